"""Lines, paragraphs and pages of a text: where they begin and end, and which line stands alone.

A line ends at a line feed, or at a form feed, which ends the page too. All offsets are into the text that is given; a
line's span is without the character that ends it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from clausediff import regex as re
from clausediff.model import Range
from clausediff.text.words import Words, alnum_key

_LINE_END = re.compile(r"[\n\f]")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_WHITE = " \t"
_SHORT = 1 << 16
"""Characters of the longest text whose lines are kept."""


# -- spans ---------------------------------------------------------------------------------------------------------


def line_start(text: str, at: int) -> int:
    """Where the line begins that holds the offset ``at``."""
    newline = text.rfind("\n", 0, at) + 1
    return max(newline, text.rfind("\f", newline, at) + 1)


def line_end(text: str, at: int) -> int:
    """Where the line ends that holds the offset ``at``."""
    newline = text.find("\n", at)
    newline = len(text) if newline < 0 else newline
    page = text.find("\f", at, newline)
    return newline if page < 0 else page


def line_at(text: str, start: int, end: int) -> Range:
    """The span from the beginning of the line that holds ``start`` to the end of the line that holds ``end``."""
    return Range(line_start(text, start), line_end(text, end))


def line_spans(text: str, within: Range | None = None) -> list[Range]:
    """The spans of all lines, blank ones too, in order; ``within`` limits them to a part of the text."""
    if within is None and len(text) <= _SHORT:
        return list(_lines_of_short(text))
    return _lines_within(text, *(within or (0, len(text))))


def _lines_within(text: str, start: int, end: int) -> list[Range]:
    ends = [match.start() for match in _LINE_END.finditer(text, start, end)]
    return list(map(Range, [start, *(at + 1 for at in ends)], [*ends, end]))


@lru_cache(maxsize=4)
def _lines_of_short(text: str) -> tuple[Range, ...]:
    """The lines of a text of some pages, kept while its stages ask for them one after the other."""
    return tuple(_lines_within(text, 0, len(text)))


def trim(text: str, start: int, end: int) -> Range:
    """The span without the white space at its ends; empty at ``end`` where it holds nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Range(start, end)


# -- what is around a line -------------------------------------------------------------------------------------


def breaks_line(text: str, start: int, end: int) -> bool:
    """Whether a line ends between two offsets."""
    return _LINE_END.search(text, start, end) is not None


def paragraph_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where a paragraph begins behind each blank line between two offsets; a page's end may interrupt one."""
    return (match.end() for match in _BLANK_LINE.finditer(text, start, end))


def blank_before(text: str, start: int) -> bool:
    """Whether nothing is printed above the line that begins at ``start``: a blank line, a page's top, or the text's."""
    if start == 0 or text[start - 1] == "\f":
        return True
    return not text[line_start(text, start - 1) : start - 1].strip(_WHITE)


def blank_after(text: str, end: int) -> bool:
    """Whether nothing is printed below the line that ends at ``end``: a blank line, a page's foot, or the text's end."""
    if end >= len(text) or text[end] == "\f":
        return True
    return not text[end + 1 : line_end(text, end + 1)].strip(_WHITE)


def opens_line(words: Words, index: int) -> bool:
    """Whether only marks stand between a line's beginning and a word."""
    start = words.starts[index]
    return alnum_key(words.text[line_start(words.text, start) : start]) == ""


def closes_line(words: Words, index: int) -> bool:
    """Whether a word is the last of its line."""
    return index + 1 >= len(words) or breaks_line(words.text, words.ends[index], words.starts[index + 1])


def split_lines(words: Words, first: int, last: int) -> list[tuple[int, int, bool]]:
    """Cut the words ``first`` to ``last`` into lines.

    Each is its first word, one past its last, and whether it has all the words that stand on that line.
    """
    text, pieces, at = words.text, [], first
    while at < last:
        line = line_at(text, words.starts[at], words.starts[at])
        to = at
        while to < last and words.starts[to] < line.end:
            to += 1
        opens = at == 0 or words.ends[at - 1] <= line.start
        closes = to >= len(words) or words.starts[to] >= line.end
        pieces.append((at, to, opens and closes))
        at = to
    return pieces


# -- pages ---------------------------------------------------------------------------------------------------------


def page_edges(text: str, lines: Sequence[Range], count: int) -> set[int]:
    """Indices of the ``count`` printed lines nearest to each page break and to the last page's foot.

    Empty where the text has one page only: its first lines are the document's own.
    """
    if "\f" not in text:
        return set()
    pages: list[list[int]] = [[]]
    for index, (start, end) in enumerate(lines):
        if start > 0 and text[start - 1] == "\f":
            pages.append([])
        if text[start:end].strip():
            pages[-1].append(index)
    if len(pages) == 1:
        return set()
    edges = {index for page in pages[1:] for index in page[:count]}
    return edges | {index for page in pages for index in page[-count:]}


def touches_page_break(text: str, start: int, end: int, reach: int = 80) -> bool:
    """Whether a page break stands within ``reach`` characters before or after a stretch, and no word between them."""
    before, after = text[max(0, start - reach) : start], text[end : end + reach]
    return ("\f" in before and not alnum_key(before.rpartition("\f")[2])) or (
        "\f" in after and not alnum_key(after.partition("\f")[0])
    )


def usual_line_length(text: str) -> int:
    """The usual length of a text's printed lines, or 0 where it does not keep the lines of the page.

    Engines either keep each printed line or write a paragraph as one line. Lines are kept where at least three in ten go
    on in the next one; the usual length is that of the upper quartile, since the last line of a paragraph is shorter.
    """
    lines = text.split("\n")
    full = sorted(len(line) for line in lines if len(line.strip()) > 3)
    if len(full) < 4:
        return 0
    inner = sum(1 for one, two in pairwise(lines) if len(one.strip()) > 30 and two.strip())
    usual = full[len(full) * 3 // 4]
    return usual if inner >= 0.3 * len(full) and usual <= 150 else 0
