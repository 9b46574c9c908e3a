"""How much speaks for strokes through words, and how far a word stands out of its page."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")

from clausediff.evidence.pen.crossed import FEATURES, by_letters, features_of, reach_of, standing_out, weigh
from tests.evidence.pen.drawn import STRIKE, WORDS, Ink


def test_what_a_stroke_is_weighed_by(page: Ink) -> None:
    """A stroke through all of a word, and beyond its right edge; the words without one have nothing to weigh."""
    page.line([(112, 56), (170, 56)], STRIKE)
    found = features_of(page.classes[STRIKE], page.darkness, WORDS)
    assert [i for i, each in enumerate(found) if each is not None] == [1]
    assert found[1] is not None
    own = dict(zip(FEATURES, found[1], strict=True))
    assert own["cover"] > 0.9
    assert own["over both"] < 0.1 < own["over"]
    low, high = reach_of(page.classes[STRIKE] > 0.5, WORDS[1])
    assert (round(low), round(high)) == (112, 160)
    weighed = weigh(page.classes[STRIKE], page.darkness, WORDS)
    assert weighed.firsts[1] > 0 > weighed.firsts[0]
    assert weighed.above == [0.0] * len(WORDS)


def test_letters_whose_bars_are_at_one_height(page: Ink) -> None:
    """Several e, and a w, look like a stroke: more must speak for one there. One e in a long word is nothing."""
    assert by_letters("week") > by_letters("seek") > by_letters("these") > 0
    assert by_letters("month") == by_letters("purchase") == by_letters("30") == by_letters("") == 0
    numpy = pytest.importorskip("numpy")
    page.line([(112, 56), (170, 56)], STRIKE)
    said = numpy.zeros((len(WORDS), 4))
    plain, barred = (
        weigh(page.classes[STRIKE], page.darkness, WORDS, said, [text] * len(WORDS)) for text in ("month", "week")
    )
    assert barred.both[1] == pytest.approx(plain.both[1] - by_letters("week"))


def test_like_words_are_as_wide() -> None:
    """Of wide and narrow words each is compared with its own kind, where there are enough."""
    words = [word._replace(right=word.left + (12 if i % 2 else 50)) for i, word in enumerate(WORDS)]
    both = [-3.0 if i % 2 else -9.0 for i in range(len(words))]
    both[0] = -3.0
    out = standing_out(both, words)
    assert out[0] == pytest.approx(6.0)
    assert out[1] == pytest.approx(0.0)
    assert standing_out([], []) == []
