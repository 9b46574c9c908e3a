"""Maps of probabilities with print and a pen's ink, as the network would make them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.scan.pages import Box

SCALE = DPI / 72
PRINT, STRIKE, HAND, OTHER = range(4)
WORDS = [Box(50 + 60 * (i % 6), 50 + 22 * (i // 6), 100 + 60 * (i % 6), 62 + 22 * (i // 6)) for i in range(24)]
"""Four lines of six words."""


class Ink:
    """A page of paper on which print and strokes are laid."""

    def __init__(self, wide: int = 1000, high: int = 500) -> None:
        import numpy

        self.darkness: Any = numpy.zeros((high, wide), dtype=numpy.float32)
        self.classes: Any = numpy.zeros((4, high, wide), dtype=numpy.float32)
        self.classes[PRINT] = 1.0

    def line(self, points: Sequence[tuple[float, float]], kind: int, chance: float = 0.95, thick: int = 2) -> None:
        """Ink of one class through points, in points of the page."""
        import itertools

        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            count = max(2, int(math.hypot(x1 - x0, y1 - y0) * SCALE * 2))
            for at in range(count + 1):
                x = round((x0 + (x1 - x0) * at / count) * SCALE)
                y = round((y0 + (y1 - y0) * at / count) * SCALE)
                part = slice(y, y + thick), slice(x, x + thick)
                self.darkness[part] = 1.0
                self.classes[(slice(None), *part)] = (1 - chance) / 3
                self.classes[(kind, *part)] = chance

    def print_words(self, words: Sequence[Box] = WORDS) -> None:
        """Letters as uprights in each word's box."""
        for word in words:
            x = word.left + 1
            while x < word.right - 1:
                self.line([(x, word.top + 3), (x, word.bottom - 3)], PRINT)
                x += 4

    def write(self, left: float, base: float, letters: int, kind: int, size: float = 6.0, chance: float = 0.95) -> Box:
        """Handwriting: loops that go on to the right; their box."""
        points = []
        for at in range(letters * 12 + 1):
            turn = at / 12 * 2 * math.pi
            points.append(
                (left + at / 12 * size + size / 3 * math.cos(turn), base - size / 2 + size / 2 * math.sin(turn))
            )
        self.line(points, kind, chance)
        return Box(left - size / 3, base - size, left + letters * size + size / 3, base)

    def ring(self, box: Box, kind: int, part: float = 1.0, chance: float = 0.95) -> None:
        """An ellipse in a box, or a part of it."""
        wide, high = box.width / 2, box.height / 2
        points = [
            (
                box.left + wide + wide * math.cos(2 * math.pi * at / 60),
                box.middle + high * math.sin(2 * math.pi * at / 60),
            )
            for at in range(round(60 * part) + 1)
        ]
        self.line(points, kind, chance)
