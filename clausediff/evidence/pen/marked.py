"""Whether boxes to mark are marked: by the ink inside of their frames, beside that inside of the page's other frames.

::

    ┌─────┐      the middle of an empty frame is paper, however worn the page; further out the frame's own strokes, blurred
    │ ┌─┐ │      and thick, are in the way: there the ink counts that most frames of the page do not have at the same place.
    │ │ │ │      A pen's stroke that touches a frame and is hardly inside of it is told neither as a mark nor as none
    │ └─┘ │
    └─────┘

How much ink there is does not tell all. Ink of a frame's own is joined to shapes: a thin stroke that reaches through the frame is a
mark though it is little ink, a speck is none; and much pale ink that has no shape of its own shows through from the back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.box_marks import at_frames
from clausediff.evidence.pen.frame_ink import (
    Shapes,
    darkness_of,
    disc,
    edge_of,
    is_another_s,
    models_of,
    shapes_of,
    touching,
)
from clausediff.evidence.pen.frames import Frame
from clausediff.evidence.pen.looks import BRACKETS
from clausediff.evidence.pen.prints import Print

__all__ = ["are_marked"]

_GRID, _MARGIN = 24, 0.2
"""Frames of all sizes are compared on a grid of so many cells; of a side, how far within it the frame's own strokes reach."""
_MIDDLE = 0.33
"""Of a side: how far from each the middle of a frame begins."""
_STROKE = 0.12
"""Of the darkness of frames: by so much ink that others do not have is darker than chance."""
_MARKED = (0.17, 0.1)
"""Of the darkness of frames: from here on the middle, or what the other frames do not have, is a mark."""
_EMPTY = (0.12, 0.075)
"""The same, up to which both are none."""
_FAINT = (0.045, 0.035)
"""By so much darker than the middle of the page's frames, and so much that they do not have: it may be a faint mark."""
_SURE = 0.62
"""How like the page's other frames a frame must be: of a place that is less like them nothing is told."""
_SPOT = 0.3, 0.06
"""Of a side, and of a frame's area: what is no pen's for the network, reaches no further and has no more ink is a spot of dirt."""
_DOT = 0.12, 0.01, 0.35, 0.9
"""Of a side and of a frame's area: what reaches so far and has so much ink may be a pen's dot; beside the frame's strokes it is at least
and at most so dark, for what is as dark as they are is one of them."""
_RESTS = 0.2, 0.03
"""Of a side and of a frame's area: what is left of a mark on a worn page reaches so far and is so much."""
_OWN = 0.03
"""Of a frame's area: a mark's shapes are so much of it."""
_BLACK, _BEHIND = 0.4, 0.2
"""How full the middle of a marked frame is whatever there is around it; and of a frame's area, how much pale ink around it is much."""
_THROUGH, _BLOT = 0.4, 0.28
"""Of a side: a stroke reaches so far through a frame; and what a pen made of it."""
_DARK, _DARKEST = 0.42, 1.25
"""Of the darkness of frames: paler shapes may show through from the back, darker ones are of the frame's own strokes."""
_BY_PEN = (0.3, 0.5, 0.9)
"""Of a shape: when the network takes so much of it for a pen's, it is one though it is pale, though it is small and in doubt where
it is."""
_LITTLE = 0.005
"""Of a frame's area: so much of a pen's for certain is a mark where there is more ink than in an empty frame."""
_SOLID = 0.2
"""Of a frame's area, how much ink is in its middle, which is a quarter, where it may be no frame at all."""
_TINY = 12
"""In pixels: the middle of so small a frame is not white where the page is blurred."""
_SPECK = 0.0015
"""Of a frame's area: what is smaller is nothing."""
_INKED = 0.25
"""Darkness of a pen's ink."""
_TOUCHED = 0.02
"""Of a frame's area: so much of a pen's ink that touches it may be its mark."""
_JOINED = 0.06
"""Of a frame's area: so much dark ink that touches it, and that other frames do not have, may be a tick over its edge."""


def are_marked(
    darkness: Any, classes: Any, frames: Sequence[Frame], likeliest: Sequence[Frame] | None = None,
    empty: Print | None = None, letters: Any = None,
) -> list[bool | None]:  # fmt: skip
    """For each frame of a page whether it is marked; None where that cannot be told.

    ``darkness`` is that of the page, ``classes`` are the network's probabilities; the ``likeliest`` frame of
    each place has marks, ``empty`` is the print of an empty box, and ``letters`` says where the page has words.
    """
    import numpy

    if not frames:
        return []
    letters = numpy.zeros(darkness.shape, dtype=bool) if letters is None else letters
    inside = _Page(darkness, classes, frames)
    around = at_frames(darkness, classes, frames, frames if likeliest is None else likeliest, empty, letters)
    told: list[bool | None] = []
    for number, (frame, at) in enumerate(zip(frames, around, strict=True)):
        own, marked = inside, inside.is_marked(number)
        if marked is not False and _near(at.foreign, frame).any():
            own = _Page(*_without(darkness, classes, at.foreign), frames)
            marked = own.is_marked(number)
        if frame.score >= _SURE and marked is not True and (at.mark or at.doubt):
            marked = True if at.mark or (at.touched and own.has_a_pen_s(number)) else None
        told.append(marked)
    return told


def _near(plane: Any, frame: Frame) -> Any:
    """What of a plane is in a frame and around it."""
    side = max(frame.width, frame.height)
    rows = slice(max(0, frame.top - side), frame.top + frame.height + side)
    return plane[rows, max(0, frame.left - side) : frame.left + frame.width + side]


def _without(darkness: Any, classes: Any, foreign: Any) -> tuple[Any, Any]:
    """A page without some strokes."""
    import numpy

    classes = numpy.where(foreign, 0, classes)
    classes[0][foreign] = 1
    return numpy.where(foreign, 0, darkness), classes


class _Page:
    """What is inside of the frames of a page."""

    def __init__(self, darkness: Any, classes: Any, frames: Sequence[Frame]) -> None:
        import numpy

        self.frames = frames
        self.pen = (darkness > _INKED) & (classes[1:].max(axis=0) > classes[0])
        self.cells = [_cells(darkness, frame) for frame in frames]
        models = models_of(numpy.stack(self.cells), frames)
        self.alone = not models
        """Whether no other frames show what an empty one looks like."""
        own = [self.cells[at] for at in models] or [numpy.zeros_like(self.cells[0])]
        self.usual = numpy.sort(numpy.stack(own), axis=0)[len(own) // 4]
        self.shapes = shapes_of(darkness, classes, frames)

    def is_marked(self, number: int) -> bool | None:
        """Whether there is a mark in a frame."""
        import numpy

        frame, own, shapes = self.frames[number], self.cells[number], self.shapes[number]
        margin, middle = round(_MARGIN * _GRID), round(_MIDDLE * _GRID)
        hollow = self.usual[middle:-middle, middle:-middle].mean()
        ink = float(own[middle:-middle, middle:-middle].mean())
        beyond = numpy.clip(own - self.usual - _STROKE, 0, None)
        if not self.alone:
            more = float(beyond[margin:-margin, margin:-margin].mean())
        elif frame.shape in BRACKETS:
            across = round(edge_of(frame)[0] * _GRID)
            more = float(beyond[margin:-margin, across:-across].mean())
        else:
            more = float(beyond[disc(_GRID)].mean())
        if shapes.inside < _SPECK:
            more = min(more, _EMPTY[1])  # the frame's own strokes, thicker than those of most frames
        faint = ink - hollow >= _FAINT[0] and more >= _FAINT[1]
        if frame.score < _SURE:
            return None
        if ink >= _MARKED[0] or more >= _MARKED[1]:
            doubtful = _shows_through(shapes, ink) or _is_a_spot(shapes) or is_another_s(self.pen, frame, self.frames)
            if self.alone and min(frame.width, frame.height) <= _TINY and shapes.pen < _BY_PEN[1]:
                doubtful = doubtful or ink < _BLACK
            if self.alone and shapes.deep >= _SOLID and shapes.pen < _BY_PEN[0]:
                doubtful = True  # a punch hole
            return None if doubtful else True
        if ink > _EMPTY[0] or more > _EMPTY[1] or faint:
            return True if _is_a_stroke(shapes) else None
        touched = shapes.touching > _TOUCHED and touching(self.pen, frame, self.frames) > _TOUCHED
        over_its_edge = shapes.joined > _JOINED
        rest = self.alone and frame.shape in BRACKETS and not shapes.deep  # what is left of their ends, above and below
        doubt = not rest and (_may_be_a_mark(shapes) or (frame.shape not in BRACKETS and _may_be_thin(shapes)))
        return None if touched or over_its_edge or doubt else False

    def has_a_pen_s(self, number: int) -> bool:
        """Whether there is a pen's ink in a frame, however little."""
        shapes = self.shapes[number]
        return shapes.pen >= _BY_PEN[1] and shapes.inside >= _LITTLE and shapes.dark <= _DARKEST


def _is_a_stroke(shapes: Shapes) -> bool:
    """Whether there is a pen's stroke in a frame, however thin: it reaches through, and is as dark as print or a pen's for certain."""
    certain = shapes.dark >= _DARK or shapes.pen >= _BY_PEN[0]
    reaches = shapes.reach >= _THROUGH or (shapes.reach >= _BLOT and shapes.pen >= _BY_PEN[1])
    behind = shapes.pale >= _BEHIND and shapes.dark < _BY_PEN[0]  # a network may take for a pen's what shows through
    surely = shapes.pen >= _BY_PEN[2] and shapes.inside >= _LITTLE and not behind
    return ((certain and reaches and shapes.inside >= _OWN) or surely) and shapes.dark <= _DARKEST


def _may_be_a_mark(shapes: Shapes) -> bool:
    """Whether there is ink in a frame that is too little for a mark, and may be one."""
    small = shapes.pen >= _BY_PEN[1] and shapes.inside >= _SPECK and shapes.dark <= _DARKEST
    through = shapes.reach >= _THROUGH and shapes.inside >= _OWN and _DARK <= shapes.dark <= _DARKEST
    small_reach = _DOT[0] <= shapes.reach < _THROUGH  # what reaches through is no dot
    dot = small_reach and shapes.inside >= _DOT[1] and _DOT[2] <= shapes.dark <= _DOT[3]
    return small or through or dot


def _may_be_thin(shapes: Shapes) -> bool:
    """Whether little ink in a closed frame, which has no ends inside of it, reaches so far through it or is so much that it may be what is
    left of a mark on a worn page."""
    if shapes.deep < _LITTLE:
        return False
    reaches = shapes.reach >= _THROUGH and shapes.inside >= _DOT[1] and _DARK <= shapes.dark <= _DARKEST
    return reaches or (shapes.reach >= _RESTS[0] and shapes.inside >= _RESTS[1] and shapes.dark >= _DARK)


def _is_a_spot(shapes: Shapes) -> bool:
    """Whether the ink in a frame may be dirt."""
    return shapes.pen < _BY_PEN[1] and shapes.reach < _SPOT[0] and shapes.inside < _SPOT[1]


def _shows_through(shapes: Shapes, ink: float) -> bool:
    """Whether ink without a shape of its own may be what shows through from the back, of which there is much around the frame."""
    by_pen = min(shapes.pen, shapes.dark) >= _BY_PEN[0]  # the network takes some of what is behind for a pen's
    stroke = by_pen or (shapes.reach >= _THROUGH and shapes.dark >= _DARK)
    return shapes.pale >= _BEHIND and not stroke and ink < _BLACK


def _cells(darkness: Any, frame: Frame) -> Any:
    """A frame on the grid, beside the darkness of its strokes."""
    import cv2

    part = darkness[frame.top : frame.top + frame.height + 1, frame.left : frame.left + frame.width + 1]
    return cv2.resize(part / darkness_of(frame, part), (_GRID, _GRID), interpolation=cv2.INTER_AREA)
