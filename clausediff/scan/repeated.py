"""Lines that are repeated from page to page, whatever they say: running heads and feet, watermarks, stamps, fax lines.

That a line is repeated shows that it was printed on each page and belongs to no clause. It does not show that it says
nothing: "Goods sold as seen" at every foot is a term. So the first place of each line is for a person, and the other places
belong to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from rapidfuzz import fuzz

from clausediff import regex as re
from clausediff.model import Range
from clausediff.text.page_numbers import is_garbled_number, read_page_number
from clausediff.text.printed_lines import PrintedLines
from clausediff.text.ticks import read_ticks
from clausediff.text.words import alnum_key, tokenize

__all__ = ["Place", "Repeats", "of_the_form", "repeated_lines"]

_LONGEST = 200
"""Characters of the longest line that is looked for on other pages."""
_OWN = 0.4
"""Share of a line's word pairs that the form has, from which the line may be a line of the form, perhaps edited."""
_EDGE = 3
"""Printed lines at a page's head and foot."""
_MANY = 3
"""How often a line must stand alone in a text without pages."""
_ALIKE = 80
"""Similarity, in percent, of the same line on two copies, misread perhaps."""
_AROUND = 12
"""Lines before and behind a line of a text without pages that are its surroundings."""
_FIGURES = re.compile(r"\d+")


class Pairs(Container[tuple[str, str]], Hashable, Protocol):
    """Pairs of words that follow each other in the forms; what is known of a line is remembered by them."""


class Place(NamedTuple):
    """Where a repeated line is."""

    first: int
    """Index of the line's first place."""
    asks: bool
    """Whether this place is for a person: the first one, or one whose figures are not a count from it."""


Repeats = dict[int, Place]
"""Repeated lines by their index."""


@lru_cache(maxsize=1 << 12)
def of_the_form(line: str, pairs: Pairs) -> bool:
    """Whether a line may be the form's own, perhaps edited: much of it stands there in the same order."""
    keys = [key for key in tokenize(line).keys if key]
    own = list(pairwise(keys))
    return bool(own) and sum(pair in pairs for pair in own) >= _OWN * len(own)


def repeated_lines(
    layout: PrintedLines, own: Callable[[str], bool], whole: Callable[[str], bool] = lambda line: True
) -> Repeats:
    """The lines that stand at the edges of several pages, or alone at several places of a text without pages.

    ``own`` says whether a line may be the form's own, and ``whole`` whether the form has it as a line, and not only within its
    sentences, as it has the name of a party whose letterhead each page bears.
    """
    text, lines = layout.text, layout.spans
    paged = "\f" in text
    alike: dict[str, list[int]] = defaultdict(list)
    pages = _pages(text, lines) if paged else []
    for index in _edges(pages) if paged else _alone(layout):
        line = layout.printed[index]
        if len(line) <= _LONGEST and len(letters := _letters(line)) >= 2:
            alike[letters].append(index)
    page_of = {index: number for number, page in enumerate(pages) for index in page}
    outermost = _outermost(layout, pages)
    found: Repeats = {}
    for group in alike.values():
        if len(group) < 2:
            continue
        members = [
            index
            for index in group
            if not read_ticks(line := layout.printed[index])
            and (not own(line) or (index in outermost and not whole(line)))
        ]
        if len(members) < 2:
            continue
        if paged and len({page_of[index] for index in members}) < 2:
            continue
        if not paged and not _often(text, lines, members):
            continue
        around = [pages[page_of[index]] if paged else _near(text, lines, index) for index in members]
        if _copied(text, lines, around, members, own):
            continue
        found.update(_places(text, lines, members))
    return found


@lru_cache(maxsize=1 << 12)
def _letters(line: str) -> str:
    """A line's letters, without a page number behind it."""
    number = read_page_number(line)
    head = alnum_key(number.head) if number is not None and number.numbered else ""
    if (number is not None and not alnum_key(number.head)) or is_garbled_number(line):
        return ""
    return "".join(char for char in head or alnum_key(line) if not char.isdigit())


def _pages(text: str, lines: Sequence[Range]) -> list[list[int]]:
    """The indices of each page's printed lines."""
    pages: list[list[int]] = [[]]
    for index, (start, end) in enumerate(lines):
        if start and text[start - 1] == "\f":
            pages.append([])
        if text[start:end].strip():
            pages[-1].append(index)
    return pages


def _edges(pages: Sequence[Sequence[int]]) -> list[int]:
    """The lines at the heads and feet of the pages, each once."""
    return sorted({index for page in pages for index in (*page[:_EDGE], *page[-_EDGE:])})


def _outermost(layout: PrintedLines, pages: Sequence[Sequence[int]]) -> frozenset[int]:
    """The first lines of the pages where all are the same, and the last ones where these are."""
    filled = [page for page in pages if page]
    found: set[int] = set()
    for ends in ([page[0] for page in filled], [page[-1] for page in filled]):
        if len(ends) > 1 and len({_letters(layout.printed[index]) for index in ends}) == 1:
            found.update(ends)
    return frozenset(found)


def _alone(layout: PrintedLines) -> list[int]:
    """Lines between blank lines, or with a page number as the only other line beside them."""
    text, lines = layout.text, layout.spans
    return [
        index
        for index, (line, opens, closes) in enumerate(zip(layout.printed, layout.opens, layout.closes, strict=True))
        if line and (opens or _is_number(text, lines, index - 1)) and (closes or _is_number(text, lines, index + 1))
    ]


def _is_number(text: str, lines: Sequence[Range], index: int) -> bool:
    """Whether a line is a page number and nothing else."""
    if not 0 <= index < len(lines):
        return False
    number = read_page_number(text[lines[index].slice].strip())
    return number is not None and number.numbered and not alnum_key(number.head)


def _often(text: str, lines: Sequence[Range], members: Sequence[int]) -> bool:
    """Whether a line of a text without pages is repeated often enough, or with a page number each time."""
    numbered = all(_is_number(text, lines, index - 1) or _is_number(text, lines, index + 1) for index in members)
    return len(members) >= (2 if numbered else _MANY)


def _near(text: str, lines: Sequence[Range], index: int) -> list[int]:
    """The printed lines around one of a text without pages."""
    near = range(max(0, index - _AROUND), min(len(lines), index + _AROUND + 1))
    return [other for other in near if text[lines[other].slice].strip()]


def _copied(
    text: str,
    lines: Sequence[Range],
    around: Sequence[Sequence[int]],
    members: Sequence[int],
    own: Callable[[str], bool],
) -> bool:
    """Whether the same line of the form is beside the line everywhere: then a page is repeated, as in a pile of copies.

    ``around`` are the printed lines of the page, or of the surroundings, of each member.
    """
    beside = []
    for index, page in zip(members, around, strict=True):
        nearest = sorted((other for other in page if other != index), key=lambda other: abs(other - index))
        neighbour = next((key for other in nearest if own(key := text[lines[other].slice].strip())), "")
        beside.append(alnum_key(neighbour))
    alike = sum(bool(key) and fuzz.ratio(key, beside[0]) >= _ALIKE for key in beside)
    return alike > 1 and alike * 2 >= len(beside)


def _places(text: str, lines: Sequence[Range], members: Sequence[int]) -> Repeats:
    """A line's places in order: those whose figures are the first one's, or count on from them, belong to it."""
    found: Repeats = {}
    first, last = members[0], _figures(text[lines[members[0]].slice])
    for index in members:
        figures = _figures(text[lines[index].slice])
        counts = len(figures) == len(last) and all(one <= two for one, two in zip(last, figures, strict=True))
        found[index] = Place(first, index == first or not counts)
        last = figures if counts else last
    return found


def _figures(line: str) -> list[int]:
    return [int(figure) for figure in _FIGURES.findall(line)]
