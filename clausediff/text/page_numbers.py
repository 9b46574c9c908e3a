"""Page numbers: one reader for all of a line that is (or ends in) one, and the count that proves a bare number.

:func:`read_page_number` says what a line has of a page number: a word for "page", the numeral, the number of pages, the
marks around them, and what is printed before it. How much of that is needed depends on where the line is, so each place
that asks has its own property of :class:`PageNumber`.

A canonical taken from a PDF or a word processor has the numbers of its pages on lines of their own. One such line may be
anything, a figure of a table or a label; lines that count 3, 4, 5 with a page of text between them are pages
(:func:`page_numbers`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from clausediff import regex as re
from clausediff.model import Range
from clausediff.text.labels import read_label, roman_value
from clausediff.text.lines import blank_after, blank_before, line_at, line_spans, trim
from clausediff.text.protected import AMOUNT

_HEAD = 90
"""The longest running head that a page number may follow, in characters."""
_MARKS = r"[\W_]*"
_PAGES = ("page", "seite", "blatt", "página", "pagina", "bladzijde", "blad")
"""A page in the languages that have word lists."""
_SHORT = ("pg", "pág", "pag", "blz")
_WORD = "|".join((*_PAGES, "pg", *(rf"{word}(?=\.)" for word in (*_SHORT[1:], "p"))))
_NUMERALS = frozenset("ivxlcoIVXLCO")
"""The letters that may end a line with a page number."""
_NUMERAL = r"\d{1,4}|[ivxlcIO|]{1,6}"
"""Figures, a Roman numeral, or marks that engines read for either."""
_TOTAL = rf"(?:(?:of|von|sur|de|di|van){_MARKS}(?P<total>\d{{1,4}}|[lIO|])|[/|]{_MARKS}(?P<out_of>\d{{1,4}}|[lIO]))"
_COUNT = r"(?:(?:no|nr|n[°º])\b[.°º]?[ \t]*)?"
"""``No.`` between the word for a page and its number."""
_REST = rf"(?P<numeral>{_NUMERAL})(?:{_MARKS}{_TOTAL})?(?P<after>{_MARKS})"
_WITH_WORD = re.compile(
    rf"(?P<head>[^\n]{{0,{_HEAD}}}?)(?P<before>{_MARKS})(?P<word>{_WORD})(?P<between>{_MARKS}{_COUNT}){_REST}",
    re.IGNORECASE,
)
_SOUGHT = ("pag", "p.", "pg", "seite", "pág", "blad", "blatt", "blz.")
"""One of these is in each line that has a word for "page"."""
_EASTERN = re.compile(
    r"第?\s*(?P<numeral>\d{1,4})\s*(?:[页頁]|ページ)(?:\s*[,，、/]?\s*[共全]\s*(?P<total>\d{1,4})\s*(?:[页頁]|ページ))?"
)
"""``第 3 页 共 4 页``: Chinese and Japanese put the word for a page behind its number."""
_EASTERN_END = frozenset("页頁ジ")
_BARE = re.compile(rf"(?P<before>{_MARKS}){_REST}", re.IGNORECASE)
_GARBLED = re.compile(r"(?:[a-z0-9]?page)?[0-9ivxlose]{0,4}(?:[o0][ftli])?[0-9ivxlose]{0,4}")
_GARBLED_OF = re.compile(
    rf"{_MARKS}(?:{_WORD}|pa[gq9]e|paqe){_MARKS}(?P<numeral>[^\W_]{{1,3}}){_MARKS}(?:[o0][ft]|von|sur|de|di|van|/){_MARKS}(?P<total>[^\W_]{{1,3}}){_MARKS}",
    re.IGNORECASE,
)
"""``Page S of 5``, ``Paqe l 0f 3``."""
_RULES = frozenset(" \t-–—_|~")
"""Marks that are printed around a page number as decoration."""
_FEW_MARKS = 6
_NEAR = 200
"""Characters before and behind a line in which the sentence that it may stand in is looked for."""


class PageNumber(NamedTuple):
    """What a line has of a page number."""

    head: str
    """What is printed before it on the line, perhaps a running head; empty where there is nothing else."""
    before: str
    """The marks and spaces before the word, or before the numeral where there is no word."""
    word: str
    """The word for "page" in lower case; empty where there is none."""
    between: str
    """The marks and spaces between the word and the numeral."""
    numeral: str
    """As read: figures, a Roman numeral, or marks that were read for one."""
    total: str
    """The number of pages in ``3 of 7``, as read; empty where there is none."""
    after: str
    """The marks and spaces at the end."""

    @property
    def value(self) -> int | None:
        """The number in figures; None for a Roman numeral or marks."""
        return int(self.numeral) if self.numeral.isdigit() else None

    @property
    def alone(self) -> bool:
        """Whether the line has nothing else: no word before it, no garbled number of pages."""
        return not self.head and (not self.total or self.total.isdigit())

    @property
    def numbered(self) -> bool:
        """``Page 3``, ``Form of Contract - Page 3 of 7``, ``Seite iv``: the word stands apart, the numeral may be garbled.

        For a scan, where the words before it must be a known running head, or nothing.
        """
        around = (self.head + self.before)[-1:] + (self.between + self.numeral)[:1]
        apart = not any(mark.isalnum() or mark == "_" for mark in around)
        fit = self.value is not None or ("c" not in self.numeral.lower() and len(self.numeral) <= 5)
        return self.word in (*_PAGES, *_SHORT) and apart and fit

    @property
    def figure(self) -> int | None:
        """``3``, ``- 3 -``, ``3 of 7``: the value of a number in figures with few marks around it; else None.

        For a scan at a page's edge, where it must not be greater than the number of pages.
        """
        few = max(len(self.before), len(self.after)) <= _FEW_MARKS
        return self.value if self.alone and not self.word and few else None

    @property
    def counted(self) -> int | None:
        """A number that may be part of a count, with nothing but rules and the word ``page`` around it; else None.

        Roman numerals are a count of their own: 1,000 is added to them. So are those with the same number of pages: each
        of these adds 10,000.
        """
        if self.head or not _RULES.issuperset(self.before + self.after):
            return None
        if self.total:
            total = int(self.total) if self.total.isdigit() else 0
            return self.value + _COUNTED * total if self.value is not None and 0 < self.value <= total else None
        if self.word and not (self.word in _PAGES and self.between and not self.between.strip(" \t")):
            return None
        if self.value is not None:
            return self.value if len(self.numeral) <= 3 else None
        numeral = self.numeral.lower()
        return _ROMAN + roman_value(numeral) if set(numeral) <= set("ivxl") else None

    @property
    def possible(self) -> bool:
        """Whether a line of a canonical may be a page number: figures or a Roman numeral, and nothing that is garbled."""
        return self.alone and (self.value is not None or set(self.numeral.lower()) <= set("ivxlc"))

    @property
    def certain(self) -> bool:
        """``Page 3``, ``3 of 7``: whether a line of a canonical is a page number wherever it stands."""
        return self.alone and self.value is not None and (self.word in _PAGES if self.word else self.total != "")


def is_garbled_number(line: str) -> bool:
    """Whether a line at a page's edge is its number and the number of pages with the word for a page, one of them misread perhaps."""
    match = _GARBLED_OF.fullmatch(line)
    return match is not None and (match["numeral"].isdigit() or match["total"].isdigit())


def read_page_number(line: str) -> PageNumber | None:
    """The page number that a line is, or ends in after other words; None where there is none."""
    if line[-1:].isalpha() and line[-1] not in _NUMERALS:  # most lines: not worth a search
        return _eastern(line) if line[-1] in _EASTERN_END else None
    return _read_page_number(line)


def _eastern(line: str) -> PageNumber | None:
    """The page number of a line that is one in Chinese or Japanese, in the order of the other languages."""
    match = _EASTERN.fullmatch(line.strip())
    return PageNumber("", "", _PAGES[0], " ", match["numeral"], match["total"] or "", "") if match else None


@lru_cache(maxsize=1 << 11)
def _read_page_number(line: str) -> PageNumber | None:
    match = _BARE.fullmatch(line)
    if match is None:
        lower = line.lower()
        if not any(word in lower for word in _SOUGHT):
            return None
        match = _WITH_WORD.fullmatch(line)
        if match is None:
            return None
    found = match.groupdict("")
    numeral, after = found["numeral"], found["after"]
    if not numeral.isdigit():
        numeral = numeral.rstrip("|") or numeral  # a rule behind a Roman numeral is none of its letters
    return PageNumber(
        found.get("head", ""),
        found["before"],
        found.get("word", "").lower(),
        found.get("between", ""),
        numeral,
        found["total"] or found["out_of"],
        found["numeral"][len(numeral) :] + after,
    )


def follows_head(key: str) -> bool:
    """Whether letters and figures behind a running head's are a page number, however garbled: ``page40f5``.

    ``key`` is :func:`~clausediff.text.words.alnum_key` of what stands behind the head.
    """
    return _GARBLED.fullmatch(key) is not None


def is_page_line(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a canonical is on a line that is a page number: a certain one, or one beside a blank line."""
    line = line_at(text, start, end)
    printed = text[line.slice].strip()
    if not AMOUNT.isdisjoint(printed):
        return False
    found = read_page_number(printed)
    if found is None or not found.possible:
        return False
    return found.certain or blank_before(text, line.start) or blank_after(text, line.end)


# -- numbers that count --------------------------------------------------------------------------------------------

# Set by hand; in brackets what ``tools/vary_constants.py`` measured at other values on 185 documents.
_LONGEST = 24
"""Characters of a line that is only a number, its rules and spaces included."""
_APART = 150
"""Characters at least between two page numbers: a last page may hold little but a signature
(50: the same; 400: 2 more false ``review`` findings)."""
_CLOSE = 80
"""The same between two that say the number of pages as well: rows of a table are closer."""
_PAGE = 400
"""Characters of most pages, at least: figures of a table are closer (100 and 1,000: the same)."""
_MANY = 5
"""Pages from which a count may begin anywhere."""
_SKIPPED = 2
"""How far the count may jump where a page's number was not printed (1 and 4: the same)."""
_FIRST = 4
"""The highest number with which a shorter count may begin (1: 1 more false ``review`` finding; 10: the same)."""
_LOOKED = 8
"""How many of the lines with the number before are looked at: in a bundle each copy has them."""
_ROMAN = 1000
"""Added to Roman numbers, for they are a count of their own."""
_COUNTED = 10_000
"""Added for each page of the number of pages, for those with the same one are a count of their own."""
_INTRODUCED = 200
"""Characters before a line within which a colon may end: what a colon introduces is content."""


def beside_a_figure(text: str, span: Range) -> bool:
    """Whether a line of figures stands where a sentence with a figure goes on, and may be a part of that figure.

    ::

        within 60          The discount is
        0                  1
        days after         2% for orders

    A label is no figure that goes on, and behind the end of a sentence nothing does.
    """
    before, behind = text[max(0, span.start - _NEAR) : span.start].rstrip(), text[span.end : span.end + _NEAR]
    after = behind.lstrip()
    ahead = len(behind) - len(after)
    if not before or not after or before[-1] in ".;:!?" or read_label(text, span.end + ahead) is not None:
        return False
    goes_on = after[0].islower() or not after[0].isalpha()
    return (before[-1].isdigit() and goes_on) or after[0].isdigit()


def page_numbers(text: str, body: Range, lines: Sequence[Range] | None = None) -> list[Range]:
    """The spans of the lines that count the pages of ``text[body]``, in order, white space at their ends left out.

    ``lines`` are :func:`~clausediff.text.lines.line_spans` of the body, where they are known.
    """
    return _counting(_candidates(text, body, line_spans(text, body) if lines is None else lines))


def _counting(lines: list[tuple[int, Range]]) -> list[Range]:
    """The spans of those candidates that count pages."""
    found: list[Range] = []
    for chain in _chains(lines):
        apart = sorted(lines[two][1].start - lines[one][1].end for one, two in pairwise(chain))
        begins = lines[chain[0]][0] % _ROMAN <= _FIRST or len(chain) >= _MANY
        complete = len(chain) == lines[chain[0]][0] // _COUNTED  # all of them, from the first to the last page
        if begins and len(chain) > 1 and (complete or apart[len(apart) // 2] >= _PAGE):
            found.extend(lines[index][1] for index in chain)
    return sorted(found)


def _candidates(text: str, body: Range, lines: Sequence[Range]) -> list[tuple[int, Range]]:
    """Lines with nothing but a small number: the number and the span."""
    found = []
    for start, end in lines:
        if end - start > _LONGEST or (number := read_page_number(text[start:end])) is None:
            continue
        introduced = text[max(body[0], start - _INTRODUCED) : start].rstrip()[-1:] == ":"
        if (value := number.counted) is not None and not introduced:
            found.append((value, trim(text, start, end)))
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
                if (
                    span.start - lines[other][1].end >= (_APART if value < _COUNTED else _CLOSE)
                    and length[other] > best
                ):
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
