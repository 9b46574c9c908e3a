"""The noise channel: how likely is it that an OCR engine read *these* marks for *those* words?

A page that is read badly does not err at random: it reads ``rn`` for ``m``, drops the first letter of a word, joins two
words. So a misreading is told here as a path of segments, each of them n:m glyphs, and each segment that errs costs

    log(rate) + log(share)

where ``rate`` is the page's own error rate (errors a character) and ``share`` is how much more or less likely this one
misreading is than an average error: P(truth read as observed) / rate. Summed over all that can befall a character the
shares come to about 1 on the average of a text (more for error-prone glyphs such as ``l``, less for sturdy ones). An
error that directly follows another costs ``log(burst)`` in place of ``log(rate)`` and is not counted as an error of
its own: dirt covers more than one letter.

The shares come from ``data/channel.json``, which ``tools/fit_channel.py`` learns from real OCR; see ``docs/channel.md``.
The segment model follows Kolak and Resnik (OCR error correction using a noisy channel model, 2002) and Brill and Moore
(An improved error model for noisy channel spelling correction, 2000).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import exp, inf, log, log1p
from types import MappingProxyType
from typing import Any, NamedTuple

from clausediff.evidence.glyphs import DIGITS, Prior, fold

__all__ = ["Channel", "Reading", "Swap", "digit_lookalikes", "load", "recognise"]

NOMINAL_RATE = 0.003
"""Errors a character by which the path is chosen; the likelihood itself uses the page's own rate."""
RATES = (1e-5, 0.3)
"""The bounds within which a page's rate is taken at its word."""
LONGEST = 40
"""Beyond this many characters on either side a core is priced, not aligned: no misreading is that long."""
CEILING = log(2.0)
"""No misreading is likelier than twice the page's rate, so that even on the worst page a word is likeliest itself."""
_START, _MID, _END = "start", "mid", "end"


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


_SAME = Reading(0, 0.0, ())


class Channel:
    """One engine family's way of misreading."""

    def __init__(self, table: dict[str, Any], prior: Prior) -> None:
        self.burst = log(table["burst"])
        self._prior = prior
        self._swaps: dict[str, dict[str, float]] = {
            truth: {seen: entry[-1] for seen, entry in row.items() if seen != "*"}
            for truth, row in table["swaps"].items()
        }
        self._scale = {truth: row["*"] for truth, row in table["swaps"].items() if "*" in row}
        self._lost = {place: {k: v[-1] for k, v in row.items()} for place, row in table["lost"].items()}
        self._spurious = {place: {k: v[-1] for k, v in row.items()} for place, row in table["spurious"].items()}
        self._long = {truth: row for truth, row in self._swaps.items() if len(truth) > 1}
        self._wide = {t: w for t, row in self._swaps.items() if len(t) == 1 and (w := max(map(len, row), default=1)) > 1}
        self._single: dict[tuple[str, str], float] = {}
        self.read = lru_cache(maxsize=1 << 16)(self._read)
        self._core = lru_cache(maxsize=1 << 15)(self._align)

    def read(self, observed: str, truth: str) -> Reading:  # noqa: D102  (bound in __init__ so that each channel has its cache)
        raise NotImplementedError

    def log_likelihood(self, observed: str, truth: str, rate: float) -> float:
        """Natural log of P(observed | truth) on a page that errs at ``rate`` errors a character (1e-5 to 0.3)."""
        rate = min(max(rate, RATES[0]), RATES[1])
        reading = self.read(observed, truth)
        good = len(truth) - sum(len(swap.truth) for swap in reading.swaps)
        return reading.errors * log(rate) + reading.log_share + good * log1p(-rate)

    def share(self, truth: str, observed: str, place: str = _MID) -> float:
        """Natural log of the share of one segment; ``-inf`` for a longer one that was never seen.

        ``place`` (``start``, ``mid`` or ``end`` of a word) matters only where one side is empty.
        """
        if not observed:
            return self._lose(truth, place)
        if not truth:
            return self._invent(observed, place)
        if len(truth) == len(observed) == 1:
            return self._swap(truth, observed)
        return self._swaps.get(truth, {}).get(observed, -inf)

    def _swap(self, truth: str, observed: str) -> float:
        key = (truth, observed)
        found = self._single.get(key)
        if found is None:
            found = self._swaps.get(truth, {}).get(observed)
            if found is None:
                found = self._prior.swap(truth, observed) + self._scale.get(truth, 0.0)
            found = self._single[key] = min(found, CEILING)
        return found

    def _lose(self, truth: str, place: str) -> float:
        row = self._lost[place]
        found = row.get(truth)
        return row["*" + self._prior.kind(truth)] if found is None else found

    def _invent(self, observed: str, place: str) -> float:
        row = self._spurious[place]
        found = row.get(observed)
        if found is None:
            found = row["*" + self._prior.kind(observed)] - log(self._prior.members(observed))
        return found

    def _read(self, observed: str, truth: str) -> Reading:
        """The likeliest reading; both strings in raw case, with single spaces, any Unicode."""
        if observed == truth:
            return _SAME
        core = self._trimmed(observed, truth)
        return self._core(*core)[0] if core else _SAME

    def places(self, observed: str, truth: str) -> tuple[str, ...]:
        """For each swap of :meth:`read`: whether it stands at the ``start``, ``mid`` or ``end`` of a word."""
        core = self._trimmed(observed, truth)
        return self._core(*core)[1] if core else ()

    @staticmethod
    def _trimmed(observed: str, truth: str) -> tuple[str, str, bool, bool] | None:
        observed, truth = fold(observed), fold(truth)
        if observed == truth:
            return None
        shorter = min(len(observed), len(truth))
        head = 0
        while head < shorter and observed[head] == truth[head]:
            head += 1
        tail = 0
        while tail < shorter - head and observed[-1 - tail] == truth[-1 - tail]:
            tail += 1
        # One character of context on either side: a core may slide over it (``ss`` read ``s``), a segment may hold it.
        head, tail = max(head - 1, 0), max(tail - 1, 0)
        first = truth[head - 1] if head else " "
        last = truth[len(truth) - tail] if tail else " "
        return truth[head : len(truth) - tail], observed[head : len(observed) - tail], first == " ", last == " "

    def _align(self, truth: str, observed: str, opens: bool, closes: bool) -> tuple[Reading, tuple[str, ...]]:
        """Viterbi over the segments; ``opens`` and ``closes`` tell whether the core stands at a word's edges."""
        n, m = len(truth), len(observed)
        if n > LONGEST or m > LONGEST:
            longer = max(n, m)
            return Reading(1, longer * (self.burst + log(1 / 95)), (Swap(truth, observed),)), (_MID,)
        enter = log(NOMINAL_RATE)
        burst = self.burst
        places = _places(truth, opens, closes)
        gaps = _gaps(truth, opens, closes)
        # Two states a cell: the last character was read well, or misread. Each holds (cost, errors, share, link).
        good: list[list[float]] = [[-inf] * (m + 1) for _ in range(n + 1)]
        bad: list[list[float]] = [[-inf] * (m + 1) for _ in range(n + 1)]
        came: dict[tuple[int, int], tuple[int, int, bool, float]] = {}
        good[0][0] = 0.0
        swap, lose, invent = self._swap, self._lose, self._invent
        for i in range(n + 1):
            here = truth[i : i + 1]
            row_good, row_bad = good[i], bad[i]
            long_two = self._long.get(truth[i : i + 2]) if i + 2 <= n else None
            long_three = self._long.get(truth[i : i + 3]) if i + 3 <= n else None
            wide = self._wide.get(here, 0)
            for j in range(m + 1):
                well, ill = row_good[j], row_bad[j]
                if well == ill == -inf:
                    continue
                if well + enter >= ill + burst:
                    base, fresh = well + enter, True
                else:
                    base, fresh = ill + burst, False
                if i < n and j < m:
                    mark = observed[j]
                    if mark == here:
                        best = max(well, ill)
                        if best > good[i + 1][j + 1]:
                            good[i + 1][j + 1] = best
                    else:
                        share = swap(here, mark)
                        if base + share > bad[i + 1][j + 1]:
                            bad[i + 1][j + 1] = base + share
                            came[i + 1, j + 1] = (i, j, fresh, share)
                if i < n:
                    share = lose(here, places[i])
                    if base + share > bad[i + 1][j]:
                        bad[i + 1][j] = base + share
                        came[i + 1, j] = (i, j, fresh, share)
                if j < m:
                    share = invent(observed[j], gaps[i])
                    if base + share > row_bad[j + 1]:
                        row_bad[j + 1] = base + share
                        came[i, j + 1] = (i, j, fresh, share)
                if wide:
                    self._step(bad, came, i, j, 1, self._swaps[here], observed, base, fresh)
                if long_two:
                    self._step(bad, came, i, j, 2, long_two, observed, base, fresh)
                if long_three:
                    self._step(bad, came, i, j, 3, long_three, observed, base, fresh)
        return _trace(truth, observed, good, bad, came, burst, places, gaps)

    @staticmethod
    def _step(
        bad: list[list[float]],
        came: dict[tuple[int, int], tuple[int, int, bool, float]],
        i: int,
        j: int,
        width: int,
        row: dict[str, float],
        observed: str,
        base: float,
        fresh: bool,
    ) -> None:
        for span in (1, 2, 3):
            if j + span > len(observed) or (width == span == 1):
                continue
            share = row.get(observed[j : j + span])
            if share is not None and base + share > bad[i + width][j + span]:
                bad[i + width][j + span] = base + share
                came[i + width, j + span] = (i, j, fresh, share)


def _places(truth: str, opens: bool, closes: bool) -> list[str]:
    """For each character of the truth: where in its word it stands."""
    places = []
    for index, mark in enumerate(truth):
        if mark == " ":
            places.append(_MID)
        elif opens if index == 0 else truth[index - 1] == " ":
            places.append(_START)
        elif closes if index == len(truth) - 1 else truth[index + 1] == " ":
            places.append(_END)
        else:
            places.append(_MID)
    return places


def _gaps(truth: str, opens: bool, closes: bool) -> list[str]:
    """For each gap between characters of the truth: where in a word spurious ink would stand."""
    gaps = [_MID] * (len(truth) + 1)
    for index in range(len(truth) + 1):
        if opens if index == 0 else truth[index - 1] == " ":
            gaps[index] = _START
        elif closes if index == len(truth) else truth[index] == " ":
            gaps[index] = _END
    return gaps


def _trace(
    truth: str,
    observed: str,
    good: list[list[float]],
    bad: list[list[float]],
    came: dict[tuple[int, int], tuple[int, int, bool, float]],
    burst: float,
    places: list[str],
    gaps: list[str],
) -> tuple[Reading, tuple[str, ...]]:
    """Walk the best path back."""
    i, j = len(truth), len(observed)
    misread = bad[i][j] > good[i][j]
    errors, total = 0, 0.0
    swaps: list[Swap] = []
    where: list[str] = []
    while i or j:
        if not misread:
            i, j = i - 1, j - 1
            misread = bad[i][j] > good[i][j]
            continue
        back_i, back_j, fresh, share = came[i, j]
        swaps.append(Swap(truth[back_i:i], observed[back_j:j]))
        where.append(gaps[i] if back_i == i else places[back_i])
        total += share
        if fresh:
            errors += 1
        else:
            total += burst
        i, j, misread = back_i, back_j, not fresh
    return Reading(errors, total, tuple(reversed(swaps))), tuple(reversed(where))


@cache
def _tables() -> dict[str, Any]:
    from importlib.resources import files

    text = files("clausediff.evidence").joinpath("data/channel.json").read_text(encoding="utf-8")
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


def recognise(pairs: Iterable[tuple[str, str]], rate: float = NOMINAL_RATE) -> dict[str, float]:
    """The posterior probability of each measured engine family, from (observed, truth) pairs that are surely misreadings.

    Starts from the mixture's own weights, so that no evidence gives them back; sums to 1.
    """
    weights: dict[str, float] = _tables()["provenance"]["mixture"]
    seen = list(pairs)
    scores = {
        name: log(weight) + sum(load(name).log_likelihood(observed, truth, rate) for observed, truth in seen)
        for name, weight in weights.items()
    }
    top = max(scores.values())
    total = sum(exp(score - top) for score in scores.values())
    return {name: exp(score - top) / total for name, score in scores.items()}


digit_lookalikes: Mapping[str, str] = MappingProxyType(DIGITS)
"""Letters and marks that are read where the page has a figure, each with the likeliest figure: ``{"O": "0", …}``."""
