"""How searches compare texts."""

from __future__ import annotations


def fold_text(text: str) -> str:
    """The text as searches compare it: case-folded, with single spaces."""
    return " ".join(text.split()).casefold()
