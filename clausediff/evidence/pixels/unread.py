"""Ink that nobody read, at one place of the text."""

from __future__ import annotations

from clausediff.model import Range
from clausediff.scan.pages import Box
from clausediff.scan.places import Places
from clausediff.scan.scan import Scan

__all__ = ["unread_rows"]

_SAME_ROW = 0.5
"""Share of the lower of two boxes' heights that both have, from which they are of one row."""
_APART = 3.0
"""Of its height: ink of a row that lies further apart is not read together."""


def unread_rows(scan: Scan, places: Places, place: Range) -> tuple[int, list[Box]] | None:
    """The page of a place, and the rows of unread ink from the line before the place to the line behind it; None where there are none.

    Ink of one row that lies apart, as on both sides of a stamp, is in parts.

    ::

        The Recipient shall keep it secret.     the line before
        ▒▒▒ ▒▒▒▒▒ ▒▒▒ ▒▒▒▒ ▒▒                   ink that gave no words: a row
        3. Term.                                the line behind
    """
    if not scan.lines:
        return None
    at = max(0, places.line_at(max(0, place.start - 1)))
    before = scan.lines[at]
    page = scan.pages[before.page]
    after = max(at + 1, places.line_at(place.end))  # what was read between, of a stamp perhaps, is at the place
    behind = scan.lines[after] if after < len(scan.lines) else None
    bottom = behind.box.bottom if behind is not None and behind.page == before.page else page.height
    inside = [box for box in page.unread if before.box.top <= box.middle <= max(bottom, before.box.bottom)]
    rows: list[Box] = []
    for box in sorted(inside, key=lambda box: (box.middle, box.left)):
        both = min(rows[-1].bottom, box.bottom) - max(rows[-1].top, box.top) if rows else 0.0
        beside = bool(rows) and abs(box.left - rows[-1].right) <= _APART * box.height
        if rows and both >= _SAME_ROW * min(rows[-1].height, box.height) and (beside or box.left < rows[-1].right):
            rows[-1] = rows[-1].joined(box)
        else:
            rows.append(box)
    return (before.page, rows) if rows else None
