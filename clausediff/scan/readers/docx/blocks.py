"""Paragraphs, tables and what holds them, in the order of the text: the module that the others are built up to."""

from __future__ import annotations

from dataclasses import replace

from clausediff.scan.readers.docx.controls import read_control
from clausediff.scan.readers.docx.inline import read_inline
from clausediff.scan.readers.docx.looks import Place, look_of, smallest_size
from clausediff.scan.readers.docx.names import W15, Element, M, W, local, on, space, value, w, words_of
from clausediff.scan.readers.docx.numbering import Label
from clausediff.scan.readers.docx.places import inside
from clausediff.scan.readers.docx.reading import Reading
from clausediff.scan.readers.docx.styles import Paragraph
from clausediff.scan.readers.docx.tables import read_table
from clausediff.scan.readers.extent import tell_cut_off
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
            _changed(reading, child, place)
        elif name == "altChunk":
            from clausediff.scan.readers.docx.chunks import read_chunk  # needs modules for mail and web pages

            read_chunk(reading, child)
        elif name == "sectPr":
            reading.sections.append(child)
        elif name in ("r", "subDoc", "contentPart"):
            read_inline(reading, [child], place, None)
        elif name not in _NOTHING:
            reading.unknown(child)


def _changed(reading: Reading, element: Element, place: Place) -> None:
    """Paragraphs that a tracked change, or a custom element, holds, as far as they are there when changes are accepted or rejected."""
    name = local(element)
    if name == "customXml" or reading.there(name not in _GONE):
        read_blocks(reading, element, place)


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
    at = out.length
    read_inline(reading, paragraph, place, name)
    if place.framed is not None:
        tell_cut_off(out, at, smallest_size(reading.styles, paragraph), *place.framed, "its frame")
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
    """The place inside a paragraph: what is behind its words, how high its lines are, and where on the page it is."""
    own, spacing, indent = (
        properties.find(w(name)) if properties is not None else None for name in ("shd", "spacing", "ind")
    )
    ground = reading.colours.ground(own if own is not None else style.shading, None, place.ground)
    exact = spacing if spacing is not None and value(spacing, name="line") is not None else style.spacing
    listed = reading.numbering.indent(properties, style)
    indents = [each for each in (indent, listed, style.indent) if each is not None]
    place = inside(place, properties, indents, exact, reading.sheet)
    return place if ground == place.ground else replace(place, ground=ground)


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
