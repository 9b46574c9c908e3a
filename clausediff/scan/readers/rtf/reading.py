"""A file in Rich Text Format from its first group to its last."""

from __future__ import annotations

from clausediff.errors import ReadError
from clausediff.scan.readers.changes import tell_changes
from clausediff.scan.readers.output import Look, Output
from clausediff.scan.readers.rtf.characters import Characters
from clausediff.scan.readers.rtf.formatting import set_look
from clausediff.scan.readers.rtf.groups import Groups
from clausediff.scan.readers.rtf.tables import TABLES
from clausediff.scan.readers.rtf.tokens import Token, tokens
from clausediff.scan.readers.rtf.tracked import Tracked
from clausediff.scan.readers.rtf.words import BREAKS, ENDNOTES, SIGNS
from clausediff.scan.readers.symbols import symbols

__all__ = ["Reading"]


class Reading:
    """One file while it is read."""

    def __init__(self, path: str, *, accept: bool) -> None:
        self._path, self._accept = path, accept
        self._groups, self._characters, self._tracked = Groups(path), Characters(), Tracked(accept=accept)
        self.pictures = self._groups.pictures.found
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
                self._groups.pictures.add(token.data)
                continue
            self._flush()
            if token.kind == "{":
                self._groups.open()
            elif token.kind == "}":
                at_end = self._groups.close()
            elif token.kind == "symbol":
                self._symbol(token)
            else:
                self._word(token)
        self._flush()
        if self._groups.any_open:
            raise ReadError("damaged", f"{self._path}: the document is cut off: its end is missing; fetch it again")
        return self._together()

    def _together(self) -> Output:
        self._groups.fields.tell([self._groups.body, *self._groups.asides.outputs], self._groups.values)
        self._groups.asides.put_boxes(self._groups.body)  # those of the last paragraph, which may have no end
        out = Output()
        self._groups.asides.put_edges(out, "header")
        out.take(self._groups.body)
        self._groups.asides.notes.put(out)
        out.break_paragraph()
        self._groups.asides.put_edges(out, "footer")
        self._groups.asides.tell_comments(out)
        names = {author: self._groups.tables.author(author) for author in self._tracked.authors}
        tell_changes(out, self._tracked.counted(names), accept=self._accept)
        return out

    # words

    def _word(self, token: Token) -> None:
        name, number = token.name, token.number
        starts, self._groups.at_start = self._groups.at_start, False
        self._characters.at_word()
        destination = self._groups.state.destination
        if name == "u":
            self._add(self._characters.unicode(number or 0, self._groups.state.unicode_skip))
        elif starts and self._groups.begin(name):
            self._groups.star = False
        elif name in ("result", "shppict") and destination in ("object", "skip"):
            # what an object looks like, or a picture that programs with less knowledge find elsewhere
            if destination == "object":
                self._groups.state.destination = "text"
        elif destination == "text":
            if not (self._groups.places.word(name, number) | set_look(self._groups.state, name, number)):
                self._marks(name, number)
        elif destination in ("listtable", "listoverridetable"):
            self._groups.lists.word(name, number)
        elif destination in TABLES:
            self._groups.tables.word(destination, name, number)
        elif destination == "pict":
            self._groups.pictures.word(name, number)
        elif destination == "fldinst":
            self._groups.fields.form_word(name, number)

    def _marks(self, name: str, number: int | None) -> None:
        """Control words that stand for characters and ends of paragraphs."""
        state = self._groups.state
        if name in SIGNS:
            self._add(SIGNS[name])
        elif name in BREAKS:
            self._break(BREAKS[name])
        elif name == "chftn":
            if state.out is self._groups.body:
                self._groups.asides.notes.refer(self._groups.body)
        elif name == "intbl":
            state.in_table = True
        elif name == "ftnalt":
            self._groups.asides.notes.is_endnote(self._groups.body)
        elif name in ENDNOTES:
            self._groups.asides.notes.number_as(name)
        elif name == "shpfblwtxt":
            self._groups.pictures.behind = number != 0
        elif name in ("flddirty", "fldlock"):
            self._groups.fields.mark(name)
        elif name == "collapsed" and number != 0:
            state.out.tell("versions", "the text below this heading is folded away when the document is opened")
        elif name in ("ansicpg", "mac", "pc", "pca"):
            self._groups.tables.use_code_page(
                {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}.get(name, f"cp{number}")
            )

    def _break(self, kind: str) -> None:
        out = self._groups.state.out
        if kind == "line":
            out.add("\n")
            return
        if kind != "row":
            body = out is self._groups.body
            self._groups.labels.tell(out, self._groups.state, self._groups.lists if body else None)
        if kind == "cell":
            self._groups.places.end_cell(out, self._groups.labels.start(out))
            if not out.ends_with("\n"):
                out.trim(0)
            out.add("\t")
        elif kind == "row":
            self._groups.places.end_row()
            out.trim(0)
            out.add("\n")
            self._groups.asides.put_boxes(out)
        elif self._groups.state.in_table:
            out.add("\n")
        else:
            if self._tracked.gone(self._groups.state):
                return  # the paragraph's end is inserted or deleted, and not there as the changes are read
            out.break_paragraph()
            self._groups.asides.put_boxes(out)
        self._groups.labels.line_begins(out)

    def _symbol(self, token: Token) -> None:
        starts, self._groups.at_start = self._groups.at_start, False
        self._characters.at_word()
        if token.name == "*":
            self._groups.star, self._groups.at_start = starts, True
        elif token.name in "\r\n":
            self._marks("par", None)
        elif token.name in "\\{}":
            self._text(token.name.encode())
        elif token.name in "~_":
            self._add("\u00a0" if token.name == "~" else "\u2011")

    def _text(self, data: bytes) -> None:
        self._groups.at_start = False
        self._characters.put(data)

    def _flush(self) -> None:
        """Decode the bytes that were collected, and add their words."""
        data = self._characters.take()
        if data and self._groups.state.destination in ("pict", "object"):
            self._groups.pictures.add(data)
        elif data:
            self._add(data.decode(self._groups.tables.encoding(self._groups.state.font), "replace"))

    def _add(self, text: str) -> None:
        """Words, as they are shown."""
        state = self._groups.state
        if state.destination == "fldinst":
            self._groups.fields.words(text)
        elif state.destination not in ("text", "skip"):
            self._groups.held += text
            if state.destination == "fonttbl" and ";" in text:
                self._groups.tables.end_font(self._groups.held)
                self._groups.held = ""
            elif state.destination == "colortbl":
                self._groups.tables.end_colours(text.count(";"))
        if state.destination != "text":
            return
        if state.label and (text.strip() == "o" or "\ue000" <= text.strip() <= "\uf8ff"):
            text = "•"  # a bullet in a font of symbols, which not every program names
        text = text.replace("\x00", "").replace("\r", "").replace("\n", "")
        name = self._groups.tables.font_name(state.shown_font)
        shown = symbols(text, name, coded=self._groups.tables.is_coded(state.shown_font)) if name else text
        if shown is None:
            state.out.tell("unread", f"a sign of the font {name} is not known, and was not read")
            return
        self._tracked.words(shown, state)
        if not self._tracked.gone(state):
            state.out.add(shown, self._groups.look() if shown.strip() or state.struck else Look())
