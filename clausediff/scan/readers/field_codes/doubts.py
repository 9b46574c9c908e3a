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

from dataclasses import dataclass

from clausediff import regex as re
from clausediff.scan.readers.field_codes.code import Code, parsed
from clausediff.scan.readers.field_codes.formats import can_be_date, is_count, number_of
from clausediff.scan.readers.field_codes.worked_out import Known, worked_out
from clausediff.scan.readers.output import Output, quoted
from clausediff.scan.scan import Unread

__all__ = ["Doubt", "Field", "doubt_of", "shows_nothing", "tell_field", "tell_other"]


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
_PAGES = frozenset("PAGE NUMPAGES SECTIONPAGES PAGEREF".split())
_DATES = frozenset("DATE TIME CREATEDATE SAVEDATE PRINTDATE".split())
_DRAWN = frozenset("EQ PRINT BARCODE DISPLAYBARCODE MERGEBARCODE AUTONUM AUTONUMLGL AUTONUMOUT LISTNUM".split())
_ELSEWHERE = frozenset("INCLUDETEXT INCLUDE LINK DDE DDEAUTO IMPORT DATABASE".split())
_PERSONS = frozenset(
    "HYPERLINK TOC INDEX TOA BIBLIOGRAPHY CITATION FORMTEXT FORMCHECKBOX FORMDROPDOWN SHAPE EMBED ADDIN CONTROL HTMLCONTROL "
    "INCLUDEPICTURE OCX GREETINGLINE ADDRESSBLOCK".split()
)
"""Fields whose stored words stay, or are drawn up from the text itself, also where they are worked out anew."""
_NAMES = (
    _COUNTS
    | _DATES
    | _DRAWN
    | _ELSEWHERE
    | _PERSONS
    | _SILENT
    | frozenset(
        "ADVANCE MERGEFIELD FILLIN AUTOTEXT AUTOTEXTLIST GLOSSARY USERNAME USERINITIALS USERADDRESS FILENAME TEMPLATE LASTSAVEDBY".split()
    )
) - {"SEQ"}
"""Fields that are not worked out here."""
_PRINTED = "the file holds"
_LEFT, _UP, _RIGHT = 4.0, 10.0, 150.0
"""Points by which words may be moved: further left they lie on others, further up or down on other lines, further right perhaps
off the page."""


def tell_field(out: Output, start: int, field: Field, known: Known) -> None:
    """Say what is to be told of a field whose stored words are those of a text from an offset on."""
    doubt = doubt_of(field, known)
    if doubt is not None:
        out.unread.append(Unread(doubt.kind, doubt.says, doubt.words, out.span_from(min(start, out.length))))


def tell_other(out: Output, start: int, field: str, shown: str, stored: str) -> None:
    """Say that a field shows other words than those that are stored, from an offset of a text on."""
    says = f"a field ({field}) shows {quoted(shown)} when it is worked out, and {_PRINTED} {quoted(stored)} for it"
    out.unread.append(Unread("versions", says, shown, out.span_from(min(start, out.length))))


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
    fits = _fits(code, stored, known)
    if fits is False:
        what = "a date of the day" if code.name in _DATES else "a number"
        return Doubt(f"a field ({code.whole}) shows {what}, and {_PRINTED} {quoted(stored)} for it", stored)
    asked = code.name not in _NAMES and not (field.locked and code.name != "QUOTE")
    shown = worked_out(code, stored, known) if asked else None
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


def _fits(code: Code, stored: str, known: Known) -> bool | None:
    """Whether stored words can be what a field of its kind shows; None where that is not so simple."""
    if code.name in _COUNTS:
        number, pages = number_of(stored) if code.name in _PAGES else None, known.pages()
        return is_count(stored, code.formats) and (number is None or pages is None or number <= pages)
    if code.name in _DATES:
        return can_be_date(stored, code.switches.get("@", ""))
    if code.name == "FILENAME":
        return True if re.fullmatch(r"\S.*\.\w{2,5}|[\w-]+", stored) else None
    return None
