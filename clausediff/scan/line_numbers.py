"""Numbers in the margin that count the lines of a page: layout, unless the form has them itself.

::

     1 Supply Terms
     2 1. The Supplier delivers the goods to the house of the Buyer
     3 each month.

That the numbers count up line by line proves what they are. Pages may count on or begin anew, and only each fifth line may be
numbered. A line whose number does not fit the count is left as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from clausediff import regex as re
from clausediff.model import Range
from clausediff.text.words import alnum_key

__all__ = ["line_numbers"]

_NUMBER = re.compile(r"[ \t]*(\d{1,4})(?=[ \t]|$)")
_LEAST = 6
"""Numbered lines of a page that has a number on each line, at least."""
_SHARE = 0.6
"""Share of the page's lines that must have the number that fits; blank lines may go without."""
_STEPS = 3
"""Numbers at least where only each fifth or tenth line has one."""
_MARGIN_STEPS = 2
"""The same where the numbers stand in a margin that is left of all other print of the page."""
_OWN = 0.5
"""Share of numbered lines that the form prints with the same number, from which they are the form's own labels."""


def line_numbers(text: str, lines: Sequence[Range], printed: Callable[[str], bool]) -> list[Range]:
    """The spans of the numbers in the margin, in order. ``printed`` tells whether the form prints a line with such letters."""
    found: list[Range] = []
    for page in _pages(text, lines):
        numbers = [(index, int(match[1]), Range(*match.span(1))) for index, match in _numbers(text, lines, page)]
        fitting = _counting(text, lines, page, numbers)
        own = sum(printed(alnum_key(text[lines[index].slice])) for index, _, _ in fitting)
        if fitting and own < _OWN * len(fitting):
            found += [span for _, _, span in fitting]
    return found


def _pages(text: str, lines: Sequence[Range]) -> Iterator[range]:
    """The indices of each page's lines."""
    first = 0
    for index, (_, end) in enumerate(lines):
        if end >= len(text) or text[end] == "\f":
            yield range(first, index + 1)
            first = index + 1


def _numbers(text: str, lines: Sequence[Range], page: range) -> Iterator[tuple[int, re.Match[str]]]:
    for index in page:
        match = _NUMBER.match(text, *lines[index])
        if match is not None:
            yield index, match


def _counting(
    text: str, lines: Sequence[Range], page: range, numbers: Sequence[tuple[int, int, Range]]
) -> list[tuple[int, int, Range]]:
    """The numbers that count the page's lines, with its blank lines or without them; none where they do not."""
    if len(numbers) < _MARGIN_STEPS:
        return []
    least = _MARGIN_STEPS if _in_margin(text, lines, page, numbers) else _STEPS
    printed = [index for index in page if text[lines[index].slice].strip()]
    position = {index: place for place, index in enumerate(printed)}
    best: list[tuple[int, int, Range]] = []
    for place in (lambda index: index, lambda index: position[index]):
        shift, _ = Counter(value - place(index) for index, value, _ in numbers).most_common(1)[0]
        fitting = [each for each in numbers if each[1] - place(each[0]) == shift]
        every = len(fitting) >= max(_LEAST, _SHARE * len(printed))
        if (every or _by_fives(fitting, len(page), least)) and len(fitting) > len(best):
            best = fitting
    return best


def _in_margin(text: str, lines: Sequence[Range], page: range, numbers: Sequence[tuple[int, int, Range]]) -> bool:
    """Whether all print of the page but the numbers begins to the right of them."""
    right = max(span.end - lines[index].start for index, _, span in numbers)
    numbered = {index: span.end for index, _, span in numbers}
    for index in page:
        rest = text[numbered.get(index, lines[index].start) : lines[index].end]
        begins = lines[index].end - lines[index].start - len(rest.lstrip(" "))
        if rest.strip(" ") and begins <= right:
            return False
    return True


def _by_fives(fitting: Sequence[tuple[int, int, Range]], size: int, least: int) -> bool:
    """Whether each fifth or tenth line of a page has its number, and no other line has one."""
    values = [value for _, value, _ in fitting]
    for step in (5, 10):
        if all(value % step == 0 for value in values) and len(values) >= max(least, size // step - 1):
            return values == list(range(values[0], values[-1] + 1, step))
    return False
