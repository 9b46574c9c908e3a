"""The Viterbi lattice of the noise channel: which segments were misread, at what price.

Two strings that differ are aligned by segments of up to three glyphs a side. A cell has two states, by whether the
glyphs just before it were read well: an error after a good glyph costs ``log(NOMINAL_RATE)``, one that follows another
error costs ``log(burst)``. The path does not depend on the page's own rate, so that it can be cached.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from math import inf, log
from typing import Any

from clausediff.evidence.prior import Prior

__all__ = ["CEILING", "NOMINAL_RATE", "REST", "Lattice"]

NOMINAL_RATE = 0.003
"""Errors a character by which the path is chosen; the likelihood itself uses the page's own rate."""
LONGEST = 80
"""Beyond this many characters on either side the core is priced, not aligned: no misreading is that long."""
REST = "other"
"""The key under which the data file keeps the scale of all that it does not list for a glyph."""
CEILING = log(2.0)
"""No misreading is likelier than twice the page's rate, so that even on the worst page a word is likeliest itself."""

Path = tuple[tuple[tuple[str, str], ...], tuple[str, ...], int, float]
"""Swaps (truth, observed), the place of each in its word, independent errors, log share."""
_Link = tuple[int, int, bool, float]
_START: _Link = (0, 0, True, 0.0)
_ENTER = log(NOMINAL_RATE)


class _Prices(dict[str, float]):
    """Prices by glyph, each worked out when it is first asked for."""

    __slots__ = ("_price",)

    def __init__(self, price: Callable[[str], float]) -> None:
        self._price = price

    def __missing__(self, mark: str) -> float:
        found = self[mark] = self._price(mark)
        return found


class Lattice:
    """The tables of one engine, ready for look-up."""

    def __init__(self, table: dict[str, Any], prior: Prior) -> None:
        """``table`` is one of the data file's ``engines``."""
        self._prior = prior
        self._burst = log(table["burst"])
        self._swaps: dict[str, dict[str, float]] = {
            truth: {seen: entry[-1] for seen, entry in row.items() if seen != REST}
            for truth, row in table["swaps"].items()
        }
        self._scale: dict[str, float] = {truth: row[REST] for truth, row in table["swaps"].items() if REST in row}
        self._lost = {place: {k: v[-1] for k, v in row.items()} for place, row in table["lost"].items()}
        self._spurious = {place: {k: v[-1] for k, v in row.items()} for place, row in table["spurious"].items()}
        self._singles: dict[str, _Prices] = {}
        self._inks = {place: _Prices(partial(self._invent, place=place)) for place in table["spurious"]}
        self._longer: dict[int, dict[str, list[tuple[str, int, float]]]] = {1: {}, 2: {}, 3: {}}
        for truth, row in self._swaps.items():
            longer = [(seen, len(seen), share) for seen, share in row.items() if (len(truth), len(seen)) != (1, 1)]
            if longer:
                self._longer[len(truth)][truth] = longer
        shares = (*self._swaps.values(), *self._lost.values(), *self._spurious.values())
        most = max(CEILING, *(share for row in shares for share in row.values()))
        self._falls = most + self._burst < 0
        """Whether each segment makes a path less likely, whatever it is: then no path comes back from below another one."""

    def share(self, truth: str, observed: str, place: str) -> float:
        """Natural log of the share of one segment; ``-inf`` for a longer one that is not listed."""
        if not observed:
            return self._lose(truth, place) if len(truth) == 1 else -inf
        if not truth:
            return self._invent(observed, place) if len(observed) == 1 else -inf
        if len(truth) == len(observed) == 1:
            return self._swap(truth, observed)
        return self._swaps.get(truth, {}).get(observed, -inf)

    def _swap(self, truth: str, observed: str) -> float:
        return (self._singles.get(truth) or self._single(truth))[observed]

    def _single(self, truth: str) -> _Prices:
        """The prices of a glyph's being read as another one, kept."""
        return self._singles.setdefault(truth, _Prices(partial(self._price, truth)))

    def _price(self, truth: str, observed: str) -> float:
        found = self._swaps.get(truth, {}).get(observed)
        if found is None:
            found = self._prior.swap(truth, observed) + self._scale.get(truth, 0.0)
        return min(found, CEILING)

    def _lose(self, truth: str, place: str) -> float:
        row: dict[str, float] = self._lost[place]
        found = row.get(truth)
        return row["*" + self._prior.kind(truth)] if found is None else found

    def _invent(self, observed: str, place: str) -> float:
        row: dict[str, float] = self._spurious[place]
        found = row.get(observed)
        if found is None:
            found = row["*" + self._prior.kind(observed)] - log(self._prior.members(observed))
        return found

    def best(self, truth: str, observed: str, opens: bool, closes: bool) -> Path:
        """The likeliest path; ``opens`` and ``closes`` say whether the strings begin and end a word."""
        n, m = len(truth), len(observed)
        if max(n, m) > LONGEST:
            return ((truth, observed),), ("mid",), 1, max(n, m) * (self._burst - log(95))
        places, gaps = _places(truth, opens, closes)
        good, bad, came = self._fill(truth, observed, places, gaps)
        return self._trace(truth, observed, (places, gaps), good, bad, came)

    def _fill(
        self, truth: str, observed: str, places: list[str], gaps: list[str]
    ) -> tuple[list[list[float]], list[list[float]], list[list[_Link]]]:
        """The price of the best path to each cell, its last glyph read well or not, and for the latter whence it came.

        Cells to which no path leads that could still be the best one are left out. One function with many branches, for it is
        the innermost loop of the whole program.
        """
        n, m, burst = len(truth), len(observed), self._burst
        floor = self._floor(truth, observed, places, gaps) if self._falls else -inf
        good = [[-inf] * (m + 1) for _ in range(n + 1)]
        bad = [[-inf] * (m + 1) for _ in range(n + 1)]
        came: list[list[_Link]] = [[_START] * (m + 1) for _ in range(n + 1)]
        good[0][0] = 0.0
        two, three, wide = self._longer[2], self._longer[3], self._longer[1]
        for i in range(n + 1):
            row_good, row_bad, row_came = good[i], bad[i], came[i]
            if max(row_good) < floor > max(row_bad):
                continue
            ink = self._inks[gaps[i]]
            steps: list[tuple[int, list[tuple[str, int, float]]]] = []
            if i < n:
                here = truth[i]
                lost, next_good, next_bad, next_came = self._lose(here, places[i]), good[i + 1], bad[i + 1], came[i + 1]
                shares = self._singles.get(here) or self._single(here)
                if here in wide:
                    steps.append((i + 1, wide[here]))
                if i + 2 <= n and (row := two.get(truth[i : i + 2])):
                    steps.append((i + 2, row))
                if i + 3 <= n and (row := three.get(truth[i : i + 3])):
                    steps.append((i + 3, row))
            for j in range(m + 1):
                well, ill = row_good[j], row_bad[j]
                if well < floor > ill or well == ill == -inf:
                    continue
                fresh = well + _ENTER >= ill + burst
                base = well + _ENTER if fresh else ill + burst
                if j < m:
                    mark = observed[j]
                    if i < n:
                        if mark == here:
                            next_good[j + 1] = well if well > ill else ill
                        elif base + (share := shares[mark]) > next_bad[j + 1]:
                            next_bad[j + 1] = base + share
                            next_came[j + 1] = (i, j, fresh, share)
                    if base + (share := ink[mark]) > row_bad[j + 1]:
                        row_bad[j + 1] = base + share
                        row_came[j + 1] = (i, j, fresh, share)
                if i < n and base + lost > next_bad[j]:
                    next_bad[j] = base + lost
                    next_came[j] = (i, j, fresh, lost)
                for to, row in steps:
                    for seen, width, share in row:
                        if observed.startswith(seen, j) and base + share > bad[to][j + width]:
                            bad[to][j + width] = base + share
                            came[to][j + width] = (i, j, fresh, share)
        return good, bad, came

    def _floor(self, truth: str, observed: str, places: list[str], gaps: list[str]) -> float:
        """The price of one path, below which none is the best: glyph by glyph, what is more on one side behind the common head.

        It is added up as :meth:`_fill` does, so that the two come out alike to the last digit where this path is the best one.
        """
        n, m, burst = len(truth), len(observed), self._burst
        at, shorter = 0, min(n, m)
        while at < shorter and truth[at] == observed[at]:
            at += 1
        well, ill = 0.0, -inf
        for i in range(at, at + n - m):
            base = max(well + _ENTER, ill + burst)
            well, ill = -inf, base + self._lose(truth[i], places[i])
        for j in range(at, at + m - n):
            base = max(well + _ENTER, ill + burst)
            well, ill = -inf, base + self._inks[gaps[at]][observed[j]]
        for here, mark in zip(truth[at + max(0, n - m) :], observed[at + max(0, m - n) :], strict=True):
            if here == mark:
                well, ill = max(well, ill), -inf
            else:
                base = max(well + _ENTER, ill + burst)
                well, ill = -inf, base + (self._singles.get(here) or self._single(here))[mark]
        return max(well, ill)

    def _trace(
        self,
        truth: str,
        observed: str,
        where: tuple[list[str], list[str]],
        good: list[list[float]],
        bad: list[list[float]],
        came: list[list[_Link]],
    ) -> Path:
        """Read the best path back from the last cell; ``where`` is :func:`_places`."""
        places, gaps = where
        swaps: list[tuple[str, str]] = []
        at: list[str] = []
        errors, total, misread_after = 0, 0.0, False
        i, j = len(truth), len(observed)
        misread = bad[i][j] > good[i][j]
        while i or j:
            if not misread:
                i, j, misread_after = i - 1, j - 1, False
                misread = bad[i][j] > good[i][j]
                continue
            to_i, to_j = i, j
            i, j, fresh, share = came[i][j]
            swap, place = (truth[i:to_i], observed[j:to_j]), gaps[i] if i == to_i else places[i]
            if misread_after and "" in swap and "" in swaps[-1] and swap.index("") != swaps[-1].index(""):
                # Ink lost and other ink in its place is one glyph read as another, whatever the cheaper path.
                swap, place = (swap[0] + swaps[-1][0], swap[1] + swaps[-1][1]), places[i]
                swaps.pop()
                at.pop()
            swaps.append(swap)
            at.append(place)
            misread_after = not fresh
            total += share if fresh else share + self._burst
            errors += fresh
            misread = not fresh
        return tuple(reversed(swaps)), tuple(reversed(at)), errors, total


def _places(truth: str, opens: bool, closes: bool) -> tuple[list[str], list[str]]:
    """Where in its word each character is, and spurious ink in each gap would be: start, mid or end."""
    last = len(truth)
    if " " not in truth:
        return _in_one_word(last, opens, closes)
    starts = [opens if at == 0 else truth[at - 1] == " " for at in range(last + 1)]
    ends = [closes if at == last else truth[at] == " " for at in range(last + 1)]
    gaps = ["start" if starts[at] else "end" if ends[at] else "mid" for at in range(last + 1)]
    places = [
        "mid" if truth[at] == " " else "start" if starts[at] else "end" if ends[at + 1] else "mid" for at in range(last)
    ]
    return places, gaps


@lru_cache(maxsize=1024)
def _in_one_word(last: int, opens: bool, closes: bool) -> tuple[list[str], list[str]]:
    gaps, places = ["mid"] * (last + 1), ["mid"] * last
    if closes:
        gaps[last] = "end"
        places[last - 1 :] = ["end"] if last else []
    if opens:
        gaps[0] = "start"
        places[:1] = ["start"] if last else []
    return places, gaps
