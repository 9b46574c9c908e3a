"""Fields that a word processor draws from their codes, whatever is stored with them: boxes, signs, buttons, sums of signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from clausediff.scan.readers.field_codes.code import Code, parsed
from clausediff.scan.readers.symbols import symbols

__all__ = ["Shown", "button", "sign", "without_result"]

_SILENT = frozenset(
    "xe tc ta rd set ask bookmark index private page numpages sectionpages section date time ref pageref noteref "
    "docproperty docvariable quote if formtext hyperlink toc seq styleref title author filename mergefield next advance".split()
)
"""Fields that show nothing where no result is stored with them, or a number of a page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a field without a result."""

    text: str = ""
    prompt: bool = False
    """Whether it asks for words that nobody filled in."""
    unread: str = ""
    """Why it could not be read; empty where it could."""


def without_result(text: str) -> Shown:
    """What is shown of a field with which no result is stored, by its code; form fields are their readers' own."""
    code = parsed(text)
    reader = _KINDS.get(code.name)
    if reader is not None:
        return reader(code)
    if not code.name or code.name.lower() in _SILENT or code.name == "=":
        return Shown()
    return Shown(unread=f"a field {code.name.lower()} computes what it shows")


def button(code: Code) -> str:
    """What a button says."""
    return " ".join(code.words[1:])


def sign(code: Code) -> str | None:
    """The sign that a ``SYMBOL`` field draws; None where it is not known."""
    said = code.words[0] if code.words else ""
    try:
        char = chr(int(said, 16) if said.lower().startswith("0x") else int(said))
    except (ValueError, OverflowError):
        char = said[:1]
    font = code.switches.get("f", "")
    if 0x80 <= ord(char or " ") <= 0xFF and not code.switches.keys() & {"u", "j"}:
        char = bytes([ord(char)]).decode("cp1252", "replace") if symbols(char, font) == char else char
    return symbols(char, font)


def _button(code: Code) -> Shown:
    return Shown(button(code), prompt=True)


def _symbol(code: Code) -> Shown:
    shown = sign(code)
    return (
        Shown(shown) if shown is not None else Shown(unread=f"a sign of the font {code.switches.get('f')} is not known")
    )


_KINDS: dict[str, Callable[[Code], Shown]] = {"MACROBUTTON": _button, "GOTOBUTTON": _button, "SYMBOL": _symbol}
