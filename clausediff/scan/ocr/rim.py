"""The rim of a straightened page is no ink: where a page that lay askew was turned, paper of one shade ends at paper of another.

::

    paper in a shadow   ░░░░░░░░░░░░░░░░░░
                        ░░░░░░░▁▁▁▂▂▂▃▃▃▄▄    darker than what the picture was filled up with: it looks like the lower half of a line
    filled up           ▔▔▔▔▔▔▔
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from clausediff.scan.ocr.picture import Straight
from clausediff.scan.ocr.straight import draw_straight
from clausediff.scan.pages import Box

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["without_rim"]

_DPI = 100.0
_NEAR, _DEEP = 4.0, 8.0
"""In points: so near to the edge of the page a rim lies, and it is no deeper."""
_INSIDE = 8.0
"""In points: so far into the page its paper is looked at."""
_NO_INK = 40
"""Of 255: what is less dark than the paper beside it, but for a pixel in fifty, is no ink; print is two to four times as dark."""
_SPECKS = 0.02


def without_rim(
    boxes: Sequence[Box], width: float, height: float, straight: Straight, draw: Callable[[float], Image]
) -> tuple[Box, ...]:
    """Places with ink that gave no words, without those that are the rim of a page that was turned; all in points.

    ``draw`` draws the picture that was straightened. A line of print that the edge cuts off is as dark as print, and stays.
    """
    near = [box for box in boxes if _inward(box, width, height) is not None] if straight.skew else []
    if not near:
        return tuple(boxes)
    import numpy

    page = numpy.asarray(draw_straight(draw, straight, _DPI).convert("L")).astype(numpy.int16)
    return tuple(box for box in boxes if box not in near or _has_ink(page, box, _inward(box, width, height)))


def _inward(box: Box, width: float, height: float) -> Box | None:
    """The paper beside a low or narrow box at an edge of the page, on the side of the page's middle; None for other boxes."""
    left, top, right, bottom = box
    if box.height <= _DEEP and bottom >= height - _NEAR:
        return Box(left, top - _INSIDE, right, top)
    if box.height <= _DEEP and top <= _NEAR:
        return Box(left, bottom, right, bottom + _INSIDE)
    if box.width <= _DEEP and right >= width - _NEAR:
        return Box(left - _INSIDE, top, left, bottom)
    if box.width <= _DEEP and left <= _NEAR:
        return Box(right, top, right + _INSIDE, bottom)
    return None


def _has_ink(page: Any, box: Box, inward: Box | None) -> bool:
    """Whether something in a box is much darker than the paper beside it."""
    import numpy

    own, paper = (_part(page, each) for each in (box, inward or box))
    if not own.size or not paper.size:
        return True
    return bool(numpy.median(paper) - numpy.quantile(own, _SPECKS) > _NO_INK)


def _part(page: Any, box: Box) -> Any:
    left, top, right, bottom = (max(0, round(side * _DPI / 72)) for side in box)
    return page[top : max(bottom, top + 1), left : max(right, left + 1)]
