"""What is in a paragraph: runs of characters, and what holds runs (links, controls, tracked changes, fields)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clausediff.scan.readers.docx.controls import read_control
from clausediff.scan.readers.docx.drawings import read_drawing
from clausediff.scan.readers.docx.equations import equation, is_struck
from clausediff.scan.readers.docx.fields import shown_of
from clausediff.scan.readers.docx.looks import Place, look_of, size_of
from clausediff.scan.readers.docx.names import Element, M, W, local, number, on, space, value, w, words_of
from clausediff.scan.readers.docx.reading import Reading
from clausediff.scan.readers.docx.styles import Properties
from clausediff.scan.readers.extent import Extent, unseen, wide
from clausediff.scan.readers.field_codes import Field, tell_field
from clausediff.scan.readers.numerals import numeral
from clausediff.scan.readers.output import Look, quoted
from clausediff.scan.readers.symbols import symbols

__all__ = ["read_inline"]

_HOLDERS = frozenset({"hyperlink", "smartTag", "customXml", "dir"})
_INSERTED, _DELETED = frozenset({"ins", "moveTo"}), frozenset({"del", "moveFrom"})
_NOTHING = frozenset(
    "pPr rPr sdtPr sdtEndPr customXmlPr smartTagPr bookmarkStart bookmarkEnd proofErr permStart permEnd commentRangeStart "
    "commentRangeEnd lastRenderedPageBreak footnoteRef endnoteRef annotationRef separator continuationSeparator pgNum fldData "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd "
    "customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd "
    "customXmlMoveToRangeStart customXmlMoveToRangeEnd softHyphen".split()
)
"""Elements that show nothing, a page's number, or a hyphen where a line happens to end."""
_NOT_READ = {
    "subDoc": ("embedded", "another document is linked here, and was not compared"),
    "contentPart": ("unread", "something is drawn by hand here, and was not read"),
}
"""Elements with words or ink of their own that are not read: the kind of what is said, and what."""
_SPACES = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_IN_TEXT = str.maketrans("\n\r\t", "   ")


def read_inline(reading: Reading, element: Element, place: Place, style: str | None) -> None:
    """Read what is in a paragraph of that style, or in an element that holds runs."""
    for child in reading.children(element):
        name = local(child)
        if child.tag == w("r"):
            _run(reading, child, place, style)
        elif space(child) == M:
            _equation(reading, child, place, style)
        elif space(child) != W:
            reading.unknown(child)
        elif name in _HOLDERS:
            read_inline(reading, child, place, style)
        elif name in _INSERTED or name in _DELETED:
            _changed(reading, child, place, style)
        elif name == "sdt":
            read_control(reading, child, place, lambda held, where: read_inline(reading, held, where, style))
        elif name == "fldSimple":
            _simple(reading, child, place, style)
        elif name == "bdo":
            _turned(reading, child, place, style)
        elif name in _NOT_READ:
            reading.out.tell(*_NOT_READ[name])
        elif name not in _NOTHING:
            reading.unknown(child)


def _changed(reading: Reading, element: Element, place: Place, style: str | None) -> None:
    """A tracked insertion or deletion, read as far as its words are there when it is accepted or rejected."""
    inserted = local(element) in _INSERTED
    if words_of(element) or element.find(f".//{w('delText')}") is not None:
        reading.changed(element, "insertion" if inserted else "deletion")
    if reading.there(inserted):
        read_inline(reading, element, place, style)


def _turned(reading: Reading, element: Element, place: Place, style: str | None) -> None:
    """Words that are shown in another direction than they are stored in."""
    words = words_of(element)
    if value(element) == "rtl" and any(char.isalnum() and char.isascii() for char in words):
        reading.out.tell("unread", f"{quoted(words)} is shown from right to left", words)
    read_inline(reading, element, place, style)


def _equation(reading: Reading, element: Element, place: Place, style: str | None) -> None:
    text = equation(element, reading.unknown)
    if reading.story.fields.shown:
        look = _look(reading, None, place, style)[0]
        changes = list(element.iter(w("ins"), w("del"), w("moveTo"), w("moveFrom")))
        for change in changes:
            reading.changed(change, "insertion" if local(change) in _INSERTED else "deletion")
        if changes and not reading.accept:
            reading.out.tell("unread", f"{quoted(text)} is an equation whose tracked changes are read as accepted")
        reading.out.add(text, replace(look, struck=look.struck or is_struck(element)))


def _look(reading: Reading, properties: Element | None, place: Place, style: str | None) -> tuple[Look, Properties]:
    if properties is not None and not reading.accept:
        before = properties.find(f"{w('rPrChange')}/{w('rPr')}")
        properties = before if before is not None else properties
    character = value(properties, "rStyle")
    held = reading.styles.run(style, character, properties, place.rows)
    if reading.styles.prompts(character):
        place = replace(place, prompt=True)
    return look_of(held, place, reading.colours), held


class _Run:
    """One run while it is read."""

    def __init__(self, reading: Reading, element: Element, place: Place, style: str | None) -> None:
        self.reading, self.place, self.style = reading, place, style
        self.look, self.properties = _look(reading, element.find(w("rPr")), place, style)

    def text(self, text: str) -> None:
        """Characters as their font shows them."""
        reading = self.reading
        if not reading.story.fields.shown or not text:
            reading.story.fields.inner(text)
            return
        shown = []
        for part, font in reading.typefaces.parted(text.translate(_IN_TEXT), self.properties):
            seen = reading.typefaces.shown(part, font)
            if seen is None:
                reading.out.tell("unread", f"signs of the font {font} are not known, and were not compared")
            else:
                shown.append(seen)
        words = "".join(shown)
        reading.out.add(words.upper() if self.properties.on("caps") else words, self._squeezed(words))

    def _squeezed(self, words: str) -> Look:
        """The look of words that may have to fit in a width that they are given."""
        fitted = number(self.properties.get("fitText"))
        if fitted is None or self.look.unseen or not words.strip():
            return self.look
        scale = 100 * fitted / 20 / wide(words, size_of(self.properties))
        return replace(self.look, unseen=unseen(Extent(scale=scale)))

    def sign(self, element: Element) -> None:
        """A ``w:sym``."""
        font, code = value(element, name="font") or "", value(element, name="char") or ""
        try:
            shown = symbols(chr(int(code, 16)), font)
        except (ValueError, OverflowError):
            shown = None
        if not self.reading.story.fields.shown:
            return
        if shown is None:
            says = f"the sign {code} of the font {font} is not known, and was not compared"
            self.reading.out.tell("unread", says)
        else:
            self.reading.out.add(shown, self.look)

    def field(self, element: Element) -> None:
        """A mark of a complex field."""
        fields, kind = self.reading.story.fields, value(element, name="fldCharType")
        if kind == "begin":
            fields.begin(element)
        elif kind == "separate":
            fields.separate(self.reading.out.length)
        elif kind == "end":
            _ends(self.reading, self.look)

    def note(self, element: Element, kind: str) -> None:
        """A reference to a note."""
        reading = self.reading
        notes = reading.notes.get(kind)
        name = value(element, name="id")
        if notes is None or name is None or not reading.story.fields.shown or self.look.unseen:
            return
        own = value(element, name="customMarkFollows") in ("1", "true", "on")
        count = notes.start + sum(bool(shown) for _, shown in notes.numbers)
        shown = "" if own else numeral(count, notes.format)
        notes.numbers.append((name, shown))
        if shown:
            if reading.out.since(reading.out.length - 1)[-1:].isalnum():
                reading.out.add(" ")
            start = reading.out.length
            reading.out.add(shown, Look(struck=self.look.struck))
            reading.out.mark("reference", reading.out.span_from(start))

    def drawing(self, element: Element) -> None:
        """A drawing, which is hidden only where its run is, whatever the run's colour and size."""
        hidden = self.properties.on("vanish")
        read_drawing(self.reading, element, replace(self.place, unseen="it is hidden text") if hidden else self.place)

    def ruby(self, element: Element) -> None:
        """Words with their reading above them."""
        for name, opens, closes in (("rubyBase", "", ""), ("rt", " (", ")")):
            held = element.find(w(name))
            if held is not None and words_of(held):
                self.text(opens)
                read_inline(self.reading, held, self.place, self.style)
                self.text(closes)


def _simple(reading: Reading, element: Element, place: Place, style: str | None) -> None:
    """A field whose code is an attribute."""
    fields = reading.story.fields
    fields.begin(element)
    fields.code(value(element, name="instr") or "")
    if words_of(element) or next(element.iter(w("sym"), w("drawing"), w("pict"), w("object")), None) is not None:
        fields.separate(reading.out.length)
    read_inline(reading, element, place, style)
    _ends(reading, Look(place.unseen))


def _ends(reading: Reading, look: Look) -> None:
    """A field ends: what is drawn of its code is put in, and what its stored words hide is told."""
    out, ended = reading.out, reading.story.fields.end()
    if ended is None or not reading.story.fields.shown:
        return
    reading.values.set(ended.code)
    if ended.start is None or ended.is_form:
        shown = shown_of(ended.code, ended.data)
        out.add(shown.text, Look(look.unseen, look.struck, look.raised, shown.prompt or look.prompt))
        if shown.unread:
            out.tell("unread", f"{shown.unread}, and was not compared")
        if shown.unread or shown.text:
            return
    start = out.length if ended.start is None else ended.start
    anew = reading.settings.find(w("updateFields")) if reading.settings is not None else None
    tell_field(
        out,
        start,
        Field(ended.code, out.since(start), ended.dirty or bool(on(anew)), ended.locked),
        reading.values.known,
    )


_READERS: dict[str, Callable[[_Run, Element], None]] = {
    "sym": _Run.sign,
    "fldChar": _Run.field,
    "ruby": _Run.ruby,
    "t": lambda run, element: run.text(element.text or ""),
    "delText": lambda run, element: run.text(element.text or ""),
    "instrText": lambda run, element: run.reading.story.fields.code(element.text or ""),
    "delInstrText": lambda run, element: run.reading.story.fields.code(element.text or ""),
    "footnoteReference": lambda run, element: run.note(element, "footnote"),
    "endnoteReference": lambda run, element: run.note(element, "endnote"),
    "commentReference": lambda run, element: run.reading.commented.append(value(element, name="id") or ""),
    "drawing": _Run.drawing,
    "pict": _Run.drawing,
    "object": _Run.drawing,
}


def _run(reading: Reading, element: Element, place: Place, style: str | None) -> None:
    run = _Run(reading, element, place, style)
    for child in reading.children(element):
        name = local(child)
        if space(child) == M:
            _equation(reading, child, place, style)
        elif space(child) != W:
            reading.unknown(child)
        elif name in _SPACES:
            if reading.story.fields.shown:
                reading.out.add(_SPACES[name], run.look)
        elif name in _READERS:
            _READERS[name](run, child)
        elif name == "contentPart":
            reading.out.tell("unread", "something is drawn by hand here, and was not read")
        elif name not in _NOTHING:
            reading.unknown(child)
