"""One copy as aligned and judged, looked up by places of the scan: which words and which judgements a mark lies on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clausediff.alignment.edits import Edit, EditKind
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.evidence.page import Page
from clausediff.judge.judgement import Judgement
from clausediff.model import Range, Verdict
from clausediff.scan.scan import Mark

__all__ = ["JudgedCopy", "Run"]


class Run(NamedTuple):
    """Adjacent words that are equal in both texts and in no judgement."""

    scan: Range
    """Words of the scan."""
    canonical: Range
    """The same words of the canonical."""


class JudgedCopy:
    """One copy as aligned and judged, looked up by words of the scan."""

    def __init__(self, page: Page, units: Sequence[Unit], moves: Sequence[Move], found: list[Judgement]) -> None:
        self.page, self.found = page, found
        moved = [unit for move in moves for unit in move.units]
        equal = [
            unit for unit in (*units, *moved) if unit.kind is Kind.EQUAL and unit.canonical.start < unit.canonical.end
        ]
        self.equal = sorted(equal, key=lambda unit: unit.scan.start)
        self._starts = [unit.scan.start for unit in self.equal]
        self.taken = sorted(
            (judgement.scan, index) for index, judgement in enumerate(found) if judgement.scan[0] < judgement.scan[1]
        )

    def words(self, span: Range) -> range:
        """The words of the scan that a stretch of its text touches."""
        words = self.page.words
        return range(bisect_right(words.ends, span[0]), bisect_left(words.starts, span[1]))

    def canonical(self, word: int) -> int | None:
        """The canonical's word that a word of the scan is equal to."""
        at = bisect_right(self._starts, word) - 1
        unit = self.equal[at] if at >= 0 else None
        return unit.canonical.start + word - unit.scan.start if unit is not None and word < unit.scan.end else None

    def held(self, span: Range) -> list[Judgement]:
        """The judgements whose stretch of the scan shares a character with a span."""
        stop = bisect_left(self.taken, ((span[1], -1), -1))
        return [self.found[index] for (_, end), index in self.taken[:stop] if end > span[0]]

    def runs(self, words: Sequence[int]) -> Iterator[Run]:
        """The runs of equal words among some words of the scan."""
        scan = self.page.words
        first = last = -1
        start = -1
        for word in words:
            other = self.canonical(word)
            if other is None or self.held(Range(scan.starts[word], scan.ends[word])):
                other = None
            goes_on = last == word - 1 and other is not None and other == start + word - first and first >= 0
            if goes_on and not self.held(Range(scan.ends[last], scan.starts[word])):
                last = word
                continue
            if first >= 0:
                yield Run(Range(first, last + 1), Range(start, start + last + 1 - first))
            first, last, start = (word, word, other) if other is not None else (-1, -1, -1)
        if first >= 0:
            yield Run(Range(first, last + 1), Range(start, start + last + 1 - first))

    def text(self, words: Range) -> str:
        """Words of the scan as they are read there."""
        scan = self.page.words
        return scan.text[scan.starts[words[0]] : scan.ends[words[1] - 1]]

    def say(self, run: Run, verdict: Verdict, code: str, reason: str) -> Judgement:
        """A judgement on a run of equal words."""
        canonical, words = self.page.canonical, self.page.words
        c = Range(canonical.starts[run.canonical[0]], canonical.ends[run.canonical[1] - 1])
        s = Range(words.starts[run.scan[0]], words.ends[run.scan[1] - 1])
        clause = canonical.clause_of[run.canonical.start]
        edit = Edit(EditKind.REPLACE, c, s, run.canonical, run.scan, clause)
        return Judgement(verdict, code, c, s, clause, (reason,), edit, f"mark/{code}")

    def beside(self, c: Range, reason: str) -> Judgement:
        """A harmless judgement on words of the canonical that no copy has, at the place where they would be."""
        canonical, words = self.page.canonical, self.page.words
        after = min(
            (unit for unit in self.equal if canonical.starts[unit.canonical.start] >= c[1]),
            key=lambda u: u.canonical.start,
            default=None,
        )
        at = (
            words.starts[after.scan.start]
            if after is not None
            else words.ends[self.equal[-1].scan.end - 1]
            if self.equal
            else 0
        )
        place, none = Range(at, at), Range(0, 0)
        edit = Edit(EditKind.DELETE, c, place, none, none, 0)
        return Judgement(Verdict.FORMAT, "furniture", c, place, 0, (reason,), edit, "mark/form-furniture")

    def marked_by_the_form(self, kind: str, *, certain: bool = False) -> set[int]:
        """The words of the canonical that have a mark of that kind; only those of ``certain`` marks where asked."""
        marks = (mark for mark in self.page.canonical.source.marks if mark.kind == kind)
        return {word for mark in marks if mark.certain or not certain for word in self._form_words(mark.span)}

    def as_in_the_form(self, mark: Mark) -> set[int]:
        """The words of the canonical over which it has the same mark as the copy has in ``mark``.

        What the format itself marks is asked word by word. A mark that is not ``certain`` has to begin and end at the same
        words in both: signs within a longer mark of the form are the copy's own.
        """
        same = self.marked_by_the_form(mark.kind, certain=True)
        words = self.words(mark.span)
        first, last = (self._place(words[0])[0], self._place(words[-1])[1]) if words else (None, None)
        if first is None or last is None:
            return same
        for other in self.page.canonical.source.marks:
            marked = self._form_words(other.span)
            if other.kind == mark.kind and marked and (marked[0], marked[-1]) == (first, last):
                same.update(marked)
        return same

    def _form_words(self, span: Range) -> range:
        """The words of the canonical that a stretch of its text touches."""
        canonical = self.page.canonical
        return range(bisect_right(canonical.ends, span.start), bisect_left(canonical.starts, span.end))

    def _place(self, word: int) -> tuple[int | None, int | None]:
        """The first and the last word of the canonical that a word of the scan stands for."""
        equal = self.canonical(word)
        if equal is not None:
            return equal, equal
        scan = self.page.words
        for judgement in self.held(Range(scan.starts[word], scan.ends[word])):
            if judgement.edit.canonical_words.size:
                return judgement.edit.canonical_words.start, judgement.edit.canonical_words.end - 1
        return None, None

    def not_of_the_form(self, mark: Mark) -> list[int]:
        """The words of the scan under a mark that the canonical does not mark in the same way."""
        same = self.as_in_the_form(mark)
        return [word for word in self.words(mark.span) if (other := self.canonical(word)) is None or other not in same]
