"""Links, pictures and references of Markdown, which many plain texts hold as well."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from clausediff import regex as re
from clausediff.model import Range
from clausediff.text.html_tags import is_layout
from clausediff.text.naming import Format, Piece, is_address, key, placed, says_the_same, target_name

__all__ = ["TEXT", "Link", "find_links", "find_references", "link_brackets", "read_links"]

TEXT = 400
"""The longest text of a link that is looked for, in characters."""

_TAIL = re.compile(
    r"\(\s{0,3}(?:<(?P<pointed>[^<>\n]{0,400})>|(?P<target>(?:[^()\s{}]|\([^()\s]{0,400}\)|\{\{[^{}\n]{0,60}\}\}){0,400}))"
    r"(?:\s{1,9}(?:\"(?P<t1>[^\"\n]{0,400})\"|'(?P<t2>[^'\n]{0,400})'|\((?P<t3>[^()\n]{0,400})\)))?\s{0,3}\)"
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]\n]{1,400})\]:[ \t]{0,9}(?P<target><[^<>\n]{1,400}>|\{\{[^{}\n]{0,60}\}\}\S{0,400}|\S{1,400})"
    r"(?:[ \t]{1,9}(?P<title>\"[^\"\n]{0,400}\"|'[^'\n]{0,400}'|\([^()\n]{0,400}\)))?[ \t]{0,9}$",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"\]\[(?P<label>[^\[\]\n]{0,400})\]")
_SQUARE = re.compile(r"[\[\]]")
_LABEL = re.compile(r"\[([^\[\]\n]{1,400})\]")
_ADDRESS = re.compile(r"\.{0,2}/[\w./-]{1,80}|\{\{[^{}\n]{0,60}\}\}")
"""A reference that is an address itself, as page generators take it."""


class Link(NamedTuple):
    """``[text](target "title")``, or a picture with a ``!`` before it."""

    span: Range
    text: Range
    """Between the square brackets."""
    tail: Range
    """The round brackets and what is in them."""
    target: str
    title: str
    picture: bool


def read_links(text: str) -> Iterator[Link]:
    """The links and pictures whose target stands beside their text."""
    at = text.find("](")
    while at >= 0:
        tail = _TAIL.match(text, at + 1)
        start = _opening(text, at)
        if tail is not None and start >= 0:
            picture = text[start - 1 : start] == "!"
            target = tail["pointed"] if tail["pointed"] is not None else tail["target"]
            title = tail["t1"] or tail["t2"] or tail["t3"] or ""
            span = Range(start - picture, tail.end())
            yield Link(span, Range(start + 1, at), Range(at + 1, tail.end()), target, title, picture)
        at = text.find("](", at + 2)


def _opening(text: str, close: int) -> int:
    """Where the square bracket opens that is closed at ``close``; -1 where there is none nearby."""
    start = _square_brackets(text).get(close, -1)
    return start if close - start <= TEXT else -1


@lru_cache(maxsize=2)
def _square_brackets(text: str) -> dict[int, int]:
    """For each square bracket that closes, where it was opened."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for match in _SQUARE.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            found[match.start()] = opened.pop()
    return found


def find_links(text: str) -> Iterator[Piece]:
    """What of the links in a text is no word on the page: their targets, and the descriptions of pictures."""
    for link in read_links(text):
        shown = text[link.text.slice]
        if link.picture:
            said = () if is_layout(shown) else (f"!{key(shown)}",)
            yield Piece(Range(link.span.start, link.tail.start), said)
            if is_layout(link.target) and is_layout(link.title):
                yield Piece(link.tail)
            else:
                yield Piece(link.tail, (f"!{key(shown)} {link.target} {link.title}",))
        elif not link.title and says_the_same(text, shown, link.target):
            yield from _around(link.text, link.tail)
        else:
            yield from _around(link.text, link.tail, _link_names(text, link.text, link.target, link.title))


def _link_names(text: str, shown: Range, target: str, title: str) -> tuple[str, str]:
    """The names of a link, the same however it is written: what it shows and where it leads."""
    return placed(text, shown.start - 1, f"{key(text[shown.slice])}{target_name(target, title)}")


def _around(shown: Range, tail: Range, names: tuple[str, ...] = ()) -> Iterator[Piece]:
    """The markup of a link: the bracket before what it shows, and all that is behind it."""
    yield Piece(Range(shown.start - 1, shown.start), names)
    yield Piece(Range(shown.end, tail.end), names)


def link_brackets(text: str, format: Format) -> set[int]:
    """Where the square brackets open that belong to links, pictures and references.

    In a plain text brackets belong to a link only where its target is made as an address is.
    """
    found = {
        link.text.start - 1
        for link in read_links(text)
        if link.picture or format is Format.MARKDOWN or is_address(link.target)
    }
    if "]:" in text:
        defined = {key(match["label"]) for match in _DEFINITION.finditer(text) if is_address(match["target"])}
        for match in _LABEL.finditer(text) if defined else ():
            if key(match[1]) in defined:
                found |= {match.start(), _opening(text, match.start() - 1)}
    return found


def find_references(text: str) -> Iterator[Piece]:
    """Links whose target stands elsewhere: the label behind the link's text, and the line that defines a label."""
    behind = {key(match["label"]) for match in _REFERENCE.finditer(text)}
    alone = set(_shown_labels(text))
    defined: dict[str, tuple[str, str]] = {}
    for match in _DEFINITION.finditer(text):
        label, target, title = key(match["label"]), match["target"], match["title"] or ""
        if label in behind | alone or is_address(target):
            defined.setdefault(label, (target, title))
            lead = target_name(target, title)
            unseen = (lead,) if label in behind - alone else ()  # the link's text tells what leads there
            yield Piece(Range(*match.span()), (f"{label}{lead}", *unseen))
    for match in _REFERENCE.finditer(text):
        label, start = match["label"], _opening(text, match.start())
        shown, tail = Range(start + 1, match.start()), Range(match.start() + 1, match.end())
        target, title = defined.get(key(label or text[shown.slice]), ("", ""))
        if start >= 0 and not target and _ADDRESS.fullmatch(label):
            target = label
        if start >= 0 and target:
            same = not label or key(label) == key(text[shown.slice])
            yield from _around(shown, tail, () if same else _link_names(text, shown, target, title))
    for match in _LABEL.finditer(text) if defined else ():
        if key(match[1]) in defined and text[match.end() : match.end() + 1] not in ("[", "(", ":"):
            yield from _around(Range(*match.span(1)), Range(match.end(1), match.end()))


def _shown_labels(text: str) -> Iterator[str]:
    """The labels of references that are the link's text as well: ``[label]``, ``[label][]``."""
    for match in _LABEL.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        behind = _LABEL.match(text, match.end()) if after == "[" else None
        if before != "]" and after not in ("(", ":") and (behind is None or key(behind[1]) == key(match[1])):
            yield key(match[1])
