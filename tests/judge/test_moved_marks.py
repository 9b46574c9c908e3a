"""Marks that are lost in one gap and gained in another near by."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from clausediff.judge.moved_marks import moved_marks


@dataclass
class Gap:
    """As much of a gap's case as is looked at."""

    at: int
    lost: str = ""
    gained: str = ""
    clause: int = 0
    circled_after: bool = False
    before_relative: bool = False
    edit: Any = field(init=False)

    def __post_init__(self) -> None:
        self.edit = SimpleNamespace(canonical_words=SimpleNamespace(start=self.at), clause=self.clause)


@pytest.mark.parametrize("mark", list("()[]-;.,:"))
def test_a_mark_that_moved(mark: str) -> None:
    """It is told at both places, whichever comes first."""
    assert moved_marks([Gap(3, lost=mark), Gap(6, gained=mark)]) == {0: mark, 1: mark}
    assert moved_marks([Gap(3, gained=mark), Gap(6, lost=mark)]) == {0: mark, 1: mark}


def test_marks_that_did_not_move() -> None:
    """One lost, one gained, two of a kind lost, or other marks are what engines do."""
    assert moved_marks([Gap(3, lost=",")]) == {}
    assert moved_marks([Gap(3, lost=","), Gap(6, lost=",")]) == {}
    assert moved_marks([Gap(3, gained=","), Gap(6, gained=",")]) == {}
    assert moved_marks([Gap(3, lost=","), Gap(6, gained=".")]) == {}
    assert moved_marks([Gap(3, lost="'"), Gap(6, gained="'")]) == {}


def test_a_mark_read_as_another_did_not_move() -> None:
    """Where the one gap also gained, or the other also lost, marks were misread."""
    assert moved_marks([Gap(3, lost=",", gained="."), Gap(6, gained=",")]) == {}
    assert moved_marks([Gap(3, lost=","), Gap(6, gained=",", lost=";")]) == {}
    assert moved_marks([Gap(3, gained=",", lost=";"), Gap(6, lost=",")]) == {}
    assert moved_marks([Gap(3, gained=","), Gap(6, lost=",", gained=";")]) == {}


@pytest.mark.parametrize("mark", list(";:()[]"))
def test_a_strong_mark_in_the_place_of_a_comma(mark: str) -> None:
    """It parts more than the comma does, so that it moved whatever it replaced."""
    assert moved_marks([Gap(3, lost=mark), Gap(6, lost=",", gained=mark)]) == {0: mark, 1: mark}
    assert moved_marks([Gap(3, lost=",", gained=mark), Gap(6, lost=mark)]) == {0: mark, 1: mark}


def test_the_commas_of_a_relative_clause() -> None:
    """Lost or gained as a pair they change who is meant; one of them alone, or commas elsewhere, do not."""
    pair = {0: ",", 1: ","}
    assert moved_marks([Gap(3, lost=",", before_relative=True), Gap(6, lost=",")]) == pair
    assert moved_marks([Gap(3, gained=",", before_relative=True), Gap(6, gained=",")]) == pair
    assert moved_marks([Gap(3, lost=",", before_relative=True), Gap(6, lost=".")]) == {}
    assert moved_marks([Gap(3, lost=","), Gap(6, lost=",", before_relative=True)]) == {}
    assert moved_marks([Gap(3, lost=",", before_relative=True), Gap(6, lost=",", gained=".")]) == {}
    assert moved_marks([Gap(3, lost=",", before_relative=True), Gap(30, lost=",")]) == {}


def test_two_marks_that_changed_places() -> None:
    """A comma and a semicolon exchanged are told at both places; two weak ones that became a third are not."""
    assert moved_marks([Gap(3, lost=",", gained=";"), Gap(6, lost=";", gained=",")]) == {0: ",", 1: ";"}
    assert moved_marks([Gap(3, lost=",", gained="-"), Gap(6, lost="-", gained=".")]) == {}
    assert moved_marks([Gap(3, lost=",", gained=";"), Gap(6, lost=",", gained=";")]) == {}


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("[", "]")])
def test_brackets_put_round_words(opening: str, closing: str) -> None:
    """A pair put round words, or taken from them; the wrong way round, or mixed, they are no pair."""
    assert moved_marks([Gap(3, gained=opening), Gap(6, gained=closing)]) == {0: opening, 1: closing}
    assert moved_marks([Gap(3, lost=opening), Gap(6, lost=closing)]) == {0: opening, 1: closing}
    assert moved_marks([Gap(3, gained=closing), Gap(6, gained=opening)]) == {}
    assert moved_marks([Gap(3, gained="("), Gap(6, gained="]")]) == {}
    assert moved_marks([Gap(3, gained=opening, lost=","), Gap(6, gained=closing)]) == {}
    assert moved_marks([Gap(3, gained=opening), Gap(6, gained=closing, lost=",")]) == {}
    assert moved_marks([Gap(3, lost=opening, gained=","), Gap(6, lost=closing)]) == {}
    assert moved_marks([Gap(3, lost=opening), Gap(6, lost=closing, gained=",")]) == {}


def test_reach() -> None:
    """Twelve words on it may be the same mark, thirteen words on it is another one; in another clause always."""
    assert moved_marks([Gap(3, lost=","), Gap(15, gained=",")]) == {0: ",", 1: ","}
    assert moved_marks([Gap(3, lost=","), Gap(16, gained=",")]) == {}
    assert moved_marks([Gap(3, lost=","), Gap(6, gained=",", clause=1)]) == {}


def test_the_first_partner_counts() -> None:
    """A mark is told of once; one with a partner further on is found behind a gap that has nothing to do with it."""
    assert moved_marks([Gap(3, lost=","), Gap(5, lost=";"), Gap(7, gained=",")]) == {0: ",", 2: ","}
    assert moved_marks([Gap(3, lost=",;"), Gap(5, gained=","), Gap(7, gained=";")]) == {0: ",", 1: ",", 2: ";"}
