"""The forward algorithm against adding up every way by hand."""

from __future__ import annotations

import itertools
import math

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausediff.evidence.pixels.forward import log_likelihoods

GLYPHS = 3


def _collapsed(path: tuple[int, ...]) -> tuple[int, ...]:
    """What a path over the steps writes: repeats joined, blanks dropped."""
    return tuple(key for key, _ in itertools.groupby(path) if key)


def _by_hand(probabilities: numpy.ndarray, text: tuple[int, ...]) -> float:
    steps = range(len(probabilities))
    return sum(
        math.prod(probabilities[step, path[step]] for step in steps)
        for path in itertools.product(range(GLYPHS), repeat=len(probabilities))
        if _collapsed(path) == text
    )


@st.composite
def _cases(draw: st.DrawFn) -> tuple[numpy.ndarray, list[tuple[int, ...]]]:
    steps = draw(st.integers(1, 5))
    values = draw(st.lists(st.floats(0.01, 1), min_size=steps * GLYPHS, max_size=steps * GLYPHS))
    grid = numpy.array(values).reshape(steps, GLYPHS)
    texts = draw(st.lists(st.lists(st.integers(1, GLYPHS - 1), max_size=4).map(tuple), min_size=1, max_size=4))
    return grid / grid.sum(axis=1, keepdims=True), texts


@settings(max_examples=150, deadline=None)
@given(_cases())
def test_all_ways_are_added_up(case: tuple[numpy.ndarray, list[tuple[int, ...]]]) -> None:
    """Every text, short, long, with repeats or empty, weighed beside the others, has the sum of all its ways."""
    probabilities, texts = case
    found = log_likelihoods(numpy.log(probabilities), texts)
    for text, value in zip(texts, found, strict=True):
        expected = _by_hand(probabilities, text)
        assert math.exp(value) == pytest.approx(expected, rel=1e-9, abs=1e-300)


def test_all_texts_together_are_certain() -> None:
    """The probabilities of all texts that fit add up to one."""
    dice = numpy.random.default_rng(3)
    grid = dice.random((4, GLYPHS))
    grid /= grid.sum(axis=1, keepdims=True)
    texts = [text for size in range(5) for text in itertools.product((1, 2), repeat=size)]
    assert numpy.exp(log_likelihoods(numpy.log(grid), texts)).sum() == pytest.approx(1)


def test_too_long_a_text_is_impossible() -> None:
    """Two equal glyphs need a blank between them: three steps, not two."""
    even = numpy.log(numpy.full((2, GLYPHS), 1 / GLYPHS))
    assert log_likelihoods(even, [(1, 1)])[0] == -math.inf
    assert math.exp(log_likelihoods(even, [(1, 2)])[0]) == pytest.approx(1 / 9)
    assert log_likelihoods(even, []).size == 0
