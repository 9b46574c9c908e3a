"""What stands beside the text of a file in Rich Text Format: headers and footers, notes, text boxes, comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clausediff.scan.readers.output import Output, quoted
from clausediff.scan.readers.rtf.notes import Notes

__all__ = ["EDGES", "Asides"]

EDGES = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
}  # fmt: skip
"""Groups of headers and footers, and the mark over their words."""


class Asides:
    """What was read so far beside the text."""

    def __init__(self) -> None:
        self._edges: dict[str, list[Output]] = {"header": [], "footer": []}
        self.notes = Notes()
        self._boxes: list[Output] = []
        self._comments: list[tuple[str, Output]] = []
        self.author = ""
        """Of the comment that comes next."""

    def keeper(self, name: str) -> Callable[[Output], None] | None:
        """What keeps the words of a group of that name; None where it holds nothing that stands beside the text."""
        if name in EDGES:
            return self._edges[EDGES[name]].append
        if name == "footnote":
            entry = self.notes.begin()
            return lambda out: self.notes.keep(entry, out)
        if name == "annotation":
            author, self.author = self.author, ""
            return lambda out: self._comments.append((author, out))
        if name in ("shptxt", "dptxbxtext"):
            return self._keep_box
        return None

    def _keep_box(self, out: Output) -> None:
        boxed = Output()
        with boxed.marked("box"):
            boxed.take(out)
        self._boxes.append(boxed)

    def put_boxes(self, out: Output) -> None:
        """Text boxes follow the paragraph in which they stand."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            out.break_paragraph()
            out.take(box)
            out.break_paragraph()

    def put_edges(self, out: Output, kind: str) -> None:
        """Put the headers or the footers at the end of an output, each wording once."""
        seen = set()
        for edge in self._edges[kind]:
            words = " ".join("".join(edge.pieces).split())
            if words and words not in seen:
                seen.add(words)
                with out.marked(kind):
                    out.take(edge)
                out.break_paragraph()

    def tell_comments(self, out: Output) -> None:
        """Say what the comments say."""
        for author, comment in self._comments:
            words = " ".join("".join(comment.pieces).split())
            if words:
                out.tell("comment", f"a comment by {author or 'somebody'} says {quoted(words)}", words, here=False)

    @property
    def outputs(self) -> Iterator[Output]:
        """The outputs of headers, footers, notes and comments."""
        for edges in self._edges.values():
            yield from edges
        yield from self.notes.outputs
        for _, comment in self._comments:
            yield comment
