"""An OpenDocument text from its first block to its last."""

from __future__ import annotations

from clausediff.scan.readers.changes import tell_changes
from clausediff.scan.readers.odt.blocks import read_block, read_blocks
from clausediff.scan.readers.odt.edges import edges
from clausediff.scan.readers.odt.inline import read_inline
from clausediff.scan.readers.odt.package import Package, o
from clausediff.scan.readers.odt.shared import Shared
from clausediff.scan.readers.odt.styles import Place
from clausediff.scan.readers.odt.tracked import counted
from clausediff.scan.readers.output import Output, quoted

__all__ = ["read_document"]


def read_document(package: Package, *, accept: bool) -> Output:
    """All that it shows."""
    reading = Shared(package, accept=accept, read_blocks=read_blocks, read_block=read_block, read_inline=read_inline)
    body = next(reading.package.content.iter(o("office:text")), None)
    if body is None:
        raise reading.package.damaged("it has no text")
    place = Place(reading.styles.of("paragraph", None))
    main = reading.apart(lambda: reading.read_blocks(reading, body, place, None))
    whole = reading.out = Output()
    _edges(reading, "style:header", place)
    whole.take(main)
    for mark, note in reading.notes:
        whole.break_paragraph()
        with whole.marked("note"):
            if mark:
                start = whole.length
                whole.add(f"{mark} ")
                whole.mark("reference", whole.span_from(start))
            whole.take(note)
    whole.break_paragraph()
    _edges(reading, "style:footer", place)
    for author, words in reading.comments:
        whole.tell("comment", f"a comment by {author} says {quoted(words)}", words, here=False)
    if any(name.startswith(("Basic/", "Scripts/")) for name in reading.package.names()):
        whole.tell("unread", "the document has macros, which may change what it shows, and were not run", here=False)
    tell_changes(whole, counted(reading.changes), accept=reading.accept)
    return whole


def _edges(reading: Shared, kind: str, place: Place) -> None:
    """Headers or footers, each wording once."""
    reading.edge = True
    seen: set[str] = set()
    for each in edges(reading.package, reading.styles, kind):
        inner = reading.apart(lambda each=each: reading.read_blocks(reading, each, place, None))  # type: ignore[misc]
        inner.trim(0)
        words = " ".join("".join(inner.pieces).split())
        if words in seen:
            continue
        seen.add(words)
        with reading.out.marked(kind.partition(":")[2]):
            reading.out.take(inner)
        reading.out.break_paragraph()
    reading.edge = False
