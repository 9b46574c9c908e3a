"""How the words of an element look on a page, from its styles and those of the elements around it.

What is known to hide words is said as that; every declaration that is not known to leave them as they are is a doubt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from clausediff import regex as re
from clausediff.scan.readers.contrast import BLACK, UNKNOWN, WHITE, Colour, Ground, apart, mixed
from clausediff.scan.readers.html.hints import BLOCKS
from clausediff.scan.readers.html.properties import RESET, is_harmless
from clausediff.scan.readers.html.values import WINDOW, Paint, colour, length, number, tokens_of
from clausediff.scan.readers.output import Look

__all__ = ["Place", "covers", "look_of", "outcome", "within"]

_LEGIBLE = 4.0
"""Points: smaller letters cannot be read on a printed page."""
_AWAY = -200.0
"""Points to the left or above from which words are off the page."""
_EDGE = -4.0
"""Points to the left of the page's edge from which a letter may be cut."""
_FAR = 700.0
"""Points to the right from which words may be beside the page."""
_NEAR = 2.0
"""Points by which words may be moved without lying over others."""
_CLEAR = 0.15
"""Opacity below which letters are gone."""
_NAMED_SIZES = {
    "xx-small": 6.75, "x-small": 7.5, "small": 9.75, "medium": 12.0, "large": 13.5, "x-large": 18.0, "xx-large": 24.0, "xxx-large": 36.0,
    "initial": 12.0, "revert": 12.0,
}  # fmt: skip
_HIDING = frozenset(("hidden", "clip"))
_SCROLLED = frozenset(("auto", "scroll", "overlay"))
_INLINE = frozenset(("inline", "contents", "ruby", "ruby-text"))
_ROWS = frozenset(
    ("table", "inline-table", "table-row", "table-cell", "table-row-group", "table-header-group", "table-footer-group")
)
_TABLES = frozenset("table tbody thead tfoot tr td th".split())
_FREE = frozenset(
    ("auto", "none", "max-content", "min-content", "fit-content", "-webkit-fill-available", "stretch", "100%", *RESET)
)
_PAINTED = frozenset("hr svg canvas video iframe object embed input button".split())
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


@dataclass(frozen=True, slots=True)
class Place:
    """What the elements around some words say of their looks."""

    unseen: str = ""
    """Why nothing here can be seen; empty where it can."""
    unshown: bool = False
    """Whether it is unseen by ``visibility``, which an element inside may set anew."""
    struck: bool = False
    raised: bool = False
    size: float = 12.0
    """Of the letters, in points."""
    letters: Colour = BLACK
    alpha: float = 1.0
    """How much the colour of the letters covers."""
    opacity: float = 1.0
    """How much the elements around cover."""
    ground: Ground = WHITE
    left: float = 0.0
    """Points from the edge of the page, as far as margins say."""
    indent: float = 0.0
    clipped: bool = False
    """Whether an element around it cuts off what does not fit."""
    nowrap: bool = False
    spaces: str = "normal"
    font: str = ""
    display: str = "block"
    doubts: tuple[str, ...] = ()

    @property
    def inline(self) -> bool:
        """Whether it is a part of a line."""
        return self.display in _INLINE

    def doubted(self, says: str) -> Place:
        """The place with one more doubt."""
        return self if says in self.doubts else replace(self, doubts=(*self.doubts, says))


def within(place: Place, tag: str, styles: Mapping[str, str]) -> Place:
    """The place of the words in an element with these styles."""
    display = styles.get("display", "")
    if display in RESET or not display:
        display = "block" if tag in BLOCKS or tag in ("td", "th") else "inline"
    place = replace(place, display=display)
    place = _sized(place, styles)
    place = _coloured(place, styles)
    place = _marked(place, styles)
    place = _hidden(place, styles)
    place = _moved(place, tag, styles)
    place = _cut(place, tag, styles)
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


def covers(place: Place, tag: str, styles: Mapping[str, str]) -> str:
    """The declaration by which an element without words may lie over the words of others; empty where none does."""
    if place.unseen or tag == "img" or not _is_painted(tag, styles):  # pictures are told apart
        return ""
    if styles.get("position") in ("absolute", "fixed"):
        return f"position: {styles['position']}"
    inline = place.inline and tag not in _PAINTED
    for name, said in styles.items():
        if name.startswith(_MOVING) and not is_harmless(name, said, max(place.size, 1.0), inline=inline):
            return f"{name}: {said[:40]}"
        if (
            name in ("margin-top", "margin-bottom", "margin-left", "margin-right")
            and (length(said, place.size) or 0.0) < -_NEAR
        ):
            return f"{name}: {said[:40]}"
    if styles.get("position") == "relative" and _positioned(Place(), styles).doubts:
        return "position: relative"
    return ""


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
        if size is None or size < 0:
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
    if place.inline and raise_by and not raised:
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
    said = styles.get("visibility", "")
    unshown = place.unshown if not said or said in ("inherit", "unset") else said in ("hidden", "collapse")
    return replace(place, unseen=place.unseen or why, unshown=unshown)


def _is_clipped(said: str) -> bool:
    return re.match(r"rect\(\s*(?:0|1px)", said) is not None


def _is_clipped_away(said: str) -> bool:
    found = re.match(r"inset\(\s*([\d.]+)%\s*(?:\)|\s[\d.%\s]*\))", said)
    return found is not None and float(found[1]) >= 50 and said.count("%") in (1, 2)


def _moved(place: Place, tag: str, styles: Mapping[str, str]) -> Place:
    """Where margins, indents and positions put the words."""
    sides = {
        name: length(styles[name], place.size)
        for name in ("margin-left", "margin-top", "margin-bottom", "margin-right", "padding-left", "text-indent")
        if name in styles
    }
    for name, points in sides.items():
        if points is None and styles[name] not in ("auto", *RESET):
            place = place.doubted(f"its style ({name}: {styles[name][:40]}) is not understood")
    margin = sides.get("margin-left") or 0.0
    left = place.left + margin + (sides.get("padding-left") or 0.0)
    indent = place.indent if sides.get("text-indent") is None else sides["text-indent"] or 0.0
    if "text-indent" in styles and styles["text-indent"] in ("initial", "revert"):
        indent = 0.0
    lowest = min(margin, sides.get("margin-top") or 0.0, indent if "text-indent" in sides else 0.0)
    if lowest <= _AWAY or left + min(0.0, indent) <= _AWAY:
        return replace(
            _positioned(place, styles), unseen=place.unseen or "it is off the page", left=left, indent=indent
        )
    if place.inline and tag not in BLOCKS:
        if margin < -_NEAR or (sides.get("margin-right") or 0.0) < -_NEAR:
            place = place.doubted("its style (a negative margin) puts words over each other")
    elif min(left, left + indent) < _EDGE and min(margin, indent, 0.0) < 0:
        place = place.doubted("its style (a negative margin or indent) may put it beside the page")
    for name in ("margin-top", "margin-bottom"):
        if (sides.get(name) or 0.0) < -0.5 * place.size:
            place = place.doubted(f"its style ({name}: {styles[name][:40]}) puts words over each other")
    if left > _FAR or indent > _FAR / 2:
        place = place.doubted("its style (a wide margin or indent) may put it beside the page")
    return _positioned(replace(place, left=left, indent=indent), styles)


def _positioned(place: Place, styles: Mapping[str, str]) -> Place:
    kind = styles.get("position", "static")
    if kind in ("static", *RESET):
        return place
    offsets = [
        length(styles[name], place.size)
        for name in ("left", "top", "right", "bottom")
        if styles.get(name, "auto") not in ("auto", *RESET)
    ]
    known = [points for points in offsets if points is not None]
    fixed = kind in ("absolute", "fixed")
    away = any((length(styles.get(name, ""), place.size) or 0.0) <= _AWAY for name in ("left", "top"))
    away = away or any(
        (length(styles.get(name, ""), place.size) or 0.0) >= 2 * WINDOW[0] for name in ("right", "bottom")
    )
    if away and kind != "sticky":
        return replace(place, unseen=place.unseen or "it is off the page")
    if fixed or (kind == "relative" and (len(known) < len(offsets) or any(abs(points) > _NEAR for points in known))):
        return place.doubted(f"its style (position: {kind}) puts it at a place of its own")
    return place


def _cut(place: Place, tag: str, styles: Mapping[str, str]) -> Place:
    """Whether a box is too small for its words, and cuts them off."""
    if place.inline or place.display in _ROWS or (tag in _TABLES and "display" not in styles):
        return place
    across, down = styles.get("overflow-x", "visible"), styles.get("overflow-y", "visible")
    hides = bool({across, down} & _HIDING) or "paint" in styles.get("contain", "") or place.clipped
    scrolls = bool({across, down} & _SCROLLED)
    place = replace(place, clipped=place.clipped or bool({across, down} & _HIDING))
    for name in ("height", "max-height", "width", "max-width"):
        said = styles.get(name, "")
        if not said or said in _FREE:
            continue
        points = length(said, place.size, WINDOW[0] if "width" in name else WINDOW[1])
        why = f"its style ({name}: {said[:40]}) may leave no room for it"
        if points is None:
            place = place.doubted(why) if hides or scrolls else place
        elif points <= 0.75 and (hides or scrolls):
            return replace(place, unseen=place.unseen or "its box has no size")
        elif "height" in name:
            place = _low(place, points, why, hides=hides, scrolls=scrolls)
        elif points < 3 * place.size or (hides and place.nowrap):
            place = place.doubted(why) if hides or scrolls or points < place.size else place
    return place


def _low(place: Place, points: float, why: str, *, hides: bool, scrolls: bool) -> Place:
    """The place in a box of a fixed height."""
    least = 2.5 * place.size if scrolls else 0.8 * place.size
    return place.doubted(why) if hides or points < least else place


def _doubted(place: Place, styles: Mapping[str, str]) -> Place:
    """The place with a doubt for each declaration that is not known to leave words as they are."""
    for name, said in styles.items():
        if not is_harmless(name, said.lower(), max(place.size, 1.0), inline=place.inline):
            place = place.doubted(f"its style ({name}: {said[:40]}) may hide it or change how it is read")
    return place
