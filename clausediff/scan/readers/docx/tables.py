"""Tables: cells side by side, rows below each other, and what a table's style says of each cell.

A cell's shading decides whether white words in it can be seen, and it often comes from the style: a dark head, banded
rows. Of the conditions that a style has for parts of a table the more special one wins (ECMA-376 part 1, 17.7.6).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clausediff.scan.readers.docx.looks import Place, smallest_size
from clausediff.scan.readers.docx.names import Element, local, number, on, value, w, words_of
from clausediff.scan.readers.docx.places import table_away
from clausediff.scan.readers.docx.reading import Reading
from clausediff.scan.readers.extent import Extent, tell_cut_off, wide
from clausediff.scan.readers.extent import unseen as unseen_extent
from clausediff.scan.readers.output import Look

__all__ = ["read_table"]

_CLIPPED = 3.0
"""Points: an exact row height in which no line has room."""
_NARROW = 3.0
"""Points: a column of such a fixed width has no room for a letter."""
_LOOK = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a cell is in its table."""

    row: int
    rows: int
    column: int
    columns: int


def read_table(reading: Reading, table: Element, place: Place) -> None:
    """Read a table: cells are parted by tabs, rows by line ends."""
    out = reading.out
    properties = table.find(w("tblPr"))
    styles = reading.styles.table(value(properties, "tblStyle"))
    conditional = any(style.find(w("tblStylePr")) is not None for style in styles)
    rows = [row for row in _rows(reading, table) if _is_there(reading, row)]
    moved = table_away(properties, reading.sheet)
    fixed = value(properties, "tblLayout", "type") == "fixed"
    if out.length and not out.ends_with("\n"):
        out.break_paragraph()
    for index, row in enumerate(rows):
        held = row.find(w("trPr"))
        unseen, room = _unseen(held) or moved, _room(held)
        cells = list(_cells(reading, row))
        for column, cell in enumerate(cells):
            where = _Where(index, len(rows), column, len(cells))
            conditions = _conditions(properties, where) if conditional else []
            cell_place = _inside(reading, cell, place, properties, [*_parts(styles, conditions)])
            if fixed and 0 < _width(cell) < _NARROW:
                cell_place = replace(cell_place, unseen=cell_place.unseen or "its column has no room for a letter")
            if _squeezed(cell, smallest_size(reading.styles, cell)):
                cell_place = replace(
                    cell_place, unseen=cell_place.unseen or "it is squeezed into the width of its cell"
                )
            if unseen or room is not None:
                cell_place = replace(cell_place, unseen=unseen or cell_place.unseen, room=room)
            if column and not unseen:
                out.add("\t")
            start = out.length
            _cell(reading, cell, cell_place)
            out.trim(start)
            if room is not None:
                tell_cut_off(out, start, smallest_size(reading.styles, cell), _width(cell), room, "its row")
        if not unseen:
            out.add("\n")
    out.break_paragraph()


def _rows(reading: Reading, element: Element) -> Iterator[Element]:
    for child in reading.children(element):
        name = local(child)
        if name == "tr":
            yield child
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _rows(reading, child)


def _cells(reading: Reading, element: Element) -> Iterator[Element]:
    for child in reading.children(element):
        name = local(child)
        if name == "tc":
            yield child
        elif name in ("sdt", "sdtContent", "customXml"):
            yield from _cells(reading, child)


def _is_there(reading: Reading, row: Element) -> bool:
    """Whether a row is there once the tracked changes of the table are read."""
    properties = row.find(w("trPr"))
    inserted = properties.find(w("ins")) if properties is not None else None
    deleted = properties.find(w("del")) if properties is not None else None
    if inserted is not None:
        reading.changed(inserted, "insertion")
    if deleted is not None:
        reading.changed(deleted, "deletion")
    return (inserted is None or reading.there(True)) and (deleted is None or reading.there(False))


def _unseen(properties: Element | None) -> str:
    """Why a row cannot be seen."""
    if properties is None:
        return ""
    if on(properties.find(w("hidden"))):
        return "it is in a hidden row"
    room = _room(properties)
    return "it is in a row without height" if room is not None and room < _CLIPPED else ""


def _room(properties: Element | None) -> float | None:
    """The height of a row in points, where it is exact."""
    height = properties.find(w("trHeight")) if properties is not None else None
    return (number(value(height)) or 0) / 20 if value(height, name="hRule") == "exact" else None


def _squeezed(cell: Element, size: float) -> bool:
    """Whether the words of a cell have to fit in its width, and can not be read so."""
    properties = cell.find(w("tcPr"))
    fits = on(properties.find(w("tcFitText"))) if properties is not None else None
    words = words_of(cell)
    return bool(fits and words) and unseen_extent(Extent(scale=100 * _width(cell) / wide(words, size))) != ""


def _width(cell: Element) -> float:
    """The width of a cell in points; 0 where it is not known."""
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    return (number(value(width, name="w")) or 0) / 20 if value(width, name="type") in (None, "dxa") else 0.0


def _cell(reading: Reading, cell: Element, place: Place) -> None:
    properties = cell.find(w("tcPr"))
    merged = properties.find(w("vMerge")) if properties is not None else None
    if merged is not None and value(merged) != "restart":
        words = words_of(cell)  # the cell above it is shown in its place
        reading.out.add(words, Look("it is in a cell that another one covers"))
        return
    inserted = properties.find(w("cellIns")) if properties is not None else None
    deleted = properties.find(w("cellDel")) if properties is not None else None
    for change, there in ((inserted, True), (deleted, False)):
        if change is not None:
            reading.changed(change, "insertion" if there else "deletion")
            if not reading.there(there):
                return
    with reading.deeper():
        reading.read_blocks(reading, cell, place)


def _inside(reading: Reading, cell: Element, place: Place, table: Element | None, parts: list[Element]) -> Place:
    """The place inside a cell: what is behind its words, and what the style says of them."""
    ground = place.ground
    for part in reversed(parts):
        for holder in ("tblPr", "tcPr"):
            held = part.find(w(holder))
            ground = reading.colours.ground(held.find(w("shd")) if held is not None else None, None, ground)
    for held in (table, cell.find(w("tcPr"))):
        ground = reading.colours.ground(held.find(w("shd")) if held is not None else None, None, ground)
    rows = tuple(held for part in parts if (held := part.find(w("rPr"))) is not None)
    return replace(place, ground=ground, rows=rows)


def _parts(styles: list[Element], conditions: list[str]) -> Iterator[Element]:
    """The parts of a table's styles that concern a cell, the most special first."""
    for condition in conditions:
        for style in styles:
            for part in style.findall(w("tblStylePr")):
                if value(part, name="type") == condition:
                    yield part
    yield from styles


def _conditions(properties: Element | None, where: _Where) -> list[str]:
    """The conditions that a cell meets, the most special first."""
    look = _look(properties)
    first_row, last_row = look("firstRow") and where.row == 0, look("lastRow") and where.row == where.rows - 1
    first, last = look("firstColumn") and where.column == 0, look("lastColumn") and where.column == where.columns - 1
    met = [
        name
        for name, holds in (
            ("nwCell", first_row and first), ("neCell", first_row and last),
            ("swCell", last_row and first), ("seCell", last_row and last),
            ("firstRow", first_row), ("lastRow", last_row), ("firstCol", first), ("lastCol", last),
        )
        if holds
    ]  # fmt: skip
    if not look("noHBand") and not first_row and not last_row:
        band = where.row - (1 if look("firstRow") else 0)
        met.append("band2Horz" if band % 2 else "band1Horz")
    if not look("noVBand") and not first and not last:
        band = where.column - (1 if look("firstColumn") else 0)
        met.append("band2Vert" if band % 2 else "band1Vert")
    return met


def _look(properties: Element | None) -> _Look:
    return _Look(properties.find(w("tblLook")) if properties is not None else None)


@dataclass(frozen=True, slots=True)
class _Look:
    """Which parts of its style a table uses."""

    element: Element | None

    def __call__(self, name: str) -> bool:
        if self.element is None:
            return False
        own = value(self.element, name=name)
        if own is not None:
            return own in ("1", "true", "on")
        try:
            return bool(int(value(self.element) or "0", 16) & _LOOK[name])
        except ValueError:
            return False
