"""Ratios and scores as probabilities."""

from __future__ import annotations

import pytest

from clausediff.judge.thresholds import calibrated, probability
from clausediff.model import Verdict


def test_probability() -> None:
    """A likelihood ratio as a probability: even at zero, bounded, rising."""
    assert probability(0) == 0.5
    assert 0 < probability(-1e9) < probability(-1) < probability(1) < probability(1e9) <= 1


@pytest.mark.parametrize("score", [0.0, 0.05, 0.3, 0.5, 0.9, 0.99])
def test_scores_rise_as_the_verdict_gets_milder(score: float) -> None:
    """Of one score, a graver verdict is never told as the likelier misreading."""
    grave, open_ = calibrated(Verdict.SUBSTANTIVE, score), calibrated(Verdict.REVIEW, score)
    assert 0 <= grave <= 1 and 0 <= open_ <= 1
    assert grave <= open_ or score >= 0.9
