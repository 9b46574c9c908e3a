"""Logistic weights over a few named features, as ``tools/fit_pen.py weigh`` fits them and keeps them in ``data/weights.json``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["Weights", "weights"]

_KEPT = Path(__file__).parent / "data" / "weights.json"


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


@lru_cache(maxsize=1)
def _kept() -> dict[str, Weights]:
    kept = json.loads(_KEPT.read_text(encoding="utf-8"))
    return {
        kind: Weights(tuple(map(float, each["weights"].values())), float(each["seen"]), float(each["certain"]))
        for kind, each in kept.items()
    }


def weights(kind: str) -> Weights:
    """The weights of ``struck`` or ``written``."""
    return _kept()[kind]
