"""Lines at the pages' edges whose numbers count the pages: that they count proves what they are.

::

    1                   Supply Terms - 1/4          iv
    ...                 ...                         ...
    2                   Supply Terms - 2/4          v
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from clausediff.model import Range
from clausediff.text.labels import roman_value
from clausediff.text.page_numbers import PageNumber, read_page_number
from clausediff.text.printed_lines import PrintedLines

__all__ = ["counted_titles", "counting_first_head", "roman_numbers"]

_COUNTED = 2
"""Pages that the numbers behind a title must count."""
_ROMAN_PAGES = 3
"""Pages that Roman numerals must count to be their numbers."""


def counting_first_head(layout: PrintedLines, edges: Collection[int]) -> set[int]:
    """The index of the first printed line, where it is a number from which a line at the second page's edge counts on.

    The first lines of a text are the document's own, so that only such a number is a page's head there.
    """
    first = next((index for index, line in enumerate(layout.printed) if line), None)
    number = read_page_number(layout.printed[first]) if first is not None and edges else None
    if first is None or number is None or number.value is None or not number.alone:
        return set()
    for index in sorted(edges):
        if layout.text.count("\f", 0, layout.spans[index].start) == 1:
            head = read_page_number(layout.printed[index])
            if (
                head is not None
                and (head.word, head.total, head.alone) == (number.word, number.total, True)
                and head.value == number.value + 1
            ):
                return {first}
    return set()


def counted_titles(
    layout: PrintedLines, edges: Collection[int], number_of: Callable[[str], PageNumber | None]
) -> frozenset[int]:
    """The indices of lines that are a title and a bare number, where these numbers count up by one from page to page.

    ``number_of`` tells the number of such a line. In a text that does not tell its pages they stand between blank lines and
    count one another.
    """
    paged = "\f" in layout.text
    found = [
        (index, number)
        for index, line in enumerate(layout.printed)
        if line[-1:].isdigit()
        and (index in edges if paged else layout.opens[index] and layout.closes[index])
        and (number := number_of(line)) is not None
    ]
    places = [
        layout.text.count("\f", 0, layout.spans[index].start) if paged else at for at, (index, _) in enumerate(found)
    ]
    starts = {((number.value or 0) - place, number.total) for place, (_, number) in zip(places, found, strict=True)}
    return frozenset(index for index, _ in found) if len(starts) == 1 and len({*places}) >= _COUNTED else frozenset()


def roman_numbers(text: str, lines: Sequence[Range], edges: Collection[int]) -> frozenset[str]:
    """Roman numerals at the edges of three pages or more that go up by one from page to page."""
    by_start: dict[int, dict[int, str]] = {}
    for index in sorted(edges):
        line = text[lines[index].slice].strip()
        number = read_page_number(line)
        if number is None or number.value is not None or number.word or not number.alone or number.total:
            continue
        page = text.count("\f", 0, lines[index].start)
        by_start.setdefault(roman_value(number.numeral.lower()) - page, {})[page] = line
    counted = [pages for pages in by_start.values() if len(pages) >= _ROMAN_PAGES]
    return frozenset(line for pages in counted for line in pages.values())
