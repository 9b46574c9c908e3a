"""Where paragraphs, frames, tables and drawings are on the page, as far as it decides whether their words can be seen.

Lengths are in twentieths of a point (twips), those of drawings in English Metric Units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from clausediff.scan.readers.docx.looks import Place
from clausediff.scan.readers.docx.names import WP, Element, local, number, space, value, w
from clausediff.scan.readers.extent import outside

__all__ = ["EMU", "Sheet", "anchored_away", "inside", "table_away"]

EMU = 635
"""English Metric Units in a twip."""
_SPILL = 100
"""Twips by which lines may reach over the edge of the page before a letter of them is lost."""
_NO_ROOM = 720
"""Twips: a page whose margins leave its lines less shows no words as a person would set them."""
_LOW_FRAME = 60
"""A frame of such an exact height shows no part of a letter."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The smallest page of a document, with its largest margins."""

    width: int = 12_240
    height: int = 15_840
    left: int = 1_440
    right: int = 1_440
    top: int = 1_440

    @property
    def longest(self) -> int:
        """What is moved by as much, to any side, is off the page."""
        return max(self.width, self.height)

    @property
    def without_room(self) -> str:
        """Why no words have room on it; empty where they have."""
        if min(self.width - self.left - self.right, self.height) >= _NO_ROOM:
            return ""
        return f"the margins of a page leave {max(0, self.width - self.left - self.right) / 20:g} points for its lines"


def sheet_of(body: Element) -> Sheet:
    """The page of a document; that of US Letter where it has none."""
    usual = Sheet()

    def all_of(holder: str, name: str) -> Iterable[int]:
        return [size for each in body.iter(w(holder)) if (size := number(value(each, name=name))) is not None]

    return Sheet(
        min((size for size in all_of("pgSz", "w") if size > 0), default=usual.width),
        min((size for size in all_of("pgSz", "h") if size > 0), default=usual.height),
        max(all_of("pgMar", "left"), default=usual.left),
        max(all_of("pgMar", "right"), default=usual.right),
        max(all_of("pgMar", "top"), default=usual.top),
    )


def inside(
    place: Place, properties: Element | None, indents: list[Element], spacing: Element | None, sheet: Sheet
) -> Place:
    """The place inside a paragraph with those properties; ``indents`` and ``spacing`` are its own, or its style's."""
    unseen, doubt = place.unseen, place.doubt
    line = number(value(spacing, name="line")) if value(spacing, name="lineRule") == "exact" else None
    frame = properties.find(w("framePr")) if properties is not None else None
    sides = {name: _first(indents, name) for name in ("left", "start", "right", "end", "firstLine", "hanging")}
    begins = sides["left"] or sides["start"]
    offsets = [begins, sides["firstLine"], number(value(frame, name="x")), number(value(frame, name="y"))]
    right_of = frame is None and begins > 0 and begins + sheet.left >= sheet.width
    if right_of or any(abs(offset or 0) >= sheet.longest for offset in offsets):
        unseen = unseen or "it is moved off the page"
    elif frame is not None and _frame_away(frame, sheet):
        unseen = unseen or "its frame is off the page, or has no height"
    elif frame is None and (
        min(begins, begins + sides["firstLine"] - sides["hanging"]) + sheet.left < -_SPILL
        or (sides["right"] or sides["end"]) + sheet.right < -_SPILL
    ):
        doubt = doubt or "its lines reach over the edge of the page"
    framed = _size_of(frame) if frame is not None else None
    if line is None and unseen == place.unseen and doubt == place.doubt and framed == place.framed:
        return place
    return replace(
        place, unseen=unseen, doubt=doubt, line=place.line if line is None else max(0, line) / 20, framed=framed
    )


def _size_of(frame: Element) -> tuple[float, float] | None:
    """The width and the height of a frame in points, where both are exact."""
    sides = [number(value(frame, name=side)) for side in ("w", "h")]
    exact = value(frame, name="hRule") == "exact" and sides[0] is not None and sides[1] is not None
    return (sides[0] / 20, sides[1] / 20) if exact and sides[0] is not None and sides[1] is not None else None


def _first(holders: list[Element], name: str) -> int:
    """An attribute of the first element that has it; 0 where none has."""
    return next((size for each in holders if (size := number(value(each, name=name))) is not None), 0)


def _frame_away(frame: Element, sheet: Sheet) -> bool:
    """Whether nothing of a paragraph's frame is on the page, or it has no height. A frame that does not say how large it is may be
    as large as the page."""
    height = number(value(frame, name="h"))
    if value(frame, name="hRule") == "exact" and height is not None and height < _LOW_FRAME:
        return True
    sides = (
        (value(frame, name="x"), value(frame, name="w"), sheet.width),
        (value(frame, name="y"), value(frame, name="h"), sheet.height),
    )
    return any(
        (number(start) or 0) < 0 and outside(number(start) or 0, number(long), page) for start, long, page in sides
    )


def table_away(properties: Element | None, sheet: Sheet) -> str:
    """Why nothing of a table is seen that is moved off the page; empty where it is on it."""
    placed, indent, wide = (
        properties.find(w(name)) if properties is not None else None for name in ("tblpPr", "tblInd", "tblW")
    )
    across, down = (number(value(placed, name=side)) or 0 for side in ("tblpX", "tblpY"))
    width = number(value(wide, name="w")) if value(wide, name="type") == "dxa" else None
    begins = across + (0 if value(placed, name="horzAnchor") == "page" else sheet.left) if across else sheet.left
    begins += number(value(indent, name="w")) or 0
    # no height is known, and a table that is placed by its paragraph may be anywhere on the page
    away = outside(begins, width or None, sheet.width) or abs(down) >= sheet.height
    return "its table is off the page" if away else ""


def anchored_away(drawing: Element, sheet: Sheet) -> bool:
    """Whether a drawing (``wp:anchor``) is off the page, by its offset from the page, a margin or its paragraph."""
    for anchor in drawing.iter(f"{{{WP}}}anchor"):
        extent = anchor.find(f"{{{WP}}}extent")
        for axis, side, page, margin in (("H", "cx", sheet.width, sheet.left), ("V", "cy", sheet.height, sheet.top)):
            long = number(extent.get(side)) if extent is not None else None
            held = anchor.find(f"{{{WP}}}position{axis}")
            base = held.get("relativeFrom") if held is not None else ""
            loose = base in ("paragraph", "line")  # anywhere on the page
            edge = page - sheet.right if base == "rightMargin" else margin
            edge = 0 if loose or base in ("page", "leftMargin", "topMargin") else edge
            for offset in _offsets(held, page):
                begins = offset / EMU + edge
                length = None if long is None else long / EMU + (page if loose and offset < 0 else 0)
                if outside(begins, length, page):
                    return True
    return False


def _offsets(position: Element | None, page: int) -> Iterable[float]:
    """The offsets of a drawing, plain or in thousandths of a per cent of the page."""
    for each in position.iter() if position is not None else ():
        said = number(each.text)
        if said is not None and local(each) == "posOffset" and space(each) == WP:
            yield said
        elif said is not None and local(each) in ("pctPosHOffset", "pctPosVOffset"):
            yield said / 100_000 * page * EMU
