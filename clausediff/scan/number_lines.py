"""Lines that number their page: at a page's edge, alone between blank lines, or counting up with the others."""

from __future__ import annotations

from collections.abc import Collection

from clausediff.model import Range
from clausediff.scan.page_counts import roman_numbers
from clausediff.text.lines import trim
from clausediff.text.page_numbers import PageNumber, beside_a_figure, is_garbled_number, page_numbers, read_page_number
from clausediff.text.printed_lines import PrintedLines
from clausediff.text.protected import AMOUNT
from clausediff.text.words import alnum_key

__all__ = ["NumberLines"]

# Set by hand. Varied by ``tools/vary_constants.py`` (_OFFSET 0 and 1,000, _SHORT_PAGE 400 and 2,000): on the 185 documents
# where nothing, or a known word, was edited, no finding changes.
_OFFSET = 100
"""How far the first page's number may be from 1: an agreement may be a part of a book."""
_SHORT_PAGE = 900
"""Characters of a sparsely printed page."""
_OPENED = 1
"""Letters behind a label, at least, that the canonical prints before the first field of its line."""
_LABELLED = 20
"""Letters of the line below a number by which it is known as the clause of that number."""


class NumberLines:
    """What is known of the page numbers of a whole scan, by which each line is decided."""

    def __init__(
        self, layout: PrintedLines, edges: Collection[int], repeated: Collection[int], printed: Collection[str]
    ) -> None:
        """``edges`` and ``repeated`` are the indices of the lines at the pages' edges and of the running heads; ``printed`` holds
        :func:`~clausediff.text.words.alnum_key` of the lines that a canonical prints, up to their first field."""
        text = layout.text
        self.layout = layout
        self.edges = edges
        self.repeated = repeated
        self.printed = printed
        self.paged = "\f" in text
        self.counted = set(page_numbers(text, Range(0, len(text)), layout.spans))
        self.highest = 3 + len(text) // _SHORT_PAGE
        """A page number is not greater than the number of pages."""
        self.roman = roman_numbers(text, layout.spans, edges)
        """The Roman numerals at the pages' edges that count the pages."""

    def reason(self, index: int, number: PageNumber | None) -> str | None:
        """Why a line, which reads as ``number``, is a page number; None where it is none."""
        line = self.layout.printed[index]
        reason = self._edge_reason(line, number) if index in self.edges else self._inner_reason(index, line, number)
        if reason is None and self.counted and trim(self.layout.text, *self.layout.spans[index]) in self.counted:
            return "page number: the pages count up"
        return reason

    def in_doubt(self, span: Range, number: PageNumber) -> bool:
        """Whether a bare number may be a part of what the sentence says; not where the pages' numbers count up to it."""
        bare = number.figure is not None and not number.total
        if not bare or trim(self.layout.text, *span) in self.counted:
            return False
        return number.numeral.startswith("0") or beside_a_figure(self.layout.text, span)

    def _edge_reason(self, line: str, number: PageNumber | None) -> str | None:
        """Why a line at a page's edge is furniture."""
        if is_garbled_number(line):
            return "page number"
        if number is None:
            return None
        if number.value is None and not number.word and line in self.roman:
            return "page number: the pages count up"
        figure = number.figure
        if figure is not None and AMOUNT.isdisjoint(line) and figure <= self.highest + _OFFSET:
            return "page number"
        short = number.word and number.alone and number.value is not None and number.value <= self.highest + _OFFSET
        return "page number" if (number.numbered or short) and not alnum_key(number.head) else None

    def _inner_reason(self, index: int, line: str, number: PageNumber | None) -> str | None:
        """Why a line within a page, or in a text without pages, is furniture."""
        if number is None or not (self.layout.closes[index] or self._numbers_a_page(index + 1)):
            return None
        before = index - 1 in self.repeated or self._numbers_a_page(index - 1)
        if not (self.layout.opens[index] or before):
            return None
        if number.numbered and not alnum_key(number.head):
            return "page number"
        bare = not self.paged and not number.total and AMOUNT.isdisjoint(line)
        figure = number.figure
        if not bare or figure is None or figure > self.highest or self._labels(line, self.layout.following(index)):
            return None
        return "page number"

    def _numbers_a_page(self, index: int) -> bool:
        """Whether a line is ``Page 3 of 10`` and nothing else: an engine may gather the numbers of all pages in one place."""
        if not 0 <= index < len(self.layout.spans):
            return False
        number = read_page_number(self.layout.text[self.layout.spans[index].slice].strip())
        return number is not None and number.numbered and number.total != "" and not alnum_key(number.head)

    def _labels(self, line: str, following: str) -> bool:
        """Whether a number is the label of the line below it: the canonical has the two as one line, perhaps up to a field."""
        label = alnum_key(line)
        key = label + alnum_key(following)[:_LABELLED]
        return bool(following) and any(
            printed.startswith(key) or (len(printed) >= len(label) + _OPENED and key.startswith(printed))
            for printed in self.printed
        )
