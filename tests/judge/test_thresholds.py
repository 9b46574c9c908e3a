"""Ratios as probabilities."""

from __future__ import annotations

from math import exp

import pytest

from clausediff.judge.thresholds import probability


def test_probability() -> None:
    """A likelihood ratio as a probability: even at zero, bounded, rising."""
    assert probability(0) == 0.5
    assert probability(1) == pytest.approx(1 / (1 + exp(-1)))
    assert 0 < probability(-1e9) < probability(-1) < probability(1) < probability(1e9) <= 1
    assert probability(-1e9) == probability(-30)
    assert probability(1e9) == probability(30)
    assert probability(-29) > probability(-30)
