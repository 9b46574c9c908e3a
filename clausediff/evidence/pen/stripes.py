"""Takes a highlighter's ink off the picture of a page, so that print and a pen's strokes under it stand on white paper again.

::

    ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒                                        a closing fills what is thinner than it: letters
    ▒may ─n─o─t─ sub▒   ──closing──▶  ▒▒▒▒▒▒▒   ──divide──▶   may ─n─o─t─ sub     and strokes; the stripe alone is left
    ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒

The network learned stripes as one kind of ink, and gives all that is in them to it: a stroke through a word there is not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clausediff.evidence.pen.ink import DPI
from clausediff.scan.pages import Box

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["without_stripes"]

_SCALE = DPI / 72
_CORE = 9
"""In pixels of the page: wider than a stroke of print or of a pen, and lower than a stripe is where it is lowest."""
_WIDE, _HIGH = 18.0, 9.0
"""In points: a stripe is no smaller."""
_FULL = 0.55
"""Of its box: a ring fills less, as the shadow around a punched hole does."""
_FAINT, _TINT = 0.94, 0.85
"""Of the light of the paper around it, and of its colour's least channel beside the greatest: a stripe has no more."""
_COLORED, _EVEN, _BARE = 0.9, 0.05, 0.26
"""A stripe's colour beside that of the paper, or, where it has none, the share of it that is as light as it usually is, to so much of the
paper's light: paper between letters. The grey that blurred print leaves between its lines has no such share: 0.22 at most on worn pages."""
_BRIGHT, _LIGHT = 0.94, 0.72
"""Of the paper's light: an ink of which one channel is so bright, or all together are, is a highlighter's; a felt pen's takes more away,
and hides what is under it.
"""
_PALE = 0.6
"""Of the paper's light: what is darker hides what is under it, and is left as it is."""
_CLEAR = 0.85
"""Of the paper's light: what is left of a stripe's edge takes no more of it away, and is no ink."""
_REACH = 3
"""In pixels of the small picture: so far around what was found the stripe's edge may be."""
_SMALL = 4
"""Stripes are looked for in a picture with so many times fewer pixels a side."""
_AROUND = 61
"""In pixels of the small picture: so far around a place its paper's light is looked for."""


def without_stripes(image: Image) -> tuple[Image, list[Box]]:
    """A page at :data:`~clausediff.evidence.pen.ink.DPI` without a highlighter's ink, and the boxes of its stripes in points.

    A page that has none is given back as it is.
    """
    import cv2
    import numpy
    from PIL import Image as Images

    pixels = numpy.asarray(image.convert("RGB"))
    size = max(1, image.width // _SMALL), max(1, image.height // _SMALL)
    core = numpy.ones((_CORE, _CORE), dtype=numpy.uint8)
    ground = cv2.morphologyEx(pixels, cv2.MORPH_CLOSE, core)
    small = cv2.resize(ground, size, interpolation=cv2.INTER_AREA)
    mask, found = _stripes(small)
    if not found:
        return image, []
    paper = cv2.resize(_paper(small, mask), pixels.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    seen = cv2.resize(mask, pixels.shape[1::-1], interpolation=cv2.INTER_NEAREST) > 0
    stripes = [box for box in found if _is_ink(*(plane[_part(box)] for plane in (pixels, ground, paper, seen)))]
    if not stripes:
        return image, []
    reach = numpy.ones((2 * _REACH + 1, 2 * _REACH + 1), dtype=numpy.uint8)
    inside = cv2.resize(cv2.dilate(mask, reach), pixels.shape[1::-1], interpolation=cv2.INTER_NEAREST) > 0
    flat = pixels.copy()
    for box in stripes:
        part = _part(box, 2 * _SMALL * _REACH)
        flat[part] = _flattened(pixels[part], paper[part], inside[part], flat[part])
    return Images.fromarray(flat), stripes


def _part(box: Box, over: int = 0) -> tuple[slice, slice]:
    """A box, and so many pixels around it, in the picture of the page."""
    left, top, right, bottom = (round(side * _SCALE) for side in box)
    return slice(max(0, top - over), bottom + over), slice(max(0, left - over), right + over)


def _is_ink(pixels: Any, ground: Any, paper: Any, inside: Any) -> bool:
    """Whether what is darker than paper in a box is ink of its own, and not what blurred print leaves between its letters::

    ▒▒▒▒▒▒▒▒▒▒▒▒▒          ░░░░░░  ░░░░░
    ▒ No  notice ▒          ░No░ ░notice░         the grey follows the letters
    ▒▒▒▒▒▒▒▒▒▒▒▒▒          ░░░░   ░░░░░
    """
    import numpy

    own, beside = (numpy.median(each[inside], axis=0) for each in (ground, paper))
    if (own.min() + 1) / (own.max() + 1) < _COLORED * (beside.min() + 1) / (beside.max() + 1):
        shares = own / numpy.maximum(beside, 1)
        return bool(shares.max() >= _BRIGHT or float(_light(shares[None, None])[0, 0]) >= _LIGHT)
    light, usual = (_light(each)[inside] / _light(paper)[inside] for each in (pixels, ground))
    return float((abs(light - numpy.median(usual)) < _EVEN).mean()) >= _BARE


def _flattened(pixels: Any, paper: Any, inside: Any, flat: Any) -> Any:
    """A part of the page with the light of the paper where a stripe was: strokes keep how dark they are beside the stripe."""
    import cv2
    import numpy

    core = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_CORE, _CORE))
    ground = cv2.morphologyEx(pixels, cv2.MORPH_CLOSE, core).astype(numpy.float32)
    pale = inside & (_light(ground) > _PALE * _light(paper))
    made = numpy.minimum(pixels / numpy.maximum(ground, 1) * paper, 255)
    made = _untinted(made, ground)
    made = numpy.where((_light(made) > _CLEAR * _light(paper))[..., None], paper, made)
    return numpy.where(pale[..., None], made, flat).astype(numpy.uint8)


def _untinted(pixels: Any, stripe: Any) -> Any:
    """Without what pixels have of the tint of a stripe: compression spreads it over the letters in it."""
    import numpy

    tint = stripe - _light(stripe)[..., None]
    own = pixels - _light(pixels)[..., None]
    share = (own * tint).sum(axis=2) / numpy.maximum((tint * tint).sum(axis=2), 1.0)
    return numpy.clip(pixels - numpy.maximum(share, 0.0)[..., None] * tint, 0, 255)


def _light(pixels: Any) -> Any:
    """How light coloured pixels are, as floats."""
    import cv2
    import numpy

    return cv2.cvtColor(pixels.astype(numpy.float32), cv2.COLOR_RGB2GRAY)


def _stripes(ground: Any) -> tuple[Any, list[Box]]:
    """Where a small picture without strokes is paler than print and darker or more coloured than paper, and the boxes of that."""
    import cv2
    import numpy

    ground = cv2.blur(ground, (3, 3))  # the grain of a photograph
    light = _light(ground)
    paper = cv2.morphologyEx(light, cv2.MORPH_CLOSE, numpy.ones((_AROUND, _AROUND), dtype=numpy.uint8))
    share = light / numpy.maximum(paper, 30)
    red, green, blue = cv2.split(ground)
    least, most = cv2.min(cv2.min(red, green), blue), cv2.max(cv2.max(red, green), blue)
    tint = (least.astype(numpy.float32) + 1) / (most.astype(numpy.float32) + 1)
    tint /= cv2.morphologyEx(tint, cv2.MORPH_CLOSE, numpy.ones((_AROUND, _AROUND), dtype=numpy.uint8))
    found = (((share < _FAINT) | (tint < _TINT)) & (share > _PALE)).astype(numpy.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    at_edge = {int(at) for side in (labels[0], labels[-1], labels[:, 0], labels[:, -1]) for at in side}
    kept, boxes = numpy.zeros(count, dtype=numpy.uint8), []
    for at in range(1, count):
        left, top, wide, high = (int(side) * _SMALL / _SCALE for side in stats[at][:4])
        full = int(stats[at][4]) / (int(stats[at][2]) * int(stats[at][3]))
        if wide >= _WIDE and high >= _HIGH and full >= _FULL and at not in at_edge:
            kept[at] = 1
            boxes.append(Box(left, top, left + wide, top + high))
    return kept[labels], boxes


def _paper(ground: Any, mask: Any) -> Any:
    """The colour of the paper around stripes, at each pixel of the small picture."""
    import cv2
    import numpy

    free = (cv2.dilate(mask, numpy.ones((5, 5), dtype=numpy.uint8)) == 0).astype(numpy.float32)
    usual = numpy.median(ground[free > 0], axis=0) if free.any() else numpy.full(3, 255.0)
    wide = (_AROUND, _AROUND)
    weight = cv2.blur(free, wide)[..., None]
    summed = cv2.blur(ground.astype(numpy.float32) * free[..., None], wide)
    return numpy.where(weight > 0.02, summed / numpy.maximum(weight, 0.02), usual).astype(numpy.float32)
