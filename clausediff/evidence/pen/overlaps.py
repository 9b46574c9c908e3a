"""The boxes of a page's words as arrays: each of many shapes on a page is compared with all words at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.scan.pages import Box

__all__ = ["Boxes"]


class Boxes:
    """Boxes as four arrays of their sides. All sums are those of :class:`~clausediff.scan.pages.Box`, to the last digit."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        import numpy

        self.left, self.top, self.right, self.bottom = numpy.asarray(boxes, dtype=float).reshape(-1, 4).T.copy()
        self.width, self.height = self.right - self.left, self.bottom - self.top

    def overlap(self, box: Box) -> Any:
        """The area that each of them and ``box`` cover both, as :meth:`clausediff.scan.pages.Box.overlap` says."""
        import numpy

        wide = numpy.minimum(self.right, box.right) - numpy.maximum(self.left, box.left)
        high = numpy.minimum(self.bottom, box.bottom) - numpy.maximum(self.top, box.top)
        return numpy.where((wide > 0) & (high > 0), wide * high, 0.0)

    def beside(self, box: Box, share: float) -> Any:
        """Whether each of them stands in the row of ``box``: so much of its height is as high up as they are."""
        import numpy

        return numpy.minimum(self.bottom, box.bottom) - numpy.maximum(self.top, box.top) > share * box.height
