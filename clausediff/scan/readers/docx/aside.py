"""What stands beside the body: notes, headers and footers, comments.

Notes are read at the end of the text, each after the number that refers to it. A header or footer is read once for all
pages that say the same, before and behind the body; comments are not text of the agreement, and are told.
"""

from __future__ import annotations

from clausediff.scan.readers.docx.looks import Place
from clausediff.scan.readers.docx.names import Element, R, number, on, value, w
from clausediff.scan.readers.docx.reading import Notes, Reading, Story
from clausediff.scan.readers.output import Output, quoted

__all__ = ["notes_of", "read_comments", "read_edges", "read_notes"]

_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}


def notes_of(settings: Element | None, sections: list[Element]) -> dict[str, Notes]:
    """How notes are numbered: by the document's settings, or those of its first section."""
    found = {}
    for kind, usual in _FORMATS.items():
        held = [each.find(w(f"{kind}Pr")) for each in (*sections[:1], settings) if each is not None]
        formats = [value(each, "numFmt") for each in held]
        starts = [number(value(each, "numStart")) for each in held]
        found[kind] = Notes(
            kind,
            next((each for each in formats if each is not None), usual),
            next((each for each in starts if each is not None), 1),
        )
    return found


def read_notes(reading: Reading, kind: str, place: Place) -> None:
    """Read the notes that the text refers to, in their order, and those that they refer to in turn."""
    part = reading.package.part(f"{kind}s")
    root = reading.package.xml(part) if part is not None else None
    if root is None or part is None:
        return
    held = {value(each, name="id"): each for each in root.findall(w(kind))}
    story = Story()
    done = 0
    while done < len(reading.notes[kind].numbers):
        name, shown = reading.notes[kind].numbers[done]
        done += 1
        note = held.get(name)
        if note is None:
            continue
        reading.out.break_paragraph()
        with reading.out.marked("note"):
            if shown:
                start = reading.out.length
                reading.out.add(f"{shown} ")
                reading.out.mark("reference", reading.out.span_from(start))
            out = Output()
            with reading.apart(out, part, story=story):
                reading.read_blocks(reading, note, place)
            reading.out.take(out)


def read_comments(reading: Reading, place: Place) -> None:
    """Tell what each comment says."""
    part = reading.package.part("comments")
    root = reading.package.xml(part) if part is not None else None
    for comment in root if root is not None else ():
        if value(comment, name="id") not in reading.commented:
            continue
        out = Output()
        with reading.apart(out, part, story=Story()):
            reading.read_blocks(reading, comment, place)
        text, _, unread = out.finished()
        words = " ".join(text.split())
        by = value(comment, name="author") or "somebody"
        if words:
            reading.out.tell("comment", f"a comment by {by} says {quoted(words)}", words, here=False)
        reading.out.unread += [each for each in unread if each.kind in ("picture", "embedded")]


def read_edges(reading: Reading, kind: str, place: Place, story: Story) -> None:
    """Read the headers (or footers) of all sections that say something, each wording once."""
    first_too = [on(section.find(w("titlePg"))) for section in reading.sections]
    even_too = on(reading.settings.find(w("evenAndOddHeaders"))) if reading.settings is not None else False
    seen: set[str] = set()
    for section, first in zip(reading.sections, first_too, strict=True):
        for reference in section.findall(w(f"{kind}Reference")):
            page = value(reference, name="type") or "default"
            if (page == "first" and not first) or (page == "even" and not even_too):
                continue
            relation = reading.package.related(reading.package.main).get(reference.get(f"{{{R}}}id") or "")
            root = reading.package.xml(relation.target) if relation is not None and not relation.external else None
            if root is None or relation is None:
                continue
            _edge(reading, root, relation.target, kind, place, story, seen)


def _edge(reading: Reading, root: Element, part: str, kind: str, place: Place, story: Story, seen: set[str]) -> None:
    out = Output()
    with reading.apart(out, part, story=story):
        reading.read_blocks(reading, root, place)
    out.tell_unseen()
    # a page's number is often white on a shape of the header's that is not known to be behind it
    out.unread = [each for each in out.unread if each.kind != "unseen" or any(map(str.isalpha, each.text))]
    words = " ".join("".join(out.pieces).split())
    known = [each for each in reading.out.unread if each.kind in ("watermark", "picture", "embedded")]
    out.unread = [
        each for each in out.unread if not any(_same(each.says, each.digest, one.says, one.digest) for one in known)
    ]
    if words and words in seen:
        out.pieces, out.length, out.marks = [], 0, []
    seen.add(words)
    with reading.out.marked(kind):
        reading.out.take(out)
    reading.out.break_paragraph()


def _same(says: str, digest: str, other: str, other_digest: str) -> bool:
    return says == other and digest == other_digest
