"""Find the copies of a canonical in a scan: where each starts and ends, and what lies outside.

Runs of words that stand once in the canonical tell where in it a stretch of the scan belongs. Reading on, the places rise
within one copy and fall back to the beginning where the next one starts; a place that this copy has had already, far back,
is a new copy, while one that it has not had is a clause moved. No numbers or headings are needed: OCR drops them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

from rapidfuzz.distance import LCSseq

from clausediff.alignment.anchors import Run, anchored_runs
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.variants import PreparedCanonical
from clausediff.model import Range
from clausediff.text.words import Words

_BACK = 0.25
"""Share of the canonical by which reading must fall back before a repeated place is a new copy."""
_COVER = 0.15
"""Share of the canonical's words that a copy must show in long runs to be one."""
_NEAR = 60
"""Words of the canonical within which reading goes on from where it fell back to; in a short form an eighth of it."""
_REPEATS = 0.2
"""Share of a draft that must repeat the copy before it for the two to be two copies."""
_SHARED = 0.8
"""Share of a run's words from which it says again what is elsewhere."""
_LEAD_WORDS = 40
"""Words before the first copy, on its page, that are taken for part of it rather than for a cover letter."""
_WINDOW = 400
"""Words before the first sure run in which the canonical's opening is looked for."""


@dataclass(slots=True)
class Candidate:
    """A canonical that the scan may hold copies of."""

    prepared: PreparedCanonical
    ids: list[int]
    """The canonical's integer of each word of the scan; -1 for words that it lacks."""

    @classmethod
    def of(cls, prepared: PreparedCanonical, words: Words) -> Candidate:
        """Look every word of the scan up in the canonical's vocabulary."""
        return cls(prepared, list(map(prepared.vocabulary.get, words.keys, repeat(-1))))


@dataclass(slots=True)
class Copy:
    """One copy found in a scan."""

    candidate: Candidate
    words: Range
    """Indices of its words in the scan."""
    span: Range
    """In the scan's text."""
    covered: float
    """Share of the canonical's words that stand in long runs here."""
    runs: list[Run]
    """Those runs: index in the scan, index in the canonical with all its options, words."""


@dataclass(slots=True)
class _Draft:
    candidate: Candidate
    runs: list[Run]
    had: bytearray
    top: int

    @property
    def canonical(self) -> CanonicalWords:
        return self.candidate.prepared.full

    def covered(self) -> int:
        return sum(self.had)

    def repeats(self, other: _Draft) -> float:
        """The share of what it covers that the other covers too."""
        both = int.from_bytes(self.had, "big") & int.from_bytes(other.had, "big")
        return both.bit_count() / max(1, self.covered())

    def take(self, other: _Draft) -> None:
        """Go on with the runs of another draft."""
        self.runs.extend(other.runs)
        for _, c_at, width in other.runs:
            self.had[c_at : c_at + width] = b"\x01" * width
        self.top = max(self.top, other.top)

    def extent(self) -> tuple[int, int]:
        """Words of the scan from the first run to the last."""
        return min(run[0] for run in self.runs), max(run[0] + run[2] for run in self.runs)


def find_copies(candidates: Sequence[Candidate], words: Words) -> list[Copy]:
    """The copies of the candidates' canonicals in a scan, in order; none when too little of any stands there."""
    drafts = _strongest([draft for candidate in candidates for draft in _drafts(candidate, len(words))])
    if not drafts:
        return []
    copies: list[Copy] = []
    first, start = _opening(words, drafts[0])
    for draft, following in zip(drafts, [*drafts[1:], None], strict=True):
        if following is None:
            last, stop = len(words), len(words.text)
        else:
            last, stop = _boundary(words, draft, following)
        share = draft.covered() / max(1, len(draft.canonical))
        copies.append(Copy(draft.candidate, Range(first, last), Range(start, stop), share, sorted(draft.runs)))
        first, start = last, stop
    return copies


def _drafts(candidate: Candidate, length: int) -> list[_Draft]:
    """Group the runs of one canonical, which are in the order of the scan, into copies."""
    canonical = candidate.prepared.full
    size = len(canonical)
    drafts: list[_Draft] = []
    found = anchored_runs(canonical.anchors, candidate.ids, Range(0, length))
    for index, (s_at, c_at, width) in enumerate(found):
        draft = drafts[-1] if drafts else None
        if draft is not None and c_at < draft.top:
            repeated = sum(draft.had[c_at : c_at + width]) * 2 > width
            back = c_at < draft.top - _BACK * size or c_at < 0.1 * size < draft.top
            anew = draft.top > 0.85 * size and c_at < 0.15 * size  # from the end to the beginning
            if (repeated or anew) and back and not _island(found, index, draft, canonical):
                draft = None
        if draft is None:
            draft = _Draft(candidate, [], bytearray(size), 0)
            drafts.append(draft)
        draft.runs.append((s_at, c_at, width))
        draft.had[c_at : c_at + width] = b"\x01" * width
        draft.top = max(draft.top, c_at + width)
    joined: list[_Draft] = []
    for draft in drafts:
        # a second copy repeats the first; what goes on where the first stopped is the same copy after a stray phrase
        if joined and draft.repeats(joined[-1]) < _REPEATS:
            joined[-1].take(draft)
        else:
            joined.append(draft)
    kept: list[_Draft] = []
    for draft in joined:
        if draft.covered() >= _COVER * size:
            kept.append(draft)
        elif kept:  # a clause that stands twice, not a copy
            kept[-1].runs.extend(draft.runs)
    return kept


def _island(found: list[Run], index: int, draft: _Draft, canonical: CanonicalWords) -> bool:
    """Whether reading goes on where it was after a short fall back: a running head, or a phrase that stands twice."""
    _, c_at, width = found[index]
    if width > max(12, len(canonical) // 20):
        return False
    ahead = [c for _, c, _ in found[index + 1 : index + 4]]
    near = min(_NEAR, len(canonical) // 8)
    return (
        bool(ahead)
        and all(c >= draft.top - 2 for c in ahead[:2])
        and not any(c_at < c < c_at + near for c in ahead[:1])
    )


def _strongest(drafts: list[_Draft]) -> list[_Draft]:
    """Where copies of several canonicals claim the same words, the one that covers most of them; in scan order."""
    if all(draft.candidate is drafts[0].candidate for draft in drafts):
        return drafts
    for draft in drafts:
        _trim_shared(draft, [other for other in drafts if other.candidate is not draft.candidate])
    kept: list[tuple[int, int, _Draft]] = []
    for draft in sorted(drafts, key=lambda each: (-each.covered(), each.candidate.prepared.source.id)):
        low, high = draft.extent()
        if all(high <= a or b <= low or other.candidate is draft.candidate for a, b, other in kept):
            kept.append((low, high, draft))
    return [draft for _, _, draft in sorted(kept, key=lambda each: each[:2])]


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

    What stands above it on its own page is taken for part of it: nobody shall hide a clause above the title.
    """
    s_at, c_at, _ = min(draft.runs)
    head = draft.canonical.keys[:c_at]
    low = max(0, s_at - _WINDOW)
    ours = {
        low + op.dest_start + offset
        for op in LCSseq.opcodes(head, words.keys[low:s_at])
        if op.tag == "equal"
        for offset in range(op.dest_end - op.dest_start)
    }
    first, _ = _back(words, s_at, low, ours)
    page = words.text.rfind("\f", 0, words.starts[first]) + 1
    return bisect_left(words.starts, page), page


def _boundary(words: Words, draft: _Draft, following: _Draft) -> tuple[int, int]:
    """Where one copy ends and the next begins: (word, offset).

    The words between are held against the canonical's tail followed by its head; what fits neither goes with the copy
    before it, so that nothing added after a last page is lost.
    """
    s_end, c_end = max((s + length, c + length) for s, c, length in draft.runs)
    s_next, c_next, _ = min(following.runs)
    tail, head = draft.canonical.keys[c_end:], following.canonical.keys[:c_next]
    ours = set()  # words that are the head's
    after = s_end
    for op in LCSseq.opcodes(tail + head, words.keys[s_end:s_next]):
        if op.tag == "equal":
            for offset in range(op.src_end - op.src_start):
                at = s_end + op.dest_start + offset
                if op.src_start + offset < len(tail):
                    after = max(after, at + 1)
                else:
                    ours.add(at)
    text = words.text
    page = text.rfind("\f", words.ends[after - 1], words.starts[s_next])
    if page >= 0:
        return bisect_left(words.starts, page), page + 1
    return _back(words, s_next, after, ours)


def _back(words: Words, first: int, after: int, ours: set[int]) -> tuple[int, int]:
    """Back from a copy's first sure word, a paragraph at a time, as long as most of it is the head's: (word, offset).

    ``after`` is the word before which nothing belongs to the copy, ``ours`` holds the words that are its head's.
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
        same_paragraph = text.find("\n\n", words.starts[first - 1], offset) < 0
        if not same_paragraph and sum(at in ours for at in range(low, first)) * 2 <= first - low:
            break
        first = low
        offset = words.starts[first]
    line = text.rfind("\n", words.ends[first - 1] if first else 0, words.starts[first])
    return first, line + 1 if line >= 0 else (words.starts[first] if first else 0)
