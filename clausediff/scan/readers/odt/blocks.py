"""Paragraphs, lists, sections and tables of an OpenDocument text."""

from __future__ import annotations

from dataclasses import replace

from clausediff.scan.readers.odt.changed import read_change
from clausediff.scan.readers.odt.drawings import read_drawing
from clausediff.scan.readers.odt.fields import tell_value
from clausediff.scan.readers.odt.inline import read_inline
from clausediff.scan.readers.odt.labels import List
from clausediff.scan.readers.odt.names import BLOCKS, SILENT
from clausediff.scan.readers.odt.package import Element, o, prefixed, words_of
from clausediff.scan.readers.odt.places import inside, room_of, section_away, table_away
from clausediff.scan.readers.odt.shared import Shared
from clausediff.scan.readers.odt.styles import Place, ground_of, look_of

__all__ = ["read_block", "read_blocks"]


def read_blocks(reading: Shared, holder: Element, place: Place, around: List | None) -> None:
    """Read the blocks in an element, in the list in which it stands."""
    with reading.deeper():
        for each in holder:
            read_block(reading, each, place, around)


def read_block(reading: Shared, element: Element, place: Place, around: List | None) -> None:
    """Read a paragraph, a list, a table or a section."""
    name = prefixed(element)
    if name in ("text:p", "text:h"):
        _paragraph(reading, element, place)
    elif name == "text:list":
        _list(reading, element, place, around)
    elif name == "table:table":
        _table(reading, element, place)
    elif name in BLOCKS:
        hidden = element.get(o("text:display")) in ("none", "condition") or element.get(o("text:is-hidden")) == "true"
        away = section_away(reading.styles.of("section", element.get(o("text:style-name"))), reading.sheet)
        why = place.unseen or ("it is in a section that is hidden" if hidden else away)
        inner = replace(place, unseen=why) if why else place
        read_blocks(reading, element, inner, around)
    elif name in ("text:change", "text:change-start", "text:change-end"):
        read_change(reading, element, name, place)
    elif name.startswith("draw:"):
        read_drawing(reading, element, place)
        reading.put_boxes()
    elif name not in SILENT and name:
        reading.unknown(element, name)


def _paragraph(reading: Shared, element: Element, place: Place) -> None:
    """A paragraph or heading with its label."""
    out = reading.out
    name = element.get(o("text:style-name"))
    held = reading.styles.of("paragraph", name)
    inner = inside(_hidden_by_condition(reading, element, place), held, reading.sheet, reading.list_indent)
    if any(_looks_other(reading, each, inner) for each in reading.styles.mapped("paragraph", name)):
        inner = replace(
            inner, doubt=inner.doubt or "its style has other looks on a condition, which was not worked out"
        )
    if reading.joins:
        reading.joins = False
    elif not reading.absent:
        out.break_paragraph()
    if element.tag == o("text:h") and not reading.label:
        reading.label = reading.labels.heading(element, name)
    label, reading.label = reading.label, ""
    if label and (words_of(element) or element.find(f".//{o('draw:frame')}") is not None):
        reading.add(f"{label} ", look_of(inner))
    read_inline(reading, element, inner)
    if reading.absent:
        reading.joins = True
        return
    out.break_paragraph()
    reading.put_boxes()


def _looks_other(reading: Shared, style: str, inner: Place) -> bool:
    """Whether words in another style would be unseen, struck or raised where these are not."""
    one, other = look_of(inner), look_of(replace(inner, properties=reading.styles.of("paragraph", style)))
    return (one.unseen, one.struck, one.raised) != (other.unseen, other.struck, other.raised)


def _hidden_by_condition(reading: Shared, element: Element, place: Place) -> Place:
    """The place of a paragraph, in which a field may hide all of it on a condition."""
    for each in element.iter(o("text:hidden-paragraph")):
        if reading.hides(each):
            return replace(place, unseen=place.unseen or "a condition hides its paragraph")
        if reading.values.holds(each.get(o("text:condition"))) is not False:
            reading.out.tell("unread", "a paragraph is shown on a condition, which may hide it")
    return place


def _list(reading: Shared, element: Element, place: Place, around: List | None) -> None:
    inside = reading.labels.begin(element, around)
    for item in element:
        name = prefixed(item)
        if name == "text:list-item":
            _item(reading, item, place, inside)
        elif name in ("text:change", "text:change-start", "text:change-end"):
            read_change(reading, item, name, place)
        elif name == "text:list-header":
            read_blocks(reading, item, place, inside)


def _item(reading: Shared, item: Element, place: Place, inside: List) -> None:
    """An item; its first paragraph bears the number, and one that has only a list of its own is not counted."""
    first = True
    held, reading.list_indent = reading.list_indent, reading.labels.indent(inside)
    for each in item:
        name = prefixed(each)
        if first and name in ("text:p", "text:h"):
            first = False
            reading.label = reading.labels.item(item, inside)
        elif first and name == "text:list":
            reading.labels.holder(item, inside)
        read_block(reading, each, place, inside)
        reading.label = ""
    reading.list_indent = held


def _table(reading: Shared, table: Element, place: Place) -> None:
    """Rows on lines of their own, cells with a tab between them."""
    reading.out.break_paragraph()
    away = table_away(reading.styles.of("table", table.get(o("table:style-name"))), reading.sheet)
    for row in table.iter(o("table:table-row")):
        if next(row.iterancestors(o("table:table")), None) is not table:
            continue
        hidden = "it is in a row that is hidden" if row.get(o("table:visibility")) in ("collapse", "filter") else ""
        room = room_of(reading.styles.of("table-row", row.get(o("table:style-name"))))
        cells = []
        for cell in row.findall(o("table:table-cell")):
            held = reading.styles.of("table-cell", cell.get(o("table:style-name")))
            ground = ground_of(held, "table:background", place.ground)
            inner = replace(place, ground=ground, unseen=place.unseen or away or hidden, room=room)
            cells.append(reading.apart(lambda cell=cell, inner=inner: read_blocks(reading, cell, inner, None)))  # type: ignore[misc]
            tell_value(cells[-1], cell, reading.values)
        for number, cell in enumerate(cells):
            cell.trim(0)
            if number:
                reading.out.add("\t")
            reading.out.take(cell)
        reading.out.add("\n")
    reading.out.break_paragraph()
