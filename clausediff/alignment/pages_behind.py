"""Pages behind a copy that are no part of it: an exhibit, the certificate of a signing service, another paper.

A page belongs to the copy where the copy is not complete without it, where it has words or labels of the form, or where it
goes on with a sentence or with the numbers of the clauses::

    … | 9. Law. … Name: Ada Byron ⏏ Exhibit A. Goods …          the copy ends at the page's end
    … | 9. Law. … Name: Ada Byron ⏏ 10. Goods are sold …        a clause was added
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from clausediff.alignment.anchors import Run
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.text.labels import read_label
from clausediff.text.lines import line_spans
from clausediff.text.words import Words

__all__ = ["end_of_copy"]

_OWN = 0.2
"""Share of a page's words in anchored runs from which it is a page of the form."""
_LACKS = 0.2
"""Share of the words behind the last anchored run that may be missing where a copy is complete."""


def end_of_copy(
    words: Words, canonical: CanonicalWords, runs: Sequence[Run], part: Range, stop: int
) -> tuple[int, int]:
    """Where a copy ends that has these runs: (word, offset), at ``part.end`` and ``stop`` where no page behind it is foreign.

    ``part`` are the words that it has at most.
    """
    text = words.text
    breaks = _breaks(text, words.starts[part.start] if part.size else 0, stop - 1)
    end = (part.end, stop)
    for index in range(len(breaks) - 1, -1, -1):
        first = bisect_left(words.starts, breaks[index])
        page = Range(first, end[0])
        if not _is_foreign(words, canonical, runs, page, Range(breaks[index] + 1, end[1])):
            break
        if not _is_complete(words, canonical, runs, first):
            break
        end = (first, breaks[index] + 1)
    return end


def _breaks(text: str, start: int, stop: int) -> list[int]:
    """The form feeds in a stretch of text."""
    found, at = [], text.find("\f", start, stop)
    while at >= 0:
        found.append(at)
        at = text.find("\f", at + 1, stop)
    return found


def _is_foreign(words: Words, canonical: CanonicalWords, runs: Sequence[Run], page: Range, span: Range) -> bool:
    """Whether a page has nothing of the form, and does not go on with what is before it."""
    own = sum(max(0, min(at + size, page.end) - max(at, page.start)) for at, _, size in runs)
    if page.size == 0 or own >= _OWN * page.size:
        return False
    first = next((line for line in line_spans(words.text, span) if words.text[line.slice].strip()), None)
    if first is None or words.text[first.slice].lstrip()[:1].islower():
        return False
    label = read_label(words.text, first.start)
    if label is None:
        return True
    used = {_keyword(clause.label) for clause in canonical.clauses if clause.label}
    return label.kind == "keyword" and _keyword(label.text) not in used


def _keyword(label: str) -> str:
    """The word of a label before its number; empty for a bare number."""
    word = label.split(maxsplit=1)[0].casefold() if label.split() else ""
    return word if word.isalpha() and len(word) > 1 else ""


def _is_complete(words: Words, canonical: CanonicalWords, runs: Sequence[Run], end: int) -> bool:
    """Whether a copy that ends before a word of the scan has what the canonical has behind its last anchored run."""
    before = [(at + size, c_at + size) for at, c_at, size in runs if at < end]
    if not before:
        return False
    s_end = max(at for at, _ in before)
    c_end = max(at for _, at in before)
    tail = [key for key in canonical.keys[c_end:] if key]
    have = LCSseq.similarity(tail, words.keys[min(s_end, end) : end])
    return len(tail) - have <= _LACKS * len(tail)
