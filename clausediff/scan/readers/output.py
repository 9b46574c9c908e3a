"""What is being read: the text so far, the marks over it, and what was not compared.

Words that cannot be seen are collected beside the text and told together, not run by run.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from clausediff.model import Range
from clausediff.scan.scan import Mark, Unread
from clausediff.text.excerpts import excerpt

__all__ = ["PLAIN", "Look", "Output", "quoted"]

_QUOTED = 200
"""Characters of the words that are quoted, at most."""
_SAYS = {
    "struck": "is struck out",
    "raised": "is raised or lowered",
    "prompt": "is a prompt that nobody replaced",
    "reference": "refers to a note",
    "header": "stands in the page header",
    "footer": "stands in the page footer",
    "note": "stands in a note",
    "box": "stands in a text box",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How some words look."""

    unseen: str = ""
    """Why they cannot be seen; empty where they can."""
    struck: bool = False
    raised: bool = False
    prompt: bool = False
    doubt: str = ""
    """Why it is not certain that they can be seen; empty where it is."""

    @property
    def kinds(self) -> Iterator[str]:
        """The kinds of marks that they carry."""
        for kind in ("struck", "raised", "prompt"):
            if getattr(self, kind):
                yield kind


PLAIN = Look()


@dataclass(slots=True)
class Output:
    """Text, marks and unread parts; all offsets are in the text."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    _unseen: list[str] = field(default_factory=list)
    _why: str = ""

    def add(self, text: str, look: Look = PLAIN) -> None:
        """Words, or the space between words, as they are shown."""
        if not text:
            return
        if look.unseen:
            if self._why not in ("", look.unseen):
                self.tell_unseen()
            self._why = look.unseen
            self._unseen.append(text)
            return
        if text.strip():
            self.tell_unseen()
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        for kind in look.kinds:
            self.mark(kind, Range(start, self.length))
        if look.doubt and text.strip():
            says = f"whether {quoted(text)} can be seen on the page is not certain: {look.doubt}"
            self.unread.append(Unread("unseen", says, "", Range(start, self.length)))

    def mark(self, kind: str, span: Range) -> None:
        """Put a mark over some words, or make the last one longer."""
        if span.size == 0:
            return
        for index in range(len(self.marks) - 1, max(-1, len(self.marks) - 5), -1):
            last = self.marks[index]
            if last.kind == kind and last.span.end == span.start:
                self.marks[index] = last._replace(span=Range(last.span.start, span.end))
                return
        self.marks.append(Mark(kind, span, _SAYS[kind]))

    @contextmanager
    def marked(self, kind: str) -> Iterator[None]:
        """A mark over all that is read within, white space at its ends left out."""
        start = self.length
        yield
        text = self.since(start)
        low = start + len(text) - len(text.lstrip())
        high = start + len(text.rstrip())
        if low < high:
            self.marks.append(Mark(kind, Range(low, high), _SAYS[kind]))

    def tell(
        self, kind: str, says: str, text: str = "", *, digest: str = "", harmless: bool = False, here: bool = True
    ) -> None:
        """Something was not compared, ``here`` or at no place of the text."""
        span = Range(self.length, self.length) if here else None
        self.unread.append(Unread(kind, says, text, span, digest, harmless))

    def tell_unseen(self) -> None:
        """Tell the words that cannot be seen and were collected up to here."""
        if not self._unseen:
            return
        text = " ".join("".join(self._unseen).split())
        why, self._why = self._why, ""
        self._unseen.clear()
        if any(map(str.isalnum, text)):
            says = f"{quoted(text)} is in the file and not on the page, so it was not compared: {why}"
            self.unread.append(Unread("unseen", says, text, Range(self.length, self.length)))

    def span_from(self, start: int) -> Range:
        """The span of what was added since an offset."""
        return Range(start, self.length)

    def since(self, start: int) -> str:
        """The text from an offset on."""
        kept: list[str] = []
        at = self.length
        for piece in reversed(self.pieces):
            if at <= start:
                break
            at -= len(piece)
            kept.append(piece)
        text = "".join(reversed(kept))
        return text[max(0, start - at) :]

    def ends_with(self, text: str) -> bool:
        """Whether the text ends so; an empty text does."""
        return self.length == 0 or self.since(max(0, self.length - len(text))) == text

    def space(self) -> None:
        """One space between words, of a line that has none there."""
        if self._unseen:
            self._unseen.append(" ")
        if not self.ends_with("\n") and not self.ends_with(" "):
            self.add(" ")

    def break_paragraph(self) -> None:
        """End a paragraph: a blank line behind it, once."""
        if self._unseen:
            self._unseen.append(" ")
        if not self.ends_with("\n\n"):
            self.add("\n" if self.ends_with("\n") else "\n\n")

    def trim(self, start: int) -> None:
        """Take white space off the end of the text, but none before an offset."""
        while self.pieces and self.length > start and not self.pieces[-1].strip():
            piece = self.pieces.pop()
            kept = piece[: max(0, start - (self.length - len(piece)))]
            self.length -= len(piece) - len(kept)
            if kept:
                self.pieces.append(kept)
                break
        self.marks = [
            mark if mark.span.end <= self.length else mark._replace(span=Range(mark.span.start, self.length))
            for mark in self.marks
            if mark.span.start < self.length
        ]

    def insert(self, at: int, text: str, look: Look) -> None:
        """Put text in before what was read since an offset."""
        rest = self.since(at)
        whole = "".join(self.pieces)[:at]
        self.pieces = [whole]
        self.length = len(whole)
        moved = [mark for mark in self.marks if mark.span.end > at]
        self.marks = [mark for mark in self.marks if mark.span.end <= at]
        self.add(text, look)
        by = self.length - at
        self.marks += [
            mark._replace(
                span=Range(mark.span.start + by if mark.span.start >= at else mark.span.start, mark.span.end + by)
            )
            for mark in moved
        ]
        self.unread = [
            each._replace(span=Range(each.span.start + by, each.span.end + by))
            if each.span is not None and each.span.start > at
            else each
            for each in self.unread
        ]
        self.add(rest)

    def take(self, other: Output) -> None:
        """All that another output has, behind what this one has."""
        other.tell_unseen()
        by = self.length
        self.add("".join(other.pieces))
        self.marks += [mark._replace(span=Range(mark.span.start + by, mark.span.end + by)) for mark in other.marks]
        self.unread += [
            each if each.span is None else each._replace(span=Range(each.span.start + by, each.span.end + by))
            for each in other.unread
        ]

    def finished(self) -> tuple[str, tuple[Mark, ...], tuple[Unread, ...]]:
        """The text, which ends with one line end, and what is said of it, in its order."""
        self.tell_unseen()
        text = "".join(self.pieces).rstrip()
        size = len(text)
        marks = [mark._replace(span=Range(mark.span.start, min(mark.span.end, size))) for mark in self.marks]
        unread = [
            each
            if each.span is None
            else each._replace(span=Range(min(each.span.start, size), min(each.span.end, size)))
            for each in self.unread
        ]
        unread.sort(key=lambda each: each.span if each.span is not None else (size + 1, 0))
        marks.sort(key=lambda mark: mark.span)
        return f"{text}\n", tuple(mark for mark in marks if mark.span.size > 0), tuple(unread)


def quoted(text: str) -> str:
    """Words in quotation marks on one line, cut behind a word where they are long."""
    return excerpt(text, _QUOTED)
