"""Words that an engine read as one are weighed one by one."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from typing import Any

from clausediff.evidence.pen import joined
from clausediff.evidence.pen.crossed import weigh
from clausediff.evidence.pen.joined import parts_of, with_parts
from clausediff.scan.pages import Box
from tests.evidence.pen.drawn import STRIKE, WORDS, Ink

BOTH = Box(50, 50, 160, 62)
"""The first two words in one box, with ten points of white between them."""


def test_white_as_between_words_divides_a_box(page: Ink) -> None:
    """The letters of a word have less between them; and a stroke through the white does not join the two."""
    first, second = parts_of(BOTH, page.darkness, page.classes[STRIKE], 15.0)
    assert first.left - 50 < 3
    assert abs(first.right - 100) < 5
    assert abs(second.left - 110) < 3
    assert parts_of(WORDS[0], page.darkness, page.classes[STRIKE], 15.0) == []
    assert parts_of(BOTH, page.darkness, page.classes[STRIKE], 80.0) == []
    page.line([(96, 56), (114, 56)], STRIKE)
    assert len(parts_of(BOTH, page.darkness, page.classes[STRIKE], 15.0)) == 2


def test_a_stroke_through_one_of_two_words(page: Ink, monkeypatch: pytest.MonkeyPatch) -> None:
    """It covers less than half of the box, and all of its word."""
    import numpy

    def said_of(_: Any, boxes: Any) -> Any:
        return numpy.full((len(boxes), 4), -2.0)

    monkeypatch.setattr(joined, "look", said_of)
    words = [BOTH, *WORDS[2:]]
    page.line([(49, 57), (101, 57)], STRIKE)
    said = said_of(None, words)
    before = weigh(page.classes[STRIKE], page.darkness, words, said)
    after = with_parts(before, page.classes[STRIKE], page.darkness, words, said, None)  # type: ignore[arg-type]
    assert after.firsts[0] > before.firsts[0] + 1
    assert after.both[0] > before.both[0]
    assert after.both[1:] == before.both[1:]
