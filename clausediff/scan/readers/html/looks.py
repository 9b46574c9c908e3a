"""How the words of an element look on a page, from its styles and those of the elements around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clausediff import regex as re
from clausediff.scan.readers.contrast import BLACK, UNKNOWN, WHITE, Colour, Ground, apart, hexed
from clausediff.scan.readers.output import Look

__all__ = ["Place", "look_of", "within"]

_NAMED: dict[str, Colour] = {
    "black": BLACK, "white": WHITE, "red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255), "yellow": (255, 255, 0),
    "gray": (128, 128, 128), "grey": (128, 128, 128), "silver": (192, 192, 192), "navy": (0, 0, 128), "maroon": (128, 0, 0),
    "snow": (255, 250, 250), "ivory": (255, 255, 240), "whitesmoke": (245, 245, 245), "ghostwhite": (248, 248, 255),
    "floralwhite": (255, 250, 240), "mintcream": (245, 255, 250), "azure": (240, 255, 255), "windowtext": BLACK, "window": WHITE,
}  # fmt: skip
_OTHER_COLOUR = re.compile(
    r"\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\(|\b(?:canvas|field|highlight|highlighttext|mark|window|buttonface|"
    r"infobackground|background|menu|scrollbar|selecteditemtext|accentcolortext)\b"
)
"""Notations of colours other than those that are read, and colours of the reader's own system."""
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+%?))?\s*\)")
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|%|mm|cm|in|ex)?")
_POINTS = {"px": 0.75, "pt": 1.0, "mm": 2.83, "cm": 28.3, "in": 72.0}
_LEGIBLE = 4.0
"""Points: smaller letters cannot be read on a printed page."""
_AWAY = -200.0
"""Points to the left or above from which words are off the page."""
_HARMLESS = {
    "zoom": re.compile(r"normal|(?:[7-9]\d|\d{3,})%|0\.[7-9]\d*|[1-9][\d.]*"),
    "filter": re.compile(r"none|drop-shadow\(.*\)"),
    "content-visibility": re.compile(r"visible|auto"),
    "mask": re.compile(r"none"),
    "mask-image": re.compile(r"none"),
    "-webkit-mask": re.compile(r"none"),
    "-webkit-mask-image": re.compile(r"none"),
    "translate": re.compile(r"none|[-\d. ]*(?:px)?(?: [-\d.]*(?:px)?)?"),
    "scale": re.compile(r"none|1(?: 1)?"),
    "rotate": re.compile(r"none|0(?:deg)?"),
    "transform": re.compile(r"none|translate(?:[xyz]|3d)?\((?:-?\d{1,2}(?:px|%)?[\s,]*)+\)|translatez\(.*\)"),
    "direction": re.compile(r"ltr|auto"),
    "unicode-bidi": re.compile(r"normal|embed|isolate|plaintext"),
    "flex-direction": re.compile(r"row|column"),
    "flex-flow": re.compile(r"(?:row|column)?\s?(?:no)?(?:wrap)?"),
    "order": re.compile(r"0"),
    "mix-blend-mode": re.compile(r"normal|multiply"),
    "backface-visibility": re.compile(r".*"),
    "writing-mode": re.compile(r"horizontal-tb"),
    "letter-spacing": re.compile(r"normal|[\d.]+(?:px|pt|em|rem)?|-0?\.0\d*(?:em|rem)|-(?:0?\.)?\d(?:px|pt)?"),
    "font-size": re.compile(
        r"(?:\d*\.?\d+)(?:px|pt|em|rem|%|mm|cm|in|ex)|0|xx?-small|small|medium|x*-?large|smaller|larger|inherit|initial"
        r"|(?:calc|clamp|min|max)\(.*[1-9].*\)"
    ),
}
"""For each property that can hide words, or put their letters in another order, the values that do neither. Any other value is
a doubt: it is not worked out here what it does."""
_KEPT = frozenset(("inherit", "initial", "unset", "revert"))
_HSL = re.compile(r"hsla?\(\s*[-\d.]+(?:deg)?[\s,]+([\d.]+)%[\s,]+([\d.]+)%")
_CLEAR = 0.15
"""Opacity below which letters are gone."""


@dataclass(frozen=True, slots=True)
class Place:
    """What the elements around some words say of their looks."""

    unseen: str = ""
    """Why nothing here can be seen; empty where it can."""
    unshown: bool = False
    """Whether it is unseen by ``visibility``, which an element inside may set anew."""
    struck: bool = False
    raised: bool = False
    size: float = 11.0
    """Of the letters, in points."""
    letters: Colour = BLACK
    ground: Ground = WHITE
    doubt: str = ""


def within(place: Place, tag: str, styles: dict[str, str]) -> Place:
    """The place of the words in an element with these styles."""
    place = _hidden(place, styles)
    place = _doubted(place, styles)
    size = _size(styles.get("font-size", ""), place.size)
    if "font" in styles and (found := re.search(r"(?<![\w.])([\d.]+(?:px|pt|em|%)|0(?=[/ ]))", styles["font"])):
        size = _size(found[1], place.size)
    lines = styles.get("text-decoration-line", styles.get("text-decoration", ""))
    struck = place.struck or "line-through" in lines or tag in ("s", "strike", "del")
    raised = styles.get("vertical-align") in ("super", "sub") or tag in ("sup", "sub")
    letters, ground = place.letters, place.ground
    for name in ("color", "-webkit-text-fill-color"):
        if name in styles:
            found_colour, clear = _colour(styles[name])
            if found_colour is None and not clear and _OTHER_COLOUR.search(styles[name]) and not place.doubt:
                place = replace(place, doubt="its colour is written in a way that is not read")
            if clear:
                place = replace(place, unseen=place.unseen or "its letters are transparent")
            letters = found_colour or letters
    for name in ("background", "background-color"):
        if name in styles:
            said = styles[name]
            found_colour, clear = _colour(said)
            ground = UNKNOWN if "url(" in said or "gradient" in said else ground if clear else found_colour or ground
    return replace(place, struck=struck, raised=place.raised or raised, size=size, letters=letters, ground=ground)


def look_of(place: Place) -> Look:
    """How words look in a place."""
    unseen, doubt = place.unseen, place.doubt
    if not unseen and place.unshown:
        unseen = "its style hides it"
    if not unseen and place.size < _LEGIBLE:
        unseen = f"its letters are {place.size:g} points high"
    if not unseen and place.ground is not None and not apart(place.letters, place.ground):
        unseen = "its letters have the colour of what is behind them"
    if not unseen and place.ground is None and not apart(place.letters, WHITE):
        doubt = "its colour is near that of paper, and what is behind it is not known"
    return Look(unseen, place.struck, place.raised, False, doubt)


def _hidden(place: Place, styles: dict[str, str]) -> Place:
    why = ""
    if styles.get("display") == "none":
        why = "its style hides it"
    elif (found := _number(styles.get("opacity", ""))) is not None and found < _CLEAR:
        why = "its letters are transparent"
    elif any(
        (_points(styles.get(name, "")) or 0) <= _AWAY
        for name in ("left", "top", "text-indent", "margin-left", "margin-top")
    ):
        why = "it is off the page"
    elif styles.get("clip", "").replace(" ", "").startswith(("rect(0", "rect(1px")) or "inset(100%" in styles.get(
        "clip-path", ""
    ):
        why = "it is clipped away"
    elif (
        styles.get("overflow") in ("hidden", "clip")
        and any(_points(styles.get(name, "")) in (0.0, 0.75) for name in ("height", "max-height", "width", "max-width"))
    ) or re.search(r"scale\(\s*0", styles.get("transform", "")):
        why = "its box has no size"
    visibility = styles.get("visibility")
    unshown = place.unshown if visibility is None else visibility in ("hidden", "collapse")
    return replace(place, unseen=place.unseen or why, unshown=unshown)


def _doubted(place: Place, styles: dict[str, str]) -> Place:
    """The place with a doubt where a style may hide its words or exchange their letters."""
    for name, harmless in _HARMLESS.items():
        said = styles.get(name)
        if said and said not in _KEPT and harmless.fullmatch(said) is None and not place.doubt:
            place = replace(place, doubt=f"its style ({name}: {said[:40]}) may hide it or change its order")
    return place


def _size(said: str, around: float) -> float:
    found = _LENGTH.fullmatch(said)
    if found is None:
        return around
    count, unit = float(found[1]), found[2] or "px"
    if unit in ("em", "%"):
        return around * count / (100 if unit == "%" else 1)
    return 11.0 * count if unit == "rem" else count * _POINTS.get(unit, 5.0)


def _points(said: str) -> float | None:
    found = _LENGTH.fullmatch(said)
    return None if found is None else float(found[1]) * _POINTS.get(found[2] or "px", 11.0)


def _number(said: str) -> float | None:
    try:
        return float(said[:-1]) / 100 if said.endswith("%") else float(said)
    except ValueError:
        return None


def _colour(said: str) -> tuple[Colour | None, bool]:
    """A colour that CSS names or writes, and whether it is transparent."""
    if "transparent" in said:
        return None, True
    if (found := _RGB.search(said)) is not None:
        alpha = _number(found[4]) if found[4] else 1.0
        return (int(found[1]), int(found[2]), int(found[3])), alpha is not None and alpha < _CLEAR
    if (light := _HSL.search(said)) is not None:
        share = float(light[2]) / 100  # as if it had no hue; what is near white or black looks so in any
        return (round(255 * share),) * 3, False
    for word in said.replace(",", " ").split():
        if word.startswith("#"):
            digits = word[1:]
            short = "".join(2 * digit for digit in digits[:3]) if len(digits) in (3, 4) else digits[:6]
            return hexed(short), (len(digits) == 8 and digits[6:] < "26") or (len(digits) == 4 and digits[3] < "3")
        if word in _NAMED:
            return _NAMED[word], False
    return None, False
