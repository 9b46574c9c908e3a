"""Headers, footers and notes, which are printed beside the running text: those of the copy and those of the form.

Where they are on the page changes nothing, and many programs leave them out. What they say may bind, and is for a person then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausediff import regex as re
from clausediff.alignment.edits import EditKind
from clausediff.judge.judged_copy import JudgedCopy
from clausediff.judge.judgement import Judgement
from clausediff.model import Range, Verdict
from clausediff.scan.binding import binds, names_and_numbers
from clausediff.scan.scan import Mark
from clausediff.text.several import guards_of

__all__ = ["beside_the_text", "edges_left_out", "furniture_of_the_form", "words_at_the_edge"]

_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def words_at_the_edge(copy: JudgedCopy, mark: Mark) -> None:
    """Words of a header or footer that the canonical lacks are for a person where they bind nobody: a name, an address.

    Of print that only its place shows to be one (``edge``) these are names, addresses and numbers: a sentence, an amount and a
    word that reserves something stay what they are.
    """
    guards = guards_of((copy.page.canonical.source.language,))
    for judgement in copy.held(mark.span):
        inside = mark.span[0] <= judgement.scan[0] and judgement.scan[1] <= mark.span[1]
        if not inside or judgement.edit.kind is not EditKind.INSERT or judgement.verdict is not Verdict.SUBSTANTIVE:
            continue
        text = copy.page.words.text[judgement.scan.slice]
        if mark.kind == "edge":
            if names_and_numbers(text, guards):
                judgement.ask(f"it {mark.says}", "mark/page-edge")
        elif not binds(text, guards):
            judgement.ask(f"it {mark.says}", "mark/edge")


def beside_the_text(copy: JudgedCopy, marks: Sequence[Mark]) -> None:
    """A note, a header or a footer is printed where the page has room for it: that it is elsewhere changes nothing."""
    beside = ("note", "header", "footer")
    ours = [mark.span for mark in marks if mark.kind in beside]
    theirs = [mark.span for mark in copy.page.canonical.source.marks if mark.kind in beside]
    for judgement in copy.found if ours or theirs else ():
        if judgement.edit.kind is EditKind.MOVE and judgement.verdict is not Verdict.FORMAT:
            c, s = judgement.canonical, judgement.scan
            if any(low <= c[0] and c[1] <= high for low, high in theirs) or any(
                low <= s[0] and s[1] <= high for low, high in ours
            ):
                why = "a note, or a header or footer, is elsewhere on the page"
                judgement.explain_away(Verdict.FORMAT, "order", "mark/beside-the-text", why)


def furniture_of_the_form(copy: JudgedCopy) -> Iterator[Judgement]:
    """Titles and page numbers in the form's own header or footer, which are no text that a copy has to have."""
    canonical = copy.page.canonical
    for mark in canonical.source.marks:
        if mark.kind not in ("header", "footer"):
            continue
        for line in _LINE.finditer(canonical.source.text, *mark.span):
            blank = not canonical.printed[line.start() : line.end()].strip()
            if blank and not any(low <= line.start() and line.end() <= high for low, high in canonical.absent):
                yield copy.beside(Range(line.start(), line.end()), "page furniture of the canonical")


def edges_left_out(copy: JudgedCopy) -> None:
    """Words of the form's own header or footer that a copy lacks: many programs leave them out. Where they deny, order or
    allow something they are for a person."""
    canonical = copy.page.canonical
    edges = [mark.span for mark in canonical.source.marks if mark.kind in ("header", "footer")]
    for judgement in copy.found if edges else ():
        if judgement.edit.kind is not EditKind.DELETE or judgement.verdict.gravity < Verdict.REVIEW.gravity:
            continue
        if not any(low <= judgement.canonical[0] and judgement.canonical[1] <= high for low, high in edges):
            continue
        reason = "it stands in a header or footer of the canonical, which many programs leave out"
        if binds(canonical.printed[judgement.canonical.slice], guards_of((canonical.source.language,))):
            judgement.ask(reason, "mark/edge")
        else:
            judgement.explain_away(Verdict.FORMAT, "optional", "mark/form-edge-left-out", reason)
