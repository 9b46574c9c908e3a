"""Whose the strokes at boxes to mark are: a stroke is the mark of one box, whichever others it runs into or is near to.

::

    ┌─╱─┐          a stroke is the box's that has most of it inside
    ├╳──┤
    ╲───┘
     ✓ ┌───┐       a tick beside a box is that of the nearest one; letters there are no tick, and a stroke that is neither is
       └───┘       told neither as a mark nor as none

The strokes are the ink that is left when the print of the page's boxes, its lines and its words are taken away.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from clausediff.evidence.pen.frames import Frame
from clausediff.evidence.pen.known_print import printed, rules
from clausediff.evidence.pen.pen_strokes import Stroke, distance, inside, strokes_of
from clausediff.evidence.pen.prints import Print
from clausediff.evidence.pen.rings import ring_around
from clausediff.evidence.pen.tick_shape import is_a_tick

__all__ = ["At", "at_frames"]

_CERTAIN = 0.55
"""How like the page's other frames a frame must be, to have strokes of its own."""
_INKED = 0.25
"""Darkness of ink."""
_RULED = 2.5
"""In sides of a frame, a straight line so long is a table's, or one to write on."""
_INSIDE = 0.12
"""Of a stroke's ink: with so much inside of a frame it is over it."""
_SMALLEST, _LARGEST = 0.4, 2.8
"""In sides: a smaller stroke at a box is no mark by itself; a larger one is handwriting, which may run through a box."""
_ABOVE, _BELOW, _ASIDE = 0.4, 0.25, 0.8
"""In sides, how far the middle of a stroke's ink may be outside of its frame: above, below and beside it."""
_LITTLE = 0.3
"""Of what a stroke has in its own frame: with no more in another one it is not that one's as well."""
_LEAST = 0.08
"""Of a frame's area: a stroke with less ink raises no doubt."""
_HALF = 0.5
"""Of a stroke: so much of it must be a pen's for the network."""
_TICK = (0.5, 2.0)
"""In sides: how high a tick beside a box is."""
_FAR, _NEARER = 0.6, 0.6
"""In sides, how far a tick is from its box at most, and how far in comparison with the next box."""
_CLOSE = 0.35
"""In sides: a pen's stroke that is no further from a box may be its mark."""
_USUAL = 0.5
"""Of the frames of a page: a line around more of them is print."""


_RING = 0.4
"""In sides: how wide a line around a frame is."""
_INNER = 0.2
"""Of a side: how far from its sides the inside of a frame begins, where there is no line of a table."""
_SAME, _NEIGHBOUR = 0.6, 2.0
"""In sides: frames that are no further apart are one, and so near another one's print is in a frame's window."""
_THICKER, _OFF = 3, 0.45
"""In pixels, how far a frame's own strokes may be from its edge; and of a pen's stroke, how much is further from it."""


class At(NamedTuple):
    """What a pen did at a frame, beside what is inside of it."""

    mark: bool = False
    """There is a mark around it, over its edge, or directly beside it."""
    doubt: bool = False
    """There is a pen's stroke that may be its mark."""
    touched: bool = False
    """One of them touches it from outside."""
    foreign: Any = None
    """Where on the page other frames near it are, and their marks."""


def at_frames(
    darkness: Any, classes: Any, frames: Sequence[Frame], likeliest: Sequence[Frame], empty: Print | None, letters: Any
) -> list[At]:
    """What is at each frame of a page.

    The ``likeliest`` frames of all places are those that have marks; ``letters`` says where the page has words, as far as they are
    no boxes.
    """
    import numpy

    certain = [each for each in likeliest if each.score >= _CERTAIN]
    if not certain:
        nowhere = numpy.zeros(darkness.shape, dtype=bool)
        return [At(foreign=nowhere) for _ in frames]
    side = int(numpy.median([max(each.width, each.height) for each in certain]))
    ink = darkness > _INKED
    pen = ink & (classes[1:].max(axis=0) > classes[0])
    ruled = rules(ink, round(_RULED * side))
    free = ink & ~ruled
    known = printed(darkness.shape, certain, empty)
    rings = _rings(free, pen, frames, certain, empty)
    drawn = [_ring(ring, darkness.shape, side) for ring in rings]
    rest = free & ~known & ~numpy.logical_or.reduce([each for each in drawn if each is not None] or [known])
    strokes = list(strokes_of(rest & (pen | ~letters), pen, letters, known, side))
    owners = [_owner(each, certain) for each in strokes]
    found = []
    for frame, ring in zip(frames, rings, strict=True):
        own = [
            each for each, owner in zip(strokes, owners, strict=True) if owner is not None and _is_same(owner, frame)
        ]
        mark = ring is not None or any(_is_a_mark(each, frame, certain) for each in own)
        doubted = [] if mark else [each for each in own if _may_be_a_mark(each, frame)]
        foreign = _mask(
            darkness.shape, [s for s, owner in zip(strokes, owners, strict=True) if _is_foreign(s, frame, owner)]
        )
        for each, other in zip(drawn, frames, strict=True):
            if each is not None and not _is_same(other, frame):
                foreign |= each
        foreign |= printed(darkness.shape, [each for each in certain if _is_beside(each, frame)], empty)
        foreign |= ruled & ~_inner(frame, darkness.shape)
        foreign &= ~printed(darkness.shape, [frame], empty)
        touched = any(_touches(each, frame) for each in doubted)
        found.append(At(mark, bool(doubted), touched, foreign))
    return found


def _inner(frame: Frame, shape: tuple[int, int]) -> Any:
    """Where the inside of a frame is."""
    import numpy

    made = numpy.zeros(shape, dtype=bool)
    down, across = max(2, round(_INNER * frame.height)), max(2, round(_INNER * frame.width))
    rows = slice(frame.top + down, frame.top + frame.height - down + 1)
    made[rows, frame.left + across : frame.left + frame.width - across + 1] = True
    return made


def _rings(free: Any, pen: Any, frames: Sequence[Frame], certain: Sequence[Frame], empty: Print | None) -> list[Any]:
    """The line around each frame; none where most frames of the page have one, which is print."""
    found = []
    for frame in frames:
        own = printed(free.shape, [frame], empty)
        found.append(ring_around(free & ~own, pen, frame) if any(_is_same(each, frame) for each in certain) else None)
    count = sum(each is not None for each in found)
    return [None] * len(frames) if count > 1 and count > _USUAL * len(certain) else found


def _ring(ring: Any | None, shape: tuple[int, int], side: int) -> Any | None:
    """Where a line around a frame is."""
    import cv2
    import numpy

    if ring is None:
        return None
    made = numpy.zeros(shape, dtype=numpy.uint8)
    cv2.polylines(made, [ring], True, 1, max(5, round(_RING * side)))
    return made > 0


def _is_foreign(stroke: Stroke, frame: Frame, owner: Frame | None) -> bool:
    """Whether a stroke near a frame is the mark of another one."""
    return (
        owner is not None
        and not _is_same(owner, frame)
        and distance(stroke, frame) <= _side(frame)
        and _is_over(stroke, owner)
        and inside(stroke, frame) <= _LITTLE * inside(stroke, owner)
    )


def _is_beside(other: Frame, frame: Frame) -> bool:
    """Whether another frame is so near to one that its print is in its window."""
    apart = max(abs(other.left - frame.left), abs(other.top - frame.top))
    return not _is_same(other, frame) and apart <= _NEIGHBOUR * _side(frame)


def _is_same(one: Frame, other: Frame) -> bool:
    """Whether two frames are one, seen from two places of the form."""
    return max(abs(one.left - other.left), abs(one.top - other.top)) <= _SAME * _side(one)


def _owner(stroke: Stroke, frames: Sequence[Frame]) -> Frame | None:
    """The frame whose mark a stroke may be: the one that has most of it inside, else the nearest."""
    best = max(frames, key=lambda each: inside(stroke, each))
    if inside(stroke, best) > 0:
        return best
    best = min(frames, key=lambda each: distance(stroke, each))
    return best if distance(stroke, best) <= _FAR * _side(best) else None


def _side(frame: Frame) -> int:
    return max(frame.width, frame.height)


def _is_over(stroke: Stroke, frame: Frame) -> bool:
    """Whether a stroke is in a frame or over its edge."""
    return inside(stroke, frame) >= _INSIDE * stroke.size


def _is_level(stroke: Stroke, frame: Frame) -> bool:
    """Whether the middle of a stroke's ink is in the row of a frame, and near it."""
    side, (across, down) = _side(frame), stroke.middle
    return (
        frame.top - _ABOVE * side <= down <= frame.top + frame.height + _BELOW * side
        and frame.left - _ASIDE * side <= across <= frame.left + frame.width + _ASIDE * side
    )


def _is_a_mark(stroke: Stroke, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether a stroke is a frame's mark: one over its edge, or a tick beside it."""
    side = _side(frame)
    wide, high = stroke.right - stroke.left, stroke.bottom - stroke.top
    if (
        not _SMALLEST * side <= max(wide, high) <= _LARGEST * side
        or not _is_level(stroke, frame)
        or _is_of_the_edge(stroke, frame)
    ):
        return False
    near = distance(stroke, frame)
    if _is_over(stroke, frame):
        return stroke.pen >= _HALF or is_a_tick(stroke.mask)
    if near <= _THICKER and stroke.pen >= _HALF and is_a_tick(stroke.mask, ends=False):
        return True
    if near <= _THICKER and stroke.middle[0] > frame.left + frame.width and _TICK[0] * side <= high:
        return stroke.pen >= _HALF and is_a_tick(stroke.mask)  # its foot is on the frame's right side
    apart = min((distance(stroke, other) for other in frames if not _is_same(other, frame)), default=1e9)
    return (
        stroke.pen >= _HALF
        and near <= _FAR * side
        and near <= _NEARER * apart
        and _TICK[0] * side <= high <= _TICK[1] * side
        and is_a_tick(stroke.mask, both=True)
    )


def _may_be_a_mark(stroke: Stroke, frame: Frame) -> bool:
    """Whether a stroke that is no mark for certain may be one."""
    near = distance(stroke, frame) <= _CLOSE * _side(frame) and _is_level(stroke, frame)
    if not near or stroke.size < _LEAST * _side(frame) ** 2 or _is_of_the_edge(stroke, frame):
        return False
    return stroke.pen >= _HALF or (not stroke.cut and is_a_tick(stroke.mask))


def _touches(stroke: Stroke, frame: Frame) -> bool:
    """Whether a pen's stroke is directly beside a frame, with nothing inside of it that is joined to it."""
    aside = abs(stroke.middle[0] - frame.left - frame.width / 2) > frame.width / 2
    return stroke.pen >= _HALF and aside and distance(stroke, frame) <= _THICKER and not inside(stroke, frame)


def _is_of_the_edge(stroke: Stroke, frame: Frame) -> bool:
    """Whether a shape is what is left of a frame's own strokes, which are thicker here than elsewhere."""
    import numpy

    rows, columns = stroke.mask.nonzero()
    down, across = rows + stroke.top, columns + stroke.left
    beyond = numpy.maximum(
        numpy.maximum(frame.top - down, down - frame.top - frame.height),
        numpy.maximum(frame.left - across, across - frame.left - frame.width),
    )
    return float((abs(beyond) > _THICKER).mean()) < _OFF


def _mask(shape: tuple[int, int], strokes: Sequence[Stroke]) -> Any:
    """Where strokes are on the page, and what is directly beside them."""
    import cv2
    import numpy

    made = numpy.zeros(shape, dtype=numpy.uint8)
    for each in strokes:
        made[each.top : each.bottom, each.left : each.right] |= each.mask.astype(numpy.uint8)
    return cv2.dilate(made, numpy.ones((5, 5), dtype=numpy.uint8)) > 0
