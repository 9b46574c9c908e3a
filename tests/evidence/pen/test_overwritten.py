"""Ink on top of words, told from maps of probabilities that are drawn here."""

from __future__ import annotations

import pytest

numpy = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.closer import OVER  # noqa: E402
from clausediff.evidence.pen.overwritten import FEATURES, as_marks, features_of, overwritten  # noqa: E402
from tests.evidence.pen.drawn import HAND, OTHER, STRIKE, WORDS, Ink  # noqa: E402


def test_printed_words_have_nothing_to_weigh(page: Ink) -> None:
    """No ink of a pen is on them."""
    assert features_of(page.classes, page.darkness, WORDS) == [None] * len(WORDS)
    assert overwritten(page.classes, page.darkness, WORDS) == set()


@pytest.mark.parametrize("kind", [STRIKE, HAND], ids=["as a stroke", "as handwriting"])
def test_ink_on_top_of_a_word_is_more_than_print(page: Ink, kind: int) -> None:
    """Denser than the page's words, and as high as they are."""
    word = WORDS[8]
    for _ in range(2):
        page.write(word.left + 6, word.bottom - 1, letters=4, kind=kind, size=10)
    found = features_of(page.classes, page.darkness, WORDS)
    seen = dict(zip(FEATURES, found[8] or (), strict=True))
    assert seen["denser"] > 1.2
    assert seen["strike" if kind == STRIKE else "hand"] > 0.9
    assert seen["deep"] - seen["high"] > 0.6
    assert {i for i, each in enumerate(found) if each is not None} == {8}


def test_an_underline_is_not_on_top(page: Ink) -> None:
    """Other ink below a word is not a pen's on it."""
    page.line([(170, 85), (220, 85)], OTHER)
    assert overwritten(page.classes, page.darkness, WORDS) == set()


def test_overwritten_words_are_struck_but_not_for_certain(page: Ink) -> None:
    """They are one mark with their neighbours, and a person has to look."""
    one, other = as_marks({8, 9, 20}, WORDS, page.classes)
    assert (one.kind, one.words, one.certain) == ("struck", (8, 9), False)
    assert (other.words, other.box) == ((20,), WORDS[20].rounded())
    assert as_marks(set(), WORDS, page.classes) == []


def test_the_closer_look_alone_tells_what_is_squeezed_in_beside_a_word(page: Ink) -> None:
    """Where it is all but certain, and of words without figures, which have a weighing of their own."""
    said = numpy.full((len(WORDS), 4), -5.0)
    said[:, 0] = 5.0
    texts = ["word"] * len(WORDS)
    said[3, OVER], said[4, OVER] = 4.0, 2.5
    assert overwritten(page.classes, page.darkness, WORDS, said, texts) == {3}
    texts[3] = "30"
    assert overwritten(page.classes, page.darkness, WORDS, said, texts) == set()
    assert overwritten(page.classes, page.darkness, WORDS, said) == set()
