"""The list with which every report begins: one row for each distinct difference over all copies, the gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from clausediff.differences import Difference, tally
from clausediff.model import Report
from clausediff.report.context import Shown, shown
from clausediff.report.names import copy_names
from clausediff.report.state import MARKS, decided
from clausediff.report.visible import elide, flat
from clausediff.report.wording import because, clause_name

__all__ = ["HEAD", "Listed", "Listing", "listing"]

HEAD = ("", "Clause", "Difference", "Copies", "Why")
"""The names of the columns."""
_NAMED = 3
"""How many copies a row names."""
_WORDS = 24
"""Words of a reading that a row shows."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the list; all texts are safe to print on one line."""

    difference: Difference
    state: str
    """The verdict; ``accepted`` where reviewers let it pass in all copies."""
    where: str
    """The clause as it is cited: ``8.2(a)``."""
    words: Shown
    """The two readings in their context."""
    copies: str
    """``6 of 40: Oriel Ltd, Tamsin Co, …``"""
    why: str
    """What makes it grave, and the judge's first reason or the decision."""

    @property
    def mark(self) -> str:
        """The sign of its state."""
        return MARKS[self.state]

    @property
    def word(self) -> str:
        """For people: what reviewers decided in all copies, or the verdict. A change that was agreed is not called harmless."""
        return {"agreed": "agreed", "objected": "open point"}.get(self.difference.state, self.state)

    @property
    def change(self) -> str:
        """Both readings in one line: ``[-30-]{+90+}``."""
        return self.words.change


@dataclass(frozen=True, slots=True)
class Listing:
    """The whole list."""

    tally: str
    """``11 differences · 3 decided · 1 file not compared``: what is left for a person."""
    finished: bool
    """Whether nothing is left for a person."""
    rows: tuple[Listed, ...]
    names: Mapping[tuple[str, str], str]
    """The party after which each copy is called, by path and id of the agreement; empty where no field tells it apart."""
    called: Mapping[tuple[str, str], str]
    """The same, with the file's name where there is no party, or where several copies would have the same name."""

    def name(self, path: str, agreement: str) -> str:
        """What a copy is called."""
        return self.called[path, agreement]


def _base(path: str) -> str:
    """The name of a file without its folders."""
    return flat(path.rstrip("/").rpartition("/")[2] or path)


def listing(report: Report) -> Listing:
    """The list of a report."""
    found = report.differences()
    counted = tally(report, found)
    names = copy_names(report)
    often = Counter(names.values())
    called = {}
    for document, agreement in report.agreements():
        name = names[document.path, agreement.id]
        file = _base(document.path) + (f" #{agreement.id}" if len(document.agreements) > 1 else "")
        called[document.path, agreement.id] = (f"{name} ({file})" if often[name] > 1 else name) if name else file
    rows = tuple(_listed(each, called) for each in found)
    return Listing(str(counted), counted.finished, rows, names, called)


def _listed(each: Difference, names: Mapping[tuple[str, str], str]) -> Listed:
    document, agreement, finding = each.copies[0]
    clause = next((clause for clause in agreement.clauses if clause.id == finding.clause), None)
    words = shown(document, agreement, finding, clause, words=4, longest=_WORDS)
    first = [elide(names[held.document.path, held.agreement.id], 6) for held in each.firsts[:_NAMED]]
    more = ", …" if each.held_by > _NAMED else ""
    number = f"{each.held_by:,} of {each.among:,}: " if each.among > 1 else ""
    state = each.verdict.value if each.state in ("open", "objected") else "accepted"
    said = decided(finding) if each.state != "open" and finding.decision is not None else because(finding, agreement)
    return Listed(
        each,
        state,
        clause_name(clause, finding),
        words,
        f"{number}{', '.join(first)}{more}",
        elide(f"the same at {each.places:,} places; {said}" if each.places > 1 else said, 40),
    )
