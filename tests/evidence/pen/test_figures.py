"""Figures that a pen changed, on pages that are drawn here and put to the recogniser."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

numpy = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")
pytest.importorskip("PIL")

from PIL import Image, ImageDraw, ImageFont  # noqa: E402

from clausediff.evidence.pen.closer import OVER, PRINT  # noqa: E402
from clausediff.evidence.pen.figures import Doubt, altered_figures, doubts_of, features_of, made_by_pen, standing_out  # noqa: E402
from clausediff.evidence.pen.ink import DPI  # noqa: E402
from clausediff.evidence.pen.mark import PenMark  # noqa: E402
from clausediff.scan.ocr import recogniser  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402

pytestmark = pytest.mark.skipif(not recogniser.installed(), reason="RapidOCR is not installed")

LINES = ("pay within 30 days at 8 percent", "of 15,000 pounds for 12 years", "no later than 25 June 2031")
SIZE, LEFT, TOP, ROW = 22, 60, 50, 45
"""In pixels at the resolution that is looked at: letters of some ten points."""


class Sheet:
    """Three lines of print, which a pen may change."""

    def __init__(self, lines: tuple[str, ...] = LINES) -> None:
        self.image = Image.new("L", (560, 240), 255)
        self.draw = ImageDraw.Draw(self.image)
        font = ImageFont.load_default(SIZE)
        self.texts: list[str] = []
        self.words: list[Box] = []
        for row, line in enumerate(lines):
            y = TOP + ROW * row
            self.draw.text((LEFT, y), line, fill=0, font=font)
            for at, word in _words(line):
                left, right = (LEFT + font.getlength(part) for part in (line[:at], line[: at + len(word)]))
                self.texts.append(word)
                self.words.append(Box(*(side * 72 / DPI for side in (left, y + 2, right, y + SIZE + 5))))

    def at(self, text: str) -> int:
        """The number of a word."""
        return self.texts.index(text)

    def stroke(self, text: str, *points: tuple[float, float], wide: int = 2) -> None:
        """A pen's line through points that are given in widths and heights of a word's figures."""
        left, top, right, bottom = (side * DPI / 72 for side in self.words[self.at(text)])
        high = 0.63 * (bottom - top)
        self.draw.line(
            [(left + x * (right - left), top + 0.17 * (bottom - top) + y * high) for x, y in points],
            fill=20,
            width=wide,
        )

    @property
    def darkness(self) -> Any:
        """As :func:`~clausediff.evidence.pen.ink.as_ink` has it."""
        return (255 - numpy.asarray(self.image, dtype=numpy.float32)) / 255

    def doubts(self) -> dict[int, Doubt]:
        """What may be there instead of each figure."""
        return doubts_of(self.darkness, self.words, self.texts)

    def altered(self, over: float = -2.0, beyond: dict[int, float] | None = None, of: str = "") -> dict[str, PenMark]:
        """The words that are found changed, where the closer look says so much of all, or ``of`` one, and some have ink that their
        like has not."""
        said = numpy.full((len(self.words), 4), -5.0)
        said[:, OVER], said[:, PRINT] = (-4.0, 4.0) if of else (over, max(2.5, -over))
        if of:
            said[self.at(of), OVER], said[self.at(of), PRINT] = over, -over
        classes = numpy.zeros((4, *self.darkness.shape), dtype=numpy.float32)
        classes[0] = 1.0
        found = altered_figures(classes, self.darkness, self.words, self.texts, said, beyond or {})
        assert {mark.kind for mark in found} <= {"altered"}
        return {self.texts[mark.words[0]]: mark for mark in found}


def _words(line: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in line.split(" "):
        found.append((at, word))
        at += len(word) + 1
    return found


def test_figures_as_printed() -> None:
    """Nothing else is likely, and each word with figures is asked about."""
    sheet = Sheet()
    doubts = sheet.doubts()
    assert {sheet.texts[i] for i in doubts} == {"30", "8", "15,000", "12", "25", "2031"}
    assert max(doubt.score for doubt in doubts.values()) < -8
    assert sheet.altered() == {}


@pytest.mark.parametrize(
    ("text", "points", "other"),
    [
        pytest.param("8", [(-0.35, 0.15), (-0.2, 0.0), (-0.2, 1.0)], "18", id="a 1 squeezed in before it"),
        pytest.param("30", [(0.04, 0.05), (0.04, 0.95)], "80", id="a 3 made an 8"),
        pytest.param("12", [(0.0, 0.0), (-0.15, 0.7), (0.45, 0.7)], "42", id="a 1 made a 4"),
        pytest.param("25", [(0.55, 0.5), (0.55, 1.0), (0.8, 1.0)], "26", id="a 5 made a 6"),
    ],
)
def test_a_stroke_makes_another_figure_likely(text: str, points: list[tuple[float, float]], other: str) -> None:
    """It is told what that is, also where the printed one stays likelier; the others stay as they were."""
    sheet = Sheet()
    sheet.stroke(text, *points, wide=3)
    doubts = sheet.doubts()
    own = doubts.pop(sheet.at(text))
    assert own.other == other
    assert own.score > max(doubt.score for doubt in doubts.values())
    assert sheet.altered(over=-2.9).keys() == {text}
    assert sheet.altered(over=-3.1) == {}
    ((told, mark),) = sheet.altered(over=0.0).items()
    assert (told, mark.other, mark.certain) == (text, other, True)


def test_ink_that_its_like_has_not() -> None:
    """It speaks for a figure that the recogniser has next to no doubt of, where the closer look has some."""
    sheet = Sheet()
    others = dict.fromkeys(range(sheet.at("25")), 0.01)
    assert sheet.altered(over=2.5, of="25") == {}
    assert sheet.altered(over=2.5, of="25", beyond={sheet.at("25"): 0.3, **others}).keys() == {"25"}
    assert sheet.altered(over=-1.0, of="25", beyond={sheet.at("25"): 0.3, **others}) == {}


def test_a_point_within_a_figure() -> None:
    """A dot between two digits."""
    sheet = Sheet()
    sheet.stroke("12", (0.42, 0.96), (0.47, 0.96), wide=4)
    assert sheet.doubts()[sheet.at("12")].other in ("1.2", "1,2")


def test_what_was_written_by_hand_is_left_alone() -> None:
    """A date that was filled in has no print beside which it could be changed."""
    sheet = Sheet()
    sheet.stroke("30", (0.04, 0.05), (0.04, 0.95), wide=3)
    classes = numpy.zeros((4, *sheet.darkness.shape), dtype=numpy.float32)
    classes[2] = 1.0
    said = numpy.full((len(sheet.words), 4), 3.0)
    assert altered_figures(classes, sheet.darkness, sheet.words, sheet.texts, said, {}) == []


def test_no_recogniser_no_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said without it; nor of a page without figures."""
    assert Sheet(("no figure here",)).doubts() == {}
    monkeypatch.setattr("clausediff.scan.ocr.recogniser.installed", lambda: False)
    assert Sheet().doubts() == {}


def test_a_space_that_was_lost_is_no_doubt() -> None:
    """``30 days`` that was read as one word is weighed with its space as well."""
    sheet = Sheet()
    first, second = sheet.at("30"), sheet.at("days")
    apart = sheet.doubts()[first].score
    sheet.words[first : second + 1] = [sheet.words[first].joined(sheet.words[second])]
    sheet.texts[first : second + 1] = ["30days"]
    assert sheet.doubts()[first].score < max(-8.0, apart + 2)


def test_features_are_bounded() -> None:
    """What is all but impossible, or certain, counts as much as what is a little less so."""
    said = numpy.zeros((3, 4))
    said[:, OVER], said[:, PRINT] = 1.5, 4.0
    doubts = {0: Doubt("", -40.0), 2: Doubt("", 90.0)}
    found = features_of(doubts, said, {0: 9.0, 2: 0.01, 5: 0.01})
    assert found[0][0] < -10 < 0 < found[2][0] < 10
    assert found[0][1] == found[2][1] == 1.5
    assert (found[0][3], found[2][3]) == (1.0, 0.0)


def test_ink_on_the_word_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A figure that reads as nothing else, beside one that is more plainly changed, has that one's ink in its window."""
    sheet = Sheet(("Pay on 23, 2020 to the mill of 2024 here", *LINES))
    first, second = sheet.at("23,"), sheet.at("2020")
    doubts = {i: Doubt("0", -13.5) for i, text in enumerate(sheet.texts) if text[0].isdigit()} | {
        first: Doubt("28,", 2.0)
    }
    monkeypatch.setattr("clausediff.evidence.pen.figures.doubts_of", lambda *_: doubts)
    said = numpy.full((len(sheet.words), 4), -5.0)
    said[:, PRINT] = 4.0
    for i in (first, second, sheet.at("2024")):
        said[i, OVER], said[i, PRINT] = 4.5, -6.0
    classes = numpy.zeros((4, *sheet.darkness.shape), dtype=numpy.float32)
    found = altered_figures(classes, sheet.darkness, sheet.words, sheet.texts, said, {})
    assert {mark.words[0] for mark in found} == {first, sheet.at("2024")}


def test_a_page_of_which_the_closer_look_is_unsure() -> None:
    """What it says of one word is held against what it says of the page's plainest print."""
    doubts = {0: Doubt("", -9.0), 1: Doubt("", -9.0)}
    for sure, less in ((5.0, 0.0), (3.8, 0.0), (2.8, 1.0)):
        said = numpy.zeros((20, 4))
        said[:, PRINT] = sure
        said[1, PRINT], said[1, OVER] = -1.0, 2.0
        found = features_of(doubts, said, {})
        assert found[0][1:3] == pytest.approx((-less, sure + less))
        assert found[1][1:3] == pytest.approx((2.0 - less, -1.0 + less))


def test_more_must_speak_for_the_number_of_a_clause() -> None:
    """It opens its line, and agrees nothing; a figure that is broken into a line there is none."""
    found = {}
    for label in ("8.", "8"):
        sheet = Sheet((f"{label} Pay on 12 May 2031", *LINES))
        sheet.stroke(label, (0.1, 0.45), (0.1, 0.85), wide=2)
        found[label] = sheet
    for over in (-2.9, -1.0, 0.5):
        assert ("8." in found["8."].altered(over)) <= ("8" in found["8"].altered(over))
    assert "8." not in found["8."].altered(-2.9)


@pytest.mark.parametrize(
    ("usual", "count", "one", "found"),
    [
        pytest.param(-13.5, 8, -9.0, True, id="a clear page"),
        pytest.param(-13.5, 8, -12.5, False, id="a little likelier"),
        pytest.param(-9.0, 8, -5.0, False, id="a page on which print is not clear"),
        pytest.param(-13.5, 2, -9.0, False, id="a page with hardly any figures"),
    ],
)
def test_a_figure_that_stands_out(usual: float, count: int, one: float, found: bool) -> None:
    """The page's other figures say what is usual."""
    doubts = {i: Doubt("", usual) for i in range(count)} | {20: Doubt("80", one)}
    assert standing_out(doubts) == ({20} if found else set())


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("30", True),
        ("$1,200.50;", True),
        ("(60)", True),
        ("at8", True),
        ("15,000pounds", True),
        ("7.The", True),
        ("days", False),
        ("Ba)rn2025", False),
        ("0203-4455-9921-1834", False),
    ],
)
def test_which_words_are_asked(text: str, asked: bool) -> None:
    """Words with one figure; not what an engine garbled, nor numbers of accounts."""
    assert bool(Sheet((f"pay {text} then",)).doubts()) is asked


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("30", {"80", "39", "130", "$30", "300", "3.0", "3,0", "30%"}),
        ("at8", {"at18", "at 18", "at6", "at80", "at$8"}),
        ("5years", {"15years", "50years", "50 years", "6years"}),
        ("1,200", {"7,200", "11,200", "1,2000", "1,20.0"}),
    ],
)
def test_what_a_pen_can_make(text: str, some: set[str]) -> None:
    """Digits changed, put before and behind, points within."""
    made = set(made_by_pen(text))
    assert some <= made
    assert text not in made


@given(st.text("0123456789.,%$ax ", max_size=8))
def test_what_a_pen_makes_has_no_less(text: str) -> None:
    """No letter is lost, and a word without figures has none."""
    for made in made_by_pen(text):
        assert len(text) <= len(made) <= len(text) + 2
        assert sum(map(str.isalpha, made)) == sum(map(str.isalpha, text))
        assert any(map(str.isdigit, text))
