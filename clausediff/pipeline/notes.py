"""What is to be said of the canonicals and pages of a run as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.agreement.documents import unread_of_form
from clausediff.canonical.template import Canonical
from clausediff.canonical.variants import PreparedCanonical
from clausediff.evidence import lexicon
from clausediff.model import Document
from clausediff.text.numbers_twice import numbers_that_differ
from clausediff.text.vocabulary import base_code

__all__ = ["Seen", "notes_of_run"]

_REMEMBERED = 512
"""Canonicals whose notes are kept."""
_NUMBERS: dict[tuple[str, str, str], tuple[str, ...]] = {}
_PEN = "pages read from pictures: {}; marks of a pen were looked for there, but not every one is seen"
_NO_PEN = (
    "pages read from pictures: {}; what a pen did there (words struck out, written over, put in) is seen only as far as it "
    "was read as words, so look at those pages too"
)


class Seen:
    """What the notes need to know of a run's documents."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        """The hashes of the canonicals of which there are copies."""
        self.pictures = 0
        """Pages that were read from pictures."""

    def add(self, document: Document) -> None:
        """Take in one document; nothing of it is kept."""
        self.used.update(agreement.canonical.sha256 for agreement in document.agreements)
        self.pictures += sum(page.picture for page in document.pages)


def notes_of_run(seen: Seen, candidates: Sequence[PreparedCanonical]) -> tuple[str, ...]:
    """What is to be said of the canonicals that were used, and of pages that are pictures."""
    sources = [prepared.source for prepared in candidates if prepared.source.sha256 in seen.used]
    notes = tuple(note for source in sources for note in unread_of_form(source.path, source.unread))
    notes += tuple(note for source in sources if (note := _language_note(source)))
    notes += tuple(note for source in sources for note in _numbers_note(source))
    if not seen.pictures:
        return notes
    from clausediff.evidence import pen

    return (*notes, (_PEN if pen.installed() else _NO_PEN).format(seen.pictures))


def _numbers_note(source: Canonical) -> tuple[str, ...]:
    """The numbers that a canonical writes twice with two values; looked for once."""
    key = (source.path, source.sha256, source.language)
    if key not in _NUMBERS:
        while len(_NUMBERS) >= _REMEMBERED:
            del _NUMBERS[next(iter(_NUMBERS))]
        _NUMBERS[key] = tuple(
            f"the canonical {source.path}, line {source.line(twice.span.start)}: {twice.says}"
            for twice in numbers_that_differ(source.masked(), source.language)
        )
    return _NUMBERS[key]


def _language_note(source: Canonical) -> str | None:
    """What a person must know of a canonical's language: that it was guessed, and that words of it are not listed."""
    if base_code(source.language) == "en":
        return None
    guessed = (
        "" if source.language_stated else f"; nobody states it, so it was guessed: write `language: {source.language}`"
    )
    unlisted = (
        ""
        if lexicon.load(source.language).known
        else "; no list of its words is at hand, so every word that differs is for a person"
    )
    if not guessed and not unlisted:
        return None
    return f"the canonical {source.path} is in the language {source.language}{guessed}{unlisted}"
