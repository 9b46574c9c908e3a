"""The canonical's text as a reader wants it: without the marks of its format.

Only the look changes: words, figures and punctuation stay, and a field shows its name. Where a difference is one of marks alone,
the caller shows both sides as they are.
"""

from __future__ import annotations

import re

from clausediff.model import Finding, Verdict
from clausediff.report.visible import flat, reading
from clausediff.report.wording import readings, seen

__all__ = ["both", "readable"]

_PART = re.compile(r"\{\{\s*(?:[#/]\s*\w+(?:\s+[\w-]+)?|or)\s*\}\}")
"""Begins or ends an optional part, or divides alternatives."""
_FIELD = re.compile(r"\{\{\s*([^{}|\n]+?)\s*\}\}")
_WORDINGS = re.compile(r"\{\{\s*([^{}\n]*?)\s*\}\}")
_HEADING = re.compile(r"(?m)^[ \t]{0,3}#{1,6}[ \t]+|(?<=\n)[ \t]{0,3}#{1,6}$")
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


def both(finding: Finding, canonical: str, scan: str) -> tuple[str, str]:
    """Both readings of a finding as views show them, each on one line.

    Where words are the same on both sides, the finding is about what was done to them, and that is said: ``~~fully
    paid~~`` for words that were struck out, ``fully paid ‹circled›`` for others. White space is drawn only where nothing
    else differs.
    """
    clean = readable(canonical)
    same = clean.split() == scan.split()
    if place := seen(finding):
        return "", place
    if finding.verdict.gravity < Verdict.REVIEW.gravity or not (clean + scan).strip():
        return reading(canonical if same else clean, scan)
    if finding.category == "struck":
        words = flat(scan).strip()
        return flat(clean), flat(scan).replace(words, f"~~{words}~~", 1)
    if same and canonical.split() != scan.split():
        return flat(canonical), flat(scan)  # a difference of the canonical's marks alone
    if same and finding.category not in ("moved", "written"):
        return flat(clean), f"{flat(scan)} ‹{flat(finding.category)}›"
    return flat(clean), flat(readings(finding)[1])
