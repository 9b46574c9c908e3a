"""Connected ink: pixels of one class that hang together, or nearly so, with their box and size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.scan.pages import Box

__all__ = ["Shape", "find_shapes", "share_of_ink"]

_DARK = 0.35
"""Beside the print's darkness: from here on a pixel is ink."""
_SCALE = DPI / 72


@dataclass(frozen=True, slots=True)
class Shape:
    """Ink that hangs together."""

    left: int
    top: int
    right: int
    bottom: int
    ink: int
    """Pixels."""
    label: int
    """Its value in the map that it came with."""

    def box(self, scale: float) -> Box:
        """Its box in points, of which each has so many pixels."""
        return Box(self.left / scale, self.top / scale, self.right / scale, self.bottom / scale).rounded()

    @property
    def width(self) -> int:
        """In pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """In pixels."""
        return self.bottom - self.top


def find_shapes(mask: Any, across: int, down: int, least: int = 1) -> tuple[list[Shape], Any]:
    """The shapes of a map of truth values, and a map of their labels; 0 where there is no ink.

    Pixels that are no further apart than ``across`` and ``down`` hang together: a pen leaves gaps where it crosses print. Shapes
    of fewer than ``least`` pixels are left out.
    """
    import cv2
    import numpy

    bits = mask.astype(numpy.uint8)
    kernel = numpy.ones((2 * (down // 2) + 1, 2 * (across // 2) + 1), dtype=numpy.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(bits, kernel), connectivity=8)
    labels = numpy.where(mask, labels, 0)
    found = []
    inks = numpy.bincount(labels.ravel(), minlength=count)
    for label in (numpy.flatnonzero(inks[1:] >= least) + 1).tolist():
        left, top, wide, high, _ = (int(value) for value in stats[label])
        window = labels[top : top + high, left : left + wide] == label
        rows, columns = window.any(axis=1).nonzero()[0], window.any(axis=0).nonzero()[0]
        if not len(rows):
            continue
        box = (left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1)
        found.append(Shape(*box, int(inks[label]), label))
    return found, labels


def share_of_ink(mask: Any, darkness: Any, word: Box) -> float:
    """How much of the ink in a word's box is of a map of truth values."""
    left, top, right, bottom = (max(0, round(side * _SCALE)) for side in word)
    ink = darkness[top:bottom, left:right] > _DARK
    inked = int(ink.sum())
    return float((ink & mask[top:bottom, left:right]).sum()) / inked if inked else 0.0
