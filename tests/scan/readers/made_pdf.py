"""PDFs written by hand for tests: a few objects, one font, what a case needs and nothing else."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

__all__ = ["made_pdf", "renaming_font", "shown"]

WIDE, HIGH = 612, 792


def shown(text: str, x: float, y: float, *, size: float = 12, before: str = "", font: str = "F1") -> str:
    """Operators that show a text at a place, measured from the bottom left; ``before`` sets its colour or mode."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"q {before} BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET Q\n"


def renaming_font(pairs: Sequence[tuple[str, str]], *, at: int = 10) -> tuple[bytes, bytes]:
    """A Helvetica, to be object ``at``, and its table of letters: code 1 draws the first glyph (by its name) and stands for the
    first letter, and so on; all other codes are as usual."""
    drawn = " ".join(f"/{name}" for name, _ in pairs)
    listed = " ".join(f"<{code:02X}> <{ord(letter):04X}>" for code, (_, letter) in enumerate(pairs, 1))
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        f"1 begincodespacerange <00> <FF> endcodespacerange {len(pairs)} beginbfchar {listed} endbfchar endcmap end end"
    ).encode()
    font = (
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding"
        f"/Differences[1 {drawn}]>>/ToUnicode {at + 1} 0 R>>"
    ).encode()
    return font, b"<</Length %d>>stream\n%s\nendstream" % (len(table), table)


def made_pdf(
    *contents: str,
    annotations: Sequence[str] = (),
    page: str = "",
    resources: str = "",
    catalog: str = "",
    objects: Sequence[bytes] = (),
    image: tuple[int, int, bytes] | None = None,
    fonts: str = "",
) -> bytes:
    """A PDF of one page for each content stream.

    ``annotations`` are dictionaries, put on the first page; ``page``, ``resources`` and ``catalog`` are more entries of those;
    ``objects`` are further objects from number 10 on; ``image`` (width, height, grey pixels) is object 9 and named ``/I1``;
    ``fonts`` are more entries of the fonts.
    """
    bodies: dict[int, bytes] = {
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        4: b"<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>",
    }
    if image is not None:
        wide, high, pixels = image
        packed = zlib.compress(pixels)
        bodies[9] = (
            (
                f"<</Type/XObject/Subtype/Image/Width {wide}/Height {high}/ColorSpace/DeviceGray/BitsPerComponent 8"
                f"/Filter/FlateDecode/Length {len(packed)}>>stream\n"
            ).encode()
            + packed
            + b"\nendstream"
        )
        resources += "/XObject<</I1 9 0 R>>"
    for number, body in enumerate(objects, 10):
        bodies[number] = body
    first = 100
    names = [first + 2 * index for index in range(len(contents))]
    for index, content in enumerate(contents):
        at = names[index]
        own = " ".join(annotations) if index == 0 else ""
        bodies[at] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDE} {HIGH}]/Contents {at + 1} 0 R{page}"
            f"/Resources<</Font<</F1 3 0 R/F2 4 0 R{fonts}>>{resources}>>/Annots[{own}]>>"
        ).encode()
        data = content.encode("latin-1")
        bodies[at + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)
    kids = " ".join(f"{at} 0 R" for at in names)
    bodies[1] = f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode()
    bodies[2] = f"<</Type/Pages/Count {len(names)}/Kids[{kids}]>>".encode()
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number in sorted(bodies):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, bodies[number])
    start = len(out)
    size = max(bodies) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)
