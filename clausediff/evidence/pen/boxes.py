"""Check boxes on a page: squares by their four sides, marked or not by the ink inside, never by what OCR made of them.

::

        x   x+size         each side is a line that is darker than the paper four pixels outside of it;
     y  ┌───┐              what is inside does not matter, so that a tick, a cross or a filled box is no hindrance
        │ ╳ │ Accept       boxes are looked for where words begin and in the gaps beside words
        └───┘

A worn page has pale and broken sides, so all four together decide, and what is asked of each goes by the page's own grain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, NamedTuple

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.overlaps import Boxes
from clausediff.scan.pages import Box

__all__ = ["CheckBox", "find_boxes"]

_SCALE = DPI / 72
_SIZES = range(11, 34)
"""In pixels: how large a check box is, 5 to 16 points."""
_OUTSIDE = 4
"""In pixels: how far outside of a side the paper is looked at; a blurred line is not so wide."""
_RIM = _OUTSIDE + 1
"""In pixels: white around the page, so that there is something outside of a line at its very edge."""
_DARKER, _GRAINS = 0.12, 2.0
"""By so much, and by so many times the page's grain, a side is darker than the paper outside of it."""
_DRAWN, _BEGUN = 0.78, 0.55
"""Of a side: so much of it must be darker; and of its first pixels, for a place to be looked at more closely."""
_MEAN = 0.13
"""By so much a side is darker on average."""
_NEAR, _SAME = 0.6, 3
"""Squares whose middles are nearer, in sides, are one; of those that are smaller than the largest by no more pixels, the
clearest is taken."""
_GAP, _BESIDE, _ABOVE = 7.0, 2.7, 0.3
"""In points, how wide a gap beside a word must be to hold a box; in heights of the word, how far into the gap a box begins, and
how far above the word or within its beginning."""
_NOTHING = 99.0
"""In points: so wide the gap is taken to be where no other word stands beside one."""
_BENT = 2
"""In pixels: a side whose ends lie further inside than its middle is bent."""
_INSET = 0.22
"""Of a side: so much beside each side is the side's own ink, or that of a letter that touches it."""
_MARKED, _EMPTY = 0.17, 0.12
"""Of the sides' darkness: from the first on, the inside of a box is marked, up to the second it is not; between them nothing is
said."""


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A square on the page."""

    box: Box
    """In points."""
    marked: bool | None
    """None where the ink inside may be a tick or dirt."""


class _Square(NamedTuple):
    """A square in pixels."""

    size: int
    clear: float
    """By how much its sides are darker than the paper outside, on average."""
    left: int
    top: int


class _Side(NamedTuple):
    """One side of a square."""

    outside: tuple[int, int]
    """Down and across."""
    start: tuple[int, int]
    """Where it begins: multiples of the square's size, down and across."""
    drawn: Any
    """How many pixels above and left of each one are dark enough for it, so that those of any stretch are three subtractions."""


def find_boxes(darkness: Any, words: Sequence[Box] = ()) -> list[CheckBox]:
    """The check boxes of a page, from above; ``darkness`` is that of :func:`~clausediff.evidence.pen.ink.as_ink`.

    With the boxes of the page's ``words``, only places at and beside words are looked at.
    """
    import cv2
    import numpy

    grain = 1.05 * float(numpy.median(numpy.abs(numpy.diff(darkness[::3], axis=1)))) if darkness.shape[1] > 1 else 0.0
    padded = cv2.copyMakeBorder(darkness, _RIM, _RIM, _RIM, _RIM, cv2.BORDER_CONSTANT, value=0)
    sides = _sides(padded, _DARKER + _GRAINS * grain)
    places = _places(darkness.shape, words)
    for side in (sides[0], sides[2]):  # the upper and the left side begin at the same corner
        _keep_begun(places, side)
    rows, columns = numpy.nonzero(places)
    least = max(_MEAN, _GRAINS * grain)
    squares = numpy.concatenate([_of_size(padded, sides, rows, columns, size, least) for size in _SIZES])
    known = Boxes(words)
    found = [
        CheckBox(box, _is_marked(darkness, square))
        for square in _apart(squares)
        for box in [_box_of(square)]
        if not _frames_a_word(box, known) and _is_straight(darkness, square)
    ]
    return sorted(found, key=lambda each: (each.box.top, each.box.left))


def _sides(padded: Any, least: float) -> list[_Side]:
    """The upper, lower, left and right side. A line that strays by a pixel counts."""
    import cv2
    import numpy

    made = []
    within = slice(_RIM, padded.shape[0] - _RIM), slice(_RIM, padded.shape[1] - _RIM)
    for outside, start in (((-1, 0), (0, 0)), ((1, 0), (1, 0)), ((0, -1), (0, 0)), ((0, 1), (0, 1))):
        paper = tuple(
            slice(each.start + step * _OUTSIDE, each.stop + step * _OUTSIDE)
            for each, step in zip(within, outside, strict=True)
        )
        drawn = (padded[within] - padded[paper] > least).astype(numpy.uint8)
        strays = numpy.ones((3, 1) if outside[0] else (1, 3), dtype=numpy.uint8)
        made.append(_Side(outside, start, cv2.integral(cv2.dilate(drawn, strays))))
    return made


def _keep_begun(places: Any, side: _Side) -> None:
    """Takes away the places at which the first pixels of a side that begins there are not dark enough for one."""
    short = _SIZES[0]
    down, across = (1, short) if side.outside[0] else (short, 1)
    sums = side.drawn
    drawn = sums[down:, across:] - sums[:-down, across:] - sums[down:, :-across] + sums[:-down, :-across]
    high, wide = drawn.shape
    places[:high, :wide] &= drawn >= _BEGUN * short
    places[high:], places[:, wide:] = False, False


def _drawn(side: _Side, rows: Any, columns: Any, size: int) -> Any:
    """How much of one side of the squares of one size is dark enough, for each of some places."""
    top, left = rows + side.start[0] * size, columns + side.start[1] * size
    bottom, right = (top + 1, left + size) if side.outside[0] else (top + size, left + 1)
    sums = side.drawn
    return (sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]) / size


def _darker(padded: Any, side: _Side, rows: Any, columns: Any, size: int) -> Any:
    """By how much one side of the squares is darker than the paper outside, on average; for each of some places."""
    import numpy

    along = numpy.arange(size)
    down, across = side.outside
    across_it = (0, along) if down else (along, 0)
    rows = rows[:, None] + side.start[0] * size + across_it[0] + _RIM
    columns = columns[:, None] + side.start[1] * size + across_it[1] + _RIM
    darker = [
        padded[rows + step * down, columns + step * across]
        - padded[rows + (step + _OUTSIDE) * down, columns + (step + _OUTSIDE) * across]
        for step in (-1, 0, 1)
    ]
    return numpy.maximum.reduce(darker).mean(axis=1)


def _places(shape: tuple[int, int], words: Sequence[Box]) -> Any:
    """Where the upper left corner of a box may be."""
    import numpy

    if not words:
        return numpy.ones(shape, dtype=bool)
    places = numpy.zeros(shape, dtype=bool)
    known = Boxes(words)
    for word in words:
        row = known.beside(word, 0.3)
        before = (word.left - known.right)[row & (known.right <= word.left + 1)]
        behind = (known.left - word.right)[row & (known.left >= word.right - 1)]
        left, right = before.min(initial=_NOTHING), behind.min(initial=_NOTHING)
        room = _BESIDE * word.height
        spans = [
            (word.left - (min(left, room) if left >= _GAP else _ABOVE * word.height), word.left + _ABOVE * word.height)
        ]
        if right >= _GAP:
            spans.append((word.right, word.right + min(right, room)))
        top, bottom = word.top - _ABOVE * word.height, word.bottom - _ABOVE * word.height
        for begin, end in spans:
            places[_pixels(top, bottom), _pixels(begin, end)] = True
    return places


def _pixels(low: float, high: float) -> slice:
    return slice(max(0, int(low * _SCALE)), max(0, int(high * _SCALE) + 1))


def _of_size(padded: Any, sides: Sequence[_Side], rows: Any, columns: Any, size: int, least: float) -> Any:
    """The squares of one size among the places of their upper left corners, each a row: size, clearness, left, top."""
    import numpy

    high, wide = (length - 2 * _RIM for length in padded.shape)
    held = (rows + size < high) & (columns + size < wide)
    rows, columns = rows[held], columns[held]
    for side in sides:  # all of them first: hardly a place is left
        drawn = _drawn(side, rows, columns, size) >= _DRAWN
        rows, columns = rows[drawn], columns[drawn]
    clear = numpy.zeros(len(rows))
    for side in sides:
        darker = _darker(padded, side, rows, columns, size)
        clear += darker / 4
        dark = darker >= least
        rows, columns, clear = rows[dark], columns[dark], clear[dark]
    return numpy.stack((numpy.full(len(rows), size), clear, columns, rows), axis=1)


def _is_straight(darkness: Any, square: _Square) -> bool:
    """Whether at least two sides are lines: those of a circle are bent, and a tick runs over two at most."""
    import numpy

    size, clear, left, top = square
    reach = _OUTSIDE
    part = darkness[max(0, top - reach) : top + size + reach + 1, max(0, left - reach) : left + size + reach + 1]
    padded = part
    if part.shape != (size + 2 * reach + 1,) * 2:  # beside the edge of the picture
        padded = numpy.pad(part, ((max(0, reach - top), reach), (max(0, reach - left), reach)))
        padded = padded[: size + 2 * reach + 1, : size + 2 * reach + 1]
    straight = 0
    end, middle = max(2, size // 6), slice(size // 4, -(size // 4))
    for side in (padded, padded[::-1], padded.T, padded.T[::-1]):
        dark = side[: 2 * reach + 1, reach:-reach] >= 0.5 * clear
        edge = numpy.where(dark.any(axis=0), dark.argmax(axis=0), 2 * reach)  # where the ink begins, from outside
        inked = edge.tolist()
        straight += median(inked[:end] + inked[-end:]) - median(inked[middle]) <= _BENT
        if straight == 2:
            return True
    return False


def _apart(squares: Any) -> Iterator[_Square]:
    """One square for all that lie over each other: the outer one, since a filled box has others in its ink."""
    import numpy

    size, clear, left, top = squares.T.copy()
    across, down = left + size / 2, top + size / 2
    rest = numpy.argsort(-size, kind="stable")
    while len(rest):
        first = rest[0]
        reach = _NEAR * size[first]
        near = (abs(across[rest] - across[first]) < reach) & (abs(down[rest] - down[first]) < reach)
        same = rest[near]
        alike = same[size[same] >= size[first] - _SAME]
        best = alike[clear[alike].argmax()]
        yield _Square(int(size[best]), float(clear[best]), int(left[best]), int(top[best]))
        rest = rest[~near]


def _box_of(square: _Square) -> Box:
    left, top, size = square.left, square.top, square.size
    return Box(left / _SCALE, top / _SCALE, (left + size) / _SCALE, (top + size) / _SCALE).rounded()


def _frames_a_word(box: Box, words: Boxes) -> bool:
    """Whether a word in a square is so wide that the square frames it; an engine's reading of a tick is higher than wide."""
    inside = words.overlap(box) > 0.7 * words.width * words.height
    framed = (0.5 * box.width < words.width) & (words.width < box.width) & (words.width > 1.5 * words.height)
    return bool((inside & framed).any())


def _is_marked(darkness: Any, square: _Square) -> bool | None:
    size, clear, left, top = square
    inset = max(3, round(_INSET * size))
    inside = darkness[top + inset : top + size - inset + 1, left + inset : left + size - inset + 1]
    share = float(inside.mean()) / clear
    return True if share >= _MARKED else False if share <= _EMPTY else None
