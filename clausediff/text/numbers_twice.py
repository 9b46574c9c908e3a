"""Numbers that a text writes twice, in words and in figures, and that do not agree: ``sixty (90) days``.

    sixty (60) days                       they agree
    sixty (90) days, 90 (sixty) days      they do not
    Five Hundred Dollars ($600)           they do not
    one (1) the Buyer or two (2) …        they agree, and may be labels as well

Nothing is said where the words are no number for certain: a number may begin before what is read (*nineteen ninety-nine*),
and an ordinal, a fraction or a misread word is none of those that are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from clausediff import regex as re
from clausediff.model import Range
from clausediff.text.numbers import WORD_LANGUAGES, number_in_words, read_figure
from clausediff.text.vocabulary import Vocabulary, base_code, vocabulary
from clausediff.text.words import alnum_key

__all__ = ["Twice", "numbers_that_differ"]

_WORDS = 12
"""Words of the longest number."""
_LARGE = 100
"""The least number that is seldom written without how many of it there are."""
_FIGURE = (
    r"(?P<sign>[$€£¥]|[A-Z]{1,3}\$|[A-Z]{3}[ ])?[ ]?(?P<figure>\d[\d.,' ]*\d|\d)(?P<unit>[ ]?%|[ ]?[A-Z]{3}|[ ]?[€£$])?"
)
_AFTER = re.compile(rf"\([ ]?{_FIGURE}[ ]?\)")
_BEFORE = re.compile(r"(?P<figure>\d[\d.,]*\d|\d)[ ]?%?[ \n]?\((?P<words>[^\W\d_][^\W\d_'’ -]{2,}[^()\d]{0,120}?)\)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BETWEEN = re.compile(r"[\s-]*|,\s+")
"""What stands between the words of one number."""


class Twice(NamedTuple):
    """A number that is written in words and in figures with two values."""

    span: Range
    """Of the words with the figures."""
    words: str
    """The number in words, as printed."""
    figures: str
    """The number in figures, as printed."""

    @property
    def says(self) -> str:
        """A sentence for a person."""
        return f"the number says two things: “{self.words}” in words and “{self.figures}” in figures"


def numbers_that_differ(text: str, language: str = "en") -> list[Twice]:
    """The numbers of a text that are written twice with two values, in the order of the text.

    Only in the languages that have word lists; none in others.
    """
    if base_code(language) not in WORD_LANGUAGES or "(" not in text:
        return []
    words = vocabulary(language)
    return sorted([*_words_first(text, language, words), *_figures_first(text, language, words)])


def _words_first(text: str, language: str, words: Vocabulary) -> Iterator[Twice]:
    """``sixty (90)``: words, perhaps with what is counted in the case of money, and figures in brackets."""
    for match in _AFTER.finditer(text):
        value = read_figure(match["figure"].strip(), language, amount=match["sign"] is not None)
        before = list(_before(text, match.start()))
        while before and _is_unit(alnum_key(text[before[-1].slice]), words):
            before.pop()
        run = _number_run(text, before, words)
        if value is None or not run:
            continue
        said = _value(text[run[0].start : run[-1].end], language)
        if said is not None and said != value and not _is_label(text, match, words):
            span = Range(run[0].start, match.end())
            yield Twice(span, " ".join(text[run[0].start : run[-1].end].split()), match[0].strip("() "))


def _figures_first(text: str, language: str, words: Vocabulary) -> Iterator[Twice]:
    """``90 (sixty)``: nothing but a number is in the brackets."""
    for match in _BEFORE.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        value = read_figure(match["figure"], language)
        if value is None or (before and (before.isalnum() or before in ".,/-$€£")):
            continue
        said = " ".join(match["words"].split())
        keys = [alnum_key(word) for word in _WORD.findall(said)]
        while keys and _is_unit(keys[-1], words):
            keys.pop()
            said = said.rsplit(" ", 1)[0]
        if not keys or not all(_counts(key, words) for key in keys):
            continue
        number = _value(said, language)
        if number is not None and number != value:
            yield Twice(Range(*match.span()), said, match["figure"])


def _before(text: str, end: int) -> Iterator[Range]:
    """The words before an offset that belong to one phrase, in the order of the text."""
    start = max(0, end - 40 * _WORDS)
    found = [Range(*match.span()) for match in _WORD.finditer(text, start, end)][-_WORDS:]
    at = len(found)
    while at and _BETWEEN.fullmatch(text[found[at - 1].end : found[at].start if at < len(found) else end]):
        at -= 1
    yield from found[at:]


def _number_run(text: str, before: list[Range], words: Vocabulary) -> list[Range]:
    """The last words that are all of a number; none where one more before them may be of it as well."""
    at = len(before)
    while at and _counts(alnum_key(text[before[at - 1].slice]), words):
        at -= 1
    run = before[at:]
    if (
        at
        and len(run) > 1
        and alnum_key(text[run[0].slice]) in words.joiners
        and _is_unit(alnum_key(text[before[at - 1].slice]), words)
    ):
        return []  # the smaller part of an amount: *twenty-five dollars and fifty cents*
    while run and alnum_key(text[run[0].slice]) in words.joiners:
        run = run[1:]
    return [] if at and run and _goes_before(alnum_key(text[before[at - 1].slice]), text[run[0].slice], words) else run


def _goes_before(key: str, first: str, words: Vocabulary) -> bool:
    """Whether a word before a number may be the beginning of it, misread or run together: *even hundred*, *ofthree million*."""
    large = number_in_words(first, words.language)
    return (large is not None and large >= _LARGE) or any(
        key.endswith(word) for word in words.cardinals if len(word) > 2
    )


def _counts(key: str, words: Vocabulary) -> bool:
    """Whether a word may be part of a number in words: a number, what joins numbers, or English ``a`` and ``point``."""
    return key in words.number_words or key in words.joiners or key in ("a", "an", "point")


def _value(said: str, language: str) -> Decimal | None:
    """The value of a number in words, and None where a part of it is no number."""
    return number_in_words(" ".join(said.replace("-", " ").split()), language) or number_in_words(said, language)


def _is_unit(key: str, words: Vocabulary) -> bool:
    """Whether a word may stand between a number in words and the same in figures: a currency, *per cent*."""
    return key in words.amount_units or key in (
        "per",
        "percent",
        "cent",
        "pour",
        "por",
        "ciento",
        "cento",
        "united",
        "states",
        "us",
    )


def _is_label(text: str, match: re.Match[str], words: Vocabulary) -> bool:
    """Whether the figures in brackets are one of several labels: *one of (1) the Buyer, (2) the Supplier*."""
    if match["sign"] or match["unit"] or not match["figure"].isdigit():
        return False
    figure = int(match["figure"])
    near = text[max(0, match.start() - 600) : match.end() + 600]
    for other in (figure - 1, figure + 1):
        for found in re.finditer(rf"(?P<before>[^\W\d_]+)?[\s,;:-]*\({other}\)", near):
            if not _counts(alnum_key(found["before"] or ""), words):
                return True
    return False
