"""Lines by which a page speaks of itself alone, and that so say nothing of the deal.

    [Remainder of page intentionally left blank]        that nothing more is printed
    [Signature Page to Supply Terms]                    what the page is for
    - Signatures appear on the following page -         what comes next
    Docusign Envelope ID: 3F2A9C11-7B0E-4E0C-9C1D-5A1B2C3D4E5F
    QF-SUP-000041, QF-SUP-000042, QF-SUP-000043         numbers that are stamped on the pages and count them

Three things together prove it: the place (a page's edge, or a line alone), the form (each word is one of a small table of
words on pages, signatures and numbers, with which no duty and no right can be written), and for a stamped number that it
counts. One other word, a figure, a party or a condition, and the line stays to be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from clausediff import regex as re
from clausediff.model import Range
from clausediff.scan.named_lines import IsWord, misread
from clausediff.text.page_numbers import read_page_number
from clausediff.text.page_words import PageWords, page_words
from clausediff.text.printed_lines import PrintedLines
from clausediff.text.protected import AMOUNT
from clausediff.text.several import Guards
from clausediff.text.words import alnum_key

__all__ = ["is_page_note", "is_service_number", "note_lines", "stamped_numbers"]

_LONGEST = 160
"""Characters of the longest note."""
_MOST_LINES = 3
"""Lines of the longest note in brackets."""
_PIECES = re.compile(r"[;,.:!*\[\](){}]|\s[-–—/|]+\s|^\W+|\W+$")
_WORD = re.compile(r"[^\W\d_]+(?:\(s\))?")
_MISREAD = 5
"""Letters of the shortest word that may be misread in a note."""

_TOKEN = re.compile(r"[0-9A-Za-z]+(?:[-_][0-9A-Za-z]+)*")
_HEX = "[0-9a-fOIlSGZ]"
"""Its figures and letters, and what engines read for them."""
_UUID = re.compile(rf"{_HEX}{{8}}(?:-?{_HEX}{{4}}){{3}}-?{_HEX}{{12}}", re.IGNORECASE)
_WITH_FIGURES = re.compile(r"\S*\d\S*|\S{32}")
"""The first run without white space in a line that has figures, or that is as long as a number of letters alone may be."""
_LONG_TOKEN = 16
"""Letters and figures of the shortest number of a signing service."""
_FIGURES = 3
"""Figures among them, at least: words that are run together have none."""
_HEAD_WORDS = 5
"""Words before such a number, at most."""

_STAMP = re.compile(r"(?P<head>[A-Z]{0,8}(?:[-_. ]?[A-Z]{1,8}){0,3}[-_. ]?)(?P<figures>\d{4,10})")
"""A prefix in capitals and a number with leading zeros, as a stamp that counts has them."""
_COUNTED = 2
"""Pages that a stamp must count."""


@lru_cache(maxsize=1 << 12)
def is_page_note(text: str, titles: tuple[str, ...], is_word: IsWord | None, guards: Guards) -> bool:
    """Whether a text says nothing but that a page is blank, that the signatures come next, or what page it is.

    ``titles`` are the forms' titles: ``[Signature Page to Supply Terms]``.
    """
    if len(text) > _LONGEST or not AMOUNT.isdisjoint(text) or any(map(str.isdigit, text)):
        return False
    pieces = [_WORD.findall(piece) for piece in _PIECES.split(text.replace("(s)", "s"))]
    pieces = [[alnum_key(word) for word in piece] for piece in pieces if piece]
    named = [[alnum_key(word) for word in _WORD.findall(title)] for title in titles]
    return bool(pieces) and any(
        all(_says_page(_corrected(piece, table, is_word, guards), table, named) for piece in pieces)
        for table in page_words(guards.languages)
    )


def _says_page(keys: list[str], table: PageWords, titles: list[list[str]]) -> bool:
    """Whether the words of a piece of a note speak of pages alone."""
    found = set(keys)
    if found <= table.pages | table.blank | table.between and found & table.pages and found & table.blank:
        return True
    next_page = table.pages | table.signing | table.signatures | table.follows | table.between
    if found <= next_page and found & table.follows:
        signs = found & table.signatures or (found & table.signing and found & table.pages)
        return bool(signs or (found & table.pages and not found & table.signing))
    at = next((at for at, key in enumerate(keys) if key in table.of and {*keys[:at]} & table.pages), len(keys))
    head, tail = {*keys[:at]}, keys[at + 1 :]
    if not (head <= table.pages | table.signing | table.signatures and head & table.pages and head & table.signing):
        return False
    titled = tail in titles or (tail[1:] in titles and tail[0] in table.between)
    return not tail or titled or {*tail} <= table.of | table.between | table.documents


def _corrected(keys: list[str], table: PageWords, is_word: IsWord | None, guards: Guards) -> list[str]:
    """The words of a note, each misread one as the word of the table that it is."""
    known = table.pages | table.blank | table.signatures | table.signing | table.follows | table.between
    return [
        key
        if key in known or len(key) < _MISREAD
        else next((word for word in sorted(known) if misread(key, word, is_word, guards)), key)
        for key in keys
    ]


def note_lines(layout: PrintedLines, edges: Collection[int], is_note: Callable[[str], bool]) -> frozenset[int]:
    """The indices of the lines that are such a note, alone or several lines in brackets together.

    ``edges`` are the lines at the pages' edges; elsewhere a note must stand between blank lines.
    """
    found: set[int] = set()
    edges = frozenset(edges)
    text, lines = layout.text, layout.spans
    for index, span in enumerate(lines):
        line = layout.printed[index]
        if not line or len(line) > _LONGEST:
            continue
        most = _MOST_LINES if line[0] in "[(" and line[-1] not in "])" else 1
        for last in range(index, min(index + most, len(lines))):
            whole = " ".join(text[span.start : lines[last].end].split())
            if last > index and whole[-1:] not in ("]", ")"):
                continue
            at_edge = index in edges or last in edges
            apart = at_edge or (layout.opens[index] and layout.closes[last])
            if apart and is_note(whole):
                found.update(range(index, last + 1))
                break
    return frozenset(found)


@lru_cache(maxsize=1 << 12)
def is_service_number(line: str, guards: Guards) -> bool:
    """Whether a line is the number that a signing service gives to what is signed: ``Docusign Envelope ID: 3F2A…``.

    Before it stands what is numbered, with the service's name at most; behind it the page's number at most.
    """
    first = _WITH_FIGURES.search(line)  # before the number there are no figures
    if first is None or len(first[0]) < _LONG_TOKEN:
        return False
    number = read_page_number(line)
    if number is not None and number.numbered and number.head:
        line = number.head
    pieces = line.replace(":", " ").split()
    tokens = [piece.strip("#.,;|()[]") for piece in pieces]
    at = next((at for at, token in enumerate(tokens) if _is_token(token)), -1)
    if at < 1 or any(map(_alphanumeric, tokens[at + 1 :])) or not AMOUNT.isdisjoint(line):
        return False
    words = [alnum_key(word) for word in re.findall(r"[^\W\d_]+", " ".join(pieces[:at]))]
    if not 0 < len(words) <= _HEAD_WORDS or any(map(str.isdigit, " ".join(pieces[:at]))):
        return False
    if any(guards.classes(word) or word in guards.sentence for word in words if not _numbers(word, guards)):
        return False
    names = {*words, *(alnum_key(piece) for piece in pieces[:at])}
    return any(_names_number(names, table) for table in page_words(guards.languages))


def _names_number(names: Collection[str], table: PageWords) -> bool:
    """Whether words say what is numbered, and that it is: ``Envelope ID``, ``DocID``; ``ID`` may be read with an l."""
    names = {*names, *(name[:-2] + "id" for name in names if name.endswith("ld"))}
    if any(name.endswith(f"{thing}id") for name in names for thing in table.numbered):
        return True
    return not table.numbered.isdisjoint(names) and not table.numbers.isdisjoint(names)


def _is_token(token: str) -> bool:
    """Whether a word is a long number in figures and letters, as a machine makes it."""
    if len(token) < _LONG_TOKEN or token.isalpha() or _TOKEN.fullmatch(token) is None:
        return False
    figures = sum(map(str.isdigit, token))
    bare = sum(map(str.isalnum, token))
    return _UUID.fullmatch(token) is not None or (bare >= _LONG_TOKEN and figures >= _FIGURES and figures < bare)


def _alphanumeric(token: str) -> bool:
    return any(map(str.isalnum, token))


def _numbers(word: str, guards: Guards) -> bool:
    """Whether a word is one that numbers something, or is so numbered."""
    return any(word in table.numbers | table.numbered for table in page_words(guards.languages))


def stamped_numbers(
    text: str, lines: Sequence[Range], edges: Collection[int], is_word: IsWord | None, guards: Guards
) -> frozenset[int]:
    """The indices of lines at the pages' edges that are one number with a prefix, and count up by one from page to page."""
    stamps: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for index in sorted(edges):
        found = _STAMP.fullmatch(text[lines[index].slice].strip())
        if found is not None and _says_nothing(found["head"], is_word, guards):
            page = text.count("\f", 0, lines[index].start)
            stamps[found["head"]].append((page, int(found["figures"]), index))
    counting = [
        places
        for places in stamps.values()
        if len({page for page, _, _ in places}) >= max(_COUNTED, text.count("\f"))
        and len({figure - page for page, figure, _ in places}) == 1
    ]
    return frozenset(index for places in counting for _, _, index in places)


def _says_nothing(prefix: str, is_word: IsWord | None, guards: Guards) -> bool:
    """Whether no part of a stamp's prefix is a word that matters."""
    return not any(
        guards.classes(key) or key in guards.sentence or (is_word is not None and len(key) > 3 and is_word(key))
        for key in map(alnum_key, re.findall(r"[A-Z]+", prefix))
    )
