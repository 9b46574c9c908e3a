r"""Lists of a file in Rich Text Format: their definitions, by which most programs count the labels anew.

The file holds the labels that its own program counted (``\listtext``). A program that knows lists shows the ones that the
definitions give, so both are compared; where a definition has more than is followed here, nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from clausediff.scan.readers.numerals import numeral
from clausediff.scan.readers.output import Output, quoted
from clausediff.text.words import alnum_key

__all__ = ["LISTS", "Lists"]

LISTS = frozenset("listtable listoverridetable leveltext levelnumbers levelmarker listname liststylename".split())
"""The destinations of the definitions, and of what they hold."""
_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal", 22: "decimalZero",
}  # fmt: skip
_BULLETS = (23, 255)
"""Numbers of the formats of bullets, and of none."""
_LEVELS = 9
_MOST = 100_000


@dataclass(slots=True)
class _Level:
    format: int = 0
    start: int = 1
    text: str = ""
    legal: bool = False


@dataclass(slots=True)
class _List:
    levels: list[_Level] = field(default_factory=list)


class Lists:
    """The definitions so far, and how far each list is counted."""

    def __init__(self) -> None:
        self._lists: dict[int, _List] = {}
        self._last = _List()
        self._of: dict[int, int] = {}  # the list of each number that paragraphs name
        self._id = 0
        self._overridden = False
        self._counts: dict[int, list[int | None]] = {}

    def word(self, name: str, number: int | None) -> None:
        """Take a control word within the definitions."""
        value = number or 0
        level = self._last.levels[-1] if self._last.levels else _Level()
        if name == "list":
            self._last = _List()
        elif name == "listlevel" and len(self._last.levels) < _LEVELS:
            self._last.levels.append(_Level())
        elif name == "levelnfc":
            level.format = value
        elif name == "levelstartat":
            level.start = min(value, _MOST)
        elif name == "levellegal":
            level.legal = value != 0
        elif name == "listid":
            self._id = value
            self._lists.setdefault(value, self._last)
        elif name == "listoverridecount":
            self._overridden = value > 0
        elif name == "ls" and not self._overridden:
            self._of[value] = self._id

    def text(self, words: str) -> None:
        """The label of a level: how long it is, then its characters, with the number of a level in place of each figure."""
        if self._last.levels and words:
            self._last.levels[-1].text = words[1:].removesuffix(";")

    def count(self, number: int, level: int) -> str | None:
        """Count an item of a list, and give its label; None where that is not known."""
        name = self._of.get(number, -1)
        held = self._lists.get(name)
        if held is None or not 0 <= level < len(held.levels):
            return None
        counts = self._counts.setdefault(name, [None] * _LEVELS)
        for above in range(level):  # a level that was skipped counts as used
            counts[above] = held.levels[above].start if counts[above] is None else counts[above]
        last = counts[level]
        counts[level] = held.levels[level].start if last is None else last + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _label(held.levels, counts, level)

    def tell(self, out: Output, number: int, level: int, stored: str) -> None:
        """Count an item, and say that its label is another one than the file holds."""
        counted = self.count(number, level)
        if counted is not None and stored and alnum_key(counted) != alnum_key(stored):
            says = f"the label of an item of a list is counted as {quoted(counted)}, and the file holds {quoted(stored)} for it"
            out.tell("versions", says, counted)


def _label(levels: list[_Level], counts: list[int | None], level: int) -> str | None:
    own = levels[level]
    if own.format in _BULLETS:
        return "•"
    pieces = []
    for char in own.text:
        at = ord(char)
        if at >= _LEVELS:
            pieces.append(char)
        elif at < len(levels):
            count, kind = counts[at], levels[at].format
            if kind not in _FORMATS:
                return None
            said = levels[at].start if count is None else count
            pieces.append(numeral(said, "decimal" if own.legal else _FORMATS[kind]))
    return "".join(pieces)
