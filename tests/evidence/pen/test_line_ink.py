"""A line to sign is signed by a pen's ink on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausediff.canonical.form_places import FormPlaces, SigningLine
from clausediff.evidence.pen.line_ink import LineInk, as_marks, inks_of, is_a_label, line_at
from clausediff.evidence.pen.signing import lines_of
from clausediff.scan.pages import Box
from tests.evidence.pen.printed import HIGH, LEFT, ROW, TOP, WIDE, printed

numpy = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

SCALE = 150 / 72
BY = FormPlaces(lines=frozenset({SigningLine("right", "by", "name"), SigningLine("above", "signatureoftheow")}))


def test_ink_on_a_line() -> None:
    """A pen's strokes sign; a rule, dots, and the loops of the row below do not."""
    scan = printed("By:                    Name: Li\n\nBy:                    Name: Li")
    lines = lines_of(scan, BY, [0])
    darkness = numpy.zeros((400, 1000), dtype=numpy.float32)
    classes = numpy.zeros((4, 400, 1000), dtype=numpy.float32)
    classes[0] = 1
    left, base = round((LEFT + 5 * WIDE) * SCALE), round((TOP + HIGH) * SCALE)
    darkness[base : base + 3, left : left + 200] = 1  # a rule
    below = round((TOP + 2 * ROW + HIGH) * SCALE)
    for x in range(0, 120, 12):  # strokes up and down, which reach far above their own row
        for (x0, y0), (x1, y1) in (((x, below), (x + 6, below - 50)), ((x + 6, below - 50), (x + 12, below))):
            cv2.line(darkness, (left + x0, y0), (left + x1, y1), 1.0, 2)
    classes[2][darkness > 0], classes[0][darkness > 0] = 1, 0
    blank, signed = inks_of(darkness, classes, lines, SCALE)
    assert blank.pen < 2
    assert signed.pen > 60
    marks = as_marks(scan, lines, [blank, signed])
    assert [(mark.kind, mark.span.start) for mark in marks] == [("unsigned", lines[0].at), ("signed", lines[1].at)]
    assert line_at(lines[1].region, lines, [blank, signed]) == lines[1].at
    assert line_at(lines[0].region, lines, [blank, signed]) is None
    assert line_at(Box(0, 700, 50, 720), lines, [blank, signed]) is None


@pytest.mark.parametrize(("width", "signed"), [(90, True), (14, False)], ids=["joined", "a loop"])
def test_signatures_that_touch_each_other(width: int, signed: bool) -> None:
    """A shape that is on the upper line for the most part signs the lower one where it runs along it."""
    lines = lines_of(printed("By:                    Name: Li\nBy:                    Name: Li"), BY, [0])
    darkness = numpy.zeros((400, 1000), dtype=numpy.float32)
    left, upper, lower = (round(each * SCALE) for each in (LEFT + 5 * WIDE, TOP + HIGH, TOP + ROW + HIGH))
    for x in range(0, 150, 10):
        cv2.line(darkness, (left + x, upper - 20), (left + x + 5, upper), 1.0, 3)
        cv2.line(darkness, (left + x + 5, upper), (left + x + 10, upper - 20), 1.0, 3)
    cv2.line(darkness, (left + 10, upper - 5), (left + 10, lower - 5), 1.0, 3)
    for x in range(10, 10 + width, 8):
        cv2.line(darkness, (left + x, lower - 8), (left + x + 8, lower - 2), 1.0, 3)
    classes = numpy.stack((1 - darkness, 0 * darkness, darkness, 0 * darkness))
    first, second = inks_of(darkness, classes, lines, SCALE)
    assert first.pen > 30
    assert (second.pen > 30) is signed


def test_what_may_be_either_is_not_told() -> None:
    """Little ink, as of a speck, is not clear; words on the line make a blank uncertain."""
    (line,) = lines_of(printed("By: Li Wei             Name: Li"), BY, [0])
    (mark,) = as_marks(printed("By:"), [line], [LineInk(10.0, 10.0)])
    assert (mark.kind, mark.certain) == ("unclear", True)
    (mark,) = as_marks(printed("By:"), [replace(line, read=False)], [LineInk(10.0, 10.0)])
    assert (mark.kind, mark.certain) == ("unclear", False)
    (mark,) = as_marks(printed("By:"), [replace(line, read=False, exact=False)], [LineInk(0.0, 0.0)])
    assert (mark.kind, mark.certain) == ("unclear", False)
    (mark,) = as_marks(printed("By:"), [line], [LineInk(0.0, 80.0)])
    assert (mark.kind, mark.certain) == ("unsigned", False)


def test_a_crossed_signature_has_a_second_mark() -> None:
    """It is signed, and strokes go through it: the latter is never certain."""
    (line,) = lines_of(printed("By:                    Name: Li"), BY, [0])
    signed, crossed = as_marks(printed("By:"), [line], [LineInk(90.0, 120.0, True)])
    assert (signed.kind, crossed.kind, crossed.certain) == ("signed", "crossed", False)
    assert signed.span == crossed.span


@pytest.mark.parametrize("crossed", [False, True])
def test_strokes_through_a_signature_are_looked_for(crossed: bool) -> None:
    """With the page's pixels at hand, a red cross over a blue signature is seen; the rule that one signs on crosses nothing."""
    (line,) = lines_of(printed("By:                    Name: Li"), BY, [0])
    pixels = numpy.full((400, 1000, 3), 255, dtype=numpy.uint8)
    left, base = round((LEFT + 5 * WIDE) * SCALE), round((TOP + HIGH) * SCALE)
    cv2.line(pixels, (left - 10, base), (left + 260, base), (0, 0, 0), 2)
    for x in range(0, 120, 12):
        cv2.line(pixels, (left + x, base - 4), (left + x + 5, base - 24), (30, 50, 160), 2)
        cv2.line(pixels, (left + x + 5, base - 24), (left + x + 12, base - 4), (30, 50, 160), 2)
    if crossed:
        cv2.line(pixels, (left - 6, base - 28), (left + 128, base + 2), (200, 20, 30), 3)
        cv2.line(pixels, (left - 6, base + 2), (left + 128, base - 28), (200, 20, 30), 3)
    darkness = (pixels.min(axis=2) < 200).astype(numpy.float32)
    classes = numpy.stack((1 - darkness, 0 * darkness, darkness, 0 * darkness))
    (ink,) = inks_of(darkness, classes, [line], SCALE, pixels)
    assert ink.crossed is crossed


def test_a_label_that_was_surely_read_is_print() -> None:
    """Ink on it alone is no handwriting; where the engine is not sure, ink goes on behind it, or it is no label, a person is told."""
    scan = printed("By: Li signs here")
    words = [word._replace(confidence=0.98) for word in scan.words]
    on_it = words[0].box._replace(top=words[0].box.top + 2)
    assert is_a_label(on_it, words, scan.text)
    assert not is_a_label(on_it, [word._replace(confidence=0.9) for word in words], scan.text)
    assert not is_a_label(on_it._replace(right=on_it.right + words[0].box.width), words, scan.text)
    assert not is_a_label(words[2].box, words, scan.text)
