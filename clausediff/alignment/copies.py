"""Find the copies of a canonical in a scan: where each begins and ends, and what is outside of all of them.

Runs of words that occur once in the canonical give the place in it to which a stretch of the scan belongs, and
:mod:`~clausediff.alignment.drafts` groups them into copies. Here the words between the runs of two copies are shared out, and
what lies before the first copy and behind the last one is left outside::

    scan     letter | head, runs of the first copy, tail | head, runs of the second copy, tail | an appended page
             outside                                     ^ boundary                              outside

No numbers or headings are needed, which OCR often drops.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from clausediff.alignment.anchors import Run
from clausediff.alignment.drafts import Candidate, Draft, find_drafts
from clausediff.alignment.letters import end_of_letter, is_letter
from clausediff.alignment.pages_behind import end_of_copy
from clausediff.model import Range
from clausediff.text.words import Words

_WINDOW = 400
"""Words before the first anchored run among which the canonical's opening is looked for."""


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


def find_copies(candidates: Sequence[Candidate], words: Words) -> list[Copy]:
    """The copies of the candidates' canonicals in a scan, in order; none when it has too little of any of them."""
    drafts = find_drafts(candidates, len(words))
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


def _opening(words: Words, draft: Draft) -> tuple[int, int]:
    """Where the first copy begins: (word, offset). Pages before it, such as a cover letter, are outside.

    What is above it on its own page is taken for part of it, so that a clause above the title is found. An e-mail that has the
    copy in it is known by its header lines, and is outside.
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


def _boundary(words: Words, draft: Draft, following: Draft) -> tuple[int, int]:
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
