"""PDFs that were changed after they were signed, and those to which only more was added."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.scan.options import PageOptions
from clausediff.scan.readers import read
from tests.scan.readers.made_pdf import made_pdf, shown

pytest.importorskip("pypdfium2", reason="no pypdfium2: pip install 'clausediff[pdf]'")

TERM = shown("This Agreement ends after 60 days.", 72, 700)
OTHER = shown("This Agreement ends after 90 days.", 72, 700)
NOTE = b"<</Type/Annot/Subtype/Square/Rect[72 600 90 620]/F 4/C[0 0 0]>>"


def signed(*contents: str) -> bytes:
    """A file whose signature covers all of it."""
    held = made_pdf(*contents, objects=[b"<</Type/Sig/ByteRange[0 10 20 00000000]>>"])
    return held.replace(b"00000000]", b"%08d]" % (len(held) - 20))


def updated(data: bytes, *objects: tuple[int, bytes]) -> bytes:
    """A file with objects that take the place of others, or are new, written behind its end."""
    before = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    out = bytearray(data)
    places = []
    for number, body in objects:
        places.append((number, len(out)))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size 200/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (before, start)
    return bytes(out)


def stream(content: str) -> bytes:
    """A content stream."""
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content.encode())


def later(data: bytes, *objects: tuple[int, bytes]) -> bytes:
    """An update that is signed, too: its signature covers the file as it is then."""
    held = updated(data, *objects, (50, b"<</Type/Sig/ByteRange[0 10 20 00000000]>>"))
    return held.replace(b"00000000]", b"%08d]" % (len(held) - 20))


PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 101 0 R/Resources<</Font<</F1 3 0 R>>>>/Annots[60 0 R]>>"
)
CASES = {
    "as it was signed": (signed(TERM), False),
    "a proof of the signature": (updated(signed(TERM), (60, b"<</Type/DSS>>")), False),
    "the same words written anew": (updated(signed(TERM), (101, stream(TERM))), False),
    "other words": (updated(signed(TERM), (101, stream(OTHER))), True),
    "white over a word": (updated(signed(TERM), (101, stream(f"{TERM}1 g 200 690 20 20 re f"))), True),
    "an annotation": (updated(signed(TERM), (100, PAGE), (60, NOTE)), True),
    "a page less": (updated(signed(TERM, OTHER), (2, b"<</Type/Pages/Count 1/Kids[100 0 R]>>")), True),
    "filled in and signed again": (later(signed(TERM), (100, PAGE), (60, NOTE)), False),
    "changed and signed again": (later(signed(TERM), (101, stream(OTHER))), True),
    "never signed": (updated(made_pdf(TERM), (101, stream(OTHER))), False),
}


@pytest.mark.parametrize("case", CASES)
def test_changed_after_it_was_signed(case: str, tmp_path: Path) -> None:
    """What shows otherwise than it was signed is told; what was added to prove or to sign is not."""
    data, told = CASES[case]
    path = tmp_path / "copy.pdf"
    path.write_bytes(data)
    says = [each.says for each in read(str(path), pages=PageOptions(cache=False)).unread if each.kind == "versions"]
    assert [each.startswith("the file was changed after it was signed") for each in says] == [True] * told
