"""Paragraphs, tables and what holds them, in the order of the text: the module that the others are built up to."""

from __future__ import annotations

from dataclasses import replace

from clausediff.scan.readers.docx.controls import read_control
from clausediff.scan.readers.docx.inline import read_inline
from clausediff.scan.readers.docx.looks import Place, clipped, look_of
from clausediff.scan.readers.docx.names import W15, Element, M, W, local, number, on, space, value, w, words_of
from clausediff.scan.readers.docx.numbering import Label
from clausediff.scan.readers.docx.reading import Reading
from clausediff.scan.readers.docx.styles import Paragraph
from clausediff.scan.readers.docx.tables import read_table
from clausediff.scan.readers.output import Look

__all__ = ["read_blocks"]

_HOLDERS = frozenset({"customXml", "ins", "moveTo"})
_GONE = frozenset({"del", "moveFrom"})
_NOTHING = frozenset(
    "tcPr sectPr sdtPr sdtEndPr customXmlPr bookmarkStart bookmarkEnd proofErr permStart permEnd commentRangeStart "
    "commentRangeEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart "
    "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart "
    "customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd background".split()
)
_LOW_FRAME = 60
"""Twentieths of a point: a frame of such an exact height shows no part of a letter."""


def read_blocks(reading: Reading, element: Element, place: Place) -> None:
    """Read the paragraphs and tables in an element."""
    for child in reading.children(element):
        name = local(child)
        if child.tag == w("p"):
            _paragraph(reading, child, place)
        elif child.tag == w("tbl"):
            with reading.deeper():
                read_table(reading, child, place)
        elif space(child) == M:
            read_inline(reading, [child], place, None)
            reading.out.break_paragraph()
        elif space(child) != W:
            reading.unknown(child)
        elif name == "sdt":
            read_control(reading, child, place, lambda held, where: read_blocks(reading, held, where))
        elif name in _HOLDERS or name in _GONE:
            if name == "customXml" or reading.there(name not in _GONE):
                read_blocks(reading, child, place)
        elif name == "altChunk":
            from clausediff.scan.readers.docx.chunks import read_chunk  # needs modules for mail and web pages

            read_chunk(reading, child)
        elif name == "sectPr":
            reading.sections.append(child)
        elif name in ("r", "subDoc", "contentPart"):
            read_inline(reading, [child], place, None)
        elif name not in _NOTHING:
            reading.unknown(child)


def _paragraph(reading: Reading, paragraph: Element, place: Place) -> None:
    out = reading.out
    properties = _properties(reading, paragraph)
    name = value(properties, "pStyle")
    style = reading.styles.paragraph(name)
    mark = properties.find(w("rPr")) if properties is not None else None
    place = _inside(reading, properties, style, place)
    joined = _joined(reading, mark)
    start = out.length
    if properties is not None and on(properties.find(f"{{{W15}}}collapsed")):
        out.tell("versions", "the text below this heading is folded away when the document is opened")
    section = properties.find(w("sectPr")) if properties is not None else None
    if section is not None and not words_of(paragraph):
        pass  # nothing but the break between two sections, which Word does not number
    elif not joined:
        _label(reading, properties, style, name, mark, place)
    elif reading.story.joined_at is None:
        reading.story.joined_at = start
    boxes, reading.boxes = reading.boxes, []
    read_inline(reading, paragraph, place, name)
    mine, reading.boxes = reading.boxes, boxes
    if section is not None:
        reading.sections.append(section)
    if mine:
        out.break_paragraph()
        for box in mine:
            out.take(box)
            out.break_paragraph()
        return
    if joined or _mark_hidden(reading, mark, name, place):
        return  # the mark that would end it is not shown, and the next paragraph goes on in its line
    reading.story.joined_at = None
    out.break_paragraph()


def _properties(reading: Reading, paragraph: Element) -> Element | None:
    properties = paragraph.find(w("pPr"))
    if properties is not None and not reading.accept:
        before = properties.find(f"{w('pPrChange')}/{w('pPr')}")
        return before if before is not None else properties
    return properties


def _joined(reading: Reading, mark: Element | None) -> bool:
    """Whether the mark that ends a paragraph is gone, as the tracked changes are read."""
    gone = False
    for each in mark if mark is not None else ():
        name = local(each)
        if name in ("ins", "moveTo", *_GONE):
            reading.changed(each, "deletion" if name in _GONE else "insertion")
            gone = gone or not reading.there(name not in _GONE)
    return gone


def _mark_hidden(reading: Reading, mark: Element | None, style: str | None, place: Place) -> bool:
    """Whether the mark that ends a paragraph is hidden text, as that of a heading which runs on into its text is."""
    if mark is None or place.unseen:
        return False
    return reading.styles.run(style, value(mark, "rStyle"), mark, place.rows).on("vanish")


def _inside(reading: Reading, properties: Element | None, style: Paragraph, place: Place) -> Place:
    """The place inside a paragraph: what is behind its words, and whether its lines have any height."""
    own = properties.find(w("shd")) if properties is not None else None
    spacing = properties.find(w("spacing")) if properties is not None else None
    indent = properties.find(w("ind")) if properties is not None else None
    ground = reading.colours.ground(own if own is not None else style.shading, None, place.ground)
    unseen = place.unseen
    if clipped(spacing if spacing is not None and value(spacing, name="line") is not None else style.spacing):
        unseen = unseen or "its lines have no height"
    indent = indent if indent is not None else style.indent
    frame = properties.find(w("framePr")) if properties is not None else None
    offsets = [value(indent, name=side) for side in ("left", "start", "firstLine")]
    offsets += [value(frame, name=side) for side in ("x", "y")]
    if any(abs(number(offset) or 0) >= max(reading.page) for offset in offsets):
        unseen = unseen or "it is moved off the page"
    if frame is not None and _cut_off(frame, reading.page):
        unseen = unseen or "its frame is off the page, or has no height"
    if ground == place.ground and unseen == place.unseen:
        return place
    return replace(place, ground=ground, unseen=unseen)


def _cut_off(frame: Element, page: tuple[int, int]) -> bool:
    """Whether nothing of a paragraph's frame is on the page: it ends left of it or above it, or has so small a height. A frame that does
    not say how large it is may be as large as the page."""
    height = number(value(frame, name="h"))
    if value(frame, name="hRule") == "exact" and height is not None and height < _LOW_FRAME:
        return True
    sides = ((value(frame, name="x"), value(frame, name="w")), (value(frame, name="y"), value(frame, name="h")))
    for (start, long), whole in zip(sides, page, strict=True):
        begins, size = number(start) or 0, number(long) or whole
        if begins < 0 < size and begins + size <= 0:
            return True
    return False


def _label(
    reading: Reading, properties: Element | None, style: Paragraph, name: str | None, mark: Element | None, place: Place
) -> None:
    """Count the paragraph, and put its label before it, or before the paragraphs that run on into it."""
    label = reading.numbering.label(reading.story.counters, properties, style)
    at, reading.story.joined_at = reading.story.joined_at, None
    if label is None:
        return
    look = _label_look(reading, label, name, mark, place)
    if at is None or at >= reading.out.length:
        reading.out.add(label.text + label.gap, look)
    else:
        reading.out.insert(at, label.text + label.gap, look)


def _label_look(reading: Reading, label: Label, name: str | None, mark: Element | None, place: Place) -> Look:
    """A label looks as the mark that ends its paragraph does, but for what the list says of it."""
    held = reading.styles.run(name, value(mark, "rStyle"), mark, place.rows)
    look = look_of(held, place, reading.colours)
    if label.properties is not None and len(label.properties):
        own = reading.styles.run(name, value(label.properties, "rStyle"), label.properties, place.rows)
        shown = look_of(own, place, reading.colours)
        sets = {local(each) for each in label.properties}
        unseen = shown.unseen if sets & {"vanish", "color", "sz"} else look.unseen
        return Look(unseen, shown.struck if sets & {"strike", "dstrike"} else look.struck, False, look.prompt)
    return Look(look.unseen, look.struck, False, look.prompt)
