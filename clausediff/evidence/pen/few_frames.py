"""Frames of boxes where a page has few places for them: they are told by their own shape, since all of them may be marked.

::

    [X] I agree      what is inside does not matter; brackets face each other, which ] and I do not; a frame is beside letters and not
                     over them; and its strokes end at its corners, where those of a part of a large box go on
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.frames import Frame, Region
from clausediff.evidence.pen.looks import BRACKETS, Look, perfect

__all__ = ["FEW", "certainty", "faces", "facing", "goes_on", "in_the_row", "not_over", "taller", "worth"]

FEW = 6
"""Places of a page that are few."""
_AGREED, _NARROW = 3, (14, 0.8)
"""At so many places the same print is a frame; in pixels, brackets that are so narrow must be drawn so well where they are fewer."""
_FACING, _PAIR = 0.3, 3.2
"""How far brackets must face each other; and in heights, how much they count, beside how long the sides of a closed frame are."""
_COVERS = 0.15, 0.3
"""How much each pixel over letters speaks against a frame's shape, and what is left of it at least: where letters are is not known to
the pixel."""
_LEVEL = 0.3
"""In heights of the words, how far the middle of a frame is above or below that of its row."""
_TALLER = 1.7, 0.6
"""How much higher than usual frames are tried, and in heights of the words, how much further above and below the row."""
_RUNS, _STROKES = (0.3, 0.45), 2
"""Of a side, how far a stroke goes on beyond a frame that is none, and one of a pair of brackets; and how many of four strokes do."""
_FOOT, _GOES_ON, _GAP = 0.15, 0.6, 3
"""How dark the ends of a bracket are on its inner side, beyond its outer side; of its darkness, how dark what it goes on with is; and in
pixels, less than so far apart is what is left of one stroke on a worn page."""


def certainty(frame: Frame, places: int) -> float:
    """How certain a frame is at most: where few places have it, by how well its shape is drawn; two letters may look like brackets."""
    if places >= _AGREED:
        return 1.0
    narrow = frame.shape in BRACKETS and frame.width < _NARROW[0]
    return 0.0 if narrow and frame.score < _NARROW[1] else frame.score


def worth(darkness: Any, frame: Frame) -> float:
    """How much a frame counts by its shape: by its size, and by how well it is drawn."""
    if frame.shape in BRACKETS:
        return _PAIR * frame.height * frame.score * facing(darkness, frame)
    return perfect(Look(frame.shape, frame.width, frame.height)) * frame.score


def not_over(pixels: float) -> float:
    """How much of a frame's worth is left when it lies over letters by so many pixels."""
    return max(_COVERS[1], 1 - _COVERS[0] * max(0.0, pixels))


def taller(region: Region) -> Region:
    """A region in which frames are looked for that are higher than its row."""
    by, box = _TALLER[1] * region.height, region.box
    return region._replace(
        box=box._replace(top=max(0.0, box.top - by), bottom=box.bottom + by), height=_TALLER[0] * region.height
    )


def in_the_row(lower: float, region: Region, scale: float) -> bool:
    """Whether a frame whose middle is so many pixels lower than that of its row is in the row: a punch hole beside it is not."""
    return abs(lower) <= _LEVEL * region.height * scale


def faces(darkness: Any, frame: Frame) -> bool:
    """Whether a frame is no pair of brackets, or one whose brackets face each other."""
    return frame.shape not in BRACKETS or facing(darkness, frame) >= _FACING


def facing(darkness: Any, frame: Frame) -> float:
    """How far two strokes are a pair of brackets, 0 to 1: the ends of each are on the side of the other one.

    ::

        [ ]     ] I     l l      only the first: the ends of the second's left stroke are outside, and the third's have none
    """
    import numpy

    reach = max(3, frame.height // 4)
    pad = frame.height + reach
    plane = numpy.minimum(numpy.pad(darkness, pad), 1)
    sides = []
    for at, inward in ((pad + frame.left, 1), (pad + frame.left + frame.width, -1)):
        top, bottom = ends_of(plane, at, pad + frame.top, pad + frame.top + frame.height)
        high = max(2, (bottom - top) // 4)
        both = []
        for way in (inward, -inward):
            near, far = sorted((at + 2 * way, at + (1 + reach) * way))
            band = plane[:, near : far + 1]
            both.append(
                min(float(band[top - 1 : top + high].mean()), float(band[bottom - high + 1 : bottom + 2].mean()))
            )
        sides.append(both[0] - both[1])
    return max(0.0, min(1.0, (sum(sides) / 2) / _FOOT)) if min(sides) > -_FOOT / 2 else 0.0


def ends_of(plane: Any, at: int, top: int, bottom: int) -> tuple[int, int]:
    """How far up and down an upright stroke goes on beyond a frame, up to half of its height."""
    column = plane[:, max(0, at - 1) : at + 2].max(axis=1)
    least = _GOES_ON * float(column[top : bottom + 1].mean())
    most = (bottom - top) // 2
    up = column[max(0, top - most) : top][::-1] >= least
    down = column[bottom + 1 : bottom + 1 + most] >= least
    return top - _length(up), bottom + _length(down)


def _length(inked: Any) -> int:
    """How far ink goes on, with gaps such as worn pages have."""
    last = -1
    for at in inked.nonzero()[0].tolist():
        if at - last > _GAP:
            break
        last = at
    return int(last + 1)


def goes_on(darkness: Any, frames: Sequence[Frame]) -> bool:
    """Whether at most places the strokes of a frame go on beyond it: it is a part of something larger, as of a large box."""
    return sum(_runs_out(darkness, each) for each in frames) > len(frames) / 2


def _runs_out(darkness: Any, frame: Frame) -> bool:
    upright = [ends_of(darkness, frame.left + at, frame.top, frame.top + frame.height) for at in (0, frame.width)]
    beyond = [max(frame.top - top, bottom - frame.top - frame.height) / frame.height for top, bottom in upright]
    if frame.shape not in BRACKETS:
        level = [ends_of(darkness.T, frame.top + at, frame.left, frame.left + frame.width) for at in (0, frame.height)]
        beyond += [max(frame.left - low, high - frame.left - frame.width) / frame.width for low, high in level]
    if frame.shape in BRACKETS:
        return max(beyond) > _RUNS[1]
    return sum(each > _RUNS[0] for each in beyond) >= _STROKES
