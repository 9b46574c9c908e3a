"""What is told of a field: that its code shows other words than those that are stored, or may do so.

Fields are of four kinds:

- what they show follows from the code alone, or from the code and the document (``QUOTE``, ``IF``, ``=``, ``REF``,
  ``DOCPROPERTY``): it is worked out, and told where it differs from the stored words;
- they show a number or a date of the day (``PAGE``, ``DATE``): stored words that cannot be one are told;
- they are drawn from their code at any time (``EQ``, ``ADVANCE``, ``PRINT``): told where something is drawn, or moved;
- they show what a person or another program put in (``FORMTEXT``, ``MERGEFIELD``, ``HYPERLINK``): the stored words are shown, and
  nothing is told, unless the document asks for them to be worked out anew when it is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from clausediff import regex as re
from clausediff.scan.readers.field_codes.code import Code, parsed
from clausediff.scan.readers.field_codes.drawn import button, sign
from clausediff.scan.readers.field_codes.formats import can_be_date, can_be_number, is_count, same_words
from clausediff.scan.readers.field_codes.formula import Unknown, Value, evaluate
from clausediff.scan.readers.output import Output, quoted
from clausediff.scan.scan import Unread

__all__ = ["Doubt", "Field", "Known", "doubt_of", "shows_nothing", "tell_field"]


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


@dataclass(frozen=True, slots=True)
class Field:
    """A field with the words that are stored for it."""

    code: str
    stored: str
    dirty: bool = False
    """Whether the document asks for it to be worked out anew when it is opened."""
    locked: bool = False
    """Whether it is kept from being worked out anew."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the stored words cannot be relied on."""

    says: str
    """A sentence for a person, without its full stop."""
    words: str
    """What may be shown instead; the stored words where that is not known."""
    kind: str = "versions"
    """As of :class:`~clausediff.scan.scan.Unread`."""


_SILENT = frozenset("SET ASK XE TC TA RD PRIVATE NEXT NEXTIF SKIPIF DATA".split())
_COUNTS = frozenset(
    "PAGE NUMPAGES SECTIONPAGES SECTION PAGEREF NOTEREF FOOTREF FTNREF NUMWORDS NUMCHARS REVNUM EDITTIME FILESIZE MERGEREC MERGESEQ "
    "SEQ".split()
)
_DATES = frozenset("DATE TIME CREATEDATE SAVEDATE PRINTDATE".split())
_DRAWN = frozenset("EQ PRINT BARCODE DISPLAYBARCODE MERGEBARCODE AUTONUM AUTONUMLGL AUTONUMOUT LISTNUM".split())
_ELSEWHERE = frozenset("INCLUDETEXT INCLUDE LINK DDE DDEAUTO IMPORT DATABASE".split())
_PERSONS = frozenset(
    "HYPERLINK TOC INDEX TOA BIBLIOGRAPHY CITATION FORMTEXT FORMCHECKBOX FORMDROPDOWN SHAPE EMBED ADDIN CONTROL HTMLCONTROL "
    "INCLUDEPICTURE OCX GREETINGLINE ADDRESSBLOCK".split()
)
"""Fields whose stored words stay, or are drawn up from the text itself, also where they are worked out anew."""
_PROPERTIES = frozenset("TITLE SUBJECT KEYWORDS COMMENTS AUTHOR INFO DOCPROPERTY".split())
_NAMES = (
    _COUNTS
    | _DATES
    | _DRAWN
    | _ELSEWHERE
    | _PERSONS
    | _SILENT
    | frozenset(
        "ADVANCE MERGEFIELD FILLIN AUTOTEXT AUTOTEXTLIST GLOSSARY USERNAME USERINITIALS USERADDRESS FILENAME TEMPLATE LASTSAVEDBY "
        "STYLEREF".split()
    )
)
"""Names that mean no bookmark; those of fields that are worked out are not among them."""
_NUMBERED = frozenset("nrwptf")
"""Switches with which a reference shows a number or a direction, not words."""
_PRINTED = "the file holds"
_LEFT, _UP, _RIGHT = 4.0, 10.0, 150.0
"""Points by which words may be moved: further left they lie on others, further up or down on other lines, further right perhaps
off the page."""


def tell_field(out: Output, start: int, field: Field, known: Known) -> None:
    """Say what is to be told of a field whose stored words are those of a text from an offset on."""
    doubt = doubt_of(field, known)
    if doubt is not None:
        out.unread.append(Unread(doubt.kind, doubt.says, doubt.words, out.span_from(min(start, out.length))))


def shows_nothing(code: str) -> bool:
    """Whether a field of that code shows nothing, whatever is stored with it."""
    return parsed(code).name in _SILENT


def doubt_of(field: Field, known: Known) -> Doubt | None:
    """What is to be told of a field; None where its stored words are what is shown, as far as can be known."""
    code = parsed(field.code)
    stored = " ".join(field.stored.split())
    drawn = _drawn(code, stored)
    if drawn is not None:
        return drawn
    if code.name in _ELSEWHERE and _says_something(stored):
        says = f"a field ({code.name}) takes its words from another file; {_PRINTED} {quoted(stored)} for it"
        return Doubt(says, stored, "embedded")
    fits = _fits(code, stored)
    if fits is False:
        what = "a date of the day" if code.name in _DATES else "a number"
        return Doubt(f"a field ({code.whole}) shows {what}, and {_PRINTED} {quoted(stored)} for it", stored)
    shown = None if field.locked and code.name != "QUOTE" else _shown(code, stored, known)
    if shown is not None:
        if shown == stored:
            return None
        says = f"a field ({code.whole}) shows {quoted(shown)} when it is worked out, and {_PRINTED} {quoted(stored)} for it"
        return Doubt(says, shown)
    if field.dirty and not field.locked and fits is None and code.name not in _PERSONS | _SILENT:
        says = f"a field ({code.whole}) is worked out anew when the document is opened, and may show other words than {quoted(stored)}"
        return Doubt(says, stored)
    return None


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))


def _drawn(code: Code, stored: str) -> Doubt | None:
    """What is told of a field that is drawn from its code, whatever is stored with it."""
    if code.name == "ADVANCE":
        moves = {letter: _amount(said) for letter, said in code.switches.items()}
        if (
            moves.get("l", 0) >= _LEFT
            or max(moves.get("u", 0), moves.get("d", 0)) >= _UP
            or moves.get("r", 0) >= _RIGHT
            or moves.keys() & {"x", "y"}
        ):
            says = f"a field ({code.whole}) moves the words behind it to another place of the page"
            return Doubt(says, code.whole, "unread")
        return None
    if code.name in _DRAWN and (_says_something(stored) or code.name == "PRINT"):
        says = f"a field is drawn as its code says, {quoted(code.whole)}, and {_PRINTED} {quoted(stored)} for it"
        return Doubt(says, code.whole, "unread")
    return None


def _amount(said: str) -> float:
    try:
        return abs(float(said))
    except ValueError:
        return 0.0


def _fits(code: Code, stored: str) -> bool | None:
    """Whether stored words can be what a field of its kind shows; None where that is not so simple."""
    if code.name in _COUNTS:
        return is_count(stored, code.formats)
    if code.name in _DATES:
        return can_be_date(stored, code.switches.get("@", ""))
    if code.name == "FILENAME":
        return True if re.fullmatch(r"\S.*\.\w{2,5}|[\w-]+", stored) else None
    return None


def _shown(code: Code, stored: str, known: Known) -> str | None:
    """What a field shows where that can be worked out: the stored words themselves where they say the same, and None where it
    is not known."""
    maker = _SHOWN.get(code.name)
    if maker is None and code.name not in _NAMES and not code.words and known.bookmark(code.name) is not None:
        maker = _bookmark  # a bookmark's name is a field that shows its words
    found = maker(code, stored, known) if maker is not None else None
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
    "SYMBOL": _symbol,
    "MACROBUTTON": lambda code, stored, _: button(code),
    "GOTOBUTTON": lambda code, stored, _: button(code),
    **dict.fromkeys(_PROPERTIES, _property),
}
