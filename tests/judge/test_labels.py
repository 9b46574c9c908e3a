"""Labels as values: which marks are another label, and which are the label misread."""

from __future__ import annotations

import pytest

from clausediff.judge.labels import counted, value_like
from clausediff.model import Verdict
from tests.stages import judged, page

LIST = (
    "1. The Grower brings these to the Press in autumn:\n\n(a) apples from the orchard;\n\n(b) pears from the garden;\n\n"
    "(c) plums from the meadow.\n\n2. The Press makes juice of them and fills it into barrels.\n"
)


@pytest.mark.parametrize(
    ("canonical", "scan", "values"),
    [
        ("2", "3", (2, 3)),
        ("12", "7", (12, 7)),
        ("2", "z", None),
        ("2", "٣", None),
        ("b", "c", (2, 3)),
        ("b", "2", None),
        ("b", "cc", None),
        ("b", "é", None),
        ("ii", "iv", (2, 4)),
        ("ii", "iii", (2, 3)),
        ("ii", "l", (2, 50)),
        ("ii", "ww", None),
        ("i", "ii", (1, 2)),
        ("v", "vi", (5, 6)),
        ("x", "xi", (10, 11)),
        ("i", "c", (9, 3)),
        ("c", "ii", None),
        ("xl", "xli", (40, 41)),
        ("ii", "iiii", None),
        ("aa", "ab", None),
        ("3a", "3b", None),
    ],
)
def test_values(canonical: str, scan: str, values: tuple[int, int] | None) -> None:
    """Both labels by the style of the canonical's; marks that have no value in that style have none."""
    assert value_like(canonical, scan) == values


def index_of(key: str) -> int:
    """The word of the list that has a key and is a label."""
    made, _ = page(LIST, LIST)
    return next(index for index in sorted(made.canonical.labels) if made.canonical.keys[index] == key)


@pytest.mark.parametrize(
    ("label", "marks", "another"),
    [
        ("b", "c", True),
        ("b", "a", True),
        ("b", "e", True),
        ("b", "f", False),
        ("b", "b", False),
        ("b", "9", False),
        ("1", "9", True),
        ("1", "1", False),
        ("1", "l", False),
    ],
)
def test_another_label_of_the_list(label: str, marks: str, another: bool) -> None:
    """A list of three may have five at most: (e) is another label of it and (f) is a misreading; figures are read as they are."""
    made, _ = page(LIST, LIST)
    assert counted(made, index_of(label), marks) is another


def told(scan: str) -> list[tuple[str, str]]:
    """The rules and verdicts of what is for a person."""
    found = [each for each in judged(LIST, scan) if each.verdict.gravity >= Verdict.REVIEW.gravity]
    return [(each.rule, each.verdict.value) for each in found]


def test_a_label_exchanged_for_another() -> None:
    """It is asked about once."""
    assert told(LIST.replace("(b)", "(c)", 1)) == [("replaced/other-label", "review")]


def test_a_label_lost_and_another_gained() -> None:
    """The label before the clause is another one, whatever stands between."""
    assert ("replaced/other-label", "review") in told(LIST.replace("\n\n2. The Press", "\n\n3 The Press"))


def test_labels_that_are_all_there() -> None:
    """Of the same labels nothing is said."""
    assert told(LIST) == []
    assert told(LIST.replace("(b) ", "")) == []
