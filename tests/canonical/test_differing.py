"""Where filled copies of one form differ: whole fillings, with what each copy has there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.differing import FilledCopy, Place, differing_places, nearest_first
from clausediff.errors import UsageError
from clausediff.model import Range
from tests.stages import cases, steady


def copies(texts: list[str]) -> list[FilledCopy]:
    """Copies with these texts."""
    return [FilledCopy.of(f"{number}.txt", text) for number, text in enumerate(texts)]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in cases("differing")])
def test_places(case: dict[str, list[str]]) -> None:
    """The places of each case, each with the readings of all copies."""
    base, *others = copies(case["copies"])
    assert [list(place.readings) for place in differing_places(base, others)] == case["places"]


def test_markup_is_in_no_word() -> None:
    """Words that markup touches are read without it, and their spans are those in the text."""
    copy = FilledCopy.of("x.txt", "**Date:** <b>May 3</b> __now__")
    assert copy.keys == ["date", ":", "may", "3", "now"]
    assert copy.words(2, 5) == "May 3 now"
    assert copy.text[copy.spans[3].slice] == "3"


@pytest.mark.parametrize(
    ("readings", "winner"),
    [
        (["a", "a", "A", "b"], "a"),
        (["a  c", "A c", "a\nc"], "a c"),
        (["", "", "", "b"], ""),
        (["a", "a", "b"], "a"),
        (["a", "b"], None),
        (["a", "a", "b", "b"], None),
        (["a", "a", "a", "b", "b", "b"], None),
    ],
)
def test_majority(readings: list[str], winner: str | None) -> None:
    """Two copies at least must read alike, and clearly more than the others."""
    assert Place(Range(0, 1), tuple(readings)).majority() == winner


def test_nearest_first() -> None:
    """The base is the copy that is nearest to all others; the others keep their order."""
    form = "The Speaker lets the Society print the talk {} in its journal {}."
    found = nearest_first(copies([form.format("a b c", "d"), form.format("a", "now"), form.format("b", "now")]))
    assert [copy.path for copy in found] == ["1.txt", "0.txt", "2.txt"]


def test_no_copy_of_the_form() -> None:
    """A file that is no copy of the form is named, with the one it was held against."""
    form = "The Speaker lets the Society print the talk in its journal."
    with pytest.raises(UsageError, match=r"2\.txt: is too unlike 0\.txt"):
        nearest_first(copies([form, form, "Quite another text about the weather in Rome."]))


@steady
@given(st.lists(st.lists(st.sampled_from("abc"), max_size=8).map(" ".join), min_size=2, max_size=4))
def test_places_are_all_that_differs(texts: list[str]) -> None:
    """Places follow one another, and with the words between them, which all copies have, they give each copy again."""
    base, *others = copies(texts)
    places = differing_places(base, others)
    assert all(one.words.end <= two.words.start for one, two in pairwise(places))
    for number, copy in enumerate([base, *others]):
        parts, at = [], 0
        for place in places:
            parts += [base.words(at, place.words.start), place.readings[number]]
            at = place.words.end
        parts.append(base.words(at, len(base.keys)))
        assert " ".join(" ".join(parts).split()) == copy.words(0, len(copy.keys))
