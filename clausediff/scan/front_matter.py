"""The front matter of a page generator, above a text that was signed: what of it says nothing about the deal.

Lines between dashes above the title are text of the page like any other. An entry is harmless only where its key is one
that page generators have *and* its value is of that key's kind: a date, a number, a language, a name of a template; a
title or a slug says what the canonical or the text below it prints as well. Every other entry stays to be read::

    ---
    title: Supply Terms                       printed below: harmless
    layout: page                              a template's name: harmless
    date: 2024-05-03                          a date: harmless
    summary: The Supplier alone is bound.     words: read as ink of the page
    ---
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from clausediff import regex as re
from clausediff.model import Range
from clausediff.text.html_tags import is_layout
from clausediff.text.several import ENGLISH, Guards
from clausediff.text.words import alnum_key

__all__ = ["REASON", "find_front_matter", "front_lines"]

REASON = "front matter of a web page"

_FRONT = re.compile(
    r"\ufeff?---[ \t]*\n(?P<body>(?:(?!---[ \t]*\n|\.\.\.[ \t]*\n).*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w-]{0,40}):(?P<value>[ \t].*)?")
_DATE = re.compile(
    r"[\d\s.,/:+TZ-]*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?)?[\d\s.,/:+TZ-]*",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,3}){0,2}")
_SLUG = re.compile(r"[\w./-]{1,80}")
_KINDS = {
    "date": "date updated lastmod modified created published publishdate expirydate last_modified_at created_at updated_at",
    "number": "weight order nav_order sidebar_position menu_order toc_depth version",
    "language": "lang language locale",
    "name": "layout template type",
    "slug": "slug permalink url id path redirect_from aliases",
    "title": "title linktitle nav_title sidebar_label heading subtitle description summary excerpt abstract",
    "person": "author authors",
    "genre": "tags categories category keywords",
    "switch": "toc comments math sitemap search numbersections",
    "picture": "image thumbnail cover icon favicon",
    "final": "published",
    "unfinished": "draft",
}
_KIND_OF = {key: kind for kind, keys in _KINDS.items() for key in keys.split()}
_GENRES = frozenset(
    "about agreement agreements blog contract contracts doc docs document documents form forms legal license licences licenses "
    "news page pages policies policy post posts privacy template templates terms".split()
)
"""What sort of page it is."""
_MOST_NAME_WORDS = 4


class _Entry(NamedTuple):
    """A key with its value, which may go on in the lines below."""

    span: Range
    """Its lines in the text, with their breaks."""
    key: str
    value: str


def find_front_matter(
    text: str, printed: Collection[str] = (), own: Collection[str] = (), guards: Guards = ENGLISH
) -> list[tuple[Range, str]]:
    """The stretches of a text's front matter that say nothing about the deal, each with the reason; none without one.

    ``printed`` holds :func:`~clausediff.text.words.alnum_key` of the lines that the canonicals print and of their titles;
    ``own`` holds the :func:`front_lines` of the canonicals, ``guards`` the protected words of their languages.
    """
    match = _FRONT.match(text)
    if match is None:
        return []
    entries = list(_entries(match["body"], match.start("body")))
    if not any(entry.key for entry in entries):
        return []
    known = {*printed, *map(alnum_key, text[match.end() :].splitlines())}
    start, found = match.start(), []
    for entry in entries:
        if _is_own(text[entry.span.slice], own) or _is_harmless(entry, known, guards):
            continue
        if start < entry.span.start:
            found.append((Range(start, entry.span.start), REASON))
        start = entry.span.end
    found.append((Range(start, match.end()), REASON))
    return found


def front_lines(text: str) -> frozenset[str]:
    """The lines of a canonical's front matter, white space folded: a copy of the file has them as well."""
    return frozenset(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _entries(body: str, start: int) -> Iterator[_Entry]:
    """The entries of a front matter in order, with all of its lines; a line before the first key is one without a key."""
    at, key, value, begun = start, "", "", start
    for line in body.splitlines(keepends=True):
        match = _ENTRY.fullmatch(line.rstrip("\n"))
        if match is not None:
            if at > begun:
                yield _Entry(Range(begun, at), key, value)
            begun, key, value = at, match["key"].lower(), (match["value"] or "").strip()
        elif not line.strip():
            pass
        elif line[0] in " \t-":
            value = f"{value} {line.strip()}".strip()
        else:  # a comment, or text
            if at > begun:
                yield _Entry(Range(begun, at), key, value)
            begun, key, value = at, "", line.strip()
        at += len(line)
    if at > begun:
        yield _Entry(Range(begun, at), key, value)


def _is_own(lines: str, own: Collection[str]) -> bool:
    """Whether the canonical's file has the same lines in its own front matter."""
    return all(" ".join(line.split()) in own for line in lines.splitlines() if line.strip())


def _is_harmless(entry: _Entry, printed: Collection[str], guards: Guards) -> bool:
    """Whether an entry says nothing about the deal."""
    value = entry.value.strip("\"'[] \t")
    kind = _KIND_OF.get(entry.key)
    if not any(map(str.isalnum, value)):
        return not any(map(str.isalnum, entry.key)) or kind is not None
    if kind is None:
        return False
    words = re.findall(r"[^\W_]+", value)
    plain = all(word.isalpha() and not guards.classes(word.lower(), raw=word) for word in words)
    repeats = alnum_key(value) in printed
    return {
        "date": _DATE.fullmatch(value) is not None,
        "number": _NUMBER.fullmatch(value) is not None,
        "language": _LANGUAGE.fullmatch(value) is not None,
        "name": plain and len(words) == 1,
        "slug": _SLUG.fullmatch(value) is not None and (repeats or (plain and len(words) == 1)),
        "title": repeats,
        "person": plain and len(words) <= _MOST_NAME_WORDS and all(word[0].isupper() for word in words),
        "genre": all(word.lower() in _GENRES for word in words),
        "switch": value.lower() in ("true", "false", "yes", "no"),
        "picture": is_layout(value),
        "final": value.lower() in ("true", "yes"),
        "unfinished": value.lower() in ("false", "no"),
    }[kind]
