"""The line recogniser of RapidOCR's wheel, asked for its probabilities and not for a text.

It is the network of :mod:`clausediff.scan.ocr.rapidocr` without its detector. The characters that its columns mean are in the
model's metadata, without the blank, which comes first, and the space, which comes last.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausediff.scan.ocr import cache, network

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["HEIGHT", "characters", "installed", "probabilities", "read", "version"]

HEIGHT = 48
"""Pixels: how high the pictures of lines are."""
_NARROWEST = 320
"""Pixels: a narrower picture is filled up to the right."""


def installed() -> bool:
    """Whether the model and its runtime are there; neither is loaded."""
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in ("onnxruntime", "PIL", "numpy")) and _model() is not None


@lru_cache(maxsize=1)
def _model() -> Path | None:
    """The recogniser's file in RapidOCR's wheel."""
    from importlib.util import find_spec

    found = find_spec("rapidocr")
    for folder in found.submodule_search_locations or () if found is not None else ():
        for path in sorted(Path(folder, "models").glob("*_rec_*.onnx")):
            return path
    return None


def version() -> str:
    """Of the model and what it runs on: another version may weigh otherwise."""
    from importlib.metadata import version as of

    path = _model()
    return f"{path.stem if path else ''} rapidocr {of('rapidocr')} onnxruntime {of('onnxruntime')}"


def _session() -> Any:
    return network.session(_model() or Path())


@lru_cache(maxsize=2)
def characters(*, keep: bool = False) -> tuple[str, ...]:
    """What the columns mean; the first is the blank. With ``keep`` they are kept for the next run: one that asks only what was
    asked before need not load the network."""
    kept = cache.load_plain("characters", version(), lambda kept: tuple(map(str, kept))) if keep else None
    if kept:
        return kept
    listed = _session().get_modelmeta().custom_metadata_map["character"].split("\n")
    columns = _session().get_outputs()[0].shape[-1]
    found = ("", *listed[: columns - 2], " ")
    if keep:
        cache.save_plain("characters", version(), found)
    return found


def probabilities(line: NDArray[Any]) -> NDArray[Any]:
    """For each step along a line's picture (``HEIGHT`` × width, grey, 0 to 255) the probability of each character."""
    import numpy

    high, wide = line.shape
    given = numpy.zeros((1, 3, high, max(_NARROWEST, wide)), dtype=numpy.float32)
    given[0, :, :, :wide] = line.astype(numpy.float32) / 127.5 - 1
    session = _session()
    result: NDArray[Any] = session.run(None, {session.get_inputs()[0].name: given})[0][0]
    return result[: max(1, -(-wide * len(result) // given.shape[3]))]


def read(line: NDArray[Any]) -> list[tuple[str, float]]:
    """The most probable characters of a line's picture with their probabilities, equal ones side by side and blanks left out."""
    steps = probabilities(line)
    names = characters()
    found: list[tuple[str, float]] = []
    last = 0
    for column, sure in zip(steps.argmax(axis=1).tolist(), steps.max(axis=1).tolist(), strict=True):
        if column and column != last:
            found.append((names[column], sure))
        elif column and sure > found[-1][1]:
            found[-1] = (names[column], sure)
        last = column
    return found
