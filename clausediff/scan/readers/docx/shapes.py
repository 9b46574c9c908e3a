"""Where drawings are on the page and how large they are, as far as it decides whether their words can be seen."""

from __future__ import annotations

from clausediff import regex as re
from clausediff.scan.readers.docx.names import WP, A, Element, V, local, number, space, words_of
from clausediff.scan.readers.docx.places import EMU, Sheet, anchored_away
from clausediff.scan.readers.extent import tell_cut_off
from clausediff.scan.readers.output import Output

__all__ = ["POINT", "VML_UNITS", "is_hidden", "tell_overfull"]

POINT = 12_700
"""English Metric Units in a point."""
_SPECK = 3 * POINT
"""A text box less high or wide shows none of its words."""
_HIDDEN = re.compile(r"(?:visibility:hidden|display:none|mso-hide:all)", re.IGNORECASE)
_VML_LENGTH = re.compile(
    r"(?:^|;)(width|height|left|top|margin-left|margin-top):(-?[\d.]+)(pt|in|mm|cm|px)?(?=;|$)", re.IGNORECASE
)
VML_UNITS = {"pt": 1.0, "in": 72.0, "mm": 2.83, "cm": 28.3, "px": 0.75, "": 0.75}


def is_hidden(element: Element, sheet: Sheet) -> bool:
    """Whether a drawing is hidden, without size, or moved off the page."""
    if anchored_away(element, sheet):
        return True
    for each in element.iter():
        name, where = local(each), space(each)
        if where == WP and name == "docPr" and each.get("hidden") in ("1", "true"):
            return True
        if where == WP and name == "extent" and min(number(each.get("cx")) or 0, number(each.get("cy")) or 0) < _SPECK:
            return words_of(element) != ""
        if name == "wsp" and _grouped_away(each, sheet) and words_of(each):
            return True
        style = (each.get("style") or "").replace(" ", "") if where == V else ""
        if style and (_HIDDEN.search(style) or (words_of(each) and _is_away(style, sheet.longest / 20))):
            return True
    return False


def _is_away(style: str, far: float) -> bool:
    """Whether a shape of VML with words is off a page of ``far`` points, or too small to show any."""
    lengths = {name.lower(): float(size) * VML_UNITS[unit.lower()] for name, size, unit in _VML_LENGTH.findall(style)}
    if any(lengths.get(side, _SPECK) * POINT < _SPECK for side in ("width", "height")):
        return True
    for names, side in ((("left", "margin-left"), "width"), (("top", "margin-top"), "height")):
        begins = sum(lengths.get(name, 0.0) for name in names)
        if abs(begins) >= far or (begins < 0 and begins + lengths.get(side, far) <= 0):
            return True
    return False


def _grouped_away(shape: Element, sheet: Sheet) -> bool:
    """Whether a shape of a group is without size, or further from the group than the page is long."""
    group = shape.getparent()
    if group is None or local(group) not in ("wgp", "grpSp"):
        return False
    outer = next((each for each in group if local(each) == "grpSpPr"), None)
    units = _sides(outer, "chExt")
    scale = [wide / unit if unit else 1.0 for wide, unit in zip(_sides(outer, "ext"), units, strict=True)]
    own = next((each for each in shape if local(each) == "spPr"), None)
    for size, at, begins, share in zip(
        _sides(own, "ext"), _sides(own, "off"), _sides(outer, "chOff"), scale, strict=True
    ):
        if 0 <= size * share < _SPECK or abs((at - begins) * share) >= sheet.longest * EMU:
            return True
    return False


def _sides(properties: Element | None, name: str) -> tuple[float, float]:
    """The two numbers of an element of a shape's place: its offset or its extent; below zero where there is none."""
    for each in properties.iter(f"{{{A}}}{name}") if properties is not None else ():
        x, y = ("x", "y") if "ff" in name else ("cx", "cy")
        return float(number(each.get(x)) or 0), float(number(each.get(y)) or 0)
    return (0.0, 0.0) if "ff" in name else (-1.0, -1.0)


def _less_insets(room: tuple[float | None, float | None], shape: Element) -> tuple[float | None, float | None]:
    """The room of a text box without what it keeps free at its edges."""
    held = next((each for each in shape.iter() if local(each) == "bodyPr"), None)
    insets = {
        name: (number(held.get(name)) or 0) / POINT if held is not None else 0.0
        for name in ("lIns", "rIns", "tIns", "bIns")
    }
    across, down = room
    return (
        None if across is None else max(0.1, across - insets["lIns"] - insets["rIns"]),
        None if down is None else max(0.0, down - insets["tIns"] - insets["bIns"]),
    )


def tell_overfull(out: Output, content: Element, size: float) -> None:
    """Say that a text box shows the first of its words only: it has a size of its own, which does not follow them."""
    box = content.getparent()
    shape = box.getparent() if box is not None else None
    if box is None or shape is None:
        return
    if space(box) == V:
        style = (shape.get("style") or "").replace(" ", "")
        lengths = {
            name.lower(): float(long) * VML_UNITS[unit.lower()] for name, long, unit in _VML_LENGTH.findall(style)
        }
        follows = "mso-fit-shape-to-text:t" in (box.get("style") or "").replace(" ", "")
        room = (lengths.get("width"), lengths.get("height"))
    else:
        drawing = next(shape.iterancestors(f"{{{WP}}}anchor", f"{{{WP}}}inline"), None)
        extent = drawing.find(f"{{{WP}}}extent") if drawing is not None else None
        linked = (
            box.get("id") is not None
            or sum(local(each) == "wsp" for each in (drawing if drawing is not None else shape).iter()) > 1
        )
        follows = linked or any(each.tag == f"{{{A}}}spAutoFit" for each in shape.iter())
        sides = [number(extent.get(name)) if extent is not None else None for name in ("cx", "cy")]
        room = (None if sides[0] is None else sides[0] / POINT, None if sides[1] is None else sides[1] / POINT)
        room = _less_insets(room, shape)
    if not follows and room[0] is not None and room[1] is not None:
        tell_cut_off(out, 0, size, room[0], room[1], "its box")
