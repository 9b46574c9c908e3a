"""Whether print shows the letters that a text says, by a recogniser that reads the fewest pieces of it.

A font may draw any shape for a letter, so that what a file says is no proof of what a reader sees. A *glyph* is one letter in one
shape; what it shows on one line it shows on all::

    runs of print, each letter with its glyph ── those that hold the most glyphs not looked at yet, first ──▶ the recogniser
    each glyph ──▶ read as said, as another letter, or unclear
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from clausediff.text.lookalikes import STROKES

__all__ = ["Glyph", "Run", "look"]

_TRIES = 4
"""Lines on which a glyph is looked for before it counts as unclear."""
_SURE = 0.8
"""The recogniser's probability from which what it reads is certain."""
_ALIKE = (frozenset(STROKES) | {"j", "J"}, frozenset("oO0Q°º"))
"""Letters and figures that many faces draw alike."""


@dataclass(slots=True)
class Glyph:
    """One letter in one shape."""

    as_said: int = 0
    otherwise: int = 0
    tries: int = 0

    @property
    def open(self) -> bool:
        """Whether it is to be looked at again."""
        return not self.as_said and self.tries < _TRIES

    @property
    def untrusted(self) -> bool:
        """Whether it surely shows another letter, or could not be looked at at all."""
        return not self.as_said and (not self.tries or 2 * self.otherwise >= self.tries)


@dataclass(slots=True)
class Run:
    """A short piece of print, with the glyph of each of its characters; None for what is no letter."""

    text: str
    """Without spaces."""
    glyphs: list[Glyph | None] = field(default_factory=list)


def look(runs: Sequence[Run], read: Callable[[Run], Sequence[tuple[str, float]]], most: int) -> int:
    """Read runs until each glyph was read as what the text says, or was looked for often enough; how many were read, ``most`` at
    most. ``read`` gives the characters of a run as they are seen, each with its probability."""
    left = list(runs)
    done = 0
    while left and done < most:
        counts = [len({id(glyph) for glyph in run.glyphs if glyph is not None and glyph.open}) for run in left]
        best = max(counts)
        if not best:
            break
        run = left.pop(counts.index(best))
        _compare(run, [each for each in read(run) if each[0] != " "])
        done += 1
    return done


def _compare(run: Run, found: Sequence[tuple[str, float]]) -> None:
    """Note of each glyph of a run what was read in its place."""
    for each in {id(each): each for each in run.glyphs if each is not None}.values():
        each.tries += 1
    for said, seen in _beside(run.text, "".join(char for char, _ in found)):
        glyph = run.glyphs[said]
        if glyph is None:
            continue
        char, sure = found[seen]
        if _same(run.text[said], char):
            glyph.as_said += 1
        elif char.isalnum() and sure >= _SURE:
            glyph.otherwise += 1


def _beside(said: str, read: str) -> Iterator[tuple[int, int]]:
    """Places of characters that stand at the same place of two texts, where these are equal or differ in as many characters."""
    for step in Levenshtein.opcodes(said, read):
        if step.tag in ("equal", "replace"):
            yield from zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)


def _same(said: str, read: str) -> bool:
    return said.casefold() == read.casefold() or any(said in alike and read in alike for alike in _ALIKE)
