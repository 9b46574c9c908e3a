"""Spaces between words that a recogniser lost, found again in the ink of the line.

The network writes one letter for each of its columns, so it is known between which two letters a white gap lies; a gap as wide
as those at which the line has a space is one, too::

    personaljurisdiction of the      the gap behind "l" is as wide as those beside "of"
            ^^                       so it reads "personal jurisdiction of the"

No letter is ever changed, and where the line's letters stand apart from each other nothing is put in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

__all__ = ["Line", "restored"]

_LIKE = 0.8
"""Of the usual gap at a space: a gap as wide as this is one."""
_APART = 2.2
"""Of the usual gap between letters: no space is narrower."""
_LEAST = 0.1
"""Of the line's height: no space is narrower."""
_SURE = 0.25
"""Of the way from one letter to the next: a gap nearer to either may lie on its other side."""
_INK = 0.4
"""Of the way from paper to ink: a pixel darker than this is ink."""
_SPECKS = 0.05
"""Of the line's height: a column with fewer ink pixels is white."""
_FOOT = 0.4
"""Of the ink of the fullest row: the lowest row with so much is the foot of the letters. A "j" reaches under the letter before it."""
_KNOWN = 2
"""Spaces that a line must have to say how wide they are; with fewer the page's other lines say it."""
_NOT_BEHIND = frozenset("_([{“‘«$€£#-‐–—/'’\"")
_NOT_BEFORE = frozenset("_)]}”’»,.;:!?%-‐–—/'\"")
"""Signs between which and a letter the gap is wide without being a space."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the recogniser gave it."""

    text: str
    columns: Sequence[int]
    """The column of each letter, those of spaces left out."""
    count: float
    """How many columns the whole picture of the line has."""
    picture: Any
    """Its pixels: height, width, colours."""


@dataclass(frozen=True, slots=True)
class _Ink:
    """What is known of a line: where its letters are, where its text has spaces, and the white gaps in its ink."""

    centres: tuple[float, ...] = ()
    """Of the letters, in pixels from the left, as the network says: a letter or two off at worst."""
    spaces: tuple[int, ...] = ()
    """Behind which letters the text has a space."""
    gaps: tuple[tuple[float, float], ...] = ()
    """Middle and width of each white gap between ink, in pixels."""
    high: int = 0

    def at_spaces(self) -> dict[int, tuple[float, float]]:
        """The gap at each space, by the letter before it: the widest within two letters, where it is wider than those at hand.

        Spaces are taken from the left, and what the network was off by at one is expected at the next.
        """
        reach = 2 * self.step
        found: dict[int, tuple[float, float]] = {}
        off, used = 0.0, -1.0
        for letter in self.spaces:
            middle = (self.centres[letter] + self.centres[letter + 1]) / 2 + off
            near = [gap for gap in self.gaps if abs(gap[0] - middle) <= reach and gap[0] > used]
            if near:
                best = max(near, key=lambda gap: gap[1] - 0.3 * abs(gap[0] - middle))
                found[letter] = best
                used = best[0]
                off += 0.5 * (best[0] - middle)
        return found

    @property
    def step(self) -> float:
        """How far it usually is from one letter to the next."""
        steps = sorted(right - left for left, right in pairwise(self.centres))
        return steps[len(steps) // 2] if steps else 0.0


def restored(lines: Sequence[Line]) -> list[str]:
    """The texts of a page's lines with the spaces that were lost."""
    import numpy

    inks = [_ink(numpy, line) for line in lines]
    widths = sorted(width / ink.high for ink in inks for _, width in ink.at_spaces().values())
    usual = widths[len(widths) // 2] if widths else None
    return [_spaced(line.text, ink, usual) for line, ink in zip(lines, inks, strict=True)]


def _ink(numpy: Any, line: Line) -> _Ink:
    high, wide = line.picture.shape[:2]
    letters = sum(not char.isspace() for char in line.text)
    if letters != len(line.columns) or letters < 2 or line.count <= 0 or high < 8:
        return _Ink()
    grey = line.picture.reshape(high, wide, -1).mean(axis=2)
    ink, paper = float(numpy.percentile(grey, 2)), float(numpy.percentile(grey, 90))
    if paper - ink < 30:
        return _Ink()
    pixels = grey < paper - _INK * (paper - ink)
    rows = pixels.sum(axis=1)
    foot = int((rows >= _FOOT * rows.max()).nonzero()[0][-1]) + 2
    dark = pixels[:foot].sum(axis=0)
    inked = (dark > max(1.0, _SPECKS * high)).nonzero()[0].tolist()
    gaps = tuple(((left + right) / 2, right - left - 1.0) for left, right in pairwise(inked) if right - left > 1)
    centres = tuple((column + 0.5) / line.count * wide for column in line.columns)
    spaces: list[int] = []
    letter = -1
    for char in line.text:
        if not char.isspace():
            letter += 1
        elif letter >= 0 and letter + 1 < letters and letter not in spaces[-1:]:
            spaces.append(letter)
    return _Ink(centres, tuple(spaces), gaps, high)


def _spaced(text: str, ink: _Ink, usual: float | None) -> str:
    known = ink.at_spaces()
    widths = sorted(width for _, width in known.values())
    width = widths[len(widths) // 2] if len(widths) >= _KNOWN else (usual or 0.0) * ink.high
    if not width:
        return text
    taken = set(known.values())
    others = sorted(gap[1] for gap in ink.gaps if gap not in taken)
    usually = others[len(others) // 2] if others else 0.0
    least = max(_LIKE * width, _APART * usually, _LEAST * ink.high)
    lost = {_behind(ink, known, gap[0]) for gap in ink.gaps if gap not in taken and gap[1] >= least}
    return _with_spaces(text, lost - {-1}) if lost - {-1} else text


def _behind(ink: _Ink, known: dict[int, tuple[float, float]], middle: float) -> int:
    """The letter behind which a gap lies, where the spaces beside it show by how much the network is off; -1 where that is not
    certain."""
    offs = [
        (abs(gap[0] - middle), gap[0] - (ink.centres[letter] + ink.centres[letter + 1]) / 2)
        for letter, gap in known.items()
    ]
    near = [off for _, off in sorted(offs)[:2]]
    place = middle - (sum(near) / len(near) if near else 0.0)
    letter = bisect_right(ink.centres, place) - 1
    if not 0 <= letter < len(ink.centres) - 1:
        return -1
    left, right = ink.centres[letter], ink.centres[letter + 1]
    sure = min(place - left, right - place) >= _SURE * (right - left)
    beside = any(near in ink.spaces for near in (letter - 1, letter, letter + 1))
    return letter if sure and not beside else -1


def _with_spaces(text: str, lost: set[int]) -> str:
    out: list[str] = []
    letter = -1
    for at, char in enumerate(text):
        out.append(char)
        letter += not char.isspace()
        after = text[at + 1 : at + 2]
        if char.isspace() or letter not in lost or not after or after.isspace():
            continue
        if char not in _NOT_BEHIND and after not in _NOT_BEFORE and not (char.isdigit() and after.isdigit()):
            out.append(" ")
    return "".join(out)
