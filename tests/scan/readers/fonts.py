"""Fonts for tests: one that comes with reportlab, with letters that draw the shapes of others."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

__all__ = ["redrawn_font"]


def redrawn_font(draws: Mapping[str, str]) -> bytes:
    """Bitstream Vera with a table of letters of its own, in which each letter of ``draws`` draws another one's shape."""
    import reportlab
    from reportlab.pdfbase.ttfonts import TTFontFile

    path = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    shapes = TTFontFile(str(path)).charToGlyph
    data = bytearray(path.read_bytes())
    groups = b"".join(
        struct.pack(">LLL", code, code, shapes[ord(draws.get(chr(code), chr(code)))]) for code in range(32, 127)
    )
    table = struct.pack(">HHHHL", 0, 1, 3, 10, 12) + struct.pack(">HHLLL", 12, 0, 16 + len(groups), 0, 95) + groups
    for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16):
        if data[at : at + 4] == b"cmap":
            struct.pack_into(">LL", data, at + 8, len(data), len(table))
    return bytes(data) + table
