"""The state of a review, without a screen: copies, decisions, the filter, and the current place."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from clausediff.decisions import Effective, Key, Ledger, Subject, apply
from clausediff.differences import Tally, of_page, tally
from clausediff.errors import LedgerError
from clausediff.model import Decision, Finding, Report, Verdict
from clausediff.report.names import copy_names
from clausediff.tui.copies import OUTSIDE, Copy, Filter, Place, filter_of
from clausediff.tui.entries import Entry, Held, answered, entries
from clausediff.tui.folding import fold_text
from clausediff.tui.searching import holding
from clausediff.tui.states import clause_state, copy_verdict


@dataclass
class Session:
    """The state of a review. A decision is in force here only after it was written to the ledger."""

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
        self._names = copy_names(self.report)

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
        for cache in (self._admitted, self._counts, self._progress, self._verdicts, self._standing):
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
        """Undo the latest decision of this review, in all copies at once, and go to its entry; or else, in a review that has
        decided nothing yet, the latest one on the current entry. Returns its action (empty for none) and how many copies."""
        if self.readonly:
            raise LedgerError("this review is for reading only")
        keys: tuple[Key, ...] = ()
        while self.mine and not keys:
            keys = tuple(key for key in self.mine.pop() if key in self._effective)
        if not keys and self.entries:
            keys = tuple(held.subject.key for held in self.entries[self.entry].held)
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
        self._standing.clear()
        self.version += 1

    # Differences

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

    def listed(self) -> list[int]:
        """The entries that pass the filter, in their order."""
        return [index for index in range(len(self.entries)) if self._entry_passes(index)]

    def _entry_passes(self, index: int) -> bool:
        entry, wanted = self.entries[index], self.filter
        if entry.verdict not in wanted.verdicts and entry.verdict.gravity >= Verdict.REVIEW.gravity:
            return False
        if wanted.categories and entry.category not in wanted.categories:
            return False
        if wanted.undecided and not self.standing(index)[1]:
            return False
        if not wanted.words:
            return True
        words = fold_text(wanted.words)
        return words in fold_text(entry.words) or any(words in self.haystack(held.copy) for held in entry.held)

    def haystack(self, copy: int) -> str:
        """What a search for a copy looks in."""
        return f"{fold_text(self.name_of(copy))}\n{self.copies[copy].haystack}"

    def next_undecided(self, after: int) -> int | None:
        """The next entry after this one, in the list and round its end, that a person must still decide."""
        shown = self.listed()
        ordered = [index for index in shown if index > after] + [index for index in shown if index <= after]
        return next((index for index in ordered if self.standing(index)[1]), None)

    def entry_of(self, copy: int, finding: int) -> int | None:
        """The entry of a finding, or None for a harmless one."""
        return self._of_finding.get((copy, finding))

    # Where the reviewer left off

    def leave_off(self, theme: str) -> None:
        """Keep filter, place and theme in the ledger, for this reviewer."""
        if self.readonly:
            return
        place, copy = self.place, self.copies[self.place.copy] if self.copies else None
        finding = copy.subjects[place.finding].key.finding if copy and place.finding is not None else ""
        kept = {
            "filter": self.filter.plain(),
            "entry": self.entries[self.entry].id if self.entries else "",
            "copy": [*copy.identity] if copy else [],
            "finding": finding,
            "theme": theme,
        }
        self.ledger.leave_off(self.reviewer, json.dumps(kept))

    def come_back(self) -> str:
        """Restore filter and place; returns the theme, or an empty string."""
        try:
            kept = json.loads(self.ledger.left_off(self.reviewer) or "{}")
            self.set_filter(filter_of(kept.get("filter", {})))
            ids = [entry.id for entry in self.entries]
            if kept.get("entry") in ids:
                self.entry = ids.index(kept["entry"])
            for index, copy in enumerate(self.copies):
                if [*copy.identity] == kept.get("copy") and copy.agreement is not None:
                    self.go_copy(index)
                    named = [subject.key.finding for subject in copy.subjects]
                    if kept.get("finding") in named:
                        self.go(index, named.index(kept["finding"]))
                    break
            return str(kept.get("theme", ""))
        except (ValueError, TypeError, AttributeError):
            return ""  # what was kept is a convenience: damaged, it is as good as absent

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
        entry = self.copies[copy].clauses[clause]
        if entry.id == OUTSIDE:
            return "outside", 0
        return clause_state(entry, [self._finding(copy, number) for number in self.copies[copy].of_clause(clause)])

    # Filter and place

    def admitted(self, copy: int) -> list[int]:
        """The indices of the copy's findings that pass the filter, in reading order."""
        if copy not in self._admitted:
            found = self.copies[copy]
            if self.filter.words and fold_text(self.filter.words) not in self.haystack(copy):
                self._admitted[copy] = []
                return []
            self._admitted[copy] = [
                number
                for number in found.order
                if self.filter.admits(found.findings[number], self.decision(copy, number))
            ]
        return self._admitted[copy]

    def marked(self, copy: int, number: int) -> bool:
        """Whether a finding is marked in the text: its verdict passes the filter, or it needs a person, or is current."""
        finding = self.copies[copy].findings[number]
        return (
            finding.verdict in self.filter.verdicts
            or finding.verdict.gravity >= Verdict.REVIEW.gravity
            or self.place == Place(copy, self.place.clause, number)
        )

    def set_filter(self, changed: Filter) -> None:
        """Change the filter. The current place stays, even if its finding does not pass the filter."""
        self.filter = changed
        self._admitted.clear()
        self._counts.clear()
        self.version += 1

    def search_for(self, words: str) -> None:
        """Let only copies, and differences of copies, that hold these words pass the filter."""
        self.set_filter(replace(self.filter, words=words))

    def toggle_noise(self) -> bool:
        """Show or fold away ``noise``, ``format`` and ``field`` findings; returns whether they are shown now."""
        quiet = {Verdict.NOISE, Verdict.FORMAT, Verdict.FIELD}
        shown = bool(self.filter.verdicts & quiet)
        verdicts = self.filter.verdicts - quiet if shown else self.filter.verdicts | quiet
        self.set_filter(replace(self.filter, verdicts=frozenset(verdicts) or Filter().verdicts))
        return not shown

    def step(self, forward: bool) -> bool:
        """Go to the next (or previous) finding that passes the filter, in any copy; after the last, to the first.

        Returns False, and stays, when there is none.
        """
        target = self._seek(forward)
        if target is None:
            return False
        self.go(*target)
        return True

    def _seek(self, forward: bool) -> tuple[int, int] | None:
        here = self.place
        sequence = self.sequence if here.copy in self.sequence else [here.copy, *self.sequence]
        start, direction = sequence.index(here.copy), 1 if forward else -1
        # The current copy comes twice: at first for the findings after the current one, at the end for the others.
        for turn in range(len(sequence) + 1):
            index = sequence[(start + direction * turn) % len(sequence)]
            admitted = self.admitted(index)
            for number in admitted if forward else reversed(admitted):
                if turn > 0 or self._is_ahead(number, forward):
                    return index, number
        return None

    def _is_ahead(self, number: int, forward: bool) -> bool:
        copy = self.copies[self.place.copy]
        if self.place.finding is not None:
            distance = copy.rank[number] - copy.rank[self.place.finding]
            return distance > 0 if forward else distance < 0
        clause = copy.places.get(copy.findings[number].clause, len(copy.clauses))
        return clause >= self.place.clause if forward else clause < self.place.clause

    def go(self, copy: int, number: int) -> None:
        """Go to a finding."""
        clause = self.copies[copy].places.get(self.copies[copy].findings[number].clause, 0)
        self.place = Place(copy, clause, number)

    def go_clause(self, clause: int) -> None:
        """Go to a clause of the current copy, and to its first finding that passes the filter, if any."""
        copy = self.copies[self.place.copy]
        clause = max(0, min(clause, len(copy.clauses) - 1))
        admitted = set(self.admitted(self.place.copy))
        numbers = [number for number in copy.of_clause(clause) if number in admitted]
        self.place = Place(self.place.copy, clause, numbers[0] if numbers else None)

    def go_copy(self, copy: int) -> None:
        """Go to a copy: to its first finding that passes the filter, or else to its first clause."""
        self.place = Place(copy)
        if self.admitted(copy):
            self.go(copy, self.admitted(copy)[0])

    def position(self) -> tuple[int, int]:
        """The number of the current finding among those that pass the filter (from 1; 0 when it is not one of them), and
        their count."""
        total = at = 0
        for index in self.sequence:
            if index == self.place.copy and self.place.finding in self.admitted(index):
                at = total + self.admitted(index).index(self.place.finding) + 1
            total += self._admitted_count(index)
        return at, total

    def _admitted_count(self, copy: int) -> int:
        """How many findings of a copy pass the filter; faster than :meth:`admitted`, which sorts them."""
        if self.filter.words:
            return len(self.admitted(copy))
        if copy not in self._counts:
            findings = self.copies[copy].findings
            self._counts[copy] = sum(
                self.filter.admits(finding, self.decision(copy, number)) for number, finding in enumerate(findings)
            )
        return self._counts[copy]

    # Search

    def search(self, words: str) -> int:
        """Go to the next clause that contains the words; returns how many clauses do."""
        hits = holding(self.copies[self.place.copy], words)
        if hits:
            self.go_clause(next((index for index in hits if index > self.place.clause), hits[0]))
        return len(hits)

    def categories(self) -> list[tuple[str, int]]:
        """The categories of findings past ``field`` with their numbers, the most frequent first."""
        counted = Counter(
            f.category for c in self.copies for f in c.findings if f.verdict.gravity > Verdict.FIELD.gravity
        )
        return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def open_session(report: Report, ledger_path: Path, reviewer: str, *, readonly: bool = False) -> Session:
    """A session with its ledger open, at the first finding that needs a person."""
    session = Session(report, Ledger(ledger_path, busy_seconds=3.0), reviewer, readonly=readonly)
    if session.copies:
        grave = {"substantive": 0, "review": 1, "clean": 2}
        session.go_copy(min(range(len(session.copies)), key=lambda index: grave.get(session.verdict_of(index), 3)))
    return session
