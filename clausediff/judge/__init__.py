"""The one place where a verdict is made: evidence on an edit goes in, a judgement comes out.

In: the page of one copy and its edits. Out: a judgement for each. May import: :mod:`clausediff.evidence` and what is below it.
Each kind of edit has its rules (:mod:`clausediff.judge.rules` lists them); what only several edits together can show comes after
them; every harmless verdict passes the vetoes last (:func:`finish`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausediff.alignment.edits import Edit, EditKind
from clausediff.evidence.page import ILLEGIBLE, Page
from clausediff.judge import deleted, gaps, letter_case, replaced
from clausediff.judge.case import Case
from clausediff.judge.filled_and_moved import (
    MOVE_DEFAULT,
    MOVE_RULES,
    FieldCase,
    ask_beside,
    ask_once,
    blank_labels,
    judge_field,
)
from clausediff.judge.gap_case import GapCase
from clausediff.judge.inserted import judge_insertion
from clausediff.judge.judgement import Judgement
from clausediff.judge.labels import relabelled, renumbered
from clausediff.judge.merge import merged
from clausediff.judge.moved_marks import moved_marks
from clausediff.judge.packed import pack, unpack
from clausediff.judge.reading_order import read_in_order
from clausediff.judge.rule import decide
from clausediff.judge.vetoes import apply_vetoes
from clausediff.model import Verdict
from clausediff.shared_calls import MOST, in_shares

__all__ = ["Judgement", "finish", "judge"]

_WEIGHED = 5_000
"""Misread places of an illegible copy; where there are more, they are not weighed one by one, as all of them are for a person anyway."""
_SHARE = 100
"""Edits that a process judges at a time where several processes share them: some hundredths of a second of work."""


def judge(page: Page, edits: Sequence[Edit], jobs: int = 1) -> list[Judgement]:
    """One judgement for each edit, or several for an insertion of several lines. No veto was applied yet.

    Very many edits are shared by ``jobs`` processes; each edit is judged by itself, so the result is the same.
    """
    misread = sum(edit.kind is EditKind.REPLACE for edit in edits)
    page.lay_ink(edits)
    if misread:
        page.survey(edits)
        page.scales.lexicon.foresee(misread // 2)  # the others are misread as they were elsewhere
    marks = _gaps(page, edits)
    weighed = misread <= _WEIGHED or page.rate <= ILLEGIBLE
    found = _each(page, edits, marks, weighed=weighed, jobs=jobs)
    for judgement in found if page.worn_out else ():
        if judgement.verdict is Verdict.SUBSTANTIVE and _worn_out(page, judgement.edit):
            judgement.ask("the page is too worn here to tell", "page/worn-out")
    relabelled(page, found)
    forms = {index for index, clause in enumerate(page.canonical.clauses) if clause.form}
    blank_labels(found, forms, set(page.canonical.slots))
    ask_beside(found, page.canonical.slots)
    ask_once(found, page.canonical.slots, page.canonical.source.language)
    read_in_order(page, found)
    return found


def finish(page: Page, judged: Sequence[Judgement]) -> list[Judgement]:
    """The last step for all judgements on a copy: labels that only count on, the vetoes, and changes joined to one finding.

    ``judged`` holds what :func:`judge` gave and whatever else is said of the copy. Nothing may turn harmless after this.
    """
    renumbered(page, judged)
    apply_vetoes(page, judged)
    return merged(page, judged)


def _gaps(page: Page, edits: Sequence[Edit]) -> dict[int, GapCase]:
    """The cases of the gaps, by the identity of their edits, with the marks that moved between them."""
    cases = [GapCase(page, edit) for edit in edits if edit.kind is EditKind.GAP]
    cases.sort(key=lambda case: case.edit.canonical_words)
    for index, mark in moved_marks(cases).items():
        cases[index].moved = mark
    return {id(case.edit): case for case in cases}


def _each(page: Page, edits: Sequence[Edit], marks: dict[int, GapCase], *, weighed: bool, jobs: int) -> list[Judgement]:
    """The judgements on each edit by itself, in the order of the edits."""
    shares = min(MOST, len(edits) // _SHARE) if jobs > 1 else 1

    def judge_share(number: int) -> list[tuple[int, Judgement]]:
        low, high = len(edits) * number // shares, len(edits) * (number + 1) // shares
        return [(at, made) for at in range(low, high) for made in _judged(page, edits[at], marks, weighed=weighed)]

    if shares < 2 * jobs:
        return [made for edit in edits for made in _judged(page, edit, marks, weighed=weighed)]
    found = in_shares(
        judge_share, shares, jobs, pack=lambda made: pack(made, edits), unpack=lambda made: unpack(made, edits)
    )
    return [judgement for share in found for _, judgement in share]


def _judged(page: Page, edit: Edit, marks: dict[int, GapCase], *, weighed: bool) -> Iterator[Judgement]:
    """Judge one edit by the rules of its kind; words for words by themselves only where they are ``weighed``."""
    if edit.kind is EditKind.REPLACE and not weighed:
        yield _not_weighed(page, edit)
    elif edit.kind is EditKind.REPLACE:
        yield decide(Case(page, edit), replaced.RULES, replaced.DEFAULT)
    elif edit.kind is EditKind.GAP:
        yield decide(marks[id(edit)], gaps.RULES, gaps.DEFAULT)
    elif edit.kind is EditKind.FIELD:
        yield judge_field(FieldCase(page, edit))
    elif edit.kind is EditKind.DELETE:
        yield decide(Case(page, edit), deleted.RULES, deleted.DEFAULT)
    elif edit.kind is EditKind.INSERT:
        yield from judge_insertion(page, edit)
    elif edit.kind is EditKind.CASE:
        yield decide(Case(page, edit), letter_case.RULES, letter_case.DEFAULT)
    else:
        yield decide(Case(page, edit), MOVE_RULES, MOVE_DEFAULT)


def _not_weighed(page: Page, edit: Edit) -> Judgement:
    """What is said of misread words on a page of which nothing will be called clean or changed, and which has very many."""
    reasons = (
        "the page is too worn to be judged",
        f"more than {_WEIGHED:,} places are misread: none was weighed by itself",
    )
    case = Case(page, edit)
    made = case.judgement(Verdict.REVIEW, "word" if case.legal else "confusion", reasons, "copy/illegible")
    made.errors = page.errors_of(edit)
    return made


def _worn_out(page: Page, edit: Edit) -> bool:
    """Whether so little was read around an edit that a difference there proves nothing."""
    at = edit.canonical_words.start
    lonely = edit.kind is EditKind.REPLACE and at in page.alone
    return lonely or bool(page.worn_out[min(at, len(page.canonical))])
