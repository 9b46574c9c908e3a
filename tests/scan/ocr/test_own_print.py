"""A page is looked at again as its words were read from it."""

from __future__ import annotations

import pytest

from clausediff.scan.ocr import own_print
from clausediff.scan.pages import Mirrored

Images = pytest.importorskip("PIL.Image")


def test_a_page_with_nothing_to_take_off_is_itself() -> None:
    """It is not even copied."""
    page = Images.new("RGB", (40, 40), "white")
    assert own_print.as_read(page, 200.0, False, None) is page


def test_what_shows_through_is_not_proved_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was known of the page is taken off, and no line of it is read for that."""
    pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

    def asked(*_: object) -> None:
        raise AssertionError("asked again")

    monkeypatch.setattr(own_print, "find_show_through", asked)
    page = Images.new("RGB", (400, 400), "white")
    page.paste((20, 20, 20), (20, 20, 380, 60))  # print
    page.paste((215, 215, 215), (20, 200, 380, 240))  # shows through
    clean = own_print.as_read(page, 200.0, False, Mirrored(3, 80.0, ()))
    assert clean.getpixel((200, 40))[0] < 40
    assert clean.getpixel((200, 220))[0] > 240
