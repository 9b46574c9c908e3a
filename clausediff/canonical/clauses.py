"""Cut a canonical into its clauses: where each begins, its label and heading, and which are lines of a form."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from clausediff.canonical.template import Canonical
from clausediff.model import Range
from clausediff.text.labels import Label, Numbering, read_label

_SHORT_LINE = 8
BLANK_LABELS = frozenset(
    "by name title its date dated print printed signature signed sign s address attn attention".split()
)
"""What a signature block prints before its blanks, and means nothing without what stands behind it."""


@dataclass(frozen=True, slots=True)
class RefClause:
    """A clause of the canonical."""

    id: str
    label: str
    heading: str
    span: Range
    form: bool
    """Part of a block of short lines with fields, such as a signature block, which OCR may read in another order."""


_MARKS = re.compile(r"[#*_>]+")
_ENDED = re.compile(r"[.;:,]$|\b(?:and|or)$")
_GOES_ON = re.compile(
    r"\b(?:(?:sections?|articles?|clauses?|paragraphs?|exhibits?|schedules?|annex|appendix|items?|parts?)\s*[\d.()a-z]*"
    r"|of|to|the|a|an|for|by|in|than|within|at|least|most|under|with|from|not|is|be|are|was|were|this|such|any|per|about)$",
    re.IGNORECASE,
)
"""The end of a line that does not end there: what begins the next line is no label."""
_SLOT_MARK = re.compile(r"\{\{[^{}|#/]+\}\}|<<var[^<>]*>>", re.DOTALL)


def cut_clauses(canonical: Canonical) -> tuple[tuple[RefClause, ...], list[int], list[Range | None]]:
    """Cut the body into clauses: at blank lines, and at lines that begin with a label.

    A line inside a hard-wrapped paragraph may begin with a number by chance, so a label there counts only after a line
    that ends a sentence, a list item or a heading.
    """
    start, end = canonical.body
    text = canonical.masked()
    pieces: list[tuple[int, int, Label | None]] = []
    at, blank, ended = start, True, True
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop + 1
        line = text[at:stop].strip()
        if line and not re.fullmatch(r"[-*_=\s]+", line):
            label = read_label(text, at)
            if blank or not pieces or (label is not None and ended):
                pieces.append((at, stop, label))
            ended = bool(_ENDED.search(line.rstrip("\"')*_")[-4:])) or (len(line) < 60 and not _GOES_ON.search(line))
            blank = False
        else:
            blank = True
        at = stop
    if not pieces:
        pieces = [(start, end, None)]
    numbering = Numbering()
    forms = _forms([text[a:b] for a, b in _extents(pieces, start, end)])
    clauses: list[RefClause] = []
    for (_, _, label), span, form in zip(pieces, _extents(pieces, start, end), forms, strict=True):
        words = _heading(text[label.end if label else span[0] : span[1]])
        heading = words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + "…"
        clauses.append(RefClause(numbering.next_id(label), label.text if label else "", heading, span, form))
    starts = [clause.span[0] for clause in clauses]
    starts[0] = 0
    return tuple(clauses), starts, [(p[2].start, p[2].end) if p[2] else None for p in pieces]


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


def _extents(pieces: list[tuple[int, int, Label | None]], start: int, end: int) -> list[Range]:
    """The spans of the clauses, which together cover the body."""
    edges = [start, *(piece[0] for piece in pieces[1:]), end]
    return list(itertools.pairwise(edges))


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
