"""The picture of a page as the network sees it: how dark each pixel is beside the page's own print, and how coloured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["DPI", "as_ink"]

DPI = 150.0
"""Dots per inch of the picture that is looked at: a ballpoint's line is then one to three pixels wide."""
_INKED = 0.1
"""Of the paper's light: a pixel that takes more of it away is ink, and not grain."""
_PALEST = 0.12
"""Print is taken to be at least so dark, or grain would be scaled up to print on an empty page."""
_OFF = 0.65
"""Of the paper's usual light: what is darker and joined to the edge of the picture is no paper."""
_DARKEST = 1.5


def as_ink(image: Image) -> Any:
    """A page at :data:`DPI` as two planes of floats: darkness, where the print's is about 1, and colour, 0 for grey.

    The light of the paper is estimated around each place, so that a shadow on a photograph is no ink.
    """
    import numpy
    from PIL import Image as Images
    from PIL import ImageFilter

    colored = image.convert("RGB")
    grey = colored.convert("L")
    small = grey.resize((max(1, grey.width // 8), max(1, grey.height // 8)), Images.Resampling.BOX)
    light = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4))
    paper = numpy.asarray(light.resize(grey.size, Images.Resampling.BILINEAR), dtype=numpy.float32)
    paper = numpy.maximum(paper, 30)
    dark = (paper - numpy.asarray(grey, dtype=numpy.float32)) / paper
    beside = Images.fromarray(_beside_the_sheet(numpy.asarray(light)).astype(numpy.uint8))
    dark[numpy.asarray(beside.resize(grey.size, Images.Resampling.NEAREST)) > 0] = 0
    inked = dark[dark > _INKED]
    print_dark = (
        max(_PALEST, float(numpy.percentile(inked[:: max(1, len(inked) // 50_000)], 85))) if len(inked) else 1.0
    )
    color = _spread(numpy.asarray(colored)).astype(numpy.float32)
    color -= numpy.median(color[::8, ::8])
    planes = numpy.empty((2, *dark.shape), dtype=numpy.float32)
    numpy.clip(dark / print_dark, 0, _DARKEST, out=planes[0])
    numpy.clip(color / 128, 0, 1, out=planes[1])
    return planes


def _spread(pixels: Any) -> Any:
    """The greatest of each pixel's channels less the least. (Along its last axis numpy takes thirty times as long.)"""
    import cv2

    red, green, blue = cv2.split(pixels)
    return cv2.max(cv2.max(red, green), blue) - cv2.min(cv2.min(red, green), blue)


def _beside_the_sheet(light: Any) -> Any:
    """Where a small map of the paper's light shows a table, a scanner's lid or a shadow: dark, and joined to the picture's edge."""
    import numpy

    dark = light < _OFF * float(numpy.median(light))
    beside = numpy.zeros(dark.shape, dtype=bool)
    beside[[0, -1]], beside[:, [0, -1]] = dark[[0, -1]], dark[:, [0, -1]]
    reached = 0
    while beside.any() and reached != int(beside.sum()):
        reached = int(beside.sum())
        for _ in range(8):
            beside = _grown(beside) & dark
    return _grown(_grown(beside))


def _grown(mask: Any) -> Any:
    """A map of truth values with all neighbours of what is true."""
    grown = mask.copy()
    grown[1:] |= mask[:-1]
    grown[:-1] |= mask[1:]
    across = grown.copy()
    grown[:, 1:] |= across[:, :-1]
    grown[:, :-1] |= across[:, 1:]
    return grown
