"""Clause by clause: how each clause of the canonical was aligned, where it is in the copy, and what its verdict is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from clausediff import regex as re
from clausediff.alignment.edits import EditKind
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.canonical.reference import CanonicalWords
from clausediff.judge import Judgement
from clausediff.model import Clause, Range, Status, Verdict
from clausediff.text.labels import read_label
from clausediff.text.lines import breaks_line, paragraph_starts
from clausediff.text.words import Words

_READABLE = 0.5
"""Share of a clause's words that must have been read for it to be called anything but ``review``."""
_SHORT = 4
"""Words below which a clause is not called ``review`` for what was not read: a heading, a line of a form."""
_HEADING = 60
"""Characters of an added clause that stand for its heading."""
_LABEL_WORDS = 12
"""Words at the start of a clause among which its label is."""
_OPENING = '([{"“‘«'
_TRAILING = re.compile(r"[^\w\s\f]*")


class _Tally:
    """What the alignment found of one clause."""

    __slots__ = ("read", "size", "spans")

    def __init__(self, size: int) -> None:
        self.size = size
        """Its words in the canonical, labels and fields left out."""
        self.read = 0
        """How many of them were read."""
        self.spans: list[Range] = []
        """Where they are in the scan."""

    @property
    def coverage(self) -> float:
        return min(1.0, self.read / self.size) if self.size else 1.0


def clauses_of_copy(
    canonical: CanonicalWords,
    words: Words,
    units: Sequence[Unit],
    moves: Sequence[Move],
    judged: Sequence[Judgement],
) -> tuple[list[Clause], dict[int, str]]:
    """The clauses of one copy in the order of the canonical, each with what was added behind it.

    With them comes the id of the added clause for the index of each judgement that is one.
    """
    tallies = _tally(canonical, words, units, moves, judged)
    statuses = _statuses(canonical, words.text, tallies, moves, judged)
    worst = _worst_verdicts(judged)
    added, names = _added(words.text, judged)
    clauses: list[Clause] = []
    for index, (clause, tally) in enumerate(zip(canonical.clauses, tallies, strict=True)):
        status, verdict = statuses[index], worst.get(index, Verdict.FORMAT)
        coverage = 1.0 if status is Status.ABSENT else tally.coverage
        unread = status is not Status.ABSENT and tally.size >= _SHORT and coverage < _READABLE
        if unread and verdict.gravity < Verdict.REVIEW.gravity:
            verdict = Verdict.REVIEW
        after = added.get(index, [])
        spans = tuple(tally.spans)
        for each in after:
            spans = _without(spans, each.spans[0])
        clauses.append(
            Clause(clause.id, clause.label, clause.heading, status, clause.span, spans, verdict, round(coverage, 4))
        )
        clauses.extend(after)
    return clauses, names


# -- what was read -------------------------------------------------------------------------------------------------


def _tally(
    canonical: CanonicalWords,
    words: Words,
    units: Sequence[Unit],
    moves: Sequence[Move],
    judged: Sequence[Judgement],
) -> list[_Tally]:
    """For each clause how many of its words were read, and where: equal ones, moved ones, and those read as noise."""
    tallies = [_Tally(max(size, 0)) for size in canonical.sizes]
    _count(canonical, words, units, tallies)
    for move in moves:
        _count(canonical, words, move.units, tallies)
    for judgement in judged:
        edit = judgement.edit
        misread = judgement.verdict is Verdict.NOISE and edit.kind is EditKind.REPLACE
        if misread or judgement.category == "optional":  # or words that the copy rightly lacks
            tallies[edit.clause].read += sum(1 for i in edit.canonical_words.indices if i not in canonical.labels)
    _join_spans(words.text, tallies)
    return tallies


def _count(canonical: CanonicalWords, words: Words, units: Sequence[Unit], tallies: list[_Tally]) -> None:
    """Count the words that are equal and note the span of every unit that is on both sides."""
    clause_of, labels = canonical.clause_of, canonical.labels
    for unit in units:
        if unit.kind in (Kind.INSERT, Kind.DELETE, Kind.MOVED) or unit.scan.size == 0:
            continue
        if unit.kind is not Kind.EQUAL:
            span = Range(words.starts[unit.scan.start], words.ends[unit.scan.end - 1])
            tallies[clause_of[unit.canonical.start]].spans.append(span)
            continue
        at, end = unit.canonical
        shift = unit.scan.start - at
        while at < end:  # one clause after the other
            clause = clause_of[at]
            stop = end if clause_of[end - 1] == clause else bisect_right(clause_of, clause, at, end)
            tally = tallies[clause]
            tally.read += stop - at - sum(1 for i in range(at, min(stop, at + _LABEL_WORDS)) if i in labels)
            tally.spans.append(Range(words.starts[at + shift], words.ends[stop - 1 + shift]))
            at = stop


def _join_spans(text: str, tallies: list[_Tally]) -> None:
    """Join each clause's spans, unless another clause is between two of them.

    Then take in the marks that follow each on its line (its full stop), up to the next clause, and the brackets and quotes
    that it begins with: ``(a)`` and not ``a)``.
    """
    owned = sorted((span, index) for index, tally in enumerate(tallies) for span in tally.spans)
    joined: list[tuple[int, int, int]] = []
    for (low, high), index in owned:
        if joined and joined[-1][2] == index:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]), index)
        else:
            joined.append((low, high, index))
    for tally in tallies:
        tally.spans = []
    last = 0
    for number, (low, high, index) in enumerate(joined):
        limit = joined[number + 1][0] if number + 1 < len(joined) else len(text)
        match = _TRAILING.match(text, high, limit)
        start = low
        while start > last and text[start - 1] in _OPENING:
            start -= 1
        last = match.end() if match else high
        tallies[index].spans.append(Range(start, last))


# -- statuses, verdicts, added clauses -----------------------------------------------------------------------------


def _statuses(
    canonical: CanonicalWords, text: str, tallies: list[_Tally], moves: Sequence[Move], judged: Sequence[Judgement]
) -> list[Status]:
    """How each clause was aligned."""
    moved = {canonical.clause_of[word] for move in moves if not move.order_only for word in move.canonical.indices}
    missing = {judgement.clause for judgement in judged if judgement.category == "missing"}
    renumbered = {
        judgement.clause
        for judgement in judged
        if judgement.category == "label"
        and judgement.edit.kind is EditKind.REPLACE
        and judgement.verdict is not Verdict.NOISE
    }
    statuses = []
    for index, size in enumerate(canonical.sizes):
        if size < 0:
            status = Status.ABSENT
        elif index in missing:
            status = Status.MISSING
        elif index in moved:
            status = Status.MOVED
        elif index in renumbered:
            status = Status.RENUMBERED
        else:
            status = _shape(text, tallies, index)
        statuses.append(status)
    return statuses


def _shape(text: str, tallies: list[_Tally], index: int) -> Status:
    """Split when the copy begins a new labelled paragraph inside the clause; merged when it runs on from the one before."""
    spans = tallies[index].spans
    if any(read_label(text, at) is not None for span in spans for at in paragraph_starts(text, *span)):
        return Status.SPLIT
    before = tallies[index - 1].spans if index else []
    if spans and before and before[-1].end <= spans[0].start and not breaks_line(text, before[-1].end, spans[0].start):
        return Status.MERGED
    return Status.MATCHED


def _worst_verdicts(judged: Sequence[Judgement]) -> dict[int, Verdict]:
    """The worst verdict in each clause past ``format``; an added clause has its own."""
    worst: dict[int, Verdict] = {}
    for judgement in judged:
        known = worst.get(judgement.clause, Verdict.FORMAT)
        if judgement.category != "added" and judgement.verdict.gravity > known.gravity:
            worst[judgement.clause] = judgement.verdict
    return worst


def _added(text: str, judged: Sequence[Judgement]) -> tuple[dict[int, list[Clause]], dict[int, str]]:
    """The clauses that only the copy has, by the clause that they follow; and their ids, by the judgement's index."""
    after: dict[int, list[Clause]] = {}
    names: dict[int, str] = {}
    for index, judgement in enumerate(judged):
        if judgement.category != "added":
            continue
        name = names[index] = f"+{len(names) + 1}"
        heading = " ".join(text[judgement.scan.slice].split())[:_HEADING]
        spans = (judgement.scan,)
        clause = Clause(name, "", heading, Status.ADDED, judgement.canonical, spans, judgement.verdict, 0.0)
        after.setdefault(judgement.clause, []).append(clause)
    return after, names


def _without(spans: tuple[Range, ...], hole: Range) -> tuple[Range, ...]:
    """The spans with a hole cut out of them."""
    left: list[Range] = []
    for low, high in spans:
        if hole.end <= low or high <= hole.start:
            left.append(Range(low, high))
            continue
        if low < hole.start:
            left.append(Range(low, hole.start))
        if hole.end < high:
            left.append(Range(hole.end, high))
    return tuple(left)
