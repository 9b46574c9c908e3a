"""Marks over words weighed as a whole, on maps of probabilities that are drawn here."""

from __future__ import annotations

import dataclasses

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen import confirm
from clausediff.evidence.pen.confirm import FEATURES, confirmed, features_of
from clausediff.evidence.pen.strikes import find_struck
from clausediff.evidence.pen.weights import Trees
from tests.evidence.pen.drawn import OTHER, STRIKE, WORDS, Ink


@pytest.fixture
def page() -> Ink:
    """A printed page with a stroke through two words."""
    made = Ink()
    made.print_words()
    made.line([(44, 56), (166, 57)], STRIKE)
    return made


def test_a_stroke_stays(page: Ink) -> None:
    """Also where it is not certain."""
    marks = find_struck(page.classes[STRIKE], page.darkness, WORDS)
    assert confirmed(marks, page.classes, page.darkness, WORDS) == marks
    doubtful = [dataclasses.replace(mark, certain=False) for mark in marks]
    assert confirmed(doubtful, page.classes, page.darkness, WORDS) == doubtful
    assert confirmed([], page.classes, page.darkness, WORDS) == []


def test_what_is_certain_is_not_asked_again(page: Ink, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the trees say of it: a hidden strike is the worst that can happen."""
    monkeypatch.setattr(confirm, "trees", lambda _: Trees(-9.0, (), 0.0))
    (mark,) = find_struck(page.classes[STRIKE], page.darkness, WORDS)
    assert mark.certain
    assert confirmed([mark], page.classes, page.darkness, WORDS) == [mark]
    assert confirmed([dataclasses.replace(mark, certain=False)], page.classes, page.darkness, WORDS) == []


def test_other_ink_around_a_mark_is_weighed(page: Ink) -> None:
    """As that of a stamp's frame."""
    marks = find_struck(page.classes[STRIKE], page.darkness, WORDS)
    before = dict(zip(FEATURES, features_of(marks, page.classes, page.darkness, WORDS)[0], strict=True))
    page.line([(40, 46), (170, 46)], OTHER)
    after = dict(zip(FEATURES, features_of(marks, page.classes, page.darkness, WORDS)[0], strict=True))
    assert before["around"] == 0 and after["around"] > 3
    assert before["words"] == 2 and before["strike"] > 0.9
