"""The forward algorithm: the probability of a text, given what a CTC network says of a line's picture.

The network gives for each step along the line the probability of every glyph, and of the blank (no glyph here, or the same one goes
on). A text is written along the steps in many ways, all of which count::

    step    1  2  3  4  5  6
            n  n  ·  o  t  ·      three of the ways to write "not" over six steps
            ·  n  o  o  ·  t
            n  ·  o  ·  t  t

The forward algorithm adds them all up in one pass over the steps. Several texts are weighed at once; each step is one operation on
arrays over all states of all texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["BLANK", "log_likelihoods"]

BLANK = 0
"""The blank's column."""


def log_likelihoods(logprobs: NDArray[Any], texts: Sequence[Sequence[int]]) -> NDArray[Any]:
    """The log probability of each text, given as columns of ``logprobs`` (steps × glyphs); minus infinity where it is too long.

    Equal glyphs that follow each other need a blank between them.
    """
    import numpy

    if not texts:
        return numpy.zeros(0)
    states, skips, ends = _states(texts)
    count, size = states.shape
    rows = numpy.arange(count)
    alpha = numpy.full(
        (count, size + 2), -numpy.inf
    )  # two columns in front, for what comes from before the first state
    alpha[:, 2] = 0.0
    # Before the first step the text is in front of the first blank: from there it also reaches the first glyph.
    barred = numpy.where(skips, 0.0, -numpy.inf)
    for emitted in logprobs.astype(numpy.float64)[:, states]:
        reached = numpy.logaddexp(alpha[:, 2:], alpha[:, 1:-1])
        alpha[:, 2:] = numpy.logaddexp(reached, alpha[:, :-2] + barred) + emitted
    last = alpha[rows, ends + 2]
    before = numpy.where(ends > 0, alpha[rows, ends + 1], -numpy.inf)
    result: NDArray[Any] = numpy.logaddexp(last, before)
    return result


def _states(texts: Sequence[Sequence[int]]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Of each text its glyphs with blanks between and around them, where a blank may be left out, and its last state."""
    import numpy

    size = 2 * max(len(text) for text in texts) + 1
    states = numpy.full((len(texts), size), BLANK)
    skips = numpy.zeros((len(texts), size), dtype=bool)
    for row, text in enumerate(texts):
        glyphs = numpy.asarray(text, dtype=int)
        states[row, 1 : 2 * len(text) : 2] = glyphs
        if len(text) > 1:
            skips[row, 3 : 2 * len(text) : 2] = glyphs[1:] != glyphs[:-1]
    return states, skips, numpy.asarray([2 * len(text) for text in texts])
