"""A judgement: an edit with its verdict, its category, its reasons and the rule that decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from clausediff.alignment.edits import Edit
from clausediff.judge.scores import score
from clausediff.model import Pixels, Range, Verdict

__all__ = ["Judgement", "Objection"]


class Objection(NamedTuple):
    """The answer of the vetoes to one edit's being called harmless by one rule."""

    to: str
    """The id of the rule."""
    veto: str = ""
    """The id of the first veto that holds; empty where none does."""
    reason: str = ""
    """Why, for a person."""
    category: str = ""
    """The finding's category; empty to keep the one that it has."""


@dataclass(slots=True)
class Judgement:
    """An edit with what the judge found. Later stages may only make it graver: see :meth:`ask`."""

    verdict: Verdict
    category: str
    canonical: Range
    """In the canonical's text."""
    scan: Range
    """In the scan's text."""
    clause: int
    """Index of the canonical's clause."""
    reasons: tuple[str, ...]
    """Sentences for a person, the weightiest first."""
    edit: Edit
    rule: str = ""
    """The id of the rule that decided, or of the veto that overruled it."""
    likelihood: float | None = None
    """How likely the marks are the canonical's words misread, 0 to 1, where a proof by likelihood decided."""
    errors: int = 0
    """Misread segments, for the page's error rate."""
    words: int = 0
    """Canonical words that were read in spite of the noise."""
    value: str = ""
    """What a field was filled with."""
    problems: tuple[str, ...] = ()
    """What is wrong with the filling."""
    pixels: Pixels | None = None
    """What the picture of the page says, where it was asked."""
    objection: Objection | None = None
    """What the vetoes said of its rule when the edit was judged; None where they were not asked."""

    @property
    def harmless(self) -> bool:
        """Whether nobody needs to look at it."""
        return self.verdict.gravity < Verdict.REVIEW.gravity

    @property
    def score(self) -> float:
        """The probability that the marks are the canonical's words misread (:mod:`clausediff.judge.scores`)."""
        return score(self.verdict, self.rule, self.likelihood)

    def ask(self, reason: str, rule: str = "") -> None:
        """Make it ``review`` and add the reason behind the others."""
        self.verdict = Verdict.REVIEW
        self.likelihood = None
        self.reasons = (*self.reasons, reason)
        self.rule = rule or self.rule

    def explain_away(self, verdict: Verdict, category: str, rule: str, reason: str) -> None:
        """Make it harmless by a proof that needs other edits to be seen. The vetoes follow (:mod:`clausediff.judge.vetoes`)."""
        self.verdict, self.category, self.rule, self.reasons = verdict, category, rule, (reason,)
        self.likelihood = None
