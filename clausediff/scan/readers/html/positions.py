"""Where the styles of an element put its words, and whether its box has room for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from clausediff.scan.readers.html.hints import BLOCKS
from clausediff.scan.readers.html.place import Place
from clausediff.scan.readers.html.properties import RESET
from clausediff.scan.readers.html.values import WINDOW, length

__all__ = ["NEAR", "cut_off", "is_room_before", "moved", "positioned"]

_AWAY = -200.0
"""Points to the left or above from which words are off the page."""
_EDGE = -4.0
"""Points to the left of the page's edge from which a letter may be cut."""
_FAR = 560.0
"""Points to the right from which words may be beside the page."""
NEAR = 2.0
"""Points by which words may be moved without lying over others."""
_HIDING = frozenset(("hidden", "clip"))
_SCROLLED = frozenset(("auto", "scroll", "overlay"))
_ROWS = frozenset(
    ("table", "inline-table", "table-row", "table-cell", "table-row-group", "table-header-group", "table-footer-group")
)
_TABLES = frozenset("table tbody thead tfoot tr td th".split())
_FREE = frozenset(
    ("auto", "none", "max-content", "min-content", "fit-content", "-webkit-fill-available", "stretch", "100%", *RESET)
)


def moved(place: Place, tag: str, styles: Mapping[str, str]) -> Place:
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
    if (sides.get("margin-top") or 0.0) <= _AWAY or left + min(0.0, indent) <= _AWAY:
        return replace(positioned(place, styles), unseen=place.unseen or "it is off the page", left=left, indent=indent)
    if place.display.startswith("inline") and tag not in BLOCKS:
        if margin < -NEAR or (sides.get("margin-right") or 0.0) < -NEAR:
            place = place.doubted("its style (a negative margin) puts words over each other")
    elif min(left, left + indent) < _EDGE and min(margin, indent, 0.0) < 0:
        place = place.doubted("its style (a negative margin or indent) may put it beside the page")
    for name in ("margin-top", "margin-bottom"):
        if (sides.get(name) or 0.0) < -0.5 * place.size:
            place = place.doubted(f"its style ({name}: {styles[name][:40]}) puts words over each other")
    wide = max((length(styles.get(name, ""), place.size) or 0.0) for name in ("width", "min-width"))
    if left > _FAR or wide > 2 * _FAR or (sides.get("margin-right") or 0.0) < -_FAR / 4 or indent > _FAR / 2:
        place = place.doubted("its style (a wide margin, indent or box) may put it beside the page")
    return positioned(replace(place, left=left, indent=indent), styles)


def is_room_before(place: Place, styles: Mapping[str, str]) -> bool:
    """Whether the first words of a block may hang out to the left of it, as labels of lists do."""
    return place.left + place.indent + (length(styles.get("margin-left", ""), place.size) or 0.0) >= _EDGE


def positioned(place: Place, styles: Mapping[str, str]) -> Place:
    """The place of an element that its style may put elsewhere."""
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
    if fixed or (kind == "relative" and (len(known) < len(offsets) or any(abs(points) > NEAR for points in known))):
        return place.doubted(f"its style (position: {kind}) puts it at a place of its own")
    return place


def cut_off(place: Place, tag: str, styles: Mapping[str, str]) -> Place:
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
