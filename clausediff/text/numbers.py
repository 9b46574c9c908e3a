"""Numbers as people write them: figures, fractions, words, and both together.

    1,500   1.500,00   1 500   3.5   ½   2 1/2   thirty   twelve hundred   sixty (60)   20 %

The whole text must be one number; anything else is None, so that nothing can stand beside it. What is written twice, in
words and in figures, must say the same twice. Words are read by text2num in the languages that it has.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from clausediff import regex as re
from clausediff.text.words import one_line

__all__ = [
    "Quantity",
    "alphabets",
    "number_in_words",
    "read_figure",
    "read_indian",
    "read_number",
    "read_quantity",
    "written_twice",
]

COMMA_LANGUAGES = frozenset(("de", "es", "fr", "it", "nl", "pt"))
"""Languages that write a comma before decimals and a point between thousands."""
WORD_LANGUAGES = COMMA_LANGUAGES | {"en"}
"""Languages whose number words are read."""

_LONGEST = 400
"""Characters of a number in words and figures, at most."""
_GROUPED = re.compile(
    r"(?P<whole>\d{1,3}(?:(?P<mark>[,.' ])\d{3})(?:(?P=mark)\d{3})*)(?:(?P<point>[.,])(?P<part>\d+))?"
)
_PLAIN = re.compile(r"(?P<whole>\d+)(?:(?P<point>[.,])(?P<part>\d+))?")
_PART = re.compile(r"\.(?P<part>\d+)")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_FRACTION = re.compile(r"(?:(?P<whole>\d+)[ -])?(?P<over>\d{1,2})/(?P<under>[2-9]|1[0-6])")
_TWICE = re.compile(r"(?P<one>[^()]*[^()\s-])[\s-]*\(\s*(?P<other>[^()]*[^()\s])\s*\)")
_PERCENT = re.compile(r"(.*\S)\s*(?:%|\bper ?cent\b|\bpct\b\.?)", re.IGNORECASE)
_IN_WORDS = re.compile(r"[^\W\d_]{3}[^\W\d_' -]*(?:['\s-]+[^\W\d_]+)*")
_GROUP_COMMA = re.compile(r"(thousand|[mb]illion),(?= )")
_HALF = re.compile(r"(.+) and (?:a|one) half")


class Quantity(NamedTuple):
    """A number with the sign that belongs to it."""

    value: Decimal
    unit: str
    """``%`` or empty."""


def alphabets(language: str) -> tuple[str, ...]:
    """The languages in which words are read in a text of ``language`` (``de``, ``en-GB``): its own, then English."""
    base = language.lower().replace("_", "-").partition("-")[0]
    return (base, "en") if base in COMMA_LANGUAGES else ("en",)


def read_figure(text: str, language: str = "en", *, amount: bool = False) -> Decimal | None:
    """The value of a figure without a sign: ``1,500.00``, ``1.500,00``, ``1 500``, ``1'500``, ``.5``.

    A point or a comma before three figures at the end is read as the language has it: ``1.500`` is 1.5 in English and
    1500 in German. With ``amount``, for money, which has two decimals or none, it always parts thousands; and a comma
    before two figures is a decimal comma in English, too.
    """
    if not text.isascii():
        return None
    comma = language.lower()[:2] in COMMA_LANGUAGES
    if found := _GROUPED.fullmatch(text):
        return _grouped(found, comma=comma, amount=amount)
    if found := _PLAIN.fullmatch(text):
        whole, point, part = found["whole"], found["point"], found["part"] or ""
        if point == "," and not comma and not (amount and len(part) == 2):
            return None
        return Decimal(f"{whole}.{part or 0}")
    found = _PART.fullmatch(text)
    return Decimal(f"0.{found['part']}") if found else None


def _grouped(found: re.Match[str], *, comma: bool, amount: bool) -> Decimal | None:
    """The value of a figure with marks between its groups of three."""
    whole, mark, point, part = found.group("whole", "mark", "point", "part")
    if point == mark:
        return None
    first = whole.partition(mark)[0]
    lone = len(whole) - len(first) == 4 and point is None
    if lone and mark == ("," if comma else ".") and (first == "0" or not amount):
        return Decimal(whole.replace(",", "."))
    if first.startswith("0") or (amount and len(part or "") > 2):
        return None
    return Decimal(f"{whole.replace(mark, '')}.{part or 0}")


def read_indian(text: str) -> Decimal | None:
    """The value of a figure in the Indian grouping, ``12,34,567``."""
    return Decimal(text.replace(",", "")) if _INDIAN.fullmatch(text) else None


def _read_fraction(text: str) -> Decimal | None:
    """``1/2``, ``2 1/2``, ``½``, ``2½``: proper fractions, down to sixteenths; ``30/60`` is two numbers."""
    opened = text
    if text and not text[-1].isascii() and unicodedata.decomposition(text[-1]).startswith("<fraction>"):
        parts = unicodedata.normalize("NFKC", text[-1]).replace("\u2044", "/")
        opened = f"{text[:-1].rstrip()} {parts}".strip()
    found = _FRACTION.fullmatch(opened)
    if found is None or int(found["over"]) >= int(found["under"]):
        return None
    return Decimal(found["whole"] or 0) + Decimal(found["over"]) / Decimal(found["under"])


@lru_cache(maxsize=4096)
def number_in_words(text: str, language: str = "en") -> Decimal | None:
    """The value of a number in words: ``sixty``, ``one thousand, five hundred``, ``a hundred``, ``zwölfhundert``."""
    text = " ".join(text.lower().replace("’", "'").split())
    if half := _HALF.fullmatch(text):
        whole = number_in_words(half[1], language)
        return None if whole is None else whole + Decimal("0.5")
    text = re.sub(r"^an? (?=hundred|thousand|[mb]illion)", "one ", _GROUP_COMMA.sub(r"\1", text))
    if not _IN_WORDS.fullmatch(text):
        return None
    from text_to_num import text2num

    for code in alphabets(language):
        try:
            return Decimal(text2num(text, code))
        except ValueError:
            continue
    return None


def written_twice(text: str) -> tuple[str, str] | None:
    """The two parts of ``sixty (60)``: what stands before the brackets at the end, and in them; None where there are none."""
    found = _TWICE.fullmatch(text)
    return (found["one"], found["other"]) if found else None


def read_quantity(text: str, language: str = "en") -> Quantity | None:
    """A number, perhaps with a per cent sign; None where the text is not one number and nothing else.

    White space is folded and a full stop or a comma at the end left out. A sign in front counts: ``-30`` is -30.
    """
    return _quantity(one_line(text).rstrip(".,; "), language) if len(text) <= _LONGEST else None


def _quantity(text: str, language: str) -> Quantity | None:
    if percent := _PERCENT.fullmatch(text):
        found = _quantity(percent[1], language)
        return Quantity(found.value, "%") if found and not found.unit else None
    if twice := written_twice(text):
        one, other = (_quantity(part, language) for part in twice)
        if one is None or other is None or one.value != other.value:
            return None
        return Quantity(one.value, one.unit or other.unit)
    negative = text[:1] == "-"
    figure = text[1:].lstrip() if text[:1] in ("-", "+") else text
    value = read_figure(figure, language)
    if value is None:
        value = _read_fraction(figure)
    if value is None and figure == text:
        value = number_in_words(text, language)
    return None if value is None else Quantity(-value if negative else value, "")


def read_number(text: str, language: str = "en") -> Decimal | None:
    """The value of a number without a unit, in figures, in words, or in both; None where the text is anything else."""
    found = read_quantity(text, language)
    return found.value if found and not found.unit else None
