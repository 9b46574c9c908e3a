"""Blanks that a form draws as lines without letters: they become ``____`` in its text, as if they were typed.

    made on ──────── between            made on ____ between
    Signature: ─────────         ⟶      Signature: ____
    ────────   ────────                 ____\t____
    (Licensor) (Licensee)               (Licensor) (Licensee)

Most forms that word processors and web pages print draw them so. A line under printed words is an underline or the rule of a table, and a
line across the whole page divides its parts: those are no blanks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from clausediff.model import Range
from clausediff.scan.pages import Box, WordBox
from clausediff.scan.scan import Scan

__all__ = ["with_ruled_blanks"]

_BLANK = "____"
_SHORTEST = 18.0
"""In points: a line that is shorter is a dash, or a part of a sign."""
_WHOLE = 0.9
"""Of the width of a page's text: a line alone that is as long divides the page."""
_HIGH = 9.0
"""In points: what stands so far above a line stands on it."""
_BELOW = 4.0
"""In points: the line of a blank lies at most so far under the lower edge of the words beside it."""
_UNDER = 0.15
"""Of a line: where words stand on more of it, it underlines them."""
_SAME_ROW = 3.0
"""In points: lines alone whose heights differ by no more are one row."""


class _Put(NamedTuple):
    """A change of the text."""

    span: Range
    """What is replaced: white space, or nothing."""
    text: str
    """What comes there."""


def with_ruled_blanks(scan: Scan, rules: Sequence[Sequence[Box]]) -> tuple[Scan, int, list[str]]:
    """The scan with its ruled blanks typed, how many there are, and sentences on lines that were taken for none.

    ``rules`` are the level lines of each page of the file.
    """
    puts: list[_Put] = []
    notes: list[str] = []
    divided: list[int] = []
    numbers = [page.number for page in scan.pages]
    for index, page in enumerate(scan.pages):
        own = rules[page.number - 1] if page.number <= len(rules) else ()
        if not own or numbers.count(page.number) > 1:
            continue
        words = [word for word in scan.words if word.page == index and scan.text[word.span.slice].strip()]
        if not words:
            notes.append(f"page {page.number}: lines are drawn there, but no words, so they were taken for no blanks")
            continue
        puts += _of_page(scan.text, words, own)
        if any(_divides(rule, words) for rule in own):
            divided.append(page.number)
    if divided:
        pages = f"page{'s' * (len(divided) > 1)} {', '.join(map(str, divided))}"
        notes.append(f"{pages}: lines across the whole page were taken for no blanks")
    if not puts:
        return scan, 0, notes
    puts.sort(key=lambda put: put.span)
    return _typed(scan, puts), sum(put.text.count(_BLANK) for put in puts), notes


def _of_page(text: str, words: Sequence[WordBox], rules: Sequence[Box]) -> Iterator[_Put]:
    """The blanks of a page."""
    alone: list[Box] = []
    beside: dict[tuple[int, int], list[Box]] = {}
    for rule in rules:
        if rule.width < _SHORTEST or _underlines(rule, words):
            continue
        row = _row(rule, words)
        before = [word for word in row if word.box.right <= rule.left + _SAME_ROW]
        after = [word for word in row if word.box.left >= rule.right - _SAME_ROW]
        if before:
            nearest = max(before, key=lambda word: word.box.right)
            beside.setdefault((nearest.span.end, 0), []).append(rule)
        elif after:
            nearest = min(after, key=lambda word: word.box.left)
            beside.setdefault((nearest.span.start, 1), []).append(rule)
        elif not _divides(rule, words):
            alone.append(rule)
    for (at, leads), found in beside.items():
        yield _beside(text, at, bool(leads), len(found))
    yield from _rows(text, words, alone)


def _row(rule: Box, words: Iterable[WordBox]) -> list[WordBox]:
    """The words on whose line a rule is drawn."""
    return [word for word in words if word.box.top < rule.middle <= word.box.bottom + _BELOW]


def _divides(rule: Box, words: Sequence[WordBox]) -> bool:
    """Whether a line goes across the whole text, with no words beside it or on it."""
    width = max(word.box.right for word in words) - min(word.box.left for word in words)
    return rule.width >= max(_SHORTEST, _WHOLE * width) and not _underlines(rule, words) and not _row(rule, words)


def _underlines(rule: Box, words: Iterable[WordBox]) -> bool:
    """Whether words stand on a line, or it runs through them."""
    covered = 0.0
    for word in words:
        if word.box.top < rule.middle + 1 and word.box.bottom > rule.middle - _HIGH:
            covered += max(0.0, min(word.box.right, rule.right) - max(word.box.left, rule.left))
    return covered > _UNDER * rule.width


def _beside(text: str, at: int, leads: bool, count: int) -> _Put:
    """Blanks behind a word, or before it, in the place of the white space on that line."""
    blanks = " ".join([_BLANK] * count)
    if leads:
        return _Put(Range(at, at), f"{blanks} ")
    end = at
    while end < len(text) and text[end] in " \t":
        end += 1
    more = end < len(text) and text[end] != "\n"
    # Punctuation that stands behind the line stays beside it.
    return _Put(Range(at, end), f" {blanks}{' ' if more and end > at else ''}")


def _rows(text: str, words: Sequence[WordBox], alone: Sequence[Box]) -> Iterator[_Put]:
    """Lines beside which nothing is printed, those at one height in one row, below the words above them."""
    rows: list[list[Box]] = []
    for rule in sorted(alone, key=lambda each: each.middle):
        if rows and abs(rows[-1][0].middle - rule.middle) <= _SAME_ROW:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    for row in rows:
        above = [word for word in words if word.box.bottom <= row[0].middle + 1]
        blanks = "\t".join([_BLANK] * len(row))
        if above:
            last = max(word.span.end for word in above)
            end = text.find("\n", last)
            end = len(text) if end < 0 else end
            yield _Put(Range(end, end), f"\n{blanks}")
        else:
            start = min(word.span.start for word in words)
            yield _Put(Range(start, start), f"{blanks}\n")


def _typed(scan: Scan, puts: Sequence[_Put]) -> Scan:
    """The scan with the changes made; what is marked in it is moved along."""
    pieces, at = [], 0
    for put in puts:
        pieces += [scan.text[at : put.span.start], put.text]
        at = put.span.end
    pieces.append(scan.text[at:])

    def moved(offset: int) -> int:
        return offset + sum(len(put.text) - put.span.size for put in puts if put.span.end <= offset)

    def place(span: Range) -> Range:
        start = moved(span.start)
        return Range(start, max(start, moved(span.end - 1) + 1 if span.size else start))

    return replace(
        scan,
        text="".join(pieces),
        page_starts=tuple(moved(start) if start else 0 for start in scan.page_starts),
        words=tuple(word._replace(span=place(word.span)) for word in scan.words),
        lines=(),
        marks=tuple(mark._replace(span=place(mark.span)) for mark in scan.marks),
        unread=tuple(part._replace(span=place(part.span)) if part.span is not None else part for part in scan.unread),
    )
