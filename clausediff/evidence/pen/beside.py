"""Ink of a pen beside the printed words, whatever kind of stroke the network takes it for.

::

    shall not disclose.  until paid       behind a paragraph's last line
            90
    pay for ⋏ days                        between two lines
    no │ The Recipient                    in the margin

A short word in a neat hand looks like print in parts, and in others like a stroke through print; but nothing is printed where
no word's box is. So all ink of a pen in the white is one shape, and what is weighed is where it is and how it differs from print.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any, NamedTuple

from clausediff.evidence.pen.closer import Closer, confirmed
from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.lone import is_lone_line_or_ring
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.shapes import Shape, find_shapes, inked_part
from clausediff.evidence.pen.weights import trees
from clausediff.scan.pages import Box

__all__ = ["FEATURES", "Ground", "beside_shapes", "features_of", "find_beside"]

_SCALE = DPI / 72
_PIXEL, _PALE = 0.4, 0.15
"""Probability from which a pixel is taken for a pen's, where it is no paler."""
_DARK, _PRINT, _OTHER = 0.35, 0.93, 0.5
"""Beside the print's darkness: from here on a pixel is ink. In the white it may be a pen's up to such a probability of print, and
below such a one of other ink."""
_ACROSS, _DOWN = 7.0, 2.5
"""In points: letters of one hand are no further apart."""
_LOW, _NARROW, _INK = 3.0, 4.0, 16
"""Lower and narrower, in points, or of less ink, in pixels: a speck."""
_SLIM = 0.06
"""Of its length: a narrower shape is a rule, a bar or the edge of a sheet."""
_EDGE = 3.0
"""In points: ink that hangs together with ink so near to the edge of the picture is the scanner's."""
_OVER = 0.3
"""Of its ink: a stroke of which more is in words' boxes goes through print."""
_DEEP = 3.2
"""In points from the nearest paper: no stroke of a pen is so thick; a hole, a spot or a logo is."""
_SPARSE, _FRAME = 0.03, 150.0
"""Of its box, and in points: ink that fills less is a frame or what is left of one; one that hangs together is at least so long."""
_REACH = 6.0
"""In points: how far around a shape other ink is looked for."""
_RUN = 14
"""In pixels: a longer straight run is no part of a letter by hand."""
FEATURES = (
    "ink", "width", "height", "pen", "hand", "strike", "other", "inside", "near", "dark", "full", "slim", "around", "dirt",
    "thick", "thickest", "edge", "row", "level", "upright", "uneven",
)  # fmt: skip
"""What is weighed of each shape; :func:`features_of` says what they are."""


class Ground(NamedTuple):
    """What is the same for all shapes of a page."""

    classes: Any
    darkness: Any
    within: Any
    """Where the words' boxes are."""
    labels: Any
    depth: Any
    """How far each pixel of ink is from the nearest paper."""
    line: float
    """The usual height of a word, in pixels."""
    stroke: float
    """The usual depth of the print's ink."""
    dirt: float
    """How much of the page's ink is in no word."""


def find_beside(
    shapes: Sequence[Shape], ground: Ground, words: Sequence[Box], page: Closer | None = None
) -> list[PenMark]:
    """Ink of a pen in the white, each of the page's shapes (:func:`beside_shapes`) that is one as a mark.

    With a ``page`` made ready for it, shapes are looked at closer as well (:mod:`~clausediff.evidence.pen.closer`).
    """
    known = trees("beside")
    shapes = [shape for shape in shapes if not is_lone_line_or_ring(shape, ground.labels, words)]
    logits = [known.logit(features_of(shape, ground)) for shape in shapes]
    return [
        PenMark("written", shape.box(_SCALE)) for shape in confirmed("beside", shapes, logits, known.seen, words, page)
    ]


def beside_shapes(classes: Any, darkness: Any, words: Sequence[Box]) -> tuple[list[Shape], Ground]:
    """The shapes that may be a pen's, and what they are weighed against."""
    import cv2
    import numpy

    within = numpy.zeros(darkness.shape, dtype=bool)
    for word in words:
        left, top, right, bottom = (max(0, round(side * _SCALE)) for side in word)
        within[top:bottom, left:right] = True
    ink = darkness > _DARK
    depth = cv2.distanceTransform(ink.astype(numpy.uint8), cv2.DIST_L2, 3)
    pen = (classes[1] + classes[2] >= _PIXEL) & (darkness > _PALE)
    mask = pen | (ink & ~within & (classes[0] < _PRINT) & (classes[3] < _OTHER))
    mask &= ~_strokes_through_print(classes[1], within)
    _take_off_the_sheet(mask, ink)
    shapes, labels = find_shapes(mask, round(_ACROSS * _SCALE), round(_DOWN * _SCALE), _INK)
    heights = sorted(word.height for word in words)
    line = heights[len(heights) // 2] * _SCALE if heights else 12 * _SCALE
    printed = depth[ink & within & (classes[0] > 0.5)]
    stroke = float(printed.mean()) if len(printed) else 1.0
    dirt = float((ink & ~within).sum()) / max(1, int(ink.sum()))
    ground = Ground(classes, darkness, within, labels, depth, line, stroke, dirt)
    return [shape for shape in shapes if _is_large(shape) and not _is_a_spot(shape, ground)], ground


def _is_a_spot(shape: Shape, ground: Ground) -> bool:
    """Whether some of it is thicker than any stroke."""
    part = slice(shape.top, shape.bottom), slice(shape.left, shape.right)
    return float(ground.depth[part][ground.labels[part] == shape.label].max()) >= _DEEP * _SCALE


def _is_large(shape: Shape) -> bool:
    """Whether a shape is no speck, no rule and no frame."""
    short, long = sorted((shape.width, shape.height))
    sparse = shape.ink < _SPARSE * shape.width * shape.height
    return shape.height >= _LOW * _SCALE and long >= _NARROW * _SCALE and short >= _SLIM * long and not sparse


def _strokes_through_print(strike: Any, within: Any) -> Any:
    """Where strokes are of which a good part is in words' boxes."""
    import cv2
    import numpy

    mask = strike >= 0.5
    found = numpy.zeros_like(mask)
    part = inked_part(mask)
    strokes = mask[part].nonzero()
    if not len(strokes[0]):
        return found
    count, labels = cv2.connectedComponents(mask[part].astype(numpy.uint8), connectivity=8)
    own = labels[strokes]
    inside = numpy.bincount(own[within[part][strokes]], minlength=count)
    through = inside > _OVER * numpy.maximum(1, numpy.bincount(own, minlength=count))
    found[part][strokes] = through[own]
    return found


def _take_off_the_sheet(mask: Any, ink: Any) -> None:
    """Takes off a map what hangs together with the edge of the picture, and frames around text."""
    import cv2
    import numpy

    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(numpy.uint8), connectivity=8)
    edge = round(_EDGE * _SCALE)
    rim = [part.ravel() for part in (labels[:edge], labels[-edge:], labels[:, :edge], labels[:, -edge:])]
    known = numpy.zeros(count, dtype=bool)
    known[numpy.unique(numpy.concatenate(rim))] = True
    wide, high, full = (stats[:, column].astype(float) for column in (2, 3, 4))
    known |= (numpy.maximum(wide, high) >= _FRAME * _SCALE) & (full < _SPARSE * wide * high)
    known[0] = False
    there = mask.nonzero()
    mask[there] = ~known[labels[there]]


def features_of(shape: Shape, ground: Ground) -> tuple[float, ...]:
    """What is weighed of a shape.

    ``ink``, ``width`` and ``height`` are its size, the latter two in lines of print; ``pen``, ``hand``, ``strike`` and ``other``
    the mean probabilities of its pixels; ``inside`` how much of its ink, and ``near`` how much of its box, is in words' boxes;
    ``dark`` how dark it is, ``full`` how much of its box it fills, ``slim`` the ratio of its sides, ``around`` how much other ink
    is around it, ``dirt`` how much loose ink is on the page. ``thick`` and ``thickest`` are the depth of its strokes beside the
    print's, which are large for a hole or a spot; ``edge`` how far it is from the edge of the picture; ``row`` how much of the
    rows of its box is in words' boxes left and right of it. ``level`` and ``upright`` are how much of its ink is in straight runs
    along and down the page, as of bars and rules, and ``uneven`` how much the depth of its ink differs from place to place.
    """
    import cv2
    import numpy

    part = slice(shape.top, shape.bottom), slice(shape.left, shape.right)
    own = ground.labels[part] == shape.label
    classes = ground.classes[:, shape.top : shape.bottom, shape.left : shape.right][:, own]
    reach = round(_REACH * _SCALE)
    wider = (
        slice(max(0, shape.top - reach), shape.bottom + reach),
        slice(max(0, shape.left - reach), shape.right + reach),
    )
    depth = ground.depth[part][own]
    high, wide = ground.darkness.shape
    inked = (ground.darkness[part] > _DARK).astype(numpy.uint8)
    runs = [
        cv2.morphologyEx(inked, cv2.MORPH_OPEN, numpy.ones(size, dtype=numpy.uint8))[own]
        for size in ((1, _RUN), (_RUN, 1))
    ]
    return (
        log(shape.ink),
        log(shape.width / ground.line),
        log(shape.height / ground.line),
        float((classes[1] + classes[2]).mean()),
        float(classes[2].mean()),
        float(classes[1].mean()),
        float(classes[3].mean()),
        float(ground.within[part][own].mean()),
        float(ground.within[part].mean()),
        float(ground.darkness[part][own].mean()),
        shape.ink / (shape.width * shape.height),
        min(shape.width, shape.height) / max(shape.width, shape.height),
        min(1.0, float((ground.classes[3][wider] >= _OTHER).sum()) / shape.ink),
        ground.dirt,
        float(depth.mean()) / ground.stroke,
        float(depth.max()) / ground.stroke,
        log(1 + min(shape.left, shape.top, wide - shape.right, high - shape.bottom) / _SCALE),
        float(ground.within[shape.top : shape.bottom].mean()),
        float(runs[0].mean()),
        float(runs[1].mean()),
        float(depth.std()) / max(0.1, float(depth.mean())),
    )
