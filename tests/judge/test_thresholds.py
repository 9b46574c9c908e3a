"""Ratios and scores as probabilities."""

from __future__ import annotations

from math import exp

import pytest

from clausediff.judge.thresholds import calibrated, probability
from clausediff.model import Verdict


def test_probability() -> None:
    """A likelihood ratio as a probability: even at zero, bounded, rising."""
    assert probability(0) == 0.5
    assert probability(1) == pytest.approx(1 / (1 + exp(-1)))
    assert 0 < probability(-1e9) < probability(-1) < probability(1) < probability(1e9) <= 1
    assert probability(-1e9) == probability(-30)
    assert probability(1e9) == probability(30)
    assert probability(-29) > probability(-30)


@pytest.mark.parametrize(
    ("verdict", "score", "told"),
    [
        (Verdict.SUBSTANTIVE, 0.0, 0.02),
        (Verdict.SUBSTANTIVE, 0.009, 0.02),
        (Verdict.SUBSTANTIVE, 0.01, 0.1),
        (Verdict.SUBSTANTIVE, 0.05, 0.1),
        (Verdict.SUBSTANTIVE, 0.2, 0.2),
        (Verdict.REVIEW, 0.0, 0.72),
        (Verdict.REVIEW, 0.09, 0.72),
        (Verdict.REVIEW, 0.1, 0.3),
        (Verdict.REVIEW, 0.29, 0.3),
        (Verdict.REVIEW, 0.3, 0.77),
        (Verdict.REVIEW, 0.85, 0.85),
        (Verdict.NOISE, 0.93, 0.93),
        (Verdict.FORMAT, 1.0, 1.0),
    ],
)
def test_calibrated(verdict: Verdict, score: float, told: float) -> None:
    """The steps are what the fitted arms of the benchmark measured."""
    assert calibrated(verdict, score) == told


@pytest.mark.parametrize("score", [0.0, 0.05, 0.3, 0.5, 0.9, 0.99])
def test_scores_rise_as_the_verdict_gets_milder(score: float) -> None:
    """Of one score, a graver verdict is never told as the likelier misreading."""
    grave, open_ = calibrated(Verdict.SUBSTANTIVE, score), calibrated(Verdict.REVIEW, score)
    assert 0 <= grave <= 1 and 0 <= open_ <= 1
    assert grave <= open_ or score >= 0.9
