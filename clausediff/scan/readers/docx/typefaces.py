"""In which font letters are drawn: Word has one for plain letters, one for those with accents, one for complex scripts.

Each is named in a run's properties, or stands for one of the document's theme. A font of signs (:mod:`clausediff.scan.readers.symbols`)
shows others than the letters that the file holds, whichever of these properties names it.
"""

from __future__ import annotations

from collections.abc import Iterator

from clausediff.scan.readers.docx.looks import is_complex
from clausediff.scan.readers.docx.names import A, Element, local, value
from clausediff.scan.readers.docx.styles import Properties
from clausediff.scan.readers.symbols import symbols

__all__ = ["Typefaces"]

_SCRIPTS = {"Ascii": "latin", "HAnsi": "latin", "Bidi": "cs", "EastAsia": "ea"}
"""Of a theme's name (``majorHAnsi``), its end and what the theme calls that font."""


class Typefaces:
    """The fonts of a document's theme, and what the document says of fonts."""

    def __init__(self, theme: Element | None, table: Element | None) -> None:
        self._coded = {
            (value(font, name="name") or "").lower()
            for font in (table if table is not None else ())
            if value(font, "charset") in ("02", "2")
        }
        self._theme: dict[str, str] = {}
        scheme = theme.find(f".//{{{A}}}fontScheme") if theme is not None else None
        for which in scheme if scheme is not None else ():
            for each in which:
                held = local(which).removesuffix("Font")
                for end, script in _SCRIPTS.items():
                    if local(each) == script:
                        self._theme[f"{held}{end}"] = each.get("typeface") or ""

    def shown(self, part: str, font: str) -> str | None:
        """What is seen of a text in a font; None where a sign of it is not known."""
        return symbols(part, font, coded=font.lower() in self._coded)

    def parted(self, text: str, properties: Properties) -> Iterator[tuple[str, str]]:
        """A text in parts of one font each, with its name, or empty where it is the document's usual one."""
        fonts = properties.held.get("rFonts")
        if fonts is None:
            yield text, ""
            return
        if is_complex(properties):
            yield text, self._name(fonts, "cs", "cstheme")
            return
        plain, other = self._name(fonts, "ascii", "asciiTheme"), self._name(fonts, "hAnsi", "hAnsiTheme")
        if plain == other or text.isascii():
            yield text, plain or other
            return
        start = 0
        for end in range(1, len(text) + 1):
            if end == len(text) or text[end].isascii() != text[start].isascii():
                part = text[start:end]
                private = "\ue000" <= part[0] <= "\uf8ff"  # a sign's code, which is of the one font or of the other
                yield part, plain if part.isascii() else other or (plain if private else "")
                start = end

    def _name(self, fonts: Element, plain: str, theme: str) -> str:
        said = value(fonts, name=theme)
        return self._theme.get(said, "") if said is not None and said in self._theme else value(fonts, name=plain) or ""
