"""Whether letters can be told from what is behind them, by their colours."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

__all__ = ["BLACK", "UNKNOWN", "WHITE", "Colour", "Ground", "apart", "hexed", "mixed"]

Colour = tuple[int, int, int]
Ground = Colour | None
"""What is behind words; None where it is not known (a gradient, a picture)."""

WHITE: Final[Colour] = (255, 255, 255)
BLACK: Final[Colour] = (0, 0, 0)
UNKNOWN: Final = None

_CONTRAST = 1.25
"""Ratio of luminances (WCAG 2.1) below which letters cannot be told from the paper, where the hue is the same too."""
_HUE = 40
"""Difference of one of red, green and blue, of 255, from which a colour is seen whatever its luminance: pale yellow is."""


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """``share`` of one colour and the rest of another."""
    share = min(1.0, max(0.0, share))
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


@lru_cache(maxsize=256)
def apart(letters: Colour, ground: Colour) -> bool:
    """Whether letters of one colour can be told from a ground of another."""
    shifts = [a - b for a, b in zip(letters, ground, strict=True)]
    if max(map(abs, shifts)) >= _HUE and len(set(shifts)) > 1:  # of another hue, not only lighter or darker
        return True
    low, high = sorted((_luminance(letters), _luminance(ground)))
    return (high + 0.05) / (low + 0.05) >= _CONTRAST


def hexed(text: str | None) -> Colour | None:
    """The colour that ``RRGGBB`` writes; None for anything else."""
    if text is None or len(text) != 6:
        return None
    try:
        return int(text[:2], 16), int(text[2:4], 16), int(text[4:], 16)
    except ValueError:
        return None


def _luminance(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
