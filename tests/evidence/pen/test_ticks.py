"""Boxes are looked for beside the form's words, and their signs go into the text there, whatever an engine made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausediff.canonical.form_places import FormPlaces
from clausediff.evidence.pen.box_places import Place, places_of
from clausediff.evidence.pen.boxes import CheckBox
from clausediff.evidence.pen.placed import boxes_of_form
from clausediff.evidence.pen.ticks import with_ticks
from clausediff.model import Range
from clausediff.scan.pages import Box
from clausediff.scan.scan import Mark, Scan
from tests.evidence.pen.printed import HIGH, LEFT, ROW, TOP, WIDE, printed

FORM = FormPlaces(frozenset({("anextrafee", "ifthisbox"), ("bookswithcovers", "")}), frozenset({("monthly", "yearly")}))


def ticked(text: str, *seen: tuple[int, float, bool | None], form: FormPlaces = FORM) -> Scan:
    """The page with boxes that are seen: in which row, from which column on, and whether they are marked."""
    scan = printed(text)
    places = places_of(scan, form, [0])
    boxes = [
        CheckBox(Box(LEFT + WIDE * column, TOP + ROW * row + 2, LEFT + WIDE * column + 9, TOP + ROW * row + 11), on)
        for row, column, on in seen
    ]
    found = [[box for box in boxes if place.region.overlap(box.box) > 0.9 * 81] for place in places]
    return with_ticks(scan, boxes_of_form(places, found))


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        pytest.param(
            "an extra fee.   If this box", (0, 13.7, True), "an extra fee.   ☒ If this box", id="between words"
        ),
        pytest.param(
            "an extra fee.  OIf this box", (0, 14.2, True), "an extra fee.  ☒ If this box", id="a letter at the word"
        ),
        pytest.param(
            "an extra fee. O If this box", (0, 13.5, False), "an extra fee.  ☐ If this box", id="a letter alone"
        ),
        pytest.param("an extra fee. [] If this box", (0, 13.8, True), "an extra fee.  ☒ If this box", id="brackets"),
        pytest.param("books with covers\tO", (0, 21, True), "books with covers ☒\t", id="in the next cell"),
        pytest.param("books with covers&", (0, 17, True), "books with covers ☒", id="a letter behind the word"),
        pytest.param(
            "an extra foe.   lf this box", (0, 13.7, True), "an extra foe.   ☒ lf this box", id="words misread"
        ),
        pytest.param(
            "an extra fee.   If this box", (0, 40, True), "an extra fee.   If this box", id="elsewhere in the row"
        ),
        pytest.param("some other words of it", (0, 4, True), "some other words of it", id="beside no word of a box"),
        pytest.param(
            "an extra fee. [] If this box", (0, 13.8, None), "an extra fee.  If this box", id="empty, and unclear"
        ),
        pytest.param(
            "an extra fee. [x] If this box", (0, 13.8, None), "an extra fee. [x] If this box", id="marked, and unclear"
        ),
        pytest.param(
            "an extra fee. [·] If this box", (0, 13.8, None), "an extra fee.  If this box", id="a speck, and unclear"
        ),
    ],
)
def test_signs_go_to_the_words_beside_them(text: str, seen: tuple[int, float, bool | None], expected: str) -> None:
    """The text has the sign in place of what was read of the box."""
    after = ticked(text, seen)
    assert after.text.split() == expected.split()
    held = [after.text[word.span.slice] for word in after.words]
    assert held == expected.split()


def test_offsets_move_with_the_text() -> None:
    """Words, lines, marks and pages that stand behind a sign still hold what they held."""
    text = "an extra fee.   If this box\nand more of it"
    scan = printed(text)
    mark = Mark("struck", Range(text.index("more"), text.index("more") + 4), "is struck out")
    scan = replace(scan, marks=(mark,), page_starts=(0,))
    places = places_of(scan, FORM, [0])
    box = CheckBox(Box(LEFT + WIDE * 13.7, TOP + 1, LEFT + WIDE * 13.7 + 9, TOP + 10), True)
    after = with_ticks(scan, boxes_of_form(places, [[box] for _ in places]))
    assert after.text[after.marks[0].span.slice] == "more"
    assert [after.text[line.span.slice] for line in after.lines] == ["an extra fee.   ☒ If this box", "and more of it"]
    assert all(one.span.end <= two.span.start for one, two in zip(after.words, after.words[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        pytest.param(
            "  Monthly   Yearly", [(0, 0.2, True), (0, 10.2, False)], "  ☒ Monthly   ☐ Yearly", id="before them"
        ),
        pytest.param("Monthly   Yearly", [(0, 7.6, True), (0, 16.6, False)], "Monthly ☒   Yearly ☐", id="behind them"),
        pytest.param(
            "  Monthly\n  Yearly", [(0, 0.2, False), (1, 0.2, True)], "  ☐ Monthly\n  ☒ Yearly", id="below each other"
        ),
        pytest.param("Monthly   Yearly", [(0, 7.9, True)], "Monthly   Yearly", id="one between them may be either's"),
        pytest.param("  Monthly  Yearly", [(0, 0.2, True), (0, 9.2, False)], "  ☒ Monthly  ☐ Yearly", id="seen twice"),
        pytest.param(
            "Monthly         Yearly", [(0, 7.6, True)], "Monthly ☒         Yearly", id="nearer to one of them"
        ),
        pytest.param(
            "  Monlhiy   Yearly", [(0, 0.2, True), (0, 10.2, False)], "  ☒ Monlhiy   ☐ Yearly", id="a misread name"
        ),
        pytest.param("OMonthly   Yearly", [(0, -0.6, True), (0, 9.2, False)], "☒ Monthly   ☐ Yearly", id="a letter"),
    ],
)
def test_boxes_of_choices_are_on_one_side(text: str, seen: list[tuple[int, float, bool]], expected: str) -> None:
    """All boxes of a field are before its choices or behind them; where that cannot be told there is no sign."""
    assert ticked(text, *seen).text == expected


def test_what_was_read_of_a_box_is_no_end_of_its_place() -> None:
    """Though it stands elsewhere in the text, as what an engine reads of the boxes of two rows at once."""
    text = "Awning 口\nother words in a row of their own\nbooks with covers"
    scan = printed(text)
    at = text.index("口")
    box = Box(LEFT + 20 * WIDE, TOP, LEFT + 22 * WIDE, TOP + 2 * ROW + HIGH)
    words = [word._replace(box=box) if word.span.start == at else word for word in scan.words]
    (place,) = places_of(replace(scan, words=tuple(words)), FORM, [0])
    assert place.region.right > LEFT + 30 * WIDE


THREE = FormPlaces(choices=frozenset({("spring", "summer", "all")}))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("  Spring   Summer   All", 4, id="as spelt"),
        pytest.param("  Spring   Surnrner   All", 4, id="misread in the middle"),
        pytest.param("  Sprlnq   Summer   All", 4, id="misread in front"),
        pytest.param("  Spring   Summer   Ail", 4, id="misread at the end"),
        pytest.param("  Spring   ~~~~~~~~   All", 3, id="not read in the middle"),
        pytest.param("  Spring   and other things in a row   Summer", 0, id="words between them"),
        pytest.param("  the spring that we saw and all of it", 0, id="in running text"),
    ],
)
def test_choices_that_were_misread_have_places(text: str, count: int) -> None:
    """They are what looks like them beside the choices that stand beside them."""
    joints = {(place.before, place.behind) for place in places_of(printed(text), THREE, [0])}
    assert len(joints) == count


def test_a_scan_without_places_is_the_same() -> None:
    """Nothing is done for a form without boxes."""
    scan = printed("an extra fee. If this box")
    assert places_of(scan, FormPlaces(), [0]) == []
    assert with_ticks(scan, []) is scan
    assert HIGH < ROW


@pytest.mark.parametrize(
    ("lefts", "middles", "expected"),
    [
        pytest.param([10, 60, 110], (40, 150), [True] * 3, id="before"),
        pytest.param([60, 110, 180], (40, 150), [False] * 3, id="behind"),
    ],
)
def test_choices_of_which_one_token_was_read(
    lefts: list[float], middles: tuple[float, float], expected: list[bool]
) -> None:
    """Where its letters are is not known; the order of boxes and choices says which box is whose."""
    region = Box(0, 0, 300, 20)
    places = [
        Place(0, region, 10 * at or None, 10 * at if at < 3 else None, 0, (0,), (0.0, 300.0), 10.0, middles)
        for at in range(4)
    ]
    found = [[CheckBox(Box(left, 4, left + 8, 12), left == 60)] for left in lefts]
    found.insert(3 if expected[0] else 0, [])
    told = sorted(boxes_of_form(places, found), key=lambda each: each.box.box.left)
    assert [each.before for each in told] == expected
    assert [each.box.box.left for each in told] == lefts


SIZES = FormPlaces(choices=frozenset({("s", "m", "l")}))


def test_a_letter_read_of_a_box_is_no_part_of_the_next_choice() -> None:
    """The box is behind each choice, and an engine joined it to the one that follows."""
    form = FormPlaces(choices=frozenset({("s", "k", "l")}))
    seen = [(0, 7.4, False), (0, 10.4, True), (0, 13.4, False)]
    told = ticked("Size: S OK OL", *seen, form=form)
    assert " ".join(told.text.split()) == "Size: S ☐ K ☒ L ☐"


@pytest.mark.parametrize("text", ["the Shelter may sell it", "Salome may sing"])
def test_letters_of_words_are_no_short_choices(text: str) -> None:
    """They are near each other, but most letters of their words are no choice."""
    assert places_of(printed(text), SIZES, [0]) == []


def test_choices_that_are_joined_to_their_label_have_places() -> None:
    """Of names that are in few words by chance."""
    held = FormPlaces(choices=frozenset({("held", "notheld")}))
    joints = {(place.before, place.behind) for place in places_of(printed("Licence:HeldNot held"), held, [0])}
    assert joints == {(20, None)}  # between the others there is no white


COLUMN = FormPlaces(frozenset({("cookinginthekitchen", ""), ("drivingguestshome", ""), ("answeringcalls", "")}))


def test_boxes_below_each_other_that_were_read_as_one_token() -> None:
    """Its places are in all rows, and it is taken out of the text once."""
    text = "Cooking in the kitchen 品\nDriving guests home\nAnswering calls"
    scan = printed(text)
    at = text.index("品")
    tall = Box(LEFT + 30 * WIDE, TOP, LEFT + 32 * WIDE, TOP + 2 * ROW + HIGH)
    words = [word._replace(box=tall) if word.span.start == at else word for word in scan.words]
    scan = replace(scan, words=tuple(words))
    places = places_of(scan, COLUMN, [0])
    boxes = [
        CheckBox(Box(LEFT + 30 * WIDE, TOP + ROW * row + 2, LEFT + 30 * WIDE + 9, TOP + ROW * row + 11), row == 1)
        for row in range(3)
    ]
    found = [[box for box in boxes if place.region.overlap(box.box) > 0.9 * 81] for place in places]
    told = with_ticks(scan, boxes_of_form(places, found)).text
    assert [line.split()[-1] for line in told.split("\n")] == ["☐", "☒", "☐"]
    assert "品" not in told
