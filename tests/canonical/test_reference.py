"""The canonical's words in one wording: the anchors, runs of words that occur once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.reference import ANCHOR, unique_runs
from tests.stages import prepared, steady


def test_anchors_stand_once() -> None:
    """Anchors are the runs of words that stand exactly once."""
    made = prepared("a b c d e x a b c d f\n").full
    keys = {value: key for key, value in made.vocabulary.items()}
    shown = {" ".join(keys[i] for i in run): index for run, index in made.anchors.items()}
    assert "a b c d" not in shown
    assert shown["b c d e"] == 1
    assert shown["b c d f"] == 7


@steady
@given(st.lists(st.integers(0, 3), max_size=24), st.integers(1, ANCHOR))
def test_unique_runs(ids: list[int], width: int) -> None:
    """Against counting: exactly the runs that stand once, each where it stands."""
    every = [tuple(ids[i : i + width]) for i in range(len(ids) - width + 1)]
    assert unique_runs(ids, width) == {run: every.index(run) for run in every if every.count(run) == 1}
