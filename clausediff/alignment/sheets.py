"""Columns that a text shows by white space, read one after the other: two pages on one sheet, two columns of print.

A text that keeps the places of words on the page has the two sides of a gutter on one line::

    1. The Supplier delivers      3. The Buyer pays          read   1. The Supplier delivers
    the goods each month.         within thirty days.               the goods each month.
                                                                    3. The Buyer pays …

A table looks the same and is read across. So both readings are held against the canonical: the one in which more words
follow each other as they do there is taken, and the text as it is where neither is clearly better. An engine that does not keep
the places of words writes the lines of two columns by turns, one below the other; they are told by the same test.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from clausediff.model import Range
from clausediff.scan.arrangement import Arrangement, Part, arrange
from clausediff.text.lines import line_spans
from clausediff.text.words import tokenize

__all__ = ["find_sheets"]

_GUTTER = 2
"""Spaces between the sides of a line, at least."""
_BOTH = 2
"""Lines of a block that must have both sides."""
_SHIFT = 2
"""Characters by which the right side may begin further left or right than in most lines."""
_SHEETS = 12
"""Sheets without a page's end between them, at most."""
_TURNS = 6
"""Lines of a block of two columns by turns, at least."""
_WORDS = 4
"""Words of its lines on average, at least: whose line it is in a block of short ones only its place tells."""
_LONGEST = 130
"""Lines of such a block, at most: two columns of a page. What is longer runs over pages, each with two columns of its own."""
_REGULAR = 0.7
"""The share of joints that a block by turns must have right: where the turns are not regular, the text is aligned as it is, and
the lines of its columns are told there."""
_JOINTS = 3
"""Joints between lines that a reading must have right more than the other one."""

Pairs = Container[tuple[str, str]]
"""Pairs of words that follow each other in the canonicals."""


class _Line(NamedTuple):
    """A line of a block."""

    left: Range
    right: Range
    """Empty where the line has nothing there."""


class _Block(NamedTuple):
    """Lines of one page that are in two columns."""

    first: int
    """Index of the first line."""
    last: int
    """One past the last."""
    left: list[Range]
    right: list[Range]


def find_sheets(text: str, pairs: Pairs) -> Arrangement | None:
    """The text with columns read one after the other; None where there are none, or where they are read across."""
    lines = line_spans(text)
    blocks = list(_gutters(text, lines, pairs)) if " " * _GUTTER in text else []
    taken = [(block.first, block.last) for block in blocks]
    blocks += [
        block
        for block in _by_turns(text, lines, pairs)
        if not any(block.first < last and first < block.last for first, last in taken)
    ]
    if not blocks:
        return None
    parts: list[Part] = []
    at = 0
    for block in sorted(blocks):
        start, end = lines[block.first].start, lines[block.last - 1].end
        if at < start:
            parts.append(Part(Range(at, start)))
        sheet = _is_page(text, start, end)
        parts += [Part(span, "\n") for span in block.left]
        parts[-1] = Part(parts[-1].span, "\n\f" if sheet else "\n\n")
        parts += [Part(span, "\n") for span in block.right]
        parts[-1] = Part(parts[-1].span)
        at = end
    if at < len(text):
        parts.append(Part(Range(at, len(text))))
    return arrange(text, parts)


def _is_page(text: str, start: int, end: int) -> bool:
    """Whether a block is all that its page has: then its sides are pages."""
    page = text.rfind("\f", 0, start) + 1
    foot = text.find("\f", end)
    return not text[page:start].strip() and not text[end : foot if foot >= 0 else len(text)].strip()


# -- columns that white space shows ----------------------------------------------------------------------------------


def _gutters(text: str, lines: Sequence[Range], pairs: Pairs) -> Iterator[_Block]:
    """The blocks of lines that a gutter divides, where they are read down."""
    at = 0
    while at < len(lines):
        last = at
        while last + 1 < len(lines) and text[lines[last].end] != "\f":
            last += 1
        for first, sides in _blocks_of_page(text, lines, at, last + 1):
            if not _reads_down(text, sides, pairs):
                continue
            for low, high in _apart(text, sides, pairs):
                part = sides[low:high]
                yield _Block(first + low, first + high, [side.left for side in part], [side.right for side in part])
        at = last + 1


def _apart(text: str, lines: Sequence[_Line], pairs: Pairs) -> list[tuple[int, int]]:
    """A block cut into those that are read one after the other: sheets, of which the right side comes before the next left one.

    It is cut where neither side has print, if more sides then go on in the next one as in the canonical.
    """
    ends = [(_ends(text, line.left), _ends(text, line.right)) for line in lines]

    def joints(cuts: Sequence[int]) -> int:
        parts = [ends[low:high] for low, high in pairwise([0, *cuts, len(ends)])]
        return _joints([side for part in parts for number in (0, 1) for side in (line[number] for line in part)], pairs)

    blank = [index for index, (left, right) in enumerate(ends) if left is None and right is None]
    cuts: list[int] = []
    while blank and len(cuts) < _SHEETS:
        best = max(blank, key=lambda index: (joints(sorted([*cuts, index])), -index))
        if joints(sorted([*cuts, best])) <= joints(cuts):
            break
        cuts = sorted([*cuts, best])
        blank.remove(best)
    return list(pairwise([0, *cuts, len(lines)]))


def _blocks_of_page(text: str, lines: Sequence[Range], first: int, last: int) -> Iterator[tuple[int, list[_Line]]]:
    """The blocks of one page that a gutter divides: the index of the first line, and the lines."""
    at = first
    while at < last:
        column = _column(text, lines[at])
        if column is None:
            at += 1
            continue
        near = [each for line in lines[at : min(last, at + 40)] if (each := _column(text, line)) is not None]
        common = Counter(near).most_common(1)[0][0]
        column = common if abs(common - column) <= _SHIFT else column
        start, end = at, at
        while start > first and _sides(text, lines[start - 1], column) is not None:
            start -= 1
        while end < last and _sides(text, lines[end], column) is not None:
            end += 1
        sides = [side for line in lines[start:end] if (side := _sides(text, line, column)) is not None]
        while sides and not _printed(text, sides[0]):
            sides, start = sides[1:], start + 1
        while sides and not _printed(text, sides[-1]):
            sides.pop()
        if sum(line.left.size > 0 and line.right.size > 0 for line in sides) >= _BOTH:
            yield start, sides
        at = max(at + 1, end)


def _printed(text: str, line: _Line) -> bool:
    return bool(text[line.left.slice].strip() or text[line.right.slice].strip())


def _column(text: str, line: Range) -> int | None:
    """Where the right side of a line begins that has a gutter; of several gutters, the widest one's."""
    printed = text[line.slice].rstrip()
    best, width, at = None, _GUTTER - 1, len(printed) - len(printed.lstrip())
    while (gap := printed.find(" " * _GUTTER, at)) >= 0:
        at = gap
        while at < len(printed) and printed[at] == " ":
            at += 1
        if at - gap > width:
            best, width = at, at - gap
    return best


def _sides(text: str, line: Range, column: int) -> _Line | None:
    """A line cut at a column; None where print runs across it."""
    start, end = line
    edge = start + column - _SHIFT
    if end <= edge:
        return _Line(line, Range(end, end))
    before = edge
    while before > start and text[before - 1] == " ":
        before -= 1
    after = edge
    while after < end and text[after] == " ":
        after += 1
    if after >= end:
        return _Line(Range(start, before), Range(end, end))
    if before > start and after - before < _GUTTER:
        return None
    return _Line(Range(start, before), Range(after, end))


def _reads_down(text: str, lines: Sequence[_Line], pairs: Pairs) -> bool:
    """Whether the sides of a block, one after the other, are clearly more like the canonical than its lines across."""
    left = [_ends(text, line.left) for line in lines]
    if all(side is None or (side[0] == side[1] and side[0].isdigit()) for side in left):
        return False  # numbers in the margin
    right = [_ends(text, line.right) for line in lines]
    across = [side for pair in zip(left, right, strict=True) for side in pair]
    down = [*left, *right]
    return _joints(down, pairs) - _joints(across, pairs) >= min(_JOINTS, max(2, len(lines) // 2))


# -- lines by turns --------------------------------------------------------------------------------------------------


def _by_turns(text: str, lines: Sequence[Range], pairs: Pairs) -> Iterator[_Block]:
    """Blocks of lines that belong to two columns by turns; behind the shorter one come lines of the longer one only."""
    at = 0
    while at < len(lines):
        last = at
        while last < len(lines) and text[lines[last].slice].strip():
            last += 1
        if _TURNS <= last - at <= _LONGEST and (block := _turns(text, lines, at, last, pairs)) is not None:
            yield block
        at = last + 1


def _turns(text: str, lines: Sequence[Range], first: int, last: int, pairs: Pairs) -> _Block | None:
    """The lines of a block as two columns; None where they go on from each to the next one as often."""
    ends = [_ends(text, line) for line in lines[first:last]]
    straight = _joints(ends, pairs)
    if straight * 2 > len(ends) or len(text[lines[first].start : lines[last - 1].end].split()) < _WORDS * len(ends):
        return None
    best, found = max(straight + _JOINTS, round(_REGULAR * (len(ends) - 2))) - 1, None
    for start in range(2 if len(ends) > _TURNS else 1):
        for turns in range(_TURNS // 2, (len(ends) - start) // 2 + 1):
            rest = range(start + 2 * turns, len(ends))
            sides = [[*range(start + side, start + 2 * turns, 2)] for side in (0, 1)]
            for left, right in ((sides[0] + [*rest], sides[1]), (sides[0], sides[1] + [*rest])):
                count = sum(_joints([ends[index] for index in side], pairs) for side in (left, right))
                if count > best:
                    best, found = count, (start, left, right)
    if found is None:
        return None
    start, left, right = found
    before = _ends(text, lines[first - 2]) if first > 1 else None
    after = _ends(text, lines[last + 1]) if last + 1 < len(lines) else None
    orders = [(left, right), (right, left)]
    between = [
        _joints([before, ends[one[0]]], pairs)
        + _joints([ends[one[-1]], ends[two[0]]], pairs)
        + _joints([ends[two[-1]], after], pairs)
        for one, two in orders
    ]
    left, right = orders[int(between[1] > between[0])]
    spans = [[lines[first + index] for index in side] for side in (left, right)]
    return _Block(first + start, last, *spans)


# -- joints ----------------------------------------------------------------------------------------------------------


def _ends(text: str, span: Range) -> tuple[str, str] | None:
    """The first and the last word of a side; None where it has none."""
    pieces = text[span.slice].split()
    first = next((keys for piece in pieces if (keys := tokenize(piece).keys)), None)
    last = next((keys for piece in reversed(pieces) if (keys := tokenize(piece).keys)), None)
    return (first[0], last[-1]) if first and last else None


def _joints(sides: Sequence[tuple[str, str] | None], pairs: Pairs) -> int:
    """How many sides go on in the next one as in the canonical."""
    printed = [side for side in sides if side is not None]
    return sum((one[1], two[0]) in pairs for one, two in pairwise(printed))
