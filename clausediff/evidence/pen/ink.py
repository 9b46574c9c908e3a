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
    inked = dark[dark > _INKED]
    print_dark = (
        max(_PALEST, float(numpy.percentile(inked[:: max(1, len(inked) // 50_000)], 85))) if len(inked) else 1.0
    )
    pixels = numpy.asarray(colored)
    color = pixels.max(axis=2).astype(numpy.float32) - pixels.min(axis=2)
    color -= numpy.median(color[::8, ::8])
    return numpy.stack(
        (numpy.clip(dark / print_dark, 0, _DARKEST), numpy.clip(color / 128, 0, 1)),
    ).astype(numpy.float32)
