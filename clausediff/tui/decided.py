"""The decisions of a review, without a screen: what is in force, how it is written, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from clausediff.decisions import Effective, Key, Ledger, Subject, apply
from clausediff.differences import Tally, of_page, tally
from clausediff.errors import LedgerError
from clausediff.model import Decision, Finding, Report, Verdict
from clausediff.report.names import copy_names
from clausediff.tui.copies import OUTSIDE, Copy, Filter, Place
from clausediff.tui.entries import Entry, Held, answered, entries
from clausediff.tui.states import clause_state, copy_verdict
from clausediff.tui.wrap import cells


@dataclass
class Decided:
    """The decisions of a review, and where in it the reviewer is. A decision is in force here only after it was written to the ledger."""

    report: Report
    ledger: Ledger
    reviewer: str
    filter: Filter = field(default_factory=Filter)
    place: Place = field(default_factory=Place)
    version: int = 0
    """The number of changes of decisions and of the filter, as a key for caches."""
    readonly: bool = False
    """Whether nothing may be decided."""

    def __post_init__(self) -> None:
        self.copies = [
            Copy(document, agreement)
            for document in self.report.documents
            for agreement in document.agreements or (None,)
        ]
        self.sequence = list(range(len(self.copies)))
        self._effective: dict[Key, Effective] = {}
        self._admitted: dict[int, list[int]] = {}
        self._counts: dict[int, int] = {}
        self._progress: dict[int, tuple[int, int]] = {}
        self._verdicts: dict[int, str] = {}
        self._states: dict[int, dict[int, tuple[str, int]]] = {}
        self._alike: dict[tuple[str, str, str], list[int]] = {}
        for index, copy in enumerate(self.copies):
            self._alike.setdefault(copy.identity, []).append(index)
        self._touched: set[tuple[str, str, str]] = set()
        self.notes: tuple[str, ...] = ()
        self._seen = -1
        self._standing: dict[int, tuple[str, int]] = {}
        self._tally: tuple[int, Tally] | None = None
        self._whole: Tally | None = None
        self.mine: list[tuple[Key, ...]] = []
        """The findings of each decision of this review, the latest last."""
        self.reload()
        self.entries: list[Entry] = entries(self.decided(), self.copies)
        self.entry = 0
        """The index of the current entry."""
        self._of_finding = {
            (held.copy, held.finding): index for index, entry in enumerate(self.entries) for held in entry.held
        }
        self._elsewhere: dict[tuple[int, int], list[tuple[int, str]]] = {}
        self._names = copy_names(self.report)
        self.named = any(self._names.values())
        """Whether any copy has a name."""
        self.longest_path = max((cells(document.path) for document in self.report.documents), default=0)
        """The columns of the longest name of a file."""

    # Names

    def name_of(self, copy: int) -> str:
        """What the copy is called: by the fields that vary over the pile; empty where none does."""
        each = self.copies[copy]
        return self._names.get((each.document.path, each.agreement.id), "") if each.agreement else ""

    # Decisions

    def reload(self) -> bool:
        """Read the ledger again if another reviewer has written to it; returns whether it was read."""
        version = self.ledger.version()
        if version == self._seen:
            return False
        self._seen = version
        self._effective = {}
        for sha, document_sha in {(copy.identity[0], copy.identity[1]) for copy in self.copies if copy.agreement}:
            for (agreement, finding), found in self.ledger.effective(sha, document_sha).items():
                self._effective[Key(sha, document_sha, agreement, finding)] = found
        for document in self.report.documents:
            if document.findings:
                for (agreement, finding), found in self.ledger.effective("", document.sha256).items():
                    self._effective[Key("", document.sha256, agreement, finding)] = found
        self._touched = {(key.canonical_sha, key.document_sha, key.agreement) for key in self._effective}
        for cache in (self._admitted, self._counts, self._progress, self._verdicts, self._standing, self._states):
            cache.clear()
        self.notes = tuple(note for note in self.decided().notes if note not in self.report.notes)
        self.version += 1
        return True

    def decided(self) -> Report:
        """The report with the decisions in force."""
        return apply(self.report, self.ledger)

    def effective(self, copy: int, finding: int) -> Effective | None:
        """The decision and comment in force on a finding; None also when they were made on other words."""
        if self.copies[copy].identity not in self._touched:
            return None
        subject = self.copies[copy].subjects[finding]
        found = self._effective.get(subject.key)
        return found if found is not None and found.subject.same_texts(subject) else None

    def decision(self, copy: int, finding: int) -> Decision | None:
        """The decision on a finding: the ledger's, or one that was in the report already."""
        found = self.effective(copy, finding)
        if found is not None and found.decision is not None:
            return found.decision
        return self.copies[copy].findings[finding].decision

    def decide(self, action: str, comment: str = "") -> None:
        """Answer, or comment on, the current finding."""
        assert self.place.finding is not None
        self.answer([self.copies[self.place.copy].subjects[self.place.finding]], action, comment)

    def answer(self, subjects: Sequence[Subject], action: str, comment: str = "") -> None:
        """Answer, or comment on, these findings in one step."""
        if self.readonly:
            raise LedgerError("this review is for reading only")
        distinct = list({subject.key: subject for subject in subjects}.values())
        first = not self.ledger.path.exists()
        self.ledger.decide_all(distinct, action, self.reviewer, comment)
        if first:
            self._seen = self.ledger.version()
        keys = tuple(subject.key for subject in distinct)
        self.mine.append(keys)
        self._refresh(keys)

    def undo(self) -> str | None:
        """Undo the latest event of the current finding; returns the action that was undone, or None."""
        assert self.place.finding is not None
        if self.readonly:
            raise LedgerError("this review is for reading only")
        key = self.copies[self.place.copy].subjects[self.place.finding].key
        event = self.ledger.undo(key, self.reviewer)
        if event is None:
            return None
        undone = next(each for each in self.ledger.history(key) if each.uid == event.undoes)
        self._refresh((key,))
        return undone.action

    def undo_latest(self) -> tuple[str, int]:
        """Undo the latest decision of this reviewer, in all copies at once, and go to its entry: of this review, or else of
        an earlier one. Another reviewer's decisions stay. Returns its action (empty for none) and how many copies."""
        if self.readonly:
            raise LedgerError("this review is for reading only")
        keys: tuple[Key, ...] = ()
        while self.mine and not keys:
            keys = tuple(key for key in self.mine.pop() if key in self._effective)
        if not keys:
            own = [
                (found.decision.time, key)
                for key, found in self._effective.items()
                if found.decision is not None and found.decision.reviewer == self.reviewer
            ]
            keys = (max(own)[1],) if own else ()
        undone = self.ledger.undo_all(keys, self.reviewer) if keys else []
        if not undone:
            return "", 0
        self._refresh(tuple(event.subject.key for event in undone))
        changed = {event.subject.key for event in undone}
        for index, entry in enumerate(self.entries):
            if any(held.subject.key in changed for held in entry.held):
                self.entry = index
                break
        return undone[-1].action, len(undone)

    def _refresh(self, keys: Sequence[Key]) -> None:
        """Read what is in force on these findings again."""
        found = self.ledger.of(keys)
        for key in keys:
            if key in found:
                self._effective[key] = found[key]
            else:
                self._effective.pop(key, None)
            identity = key.canonical_sha, key.document_sha, key.agreement
            self._touched.add(identity)
            # A file that was given twice has the same decisions in both places.
            for index in self._alike.get(identity, ()):
                for cache in (self._admitted, self._counts, self._progress, self._verdicts):
                    cache.pop(index, None)
                for clause in self.copies[index].clauses_of_key.get(key.finding, ()):
                    self._states.get(index, {}).pop(clause, None)
        self._standing.clear()
        self.version += 1

    def decision_on(self, held: Held) -> Decision | None:
        """The decision on a copy of an entry."""
        found = self._effective.get(held.subject.key)
        if found is not None and found.decision is not None and found.subject.same_texts(held.subject):
            return found.decision
        return held.decision

    def standing(self, entry: int) -> tuple[str, int]:
        """The state of an entry and how many of its copies a person must still decide; see :func:`answered`."""
        if entry not in self._standing:
            self._standing[entry] = answered([self.decision_on(held) for held in self.entries[entry].held])
        return self._standing[entry]

    def tally(self) -> Tally:
        """What is left for a person, with the decisions in force."""
        if self._tally is None or self._tally[0] != self.version:
            known = self._whole = self._whole or tally(self.report, ())
            found = [index for index, entry in enumerate(self.entries) if entry.difference is not None]
            notes = [
                entry.finding
                for index, entry in enumerate(self.entries)
                if entry.difference is None
                for _ in range(self.standing(index)[1])
            ]
            pages = sum(map(of_page, notes))
            decided = sum(not self.standing(index)[1] for index in found)
            made = Tally(len(found), decided, known.not_compared, pages, len(notes) - pages, known.clauses)
            self._tally = self.version, made
        return self._tally[1]

    # Progress

    def progress(self) -> tuple[int, int]:
        """How many findings past ``noise`` are decided, and how many there are."""
        decided = total = 0
        for index in range(len(self.copies)):
            one, all_ = self.progress_of(index)
            decided, total = decided + one, total + all_
        return decided, total

    def progress_of(self, copy: int) -> tuple[int, int]:
        """As :meth:`progress`, for one copy."""
        if copy not in self._progress:
            decided = total = 0
            for number, finding in enumerate(self.copies[copy].findings):
                if finding.verdict.gravity >= Verdict.REVIEW.gravity:
                    total += 1
                    decision = self.decision(copy, number)
                    decided += decision is not None and not decision.asks
            self._progress[copy] = decided, total
        return self._progress[copy]

    def verdict_of(self, copy: int) -> str:
        """``clean``, ``review``, ``substantive``, ``error`` or ``none``, with the decisions in force."""
        if copy not in self._verdicts:
            self._verdicts[copy] = self._verdict(copy)
        return self._verdicts[copy]

    def _verdict(self, copy: int) -> str:
        each = self.copies[copy]
        if each.document.error is not None:
            return "error"
        if each.agreement is None:
            return "none"
        if each.identity not in self._touched:
            return each.agreement.verdict
        clauses = {self.state_of(copy, clause)[0] for clause in range(len(each.clauses))}
        return copy_verdict([self._finding(copy, number) for number in range(len(each.findings))], clauses)

    def _finding(self, copy: int, number: int) -> Finding:
        finding, decision = self.copies[copy].findings[number], self.decision(copy, number)
        return finding if decision == finding.decision else replace(finding, decision=decision)

    def state_of(self, copy: int, clause: int) -> tuple[str, int]:
        """The state of a clause (:func:`~clausediff.tui.states.clause_state`, or ``outside`` for text outside every
        agreement), and the number of findings that have it."""
        known = self._states.setdefault(copy, {})
        if clause not in known:
            known[clause] = self._state(copy, clause)
        return known[clause]

    def _state(self, copy: int, clause: int) -> tuple[str, int]:
        entry = self.copies[copy].clauses[clause]
        if entry.id == OUTSIDE:
            return "outside", 0
        return clause_state(entry, [self._finding(copy, number) for number in self.copies[copy].of_clause(clause)])
