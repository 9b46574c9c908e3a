"""One finding for what a person would call one change.

Words side by side that are each for a person, and the pieces of a rewritten phrase between which a word or two happen to be equal,
are joined::

    canonical   pays [within] [thirty] days [of] the invoice
    scan        pays [before] [sixty]  days [after] the invoice      one finding: “within thirty days of” → “before sixty days after”
"""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category

from clausediff import regex as re
from clausediff.alignment.edits import Edit, EditKind
from clausediff.evidence.page import Page
from clausediff.judge.judgement import Judgement
from clausediff.model import Range, Verdict
from clausediff.text.excerpts import excerpt
from clausediff.text.protected import category as category_of
from clausediff.text.protected import guard
from clausediff.text.words import one_line

__all__ = ["merged"]

_KINDS = (EditKind.REPLACE, EditKind.DELETE, EditKind.INSERT)
_BETWEEN = (*_KINDS, EditKind.GAP, EditKind.CASE)
"""What may lie, harmless, between two pieces of one change."""
_APART = frozenset({"added", "missing", "moved", "label", "hidden", "struck", "written", "box", "furniture"})
"""Categories of findings that are never joined to others."""
_ENDS = {
    "mark/struck": ("gap/struck",),
    "mark/inserted": ("gap/struck",),
    "mark/bracketed": ("gap/moved-mark", "gap/sign"),
}
"""By the rule of words between signs (``~~ ~~``, brackets), the rules by which the signs would be findings of their own."""
_BRIDGE = 2
"""Equal words over which the pieces of a rewritten phrase are joined."""
_LONGEST = 40
"""Words of a joined finding: a person must still see at a glance what changed."""
_SENTENCE_END = re.compile(r"[.;:!?]\s|\n[ \t]*\n")


def merged(page: Page, found: Sequence[Judgement]) -> list[Judgement]:
    """The judgements in the order of the scan, those that are one change joined. The gravest verdict and all reasons stay.

    The reasons of the gravest are first: what reports say in a line is the first few.
    """
    joined: list[Judgement] = []
    for judgement in _strokes(page, sorted(found, key=lambda each: (each.scan, each.canonical))):
        last = judgement
        while (at := _partner(page, joined, last)) is not None:
            last = _one(page, joined[at], last)
            del joined[at:]
        joined.append(last)
    return joined


def _strokes(page: Page, found: Sequence[Judgement]) -> list[Judgement]:
    """The judgements with struck words side by side joined to one, with the signs between them: they are under one stroke.

    Dashes and markup that the copy alone has right before or behind struck words are the ends of the stroke, and belong to it.
    """
    made: list[Judgement] = []
    for judgement in found:
        at = len(made) - 1
        while at >= 0 and made[at].edit.kind is EditKind.GAP and at >= len(made) - 2:
            at -= 1
        if _is_struck(judgement) and at >= 0 and _one_stroke(page, made[at], judgement):
            one = _one(page, made[at], judgement)
            one.reasons = _told_once(page, one, made[at], judgement)
            made[at:] = [one]
        else:
            made.append(judgement)
    return _with_ends(page, made) if any(map(_is_drawn, made)) else made


def _with_ends(page: Page, found: Sequence[Judgement]) -> list[Judgement]:
    """The judgements, those on the ends of a drawn mark taken into those on the words that it is round."""
    starts = {each.scan.start: each for each in found if _is_drawn(each)}
    stops = {each.scan.end: each for each in found if _is_drawn(each)}
    kept: list[Judgement] = []
    for judgement in found:
        words = starts.get(judgement.scan.end) or stops.get(judgement.scan.start)
        if words is None or not _is_end(page, words, judgement):
            kept.append(judgement)
            continue
        low, high = min(words.scan.start, judgement.scan.start), max(words.scan.end, judgement.scan.end)
        words.scan = words.edit.scan = Range(low, high)
        if not judgement.harmless:
            words.reasons = tuple(dict.fromkeys((*words.reasons, *judgement.reasons)))
    return kept


def _is_drawn(judgement: Judgement) -> bool:
    """Whether it is on words of the canonical that signs in the text strike out, put in or set in brackets."""
    return _is_struck(judgement) or judgement.rule in _ENDS


def _is_struck(judgement: Judgement) -> bool:
    """Whether it is on words of the canonical that are struck out."""
    edit = judgement.edit
    own = edit.kind is EditKind.REPLACE and judgement.rule != "mark/struck-in-print"
    return own and judgement.category == "struck" and edit.canonical_words.size > 0 < edit.scan_words.size


def _one_stroke(page: Page, one: Judgement, other: Judgement) -> bool:
    """Whether two judgements are on struck words between which no word is on either side."""
    first, second = one.edit, other.edit
    return (
        _is_struck(one)
        and first.clause == second.clause
        and first.canonical_words.end == second.canonical_words.start
        and first.scan_words.end == second.scan_words.start
        and _SENTENCE_END.search(page.canonical.printed[first.canonical.end : second.canonical.start]) is None
    )


def _told_once(page: Page, joined: Judgement, one: Judgement, other: Judgement) -> tuple[str, ...]:
    """The reasons of joined words, of which that they are struck out is said once where it is said of both alike."""
    says = {each.reasons[0].partition("” ")[2] for each in (one, other) if each.reasons[0].startswith("“")}
    firsts = {one.reasons[0], other.reasons[0]}
    if len(says) != 1 or len(firsts) < 2 or not all(each.startswith("“") for each in firsts):
        return joined.reasons
    words = excerpt(one_line(page.words.text[joined.scan.slice]))
    return f"{words} {says.pop()}", *(each for each in joined.reasons if each not in firsts)


def _is_end(page: Page, words: Judgement, judgement: Judgement) -> bool:
    """Whether it is on marks that the copy alone has and that belong to marked words: their markup or their brackets, and of
    struck ones dashes, an engine's reading of the stroke."""
    if judgement.edit.kind is not EditKind.GAP or page.canonical.printed[judgement.canonical.slice].strip():
        return False
    if judgement.rule in _ENDS.get(words.rule, ()):
        return True
    there = page.words.text[judgement.scan.slice]
    return _is_struck(words) and bool(there) and all(category(each) == "Pd" for each in there)


def _partner(page: Page, joined: Sequence[Judgement], judgement: Judgement) -> int | None:
    """The index of the judgement that this one goes on; harmless ones between the two are taken in."""
    if judgement.harmless or not _joinable(judgement):
        return None
    for at in range(len(joined) - 1, max(-1, len(joined) - 4), -1):
        if joined[at].harmless and joined[at].edit.kind in _BETWEEN:
            continue
        return at if _one_change(page, joined[at], judgement) else None
    return None


def _joinable(judgement: Judgement) -> bool:
    return judgement.edit.kind in _KINDS and judgement.category not in _APART


def _one_change(page: Page, one: Judgement, other: Judgement) -> bool:
    """Whether two judgements touch, or are the pieces of one rewritten phrase."""
    first, second = one.edit, other.edit
    if one.harmless or not _joinable(one) or first.clause != second.clause:
        return False
    if _crosswise(first, second):
        return True
    between = Range(first.canonical_words.end, second.canonical_words.start)
    bridge = second.scan_words.start - first.scan_words.end
    if between.size != bridge or not 0 <= bridge <= _BRIDGE:
        return False
    if first.canonical.end > second.canonical.start or first.scan.end > second.scan.start:
        return False
    size = max(second.canonical_words.end - first.canonical_words.start, second.scan_words.end - first.scan_words.start)
    if size > _LONGEST:
        return False
    if bridge == 0:
        return True
    text = page.canonical.printed[first.canonical.end : second.canonical.start]
    certain = one.verdict is other.verdict is Verdict.SUBSTANTIVE
    fields = any(i in page.canonical.slots for i in between.indices)
    return certain and not fields and _SENTENCE_END.search(text) is None


def _crosswise(one: Edit, other: Edit) -> bool:
    """Whether words that are missing and words that were added are in the place of each other, the added ones first::

    canonical   pays     [the] price
    scan        pays [a]       price
    """
    return (
        one.kind is EditKind.DELETE
        and other.kind is EditKind.INSERT
        and one.canonical_words.start == other.canonical_words.start
        and one.scan_words.start == other.scan_words.end
    )


def _both(one: Range, other: Range) -> Range:
    return Range(min(one.start, other.start), max(one.end, other.end))


def _one(page: Page, one: Judgement, other: Judgement) -> Judgement:
    """Two judgements as one."""
    first, second = one.edit, other.edit
    canonical, scan = _both(first.canonical, second.canonical), _both(first.scan, second.scan)
    edit = Edit(
        EditKind.REPLACE,
        canonical,
        scan,
        _both(first.canonical_words, second.canonical_words),
        _both(first.scan_words, second.scan_words),
        first.clause,
        truth=one_line(page.canonical.printed[canonical.slice]),
        observed=one_line(page.words.text[scan.slice]),
    )
    graver = max(one, other, key=lambda each: each.verdict.gravity)
    codes = tuple(each.category for each in (one, other) if guard(each.category) is not None)
    category = category_of(codes) if codes else graver.category
    milder = other if graver is one else one
    reasons = tuple(dict.fromkeys((*graver.reasons, *milder.reasons)))
    made = Judgement(graver.verdict, category, canonical, scan, first.clause, reasons, edit, graver.rule)
    if made.harmless:
        made.likelihood = min((each.likelihood for each in (one, other) if each.likelihood is not None), default=None)
    made.errors = one.errors + other.errors
    made.pixels = graver.pixels
    return made
