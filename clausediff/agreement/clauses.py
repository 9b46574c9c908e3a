"""Clause by clause: how each clause of the canonical was aligned, where it stands in the copy, and what is said of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from clausediff.alignment.align import Unit
from clausediff.alignment.edits import EditKind
from clausediff.alignment.moves import Move
from clausediff.alignment.word_by_word import Kind
from clausediff.canonical.reference import CanonicalWords
from clausediff.judge import Judgement
from clausediff.model import Clause, Range, Status, Verdict
from clausediff.text.labels import read_label
from clausediff.text.words import Words

_READABLE = 0.5
"""Share of a clause's words that must have been read for it to be called anything but ``review``."""


_BLANK = re.compile(r"\n[ \t]*\n")
_TRAILING = re.compile(r"[^\w\s\f]*")


class _Tally:
    """What the alignment found of one clause."""

    __slots__ = ("read", "size", "spans")

    def __init__(self) -> None:
        self.size = 0
        self.read = 0
        self.spans: list[Range] = []


def pair(
    canonical: CanonicalWords,
    words: Words,
    units: Sequence[Unit],
    moves: Sequence[Move],
    judged: Sequence[Judgement],
) -> tuple[list[Clause], dict[int, str]]:
    """The clauses of one copy, in the order of the canonical, and the id of the added clause for each judgement's index."""
    tallies = [_Tally() for _ in canonical.clauses]
    for tally, size in zip(tallies, canonical.sizes, strict=True):
        tally.size = max(size, 0)
    _read(canonical, words, units, tallies)
    for move in moves:
        _read(canonical, words, move.units, tallies)
    for judgement in judged:
        misread = judgement.verdict is Verdict.NOISE and judgement.edit.kind is EditKind.REPLACE
        if misread or judgement.category == "optional":  # or words that the copy rightly does without
            edit = judgement.edit
            tallies[edit.clause].read += sum(1 for i in range(edit.c0, edit.c1) if i not in canonical.labels)
    _close(words.text, tallies)
    worst: dict[int, Verdict] = {}
    relabelled: set[int] = set()
    for judgement in judged:
        known = worst.get(judgement.clause, Verdict.FORMAT)
        if judgement.category != "added" and judgement.verdict.gravity > known.gravity:
            worst[judgement.clause] = judgement.verdict
        if (
            judgement.category == "label"
            and judgement.edit.kind is EditKind.REPLACE
            and judgement.verdict is not Verdict.NOISE
        ):
            relabelled.add(judgement.clause)
    moved = {canonical.clause_of[move.c0] for move in moves if not move.form}
    missing = {judgement.clause for judgement in judged if judgement.category == "missing"}
    clauses: list[Clause] = []
    names: dict[int, str] = {}
    after: dict[int, list[Clause]] = {}
    for index, judgement in enumerate(judged):
        if judgement.category == "added":
            name = f"+{len(names) + 1}"
            names[index] = name
            heading = " ".join(words.text[slice(*judgement.s)].split())[:60]
            clause = Clause(name, "", heading, Status.ADDED, judgement.c, (judgement.s,), judgement.verdict, 0.0)
            after.setdefault(judgement.clause, []).append(clause)
    for index, (clause_ref, tally) in enumerate(zip(canonical.clauses, tallies, strict=True)):
        verdict = worst.get(index, Verdict.FORMAT)
        coverage = 1.0 if not tally.size else min(1.0, tally.read / tally.size)
        if canonical.sizes[index] < 0:
            status = Status.ABSENT
            coverage = 1.0
        elif index in missing:
            status = Status.MISSING
        elif index in moved:
            status = Status.MOVED
        elif index in relabelled:
            status = Status.RENUMBERED
        else:
            status = _shape(words.text, tallies, index)
        if (
            status is not Status.ABSENT
            and tally.size >= 4
            and coverage < _READABLE
            and verdict.gravity < Verdict.REVIEW.gravity
        ):
            verdict = Verdict.REVIEW
        spans = tuple(tally.spans)
        for clause in after.get(index, ()):
            spans = _cut(spans, clause.spans[0])
        clauses.append(
            Clause(
                clause_ref.id,
                clause_ref.label,
                clause_ref.heading,
                status,
                clause_ref.span,
                spans,
                verdict,
                round(coverage, 4),
            )
        )
        clauses.extend(after.get(index, ()))
    return clauses, names


def _read(canonical: CanonicalWords, words: Words, units: Sequence[Unit], tallies: list[_Tally]) -> None:
    """Count the words that were read and note where they stand."""
    clause_of, labels = canonical.clause_of, canonical.labels
    for unit in units:
        if unit.kind in (Kind.INSERT, Kind.DELETE, Kind.MOVED) or unit.s0 == unit.s1:
            continue
        if unit.kind is not Kind.EQUAL:
            tallies[canonical.clause_of[unit.c0]].spans.append((words.starts[unit.s0], words.ends[unit.s1 - 1]))
            continue
        at, shift = unit.c0, unit.s0 - unit.c0
        while at < unit.c1:
            clause = clause_of[at]
            stop = unit.c1 if clause_of[unit.c1 - 1] == clause else bisect_right(clause_of, clause, at, unit.c1)
            tally = tallies[clause]
            tally.read += stop - at - sum(1 for i in range(at, min(stop, at + 12)) if i in labels)
            tally.spans.append((words.starts[at + shift], words.ends[stop - 1 + shift]))
            at = stop


def _close(text: str, tallies: list[_Tally]) -> None:
    """Join each clause's stretches; another clause between two of them keeps them apart. Then take in what follows each
    on its line (its full stop), up to the next clause."""
    owned = sorted((span, index) for index, tally in enumerate(tallies) for span in tally.spans)
    for tally in tallies:
        tally.spans = []
    joined: list[tuple[int, int, int]] = []
    for (low, high), index in owned:
        if joined and joined[-1][2] == index:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]), index)
        else:
            joined.append((low, high, index))
    for number, (low, high, index) in enumerate(joined):
        limit = joined[number + 1][0] if number + 1 < len(joined) else len(text)
        match = _TRAILING.match(text, high, limit)
        tallies[index].spans.append((low, match.end() if match else high))


def _shape(text: str, tallies: list[_Tally], index: int) -> Status:
    """Split when the copy begins a new labelled paragraph inside the clause; merged when it runs on from the one before."""
    spans = tallies[index].spans
    for low, high in spans:
        for match in _BLANK.finditer(text, low, high):
            if read_label(text, match.end()) is not None:
                return Status.SPLIT
    before = tallies[index - 1].spans if index else []
    if spans and before and before[-1][1] <= spans[0][0] and "\n" not in text[before[-1][1] : spans[0][0]]:
        return Status.MERGED
    return Status.MATCHED


def _cut(spans: tuple[Range, ...], hole: Range) -> tuple[Range, ...]:
    """Take a hole out of some spans."""
    cut: list[Range] = []
    for low, high in spans:
        if hole[1] <= low or high <= hole[0]:
            cut.append((low, high))
            continue
        if low < hole[0]:
            cut.append((low, hole[0]))
        if hole[1] < high:
            cut.append((hole[1], high))
    return tuple(cut)
