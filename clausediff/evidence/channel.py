"""The noise channel: how likely is it that an OCR engine read *these* marks for *those* words?

Errors are not random: engines read ``rn`` for ``m``, drop the first letter of a word, join two words. So a misreading is a
path of segments, each of them n:m glyphs, and each segment that errs costs

    log(rate) + log(share)

where ``rate`` is the page's own error rate (errors a character) and ``share`` is how much more or less likely this one
misreading is than an average error: P(truth read as observed) / rate. Summed over all the ways to misread a character the
shares come to about 1 on the average of a text (more for error-prone glyphs such as ``l``, less for others). An error that
directly follows another costs ``log(burst)`` in place of ``log(rate)`` and is not counted as an error of its own: dirt
covers more than one letter.

The shares come from ``data/channel.json``, which ``tools/fit_channel.py`` learns from real OCR (``docs/channel.md``).
The segment model follows Kolak and Resnik (OCR error correction using a noisy channel model, 2002) and Brill and Moore
(An improved error model for noisy channel spelling correction, 2000).
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from math import log, log1p
from pathlib import Path
from typing import Any, NamedTuple

from clausediff.evidence.prior import Prior, fold
from clausediff.evidence.viterbi import Lattice

__all__ = ["Channel", "Reading", "Swap", "load"]

RATES = (1e-5, 0.3)
"""The bounds within which a page's rate is taken at its word."""
CONTEXT = 1
"""Characters of the common head and tail that are aligned together with what differs between them."""


class Swap(NamedTuple):
    """One misread segment."""

    truth: str
    """What the page has; empty for spurious ink."""
    observed: str
    """What the engine read; empty for a lost segment."""


class Reading(NamedTuple):
    """The likeliest way in which the engine can have read the observed text for the truth."""

    errors: int
    """Independent errors; the later segments of a burst are not counted."""
    log_share: float
    """Natural log of the product of the shares (and of the burst probability for each later segment of a burst)."""
    swaps: tuple[Swap, ...]
    """The misread segments from left to right."""

    @property
    def spurious(self) -> int:
        """Ink that the truth does not have, in characters."""
        return sum(len(swap.observed) for swap in self.swaps if not swap.truth.strip() and swap.observed.strip())


_SAME: tuple[Reading, tuple[str, ...], int] = (Reading(0, 0.0, ()), (), 0)


class Channel:
    """One engine family's way of misreading."""

    def __init__(self, table: dict[str, Any], prior: Prior) -> None:
        """``table`` is one of the data file's ``engines``; ``prior`` prices what it does not list."""
        self._lattice = Lattice(table, prior)
        self._read = lru_cache(maxsize=1 << 16)(self._align)
        self._core = lru_cache(maxsize=1 << 15)(self._lattice.best)

    def read(self, observed: str, truth: str) -> Reading:
        """The likeliest reading: both strings in raw case, with single spaces, any Unicode. Cached."""
        return self._read(observed, truth)[0]

    def places(self, observed: str, truth: str) -> tuple[str, ...]:
        """For each swap of :meth:`read`: whether it stands at the ``start``, ``mid`` or ``end`` of a word."""
        return self._read(observed, truth)[1]

    def log_likelihood(self, observed: str, truth: str, rate: float) -> float:
        """Natural log of P(observed | truth) on a page that errs at ``rate`` errors a character (1e-5 to 0.3)."""
        bad, well = _logs(rate)
        (errors, log_share, _), _, misread = self._read(observed, truth)
        if not errors:
            return len(truth) * well
        return errors * bad + log_share + max(len(truth) - misread, 0) * well

    def forget(self) -> None:
        """Give the memory of what was read back."""
        self._read.cache_clear()
        self._core.cache_clear()

    def share(self, truth: str, observed: str, place: str = "mid") -> float:
        """Natural log of the share of one segment; ``-inf`` for a longer one that was never seen.

        ``place`` (``start``, ``mid`` or ``end`` of a word) matters only where one side is empty.
        """
        return self._lattice.share(truth, observed, place)

    def _align(self, observed: str, truth: str) -> tuple[Reading, tuple[str, ...], int]:
        """The reading, the place of each swap, and how many of the truth's characters are misread."""
        observed, truth = fold(observed), fold(truth)
        if observed == truth:
            return _SAME
        shorter = min(len(observed), len(truth))
        head = tail = 0
        while head < shorter and observed[head] == truth[head]:
            head += 1
        while tail < shorter - head and observed[-1 - tail] == truth[-1 - tail]:
            tail += 1
        # Context stays: a lost letter may be any of a run, a segment may begin with a letter that is right.
        head, tail = max(head - CONTEXT, 0), max(tail - CONTEXT, 0)
        opens = not head or truth[head - 1] == " "
        closes = not tail or truth[-tail] == " "
        swaps, places, errors, share = self._core(
            truth[head : len(truth) - tail], observed[head : len(observed) - tail], opens, closes
        )
        misread = sum(len(swap[0]) for swap in swaps)
        return Reading(errors, share, tuple([Swap(*swap) for swap in swaps])), places, misread


@lru_cache(maxsize=256)
def _logs(rate: float) -> tuple[float, float]:
    """Natural logs of the rate of errors, within its bounds, and of its complement."""
    rate = min(max(rate, RATES[0]), RATES[1])
    return log(rate), log1p(-rate)


@cache
def _tables() -> dict[str, Any]:
    # Not importlib.resources: it imports zipfile and more, which costs a short run 20 ms.
    text = Path(__file__).with_name("data").joinpath("channel.json").read_text(encoding="utf-8")
    tables: dict[str, Any] = json.loads(text)
    return tables


@cache
def load(engine: str | None = None) -> Channel:
    """The channel of an engine family (``tesseract``, ``textract``, ``rapidocr``).

    ``None``, or a name that nobody has measured, gives the mixture of them all. Cached.
    """
    tables = _tables()
    engines = tables["engines"]
    return Channel(engines.get(engine or "mixture", engines["mixture"]), Prior(tables["prior"]))
