"""What the forms tell of a line by its text alone: whether they print it, name it, or have its words.

The copies of a pile have the same lines again and again, so that what is found of a line is remembered.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from clausediff.lazy import lazy
from clausediff.scan.named_lines import IsWord, matches
from clausediff.scan.page_notes import is_page_note, is_service_number
from clausediff.scan.repeated import Pairs, of_the_form
from clausediff.text.page_numbers import PageNumber, follows_head, read_page_number
from clausediff.text.protected import AMOUNT
from clausediff.text.several import Guards
from clausediff.text.words import alnum_key

__all__ = ["FormLines", "Line", "form_lines"]

_HEAD_ALIKE = 92
"""Similarity, in percent, of a title's letters that a page number was run together with (varied from 80 to 98: no finding changes)."""
_HEAD_LEAST = 8
"""Letters that such a head must have."""
_LETTERS_A_MISREAD = 12
"""Letters of a title that was run together for each that may be misread."""
_NUMBER_MOST = 14
"""Letters and figures of the longest garbled page number."""
_OPENING = (3, 60)
"""Letters of a line that are looked up as the opening of a line that the canonical prints up to its first field."""
_REMEMBERED = 4096
"""Lines that are remembered at most."""
_LONGEST = 2000
"""Characters of the longest line that is remembered."""


class Line:
    """One line's text, without the white space at its ends; each answer is worked out when it is first asked for."""

    def __init__(self, forms: FormLines, text: str) -> None:
        self._forms = forms
        self.text = text

    @lazy
    def key(self) -> str:
        """Its letters and figures."""
        return alnum_key(self.text)

    @lazy
    def number(self) -> PageNumber | None:
        """The page number that it is or ends in."""
        return read_page_number(self.text)

    @lazy
    def printed(self) -> bool:
        """Whether it is one of a canonical's own lines, perhaps with a field filled in."""
        key, printed = self.key, self._forms.printed
        least, most = _OPENING
        return key in printed or any(key[:size] in printed for size in range(least, min(len(key), most)))

    @lazy
    def titled(self) -> bool:
        """Whether it is a canonical's title, misread perhaps."""
        forms = self._forms
        return any(matches(self.text, title, forms.is_word, forms.guards) for title in forms.titles)

    @lazy
    def own(self) -> bool:
        """Whether it may be a canonical's own line, filled in or edited, or its title."""
        key, forms = self.key, self._forms
        headed = any(key.startswith(alnum_key(title)) for title in forms.titles)
        return (key in forms.printed if headed else self.printed) or self.titled or of_the_form(self._rest, forms.pairs)

    @lazy
    def _rest(self) -> str:
        """The line without a title in it, whose words are the form's and say nothing of the others; else the line itself."""
        words = self.text.split()
        keys = [alnum_key(word) for word in words]
        for title in self._forms.titles:
            named = [alnum_key(word) for word in title.split()]
            for at in range(len(keys) - len(named) + 1):
                if len(named) < len(keys) and keys[at : at + len(named)] == named:
                    return " ".join((*words[:at], *words[at + len(named) :]))
        return self.text

    @lazy
    def note(self) -> bool:
        """Whether it is a note of the page on itself, and none that a form prints."""
        forms = self._forms
        own = self.key in forms.printed or of_the_form(self._rest, forms.pairs)
        return not own and is_page_note(self.text, forms.titles, forms.is_word, forms.guards)

    @lazy
    def service_number(self) -> bool:
        """Whether it is the number that a signing service gave the paper, and none of a form's lines."""
        return is_service_number(self.text, self._forms.guards) and not self.printed

    @lazy
    def titled_number(self) -> PageNumber | None:
        """The bare number behind a title, where the line is nothing else: whether it is a page's number only a count proves."""
        forms, words = self._forms, self.text.split()
        for title in forms.titles:
            size = len(title.split())
            if matches(" ".join(words[:size]), title, forms.is_word, forms.guards):
                number = read_page_number(" ".join(words[size:]))
                if number is not None and number.alone and not number.word and number.value is not None:
                    return number if AMOUNT.isdisjoint(self.text) else None
        return None

    @lazy
    def _behind_a_number(self) -> bool:
        """Whether it is a page's number with the word for a page, and a title behind it: ``Page 2 of 4 Supply Terms``."""
        forms, words = self._forms, self.text.split()
        for title in forms.titles:
            at = len(words) - len(title.split())
            if at > 1 and matches(" ".join(words[at:]), title, forms.is_word, forms.guards):
                number = read_page_number(" ".join(words[:at]).rstrip(" -–—|"))
                if number is not None and number.numbered and not alnum_key(number.head):
                    return True
        return False

    @lazy
    def numbers_a_head(self) -> bool:
        """Whether it is a named phrase or a title with a page number behind it or before it, misread perhaps."""
        number, forms = self.number, self._forms
        if (
            number is not None
            and number.numbered
            and any(matches(number.head, head, forms.is_word, forms.guards) for head in (*forms.phrases, *forms.titles))
        ):
            return True
        if self._behind_a_number:
            return True
        if any(self._runs_together(alnum_key(head)) for head in forms.titles):
            return True
        return any(
            _head_and_number(self.key, alnum_key(head))
            and matches(
                " ".join(self.text.split()[: len(head.split()) - 1]),
                " ".join(head.split()[:-1]),
                forms.is_word,
                forms.guards,
            )
            for head in forms.titles
            if len(head.split()) > 1
        )

    def _runs_together(self, head: str) -> bool:
        """Whether it is a title and a page's number without the spaces between them: ``Supply TermsPage2of4``.

        The title must have its letters, but for a few that were read for others: one that is lost or put in may be a word.
        """
        key, size = self.key, len(head)
        if size < _HEAD_LEAST or len(key) > size + _NUMBER_MOST or "page" not in key[size : size + 5]:
            return False
        misread = sum(one != two for one, two in zip(key[:size], head, strict=False))
        return misread <= size // _LETTERS_A_MISREAD and follows_head(key[size:])


class FormLines:
    """What is the same for all lines of all copies of some forms."""

    def __init__(
        self,
        phrases: tuple[str, ...],
        titles: tuple[str, ...],
        printed: frozenset[str],
        pairs: Pairs,
        is_word: IsWord | None,
        guards: Guards,
    ) -> None:
        self.phrases = phrases
        self.titles = tuple(title for title in titles if alnum_key(title))
        self.printed = printed
        self.pairs = pairs
        self.is_word = is_word
        self.guards = guards
        self._lines: dict[str, Line] = {}

    def line(self, text: str) -> Line:
        """What is known of a line with this text."""
        found = self._lines.get(text)
        if found is None:
            found = Line(self, text)
            if len(text) <= _LONGEST:
                if len(self._lines) >= _REMEMBERED:
                    self._lines.clear()
                self._lines[text] = found
        return found


@lru_cache(maxsize=4)
def form_lines(
    phrases: tuple[str, ...],
    titles: tuple[str, ...],
    printed: frozenset[str],
    pairs: Pairs,
    is_word: IsWord | None,
    guards: Guards,
) -> FormLines:
    """The same for the forms of a run; kept from copy to copy."""
    return FormLines(phrases, titles, printed, pairs, is_word, guards)


def _head_and_number(key: str, head: str) -> bool:
    """Whether a line's letters are a known head's and then a page number's, however garbled: ``…agreementpage40f5``."""
    if len(head) < _HEAD_LEAST or len(key) > len(head) + _NUMBER_MOST or "page" not in key[len(head) - 3 :]:
        return False
    return any(
        fuzz.ratio(key[:size], head) >= _HEAD_ALIKE and follows_head(key[size:])
        for size in (len(head), len(head) - 1, len(head) + 1)  # a letter may be lost or gained in the head
    )
