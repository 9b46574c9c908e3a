"""One copy of an agreement as compared, with its clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from clausediff.model.finding import FieldValue, Finding
from clausediff.model.values import Range, Status, Verdict, sent_as_values


@sent_as_values
@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the canonical as this copy has it, or a stretch that only the copy has (``added``)."""

    id: str
    """Unique within the agreement: the label's path (``7``, ``1.1.a``), ``p3`` for an unlabelled paragraph, ``+1`` for
    an added one."""
    label: str
    """The label as the canonical prints it (``7.``, ``(a)``), or empty."""
    heading: str
    """The first words of the clause, for lists; at most 60 characters."""
    status: Status
    canonical_span: Range
    """Empty for an added clause (at the place in the canonical where it stands)."""
    spans: tuple[Range, ...]
    """Where the clause stands in the scan; more than one where page furniture or another clause interrupts it."""
    verdict: Verdict
    """The worst of its findings, at least ``review`` when too little was readable; ``format`` when all is equal."""
    coverage: float
    """The share of the canonical's words here that were read (equal, or noise), 0 to 1."""

    @property
    def clean(self) -> bool:
        """Nothing past ``noise``."""
        return self.verdict.gravity <= Verdict.NOISE.gravity

    @property
    def verdict_name(self) -> str:
        """``clean``, ``review`` or ``substantive``."""
        return "clean" if self.clean else self.verdict.value


@sent_as_values
@dataclass(frozen=True, slots=True)
class CanonicalRef:
    """The canonical that an agreement was held against."""

    id: str
    version: str
    sha256: str
    """Of the file's bytes."""
    title: str = ""
    text: str = field(default="", repr=False)
    """The file's decoded text; empty in a report that was loaded without its canonical. Not part of the JSON."""
    language: str = "en"
    """The ISO 639 code of the language whose protected words were used, as stated or as guessed from the text."""


@dataclass(frozen=True, repr=False)
class Agreement:
    """One copy of the canonical, found in a scan."""

    id: str
    """``1``, ``2``, … in the order of the scan."""
    canonical: CanonicalRef
    span: Range
    verdict: str
    """``clean``, ``review`` or ``substantive``; findings that a reviewer lets pass do not count."""
    noise_rate: float
    """Estimated share of the scan's characters that the OCR engine misread, 0 to 1."""
    fields: tuple[FieldValue, ...]
    clauses: tuple[Clause, ...]
    """In the order of the canonical, an added clause after the one that it follows."""
    findings: tuple[Finding, ...]
    """In the order of the scan."""
    legible: bool = True
    """False when the page is too worn to be judged: everything is then ``review``."""

    @cached_property
    def counts(self) -> dict[Verdict, int]:
        """Number of findings by verdict."""
        counts = dict.fromkeys(Verdict, 0)
        for finding in self.findings:
            counts[finding.verdict] += 1
        return counts

    @property
    def signer(self) -> str:
        """A name for lists: the first person or organization field that is filled, or empty."""
        for kind in ("person", "organization", "signature"):
            for each in self.fields:
                if each.type == kind and each.value:
                    return each.value
        return ""

    def __repr__(self) -> str:
        return f"<Agreement {self.id} of {self.canonical.id}: {self.verdict}, {len(self.findings)} findings>"


def agreement_verdict(findings: Iterator[Finding] | tuple[Finding, ...], clauses: tuple[Clause, ...] = ()) -> str:
    """The verdict of an agreement (or of a file) from its findings, as decided (:attr:`Finding.gravity`), and its clauses."""
    worst = max((f.gravity for f in findings), default=0)
    if worst < Verdict.REVIEW.gravity and any(c.verdict is Verdict.REVIEW for c in clauses):
        worst = Verdict.REVIEW.gravity
    return {Verdict.SUBSTANTIVE.gravity: "substantive", Verdict.REVIEW.gravity: "review"}.get(worst, "clean")
