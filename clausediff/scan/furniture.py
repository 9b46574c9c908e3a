"""Page furniture: running heads, page numbers and named phrases, found before anything is aligned.

Only whole lines count, and only where their place proves what they are: a line that the canonical names in ``ignore``; a
page number at a page's edge; ``Page 2 of 5`` alone between blank lines; a line that is repeated from page to page. A line
that the canonical itself prints is never furniture. What is found is blanked out for the alignment, so that no field takes
it, and reported: as ``format`` where a rule proves that it says nothing, else as one ``review``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from clausediff.model import Range
from clausediff.scan.binding import binds, is_furniture
from clausediff.scan.line_numbers import line_numbers
from clausediff.scan.named_lines import IsWord, matches, named_lines
from clausediff.scan.page_notes import is_page_note, is_service_number, note_lines, stamped_numbers
from clausediff.scan.repeated import Pairs, of_the_form, repeated_lines
from clausediff.text.labels import roman_value
from clausediff.text.lines import blank_after, blank_before, line_spans, page_edges, trim
from clausediff.text.page_numbers import PageNumber, beside_a_figure, follows_head, page_numbers, read_page_number
from clausediff.text.protected import AMOUNT
from clausediff.text.several import ENGLISH, Guards
from clausediff.text.words import alnum_key

# Set by hand, by what pages look like. Varied by ``tools/vary_constants.py`` (_EDGE_LINES 1 and 6, _OFFSET 0 and 1,000,
# _SHORT_PAGE 400 and 2,000, _ALIKE 75 and 95, _HEAD_ALIKE 80 and 98): on the 185 documents where
# nothing, or a known word, was edited, no finding changes.
_LONGEST = 140
"""Characters of the longest line that can be furniture."""
_MOST_WORDS = 14
"""Words of the longest line that can be furniture."""
_EDGE_LINES = 3
"""Printed lines at a page's edge among which its running head and its number are."""
_OFFSET = 100
"""How far the first page's number may be from 1: an agreement may be a part of a book."""
_SHORT_PAGE = 900
"""Characters of a sparsely printed page."""
_HEAD_ALIKE = 92
"""Similarity, in percent, of a title's letters that a page number was run together with."""
_HEAD_LEAST = 8
"""Letters that such a head must have."""
_NUMBER_MOST = 14
"""Letters and figures of the longest garbled page number."""
_NOTE_WORDS = 3
"""Words of the shortest note in brackets; fewer may be a blank that was not filled in."""
_ROMAN_PAGES = 3
"""Pages that Roman numerals must count to be their numbers."""
_LABELLED = 20
"""Letters of the line below a number by which it is known as the clause of that number."""
_OPENING = (3, 60)
"""Letters of a line that are looked up as the opening of a line that the canonical prints up to its first field."""


class Furniture(NamedTuple):
    """A line of page furniture."""

    span: Range
    """In the scan's text."""
    reason: str
    """Why it is furniture, for a finding."""
    rule: str = "copy/furniture"
    """The id of the rule that says so."""
    asks: bool = False
    """Whether a person must look at it: it belongs to no clause, and it may say something."""


def find_furniture(
    text: str,
    phrases: Iterable[str],
    printed: Collection[str],
    titles: Iterable[str] = (),
    known: Sequence[Range] = (),
    *,
    pairs: Pairs = (),
    is_word: IsWord | None = None,
    guards: Guards = ENGLISH,
) -> list[Furniture]:
    """The furniture of a scan, in order. ``known`` are stretches that the file's format itself calls headers and footers.

    ``phrases`` are the canonicals' ``ignore``; ``printed`` holds :func:`~clausediff.text.words.alnum_key` of every line that
    a canonical prints, up to its first field; ``titles`` are the canonicals' titles; ``pairs`` are the pairs of words that
    follow each other in them; ``is_word`` knows the words of their languages, ``guards`` the protected ones.
    """
    numbers = line_numbers(text, line_spans(text), printed.__contains__)
    margin = [
        Furniture(span, "a number in the margin that counts the lines", "furniture/line-number") for span in numbers
    ]
    rest = blank(text, margin) if margin else text
    return sorted([*margin, *_Finder(rest, phrases, printed, titles, known, pairs, is_word, guards).found()])


def blank(text: str, furniture: Sequence[Furniture]) -> str:
    """The text with furniture blanked out; the same length, line breaks kept."""
    pieces, at = [], 0
    for (start, end), *_ in furniture:
        pieces.append(text[at:start])
        pieces.append(" " * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


class _Finder:
    """What is known of a whole scan, by which each of its lines is decided."""

    def __init__(
        self,
        text: str,
        phrases: Iterable[str],
        printed: Collection[str],
        titles: Iterable[str],
        known: Sequence[Range],
        pairs: Pairs,
        is_word: IsWord | None,
        guards: Guards,
    ) -> None:
        self.text = text
        self.known = known
        self.lines = line_spans(text)
        self.printed = printed
        self.pairs = pairs
        self.is_word = is_word
        self.guards = guards
        self.titles = tuple(title for title in titles if alnum_key(title))
        self.phrases = list(phrases)
        self.named = set(named_lines(text, self.lines, self.phrases, is_word, guards))
        self.paged = "\f" in text
        self.edges = page_edges(text, self.lines, _EDGE_LINES)
        self.counted = set(page_numbers(text, Range(0, len(text)), self.lines))
        self.highest = 3 + len(text) // _SHORT_PAGE
        """A page number is not greater than the number of pages."""
        self.roman = _roman_numbers(text, self.lines, self.edges)
        """The Roman numerals at the pages' edges that count the pages."""
        self.repeated = repeated_lines(text, self.lines, self._own)
        printed_lines = [index for index, span in enumerate(self.lines) if text[span.slice].strip()]
        self.outer = {*self.edges, *printed_lines[:1], *printed_lines[-1:]}
        """The lines at the pages' edges, and the first and the last one of a text without pages."""
        self.notes = note_lines(text, self.lines, self.outer, self._is_note)
        self.stamped = stamped_numbers(text, self.lines, self.edges, is_word, guards)
        self.asked: set[str] = set()
        """The letters of the headers and footers that a person was asked about."""

    def found(self) -> Iterable[Furniture]:
        """The furniture, in order."""
        for index, span in enumerate(self.lines):
            furniture = self._line(index, span)
            if furniture is not None:
                yield furniture

    def _own(self, line: str) -> bool:
        """Whether a line may be the canonical's own, filled in or edited, or its title."""
        key = alnum_key(line)
        headed = any(key.startswith(alnum_key(title)) for title in self.titles)
        return (
            (key in self.printed if headed else self._is_printed(key))
            or any(matches(line, title, self.is_word, self.guards) for title in self.titles)
            or of_the_form(line, self.pairs)
        )

    def _line(self, index: int, span: Range) -> Furniture | None:
        """What a line is of the furniture; None where it is none."""
        line = self.text[span.slice].strip()
        if not line:
            return None
        if index in self.named:
            return Furniture(span, "page furniture named in the canonical", "furniture/ignored")
        key = alnum_key(line)
        number = read_page_number(line)
        if len(line) <= _LONGEST and self._numbers_a_head(line, key, number):
            return Furniture(span, "page number", "furniture/title-and-number")
        if (own := self._of_the_page(index, span, line, key)) is not None:
            return own
        if (known := self._is_known(span, line, key)) is not None:
            return known
        if index in self.repeated:
            return self._repeat(index, span)
        if len(line) > _LONGEST or len(line.split()) > _MOST_WORDS:
            return None
        if self._note(index, line):
            return Furniture(span, "a note in brackets on the layout of the page", "furniture/bracketed-note", True)
        if self._title_again(index, line):
            return Furniture(span, "the title is printed again below", "furniture/title")
        if self._is_printed(key):
            return None
        reason = self._edge_reason(line, number) if index in self.edges else self._inner_reason(index, line, number)
        if reason is None and self.counted and trim(self.text, *span) in self.counted:
            reason = "page number: the pages count up"
        if reason and number is not None and self._in_doubt(span, number):
            says = "a number alone on its line, where a figure of the sentence may go on"
            return Furniture(span, says, "furniture/number-beside-figure", True)
        return Furniture(span, reason, "furniture/page-number") if reason else None

    def _in_doubt(self, span: Range, number: PageNumber) -> bool:
        """Whether a bare number may be a part of what the sentence says; not where the pages' numbers count up to it."""
        bare = number.figure is not None and not number.total
        if not bare or trim(self.text, *span) in self.counted:
            return False
        return number.numeral.startswith("0") or beside_a_figure(self.text, span)

    def _is_note(self, text: str) -> bool:
        """Whether a text is a note of the page on itself, and none that the form prints."""
        own = alnum_key(text) in self.printed or of_the_form(text, self.pairs)
        return not own and is_page_note(text, self.titles, self.is_word, self.guards)

    def _of_the_page(self, index: int, span: Range, line: str, key: str) -> Furniture | None:
        """A line by which the page speaks of itself: a blank rest, the signatures that follow, a number stamped on it."""
        if index in self.notes:
            return Furniture(span, "a note of the page on itself, and nothing else", "furniture/page-note")
        if index in self.stamped and not self._is_printed(key):
            return Furniture(span, "page number: a stamp that counts the pages", "furniture/page-number")
        apart = blank_before(self.text, span.start) and blank_after(self.text, span.end)
        if (index in self.outer or apart) and is_service_number(line, self.guards) and not self._is_printed(key):
            return Furniture(span, "the number that a signing service gave the paper", "furniture/service-number")
        return None

    def _repeat(self, index: int, span: Range) -> Furniture:
        """A line that stands at several pages' edges: asked about at its first place."""
        place = self.repeated[index]
        if place.asks:
            reason = "the same line stands at other page edges, and the canonical does not have it"
            return Furniture(span, reason, "furniture/running-head", True)
        return Furniture(span, "running head: a person is asked about its first place", "furniture/repeated")

    def _numbers_a_head(self, line: str, key: str, number: PageNumber | None) -> bool:
        """Whether a line is a named phrase or a title with a page number, misread perhaps."""
        heads = [*self.phrases, *self.titles]
        if (
            number is not None
            and number.numbered
            and any(matches(number.head, head, self.is_word, self.guards) for head in heads)
        ):
            return True
        return any(
            _head_and_number(key, alnum_key(head))
            and matches(
                " ".join(line.split()[: len(head.split()) - 1]), " ".join(head.split()[:-1]), self.is_word, self.guards
            )
            for head in self.titles
            if len(head.split()) > 1
        )

    def _is_known(self, span: Range, line: str, key: str) -> Furniture | None:
        """A line that the format calls a header or footer; the canonical's own line counts once.

        The form's own header is in its ``ignore``; another one is for a person, once.
        """
        inner = trim(self.text, *span)
        if not any(low <= inner.start and inner.end <= high for low, high in self.known) or not is_furniture(
            line, self.guards
        ):
            return None
        keys = (alnum_key(self.text[other.slice]) for other in self.lines)
        if key in self.printed and sum(other.startswith(key) for other in keys) <= 1:
            return None
        letters = "".join(char for char in key if not char.isdigit())
        number = read_page_number(line)
        own = key in self.printed or any(matches(line, title, self.is_word, self.guards) for title in self.titles)
        if own or not letters or (number is not None and number.numbered and not alnum_key(number.head)):
            return Furniture(span, "page header or footer", "furniture/page-number" if not own else "furniture/title")
        if letters in self.asked:
            return Furniture(span, "a person is asked about the same line before", "furniture/repeated")
        self.asked.add(letters)
        return Furniture(
            span, "a page header or footer that the canonical does not have", "furniture/running-head", True
        )

    def _is_printed(self, key: str) -> bool:
        """Whether a line is one of the canonical's own, perhaps with a field filled in."""
        least, most = _OPENING
        return key in self.printed or any(key[:size] in self.printed for size in range(least, min(len(key), most)))

    def _next(self, index: int) -> str:
        """The next printed line of the page."""
        for start, end in self.lines[index + 1 :]:
            if self.text[start - 1] == "\f":
                return ""
            if line := self.text[start:end].strip():
                return line
        return ""

    def _goes_on(self, index: int) -> bool:
        """Whether the page has more below a line than its number and what else is printed at its foot."""
        for other in range(index + 1, len(self.lines)):
            span = self.lines[other]
            if self.text[span.start - 1] == "\f":
                return False
            line = self.text[span.slice].strip()
            foot = other in self.repeated or other in self.notes or other in self.stamped or read_page_number(line)
            if line and not foot:
                return True
        return False

    def _title_again(self, index: int, line: str) -> bool:
        """Whether a line is the title, and the page's next line is it too: the first one is the page's head."""
        following = self._next(index) if self.paged else ""
        return bool(following) and any(
            matches(line, title, self.is_word, self.guards)
            and matches(following.lstrip("# "), title, self.is_word, self.guards)
            for title in self.titles
        )

    def _note(self, index: int, line: str) -> bool:
        """Whether a line is a note in brackets at a page's foot, of several words, that binds nobody."""
        if line[0] != "[" or line[-1] != "]" or len(line.split()) < _NOTE_WORDS or binds(line, self.guards):
            return False
        return not (self.paged and self._goes_on(index)) and not (
            AMOUNT.intersection(line) or alnum_key(line) in self.printed or of_the_form(line, self.pairs)
        )

    def _edge_reason(self, line: str, number: PageNumber | None) -> str | None:
        """Why a line at a page's edge is furniture."""
        if number is None:
            return None
        if number.value is None and not number.word and line in self.roman:
            return "page number: the pages count up"
        figure = number.figure
        if figure is not None and AMOUNT.isdisjoint(line) and figure <= self.highest + _OFFSET:
            return "page number"
        return "page number" if number.numbered and not alnum_key(number.head) else None

    def _inner_reason(self, index: int, line: str, number: PageNumber | None) -> str | None:
        """Why a line within a page, or in a text without pages, is furniture."""
        span = self.lines[index]
        if number is None or not (blank_after(self.text, span.end) or self._numbers_a_page(index + 1)):
            return None
        before = index - 1 in self.repeated or self._numbers_a_page(index - 1)
        if not (blank_before(self.text, span.start) or before):
            return None
        if number.numbered and not alnum_key(number.head):
            return "page number"
        bare = not self.paged and not number.total and AMOUNT.isdisjoint(line)
        figure = number.figure
        if not bare or figure is None or figure > self.highest or self._labels(line, self._next(index)):
            return None
        return "page number"

    def _numbers_a_page(self, index: int) -> bool:
        """Whether a line is ``Page 3 of 10`` and nothing else: an engine may gather the numbers of all pages in one place."""
        if not 0 <= index < len(self.lines):
            return False
        number = read_page_number(self.text[self.lines[index].slice].strip())
        return number is not None and number.numbered and number.total != "" and not alnum_key(number.head)

    def _labels(self, line: str, following: str) -> bool:
        """Whether a number is the label of the line below it: the canonical has the two as one line."""
        key = alnum_key(line) + alnum_key(following)[:_LABELLED]
        return bool(following) and any(printed.startswith(key) for printed in self.printed)


def _roman_numbers(text: str, lines: Sequence[Range], edges: Collection[int]) -> frozenset[str]:
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


def _head_and_number(key: str, head: str) -> bool:
    """Whether a line's letters are a known head's and then a page number's, however garbled: ``…agreementpage40f5``."""
    if len(head) < _HEAD_LEAST or len(key) > len(head) + _NUMBER_MOST or "page" not in key[len(head) - 3 :]:
        return False
    return any(
        fuzz.ratio(key[:size], head) >= _HEAD_ALIKE and follows_head(key[size:])
        for size in (len(head), len(head) - 1, len(head) + 1)  # a letter may be lost or gained in the head
    )
