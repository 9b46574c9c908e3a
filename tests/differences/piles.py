"""Reports made for these tests: findings of copies, without a canonical or a scan."""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.model import (
    Agreement,
    CanonicalRef,
    Decision,
    Document,
    Excerpt,
    Finding,
    Range,
    Report,
    Verdict,
    agreement_verdict,
)

FORM = CanonicalRef("nda", "1", "f" * 64)


def finding(
    reading: str,
    *,
    at: int = 10,
    text: str = "30",
    verdict: Verdict = Verdict.SUBSTANTIVE,
    category: str = "number",
    action: str = "",
) -> Finding:
    """A finding at ``at`` of the canonical, with a decision if ``action`` is not empty."""
    place = Range(at, at + len(text))
    name = f"{at}-{reading}"
    decision = Decision(action) if action else None
    scan = Excerpt(Range(0, len(reading)), reading)
    return Finding(name, verdict, category, "7.1", Excerpt(place, text), scan, 0.1, ("a reason",), decision)


def pile(*copies: Sequence[Finding], ref: CanonicalRef = FORM) -> Report:
    """A report with a document for each copy."""
    documents = []
    for number, findings in enumerate(copies, 1):
        verdict = agreement_verdict(tuple(findings))
        agreement = Agreement("1", ref, Range(0, 9), verdict, 0.0, (), (), tuple(findings))
        documents.append(Document(f"{number:03}.txt", f"{number:064}", 9, "text", None, (agreement,)))
    return Report(tuple(documents))
