"""Words that stand out of the page's others of their width, though too little speaks for a stroke through them."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")

from clausediff.evidence.pen.faint import find_faint, standing_out
from clausediff.evidence.pen.strikes import Weighed
from tests.evidence.pen.drawn import STRIKE, WORDS, Ink

PLAIN = -8.0


def weighed(**logits: float) -> Weighed:
    """What speaks for strokes through each word: next to nothing, but for some, named ``w3`` and so on."""
    both = [logits.get(f"w{i}", PLAIN) for i in range(len(WORDS))]
    return Weighed([0.0] * len(both), both, both)


@pytest.mark.parametrize(
    ("logits", "found"),
    [
        ({"w3": -2.0}, [3]),
        ({"w3": -4.5}, []),  # it stands out, but print does so on many pages
        ({"w3": -2.0, "w9": 1.0}, [3, 9]),
        ({f"w{i}": -2.5 for i in range(16)}, []),  # a blurred page: all words look like that
    ],
)
def test_a_word_stands_out_of_its_page(page: Ink, logits: dict[str, float], found: list[int]) -> None:
    """It is compared with the middle one of the others, and with a bar."""
    marks = find_faint(page.classes[STRIKE], WORDS, weighed(**logits), set())
    assert [(mark.kind, mark.words, mark.certain) for mark in marks] == [("faint", (i,), False) for i in found]


def test_what_is_told_already(page: Ink) -> None:
    """A word that is struck is no faint one too."""
    assert find_faint(page.classes[STRIKE], WORDS, weighed(w3=-2.0), {3}) == []


def test_like_words_are_as_wide() -> None:
    """Of wide and narrow words each is compared with its own kind, where there are enough."""
    words = [word._replace(right=word.left + (12 if i % 2 else 50)) for i, word in enumerate(WORDS)]
    both = [-3.0 if i % 2 else -9.0 for i in range(len(words))]
    both[0] = -3.0
    out = standing_out(both, words)
    assert out[0] == pytest.approx(6.0)
    assert out[1] == pytest.approx(0.0)
    assert standing_out([], []) == []
