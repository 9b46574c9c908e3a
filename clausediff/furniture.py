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

from clausediff.model import Span
from clausediff.normalize import bare

Furniture = tuple[Span, str]
"""A line's span in the scan and the reason for calling it furniture."""

_NUMBERED = re.compile(
    r"(?P<head>[^\n]{0,90}?)[\W_]*\b(?:page|seite|pg)\b[\W_]*(?:\d{1,4}|[ivxlIO]{1,5})(?:[\W_]*(?:of|/|von)[\W_]*(?:\d{1,4}|[lIO]))?[\W_]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\W_]{0,6}\d{1,4}(?:[\W_]*(?:of|/)[\W_]*\d{1,4})?[\W_]{0,6}")
_HEAD_WORDS = 14
_EDGE_LINES = 3


def find_furniture(text: str, phrases: Iterable[str], printed: Collection[str]) -> list[Furniture]:
    """The furniture of a scan, in order.

    ``phrases`` are the canonicals' ``ignore``; ``printed`` holds :func:`~clausediff.normalize.bare` of every line that a
    canonical prints.
    """
    keys = [key for phrase in phrases if (key := bare(phrase))]
    paged = "\f" in text
    if not keys and not paged and "age" not in text and "AGE" not in text:
        return []
    lines = _lines(text)
    edges = _edges(text, lines) if paged else set()
    heads = Counter(head for index in edges if (head := _head(text[slice(*lines[index])])))
    found: list[Furniture] = []
    for index, (start, end) in enumerate(lines):
        line = text[start:end].strip()
        if not line or len(line) > 140 or len(line.split()) > _HEAD_WORDS:
            continue
        key = bare(line)
        reason = None
        if any(_same(key, phrase) for phrase in keys):
            reason = "page furniture named in the canonical"
        elif key in printed:
            continue
        elif index in edges:
            head = _head(line)
            if _NUMBER.fullmatch(line) or _NUMBERED.fullmatch(line):
                reason = "page number"
            elif len(head) >= 4 and heads[head] >= 2:
                reason = "running head: the same line stands at other page edges"
        elif (match := _NUMBERED.fullmatch(line)) is not None and not bare(match["head"]) and _alone(text, start, end):
            reason = "page number"
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


def _lines(text: str) -> list[Span]:
    """The spans of the lines, without their breaks; a form feed breaks a line too."""
    spans, at = [], 0
    for match in re.finditer(r"[\n\f]", text):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, len(text)))
    return spans


def _edges(text: str, lines: list[Span]) -> set[int]:
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
    return "".join(char for char in bare(match["head"] if match and bare(match["head"]) else line) if not char.isdigit())


def _same(key: str, phrase: str) -> bool:
    return key == phrase or (abs(len(key) - len(phrase)) <= len(phrase) // 4 and fuzz.ratio(key, phrase) >= 85)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether blank lines (or the text's edges) stand on both sides."""
    before, after = text[:start].rstrip(" \t"), text[end : end + 40].lstrip(" \t")
    return (not before or before.endswith(("\n\n", "\f"))) and (not after or after.startswith(("\n\n", "\n\f", "\f")) or not after.strip())
