"""The issued form's page laid over a copy's: where the form prints, in the copy's own pixels.

First the form's page is moved to the places of its words, then block by block to where its print is most like the copy's, for paper
stretches, lenses bend and copiers shift. A fax makes print thicker, so the form's print may be made thicker too: by the tolerance, the
fewest pixels that explain nearly all ink of most blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clausediff.evidence.issued.fit import Fit
from clausediff.evidence.pen.ink import DPI, as_ink
from clausediff.scan.pages import Box

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["INK", "SCALE", "SPECK", "Laid", "in_pixels", "lay_over", "thicker"]

SCALE = DPI / 72
"""Pixels of a point."""
INK, _PRINT = 0.42, 0.2
"""In parts of the print's darkness: from the first on a pixel of the copy is ink, from the second on one of the form is print. What
shows through from the back of a sheet is paler than the first."""
_BLOCK = (96, 48)
"""Pixels of a block, across and down: some words of a line or two."""
_SEARCH = ((2, 12), (1, 4))
"""For each round of the search by how much the page is made smaller, and how many pixels of that around its place a block is moved."""
_INKED = 0.01
"""Share of a block's pixels: with less print it cannot be found on the copy."""
_FOUND = 0.35
"""Correlation from which a block is found."""
_TOLERANCES = (1, 2, 3, 4, 5)
"""Pixels by which the form's print is made thicker."""
_LEFT = 0.02
"""Share of a block's ink: with no more left in half of the blocks, a tolerance is enough."""
SPECK = 10
"""Pixels of the smallest connected piece of ink that is no dirt."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A page with the form's page over it."""

    darkness: Any
    """Of the copy's pixels, in parts of its print's darkness: rows × columns of floats, 0 for paper, about 1 for print."""
    form: Any
    """The same of the form's print, where the copy has it."""
    valid: Any
    """Whether the form's print was found there: rows × columns of truth values."""
    tolerance: int
    """Pixels by which the form's print is made thicker."""


def lay_over(copy: Image, form: Image, fit: Fit) -> Laid | None:
    """The form's page over the copy's, both drawn at :data:`~clausediff.evidence.pen.ink.DPI`; None where its print is not found there."""
    import cv2
    import numpy

    darkness, print_ = as_ink(copy)[0], as_ink(form)[0]
    high, wide = darkness.shape
    points = numpy.diag([SCALE, SCALE, 1.0])
    matrix = points @ numpy.asarray(fit.matrix) @ numpy.linalg.inv(points)
    shifts = [fit.shift((row + 0.5) / SCALE) for row in range(high)]
    laid = _warped(print_, matrix, [0.0 if shift is None else shift * SCALE for shift in shifts], wide)
    scores: Any = None
    for smaller, search in _SEARCH:
        laid, scores = _refined(darkness, laid, smaller, search)
    valid = scores >= _FOUND
    if not valid.any():
        return None
    whole = cv2.resize(valid.astype(numpy.uint8), (wide, high), interpolation=cv2.INTER_NEAREST) > 0
    whole &= numpy.asarray([shift is not None for shift in shifts])[:, None]
    tolerance = _tolerance(darkness, laid, whole)
    return None if tolerance is None else Laid(darkness, laid, whole, tolerance)


def _warped(print_: Any, matrix: Any, shifts: Sequence[float], wide: int) -> Any:
    """The form's page drawn where a projection, and for each row of the copy's pixels a shift down, take it."""
    import cv2
    import numpy

    high = len(shifts)
    xs, ys = numpy.meshgrid(numpy.arange(wide, dtype=numpy.float32), numpy.arange(high, dtype=numpy.float32))
    points = cv2.perspectiveTransform(numpy.stack([xs, ys], axis=-1), matrix)
    down = points[..., 1] + numpy.asarray(shifts, dtype=numpy.float32)[:, None]
    return cv2.remap(print_, points[..., 0], down, cv2.INTER_LINEAR)


def _refined(darkness: Any, laid: Any, smaller: int, search: int) -> tuple[Any, Any]:
    """The form's page moved block by block to where the copy has it, and how well each block was found."""
    import cv2
    import numpy

    high, wide = darkness.shape
    size = max(1, wide // smaller), max(1, high // smaller)
    here, there = (
        each if smaller == 1 else cv2.resize(each, size, interpolation=cv2.INTER_AREA) for each in (darkness, laid)
    )
    across, down = _BLOCK
    columns, rows = max(1, size[0] // across), max(1, size[1] // down)
    moves = numpy.zeros((rows, columns, 2), dtype=numpy.float32)
    weights = numpy.zeros((rows, columns), dtype=numpy.float32)
    scores = numpy.zeros((rows, columns), dtype=numpy.float32)
    padded = cv2.copyMakeBorder(here, search, search, search, search, cv2.BORDER_CONSTANT, value=0.0)
    for row in range(rows):
        for column in range(columns):
            x, y = column * across, row * down
            block = there[y : y + down, x : x + across]
            inked = float((block > _PRINT).mean())
            if inked < _INKED:
                continue
            window = padded[y : y + down + 2 * search, x : x + across + 2 * search]
            found = cv2.matchTemplate(window, block, cv2.TM_CCOEFF_NORMED)
            _, best, _, (left, top) = cv2.minMaxLoc(found)
            scores[row, column] = best
            if best >= _FOUND:
                moves[row, column] = left - search, top - search
                weights[row, column] = best * inked
    blurred: list[Any] = [
        cv2.GaussianBlur(each, (0, 0), 0.8) for each in (weights, weights * moves[..., 0], weights * moves[..., 1])
    ]
    field: list[Any] = [each / numpy.maximum(blurred[0], 1e-6) * smaller for each in blurred[1:]]
    field = [cv2.resize(each, (wide, high), interpolation=cv2.INTER_LINEAR) for each in field]
    xs, ys = numpy.meshgrid(numpy.arange(wide, dtype=numpy.float32), numpy.arange(high, dtype=numpy.float32))
    moved = cv2.remap(laid, xs - field[0], ys - field[1], cv2.INTER_LINEAR)
    return moved, _spread(scores, weights > 0)


def _spread(scores: Any, inked: Any) -> Any:
    """How well each block was found, those without print as well as the print around them."""
    import cv2
    import numpy

    has = ((scores > 0) | inked).astype(numpy.float32)
    near, around = (cv2.GaussianBlur(each, (0, 0), 1.2) for each in (has * scores, has))
    far = float(scores[has > 0].mean()) if has.any() else 0.0
    return numpy.where(around > 0.02, near / numpy.maximum(around, 1e-6), far)


def _tolerance(darkness: Any, laid: Any, valid: Any) -> int | None:
    """Pixels by which the form's print must be thicker to explain nearly all ink of most blocks; None where none is enough."""
    import numpy

    ink = (darkness > INK) & valid
    for tolerance in _TOLERANCES:
        left = ink & ~thicker(laid, tolerance)
        shares = [
            float(part.sum()) / inked
            for part, whole in zip(_blocks(left), _blocks(ink), strict=True)
            if (inked := int(whole.sum())) > 2 * SPECK
        ]
        if shares and float(numpy.median(shares)) <= _LEFT:
            return tolerance
    return None


def _blocks(plane: Any) -> list[Any]:
    across, down = _BLOCK
    high, wide = plane.shape
    return [
        plane[y : y + down, x : x + across]
        for y in range(0, high - down + 1, down)
        for x in range(0, wide - across + 1, across)
    ]


def thicker(laid: Any, pixels: int) -> Any:
    """Where the form prints, made thicker to all sides."""
    import cv2
    import numpy

    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * pixels + 1, 2 * pixels + 1))
    return cv2.dilate((laid > _PRINT).astype(numpy.uint8), kernel) > 0


def in_pixels(box: Box) -> tuple[int, int, int, int]:
    """A box of the page in its pixels: left, top, right and bottom; what is beyond the left or the upper edge is cut."""
    left, top, right, bottom = (max(0, round(side * SCALE)) for side in box)
    return left, top, right, bottom
