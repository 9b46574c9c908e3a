"""Strokes that are hard to see: one thin slash through a short word, a pencil's level line, a line through a word's first letters.

::

    shall n╱t take        a slash: as steep as letters are, no longer than the word is high
    does ·n·o·t· cover    a pencil: paler than print, with the paper's grain
    ──reasonably          a line through the first letters, so that what is left is another word
    un
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tests.benchmark.pen.marks import Made, Maker, TrueMark, _around, _rows, _run
from tests.benchmark.pen.press import PrintedPage
from tests.benchmark.pen.scrawls import in_grain, pencil_of
from tests.benchmark.pen.strokes import STRIKE, Pen, Sheet, shaky

__all__ = ["THIN", "slash", "strike_by_pencil", "strike_part"]

_SHORT, _LONG = 5, 8
"""Letters: a slash goes through words that have no more, a line through first letters through those that have no less."""


def _one(page: PrintedPage, free: set[int], dice: random.Random, *, least: int, most: int) -> int | None:
    able = [
        i for i in sorted(free)
        if page.words[i].start >= 0 and least <= sum(map(str.isalnum, page.words[i].text)) <= most
    ]  # fmt: skip
    return dice.choice(able) if able else None


def _fine(pen: Pen, dpi: int, dice: random.Random) -> Pen:
    """The pen with a fine point."""
    return Pen(pen.color, dice.uniform(0.009, 0.017) * dpi, pen.shake, max(0.7, pen.cover))


def slash(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """One thin slash, seldom two, through a short word."""
    i = _one(page, free, dice, least=2, most=_SHORT)
    if i is None:
        return None
    word, fine = page.words[i], _fine(pen, page.dpi, dice)
    em = word.base - word.upper
    left, right = (side + dice.uniform(-0.25, 0.3) * em for side in (word.box[0], word.box[2]))
    foot, head = word.base + dice.uniform(-0.05, 0.35) * em, word.upper - dice.uniform(-0.05, 0.5) * em
    ways = [[(left, foot), (right, head)], [(left, head), (right, foot)]]
    for way in ways if dice.random() < 0.15 else ways[: 1 + (dice.random() < 0.15)][-1:]:
        sheet.line(shaky(way, fine, dice, 3), fine, STRIKE, dice)
    return TrueMark("slash", word.box, (i,))


def strike_by_pencil(
    sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random
) -> Made:
    """One to five words with a pencil's level line through them."""
    run = _run(page, dice, *dice.choice([(1, 1), (1, 1), (2, 5)]), free)
    if not run:
        return None
    pencil = pencil_of(page.dpi, dice)
    with in_grain(sheet, page.dpi, dice):
        for row in _rows(page, run):
            em = row[0].base - row[0].upper
            y = row[0].upper + em * dice.uniform(0.35, 0.75)
            ends = [
                (row[0].box[0] - dice.uniform(-0.15, 0.6) * em, y + dice.uniform(-0.12, 0.12) * em),
                (row[-1].box[2] + dice.uniform(-0.15, 0.6) * em, y + dice.uniform(-0.12, 0.12) * em),
            ]
            sheet.line(shaky(ends, pencil, dice), pencil, STRIKE, dice)
    return TrueMark("pencil", _around(page, run), tuple(run))


def strike_part(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """A line through the first letters of a long word."""
    i = _one(page, free, dice, least=_LONG, most=99)
    if i is None:
        return None
    word, fine = page.words[i], _fine(pen, page.dpi, dice)
    em = word.base - word.upper
    wide = (word.box[2] - word.box[0]) * dice.randint(2, 3) / len(word.text)
    y = word.upper + em * dice.uniform(0.45, 0.7)
    ends = [
        (word.box[0] - dice.uniform(0, 0.4) * em, y + dice.uniform(-0.1, 0.1) * em),
        (word.box[0] + wide + dice.uniform(-0.1, 0.15) * em, y + dice.uniform(-0.1, 0.1) * em),
    ]
    sheet.line(shaky(ends, fine, dice), fine, STRIKE, dice)
    return TrueMark("part", word.box, (i,))


THIN: Mapping[str, Maker] = MappingProxyType({"slash": slash, "pencil": strike_by_pencil, "part": strike_part})
