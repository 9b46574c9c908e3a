"""Puts a copy and its canonical into one sequence of runs: common, deleted, inserted and moved text.

What no finding covers is the same on both sides, white space aside, and in the same order. So the ``n``-th character of
it (white space not counted) is one place in both texts, and every finding is at such a place on each side::

    canonical   either party may end these terms          between "y" and "e": nothing
    copy        either party may only end these terms     between "y" and "e": only

Common text is taken from the copy. In each gap the canonical's words of the findings are deleted and the copy's are
inserted. So accepting all changes gives every character of the copy in order, and rejecting them gives the canonical in
its order, whatever the findings are. A finding whose two sides are in different gaps is a move.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from clausediff.model import Agreement, Finding, Verdict
from clausediff.report.redline_parts import Part, canonical_parts, cut, letters, plain, renumber, scan_parts, spaces
from clausediff.report.wording import struck

__all__ = ["DELETED", "EQUAL", "INSERTED", "MOVED_FROM", "MOVED_TO", "Run", "markup", "runs"]

EQUAL, INSERTED, DELETED, MOVED_FROM, MOVED_TO = "equal", "ins", "del", "moveFrom", "moveTo"
"""The kinds of runs; all but the first are the names of Word's elements for tracked changes."""


@dataclass(slots=True)
class Run:
    """A stretch of text of one kind."""

    kind: str
    text: str
    """Empty for words of the canonical that are no change: its markup, optional parts; and for a remark on a place."""
    finding: Finding | None = None
    """What it belongs to; ``None`` for common text and for white space."""
    move: int = 0
    """The number of the move that it belongs to, from 1; both ends of a move have the same."""
    scan: int = -1
    """The offset in the scan where it begins; -1 for text that only the canonical has."""


def runs(
    scan: str, text: str, agreement: Agreement, shown: Callable[[Finding], bool], *, exact: bool = False
) -> list[Run]:
    """The runs of ``agreement`` in the order of the copy; what was moved away is where the canonical has it.

    ``scan`` is the text of the file and ``text`` that of the canonical, possibly with other white space. Findings for
    which ``shown`` is false are common text as the copy has it. With ``exact``, a space that only one side has is a
    change too.
    """
    copy = scan_parts(scan, agreement)
    common = letters(scan, copy)
    canonical = canonical_parts(text, agreement, common)
    here = letters(text, canonical)
    if here != common:
        renumber(canonical, here, common)
    at = {part.number for part in (*copy, *canonical) if part.finding is not None}
    if exact:
        at |= spaces(scan, copy) ^ spaces(text, canonical)
    places = sorted(at)
    copy, canonical = list(cut(scan, copy, places)), list(cut(text, canonical, places))
    theirs, ours = _gaps(canonical, len(common), places), _gaps(copy, len(common), places)
    merge = _Merge(text, scan, shown, exact)
    merge.find_moves(theirs, ours, copy, canonical)
    made: list[Run] = []
    space: list[Part] = []
    for part in copy:
        if not part.common:
            space.append(part)
            continue
        if part.number in ours:
            made += merge.gap(theirs.get(part.number, []), ours[part.number])
        else:
            made += [Run(EQUAL, scan[each.start : each.end], scan=each.start) for each in space]
        made.append(Run(EQUAL, scan[part.start : part.end], scan=part.start))
        space = []
    made += merge.gap(theirs.get(len(common), []), ours.get(len(common), space))
    return list(_joined(made))


def _gaps(parts: Sequence[Part], total: int, places: Sequence[int]) -> dict[int, list[Part]]:
    """The white space and the findings in each gap at one of ``places``, and in that after all common text."""
    wanted = set(places)
    gaps: dict[int, list[Part]] = {number: [] for number in (*places, total)}
    held: list[Part] = []
    for part in parts:
        if not part.common:
            held.append(part)
            continue
        if part.number in wanted:
            gaps[part.number] += held
        else:
            # White space has no meaning where no gap is; a finding is here only where the sides were renumbered.
            for other in held:
                if other.finding is not None:
                    gaps.setdefault(other.number, []).append(other)
        held = []
    gaps[total] += held
    return gaps


@dataclass(slots=True)
class _Merge:
    """Merges the two sides of a gap."""

    text: str
    scan: str
    shown: Callable[[Finding], bool]
    exact: bool
    anchored: set[int] = field(default_factory=set)
    """The findings (by identity) whose two sides are in one gap, in the same order as the others there."""
    moves: dict[int, int] = field(default_factory=dict)
    """The number of the move of each finding that is moved."""

    def find_moves(
        self,
        theirs: dict[int, list[Part]],
        ours: dict[int, list[Part]],
        copy: Sequence[Part],
        canonical: Sequence[Part],
    ) -> None:
        """Decide which findings are at one place, and number the moves: findings that follow each other on both
        sides are one move."""
        for number, parts in ours.items():
            there = {id(part.finding): at for at, part in enumerate(theirs.get(number, [])) if part.finding}
            both = [id(part.finding) for part in parts if id(part.finding) in there]
            self.anchored.update(_increasing(both, there))
        order = _order(canonical, self.anchored)
        blocks: list[list[Finding]] = []
        last = (-1, -1)
        places = _order(copy, self.anchored)
        for part in copy:
            finding = part.finding
            if finding is None or id(finding) in self.anchored or id(finding) not in order:
                continue
            at = places[id(finding)], order[id(finding)]
            if blocks and at == (last[0] + 1, last[1] + 1):
                blocks[-1].append(finding)
            else:
                blocks.append([finding])
            last = at
        for block in (block for block in blocks if any(map(self._is_move, block))):
            number = max(self.moves.values(), default=0) + 1
            self.moves.update(dict.fromkeys(map(id, block), number))

    def _is_move(self, finding: Finding) -> bool:
        same = finding.canonical.text.split() == finding.scan.text.split()
        return self.shown(finding) and (same or finding.category == "moved")

    def gap(self, theirs: Sequence[Part], ours: Sequence[Part]) -> Iterator[Run]:
        """The runs of one gap."""
        there = {id(part.finding): at for at, part in enumerate(theirs) if id(part.finding) in self.anchored}
        at_theirs = at_ours = 0
        live = self.exact
        for at, part in enumerate(ours):
            if part.finding is None or id(part.finding) not in there:
                continue
            place = there[id(part.finding)]
            here = self.shown(part.finding)
            yield from self._between(theirs[at_theirs:place], ours[at_ours:at], live or here)
            yield from self._both(part)
            live, at_theirs, at_ours = here or self.exact, place + 1, at + 1
        yield from self._between(theirs[at_theirs:], ours[at_ours:], live)

    def _both(self, part: Part) -> Iterator[Run]:
        finding = part.finding
        assert finding is not None
        if self.shown(finding):
            start, end = finding.canonical.span
            yield Run(DELETED, plain(self.text[start:end]), finding)
            if not struck(finding):
                yield Run(INSERTED, self.scan[part.start : part.end], finding, scan=part.start)
        else:
            yield Run(EQUAL, self.scan[part.start : part.end], finding, scan=part.start)

    def _between(self, theirs: Sequence[Part], ours: Sequence[Part], live: bool) -> Iterator[Run]:
        """The runs between two findings that are on both sides. White space that both sides have is common; other
        white space is inserted or deleted with the words beside it."""
        theirs, ours, after = list(theirs), list(ours), None
        if theirs and ours and theirs[0].blank and ours[0].blank:
            theirs.pop(0)
            yield self._space(ours.pop(0), EQUAL)
        if theirs and ours and theirs[-1].blank and ours[-1].blank:
            theirs.pop()
            after = ours.pop()
        live = live or any(
            p.finding and (self.shown(p.finding) or id(p.finding) in self.moves) for p in (*theirs, *ours)
        )
        yield from self._side(theirs, self.text, DELETED if live else "", MOVED_FROM)
        yield from self._side(ours, self.scan, INSERTED if live else EQUAL, MOVED_TO)
        if after is not None:
            yield self._space(after, EQUAL)

    def _side(self, parts: Sequence[Part], text: str, kind: str, moved: str) -> Iterator[Run]:
        """The runs of one side: what is shown as ``kind`` or ``moved``, the rest as common where it is the copy's."""
        copy = moved == MOVED_TO
        last = ""
        for at, part in enumerate(parts):
            finding = part.finding
            if finding is None:
                beside = [p.finding for p in (*parts[max(0, at - 1) : at], *parts[at + 1 : at + 2]) if p.finding]
                hidden = any(not self.shown(each) and id(each) not in self.moves for each in beside)
                same = {self.moves.get(id(each), 0) for each in beside}
                move = same.pop() if len(beside) == 2 and len(same) == 1 else 0
                last = moved if move else EQUAL if hidden and copy else kind
                if last and (copy or not hidden):
                    yield Run(last, text[part.start : part.end], move=move, scan=part.start if copy else -1)
                continue
            move = self.moves.get(id(finding), 0)
            words = text[part.start : part.end] if copy else plain(text[part.start : part.end])
            if move:
                yield Run(moved, words, finding, move, part.start if copy else -1)
            elif not copy and (markup(finding) or not self.shown(finding)):
                yield Run(EQUAL, "", finding)
            elif self.shown(finding):
                yield Run(INSERTED if copy else DELETED, words, finding, scan=part.start if copy else -1)
            elif copy:
                yield Run(EQUAL, words, finding, scan=part.start)

    def _space(self, part: Part, kind: str) -> Run:
        return Run(kind, self.scan[part.start : part.end], scan=part.start)


def markup(finding: Finding) -> bool:
    """Whether it is markup of the canonical (``##``), which no copy prints."""
    return finding.category == "markup" and finding.verdict is Verdict.FORMAT and not finding.scan.text


def _order(parts: Sequence[Part], anchored: set[int]) -> dict[int, int]:
    """The place of each finding among the common text and the findings that have words on this side."""
    places: dict[int, int] = {}
    at = 0
    for part in parts:
        if part.finding is not None:
            places[id(part.finding)] = at
        if part.common or (part.finding is not None and part.finding.canonical.text and part.finding.scan.text):
            at += 1
    return places


def _increasing(both: Sequence[int], there: dict[int, int]) -> list[int]:
    """The longest part of ``both`` that is in the order of ``there``."""
    tails: list[int] = []
    chain: list[tuple[int, int]] = []
    ends: list[int] = []
    for at, each in enumerate(both):
        place = bisect_left(tails, there[each])
        before = ends[place - 1] if place else -1
        tails[place : place + 1] = [there[each]]
        ends[place : place + 1] = [at]
        chain.append((each, before))
    kept: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.append(chain[at][0])
        at = chain[at][1]
    return kept


def _joined(made: Sequence[Run]) -> Iterator[Run]:
    """The runs with adjacent ones of a kind that belong to no finding merged."""
    last: Run | None = None
    for run in made:
        if last is not None and last.finding is run.finding is None and (last.kind, last.move) == (run.kind, run.move):
            last.text += run.text
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
