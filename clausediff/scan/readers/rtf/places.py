"""Where paragraphs, rows and shapes of a file in Rich Text Format are on its page. All lengths are in twips."""

from __future__ import annotations

from clausediff.scan.readers.extent import outside, tell_cut_off
from clausediff.scan.readers.output import Output
from clausediff.scan.readers.rtf.state import State

__all__ = ["Places"]

_SPILL = 100
"""By which lines may reach over the edge of the page before a letter of them is lost."""
_NARROW = 60
"""A cell or a box that is less wide or high has no room for a letter."""
_SMALL_PRINT = 8.0
"""Points: the size in which words of a row are thought to be where they may be smaller than usual."""
_SHEET = {"paperw": "width", "paperh": "height", "margl": "left", "margr": "right", "margt": "top"}
_TABLE = frozenset("tposx tposnegx tposy tposnegy".split())
_SHAPE = frozenset(
    "shpleft shptop shpright shpbottom shpbxpage shpbxmargin shpbxcolumn shpbypage shpbymargin shpbypara".split()
)


class Places:
    """The page, the row that is being set, and the shape."""

    def __init__(self) -> None:
        self.width, self.height, self.left, self.right, self.top = 12_240, 15_840, 1_800, 1_800, 1_440
        self._row: int | None = None  # its exact height
        self._cells: list[int] = []  # where each ends
        self._cell = self._begins = 0
        self._table: list[int] = []  # offsets of a table that has a place of its own
        self._shape: dict[str, int] = {}

    def word(self, name: str, number: int | None) -> bool:
        """Take a control word that concerns places; False where it does not."""
        if name in _SHEET:
            setattr(self, _SHEET[name], number or 0)
        elif name == "trowd":
            self._row, self._cells, self._cell, self._begins, self._table = None, [], 0, 0, []
        elif name == "trrh":
            self._row = -number if number is not None and number < 0 else None
        elif name == "trleft":
            self._begins = number or 0
        elif name in _TABLE:
            self._table.append(number or 0)
        elif name == "cellx":
            self._cells.append(number or 0)
        elif name in _SHAPE:
            self._shape[name] = number or 0
        else:
            return False
        return True

    def end_cell(self, out: Output, start: int | None) -> None:
        """A cell ends whose words begin at an offset, where that is known."""
        room, width = self.room, self._width(self._cell)
        if room is not None and width is not None and start is not None:
            tell_cut_off(out, start, _SMALL_PRINT, width / 20, room, "its row")
        self._cell += 1

    def end_row(self) -> None:
        """A row ends; its height and its cells hold for the next one until that has its own."""
        self._cell = 0

    @property
    def room(self) -> float | None:
        """The height of the row in points, where it is exact."""
        return None if self._row is None else self._row / 20

    def _width(self, cell: int) -> int | None:
        if not 0 <= cell < len(self._cells):
            return None
        return self._cells[cell] - (self._cells[cell - 1] if cell else self._begins)

    def away(self, state: State) -> tuple[str, str]:
        """Why nothing of a paragraph's words is on the page, and why it is not certain that all are; both empty where they are."""
        longest = max(self.width, self.height)
        if state.in_table:
            width = self._cells[-1] - self._begins if self._cells else None
            if any(abs(offset) >= longest for offset in self._table) or outside(
                self._begins + self.left, width, self.width
            ):
                return "its table is off the page", ""
            width = self._width(self._cell)
            if width is not None and width < _NARROW:
                return f"its column is {width / 20:g} points wide", ""
        if not state.frame and not state.in_table and state.left > 0 and state.left + self.left >= self.width:
            return "it is moved off the page", ""
        offsets = [
            state.left,
            state.left + state.first,
            state.right,
            *(size for name, size in state.frame if name[:3] == "pos"),
        ]
        if any(abs(offset) >= longest for offset in offsets) or self._frame_away(state):
            return "it is moved off the page", ""
        begins = self.left + min(state.left, state.left + state.first)
        spills = not state.frame and not state.in_table and (begins < -_SPILL or self.right + state.right < -_SPILL)
        return "", "its lines reach over the edge of the page" if spills else ""

    def _frame_away(self, state: State) -> bool:
        """Whether nothing of a paragraph's frame is on the page, or it has no height."""
        held = dict(state.frame)
        if -_NARROW < held.get("absh", -_NARROW) < 0:
            return True
        sides = (("posnegx", "posx", "absw", self.width), ("posnegy", "posy", "absh", self.height))
        return any(
            begins < 0 and outside(begins, abs(held[size]) if held.get(size) else None, page)
            for below, above, size, page in sides
            if (begins := held.get(below, held.get(above, 0)))
        )

    def shape_begins(self) -> None:
        """Another shape begins: nothing is known of its place."""
        self._shape = {}

    @property
    def shape_away(self) -> str:
        """Why nothing of the shape that is being read is seen; empty where it is."""
        held = self._shape
        if not {"shpleft", "shpright", "shptop", "shpbottom"} <= held.keys():
            return ""
        width, height = held["shpright"] - held["shpleft"], held["shpbottom"] - held["shptop"]
        if min(width, height) < _NARROW:
            return "its box has no room for a letter"
        across = held["shpleft"] + (0 if "shpbxpage" in held else self.left)
        down = held["shptop"] + (self.top if "shpbymargin" in held else 0)
        loose = self.height if not held.keys() & {"shpbypage", "shpbymargin"} and down < 0 else 0
        off = outside(across, width, self.width) or outside(down, height + loose, self.height)
        return "its box is off the page" if off else ""
