"""One difference of a pile: what is read in the place of which words, in which copies, and how it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from clausediff.model import Agreement, CanonicalRef, Document, Finding, Range, Verdict
from clausediff.text.protected import GUARDS

COMMON = 0.9
"""The share of the copies from which a difference is likely to be in the form's own print. Set by hand: a pile may hold a
few copies on which that word was read well."""

SEVERAL = 4
"""The least copies of a form with which their share says anything."""

GUARDED = {guard.code: guard.title.lower() for guard in GUARDS} | {
    "must-match": "a must-match phrase",
    "money": "an amount",
    "cross-reference": "a reference to a clause",
    "number": "a figure",
    "defined-term": "a defined term",
}
"""The categories of protected words, as the line about the risk names them."""

MADE = {
    "missing": "a whole clause is missing",
    "page-missing": "a page is missing",
    "added": "a clause that the canonical has not",
    "moved": "a clause at another place",
    "deletion": "words left out",
    "insertion": "words put in",
    "struck": "struck out by pen",
    "written": "written in by pen",
    "box": "a box",
}
"""Other categories that say how the change was made."""


class Holder(NamedTuple):
    """A copy that has the difference."""

    document: Document
    agreement: Agreement
    finding: Finding


@dataclass(frozen=True)
class Difference:
    """A place of a canonical where one or more copies have the same other reading."""

    id: str
    """Stable as long as the canonical's file, the place and the reading are."""
    canonical: CanonicalRef
    span: Range
    """The place in the canonical's file; empty where the copies have words that it lacks."""
    text: str
    """The canonical's words there."""
    clause: str
    """The id of the clause, as the first of the copies has it."""
    reading: str
    """The words of the first of the copies."""
    verdict: Verdict
    """The gravest among the copies, before decisions."""
    category: str
    """That of the first finding with this verdict."""
    copies: tuple[Holder, ...]
    """The copies that have it, in the order of the report."""
    among: int
    """How many copies of this canonical the report has."""

    @property
    def guarded(self) -> bool:
        """Whether protected words differ: figures, negations, modals, parties and the like."""
        return is_guarded(self.category)

    @cached_property
    def firsts(self) -> tuple[Holder, ...]:
        """Each copy that has it, once, with its first place; one copy may have it several times."""
        found: dict[tuple[str, str], Holder] = {}
        for held in self.copies:
            found.setdefault((held.document.path, held.agreement.id), held)
        return tuple(found.values())

    @property
    def held_by(self) -> int:
        """How many copies have it."""
        return len(self.firsts)

    @cached_property
    def places(self) -> int:
        """At how many places of the canonical it is: several where a name was changed throughout."""
        return max(1, len({each.finding.canonical.span for each in self.copies if each.finding.canonical.text}))

    @property
    def common(self) -> bool:
        """Whether nearly every copy has it, so that it is likely to be in the form that was sent out."""
        return is_common(self.held_by, self.among)

    @property
    def supposed(self) -> str:
        """Where it is likely to come from when nearly every copy has it; else empty. No verdict follows from it."""
        return _supposed(self.verdict) if self.common else ""

    @property
    def risk(self) -> str:
        """Why it stands where it stands in the list, as one plain line: ``a figure; in 1 of 40 copies``."""
        return risk_of(self.category, self.verdict, self.held_by, self.among, self.places)

    @cached_property
    def answers(self) -> Counter[str]:
        """How many copies have which decision (:attr:`Decision.action`); an empty string for none."""
        return Counter(each.finding.decision.action if each.finding.decision else "" for each in self.copies)

    @property
    def undecided(self) -> int:
        """In how many copies a person must still decide it."""
        return sum(each.finding.undecided for each in self.copies)

    @property
    def state(self) -> str:
        """``open``; or, when all copies are decided, ``harmless``, ``agreed`` or ``objected``, the gravest of them."""
        if self.undecided:
            return "open"
        if any(each.finding.objected for each in self.copies):
            return "objected"
        return "agreed" if any(each.finding.agreed for each in self.copies) else "harmless"


def is_guarded(category: str) -> bool:
    """Whether findings of a category are about protected words."""
    return category in GUARDED


def is_common(held_by: int, among: int) -> bool:
    """Whether nearly every copy has a difference."""
    return among >= SEVERAL and held_by >= COMMON * among


def _supposed(verdict: Verdict) -> str:
    """Where a difference that nearly every copy has is likely to come from."""
    return "likely another version of the form" if verdict is Verdict.SUBSTANTIVE else "likely the form's print"


def risk_of(category: str, verdict: Verdict, held_by: int, among: int, places: int = 1) -> str:
    """The kind of a difference and how many copies have it, as one plain line; a name may be changed at several places."""
    what = GUARDED.get(category) or MADE.get(category) or category.replace("-", " ")
    if places > 1:
        what = f"a name, changed at {places} places"
    if among == 1:
        return what
    where = f"in {held_by} of {among} copies"
    return f"{what}; {where}: {_supposed(verdict)}" if is_common(held_by, among) else f"{what}; {where}"
