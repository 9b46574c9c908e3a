"""The thresholds of the judge, and how a ratio becomes a probability.

All ratios are natural-log likelihood ratios, all rates are errors a character. Each threshold was fitted on the training
half of the benchmark (``python -m tests.benchmark``; ``docs/benchmark.md`` has what it costs on the held-out half).
"""

from __future__ import annotations

from math import exp

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


def probability(ratio: float) -> float:
    """A log likelihood ratio as a probability."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, ratio))))
