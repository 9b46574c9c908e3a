"""What fields show whose codes say it, alone or with what the document says of the names in them.

Each function has a code and the stored words, and gives what is shown: the stored words themselves where they can be it, and None
where it is not known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from clausediff import regex as re
from clausediff.scan.readers.field_codes.code import Code
from clausediff.scan.readers.field_codes.drawn import button, sign
from clausediff.scan.readers.field_codes.formats import can_be_number, same_words
from clausediff.scan.readers.field_codes.formula import Unknown, Value, evaluate

__all__ = ["Known", "worked_out"]

_PROPERTIES = frozenset("TITLE SUBJECT KEYWORDS COMMENTS AUTHOR INFO DOCPROPERTY".split())
_NUMBERED = frozenset("nrwptf")
"""Switches with which a reference shows a number or a direction, not words."""


def _nothing(_: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Known:
    """What a document says of the names that its fields ask for; None where it does not, whatever the case of the name."""

    bookmark: Callable[[str], str | None] = _nothing
    """The words that a bookmark is on."""
    property: Callable[[str], str | None] = _nothing
    """A property of the document: its title, its author, one that somebody made up."""
    variable: Callable[[str], str | None] = _nothing
    styled: Callable[[str], list[str] | None] = lambda _: None
    """The words of each paragraph and each run of a style, by the style's name; None where that is not known."""
    pages: Callable[[], int | None] = lambda: None
    """How many pages the document has at most."""


def worked_out(code: Code, stored: str, known: Known) -> str | None:
    """What a field shows where that can be worked out: the stored words themselves where they say the same, and None where it
    is not known."""
    maker = _SHOWN.get(code.name, _bookmark)  # any other name is a bookmark's
    found = maker(code, stored, known)
    return stored if found is not None and same_words(found, stored) else found


def _quote(code: Code, stored: str, _: Known) -> str | None:
    if all(each.isdigit() for each in code.words) and not any(map(str.isdigit, stored)):
        return None  # the codes of characters
    found = " ".join(code.words)
    return stored if same_words("".join(code.words), stored) else found


def _if(code: Code, stored: str, known: Known) -> str | None:
    """``IF one = other "then" "else"``; the sign may touch the words around it."""
    head, tail = _comparison(code)
    if not head:
        return None
    branches = [*tail[:2], "", ""][:2]
    held = _compared(head, known)
    if held is not None:
        return branches[0] if held else branches[1]
    return None if any(same_words(each, stored) for each in branches) else " / ".join(filter(None, branches))


def _compare(code: Code, _: str, known: Known) -> str | None:
    head, _tail = _comparison(code)
    held = _compared(head, known) if head else None
    return None if held is None else str(int(held))


_SIGN = re.compile(r"(.*?)(<=|>=|<>|=|<|>)(.*)", re.DOTALL)
_ORDERS: dict[str, Callable[[int], bool]] = {
    "=": lambda order: order == 0, "<>": lambda order: order != 0, "<": lambda order: order < 0, "<=": lambda order: order <= 0,
    ">": lambda order: order > 0, ">=": lambda order: order >= 0,
}  # fmt: skip


def _comparison(code: Code) -> tuple[tuple[tuple[str, bool], str, tuple[str, bool]] | None, list[str]]:
    """The comparison at the start of some words, each side with whether it stood without quotation marks, and the words behind it."""
    words = list(zip(code.words, code.bare, strict=True))
    for index, (word, bare) in enumerate(words[:3]):
        found = _SIGN.fullmatch(word) if bare else None
        if found is None:
            continue
        before = (found[1], True) if found[1] else words[index - 1] if index == 1 else None
        rest = words[index + 1 :]
        after = (found[3], True) if found[3] else rest.pop(0) if rest else None
        if before is None or after is None:
            break
        return (before, found[2], after), [each for each, _ in rest]
    return None, []


def _compared(head: tuple[tuple[str, bool], str, tuple[str, bool]], known: Known) -> bool | None:
    """Whether a comparison holds; None where it asks for what is not known."""
    sides = [_side(*head[0], known), _side(*head[2], known)]
    if sides[0] is None or sides[1] is None:
        return None
    one, other = sides[0], sides[1]
    if head[1] in ("=", "<>") and (set("*?") & set(other)):
        pattern = "".join({"*": ".*", "?": "."}.get(char) or re.escape(char) for char in other)
        return (re.fullmatch(pattern, one, re.DOTALL) is not None) == (head[1] == "=")
    try:
        first, second = float(one.replace(",", "")), float(other.replace(",", ""))
    except ValueError:
        return _ORDERS[head[1]]((one > other) - (one < other))
    return _ORDERS[head[1]]((first > second) - (first < second))


def _side(word: str, bare: bool, known: Known) -> str | None:
    """One side of a comparison: a word in quotation marks is itself, another one is a number, a formula or a bookmark."""
    if not bare or re.fullmatch(r"[\d.,]+", word):
        return word
    found = known.bookmark(word)
    if found is not None:
        return found
    try:
        return f"{evaluate(word, _value_of(known)):g}"
    except (Unknown, ValueError):
        return word


def _value_of(known: Known) -> Callable[[str], Value | None]:
    def value(name: str) -> Value | None:
        said = known.bookmark(name)
        try:
            return None if said is None else float(said.replace(",", ""))
        except ValueError:
            return said

    return value


def _formula(code: Code, stored: str, known: Known) -> str | None:
    try:
        found = evaluate(code.rest, _value_of(known))
    except Unknown:
        return None
    if isinstance(found, str):
        return found
    value = float(found)
    if can_be_number(stored, value, code.switches.get("#", ""), code.formats):
        return stored
    return f"{value:.10g}"


def _bookmark(code: Code, stored: str, known: Known) -> str | None:
    """The words of a bookmark, which a code may name with ``REF`` or without."""
    name = (code.words or ("",))[0] if code.name == "REF" else code.name
    found = None if code.switches.keys() & _NUMBERED else known.bookmark(name)
    if found is None:
        return None
    value = _value_of(known)(name)
    if isinstance(value, float) and can_be_number(stored, value, code.switches.get("#", ""), code.formats):
        return stored
    return found


def _sequence(code: Code, stored: str, _: Known) -> str | None:
    """An item's number, which the code may set (``\\r 4``)."""
    said = code.switches.get("r", "")
    if not said.isdigit() or "h" in code.switches:
        return None
    return stored if can_be_number(stored, float(said), code.switches.get("#", ""), code.formats) else said


def _property(code: Code, stored: str, known: Known) -> str | None:
    words = list(code.words)
    name = code.name if code.name not in ("DOCPROPERTY", "INFO") else (words.pop(0) if words else "")
    if code.name != "DOCPROPERTY" and words:
        return words[0]  # the code sets it
    return _written(known.property(name), code, stored)


def _style(code: Code, stored: str, known: Known) -> str | None:
    """The nearest words of a style, which a page's edge shows most often."""
    if code.switches.keys() & _NUMBERED or not stored or not code.words:
        return None
    held = known.styled(code.words[0])
    if held is None:
        return None
    words = "".join(stored.split()).casefold()
    return (
        stored
        if any(words in "".join(each.split()).casefold() for each in held)
        else held[0]
        if held
        else "an error: no such text"
    )


def _written(found: str | None, code: Code, stored: str) -> str | None:
    """A value in the format of a field; None where the format makes something else of it."""
    if found is None or code.switches.keys() & {"@"}:
        return None
    try:
        return stored if can_be_number(stored, float(found), code.switches.get("#", ""), code.formats) else found
    except ValueError:
        return found


def _symbol(code: Code, stored: str, _: Known) -> str | None:
    return sign(code) if stored else None


_SHOWN: dict[str, Callable[[Code, str, Known], str | None]] = {
    "QUOTE": _quote,
    "IF": _if,
    "COMPARE": _compare,
    "=": _formula,
    "REF": _bookmark,
    "SEQ": _sequence,
    "DOCVARIABLE": lambda code, stored, known: _written(known.variable((code.words or ("",))[0]), code, stored),
    "STYLEREF": _style,
    "SYMBOL": _symbol,
    "MACROBUTTON": lambda code, stored, _: button(code),
    "GOTOBUTTON": lambda code, stored, _: button(code),
    **dict.fromkeys(_PROPERTIES, _property),
}
