"""Groups of a file in Rich Text Format: what holds within them, and what each is for."""

from __future__ import annotations

import copy
from collections.abc import Callable

from clausediff.errors import ReadError
from clausediff.scan.readers.output import Look, Output
from clausediff.scan.readers.rtf.asides import Asides
from clausediff.scan.readers.rtf.fields import Fields
from clausediff.scan.readers.rtf.labels import Labels
from clausediff.scan.readers.rtf.lists import LISTS, Lists
from clausediff.scan.readers.rtf.pictures import Pictures
from clausediff.scan.readers.rtf.places import Places
from clausediff.scan.readers.rtf.state import State
from clausediff.scan.readers.rtf.tables import TABLES, Tables
from clausediff.scan.readers.rtf.values import PROPERTIES, VALUES, Values
from clausediff.scan.readers.rtf.words import PASSED, SKIPPED

__all__ = ["Groups"]

_DEEPEST = 300
"""Groups within each other; no document that a person made comes near."""


class Groups:
    """The groups that are open, and what was read so far of what they are for."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.body = Output()
        self.asides, self.fields, self.values = Asides(), Fields(), Values()
        self.tables, self.places, self.pictures = Tables(), Places(), Pictures()
        self.labels, self.lists = Labels(), Lists()
        self.state = State(self.body)
        self.star = False
        """Whether the group is marked as unknown to old programs."""
        self.at_start = False
        """Of a group, where a destination may stand."""
        self.held = ""
        """Words of a table, a name or a value."""
        self._stack: list[tuple[State, Callable[[], None] | None]] = []

    @property
    def any_open(self) -> bool:
        """Whether a group is open."""
        return bool(self._stack)

    def open(self) -> None:
        """Begin a group."""
        if len(self._stack) >= _DEEPEST:
            raise ReadError("damaged", f"{self._path}: is nested too deeply to be a document of a person's")
        self._stack.append((copy.copy(self.state), None))
        self.at_start, self.star = True, False
        if self.state.destination == "docvar":
            self.held += "\x00"

    def close(self) -> bool:
        """End a group; True where it was the outermost one."""
        self.star = self.at_start = False
        if not self._stack:
            return True
        self.state, ending = self._stack.pop()
        if ending is not None:
            ending()
        return not self._stack

    def _at_end(self, action: Callable[[], None]) -> None:
        """Run an action when the group ends."""
        if self._stack:
            self._stack[-1] = (self._stack[-1][0], action)

    def begin(self, name: str) -> bool:
        """Begin the group's destination; False where the word is none."""
        state = self.state
        if state.destination != "skip" and (keep := self.asides.keeper(name)) is not None:
            self._apart(name, keep)
        elif name in ("pict", "object"):
            self._named(name)
        elif name in ("shp", "do"):
            self._shape()
        elif name == "field":
            self._field()
        elif name in ("fldrslt", "fldinst"):
            self._part_of_field(name)
        elif (
            name == "ffl"
            or name in ("atnauthor", *TABLES, *VALUES, *LISTS)
            or (name in PROPERTIES and state.destination == "info")
        ):
            held, self.held = self.held, ""
            state.destination = name
            self._at_end(lambda: self._end_held(name, held))
        elif name in ("listtext", "pntext"):
            self._label(name)
        elif name in ("ud", "info"):
            state.destination = "text" if name == "ud" else name
        elif name in SKIPPED or (self.star and name not in PASSED):
            state.destination = "skip"
        else:
            return False
        return True

    def _apart(self, name: str, keep: Callable[[Output], None]) -> None:
        """Read the group into an output of its own."""
        out = Output()
        self.state.out = out
        self.state.destination = "text"
        self.state.plain()
        if name in ("shptxt", "dptxbxtext"):
            self.state.gone = self.state.gone or self.places.shape_away
            self.pictures.seen += 1

        def ends() -> None:
            self.fields.tell([out], self.values)
            out.tell_unseen()
            out.trim(0)
            keep(out)

        self._at_end(ends)

    def _field(self) -> None:
        """A field, in the text or in another one's instruction."""
        state = self.state
        self.fields.begin()
        out = state.out if state.destination == "text" else None
        self._at_end(lambda: self.fields.end(out, self.look(), self.values))

    def _part_of_field(self, name: str) -> None:
        """The instruction of a field, or its result, which is left out where the field shows another one."""
        state = self.state
        if name == "fldinst":
            if not self.fields.any:
                self._field()
            state.destination = name
        elif not self.fields.result(state.out if state.destination == "text" else None):
            state.destination = "skip"

    def _label(self, name: str) -> None:
        """The words before an item of a list, which most programs count anew; they show none in the middle of a line."""
        state = self.state
        begins = state.out.length
        self.labels.begin(state)
        if not state.gone:
            self._at_end(lambda: self.labels.end(name, state.out.since(begins)))

    def _named(self, name: str) -> None:
        """A picture, an embedded object or a drawing: named when it ends."""
        state = self.state
        if state.destination == "skip":
            return
        self.pictures.begin()
        out, unseen = state.out, self.look().unseen
        state.destination = name
        self._at_end(lambda: self.pictures.end(out, name, unseen))

    def _shape(self) -> None:
        """A line or a filled shape without words or a picture may strike or hide the words that it lies over."""
        out, seen = self.state.out, self.pictures.seen
        self.pictures.behind = False
        self.places.shape_begins()
        if self.state.destination != "skip" and out is self.body:
            self._at_end(lambda: self.pictures.end_shape(out, seen))

    def look(self) -> Look:
        """How words look that follow."""
        away, unclear = self.places.away(self.state)
        return self.state.look(self.tables.colours, self.places.room if self.state.in_table else None, away, unclear)

    def _end_held(self, name: str, before: str) -> None:
        """A group of names or values ends, before which others were held."""
        held, self.held = self.held, before
        if name == "atnauthor":
            self.asides.author = held.strip()
        elif name == "revtbl":
            self.tables.end_authors(held)
        elif name == "ffl":
            self.fields.entry(held)
        elif name == "leveltext":
            self.lists.text(held)
        elif name in VALUES or name in PROPERTIES:
            self.values.take(name, held, self.state.out)
