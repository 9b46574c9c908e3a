"""A form whose file shows more than its words: struck words, numbers of notes, headers and footers.

What the form itself strikes out, and the small number that refers to a note, may be there in a copy or not: they become
optional parts, and so does a header or footer, which many programs leave out of a document's text. One that denies, orders
or allows something stays text that every copy must have. A line of it that says nothing but a name or a page's number is
no text of the form; it is a phrase that copies may have anywhere or nowhere, unless the form has it in its text as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from clausediff.canonical.template import Canonical, Either, Node, OptionalPart, Text
from clausediff.model import Range
from clausediff.scan.binding import binds, is_furniture
from clausediff.scan.scan import Scan
from clausediff.text.several import guards_of
from clausediff.text.words import alnum_key

__all__ = ["as_shown"]

_OPTIONAL = ("struck", "reference")
_LIKE = 75
"""Similarity in per cent from which a misread line could be taken for another; furniture is known from 85 on."""


def as_shown(canonical: Canonical, scan: Scan) -> Canonical:
    """The canonical with what its file shows over its words; ``scan`` is the file as read."""
    edges = list(_lines(scan.text, (mark.span for mark in scan.marks if mark.kind in ("header", "footer"))))
    guards = guards_of((canonical.language,))
    gone = [span for span in edges if is_furniture(scan.text[span.slice], guards)]
    sure = (mark for mark in scan.marks if mark.kind in _OPTIONAL and mark.certain)
    marked = [mark for mark in sure if scan.text[mark.span.slice].strip()]
    cuts = [(span, "" if span in gone else "edge") for span in edges if not binds(scan.text[span.slice], guards)]
    cuts = sorted([*cuts, *((mark.span, mark.kind) for mark in marked)])
    lines = [scan.text[span.slice] for span in gone]
    body = [alnum_key(line) for line in _without(scan.text, edges).split("\n")]
    return replace(
        canonical,
        nodes=tuple(_cut(canonical.nodes, cuts)) if cuts else canonical.nodes,
        ignore=(*canonical.ignore, *(line for line in lines if _apart(line, body))),
        marks=(*canonical.marks, *scan.marks),
        unread=scan.unread,
    )


def _apart(phrase: str, body: Iterable[str]) -> bool:
    """Whether a phrase is so unlike every line of the form's text that none of a copy can be taken for it."""
    key = alnum_key(phrase)
    return bool(key) and all(fuzz.ratio(key, line) < _LIKE for line in body)


def _without(text: str, spans: Iterable[Range]) -> str:
    pieces, at = [], 0
    for span in sorted(spans):
        pieces.append(text[at : span.start])
        at = span.end
    return "".join([*pieces, text[at:]])


def _lines(text: str, spans: Iterable[Range]) -> Iterator[Range]:
    """The lines of some stretches, without the white space around them."""
    for span in spans:
        at = span.start
        for line in text[span.slice].split("\n"):
            if line.strip():
                start = at + len(line) - len(line.lstrip())
                yield Range(start, start + len(line.strip()))
            at += len(line) + 1


def _cut(nodes: Iterable[Node], cuts: list[tuple[Range, str]]) -> Iterator[Node]:
    """The nodes with some stretches of their texts made optional, or (those without a name) left out."""
    for node in nodes:
        if isinstance(node, OptionalPart):
            yield node._replace(nodes=tuple(_cut(node.nodes, cuts)))
        elif isinstance(node, Either):
            yield node._replace(branches=tuple(tuple(_cut(branch, cuts)) for branch in node.branches))
        elif isinstance(node, Text):
            yield from _pieces(node.span, cuts)
        else:
            yield node


def _pieces(span: Range, cuts: list[tuple[Range, str]]) -> Iterator[Node]:
    at = span[0]
    for (low, high), name in cuts:
        low, high = max(low, at), min(high, span[1])  # noqa: PLW2901  (the part of the cut that is in this text)
        if low >= high:
            continue
        if at < low:
            yield Text(Range(at, low))
        if name:
            yield OptionalPart(Range(low, high), name, (Text(Range(low, high)),))
        at = high
    if at < span[1]:
        yield Text(Range(at, span[1]))
