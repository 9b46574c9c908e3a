"""The ink that a box to mark has of its own, in its frame and around it: what the page's other frames have as well is left out.

::

    [ ]  [ ]  [/]   all brought to one size and laid over each other: what most of them have is the brackets, a table's rule, a
                    word that is beside each; what is left of the third is a stroke
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from clausediff.evidence.pen.frames import Frame
from clausediff.evidence.pen.looks import BRACKETS

__all__ = ["Shapes", "darkness_of", "disc", "edge_of", "is_another_s", "models_of", "shapes_of", "touching"]

_GRID = 24
"""Frames of all sizes are compared on a grid of so many cells."""
_AROUND = 12
"""In cells: what is around a frame is looked at with it."""
_USUAL = 0.3
"""Of the frames of a page: ink that is at the same place in more of them is not a frame's own."""
_EXTRA = 0.2
"""Of the darkness of frames: by so much a cell is darker than usual that has ink of its own."""
_INSET = 0.12
"""Of a side: within it nothing is taken for a shape inside."""
_PALE = 0.5
"""Of the darkness of frames: ink that is paler may show through from the back."""
_REACH, _HALF = 2.5, 0.5
"""In widths of a frame, how far around it a pen's ink that touches it is looked for; and a mark that has less of its ink in a frame
than so much of what it has in another one is the other's."""


_HOLLOW, _NOISE, _MODELS = 0.12, 0.03, 2
"""How dark the middle of a frame is that shows what an empty one looks like; by so much more than the emptiest one's where the page
is dirty; and of so many an empty one is made."""
_FEET, _EDGE = (0.32, 0.3), 0.22
"""Of its width and of its height: how far into a pair of brackets their feet reach; and of a side, how far the thick and blurred
sides of a square or circle do."""
_DEEP = _AROUND + _GRID // 4
"""In cells, where the middle of a frame begins in its window."""
_LEAVES = 5
"""In cells: ink that reaches no further out of a frame may be the frame's own, a little displaced."""


class Shapes(NamedTuple):
    """What a frame has of its own, on the grid."""

    inside: float = 0.0
    """Of the frame's area: all that is inside."""
    reach: float = 0.0
    """Of a side: how far through the frame the largest shape reaches."""
    dark: float = 0.0
    """How dark that shape is, beside the frame's strokes."""
    pen: float = 0.0
    """How much of it is a pen's."""
    touching: float = 0.0
    """Of the frame's area: a pen's ink outside that touches the frame."""
    joined: float = 0.0
    """Of the frame's area: any dark ink outside that touches the frame, as a tick over its edge does that is as black as print."""
    pale: float = 0.0
    """Of the frame's area: ink around it that is paler than print, as what shows through from the back is."""
    deep: float = 0.0
    """Of the frame's area: what is in its middle, where a frame that is a little displaced has none of its own strokes."""


def shapes_of(darkness: Any, classes: Any, frames: Sequence[Frame]) -> list[Shapes]:
    """The ink of its own that each frame has, in and around it."""
    import cv2
    import numpy

    windows = numpy.stack([_window(darkness, frame, beside_strokes=True) for frame in frames])
    inked = (classes[1:].max(axis=0) > classes[0]).astype(numpy.float32)
    models = models_of(windows[:, _AROUND:-_AROUND, _AROUND:-_AROUND], frames)
    usual = numpy.zeros_like(windows[0])
    if models:
        usual = numpy.sort(windows[models], axis=0)[int((1 - _USUAL) * (len(models) - 1))]
    grown = cv2.dilate(usual.astype(numpy.float32), numpy.ones((3, 3), dtype=numpy.uint8))
    found = []
    for frame, window in zip(frames, windows, strict=True):
        strokes = _strokes_of(frame)
        own = strokes if models else strokes | _print_of(frame)
        found.append(_joined(window, (window - grown > _EXTRA) & ~own, _window(inked, frame) > 0.5, strokes))
    return found


def models_of(cells: Any, frames: Sequence[Frame]) -> list[int]:
    """Which frames of a page show what an empty one looks like: those with nothing in the middle. Empty where they are too few to tell,
    as where there is one box only, or where most of few boxes are marked; then each frame is looked at by itself.

    ``cells`` are what is in each frame, beside the darkness of its strokes.
    """
    third = cells.shape[1] // 3
    inks = [float(each[third:-third, third:-third].mean()) for each in cells]
    least = max(_HOLLOW, min(_HOLLOW, *inks) + _NOISE)
    hollow = [at for at, ink in enumerate(inks) if ink <= least]
    apart = {(frames[at].left, frames[at].top) for at in hollow}
    return hollow if len(apart) >= _MODELS else []


def edge_of(frame: Frame) -> tuple[float, float]:
    """How far into a frame its own strokes may reach, of its width and of its height: brackets have feet, or are bent."""
    if frame.shape in BRACKETS:
        return min(_FEET[0], _FEET[1] * frame.height / frame.width), 0.0
    return _EDGE, _EDGE


def _print_of(frame: Frame) -> Any:
    """Where the strokes of a frame may be in its window, whatever its font and however worn it is."""
    import numpy

    made = numpy.zeros((_GRID + 2 * _AROUND, _GRID + 2 * _AROUND), dtype=bool)
    across, down = (round(each * _GRID) for each in edge_of(frame))
    made[_AROUND : _AROUND + _GRID, _AROUND : _AROUND + _GRID] = True
    if frame.shape in BRACKETS:
        made[_AROUND + down : _AROUND + _GRID - down, _AROUND + across : _AROUND + _GRID - across] = False
        return made
    return made & ~disc(_GRID, _AROUND)


def disc(side: int, around: int = 0) -> Any:
    """Where the inside of a closed frame is for certain, whether it is square or round."""
    import numpy

    at = numpy.arange(side + 2 * around) - around - (side - 1) / 2
    return at[:, None] ** 2 + at[None, :] ** 2 <= (side * (0.5 - _EDGE)) ** 2


def darkness_of(frame: Frame, part: Any) -> float:
    """How dark a frame's strokes are, of which ``part`` is the ink: brackets are two at its ends."""
    import numpy

    if frame.shape in BRACKETS:
        ends = max(4, part.shape[1] // 5)
        part = numpy.concatenate((part[:, :ends], part[:, -ends:]), axis=1)
    return max(0.1, float(numpy.percentile(part, 85)))


def _joined(window: Any, extra: Any, pen: Any, strokes: Any) -> Shapes:
    import cv2
    import numpy

    low, high = _AROUND + round(_INSET * _GRID), _AROUND + _GRID - round(_INSET * _GRID)
    inner = numpy.zeros(extra.shape, dtype=bool)
    inner[low:high, low:high] = True
    edge = cv2.dilate(strokes.astype(numpy.uint8), numpy.ones((3, 3), dtype=numpy.uint8)) > 0
    count, labels = cv2.connectedComponents(extra.astype(numpy.uint8), connectivity=8)
    best, touching, beyond = (0.0, 0.0, 0.0), 0, 0
    for label in range(1, count):
        shape = labels == label
        own = shape & inner
        if own.any():
            rows, columns = own.any(axis=1).nonzero()[0], own.any(axis=0).nonzero()[0]
            reach = max(rows[-1] - rows[0], columns[-1] - columns[0]) + 1
            best = max(best, (reach / _GRID, float(window[own].mean()), float(pen[own].mean())))
        if (shape & edge).any():
            touching += int((shape & ~inner & pen).sum())
            beyond += _beyond(shape & ~_within() & (window > _PALE))
    area = _GRID * _GRID
    pale = int((extra & (window < _PALE) & ~_within()).sum())
    deep = int((extra[_DEEP:-_DEEP, _DEEP:-_DEEP]).sum())
    return Shapes(int((extra & inner).sum()) / area, *best, touching / area, beyond / area, pale / area, deep / area)


def _beyond(outside: Any) -> int:
    """How much of a shape is outside of a frame: nothing where it hardly leaves the frame, or runs on, as a table's rule does."""
    rows, columns = outside.any(axis=1).nonzero()[0], outside.any(axis=0).nonzero()[0]
    if not len(rows):
        return 0
    high, last = _AROUND + _GRID, 2 * _AROUND + _GRID - 1
    far = max(_AROUND - rows[0], rows[-1] - high + 1, _AROUND - columns[0], columns[-1] - high + 1)
    through = (rows[0] == 0 and rows[-1] == last) or (columns[0] == 0 and columns[-1] == last)
    return int(outside.sum()) if far >= _LEAVES and not through else 0


def _within() -> Any:
    """Where a frame is in its window."""
    import numpy

    made = numpy.zeros((_GRID + 2 * _AROUND, _GRID + 2 * _AROUND), dtype=bool)
    made[_AROUND : _AROUND + _GRID, _AROUND : _AROUND + _GRID] = True
    return made


def _strokes_of(frame: Frame) -> Any:
    """Where a frame's own strokes are in its window."""
    import cv2
    import numpy

    made = numpy.zeros((_GRID + 2 * _AROUND, _GRID + 2 * _AROUND), dtype=numpy.uint8)
    low, high, wide = _AROUND, _AROUND + _GRID - 1, 3
    if frame.shape == "circle":
        middle = (low + high) // 2
        cv2.circle(made, (middle, middle), _GRID // 2, 1, wide)
    else:
        cv2.rectangle(made, (low, low), (high, high), 1, wide)
        if frame.shape in BRACKETS:
            third = _GRID // 3
            made[:, low + third : high + 1 - third] = 0
    return made > 0


def _window(plane: Any, frame: Frame, *, beside_strokes: bool = False) -> Any:
    """What is in and around a frame on the grid; of darkness, beside that of its strokes."""
    import cv2
    import numpy

    wide, tall = frame.width + 1, frame.height + 1
    across, down = round(wide * _AROUND / _GRID), round(tall * _AROUND / _GRID)
    top, left, (high, most) = frame.top - down, frame.left - across, plane.shape
    part = numpy.pad(
        plane[max(0, top) : top + tall + 2 * down, max(0, left) : left + wide + 2 * across],
        (
            (max(0, -top), max(0, top + tall + 2 * down - high)),
            (max(0, -left), max(0, left + wide + 2 * across - most)),
        ),
    )
    if beside_strokes:
        part = part / darkness_of(frame, part[down : down + tall, across : across + wide])
    return cv2.resize(part, (_GRID + 2 * _AROUND, _GRID + 2 * _AROUND), interpolation=cv2.INTER_AREA)


def touching(pen: Any, frame: Frame, frames: Sequence[Frame]) -> float:
    """How much of a pen's ink touches a frame and no other one more, beside the frame's area; ``pen`` says where there is some."""
    import cv2
    import numpy

    reach = round(_REACH * frame.width)
    left, top = max(0, frame.left - reach), max(0, frame.top - reach)
    part = slice(top, frame.top + frame.height + reach + 1), slice(left, frame.left + frame.width + reach + 1)
    count, labels = cv2.connectedComponents(pen[part].astype(numpy.uint8), connectivity=8)
    found = 0
    for label in range(1, count):
        shape = labels == label
        own = _inside(shape, frame, left, top)
        if own and own >= max(_inside(shape, other, left, top) for other in frames):
            found += int(shape.sum()) - own  # a network may take a round frame itself for a pen's
    return found / (frame.width * frame.height)


def _inside(shape: Any, frame: Frame, left: int, top: int) -> int:
    """How many pixels of a shape are in a frame."""
    rows = slice(max(0, frame.top - top), max(0, frame.top + frame.height + 1 - top))
    columns = slice(max(0, frame.left - left), max(0, frame.left + frame.width + 1 - left))
    return int(shape[rows, columns].sum())


def is_another_s(pen: Any, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether most of a pen's ink in a frame is of a mark that is in another frame for the most part."""
    import cv2
    import numpy

    reach = round(_REACH * frame.width)
    left, top = max(0, frame.left - reach), max(0, frame.top - reach)
    part = slice(top, frame.top + frame.height + reach + 1), slice(left, frame.left + frame.width + reach + 1)
    count, labels = cv2.connectedComponents(pen[part].astype(numpy.uint8), connectivity=8)
    own = foreign = 0
    for label in range(1, count):
        shape = labels == label
        here = _inside(shape, frame, left, top)
        most = max(_inside(shape, other, left, top) for other in frames)
        own, foreign = (own, foreign + here) if here < _HALF * most else (own + here, foreign)
    return foreign > own
