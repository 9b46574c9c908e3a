"""Strokes through words under one stamp are one mark, told from maps of classes that are drawn here."""

from __future__ import annotations

import pytest

from clausediff.scan.pages import Box

numpy = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.detect import marks_of  # noqa: E402
from clausediff.evidence.pen.mark import PenMark  # noqa: E402
from clausediff.evidence.pen.net import OTHER, STRIKE  # noqa: E402

SCALE = 150 / 72
WORDS = [Box(50 + 60 * (i % 6), 50 + 20 * (i // 6), 100 + 60 * (i % 6), 62 + 20 * (i // 6)) for i in range(24)]
"""Four lines of six words."""
STAMP = (150.0, 40.0, 260.0, 100.0)


def classes(*strokes: tuple[float, float, float, float], letters: bool = True) -> object:
    """Maps of classes with a stamp's frame, letters in it, and strokes, in points."""
    planes = numpy.zeros((4, 400, 1000), dtype=numpy.float32)
    left, top, right, bottom = STAMP
    edges = [
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ]
    rows = [(left + 10, y, right - 10, y) for y in (64, 66, 68, 72, 74, 76)] if letters else []
    for kind, lines in ((OTHER, [*edges, *rows]), (STRIKE, strokes)):
        for x0, y0, x1, y1 in lines:
            for share in numpy.linspace(0, 1, 1500):
                x, y = round((x0 + (x1 - x0) * share) * SCALE), round((y0 + (y1 - y0) * share) * SCALE)
                planes[kind, y : y + 2, x : x + 2] = 0.97
    planes[0] = 1 - planes[1:].max(axis=0)
    return planes


def seen(planes: object) -> list[PenMark]:
    """The marks through words."""
    found = marks_of(planes, 1 - numpy.asarray(planes)[0], WORDS)
    return [mark for mark in found if mark.kind in ("struck", "stamped")]


def test_strokes_under_a_stamp_are_one_mark() -> None:
    """Words in two lines under a stamp: one mark with all of them, which is not certain."""
    (mark,) = seen(classes((166, 56, 224, 56), (166, 96, 224, 96)))
    assert (mark.kind, mark.words, mark.certain) == ("stamped", (2, 14), False)


def test_a_stroke_that_runs_out_of_a_stamp_is_its_own() -> None:
    """A line through words beside a stamp is told of those words."""
    marks = seen(classes((166, 56, 224, 56), (286, 56, 404, 56)))
    assert [(mark.kind, mark.words) for mark in marks] == [("stamped", (2,)), ("struck", (4, 5))]


def test_a_line_around_words_is_no_stamp() -> None:
    """A frame with nothing of its own inside hides no stroke."""
    marks = seen(classes((166, 56, 224, 56), letters=False))
    assert [(mark.kind, mark.words) for mark in marks] == [("struck", (2,))]


def test_ink_in_the_white_is_found_whatever_its_kind() -> None:
    """Strokes of three classes, one behind the other, are one; a line through words and a rule are none."""
    planes = classes(letters=False)
    planes[1:] = 0
    for n, kind in enumerate((STRIKE, 2, OTHER)):
        for step in range(25):
            y, x = 300 + (step % 14), 120 + 26 * n + step
            planes[kind, y : y + 2, x : x + 2] = 0.9
    planes[STRIKE, 115:117, 360:450] = 0.9
    planes[OTHER, 360:362, 100:400] = 0.9
    planes[0] = 1 - planes[1:].max(axis=0)
    (mark,) = [each for each in marks_of(planes, 1 - planes[0], WORDS) if each.kind == "ink"]
    assert mark.box.overlap(Box(58, 144, 94, 150)) > 100
