"""Collects the edits of one copy, and keeps what those who find them share."""

from __future__ import annotations

from clausediff.alignment.edits import Edit, EditKind
from clausediff.alignment.unit import Unit
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.text.words import Words, one_line


class EditCollector:
    """The two sides of a copy and the edits found so far."""

    def __init__(self, canonical: CanonicalWords, words: Words, span: Range) -> None:
        self.canonical = canonical
        self.words = words
        self.printed = canonical.printed
        """The canonical's text."""
        self.text = words.text
        """The scan's."""
        self.span = span
        """The copy in the scan's text."""
        self.edits: list[Edit] = []
        self._last = len(canonical) - 1
        self.moved_from: dict[int, Range] = {}
        """Where in the canonical's text a stretch is missing that was moved, by its first word in the canonical."""
        self.moved_to: dict[int, tuple[Range, int]] = {}
        """Where in the scan's text it is, and the word of the canonical before which it is, by its first word in the scan."""

    def add(
        self, kind: EditKind, canonical: Range, scan: Range, unit: Unit, *, order_only: bool = False, at: int = -1
    ) -> None:
        """Add an edit that covers the words of ``unit`` and these ranges of the two texts."""
        truth = observed = ""
        if kind is EditKind.REPLACE:
            truth = one_line(self.printed[canonical.start : canonical.end])
            observed = one_line(self.text[scan.start : scan.end])
            if len(observed) > 1 and observed.isupper():
                truth = truth.upper()  # a change of case is an edit of its own
        word = unit.canonical.start if unit.canonical.start < self._last else self._last
        if kind is EditKind.INSERT:
            word = self._word_of_insertion(word, unit)
        elif kind is EditKind.GAP:
            word = self._word_of_gap(word, canonical)
        clause = self.canonical.clause_of[word]
        self.edits.append(
            Edit(kind, canonical, scan, unit.canonical, unit.scan, clause, order_only, at, truth, observed)
        )

    def _word_of_insertion(self, word: int, unit: Unit) -> int:
        """The word to whose clause an insertion belongs: the one before it where it goes on in its line."""
        first, words = unit.scan.start, self.words
        if unit.canonical.start == 0 or not 0 < first < len(words):
            return word
        goes_on = "\n" not in self.text[words.ends[first - 1] : words.starts[first]]
        return unit.canonical.start - 1 if goes_on else word

    def _word_of_gap(self, word: int, canonical: Range) -> int:
        """The word to whose clause a gap belongs: the stop behind a clause's last word is that clause's."""
        clause = self.canonical.clauses[self.canonical.clause_of[word]]
        return word - 1 if word > 0 and canonical.end <= clause.span[0] else word


def marks(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())
