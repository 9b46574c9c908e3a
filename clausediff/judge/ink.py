"""The run of touching ink around a difference, and what it says when its spaces are put right.

Engines put spaces into words and lose them between words, so where a space is read proves nothing. A changed word that is torn, or
glued to its neighbour, is no word as it is read, and looks like a garble of the canonical's. So the whole run of ink is looked at
before it is called a misreading: the marks of the difference, those of the differences that touch it, and the equal word on each
side, all without spaces::

    canonical   may  be rejected  by           does  elect  to
    scan        may  becjected    by           does s elect to
    run              becjected                      s
    as words         be|ejected                     s|elect
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from clausediff import regex as re
from clausediff.alignment.edits import Edit
from clausediff.evidence.page import Page
from clausediff.judge.case import Case
from clausediff.judge.thresholds import NOISE_RATIO, PROTECTED_RATIO
from clausediff.model import Range
from clausediff.text.words import FOLD, MASK, Words, fold_word

__all__ = ["other_reading"]

_LONGEST = 6
"""Words of the scan in the longest run: nobody reads more of them into one."""
_TAKEN = 3
"""Letters of a run that may belong to the equal word beside it, at most."""
_HOST = 3
"""Letters of the shortest equal word that may be the rest of another one: of shorter ones every letter makes another word."""
_APART = re.compile(r"\n[ \t]*\n|\f")
_LINE_END = re.compile(r"[-\u00ad\u2010]\s*\n\s*")


@dataclass(frozen=True, slots=True)
class _Run:
    """The words of both sides in a run of touching ink."""

    canonical: Range
    scan: Range
    parts: tuple[str, ...]
    """The canonical's words and the marks between them, without spaces."""
    marks: str
    """The scan's ink, without spaces."""


def other_reading(case: Case) -> str | None:
    """The other word that a run of ink may say when its spaces are put right, or None where it says the canonical's."""
    run = _run(case.page, case.edit)
    if not any(map(str.isalpha, run.marks)):
        return None
    scales, rate = case.page.scales, case.page.rate_at(case.edit)
    limit = PROTECTED_RATIO if case.protected else NOISE_RATIO
    several = run.canonical.size > 1 or run.scan.size > 1
    if several and run.parts and run.scan.size <= _LONGEST:
        # The words of other edits were weighed by themselves: what is only as near has not lost a letter to its neighbour.
        nearer = run.scan != case.edit.scan_words
        found, ratio = scales.respaced(run.parts, run.marks, rate, nearer=nearer)
        if found and ratio < limit:
            return found
    own = "".join(run.parts)
    for other, rest in _with_neighbours(case.page, run):
        if _nearer(own, run.marks, rest) and scales.lost_to_neighbour(own, run.marks, rest, rate) < limit:
            return other
    return None


def _run(page: Page, edit: Edit) -> _Run:
    """The run of touching ink around an edit."""
    canonical, scan = edit.canonical_words, edit.scan_words
    while (before := page.ink_before.get(scan.start)) is not None and before.canonical_words.end == canonical.start:
        if scan.end - before.scan_words.start > _LONGEST or _parted(page, scan.start):
            break
        canonical, scan = Range(before.canonical_words.start, canonical.end), Range(before.scan_words.start, scan.end)
    while (after := page.ink_after.get(scan.end)) is not None and after.canonical_words.start == canonical.end:
        if after.scan_words.end - scan.start > _LONGEST or _parted(page, scan.end):
            break
        canonical, scan = Range(canonical.start, after.canonical_words.end), Range(scan.start, after.scan_words.end)
    return _Run(canonical, scan, tuple(_parts(page, canonical)), _ink(page.words, scan))


def _with_neighbours(page: Page, run: _Run) -> Iterator[tuple[str, str]]:
    """What the equal word on either side is with letters of the run, and the rest of the marks.

    Marks without the canonical's words are a fragment as a whole, or dirt.
    """
    words, marks = page.words, run.marks
    cuts = range(1, min(_TAKEN, len(marks)) + 1) if run.parts else (len(marks),)
    if (beside := _equal_word(page, run.canonical.start - 1, run.scan.start - 1)) and _touch(words, run.scan.start):
        yield from ((beside + marks[:cut], marks[cut:]) for cut in cuts if _makes(page, beside, beside + marks[:cut]))
    if (beside := _equal_word(page, run.canonical.end, run.scan.end)) and _touch(words, run.scan.end):
        yield from (
            (marks[-cut:] + beside, marks[:-cut]) for cut in cuts if _makes(page, beside, marks[-cut:] + beside)
        )


def _equal_word(page: Page, canonical: int, scan: int) -> str:
    """The word of the scan at an index if the canonical has the same one there; nothing for a short one, and for figures."""
    keys, own = page.words.keys, page.canonical.keys
    if not (0 <= canonical < len(own) and 0 <= scan < len(keys)) or keys[scan] != own[canonical]:
        return ""
    return page.words.raw(scan) if keys[scan].isalpha() and len(keys[scan]) >= _HOST else ""


def _nearer(own: str, marks: str, rest: str) -> bool:
    """Whether the rest of the marks is nearer to the canonical's words than all of them are."""
    own, marks, rest = own.casefold(), marks.casefold(), rest.casefold()
    return Levenshtein.distance(own, rest) < Levenshtein.distance(own, marks)


def _makes(page: Page, word: str, other: str) -> bool:
    """Whether a word with letters of the run is another word, as words are written."""
    if not (other[1:].islower() or other.isupper()):
        return False
    return page.scales.lexicon.is_word(other) or page.protected.opposed(word.lower(), other.lower())


def _touch(words: Words, index: int) -> bool:
    """Whether nothing but a space, or a hyphen and a line's end, is before a word of the scan."""
    gap = words.text[words.ends[index - 1] : words.starts[index]]
    return not _APART.search(gap) and not _LINE_END.sub("", gap).strip()


def _parted(page: Page, index: int) -> bool:
    """Whether a blank line or a page's end is before a word of the scan."""
    words = page.words
    return bool(_APART.search(words.text, words.ends[index - 1], words.starts[index]))


def _parts(page: Page, span: Range) -> Iterator[str]:
    """The canonical's words in a span, and the marks between them."""
    canonical = page.canonical
    for index in span.indices:
        if index > span.start and (
            marks := _tight(canonical.printed[canonical.ends[index - 1] : canonical.starts[index]])
        ):
            yield marks
        yield _tight(canonical.printed[canonical.starts[index] : canonical.ends[index]])


def _ink(words: Words, span: Range) -> str:
    """The scan's text of some words without spaces and the hyphens of line ends."""
    return _tight(_LINE_END.sub("", words.text[words.starts[span.start] : words.ends[span.end - 1]]))


def _tight(text: str) -> str:
    """Text without white space and apostrophes, which engines lose, its typography folded; case is kept."""
    return "".join(fold_word(text.translate(FOLD)).replace(MASK, "").replace("'", "").split())
