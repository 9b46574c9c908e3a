"""Handwriting on the page: words put in between the print, initials and stamps over words.

Where an engine read handwriting as words, the comparison has found them already, and only a reason is added. Where it read
nothing, the place in the text is all that is known: there the handwriting becomes a finding, unless the form has a blank there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from clausediff import regex as re
from clausediff.alignment.edits import Edit, EditKind
from clausediff.canonical.clauses import BLANK_LABELS
from clausediff.evidence.page import Page
from clausediff.judge.judgement import Judgement
from clausediff.judge.signed import fills, is_name, near, read_in, signed_by_hand
from clausediff.model import SIGNED_BY_HAND, Range, Verdict
from clausediff.scan.binding import binds, without_dates
from clausediff.scan.scan import Mark
from clausediff.text.protected import guard
from clausediff.text.several import guards_of

__all__ = ["over_words", "put_in"]

_BEFORE_BLANK = re.compile(r"[ \t]*(?:[:_]|\.{4})")


def put_in(
    page: Page, canonical_of: Callable[[int], int | None], found: Sequence[Judgement], mark: Mark
) -> Judgement | None:
    """The finding that unread handwriting makes at a point of the scan; None where a blank or another finding takes it.

    ::

        By: ____ʃʋʋʋ____        a field, or a label's blank: signed, or filled in
        shall ʌ disclose        no blank: a finding at the point
    """
    at = mark.span.start
    before, after = bisect_right(page.words.ends, at) - 1, bisect_left(page.words.starts, at)
    beside = near(page, found, before, after)
    if any(fills(page, each, mark) for each in beside if each.edit.kind is EditKind.FIELD):
        return None
    for each in beside:
        if each.edit.kind is EditKind.INSERT and not each.harmless:
            each.reasons = (*each.reasons, f"there is {mark.says}")
            return None
    behind = canonical_of(before) if before >= 0 else None
    ahead = canonical_of(after) if after < len(page.words) else None
    if behind is not None and _is_label(page, behind):
        return None
    canonical = page.canonical
    if behind is not None:
        of, index, place = behind, behind + 1, canonical.ends[behind]
    elif ahead is not None and not _ends_its_line(page, before, at, after):
        of, index, place = ahead, ahead, canonical.starts[ahead]
    else:
        index, place = _nearest(page, found, at)
        of = index - 1
    clause = canonical.clause_of[min(max(0, of), len(canonical) - 1)]
    edit = Edit(EditKind.INSERT, Range(place, place), Range(at, at), Range(index, index), Range(after, after), clause)
    return Judgement(
        Verdict.REVIEW,
        "written",
        edit.canonical,
        edit.scan,
        clause,
        (f"there is {mark.says}",),
        edit,
        "mark/written",
    )


def _ends_its_line(page: Page, before: int, at: int, after: int) -> bool:
    """Whether a point is on the line of the word before it, and the word behind it begins another one."""
    words = page.words
    return (
        before >= 0 and "\n" not in words.text[words.ends[before] : at] and "\n" in words.text[at : words.starts[after]]
    )


def _is_label(page: Page, word: int) -> bool:
    """Whether a word of the canonical is a label of a signature block, with the blank behind it."""
    canonical = page.canonical
    known = canonical.keys[word] in BLANK_LABELS or canonical.clauses[canonical.clause_of[word]].form
    return known and _BEFORE_BLANK.match(canonical.printed, canonical.ends[word]) is not None


def _nearest(page: Page, found: Sequence[Judgement], at: int) -> tuple[int, int]:
    """Where in the canonical a point of the scan is that has no equal word beside it: (word, offset) of the finding before it."""
    before = [
        each for each in found if min(each.scan.end, each.scan.start + 1) <= at and each.edit.kind is not EditKind.MOVE
    ]
    last = max(before, key=lambda each: each.scan.end, default=None)
    if last is None:
        return 0, page.canonical.starts[0] if len(page.canonical) else 0
    return min(last.edit.canonical_words.end, len(page.canonical)), last.canonical.end


def over_words(page: Page, held: Sequence[Judgement], mark: Mark) -> None:
    """What a mark says of the findings whose words were read from handwriting, a stamp or initials; changes them in place."""
    for each in held:
        text = page.words.text[each.scan.slice]
        inside = mark.span.start <= each.scan.start and each.scan.end <= mark.span.end
        free = inside and not binds(text, guards_of((page.canonical.source.language,)))
        if each.edit.kind is EditKind.FIELD:
            spec = page.canonical.slots[each.edit.canonical_words.start]
            if spec.type == "signature" and inside and each.problems and is_name(page, read_in(page, each)):
                signed_by_hand(each, spec.name, each.value or SIGNED_BY_HAND)
        elif each.edit.kind is EditKind.INSERT and inside and mark.kind in ("initials", "stamp"):
            aside = guard(each.category) is None or (mark.kind == "stamp" and not without_dates(text))
            if each.verdict is Verdict.SUBSTANTIVE and aside and free:
                each.ask(f"it {mark.says}", "mark/aside")
        elif not each.harmless:
            each.reasons = (*each.reasons, f"{' '.join(text.split())} {mark.says}")
