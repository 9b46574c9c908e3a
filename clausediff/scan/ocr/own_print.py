"""A page with its own print and what a pen put there: without the ink of stamps and without what shows through from its other side.

The words of a page are read from it so. Whoever looks at the same page again, for a pen or for what is printed in a line, takes the
same ink off; a person is shown the page as it was scanned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausediff.scan.ocr.page_inks import inks_of
from clausediff.scan.ocr.show_through import without_show_through
from clausediff.scan.ocr.stamps import StampInk, find_stamps

if TYPE_CHECKING:
    from PIL.Image import Image

    from clausediff.scan.pages import Page

__all__ = ["OWN_DPI", "draw_own_print", "own_print"]

OWN_DPI = 200.0
"""Dots per inch at which :func:`draw_own_print` takes ink off."""


def own_print(image: Image, dpi: float) -> tuple[Image, list[StampInk], int]:
    """A straight page without other ink; its stamps, and how many lines were proved to show through.

    A page of black and white has no paler ink than print, and is given back as it is.
    """
    if image.mode == "1":
        return image, [], 0
    inks = inks_of(image, dpi)
    clean, stamps = find_stamps(image, inks, dpi)
    clean, mirrored = without_show_through(clean, inks, dpi)
    return clean, stamps, mirrored


def draw_own_print(page: Page, dpi: float) -> tuple[Image, float]:
    """A page's picture as its words were read from it, and its dots per inch: as asked, where there is nothing to take off."""
    assert page.image is not None
    if not page.stamps and not page.mirrored:
        return page.image(dpi), dpi
    return own_print(page.image(OWN_DPI), OWN_DPI)[0], OWN_DPI
