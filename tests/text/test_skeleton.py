"""Skeletons: words that an OCR engine may take for each other look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.text.skeleton import similarity, skeleton
from tests.stages import steady


@pytest.mark.parametrize(
    ("one", "other"),
    [("rn", "m"), ("60", "6O"), ("b", "8"), ("cl", "d"), ("vv", "w"), ("is", "i5"), ("in", "m")],
)
def test_same_skeleton(one: str, other: str) -> None:
    """Glyphs that engines take for each other look the same."""
    assert skeleton(one.lower()) == skeleton(other.lower())


@steady
@given(st.text(st.sampled_from("abcdemnrli10o5s"), max_size=8), st.text(st.sampled_from("abcdemnrli10o5s"), max_size=8))
def test_similarity(one: str, other: str) -> None:
    """Similarity is between 0 and 1, the same both ways, and whole only for a word with itself."""
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, other) == pytest.approx(similarity(other, one))
    assert (similarity(one, other) == 1) == (one == other)


@pytest.mark.parametrize(
    ("word", "misread", "other"),
    [("market", "rnarket", "basket"), ("60", "6o", "90"), ("claim", "dairn", "chain"), ("will", "vvill", "shall")],
)
def test_a_misread_word_is_nearer_than_another_one(word: str, misread: str, other: str) -> None:
    """What an engine makes of a word is more similar to it than another word of about the same letters."""
    assert similarity(word, misread) > similarity(word, other)


def test_nothing_alike() -> None:
    """Words without a glyph in common are not similar at all."""
    assert similarity("buyer", "flood") < 0.3
