"""The page numbers that a plain canonical prints among its words: proved by counting, not by looks.

A canonical taken from a PDF or a word processor has the numbers of its pages on lines of their own. One such line may be
anything, a figure of a table or a label; lines that count 3, 4, 5 with a page of text between them are pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from clausediff.model import Range
from clausediff.text.labels import roman_value

_LINE = re.compile(
    r"[ \t]*(?:[-–—_|~][ \t]*)*(?:page[ \t]+)?(\d{1,3}|[ivxl]{1,6})[ \t]*(?:[-–—_|~][ \t]*)*", re.IGNORECASE
)
_APART = 150
"""Characters at least between two page numbers: a last page may hold little but a signature."""
_PAGE = 400
"""Characters of most pages, at least: figures of a table stand closer."""
_MANY = 5
"""Pages from which a count may begin anywhere."""
_SKIPPED = 2
"""How far the count may jump where a page's number was not printed."""
_FIRST = 4
"""The highest number with which a shorter count may begin."""

_LOOKED = 8
"""How many of the lines with the number before are looked at: in a bundle each copy has them."""
_ROMAN = 1000
"""Added to Roman numbers, for they are a count of their own."""


def page_numbers(text: str, body: Range) -> list[Range]:
    """The spans of the lines that count the pages of ``text[body]``, in order, white space at their ends left out."""
    lines = _candidates(text, body)
    found: list[Range] = []
    for chain in _chains(lines):
        apart = sorted(lines[two][1][0] - lines[one][1][1] for one, two in pairwise(chain))
        begins = lines[chain[0]][0] % _ROMAN <= _FIRST or len(chain) >= _MANY
        if begins and len(chain) > 1 and apart[len(apart) // 2] >= _PAGE:
            found.extend(lines[index][1] for index in chain)
    return sorted(found)


def _candidates(text: str, body: Range) -> list[tuple[int, Range]]:
    """Lines with nothing but a small number: the number and the span."""
    found = []
    at = body[0]
    while at < body[1]:
        stop = text.find("\n", at, body[1])
        stop = body[1] if stop < 0 else stop
        match = _LINE.fullmatch(text, at, stop) if stop - at <= 24 else None
        announced = match is not None and text[max(body[0], at - 200) : at].rstrip()[-1:] == ":"
        if match is not None and not announced:
            value = int(match[1]) if match[1].isdigit() else _ROMAN + roman_value(match[1].lower())
            line = text[at:stop]
            start = at + len(line) - len(line.lstrip())
            found.append((value, (start, at + len(line.rstrip()))))
        at = stop + 1
    return found


def _chains(lines: list[tuple[int, Range]]) -> Iterator[list[int]]:
    """Runs of candidates that count up, each a page away from the one before: the longest first, none twice."""
    length: list[int] = []
    before: list[int] = []
    by_value: dict[int, list[int]] = {}
    for index, (value, span) in enumerate(lines):
        best, previous = 0, -1
        for step in range(1, _SKIPPED + 1):
            for other in by_value.get(value - step, [])[: -_LOOKED - 1 : -1]:
                if span[0] - lines[other][1][1] >= _APART and length[other] > best:
                    best, previous = length[other], other
        length.append(best + 1)
        before.append(previous)
        by_value.setdefault(value, []).append(index)
    taken: set[int] = set()
    for end in sorted(range(len(lines)), key=lambda index: (-length[index], index)):
        chain, at = [], end
        while at >= 0 and at not in taken:
            chain.append(at)
            at = before[at]
        taken.update(chain)
        if chain:
            yield chain[::-1]
