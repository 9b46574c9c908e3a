"""What reviewers said of findings: a ledger (SQLite, append-only) and a baseline (JSON, for git).

    with Ledger(path) as ledger:
        ledger.decide(subject, "accept", reviewer="Ada")
        report = apply(report, ledger)

A decision belongs to one canonical, one document and one finding, all three by their hashes. Where any of them has
changed, the decision is *stale*: it is reported and never applied. Nothing here opens a ledger that the user did not
name, save the terminal UI, which says on the screen which one it uses: a ledger that arrives beside the scans would
otherwise be a way to have an edit accepted.
"""

from __future__ import annotations

from clausediff.decisions import baseline
from clausediff.decisions.applying import Source, apply
from clausediff.decisions.ledger import Ledger
from clausediff.decisions.places import default_path, default_reviewer
from clausediff.decisions.record import Effective, Event, Key, Subject, subjects

__all__ = [
    "Effective",
    "Event",
    "Key",
    "Ledger",
    "Source",
    "Subject",
    "apply",
    "baseline",
    "default_path",
    "default_reviewer",
    "subjects",
]
