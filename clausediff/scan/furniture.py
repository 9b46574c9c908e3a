"""Page furniture: running heads, page numbers and named phrases, found before anything is aligned.

Only whole lines count, and only where their place proves what they are: a line that the canonical names in ``ignore``; a
page number at a page's edge; ``Page 2 of 5`` alone between blank lines; a line that is repeated from page to page. A line
that the canonical itself prints is never furniture. What is found is blanked out for the alignment, so that no field takes
it, and reported: as ``format`` where a rule proves that it says nothing, else as one ``review``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from clausediff.model import Range
from clausediff.scan.binding import binds, is_furniture
from clausediff.scan.form_lines import FormLines, Line, form_lines
from clausediff.scan.line_numbers import line_numbers
from clausediff.scan.machine_lines import is_archive_number, is_sent_line
from clausediff.scan.named_lines import IsWord, matches, named_lines
from clausediff.scan.number_lines import NumberLines
from clausediff.scan.page_counts import counted_titles, counting_first_head
from clausediff.scan.page_notes import note_lines, stamped_numbers
from clausediff.scan.repeated import Pairs, of_the_form, repeated_lines
from clausediff.text.lines import line_spans, page_edges, trim
from clausediff.text.page_numbers import read_page_number
from clausediff.text.printed_lines import PrintedLines
from clausediff.text.protected import AMOUNT
from clausediff.text.several import ENGLISH, Guards
from clausediff.text.words import alnum_key

# Set by hand, by what pages look like. Varied by ``tools/vary_constants.py`` (_EDGE_LINES 1 and 6): on the 185 documents where
# nothing, or a known word, was edited, no finding changes.
_LONGEST = 140
"""Characters of the longest line that can be furniture."""
_MOST_WORDS = 14
"""Words of the longest line that can be furniture."""
_EDGE_LINES = 3
"""Printed lines at a page's edge among which its running head and its number are."""
_NOTE_WORDS = 3
"""Words of the shortest note in brackets; fewer may be a blank that was not filled in."""


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
    apart: Sequence[Range] = (),
    pairs: Pairs = (),
    is_word: IsWord | None = None,
    guards: Guards = ENGLISH,
) -> list[Furniture]:
    """The furniture of a scan, in order. ``known`` are stretches that the file's format itself calls headers and footers, ``apart``
    those that are at the head or foot of a page by their place on it.

    ``phrases`` are the canonicals' ``ignore``; ``printed`` holds :func:`~clausediff.text.words.alnum_key` of every line that
    a canonical prints, up to its first field; ``titles`` are the canonicals' titles; ``pairs`` are the pairs of words that
    follow each other in them; ``is_word`` knows the words of their languages, ``guards`` the protected ones.
    """
    lines = line_spans(text)
    numbers = line_numbers(text, lines, printed.__contains__)
    margin = [
        Furniture(span, "a number in the margin that counts the lines", "furniture/line-number") for span in numbers
    ]
    rest = PrintedLines.of(blank(text, margin) if margin else text, lines)
    forms = form_lines(tuple(phrases), tuple(titles), frozenset(printed), pairs, is_word, guards)
    return sorted([*margin, *_Finder(rest, forms, known, apart).found()])


def blank(text: str, furniture: Sequence[Furniture]) -> str:
    """The text with furniture blanked out; the same length, line breaks kept."""
    pieces, at = [], 0
    for (start, end), *_ in furniture:
        pieces.append(text[at:start])
        pieces.append(" " * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _lines_within(lines: PrintedLines, stretches: Sequence[Range]) -> set[int]:
    """The indices of the printed lines that lie in some stretches of the text."""
    inner = ((index, trim(lines.text, *span)) for index, span in enumerate(lines.spans)) if stretches else ()
    return {
        index
        for index, span in inner
        if span.size and any(low <= span.start and span.end <= high for low, high in stretches)
    }


class _Finder:
    """What is known of a whole scan, by which each of its lines is decided."""

    def __init__(self, lines: PrintedLines, forms: FormLines, known: Sequence[Range], apart: Sequence[Range]) -> None:
        text = lines.text
        is_word, guards = forms.is_word, forms.guards
        self.forms = forms
        self.text = text
        self.known = known
        self.lines = lines.spans
        self.layout = lines
        self.printed = forms.printed
        self.pairs = forms.pairs
        self.guards = guards
        self.named = set(named_lines(text, self.lines, forms.phrases, is_word, guards))
        self.paged = "\f" in text
        self.edges = page_edges(text, self.lines, _EDGE_LINES)
        self.edges |= counting_first_head(lines, self.edges)
        self.edges |= _lines_within(lines, apart)
        self.repeated = repeated_lines(lines, self._own, self._whole)
        self.numbers = NumberLines(lines, self.edges, self.repeated.keys(), forms.printed)
        printed_lines = [index for index, line in enumerate(lines.printed) if line]
        self.outer = {*self.edges, *printed_lines[:1], *printed_lines[-1:]}
        """The lines at the pages' edges, and the first and the last one of a text without pages."""
        self.notes = note_lines(lines, self.outer, self._is_note)
        heads = {*self.edges, *printed_lines[:1]} if self.paged else self.edges
        self.stamped = stamped_numbers(text, self.lines, heads, is_word, guards)
        self.headed = counted_titles(lines, self.outer, lambda line: forms.line(line).titled_number)
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
        return self.forms.line(line).own

    def _whole(self, line: str) -> bool:
        """Whether a line is one of the canonical's own lines, or its title."""
        known = self.forms.line(line)
        return known.printed or known.titled

    def _line(self, index: int, span: Range) -> Furniture | None:
        """What a line is of the furniture; None where it is none."""
        line = self.layout.printed[index]
        if not line:
            return None
        if index in self.named:
            return Furniture(span, "page furniture named in the canonical", "furniture/ignored")
        known = self.forms.line(line)
        if len(line) <= _LONGEST and (known.numbers_a_head or index in self.headed):
            return Furniture(span, "page number", "furniture/title-and-number")
        if (own := self._of_the_page(index, span, known)) is not None:
            return own
        if self.known and (header := self._is_known(span, known)) is not None:
            return header
        if index in self.repeated:
            return self._repeat(index, span)
        if len(line) > _LONGEST or len(line.split()) > _MOST_WORDS:
            return None
        if self._note(index, line):
            return Furniture(span, "a note in brackets on the layout of the page", "furniture/bracketed-note", True)
        if self._title_again(index, line):
            return Furniture(span, "the title is printed again below", "furniture/title")
        if known.printed:
            return None
        reason = self.numbers.reason(index, known.number)
        if reason and known.number is not None and self.numbers.in_doubt(span, known.number):
            says = "a number alone on its line, where a figure of the sentence may go on"
            return Furniture(span, says, "furniture/number-beside-figure", True)
        return Furniture(span, reason, "furniture/page-number") if reason else None

    def _is_note(self, text: str) -> bool:
        """Whether a text is a note of the page on itself, and none that the form prints."""
        return self.forms.line(text).note

    def _of_the_page(self, index: int, span: Range, line: Line) -> Furniture | None:
        """A line by which the page speaks of itself: a blank rest, the signatures that follow, a number stamped on it."""
        if index in self.notes:
            return Furniture(span, "a note of the page on itself, and nothing else", "furniture/page-note")
        if index in self.stamped and not line.printed:
            return Furniture(span, "page number: a stamp that counts the pages", "furniture/page-number")
        apart = self.layout.opens[index] and self.layout.closes[index]
        if (index in self.outer or apart) and line.service_number:
            return Furniture(span, "the number that a signing service gave the paper", "furniture/service-number")
        if line.printed:
            return None
        if is_sent_line(line.text):
            return Furniture(span, "the line that a fax or a scanner prints on what it sends", "furniture/sent-line")
        number = index in self.outer and is_archive_number(line.text, self.guards, self.forms.is_word)
        if number and apart and not self._introduced(index):
            return Furniture(span, "the number under which the paper is kept", "furniture/archive-number")
        return None

    def _introduced(self, index: int) -> bool:
        """Whether the print above a line ends with a colon: then the line is what it introduces."""
        return self.text[: self.lines[index].start].rstrip()[-1:] == ":"

    def _repeat(self, index: int, span: Range) -> Furniture:
        """A line that stands at several pages' edges: asked about at its first place."""
        place = self.repeated[index]
        if place.asks:
            reason = "the same line stands at other page edges, and the canonical does not have it"
            return Furniture(span, reason, "furniture/running-head", True)
        return Furniture(span, "running head: a person is asked about its first place", "furniture/repeated")

    def _is_known(self, span: Range, line: Line) -> Furniture | None:
        """A line that the format calls a header or footer; the canonical's own line counts once.

        The form's own header is in its ``ignore``; another one is for a person, once.
        """
        inner = trim(self.text, *span)
        if not any(low <= inner.start and inner.end <= high for low, high in self.known) or not is_furniture(
            line.text, self.guards
        ):
            return None
        key, number = line.key, line.number
        keys = (alnum_key(self.text[other.slice]) for other in self.lines)
        if key in self.printed and sum(other.startswith(key) for other in keys) <= 1:
            return None
        letters = "".join(char for char in key if not char.isdigit())
        own = key in self.printed or line.titled
        if own or not letters or (number is not None and number.numbered and not alnum_key(number.head)):
            return Furniture(span, "page header or footer", "furniture/page-number" if not own else "furniture/title")
        if letters in self.asked:
            return Furniture(span, "a person is asked about the same line before", "furniture/repeated")
        self.asked.add(letters)
        return Furniture(
            span, "a page header or footer that the canonical does not have", "furniture/running-head", True
        )

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
        following = self.layout.following(index) if self.paged else ""
        forms = self.forms
        return bool(following) and any(
            matches(line, title, forms.is_word, forms.guards)
            and matches(following.lstrip("# "), title, forms.is_word, forms.guards)
            for title in forms.titles
        )

    def _note(self, index: int, line: str) -> bool:
        """Whether a line is a note in brackets at a page's foot, of several words, that binds nobody."""
        if line[0] != "[" or line[-1] != "]" or len(line.split()) < _NOTE_WORDS or binds(line, self.guards):
            return False
        return not (self.paged and self._goes_on(index)) and not (
            AMOUNT.intersection(line) or alnum_key(line) in self.printed or of_the_form(line, self.pairs)
        )
