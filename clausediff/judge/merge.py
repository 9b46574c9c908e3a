"""One finding for what a person would call one change.

Words side by side that are each for a person, and the pieces of a rewritten phrase between which a word or two happen to be equal,
are joined::

    canonical   pays [within] [thirty] days [of] the invoice
    scan        pays [before] [sixty]  days [after] the invoice      one finding: “within thirty days of” → “before sixty days after”
"""

from __future__ import annotations

from collections.abc import Sequence

from clausediff import regex as re
from clausediff.alignment.edits import Edit, EditKind
from clausediff.evidence.page import Page
from clausediff.judge.judgement import Judgement
from clausediff.model import Range, Verdict
from clausediff.text.protected import category as category_of
from clausediff.text.protected import guard
from clausediff.text.words import one_line

__all__ = ["merged"]

_KINDS = (EditKind.REPLACE, EditKind.DELETE, EditKind.INSERT)
_APART = frozenset({"added", "missing", "moved", "label", "hidden", "struck", "written", "box", "furniture"})
"""Categories of findings that are told by themselves."""
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
    for judgement in sorted(found, key=lambda each: (each.scan, each.canonical)):
        at = _partner(page, joined, judgement)
        if at is None:
            joined.append(judgement)
        else:
            joined[at:] = [_one(page, joined[at], judgement)]
    return joined


def _partner(page: Page, joined: Sequence[Judgement], judgement: Judgement) -> int | None:
    """The index of the judgement that this one goes on; harmless ones between the two are taken in."""
    if judgement.harmless or not _joinable(judgement):
        return None
    for at in range(len(joined) - 1, max(-1, len(joined) - 4), -1):
        if joined[at].harmless and joined[at].edit.kind in (*_KINDS, EditKind.GAP, EditKind.CASE):
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


def _one(page: Page, one: Judgement, other: Judgement) -> Judgement:
    """Two judgements as one."""
    first, second = one.edit, other.edit
    canonical = Range(first.canonical.start, max(first.canonical.end, second.canonical.end))
    scan = Range(first.scan.start, max(first.scan.end, second.scan.end))
    edit = Edit(
        EditKind.REPLACE,
        canonical,
        scan,
        Range(first.canonical_words.start, second.canonical_words.end),
        Range(first.scan_words.start, second.scan_words.end),
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
