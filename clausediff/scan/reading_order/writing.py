"""From lines in reading order to a text, with the place of every word in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from clausediff.model import Range
from clausediff.scan.pages import LineBox, WordBox, around
from clausediff.scan.reading_order.lines import Line, pitch_of
from clausediff.scan.reading_order.pieces import Piece

__all__ = ["Written", "join_pages", "stack", "write"]

_PARAGRAPH = 1.35
"""In pitches: lines that are further apart than this have a blank line between them."""
_TAB = 2.0
"""In em: a gap that is wider is written as a tab."""


@dataclass(frozen=True, slots=True)
class Written:
    """The text of one page."""

    text: str
    """Lines parted by line feeds, paragraphs by blank lines; empty for a page without words."""
    spans: tuple[Range, ...] = ()
    """Where each of the page's pieces stands in the text, in the order in which they were given."""
    lines: tuple[tuple[int, ...], ...] = ()
    """The pieces of each line, in reading order."""
    pieces: tuple[Piece, ...] = ()
    """As they were given."""

    @property
    def order(self) -> tuple[int, ...]:
        """The pieces' indices in reading order."""
        return tuple(index for line in self.lines for index in line)


def write(lines: list[Line], em: float, pieces: list[Piece]) -> Written:
    """Lines as text: a tab for a wide gap, a blank line for a wide step down, a line feed for any other.

    A word divided at a line's end keeps its hyphen and its line feed: whoever compares decides whether they belong to it.
    """
    parts: list[str] = []
    spans = [Range(0, 0)] * len(pieces)
    pitches = {block: pitch_of(list(group), em) for block, group in groupby(lines, key=lambda line: line.block)}
    at = 0
    before: Line | None = None
    for line in lines:
        if before is not None:
            step = line.box.middle - before.box.middle
            broken = "\n\n" if step > _PARAGRAPH * pitches[line.block] else "\n"
            parts.append(broken)
            at += len(broken)
        right: float | None = None
        for fragment in line.fragments:
            for index in fragment.indices:
                text = pieces[index].text
                if right is not None:
                    parts.append(
                        "\t" if index == fragment.indices[0] and fragment.box.left - right > _TAB * em else " "
                    )
                    at += 1
                parts.append(text)
                spans[index] = Range(at, at + len(text))
                at += len(text)
                right = fragment.box.right
        before = line
    return Written(
        "".join(parts),
        tuple(spans),
        tuple(tuple(index for each in line.fragments for index in each.indices) for line in lines),
        tuple(pieces),
    )


def stack(parts: list[Written], pieces: list[Piece], groups: list[list[int]]) -> Written:
    """Parts of one page that were read apart, one under the other with a blank line between.

    ``groups`` are the indices into ``pieces`` of each part's pieces, in the order in which the part was given them.
    """
    spans = [Range(0, 0)] * len(pieces)
    lines: list[tuple[int, ...]] = []
    texts: list[str] = []
    at = 0
    for part, group in zip(parts, groups, strict=True):
        if not part.text:
            continue
        at += 2 if texts else 0
        for index, span in zip(group, part.spans, strict=True):
            spans[index] = Range(at + span.start, at + span.end)
        lines += [tuple(group[index] for index in line) for line in part.lines]
        texts.append(part.text)
        at += len(part.text)
    return Written("\n\n".join(texts), tuple(spans), tuple(lines), tuple(pieces))


def join_pages(pages: list[Written]) -> tuple[str, tuple[int, ...], tuple[WordBox, ...], tuple[LineBox, ...]]:
    """The pages as one text with form feeds between them: the text, where pages begin, and the boxes of words and lines."""
    parts: list[str] = []
    starts: list[int] = []
    words: list[WordBox] = []
    lines: list[LineBox] = []
    at = 0
    for number, page in enumerate(pages):
        if number:
            parts.append("\n\f")
            at += 2
        starts.append(at)
        for line in page.lines:
            own = [page.pieces[index] for index in line]
            spans = [page.spans[index] for index in line]
            words += [
                WordBox(Range(at + start, at + end), number, piece.box.rounded(), piece.confidence)
                for (start, end), piece in zip(spans, own, strict=True)
            ]
            lines.append(
                LineBox(
                    Range(at + spans[0][0], at + spans[-1][1]),
                    number,
                    around([piece.box for piece in own]).rounded(),
                    _least(piece.confidence for piece in own),
                )
            )
        parts.append(page.text)
        at += len(page.text)
    return "".join(parts) + "\n", tuple(starts), tuple(words), tuple(lines)


def _least(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return min(known) if known else None
