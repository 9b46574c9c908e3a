"""Tracked changes of a document: how they were read is said, with their authors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from clausediff.scan.readers.output import Output

__all__ = ["tell_changes"]


def tell_changes(out: Output, changes: Mapping[str, Counter[str]], *, accept: bool) -> None:
    """Say that there are tracked changes, whose, and how they were read; ``changes`` counts the kinds for each author."""
    said = []
    for author, kinds in sorted(changes.items()):
        counts = " and ".join(f"{count} {kind}{'s' * (count > 1)}" for kind, count in sorted(kinds.items()))
        said.append(f"{counts} by {author}")
    if said:
        how = "accepted" if accept else "rejected"
        says = f"the document has tracked changes, which are read as {how}: {', '.join(said)}"
        out.tell("tracked", says, harmless=True, here=False)
