"""The tracked changes of an OpenDocument text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from clausediff.scan.readers.odt.package import Element, Package, o, prefixed

__all__ = ["Change", "counted", "tracked_changes"]


@dataclass(slots=True)
class Change:
    """One tracked change."""

    kind: str
    """``insertion``, ``deletion`` or a change of looks."""
    author: str
    content: list[Element] = field(default_factory=list)
    """The blocks that a deletion took out."""


def tracked_changes(package: Package) -> dict[str, Change]:
    """The changes by their names, with which the text refers to them."""
    found = {}
    for region in package.content.iter(o("text:changed-region")):
        name = region.get(o("text:id")) or region.get(o("xml:id")) or ""
        for each in region:
            kind = prefixed(each).partition(":")[2]
            author = next((who.text or "" for who in each.iter(o("dc:creator"))), "").strip()
            content = [child for child in each if prefixed(child) != "office:change-info"]
            found[name] = Change(kind, author or "somebody", content)
    return found


def counted(changes: dict[str, Change]) -> dict[str, Counter[str]]:
    """How many insertions and deletions each author made."""
    found: dict[str, Counter[str]] = {}
    for change in changes.values():
        if change.kind in ("insertion", "deletion"):
            found.setdefault(change.author, Counter())[change.kind] += 1
    return found
