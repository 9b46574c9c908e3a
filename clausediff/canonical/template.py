"""What a canonical is made of: its nodes, its fields, and :class:`Canonical`, the canonical file as parsed.

Types only. :mod:`clausediff.canonical.load` makes them from a file, and every other module of the package works on them.
All spans are half-open and index the whole file's decoded text, front matter included.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from clausediff.model import Range
from clausediff.scan.scan import Mark, Unread

__all__ = [
    "FIELD_TYPES",
    "Alternatives",
    "Canonical",
    "Either",
    "FieldSpec",
    "Node",
    "OptionalPart",
    "Slot",
    "Text",
    "blanked_but",
    "line_number",
    "walk",
]

FIELD_TYPES: dict[str, int] = {
    "text": 200,
    "person": 80,
    "organization": 120,
    "date": 60,
    "money": 100,
    "number": 60,
    "choice": 80,
    "checkbox": 20,
    "signature": 80,
}
"""The types that a field may have, each with the ``max_length`` that holds where the canonical sets none."""


class FieldSpec(NamedTuple):
    """What a copy may fill into one field."""

    name: str
    type: str
    """One of :data:`FIELD_TYPES`."""
    required: bool = True
    """Whether a blank is a problem."""
    pattern: str | None = None
    """A regular expression that the whole filling must match, case-insensitively; only ever used for validity."""
    max_length: int = 200
    """In characters; a longer filling is no filling."""
    same_everywhere: bool = False
    """Whether all places of the field in one agreement must read alike."""
    choices: tuple[str, ...] = ()
    """For ``choice``: what may be ticked, in the order of the form."""
    many: bool = False
    """Whether the filling may be a list (several dates)."""
    example: str = ""
    """What the form itself prints there (SPDX ``original``), or empty."""


class Text(NamedTuple):
    """Words that every copy must have."""

    span: Range


class Slot(NamedTuple):
    """A place where a field is filled in; the span is that of the mark (``{{speaker}}``)."""

    span: Range
    field: str


class Alternatives(NamedTuple):
    """``{{a|b}}``: one of several wordings inside a sentence."""

    span: Range
    """Of the whole mark."""
    options: tuple[Range, ...]
    """Of each wording; at least two; one may be empty."""


class OptionalPart(NamedTuple):
    """``{{#optional NAME}}…{{/optional}}``: may be absent."""

    span: Range
    """From the opening to the closing mark, both included."""
    name: str
    nodes: tuple[Node, ...]


class Either(NamedTuple):
    """``{{#either NAME}}…{{or}}…{{/either}}``: exactly one of the branches."""

    span: Range
    """From the opening to the closing mark, both included."""
    name: str
    branches: tuple[tuple[Node, ...], ...]
    """At least two."""


Node = Text | Slot | Alternatives | OptionalPart | Either


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """All nodes, those inside others too: outer before inner, in the order of the text."""
    for node in nodes:
        yield node
        if isinstance(node, OptionalPart):
            yield from walk(node.nodes)
        elif isinstance(node, Either):
            for branch in node.branches:
                yield from walk(branch)


def blanked_but(text: str, spans: Iterable[Range]) -> str:
    """The text with everything blanked but these spans, given in the order of the text; the same length."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [" " * (start - at), text[start:end]]
        at = end
    parts = [part for part in (*parts, " " * (len(text) - at)) if part]
    return parts[0] if len(parts) == 1 else "".join(parts)  # of a long text no second one is made


def line_number(text: str, offset: int) -> int:
    """The 1-based line of an offset in a text."""
    return text.count("\n", 0, offset) + 1


@dataclass(frozen=True, slots=True)
class Canonical:
    """The parsed canonical: the first of its three stages, before it is prepared and its words are chosen for one copy."""

    path: str
    id: str
    title: str
    version: str
    language: str
    """Its ISO 639 code, ``und`` where nobody knows it."""
    sha256: str
    """Of the file's bytes, in lower-case hexadecimal."""
    text: str = field(repr=False)
    """The file's decoded text, front matter included."""
    body: Range
    """The part of ``text`` that copies have: all but the front matter."""
    fields: dict[str, FieldSpec]
    """By name, in the order of the front matter."""
    ignore: tuple[str, ...]
    """Page furniture: phrases that copies may have anywhere or nowhere."""
    must_match: tuple[str, ...]
    """Phrases in which any difference at all is at least ``review``."""
    nodes: tuple[Node, ...] = field(repr=False)
    """The body in order; the nodes' spans do not overlap, and together with the marks between them cover ``body``."""
    marks: tuple[Mark, ...] = ()
    """What the form itself shows over its words, where its format can tell (:class:`~clausediff.scan.scan.Mark`)."""
    language_stated: bool = True
    """Whether the file states its language; else it was guessed from the text."""
    unread: tuple[Unread, ...] = ()
    """Parts of the form's file that no copy is compared with; a copy that has the same one is not told so."""

    def walk(self) -> Iterator[Node]:
        """All nodes of the body; see :func:`walk`."""
        return walk(self.nodes)

    def masked(self) -> str:
        """The text with everything blanked that is no leaf node: front matter, and marks but for fields and wordings.

        Offsets are those of ``text``.
        """
        leaves = (node.span for node in self.walk() if isinstance(node, Text | Slot | Alternatives))
        return blanked_but(self.text, leaves)

    def line(self, offset: int) -> int:
        """The 1-based line of an offset."""
        return line_number(self.text, offset)
