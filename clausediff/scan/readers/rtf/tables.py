"""The tables of a file in Rich Text Format: its fonts, its colours and the authors of its tracked changes."""

from __future__ import annotations

from clausediff.scan.readers.contrast import Colour
from clausediff.scan.readers.rtf.state import CODE_PAGES

__all__ = ["TABLES", "Tables"]

TABLES = ("fonttbl", "colortbl", "revtbl")
"""The destinations of the three tables."""
_MOST_COLOURS = 2000
_SIGNS = 2
"""The character set of fonts of signs."""


class Tables:
    """What the tables hold so far.

    An entry is a run of control words and ends with a semicolon, which is a word of the table: the caller collects the
    words and calls :meth:`end_font`, :meth:`end_colours` or :meth:`end_authors` with them.
    """

    def __init__(self) -> None:
        self.colours: list[Colour | None] = []
        """None where a colour is the reader's own."""
        self._code_page = "cp1252"
        self._fonts: dict[int, tuple[str, str]] = {}  # encoding and name
        self._font = 0
        self._coded: set[int] = set()
        self._mix: dict[str, int] = {}
        self._authors: list[str] = []

    def use_code_page(self, name: str) -> None:
        """Decode the bytes of fonts without an encoding of their own as this one; cp1252 where it is not known."""
        self._code_page = name if _is_codec(name) else "cp1252"

    def encoding(self, font: int) -> str:
        """The encoding of the bytes in a font."""
        return self._fonts.get(font, ("", ""))[0] or self._code_page

    def font_name(self, font: int) -> str:
        """The name of a font, or empty."""
        return self._fonts.get(font, ("", ""))[1]

    def is_coded(self, font: int) -> bool:
        """Whether the file says of a font that it is one of signs."""
        return font in self._coded

    def author(self, number: int | None) -> str:
        """Who made a tracked change."""
        return self._authors[number] if number is not None and 0 <= number < len(self._authors) else "somebody"

    def word(self, table: str, name: str, number: int | None) -> None:
        """Take a control word within a table."""
        if table == "colortbl":
            self._mix[name] = number or 0
        elif table == "fonttbl" and name == "f":
            self._font = number or 0
            self._fonts[self._font] = ("", "")
        elif table == "fonttbl" and name == "fcharset":
            self._fonts[self._font] = (CODE_PAGES.get(number or 0, "cp1252"), "")
            if number == _SIGNS:
                self._coded.add(self._font)
        elif table == "fonttbl" and name == "cpg" and _is_codec(f"cp{number}"):
            self._fonts[self._font] = (f"cp{number}", "")

    def end_font(self, words: str) -> None:
        """End a font's entry; its words are the font's name."""
        self._fonts[self._font] = (self._fonts.get(self._font, ("", ""))[0], words.partition(";")[0].strip())

    def end_colours(self, count: int) -> None:
        """End this many entries of colours: the first has the shares that were mixed, the others have none."""
        for _ in range(min(count, _MOST_COLOURS - len(self.colours))):
            mix, self._mix = self._mix, {}
            if mix.keys() & {"red", "green", "blue"}:
                red, green, blue = (min(255, max(0, mix.get(name, 0))) for name in ("red", "green", "blue"))
                self.colours.append((red, green, blue))
            else:
                self.colours.append(None)

    def end_authors(self, words: str) -> None:
        """Take the whole table of authors."""
        self._authors = [each.strip() for each in words.split(";")]


def _is_codec(name: str) -> bool:
    try:
        "".encode(name)
    except LookupError:
        return False
    return True
