"""Notes of a file in Rich Text Format: footnotes and endnotes with the numbers that refer to them."""

from __future__ import annotations

from collections.abc import Iterator

from clausediff.model import Range
from clausediff.scan.readers.numerals import numeral
from clausediff.scan.readers.output import Output
from clausediff.scan.readers.rtf.words import ENDNOTES

__all__ = ["Notes"]


class Notes:
    """The notes so far. Footnotes and endnotes are counted each for itself; the file has no numbers."""

    def __init__(self) -> None:
        self._notes: list[tuple[str, Output]] = []
        self._endnotes, self._format = 0, "lowerRoman"
        self._counted = False  # whether a number that refers to the next note was shown
        self._mark = ""  # of the note that began last

    def number_as(self, word: str) -> None:
        """Take a control word that says how endnotes are numbered."""
        self._format = ENDNOTES[word]

    def refer(self, out: Output) -> None:
        """Show the number of the next note where the text refers to it."""
        self._counted = True
        start = out.length
        out.add(str(self._next_footnote()))
        out.mark("reference", out.span_from(start))

    def begin(self) -> int:
        """Begin a note, with the number that refers to it, or none where the author set a mark of his own."""
        self._mark = str(self._next_footnote()) if self._counted else ""
        self._counted = False
        self._notes.append((self._mark, Output()))
        return len(self._notes) - 1

    def keep(self, entry: int, out: Output) -> None:
        """Keep the words of the note that :meth:`begin` gave this number."""
        self._notes[entry] = (self._mark, out)

    def is_endnote(self, body: Output) -> None:
        """The note that has just begun is an endnote: the number shown before it is one of theirs."""
        if not self._notes or self._notes[-1][0] == "":
            return
        self._endnotes += 1
        number = numeral(self._endnotes, self._format)
        if body.pieces and body.pieces[-1] == self._notes[-1][0]:
            body.length += len(number) - len(body.pieces[-1])
            body.pieces[-1] = number
            body.marks[-1] = body.marks[-1]._replace(span=Range(body.length - len(number), body.length))
        self._mark = number

    def put(self, out: Output) -> None:
        """Put all notes at the end of an output."""
        for mark, note in self._notes:
            out.break_paragraph()
            with out.marked("note"):
                if mark:
                    start = out.length
                    out.add(mark if "".join(note.pieces)[:1].isspace() else f"{mark} ")
                    out.mark("reference", out.span_from(start))
                out.take(note)

    @property
    def outputs(self) -> Iterator[Output]:
        """The words of each note."""
        for _, note in self._notes:
            yield note

    def _next_footnote(self) -> int:
        return 1 + sum(bool(mark) for mark, _ in self._notes) - self._endnotes
