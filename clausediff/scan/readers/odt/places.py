"""Where paragraphs, tables and frames of an OpenDocument text are on its page, in points."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clausediff.scan.readers.extent import outside
from clausediff.scan.readers.odt.package import Element, Package, o
from clausediff.scan.readers.odt.styles import Place, Properties, length

__all__ = ["Sheet", "frame_away", "inside", "room_of", "section_away", "sheet_of", "table_away"]

_SPILL = 5.0
"""By which lines may reach over the edge of the page before a letter of them is lost."""
_SPECK = 3.0
"""A frame that is less high or wide shows none of its words."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The smallest page of a document, with its largest margins; A4 where it has none."""

    width: float = 595.0
    height: float = 842.0
    left: float = 57.0
    right: float = 57.0
    top: float = 57.0

    @property
    def longest(self) -> float:
        """What is moved by as much, to any side, is off the page."""
        return max(self.width, self.height)


def sheet_of(package: Package) -> Sheet:
    """The page of a document."""
    held = list(package.styles.iter(o("style:page-layout-properties")))
    usual = Sheet()

    def sizes(name: str) -> list[float]:
        return [size for each in held if (size := length(each.get(o(f"fo:{name}")))) is not None]

    return Sheet(
        min([size for size in sizes("page-width") if size > 0], default=usual.width),
        min([size for size in sizes("page-height") if size > 0], default=usual.height),
        max(sizes("margin-left"), default=usual.left),
        max(sizes("margin-right"), default=usual.right),
        max(sizes("margin-top"), default=usual.top),
    )


def inside(place: Place, held: Properties, sheet: Sheet, listed: float) -> Place:
    """The place inside a paragraph with those properties: how high its lines are, and where on the page they are; ``listed`` is how far
    its list moves it in."""
    said = held.get("fo:line-height", "")
    share = said.removesuffix("%")
    line = -float(share) / 100 if said.endswith("%") and share.replace(".", "", 1).isdigit() else length(said)
    left, right, first = (
        length(held.get(f"fo:{side}")) or 0.0 for side in ("margin-left", "margin-right", "text-indent")
    )
    if "fo:margin-left" not in held:
        left = listed
    unseen, doubt = place.unseen, place.doubt
    if max(abs(left), abs(left + first), abs(right)) >= sheet.longest or (
        left > 0 and left + sheet.left >= sheet.width
    ):
        unseen = unseen or "it is moved off the page"
    elif sheet.left + min(left, left + first) < -_SPILL or sheet.right + right < -_SPILL:
        doubt = doubt or "its lines reach over the edge of the page"
    return replace(place, properties=held, unseen=unseen, doubt=doubt, line=line)


def table_away(held: Properties, sheet: Sheet) -> str:
    """Why nothing of a table with those properties is seen; empty where it is."""
    if held.get("table:display") == "false":
        return "its table is hidden"
    left, right = (length(held.get(f"fo:{side}")) or 0.0 for side in ("margin-left", "margin-right"))
    away = max(abs(left), abs(right)) >= sheet.longest or outside(
        left + sheet.left, length(held.get("style:width")), sheet.width
    )
    return "its table is off the page" if away else ""


def section_away(held: Properties, sheet: Sheet) -> str:
    """Why nothing of a section with those properties is seen; empty where it is."""
    left, right = (length(held.get(f"fo:{side}")) or 0.0 for side in ("margin-left", "margin-right"))
    return "its section is off the page" if max(abs(left), abs(right)) >= sheet.longest else ""


def room_of(held: Properties) -> float | None:
    """The height of a row with those properties, where it is exact."""
    return length(held.get("style:row-height"))


def frame_away(frame: Element, held: Properties, sheet: Sheet) -> str:
    """Why nothing of a frame is seen, by its size and its place; empty where it is."""
    across, down, width, height = (length(frame.get(o(f"svg:{side}"))) for side in ("x", "y", "width", "height"))
    if min(_SPECK if width is None else width, _SPECK if height is None else height) < _SPECK:
        return "its frame is too small to show any of it"
    of_page = (
        held.get("style:horizontal-rel", "").startswith("page-start") or held.get("style:horizontal-rel") == "page"
    )
    if across is not None and outside(across + (0.0 if of_page else sheet.left), width, sheet.width):
        return "its frame is off the page"
    loose = held.get("style:vertical-rel", "") not in ("page", "page-content") and (down or 0.0) < 0
    long = None if height is None else height + (sheet.height if loose else 0.0)
    return "its frame is off the page" if down is not None and outside(down, long, sheet.height) else ""
