"""Tracked changes where they stand in the text."""

from __future__ import annotations

from clausediff.scan.readers.odt.package import Element, o, prefixed
from clausediff.scan.readers.odt.shared import Shared
from clausediff.scan.readers.odt.styles import Place

__all__ = ["read_change"]


def read_change(reading: Shared, element: Element, name: str, place: Place) -> None:
    """Where a change begins, ends, or took words out."""
    key = element.get(o("text:change-id")) or ""
    change = reading.changes.get(key)
    if change is None:
        return
    if name == "text:change-start" and change.kind == "insertion" and not reading.accept:
        reading.absent.add(key)
    elif name == "text:change-end":
        reading.absent.discard(key)
    elif name == "text:change" and change.kind == "deletion" and not reading.accept:
        paragraphs = change.content
        for number, each in enumerate(paragraphs):
            if prefixed(each) in ("text:p", "text:h"):
                if number:
                    reading.out.break_paragraph()
                reading.read_inline(reading, each, place)
            else:
                reading.read_block(reading, each, place, None)
