"""Ink on a copy's page that the issued form does not print.

The form's page is laid over the copy's, first by the words' places, then block by block as the print itself says, for paper
stretches, lenses bend and copiers shift. What is left of the copy's ink beside the form's, made thicker by a tolerance, is ink of its
own. The tolerance is the page's: as much as explains nearly all ink of most blocks, for a fax makes print fatter::

    form        copy        left
    pay 30      pay 30
                    ⌃60         ⌃60
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clausediff.evidence.issued.fit import Fit
from clausediff.evidence.pen.ink import DPI, as_ink
from clausediff.evidence.pen.shapes import Shape, find_shapes
from clausediff.scan.pages import Box

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Laid", "crossed", "lay_over", "own_ink"]

_SCALE = DPI / 72
_INK, _PRINT = 0.42, 0.2
"""Beside the print's darkness: from here on a pixel of the copy is ink, and one of the form is print. What shows through from the
back of a sheet is paler than the first."""
_BLOCK = (96, 48)
"""Pixels of a block, across and down: some words of a line or two."""
_SEARCH = ((2, 12), (1, 4))
"""The page is searched by this much smaller, so many pixels of that around each place."""
_INKED = 0.01
"""Of a block: with less print, nothing can be found again."""
_FOUND = 0.35
"""Correlation from which a block is found."""
_TOLERANCES = (1, 2, 3, 4, 5)
"""Pixels by which the form's print is made thicker."""
_LEFT = 0.02
"""Of a block's ink: so much may be left in half of the blocks for a tolerance to be enough."""
_SPECK = 10
"""Pixels: ink that hangs together and has fewer is dirt."""
_JOINED = (7.0, 3.5)
"""In points, across and down: strokes that are no further apart are one piece of writing."""
_LOW, _LONG, _LEAST = 4.5, 6.0, 40
"""In points, and in pixels of ink: what is lower, shorter or less is no writing."""
_SOLID, _SPOT = 0.62, 6.0
"""Of its box, and in points: ink that fills more of a box of that size is a hole, a spot or a picture."""
_THIN = 3.0
"""In points: what is no wider is a rule, a scratch or a fold."""
_OUTSIDE = 0.2
"""Of the ink: so much of a piece of writing is outside the places of the words that were read."""
_EDGE = 9.0
"""In points: ink so near to the edge of the picture is the scanner's."""
_STROKE = 0.35
"""Beside the print's darkness: from here on a pixel between the letters is a stroke's. Strokes are thin and come paler than print."""
_ZONE = (0.25, 0.22)
"""Of a word's height, from above and from below: outside are strokes above and under words, and ends of letters."""
_MORE, _CLEAR, _USUAL = (0, 1, 2), 0.04, 75
"""Bold print, and print at few dots an inch, runs into its gaps: it is made thicker by so many pixels more until three quarters of the
page's words have no more than the second in theirs. What they still have counts for no word."""
_NUDGE = 3
"""Pixels by which the form's print is moved over a single word."""
_CORE, _COVERED = 0.5, 0.08
"""Print of the form from which a pixel is inside a letter; and by how much less of it than usual the copy may have: a stroke adds ink and
takes none away."""
_FREE, _COLUMNS = 3, 3
"""Pixels of a column without print, and such columns of a word: with fewer there is no place to see a stroke."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A page with the form's page over it."""

    darkness: Any
    """Of the copy, beside its own print."""
    form: Any
    """Of the form, where the copy has it."""
    valid: Any
    """Where the form was found on the copy, as truth values."""
    tolerance: int
    """Pixels by which the form's print is made thicker."""


def lay_over(copy: Image, form: Image, fit: Fit) -> Laid | None:
    """The form's page over the copy's, both drawn at :data:`~clausediff.evidence.pen.ink.DPI`; None where its print is not found there."""
    import cv2
    import numpy

    darkness, print_ = as_ink(copy)[0], as_ink(form)[0]
    high, wide = darkness.shape
    points = numpy.diag([_SCALE, _SCALE, 1.0])
    matrix = points @ numpy.asarray(fit.matrix) @ numpy.linalg.inv(points)
    shifts = [fit.shift((row + 0.5) / _SCALE) for row in range(high)]
    laid = _warped(print_, matrix, [0.0 if shift is None else shift * _SCALE for shift in shifts], wide)
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
    """The form's page where a projection and a shift for each row of the copy's pixels take it."""
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

    ink = (darkness > _INK) & valid
    for tolerance in _TOLERANCES:
        left = ink & ~_thicker(laid, tolerance)
        shares = [
            float(part.sum()) / inked
            for part, whole in zip(_blocks(left), _blocks(ink), strict=True)
            if (inked := int(whole.sum())) > 2 * _SPECK
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


def _thicker(laid: Any, pixels: int) -> Any:
    """Where the form prints, made thicker to all sides."""
    import cv2
    import numpy

    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * pixels + 1, 2 * pixels + 1))
    return cv2.dilate((laid > _PRINT).astype(numpy.uint8), kernel) > 0


def own_ink(laid: Laid, words: Sequence[Box], foreign: Sequence[Box]) -> list[Box]:
    """Where a copy has writing of its own, from above.

    ``foreign`` are places of words that the form lacks there: they were read, and what becomes of them is the comparison's affair. Ink
    that lies within the places of ``words``, all that were read, is print a little beside the form's, and no writing.
    """
    import numpy

    mask = (laid.darkness > _INK) & laid.valid & ~_thicker(laid.form, laid.tolerance + 1)
    for box in foreign:
        left, top, right, bottom = (max(0, round(side * _SCALE)) for side in box)
        mask[top:bottom, left:right] = False
    mask = _without_specks(mask)
    shapes, labels = find_shapes(mask, round(_JOINED[0] * _SCALE), round(_JOINED[1] * _SCALE))
    printed = numpy.zeros(mask.shape, dtype=bool)
    for box in words:
        left, top, right, bottom = (max(0, round(side * _SCALE)) for side in box)
        printed[top:bottom, left:right] = True
    found = [
        shape.box(_SCALE)
        for shape in shapes
        if _is_writing(shape, laid.darkness.shape) and _outside(shape, labels, printed) >= _OUTSIDE * shape.ink
    ]
    return sorted(found, key=lambda box: (box.top, box.left))


def crossed(laid: Laid, boxes: Sequence[Box]) -> list[float]:
    """For each word of the form's print, the share of the places between and within its letters where the copy has ink.

    ::

        d i s c l o s e        print has gaps in every letter, at the same places as the form's
        d┼i┼s┼c┼l┼o┼s┼e        a stroke goes through all of them

    What most words of the page have in their gaps, for its print is bolder or softer than the form's, is taken off.
    """
    import numpy

    placed = [_placed(laid, box) for box in boxes]
    covered = [word.covered for word in placed if word is not None]
    least = float(numpy.median(covered)) - _COVERED if covered else 1.0
    usual, shares = 1.0, [0.0] * len(boxes)
    for more in _MORE:
        shares = [
            0.0 if word is None or word.covered < least else _between(word, laid.tolerance + more) for word in placed
        ]
        usual = float(numpy.percentile(shares, _USUAL)) if shares else 0.0
        if usual <= _CLEAR:
            break
    return [max(0.0, share - usual) for share in shares]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with the form's print laid exactly over it."""

    darkness: Any
    form: Any
    zone: slice
    """Rows of the word where a stroke is looked for."""
    covered: float
    """The share of the form's print that the copy has too: low where another word is, or the form is laid beside it."""


def _placed(laid: Laid, box: Box) -> _Word | None:
    """A word of the copy, and the form's print moved by some pixels to where it is most like it; None where the form prints nothing."""
    import cv2
    import numpy

    left, top, right, bottom = (max(0, round(side * _SCALE)) for side in box)
    high, wide = bottom - top, right - left
    form = laid.form[top:bottom, left:right]
    core = form > _CORE
    if high < 2 * _FREE or wide < _COLUMNS or not core.any() or not laid.valid[top:bottom, left:right].all():
        return None
    around = laid.darkness[max(0, top - _NUDGE) : bottom + _NUDGE, max(0, left - _NUDGE) : right + _NUDGE]
    if around.shape[0] < high or around.shape[1] < wide:
        return None
    found = cv2.matchTemplate(around, form, cv2.TM_CCOEFF_NORMED)
    _, _, _, (x, y) = cv2.minMaxLoc(found)
    darkness = around[y : y + high, x : x + wide]
    zone = slice(round(_ZONE[0] * high), high - round(_ZONE[1] * high))
    return _Word(darkness, form, zone, float(numpy.mean(darkness[core] > _STROKE)))


def _between(word: _Word, tolerance: int) -> float:
    """The share of the columns with white between the form's letters, made thicker by so much, in which the copy has ink there."""
    free = ~_thicker(word.form, tolerance)[word.zone]
    inked = free & (word.darkness[word.zone] > _STROKE)
    columns = free.sum(axis=0) >= _FREE
    return float(inked[:, columns].any(axis=0).mean()) if int(columns.sum()) >= _COLUMNS else 0.0


def _without_specks(mask: Any) -> Any:
    import cv2
    import numpy

    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(numpy.uint8), connectivity=8)
    large = stats[:count, cv2.CC_STAT_AREA] >= _SPECK
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
    if shape.ink < _LEAST or short < _THIN * _SCALE or long < _LONG * _SCALE or shape.height < _LOW * _SCALE:
        return False
    if shape.ink >= _SOLID * shape.width * shape.height and short >= _SPOT * _SCALE:
        return False
    edge = round(_EDGE * _SCALE)
    return not (shape.left <= edge or shape.top <= edge or shape.right >= wide - edge or shape.bottom >= high - edge)
