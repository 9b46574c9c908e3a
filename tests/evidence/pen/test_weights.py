"""Decision trees are walked from their root to a leaf, and the leaves are added."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.evidence.pen import beside, circles, crossed, figures, net, overwritten, weights, written
from clausediff.evidence.pen.weights import Trees

FORKED = Trees(-1.0, ((0, 0.5, (1, 2.0, 0.25, 0.5), 4.0), 0.125), 0.0)
"""The first feature below a half: the second one decides; the other tree is a leaf only."""


@pytest.mark.parametrize(
    ("features", "logit"),
    [((0.0, 1.0), -0.625), ((0.0, 2.0), -0.375), ((0.5, 1.0), 3.125), ((9.0, 9.0), 3.125)],
)
def test_leaves_are_added(features: tuple[float, float], logit: float) -> None:
    """A feature that is at its bound goes the way of those above."""
    assert FORKED.logit(features) == logit


@pytest.mark.parametrize(
    "known", [beside, written, circles, overwritten], ids=lambda known: known.__name__.rpartition(".")[2]
)
def test_trees_ask_for_features_that_there_are(known: object) -> None:
    """The kept trees are of the features that the module makes."""
    kind = {beside: "beside", written: "written", circles: "circled", overwritten: "overwritten"}[known]  # type: ignore[index]
    kept = weights.trees(kind)
    names = known.FEATURES  # type: ignore[attr-defined]
    asked: set[int] = set()
    waiting = list(kept.trees)
    while waiting:
        tree = waiting.pop()
        if not isinstance(tree, float):
            asked.add(tree[0])
            waiting += tree[2:]
    assert asked <= set(range(len(names)))
    assert len(asked) > 3


@pytest.mark.parametrize(("kind", "names"), [("struck", crossed.FEATURES), ("figures", figures.FEATURES)])
def test_each_feature_has_its_weight(kind: str, names: tuple[str, ...]) -> None:
    """One weight for each, and the bias."""
    assert len(weights.weights(kind).values) == len(names) + 1


@pytest.mark.parametrize("kind", ["struck", "overwritten", "written", "beside"])
def test_the_closer_look_counts_for_each_kind(kind: str) -> None:
    """A weight for other evidence and for each of the three answers, and the bias; more evidence speaks for a mark."""
    known = weights.weights(f"{kind} closer")
    assert len(known.values) == 5
    assert known.values[1] > 0
    assert known.logit((-8, -9, -9, -9)) < known.seen


@pytest.mark.parametrize("name", ["trees.json", "closer.onnx"])
def test_other_trees_are_another_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    """What was seen with other trees, or by another network, is not taken from the cache."""
    before = net.version()
    for path in net._NET.parent.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / name).open("ab") as kept:
        kept.write(b"\n")
    monkeypatch.setattr(net, "_NET", tmp_path / "pen.onnx")
    net.version.cache_clear()
    after = net.version()
    monkeypatch.undo()
    net.version.cache_clear()
    assert after != before == net.version()
