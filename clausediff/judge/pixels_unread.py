"""Words of the canonical that nobody read are looked for in the ink that gave no words, before they are called missing.

Engines drop whole lines, and lines that a stamp or a spot covers in part. That such ink is like the words does not show that it is the
same to the letter, so a person is asked. All that is missing at one place is one text, blanks between the words too::

    the form    2. The Hirer shall pay {{charge}} within 30 days.      three findings: words, a blank, words
    the page    2. The Hirer shal▓▓▓▓▓▓▓▓▓▓▓▓▓hin 30 days.             one line, of which two parts can be looked at
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausediff.alignment.edits import EditKind
from clausediff.evidence.page import Page
from clausediff.evidence.pixels import PixelWitness
from clausediff.judge.judgement import Judgement
from clausediff.judge.pixels import canonical_words
from clausediff.model import Range, Verdict

__all__ = ["UNREAD_PRINT", "look_in_unread_ink"]

UNREAD_PRINT = "pixels/unread-print"
"""The rule's id."""
_WORDS = 4
"""Fewer words are like much ink."""
_ALIKE = 0.7
"""Share of letters in which the ink and the words are the same."""


def look_in_unread_ink(page: Page, judged: Sequence[Judgement], witness: PixelWitness) -> None:
    """Make words that are missing for certain a matter for a person where ink like them is at their place."""
    for missing in _missing(judged):
        words = [each for each in missing if each.edit.kind is EditKind.DELETE]
        if sum(each.edit.canonical_words.size for each in words) < _WORDS:
            continue
        if not any(each.verdict is Verdict.SUBSTANTIVE for each in words):
            continue
        place = Range(min(each.edit.scan.start for each in missing), max(each.edit.scan.end for each in missing))
        alike = witness.look_for(place, " ".join(canonical_words(page, each) for each in words))
        if alike is not None and alike >= _ALIKE:
            for each in words:
                if each.verdict is Verdict.SUBSTANTIVE:
                    each.ask("ink at this place that gave no words looks like them", UNREAD_PRINT)


def _missing(judged: Sequence[Judgement]) -> Iterator[list[Judgement]]:
    """The words and blanks of the canonical that are missing at one place, in its order: no word between them was read."""
    absent = [
        each
        for each in judged
        if each.edit.kind is EditKind.DELETE or (each.edit.kind is EditKind.FIELD and not each.value)
    ]
    run: list[Judgement] = []
    for each in sorted(absent, key=lambda each: each.edit.canonical_words):
        if run and each.edit.canonical_words.start != run[-1].edit.canonical_words.end:
            yield run
            run = []
        run.append(each)
    if run:
        yield run
