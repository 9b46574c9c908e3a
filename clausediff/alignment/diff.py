"""From aligned words to edits: every place where the two texts differ, with its span on both sides.

Words are compared by the alignment; here the gaps between them are compared too, and the account is kept: text that is in
no edit is equal on both sides but for white space, and no text is in two edits.
"""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.alignment.edits import Edit, EditKind
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.text.words import Words, one_line

_MOVED_KINDS = {
    Kind.EQUAL: EditKind.MOVE,
    Kind.FIELD: EditKind.FIELD,
    Kind.REPLACE: EditKind.REPLACE,
    Kind.DELETE: EditKind.DELETE,
    Kind.INSERT: EditKind.INSERT,
}


def find_edits(
    canonical: CanonicalWords, words: Words, span: Range, units: Sequence[Unit], moves: Sequence[Move]
) -> list[Edit]:
    """All edits of the copy in ``span`` of the scan's text, in the order of the scan."""
    return _Differ(canonical, words, span).diff(units, moves)


class _Differ:
    """Collects the edits of one copy, unit by unit."""

    def __init__(self, canonical: CanonicalWords, words: Words, span: Range) -> None:
        self.canonical = canonical
        self.words = words
        self.canonical_text = canonical.printed
        self.scan = words.text
        self.span = span
        self.edits: list[Edit] = []
        self._moved_from: dict[int, Range] = {}
        self._moved_to: dict[int, tuple[Range, int]] = {}

    def diff(self, units: Sequence[Unit], moves: Sequence[Move]) -> list[Edit]:
        """All edits of the copy, in the order of the scan."""
        body = self.canonical.source.body
        self._walk(units, body, self.span)
        for move in moves:
            self._move(move)
        self.edits.sort(key=lambda edit: (edit.scan, edit.canonical))
        return self.edits

    # -- walking ---------------------------------------------------------------------------------------------------

    def _walk(self, units: Sequence[Unit], canonical_text: Range, scan: Range) -> None:
        """Compare units and the gaps around them between two outer limits."""
        canonical, words = self.canonical, self.words
        c_at, s_at = canonical_text[0], scan[0]
        pending: list[Unit] = []
        for unit in units:
            if unit.canonical.size == 0 or unit.scan.size == 0:
                pending.append(unit)
                continue
            c_to, s_to = canonical.starts[unit.canonical.start], words.starts[unit.scan.start]
            if unit.kind is Kind.FIELD:
                c_to, s_to, c_at, s_at = self._field(unit, pending, c_at, s_at)
                pending = []
                continue
            self._between(pending, c_at, c_to, s_at, s_to, unit.canonical.start, unit.scan.start)
            pending = []
            if unit.kind is Kind.EQUAL:
                self._equal(unit)
            else:
                c_span = Range(c_to, canonical.ends[unit.canonical.end - 1])
                self._add(EditKind.REPLACE, c_span, Range(s_to, words.ends[unit.scan.end - 1]), unit)
            c_at, s_at = canonical.ends[unit.canonical.end - 1], words.ends[unit.scan.end - 1]
        self._between(pending, c_at, canonical_text[1], s_at, scan[1], len(canonical), len(words))

    def _equal(self, unit: Unit) -> None:
        """Compare the gaps and the case inside a run of equal keys; most runs are equal at one look."""
        canonical, words = self.canonical, self.words
        c_text = self.canonical_text[canonical.starts[unit.canonical.start] : canonical.ends[unit.canonical.end - 1]]
        s_text = self.scan[words.starts[unit.scan.start] : words.ends[unit.scan.end - 1]]
        if c_text == s_text or c_text.split() == s_text.split():
            return
        shift = unit.scan.start - unit.canonical.start
        canonical_text, scan = self.canonical_text, self.scan
        c_ends, s_ends = canonical.ends, words.ends
        for c in unit.canonical.indices:
            s = c + shift
            if (
                c > unit.canonical.start
                and canonical_text[c_ends[c - 1] : c_ends[c]] == scan[s_ends[s - 1] : s_ends[s]]
            ):
                continue
            if c > unit.canonical.start:
                self._gap(canonical.ends[c - 1], canonical.starts[c], words.ends[s - 1], words.starts[s], c, s)
            c_span, s_span = Range(canonical.starts[c], canonical.ends[c]), Range(words.starts[s], words.ends[s])
            if "".join(self.canonical_text[slice(*c_span)].split()) != self.scan[slice(*s_span)]:
                self._add(EditKind.CASE, c_span, s_span, Unit(Kind.EQUAL, Range(c, c + 1), Range(s, s + 1)))

    def _gap(self, c_from: int, c_to: int, s_from: int, s_to: int, c: int, s: int) -> None:
        """Compare what stands between two words on each side; ``c`` and ``s`` are the words after it."""
        theirs, ours = self.canonical_text[c_from:c_to], self.scan[s_from:s_to]
        if theirs == ours or theirs.split() == ours.split():
            return
        if "".join(theirs.split()) == "".join(ours.split()):
            return
        c_span, s_span = self._narrow(c_from, c_to, s_from, s_to)
        self._add(EditKind.GAP, c_span, s_span, Unit(Kind.EQUAL, Range(c, c), Range(s, s)))

    def _narrow(self, c_from: int, c_to: int, s_from: int, s_to: int) -> tuple[Range, Range]:
        """Leave out what the two gaps share at their ends, white space included."""
        canonical_text, scan = self.canonical_text, self.scan
        while True:
            while c_from < c_to and canonical_text[c_from].isspace():
                c_from += 1
            while s_from < s_to and scan[s_from].isspace():
                s_from += 1
            if c_from < c_to and s_from < s_to and canonical_text[c_from] == scan[s_from]:
                c_from += 1
                s_from += 1
                continue
            break
        while True:
            while c_from < c_to and canonical_text[c_to - 1].isspace():
                c_to -= 1
            while s_from < s_to and scan[s_to - 1].isspace():
                s_to -= 1
            if c_from < c_to and s_from < s_to and canonical_text[c_to - 1] == scan[s_to - 1]:
                c_to -= 1
                s_to -= 1
                continue
            break
        return Range(c_from, c_to), Range(s_from, s_to)

    def _between(self, pending: list[Unit], c_at: int, c_to: int, s_at: int, s_to: int, c: int, s: int) -> None:
        """Words that only one side has, between two places where both sides agree on where they are."""
        lost = [u for u in pending if u.canonical.size > 0]
        gained = [u for u in pending if u.scan.size > 0]
        if not lost and not gained:
            self._gap(c_at, c_to, s_at, s_to, c, s)
            return
        canonical, words = self.canonical, self.words
        c_first = canonical.starts[lost[0].canonical.start] if lost else c_to
        c_last = canonical.ends[lost[-1].canonical.end - 1] if lost else c_to
        s_first = words.starts[gained[0].scan.start] if gained else s_to
        s_last = words.ends[gained[-1].scan.end - 1] if gained else s_to
        if (
            len(lost) == 1
            and not gained
            and lost[0].kind is Kind.FIELD
            and self._marked_field(lost[0], c_at, c_to, s_at, s_to)
        ):
            return
        if lost and gained:
            self._gap(c_at, c_first, s_at, s_first, lost[0].canonical.start, gained[0].scan.start)
            self._gap(c_last, c_to, s_last, s_to, c, s)
        elif lost:
            stayed = self._marks(s_at, s_to, self.scan)
            if stayed == self._marks(c_last, c_to, self.canonical_text) != "" and not (
                "\n" in self.canonical_text[c_at:c_first] and self._marks(c_at, c_first, self.canonical_text) == stayed
            ):
                c_first, s_place = c_at, s_at  # the mark that stayed is the one after the lost words
            else:
                self._gap(c_at, c_first, s_at, s_to, c, s)
                c_last, s_place = c_to, s_to
            s_first = s_last = s_place
        else:
            stayed = self._marks(c_at, c_to, self.canonical_text)
            if stayed == self._marks(s_last, s_to, self.scan) != "" and not (
                "\n" in self.scan[s_at:s_first] and self._marks(s_at, s_first, self.scan) == stayed
            ):
                s_first, c_place = s_at, c_at
            else:
                self._gap(c_at, c_to, s_at, s_first, c, s)
                s_last, c_place = s_to, c_to
            c_first = c_last = c_place
        edges = [c_first, *(canonical.starts[u.canonical.start] for u in lost[1:]), c_last]
        for unit, low, high in zip(lost, edges, edges[1:], strict=False):
            place = self._trim(s_first, s_first, self.scan)
            if unit.kind is Kind.MOVED:
                self._moved_from[unit.canonical.start] = self._trim(low, high, self.canonical_text)
                continue
            kind = EditKind.FIELD if unit.kind is Kind.FIELD else EditKind.DELETE
            self._split(kind, unit, self._trim(low, high, self.canonical_text), place)
        edges = [s_first, *(words.starts[u.scan.start] for u in gained[1:]), s_last]
        for unit, low, high in zip(gained, edges, edges[1:], strict=False):
            if unit.kind is Kind.MOVED:
                self._moved_to[unit.scan.start] = self._trim(low, high, self.scan), unit.canonical.start
                continue
            self._add(EditKind.INSERT, Range(c_last, c_last), self._trim(low, high, self.scan), unit)

    def _marked_field(self, unit: Unit, c_at: int, c_to: int, s_at: int, s_to: int) -> bool:
        """A field without words takes the marks that stand in its place (``☐``, ``[ ]``, a line to write on)."""
        c_span = Range(self.canonical.starts[unit.canonical.start], self.canonical.ends[unit.canonical.start])
        lead, trail = (
            self._marks(c_at, c_span[0], self.canonical_text),
            self._marks(c_span[1], c_to, self.canonical_text),
        )
        low, high = self._trim(s_at, s_to, self.scan)
        for mark in lead:
            low, _ = self._trim(low, high, self.scan)
            if low >= high or self.scan[low] != mark:
                return False
            low += 1
        for mark in reversed(trail):
            _, high = self._trim(low, high, self.scan)
            if low >= high or self.scan[high - 1] != mark:
                return False
            high -= 1
        low, high = self._trim(low, high, self.scan)
        self._add(EditKind.FIELD, c_span, Range(low, high), unit)
        return True

    def _split(self, kind: EditKind, unit: Unit, c_span: Range, s_span: Range) -> None:
        """One deletion for each clause."""
        canonical = self.canonical
        if kind is EditKind.FIELD:
            self._add(kind, c_span, s_span, unit)
            return
        at, low = unit.canonical.start, c_span[0]
        for index in range(unit.canonical.start + 1, unit.canonical.end + 1):
            if index == unit.canonical.end or canonical.clause_of[index] != canonical.clause_of[at]:
                high = c_span[1] if index == unit.canonical.end else canonical.starts[index]
                span = self._trim(low, high, self.canonical_text)
                # an alternative's own marks are blank in what is printed, and belong to its words
                span = Range(min(span.start, canonical.starts[at]), max(span.end, canonical.ends[index - 1]))
                self._add(kind, span, s_span, Unit(Kind.DELETE, Range(at, index), unit.scan))
                at, low = index, high

    def _field(self, unit: Unit, pending: list[Unit], c_at: int, s_at: int) -> tuple[int, int, int, int]:
        """A filled field takes in the marks around its words that the canonical's gaps do not have."""
        canonical, words = self.canonical, self.words
        c_from, c_to = canonical.starts[unit.canonical.start], canonical.ends[unit.canonical.start]
        s_from, s_to = words.starts[unit.scan.start], words.ends[unit.scan.end - 1]
        if not pending:
            theirs = "".join(self.canonical_text[c_at:c_from].split())
            at, taken = s_at, 0
            while at < s_from and (taken < len(theirs) or self.scan[at].isspace()):
                if not self.scan[at].isspace():
                    if self.scan[at] != theirs[taken]:
                        break
                    taken += 1
                at += 1
            if taken == len(theirs):
                s_from = at
                self._between([], c_at, c_from, s_at, s_from, unit.canonical.start, unit.scan.start)
            else:
                self._between([], c_at, c_from, s_at, s_from, unit.canonical.start, unit.scan.start)
        else:
            self._between(pending, c_at, c_from, s_at, s_from, unit.canonical.start, unit.scan.start)
        # to the right: up to where the canonical's next mark begins
        limit_c = (
            canonical.starts[unit.canonical.start + 1]
            if unit.canonical.start + 1 < len(canonical)
            else canonical.source.body[1]
        )
        limit_s = (
            words.starts[unit.scan.end]
            if unit.scan.end < len(words) and words.starts[unit.scan.end] < self.span[1]
            else self.span[1]
        )
        following = "".join(self.canonical_text[c_to:limit_c].split())
        marks = self.scan[s_to:limit_s]
        line = marks.split("\n", 1)[0]
        stop = line.find(following[0]) if following else -1
        grown = (
            line[:stop] if stop > 0 else line if (not following or following[0] not in line) and len(line) <= 12 else ""
        )
        s_to += len(grown.rstrip())
        self._add(EditKind.FIELD, Range(c_from, c_to), Range(s_from, s_to), unit)
        return c_to, s_to, c_to, s_to

    def _move(self, move: Move) -> None:
        canonical, words = self.canonical, self.words
        unit = Unit(Kind.MOVED, move.canonical, move.scan)
        c_span, (s_span, at) = self._moved_from[move.canonical.start], self._moved_to[move.scan.start]
        if not move.order_only:
            self._add(EditKind.MOVE, c_span, s_span, unit)
            self.edits[-1].at = at
            return
        c_at, s_at = c_span[0], s_span[0]
        for index, part in enumerate(move.units):  # the label is moved, its filling stays a field
            rest = move.units[index + 1 :]
            c_to = (
                next((canonical.starts[u.canonical.start] for u in rest if u.canonical.size > 0), c_span[1])
                if part.canonical.size > 0
                else c_at
            )
            s_to = (
                next((words.starts[u.scan.start] for u in rest if u.scan.size > 0), s_span[1])
                if part.scan.size > 0
                else s_at
            )
            c_part, s_part = self._trim(c_at, c_to, self.canonical_text), self._trim(s_at, s_to, self.scan)
            c_at, s_at = c_to, s_to
            if part.kind is Kind.EQUAL:
                self._moved_words(part, c_part, s_part)
            else:
                self._add(_MOVED_KINDS[part.kind], c_part, s_part, part)

    def _moved_words(self, part: Unit, c_part: Range, s_part: Range) -> None:
        """Words that are equal in another place: moved run by run, with an edit for each gap or case that differs."""
        canonical, words = self.canonical, self.words
        shift = part.scan.start - part.canonical.start
        low, c_low, s_low = part.canonical.start, c_part[0], s_part[0]

        def run(stop: int, c_to: int, s_to: int) -> None:
            """What was moved up to a word, and the marks before it where they are the run's own."""
            if low < stop:
                unit = Unit(Kind.EQUAL, Range(low, stop), Range(low + shift, stop + shift))
                self._add(
                    EditKind.MOVE,
                    self._trim(c_low, c_to, self.canonical_text),
                    self._trim(s_low, s_to, self.scan),
                    unit,
                    order_only=True,
                )

        for c in range(part.canonical.start, part.canonical.end + 1):
            s = c + shift
            c_from, s_from = (canonical.ends[c - 1], words.ends[s - 1]) if c > part.canonical.start else (c_low, s_low)
            c_to, s_to = (canonical.starts[c], words.starts[s]) if c < part.canonical.end else (c_part[1], s_part[1])
            if self._marks(c_from, c_to, self.canonical_text) != self._marks(s_from, s_to, self.scan):
                run(c, c_from, s_from)
                at = Unit(Kind.EQUAL, Range(c, c), Range(s, s))
                self._add(
                    EditKind.GAP, self._trim(c_from, c_to, self.canonical_text), self._trim(s_from, s_to, self.scan), at
                )
                low, c_low, s_low = c, c_to, s_to
            if c == part.canonical.end:
                break
            c_span, s_span = Range(canonical.starts[c], canonical.ends[c]), Range(words.starts[s], words.ends[s])
            if "".join(self.canonical_text[slice(*c_span)].split()) != self.scan[slice(*s_span)]:
                run(c, c_span[0], s_span[0])
                self._add(EditKind.CASE, c_span, s_span, Unit(Kind.EQUAL, Range(c, c + 1), Range(s, s + 1)))
                low, c_low, s_low = c + 1, c_span[1], s_span[1]
        run(part.canonical.end, c_part[1], s_part[1])

    # -- small things ----------------------------------------------------------------------------------------------

    def _add(self, kind: EditKind, c: Range, s: Range, unit: Unit, *, order_only: bool = False) -> None:
        canonical = self.canonical
        at = min(unit.canonical.start, len(canonical) - 1)
        if kind is EditKind.INSERT and unit.canonical.start > 0 and 0 < unit.scan.start < len(self.words):
            # what goes on in the line of the word before it belongs to that word's clause
            before = self.scan[self.words.ends[unit.scan.start - 1] : self.words.starts[unit.scan.start]]
            at = unit.canonical.start - 1 if "\n" not in before else at
        elif kind is EditKind.GAP and at > 0 and c[1] <= canonical.clauses[canonical.clause_of[at]].span[0]:
            at -= 1  # the stop behind a clause's last word is that clause's
        edit = Edit(kind, c, s, unit.canonical, unit.scan, canonical.clause_of[at], order_only)
        if kind is EditKind.REPLACE:
            edit.truth, edit.observed = one_line(self.canonical_text[c[0] : c[1]]), one_line(self.scan[s[0] : s[1]])
            if len(edit.observed) > 1 and edit.observed.isupper():
                edit.truth = edit.truth.upper()  # case is told elsewhere
        self.edits.append(edit)

    @staticmethod
    def _trim(low: int, high: int, text: str) -> Range:
        while low < high and text[low].isspace():
            low += 1
        while low < high and text[high - 1].isspace():
            high -= 1
        return Range(low, high)

    @staticmethod
    def _marks(low: int, high: int, text: str) -> str:
        return "".join(text[low:high].split())
