"""Small reports for the tests of decisions, built by hand."""

from __future__ import annotations

import hashlib

from clausediff.decisions import Subject, subjects
from clausediff.model import (
    Agreement,
    CanonicalRef,
    Clause,
    Document,
    Excerpt,
    Finding,
    Report,
    Status,
    Verdict,
    agreement_verdict,
)


def sha(text: str) -> str:
    """A hash as files have it."""
    return hashlib.sha256(text.encode()).hexdigest()


def finding(
    fingerprint: str, verdict: Verdict = Verdict.SUBSTANTIVE, *, clause: str = "1", scan: str = "90"
) -> Finding:
    """A finding 60 → ``scan``."""
    return Finding(
        fingerprint, verdict, "number", clause, Excerpt((0, 2), "60"), Excerpt((0, len(scan)), scan), 0.0, ("a reason",)
    )


def report(
    *findings: Finding,
    path: str = "in/a.txt",
    text: str = "scan",
    canonical: str = "canonical",
    copies: int = 1,
    unreadable: bool = False,
) -> Report:
    """One document of ``copies`` agreements, each with all findings and clauses 1 and 2."""
    agreements = []
    for number in range(1, copies + 1):
        clauses = []
        for name in ("1", "2"):
            worst = max(
                (f.verdict for f in findings if f.clause == name), key=lambda v: v.gravity, default=Verdict.FORMAT
            )
            if unreadable and name == "2":
                worst = Verdict.REVIEW
            clauses.append(Clause(name, f"{name}.", "A clause", Status.MATCHED, (0, 9), ((0, 9),), worst, 1.0))
        agreements.append(
            Agreement(
                str(number),
                CanonicalRef("nda", "1", sha(canonical)),
                (0, len(text)),
                agreement_verdict(findings, tuple(clauses)),
                0.0,
                (),
                tuple(clauses),
                findings,
            )
        )
    return Report((Document(path, sha(text), len(text), "text", None, tuple(agreements)),))


def subject(of: Report, number: int = 0, agreement: int = 0) -> Subject:
    """The subject of a finding of the report's first document."""
    document = of.documents[0]
    return subjects(document, document.agreements[agreement])[number]
