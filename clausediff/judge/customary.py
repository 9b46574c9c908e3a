"""Words by hand beside a line to sign that custom or the law asks a signer for: they confirm what is signed and change none of it.

::

    Lu et approuvé               written above the line, as French signers do
    Signature: ____ʃʋʋʋ____

No list says which words these are. Ink that the page's print does not explain lies on them, they stand right at the line, are few, and
have no figure and no word that binds, denies or reserves anything. That proves little of what they say: a person is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clausediff.alignment.edits import EditKind
from clausediff.evidence.page import Page
from clausediff.judge.judgement import Judgement
from clausediff.model import Verdict
from clausediff.scan.binding import binds, reserves
from clausediff.scan.scan import Mark
from clausediff.text.function_words import SUBORDINATORS
from clausediff.text.several import Guards, guards_of

__all__ = ["ask_of_customary"]

_WORDS = 6
"""Of a formula by hand, at most."""
_LABEL = 6
"""Words of a label before its line to sign, at most."""


def ask_of_customary(page: Page, found: Iterable[Judgement], marks: Sequence[Mark]) -> None:
    """Ask about what would be a change; changes the findings in place."""
    inked = [mark.span for mark in marks if mark.kind == "inked"]
    for each in found if inked else ():
        change = each.edit.kind is EditKind.INSERT and each.verdict is Verdict.SUBSTANTIVE
        by_hand = any(span.start < each.scan.end and each.scan.start < span.end for span in inked)
        if change and by_hand and _at_a_line(page, each) and _confirms(page, each):
            each.ask("it may be a formula by hand beside a signature", "mark/customary")


def _at_a_line(page: Page, judgement: Judgement) -> bool:
    """Whether words stand right before the label of a line to sign, or right behind the line."""
    canonical, at = page.canonical, judgement.edit.canonical_words.start
    ahead = next((index for index in range(at, min(at + _LABEL + 1, len(canonical))) if index in canonical.slots), None)
    near = [index for index in (at - 1, ahead) if index in canonical.slots]
    return any(canonical.slots[index].type == "signature" for index in near)


def _confirms(page: Page, judgement: Judgement) -> bool:
    """Whether words are few and none of them counts, binds, denies or reserves."""
    text = page.words.text[judgement.scan.slice]
    guards = guards_of((page.canonical.source.language,))
    words = [word.strip(".,;:()[]\"'«»“”").lower() for word in text.split()]
    if len(words) > _WORDS or any(map(str.isdigit, text)) or binds(text, guards) or reserves(text):
        return False
    return not any(
        (guards.classes(word, raw=word) and not _joins(word, guards))
        or (at in (0, len(words) - 1) and _joins(word, guards))
        for at, word in enumerate(words)
    )


def _joins(word: str, guards: Guards) -> bool:
    """Whether a word joins two others, as in *read and agreed*; a condition or an exception stands first, or is known as one."""
    return "connective" in guards.classes(word, raw=word) and word not in SUBORDINATORS
