"""A small network that says of each pixel of a page whether it is print, a stroke through print, handwriting or other ink.

Its weights are made by ``tools/fit_pen.py`` from pages that were printed, marked and worn by ``tests/benchmark/pen``. It runs on
onnxruntime, which the OCR engines need as well.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from clausediff.scan.ocr.network import session

__all__ = ["HAND", "OTHER", "STRIKE", "classify", "installed", "version"]

STRIKE, HAND, OTHER = 1, 2, 3
"""Planes of the result: a stroke through print, handwriting, and other ink (underlines, circles, stamps, highlighter)."""
_NET = Path(__file__).parent / "data" / "pen.onnx"
_ROWS = 16
"""So many rows are done at once, outside of the net."""
_STEP = 16
"""The net's coarsest scale has so many times fewer pixels a side."""


def installed() -> bool:
    """Whether there is what it needs; nothing is imported."""
    from importlib.util import find_spec

    return _NET.exists() and all(find_spec(name) is not None for name in ("onnxruntime", "numpy", "PIL", "cv2"))


@lru_cache(maxsize=1)
def version() -> str:
    """Names all weights: with others something else may be seen."""
    weights = b"".join(_NET.with_name(name).read_bytes() for name in ("closer.onnx", "weights.json", "trees.json"))
    return blake2b(_NET.read_bytes() + weights, digest_size=8).hexdigest()


def classify(planes: Any) -> Any:
    """The probability of each class for each pixel; ``planes`` are those of :func:`~clausediff.evidence.pen.ink.as_ink`."""
    import numpy

    _, high, wide = planes.shape
    padded = numpy.zeros((1, 2, -(-high // _STEP) * _STEP, -(-wide // _STEP) * _STEP), dtype=numpy.float32)
    padded[0, :, :high, :wide] = planes
    scores = session(_NET).run(None, {"planes": padded})[0][0, :, :high, :wide]
    for top in range(0, high, _ROWS):  # in parts that stay in the processor's cache, which takes half as long
        part = scores[:, top : top + _ROWS]
        part -= part.max(axis=0)
        numpy.exp(part, out=part)
        part /= part.sum(axis=0)
    return scores
