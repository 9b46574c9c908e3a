"""What the page shows over words that read as the canonical's: struck out, raised, a prompt that nobody replaced.

The words of a mark are in the text, so that the alignment finds them equal, or in a finding of another kind. Here each
mark becomes a finding of its own, or a reason of the finding that holds its words. What the canonical itself marks in the
same way is as the form has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from clausediff import regex as re
from clausediff.alignment.edits import EditKind
from clausediff.alignment.unit import Move, Unit
from clausediff.evidence.page import Page
from clausediff.judge.customary import ask_of_customary
from clausediff.judge.faint import faintly_struck
from clausediff.judge.judged_copy import JudgedCopy
from clausediff.judge.judgement import Judgement
from clausediff.judge.page_edges import (
    beside_the_text,
    edges_left_out,
    furniture_of_the_form,
    words_at_the_edge,
)
from clausediff.judge.signed import signatures
from clausediff.judge.written import over_words, put_in
from clausediff.model import Range, Verdict
from clausediff.scan.scan import Mark
from clausediff.text.excerpts import excerpt
from clausediff.text.words import MASK, alnum_key

__all__ = ["judge_marks"]

_DRAWN = ("struck", "hidden", "bracketed", "circled", "altered", "inserted")
"""Kinds of marks by which words of the canonical may not count, or not as the canonical has them."""
_BY_HAND = ("written", "initials", "stamp")
"""Kinds of marks over words that the form does not print."""
_CHUNK = re.compile(r"\S+")
_NEXT = re.compile(r"\s+(\w+)")


def judge_marks(
    page: Page, units: Sequence[Unit], moves: Sequence[Move], found: list[Judgement], marks: Sequence[Mark]
) -> list[Judgement]:
    """The findings that marks make of equal words. Judgements of ``found`` that hold marked words are changed in place.

    ``marks`` are those of the scan; the canonical's own are :attr:`~clausediff.canonical.template.Canonical.marks`.
    """
    form = page.canonical.source.marks
    if not marks and not form:
        return []
    copy = JudgedCopy(page, units, moves, found)
    made: list[Judgement] = []
    for mark in marks:
        if mark.kind in _DRAWN:
            made += _drawn(copy, mark, marks)
        elif mark.kind == "covered":
            _covered(copy, mark)
        elif mark.kind in _BY_ITSELF:
            made += _BY_ITSELF[mark.kind](copy, mark)
        elif mark.kind in ("header", "footer", "edge"):
            words_at_the_edge(copy, mark)
        elif mark.kind in _BY_HAND and mark.span.size:
            over_words(page, copy.held(mark.span), mark)
            made += _print_by_hand(copy, mark)
        elif mark.kind == "written" and not _is_filling(copy, marks, mark):
            written = put_in(page, copy.canonical, [*found, *made], mark)
            made += [written] if written is not None else []
    signatures(page, copy.canonical, found, marks)
    ask_of_customary(page, found, marks)
    beside_the_text(copy, marks)
    if form:
        made += furniture_of_the_form(copy)
        edges_left_out(copy)
        made += _struck_by_the_form(copy, marks)
    return made


def _drawn(copy: JudgedCopy, mark: Mark, marks: Sequence[Mark]) -> Iterator[Judgement]:
    """Words under a stroke, in brackets, in a circle, hidden, or put in by the file's own marks."""
    folded = copy.page.words.folded[mark.span.slice]
    if mark.kind == "hidden" and not folded.replace(MASK, "").strip():
        return  # markup that hides no words, or that the canonical has itself
    if mark.kind == "bracketed" and _is_filled_in(copy, mark):
        return
    scan, words = copy.page.words, copy.not_of_the_form(mark)
    if mark.kind == "altered":  # letters that were read together with a figure are none
        words = [word for word in words if any(map(str.isdigit, scan.raw(word)))]
    for run in copy.runs(words):
        whole = mark.span.start <= scan.starts[run.scan.start] and scan.ends[run.scan.end - 1] <= mark.span.end
        text = excerpt(copy.text(run.scan))
        reason = f"{text} {mark.says}" if whole else f"a part of {text} {mark.says}"
        sure = mark.certain and whole and mark.kind == "struck"
        yield copy.say(run, Verdict.SUBSTANTIVE if sure else Verdict.REVIEW, mark.kind, reason)
    same = copy.as_in_the_form(mark)
    for judgement in copy.held(mark.span):
        if judgement.edit.canonical_words.size and same.issuperset(judgement.edit.canonical_words.indices):
            continue
        if mark.kind == "altered" and _is_no_print_of_the_form(judgement, mark):
            continue
        if mark.page is not None and (_is_signature(copy, judgement) or _is_by_hand(mark, marks, judgement)):
            continue  # its own strokes run through what was read of them
        inside = mark.span.start <= judgement.scan.start and judgement.scan.end <= mark.span.end
        span = judgement.scan if inside else mark.span
        reason = f"{excerpt(copy.page.words.text[span.slice])} {mark.says}"
        if judgement.edit.kind is EditKind.INSERT and inside and mark.kind == "struck":
            judgement.verdict, judgement.category, judgement.rule = Verdict.REVIEW, "struck", "mark/struck"
            judgement.reasons = (f"{reason}, and the canonical does not have it", *judgement.reasons)
        elif any(map(str.isalnum, copy.page.words.text[judgement.scan.slice])) and _at_least_review(judgement, reason):
            judgement.category = mark.kind


def _print_by_hand(copy: JudgedCopy, mark: Mark) -> Iterator[Judgement]:
    """Words that read as the form prints them, change what is agreed, and are a pen's ink: a stroke through them may be joined to what
    was written above."""
    if mark.kind != "written":
        return
    words = [
        word
        for word in copy.not_of_the_form(mark)
        if (at := copy.canonical(word)) is not None and copy.page.classes(at)
    ]
    for run in copy.runs(words):
        reason = f"{excerpt(copy.text(run.scan))} {mark.says}, where the canonical has it in print"
        yield copy.say(run, Verdict.REVIEW, "written", reason)


def _stamped(copy: JudgedCopy, mark: Mark) -> Iterator[Judgement]:
    """One question for all words under a stamp: at equal words, else at a finding that is there already."""
    runs = sorted(copy.runs(copy.words(mark.span)), key=lambda run: (-run.scan.size, run.scan))
    if runs:
        reason = f"{excerpt(' '.join(copy.text(runs[0].scan).split()))} {mark.says}"
        yield copy.say(runs[0], Verdict.REVIEW, "stamped", reason)
        return
    text = excerpt(" ".join(copy.page.words.text[mark.span.slice].split()))
    for judgement in sorted(copy.held(mark.span), key=lambda each: -each.verdict.gravity)[:1]:
        if _at_least_review(judgement, f"{text} {mark.says}"):
            judgement.category = "stamped" if judgement.edit.kind is not EditKind.FIELD else judgement.category


def _covered(copy: JudgedCopy, mark: Mark) -> None:
    """What differs under a stamp, whose ink an engine reads with the print or instead of it, is for a person, not for certain."""
    for judgement in copy.found:
        inside = mark.span.start <= judgement.scan.start and judgement.scan.end <= mark.span.end
        kinds = (EditKind.DELETE, EditKind.REPLACE, EditKind.GAP)
        if inside and judgement.verdict is Verdict.SUBSTANTIVE and judgement.edit.kind in kinds:
            judgement.ask(mark.says, "mark/covered")


def _is_filling(copy: JudgedCopy, marks: Sequence[Mark], mark: Mark) -> bool:
    """Whether handwriting at a point is what a field's value was read from: all of it lies on that value's words, which are all by hand."""
    spans = [
        each.span for each in marks if each.kind == "filled" and (each.page, each.boxes) == (mark.page, mark.boxes)
    ]
    by_hand = {
        word
        for each in marks
        if each.kind in ("filled", "written") and each.page == mark.page
        for word in copy.words(each.span)
    }
    return bool(spans) and all(
        any(
            each.edit.kind is EditKind.FIELD
            and each.scan.start <= span.start
            and span.end <= each.scan.end
            and by_hand.issuperset(copy.words(each.scan))
            for each in copy.held(span)
        )
        for span in spans
    )


def _is_signature(copy: JudgedCopy, judgement: Judgement) -> bool:
    """Whether a judgement is on what was filled into a signature's field."""
    if judgement.edit.kind is not EditKind.FIELD:
        return False
    return copy.page.canonical.slots[judgement.edit.canonical_words.start].type == "signature"


def _is_no_print_of_the_form(judgement: Judgement, mark: Mark) -> bool:
    """Whether what a pen may have altered is ink that was read as text, or may be a blank filled in by hand: no figure of the form,
    beside whose print it was held."""
    kind = judgement.edit.kind
    return kind is EditKind.INSERT or (kind is EditKind.FIELD and not mark.certain)


def _is_by_hand(mark: Mark, marks: Sequence[Mark], judgement: Judgement) -> bool:
    """Whether a blank was filled in by hand, so that what may be strokes through a word of the filling are a letter's own."""
    if mark.certain or judgement.edit.kind is not EditKind.FIELD:
        return False
    return any(
        each.kind in ("filled", "written")
        and each.span.size > 0
        and judgement.scan.start <= each.span.start
        and each.span.end <= judgement.scan.end
        for each in marks
    )


def _is_filled_in(copy: JudgedCopy, mark: Mark) -> bool:
    """Whether a mark begins and ends with what was filled into a field, so that its brackets are the filling's."""
    edges = (Range(mark.span.start, mark.span.start + 1), Range(mark.span.end - 1, mark.span.end))
    return all(any(judgement.edit.kind is EditKind.FIELD for judgement in copy.held(edge)) for edge in edges)


def _raised(copy: JudgedCopy, mark: Mark) -> Iterator[Judgement]:
    text = copy.page.words.text
    raised = text[slice(*mark.span)].strip()
    if not any(map(str.isdigit, raised)):
        return
    line = text.rfind("\n", 0, mark.span[0]) + 1
    chunk = next((m for m in _CHUNK.finditer(text, line) if m.end() > mark.span[0]), None)
    rest = f"{text[chunk.start() : mark.span[0]]}{text[mark.span[1] : chunk.end()]}" if chunk is not None else ""
    if chunk is None or not any(map(str.isdigit, rest)):
        return
    after = _NEXT.match(text, chunk.end())
    figure = f"{chunk[0]} {after[1]}" if after is not None else chunk[0]
    reason = f"“{raised}” is raised or lowered in “{figure}”: an index or a note's number, and no part of the figure"
    words = copy.not_of_the_form(mark)
    for run in copy.runs(words):
        yield copy.say(run, Verdict.REVIEW, "raised", reason)
    for judgement in copy.held(mark.span):
        _at_least_review(judgement, reason)
        (low, high), c = judgement.scan, judgement.canonical
        plain = text[low : max(low, mark.span[0])] + text[min(high, mark.span[1]) : high]
        if alnum_key(plain) == alnum_key(copy.page.canonical.printed[slice(*c)]):  # the number of a note was put in
            judgement.verdict, judgement.category, judgement.rule = Verdict.REVIEW, "raised", "mark/raised"


def _prompted(copy: JudgedCopy, mark: Mark) -> Iterator[Judgement]:
    prompt = excerpt(copy.page.words.text[slice(*mark.span)])
    reason = f"{prompt} is the canonical's prompt: the blank was never filled in"
    for run in copy.runs(copy.not_of_the_form(mark)):
        yield copy.say(run, Verdict.REVIEW, "prompt", reason)
    for judgement in copy.held(mark.span):
        if judgement.edit.kind is EditKind.FIELD:
            name = copy.page.canonical.slots[judgement.edit.canonical_words.start].name
            judgement.value = ""
            judgement.problems = (*judgement.problems, reason)
            _at_least_review(judgement, f"{name}: {reason}")
        else:
            _at_least_review(judgement, reason)


def _at_least_review(judgement: Judgement, reason: str) -> bool:
    """Give a judgement another reason, and leave it to a person where it was harmless; whether it was."""
    if judgement.harmless:
        before = judgement.reasons
        judgement.ask(reason, "mark/over")
        judgement.reasons = (reason, *before)
        return True
    judgement.reasons = (*judgement.reasons, reason)
    return False


def _struck_by_the_form(copy: JudgedCopy, marks: Sequence[Mark]) -> Iterator[Judgement]:
    """Words that the form itself strikes: a copy that leaves them out is as the form reads, and one that has them in print
    may be worn, or may put them back."""
    page = copy.page
    canonical = page.canonical
    struck = {i for i in copy.marked_by_the_form("struck", certain=True) if canonical.keys[i]}
    for judgement in copy.found if struck else ():
        edit = judgement.edit
        if edit.kind is EditKind.DELETE and struck.issuperset(edit.canonical_words.indices):
            why = "the canonical strikes these words out, and the copy leaves them out"
            judgement.explain_away(Verdict.FORMAT, "optional", "mark/struck-by-the-form", why)
    if not struck:
        return
    under = [mark.span for mark in marks if mark.kind == "struck"]
    there = sorted(
        word
        for unit in copy.equal
        for word in range(unit.scan.start, unit.scan.end)
        if unit.canonical.start + word - unit.scan.start in struck
        and not any(low < page.words.ends[word] and page.words.starts[word] < high for low, high in under)
    )
    for run in copy.runs(there):
        text = excerpt(copy.text(run.scan))
        told = copy.say(
            run, Verdict.REVIEW, "struck", f"the canonical strikes out {text}, and the copy has it in print"
        )
        told.rule = "mark/struck-in-print"
        yield told


_BY_ITSELF: dict[str, Callable[[JudgedCopy, Mark], Iterator[Judgement]]] = {
    "faint": faintly_struck,
    "stamped": _stamped,
    "raised": _raised,
    "prompt": _prompted,
}
"""What is made of marks of some kinds, whatever other marks there are."""
