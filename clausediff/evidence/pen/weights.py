"""What is fitted over a few named features: logistic weights, and small decision trees.

``tools/fit_pen.py weigh`` makes the former (``data/weights.json``; those of the closer look come from
``tools/fit_closer.py weigh``, those of altered figures from ``tools/weigh_figures.py``),
``tools/weigh_pen.py`` the latter (``data/trees.json``).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["Trees", "Weights", "trees", "weights"]

_KEPT = Path(__file__).parent / "data" / "weights.json"
_TREES = _KEPT.with_name("trees.json")
Tree = float | tuple[int, float, "Tree", "Tree"]
"""A leaf's value, or the number of a feature, a bound, the tree below the bound and the one from it on."""


class Weights(NamedTuple):
    """What is weighed of one kind of mark."""

    values: tuple[float, ...]
    """One for each feature, the bias first."""
    seen: float
    """The logit from which it is a mark."""
    certain: float
    """The logit from which it can be nothing else."""

    def logit(self, features: Sequence[float]) -> float:
        """How much speaks for a mark; the bias is no feature of the list."""
        return self.values[0] + sum(weight * value for weight, value in zip(self.values[1:], features, strict=True))


class Trees(NamedTuple):
    """Boosted decision trees for one kind of mark: where it depends on the one feature what another one says."""

    bias: float
    """The logit of all examples together."""
    trees: tuple[Tree, ...]
    """Each adds the value of one of its leaves."""
    seen: float
    """The logit from which it is a mark."""

    def logit(self, features: Sequence[float]) -> float:
        """How much speaks for a mark."""
        return self.bias + sum(_leaf(tree, features) for tree in self.trees)


@lru_cache(maxsize=1)
def _kept() -> dict[str, Weights]:
    kept = json.loads(_KEPT.read_text(encoding="utf-8"))
    return {
        kind: Weights(tuple(map(float, each["weights"].values())), float(each["seen"]), float(each["certain"]))
        for kind, each in kept.items()
    }


def weights(kind: str) -> Weights:
    """The weights of ``struck``, and of a kind with the closer look."""
    return _kept()[kind]


def _leaf(tree: Tree, features: Sequence[float]) -> float:
    while not isinstance(tree, float):
        feature, bound, below, above = tree
        tree = below if features[feature] < bound else above
    return tree


def trees(kind: str) -> Trees:
    """The trees of ``beside``, ``written``, ``circled`` or ``overwritten``."""
    return _kept_trees()[kind]


@lru_cache(maxsize=1)
def _kept_trees() -> dict[str, Trees]:
    kept = json.loads(_TREES.read_text(encoding="utf-8"))
    return {
        kind: Trees(float(each["bias"]), tuple(map(_tree, each["trees"])), float(each["seen"]))
        for kind, each in kept.items()
    }


def _tree(kept: Any) -> Tree:
    if isinstance(kept, list):
        feature, bound, below, above = kept
        return int(feature), float(bound), _tree(below), _tree(above)
    return float(kept)
