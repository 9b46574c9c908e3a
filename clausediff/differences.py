"""The distinct differences of a pile: what a reviewer decides is a difference, and not each of its copies.

Forty copies of one form may hold 69 findings that are 11 differences: six signers were sent the same changed page, and the
form's own print is misread in all of them. A *difference* is what these findings have in common: the same place of the same
canonical, with the same reading. Two readings are the same when they differ in white space, quotes and dashes only; findings
with any other difference are never put together, since a decision on one of them would be applied to the other.

    7.1  30 → 90   6 of 40 copies        one difference, six findings
    7.1  30 → 80   1 of 40 copies        another one: the reading differs

One name for another throughout a copy is one difference as well, however often the form has the name: nobody decides forty
times who the supplier is. It needs a name on both sides, three places or more, and no place left where the copy has the old
one; words that a guard protects (*Buyer* for *Seller*) are decided place by place.

The order is that in which a person should look: the gravest verdict first; what is in nearly every copy last, since one
signer cannot have done it; then protected words before others, and few copies before many.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from clausediff.model import Agreement, CanonicalRef, Document, Finding, Range, Report, Verdict
from clausediff.text.protected import GUARDS
from clausediff.text.words import one_line

__all__ = [
    "Difference",
    "Holder",
    "Tally",
    "difference_id",
    "differences",
    "is_common",
    "is_guarded",
    "of_page",
    "renamed",
    "risk_of",
    "same_reading",
    "tally",
]

COMMON = 0.9
"""The share of the copies from which a difference is likely to be in the form's own print. Set by hand: a pile may hold a
few copies on which that word was read well."""

THROUGHOUT = 3
"""The least places of a copy where one name for another is a change of the name throughout."""
_NAME_WORDS = 8
"""Words of the longest name."""

SEVERAL = 4
"""The least copies of a form with which their share says anything."""

_GUARDED = {guard.code: guard.title.lower() for guard in GUARDS} | {
    "must-match": "a must-match phrase",
    "money": "an amount",
    "cross-reference": "a reference to a clause",
    "number": "a figure",
    "defined-term": "a defined term",
}
"""The categories of protected words, as the line about the risk names them."""

_MADE = {
    "missing": "a whole clause is missing",
    "page-missing": "a page is missing",
    "added": "a clause that the form has not",
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
    return category in _GUARDED


def is_common(held_by: int, among: int) -> bool:
    """Whether nearly every copy has a difference."""
    return among >= SEVERAL and held_by >= COMMON * among


def _supposed(verdict: Verdict) -> str:
    """Where a difference that nearly every copy has is likely to come from."""
    return "likely another version of the form" if verdict is Verdict.SUBSTANTIVE else "likely the form's print"


def risk_of(category: str, verdict: Verdict, held_by: int, among: int, places: int = 1) -> str:
    """The kind of a difference and how many copies have it, as one plain line; a name may be changed at several places."""
    what = _GUARDED.get(category) or _MADE.get(category) or category.replace("-", " ")
    if places > 1:
        what = f"a name, changed at {places} places"
    if among == 1:
        return what
    where = f"in {held_by} of {among} copies"
    return f"{what}; {where}: {_supposed(verdict)}" if is_common(held_by, among) else f"{what}; {where}"


def same_reading(text: str) -> str:
    """What tells whether two readings are the same: the words without the look of their white space, quotes and dashes.

    A line to be filled in reads as nothing, whatever its length.
    """
    folded = one_line(text)
    return folded if folded.strip("_. ") else ""


def differences(report: Report) -> tuple[Difference, ...]:
    """All differences of the report's agreements, in the order in which a person should look at them.

    Findings up to ``noise`` are none, unless a reviewer asked about them. What is wrong with a file and belongs to no
    agreement (:attr:`Document.findings`) is none either; :func:`tally` counts it.
    """
    copies = Counter(agreement.canonical.sha256 for _, agreement in report.agreements())
    grouped: dict[tuple[str, str, Range | str, str], list[Holder]] = {}
    for document, agreement in report.agreements():
        ref = agreement.canonical
        names = {each.id for group in renamed(document, agreement) for each in group}
        key: tuple[str, str, Range | str, str] | None = None
        for finding in agreement.findings:
            if finding.verdict.gravity < Verdict.REVIEW.gravity and not finding.undecided:
                continue
            if key is None or not finding.goes_on:
                place = one_line(finding.canonical.text) if finding.id in names else Range(*finding.canonical.span)
                key = ref.id, ref.sha256, place, same_reading(finding.scan.text)
            grouped.setdefault(key, []).append(Holder(document, agreement, finding))
    made = [_difference(key, held, copies[key[1]]) for key, held in grouped.items()]
    return tuple(sorted(made, key=_order))


def renamed(document: Document, agreement: Agreement) -> list[list[Finding]]:
    """The findings of a copy that are one name for another throughout, in groups of at least :data:`THROUGHOUT`."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in agreement.findings:
        old, new = one_line(finding.canonical.text), same_reading(finding.scan.text)
        grave = finding.verdict.gravity >= Verdict.REVIEW.gravity
        if grave and finding.category not in _GUARDED and finding.category not in _MADE and _is_name(old, new):
            groups.setdefault((old, new), []).append(finding)
    copy = one_line(document.text[agreement.span.slice]) if groups else ""
    return [
        group
        for (old, _), group in groups.items()
        if len({each.canonical.span for each in group}) >= THROUGHOUT
        and re.search(rf"\b{re.escape(old)}\b", copy) is None
    ]


def _is_name(*texts: str) -> bool:
    """Whether all the texts are names: a few words, the first and the last with a capital, and no figure."""
    words = [text.split() for text in texts]
    return all(
        0 < len(each) <= _NAME_WORDS and each[0][:1].isupper() and each[-1].strip("(\"'")[:1].isupper()
        for each in words
    ) and not any(char.isdigit() for text in texts for char in text)


def _difference(key: tuple[str, str, Range | str, str], held: list[Holder], among: int) -> Difference:
    _, sha, place, reading = key
    worst = max((each.finding for each in held), key=lambda finding: finding.verdict.gravity)
    first = held[0]
    span = Range(*first.finding.canonical.span)
    return Difference(
        difference_id(sha, place, reading),
        first.agreement.canonical,
        span,
        first.finding.canonical.text,
        first.finding.clause,
        first.finding.scan.text,
        worst.verdict,
        worst.category,
        tuple(held),
        among,
    )


def difference_id(sha256: str, place: Range | str, reading: str) -> str:
    """The id of a difference: of a place in the canonical with that hash, and the words of any copy that has it.

    A name that is changed throughout has no single place: it is known by its words.
    """
    where = place if isinstance(place, str) else f"{place[0]}-{place[1]}"
    content = "\n".join((sha256, where, same_reading(reading))).encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=8).hexdigest()


def _order(each: Difference) -> tuple[object, ...]:
    share = each.held_by / each.among
    return (
        -each.verdict.gravity,
        each.common,
        not each.guarded,
        share,
        each.canonical.id,
        each.canonical.sha256,
        each.span,
        same_reading(each.reading),
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """What a report holds for a person and how far the decisions are: the line that every view for people begins with."""

    differences: int
    decided: int
    """Of the differences, those that are decided in all their copies."""
    not_compared: int
    """Files that could not be read or compared, or in which no agreement was found."""
    pages: int
    """Pages, or parts of one, that were not read, and that nobody has answered."""
    files: int
    """Other things about files that nobody has answered: a side letter, tracked changes, a comment."""
    clauses: int
    """Clauses of which too little could be read, in all copies. No decision answers them: a person must read the page."""

    @property
    def finished(self) -> bool:
        """Whether nothing is left for a person: only then may a view say so."""
        return self.decided == self.differences and not (self.not_compared or self.pages or self.files or self.clauses)

    def __str__(self) -> str:
        """``11 differences · 3 decided · 1 file not compared · 1 page not read``."""
        parts = [_many(self.differences, "difference"), f"{self.decided:,} decided"]
        counted = (
            (self.not_compared, "file", "not compared"),
            (self.pages, "page", "not read"),
            (self.files, "note", "about files"),
            (self.clauses, "clause", "hardly read"),
        )
        return " · ".join([*parts, *(f"{_many(number, noun)} {said}" for number, noun, said in counted if number)])


def tally(report: Report, found: Iterable[Difference] | None = None) -> Tally:
    """The counts of a report; ``found`` are its :func:`differences` where the caller has them."""
    made = tuple(differences(report) if found is None else found)
    of_files = [each for document in report.documents for each in document.findings if each.undecided]
    of_files = [each for each in of_files if each.category != "not-compared"]  # its file is counted
    pages = sum(of_page(each) for each in of_files)
    return Tally(
        len(made),
        sum(not each.undecided for each in made),
        sum(document.error is not None or not document.agreements for document in report.documents),
        pages,
        len(of_files) - pages,
        sum(_hardly_read(agreement) for _, agreement in report.agreements()),
    )


def of_page(finding: Finding) -> bool:
    """Whether a finding about a file is about a page, or a part of one, that was not read."""
    return finding.category in ("unread", "picture", "page-missing")


def _hardly_read(agreement: Agreement) -> int:
    """Clauses that are ``review`` for what could not be read of them, and not for a finding."""
    worst: dict[str, int] = {}
    for finding in agreement.findings:
        worst[finding.clause] = max(worst.get(finding.clause, 0), finding.verdict.gravity)
    return sum(
        clause.verdict.gravity >= Verdict.REVIEW.gravity and clause.verdict.gravity > worst.get(clause.id, 0)
        for clause in agreement.clauses
    )


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
