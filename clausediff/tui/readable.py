"""The canonical's text as a reader wants it: without the marks of its format.

Only the look changes: words, figures and punctuation stay, and a field shows its name. Where a difference is one of marks alone,
the caller shows both sides as they are.
"""

from __future__ import annotations

import re

__all__ = ["readable"]

_PART = re.compile(r"\{\{\s*(?:[#/]\s*\w+(?:\s+[\w-]+)?|or)\s*\}\}")
"""Begins or ends an optional part, or divides alternatives."""
_FIELD = re.compile(r"\{\{\s*([^{}|\n]+?)\s*\}\}")
_WORDINGS = re.compile(r"\{\{\s*([^{}\n]*?)\s*\}\}")
_HEADING = re.compile(r"(?m)^[ \t]{0,3}#{1,6}[ \t]+")
_BOLD = re.compile(r"\*\*|__(?=\w)|(?<=\w)__(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>])")


def readable(text: str) -> str:
    """``text`` of a canonical without its marks: ``## 7. Notice`` is ``7. Notice``, ``{{speaker}}`` is ``‹speaker›``."""
    if not any(mark in text for mark in ("{{", "#", "**", "__", "\\")):
        return text
    text = _PART.sub("", text)
    text = _FIELD.sub(lambda match: f"‹{match[1].replace('_', ' ')}›", text)
    text = _WORDINGS.sub(lambda match: match[1].replace("|", "/"), text)
    text = _HEADING.sub("", text)
    return _ESCAPE.sub(r"\1", _BOLD.sub("", text))
