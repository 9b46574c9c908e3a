"""The score of a finding: how often what its rule decided turned out to be a misreading.

Nothing here is set by hand. ``scores.json`` has for each rule the findings that it decided on the fitted arms of the benchmark where
the truth is known, and how many of them were misreadings; ``python -m tests.benchmark --write-scores`` writes it. Of ``n`` findings
with ``k`` misreadings the rate is ``(k + 1) / (n + 2)`` (Laplace's rule of succession), so that a rule which was hardly seen says
neither never nor always. Where a proof is itself a probability, by the model of what engines misread, that one is told.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from clausediff.model import Verdict

__all__ = ["BANDS", "PATH", "score"]

PATH = Path(__file__).with_name("scores.json")
"""The counts of each rule: findings of which the truth is known, and how many of these were misreadings."""
BANDS = {
    Verdict.SUBSTANTIVE: (0.01, 0.1),
    Verdict.REVIEW: (0.1, 0.9),
    Verdict.NOISE: (0.9, 1.0),
    Verdict.FIELD: (1.0, 1.0),
    Verdict.FORMAT: (1.0, 1.0),
}
"""The lowest and the highest score of a verdict: the graver one never has the higher score."""


def score(verdict: Verdict, rule: str, likelihood: float | None = None) -> float:
    """The probability, 0 to 1, that the scan's marks are the canonical's words misread.

    ``rule`` is the rule or the veto that decided, ``likelihood`` the probability that a proof by likelihood found.
    """
    low, high = BANDS[verdict]
    known, misread = _counts().get(rule, (0, 0))
    rate = (misread + 1) / (known + 2) if likelihood is None else likelihood
    return round(min(high, max(low, rate)), 4)


@cache
def _counts() -> dict[str, tuple[int, int]]:
    return {rule: (known, misread) for rule, (known, misread) in json.loads(PATH.read_text("utf-8")).items()}
