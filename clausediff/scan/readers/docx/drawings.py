"""Drawings: text boxes are read, pictures and embedded objects are named, and so is what may cover or cross words.

Word writes drawings in two languages, DrawingML (``w:drawing``) and the older VML (``w:pict``, ``w:object``).
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from clausediff import regex as re
from clausediff.scan.readers.contrast import UNKNOWN, WHITE, Ground
from clausediff.scan.readers.docx.looks import Place, smallest_size
from clausediff.scan.readers.docx.names import WP, A, Element, O, R, V, W, local, number, space, w, words_of
from clausediff.scan.readers.docx.reading import Reading, Story
from clausediff.scan.readers.docx.shapes import POINT, VML_UNITS, is_hidden, tell_overfull
from clausediff.scan.readers.output import Look, Output, quoted

__all__ = ["read_drawing"]

_LEGIBLE = 8 * POINT
"""A picture less high or wide has no room for a word."""
_VOLATILE = re.compile(r'\b(?:\w+:)?(?:anchorId|editId|paraId|textId|id|relativeHeight|rsid\w*|xmlns(?::\w+)?)="[^"]*"')
"""Attributes that a program writes anew when it saves a drawing that nobody touched."""
_VML_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|mm|cm|px)?", re.IGNORECASE)


def read_drawing(reading: Reading, element: Element, place: Place) -> None:
    """Read a ``w:drawing``, ``w:pict`` or ``w:object``; text boxes of it follow the paragraph in which it stands."""
    if not reading.story.fields.shown:
        return
    if place.unseen or is_hidden(element, reading.sheet):
        words = words_of(element)
        reading.out.add(
            f" {words} " if words else "", Look(place.unseen or "it is in a drawing that is hidden or off the page")
        )
        return
    with reading.deeper():
        _walk(reading, element, place, element)


def _walk(reading: Reading, element: Element, place: Place, whole: Element) -> None:
    """Look for what can be read, and what cannot, in a drawing; ``whole`` is the drawing."""
    for child in reading.children(element):
        name = local(child)
        if name == "Fallback" or _reads_words(reading, child, place) or _reads_other(reading, child, place, whole):
            continue
        if name in ("wsp", "sp", "shape", "rect", "line", "cxnSp") and not words_of(child):
            _shape(reading, child, whole)
        _walk(reading, child, place, whole)


def _reads_words(reading: Reading, element: Element, place: Place) -> bool:
    """Read an element of a drawing that holds words; False for other elements."""
    name, where = local(element), space(element)
    if name == "txbxContent" and where == W:
        _box(reading, element, replace(place, ground=_behind(element.getparent(), reading, place)))
    elif name == "txBody" or (where == A and name == "p"):
        _drawn_words(reading, element)
    elif name == "textpath" and where == V:
        _watermark(reading, element.get("string") or "")
    else:
        return False
    return True


def _reads_other(reading: Reading, element: Element, place: Place, whole: Element) -> bool:
    """Read a picture of a drawing, or tell of a part that is not read; False for other elements."""
    name, where = local(element), space(element)
    if name == "blip" and where == A:
        _picture(reading, element, whole)
    elif name == "imagedata" and where == V:
        if whole.tag != w("object"):
            _picture(reading, element, whole)
    elif name == "OLEObject" and where == O:
        _part(reading, element.get(f"{{{R}}}id"), f"an embedded object ({element.get('ProgID') or 'unknown'})")
    elif name == "chart":
        _part(reading, element.get(f"{{{R}}}id"), "a chart")
    elif name == "relIds":
        _diagram(reading, element, place)
    elif name in ("contentPart", "ink"):
        reading.out.tell("unread", "something is drawn by hand here, and was not read")
    elif name == "control" and where == W:
        reading.out.tell("unread", "a form control (ActiveX) was not read")
    else:
        return False
    return True


def _box(reading: Reading, content: Element, place: Place) -> None:
    """A text box, which is counted for itself."""
    out = Output()
    with reading.apart(out, story=Story()), out.marked("box"):
        reading.read_blocks(reading, content, place)
    tell_overfull(out, content, smallest_size(reading.styles, content))
    reading.boxes.append(out)


def _behind(element: Element, reading: Reading, place: Place) -> Ground:
    """What is behind the words of a text box: its shape's fill."""
    shape = element
    while shape is not None and local(shape) not in ("wsp", "shape", "rect", "roundrect", "sp"):
        shape = shape.getparent()
    if shape is None:
        return place.ground
    if space(shape) == V:
        if shape.get("filled") in ("f", "false"):
            return place.ground
        colour = (shape.get("fillcolor") or "#ffffff").split(" ")[0]
        return reading.colours.hexed(colour.lstrip("#")) or (WHITE if colour == "white" else UNKNOWN)
    filled = next(
        (each for each in shape.iter() if local(each) in ("solidFill", "noFill", "gradFill", "blipFill", "pattFill")),
        None,
    )
    kind = local(filled) if filled is not None else ""
    outline = filled is not None and local(filled.getparent()) == "ln"
    if kind == "solidFill" and not outline:
        return reading.colours.drawn(filled) or UNKNOWN
    if kind in ("gradFill", "blipFill", "pattFill") and not outline:
        return UNKNOWN
    styled = next((each for each in shape.iter(f"{{{A}}}fillRef") if each.get("idx") not in (None, "0")), None)
    if kind != "noFill" and styled is not None:
        return reading.colours.drawn(styled) or UNKNOWN
    return place.ground


def _drawn_words(reading: Reading, body: Element) -> None:
    """Words in the language of drawings, which are placed as a text box's are."""
    out = Output()
    with out.marked("box"):
        for each in body.iter():
            if each.tag == f"{{{A}}}t":
                run = each.getparent().find(f"{{{A}}}rPr")
                struck = run is not None and run.get("strike") in ("sngStrike", "dblStrike")
                gone = run is not None and run.find(f"{{{A}}}noFill") is not None
                out.add(
                    (each.text or "").replace("\n", " "), Look("its letters have no colour" if gone else "", struck)
                )
            elif each.tag == f"{{{A}}}br":
                out.add("\n")
            elif each.tag == f"{{{A}}}p" and out.length:
                out.break_paragraph()
    reading.boxes.append(out)


def _watermark(reading: Reading, words: str) -> None:
    if words.strip():
        reading.out.tell("watermark", f"{quoted(words)} is drawn across the page", " ".join(words.split()))


def _picture(reading: Reading, element: Element, whole: Element) -> None:
    """A picture is named with its digest, unless nothing legible fits in it."""
    if _too_small(whole):
        return
    link = element.get(f"{{{R}}}embed") or element.get(f"{{{R}}}id") or element.get(f"{{{R}}}pict")
    if link is None and element.get(f"{{{R}}}link") is None:
        return
    _part(reading, link, "a picture", kind="picture")


def _too_small(whole: Element) -> bool:
    for each in whole.iter(f"{{{WP}}}extent"):
        return min(number(each.get("cx")) or 0, number(each.get("cy")) or 0) < _LEGIBLE
    for each in whole.iter(f"{{{V}}}shape", f"{{{V}}}rect"):
        sizes = [float(size) * VML_UNITS[unit.lower()] for _, size, unit in _VML_SIZE.findall(each.get("style") or "")]
        return len(sizes) == 2 and min(sizes) * POINT < _LEGIBLE
    return False


def _part(reading: Reading, link: str | None, what: str, *, kind: str = "embedded") -> None:
    relation = reading.package.related(reading.part).get(link or "")
    inside = relation is not None and not relation.external
    digest = reading.package.digest(relation.target) if relation is not None and inside else ""
    where = "" if inside else ", which lies outside the file,"
    reading.out.tell(kind, f"{what}{where} was not read", digest=digest)


def _diagram(reading: Reading, element: Element, place: Place) -> None:
    """A diagram (SmartArt): its words are in another part."""
    link = next((held for name, held in element.attrib.items() if name.endswith("}dm")), None)
    relation = reading.package.related(reading.part).get(link or "")
    root = reading.package.xml(relation.target) if relation is not None and not relation.external else None
    if root is None:
        reading.out.tell("embedded", "a diagram was not read")
        return
    for point in root.iter():
        if local(point) == "t" and words_of(point):
            _drawn_words(reading, point)


def _shape(reading: Reading, shape: Element, whole: Element) -> None:
    """A line or a filled shape without words that lies over the text may strike or hide words; a header's cannot."""
    if reading.part != reading.package.main:
        return
    if space(shape) == V:
        style = (shape.get("style") or "").replace(" ", "")
        over = "position:absolute" in style and "z-index:-" not in style
        filled = shape.get("filled") not in ("f", "false") and local(shape) != "line"
        rule = shape.get(f"{{{O}}}hr") is not None
        textless = shape.find(f".//{{{V}}}imagedata") is None and shape.find(f".//{{{V}}}textpath") is None
        over = over and textless and not rule and (filled or local(shape) == "line")
    else:
        anchor = whole.find(f"{{{WP}}}anchor")
        over = anchor is not None and anchor.get("behindDoc") not in ("1", "true")
        over = (
            over and next((each for each in shape.iter() if local(each) in ("blip", "chart", "relIds")), None) is None
        )
    if over:
        says = "a line or a shape is drawn over the page, and may strike or cover words"
        reading.out.tell("unread", says, digest=_drawn(whole))


def _drawn(whole: Element) -> str:
    """What tells a drawing from others, also one that was moved to another paragraph: Word counts its ids anew."""
    from lxml import etree

    holder = whole
    while holder is not None and holder.tag != w("p"):
        holder = holder.getparent()
    beside = words_of(holder) if holder is not None else ""
    source = _VOLATILE.sub("", etree.tostring(whole, encoding="unicode"))
    return hashlib.sha256(f"{beside}\n{source}".encode("utf-8", "surrogatepass")).hexdigest()
