"""Where lines of print are on a PDF page, and which ink stands in one and is none of what is drawn around lines.

::

      ┌────────────────┐   frames and borders reach beyond the print
      │ pay ǀ5,000 now │   ǀ stands in it
      └────────────────┘
        ▔▔▔▔▔▔▔▔▔▔       underlines lie below the line that letters stand on
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from clausediff.scan.pages import Box
from clausediff.scan.readers.pdf.frame import Frame
from clausediff.scan.readers.pdf.on_top import is_blank, strikes
from clausediff.scan.readers.pdf.pieces import Piece
from clausediff.scan.readers.pdf.words import PdfWord, letters_of

__all__ = ["Line", "Lines", "Sheet", "apart", "rows_of"]

_ROW = 12
"""In points: pieces and words are looked up by bands of this height."""
_BESIDE = 0.7
"""In heights of a word, of which one is a little more than its size: a word space has a quarter, ink that is further away is no
part of its line."""
_BELOW = 0.03
"""In heights of a word: what begins so far below the line that letters stand on underlines them."""
_CAPITAL = 0.62
"""In heights of a word: so high above the line stand its capitals and figures."""
_ICON = 0.75
"""In heights of a word: what is wider and taller, on no letter, is none of its line."""
_FOOT = 0.15
"""In heights of a word: so far below the line reach commas."""
_TALL = 2.2
"""In heights of a word: what is taller is no part of its line."""
_RULE = 2.5
"""In heights of a word: a longer level line is a rule, a line to write on or a stroke through words, which is told elsewhere."""
_BEYOND = 0.05
"""In heights of a word: a border comes so near to the ends of the line's height, at least."""
_TOGETHER = 0.25
"""In heights of a word: pieces that are so near belong together."""
_SMALL = 0.25
"""In heights of a word: letters between lines are no smaller."""
_BETWEEN = 0.3
"""In heights of a word: what is put in between lines is no further from them."""
_CELL = 0.3
"""In heights of a word: a rectangle that is wider and taller is a box to write in, or a cell; no letter is one."""
_BULLET = 0.6
"""In heights of a word: a bullet is no larger."""
_APART = 0.2
"""In heights of a word: bullets and boxes keep such a distance from words."""
_TOUCH = 1.0
"""In points: lines that meet."""
_LEADER = 3
"""Equal pieces in a row, from which they are a dotted line."""


@dataclass(slots=True)
class Sheet:
    """What is on a page, by bands of its height."""

    words: dict[int, list[PdfWord]] = field(default_factory=lambda: defaultdict(list))
    pieces: dict[int, list[Piece]] = field(default_factory=lambda: defaultdict(list))

    def add(self, piece: Piece) -> None:
        """Put a piece to the others."""
        for row in rows_of(piece.box):
            self.pieces[row].append(piece)

    def words_near(self, box: Box) -> Iterator[PdfWord]:
        """Each word within a word's height of a box, once."""
        seen: set[int] = set()
        for row in rows_of(box):
            for word in self.words.get(row, ()):
                if word.first not in seen:
                    seen.add(word.first)
                    yield word

    def pieces_near(self, box: Box) -> list[Piece]:
        """The pieces in the bands of a box; some twice."""
        return [piece for row in rows_of(box) for piece in self.pieces.get(row, ())]


def rows_of(box: Box) -> range:
    """The bands of a page that a box lies in."""
    return range(int(box.top // _ROW), int(box.bottom // _ROW) + 1)


class Line(NamedTuple):
    """Where a word's print is."""

    word: PdfWord
    top: float
    """Of its capitals and figures."""
    base: float
    """Where its letters stand."""
    letters: tuple[Box, ...]
    chars: str

    @property
    def high(self) -> float:
        """How high the word's place is: a little more than its size."""
        return self.word.box.height


@dataclass(slots=True)
class Lines:
    """Tells the ink in lines of a page from what is drawn around them."""

    sheet: Sheet
    text_page: Any
    words: list[PdfWord]
    rules: tuple[Box, ...]
    frame: Frame
    lines: dict[int, Line] = field(default_factory=dict)

    def line_of(self, piece: Piece) -> Line | None:
        """The line that a piece stands in, None where it stands in none."""
        box = piece.box
        if not piece.is_picture and piece.is_level and box.width > 100:
            return None
        near = list(self.sheet.words_near(box))
        if not piece.is_picture and any(
            (piece.is_level and strikes(box, word.box)) or piece.holds(word.box) for word in near
        ):
            return None
        for word in near:
            reach = _BESIDE * word.box.height
            if (
                box.top < word.box.bottom
                and box.bottom > word.box.top
                and box.left - word.box.right < reach
                and word.box.left - box.right < reach
            ):
                line = self._line(word)
                if line is not None and self._is_in(piece, line):
                    return line
        return None

    def _line(self, word: PdfWord) -> Line | None:
        if word.first not in self.lines:
            letters = list(letters_of(self.text_page, word, self.frame, every=True)) if word.first >= 0 else []
            if not letters:
                return None
            base = letters[0].origin[1]
            top = min(base - _CAPITAL * word.box.height, *(letter.box.top for letter in letters))
            chars = "".join(letter.char for letter in letters)
            self.lines[word.first] = Line(word, top, base, tuple(letter.box for letter in letters), chars)
        return self.lines[word.first]

    def _is_in(self, piece: Piece, line: Line) -> bool:
        """Whether a piece stands in a line of print and is no rule, border, frame, ground, box or bullet."""
        box, high = piece.box, line.high
        if box.top >= line.base + _BELOW * high or box.bottom <= line.top:
            return self._is_between(piece, line)
        if piece.is_picture and box.height > _TALL * high:
            return box.overlap(line.word.box) > 0
        inside = min(box.bottom, line.base + _FOOT * high) - max(box.top, line.top)
        if box.height > _TALL * high:
            return False
        if inside < 0.5 * box.height:
            return self._is_between(piece, line)
        if piece.is_level and box.width >= _RULE * high:
            return False
        if piece.is_upright and self._is_border(box, line):
            return False
        return not (
            (piece.is_rectangle and min(box.width, box.height) >= _CELL * high)
            or (piece.is_frame and self._is_box(box, high))
            or (min(box.width, box.height) > _ICON * high and self._gap(box) >= 0)
            or _is_dash(box, line)
            or self._is_bullet(box, high)
            or self._is_leader(box)
            or self._is_drawing(box, high)
        )

    def _is_between(self, piece: Piece, line: Line) -> bool:
        """Whether a piece stands above or below a word, as words do that were put in between lines."""
        box, high = piece.box, line.high
        word = line.word.box
        return (
            _SMALL * high <= box.height <= high
            and not piece.is_level
            and not piece.is_frame
            and min(box.right, word.right) > max(box.left, word.left)
            and -_BETWEEN * high < min(box.bottom, line.base) - max(box.top, line.top)
            and not self._is_leader(box)
            and not self._is_drawing(box, high)
        )

    def _is_border(self, box: Box, line: Line) -> bool:
        """Whether an upright line is as high as the line's place, or meets other lines at both ends."""
        slack = _BEYOND * line.high
        if box.top <= line.word.box.top + slack and box.bottom >= line.word.box.bottom - slack:
            return True
        ends = (Box(box.left, y, box.right, y) for y in (box.top, box.bottom))
        return all(
            any(
                not piece.is_picture
                and (piece.is_level or piece.is_upright or piece.is_frame)
                and apart(piece.box, end) <= _TOUCH
                and piece.box != box
                for piece in self.sheet.pieces_near(end)
            )
            for end in ends
        )

    def _is_box(self, box: Box, high: float) -> bool:
        """Whether an outline is a box or a circle to tick, apart from all words."""
        alike = 0.7 <= box.width / max(0.01, box.height) <= 1.5
        return alike and box.height >= 0.35 * high and self._gap(box) >= _APART * high

    def _is_bullet(self, box: Box, high: float) -> bool:
        """Whether a piece is a dot before a line, at half its height."""
        if max(box.width, box.height) > _BULLET * high or not 0.5 <= box.width / max(0.01, box.height) <= 2:
            return False
        if self._gap(box) < _APART * high:
            return False
        return not any(
            word.box.left < box.left and word.box.right > box.left - _RULE * high and _same_row(word.box, box)
            for word in self.sheet.words_near(box)
        )

    def _gap(self, box: Box) -> float:
        """How far the nearest letter of the row is from a piece, across."""
        return min(
            (
                max(letter.left - box.right, box.left - letter.right)
                for word in self.sheet.words_near(box)
                if _same_row(word.box, box)
                for letter in getattr(self._line(word), "letters", ())
            ),
            default=1000.0,
        )

    def _is_leader(self, box: Box) -> bool:
        """Whether a piece is one of many equal ones in a row."""
        alike = {
            round(piece.box.left, 1)
            for piece in self.sheet.pieces_near(box)
            if abs(piece.box.middle - box.middle) < 0.3
            and abs(piece.box.width - box.width) < 0.3
            and abs(piece.box.height - box.height) < 0.3
            and abs(piece.box.left - box.left) < 6 * max(box.width, 2.0)
        }
        return max(box.width, box.height) < 6 and len(alike) >= _LEADER

    def _is_drawing(self, box: Box, high: float) -> bool:
        """Whether a piece belongs to a drawing that is taller than a line, such as a logo or a signature."""
        held = {box}
        new = [box]
        whole = box
        while new and whole.height <= _TALL * high and len(held) < 200:
            near = new.pop()
            for piece in self.sheet.pieces_near(near):
                if (
                    piece.box not in held
                    and not piece.is_picture
                    and not piece.is_frame
                    and not (piece.is_level and piece.box.width >= _RULE * high)
                    and apart(piece.box, near) <= _TOGETHER * high
                ):
                    held.add(piece.box)
                    new.append(piece.box)
                    whole = whole.joined(piece.box)
        return whole.height > _TALL * high

    def signs(self, box: Box) -> bool:
        """Whether ink fills a blank: it is over a line to write on, and no print but a label is beside it."""
        if not is_blank(box, self.words, self.rules):
            return False
        return not any(
            _same_row(word.box, box)
            and not word.text.endswith((":", "_", "."))
            and max(word.box.left - box.right, box.left - word.box.right) < 0.5 * word.box.height
            for word in self.sheet.words_near(box)
        )


def _is_dash(box: Box, line: Line) -> bool:
    """Whether a piece is where the text has a dash: some programs draw it themselves."""
    dashes = (each for char, each in zip(line.chars, line.letters, strict=True) if unicodedata.category(char) == "Pd")
    return any(2 * box.overlap(each) > box.area for each in dashes)


def apart(one: Box, other: Box) -> float:
    """How far two boxes are from each other, across or down, whichever is more."""
    return max(one.left - other.right, other.left - one.right, one.top - other.bottom, other.top - one.bottom, 0.0)


def _same_row(one: Box, other: Box) -> bool:
    return one.top < other.middle < one.bottom or other.top < one.middle < other.bottom
