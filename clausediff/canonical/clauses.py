"""Cut a canonical into its clauses: where each begins, its label and heading, and which are lines of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from clausediff import regex as re
from clausediff.canonical.template import Canonical
from clausediff.model import Range
from clausediff.text.currencies import at_start
from clausediff.text.labels import Label, Numbering, read_label, roman_value
from clausediff.text.month_names import MONTH_NAMES
from clausediff.text.vocabulary import vocabulary

__all__ = ["BLANK_LABELS", "CanonicalClause", "before_slot", "cut_clauses"]

_SHORT_LINE = 8
"""Words of a line of a form, at most."""
_SHORT_PARAGRAPH = 60
"""Characters of a line that may be a heading or a list item, whatever sign it ends with, at most."""
_HEADING_LENGTH = 60
"""Characters of a heading that is shown, at most."""
BLANK_LABELS = frozenset(
    "by name title its date dated print printed signature signed sign s address attn attention".split()
)
"""The words that a signature block prints before its blanks; without the filling behind them they bind nobody."""


class CanonicalClause(NamedTuple):
    """A clause of the canonical."""

    id: str
    """The path of its labels, as :class:`~clausediff.text.labels.Numbering` gives it."""
    label: str
    """Its label as printed, or empty."""
    label_span: Range | None
    heading: str
    """Its first words, without markup; all of them where it is short."""
    span: Range
    """The spans of the clauses follow one another and cover the body."""
    form: bool
    """Part of a block of short lines with fields, such as a signature block, which OCR may read in another order."""


_MARKS = re.compile(r"[#*_>]+")
_RULE = re.compile(r"[-*_=\s]+")
"""A line drawn across the page."""
_ENDED = re.compile(r"[.;:,]$|\b(?:and|or)$")
_GOES_ON = re.compile(
    r"\b(?:(?:sections?|articles?|clauses?|paragraphs?|exhibits?|schedules?|annex|appendix|items?|parts?)\s*[\d.()a-z]*"
    r"|of|to|the|a|an|for|by|in|than|within|at|least|most|under|with|from|not|is|be|are|was|were|this|such|any|per|about)$",
    re.IGNORECASE,
)
"""The end of a line that does not end there: what begins the next line is no label."""
_BEHIND = re.compile(r"[ \t]*(?P<sign>[,;'’%‰])|[ \t]+(?P<word>[^\W\d_]+)")
"""What is behind a label on its line: a sign within a sentence, or a word."""
_MOST = 30
"""Of a number behind a point, where no neighbour tells that it counts clauses."""
_CLOSING = ".:–—-"
"""Signs that close a label which begins with a word."""
_SLOT_MARK = re.compile(r"\{\{[^{}|#/]+\}\}|<<var[^<>]*>>", re.DOTALL)


_Opening = tuple[int, Label | None]
"""Where a line opens a clause, and its label."""
_Numbered = tuple[bool, tuple[str, ...], int]


def cut_clauses(canonical: Canonical) -> tuple[CanonicalClause, ...]:
    """Cut the body into clauses: at blank lines, and at lines that begin with a label."""
    text = canonical.masked()
    known = vocabulary(canonical.language)
    units = known.amount_units | known.time_units
    openings = _without_figures(text, tuple(_openings(text, canonical.body)), units) or ((canonical.body.start, None),)
    edges = [canonical.body.start, *(start for start, _ in openings[1:]), canonical.body.end]
    spans = [Range(start, end) for start, end in pairwise(edges)]
    forms = _forms([text[span.slice] for span in spans])
    numbering = Numbering()
    return tuple(
        CanonicalClause(
            id=numbering.next_id(label),
            label=label.text if label else "",
            label_span=Range(label.start, label.end) if label else None,
            heading=_shortened(_heading(text[label.end if label else span.start : span.end])),
            span=span,
            form=form,
        )
        for (_, label), span, form in zip(openings, spans, forms, strict=True)
    )


def _openings(text: str, body: Range) -> Iterator[tuple[int, Label | None]]:
    """Where a line opens a clause, and the label with which it does.

    A line inside a hard-wrapped paragraph may begin with a number by chance, so a label there counts only after a line
    that ends a sentence, a list item or a heading.
    """
    at, after_blank, after_end = body.start, True, True
    while at < body.end:
        stop = text.find("\n", at, body.end)
        stop = body.end if stop < 0 else stop + 1
        line = text[at:stop].strip()
        if line and not _RULE.fullmatch(line):
            label = read_label(text, at)
            if after_blank or (label is not None and after_end):
                yield at, label
            after_blank, after_end = False, _ends(line)
        else:
            after_blank = True
        at = stop


def _without_figures(text: str, openings: Sequence[_Opening], units: Set[str]) -> Sequence[_Opening]:
    """The openings without labels that are the first words of a sentence::

        3.5 percent goes to the Author.     a figure: nothing is numbered 3.4 or 3.6
        31. Mai 2026 ist der letzte Tag.    a date: nothing is numbered 30 or 32
        Section 2(b) survives.              a reference: behind a label of that kind there is a sign or a capital
        A. Moore pays the fee.              a name: nothing is numbered B

    What a label is read as means little, so that a figure or a reference must not be taken for one.
    """
    labels = {each for _, label in openings if label is not None for each in _numbered(label)}
    return [
        (at, None if label is not None and _is_sentence(text, label, labels, units) else label)
        for at, label in openings
    ]


def _is_sentence(text: str, label: Label, labels: Set[_Numbered], units: Set[str]) -> bool:
    """Whether what looks like a label is the first word of a sentence; ``units`` are words behind amounts and times."""
    behind = _BEHIND.match(text, label.start + len(label.text))
    word = (behind["word"] or "") if behind is not None else ""
    goes_on = behind is not None and (behind["sign"] is not None or word[:1].islower())
    if label.kind == "keyword":
        return goes_on and label.text[-1] not in _CLOSING
    if label.kind == "decimal":
        amount = int(label.parts[-1]) > _MOST or word.lower() in units or bool(at_start(text[label.end :].lstrip())[0])
        return (amount or goes_on) and not _has_neighbour(label, labels)
    if label.text[0] == "(":
        return False
    dated = label.kind == "number" and word.lower() in MONTH_NAMES
    named = label.kind == "letter" and label.text[0].isupper() and bool(word)
    return (dated or named or (goes_on and label.parts != ("1",))) and not _has_neighbour(label, labels)


def _has_neighbour(label: Label, labels: Set[_Numbered]) -> bool:
    """Whether another label is the one before or after it."""
    return any(
        (bracketed, above, count + step) in labels for bracketed, above, count in _numbered(label) for step in (-1, 1)
    )


def _numbered(label: Label) -> Iterator[_Numbered]:
    """Whether a label is in brackets, what is above it, and what its last part counts."""
    for count in _counts(label):
        yield label.text[0] == "(", label.parts[:-1], count


def _counts(label: Label) -> set[int]:
    """What the last part of a label counts: a letter that is a Roman numeral too, either."""
    last = label.parts[-1]
    if last.isdigit():
        return {int(last)}
    values = {roman_value(last)} if set(last) <= set("ivxlc") else set()
    return values | {100 + ord(last[0])}


def _ends(line: str) -> bool:
    """Whether a sentence, a list item or a heading ends with a line."""
    if _ENDED.search(line.rstrip("\"')*_")[-4:]):
        return True
    return len(line) < _SHORT_PARAGRAPH and not _GOES_ON.search(line)


def _shortened(heading: str) -> str:
    if len(heading) <= _HEADING_LENGTH:
        return heading
    return heading[: _HEADING_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _heading(body: str) -> str:
    """The first words of a clause, markup out; all of them where it is short."""
    head = body[:400]
    if len(head) < len(body) and "{{" not in head and "<<" not in head:
        words = " ".join(_MARKS.sub(" ", head).split())
        if len(words) > 100:  # far more than a heading takes
            return words
    return " ".join(_MARKS.sub(" ", _without_slots(body, "…")).split())


def before_slot(line: str) -> str:
    """A line of the canonical up to its first field."""
    return _SLOT_MARK.split(line, maxsplit=1)[0] if "{{" in line or "<<var" in line else line


def _without_slots(text: str, mark: str) -> str:
    return _SLOT_MARK.sub(mark, text) if "{{" in text or "<<var" in text else text


def _forms(texts: list[str]) -> list[bool]:
    """Which clauses belong to a block of short lines with fields."""
    short = []
    for text in texts:
        literal = _without_slots(text, " ")
        short.append(len(literal.split(None, _SHORT_LINE)) <= _SHORT_LINE and not literal.rstrip().endswith("."))
    forms = [False] * len(texts)
    index = 0
    while index < len(texts):
        stop = index
        while stop < len(texts) and short[stop]:
            stop += 1
        if stop > index and any(_SLOT_MARK.search(text) for text in texts[index:stop]):
            forms[index:stop] = [True] * (stop - index)
        index = max(stop, index + 1)
    return forms
