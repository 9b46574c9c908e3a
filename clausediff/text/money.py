"""Amounts of money as people write them, in one grammar.

    $1,500.00   US$ 1,500   EUR 1 500   1.500,00 €   1'500.- CHF   $1.5 million   1,500 dollars   fifteen hundred dollars
    One Thousand Five Hundred and 50/100 Dollars ($1,500.50)   $145 per hour   ₹1,50,000

The whole text must be one amount; anything else is None. An amount in words and in figures must be the same twice, and two
currencies must be one: ``$500 CAD`` is Canadian dollars, ``$500 pounds`` is nothing that can be read.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from clausediff import regex as re
from clausediff.text.currencies import MINOR, POINT, at_end, at_start, one_currency, same_currency
from clausediff.text.numbers import COMMA_LANGUAGES, number_in_words, read_figure, read_indian
from clausediff.text.words import one_line

__all__ = ["Money", "read_money"]

_SCALES = {
    3: "k thousand tsd tsd. tausend mille mil duizend",
    6: "m mm mn mln mio mio. million millions millionen millón millones milione milioni miljoen milhão milhões",
    9: "bn mrd mrd. milliard milliards milliarde milliarden miliardo miliardi miljard",
}
_SCALE = {word: Decimal(10) ** power for power, words in _SCALES.items() for word in words.split()}
_ENGLISH_SCALE = {"b": 9, "billion": 9, "billions": 9, "tn": 12, "trillion": 12, "trillions": 12}
"""Powers of ten of words that stand for more in other languages: a German Billion is 10¹²."""

_LONGEST = 400
"""Characters of an amount in words and figures, at most."""
_UNIT = re.compile(
    r"(?P<amount>.+?)(?:\s*/\s*|\s+(?:per|pro|par|por|al|je|an?|each|every|for each)\s+)(?P<unit>[^\W\d_]+)",
    re.IGNORECASE,
)
_EACH = re.compile(r"(?P<amount>.+?)\s+(?P<unit>each|p\. ?a)", re.IGNORECASE)
_TWICE = re.compile(r"(?P<one>[^()]*[^()\s-])[\s-]*\(\s*(?P<other>[^()]*[^()\s])\s*\)(?P<rest>[^()]*)")
_SAID = re.compile(
    r"(?:in (?:words|figures|worten|zahlen)|en (?:lettres|letras|chiffres)|in lettere|say)\b\s*:?\s*", re.IGNORECASE
)
_CHEQUE = re.compile(r"(?P<whole>.+?)(?:,? and|,? &)? (?P<cents>\d\d|no|xx)/(?:100|xx)", re.IGNORECASE)
_ROUND = re.compile(r"(?P<figure>.*\d)\s*(?:[.,]\s*-{1,2}|/-)")
_ONLY = re.compile(r"(?P<amount>\D*[^\W\d_]),?\s+only", re.IGNORECASE)
_WITH_CENTS = re.compile(r"(?P<whole>.+),? and (?P<cents>.+)", re.IGNORECASE)
_SCALED = re.compile(r"(?P<figure>[\d.,' ]*\d)\s*(?P<scale>[^\W\d_]+\.?)")
_LOST_FIGURE = re.compile(r"\d+,\d\d")
_FOREIGN_GROUPS = re.compile(r"\d{1,3}\.\d{3}")
_DECIMALS = re.compile(r"\d*[.,](?P<decimals>\d+)")


class Money(NamedTuple):
    """An amount."""

    amount: Decimal
    """Below zero where a minus sign stands before the figure."""
    currency: str
    """The code of ISO 4217, a sign that several currencies share (``$``), or empty where none is written."""
    unit: str = ""
    """What it is paid for, in lower case: ``hour`` in ``$145 per hour``; empty for a plain amount."""

    def same(self, other: Money) -> bool:
        """Whether two amounts are one: figure, currency and unit."""
        return self.amount == other.amount and self.unit == other.unit and same_currency(self.currency, other.currency)


def read_money(text: str, language: str = "en") -> Money | None:
    """The amount that a text is, or None where it is anything else or anything more.

    White space is folded and a full stop or a comma at the end left out.
    """
    if len(text) > _LONGEST:
        return None
    shown = one_line(text).rstrip(".,; ")
    dashed = one_line(text).rstrip("; ")
    return _read(shown, language) or (_read(dashed, language) if dashed != shown else None)


def _read(text: str, language: str) -> Money | None:
    if twice := _TWICE.fullmatch(text):
        return _read_twice(twice, language)
    for pattern in (_UNIT, _EACH):
        if (found := pattern.fullmatch(text)) and (money := _read_plain(found["amount"], language)):
            return money._replace(unit=found["unit"].lower())
    return _read_plain(text, language)


def _read_twice(twice: re.Match[str], language: str) -> Money | None:
    """``twelve hundred dollars ($1,200)``: both must be the same amount; the brackets may also hold just the currency."""
    one, other, rest = twice.group("one", "other", "rest")
    first = _read(f"{one} {rest.strip()}".strip(), language)
    code, left = at_start(other)
    if code and not left:
        return _in_currency(first, code)
    second = _read(_SAID.sub("", other, count=1), language)
    if first is None or second is None or first.amount != second.amount or (second.unit and second.unit != first.unit):
        return None
    return _in_currency(first, second.currency)


def _in_currency(money: Money | None, code: str) -> Money | None:
    """The amount with another mark of its currency, which must agree with the first."""
    currency = one_currency((money.currency, code)) if money else None
    return money._replace(currency=currency) if money and currency is not None else None


def _read_plain(text: str, language: str) -> Money | None:
    """An amount without brackets and without a unit."""
    if only := _ONLY.fullmatch(text):  # closes an amount in words, as on a cheque
        text = only["amount"]
    if (split := _WITH_CENTS.fullmatch(text)) and (cents := _read_cents(split["cents"], language)) is not None:
        whole = _read_plain(split["whole"], language)
        return whole._replace(amount=whole.amount + cents) if whole and whole.currency else None
    if (cents := _read_cents(text, language)) is not None:
        return Money(cents, "")
    negative = text.startswith("-")
    text = text[1:].lstrip() if negative else text
    codes = []
    for side in (at_start, at_end, at_start, at_end):  # twice: US$ 500 USD, Rs. INR 500
        code, text = side(text)
        codes.append(code)
    currency = one_currency(codes)
    text = text.strip()
    if text.startswith("-") and not negative:
        negative, text = True, text[1:].lstrip()
    if currency is None:
        return None
    amount = _read_amount(text, currency, language)
    return None if amount is None else Money(-amount if negative else amount, currency)


def _read_cents(text: str, language: str) -> Decimal | None:
    """``fifty cents``, ``50¢``: the amount in whole units."""
    found = re.fullmatch(r"(?P<number>.*[\w])\s*(?P<minor>¢|\b[^\W\d_]+)", text)
    if found is None or found["minor"].lower() not in MINOR:
        return None
    number = found["number"].strip()
    value = read_figure(number, language)
    value = number_in_words(number, language) if value is None else value
    return None if value is None else value / 100


def _read_amount(text: str, currency: str, language: str) -> Decimal | None:
    """The number of an amount: a figure, a figure with a scale, words, or words with hundredths as on a cheque.

    ``$250.000`` and ``$12,50`` are None in English, where one mark in such a place may be a misread one.
    """
    if round_ := _ROUND.fullmatch(text):
        text = round_["figure"]
    comma = language.lower()[:2] in COMMA_LANGUAGES or (currency not in POINT and currency != "")
    decimals = _DECIMALS.fullmatch(text)
    if _LOST_FIGURE.fullmatch(text) and not comma:
        return None
    if _FOREIGN_GROUPS.fullmatch(text) and not comma:
        return None
    if decimals is None or len(decimals["decimals"]) < 4:
        value = read_figure(text, language, amount=True)
        if value is not None:
            return value
    if currency in ("INR", "rupee") and (value := read_indian(text)) is not None:
        return value
    if (scaled := _SCALED.fullmatch(text)) and (value := _scaled(scaled, language, comma=comma)) is not None:
        return value
    if cheque := _CHEQUE.fullmatch(text):
        whole = number_in_words(cheque["whole"], language)
        cents = cheque["cents"]
        return None if whole is None else whole + (Decimal(cents) / 100 if cents.isdigit() else 0)
    return number_in_words(text, language)


def _scaled(found: re.Match[str], language: str, *, comma: bool) -> Decimal | None:
    """``1.5 million``, ``500K``, ``2,5 Mio.``; with ``comma``, a comma before one or two figures is a decimal comma."""
    word = found["scale"].lower()
    factor = _SCALE.get(word)
    if factor is None and language.lower()[:2] not in COMMA_LANGUAGES and word in _ENGLISH_SCALE:
        factor = Decimal(10) ** _ENGLISH_SCALE[word]
    if factor is None:
        return None
    figure = re.sub(r"^(\d+),(\d{1,2})$", r"\1.\2", found["figure"]) if comma else found["figure"]
    value = read_figure(figure, language)
    return None if value is None else value * factor
