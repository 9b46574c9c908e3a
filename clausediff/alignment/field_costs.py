"""What it costs a field to take in words of the scan.

A field takes in words at almost no cost, as long as they are such as its type has, no more than fillings of its type have, and
in one paragraph::

    canonical   Date: {{day}}       Name: {{who}}
    scan        Date: May 5, 2020   Name: Ada Byron   the Buyer shall pay
    cost              little              little      more with each word, and much for "shall"
"""

from __future__ import annotations

from functools import lru_cache

from clausediff import regex as re
from clausediff.alignment.unit import Kind
from clausediff.canonical.fields import ANSWERS, BINDING, CALLED, NUMBER_WORDS
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.template import FieldSpec
from clausediff.model import Range
from clausediff.text.han_dates import SIGNS_OF_DATES
from clausediff.text.lines import closes_line, opens_line
from clausediff.text.month_names import DATE_WORDS, MONTH_NAMES
from clausediff.text.vocabulary import vocabulary
from clausediff.text.words import Words

Step = tuple[Kind, int, int]
"""The last step of the cheapest alignment up to a cell: its kind, and how many words of each side it takes."""

BREAK = re.compile(r"\n[ \t]*\n|\f")
"""What ends a paragraph: a blank line or a page break."""

_BLANK = 0.12
"""To leave a field blank; less than to fill one, so that words stay with the field that has most of them."""
_FILLED = 0.15
"""To fill a field."""
_BREAK = 0.5
"""More, to fill a field from behind a break."""
_UNLABELLED = 1.0
"""More, after a word that was lost: a field whose label is missing is not likely to be filled."""
_APART = 0.7
"""More, after a word that was gained: a filling follows its label. Where it passes over words on the label's own line, which are
nearer to the label, it saves none of what its words would cost as words that were gained."""
BEHIND = 0.3
"""More, for a word that is lost behind a field that was filled: the filling's last word may be that word, misread."""
_WORD = 0.02
"""Each word more, as long as fillings of the type may have so many."""
_LONGER = 1.0
"""Each word more beyond that."""
_PARAGRAPHS = 400
"""Characters from which a field is made for paragraphs, and a break in it costs nothing."""
_TYPICAL = {
    "person": 7,
    "date": 6,
    "number": 3,
    "money": 5,
    "organization": 10,
    "signature": 6,
    "choice": 8,
    "checkbox": 3,
}
"""Words that a filling has at most, as a rule."""
_MANY = 6
"""The same of a field that may be filled several times, as a factor."""
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_DATE_WORDS = DATE_WORDS | NUMBER_WORDS
_NAMES = frozenset(("person", "organization", "signature"))
_LOWER = 0.3
"""A word in lower case in a name: it may as well be a misread word of the text beside it."""
_FIGURE = 0.3
"""A figure in the name of an organization."""
_OF_A_DATE = 0.2
"""A word that dates in words have."""
_STAMP = 0.2
"""A short figure in a signature: signing services print the day and the hour."""
_STAMP_FIGURE = re.compile(r"\d{1,4}|\d\d'\d\d|(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,}")
"""What a signing service prints behind a signature: the parts of a day and of an hour, how far that is from Greenwich, and its number."""
_STAMP_WORDS = frozenset("am pm est edt cst cdt mst mdt pst pdt utc gmt cet cest bst".split())
_AMOUNT_WORDS = NUMBER_WORDS | frozenset(
    "$ € £ ¥ % us usd eur gbp chf dollars euros euro pounds cents and percent".split()
)


_AND = frozenset("e ed en et und y".split())
"""Those of a language's joiners that mean *and*, which are between the words of a number; the others are between references."""


def field_row(
    spec: FieldSpec,
    above: list[float],
    row: list[float],
    steps_above: list[Step],
    steps: list[Step],
    gained: list[float],
    breaks: list[bool],
    foreign: list[float],
    own: list[bool],
    crossing: bool,
) -> None:
    """Fill a field's row: it stays blank, or takes in the words from some place on.

    ``row[j]`` is what the canonical's words up to the field and the first ``j`` words of the scan cost, ``above`` the same
    without the field; ``gained[j]``, ``breaks[j]`` and ``foreign[j]`` are the cost of the scan's word ``j`` on its own,
    whether a break is before it, and what it costs the field by :func:`foreign`; ``own[j]`` is :func:`is_own` of it.
    ``crossing`` is whether a break is before the first word that the canonical does not have before the field.
    """
    typical = most_words(spec) * (_MANY if spec.many else 1)
    one_paragraph = spec.max_length <= _PARAGRAPHS
    row[0], steps[0] = above[0] + _BLANK, (Kind.FIELD, 1, 0)
    filled, first = float("inf"), 0  # the cheapest filling that ends with the word before j, and where it begins
    skipped, passes = (
        0,
        False,
    )  # where the words gained before it begin, and whether it passes over its label's own line
    for j in range(1, len(row)):
        broken = breaks[j - 1] and one_paragraph
        if steps_above[j - 1][0] is not Kind.INSERT:
            skipped = j - 1
        begun = above[j - 1] + _FILLED + (_BREAK if broken or (j == 1 and crossing) else 0.0)
        before = steps_above[j - 1][0]
        if before is Kind.DELETE:
            begun += _UNLABELLED
        elif before is Kind.INSERT:
            begun += _APART
        begun += foreign[j - 1]
        more = _WORD if own[j - 1] or j - first <= typical else _LONGER
        if passes:
            more = max(more, gained[j - 1])
        longer = float("inf") if broken else filled + more + foreign[j - 1]
        if begun <= longer:
            filled, first = begun, j - 1
            passes = skipped < first and not (breaks[skipped] or (skipped == 0 and crossing))
        else:
            filled = longer
        best, step = filled, (Kind.FIELD, 1, j - first)
        if above[j] + _BLANK < best:
            best, step = above[j] + _BLANK, (Kind.FIELD, 1, 0)
        if row[j - 1] + gained[j - 1] < best:
            best, step = row[j - 1] + gained[j - 1], (Kind.INSERT, 0, 1)
        row[j], steps[j] = best, step


def fills(canonical: CanonicalWords, words: Words, field: int, part: Range) -> bool:
    """Whether some words are plainly the filling of a field: not too many, none foreign to its type, in one paragraph.

    ``field`` is the field's index among the canonical's words, ``part`` are words of the scan.
    """
    spec = canonical.slots[field]
    if part.size > most_words(spec):
        return False
    language = canonical.source.language
    if any(foreign(spec, key, language) for key in words.keys[part.slice]):
        return False
    if any(break_before(words, index) for index in range(part.start + 1, part.end)):
        return False
    return not break_before(words, part.start) or canonical_break_before(canonical, field)


def taken_in(spec: FieldSpec, words: Words, part: Range, language: str) -> list[float]:
    """What each word of a part of the scan costs the field, where it takes it in; ``language`` is the canonical's."""
    keys = words.keys[part.slice]
    costs = []
    for at, key in enumerate(keys):
        lower = spec.type in _NAMES and words.raw(part.start + at)[:1].islower()
        called = key in BINDING and _is_called(words, part.start + at)
        if spec.type == "date" and key == "may" and any(near[:1].isdigit() for near in keys[max(0, at - 1) : at + 2]):
            costs.append(0.0)  # the month
            continue
        costs.append(max(foreign(spec, key, language, called), _LOWER if lower else 0.0))
    return costs


def _is_called(words: Words, index: int) -> bool:
    """Whether somebody may be called by a word that binds: with a capital, May anywhere, another one as a surname at a line's end."""
    if not words.raw(index)[:1].isupper():
        return False
    surname = index > 0 and not opens_line(words, index) and closes_line(words, index)
    return words.keys[index] in CALLED or (surname and words.raw(index - 1)[:1].isupper())


def foreign(spec: FieldSpec, key: str, language: str, capital: bool = False) -> float:
    """What it costs a field to take in a word that fillings of its type do not have; ``capital`` tells a name, Will, from will."""
    return 0.0 if spec.type == "text" else _foreign(spec.type, spec.choices, key, language, capital)


@lru_cache(maxsize=1 << 12)
def _foreign(kind: str, choices: tuple[str, ...], key: str, language: str, capital: bool) -> float:
    if kind == "checkbox":
        return 0.0 if len(key) == 1 or key in ANSWERS else 1.0
    if kind == "choice":
        return 0.0 if len(key) == 1 or any(key in choice.lower() for choice in choices) else 0.8
    if kind == "date":
        return _foreign_to_dates(key, language)
    if kind in ("number", "money") and not (any(c.isnumeric() for c in key) or key in _amount_words(language)):
        return 0.5
    if key in BINDING and not (capital and kind in ("person", "signature")):
        return 1.0
    if kind == "signature" and ((key[:1].isdigit() and len(key) <= 4) or _STAMP_FIGURE.fullmatch(key)):
        return _STAMP
    if key[:1].isdigit() and kind in _NAMES:
        return _FIGURE if kind == "organization" else 0.9
    return 0.0


def is_own(spec: FieldSpec, key: str, language: str) -> bool:
    """Whether a word is so plainly of a field's type that a filling may have more of them than is typical."""
    if spec.type == "signature":
        return key[:3] in _MONTHS or key in _STAMP_WORDS or _STAMP_FIGURE.fullmatch(key) is not None
    return spec.type in ("money", "number", "date") and foreign(spec, key, language) <= _OF_A_DATE


def _foreign_to_dates(key: str, language: str) -> float:
    if key == "may":
        return 0.6  # a month, perhaps
    if key in _DATE_WORDS or key in SIGNS_OF_DATES or key in _counting_words(language):
        return _OF_A_DATE
    if not (key[:1].isdigit() or (len(key) >= 3 and key[:3] in _MONTHS) or key in MONTH_NAMES):
        return 0.9
    return 1.0 if key in BINDING else 0.0


@lru_cache(maxsize=16)
def _counting_words(language: str) -> frozenset[str]:
    """The words for numbers of another language than English, and those that join them."""
    words = vocabulary(language)
    return words.cardinals | (words.joiners & _AND) if words is not vocabulary() else frozenset()


@lru_cache(maxsize=16)
def _amount_words(language: str) -> frozenset[str]:
    """The words that amounts have in English and in another language."""
    words = vocabulary(language)
    return _AMOUNT_WORDS | _counting_words(language) | words.currencies | words.currency_names | words.currency_codes


def break_before(words: Words, index: int) -> bool:
    """Whether a blank line or a page break is before a word of the scan."""
    return bool(BREAK.search(words.text, words.ends[index - 1] if index else 0, words.starts[index]))


def canonical_break_before(canonical: CanonicalWords, index: int) -> bool:
    """Whether a blank line or a page break is before a word (or field) of the canonical."""
    if index == 0:
        return True
    return bool(BREAK.search(canonical.source.text, canonical.ends[index - 1], canonical.starts[index]))


def most_words(spec: FieldSpec) -> int:
    """Words that a filling of the field has at most, as a rule; all choices are printed, whichever is marked."""
    if spec.choices:
        return max(_TYPICAL["choice"], sum(len(name.split()) + 1 for name in spec.choices))
    return _TYPICAL.get(spec.type, max(12, spec.max_length // 5))
