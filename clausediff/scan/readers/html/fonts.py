"""Fonts by their names: those whose letters are pictures, or nothing."""

from __future__ import annotations

from clausediff import regex as re

__all__ = ["is_of_pictures"]

_PICTURES = re.compile(
    r"wingding|webding|dingbat|symbol|marlett|\bblank\b|barcode|redact|icon|\bflow\b|invisible|password|emoji|braille"
    r"|cipher|runes?\b|sign language"
)
"""Names of fonts whose letters are not what the codes say."""
_LETTER_FONTS = frozenset(
    ("segoe ui symbol", "segoe ui emoji", "noto color emoji", "apple color emoji", "cambria math", "symbola")
)
"""Fonts of such names that have ordinary letters, or none, so that another font draws them."""


def is_of_pictures(name: str) -> bool:
    """Whether letters in a font of this name, in lower case, may show something else than themselves."""
    return name not in _LETTER_FONTS and _PICTURES.search(name) is not None
