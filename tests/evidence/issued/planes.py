"""Pages with the form's page over them, drawn pixel by pixel."""

from __future__ import annotations

import numpy

from clausediff.evidence.issued.laying import Laid
from clausediff.evidence.pen.ink import DPI
from clausediff.scan.pages import Box

SCALE = DPI / 72
HIGH, WIDE = 220, 400


def planes(valid: bool = True, tolerance: int = 1) -> Laid:
    """A page on which nothing is."""
    dark, form = (numpy.zeros((HIGH, WIDE), dtype=numpy.float32) for _ in range(2))
    return Laid(dark, form, numpy.full((HIGH, WIDE), valid), tolerance)


def in_points(left: float, top: float, right: float, bottom: float) -> Box:
    """A box of pixels in points."""
    return Box(left / SCALE, top / SCALE, right / SCALE, bottom / SCALE)
