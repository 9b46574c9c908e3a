"""Figures changed within their own strokes, and figures, letters, brackets and short words squeezed in before or behind a word.

::

    1 ──▶ 7    a bar at its head           30 ──▶ 130    a figure before it
    3 ──▶ 8    two arcs at its left        30 ──▶ 300    one behind it
    0 ──▶ 9    a tail                      able ──▶ unable
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from tests.benchmark.pen.faces import font
from tests.benchmark.pen.marks import FOR_FITTING, Made, Maker, TrueMark
from tests.benchmark.pen.press import PrintedPage, PrintedWord
from tests.benchmark.pen.strokes import HAND, STRIKE, Pen, Point, Sheet, shaky

__all__ = ["FIGURES", "change_figure", "put_beside"]

_DARK = 128
_CHANGES: dict[str, list[list[list[Point]]]] = {
    "0": [
        [[(0.05, 0.5), (0.95, 0.48)]],
        [[(0.92, 0.3), (0.95, 0.75), (0.6, 1.15)]],
        [[(0.1, 0.7), (0.15, 0.2), (0.7, -0.1)]],
        [[(0.35, 0.0), (0.5, 0.05), (0.5, 1.0)]],
    ],
    "1": [
        [[(-0.35, 0.06), (0.1, 0.02), (0.6, 0.0)]],
        [[(0.35, 0.0), (-0.35, 0.66), (1.1, 0.66)]],
        [[(0.4, 0.02), (-0.1, 0.2), (-0.15, 0.75), (0.3, 1.0), (0.5, 0.9)]],
        [[(0.5, 0.0), (1.1, 0.1), (1.1, 0.4), (0.6, 0.5)]],
    ],
    "2": [[[(0.1, 0.2), (0.3, 0.5), (0.9, 0.7), (0.9, 1.0)]], [[(0.85, 0.55), (0.95, 0.85), (0.5, 1.02)]]],
    "3": [[[(0.25, 0.08), (0.02, 0.25), (0.4, 0.48), (0.0, 0.72), (0.3, 0.98)]], [[(0.4, 0.05), (0.05, 0.05), (0.1, 0.5)]]],
    "4": [[[(0.1, 0.5), (0.3, 0.05), (0.7, 0.0)]], [[(0.7, 0.0), (0.1, 0.0), (0.1, 0.4)]]],
    "5": [
        [[(0.12, 0.4), (0.02, 0.75), (0.35, 1.0)]],
        [[(0.9, 0.02), (0.95, 0.3), (0.6, 0.45)], [(0.1, 0.45), (0.0, 0.8), (0.4, 1.0)]],
        [[(0.85, 0.02), (0.9, 0.4)]],
    ],
    "6": [[[(0.5, 0.0), (0.95, 0.15), (0.6, 0.5)]], [[(0.8, 0.05), (0.9, 0.5)]]],
    "7": [[[(0.3, 1.0), (0.95, 1.0)]], [[(0.1, 0.05), (0.05, 0.4), (0.85, 0.4)]], [[(0.2, 0.5), (0.85, 0.5)]]],
    "8": [[[(0.1, 0.2), (0.9, 0.95)]], [[(0.5, 0.0), (0.5, 1.0)]]],
    "9": [[[(0.12, 0.5), (0.05, 0.85), (0.5, 1.02)]], [[(0.1, 0.95), (0.9, 1.0)]]],
}  # fmt: skip
"""Of each figure the ways of a pen that change it, in its own box: from left to right and from its head to its foot."""
_BEFORE = ("1", "2", "3", "1", "9", "1,", "un", "non-", "not", "(", "no", "in", "$")
_BEHIND = ("0", "00", "5", "0", ",000", "1", ")", "not", "%", "s", ".5", "or")
_SHORT = 10


def change_figure(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """A figure made another one by a stroke or two within its own."""
    able = [i for i in sorted(free) if page.words[i].start >= 0 and any(map(str.isdigit, page.words[i].text))]
    dice.shuffle(able)
    for i in able[:6]:
        word = page.words[i]
        glyphs = _glyphs(page, word)
        digits = [at for at, char in enumerate(word.text) if char in _CHANGES]
        if not glyphs or not digits:
            continue
        at = dice.choice(digits)
        left, top, right, bottom = glyphs[at]
        wide, high = right - left, bottom - top
        if word.text[at] == "1":
            wide = max(wide, 0.4 * high)
        thin = Pen(pen.color, min(pen.width, 0.2 * high), min(pen.shake, 0.05 * high), pen.cover)
        xs: list[float] = []
        ys: list[float] = []
        for way in dice.choice(_CHANGES[word.text[at]]):
            points = [
                (left + wide * (x + dice.uniform(-0.06, 0.06)), top + high * (y + dice.uniform(-0.06, 0.06)))
                for x, y in way
            ]
            sheet.line(shaky(points, thin, dice, 3), thin, STRIKE, dice)
            xs += [x for x, _ in points]
            ys += [y for _, y in points]
        return TrueMark("changed", (min(xs), min(ys), max(xs), max(ys)), (i,), text=word.text[at])
    return None


def _glyphs(page: PrintedPage, word: PrintedWord) -> list[tuple[float, float, float, float]]:
    """The box of each letter of a word; none where letters touch."""
    left, top, right, bottom = (round(side) for side in word.box)
    part = np.asarray(page.image)[max(0, top) : bottom, left - 1 : right + 1] < _DARK
    columns = np.flatnonzero(np.diff(np.pad(part.any(axis=0).astype(np.int8), 1)))
    runs = list(zip(columns[::2].tolist(), columns[1::2].tolist(), strict=True))
    if len(runs) != len(word.text):
        return []
    found = []
    for low, high in runs:
        rows = np.flatnonzero(part[:, low:high].any(axis=1))
        found.append((left - 1 + low, top + int(rows[0]), left - 1 + high, top + int(rows[-1]) + 1))
    return [(float(a), float(b), float(c), float(d)) for a, b, c, d in found]


def put_beside(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """A figure, letters, a bracket or a short word squeezed in before or behind a word, in its own line."""
    short = [i for i in sorted(free) if page.words[i].start >= 0 and 1 <= len(page.words[i].text) <= _SHORT]
    figures = [i for i in short if any(map(str.isdigit, page.words[i].text))]
    if not short:
        return None
    i = dice.choice(figures if figures and dice.random() < 0.7 else short)
    word = page.words[i]
    em = word.base - word.upper
    before = dice.random() < 0.5
    new = dice.choice(_BEFORE if before else _BEHIND)
    size = em * dice.uniform(1.5, 2.4)
    wide = font(hand, round(size)).getlength(new)
    near = dice.uniform(-0.1, 0.3) * em
    left = word.box[0] - wide + near if before else word.box[2] - near
    box = sheet.write(new, (left, word.base + em * dice.uniform(-0.1, 0.15)), size, hand, pen, dice, kind=HAND)
    met = [j for j, each in enumerate(page.words) if _overlap(each.box, box) or j == i]
    return TrueMark("put", box, tuple(met), text=new)


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


FIGURES: dict[str, Maker] = {"over": FOR_FITTING["over"], "changed": change_figure, "put": put_beside}
"""What is done to figures besides striking them."""
