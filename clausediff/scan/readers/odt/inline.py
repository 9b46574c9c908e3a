"""What is in a paragraph of an OpenDocument text: words, spans, fields, notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clausediff.scan.readers.field_codes import same_words, tell_other
from clausediff.scan.readers.odt.changed import read_change
from clausediff.scan.readers.odt.drawings import read_drawing
from clausediff.scan.readers.odt.fields import tell
from clausediff.scan.readers.odt.forms import control_words, field_words
from clausediff.scan.readers.odt.names import SILENT, THROUGH
from clausediff.scan.readers.odt.package import Element, o, prefixed, words_of
from clausediff.scan.readers.odt.shared import Shared
from clausediff.scan.readers.odt.styles import Place, look_of, merged
from clausediff.scan.readers.output import Output, quoted

__all__ = ["read_inline"]

_HIDDEN = "it is hidden text"
"""Why words are not seen."""
_MOST_BLANKS = 200
"""Blanks in a row, at most."""


def read_inline(reading: Shared, holder: Element, place: Place) -> None:
    """Read what is in a paragraph, or in an element within one."""
    with reading.deeper():
        _words(reading, holder.text, place)
        for each in holder:
            _run(reading, each, prefixed(each), place)
            _words(reading, each.tail, place)


def _words(reading: Shared, text: str | None, place: Place) -> None:
    if text:
        words = " ".join(text.split())
        lead, trail = text[:1].isspace(), text[-1:].isspace()
        shown = reading.styles.shown(words, place)
        if shown is None:
            reading.out.tell(
                "unread", f"a sign of the font {reading.styles.font(place)} is not known, and was not read"
            )
            return
        reading.add(f"{' ' * lead}{shown}{' ' * (trail and bool(words))}", look_of(place))


def _run(reading: Shared, element: Element, name: str, place: Place) -> None:
    if name in _READERS:
        _READERS[name](reading, element, place)
    elif name == "text:placeholder" or element.get(o("loext:showing-place-holder")) == "true":
        read_inline(reading, element, replace(place, prompt=True))
    elif name in THROUGH:
        _field(reading, element, place)
    elif name in ("text:change", "text:change-start", "text:change-end"):
        read_change(reading, element, name, place)
    elif name.startswith("field:fieldmark"):
        reading.add(field_words(element), look_of(place))
        read_inline(reading, element, place)  # its words follow it as words of the paragraph
    elif name == "draw:control":
        _control(reading, element, place)
    elif name.startswith("draw:"):
        read_drawing(reading, element, place)
    elif name and name not in SILENT:
        reading.unknown(element, name)


def _span(reading: Shared, element: Element, place: Place) -> None:
    held = reading.styles.of("text", element.get(o("text:style-name")))
    read_inline(reading, element, replace(place, properties=merged(place.properties, held)))


def _blanks(reading: Shared, element: Element, place: Place) -> None:
    said = element.get(o("text:c")) or "1"
    reading.add(" " * (min(_MOST_BLANKS, int(said)) if said.isdigit() else 1), look_of(place))


def _hidden_text(reading: Shared, element: Element, place: Place) -> None:
    _field(reading, element, replace(place, unseen=_HIDDEN) if reading.hides(element) else place)


def _variable(reading: Shared, element: Element, place: Place) -> None:
    """A variable, shown or not, that is set here."""
    hidden = element.get(o("text:display")) == "none"
    _field(reading, element, replace(place, unseen=_HIDDEN) if hidden else place)


def _control(reading: Shared, element: Element, place: Place) -> None:
    words, unread = control_words(reading.package.content, element.get(o("draw:control")) or "")
    reading.add(words, look_of(place))
    if unread:
        reading.out.tell("unread", unread)


def _field(reading: Shared, element: Element, place: Place) -> None:
    """A field, or another element whose own words are what it shows."""
    out, start = reading.out, reading.out.length
    read_inline(reading, element, place)
    if not place.unseen and not reading.absent:
        tell(out, start, element, reading.values)


def _conditional(reading: Shared, element: Element, place: Place) -> None:
    """One of two texts, by a condition."""
    start, stored = reading.out.length, words_of(element)
    read_inline(reading, element, place)
    holds = reading.values.holds(element.get(o("text:condition")))
    if holds is None:
        reading.out.tell("unread", f"{quoted(stored)} is shown on a condition, which was not worked out", stored)
        return
    shown = element.get(o(f"text:string-value-if-{'true' if holds else 'false'}")) or ""
    if not same_words(shown, stored):
        tell_other(reading.out, start, "conditional-text", shown, stored)


def _ruby(reading: Shared, element: Element, place: Place) -> None:
    """Words with others, such as their reading, above them."""
    for each in element:
        above = prefixed(each) == "text:ruby-text"
        if words_of(each):
            reading.add(" (" if above else "", look_of(place))
            read_inline(reading, each, place)
            reading.add(")" if above else "", look_of(place))


def _note(reading: Shared, note: Element, place: Place) -> None:
    citation = note.find(o("text:note-citation"))
    body = note.find(o("text:note-body"))
    mark = words_of(citation) if citation is not None else ""
    if mark and not place.unseen and not reading.absent:
        start = reading.out.length
        reading.out.add(mark)
        reading.out.mark("reference", reading.out.span_from(start))
    if body is not None and not reading.absent:
        usual = Place(reading.styles.of("paragraph", None), unseen=place.unseen)
        entry = len(reading.notes)
        reading.notes.append((mark, Output()))
        reading.notes[entry] = (mark, reading.apart(lambda: reading.read_blocks(reading, body, usual, None)))


def _comment(reading: Shared, element: Element) -> None:
    author = next((each.text or "" for each in element.iter(o("dc:creator"))), "").strip() or "somebody"
    words = " ".join(words_of(each) for each in element if prefixed(each) in ("text:p", "text:list"))
    if words.strip():
        reading.comments.append((author, " ".join(words.split())))


_READERS: dict[str, Callable[[Shared, Element, Place], None]] = {
    "text:span": _span,
    "text:s": _blanks,
    "text:tab": lambda reading, element, place: reading.add("\t", look_of(place)),
    "text:line-break": lambda reading, element, place: reading.add("\n", look_of(place)),
    "text:note": _note,
    "office:annotation": lambda reading, element, place: _comment(reading, element),
    "text:hidden-text": _hidden_text,
    "text:variable-set": _variable,
    "text:set": _variable,
    "text:conditional-text": _conditional,
    "text:ruby": _ruby,
}
"""How elements of these names are read."""
