"""Agreements that were compared on an arranged text, with all spans in the scan's text as it was read.

A finding whose words are in two places of the scan becomes one finding for each place, so that every span slices its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b

from clausediff.model import GOES_ON, Agreement, Clause, Excerpt, FieldValue, Finding, Range, Verdict
from clausediff.scan.arrangement import Arrangement

__all__ = ["covering", "fingerprint", "restore"]


def restore(agreements: Iterable[Agreement], arrangement: Arrangement, text: str) -> tuple[Agreement, ...]:
    """The agreements with their spans in ``text``, the scan's; those that hold nothing of it are left out."""
    return tuple(_agreement(each, arrangement, text) for each in agreements)


def _agreement(agreement: Agreement, arrangement: Arrangement, text: str) -> Agreement:
    parts = arrangement.back(*agreement.span)
    span = Range(min(low for low, _ in parts), max(high for _, high in parts)) if parts else Range(0, 0)
    found = [part for finding in agreement.findings for part in _finding(finding, arrangement, text)]
    found.sort(key=lambda finding: (finding.scan.span, finding.canonical.span))
    return replace(
        agreement,
        span=span,
        fields=tuple(_field(each, arrangement) for each in agreement.fields),
        clauses=tuple(_clause(each, arrangement) for each in agreement.clauses),
        findings=tuple(found),
    )


def _finding(finding: Finding, arrangement: Arrangement, text: str) -> list[Finding]:
    """A finding in the scan's text, one for each place of it."""
    start, end = finding.scan.span
    parts = [part for part in arrangement.back(start, end) if text[part.slice].strip()] or arrangement.back(start, end)
    if len(parts) > 1 and not finding.scan.text.strip():
        parts = parts[:1]
    if not parts:
        at = arrangement.point(start)
        parts = [Range(at, at)]
    first = replace(finding, scan=Excerpt(parts[0], text[parts[0].slice]))
    place = Excerpt(Range(finding.canonical.span.end, finding.canonical.span.end), "")
    return [
        first,
        *(
            replace(
                finding,
                id=fingerprint(finding.id, str(number)),
                canonical=place,
                scan=Excerpt(part, text[part.slice]),
                reasons=(*finding.reasons, GOES_ON),
            )
            for number, part in enumerate(parts[1:], 1)
        ),
    ]


def _field(value: FieldValue, arrangement: Arrangement) -> FieldValue:
    spans = []
    for start, end in value.spans:
        parts = arrangement.back(start, end)
        at = arrangement.point(start)
        spans.append(parts[0] if parts else Range(at, at))
    return replace(value, spans=tuple(spans))


def _clause(clause: Clause, arrangement: Arrangement) -> Clause:
    return replace(clause, spans=tuple(sorted(part for span in clause.spans for part in arrangement.back(*span))))


def fingerprint(*parts: str) -> str:
    """An id for a finding from what it is about."""
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def covering(agreement: Agreement, stretch: Range, text: str, category: str, reason: str, rule: str) -> list[Finding]:
    """``format`` findings over what no finding of an agreement covers in a stretch of the scan."""
    taken = sorted(f.scan.span for f in agreement.findings if f.scan.span.size and f.scan.span.meets(stretch))
    clause = agreement.clauses[0].id if agreement.clauses else ""
    place = Excerpt(Range(0, 0), "")
    for finding in agreement.findings:  # the canonical's place is that of the finding before it
        if finding.scan.span.start <= stretch.start:
            clause, place = finding.clause, Excerpt(Range(finding.canonical.span.end, finding.canonical.span.end), "")
    found = []
    for low, high in _holes(stretch, taken):
        words = text[low:high]
        if words.strip():
            name = fingerprint(category, agreement.id, str(low), words)
            found.append(
                Finding(
                    name, Verdict.FORMAT, category, clause, place, Excerpt(Range(low, high), words), 1.0, (reason,),
                    rule=rule,
                )
            )  # fmt: skip
    return found


def _holes(stretch: Range, taken: Sequence[Range]) -> list[Range]:
    at, found = stretch.start, []
    for low, high in taken:
        if at < low:
            found.append(Range(at, low))
        at = max(at, high)
    if at < stretch.end:
        found.append(Range(at, stretch.end))
    return found
