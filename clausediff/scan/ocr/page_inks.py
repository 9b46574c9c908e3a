"""The inks of a straight page: how dark and how coloured each pixel is beside the paper around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["PageInks", "inks_of"]

_TINT = 34
"""Of 255, how much of its light a coloured pixel lacks in one channel beside another."""
_DARK = 0.8
"""Of the print's darkness, from which ink is print."""
_AWAY = 1.1
"""In points: pale pixels so near to print are the edges of its letters."""
_INKED, _PALEST = 40, 60
"""Of 255: what is darker than paper by so much is ink, and print is at least so dark."""


@dataclass(frozen=True, slots=True)
class PageInks:
    """Maps of a page's pixels, each as large as the page."""

    shares: Any
    """Each channel beside the light of the paper around it, 0 to 255."""
    darkness: Any
    """How much darker than paper, 0 to 255, the grain smoothed."""
    usual: float
    """The darkness of print."""
    tinted: Any
    """Where there is coloured ink."""
    dark: Any
    """Where there is print, or other ink as dark."""
    near: Any
    """Where print is so near that pale pixels are the edges of its letters."""

    def between(self, low: float, high: float) -> Any:
        """Where there is ink of so much of the print's darkness that is no letter's edge."""
        import cv2

        pale = cv2.inRange(self.darkness, int(low * self.usual), int(high * self.usual))
        return cv2.bitwise_and(pale, cv2.bitwise_not(self.near))


def inks_of(page: Image, dpi: float) -> PageInks:
    """The inks of a page at so many dots per inch."""
    import cv2
    import numpy

    pixels = numpy.asarray(page.convert("RGB"))
    scale = dpi / 72
    shares = _beside_paper(pixels, scale)
    darkness = cv2.bitwise_not(cv2.GaussianBlur(cv2.cvtColor(shares, cv2.COLOR_RGB2GRAY), (3, 3), 0))
    inked = darkness[::3, ::3]
    inked = inked[inked > _INKED]
    usual = max(_PALEST, float(numpy.percentile(inked, 90))) if len(inked) else 255.0
    red, green, blue = cv2.split(cv2.blur(shares, (3, 3)))
    high, low = cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue)
    tinted = _over(cv2.subtract(high, low), _TINT)
    dark = _over(darkness, int(_DARK * usual))
    edge = max(3, round(2 * _AWAY * scale)) | 1
    near = cv2.dilate(dark, numpy.ones((edge, edge), dtype=numpy.uint8))
    return PageInks(shares, darkness, usual, tinted, dark, near)


def _over(values: Any, least: int) -> Any:
    """Where values are greater: 255, else 0."""
    import cv2

    return cv2.threshold(values, least, 255, cv2.THRESH_BINARY)[1]


def _beside_paper(pixels: Any, scale: float) -> Any:
    """Each channel beside the light of the paper around it, 0 to 255."""
    import cv2
    import numpy

    small = cv2.resize(pixels, None, fx=1 / 8, fy=1 / 8, interpolation=cv2.INTER_AREA)
    around = max(3, round(0.6 * scale)) * 2 + 1
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, numpy.ones((around, around), dtype=numpy.uint8))
    paper = cv2.resize(cv2.blur(paper, (around, around)), pixels.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return cv2.divide(pixels, numpy.maximum(paper, 30), scale=255)
