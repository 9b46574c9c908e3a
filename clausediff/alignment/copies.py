"""Find the copies of a canonical in a scan: where each begins and ends, and what is outside of all of them.

Runs of words that occur once in the canonical give the place in it to which a stretch of the scan belongs. From the
beginning of the scan to its end these places rise within one copy, and fall back to the beginning where the next one
starts::

    canonical   1 2 3 4 5 6 7 8 9
    scan        letter | 1 2 3 4 5 6 7 8 9 | 1 2 5 6 7 3 4 8 9 | 1 2 3 4
                outside  first copy          second copy, whose    third copy,
                                             part 3 4 was moved    torn off

Places that a copy has had already, far back, begin a new copy; places that it has not had are a passage that was moved. No
numbers or headings are needed, which OCR often drops.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from clausediff.alignment.anchors import Run, anchored_runs
from clausediff.alignment.letters import end_of_letter, is_letter
from clausediff.alignment.pages_behind import end_of_copy
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.variants import PreparedCanonical
from clausediff.model import Range
from clausediff.text.words import Words

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
"""Share of a run's words from which it says again what is elsewhere."""
_WINDOW = 400
"""Words before the first anchored run among which the canonical's opening is looked for."""


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


class Copy(NamedTuple):
    """One copy found in a scan."""

    candidate: Candidate
    """What it is a copy of."""
    words: Range
    """Indices of its words in the scan."""
    span: Range
    """Offsets in the scan's text."""
    covered: float
    """Share of the canonical's words that are in anchored runs here."""
    places: array[int]
    """Those runs, three numbers each: of a long text they are very many, and asked for once."""

    @property
    def runs(self) -> list[Run]:
        """Its anchored runs in order; their places are in the canonical with all its options."""
        numbers = iter(self.places)
        return list(zip(numbers, numbers, numbers, strict=True))


@dataclass(slots=True)
class _Draft:
    """A copy in the making."""

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

    def repeats(self, other: _Draft) -> float:
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


def find_copies(candidates: Sequence[Candidate], words: Words) -> list[Copy]:
    """The copies of the candidates' canonicals in a scan, in order; none when it has too little of any of them."""
    drafts = _strongest([draft for candidate in candidates for draft in _drafts(candidate, len(words))])
    if not drafts:
        return []
    copies: list[Copy] = []
    first, start = _opening(words, drafts[0])
    for draft, following in zip(drafts, [*drafts[1:], None], strict=True):
        if following is None:
            stop = end_of_letter(words.text, words.ends[max(0, draft.extent().end - 1)])
            last = bisect_left(words.starts, stop)
        else:
            last, stop = _boundary(words, draft, following)
        share = draft.covered() / max(1, len(draft.canonical))
        end, ends_at = end_of_copy(words, draft.canonical, draft.runs, Range(first, last), stop)
        copies.append(
            Copy(
                draft.candidate,
                Range(first, end),
                Range(start, ends_at),
                share,
                array("i", chain.from_iterable(sorted(draft.runs))),
            )
        )
        first, start = last, stop
    return copies


def _drafts(candidate: Candidate, length: int) -> list[_Draft]:
    """Group the anchored runs of one canonical, which are in the order of the scan, into copies."""
    canonical = candidate.prepared.full
    size = len(canonical)
    drafts: list[_Draft] = []
    found = anchored_runs(canonical.anchors, candidate.ids, Range(0, length))
    for index, run in enumerate(found):
        if not drafts or (run[1] < drafts[-1].top and _begins_copy(found, index, drafts[-1], size)):
            drafts.append(_Draft(candidate, [], bytearray(size), 0))
        drafts[-1].add((run,))
    joined: list[_Draft] = []
    for draft in drafts:
        # a second copy repeats the first; what goes on where the first stopped is the same copy after a stray phrase
        if joined and draft.repeats(joined[-1]) < _REPEATS:
            joined[-1].add(draft.runs)
        else:
            joined.append(draft)
    kept: list[_Draft] = []
    for draft in joined:
        if draft.covered() >= COVER * size:
            kept.append(draft)
        elif kept:  # a clause that occurs twice, not a copy
            kept[-1].runs.extend(draft.runs)
    return kept


def _begins_copy(found: list[Run], index: int, draft: _Draft, size: int) -> bool:
    """Whether a run whose place falls back begins a new copy, or goes on with ``draft``; ``size`` is the canonical's."""
    _, at, width = found[index]
    repeated = sum(draft.had[at : at + width]) * 2 > width
    wraps = draft.top > _FROM_END * size and at < _TO_BEGINNING * size
    back = at < draft.top - _BACK * size or at < _OPENING * size < draft.top
    return (repeated or wraps) and back and not _is_island(found, index, draft, size)


def _is_island(found: list[Run], index: int, draft: _Draft, size: int) -> bool:
    """Whether the places go on where they were after a short fall back: a running head, or a phrase that occurs twice."""
    _, at, width = found[index]
    if width > max(12, size // 20):
        return False
    ahead = [place for _, place, _ in found[index + 1 : index + 3]]
    if not ahead or at < ahead[0] < at + min(_NEAR, size // 8):
        return False
    return all(place >= draft.top - 2 for place in ahead)


def _strongest(drafts: list[_Draft]) -> list[_Draft]:
    """Where copies of several canonicals claim the same words, the one that covers most of them; in the order of the scan."""
    if all(draft.candidate is drafts[0].candidate for draft in drafts):
        return drafts
    for draft in drafts:
        _trim_shared(draft, [other for other in drafts if other.candidate is not draft.candidate])
    kept: list[tuple[Range, _Draft]] = []
    for draft in sorted(drafts, key=lambda each: (-each.covered(), each.candidate.prepared.source.id)):
        low, high = extent = draft.extent()
        if all(high <= start or end <= low or other.candidate is draft.candidate for (start, end), other in kept):
            kept.append((extent, draft))
    return [draft for _, draft in sorted(kept, key=lambda each: each[0])]


def _trim_shared(draft: _Draft, others: Sequence[_Draft]) -> None:
    """Leave out a draft's first and last runs that say again what it has elsewhere, where another form's copy has them too.

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


def _opening(words: Words, draft: _Draft) -> tuple[int, int]:
    """Where the first copy begins: (word, offset). Pages before it, such as a cover letter, are outside.

    What is above it on its own page is taken for part of it: nobody shall hide a clause above the title. An e-mail in which
    the copy stands is known by its header lines.
    """
    s_at, c_at, _ = min(draft.runs)
    low = max(0, s_at - _WINDOW)
    head = {
        low + op.dest_start + offset
        for op in LCSseq.opcodes(draft.canonical.keys[:c_at], words.keys[low:s_at])
        if op.tag == "equal"
        for offset in range(op.dest_end - op.dest_start)
    }
    first, start = _back(words, s_at, low, head)
    if is_letter(words.text, start):
        return first, start
    page = words.text.rfind("\f", 0, words.starts[first]) + 1
    return bisect_left(words.starts, page), page


def _boundary(words: Words, draft: _Draft, following: _Draft) -> tuple[int, int]:
    """Where one copy ends and the next begins: (word, offset).

    The words between the runs of both are compared with the canonical's tail followed by its head::

        runs of one copy | … its tail … | … whatever … | … head of the next … | runs of the next
                                                       ^ boundary

    What fits neither goes with the copy before it, so that nothing that was added after a last page is lost.
    """
    s_end, c_end = max((s + size, c + size) for s, c, size in draft.runs)
    s_next, c_next, _ = min(following.runs)
    tail = draft.canonical.keys[c_end:]
    head = set()  # words of the scan that are the head's
    after = s_end  # one past the last that is the tail's
    for op in LCSseq.opcodes(tail + following.canonical.keys[:c_next], words.keys[s_end:s_next]):
        if op.tag == "equal":
            for offset in range(op.src_end - op.src_start):
                at = s_end + op.dest_start + offset
                if op.src_start + offset < len(tail):
                    after = max(after, at + 1)
                else:
                    head.add(at)
    page = words.text.rfind("\f", words.ends[after - 1], words.starts[s_next])
    if page >= 0:
        return bisect_left(words.starts, page), page + 1
    return _back(words, s_next, after, head)


def _back(words: Words, first: int, after: int, head: set[int]) -> tuple[int, int]:
    """Back from a copy's first run, a paragraph at a time, as long as most of it is the head's: (word, offset).

    ``first`` is the run's first word, ``after`` the word before which nothing belongs to the copy, and ``head`` holds the
    words that are the head's.
    """
    text = words.text
    floor = words.ends[after - 1] if after else 0
    offset = words.starts[first]
    while first > after:
        opening = text.rfind("\n\n", floor, words.starts[first - 1] + 1)
        start = opening + 2 if opening >= 0 else text.rfind("\n", floor, words.starts[first]) + 1
        low = max(after, bisect_left(words.starts, start))
        if low >= first:
            break
        between = text[words.starts[first - 1] : offset]
        same_paragraph = "\n\n" not in between and "\f" not in between
        if not same_paragraph and sum(at in head for at in range(low, first)) * 2 <= first - low:
            break
        first = low
        offset = words.starts[first]
    line = text.rfind("\n", words.ends[first - 1] if first else 0, words.starts[first])
    return first, line + 1 if line >= 0 else (words.starts[first] if first else 0)
