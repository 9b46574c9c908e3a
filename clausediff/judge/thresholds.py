"""The thresholds of the judge, and how a score becomes a probability.

All ratios are natural-log likelihood ratios, all rates are errors a character. Each threshold was fitted on the training
half of the benchmark (``python -m tests.benchmark``; ``docs/benchmark.md`` has what it costs on the held-out half).
"""

from __future__ import annotations

from math import exp

from clausediff.model import Verdict

NOISE_RATIO = 2.5
"""Ratio from which the garble of an ordinary word is noise."""
PROTECTED_RATIO = 4.0
"""The same for a protected word."""
CANNOT_BE_MISREAD = -13.0
"""Log likelihood below which the marks cannot be the canonical's words misread: the words differ."""
FIGURES = -9.5
"""The same where one figure replaces another: of 10,772 figures engines read 39 as another valid figure."""
USUAL = -9.5
"""Log likelihood from which a misreading is one that engines make on clean pages too."""
REPEATED_MISREADING = 5.0
"""Log likelihood that a misreading gains where the page has it twice elsewhere."""
DOUBTED = 0.3
"""The score of a finding about which something other than the channel decides."""


def probability(ratio: float) -> float:
    """A log likelihood ratio as a probability."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, ratio))))


def calibrated(verdict: Verdict, score: float) -> float:
    """The score as a probability that came true.

    The likelihood ratio is honest where it is high. Where the verdict is ``review``, other things than the ratio decided, and
    most such marks turn out to be misread: the steps are what the benchmark's fitted arms measured
    (``docs/benchmark.md`` has the table on held-out pages).
    """
    if verdict is Verdict.SUBSTANTIVE:
        return 0.02 if score < 0.01 else max(0.1, score)
    if verdict is Verdict.REVIEW:
        return 0.72 if score < 0.1 else 0.3 if score < 0.3 else max(0.77, score)
    return score
