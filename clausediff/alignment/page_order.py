"""In which order the pages of a scan are to be read: put in order, and second prints of a page set apart.

Each page is placed by the canonical's words on it. Pages of one copy whose places do not rise were scanned in another order;
a page whose place another page of the copy has was scanned twice::

    canonical     1 2 3 4 5 6 7 8
    pages         1 2 | 5 6 | 3 4 | 3 4 | 7 8
    places        0     4     2     2     6
    read as       1 2 | 3 4 | 5 6 | 7 8             apart: 3 4

A pile holds several copies. It is cut into copies where that leaves the fewest pages twice or missing (dynamic programming
over the pages). Page numbers that count up as the pages lie prove that nothing was exchanged by the scanner: then the text
was printed in that order, and a clause elsewhere is a change.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from clausediff.alignment.drafts import Candidate
from clausediff.alignment.page_places import PlacedPage, page_spans, place_pages
from clausediff.model import Range
from clausediff.text.words import Words

__all__ = ["PageOrder", "find_page_order"]

_SAME = 0.6
"""Share of a page's place that other pages have, from which it is a page printed again."""
_ALIKE = 0.6
"""Share of the words of a second print that the first one must have in common with it."""
_SLACK = 0.15
"""Share of a page's place by which it may reach into the page before it: a clause that was moved over the page's end."""
_COPY, _TWICE, _APART, _MISSING = 0.6, 1.0, 1.0, 2.0
"""What a copy more, a page twice, a page twice that does not lie beside the first print, and all words missing cost."""
_FEW = 0.4
"""Share of the canonical below which pages are no copy of their own."""
_END, _OPENING = 0.9, 0.1
"""Shares of the canonical behind which a copy ends, and before which one begins."""
_MOST = 60
"""Pages of a copy, at most, and of a pile as many more as its canonical has thousands of words."""


class PageOrder(NamedTuple):
    """How the pages of a scan are to be read."""

    order: tuple[int, ...]
    """Indices of the pages in the order of reading, those printed again left out."""
    again: tuple[tuple[int, int], ...]
    """Each page that is there a second time, with its first print."""
    moved: tuple[Range, ...]
    """The first and one past the last page of each copy whose pages are in another order."""


def find_page_order(text: str, words: Words, candidates: Sequence[Candidate]) -> PageOrder | None:
    """The order of reading; None where the pages lie in order. ``text`` is the scan's with its furniture."""
    spans = page_spans(text)
    if len(spans) < 2:
        return None
    edges = [bisect_left(words.starts, span.start) for span in spans]
    parts = list(map(Range, edges, [*edges[1:], len(words)]))
    pages = place_pages(text, words, spans, parts, candidates)
    order: list[int] = []
    again: list[tuple[int, int]] = []
    moved: list[Range] = []
    for run in _runs_of_one_form(pages):
        if _in_order(run):
            order += range(run[0].index, run[-1].index + 1)
            continue
        for group in _copies(run):
            sorted_group, twice = _sorted(words, group)
            if any(two.index < one.index for one, two in pairwise(sorted_group)):
                moved.append(Range(group[0].index, group[-1].index + 1))
            order += _with_unplaced(pages, group, sorted_group, {page.index for page in twice})
            again += [(page.index, first.index) for page, first in twice.items()]
    if not again and not moved:
        return None
    return PageOrder(tuple(_with_rest(order, again, len(pages))), tuple(sorted(again)), tuple(moved))


def _with_rest(order: Sequence[int], again: Sequence[tuple[int, int]], count: int) -> list[int]:
    """The order with the pages that are in no copy, each behind the copy that lies before it."""
    known = {*order, *(page for page, _ in again)}
    found: list[int] = []
    waiting = [index for index in range(count) if index not in known]
    for position, index in enumerate(order):
        # a page may go before what follows in the order when all that follows lies behind it
        while waiting and waiting[0] < min(order[position:]):
            found.append(waiting.pop(0))
        found.append(index)
    return [*found, *waiting]


def _runs_of_one_form(pages: Sequence[PlacedPage]) -> Iterator[list[PlacedPage]]:
    """Placed pages of one canonical that follow each other."""
    run: list[PlacedPage] = []
    for page in pages:
        if page.candidate is None:
            continue
        if run and run[-1].candidate is not page.candidate:
            yield run
            run = []
        run.append(page)
    if run:
        yield run


def _copies(pages: list[PlacedPage]) -> list[list[PlacedPage]]:
    """Cut the pages of one form into copies at the least cost."""
    candidate = pages[0].candidate
    assert candidate is not None
    size = len(candidate.prepared.full)
    longest = _MOST + size // 1000
    best: list[tuple[float, int]] = [(0.0, 0), *[(float("inf"), 0)] * len(pages)]
    for start in range(len(pages)):
        seen = bytearray(size)
        repeated, covered = 0.0, 0
        for end in range(start + 1, min(len(pages), start + longest) + 1):
            page = pages[end - 1]
            low, high = page.place
            known = sum(seen[low:high])
            if known >= _SAME * max(1, high - low):
                before = pages[end - 2] if end - 2 >= start else None
                beside = before is not None and page.index - before.index == 1 and _overlap(page, before) >= _SAME
                repeated += _TWICE if beside else _TWICE + _APART
            seen[low:high] = b"\x01" * (high - low)
            covered += high - low - known
            missing = 1 - covered / max(1, size)
            cost = _COPY + repeated + _MISSING * missing + (1.0 if missing > 1 - _FEW else 0.0)
            if best[start][0] + cost < best[end][0] - 1e-9:
                best[end] = (best[start][0] + cost, start)
    groups, end = [], len(pages)
    while end:
        start = best[end][1]
        groups.append(pages[start:end])
        end = start
    return groups[::-1]


def _in_order(pages: Sequence[PlacedPage]) -> bool:
    """Whether each page goes on where the one before it ends, or begins a copy where that one ends the copy before."""
    candidate = pages[0].candidate
    assert candidate is not None
    size = len(candidate.prepared.full)
    if pages[0].place.start > _OPENING * size or pages[-1].place.end < _END * size:
        return False
    for one, two in pairwise(pages):
        goes_on = two.place.start >= one.place.end - _SLACK * min(one.place.size, two.place.size)
        begins = one.place.end >= _END * size and two.place.start <= _OPENING * size
        if not (goes_on or begins):
            return False
    return True


def _overlap(one: PlacedPage, other: PlacedPage) -> float:
    """The share of the smaller place that both have."""
    both = min(one.place.end, other.place.end) - max(one.place.start, other.place.start)
    return max(0, both) / max(1, min(one.place.size, other.place.size))


def _sorted(words: Words, group: list[PlacedPage]) -> tuple[list[PlacedPage], dict[PlacedPage, PlacedPage]]:
    """The pages of a copy in order, and those that are there again, each with its first print."""
    twice: dict[PlacedPage, PlacedPage] = {}
    kept: list[PlacedPage] = []
    for page in group:
        first = next((other for other in kept if _is_again(words, page, other)), None)
        if first is None:
            kept.append(page)
        else:
            twice[page] = first
    # a page whose place another page has, and that is none printed again, holds other words: it stays behind the page before it
    sure = [page for page in kept if not any(_within_other(page, other) for other in kept if other is not page)]
    if len(sure) < 2:
        return kept, twice
    kept = sure
    ordered = sorted(kept, key=lambda page: (page.place.start + page.place.end, page.index))
    reach = [_SLACK * min(one.place.size, two.place.size) for one, two in pairwise(kept)]
    rises = all(
        two.place.start >= one.place.end - slack and two.place.end > one.place.start
        for (one, two), slack in zip(pairwise(kept), reach, strict=True)
    )
    parted = all(two.place.start >= one.place.end - _SLACK * two.place.size for one, two in pairwise(ordered))
    if rises or not parted or _numbered(kept):
        return kept, twice
    return ordered, twice


def _within_other(page: PlacedPage, other: PlacedPage) -> bool:
    """Whether another page has most of a page's place, or of two such pages the other one is the longer."""
    both = min(page.place.end, other.place.end) - max(page.place.start, other.place.start)
    return both > 0 and both * 2 > page.place.size and page.place.size <= other.place.size


def _is_again(words: Words, page: PlacedPage, other: PlacedPage) -> bool:
    """Whether a page is another one printed or scanned again: nearly the same words at the same place."""
    if _overlap(page, other) < _SAME or (page.number != other.number and page.number and other.number):
        return False
    one, two = (words.keys[each.words.slice] for each in (page, other))
    common = len(set(one) & set(two))
    return common >= _ALIKE * max(len(set(one)), len(set(two)))


def _numbered(pages: Sequence[PlacedPage]) -> bool:
    """Whether the printed numbers count up as the pages lie: then they were printed in this order."""
    numbers = [page.number for page in pages if page.number is not None]
    return len(numbers) >= 2 and len(numbers) * 2 > len(pages) and all(one < two for one, two in pairwise(numbers))


def _with_unplaced(
    pages: Sequence[PlacedPage], group: list[PlacedPage], ordered: list[PlacedPage], again: Collection[int]
) -> Iterator[int]:
    """The pages of a copy in order, each followed by the pages without a place that lie behind it and within the copy."""
    kept = {page.index for page in ordered}
    behind: dict[int, list[int]] = {}
    owner = ordered[0].index
    for page in pages[group[0].index : group[-1].index + 1]:
        if page.index in kept:
            owner = page.index
        elif page.index not in again:
            behind.setdefault(owner, []).append(page.index)
    for page in ordered:
        yield page.index
        yield from behind.get(page.index, ())
