"""Canonicals: the reference text that copies are held against, with its fields, alternatives and optional parts.

:func:`load` reads a file, :func:`parse` its text. Three notations give the same types: Markdown with YAML front matter
(``docs/canonical-format.md``), SPDX licence templates (:mod:`clausediff.canonical.spdx`), and anything else, which is a canonical
without fields. All spans are half-open and index the whole file's decoded text, front matter included.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from clausediff.errors import CanonicalError
from clausediff.model import Range
from clausediff.scan.scan import Mark, Unread

__all__ = [
    "FIELD_TYPES",
    "Alternatives",
    "Canonical",
    "Either",
    "FieldSpec",
    "Node",
    "Optional_",
    "Slot",
    "Text",
    "load",
    "parse",
]

FIELD_TYPES: dict[str, int] = {
    "text": 200,
    "person": 80,
    "organization": 120,
    "date": 40,
    "money": 40,
    "number": 30,
    "choice": 80,
    "checkbox": 20,
    "signature": 80,
}
"""The types that a field may have, each with the ``max_length`` that holds where the canonical sets none."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
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
    """What stands there in the original (SPDX ``original``), or empty."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words that every copy must have."""

    span: Range


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where a field is filled in; the span is that of the mark (``{{speaker}}``)."""

    span: Range
    field: str


@dataclass(frozen=True, slots=True)
class Alternatives:
    """``{{a|b}}``: one of several wordings inside a sentence."""

    span: Range
    """Of the whole mark."""
    options: tuple[Range, ...]
    """Of each wording; at least two; one may be empty."""


@dataclass(frozen=True, slots=True)
class Optional_:
    """``{{#optional NAME}}…{{/optional}}``: may be absent."""

    span: Range
    """From the opening to the closing mark, both included."""
    name: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """``{{#either NAME}}…{{or}}…{{/either}}``: exactly one of the branches."""

    span: Range
    """From the opening to the closing mark, both included."""
    name: str
    branches: tuple[tuple[Node, ...], ...]
    """At least two."""


Node = Text | Slot | Alternatives | Optional_ | Either


@dataclass(frozen=True, slots=True)
class Canonical:
    """A canonical as parsed."""

    path: str
    id: str
    title: str
    version: str
    language: str
    sha256: str
    """Of the file's bytes, in lower-case hexadecimal."""
    text: str = field(repr=False)
    """The file's decoded text as it stands on disk."""
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
    unread: tuple[Unread, ...] = ()
    """Parts of the form's file that no copy is compared with; a copy that has the same one is not told so."""

    def walk(self) -> Iterator[Node]:
        """All nodes, outer before inner, in the order of the text."""
        return _walk(self.nodes)

    def masked(self) -> str:
        """The text with everything blanked that is no leaf node: front matter, and marks but for fields and wordings.

        Offsets are those of ``text``.
        """
        parts: list[str] = []
        at = 0
        for node in self.walk():
            if isinstance(node, Text | Slot | Alternatives):
                start, end = node.span
                parts += [" " * (start - at), self.text[start:end]]
                at = end
        return "".join([*parts, " " * (len(self.text) - at)])

    def line(self, offset: int) -> int:
        """The 1-based line of an offset."""
        return self.text.count("\n", 0, offset) + 1


def _walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Optional_):
            yield from _walk(node.nodes)
        elif isinstance(node, Either):
            for branch in node.branches:
                yield from _walk(branch)


def load(path: str, *, encoding: str = "utf-8") -> Canonical:
    """Read and parse a canonical. Raises ReadError when it cannot be read, CanonicalError when it is malformed."""
    from clausediff.scan.readers import read

    scan = read(path, encoding=encoding)
    parsed = parse(scan.text, scan.path, scan.sha256)
    if not scan.marks and not scan.unread:
        return parsed
    from clausediff.canonical.shown import as_shown

    return as_shown(parsed, scan)


def parse(text: str, path: str, sha256: str | None = None) -> Canonical:
    """Parse the text of a canonical; ``path`` names it in errors, and gives the id where the text gives none.

    Raises CanonicalError, whose message begins with ``path:line:``.
    """
    from clausediff.canonical import front_matter, marks, spdx

    if sha256 is None:
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    front = front_matter.parse(text, path)
    start = front.end
    if not text[start:].strip():
        raise CanonicalError(
            f"{path}:{text.count(chr(10), 0, start) + 1}: the canonical has no text after its front matter"
        )
    fields = front.fields
    nodes: tuple[Node, ...]
    if spdx.is_spdx(text, path):
        fields, nodes = spdx.parse(text, start, path)
    elif front.ours or marks.has_blocks(text, start):
        nodes = marks.parse(text, start, path, fields)
    else:
        nodes = (Text((start, len(text))),)
    return Canonical(
        path=path,
        id=front.id or _stem(path),
        title=front.title or _heading(text, start) or _stem(path),
        version=front.version,
        language=front.language,
        sha256=sha256,
        text=text,
        body=(start, len(text)),
        fields=fields,
        ignore=front.ignore,
        must_match=front.must_match,
        nodes=nodes,
    )


def _stem(path: str) -> str:
    if path == "-":
        return "stdin"
    name = PurePath(path).name
    for suffix in (".template.txt", ".txt", ".md", ".markdown", ".docx"):
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return name


def _heading(text: str, start: int) -> str:
    """The first Markdown heading, where it is plain words."""
    found = re.compile(r"\s*#{1,6}[ \t]+([^\n{}<>]+)").match(text, start)
    return found.group(1).strip().rstrip("#").strip() if found else ""
