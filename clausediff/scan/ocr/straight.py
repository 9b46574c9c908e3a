"""Pages are made straight before they are read: turned upright, cut in two, levelled.

How a picture was straightened is a :class:`~clausediff.scan.ocr.picture.Straight`, so that anybody can draw the same page again.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from clausediff.scan.grey import on_one_channel
from clausediff.scan.ocr.picture import Straight

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["draw_straight", "find_cut", "find_ink", "find_skew", "is_sideways", "straighten"]

_MAX_SKEW = 6.0
"""Degrees: a page that lies more askew was turned on purpose."""
_LEAST_SKEW = 0.08
"""Degrees: less does no harm to a line of print."""
_RIM = 0.03
"""Of a picture's height and width: so much at its edges is not asked which way its lines run; a scanner's edge is there."""
_PARTS = 5
"""A picture is asked in so many parts down and across which way its lines run."""
_PRINTED = 0.01
"""Of a part's dots: so many are dark where it has print."""
_CLEARLY = 0.3
"""Logarithm of how much more the columns vary than the rows where lines of print run up or down; print of any page has twice that."""
_RUN = 30
"""Dots of a picture of 1000: ink that is longer, down or across, is the edge of a sheet, a shadow or a ruled line, and no glyph."""
_ANGLES = tuple(step / 2 for step in range(-6, 7))
"""Degrees at which the lines may lie."""


def draw_straight(draw: Callable[[float], Image], straight: Straight, dpi: float) -> Image:
    """The straightened page at so many dots per inch."""
    return straighten(draw(dpi), straight)


def straighten(image: Image, straight: Straight) -> Image:
    """An image turned, cut and levelled; white where the page ends."""
    from PIL import Image as Images

    turns = {
        90: Images.Transpose.ROTATE_270,
        180: Images.Transpose.ROTATE_180,
        270: Images.Transpose.ROTATE_90,
    }
    if straight.rotation in turns:
        image = image.transpose(turns[straight.rotation])
    if straight.part:
        cut = round(image.width * straight.cut)
        image = image.crop(
            (0, 0, cut, image.height) if straight.part == "left" else (cut, 0, image.width, image.height)
        )
    if straight.skew:
        # Pillow turns counterclockwise.
        image = on_one_channel(
            image, lambda each: each.rotate(-straight.skew, Images.Resampling.BICUBIC, fillcolor=_paper(each))
        )
    return image


def _paper(image: Image) -> Any:
    """The colour of the paper: the commonest light shade at the page's rim."""
    small = image.resize((32, 32))
    rim = [small.getpixel((x, y)) for x in range(32) for y in (0, 1, 30, 31)]
    return max(sorted(set(rim), key=str), key=lambda color: (rim.count(color), _light(color)))


def _light(color: Any) -> int:
    return sum(color) if isinstance(color, tuple) else int(color)


def find_ink(image: Image, longest: int) -> Any:
    """Where a page has ink, as a small array of truth values: darker than the paper around it."""
    import numpy
    from PIL import Image as Images
    from PIL import ImageFilter

    grey = image.convert("L")
    scale = min(1.0, longest / max(grey.size))
    grey = grey.resize((max(1, round(grey.width * scale)), max(1, round(grey.height * scale))), Images.Resampling.BOX)
    ground = grey.filter(ImageFilter.BoxBlur(25))
    return numpy.asarray(ground, dtype=numpy.int16) - numpy.asarray(grey, dtype=numpy.int16) > 25


def is_sideways(image: Image) -> bool:
    """Whether lines of print run up or down the picture: its columns then vary as rows of print do, and its rows do not.

    Only what may be glyphs is asked: the edge of a sheet, a shadow or a ruled line would outweigh the print of a whole page. Each part
    of the page is asked by itself, and what half of the print says decides. Each direction is asked at the angle that suits it
    best, for the profile of print that lies a degree askew is flat.
    """
    import numpy

    ink = find_ink(image, 1000)
    ink = ink & ~_in_runs(ink) & ~_in_runs(ink.T).T
    heights, widths = (
        numpy.linspace(side * _RIM, side * (1 - _RIM), _PARTS + 1).astype(int).tolist() for side in ink.shape
    )
    parts = [ink[top:bottom, left:right] for top, bottom in pairwise(heights) for left, right in pairwise(widths)]
    votes = sorted(_upright(part) for part in parts if part.size and part.mean() >= _PRINTED)
    half, so_far = sum(weight for _, weight in votes) / 2, 0
    for upright, weight in votes:
        so_far += weight
        if so_far >= half:
            return upright < -_CLEARLY
    return False


def _upright(ink: Any) -> tuple[float, int]:
    """How much more the rows of a part of a page vary than its columns, as a logarithm, and how much ink it has."""
    import numpy

    rows, columns = numpy.nonzero(ink)
    down, across = _variation(rows, columns), _variation(columns, rows)
    return float(numpy.log((down + 1) / (across + 1))), len(rows)


def _variation(places: Any, along: Any) -> float:
    """How much the ink varies from line to line, at the angle where it varies most."""
    import numpy

    best = 0.0
    for degrees in _ANGLES:
        shifted = (places + along * numpy.tan(numpy.radians(degrees))).astype(int)
        counts = numpy.bincount(shifted - shifted.min()).astype(float)
        best = max(best, float((numpy.diff(counts) ** 2).sum()))
    return best


def _in_runs(ink: Any) -> Any:
    """Where each column of a picture is dark for longer than a glyph is."""
    import numpy

    counted = numpy.zeros((len(ink) + 2 * _RUN, ink.shape[1]), dtype=int)
    counted[_RUN : _RUN + len(ink)] = ink
    dark = numpy.cumsum(counted, axis=0)
    begins = dark[_RUN:] - dark[:-_RUN] == _RUN
    reached = numpy.cumsum(numpy.vstack([numpy.zeros((1, ink.shape[1]), dtype=int), begins]), axis=0)
    return reached[_RUN : _RUN + len(ink)] > reached[: len(ink)]


def find_skew(image: Image) -> float:
    """Degrees clockwise by which to turn an upright page so that its lines are level; 0 where there is nothing to gain.

    The angle at which the dark pixels of each row of the page vary most from row to row, as print and the white between its
    lines do (a projection profile; Postl 1986). First in steps of half a degree, then of a twentieth.
    """
    import numpy

    dark = find_ink(image, 1000)
    rows, columns = numpy.nonzero(dark)
    spread = dark.any(axis=1).mean() > 0.05 and dark.any(axis=0).mean() > 0.2
    if len(rows) < 200 or not spread:
        return 0.0  # too little ink to be lines
    if len(rows) > 60_000:
        step = len(rows) // 60_000 + 1
        rows, columns = rows[::step], columns[::step]
    across = columns - dark.shape[1] / 2

    def sharpness(degrees: float) -> float:
        shifted = (rows + across * numpy.tan(numpy.radians(degrees))).astype(int)
        counts = numpy.bincount(shifted - shifted.min())
        return float(((counts[1:] - counts[:-1]) ** 2).sum())

    level = sharpness(0.0)
    coarse = max((step / 2 for step in range(int(-2 * _MAX_SKEW), int(2 * _MAX_SKEW) + 1)), key=sharpness)
    best = max((coarse + step / 20 for step in range(-10, 11)), key=sharpness)
    if abs(best) < _LEAST_SKEW or sharpness(best) < 1.05 * level:
        return 0.0
    return round(best, 2)


def find_cut(image: Image) -> float:
    """Where to cut an upright picture on which two pages lie side by side, as a share of its width; 0 where there is one page.

    Two pages have a picture wider than it is high, text on both halves, and a white strip between them from top to bottom.
    """
    import numpy

    if image.width < 1.15 * image.height:
        return 0.0
    dark = find_ink(image.resize((800, max(1, round(image.height * 800 / image.width)))), 800)
    inked = dark.mean(axis=0)
    usual = float(numpy.median(inked[inked > 0.005])) if (inked > 0.005).any() else 0.0
    if usual == 0.0:
        return 0.0
    middle = inked[320:480]
    # A fold or a shadow between the pages is a dark line of few columns: it may interrupt the strip.
    empty = middle < 0.12 * usual
    best = run = start = 0
    for column, is_empty in enumerate(empty):
        run = run + 1 if is_empty else 0
        if run > best:
            best, start = run, column - run + 1
    left, right = inked[: 320 + start], inked[320 + start + best :]
    both = min(float((left > 0.3 * usual).mean()), float((right > 0.3 * usual).mean()))
    if best < 24 or both < 0.35:
        return 0.0
    return round((320 + start + best / 2) / 800, 4)
