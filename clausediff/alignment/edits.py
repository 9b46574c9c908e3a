"""What an edit is: one place where a copy differs from the canonical."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from clausediff.model import Range


class EditKind(IntEnum):
    """What differs."""

    GAP = 0
    """Punctuation, marks or markup between words."""
    CASE = 1
    """Upper and lower case of one word."""
    REPLACE = 2
    """Words where the canonical has other words."""
    DELETE = 3
    """Words that the copy lacks."""
    INSERT = 4
    """Words that the canonical lacks."""
    FIELD = 5
    """The filling of a field."""
    MOVE = 6
    """Words that are elsewhere in the copy."""


@dataclass(slots=True)
class Edit:
    """One place where the texts differ."""

    kind: EditKind
    """What differs."""
    canonical: Range
    """Offsets in the canonical's text; empty where it has nothing."""
    scan: Range
    """Offsets in the scan's text; empty where it has nothing."""
    canonical_words: Range
    """Indices of the canonical's words; for a gap an empty range before the word that follows it."""
    scan_words: Range
    """Indices of the scan's words; for a gap an empty range before the word that follows it."""
    clause: int
    """Index of the canonical's clause."""
    order_only: bool = False
    """For a move: only read in another order (a line of a form, or of a column)."""
    at: int = -1
    """For a move: the word of the canonical before which it is in the copy."""
    truth: str = ""
    """For a replacement: the canonical's words, white space and typography folded."""
    observed: str = ""
    """For a replacement: the scan's words, folded likewise."""
    continues: bool = False
    """For a move: a further run of a passage whose first run is another edit."""
