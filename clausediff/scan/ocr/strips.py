"""The picture of one line of print, cut out of its page along the line's slope."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING, Any

from clausediff.scan.ocr.recogniser import HEIGHT
from clausediff.scan.pages import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

__all__ = ["Strip", "cut", "strip_of"]

_WIDEST = 4000
"""Pixels of a line's picture: a longer one is no line of print."""
_STEP = 8
"""Pixels of a line's picture that are one step of the recogniser."""
_STEPS = 2.4
"""Steps a letter, at least. On a fax of 105 letters a line, letters wrong by steps: 1.5 steps 19 to 57 %, 2.2 steps 5 to 17 %,
2.6 steps 6 to 17 %; no harm on other pages."""
_LOW, _HIGH = 0.6, 1.7
"""In usual heights: words that are lower or higher say nothing about the height of their line."""
_SPARED = 8
"""One word in so many may reach further up, or down, than its line."""


class Strip:
    """A line's place on the page: a parallelogram with upright sides, in points."""

    __slots__ = ("bottom", "left", "right", "slope", "top")

    def __init__(self, left: float, right: float, top: float, bottom: float, slope: float) -> None:
        self.left, self.right = left, right
        self.top, self.bottom = top, bottom
        """At the left side."""
        self.slope = slope
        """By how much it goes down to the right, in points a point."""

    @property
    def key(self) -> str:
        """Names the strip."""
        sides = (self.left, self.right, self.top, self.bottom)
        return " ".join(f"{side:.1f}" for side in sides) + f" {self.slope:.4f}"


def strip_of(
    boxes: Sequence[Box], page: Box, usual: float, *, above: float = 0.0, room: tuple[float, float] = (0.0, 0.0)
) -> Strip:
    """The strip of a line with these words, within the page: higher by ``above`` of its height on both sides, and wider by ``room``
    points before and behind it, for engines clip the letters at a line's ends.

    ``usual`` is how high words of the page usually are. Dirt that was read as a word may be higher than the line, and a dash is
    lower: only words of a usual height say where the line is, and of these not the highest and the lowest.
    """
    known = [box for box in boxes if _LOW * usual <= box.height <= _HIGH * usual] or list(boxes)
    slope = _slope(known)
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    tops = sorted(box.top - slope * ((box.left + box.right) / 2 - left) for box in known)
    bottoms = sorted(box.bottom - slope * ((box.left + box.right) / 2 - left) for box in known)
    top, bottom = tops[len(tops) // _SPARED], bottoms[-1 - len(bottoms) // _SPARED]
    high = bottom - top
    wider = min(room[0], left)
    left -= wider
    top -= slope * wider
    bottom -= slope * wider
    return Strip(left, min(page.right, right + room[1]), top - above * high, bottom + above * high, slope)


def _slope(boxes: Sequence[Box]) -> float:
    """How steep the line through the words' centres is; 0 where few words say so."""
    if len(boxes) < 4:
        return 0.0
    xs = [(box.left + box.right) / 2 for box in boxes]
    ys = [box.middle for box in boxes]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - x_mean) ** 2 for x in xs)
    if spread <= 0:
        return 0.0
    slope = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / spread
    climbs = abs(slope) * (max(xs) - min(xs))
    return slope if climbs > 0.25 * median(box.height for box in boxes) else 0.0


def cut(image: Image, dpi: float, strip: Strip, letters: int) -> NDArray[Any] | None:
    """The grey picture of a strip with about so many letters, ``HEIGHT`` pixels high; None where there is nothing to see.

    It is made wider than it is on the page where the letters would have too few steps: narrow letters are lost then.
    """
    import numpy
    from PIL import Image as Images

    scale = dpi / 72
    high = (strip.bottom - strip.top) * scale
    wide = (strip.right - strip.left) * scale
    if high < 4 or wide < 4:
        return None
    step = high / HEIGHT  # pixels of the page a pixel of the line
    size = round(max(wide / step, letters * _STEPS * _STEP))
    if not 1 <= size <= _WIDEST:
        return None
    across = wide / size
    # x = left + across · column;  y = top + slope · across · column + step · row
    data = (across, 0.0, strip.left * scale, strip.slope * across, step, strip.top * scale)
    grey = image if image.mode == "L" else image.convert("L")
    line = grey.transform((size, HEIGHT), Images.Transform.AFFINE, data, Images.Resampling.BICUBIC, fillcolor=255)
    result: NDArray[Any] = numpy.asarray(line)
    return result
