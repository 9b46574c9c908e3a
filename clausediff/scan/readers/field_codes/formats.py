"""Numbers and dates in the formats that a field asks for, and whether the words that are stored fit them.

A format is of the document's language, and so are the names of months and the marks between thousands. So no words are made here
and compared; the stored words are asked whether they *can* be that number, or a date in that picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausediff import regex as re
from clausediff.scan.readers.numerals import numeral
from clausediff.text.month_names import MONTH_NAMES

__all__ = ["can_be_date", "can_be_number", "is_count", "number_of", "same_words"]

_SAME = str.maketrans({
    **dict.fromkeys("‘’‚‛′´`", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad"),
})  # fmt: skip
_NUMBER = re.compile(r"\d(?:[\d.,'’\s\u00a0\u202f]*\d)?")
_WORD = re.compile(r"[^\W\d_]+")
_KINDS = {
    "roman": "lowerRoman", "alphabetic": "lowerLetter", "ordinal": "ordinal", "cardtext": "cardinalText",
    "ordtext": "ordinalText", "hex": "hex", "arabic": "decimal",
}  # fmt: skip
_IN_WORDS = (
    "dollartext",
    "bahttext",
    "sbchar",
    "dbchar",
    "dbnum1",
    "dbnum2",
    "dbnum3",
    "aiueo",
    "iroha",
    "ganada",
    "chosung",
)
"""Formats that write a number in a way that is not written here."""
_COUNT = re.compile(
    r"[-–—(\s]*(?:\d{1,9}|[ivxlcdm]{1,12}|([^\W\d_])\1{0,4})(?:[-–.:]\d{1,5})*[-–—).\s]*", re.IGNORECASE
)
_PICTURE = re.compile(r"'([^']*)'?|\\|(am/pm)|(y+)|(M+|d+|D+)|([hHms]+)|(\s+)|(.)", re.IGNORECASE | re.DOTALL)
_LONGEST_PICTURE = 200


def same_words(one: str, other: str) -> bool:
    """Whether two texts read the same but for white space, case, and the kinds of quotation marks and dashes."""
    first, second = ("".join(each.translate(_SAME).split()).casefold() for each in (one, other))
    return first == second


def number_of(text: str) -> float | None:
    """The number that a text is; None where it is none, or has several."""
    found = _NUMBER.findall(text)
    return next(_readings(found[0]), None) if len(found) == 1 else None


def can_be_number(stored: str, value: float, picture: str = "", formats: Sequence[str] = ()) -> bool:
    """Whether stored words can be a number, written in the picture of a field (``$#,##0.00``) or in one of its formats."""
    kind = next((_KINDS[each] for each in formats if each in _KINDS), "")
    if kind and kind != "decimal":
        return same_words(stored, numeral(round(value), kind))
    if any(each in _IN_WORDS for each in formats):
        return not _NUMBER.search(stored) or can_be_number(stored, value, picture)
    allowed = picture.casefold()
    if any(word.casefold() not in allowed for word in _WORD.findall(stored)):
        return False
    found = _NUMBER.findall(stored)
    if not found:
        return value == 0 and not stored.strip("-– ")
    if len(found) > 1 and not any(char.isdigit() for char in picture.replace("0", "")):
        return False
    below = stored.strip()[:1] in "-−–(" if stored.strip() else False
    shares = (1.0, 0.01) if "%" in stored else (1.0,)
    return any(
        abs(abs(value) - reading * share) <= 0.5 * 10.0 ** -_places(found[0], reading) * share + 1e-9
        and (below == (value < 0) or reading == 0)
        for reading in _readings(found[0])
        for share in shares
    )


def is_count(stored: str, formats: Sequence[str] = ()) -> bool:
    """Whether stored words can be the number of a page, a note or an item, in figures, letters or Roman numerals, or nothing."""
    if not stored.strip() or _COUNT.fullmatch(stored):
        return True
    return any(each in _KINDS or each in _IN_WORDS for each in formats) and len(stored.split()) < 6


def can_be_date(stored: str, picture: str = "") -> bool:
    """Whether stored words can be a date or a time in that picture (``d MMMM yyyy``), or in some usual one."""
    if not stored.strip():
        return True
    if picture and len(picture) < _LONGEST_PICTURE:
        pattern = "".join(_pattern(picture))
        if r"\d{" not in pattern and any(word not in MONTH_NAMES for word in _WORD.findall(stored.casefold())):
            return False  # a name of a month alone may be any word
        return re.fullmatch(pattern, " ".join(stored.split()), re.IGNORECASE) is not None
    figures = [int(each) for each in re.findall(r"\d+", stored)[:8]]
    return len(figures) > 1 or any(1900 <= figure <= 2100 for figure in figures)


def _pattern(picture: str) -> Iterator[str]:
    """The expression of what a picture of a date can show."""
    for literal, half, year, day, clock, space, other in _PICTURE.findall(picture):
        if half:
            yield r"[^\d]{0,12}"
        elif year:
            yield r"\d{1,4}"
        elif day:
            yield r"\d{1,2}(?:st|nd|rd|th)?" if len(day) < 3 else r"[^\W\d_][^\d\s,;:]{0,20}"
        elif clock:
            yield r"\d{1,2}"
        elif space:
            yield r"\s*"
        else:
            yield r"\s*" + r"\s*".join(re.escape(word) for word in (literal or other).split()) + r"\s*"


def _readings(number: str) -> Iterator[float]:
    """What a number can be: with a decimal comma, with a decimal point, or with marks between its thousands."""
    plain = re.sub(r"['’\s\u00a0\u202f]", "", number)
    for decimal, thousands in ((".", ","), (",", ".")):
        said = plain.replace(thousands, "").replace(decimal, ".")
        if said.count(".") < 2 and not (
            thousands in plain and not re.fullmatch(r"\d{1,3}(?:\D\d{2,3})+(?:\D\d*)?", plain)
        ):
            yield float(said)


def _places(number: str, reading: float) -> int:
    """How many decimals a number shows that reads so."""
    ends = re.search(r"[.,](\d+)$", number)
    whole = re.sub(r"\D", "", number)
    return len(ends[1]) if ends is not None and float(whole) != reading else 0
