"""What the modules of this package share while one document is read.

Paragraphs hold frames, frames hold text boxes, and those hold paragraphs again; so that the modules do not import each other in a
circle, the readers of blocks and of what is within paragraphs are set once, by the module on top.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from clausediff.errors import ReadError
from clausediff.scan.readers.odt.labels import Labels, List
from clausediff.scan.readers.odt.numbering import Numbering
from clausediff.scan.readers.odt.package import Element, Package, o, words_of
from clausediff.scan.readers.odt.places import sheet_of
from clausediff.scan.readers.odt.styles import Place, Styles
from clausediff.scan.readers.odt.tracked import tracked_changes
from clausediff.scan.readers.odt.values import Values
from clausediff.scan.readers.output import Look, Output, quoted

__all__ = ["Shared"]

_DEEPEST = 150

Blocks = Callable[["Shared", Element, Place, "List | None"], None]
Inline = Callable[["Shared", Element, Place], None]


class Shared:
    """One document while it is read."""

    def __init__(
        self, package: Package, *, accept: bool, read_blocks: Blocks, read_block: Blocks, read_inline: Inline
    ) -> None:
        self.package, self.accept = package, accept
        self.read_blocks, self.read_block, self.read_inline = read_blocks, read_block, read_inline
        roots = [package.content] + ([package.styles] if package.styles is not package.content else [])
        self.styles, self.values, self.sheet = Styles(roots), Values(package), sheet_of(package)
        self.labels = Labels(Numbering(roots), self.styles)
        self.out = Output()
        self.notes: list[tuple[str, Output]] = []
        self.boxes: list[Output] = []
        """Text boxes of the paragraph that is being read; they follow it."""
        self.comments: list[tuple[str, str]] = []
        self.changes = tracked_changes(package)
        self.absent: set[str] = set()
        """Insertions that are open and not there."""
        self.label = ""
        """Of the paragraph that comes next."""
        self.list_indent = 0.0
        """How far the item of a list is moved in, in points, unless its paragraph says otherwise."""
        self.joins = False
        """Whether the next paragraph goes on in the line of the last one."""
        self.edge = False
        """Whether a header or a footer is being read."""
        self._depth = 0

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Within another element. Raises ReadError when there are too many."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ReadError("damaged", f"{self.package.path}: is nested too deeply to be a document of a person's")
        yield
        self._depth -= 1

    def apart(self, action: Callable[[], None]) -> Output:
        """What an action reads, in an output of its own; its text boxes follow it."""
        held = self.out, self.boxes
        out = self.out = Output()
        self.boxes = []
        action()
        self.put_boxes()
        out.tell_unseen()
        self.out, self.boxes = held
        return out

    def put_boxes(self) -> None:
        """Text boxes follow the paragraph in which they stand."""
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.out.break_paragraph()
            self.out.take(box)
            self.out.break_paragraph()

    def add(self, text: str, look: Look) -> None:
        """Words, where they are there."""
        if not self.absent:
            self.out.add(text, look)

    def hides(self, element: Element) -> bool:
        """Whether a condition hides something: as the file says, or else as it is worked out."""
        said = element.get(o("text:is-hidden"))
        return said == "true" if said is not None else self.values.holds(element.get(o("text:condition"))) is not False

    def unknown(self, element: Element, name: str) -> None:
        """Say that an element of an unknown kind was not read, if it holds words."""
        words = words_of(element)
        if any(map(str.isalnum, words)):
            self.out.tell("unread", f"{quoted(words)} is in an element {name} that is not read", words)
