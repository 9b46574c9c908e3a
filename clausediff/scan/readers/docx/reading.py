"""What all modules of this package share while one document is read.

Paragraphs hold drawings, drawings hold text boxes, and those hold paragraphs again; so that the modules do not import each
other in a circle, :attr:`Reading.read_blocks` and :attr:`Reading.read_inline` are set once, by the module on top.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from clausediff.errors import ReadError
from clausediff.scan.readers.docx.colours import Colours
from clausediff.scan.readers.docx.field_values import FieldValues
from clausediff.scan.readers.docx.fields import Fields
from clausediff.scan.readers.docx.looks import Place
from clausediff.scan.readers.docx.names import MC, Element, branches, value, words_of
from clausediff.scan.readers.docx.numbering import Counters, Numbering
from clausediff.scan.readers.docx.package import Package
from clausediff.scan.readers.docx.places import Sheet
from clausediff.scan.readers.docx.styles import Styles
from clausediff.scan.readers.docx.typefaces import Typefaces
from clausediff.scan.readers.output import Output, quoted

__all__ = ["Chunk", "Reading", "Story"]

_DEEPEST = 60
"""Tables, boxes and controls within each other; no document that a person made comes near."""

Chunk = Callable[[bytes], Output]
"""Reads a Word document that is embedded in another one."""


@dataclass(slots=True)
class Story:
    """A text that is counted for itself: the body, the headers and footers, the notes, a text box, a comment."""

    counters: Counters = field(default_factory=Counters)
    fields: Fields = field(default_factory=Fields)
    joined_at: int | None = None
    """Where the paragraph began that runs on into the next one, since the mark between them is gone."""


@dataclass(slots=True)
class Notes:
    """The notes of one kind that are referred to, in the order of their references."""

    kind: str
    """``footnote`` or ``endnote``."""
    format: str
    start: int
    numbers: list[tuple[str, str]] = field(default_factory=list)
    """The id of each note, and the number that is printed for it; empty where the author set a mark of his own."""


@dataclass(slots=True)
class Reading:
    """One document while it is read."""

    package: Package
    part: str
    """The name of the part that is being read, whose relations its ids are of."""
    styles: Styles
    numbering: Numbering
    colours: Colours
    typefaces: Typefaces
    settings: Element | None
    out: Output
    accept: bool
    """Whether tracked changes are read as accepted, or as rejected."""
    values: FieldValues
    embedded: Chunk
    read_blocks: Callable[[Reading, Element, Place], None]
    read_inline: Callable[[Reading, Element, Place, str | None], None]
    story: Story = field(default_factory=Story)
    notes: dict[str, Notes] = field(default_factory=dict)
    commented: list[str] = field(default_factory=list)
    """The ids of the comments that are referred to."""
    boxes: list[Output] = field(default_factory=list)
    """Text boxes of the paragraph that is being read; they follow it."""
    changes: dict[str, Counter[str]] = field(default_factory=dict)
    """Tracked changes: for each author, how many of which kind."""
    sections: list[Element] = field(default_factory=list)
    """The ``sectPr`` of each section, in order."""
    sheet: Sheet = field(default_factory=Sheet)
    depth: int = 0

    def children(self, element: Element) -> Iterator[Element]:
        """The child elements, what Word shows in place of an ``mc:AlternateContent``; that other programs show other
        words there is said."""
        for child in element:
            if child.tag == f"{{{MC}}}AlternateContent":
                chosen, others = branches(child)
                shown = words_of(chosen) if chosen is not None else ""
                for other in others:
                    words = words_of(other)
                    if _letters(words) and _letters(words) != _letters(shown):
                        says = f"some programs show {quoted(words)} here instead of {quoted(shown)}"
                        self.out.tell("versions", says, words)
                if chosen is not None:
                    yield from self.children(chosen)
            elif isinstance(child.tag, str):
                yield child

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Within another table, box or control. Raises ReadError when there are too many."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ReadError("binary", f"{self.package.path}: is nested too deeply to be a document of a person's")
        try:
            yield
        finally:
            self.depth -= 1

    @contextmanager
    def apart(self, out: Output, part: str | None = None, *, story: Story | None = None) -> Iterator[None]:
        """Read into another output, of another part and in a story of its own."""
        held = self.out, self.part, self.story, self.boxes
        self.out, self.part, self.story, self.boxes = out, part or self.part, story or Story(), []
        try:
            yield
            if any("".join(each.code).strip() for each in self.story.fields.stack):
                self.out.tell("unread", "a field has no end, so what is shown of it is not certain")
            for box in self.boxes:
                self.out.break_paragraph()
                self.out.take(box)
        finally:
            self.out, self.part, self.story, self.boxes = held

    def changed(self, element: Element, kind: str) -> None:
        """Note a tracked change."""
        author = value(element, name="author") or "somebody"
        self.changes.setdefault(author, Counter())[kind] += 1

    def there(self, inserted: bool) -> bool:
        """Whether what was inserted (or else deleted) is there, as the changes are read."""
        return inserted == self.accept

    def unknown(self, element: Element) -> None:
        """Say that an element of an unknown kind was not read, if it holds words."""
        words = words_of(element)
        if _letters(words):
            name = element.tag.rpartition("}")[2]
            self.out.tell("unread", f"{quoted(words)} is in an element {name} that is not read", words)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
