"""The score of a finding: measured by rule, and never higher for the graver verdict."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from clausediff.judge import scores
from clausediff.judge.rules import ids
from clausediff.judge.scores import BANDS, PATH, score
from clausediff.model import Verdict


@pytest.fixture(autouse=True)
def counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rules of which the truth is known."""
    known = {"some/often": (98, 79), "some/rare": (2, 0), "some/never": (998, 0), "some/always": (998, 998)}
    monkeypatch.setattr(scores, "_counts", lambda: known)


@pytest.mark.parametrize(
    ("verdict", "rule", "told"),
    [
        (Verdict.REVIEW, "some/often", 0.8),
        (Verdict.REVIEW, "some/rare", 0.25),
        (Verdict.REVIEW, "some/unseen", 0.5),
        (Verdict.REVIEW, "some/never", 0.1),
        (Verdict.REVIEW, "some/always", 0.9),
        (Verdict.SUBSTANTIVE, "some/never", 0.01),
        (Verdict.SUBSTANTIVE, "some/often", 0.1),
        (Verdict.NOISE, "some/often", 0.9),
        (Verdict.NOISE, "some/always", 0.999),
        (Verdict.FIELD, "some/often", 1.0),
        (Verdict.FORMAT, "some/unseen", 1.0),
    ],
)
def test_score(verdict: Verdict, rule: str, told: float) -> None:
    """The rate by the rule of succession, within the band of the verdict."""
    assert score(verdict, rule) == told


def test_a_likelihood_goes_before_the_rate() -> None:
    """Within the band of noise."""
    assert score(Verdict.NOISE, "some/often", 0.987654) == 0.9877
    assert score(Verdict.NOISE, "some/always", 0.2) == 0.9


def test_the_bands_rise_as_the_verdict_gets_milder() -> None:
    """They meet, and none reaches into the next."""
    order = sorted(BANDS, key=lambda verdict: -verdict.gravity)
    assert set(order) == set(Verdict)
    for graver, milder in pairwise(order):
        assert BANDS[graver][0] <= BANDS[graver][1] <= BANDS[milder][0]


def test_the_counts_that_ship() -> None:
    """Each is of a rule that there is, and of no more misreadings than findings."""
    found = json.loads(PATH.read_text("utf-8"))
    assert len(found) > 40
    assert set(found) <= set(ids())
    assert all(0 <= misread <= known and known > 0 for known, misread in found.values())
