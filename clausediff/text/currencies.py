"""Currencies: the codes of ISO 4217, and the signs and names that stand for them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from clausediff import regex as re

__all__ = ["CODES", "MINOR", "POINT", "at_end", "at_start", "one_currency", "same_currency"]

CODES = frozenset(
    "AED AFN AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP "
    "CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD "
    "IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR "
    "MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP "
    "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF "
    "YER ZAR ZMW ZWL".split()
)
"""All codes but ALL and TOP, which in capitals are words."""
_ANY_CASE = frozenset(("AUD", "CAD", "CHF", "EUR", "GBP", "JPY", "USD"))
"""Codes that are read in lower case, too; most others are then words (``mad``, ``pen``)."""

_DOLLARS = frozenset("AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD USD XCD".split())
_PESOS = frozenset("ARS CLP COP CUP DOP MXN PHP UYU".split())
_SHARED: dict[str, frozenset[str]] = {
    "$": _DOLLARS | _PESOS,
    "£": frozenset("EGP FKP GBP GIP LBP SHP SSP SYP".split()),
    "¥": frozenset("CNY JPY".split()),
    "franc": frozenset("BIF CDF CHF DJF GNF KMF RWF XAF XOF XPF".split()),
    "kr": frozenset("DKK ISK NOK SEK".split()),
    "peso": _PESOS,
    "rupee": frozenset("INR LKR MUR NPR PKR SCR".split()),
}
"""Signs and names that several countries use, each with the currencies that it may stand for."""
_USUAL = {"$": "USD", "£": "GBP", "¥": "JPY", "franc": "CHF", "rupee": "INR"}
"""What a shared sign stands for where nothing else is said."""

_NAMES: dict[str, str] = {
    "$": "$|dollar|dollars|dólar|dólares|dollari",
    "£": "£|pound|pounds",
    "¥": "¥",
    "franc": "franc|francs",
    "kr": "kr|kr.|krona|krone|kroner|kronor",
    "peso": "peso|pesos",
    "rupee": "rs|rs.|rupee|rupees",
    "AUD": "a$|au$|australian dollars",
    "BRL": "r$|real|reais",
    "CAD": "c$|ca$|can$|canadian dollars",
    "CHF": "sfr|sfr.|fr.|swiss francs|franken|schweizer franken",
    "CNY": "cn¥|rmb|yuan|renminbi",
    "CZK": "kč",
    "DKK": "danish kroner",
    "EUR": "€|euro|euros",
    "GBP": "sterling|pounds sterling|british pounds",
    "HKD": "hk$|hong kong dollars",
    "ILS": "₪|shekel|shekels",
    "INR": "₹|indian rupees",
    "JPY": "yen|jp¥",
    "KRW": "₩|won",
    "MXN": "mx$|mexican pesos",
    "NGN": "₦|naira",
    "NOK": "norwegian kroner",
    "NZD": "nz$|new zealand dollars",
    "PHP": "₱",
    "PLN": "zł|złoty|zloty|zlotys",
    "RUB": "₽|rouble|roubles|ruble|rubles",
    "SEK": "swedish kronor",
    "SGD": "s$|sg$|singapore dollars",
    "THB": "฿|baht",
    "TRY": "₺|turkish lira",
    "TWD": "nt$",
    "UAH": "₴|hryvnia|hryvnias",
    "USD": "us$|us $|u.s.$|u.s. $|us dollar|us dollars|u.s. dollar|u.s. dollars|us-dollar|american dollars|united states dollars",
    "VND": "₫|dong",
    "ZAR": "rand",
}
"""What stands for a currency besides its code, in lower case."""

MINOR = frozenset("¢ cent cents centavos céntimos centimes penny pence p paise rappen øre öre".split())
"""The hundredth part of a currency."""
POINT = frozenset("$ £ AUD CAD GBP HKD INR JPY NZD SGD USD ¥".split())
"""Currencies that are written with a point before decimals: a comma before two figures has lost one."""


@cache
def _known() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """A pattern for a currency at the start, one for the end, and what each of their matches stands for, in lower case."""
    known = {code.lower(): code for code in CODES}
    known |= {name: code for code, listed in _NAMES.items() for name in listed.split("|")}
    either = "|".join(re.escape(name).replace(r"\ ", " ") for name in sorted(known, key=len, reverse=True))
    start = re.compile(rf"(?P<it>{either})(?:(?<=\W)|(?![^\W\d_]))\s*", re.IGNORECASE)
    end = re.compile(rf"\s*(?:(?=\W)|(?<![^\W\d_]))(?P<it>{either})$", re.IGNORECASE)
    return start, end, known


def _currency(found: re.Match[str] | None) -> str:
    """What a match stands for, or empty: most codes must be in capitals."""
    if found is None:
        return ""
    written = found["it"]
    code = _known()[2][written.lower()]
    return (
        code if code not in CODES or written.lower() != code.lower() or written.isupper() or code in _ANY_CASE else ""
    )


def at_start(text: str) -> tuple[str, str]:
    """The currency that a text begins with, and the rest; an empty currency and the text where there is none."""
    found = _known()[0].match(text)
    code = _currency(found)
    return (code, text[found.end() :]) if found is not None and code else ("", text)


def at_end(text: str) -> tuple[str, str]:
    """The currency that a text ends with, and the rest."""
    found = _known()[1].search(text)
    code = _currency(found)
    return (code, text[: found.start()]) if found is not None and code else ("", text)


def one_currency(codes: Iterable[str]) -> str | None:
    """The currency that several marks at one amount agree on, empty where there are none; None where they do not agree.

    A shared sign goes with each of its currencies: ``$500 CAD``.
    """
    given = {code for code in codes if code}
    specific = {code for code in given if code not in _SHARED}
    shared = given - specific
    if len(specific) > 1 or len(shared) > 1:
        return None
    for code in specific:
        return code if all(code in _SHARED[sign] for sign in shared) else None
    return next(iter(shared), "")


def same_currency(one: str, other: str) -> bool:
    """Whether two amounts are in one currency; a shared sign is its usual currency (``$`` is USD)."""
    return _USUAL.get(one, one) == _USUAL.get(other, other)
