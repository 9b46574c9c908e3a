"""The fonts that a Word document brings along, and whether they draw the letters that the text says.

Word draws a text in an embedded font where it has it, and such a font may draw any shape for any letter. So the words of the
document are drawn in each of them and put to the recogniser. What is drawn in which font is not asked: a font that draws a *9* for
a *3* has no honest use.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from clausediff.scan.ocr import recogniser
from clausediff.scan.ocr.proof import Glyph, Run, look
from clausediff.scan.readers.docx.names import R, w
from clausediff.scan.readers.docx.package import Package

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["misdrawn"]

_KINDS = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_HIDDEN = 32
"""So many bytes at the start of an embedded font are exchanged, by the font's key (ECMA-376 part 4, font embedding)."""
_MOST = 60
"""Words of a document that are drawn in one font."""
_LONGEST = 22
"""Characters of a word that is drawn; a longer one says no more."""
_MARGIN = 0.25
"""Of the height of a line: white around what is drawn."""


def misdrawn(package: Package, text: str) -> list[tuple[str, str]]:
    """The embedded fonts that draw other letters than a text says: the name of each, and those letters of the text."""
    fonts = list(_embedded(package))
    if not fonts or not recogniser.installed():
        return []
    words = sorted({word for word in text.split() if word.isascii() and any(map(str.isalnum, word))})
    found = []
    for name, data in fonts:
        glyphs = _looked_at(words, data)
        wrong = "".join(sorted(letter for letter, glyph in glyphs.items() if glyph.untrusted and glyph.tries))
        if wrong:
            found.append((name, wrong))
    return found


def _embedded(package: Package) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each embedded font."""
    table = package.root("fontTable")
    part = package.part("fontTable")
    relations = package.related(part) if part is not None else {}
    for font in table if table is not None else ():
        for kind in _KINDS:
            for each in font.findall(w(kind)):
                relation = relations.get(each.get(f"{{{R}}}id") or "")
                if relation is None or relation.external:
                    continue
                data = package.find(package.digest(relation.target))  # fonts are as large as pictures
                if data is not None:
                    yield font.get(w("name")) or "", _plain(data, each.get(w("fontKey")) or "")


def _plain(data: bytes, key: str) -> bytes:
    """An embedded font as a font file: its first bytes are those of the file, each combined with one of its key's."""
    digits = key.strip("{}").replace("-", "")
    if len(digits) != 32:
        return data
    mask = bytes.fromhex(digits)[::-1] * 2
    return bytes(byte ^ by for byte, by in zip(data[:_HIDDEN], mask, strict=False)) + data[_HIDDEN:]


def _looked_at(words: list[str], data: bytes) -> dict[str, Glyph]:
    """What each letter of some words shows in a font; nothing where that cannot be drawn."""
    from PIL import ImageFont

    try:
        font = ImageFont.truetype(io.BytesIO(data), 40)
    except (OSError, ValueError):
        return {}
    glyphs: dict[str, Glyph] = defaultdict(Glyph)
    drawn = {char for char in set("".join(words)) if char.isalnum() and _has(font, char)}
    runs = [
        Run(word, [glyphs[char] if char in drawn else None for char in word]) for word in words if len(word) <= _LONGEST
    ]
    look(runs, lambda run: recogniser.read(_drawn(font, run.text)), _MOST)
    return glyphs


def _has(font: Any, char: str) -> bool:
    """Whether a font draws a letter at all: one of a few letters leaves the others to another font."""
    return bool(font.getmask(char).getbbox()) and bytes(font.getmask(char)) != bytes(font.getmask("\U0010fffd"))


def _drawn(font: Any, text: str) -> NDArray[Any]:
    """The picture of a word, black on white, as high as the recogniser wants it."""
    import numpy
    from PIL import Image, ImageDraw

    left, top, right, bottom = font.getbbox(text)
    margin = round(_MARGIN * max(1, bottom - top))
    image = Image.new("L", (max(1, right - left) + 2 * margin, max(1, bottom - top) + 2 * margin), 255)
    ImageDraw.Draw(image).text((margin - left, margin - top), text, fill=0, font=font)
    wide = max(1, round(image.width * recogniser.HEIGHT / image.height))
    result: NDArray[Any] = numpy.asarray(image.resize((wide, recogniser.HEIGHT)))
    return result
