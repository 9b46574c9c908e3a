"""The one place where a verdict is made: evidence on an edit goes in, a judgement comes out.

The gates, in order: what is equal after folding is ``format``; layout is ``format`` only where its position proves it; ink
that the canonical does not have is never ``noise``; a protected word is ``noise`` only when the marks are no legal value and
no rival explains them nearly as well; an ordinary word is ``noise`` when the marks are no word and the canonical's reading
is far ahead of every other. Whatever is left over is ``review``, or ``substantive`` where misreading is out of the question.
The thresholds are natural-log likelihood ratios; ``docs/benchmark.md`` has what they cost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from clausediff.edits import Edit, EditKind
from clausediff.judge.between import judge_case, judge_gap
from clausediff.judge.forms import judge_field, judge_move
from clausediff.judge.gained import judge_gain
from clausediff.judge.judgement import ILLEGIBLE, LINES, NEARBY, Judgement, calibrated
from clausediff.judge.lost import judge_loss
from clausediff.judge.page import Page
from clausediff.judge.replaced import judge_replacement
from clausediff.model import Verdict
from clausediff.reference import ANCHOR

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
        lonely = edit.kind is EditKind.REPLACE and edit.c0 in page.alone
        if judgement.verdict is Verdict.SUBSTANTIVE and (lonely or page.worn_out[min(edit.c0, len(page.reference))]):
            judgement.leave_to_a_person("the page is too worn here to tell")
    _across(page, found)
    _out_of_order(page, found)
    return found


def _out_of_order(page: Page, found: list[Judgement]) -> None:
    """Columns of print read across: line after line of the canonical's own words stands where other words should.

    A clause or two in another place is a change; a page of lines in another order is the engine's way through it, and what
    was changed besides cannot be told from it.
    """
    if not page.wrapped:
        return
    get, anchors, keys = page.reference.vocabulary.get, page.reference.anchors, page.words.keys
    lines = []
    for judgement in found:
        edit = judgement.edit
        if judgement.verdict is not Verdict.SUBSTANTIVE or edit.kind not in (EditKind.INSERT, EditKind.MOVE):
            continue
        ids = [get(key, -1) for key in keys[edit.s0 : edit.s1]]
        known = sum(run in anchors for run in zip(*(ids[at:] for at in range(ANCHOR)), strict=False))
        if len(ids) >= ANCHOR and known * 3 >= len(ids) - ANCHOR + 1 and edit.s[1] - edit.s[0] <= 3 * page.line:
            lines.append(judgement)
    if len(lines) >= LINES:
        for judgement in lines:
            judgement.leave_to_a_person("many lines of this copy were read in another order")


def _across(page: Page, found: list[Judgement]) -> None:
    """Lines read across each other: here and there words lost and gained, and taken together they are the same words.

    Nothing can be told of their order then, so nobody is condemned for it; what was really put in or struck on top of it is
    among them and is shown.
    """
    kinds = (EditKind.REPLACE, EditKind.DELETE, EditKind.INSERT)
    loose = [j for j in found if j.edit.kind in kinds and j.category not in ("missing", "added", "label")]
    loose.sort(key=lambda judgement: judgement.edit.c0)
    first = 0
    for last, judgement in enumerate(loose):
        while judgement.edit.c0 - loose[first].edit.c0 > NEARBY:
            first += 1
        near = loose[first : last + 1]
        if len(near) < 6:
            continue
        lost = Counter(key for j in near for key in page.reference.keys[j.edit.c0 : j.edit.c1])
        gained = Counter(key for j in near for key in page.words.keys[j.edit.s0 : j.edit.s1])
        same = (lost & gained).total()
        if same >= 6 and same >= 0.75 * max(lost.total(), gained.total()):
            for each in near:
                if each.verdict is Verdict.SUBSTANTIVE:
                    each.leave_to_a_person("lines were read across each other here")
