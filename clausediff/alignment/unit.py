"""What an alignment is made of: its units, and the moves among them.

The units of a copy follow each other on both sides without holes or overlaps::

    canonical   The Supplier  delivers  the flour to  {{who}}            each week
    scan        The Supplier  de1ivers  the flour to  Ada Byron  twice   each week
    kind        EQUAL         REPLACE   EQUAL         FIELD      INSERT  EQUAL
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from clausediff.model import Range


class Kind(IntEnum):
    """How the words of a unit correspond."""

    EQUAL = 0
    """The same keys in the same order, any number of words."""
    REPLACE = 1
    """Words of each side that correspond and differ: one, or a few that were joined or split."""
    DELETE = 2
    """Words that the copy lacks."""
    INSERT = 3
    """Words that the canonical lacks."""
    FIELD = 4
    """A field (one canonical index) and the words that fill it, perhaps none."""
    MOVED = 5
    """One side of a stretch that is elsewhere on the other side."""


class Unit(NamedTuple):
    """A stretch of the alignment; a tuple, because one is made for every word that differs."""

    kind: Kind
    """How its words correspond."""
    canonical: Range
    """Indices of the canonical's words."""
    scan: Range
    """Indices of the scan's words."""


class Move(NamedTuple):
    """A stretch of the canonical that is elsewhere in the copy."""

    canonical: Range
    """Indices of the canonical's words."""
    scan: Range
    """Indices of the scan's words."""
    order_only: bool
    """Only read in another order: a line of a block of short lines, or of a column of print."""
    units: tuple[Unit, ...] = ()
    """The stretch aligned with itself."""
