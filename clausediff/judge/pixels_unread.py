"""Words of the canonical that nobody read are looked for in the ink that gave no words, before they are called missing.

Engines drop whole lines. That such ink is like the words does not show that it is the same to the letter, so a person is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.alignment.edits import EditKind
from clausediff.evidence.page import Page
from clausediff.evidence.pixels import PixelWitness
from clausediff.judge.judgement import Judgement
from clausediff.judge.pixels import canonical_words
from clausediff.model import Verdict

__all__ = ["UNREAD_PRINT", "look_in_unread_ink"]

UNREAD_PRINT = "pixels/unread-print"
"""The rule's id."""
_WORDS = 4
"""Fewer words are like much ink."""
_ALIKE = 0.7
"""Share of letters in which the ink and the words are the same."""


def look_in_unread_ink(page: Page, judged: Sequence[Judgement], witness: PixelWitness) -> None:
    """Make words that are missing for certain a matter for a person where ink like them is at their place."""
    for judgement in judged:
        edit = judgement.edit
        missing = judgement.verdict is Verdict.SUBSTANTIVE and edit.kind is EditKind.DELETE
        if not missing or edit.canonical_words.size < _WORDS:
            continue
        alike = witness.look_for(edit.scan, canonical_words(page, judgement))
        if alike is not None and alike >= _ALIKE:
            judgement.ask("ink at this place that gave no words looks like them", UNREAD_PRINT)
