"""A file in Rich Text Format from its first group to its last."""

from __future__ import annotations

import copy
import hashlib
from collections import Counter
from collections.abc import Callable

from clausediff.errors import ReadError
from clausediff.scan.readers.changes import tell_changes
from clausediff.scan.readers.output import Look, Output, quoted
from clausediff.scan.readers.rtf.forms import FormField, is_check_box, is_list
from clausediff.scan.readers.rtf.notes import Notes
from clausediff.scan.readers.rtf.state import State
from clausediff.scan.readers.rtf.tables import TABLES, Tables
from clausediff.scan.readers.rtf.tokens import Token, tokens
from clausediff.scan.readers.rtf.words import BREAKS, ENDNOTES, FLAGS, PASSED, SIGNS, SKIPPED
from clausediff.scan.readers.symbols import symbols

__all__ = ["Reading"]

_DEEPEST = 300
"""Groups within each other; no document that a person made comes near."""
_EDGES = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
}  # fmt: skip
_MOVES = frozenset("li lin fi posx posnegx posy posnegy".split())
"""Indents of a paragraph, and places of its frame."""
_LEGIBLE = 160
"""Twentieths of a point: a picture less high or wide has no room for a word."""


class Reading:
    """One file while it is read."""

    def __init__(self, path: str, *, accept: bool) -> None:
        self._path, self._accept = path, accept
        self._body = Output()
        self._edges: dict[str, list[Output]] = {"header": [], "footer": []}
        self._notes = Notes()
        self._boxes: list[Output] = []
        self._comments: list[tuple[str, Output]] = []
        self._state = State(self._body)
        self._stack: list[tuple[State, Callable[[], None] | None]] = []
        self._star = False
        self._at_start = False  # of a group, where a destination may stand
        self._bytes = bytearray()
        self._wait = 0  # bytes behind a \u that are for other programs
        self._tables = Tables()
        self._author = ""
        self._held = ""  # words of a table, an instruction or a name
        self._picture = bytearray()
        self.pictures: dict[str, bytes] = {}
        """The bytes of the pictures by their digests."""
        self._field = FormField()
        self._changes: dict[str, Counter[str]] = {}
        self._last_change: tuple[str, int | None, int] = ("", None, -1)
        self._listed = self._labelled = self._unlabelled = False
        self._pair = b""
        self._choice = ""  # of a list to choose from
        self._small = self._behind = False  # of a picture; of a shape
        self._seen = 0  # text boxes and pictures so far

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
                self._picture += token.data
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
        out = Output()
        self._put_edges(out, "header")
        out.take(self._body)
        self._notes.put(out)
        out.break_paragraph()
        self._put_edges(out, "footer")
        for author, comment in self._comments:
            words = " ".join("".join(comment.pieces).split())
            if words:
                out.tell("comment", f"a comment by {author or 'somebody'} says {quoted(words)}", words, here=False)
        tell_changes(out, self._changes, accept=self._accept)
        return out

    def _put_edges(self, out: Output, kind: str) -> None:
        seen = set()
        for edge in self._edges[kind]:
            words = " ".join("".join(edge.pieces).split())
            if words and words not in seen:
                seen.add(words)
                with out.marked(kind):
                    out.take(edge)
                out.break_paragraph()

    # groups

    def _open(self) -> None:
        if len(self._stack) >= _DEEPEST:
            raise ReadError("damaged", f"{self._path}: is nested too deeply to be a document of a person's")
        self._stack.append((copy.copy(self._state), None))
        self._at_start, self._star = True, False

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
        if name in _EDGES:
            self._apart(self._edges[_EDGES[name]].append)
        elif name == "footnote":
            self._note()
        elif name == "annotation":
            author, self._author = self._author, ""
            self._apart(lambda out: self._comments.append((author, out)))
        elif name in ("shptxt", "dptxbxtext"):
            self._apart(self._box_ends)
        elif name in ("pict", "object"):
            self._named(name)
        elif name in ("shp", "do"):
            self._shape()
        elif name == "fldrslt":
            choice, self._choice = self._choice, ""
            out, start = state.out, state.out.length
            look = state.look(self._tables.colours)
            self._at_end(lambda: None if out.since(start).strip() else out.add(choice, look))
        elif name in ("fldinst", "atnauthor", *TABLES):
            state.destination, self._held = name, ""
            self._at_end(lambda: self._end_held(name))
        elif name in ("listtext", "pntext"):
            self._labelled = state.label = True
            state.plain()
        elif name == "ffl":
            state.destination, held = name, self._held
            self._held = ""
            self._at_end(lambda: self._entry(held))
        elif name == "ud":
            state.destination = "text"
        elif name in SKIPPED or (self._star and name not in PASSED):
            state.destination = "skip"
        else:
            return False
        return True

    def _apart(self, keep: Callable[[Output], None]) -> None:
        """Read the group into an output of its own."""
        if self._state.destination == "skip":
            return
        out = Output()
        self._state.out = out
        self._state.destination = "text"
        self._state.plain()

        def ends() -> None:
            out.tell_unseen()
            out.trim(0)
            keep(out)

        self._at_end(ends)

    def _note(self) -> None:
        """A footnote or an endnote."""
        entry = self._notes.begin()
        self._apart(lambda out: self._notes.keep(entry, out))

    def _box_ends(self, out: Output) -> None:
        self._seen += 1
        boxed = Output()
        with boxed.marked("box"):
            boxed.take(out)
        self._boxes.append(boxed)

    def _put_boxes(self) -> None:
        """Text boxes follow the paragraph in which they stand."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._state.out.break_paragraph()
            self._state.out.take(box)
            self._state.out.break_paragraph()

    def _named(self, name: str) -> None:
        """A picture, an embedded object or a drawing: named when it ends."""
        state = self._state
        if state.destination == "skip":
            return
        self._seen += 1
        out, unseen = state.out, state.look(self._tables.colours).unseen
        state.destination, self._picture = name, bytearray()
        self._small = False

        def ends() -> None:
            digest = hashlib.sha256(bytes(self._picture)).hexdigest()
            self.pictures[digest] = _bytes_of(bytes(self._picture))
            if not unseen and not self._small:
                what = "a picture" if name == "pict" else "an embedded object"
                out.tell("picture" if name == "pict" else "embedded", f"{what} was not read", digest=digest)

        self._at_end(ends)

    def _shape(self) -> None:
        """A line or a filled shape without words or a picture may strike or hide the words that it lies over."""
        out, seen, self._behind = self._state.out, self._seen, False
        if self._state.destination == "skip" or out is not self._body:
            return

        def ends() -> None:
            if self._seen == seen and not self._behind:
                out.tell("unread", "a line or a shape is drawn over the page, and may strike or cover words")

        self._at_end(ends)

    # words

    def _word(self, token: Token) -> None:
        name, number = token.name, token.number
        starts, self._at_start = self._at_start, False
        self._wait = 0
        if name == "u":
            self._unicode(number or 0)
        elif starts and self._destination(name):
            self._star = False
        elif name in ("result", "shppict") and self._state.destination in ("object", "skip"):
            # what an object looks like, or a picture that programs with less knowledge find elsewhere
            if self._state.destination == "object":
                self._state.destination = "text"
        elif self._state.destination == "text":
            if not self._looks(name, number):
                self._marks(name, number)
        else:
            self._aside(name, number)

    def _looks(self, name: str, number: int | None) -> bool:
        """Control words that set how words look."""
        state = self._state
        if name in FLAGS:
            setattr(state, FLAGS[name], number != 0)
        elif name in ("plain", "pard"):
            if name == "plain":
                state.plain()
            else:
                state.paragraph_ground, state.in_table, state.moved = 0, False, 0
        elif name in ("fs", "charscalex", "cf", "uc"):
            attribute = {"fs": "size", "charscalex": "scale", "cf": "colour", "uc": "unicode_skip"}[name]
            setattr(
                state, attribute, {"fs": 24, "charscalex": 100, "cf": 0, "uc": 1}[name] if number is None else number
            )
        elif name in ("expndtw", "expnd"):
            state.spacing = (number or 0) * (5 if name == "expnd" else 1)
        elif name in _MOVES:
            state.moved = max(state.moved, abs(number or 0))
        elif name in ("cb", "chcbpat", "highlight"):
            state.ground = number or 0
        elif name == "cbpat":
            state.paragraph_ground = number or 0
        elif name == "clcbpat":
            state.shaded_cells = True
        elif name == "trowd":
            state.shaded_cells = False
        elif name in ("up", "dn"):
            state.shift(6 if number is None else number)
        elif name == "nosupersub":
            state.raised = False
        elif name == "f":
            state.font = number or 0
        elif name in ("revised", "deleted"):
            setattr(state, "inserted" if name == "revised" else "deleted", 0 if number != 0 else None)
        elif name in ("revauth", "revauthdel"):
            if name == "revauth":
                state.inserted = number or 0
            else:
                state.deleted = number or 0
        else:
            return False
        return True

    def _marks(self, name: str, number: int | None) -> None:
        """Control words that stand for characters and ends of paragraphs."""
        state = self._state
        if name in SIGNS:
            self._add(SIGNS[name])
        elif name in BREAKS:
            self._break(BREAKS[name])
        elif name == "chftn":
            if state.out is self._body:
                self._notes.refer(self._body)
        elif name == "intbl":
            state.in_table = True
        elif name == "ls":
            self._listed = bool(number)
        elif name == "ftnalt":
            self._notes.is_endnote(self._body)
        elif name in ENDNOTES:
            self._notes.number_as(name)
        elif name == "shpfblwtxt":
            self._behind = number != 0
        elif name == "ansicpg":
            self._tables.use_code_page(f"cp{number}")
        elif name in ("mac", "pc", "pca"):
            self._tables.use_code_page({"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[name])

    def _break(self, kind: str) -> None:
        out = self._state.out
        if kind == "cell":
            if not out.ends_with("\n"):
                out.trim(0)
            out.add("\t")
        elif kind == "row":
            out.trim(0)
            out.add("\n")
            self._put_boxes()
        elif kind == "line" or self._state.in_table:
            out.add("\n")
        else:
            if self._listed and not self._labelled and not self._unlabelled:
                self._unlabelled = True
                out.tell("unread", "paragraphs are numbered, and their numbers are not in the file")
            self._listed = self._labelled = False
            if self._gone():
                return  # the paragraph's end is inserted or deleted, and not there as the changes are read
            out.break_paragraph()
            self._put_boxes()

    def _gone(self) -> bool:
        state = self._state
        if state.deleted is not None:
            return self._accept
        return state.inserted is not None and not self._accept

    def _symbol(self, token: Token) -> None:
        starts, self._at_start = self._at_start, False
        self._wait = 0
        if token.name == "*":
            self._star, self._at_start = starts, True
        elif token.name in "\r\n":
            self._marks("par", None)
        elif token.name in "\\{}":
            self._text(token.name.encode())
        elif token.name in "~_":
            self._add("\u00a0" if token.name == "~" else "\u2011")

    def _unicode(self, number: int) -> None:
        code = number + 65_536 if number < 0 else number
        if 0xD800 <= code < 0xE000:
            self._pair += code.to_bytes(2, "big")
            if len(self._pair) == 4:
                self._add(self._pair.decode("utf-16-be", "replace"))
                self._pair = b""
        elif 0 < code < 0x110000:
            self._add(chr(code))
        self._wait = self._state.unicode_skip

    def _text(self, data: bytes) -> None:
        self._at_start = False
        if self._wait:
            skipped = min(self._wait, len(data))
            data, self._wait = data[skipped:], self._wait - skipped
        self._bytes += data

    def _flush(self) -> None:
        """Decode the bytes that were collected, and add their words."""
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        if self._state.destination in ("pict", "object"):
            self._picture += data
            return
        self._add(data.decode(self._tables.encoding(self._state.font), "replace"))

    def _add(self, text: str) -> None:
        """Words, as they are shown."""
        state = self._state
        if state.destination not in ("text", "skip"):
            self._held += text
            if state.destination == "fonttbl" and ";" in text:
                self._tables.end_font(self._held)
                self._held = ""
            elif state.destination == "colortbl":
                self._tables.end_colours(text.count(";"))
            return
        if state.destination == "skip":
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
            state.out.add(shown, state.look(self._tables.colours) if shown.strip() or state.struck else Look())

    def _changed(self, text: str) -> None:
        """Count a tracked change once, however many runs it has."""
        state = self._state
        kind = "deletion" if state.deleted is not None else "insertion" if state.inserted is not None else ""
        author = state.deleted if state.deleted is not None else state.inserted
        if kind and text.strip() and self._last_change[:2] != (kind, author):
            self._changes.setdefault(self._tables.author(author), Counter())[kind] += 1
        self._last_change = (kind, author, 0)

    # tables and fields

    def _aside(self, name: str, number: int | None) -> None:
        """Control words within a table, an instruction or a picture."""
        destination = self._state.destination
        if destination in TABLES:
            self._tables.word(destination, name, number)
        elif destination == "pict" and name in ("picwgoal", "pichgoal"):
            self._small = self._small or (number or 0) < _LEGIBLE
        elif destination == "fldinst":
            self._field.word(name, number)

    def _entry(self, held: str) -> None:
        """An entry of a list to choose from; ``held`` is the instruction so far."""
        self._field.entries.append(self._held)
        self._held = held

    def _end_held(self, name: str) -> None:
        held, self._held = self._held, ""
        if name == "atnauthor":
            self._author = held.strip()
        elif name == "revtbl":
            self._tables.end_authors(held)
        elif name == "fldinst" and is_check_box(held):
            shown, self._field = self._field, FormField()
            if self._state.destination == "text":
                if not shown.known:
                    self._state.out.tell("unread", "whether a box is ticked is not in the file")
                self._state.out.add(shown.sign, self._state.look(self._tables.colours))
        elif name == "fldinst" and is_list(held):
            self._choice, self._field = self._field.choice, FormField()


def _bytes_of(held: bytes) -> bytes:
    """The bytes of a picture, which stand in the file as they are or in hexadecimal."""
    try:
        return bytes.fromhex(held.decode("ascii"))
    except ValueError:
        return held
