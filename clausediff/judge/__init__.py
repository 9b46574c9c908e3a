"""The one place where a verdict is made: evidence on an edit goes in, a judgement comes out.

The gates, in order: what is equal after folding is ``format``; layout is ``format`` only where its position proves it; ink
that the canonical does not have is never ``noise``; a protected word is ``noise`` only when the marks are no legal value and
no rival explains them nearly as well; an ordinary word is ``noise`` when the marks are no word and the canonical's reading
is far ahead of every other. Whatever is left over is ``review``, or ``substantive`` where misreading is out of the question.
The thresholds are natural-log likelihood ratios; ``docs/benchmark.md`` has what they cost.
"""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.alignment.edits import Edit, EditKind
from clausediff.judge.deleted import judge_loss
from clausediff.judge.filled_and_moved import judge_field, judge_move, labels_of_blanks
from clausediff.judge.gaps import judge_case, judge_gap
from clausediff.judge.inserted import judge_gain
from clausediff.judge.judgement import ILLEGIBLE, Judgement, calibrated
from clausediff.judge.page import Page
from clausediff.judge.reading_order import read_in_order
from clausediff.judge.replaced import judge_replacement
from clausediff.model import Range, Verdict
from clausediff.text.protected import category as category_of
from clausediff.text.protected import guard

__all__ = ["ILLEGIBLE", "Judgement", "Page", "calibrated", "judge"]


def judge(page: Page, edits: Sequence[Edit]) -> list[Judgement]:
    """One judgement for each edit, or several for an insertion of several lines."""
    found: list[Judgement] = []
    if any(edit.kind is EditKind.REPLACE for edit in edits):
        page.survey(edits)
    for edit in edits:
        if edit.kind is EditKind.REPLACE:
            found.append(judge_replacement(page, edit))
        elif edit.kind is EditKind.GAP:
            found.append(judge_gap(page, edit))
        elif edit.kind is EditKind.FIELD:
            found.append(judge_field(page, edit))
        elif edit.kind is EditKind.DELETE:
            found.append(judge_loss(page, edit))
        elif edit.kind is EditKind.INSERT:
            found.extend(judge_gain(page, edit))
        elif edit.kind is EditKind.CASE:
            found.append(judge_case(page, edit))
        else:
            found.append(judge_move(page, edit))
    for judgement in found if page.worn_out else ():
        edit = judgement.edit
        lonely = edit.kind is EditKind.REPLACE and edit.canonical_words.start in page.alone
        if judgement.verdict is Verdict.SUBSTANTIVE and (
            lonely or page.worn_out[min(edit.canonical_words.start, len(page.canonical))]
        ):
            judgement.ask("the page is too worn here to tell")
    _relabelled(page, found)
    labels_of_blanks(page, found)
    read_in_order(page, found)
    return _joined(page, found)


def _relabelled(page: Page, found: list[Judgement]) -> None:
    """A label that was not read, and another one that stands where the clause begins: the label reads differently."""
    lost: dict[int, Judgement] = {}
    for judgement in found:
        if judgement.category == "label" and judgement.edit.kind is EditKind.DELETE:
            first = judgement.edit.canonical_words.start
            while first - 1 in page.canonical.pages:  # the new one may stand before a page's number
                first -= 1
            start, end = judgement.edit.canonical_words
            lost |= dict.fromkeys((*range(first, start + 1), end), judgement)
    for judgement in found if lost else ():
        other = lost.get(judgement.edit.canonical_words.start)
        if other is None or judgement.category != "label" or judgement.edit.kind is not EditKind.INSERT:
            continue
        theirs = page.canonical.keys[other.edit.canonical_words.slice]
        ours = page.words.keys[judgement.edit.scan_words.slice]
        if theirs != ours:
            judgement.ask(f"the label {' '.join(theirs)} reads {' '.join(ours)}")


def _joined(page: Page, found: list[Judgement]) -> list[Judgement]:
    """One finding for words side by side that a person must look at anyway, such as a word cut off and the one behind it."""
    joined: list[Judgement] = []
    for judgement in sorted(found, key=lambda each: (each.edit.scan, each.edit.canonical)):
        last = joined[-1] if joined else None
        if last is not None and _side_by_side(last, judgement):
            one, other = last.edit, judgement.edit
            edit = Edit(
                EditKind.REPLACE,
                Range(one.canonical.start, max(one.canonical.end, other.canonical.end)),
                Range(one.scan.start, max(one.scan.end, other.scan.end)),
                Range(one.canonical_words.start, other.canonical_words.end),
                Range(one.scan_words.start, other.scan_words.end),
                one.clause,
            )
            codes = [code for code in (last.category, judgement.category) if guard(code) is not None]
            category = category_of(tuple(codes)) if codes else last.category
            reasons = tuple(dict.fromkeys((*last.reasons, *judgement.reasons)))
            score = min(last.score, judgement.score)
            joined[-1] = Judgement(
                Verdict.REVIEW, category, edit.canonical, edit.scan, one.clause, score, reasons, edit
            )
            joined[-1].errors = last.errors + judgement.errors
            continue
        joined.append(judgement)
    return joined


def _side_by_side(one: Judgement, other: Judgement) -> bool:
    """Whether two judgements that leave words to a person touch on both sides, in one clause."""
    kinds = (EditKind.REPLACE, EditKind.DELETE, EditKind.INSERT)
    return (
        one.verdict is other.verdict is Verdict.REVIEW
        and one.edit.kind in kinds
        and other.edit.kind in kinds
        and one.edit.clause == other.edit.clause
        and one.edit.canonical_words.end == other.edit.canonical_words.start
        and one.edit.scan_words.end == other.edit.scan_words.start
        and one.edit.canonical.end <= other.edit.canonical.start
        and one.edit.scan.end <= other.edit.scan.start
        and not {"added", "missing", "label", "hidden"} & {one.category, other.category}
    )
