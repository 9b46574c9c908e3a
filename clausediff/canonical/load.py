"""From a file to the parsed canonical.

:func:`load` reads a file, :func:`parse` its text. Three notations give the same types
(:mod:`clausediff.canonical.template`): Markdown with YAML front matter (``docs/canonical-format.md``), SPDX licence
templates (:mod:`clausediff.canonical.spdx`), and anything else, which is a canonical without fields.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from clausediff import regex as re
from clausediff.canonical import front_matter, marks, spdx
from clausediff.canonical.malformed import malformed
from clausediff.canonical.naming import stem
from clausediff.canonical.template import Canonical, Node, Slot, Text
from clausediff.model import Range
from clausediff.scan.marks import find_form_marks
from clausediff.scan.scan import Mark, Scan
from clausediff.text.languages.guess import guess

__all__ = ["load", "of_scan", "parse"]

_ENOUGH = 20_000
"""Characters of a text that show its language."""
_HEADING = re.compile(r"\s*#{1,6}[ \t]+([^\n{}<>]+)")


def load(path: str, *, encoding: str = "auto") -> Canonical:
    """Read and parse a canonical. Raises ReadError when it cannot be read, CanonicalError when it is malformed."""
    from clausediff.scan.readers import read

    return of_scan(read(path, encoding=encoding))


def of_scan(scan: Scan) -> Canonical:
    """Parse a canonical that was read. Raises CanonicalError when it is malformed."""
    parsed = parse(scan.text, scan.path, scan.sha256)
    if not any(mark.certain for mark in scan.marks) and not scan.unread:
        return parsed
    from clausediff.canonical.shown import as_shown

    return as_shown(parsed, scan)


def parse(text: str, path: str, sha256: str | None = None) -> Canonical:
    """Parse the text of a canonical; ``path`` names it in errors, and gives the id where the text gives none.

    Raises CanonicalError, whose message begins with ``path:line:``.
    """
    if sha256 is None:
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    front = front_matter.parse(text, path)
    body = Range(front.end, len(text))
    if not text[body.slice].strip():
        raise malformed(text, path, body.start, "the canonical has no text after its front matter")
    fields = dict(front.fields)
    nodes: tuple[Node, ...]
    if spdx.is_spdx(text, path):
        fields, nodes = spdx.parse(text, body.start, path)
    elif front.of_canonical or marks.has_blocks(text, body.start):
        nodes = marks.parse(text, body.start, path, fields)
    else:
        nodes = (Text(body),)
    parsed = Canonical(
        path=path,
        id=front.id or _name(path),
        title=front.title or _heading(text, body.start) or _name(path),
        version=front.version,
        language=front.language or guess(text[body.start : body.start + _ENOUGH]),
        language_stated=bool(front.language),
        sha256=sha256,
        text=text,
        body=body,
        fields=fields,
        ignore=front.ignore,
        must_match=front.must_match,
        nodes=nodes,
    )
    return replace(parsed, marks=tuple(_marks(parsed)))


def _marks(parsed: Canonical) -> Iterator[Mark]:
    """What the form's own signs show over its words; a field is one word, which its example may set in brackets."""
    shown = parsed.masked()
    for node in parsed.walk():
        if not isinstance(node, Slot):
            continue
        span, example = node.span, parsed.fields[node.field].example
        shown = f"{shown[: span.start]}{'x' * span.size}{shown[span.end :]}"
        for mark in find_form_marks(example):
            around = example[: mark.span.start] + example[mark.span.end :]
            if not any(map(str.isalnum, around)):
                yield mark._replace(span=span)
    yield from find_form_marks(shown)


def _name(path: str) -> str:
    """The id of a canonical that states none: its file's name without the suffix."""
    if path == "-":
        return "stdin"
    name = PurePath(path).name
    return stem(name) or name


def _heading(text: str, start: int) -> str:
    """The Markdown heading that the text begins with, up to a field or a tag in it."""
    found = _HEADING.match(text, start)
    return found.group(1).strip().rstrip("#").strip() if found else ""
