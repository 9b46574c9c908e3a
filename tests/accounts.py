"""Does the account add up? What no finding covers must be equal on both sides but for white space."""

from __future__ import annotations

import re
from itertools import pairwise

from clausediff.model import Agreement, Document, Range

_MARK = re.compile(r"\{\{(?:#|/)[^{}]*\}\}|\{\{or\}\}")
_CHOICE = re.compile(r"\{\{([^{}|#/]*(?:\|[^{}|#/]*)+)\}\}")


def overlaps(spans: list[Range]) -> list[tuple[Range, Range]]:
    """Pairs of non-empty spans that share a character."""
    held = sorted(span for span in spans if span[0] < span[1])
    return [(one, two) for one, two in pairwise(held) if two[0] < one[1]]


def rest(text: str, span: Range, taken: list[Range]) -> str:
    """What is left of a stretch without some spans, white space out; ``\\x00`` stands for each cut."""
    pieces, at = [], span[0]
    for low, high in sorted(s for s in taken if s[0] < s[1]):
        pieces.append(text[at:low])
        at = max(at, high)
    pieces.append(text[at : span[1]])
    return "".join("".join(pieces).split())


def uncovered(document: Document, agreement: Agreement) -> tuple[str, str]:
    """The canonical's and the copy's text that no finding covers, white space and the canonical's own marks out."""
    text = agreement.canonical.text
    body = (len(text) - len(text.split("\n---\n", 1)[1]), len(text)) if text.startswith("---\n") else (0, len(text))
    canonical = rest(text, body, [f.canonical.span for f in agreement.findings])
    copy = rest(document.text, agreement.span, [f.scan.span for f in agreement.findings])
    return _MARK.sub("", canonical), copy


def faults(document: Document) -> list[str]:
    """Everything that is wrong with the account of one document."""
    found = []
    regions = sorted([a.span for a in document.agreements] + list(document.outside))
    at = 0
    for low, high in regions:
        if low != at:
            found.append(f"hole or overlap at {at}..{low}")
        at = high
    if at != len(document.text):
        found.append(f"the account ends at {at} of {len(document.text)}")
    for agreement in document.agreements:
        for side in ("canonical", "scan"):
            both = overlaps([getattr(f, side).span for f in agreement.findings])
            found.extend(f"agreement {agreement.id}: {side} spans overlap: {one} {two}" for one, two in both)
        for finding in agreement.findings:
            low, high = finding.scan.span
            if (
                document.text[low:high] != finding.scan.text
                or not agreement.span[0] <= low <= high <= agreement.span[1]
            ):
                found.append(f"agreement {agreement.id}: scan span {finding.scan.span} is off")
            low, high = finding.canonical.span
            if agreement.canonical.text[low:high] != finding.canonical.text:
                found.append(f"agreement {agreement.id}: canonical span {finding.canonical.span} is off")
        one, other = uncovered(document, agreement)
        one = _CHOICE.sub(
            lambda match, held=other: max((o for o in match[1].split("|") if o in held), key=len, default=""), one
        )
        one = one.replace("{{", "").replace("}}", "")  # of an alternative whose words a finding holds
        if one != other:
            at = next(
                (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
            )
            found.append(
                f"agreement {agreement.id}: unaccounted: {one[max(0, at - 20) : at + 30]!r} {other[max(0, at - 20) : at + 30]!r}"
            )
    return found
