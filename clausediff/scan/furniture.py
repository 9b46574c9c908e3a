"""Page furniture: running heads, page numbers and named phrases, found before anything is aligned.

Only whole lines count, and only where their place proves what they are: a line that the canonical names in ``ignore``; a
page number or a running head at a page's edge; ``Page 2 of 5`` alone between blank lines. A line that the canonical itself
prints is never furniture. What is found is blanked out for the alignment and reported as ``format``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from clausediff.model import Range
from clausediff.text.lines import blank_after, blank_before, line_spans, page_edges, trim
from clausediff.text.page_numbers import PageNumber, follows_head, page_numbers, read_page_number
from clausediff.text.protected import AMOUNT, SENTENCE, classes
from clausediff.text.words import alnum_key

# Set by hand, by what pages look like. Varied by ``tools/vary_constants.py`` (_EDGE_LINES 1 and 6, _OFFSET 0 and 1,000,
# _SHORT_PAGE 400 and 2,000, _ALIKE 75 and 95, _HEAD_ALIKE 80 and 98, _NAME_WORDS 4 and 14): on the 185 documents where
# nothing, or a known word, was edited, no finding changes.
_LONGEST = 140
"""Characters of the longest line that can be furniture."""
_MOST_WORDS = 14
"""Words of the longest line that can be furniture."""
_NAME_WORDS = 8
"""Words of the longest running head that is not named in the canonical."""
_EDGE_LINES = 3
"""Printed lines at a page's edge among which its running head and its number are."""
_OFFSET = 100
"""How far the first page's number may be from 1: an agreement may be a part of a book."""
_SHORT_PAGE = 900
"""Characters of a sparsely printed page."""
_ALIKE = 85
"""Similarity, in percent, from which a line is a named phrase garbled."""
_HEAD_ALIKE = 92
"""The same for a running head that a page number was run together with."""
_HEAD_LEAST = 8
"""Letters that such a head must have."""
_NUMBER_MOST = 14
"""Letters and figures of the longest garbled page number."""
_OPENING = (3, 60)
"""Letters of a line that are looked up as the opening of a line that the canonical prints up to its first field."""


class Furniture(NamedTuple):
    """A line of page furniture."""

    span: Range
    """In the scan's text."""
    reason: str
    """Why it is furniture, for a finding."""


class _Phrase(NamedTuple):
    """A named phrase or a title, ready to be compared."""

    key: str
    words: int


def is_furniture(line: str) -> bool:
    """Whether a line that stands in a header or footer says nothing that could bind anyone: a name, a page's number."""
    return _binds_nobody(line)


_BINDING = frozenset({"negation", "modal", "exclusivity"})


def binds(line: str) -> bool:
    """Whether a line of a header or footer could bind anyone: it denies, orders or allows something."""
    words = [word.strip(".,;:()[]\"'|-–—_").lower() for word in line.split()]
    return any(not _BINDING.isdisjoint(classes(word, raw=word)) for word in words if word)


def find_furniture(
    text: str,
    phrases: Iterable[str],
    printed: Collection[str],
    titles: Iterable[str] = (),
    known: Sequence[Range] = (),
) -> list[Furniture]:
    """The furniture of a scan, in order. ``known`` are stretches that the file's format itself calls headers and footers.

    ``phrases`` are the canonicals' ``ignore``; ``printed`` holds :func:`~clausediff.text.words.alnum_key` of every line that
    a canonical prints, up to its first field; ``titles`` are the canonicals' titles.
    """
    finder = _Finder(text, phrases, printed, titles, known)
    found = []
    for index, span in enumerate(finder.lines):
        if (reason := finder.reason(index, span)) is not None:
            found.append(Furniture(span, reason))
    return found


def blank(text: str, furniture: Sequence[Furniture]) -> str:
    """The text with furniture blanked out; the same length, line breaks kept."""
    pieces, at = [], 0
    for (start, end), _ in furniture:
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
    ) -> None:
        self.text = text
        self.known = known
        self.lines = line_spans(text)
        self.printed = printed
        self.named = _phrases(phrases)
        self.heads = [*self.named, *_phrases(titles)]
        self.paged = "\f" in text
        self.edges = page_edges(text, self.lines, _EDGE_LINES)
        self.counted = set(page_numbers(text, Range(0, len(text)), self.lines))
        self.highest = 3 + len(text) // _SHORT_PAGE
        """A page number is not greater than the number of pages."""
        edges = (text[self.lines[index].slice] for index in self.edges)
        self.repeated = Counter(head for line in edges if (head := _head_letters(line)))
        """How often the letters of each line stand at a page's edge."""

    def reason(self, index: int, span: Range) -> str | None:
        """Why a line is furniture; None where it is not."""
        line = self.text[span.slice].strip()
        if not line or len(line) > _LONGEST or len(line.split()) > _MOST_WORDS:
            return None
        key = alnum_key(line)
        number = read_page_number(line)
        if _is_named(line, self.named):
            return "page furniture named in the canonical"
        if self._numbers_a_head(key, number):
            return "page number"
        if self._is_known(span, line, key):
            return "page header or footer"
        if self._is_printed(key):
            return None
        reason = self._edge_reason(line, number) if index in self.edges else self._inner_reason(span, line, number)
        if reason is None and self.counted and trim(self.text, *span) in self.counted:
            return "page number: the pages count up"
        return reason

    def _numbers_a_head(self, key: str, number: PageNumber | None) -> bool:
        """Whether a line is a named phrase or a title with a page number, garbled perhaps."""
        if number is not None and number.numbered and _is_named(number.head, self.heads):
            return True
        return any(_head_and_number(key, head.key) for head in self.heads)

    def _is_known(self, span: Range, line: str, key: str) -> bool:
        """Whether the format calls a line a header or footer, and it binds nobody; the canonical's own line counts once."""
        inner = trim(self.text, *span)
        if not any(low <= inner.start and inner.end <= high for low, high in self.known) or not is_furniture(line):
            return False
        keys = (alnum_key(self.text[other.slice]) for other in self.lines)
        return key not in self.printed or sum(other.startswith(key) for other in keys) > 1

    def _is_printed(self, key: str) -> bool:
        """Whether a line is one of the canonical's own, perhaps with a field filled in."""
        least, most = _OPENING
        return key in self.printed or any(key[:size] in self.printed for size in range(least, min(len(key), most)))

    def _edge_reason(self, line: str, number: PageNumber | None) -> str | None:
        """Why a line at a page's edge is furniture."""
        if number is not None:
            figure = number.figure
            if figure is not None and AMOUNT.isdisjoint(line) and figure <= self.highest + _OFFSET:
                return "page number"
            if number.numbered and (not alnum_key(number.head) or _binds_nobody(number.head)):
                return "page number"
        head = _head_letters(line)
        if len(head) >= 4 and self.repeated[head] >= 2 and _binds_nobody(line):
            return "running head: the same line stands at other page edges"
        return None

    def _inner_reason(self, span: Range, line: str, number: PageNumber | None) -> str | None:
        """Why a line within a page, or in a text without pages, is furniture."""
        if number is None or not (blank_before(self.text, span.start) and blank_after(self.text, span.end)):
            return None
        if number.numbered and not alnum_key(number.head):
            return "page number"
        bare = not self.paged and not number.total and AMOUNT.isdisjoint(line)
        figure = number.figure
        return "page number" if bare and figure is not None and figure <= self.highest else None


def _phrases(texts: Iterable[str]) -> list[_Phrase]:
    return [_Phrase(key, _count_words(text)) for text in texts if (key := alnum_key(text))]


def _count_words(text: str) -> int:
    """The number of words that have a letter or a figure."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _is_named(text: str, phrases: Iterable[_Phrase]) -> bool:
    """Whether a line is one of some phrases, garbled perhaps, but with no word more than the phrase has."""
    key, words = alnum_key(text), _count_words(text)
    return any(
        words <= phrase.words
        and (
            key == phrase.key
            or (abs(len(key) - len(phrase.key)) <= len(phrase.key) // 4 and fuzz.ratio(key, phrase.key) >= _ALIKE)
        )
        for phrase in phrases
    )


def _head_and_number(key: str, head: str) -> bool:
    """Whether a line's letters are a known head's and then a page number's, however garbled: ``…agreementpage40f5``."""
    if len(head) < _HEAD_LEAST or len(key) > len(head) + _NUMBER_MOST or "page" not in key[len(head) - 3 :]:
        return False
    return any(
        fuzz.ratio(key[:size], head) >= _HEAD_ALIKE and follows_head(key[size:])
        for size in (len(head), len(head) - 1, len(head) + 1)  # a letter may be lost or gained in the head
    )


def _head_letters(line: str) -> str:
    """A running head's letters, without its page number."""
    number = read_page_number(line.strip())
    head = alnum_key(number.head) if number is not None and number.numbered else ""
    return "".join(char for char in head or alnum_key(line) if not char.isdigit())


def _binds_nobody(line: str) -> bool:
    """Whether a line is a title or a name: no verb, no protected word, no amount.

    However often a sentence stands at the foot of a page, it is a sentence.
    """
    words = [word.strip(".,;:()[]\"'|-–—_") for word in line.split()]
    words = [word for word in words if any(char.isalpha() for char in word)]
    if len(words) > _NAME_WORDS or not AMOUNT.isdisjoint(line):
        return False
    return all((word[:1].isupper() or len(word) <= 3) and _may_be_titled(word.lower()) for word in words)


def _may_be_titled(key: str) -> bool:
    """Whether a word can stand in a running head; *confidential* is protected, but a usual heading."""
    return key not in SENTENCE and (key == "confidential" or not classes(key, raw=key))
