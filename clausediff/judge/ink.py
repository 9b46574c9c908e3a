"""The run of touching ink around a difference, and which words it has when spaces are put where words end.

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
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from clausediff import regex as re
from clausediff.alignment.edits import Edit
from clausediff.evidence.page import PRISTINE, Page
from clausediff.judge.case import Case
from clausediff.judge.thresholds import NOISE_RATIO, PROTECTED_RATIO
from clausediff.model import Range
from clausediff.text.lookalikes import LETTERS
from clausediff.text.words import FOLD, MASK, Words, fold_word

__all__ = ["LINE_END", "one_style", "other_reading", "word_with_more"]

_LONGEST = 12
"""Words of the scan up to which a run goes on over differences that touch each other, which saves time on pages without spaces."""
_HOST = 3
"""Letters of the shortest equal word that may be the rest of another one: of shorter ones every letter makes another word."""
_LOSING = 4
"""Letters of the shortest word of which one that lost a letter is asked about."""
_AS_EASY = 1.0
"""Nats by which another word may be less likely to have lost the letter."""
_AS_USUAL = 4.0
"""Nats by which another word may be less usual in contracts."""
_APART = re.compile(r"\n[ \t]*\n|\f")
LINE_END = re.compile(r"[-\u00ad\u2010]\s*\n\s*")
"""The hyphen of a line's end, with the white space around the break."""
_PARTS = re.compile(r"[^\W_]+|(?:[^\w\s]|_)+")
"""Words, and the marks between them."""


class _Run(NamedTuple):
    """The words of both sides in a run of touching ink."""

    canonical: Range
    scan: Range


def one_style(text: str) -> str:
    """Text on one line without the hyphens of line ends, its quotes and dashes of one style."""
    return " ".join(LINE_END.sub("", text).translate(FOLD).split())


def other_reading(case: Case) -> str | None:
    """The other word that a run of ink may say when its spaces are put right, or None where it says the canonical's."""
    page, run = case.page, _run(case.page, case.edit)
    parts = _parts(page, run.canonical)
    for marks in _as_letters(_ink(page.words, run.scan), "".join(parts)):
        if run.canonical.size + run.scan.size > 2:
            # The words of other edits were weighed by themselves: what is only as near has not lost a letter to its neighbour.
            nearer = run.scan != case.edit.scan_words
            found, ratio = page.scales.respaced(parts, marks, page.rate_at(case.edit), nearer=nearer)
            if ratio < (PROTECTED_RATIO if case.protected else NOISE_RATIO):
                return found
        if (beside := next(_with_neighbours(page, run, "".join(parts), marks), None)) is not None:
            return beside
    return None


def _as_letters(marks: str, own: str) -> Iterator[str]:
    """Marks as read, and with figures among letters as the letters that they are read for, where the canonical has no figure."""
    yield marks
    if any(map(str.isdigit, marks)) and any(map(str.isalpha, marks)) and not any(map(str.isdigit, own)):
        yield from dict.fromkeys(marks.translate(table) for table in LETTERS)


def word_with_more(case: Case) -> str | None:
    """Another word that would have lost a letter as easily as the canonical's, on a page without a misreading: *items* for ``tems``.

    A letter that is not there says nothing of itself: what is left of *terms* is left of *items* as well.
    """
    one, other, scales = case.truth_key, case.observed_key, case.page.scales
    if not case.one_word or len(one) < _LOSING or not (one.isalpha() and other.isalpha() and _lost_one(other, one)):
        return None
    if case.page.rate_without(case.edit) >= PRISTINE:
        return None
    rate, lexicon = case.page.rate_at(case.edit), scales.lexicon
    least = scales.channel.log_likelihood(other, one, rate) - _AS_EASY
    for rival in lexicon.neighbours(other, scales.vocabulary):
        word = rival.lower()
        usual = word in scales.vocabulary or lexicon.log_probability(word) >= lexicon.log_probability(one) - _AS_USUAL
        if (
            word != one
            and usual
            and _lost_one(other, word)
            and scales.channel.log_likelihood(other, word, rate) >= least
        ):
            return rival
    return None


def _lost_one(shorter: str, longer: str) -> bool:
    """Whether a word is another one with a letter left out."""
    if len(longer) != len(shorter) + 1:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _run(page: Page, edit: Edit) -> _Run:
    """The run of touching ink around an edit."""
    run = _Run(edit.canonical_words, edit.scan_words)
    while (before := page.ink_before.get(run.scan.start)) is not None:
        longer = _Run(
            Range(before.canonical_words.start, run.canonical.end), Range(before.scan_words.start, run.scan.end)
        )
        if before.canonical_words.end != run.canonical.start or not _joined(page, longer, run.scan.start):
            break
        run = longer
    while (after := page.ink_after.get(run.scan.end)) is not None:
        longer = _Run(
            Range(run.canonical.start, after.canonical_words.end), Range(run.scan.start, after.scan_words.end)
        )
        if after.canonical_words.start != run.canonical.end or not _joined(page, longer, run.scan.end):
            break
        run = longer
    return run


def _joined(page: Page, run: _Run, index: int) -> bool:
    """Whether a run is no longer than it may be, and no blank line or page's end is before a word of the scan in it."""
    words = page.words
    return run.scan.size <= _LONGEST and not _APART.search(words.text, words.ends[index - 1], words.starts[index])


def _with_neighbours(page: Page, run: _Run, own: str, marks: str) -> Iterator[str]:
    """What the equal word on either side is with letters of the run, where the rest is nearer to ``own``, the canonical's words.

    Marks without the canonical's words are a fragment as a whole, or dirt.
    """
    far = Levenshtein.distance(own.casefold(), marks.casefold())
    # What is left must be longer than the canonical's words less the distance: a single wrong letter leaves nothing to cut off.
    most = min(len(marks), len(marks.casefold()) - len(own.casefold()) + far - 1)
    cuts = range(1, most + 1) if run.canonical.size else (len(marks),)
    if not cuts:
        return
    if beside := _equal_word(page, run.canonical.start - 1, run.scan.start - 1, run.scan.start):
        for cut in cuts:
            if _is_nearer(own, marks[cut:], far) and _makes(page, beside, beside + marks[:cut]):
                yield beside + marks[:cut]
    if beside := _equal_word(page, run.canonical.end, run.scan.end, run.scan.end):
        for cut in cuts:
            if _is_nearer(own, marks[:-cut], far) and _makes(page, beside, marks[-cut:] + beside):
                yield marks[-cut:] + beside


def _equal_word(page: Page, canonical: int, scan: int, gap: int) -> str | None:
    """The word of the scan at an index if it touches the gap before ``gap`` and the canonical has the same one there.

    None for a short word, which every letter makes another one, and for a figure.
    """
    words, own = page.words, page.canonical.keys
    if canonical not in range(len(own)) or scan not in range(len(words)) or words.keys[scan] != own[canonical]:
        return None
    between = words.text[words.ends[gap - 1] : words.starts[gap]]
    if _APART.search(between) or LINE_END.sub("", between).strip():
        return None
    return words.raw(scan) if words.keys[scan].isalpha() and len(words.keys[scan]) >= _HOST else None


def _makes(page: Page, word: str, other: str) -> bool:
    """Whether a word with letters of the run is another word, as words are written."""
    if not (other[1:].islower() or other.isupper()):
        return False
    return page.scales.lexicon.is_word(other) or page.protected.opposed(word.lower(), other.lower())


def _is_nearer(own: str, rest: str, far: int) -> bool:
    """Whether the rest of the marks is nearer to the canonical's words than all of them are, which are so far from it."""
    return Levenshtein.distance(own.casefold(), rest.casefold(), score_cutoff=far) < far


def _parts(page: Page, span: Range) -> tuple[str, ...]:
    """The canonical's words in a span, and the marks between them."""
    canonical = page.canonical
    text = canonical.printed[canonical.starts[span.start] : canonical.ends[span.end - 1]] if span.size else ""
    return tuple(_PARTS.findall(_plain(text)))


def _ink(words: Words, span: Range) -> str:
    """The scan's text of some words without spaces and the hyphens of line ends."""
    return "".join(_plain(LINE_END.sub("", words.text[words.starts[span.start] : words.ends[span.end - 1]])).split())


def _plain(text: str) -> str:
    """Text without markup and apostrophes, which engines lose, its typography folded; case is kept."""
    return fold_word(text.translate(FOLD)).replace(MASK, "").replace("'", "")
