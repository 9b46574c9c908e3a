"""Page furniture: running heads, page numbers and named phrases, found before anything is aligned.

Only whole lines count, and only where their place proves them: a line that the canonical names in ``ignore``; a page number
or a running head at a page's edge; ``Page 2 of 5`` alone between blank lines. A line that the canonical itself prints is
never furniture. What is found is blanked out for the alignment and reported as ``format``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from rapidfuzz import fuzz

from clausediff.model import Range
from clausediff.text.page_numbers import page_numbers
from clausediff.text.protected import AMOUNT, classes
from clausediff.text.words import alnum_key

Furniture = tuple[Range, str]
"""A line's span in the scan and the reason for calling it furniture."""

_NUMBERED = re.compile(
    r"(?P<head>[^\n]{0,90}?)[\W_]*\b(?:page|seite|pg)\b[\W_]*(?:\d{1,4}|[ivxlIO|]{1,5})(?:[\W_]*(?:of|/|von)[\W_]*(?:\d{1,4}|[lIO|]))?[\W_]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\W_]{0,6}(?P<page>\d{1,4})(?:[\W_]*(?:of|/)[\W_]*\d{1,4})?[\W_]{0,6}")
_HEAD_WORDS = 14
_VERBS = frozenset(
    "is are be been was has have had do does pay pays paid owe owes owed grant grants agree agrees waive waives end ends "
    "terminate terminates transfer transfers assign assigns release releases apply applies limit limits keep keeps give gives "
    "own owns sell sells use uses get gets take takes void denied deny denies".split()
)
_STATES = frozenset(
    "draft specimen unsigned cancelled canceled superseded amended expired void revoked withdrawn replaced sample".split()
)
"""What a stamp says of a whole agreement."""
_EDGE_LINES = 3
_OFFSET = 100
"""How far the first page's number may be from 1: an agreement may be a part of a book."""
_SHORT_PAGE = 900
"""Characters of a sparsely printed page."""


def is_furniture(line: str) -> bool:
    """Whether a line that stands in a header or footer says nothing that could bind anyone: a name, a page's number."""
    return _mute(line)


_BINDING = frozenset({"negation", "modal", "exclusivity"})


def binds(line: str) -> bool:
    """Whether a line of a header or footer could bind anyone: it denies, orders or allows something."""
    words = [word.strip(".,;:()[]\"'|-–—_").lower() for word in line.split()]
    return any(not _BINDING.isdisjoint(classes(word, raw=word)) for word in words if word)


def find_furniture(
    text: str,
    phrases: Iterable[str],
    printed: Collection[str],
    titles: Iterable[str] = (),
    known: Sequence[Range] = (),
) -> list[Furniture]:
    """The furniture of a scan, in order. ``known`` are stretches that the file's format itself calls headers and footers.

    ``phrases`` are the canonicals' ``ignore``; ``printed`` holds :func:`~clausediff.text.words.alnum_key` of every line that a
    canonical prints, up to its first field.
    """
    named = [(alnum_key(phrase), _count(phrase)) for phrase in phrases if alnum_key(phrase)]
    heads_of = [*named, *((alnum_key(title), _count(title)) for title in titles if alnum_key(title))]
    paged = "\f" in text
    front = _front_matter(text)
    most = 3 + len(text) // _SHORT_PAGE  # a page number is no larger than the number of pages
    lines = _lines(text)
    edges = _edges(text, lines) if paged else set()
    counted = set(page_numbers(text, (0, len(text))))
    heads = Counter(head for index in edges if (head := _head(text[slice(*lines[index])])))
    keys = [alnum_key(text[start:end]) for start, end in lines] if known else []
    found: list[Furniture] = [((0, front), "front matter of a web page")] if front else []
    for index, (start, end) in enumerate(lines):
        if start < front:
            continue
        line = text[start:end].strip()
        if not line or len(line) > 140 or len(line.split()) > _HEAD_WORDS:
            continue
        key = alnum_key(line)
        reason = None
        numbered = _NUMBERED.fullmatch(line)
        if _named(line, named):
            reason = "page furniture named in the canonical"
        elif (numbered and _named(numbered["head"], heads_of)) or any(
            _head_and_page(key, head) for head, _ in heads_of
        ):
            reason = "page number"
        elif (
            known
            and _inside(_trimmed(text, start, end), known)
            and is_furniture(line)
            and (key not in printed or sum(other.startswith(key) for other in keys) > 1)
        ):
            reason = "page header or footer"
        elif key in printed or any(key[:size] in printed for size in range(3, min(len(key), 60))):
            continue  # a line of the canonical's own, perhaps filled in
        elif index in edges:
            head = _head(line)
            number = _NUMBER.fullmatch(line)
            if (number and AMOUNT.isdisjoint(line) and int(number["page"]) <= most + _OFFSET) or (
                numbered and (not alnum_key(numbered["head"]) or _mute(numbered["head"]))
            ):
                reason = "page number"
            elif len(head) >= 4 and heads[head] >= 2 and _mute(line):
                reason = "running head: the same line stands at other page edges"
        elif (numbered and not alnum_key(numbered["head"]) and _alone(text, start, end)) or (
            not paged
            and key.isdigit()
            and int(key) <= most
            and _NUMBER.fullmatch(line)
            and AMOUNT.isdisjoint(line)
            and _alone(text, start, end)
        ):
            reason = "page number"
        if reason is None and _trimmed(text, start, end) in counted:
            reason = "page number: the pages count up"
        if reason is not None:
            found.append(((start, end), reason))
    return found


def blank(text: str, furniture: Sequence[Furniture]) -> str:
    """The text with furniture blanked out; the same length, line breaks kept."""
    pieces, at = [], 0
    for (start, end), _ in furniture:
        pieces.append(text[at:start])
        pieces.append(" " * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


_FRONT = re.compile(r"---[ \t]*\n(?P<body>(?:[ \t]*(?:#.*)?\n|[\w-]+:.*\n|[ \t]+\S.*\n|- .*\n){1,30}?)---[ \t]*\n")
# What a page's description does not say: it may well say "not" and "agree".
_BINDS = frozenset(
    "shall must pay pays paid waive waives indemnify indemnifies terminate terminates dollars notwithstanding".split()
)
_META = frozenset(
    "title description layout date slug tags author categories permalink lang language weight draft image summary id version".split()
)


def _front_matter(text: str) -> int:
    """Where the front matter of a web page (title, layout …) at the head of a Markdown text ends; 0 where there is none."""
    match = _FRONT.match(text)
    if match is None:
        return 0
    named = re.findall(r"^([\w-]+):", match["body"], re.MULTILINE)
    if not named or not set(named) <= _META:
        return 0
    return match.end() if _BINDS.isdisjoint(re.findall(r"[a-z]+", match["body"].lower())) else 0


def _lines(text: str) -> list[Range]:
    """The spans of the lines, without their breaks; a form feed breaks a line too."""
    spans, at = [], 0
    for match in re.finditer(r"[\n\f]", text):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, len(text)))
    return spans


def _edges(text: str, lines: list[Range]) -> set[int]:
    """Indices of the few lines beside each page break."""
    edges: set[int] = set()
    pages: list[list[int]] = [[]]
    for index, (start, end) in enumerate(lines):
        if start > 0 and text[start - 1] == "\f":
            pages.append([])
        if text[start:end].strip():
            pages[-1].append(index)
    for number, page in enumerate(pages):
        if number > 0:
            edges.update(page[:_EDGE_LINES])
        if number < len(pages) - 1 or len(pages) > 1:
            edges.update(page[-_EDGE_LINES:])
    return edges


def _head(line: str) -> str:
    """A running head's letters, without its page number."""
    match = _NUMBERED.fullmatch(line.strip())
    return "".join(
        char for char in alnum_key(match["head"] if match and alnum_key(match["head"]) else line) if not char.isdigit()
    )


def _mute(line: str) -> bool:
    """Whether a line says nothing that could bind anyone: a title or a name, no verb, no figure but a page's.

    However often a sentence stands at the foot of a page, it is a sentence.
    """
    words = [word.strip(".,;:()[]\"'|-–—_") for word in line.split()]
    words = [word for word in words if any(char.isalpha() for char in word)]
    if len(words) > 8 or any(char in line for char in "$€£%"):
        return False
    return all(word[:1].isupper() or len(word) <= 3 for word in words) and not any(
        word.lower() in _VERBS | _STATES or (word.lower() != "confidential" and classes(word.lower(), raw=word.lower()))
        for word in words
    )


def _inside(span: Range, stretches: Iterable[Range]) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in stretches)


def _trimmed(text: str, start: int, end: int) -> Range:
    """A line's span without the white space at its ends."""
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip())


def _named(text: str, named: list[tuple[str, int]]) -> bool:
    """Whether a line is one of some phrases, garbled perhaps, but with no word more than the phrase has."""
    key, words = alnum_key(text), _count(text)
    return any(
        words <= size
        and (key == phrase or (abs(len(key) - len(phrase)) <= len(phrase) // 4 and fuzz.ratio(key, phrase) >= 85))
        for phrase, size in named
    )


_PAGE_REST = re.compile(r"(?:[a-z0-9]?page)?[0-9ivxlose]{0,4}(?:[o0][ftli])?[0-9ivxlose]{0,4}")


def _head_and_page(key: str, head: str) -> bool:
    """Whether a line's letters are a known head's and then a page number's, however garbled: ``…agreementpage40f5``."""
    if len(head) < 8 or len(key) > len(head) + 14 or "page" not in key[len(head) - 3 :]:
        return False
    return any(
        fuzz.ratio(key[:size], head) >= 92 and _PAGE_REST.fullmatch(key[size:])
        for size in (len(head), len(head) - 1, len(head) + 1)
    )


def _count(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _alone(text: str, start: int, end: int) -> bool:
    """Whether blank lines (or the text's edges) stand on both sides."""
    before, after = text[:start].rstrip(" \t"), text[end : end + 40].lstrip(" \t")
    return (not before or before.endswith(("\n\n", "\f"))) and (
        not after or after.startswith(("\n\n", "\n\f", "\f")) or not after.strip()
    )
