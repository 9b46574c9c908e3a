"""Whether words of some size, at some place, can be seen on a page: what the formats of word processors have in common.

Each format has properties of its own that make words small, narrow or low, or move them away. A reader says what comes of them in
points, and one place decides, so that the same look is seen or unseen whichever property and whichever format made it.
"""

from __future__ import annotations

from dataclasses import dataclass

from clausediff.scan.readers.output import Output, quoted
from clausediff.scan.scan import Unread

__all__ = ["Extent", "cut_off", "outside", "tell_cut_off", "unseen", "wide"]

_SMALLEST = 4.0
"""Points: smaller letters cannot be read on a printed page."""
_NARROWEST = 20.0
"""Per cent of their width: letters drawn narrower run into one stroke."""
_TOUCHING = 0.25
"""The share of the letters' height by which they may be drawn together and still be read: an average letter is half as wide as high."""
_OUT_OF_LINE = 4.0
"""In heights of the letters: words that are moved further up or down are on no line of their own text, or on no page."""
_LOWEST_LINE = 0.4
"""The share of the letters' height that must be left of them in a line of exact height: with less, no letter keeps its shape."""
_LETTER = 0.5
"""The width of an average letter, as a share of its height; that of the letters of a narrow font is 0.4."""
_NARROW_LETTER = 0.4
_OVERFULL = 1.3
"""By how much words must be higher than what holds them, when they are set as narrow as can be, before they are cut off for certain."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How large some words are drawn, in points."""

    size: float = 12.0
    """The height of the letters."""
    scale: float = 100.0
    """Their width in per cent of the usual one."""
    spread: float = 0.0
    """What is put between them; below zero where they are drawn together."""
    raised: float = 0.0
    """How far above their line they are, or below it where less than zero."""
    line: float | None = None
    """The height of their line, where it is exact and does not follow the letters."""
    room: float | None = None
    """The height of the row, frame or box that holds them, where it is exact and cuts off what is higher."""


def unseen(extent: Extent) -> str:
    """Why words of that extent cannot be seen; empty where they can."""
    size = extent.size
    if size < _SMALLEST:
        return f"its letters are {size:g} points high"
    if 0 <= extent.scale < _NARROWEST:
        return f"its letters are drawn {extent.scale:g} % wide"
    if extent.spread < -_TOUCHING * size:
        return "its letters are drawn on top of each other"
    # lines that follow their letters make room for those that are moved; lines of an exact height do not
    far = _OUT_OF_LINE * size if extent.line is None else 1.5 * max(size, extent.line)
    if abs(extent.raised) >= far:
        return "it is moved out of its line"
    if extent.line is not None and extent.line < _LOWEST_LINE * size:
        return f"its lines are {extent.line:g} points high"
    if extent.room is not None and extent.room < _LOWEST_LINE * size:
        return f"what holds it is {extent.room:g} points high"
    return ""


def wide(text: str, size: float) -> float:
    """About how wide a text is drawn, in points."""
    return len(text) * _LETTER * size


def outside(begins: float, long: float | None, page: float) -> bool:
    """Whether nothing of a stretch is on a page that reaches from 0 to ``page``, or so little that no letter is; ``long`` is None
    where its length is not known, and it may be as long as the page."""
    ends = begins + (page if long is None else long)
    return begins >= page or ends <= 0


def tell_cut_off(out: Output, start: int, size: float, width: float, height: float, what: str) -> None:
    """Say that the words of a text from an offset on do not fit in what holds them, ``what``, and so are not all seen."""
    text = out.since(start).strip()
    if cut_off(len(text), size, width, height):
        says = f"whether all of {quoted(text)} can be seen on the page is not certain: {what} is {height:g} points high, too low for it"
        out.unread.append(Unread("unseen", says, "", out.span_from(start)))


def cut_off(letters: int, size: float, width: float, height: float) -> bool:
    """Whether words do not fit in a box that shows nothing beyond its edges, however closely they are set.

    A person sees the first lines only, and nothing says that there are more.
    """
    if letters == 0 or width <= 0:
        return False
    if height < _LOWEST_LINE * size:
        return True
    lines = max(1.0, letters * _NARROW_LETTER * size / width)
    return lines * size > _OVERFULL * max(height, size)
