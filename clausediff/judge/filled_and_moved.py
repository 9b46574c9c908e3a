"""Fields and what was moved."""

from __future__ import annotations

from clausediff.alignment.edits import Edit, EditKind
from clausediff.canonical.fields import read_field
from clausediff.judge.judgement import (
    Judgement,
)
from clausediff.judge.page import Page
from clausediff.model import Verdict
from clausediff.text.lines import opens_line


def judge_field(page: Page, edit: Edit) -> Judgement:
    """Hold a filling against its field's type and bounds."""
    spec = page.canonical.slots[edit.canonical_words.start]
    text = page.words.text[edit.scan.slice]
    value, problems = read_field(spec, text)
    if problems and not (spec.type == "signature" and not spec.required and not value):
        said = page.said(edit, Verdict.REVIEW, f"field-{spec.type}", 0.5, *(f"{spec.name}: {p}" for p in problems))
    else:
        reason = f"{spec.name}: {value}" if value else f"{spec.name}: blank"
        said = page.said(edit, Verdict.FIELD, f"field-{spec.type}", 1.0, reason)
    said.value, said.problems = value, problems
    return said


def judge_move(page: Page, edit: Edit) -> Judgement:
    """Say what a stretch in another place is: a clause moved, or a form read in another order."""
    if edit.order_only:
        return page.said(edit, Verdict.FORMAT, "order", 1.0, "a line read in another order, as of columns")
    clause = page.canonical.clauses[edit.clause]
    name = clause.label or clause.heading
    whole = edit.canonical_words.start == 0 or page.canonical.clause_of[edit.canonical_words.start - 1] != edit.clause
    what = f"clause {name}" if whole and clause.label else "a passage"
    if all(page.canonical.clauses[page.canonical.clause_of[i]].form for i in edit.canonical_words.indices):
        why = "a line of the form that no field tells from the others"
        return page.said(edit, Verdict.REVIEW, "moved", 0.3, f"{what} stands in another place", why)
    if _lines_of_print(page, edit):
        why = "whole lines of print in mid-sentence, perhaps read in another order"
        return page.said(edit, Verdict.REVIEW, "moved", 0.3, f"{what} stands in another place", why)
    return page.said(edit, Verdict.SUBSTANTIVE, "moved", 0.01, f"{what} stands in another place")


def _lines_of_print(page: Page, edit: Edit) -> bool:
    """Whether what moved is neither a clause nor a sentence, but whole lines of the page."""
    if (
        not page.wrapped
        or not opens_line(page.words, edit.scan_words.start)
        or not page.closes_line(edit.scan_words.end - 1)
    ):
        return False
    before = page.canonical.printed[max(0, edit.canonical.start - 40) : edit.canonical.start].rstrip()
    return bool(before) and before[-1] not in ".;:!?" and edit.canonical_words.start not in page.canonical.labels


def labels_of_blanks(page: Page, found: list[Judgement]) -> None:
    """Labels that were not read before blanks that are told of anyway: a page with the signatures that was not read at all.

    A person looks at each blank; that its label is not there either says nothing more.
    """
    slots = page.canonical.slots
    told = {
        judgement.edit.canonical_words.start
        for judgement in found
        if judgement.edit.kind is EditKind.FIELD and judgement.verdict is Verdict.REVIEW and not judgement.value
    }
    for judgement in found if told else ():
        edit = judgement.edit
        form = page.canonical.clauses[edit.clause].form
        if (
            form
            and edit.kind is EditKind.DELETE
            and edit.canonical_words.end in told
            and edit.canonical_words.end in slots
            and edit.canonical_words.size <= 3
        ):
            judgement.verdict, judgement.category = Verdict.FORMAT, "label"
            judgement.reasons = ("not read, as the field behind it, which a person is asked about",)
