"""What holds for the words that follow, in a group of a file in Rich Text Format."""

from __future__ import annotations

from dataclasses import dataclass

from clausediff.scan.readers.contrast import BLACK, UNKNOWN, WHITE, Colour, Ground, apart
from clausediff.scan.readers.output import Look, Output

__all__ = ["CODE_PAGES", "State"]

_SMALLEST = 8
"""Half points: smaller letters (under 4 points) cannot be read on a printed page."""
_NARROWEST = 20
"""Per cent of their width: letters drawn narrower run into one stroke."""
_TIGHT = 4
"""Twips a half point of size by which letters are drawn together: an average letter is 5 wide, and nothing of it is left."""
_FAR = 15_840
"""Twips: the height of a page of US Letter. What is moved by as much is off it."""
_RAISED = 6
"""Half points by which a word is raised or lowered on purpose, so that it reads as an index."""

CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
"""The encoding of a font's bytes by its ``\\fcharset``; 2 is a font of symbols."""


@dataclass(slots=True)
class State:
    """Copied when a group begins, so that what is set within it ends with it."""

    out: Output
    destination: str = "text"
    """What the group is for; words of a ``skip`` are not read."""
    font: int = 0
    unicode_skip: int = 1
    """How many bytes stand behind a ``\\u`` for programs that do not know it."""
    hidden: bool = False
    struck: bool = False
    raised: bool = False
    size: int = 24
    scale: int = 100
    spacing: int = 0
    """Twips between letters, below zero where they are drawn together."""
    moved: int = 0
    """Twips by which the paragraph, or its frame, is moved at most, to any side."""
    colour: int = 0
    """Numbers of colours in the file's table; 0 is the reader's own: black on white."""
    ground: int = 0
    paragraph_ground: int = 0
    shaded_cells: bool = False
    """Whether the row's cells have a ground of their own; which of them is not followed."""
    inserted: int | None = None
    """The author of a tracked insertion."""
    deleted: int | None = None
    """The author of a tracked deletion."""
    in_table: bool = False
    label: bool = False
    """Whether these are the words before an item of a list."""

    def plain(self) -> None:
        """The looks of characters as they are when nothing is set."""
        self.hidden = self.struck = self.raised = False
        self.size, self.scale, self.colour, self.ground, self.spacing = 24, 100, 0, 0, 0
        self.inserted = self.deleted = None

    def look(self, colours: list[Colour | None]) -> Look:
        """How words look."""
        unseen = doubt = ""
        if self.hidden:
            unseen = "it is hidden text"
        elif 0 < self.size < _SMALLEST:
            unseen = f"its letters are {self.size / 2:g} points high"
        elif 0 < self.scale < _NARROWEST:
            unseen = f"its letters are drawn {self.scale} % wide"
        elif self.spacing <= -_TIGHT * max(self.size, _SMALLEST):
            unseen = "its letters are drawn over each other"
        elif self.moved >= _FAR:
            unseen = "it is moved off the page"
        else:
            letters = _colour(colours, self.colour) or BLACK
            ground: Ground = _colour(colours, self.ground) or _colour(colours, self.paragraph_ground)
            if ground is None:
                ground = UNKNOWN if self.shaded_cells else WHITE
            if ground is None:
                doubt = (
                    ""
                    if apart(letters, WHITE)
                    else "its colour is near that of paper, and what is behind it is not known"
                )
            elif not apart(letters, ground):
                unseen = "its letters have the colour of what is behind them"
        return Look(unseen, self.struck, self.raised, False, doubt)

    def shift(self, half_points: int | None) -> None:
        """Raise or lower what follows."""
        self.raised = abs(half_points or 0) >= _RAISED


def _colour(colours: list[Colour | None], number: int) -> Colour | None:
    return colours[number] if 0 <= number < len(colours) else None
