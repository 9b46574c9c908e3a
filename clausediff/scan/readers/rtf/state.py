"""What holds for the words that follow, in a group of a file in Rich Text Format."""

from __future__ import annotations

from dataclasses import dataclass

from clausediff.scan.readers.contrast import BLACK, UNKNOWN, WHITE, Colour, Ground, apart, mixed
from clausediff.scan.readers.extent import Extent, unseen
from clausediff.scan.readers.output import Look, Output

__all__ = ["CODE_PAGES", "State"]

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
    complex: bool = False
    """Whether they are set as those of a complex script, with a size and a font of their own."""
    complex_size: int = 24
    complex_font: int = 0
    scale: int = 100
    spacing: int = 0
    """Twips between letters, below zero where they are drawn together."""
    shifted: int = 0
    """Half points by which letters are raised, or lowered where below zero."""
    colour: int = 0
    """Numbers of colours in the file's table; 0 is the reader's own: black on white."""
    ground: int = 0
    pattern: int = 0
    """Hundredths of a per cent of a colour that is laid over the ground, and its number."""
    pattern_colour: int = 0
    inserted: int | None = None
    """The author of a tracked insertion."""
    deleted: int | None = None
    """The author of a tracked deletion."""
    gone: str = ""
    """Why nothing of the group is seen; empty where it is."""

    # of the paragraph, until \pard
    left: int = 0
    """Indents, in twips."""
    first: int = 0
    right: int = 0
    frame: tuple[tuple[str, int], ...] = ()
    """The place and the size of its frame: control words with their numbers."""
    line: int | None = None
    """The height of its lines in twips, where it is exact."""
    paragraph_ground: int = 0
    paragraph_pattern: int = 0
    paragraph_pattern_colour: int = 0
    in_table: bool = False
    listed: int = 0
    """The number of the list whose item it is, whose label programs count anew; 0 for none."""
    level: int = 0
    """Its level in the list, from 0."""

    shaded_cells: bool = False
    """Whether the row's cells have a ground of their own; which of them is not followed."""
    label: bool = False
    """Whether these are the words before an item of a list."""

    def plain(self) -> None:
        """The looks of characters as they are when nothing is set."""
        self.hidden = self.struck = self.raised = False
        self.size, self.scale, self.colour, self.ground, self.spacing, self.shifted = 24, 100, 0, 0, 0, 0
        self.pattern = self.pattern_colour = 0
        self.complex, self.complex_size = False, 24
        self.inserted = self.deleted = None

    def end_paragraph_looks(self) -> None:
        """The looks of paragraphs as they are when nothing is set."""
        self.left = self.first = self.right = self.paragraph_ground = 0
        self.paragraph_pattern = self.paragraph_pattern_colour = 0
        self.frame, self.line, self.in_table, self.listed, self.level = (), None, False, 0, 0

    def look(self, colours: list[Colour | None], room: float | None, away: str, unclear: str) -> Look:
        """How words look in a row of an exact height of ``room`` points, ``away`` where their place is off the page, and
        ``unclear`` where it is not certain that they are on it."""
        why = self.gone or ("it is hidden text" if self.hidden else away) or unseen(self._extent(room))
        doubt = unclear
        if not why:
            letters = _colour(colours, self.colour) or BLACK
            ground = self._ground(colours)
            if ground is None and not apart(letters, WHITE):
                doubt = doubt or "its colour is near that of paper, and what is behind it is not known"
            elif ground is not None and not apart(letters, ground):
                why = "its letters have the colour of what is behind them"
        return Look(why, self.struck, self.raised, False, doubt)

    @property
    def shown_font(self) -> int:
        """The font that letters are drawn in."""
        return self.complex_font if self.complex else self.font

    def _ground(self, colours: list[Colour | None]) -> Ground:
        ground: Ground = UNKNOWN if self.shaded_cells else WHITE
        for fill, share, front in (
            (self.paragraph_ground, self.paragraph_pattern, self.paragraph_pattern_colour),
            (self.ground, self.pattern, self.pattern_colour),
        ):
            ground = _colour(colours, fill) or ground
            if share > 0:
                ground = mixed(_colour(colours, front) or BLACK, ground or WHITE, share / 10_000)
        return ground

    def _extent(self, room: float | None) -> Extent:
        size = self.complex_size if self.complex else self.size
        return Extent(
            size / 2 if size > 0 else 12.0,
            self.scale if self.scale > 0 else 100.0,
            self.spacing / 20,
            self.shifted / 2,
            None if self.line is None else self.line / 20,
            room,
        )

    def shift(self, half_points: int) -> None:
        """Raise what follows, or lower it where below zero."""
        self.shifted = half_points
        self.raised = abs(half_points) >= _RAISED


def _colour(colours: list[Colour | None], number: int) -> Colour | None:
    return colours[number] if 0 <= number < len(colours) else None
