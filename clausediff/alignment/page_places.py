"""Where in a canonical each page of a scan belongs.

Most pages have runs of words that occur once in the canonical (anchored runs); where most of these lie together is the page's
place. A page of a form with few words of its own has none; it is placed by its lines, which begin with the form's labels::

    canonical   "Name: {{name}}"  "Address: {{address}}"  "Date: {{date}}"
    page        "Name: Ada Byron" "Address: 12 Mill Lane" "Date: 3 May 1841"     placed from Name to Date
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from clausediff.alignment.anchors import Run, anchored_runs
from clausediff.alignment.drafts import Candidate
from clausediff.canonical.clauses import before_slot
from clausediff.canonical.variants import PreparedCanonical
from clausediff.model import Range
from clausediff.text.lines import line_spans
from clausediff.text.page_numbers import read_page_number
from clausediff.text.words import Words, alnum_key

__all__ = ["PlacedPage", "form_lines", "line_heads", "page_spans", "place_pages", "printed_number"]

_LEAST = 0.2
"""Share of a page's words that the canonical must have in anchored runs for the page to be placed by them."""
_LINES = 0.3
"""Share of a page's printed lines that must begin as lines of the canonical, where it has no anchored runs."""
_STRAY, _SHARE = 60, 3
"""Words, or the part of its page's words, by which a run may be off the place of its page: more is a phrase that occurs twice."""


@dataclass(frozen=True, slots=True, eq=False)
class PlacedPage:
    """A page of the scan with its place."""

    index: int
    """Which page it is, from 0."""
    words: Range
    """Its words in the scan."""
    candidate: Candidate | None
    """The canonical of which it has words; None where it has none."""
    place: Range
    """From its first to its last word in that canonical."""
    number: int | None
    """Its printed number."""


def page_spans(text: str) -> list[Range]:
    """The pages of a text, without the form feeds between them."""
    ends, at = [], text.find("\f")
    while at >= 0:
        ends.append(at)
        at = text.find("\f", at + 1)
    return list(map(Range, [0, *(at + 1 for at in ends)], [*ends, len(text)]))


def place_pages(
    text: str, words: Words, spans: Sequence[Range], parts: Sequence[Range], candidates: Sequence[Candidate]
) -> list[PlacedPage]:
    """Each page with its place in the canonical of which it has most words."""
    every = [anchored_runs(each.prepared.full.anchors, each.ids, Range(0, len(words))) for each in candidates]
    heads = [line_heads(each.prepared) for each in candidates]
    pages = []
    for index, (span, part) in enumerate(zip(spans, parts, strict=True)):
        reach = max(_STRAY, part.size // _SHARE)
        found = [
            (candidate, *_place(_within(runs, part), reach)) for candidate, runs in zip(candidates, every, strict=True)
        ]
        if all(count < max(1, _LEAST * part.size) for *_, count in found):
            found = [
                (candidate, *_by_lines(text, span, lines)) for candidate, lines in zip(candidates, heads, strict=True)
            ]
        best: tuple[int, Candidate | None, Range] = (0, None, Range(0, 0))
        for candidate, place, count in found:
            if count > best[0]:
                best = (count, candidate, place)
        pages.append(PlacedPage(index, part, best[1], best[2], printed_number(text, span)))
    return pages


def _within(runs: Sequence[Run], part: Range) -> Iterator[Run]:
    """The runs of a page; one that reaches over its end is cut."""
    first = max(0, bisect_left(runs, (part.start,)) - 1)
    for s_at, c_at, size in islice(runs, first, None):
        if s_at >= part.end:
            break
        low, high = max(s_at, part.start), min(s_at + size, part.end)
        if low < high:
            yield low, c_at + low - s_at, high - low


def _place(runs: Iterator[Run], reach: int) -> tuple[Range, int]:
    """Where most of a page's runs lie together in the canonical, and how many words they have."""
    weighed = sorted((c_at - s_at, c_at, size) for s_at, c_at, size in runs)
    if not weighed:
        return Range(0, 0), 0
    half, count = sum(size for *_, size in weighed) / 2, 0
    middle = weighed[-1][0]
    for shift, _, size in weighed:
        count += size
        if count >= half:
            middle = shift
            break
    near = [(c_at, size) for shift, c_at, size in weighed if abs(shift - middle) <= reach]
    return Range(min(at for at, _ in near), max(at + size for at, size in near)), sum(size for _, size in near)


@lru_cache(maxsize=512)
def line_heads(prepared: PreparedCanonical) -> dict[str, int]:
    """The lines of a canonical that have a field, up to it, each with its first word."""
    full = prepared.full
    found: dict[str, int] = {}
    for line in line_spans(full.printed):
        before = before_slot(full.printed[line.slice])
        key = alnum_key(before)
        if len(key) > 2 and len(before) < line.size:
            found.setdefault(key, bisect_left(full.starts, line.start))
    return found


def _by_lines(text: str, span: Range, heads: dict[str, int]) -> tuple[Range, int]:
    """The place of a page of a form, whose lines begin with the canonical's labels, and how many of its lines do."""
    lines = [alnum_key(text[line.slice]) for line in line_spans(text, span)]
    lines = [line for line in lines if line]
    found = [
        heads[line[:size]]
        for line in lines
        if (size := next((size for size in range(len(line), 2, -1) if line[:size] in heads), 0))
    ]
    if len(found) < 2 or len(found) < _LINES * len(lines):
        return Range(0, 0), 0
    return Range(min(found), max(found) + 1), len(found)


def printed_number(text: str, span: Range) -> int | None:
    """The number that is printed at a page's head or foot."""
    lines = [text[line.slice].strip() for line in line_spans(text, span)]
    lines = [line for line in lines if line]
    for line in (*lines[-2:][::-1], *lines[:2]):
        number = read_page_number(line)
        if number is not None and (number.numbered or number.total):
            return number.value
        if number is not None and number.figure is not None and len(lines) > 1:
            return number.figure
    return None


def form_lines(text: str, candidate: Candidate) -> int:
    """How many lines of a text begin with a label of the form before a field, where enough of its lines do."""
    return _by_lines(text, Range(0, len(text)), line_heads(candidate.prepared))[1]
