"""A portfolio as plain data: what the results of a batch say about all copies of an archive.

:mod:`clausediff.batch.portfolio` makes it; :mod:`clausediff.report.portfolio_writing` writes it.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ClauseRow", "CopyRow", "DifferenceRow", "FormRow", "PeriodRow", "Portfolio"]


@dataclass(frozen=True, slots=True)
class FormRow:
    """A canonical and its copies."""

    canonical: str
    version: str
    copies: int
    clean: int
    review: int
    substantive: int


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause, and in how many copies it deviates."""

    canonical: str
    clause: str
    label: str
    heading: str
    copies: int
    review: int
    substantive: int
    missing: int
    moved: int
    variants: int
    """Distinct differences in it."""

    @property
    def name(self) -> str:
        """How it is cited: its label and its first words; its id only where it has neither."""
        return f"{self.label} {self.heading}".strip() or self.clause

    @property
    def share(self) -> float:
        """The share of the copies in which it is not clean."""
        return (self.review + self.substantive) / self.copies if self.copies else 0.0


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A distinct difference over all copies."""

    id: str
    canonical: str
    clause: str
    cited: str
    """How the clause is cited: its id, or the heading of one without a label."""
    text: str
    reading: str
    verdict: str
    category: str
    copies: int
    among: int
    why: str
    path: str
    agreement: str


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A copy with its counts, and why it stands out where it does."""

    path: str
    agreement: str
    name: str
    canonical: str
    verdict: str
    review: int
    substantive: int
    noise_rate: float
    date: str
    clauses: tuple[tuple[str, str], ...]
    """The clauses that are not clean, with the verdict of each."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """The copies of a month."""

    period: str
    clean: int
    review: int
    substantive: int


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What the results of a batch say about all copies."""

    source: str
    """The folder of the results, as it was named."""
    state: str
    """``complete``; or why something lacks."""
    files: int
    errors: int
    forms: tuple[FormRow, ...]
    clauses: tuple[ClauseRow, ...]
    """Those that deviate somewhere, the most frequent first."""
    differences: tuple[DifferenceRow, ...]
    """The gravest and rarest first; as many as a report has room for."""
    all_differences: int
    outliers: tuple[CopyRow, ...]
    """Copies that deviate far more than others of their form."""
    periods: tuple[PeriodRow, ...]
    """Empty where nothing says when the copies are from."""
    left_out: int = 0
    """Copies without a date, where others have one."""
