"""The name of a canonical that its file's name gives: ``nda`` for ``nda.md`` and for ``nda.template.txt``."""

from __future__ import annotations

__all__ = ["SUFFIXES", "stem"]

SUFFIXES = (".template.txt", ".md", ".markdown", ".txt", ".docx")
"""The suffixes that a canonical's file may have, in lower case; a longer one before one that it ends with."""


def stem(name: str) -> str | None:
    """A file's name without its suffix, or None where the suffix is no canonical's."""
    lower = name.lower()
    return next((name[: -len(each)] for each in SUFFIXES if lower.endswith(each) and len(name) > len(each)), None)
