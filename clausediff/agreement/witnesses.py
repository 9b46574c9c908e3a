"""The hearing: what witnesses do to a verdict that the judge has made.

A witness may soften ``substantive`` to ``review``, never to ``noise``; second readings that agree may sharpen ``review`` to
``substantive``, and one that differs makes ``noise`` a ``review``. Other copies only add to the reasons: a change made in
every copy is still a change, and a reading that one copy alone has may be the scanner's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clausediff.agreement.testimony import Copies, Reading, Testimony, second_readings
from clausediff.model import Agreement, Clause, Document, Finding, Verdict, agreement_verdict

_MANY = 3


def hear_readings(agreement: Agreement, witnesses: Sequence[Agreement]) -> Agreement:
    """The agreement after second readings of the same pages were heard."""
    readings = [Reading(witness) for witness in witnesses if witness.legible]
    if not readings:
        return agreement
    findings = []
    for finding in agreement.findings:
        if finding.verdict in (Verdict.FORMAT, Verdict.FIELD) or finding.category.startswith("field-"):
            findings.append(finding)
        else:
            findings.append(_heard(finding, second_readings(finding, readings), legible=agreement.legible))
    return _with(agreement, findings)


def hear_copies(documents: Sequence[Document]) -> list[Document]:
    """The documents after the copies of each form were asked about each other's findings."""
    forms: dict[str, list[Agreement]] = {}
    for document in documents:
        for agreement in document.agreements:
            forms.setdefault(agreement.canonical.sha256, []).append(agreement)
    copies = {sha: Copies(agreements) for sha, agreements in forms.items() if len(agreements) > 1}
    if not copies:
        return list(documents)
    heard = []
    for document in documents:
        agreements = []
        for agreement in document.agreements:
            known = copies.get(agreement.canonical.sha256)
            if known is not None and any(f.verdict.gravity >= Verdict.NOISE.gravity for f in agreement.findings):
                told = tuple(_told(finding, known) for finding in agreement.findings)
                agreement = replace(agreement, findings=told)  # noqa: PLW2901  (the same agreement, with more to say)
            agreements.append(agreement)
        heard.append(replace(document, agreements=tuple(agreements)))
    return heard


def _heard(finding: Finding, testimony: Testimony, *, legible: bool) -> Finding:
    readings = testimony.agree + testimony.contradict + testimony.differ
    if not readings:
        return finding
    verdict, reason = finding.verdict, ""
    if finding.verdict is Verdict.SUBSTANTIVE and testimony.contradict and not testimony.agree:
        verdict, reason = Verdict.REVIEW, "a second reading has the canonical's words here"
    elif finding.verdict is Verdict.SUBSTANTIVE and testimony.agree:
        reason = "a second reading has the same words"
    elif finding.verdict is Verdict.REVIEW and testimony.agree == readings and legible and _certain(finding):
        verdict, reason = Verdict.SUBSTANTIVE, "a second reading has the same words"
    elif finding.verdict is Verdict.REVIEW and testimony.contradict:
        reason = "a second reading has the canonical's words here"
    elif finding.verdict is Verdict.NOISE and testimony.differ:
        verdict, reason = Verdict.REVIEW, "a second reading has other words here"
    return replace(finding, verdict=verdict, reasons=(*finding.reasons, reason)) if reason else finding


def _certain(finding: Finding) -> bool:
    """Whether the words, were they read rightly, would be a change: not marks, labels or what may have been cut off."""
    return finding.category not in (
        "label",
        "hidden",
        "homoglyph",
        "decimal",
        "punctuation",
        "must-match",
        "confusion",
        "hyphenation",
    ) and (finding.scan.text.strip() != "" or len(finding.canonical.text.split()) > 2)


def _told(finding: Finding, copies: Copies) -> Finding:
    if finding.verdict.gravity < Verdict.NOISE.gravity or finding.category.startswith("field-"):
        return finding
    testimony = copies.testify(finding)
    reasons = list(finding.reasons)
    if testimony.others_same >= _MANY and testimony.others_same * 2 >= testimony.copies:
        reasons.append(
            f"{testimony.others_same} of {testimony.copies - 1} other copies read the same: the form may differ from the canonical"
        )
    elif testimony.others_clean:
        number = testimony.others_clean
        many = number > 1
        if finding.canonical.text.strip():
            words = f"“{' '.join(finding.canonical.text.split())[:40]}”"
            reasons.append(f"{number} other {'copies read' if many else 'copy reads'} {words} here")
        else:
            reasons.append(f"{number} other {'copies have' if many else 'copy has'} nothing here")
    return replace(finding, reasons=tuple(reasons)) if len(reasons) > len(finding.reasons) else finding


def _with(agreement: Agreement, findings: list[Finding]) -> Agreement:
    """The agreement with other findings; its clauses' verdicts and its own follow from them."""
    worst: dict[str, Verdict] = {}
    for finding in findings:
        if finding.verdict.gravity > worst.get(finding.clause, Verdict.FORMAT).gravity:
            worst[finding.clause] = finding.verdict
    clauses: list[Clause] = []
    for clause in agreement.clauses:
        verdict = worst.get(clause.id, Verdict.FORMAT)
        if clause.verdict is Verdict.REVIEW and verdict.gravity < Verdict.REVIEW.gravity:
            verdict = Verdict.REVIEW  # too little of it was readable
        clauses.append(replace(clause, verdict=verdict))
    told = tuple(findings)
    return replace(agreement, findings=told, clauses=tuple(clauses), verdict=agreement_verdict(told, tuple(clauses)))
