"""YAML as front matter has it: one ``key: value`` a line. All other YAML is read by PyYAML.

    id: mutual-nda                                     a word, or text without a colon and without #
    title: "Mutual Non-Disclosure Agreement"           text in quotes
    fields:
      purpose: {type: text, max_length: 200}           braces and brackets on one line
    must_match:
      - "within 10 days"                               a list of the above

Loading PyYAML takes a fifth of the time in which one page is compared, and nearly all front matter looks like this. What this module reads,
it reads as PyYAML does (tests hold both against each other); for anything else, errors included, :func:`read` gives None.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from clausediff import regex as re

__all__ = ["Listed", "Mapped", "Node", "Scalar", "read"]


class Scalar(NamedTuple):
    """A single value, as it is written."""

    value: str
    line: int
    """Its line, counted from 0."""


class Listed(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int


class Mapped(NamedTuple):
    """Keys with their values, in order; a key may be there twice."""

    items: tuple[tuple[Node, Node], ...]
    line: int


Node: TypeAlias = "Scalar | Listed | Mapped"

_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_-]{0,99}):(?: +|\Z)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\["\\])*)"|' + r"'((?:[^']|'')*)'")
_PLAIN = re.compile(r"[A-Za-z0-9(][^:#]*")
_PLAIN_IN_FLOW = re.compile(r"[A-Za-z0-9][^][{}:#,\"'?&*!|>%@`]*")
_ESCAPED = re.compile(r"\\(.)")


class _Other(Exception):
    """The text is other YAML than this module reads."""


class _Line(NamedTuple):
    number: int
    indent: int
    text: str


def read(source: str) -> Mapped | None:
    """The keys of a text and their values; None where it is to be read by PyYAML."""
    written = source.split("\n")
    if not all(line.isprintable() for line in written):
        return None
    lines = [
        _Line(number, len(line) - len(line.lstrip(" ")), text)
        for number, line in enumerate(written)
        if (text := line.strip(" ")) and not text.startswith("#")
    ]
    if not lines or lines[0].indent:
        return None
    try:
        found, end = _mapped(lines, 0)
    except (_Other, RecursionError):  # PyYAML says what is wrong
        return None
    return found if end == len(lines) else None


def _mapped(lines: list[_Line], at: int) -> tuple[Mapped, int]:
    """The keys from a line on that have its indent, and the index of the line behind them."""
    first = lines[at]
    items: list[tuple[Node, Node]] = []
    while at < len(lines) and lines[at].indent == first.indent:
        number, indent, text = lines[at]
        key = _KEY.match(text)
        if key is None:
            raise _Other
        at += 1
        value: Node
        if key.end() < len(text):
            value = _value(text[key.end() :], number)
        elif at < len(lines) and lines[at].text.startswith("- ") and lines[at].indent >= indent:
            value, at = _listed(lines, at)
        elif at < len(lines) and lines[at].indent > indent:
            value, at = _mapped(lines, at)
        else:
            value = Scalar("", number)
        items.append((Scalar(key[1], number), value))
    if at < len(lines) and lines[at].indent > first.indent:
        raise _Other
    return Mapped(tuple(items), first.number), at


def _listed(lines: list[_Line], at: int) -> tuple[Listed, int]:
    """The list that begins with a line, and the index of the line behind it."""
    first = lines[at]
    items: list[Node] = []
    while at < len(lines) and lines[at].indent == first.indent and lines[at].text.startswith("- "):
        items.append(_value(lines[at].text[2:].lstrip(" "), lines[at].number))
        at += 1
    if at < len(lines) and lines[at].indent > first.indent:
        raise _Other
    return Listed(tuple(items), first.number), at


def _value(text: str, number: int) -> Node:
    """The value that a line ends with."""
    if text[0] in "[{":
        found, end = _flow(text, 0, number)
        if end != len(text):
            raise _Other
        return found
    if (quoted := _QUOTED.fullmatch(text)) is not None:
        return Scalar(_unquoted(quoted), number)
    if _PLAIN.fullmatch(text) is None:
        raise _Other
    return Scalar(text, number)


def _flow(text: str, at: int, number: int) -> tuple[Node, int]:
    """The value in braces, in brackets or between commas that begins at an offset, and where it ends."""
    if text[at : at + 1] in ("[", "{"):
        return _collection(text, at, number)
    quoted = _QUOTED.match(text, at)
    if quoted is not None:
        return Scalar(_unquoted(quoted), number), quoted.end()
    plain = _PLAIN_IN_FLOW.match(text, at)
    if plain is None:
        raise _Other
    return Scalar(plain[0].rstrip(" "), number), plain.end()


def _collection(text: str, at: int, number: int) -> tuple[Node, int]:
    """A list in brackets or keys in braces."""
    mapped, closing = text[at] == "{", "}" if text[at] == "{" else "]"
    pairs: list[tuple[Node, Node]] = []
    items: list[Node] = []
    at = _behind_spaces(text, at + 1)
    while text[at : at + 1] != closing:
        if mapped:
            key = _KEY.match(text, at)
            if key is None:
                raise _Other
            value, at = _flow(text, key.end(), number)
            pairs.append((Scalar(key[1], number), value))
        else:
            value, at = _flow(text, at, number)
            items.append(value)
        at = _behind_spaces(text, at)
        if text[at : at + 1] == ",":
            at = _behind_spaces(text, at + 1)
        elif text[at : at + 1] != closing:
            raise _Other
    return Mapped(tuple(pairs), number) if mapped else Listed(tuple(items), number), at + 1


def _behind_spaces(text: str, at: int) -> int:
    while text[at : at + 1] == " ":
        at += 1
    return at


def _unquoted(quoted: re.Match[str]) -> str:
    if quoted[1] is not None:
        return _ESCAPED.sub(r"\1", quoted[1])
    return quoted[2].replace("''", "'")
