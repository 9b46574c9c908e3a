"""Lines in another order are layout where nothing but labels moved, doubt where names did, and no shelter for an edit."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.judge.reading_order import _in_turn
from tests.judge.reordered import DATA, rules_of
from tests.stages import judged


@pytest.mark.parametrize("case", DATA["cases"], ids=[case["name"] for case in DATA["cases"]])
def test_worst(case: dict[str, Any]) -> None:
    """The gravest verdict is as the case has it."""
    found = judged(DATA["before"] + case["form"], DATA["before"] + case["scan"], title="Supply of Flour")
    worst = max(found, key=lambda judgement: judgement.verdict.gravity).verdict.value
    told = [(j.verdict.value, j.category, j.edit.canonical, j.edit.scan, j.reasons) for j in found]
    assert worst in ([case["worst"]] if isinstance(case["worst"], str) else case["worst"]), told


COLUMN = (
    "3. The cooper looks at each barrel once a week, in the yard and by daylight.\n\n4. The pigs of the mill are fed with whatever "
    "cider a barrel has lost.\n\n5. The law of the Canton of Vaud governs all of this.\n\n6. Both sign it with ink.\n"
)
UNLABELLED = COLUMN.replace("4. ", "").replace("5. ", "").replace("6. ", "")


@pytest.mark.parametrize(
    ("column", "labels"),
    [
        ("4. 5. 6.", True),
        ("5. 6.", True),
        ("5. 4.", False),
        ("4. 5. 7.", False),
        ("4. 5. 6. 6.", False),
        ("4. 5. often", False),
    ],
)
def test_columns_of_labels(column: str, labels: bool) -> None:
    """Labels in turn, each of a clause near by that was not read with it."""
    found = rules_of(COLUMN, UNLABELLED.replace("daylight.\n", f"daylight.\n{column}\n"))
    assert ("order/column-of-labels" in found) is labels
    assert labels == (set(found.values()) == {"format"})


def test_a_column_holds_nothing_but_labels() -> None:
    """Behind words on a line it is no column, and each may be a figure of the sentence."""
    behind = rules_of(COLUMN, UNLABELLED.replace("daylight.\n", "daylight. 4. 5. 6.\n"))
    assert "order/column-of-labels" not in behind
    assert behind["order/label-near-by"] == "review"


LINES = [
    "The Grower and his neighbour bring pears from",
    "the old orchard to the mill before noon and",
    "the carts go home by the road along the river",
    "while the dogs of the town bark at them from",
    "the bridge and all the hens run away into the",
    "field behind the barn of the old carpenter who",
]


def interleaved(pairs: int) -> tuple[str, str]:
    """Some pairs of lines, and the same read across each other."""
    words = [line.split() for line in LINES[: 2 * pairs]]
    scan = []
    for one, other in zip(words[::2], words[1::2], strict=True):
        scan += [" ".join(one[:4] + other[:4]), " ".join(one[4:] + other[4:])]
    return "\n".join(LINES) + "\n", "\n".join([*scan, *LINES[2 * pairs :]]) + "\n"


@pytest.mark.parametrize(("pairs", "across"), [(1, False), (2, False), (3, True)])
def test_lines_read_across_each_other(pairs: int, across: bool) -> None:
    """Six pieces lost and gained close by, and nearly the same words among them."""
    assert ("order/across" in rules_of(*interleaved(pairs))) is across


def test_what_was_put_in_among_lines_read_across() -> None:
    """Where too few of the words are the same ones nothing is taken back."""
    form, scan = interleaved(3)
    other = scan.replace("while the dogs of", "since every man is").replace(
        "field behind the barn", "since no man ever goes"
    )
    assert "substantive" in rules_of(form, other).values()


def test_equal_pages_have_nothing_out_of_order() -> None:
    """Of two equal pages nothing is said."""
    for case in DATA["cases"]:
        assert judged(DATA["before"] + case["form"], DATA["before"] + case["form"]) == []


@pytest.mark.parametrize(
    ("places", "near", "count"),
    [
        ([[5], [9]], 7, 2),
        ([[9], [5]], 7, 1),
        ([[5], [5]], 7, 1),
        ([[5, 6], [5, 6]], 7, 2),
        ([[], [5]], 7, 0),
        ([[1007]], 7, 1),
        ([[1008]], 7, 0),
        ([[7]], 1007, 0),
        ([[8]], 1007, 1),
    ],
)
def test_labels_in_turn(places: list[list[int]], near: int, count: int) -> None:
    """Each has a place behind that of the one before, all within a thousand words."""
    assert _in_turn(places, near) == count
