"""Of the boxes that were seen, each place has at most one, and the choices of a field all have theirs on one side."""

from __future__ import annotations

import pytest

from clausediff.evidence.pen.box_places import Place
from clausediff.evidence.pen.boxes import CheckBox
from clausediff.evidence.pen.placed import Placed, boxes_of_form
from clausediff.evidence.pen.told import doubtful_choices
from clausediff.scan.pages import Box


def box(left: float, *, top: float = 100, marked: bool | None = True) -> CheckBox:
    """A box of ten points."""
    return CheckBox(Box(left, top, left + 10, top + 10), marked)


def place(left: float, right: float, **more: object) -> Place:
    """A place between words, of which the letters end and begin at both sides."""
    parts = {"before": 4, "behind": 8, "free": (left, right), **more}
    return Place(0, Box(left - 4, 95, right + 4, 115), **parts)  # type: ignore[arg-type]


def test_a_box_over_letters_is_not_the_likeliest() -> None:
    """The second one that was seen lies in the white."""
    found = boxes_of_form([place(50, 80)], [[box(43), box(60)]])
    assert [each.box for each in found] == [box(60)]


def test_a_box_is_only_one_place_s() -> None:
    """Of two places the one whose letters it does not touch."""
    one, other = place(50, 80), place(62, 90, before=9, behind=12)
    found = boxes_of_form([one, other], [[box(58)], [box(58)]])
    assert [each.place for each in found] == [one]


@pytest.mark.parametrize(
    ("lefts", "before"),
    [pytest.param((20, 80), True, id="before each"), pytest.param((80, 140), False, id="behind each")],
)
def test_boxes_of_choices_in_a_row(lefts: tuple[int, int], before: bool) -> None:
    """The first choice is from 40 to 70, the second from 100 to 130."""
    middles = (55.0, 115.0)
    places = [
        place(0, 40, before=None, group=1, middles=middles),
        place(70, 100, group=1, middles=middles),
        place(130, 300, behind=None, group=1, middles=middles),
    ]
    seen = [[box(left) for left in lefts if each.region.left <= left <= each.region.right] for each in places]
    found = boxes_of_form(places, seen)
    assert [each.box.box.left for each in found] == list(lefts)
    assert {each.before for each in found} == {before}


def test_no_boxes_are_told_where_the_side_is_not_clear() -> None:
    """One box between two choices may be of either."""
    places = [
        place(0, 40, before=None, group=1, middles=(55.0, 115.0)),
        place(70, 100, group=1, middles=(55.0, 115.0)),
        place(130, 300, behind=None, group=1, middles=(55.0, 115.0)),
    ]
    assert boxes_of_form(places, [[], [box(80)], []]) == []


@pytest.mark.parametrize(
    ("one", "other", "asked"), [(True, None, 1), (True, False, 0), (True, True, 0), (False, None, 0), (None, None, 0)]
)
def test_a_choice_whose_box_may_be_marked_too(one: bool | None, other: bool | None, asked: int) -> None:
    """Where a choice is marked, another one of the field of which it is not known is told at its words; where none is, nothing."""
    placed = [
        Placed(place(20, 40, group=3, behind=12), box(20, marked=one)),
        Placed(place(80, 99, group=3, behind=30), box(80, marked=other)),
        Placed(place(20, 40, group=4, behind=50), box(20, top=200, marked=None)),
    ]
    found = doubtful_choices(placed)
    assert [(mark.kind, mark.span) for mark in found] == [("doubtful", (30, 30))] * asked
