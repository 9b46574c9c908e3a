"""Many gaps aligned word by word, shared by several processes where they are large enough together.

Each gap is aligned by itself, so that whoever aligns it the same units come out.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from clausediff import parallel
from clausediff.alignment.unit import Kind, Unit
from clausediff.alignment.word_by_word import cheapest
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.shared_calls import in_shares
from clausediff.text.words import Words

__all__ = ["Gap", "align_gaps"]

Gap = tuple[Range, Range]
"""Words of the canonical, and of the scan."""
_CELL = 1.5e-6
"""Seconds that a pair of words takes."""
_SHARES = 32
"""Shares for each process: they take unequal time."""
_LEAST = 0.15
"""Seconds below which another process is not worth its start and the sending of its units."""
_KINDS = tuple(Kind)


def align_gaps(canonical: CanonicalWords, words: Words, gaps: Sequence[Gap], jobs: int) -> list[list[Unit]]:
    """The units of each gap, worked out by so many processes; 0 is one on each core where there is much to do."""
    sizes = list(accumulate((of_canonical.size + 1) * (of_scan.size + 1) for of_canonical, of_scan in gaps))
    seconds = sizes[-1] * _CELL if gaps else 0.0
    jobs = (
        parallel.processes(jobs, seconds + parallel.seconds_for_text(len(words.text)))
        if jobs != 1 and seconds > _LEAST
        else 1
    )
    if jobs == 1:
        return [cheapest(canonical, words, *gap) for gap in gaps]
    shares = _SHARES * jobs
    bounds = [bisect_left(sizes, sizes[-1] * number / shares) for number in range(shares)]
    bounds.append(len(gaps))

    def align_share(number: int) -> list[list[Unit]]:
        return [cheapest(canonical, words, *gap) for gap in gaps[bounds[number] : bounds[number + 1]]]

    made = in_shares(align_share, shares, jobs, pack=_pack, unpack=_unpack)
    return [units for share in made for units in share]


def _pack(share: Iterable[Sequence[Unit]]) -> bytes:
    """The units of some gaps as numbers: for each gap how many it has, and for each unit its kind and its bounds."""
    numbers = array("i")
    for units in share:
        numbers.append(len(units))
        for kind, canonical, scan in units:
            numbers.extend((kind, *canonical, *scan))
    return numbers.tobytes()


def _unpack(packed: bytes) -> list[list[Unit]]:
    numbers = array("i")
    numbers.frombytes(packed)
    values = iter(numbers)
    # The argument lists are worked out from left to right, and each takes the next number.
    return [
        [
            Unit(_KINDS[next(values)], Range(next(values), next(values)), Range(next(values), next(values)))
            for _ in range(count)
        ]
        for count in values
    ]
