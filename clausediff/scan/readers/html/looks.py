"""How the words of an element look on a page, from its styles and those of the elements around it.

What is known to hide words is said as that; every declaration that is not known to leave them as they are is a doubt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from clausediff import regex as re
from clausediff.scan.readers.contrast import BLACK, UNKNOWN, Colour, apart, mixed
from clausediff.scan.readers.html.hints import BLOCKS
from clausediff.scan.readers.html.place import Place
from clausediff.scan.readers.html.positions import NEAR, cut_off, moved, positioned
from clausediff.scan.readers.html.properties import RESET, is_harmless
from clausediff.scan.readers.html.values import Paint, colour, length, number, tokens_of
from clausediff.scan.readers.output import Look

__all__ = ["covers", "look_of", "outcome", "within"]

_LEGIBLE = 4.0
"""Points: smaller letters cannot be read on a printed page."""
_HUGE = 150.0
"""Points: larger letters leave the page."""
_CLEAR = 0.15
"""Opacity below which letters are gone."""
_NAMED_SIZES = {
    "xx-small": 6.75, "x-small": 7.5, "small": 9.75, "medium": 12.0, "large": 13.5, "x-large": 18.0, "xx-large": 24.0, "xxx-large": 36.0,
    "initial": 12.0, "revert": 12.0,
}  # fmt: skip
_SPECK = 3.0
"""Pixels."""
_STYLED = frozenset(("style", "class", "id", "bgcolor", "background"))
_PAINTED = frozenset("hr img svg canvas video iframe object embed input button".split())
_MOVING = (
    "transform",
    "translate",
    "scale",
    "rotate",
    "offset",
    "outline",
    "box-shadow",
    "border",
    "zoom",
    "order",
    "inset",
    "backdrop",
)
"""Beginnings of the names of properties that draw an element elsewhere than in its box."""
_SOFT = 60
"""Difference of one of red, green and blue up to which the colours of a gradient draw no line."""


def within(place: Place, tag: str, styles: Mapping[str, str]) -> Place:
    """The place of the words in an element with these styles."""
    display = styles.get("display", "")
    if display in RESET or not display:
        display = "block" if tag in BLOCKS or tag in ("td", "th") else "inline"
    place = place if place.display == display else replace(place, display=display)
    if not styles:
        return place
    place = _sized(place, styles)
    place = _coloured(place, styles)
    place = _marked(place, styles)
    place = _hidden(place, styles)
    place = moved(place, tag, styles)
    place = cut_off(place, tag, styles)
    return _doubted(place, styles)


def look_of(place: Place) -> Look:
    """How words look in a place; doubts are told apart from it."""
    unseen = place.unseen
    shown = _shown(place)
    if not unseen and place.unshown:
        unseen = "its style hides it"
    if not unseen and place.size < _LEGIBLE:
        unseen = f"its letters are {place.size:g} points high"
    if not unseen and place.alpha * place.opacity < _CLEAR:
        unseen = "its letters are transparent"
    if not unseen and place.ground is not None and not apart(shown, place.ground):
        unseen = "its letters have the colour of what is behind them"
    return Look(unseen, place.struck, place.raised)


def outcome(place: Place) -> tuple[bool, bool, bool, tuple[str, ...]]:
    """What of a place a reader notices: whether words are unseen, struck or raised, and the doubts."""
    look = look_of(place)
    return bool(look.unseen), look.struck, look.raised, place.doubts


def covers(place: Place, element: Element, styles: Mapping[str, str]) -> str:
    """The declaration by which an element without words may lie over the words of others; empty where none does."""
    tag = str(element.tag)
    painted = _is_painted(tag, styles)
    holds = painted or any(
        each is not element and (each.tag in _PAINTED or _STYLED & each.attrib.keys()) for each in element.iter()
    )
    if place.unseen or not holds or _is_speck(element, styles):
        return ""
    if styles.get("position") in ("absolute", "fixed"):
        return f"position: {styles['position']}"
    inline = place.inline and tag not in _PAINTED
    sides = (
        ("margin-top", "margin-bottom", "margin-left", "margin-right") if painted else ("margin-top", "margin-bottom")
    )
    for name, said in styles.items():
        if name.startswith(_MOVING) and not is_harmless(name, said, max(place.size, 1.0), inline=inline):
            return f"{name}: {said[:40]}"
        if name in sides and (length(said, place.size) or 0.0) < -NEAR:
            return f"{name}: {said[:40]}"
    if styles.get("position") == "relative" and positioned(Place(), styles).doubts:
        return "position: relative"
    return ""


def _is_speck(element: Element, styles: Mapping[str, str]) -> bool:
    """Whether a picture is too small to cover a letter, as those that count readers are."""
    sizes = [
        length((styles.get(name) or element.get(name) or "").removesuffix("px"), 1.0) for name in ("width", "height")
    ]
    return element.tag == "img" and all(size is not None and size <= _SPECK for size in sizes)


def _is_painted(tag: str, styles: Mapping[str, str]) -> bool:
    """Whether something is drawn of an element without words."""
    if tag in _PAINTED or "backdrop-filter" in styles:
        return True
    for name, said in styles.items():
        if name.startswith(("border", "outline", "box-shadow")) and "radius" not in name and "spacing" not in name:
            if any(token.type in ("dimension", "number") and token.value for token in tokens_of(said)):
                return True
        elif name in ("background-color", "background-image") and said not in ("none", "transparent", *RESET):
            paint = colour(said)
            if not isinstance(paint, Paint) or paint.alpha > 0:
                return True
    return False


def _shown(place: Place) -> Colour:
    return place.letters if place.ground is None else mixed(place.letters, place.ground, place.alpha * place.opacity)


def _sized(place: Place, styles: Mapping[str, str]) -> Place:
    said = styles.get("font-size", "")
    size: float | None = place.size
    if said in _NAMED_SIZES:
        size = _NAMED_SIZES[said]
    elif said in ("smaller", "larger"):
        size = place.size * (0.83 if said == "smaller" else 1.2)
    elif said and said not in RESET:
        size = length(said, place.size, place.size)
        if size is None or not 0 <= size <= _HUGE:
            return place.doubted(f"its style (font-size: {said[:40]}) is not understood")
    family = styles.get("font-family", "")
    if family and family.lower() not in RESET:
        place = replace(place, font=family.split(",")[0].strip("\"' ").lower())
    return replace(place, size=size if size is not None else place.size)


def _coloured(place: Place, styles: Mapping[str, str]) -> Place:
    for name in ("color", "text-fill-color"):
        said = styles.get(name, "")
        if said == "initial":
            place = replace(place, letters=BLACK, alpha=1.0)
        elif said and said not in (*RESET, "currentcolor"):
            found = colour(said)
            if isinstance(found, Paint):
                place = replace(place, letters=found.colour, alpha=found.alpha)
            else:
                place = place.doubted(f"its colour ({said[:40]}) is written in a way that is not read")
    said = styles.get("background-color", "")
    if said and said not in RESET:
        paint = Paint(place.letters, place.alpha) if said == "currentcolor" else colour(said)
        if not isinstance(paint, Paint):
            place = place.doubted(f"the colour behind it ({said[:40]}) is written in a way that is not read")
        elif paint.alpha >= 1:
            place = replace(place, ground=paint.colour)
        elif paint.alpha > 0 and place.ground is not None:
            place = replace(place, ground=mixed(paint.colour, place.ground, paint.alpha))
    return _pictured(place, styles.get("background-image", ""))


def _pictured(place: Place, said: str) -> Place:
    """The place with what a picture or a gradient behind its words does."""
    if said in ("", "none", *RESET):
        return place
    doubted = place.doubted(f"there is a picture behind it ({said[:40]}), which was not looked at")
    if "gradient" not in said or "url" in said:
        return replace(doubted, ground=UNKNOWN) if place.ground is not None else doubted
    paints = [
        colour(str(token.serialize()))
        for each in tokens_of(said)
        if each.type == "function"
        for token in each.arguments
    ]
    colours = [paint.colour for paint in paints if isinstance(paint, Paint) and paint.alpha >= 1]
    if not colours or len(colours) != sum(paint is not None for paint in paints):
        return doubted
    spread = max(max(channel) - min(channel) for channel in zip(*colours, strict=True))
    if spread > _SOFT or not all(apart(place.letters, each) for each in colours):
        return doubted
    return replace(place, ground=colours[0])


def _marked(place: Place, styles: Mapping[str, str]) -> Place:
    struck = place.struck or "line-through" in styles.get("text-decoration-line", "")
    raise_by = styles.get("vertical-align", "")
    raised = raise_by in ("super", "sub")
    if place.display.startswith("inline") and raise_by and not raised:
        points = length(raise_by, place.size, place.size)
        raised = points is not None and abs(points) > 0.25 * place.size
    spaces = styles.get("white-space", styles.get("white-space-collapse", ""))
    nowrap = place.nowrap
    if spaces and spaces not in RESET:
        nowrap = spaces in ("nowrap", "pre", "preserve nowrap")
        place = replace(place, spaces=spaces)
    return replace(place, struck=struck, raised=place.raised or raised, nowrap=nowrap)


def _hidden(place: Place, styles: Mapping[str, str]) -> Place:
    why = ""
    shown = number(styles.get("opacity", ""))
    if shown is not None:
        place = replace(place, opacity=place.opacity * min(1.0, max(0.0, shown)))
    elif styles.get("opacity", "initial") not in RESET:
        place = place.doubted(f"its style (opacity: {styles['opacity'][:40]}) is not understood")
    if (
        styles.get("display") in ("none", "table-column", "table-column-group")
        or styles.get("content-visibility") == "hidden"
    ):
        why = "its style hides it"
    elif (styles.get("position") in ("absolute", "fixed") and _is_clipped(styles.get("clip", ""))) or _is_clipped_away(
        styles.get("clip-path", "")
    ):
        why = "it is clipped away"
    elif re.search(r"(?:scale\w*\(\s*0(?:\.0+)?\s*[,)]|matrix\(\s*0\s*,\s*0\s*,)", styles.get("transform", "")):
        why = "its box has no size"
    if styles.get("content", "normal") not in ("normal", "none", *RESET):
        place = place.doubted(f"its style (content: {styles['content'][:40]}) puts something in its place")
    said = styles.get("visibility", "")
    unshown = place.unshown if not said or said in ("inherit", "unset") else said in ("hidden", "collapse")
    return replace(place, unseen=place.unseen or why, unshown=unshown)


def _is_clipped(said: str) -> bool:
    return re.match(r"rect\(\s*(?:0|1px)", said) is not None


def _is_clipped_away(said: str) -> bool:
    found = re.match(r"inset\(\s*([\d.]+)%\s*(?:\)|\s[\d.%\s]*\))", said)
    return found is not None and float(found[1]) >= 50 and said.count("%") in (1, 2)


def _doubted(place: Place, styles: Mapping[str, str]) -> Place:
    """The place with a doubt for each declaration that is not known to leave words as they are."""
    for name, said in styles.items():
        if not is_harmless(name, said.lower(), max(place.size, 1.0), inline=place.inline):
            place = place.doubted(f"its style ({name}: {said[:40]}) may hide it or change how it is read")
    return place
