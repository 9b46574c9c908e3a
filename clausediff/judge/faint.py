"""Words that a thin or pale stroke may go through: a question where such a word changes what is agreed, and nothing elsewhere.

::

    shall n╱t take            “not” may be struck out: a review
    un̶reasonably withheld    without its first letters the word is its opposite: a review
    at t╱e end                no question: without “the” the same is agreed
"""

from __future__ import annotations

from collections.abc import Iterator

from clausediff.alignment.edits import EditKind
from clausediff.evidence.page import Page
from clausediff.judge.judged_copy import JudgedCopy
from clausediff.judge.judgement import Judgement
from clausediff.model import Verdict
from clausediff.scan.scan import Mark
from clausediff.text.excerpts import excerpt

__all__ = ["changes_meaning", "faintly_struck"]

_RULE = "mark/faint"
_NAMES = frozenset({"defined-term", "party", "time"})
"""The protected classes that name things, people and times: much of a text is of them, and none of them turns what is agreed by going
and leaving nothing in its place."""
_REST = 4
"""Letters of the shortest word that is left of one without a prefix."""


def faintly_struck(copy: JudgedCopy, mark: Mark) -> Iterator[Judgement]:
    """The questions that such a mark makes: at equal words, and at what was harmless so far."""
    words = [
        word
        for word in copy.not_of_the_form(mark._replace(kind="struck"))
        if (at := copy.canonical(word)) is not None and changes_meaning(copy.page, at)
    ]
    for run in copy.runs(words):
        told = copy.say(run, Verdict.REVIEW, "struck", f"{excerpt(copy.text(run.scan))} {mark.says}")
        told.rule = _RULE
        yield told
    for judgement in copy.held(mark.span):
        edit = judgement.edit
        if edit.kind is EditKind.FIELD or not judgement.harmless:
            continue
        if any(changes_meaning(copy.page, at) for at in edit.canonical_words.indices):
            before, reason = judgement.reasons, f"{excerpt(copy.page.words.text[mark.span.slice])} {mark.says}"
            judgement.ask(reason, _RULE)
            judgement.reasons, judgement.category = (reason, *before), "struck"


def changes_meaning(page: Page, index: int) -> bool:
    """Whether a word of the canonical is of a protected class, or is the opposite of what is left of it without its prefix. The number of
    a clause is neither."""
    if index in page.canonical.labels:
        return False
    if not _NAMES.issuperset(page.classes(index)):
        return True
    key = page.canonical.keys[index]
    return any(
        key.startswith(prefix) and len(key) - len(prefix) >= _REST and page.scales.is_word(key[len(prefix) :])
        for prefix in page.protected.words.opposite_prefixes
    )
