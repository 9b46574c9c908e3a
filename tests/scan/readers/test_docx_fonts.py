"""Word documents that bring their own fonts along: such a font may draw any letter for another."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from clausediff.scan.ocr import recogniser
from clausediff.scan.options import PageOptions
from clausediff.scan.readers.docx import scan
from clausediff.scan.scan import Unread
from tests.scan.readers.fonts import redrawn_font
from tests.scan.readers.word import document

pytestmark = pytest.mark.skipif(not recogniser.installed(), reason="RapidOCR is not installed")

KEY = "{1DB2A5F6-38C2-4B73-9A0E-7E5B3C2D1F00}"
BODY = (
    "The Recipient shall not disclose the Confidential Information to any third party and shall keep it for 30 days after "
    "the date hereof, or for 3 years and 9 months where the Discloser has said so in writing."
)


def with_font(font: bytes, key: str = KEY) -> bytes:
    """A document with one embedded font, which is hidden by its key as Word does it."""
    mask = bytes.fromhex(KEY.strip("{}").replace("-", ""))[::-1] * 2
    hidden = bytes(byte ^ by for byte, by in zip(font[:32], mask, strict=True)) + font[32:] if key else font
    return document(
        f"<p><r><t>{BODY}</t></r></p>",
        {"fontTable": f'<font w:name="House"><embedRegular r:id="f1" w:fontKey="{key}"/></font>'},
        files={
            "word/_rels/fontTable.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="f1" '
                'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/font" Target="fonts/f.odttf"/>'
                "</Relationships>"
            ),
            "word/fonts/f.odttf": hidden,
        },
    )


def told(data: bytes, options: PageOptions | None = None) -> tuple[Unread, ...]:
    """What is said of a document."""
    return scan("made.docx", data, 10**8, pages=options).unread


@pytest.mark.parametrize(
    ("draws", "letters"),
    [({"3": "9"}, "3"), ({"t": "w"}, "t"), ({"3": "9", "9": "3"}, "39"), ({"l": "I"}, ""), ({}, "")],
)
def test_fonts_that_draw_other_letters(draws: Mapping[str, str], letters: str) -> None:
    """The finding names the font and the letters that it draws as others; letters that look alike are none."""
    found = told(with_font(redrawn_font(draws)))
    assert [(each.kind, each.text) for each in found] == ([("layer", letters)] if letters else [])
    assert all("“House”" in each.says for each in found)


def test_without_a_key() -> None:
    """A font that is not hidden is looked at too; one that is damaged is drawn by nobody."""
    assert [each.text for each in told(with_font(redrawn_font({"3": "9"}), key=""))] == ["3"]
    assert told(with_font(b"no font at all, but as long as the bytes that a key hides")) == ()


def test_no_ocr_is_wanted() -> None:
    """Who wants no page to be looked at gets no look at fonts."""
    assert told(with_font(redrawn_font({"3": "9"})), PageOptions(ocr="none")) == ()
