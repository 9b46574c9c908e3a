"""The state of a review, without a screen: its decisions, the filter, and the current place."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

from clausediff.decisions import Ledger
from clausediff.model import Report, Verdict
from clausediff.tui.copies import Filter, Place, filter_of
from clausediff.tui.decided import Decided
from clausediff.tui.folding import fold_text
from clausediff.tui.searching import holding, others


class Session(Decided):
    """The state of a review. A decision is in force here only after it was written to the ledger."""

    # Differences

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

    def elsewhere(self, copy: int, finding: int) -> list[tuple[int, str]]:
        """What the other copies read at a finding: see :func:`~clausediff.tui.searching.others`."""
        if (copy, finding) not in self._elsewhere:
            self._elsewhere[copy, finding] = others(self.copies, Place(copy, 0, finding))
        return self._elsewhere[copy, finding]

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
        """The categories of findings past ``field`` with their numbers, those that need a person first, then by number."""
        found = [f for c in self.copies for f in c.findings if f.verdict.gravity > Verdict.FIELD.gravity]
        counted = Counter(f.category for f in found)
        grave = Counter(f.category for f in found if f.verdict.gravity >= Verdict.REVIEW.gravity)
        return sorted(counted.items(), key=lambda item: (-grave[item[0]], -item[1], item[0]))


def open_session(report: Report, ledger_path: Path, reviewer: str, *, readonly: bool = False) -> Session:
    """A session with its ledger open, at the first finding that needs a person."""
    session = Session(report, Ledger(ledger_path, busy_seconds=3.0), reviewer, readonly=readonly)
    if session.copies:
        grave = {"substantive": 0, "review": 1, "clean": 2}
        session.go_copy(min(range(len(session.copies)), key=lambda index: grave.get(session.verdict_of(index), 3)))
    return session
