"""A file in Rich Text Format from its first group to its last."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable

from clausediff.errors import ReadError
from clausediff.scan.readers.changes import tell_changes
from clausediff.scan.readers.output import Look, Output, quoted
from clausediff.scan.readers.rtf.asides import Asides
from clausediff.scan.readers.rtf.characters import Characters
from clausediff.scan.readers.rtf.fields import Fields
from clausediff.scan.readers.rtf.formatting import set_look
from clausediff.scan.readers.rtf.pictures import Pictures
from clausediff.scan.readers.rtf.places import Places
from clausediff.scan.readers.rtf.state import State
from clausediff.scan.readers.rtf.tables import TABLES, Tables
from clausediff.scan.readers.rtf.tokens import Token, tokens
from clausediff.scan.readers.rtf.values import PROPERTIES, VALUES, Values
from clausediff.scan.readers.rtf.words import BREAKS, ENDNOTES, PASSED, SIGNS, SKIPPED
from clausediff.scan.readers.symbols import symbols

__all__ = ["Reading"]

_DEEPEST = 300
"""Groups within each other; no document that a person made comes near."""


class Reading:
    """One file while it is read."""

    def __init__(self, path: str, *, accept: bool) -> None:
        self._path, self._accept = path, accept
        self._body = Output()
        self._asides, self._fields, self._values = Asides(), Fields(), Values()
        self._tables, self._places, self._characters, self._pictures = Tables(), Places(), Characters(), Pictures()
        self._state = State(self._body)
        self._stack: list[tuple[State, Callable[[], None] | None]] = []
        self._star = False
        self._at_start = False  # of a group, where a destination may stand
        self._held = ""  # words of a table, a name or a value
        self._changes: dict[str, Counter[str]] = {}
        self._last_change: tuple[str, int | None] = ("", None)
        self._labelled, self._unlabelled = "", False  # the label of the paragraph; whether the lack of one was told
        self._line: tuple[Output, int] = (self._body, 0)  # where the paragraph or the cell begins
        self.pictures = self._pictures.found
        """The bytes of the pictures by their digests."""

    def read(self, data: bytes) -> Output:
        """All that it shows."""
        at_end = False
        for token in tokens(data):
            if at_end:
                break
            if token.kind == "text":
                self._text(token.data)
                continue
            if token.kind == "binary":
                self._pictures.add(token.data)
                continue
            self._flush()
            if token.kind == "{":
                self._open()
            elif token.kind == "}":
                at_end = self._close()
            elif token.kind == "symbol":
                self._symbol(token)
            else:
                self._word(token)
        self._flush()
        if self._stack:
            raise ReadError("damaged", f"{self._path}: the document is cut off: its end is missing; fetch it again")
        return self._together()

    def _together(self) -> Output:
        self._fields.tell([self._body, *self._asides.outputs], self._values)
        out = Output()
        self._asides.put_edges(out, "header")
        out.take(self._body)
        self._asides.notes.put(out)
        out.break_paragraph()
        self._asides.put_edges(out, "footer")
        self._asides.tell_comments(out)
        tell_changes(out, self._changes, accept=self._accept)
        return out

    # groups

    def _open(self) -> None:
        if len(self._stack) >= _DEEPEST:
            raise ReadError("damaged", f"{self._path}: is nested too deeply to be a document of a person's")
        self._stack.append((copy.copy(self._state), None))
        self._at_start, self._star = True, False
        if self._state.destination == "docvar":
            self._held += "\x00"

    def _close(self) -> bool:
        """End a group; True where it was the outermost one."""
        self._star = self._at_start = False
        if not self._stack:
            return True
        self._state, ending = self._stack.pop()
        if ending is not None:
            ending()
        return not self._stack

    def _at_end(self, action: Callable[[], None]) -> None:
        """Run an action when the group ends."""
        if self._stack:
            self._stack[-1] = (self._stack[-1][0], action)

    def _destination(self, name: str) -> bool:
        """Begin the group's destination; False where the word is none."""
        state = self._state
        if state.destination != "skip" and (keep := self._asides.keeper(name)) is not None:
            self._apart(name, keep)
        elif name in ("pict", "object"):
            self._named(name)
        elif name in ("shp", "do"):
            self._shape()
        elif name == "field":
            self._field()
        elif name == "fldrslt":
            if not self._fields.result(state.out if state.destination == "text" else None):
                state.destination = "skip"
        elif name == "fldinst":
            if not self._fields.any:
                self._field()
            state.destination = name
        elif (
            name == "ffl"
            or name in ("atnauthor", *TABLES, *VALUES)
            or (name in PROPERTIES and state.destination == "info")
        ):
            held, self._held = self._held, ""
            state.destination = name
            self._at_end(lambda: self._end_held(name, held))
        elif name in ("listtext", "pntext"):
            self._label(name)
        elif name in ("ud", "info"):
            state.destination = "text" if name == "ud" else name
        elif name in SKIPPED or (self._star and name not in PASSED):
            state.destination = "skip"
        else:
            return False
        return True

    def _apart(self, name: str, keep: Callable[[Output], None]) -> None:
        """Read the group into an output of its own."""
        out = Output()
        self._state.out = out
        self._state.destination = "text"
        self._state.plain()
        if name in ("shptxt", "dptxbxtext"):
            self._state.gone = self._state.gone or self._places.shape_away
            self._pictures.seen += 1

        def ends() -> None:
            self._fields.tell([out], self._values)
            out.tell_unseen()
            out.trim(0)
            keep(out)

        self._at_end(ends)

    def _field(self) -> None:
        """A field, in the text or in another one's instruction."""
        state = self._state
        self._fields.begin()
        out = state.out if state.destination == "text" else None
        self._at_end(lambda: self._fields.end(out, self._look(), self._values))

    def _label(self, name: str) -> None:
        """The words before an item of a list, which most programs count anew; they show none in the middle of a line."""
        state = self._state
        out, start = self._line
        within = out is state.out and state.destination == "text" and out.since(start).strip() != ""
        state.label = True
        state.plain()
        if within:
            state.gone = state.gone or "it is the label of a list in the middle of a line"
            return
        begins = state.out.length
        listed = name == "pntext"

        def ends() -> None:
            self._labelled = "old" if listed else state.out.since(begins).strip() or "old"

        self._at_end(ends)

    def _named(self, name: str) -> None:
        """A picture, an embedded object or a drawing: named when it ends."""
        state = self._state
        if state.destination == "skip":
            return
        self._pictures.begin()
        out, unseen = state.out, self._look().unseen
        state.destination = name
        self._at_end(lambda: self._pictures.end(out, name, unseen))

    def _shape(self) -> None:
        """A line or a filled shape without words or a picture may strike or hide the words that it lies over."""
        out, seen = self._state.out, self._pictures.seen
        self._pictures.behind = False
        self._places.shape_begins()
        if self._state.destination != "skip" and out is self._body:
            self._at_end(lambda: self._pictures.end_shape(out, seen))

    # words

    def _word(self, token: Token) -> None:
        name, number = token.name, token.number
        starts, self._at_start = self._at_start, False
        self._characters.at_word()
        destination = self._state.destination
        if name == "u":
            self._add(self._characters.unicode(number or 0, self._state.unicode_skip))
        elif starts and self._destination(name):
            self._star = False
        elif name in ("result", "shppict") and destination in ("object", "skip"):
            # what an object looks like, or a picture that programs with less knowledge find elsewhere
            if destination == "object":
                self._state.destination = "text"
        elif destination == "text":
            if not (self._places.word(name, number) | set_look(self._state, name, number)):
                self._marks(name, number)
        elif destination in TABLES:
            self._tables.word(destination, name, number)
        elif destination == "pict":
            self._pictures.word(name, number)
        elif destination == "fldinst":
            self._fields.form_word(name, number)

    def _marks(self, name: str, number: int | None) -> None:
        """Control words that stand for characters and ends of paragraphs."""
        state = self._state
        if name in SIGNS:
            self._add(SIGNS[name])
        elif name in BREAKS:
            self._break(BREAKS[name])
        elif name == "chftn":
            if state.out is self._body:
                self._asides.notes.refer(self._body)
        elif name == "intbl":
            state.in_table = True
        elif name == "ftnalt":
            self._asides.notes.is_endnote(self._body)
        elif name in ENDNOTES:
            self._asides.notes.number_as(name)
        elif name == "shpfblwtxt":
            self._pictures.behind = number != 0
        elif name in ("flddirty", "fldlock"):
            self._fields.mark(name)
        elif name == "collapsed" and number != 0:
            state.out.tell("versions", "the text below this heading is folded away when the document is opened")
        elif name in ("ansicpg", "mac", "pc", "pca"):
            self._tables.use_code_page({"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}.get(name, f"cp{number}"))

    def _break(self, kind: str) -> None:
        out = self._state.out
        if kind == "cell":
            if self._line[0] is out:
                self._places.end_cell(out, self._line[1])
            if not out.ends_with("\n"):
                out.trim(0)
            out.add("\t")
        elif kind == "row":
            self._places.end_row()
            out.trim(0)
            out.add("\n")
            self._asides.put_boxes(out)
        elif kind == "line" or self._state.in_table:
            out.add("\n")
            self._labelled = ""
            return
        else:
            self._tell_label(out)
            if self._gone():
                return  # the paragraph's end is inserted or deleted, and not there as the changes are read
            out.break_paragraph()
            self._asides.put_boxes(out)
        self._labelled = ""
        self._line = (out, out.length)

    def _tell_label(self, out: Output) -> None:
        """Say of a paragraph that ends that its label is not in the file, or stands there though it is in no list."""
        if self._state.listed and not self._labelled and not self._unlabelled:
            self._unlabelled = True
            out.tell("unread", "paragraphs are numbered, and their numbers are not in the file")
        elif not self._state.listed and self._labelled not in ("", "old"):
            says = f"the file has the label {quoted(self._labelled)} for a paragraph that is in no list, and most programs do not show it"
            out.tell("versions", says, self._labelled)

    def _gone(self) -> bool:
        state = self._state
        if state.deleted is not None:
            return self._accept
        return state.inserted is not None and not self._accept

    def _symbol(self, token: Token) -> None:
        starts, self._at_start = self._at_start, False
        self._characters.at_word()
        if token.name == "*":
            self._star, self._at_start = starts, True
        elif token.name in "\r\n":
            self._marks("par", None)
        elif token.name in "\\{}":
            self._text(token.name.encode())
        elif token.name in "~_":
            self._add("\u00a0" if token.name == "~" else "\u2011")

    def _text(self, data: bytes) -> None:
        self._at_start = False
        self._characters.put(data)

    def _flush(self) -> None:
        """Decode the bytes that were collected, and add their words."""
        data = self._characters.take()
        if data and self._state.destination in ("pict", "object"):
            self._pictures.add(data)
        elif data:
            self._add(data.decode(self._tables.encoding(self._state.font), "replace"))

    def _look(self) -> Look:
        away, unclear = self._places.away(self._state)
        return self._state.look(
            self._tables.colours, self._places.room if self._state.in_table else None, away, unclear
        )

    def _add(self, text: str) -> None:
        """Words, as they are shown."""
        state = self._state
        if state.destination == "fldinst":
            self._fields.words(text)
        elif state.destination not in ("text", "skip"):
            self._held += text
            if state.destination == "fonttbl" and ";" in text:
                self._tables.end_font(self._held)
                self._held = ""
            elif state.destination == "colortbl":
                self._tables.end_colours(text.count(";"))
        if state.destination != "text":
            return
        if state.label and (text.strip() == "o" or "\ue000" <= text.strip() <= "\uf8ff"):
            text = "•"  # a bullet in a font of symbols, which not every program names
        text = text.replace("\x00", "").replace("\r", "").replace("\n", "")
        name = self._tables.font_name(state.font)
        shown = symbols(text, name) if name else text
        if shown is None:
            state.out.tell("unread", f"a sign of the font {name} is not known, and was not read")
            return
        self._changed(shown)
        if not self._gone():
            state.out.add(shown, self._look() if shown.strip() or state.struck else Look())

    def _changed(self, text: str) -> None:
        """Count a tracked change once, however many runs it has."""
        state = self._state
        kind = "deletion" if state.deleted is not None else "insertion" if state.inserted is not None else ""
        author = state.deleted if state.deleted is not None else state.inserted
        if kind and text.strip() and self._last_change != (kind, author):
            self._changes.setdefault(self._tables.author(author), Counter())[kind] += 1
        self._last_change = (kind, author)

    def _end_held(self, name: str, before: str) -> None:
        """A group of names or values ends, before which others were held."""
        held, self._held = self._held, before
        if name == "atnauthor":
            self._asides.author = held.strip()
        elif name == "revtbl":
            self._tables.end_authors(held)
        elif name == "ffl":
            self._fields.entry(held)
        elif name in VALUES or name in PROPERTIES:
            self._values.take(name, held, self._state.out)
