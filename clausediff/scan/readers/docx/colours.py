"""Colours of letters and of what is behind them: whether words can be seen at all.

White letters are invisible on white paper and plain to see in a dark table head. Colours come as ``RRGGBB``, as ``auto``
(black or white, whichever can be seen), or by a name of the document's theme, which Word prefers to a number beside it.
"""

from __future__ import annotations

from clausediff.scan.readers.contrast import BLACK, UNKNOWN, WHITE, Colour, Ground, hexed, mixed
from clausediff.scan.readers.docx.names import A, Element, local, number, value, w

__all__ = ["Colours"]

_NAMED: dict[str, Colour] = {
    "black": BLACK, "white": WHITE, "blue": (0, 0, 255), "cyan": (0, 255, 255), "green": (0, 255, 0),
    "magenta": (255, 0, 255), "red": (255, 0, 0), "yellow": (255, 255, 0), "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128), "darkGreen": (0, 128, 0), "darkMagenta": (128, 0, 128), "darkRed": (128, 0, 0),
    "darkYellow": (128, 128, 0), "darkGray": (128, 128, 128), "lightGray": (192, 192, 192),
}  # fmt: skip
_THEME = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink", "text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2",
    "tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2",
}  # fmt: skip
"""The names of theme colours in text, and those that the theme part has for them unless the settings map them anew."""
_MAPPED = {"text1": "t1", "text2": "t2", "background1": "bg1", "background2": "bg2"}


class Colours:
    """The colours of a document's theme."""

    def __init__(self, theme: Element | None, settings: Element | None) -> None:
        self._theme: dict[str, Colour] = {"dk1": BLACK, "lt1": WHITE}
        scheme = theme.find(f".//{{{A}}}clrScheme") if theme is not None else None
        for each in scheme if scheme is not None else ():
            for colour in each:
                found = hexed(colour.get("lastClr") if local(colour) == "sysClr" else colour.get("val"))
                if found is not None:
                    self._theme[local(each)] = found
        mapping = settings.find(w("clrSchemeMapping")) if settings is not None else None
        self._mapping = dict(_THEME)
        for name, attribute in _MAPPED.items():
            chosen = value(mapping, name=attribute)
            if chosen is not None:
                self._mapping[name] = _THEME.get(chosen, chosen)

    def named(self, name: str) -> Colour | None:
        """A colour of the theme."""
        return self._theme.get(self._mapping.get(name, name))

    @staticmethod
    def hexed(text: str | None) -> Colour | None:
        """The colour that ``RRGGBB`` writes; None for anything else."""
        return hexed(text)

    def letters(self, colour: Element | None) -> Colour | None:
        """The colour that a ``w:color`` gives to letters; None for one that is chosen so that it can be seen."""
        return self._of(colour, "val", "theme")

    def ground(self, shading: Element | None, highlight: str | None, below: Ground) -> Ground:
        """What is behind words with that ``w:shd`` and highlighter, on what is below."""
        if highlight not in (None, "none"):
            return _NAMED.get(highlight or "", below)
        pattern = value(shading)
        if shading is None or pattern in (None, "nil"):
            return below
        fill = self._of(shading, "fill", "themeFill") or below
        if pattern == "clear":
            return fill
        front = self._of(shading, "color", "theme") or BLACK
        if pattern == "solid":
            return front
        share = number(pattern[3:]) if pattern.startswith("pct") else 50
        if fill is UNKNOWN or share is None:
            return UNKNOWN
        return mixed(front, fill, share / 100)

    def drawn(self, filled: Element | None) -> Colour | None:
        """The colour of a DrawingML fill (``a:solidFill`` or one that names a colour of the theme); None if unknown."""
        for colour in filled if filled is not None else ():
            name = local(colour)
            found = None
            if name == "srgbClr":
                found = hexed(colour.get("val"))
            elif name == "schemeClr":
                found = self.named(colour.get("val") or "")
            elif name == "sysClr":
                found = hexed(colour.get("lastClr"))
            elif name == "prstClr":
                found = _NAMED.get(colour.get("val") or "")
            if found is not None:
                return _changed(found, colour)
        return None

    def _of(self, element: Element | None, plain: str, theme: str) -> Colour | None:
        if element is None:
            return None
        name = value(element, name=f"{theme}Color" if theme == "theme" else theme)
        found = self.named(name) if name is not None and name != "none" else None
        if found is not None:
            tint, shade = (_byte(value(element, name=f"{theme}{end}")) for end in ("Tint", "Shade"))
            if shade is not None:
                found = mixed(found, BLACK, shade / 255)
            if tint is not None:
                found = mixed(found, WHITE, tint / 255)
            return found
        return hexed(value(element, name=plain))


def _changed(colour: Colour, element: Element) -> Colour:
    """A DrawingML colour with its changes of luminance, tint and shade."""
    for change in element:
        share = (number(change.get("val")) or 0) / 100_000
        name = local(change)
        if name in ("lumMod", "shade"):
            colour = mixed(colour, BLACK, share)
        elif name == "lumOff":
            colour = mixed(WHITE, colour, share)
        elif name == "tint":
            colour = mixed(colour, WHITE, share)
    return colour


def _byte(text: str | None) -> int | None:
    try:
        return None if text is None else int(text, 16)
    except ValueError:
        return None
