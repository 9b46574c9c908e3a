"""Which forms of a large library a scan may hold copies of, by runs of words that they share.

Each form is held against a scan word by word, which is too slow for hundreds of forms. An index of their runs of words leaves those
that share some with the scan. Long forms are sampled: a run is kept by a checksum of its words, so that the same runs are looked up
in every scan and on every machine (winnowing: S. Schleimer, D. Wilkerson, A. Aiken, 2003).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from zlib import crc32

from clausediff.canonical.reference import ANCHOR
from clausediff.canonical.variants import PreparedCanonical

__all__ = ["FormIndex"]

_SAMPLE = 8
"""One run of so many is kept of a long form."""
_LONG = 400
"""Runs from which a form is long."""
_SHARE = 0.02
"""Share of a form's kept runs that a scan must have, at least one; a copy on a worn page has far more."""


class FormIndex:
    """The runs of words of many forms."""

    def __init__(self, forms: Sequence[PreparedCanonical]) -> None:
        self._holders: dict[int, list[int]] = {}
        self._sizes: list[int] = []
        for number, form in enumerate(forms):
            runs = set(_runs(form.full.keys))
            kept = {run for run in runs if run % _SAMPLE == 0} if len(runs) >= _LONG else runs
            self._sizes.append(len(kept))
            for run in kept:
                self._holders.setdefault(run, []).append(number)

    def likely(self, keys: Sequence[str]) -> list[int]:
        """The numbers of the forms that a scan with these words may hold, in their order."""
        counts: Counter[int] = Counter()
        holders = self._holders
        for run in set(_runs(keys)):
            if run in holders:
                counts.update(holders[run])
        return sorted(number for number, count in counts.items() if count >= max(1.0, _SHARE * self._sizes[number]))


def _runs(keys: Sequence[str]) -> Iterator[int]:
    """A checksum of each run of words; runs with a field in them are left out."""
    encoded = [key.encode("utf-8", "surrogatepass") for key in keys]
    for words in zip(*(encoded[offset:] for offset in range(ANCHOR)), strict=False):
        if all(words):
            yield crc32(b" ".join(words))
