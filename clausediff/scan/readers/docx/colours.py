"""Colours of letters and of what is behind them: whether words can be seen at all.

White letters are invisible on white paper and plain to see in a dark table head. Colours come as ``RRGGBB``, as ``auto``
(black or white, whichever can be seen), or by a name of the document's theme, which Word prefers to a number beside it.
"""

from __future__ import annotations

from typing import Final

from clausediff.scan.readers.docx.names import A, Element, local, number, value, w

__all__ = ["UNKNOWN", "WHITE", "Colour", "Colours", "Ground", "apart"]

Colour = tuple[int, int, int]
Ground = Colour | None
"""What is behind words; None where it is not known (a gradient, a picture)."""

WHITE: Final[Colour] = (255, 255, 255)
BLACK: Final[Colour] = (0, 0, 0)
UNKNOWN: Final = None

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

_CONTRAST = 1.25
"""Ratio of luminances (WCAG 2.1) below which letters cannot be told from the paper, where the hue is the same too."""
_HUE = 40
"""Difference of one of red, green and blue, of 255, from which a colour is seen whatever its luminance: pale yellow is."""


class Colours:
    """The colours of a document's theme."""

    def __init__(self, theme: Element | None, settings: Element | None) -> None:
        self._theme: dict[str, Colour] = {"dk1": BLACK, "lt1": WHITE}
        scheme = theme.find(f".//{{{A}}}clrScheme") if theme is not None else None
        for each in scheme if scheme is not None else ():
            for colour in each:
                found = _hex(colour.get("lastClr") if local(colour) == "sysClr" else colour.get("val"))
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
        return _hex(text)

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
                found = _hex(colour.get("val"))
            elif name == "schemeClr":
                found = self.named(colour.get("val") or "")
            elif name == "sysClr":
                found = _hex(colour.get("lastClr"))
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
        return _hex(value(element, name=plain))


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


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """``share`` of one colour and the rest of another."""
    share = min(1.0, max(0.0, share))
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def apart(letters: Colour, ground: Colour) -> bool:
    """Whether letters of one colour can be told from a ground of another."""
    shifts = [a - b for a, b in zip(letters, ground, strict=True)]
    if max(map(abs, shifts)) >= _HUE and len(set(shifts)) > 1:  # of another hue, not only lighter or darker
        return True
    low, high = sorted((_luminance(letters), _luminance(ground)))
    return (high + 0.05) / (low + 0.05) >= _CONTRAST


def _luminance(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _hex(text: str | None) -> Colour | None:
    if text is None or len(text) != 6:
        return None
    try:
        return int(text[:2], 16), int(text[2:4], 16), int(text[4:], 16)
    except ValueError:
        return None


def _byte(text: str | None) -> int | None:
    try:
        return None if text is None else int(text, 16)
    except ValueError:
        return None
