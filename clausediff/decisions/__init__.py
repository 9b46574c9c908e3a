"""Reviewers' decisions on findings: a ledger (SQLite, append-only) and a baseline (JSON, for git).

In: a report, and the ledger or baseline that the user names. Out: the report with the decisions applied, and a note
for each kind of decision that no longer applies. May import: :mod:`clausediff.model` and :mod:`clausediff.errors`.

    with Ledger(path) as ledger:
        ledger.decide(subject, "accept", reviewer="Ada")
        report = apply(report, ledger)

A decision belongs to one canonical, one document and one finding, identified by their hashes. When any of the three
has changed, the decision is *stale*: it is reported and never applied. Only ledgers that the user names are opened;
otherwise a ledger that arrives beside the scans could accept an edit. The one exception is the terminal UI, which
shows on the screen which ledger it uses.
"""

from __future__ import annotations

from clausediff.decisions import baseline
from clausediff.decisions.applying import Source, apply
from clausediff.decisions.ledger import Ledger
from clausediff.decisions.paths import default_path, default_reviewer
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
