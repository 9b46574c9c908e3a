"""Windows of words for the closer look, and what its network says of some words that are drawn here."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.scan.pages import Box

numpy = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.closer import HIGH, OVER, STRUCK, WIDE, closer_to, crops_of, in_line, look, windows_of  # noqa: E402
from tests.evidence.pen.drawn import STRIKE, WORDS, Ink  # noqa: E402

SCALE = 150 / 72


@given(st.floats(1, 400), st.floats(2, 40), st.floats(0, 500), st.floats(0, 700))
def test_windows_cover_the_whole_word(wide: float, high: float, left: float, top: float) -> None:
    """Each place of a word is in a window, not at its very edge, and the word is half as high as the window."""
    word = Box(left, top, left + wide, top + high)
    windows = windows_of([word])
    for share in (0.0, 0.3, 0.5, 0.9, 1.0):
        x = (word.left + share * word.width) * SCALE
        assert any(0.099 * WIDE * w.scale <= x - w.left <= 0.901 * WIDE * w.scale for w in windows)
    for window in windows:
        assert window.word == 0
        assert window.scale * HIGH == pytest.approx(2 * max(1.0, word.height * SCALE))
        assert window.top + window.scale * HIGH / 2 == pytest.approx(word.middle * SCALE)


def test_a_short_word_has_one_window_and_a_long_one_has_more() -> None:
    """The windows of a long word are half a window apart and in its middle."""
    short, long = Box(10, 10, 30, 22), Box(10, 40, 110, 52)
    windows = windows_of([short, long])
    assert [window.word for window in windows] == [0, *[1] * (len(windows) - 1)]
    assert len(windows) > 3
    one, other = windows[1:3]
    assert other.left - one.left == pytest.approx(WIDE / 2 * one.scale)
    assert (windows[1].left + windows[-1].left) / 2 + WIDE / 2 * one.scale == pytest.approx(60 * SCALE)


def test_print_of_all_sizes_looks_alike() -> None:
    """A bar through half a word's height is half the word's height in the window, whatever its size, and in its middle."""
    for high in (8.0, 12.0, 30.0):
        page = Ink()
        word = Box(100, 80, 100 + 3 * high, 80 + high)
        page.darkness[
            round(80.5 * SCALE) : round((79.5 + high) * SCALE), round(100 * SCALE) : round(word.right * SCALE)
        ] = 1
        planes = numpy.stack((page.darkness, 0 * page.darkness))
        (crop, *_) = crops_of(closer_to(page.classes, planes), windows_of([word]))
        rows = numpy.flatnonzero(crop[0].max(axis=1) > 80)
        assert abs((rows[0] + rows[-1]) / 2 - HIGH / 2) <= 1.5
        assert 0.38 <= len(rows) / HIGH <= 0.55


@pytest.mark.parametrize(
    "word", [Box(-40, -40, -20, -30), Box(0, 0, 5, 8), Box(470, 230, 600, 260), Box(900, 20, 950, 30)]
)
def test_beyond_the_page_is_white(word: Box) -> None:
    """Words at the edge and beside the page have windows of the same size."""
    page = Ink()
    page.darkness[:] = 1
    planes = numpy.stack((page.darkness, 0 * page.darkness))
    crops = crops_of(closer_to(page.classes, planes), windows_of([word]))
    assert crops.shape[2:] == (HIGH, WIDE)
    assert crops[:, 0].min() == 0 or word.left >= 0


def test_ink_is_looked_at_in_windows_of_a_line() -> None:
    """A high shape and a low one have windows of one size around their middles."""
    assert in_line(Box(10, 20, 50, 60), 12) == Box(10, 34, 50, 46)
    assert in_line(Box(10, 39, 50, 41), 12) == Box(10, 34, 50, 46)


def test_of_no_boxes_nothing_is_said() -> None:
    """A page without words has no windows."""
    pytest.importorskip("onnxruntime")
    page = Ink()
    assert look(closer_to(page.classes, numpy.stack((page.darkness, page.darkness))), []).shape == (0, 4)


def test_a_struck_word_stands_out() -> None:
    """A line through a word speaks for a strike, of that word alone."""
    pytest.importorskip("onnxruntime")
    page = Ink()
    page.print_words()
    word = WORDS[8]
    page.line([(word.left - 4, word.middle), (word.right + 4, word.middle + 1)], STRIKE)
    planes = numpy.stack((page.darkness, 0 * page.darkness))
    said = look(closer_to(page.classes, planes), WORDS)
    assert said[8, STRUCK] > 0
    assert said[:, STRUCK].argmax() == 8
    assert said[8, STRUCK] > said[8, OVER]
    others = [i for i in range(len(WORDS)) if abs(i - 8) > 1]
    assert said[others, STRUCK].max() < 0
