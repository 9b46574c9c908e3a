"""A page with its own print and what a pen put there: without the ink of stamps and without what shows through from its other side.

The words of a page are read from it so. Whoever looks at the same page again, for a pen or for what is printed in a line, takes the
same ink off; a person is shown the page as it was scanned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausediff.scan.ocr.page_inks import inks_of
from clausediff.scan.ocr.show_through import find_show_through, without_show_through
from clausediff.scan.ocr.stamps import StampInk, find_stamps

if TYPE_CHECKING:
    from PIL.Image import Image

    from clausediff.scan.pages import Mirrored, Page

__all__ = ["OWN_DPI", "as_read", "draw_own_print", "own_print"]

OWN_DPI = 200.0
"""Dots per inch at which :func:`draw_own_print` takes ink off."""


def own_print(image: Image, dpi: float) -> tuple[Image, list[StampInk], Mirrored | None]:
    """A straight page without other ink; its stamps, and what shows through.

    A page of black and white has no paler ink than print, and is given back as it is, as all pages are where OpenCV is not installed.
    """
    if image.mode == "1" or not _has_opencv():
        return image, [], None
    inks = inks_of(image, dpi)
    clean, stamps = find_stamps(image, inks, dpi)
    mirrored = find_show_through(inks, dpi)
    return clean if mirrored is None else without_show_through(clean, inks, mirrored, dpi), stamps, mirrored


def draw_own_print(page: Page, dpi: float) -> tuple[Image, float]:
    """A page's picture as its words were read from it, and its dots per inch: as asked, where there is nothing to take off."""
    assert page.image is not None
    if not page.stamps and page.mirrored is None:
        return page.image(dpi), dpi
    return as_read(page.image(OWN_DPI), OWN_DPI, bool(page.stamps), page.mirrored), OWN_DPI


def as_read(image: Image, dpi: float, stamped: bool, mirrored: Mirrored | None) -> Image:
    """A straight page as its words were read from it, once it is known whether it has stamps and what shows through: to prove that again
    takes seconds."""
    if not stamped and mirrored is None:
        return image
    inks = inks_of(image, dpi)
    clean = find_stamps(image, inks, dpi)[0] if stamped else image
    return clean if mirrored is None else without_show_through(clean, inks, mirrored, dpi)


def _has_opencv() -> bool:
    """Whether OpenCV can be imported; asked by importing it, for several threads may be doing so, and its specification is not set then."""
    try:
        import cv2  # noqa: F401
    except ImportError:
        return False
    return True
