"""What the picture of a page says of two readings of the same words.

In: a stretch of the scan's text, the canonical's words for it and near rivals. Out: how much likelier the picture makes the one than
the others. A line recogniser of the CTC kind gives the probability of *any* text, not only of the one that it would read.
Nothing here decides: the judge does (:mod:`clausediff.judge.pixels`). numpy and the recogniser are loaded when a page is asked.
"""

from __future__ import annotations

from clausediff.evidence.pixels.questions import Answer, PixelWitness, Question

__all__ = ["Answer", "PixelWitness", "Question"]
