"""Group the anchored runs of each canonical into drafts of copies.

From the beginning of the scan to its end the places of the runs rise within one copy, and fall back to the beginning where
the next copy starts::

    canonical   1 2 3 4 5 6 7 8 9
    scan        1 2 3 4 5 6 7 8 9 | 1 2 5 6 7 3 4 8 9 | 1 2 3 4
                first copy          second copy, whose    third copy,
                                    part 3 4 was moved    torn off

Places that a copy has had already, far back, begin a new copy; places that it has not had are a passage that was moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

from clausediff.alignment.anchors import Run, anchored_runs
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.variants import PreparedCanonical
from clausediff.model import Range
from clausediff.text.words import Words

__all__ = ["COVER", "Candidate", "Draft", "find_drafts"]

_BACK = 0.25
"""Share of the canonical by which the places must fall back before a repeated place begins a new copy."""
_OPENING = 0.1
"""Share of the canonical within which a place is at its beginning."""
_FROM_END, _TO_BEGINNING = 0.85, 0.15
"""Shares of the canonical from behind which, and to before which, the places fall where one copy ends and another begins."""
COVER = 0.15
"""Share of the canonical's words that a copy must have in anchored runs to be one."""
_NEAR = 60
"""Words of the canonical within which reading goes on from where it fell back to; in a short form an eighth of it."""
_REPEATS = 0.2
"""Share of what a stretch covers that the copy before it must have too for the two to be two copies."""
_SHARED = 0.8
"""Share of a run's words that must be elsewhere too for it to be left out."""


class Candidate(NamedTuple):
    """A canonical that the scan may hold copies of."""

    prepared: PreparedCanonical
    """The canonical."""
    ids: list[int]
    """The canonical's integer of each word of the scan; -1 for words that it lacks."""

    @classmethod
    def of(cls, prepared: PreparedCanonical, words: Words) -> Candidate:
        """Look every word of the scan up in the canonical's vocabulary."""
        return cls(prepared, list(map(prepared.vocabulary.get, words.keys, repeat(-1))))


@dataclass(slots=True)
class Draft:
    """The runs that are taken for one copy, before the ends of its text are known."""

    candidate: Candidate
    runs: list[Run]
    """Its anchored runs so far."""
    had: bytearray
    """For each word of the canonical whether a run has it."""
    top: int
    """One past the last of them."""

    @property
    def canonical(self) -> CanonicalWords:
        """The canonical's words, with all its options."""
        return self.candidate.prepared.full

    def covered(self) -> int:
        """How many words of the canonical its runs have."""
        return sum(self.had)

    def repeats(self, other: Draft) -> float:
        """The share of what it covers that the other covers too."""
        both = int.from_bytes(self.had, "big") & int.from_bytes(other.had, "big")
        return both.bit_count() / max(1, self.covered())

    def add(self, runs: Sequence[Run]) -> None:
        """Go on with more runs."""
        self.runs.extend(runs)
        for _, at, size in runs:
            self.had[at : at + size] = b"\x01" * size
            self.top = max(self.top, at + size)

    def extent(self) -> Range:
        """Words of the scan from the first run to the last."""
        return Range(min(at for at, _, _ in self.runs), max(at + size for at, _, size in self.runs))


def find_drafts(candidates: Sequence[Candidate], length: int) -> list[Draft]:
    """The drafts of all copies in a scan of ``length`` words, in its order; no two of them claim the same words."""
    return _strongest([draft for candidate in candidates for draft in _drafts(candidate, length)])


def _drafts(candidate: Candidate, length: int) -> list[Draft]:
    """Group the anchored runs of one canonical, which are in the order of the scan, into copies."""
    canonical = candidate.prepared.full
    size = len(canonical)
    drafts: list[Draft] = []
    found = anchored_runs(canonical.anchors, candidate.ids, Range(0, length))
    for index, run in enumerate(found):
        if not drafts or (run[1] < drafts[-1].top and _begins_copy(found, index, drafts[-1], size)):
            drafts.append(Draft(candidate, [], bytearray(size), 0))
        drafts[-1].add((run,))
    joined: list[Draft] = []
    for draft in drafts:
        # a second copy repeats the first; what goes on where the first stopped is the same copy after a stray phrase
        if joined and draft.repeats(joined[-1]) < _REPEATS:
            joined[-1].add(draft.runs)
        else:
            joined.append(draft)
    kept: list[Draft] = []
    for draft in joined:
        if draft.covered() >= COVER * size:
            kept.append(draft)
        elif kept:  # a clause that occurs twice, not a copy
            kept[-1].runs.extend(draft.runs)
    return kept


def _begins_copy(found: list[Run], index: int, draft: Draft, size: int) -> bool:
    """Whether a run whose place falls back begins a new copy, or goes on with ``draft``; ``size`` is the canonical's."""
    _, at, width = found[index]
    repeated = sum(draft.had[at : at + width]) * 2 > width
    wraps = draft.top > _FROM_END * size and at < _TO_BEGINNING * size
    back = at < draft.top - _BACK * size or at < _OPENING * size < draft.top
    return (repeated or wraps) and back and not _is_island(found, index, draft, size)


def _is_island(found: list[Run], index: int, draft: Draft, size: int) -> bool:
    """Whether the places go on where they were after a short fall back: a running head, or a phrase that occurs twice."""
    _, at, width = found[index]
    if width > max(12, size // 20):
        return False
    ahead = [place for _, place, _ in found[index + 1 : index + 3]]
    if not ahead or at < ahead[0] < at + min(_NEAR, size // 8):
        return False
    return all(place >= draft.top - 2 for place in ahead)


def _strongest(drafts: list[Draft]) -> list[Draft]:
    """Where copies of several canonicals claim the same words, the one that covers most of them; in the order of the scan."""
    if all(draft.candidate is drafts[0].candidate for draft in drafts):
        return drafts
    for draft in drafts:
        _trim_shared(draft, [other for other in drafts if other.candidate is not draft.candidate])
    kept: list[tuple[Range, Draft]] = []
    for draft in sorted(drafts, key=lambda each: (-each.covered(), each.candidate.prepared.source.id)):
        low, high = extent = draft.extent()
        if all(high <= start or end <= low or other.candidate is draft.candidate for (start, end), other in kept):
            kept.append((extent, draft))
    return [draft for _, draft in sorted(kept, key=lambda each: each[0])]


def _trim_shared(draft: Draft, others: Sequence[Draft]) -> None:
    """Leave out a draft's first and last runs of words that it has elsewhere too, where another form's copy has them as well.

    Two forms may share a sentence; its place in the other form's copy is no part of this one.
    """
    draft.runs.sort()
    for end in (-1, 0):
        while len(draft.runs) > 1:
            s_at, c_at, width = draft.runs[end]
            rest = [run for run in draft.runs if run is not draft.runs[end]]
            again = sum(_within(at, rest, 1) for at in range(c_at, c_at + width))
            theirs = max(
                (sum(_within(at, other.runs, 0) for at in range(s_at, s_at + width)) for other in others), default=0
            )
            if min(again, theirs) < _SHARED * width:
                break
            draft.runs.pop(end)


def _within(at: int, runs: Sequence[Run], side: int) -> bool:
    """Whether a word of the scan (``side`` 0) or of the canonical (1) is in one of some runs."""
    return any(run[side] <= at < run[side] + run[2] for run in runs)
