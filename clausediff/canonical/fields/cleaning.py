"""A filling as a person reads it: markup out, white space folded, lines for writing on out."""

from __future__ import annotations

import unicodedata

from clausediff import regex as re
from clausediff.text.words import MASK, fold_text

_HYPHENATED = re.compile(r"(?<=\w)-[ \t]*\n[ \t]*(?=\w)")
_RULED = re.compile(r"\*\*|__+|\.{4,}|[\t ]*_[\t ]*(?=_)")
_LOOSE = re.compile(r"\s([,;:])(?=\s|$)")
_BLANK = re.compile(r"[\s_.…\-–—·•:*|/\\\[\](){}<>☐□]*")


def clean(text: str) -> str:
    """The filling on one line, each accent composed with its letter."""
    text = _HYPHENATED.sub("-", text)
    masked = fold_text(text)
    shown = text
    if MASK in masked:
        shown = "".join(" " if mark == MASK else char for char, mark in zip(text, masked, strict=True))
    shown = unicodedata.normalize("NFC", _RULED.sub(" ", shown))
    return " ".join(_LOOSE.sub(r"\1", " ".join(shown.split())).strip("_* |\t").split())


def is_blank(value: str) -> bool:
    """Whether a cleaned filling has nothing but lines to write on and empty boxes."""
    return _BLANK.fullmatch(value) is not None


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a filling, each cleaned; empty ones left out."""
    return [shown for part in re.split(r"\n[ \t]*\n|\f", text) if (shown := clean(part))]
