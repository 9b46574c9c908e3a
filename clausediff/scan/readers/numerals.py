"""Numbers as Word writes them before paragraphs and notes: ``4``, ``iv``, ``d``, ``4th``, ``Four``, ``04``."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["SUPPORTED", "numeral"]

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_CHICAGO = "*†‡§"


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    pieces = []
    for size, letters in _ROMAN:
        while count >= size:
            pieces.append(letters)
            count -= size
    return "".join(pieces)


def _letter(count: int) -> str:
    """``a`` to ``z``, then ``aa``, ``bb`` …, as Word counts on."""
    if count < 1:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _ordinal(count: int) -> str:
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def _cardinal_text(count: int) -> str:
    if not 0 <= count < 1000:
        return str(count)
    if count < 20:
        return _ONES[count]
    if count < 100:
        return _TENS[count // 10] + (f"-{_ONES[count % 10]}" if count % 10 else "")
    rest = f" {_cardinal_text(count % 100)}" if count % 100 else ""
    return f"{_ONES[count // 100]} hundred{rest}"


def _ordinal_text(count: int) -> str:
    said = _cardinal_text(count)
    if said.isdigit():
        return _ordinal(count)
    head, sign, last = said.rpartition("-") if "-" in said else said.rpartition(" ")
    last = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head}{sign}{last}"


def _enclosed(count: int) -> str:
    return chr(0x2460 + count - 1) if 1 <= count <= 20 else str(count)


def _chicago(count: int) -> str:
    return _CHICAGO[(count - 1) % 4] * ((count - 1) // 4 + 1) if count > 0 else str(count)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda count: f"{count:02d}",
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "ordinal": _ordinal,
    "cardinalText": lambda count: _cardinal_text(count).capitalize(),
    "ordinalText": lambda count: _ordinal_text(count).capitalize(),
    "hex": lambda count: f"{count:X}",
    "chicago": _chicago,
    "numberInDash": lambda count: f"- {count} -",
    "decimalEnclosedCircle": _enclosed,
    "decimalEnclosedFullstop": lambda count: f"{count}.",
    "decimalEnclosedParen": lambda count: f"({count})",
    "none": lambda count: "",
    "bullet": lambda count: "",
}

SUPPORTED = frozenset(_FORMATS)
"""The number formats that are written as Word writes them; any other one is written in figures, and said."""


def numeral(count: int, kind: str, pattern: str = "") -> str:
    """``count`` in the number format ``kind``; ``pattern`` is that of a custom one (``001, 002, 003, ...``)."""
    if kind == "custom" and pattern[:1] == "0":
        return str(count).zfill(len(pattern.split(",", maxsplit=1)[0].strip()))
    return _FORMATS.get(kind, str)(count)
