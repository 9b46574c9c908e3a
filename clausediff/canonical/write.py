"""The parsed canonical as a canonical file again: Markdown with front matter, whatever notation it came in."""

from __future__ import annotations

import json

from clausediff import regex as re
from clausediff.canonical.template import (
    FIELD_TYPES,
    Alternatives,
    Canonical,
    Either,
    FieldSpec,
    Node,
    OptionalPart,
    Slot,
    Text,
)

__all__ = ["front_matter", "literal", "to_markdown"]

_BRACES = re.compile(r"\{\{|\}\}")
_NOT_PRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML refuses or takes for a line's end, and JSON leaves as it is."""


def to_markdown(canonical: Canonical, identifier: str) -> str:
    """The text of a canonical file that parses to the same fields and nodes."""
    body = _body(canonical, canonical.nodes).strip("\n")
    title = canonical.title if canonical.title != canonical.id else identifier
    front = front_matter(
        {"id": identifier, "title": title, "version": canonical.version, "language": canonical.language},
        canonical.fields,
        ignore=canonical.ignore,
        must_match=canonical.must_match,
    )
    return f"{front}{body}\n"


def front_matter(
    head: dict[str, str],
    fields: dict[str, FieldSpec],
    *,
    ignore: tuple[str, ...] = (),
    must_match: tuple[str, ...] = (),
) -> str:
    """The YAML front matter, its fences included; ``head`` holds the id, title, version and language."""
    lines = ["---", *(f"{key}: {_quoted(value)}" for key, value in head.items())]
    if fields:
        lines.append("fields:")
        lines += [f"  {spec.name}: {{{', '.join(_spec(spec))}}}" for spec in fields.values()]
    for key, phrases in (("ignore", ignore), ("must_match", must_match)):
        if phrases:
            lines += [f"{key}:", *(f"  - {_quoted(phrase)}" for phrase in phrases)]
    return "\n".join([*lines, "---", ""])


def literal(text: str) -> str:
    """Text for the body of a canonical, in which double braces are no marks."""
    return _BRACES.sub(r"\\\g<0>", text)


def _spec(spec: FieldSpec) -> list[str]:
    parts = [f"type: {spec.type}"]
    if not spec.required:
        parts.append("required: false")
    if spec.pattern is not None:
        parts.append(f"pattern: {_quoted(spec.pattern)}")
    if spec.max_length != FIELD_TYPES[spec.type]:
        parts.append(f"max_length: {spec.max_length}")
    if spec.same_everywhere:
        parts.append("same_everywhere: true")
    if spec.many:
        parts.append("many: true")
    if spec.choices:
        parts.append(f"choices: [{', '.join(map(_quoted, spec.choices))}]")
    return parts


def _quoted(text: str) -> str:
    """A YAML scalar: plain where that is safe, else double-quoted (JSON's quotes are YAML's)."""
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9 .()-]*[A-Za-z0-9)]", text) and text.lower() not in ("true", "false", "null"):
        return text
    return _NOT_PRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _body(canonical: Canonical, nodes: tuple[Node, ...]) -> str:
    parts = []
    for node in nodes:
        if isinstance(node, Text):
            parts.append(literal(canonical.text[node.span.slice]))
        elif isinstance(node, Slot):
            parts.append(f"{{{{{node.field}}}}}")
        elif isinstance(node, Alternatives):
            parts.append("{{" + "|".join(canonical.text[option.slice] for option in node.options) + "}}")
        elif isinstance(node, OptionalPart):
            parts.append(f"{{{{#optional {node.name}}}}}{_body(canonical, node.nodes)}{{{{/optional}}}}")
        elif isinstance(node, Either):
            branches = "{{or}}".join(_body(canonical, branch) for branch in node.branches)
            parts.append(f"{{{{#either {node.name}}}}}{branches}{{{{/either}}}}")
    return "".join(parts)
