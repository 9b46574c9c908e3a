"""Writing on a copy's page that the issued form does not print: what is left of the copy's ink beside the form's.

::

    form        copy        left
    pay 30      pay 30
                    ⌃60         ⌃60

Ink of the copy's print is taken off with the form's print, made thicker by the page's tolerance and a pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.issued.laying import INK, SCALE, SPECK, Laid, in_pixels, thicker
from clausediff.evidence.pen.shapes import Shape, find_shapes
from clausediff.scan.pages import Box

__all__ = ["own_ink"]

_JOINED = (7.0, 3.5)
"""In points, across and down: strokes that are no further apart are one piece of writing."""
_LOW, _LONG, _LEAST = 4.5, 6.0, 40
"""In points, and in pixels of ink: what is lower, shorter or less is no writing."""
_SOLID, _SPOT = 0.62, 6.0
"""Share of its box, and points of its shorter side: ink that fills more of a box of that size is a hole, a spot or a picture."""
_THIN = 3.0
"""In points: what is no wider is a rule, a scratch or a fold."""
_OUTSIDE = 0.2
"""Share of its ink that a piece of writing has outside the places of the words that were read, at least."""
_EDGE = 9.0
"""In points: ink so near to the edge of the picture is the scanner's."""


def own_ink(laid: Laid, words: Sequence[Box], foreign: Sequence[Box]) -> list[Box]:
    """The places of a copy's own writing, in points, sorted from above.

    ``foreign`` are places of words that the form lacks there: they were read, and are compared as words. Ink that lies within the
    places of ``words``, all that were read, is print a little beside the form's, and no writing.
    """
    import numpy

    mask = (laid.darkness > INK) & laid.valid & ~thicker(laid.form, laid.tolerance + 1)
    for box in foreign:
        left, top, right, bottom = in_pixels(box)
        mask[top:bottom, left:right] = False
    mask = _without_specks(mask)
    shapes, labels = find_shapes(mask, round(_JOINED[0] * SCALE), round(_JOINED[1] * SCALE))
    printed = numpy.zeros(mask.shape, dtype=bool)
    for box in words:
        left, top, right, bottom = in_pixels(box)
        printed[top:bottom, left:right] = True
    found = [
        shape.box(SCALE)
        for shape in shapes
        if _is_writing(shape, laid.darkness.shape) and _outside(shape, labels, printed) >= _OUTSIDE * shape.ink
    ]
    return sorted(found, key=lambda box: (box.top, box.left))


def _without_specks(mask: Any) -> Any:
    import cv2
    import numpy

    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(numpy.uint8), connectivity=8)
    large = stats[:count, cv2.CC_STAT_AREA] >= SPECK
    large[0] = False
    return large[labels]


def _outside(shape: Shape, labels: Any, printed: Any) -> int:
    """Pixels of a shape outside the places of words."""
    part = slice(shape.top, shape.bottom), slice(shape.left, shape.right)
    return int(((labels[part] == shape.label) & ~printed[part]).sum())


def _is_writing(shape: Shape, size: tuple[int, int]) -> bool:
    """Whether ink is no spot, hole, rule or edge of the sheet."""
    high, wide = size
    short, long = sorted((shape.width, shape.height))
    if shape.ink < _LEAST or short < _THIN * SCALE or long < _LONG * SCALE or shape.height < _LOW * SCALE:
        return False
    if shape.ink >= _SOLID * shape.width * shape.height and short >= _SPOT * SCALE:
        return False
    edge = round(_EDGE * SCALE)
    return not (shape.left <= edge or shape.top <= edge or shape.right >= wide - edge or shape.bottom >= high - edge)
