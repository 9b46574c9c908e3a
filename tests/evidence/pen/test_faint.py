"""Words that stand out of the page's others of their width, though too little speaks for a stroke through them."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")

from clausediff.evidence.pen.crossed import Weighed, standing_out
from clausediff.evidence.pen.faint import find_faint
from tests.evidence.pen.drawn import STRIKE, WORDS, Ink

PLAIN = -8.0


def weighed(**logits: float) -> Weighed:
    """What speaks for strokes through each word: next to nothing, but for some, named ``w3`` and so on."""
    both = [logits.get(f"w{i}", PLAIN) for i in range(len(WORDS))]
    return Weighed([0.0] * len(both), both, both, standing_out(both, WORDS))


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
