"""The shapes in which a page of a PDF draws its letters, told apart by their pixels.

pdfium draws a glyph of one font and size with the same pixels everywhere, at whole pixels of the page: what differs is another
shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from clausediff.scan.ocr.proof import Glyph
from clausediff.scan.readers.pdf.words import Letter

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["DPI", "Shapes"]

DPI = 200
"""Of the pages on which shapes are compared."""
_GRID = 12
"""Samples along each side of a letter."""
_SHAPE = 0.05
"""Mean difference of the samples, of 1, up to which two pictures are of one shape: it comes from the letters beside them alone, for
pdfium draws a glyph with the same pixels everywhere. Of two letters of one face it is 0.1 and more."""
_NEAREST = ("round", "round")
_PLACES = (("floor", "floor"), ("floor", "ceil"), ("ceil", "floor"), ("ceil", "ceil"))
"""Whole pixels at which a glyph may begin, the likely one first: see :func:`_sampled`."""


class Shapes:
    """The shapes in which one letter is drawn."""

    def __init__(self) -> None:
        self._known: NDArray[Any] | None = None  # shapes × samples
        self._glyphs: list[Glyph] = []  # of each known shape

    def __len__(self) -> int:
        return len(self._glyphs) // len(_PLACES)

    def glyphs_of(self, pixels: NDArray[Any], letters: Sequence[Letter]) -> list[Glyph]:
        """The glyph of each of some letters; a new one where none has its shape."""
        nearest = _sampled(pixels, letters, _NEAREST)
        found = [self._like(shape) for shape in nearest]
        for at, glyph in enumerate(found):
            if glyph is None:
                found[at] = self._like(nearest[at]) or self._placed_otherwise(pixels, letters[at])
        return [glyph for glyph in found if glyph is not None]

    def _placed_otherwise(self, pixels: NDArray[Any], letter: Letter) -> Glyph:
        """The glyph of a letter that none is like where it is expected: like one a pixel beside it, or else a new one."""
        import numpy

        shapes = numpy.concatenate([_sampled(pixels, [letter], place) for place in _PLACES])
        glyph = next((known for shape in shapes if (known := self._like(shape)) is not None), None)
        if glyph is None:
            glyph = Glyph()
            self._known = shapes if self._known is None else numpy.concatenate([self._known, shapes])
            self._glyphs += [glyph] * len(shapes)
        return glyph

    def _like(self, shape: NDArray[Any]) -> Glyph | None:
        """The glyph that is most like a shape, None where none has it."""
        import numpy

        if self._known is None:
            return None
        off = numpy.abs(self._known - shape).mean(axis=1)
        best = int(off.argmin())
        return self._glyphs[best] if off[best] <= _SHAPE else None


def _sampled(pixels: NDArray[Any], letters: Sequence[Letter], place: tuple[str, str]) -> NDArray[Any]:
    """The ink of letters at the points of a grid over each (letters × samples, 0 to 1).

    A glyph's pixels begin at a whole pixel near its origin: ``place`` is how the origin becomes whole, across and down.
    """
    import numpy

    scale = DPI / 72
    sides = numpy.array([letter.box for letter in letters], dtype=numpy.float32) * scale
    origins = numpy.array([letter.origin for letter in letters], dtype=numpy.float32) * scale
    steps = (numpy.arange(_GRID, dtype=numpy.float32) + 0.5) / _GRID
    across, down = (getattr(numpy, name) for name in place)
    left = sides[:, 0] + across(origins[:, 0]) - origins[:, 0]
    top = sides[:, 1] + down(origins[:, 1]) - origins[:, 1]
    x = left[:, None] + (sides[:, 2] - sides[:, 0])[:, None] * steps - 0.5
    y = top[:, None] + (sides[:, 3] - sides[:, 1])[:, None] * steps - 0.5
    return _between(pixels, x, y)


def _between(pixels: NDArray[Any], x: NDArray[Any], y: NDArray[Any]) -> NDArray[Any]:
    """The pixels at columns ``x`` and rows ``y`` that need not be whole, of each letter (letters × samples)."""
    import numpy

    x, y = x.clip(0, pixels.shape[1] - 2), y.clip(0, pixels.shape[0] - 2)
    column, row = x.astype(numpy.int32)[:, None, :], y.astype(numpy.int32)[:, :, None]
    right, low = x[:, None, :] - column, y[:, :, None] - row
    upper = pixels[row, column] * (1 - right) + pixels[row, column + 1] * right
    lower = pixels[row + 1, column] * (1 - right) + pixels[row + 1, column + 1] * right
    result: NDArray[Any] = (upper * (1 - low) + lower * low).reshape(len(x), -1)
    return result
