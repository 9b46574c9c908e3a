"""Adjusts verdicts by second readings and other copies.

A *second reading* is the same pages read by another engine; *other copies* are other agreements of the same form in the run.
Both answer the same question: what is printed at this place of the canonical?

===================  ==================================  ==================================
a finding that is    where all readings agree with it    where one has the canonical's words
===================  ==================================  ==================================
``substantive``      stays                               becomes ``review``, never ``noise``
``review``           becomes ``substantive``             stays
``noise``            stays                               stays; with other words: ``review``
===================  ==================================  ==================================

Other copies only add to the reasons: a change that was made in every copy is still a change, and a reading that one copy
alone has may be the scanner's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from clausediff.model import Agreement, Clause, Document, Finding, Range, Verdict, agreement_verdict
from clausediff.text.excerpts import excerpt
from clausediff.text.words import alnum_key

__all__ = [
    "CopyCounts",
    "OtherCopies",
    "apply_other_copies",
    "apply_second_readings",
    "read_by_many",
    "reason_from_copies",
]

_NEAR = 200
"""Characters of the canonical by which the place of one insertion may differ between two alignments."""
_LONGEST = 400
"""Characters before a place within which a finding that reaches it may begin."""
_UNREAD = 0.5
"""Coverage of a clause below which a reading without findings there proves nothing."""
_MANY = 3
"""Other copies with the same reading from which, if they are half of all, the form that was sent out may differ from the canonical."""
_SHOWN = 40
"""Characters of the canonical's words that a reason quotes."""
_UNCERTAIN = frozenset(
    ("label", "hidden", "homoglyph", "decimal", "punctuation", "must-match", "confusion", "hyphenation")
)
"""Categories of marks: two engines that read the same marks do not prove that words were changed."""


# -- second readings -----------------------------------------------------------------------------------------------


def apply_second_readings(agreement: Agreement, readings: Sequence[Agreement]) -> Agreement:
    """The agreement with its verdicts adjusted by second readings of the same pages; illegible ones do not count."""
    usable = [Reading(reading) for reading in readings if reading.legible]
    if not usable:
        return agreement
    findings = tuple(
        _adjusted(each, compare_readings(each, usable), legible=agreement.legible) if _is_open(each) else each
        for each in agreement.findings
    )
    return _with_findings(agreement, findings)


class ReadingCounts(NamedTuple):
    """How many second readings have what at the place of one finding."""

    agree: int = 0
    """The same words."""
    contradict: int = 0
    """The canonical's words."""
    differ: int = 0
    """Other words, which are no noise."""


class Reading:
    """The findings of a second reading, to be looked up by their place in the canonical."""

    def __init__(self, agreement: Agreement) -> None:
        past = [f for f in agreement.findings if f.verdict not in (Verdict.FORMAT, Verdict.FIELD)]
        self._findings = sorted(past, key=lambda finding: finding.canonical.span)
        self._starts = [finding.canonical.span[0] for finding in self._findings]
        self._unread = [clause.canonical_span for clause in agreement.clauses if clause.coverage < _UNREAD]

    def at(self, finding: Finding) -> list[Finding]:
        """The reading's own findings at the place of a finding."""
        low, high = finding.canonical.span
        reach = _NEAR if low == high else 0
        found = []
        for each in self._findings[bisect_left(self._starts, low - reach - _LONGEST) :]:
            if each.canonical.span[0] > high + reach:
                break
            if _same_place(each, finding):
                found.append(each)
        return found

    def covers(self, span: Range) -> bool:
        """Whether enough was read at a place for the absence of a finding to mean the canonical's words."""
        return not any(low <= span[0] < high for low, high in self._unread)


def _same_place(other: Finding, finding: Finding) -> bool:
    """Whether another reading's finding is at the place of a finding; insertions need the same words, near by."""
    low, high = finding.canonical.span
    start, end = other.canonical.span
    if low == high and start == end:
        return abs(start - low) <= _NEAR and alnum_key(other.scan.text) == alnum_key(finding.scan.text)
    return (start < high and low < end) or (low < high and low <= start == end <= high)


def compare_readings(finding: Finding, readings: Sequence[Reading]) -> ReadingCounts:
    """What second readings of the same pages have at the place of one finding."""
    agree = contradict = differ = 0
    for reading in readings:
        there = reading.at(finding)
        if any(alnum_key(each.scan.text) == alnum_key(finding.scan.text) for each in there):
            agree += 1
        elif any(each.verdict.gravity >= Verdict.REVIEW.gravity for each in there):
            differ += 1
        elif reading.covers(finding.canonical.span):
            contradict += 1
    return ReadingCounts(agree, contradict, differ)


def _adjusted(finding: Finding, counts: ReadingCounts, *, legible: bool) -> Finding:
    """The finding with the verdict and the reason that second readings give it."""
    verdict, reason = finding.verdict, ""
    unanimous = counts.agree > 0 == counts.contradict + counts.differ
    if verdict is Verdict.SUBSTANTIVE and counts.agree:
        reason = "a second reading has the same words"
    elif verdict is Verdict.SUBSTANTIVE and counts.contradict:
        verdict, reason = Verdict.REVIEW, "a second reading has the canonical's words here"
    elif verdict is Verdict.REVIEW and unanimous and legible and _certain(finding):
        verdict, reason = Verdict.SUBSTANTIVE, "a second reading has the same words"
    elif verdict is Verdict.REVIEW and counts.contradict:
        reason = "a second reading has the canonical's words here"
    elif verdict is Verdict.NOISE and counts.differ:
        verdict, reason = Verdict.REVIEW, "a second reading has other words here"
    return replace(finding, verdict=verdict, reasons=(*finding.reasons, reason)) if reason else finding


def _certain(finding: Finding) -> bool:
    """Whether the words, were they read rightly, would be a change: not marks, labels or what may have been cut off."""
    words = finding.scan.text.strip() != "" or len(finding.canonical.text.split()) > 2
    return finding.category not in _UNCERTAIN and words


def _is_open(finding: Finding) -> bool:
    """Whether witnesses count: not for layout, nor for what a field was filled with, which differs from copy to copy."""
    return finding.verdict.gravity >= Verdict.NOISE.gravity and not finding.category.startswith("field-")


def _with_findings(agreement: Agreement, findings: tuple[Finding, ...]) -> Agreement:
    """The agreement with other findings; its clauses' verdicts and its own follow from them."""
    worst: dict[str, Verdict] = {}
    for finding in findings:
        if finding.verdict.gravity > worst.get(finding.clause, Verdict.FORMAT).gravity:
            worst[finding.clause] = finding.verdict
    clauses: list[Clause] = []
    for clause in agreement.clauses:
        verdict = worst.get(clause.id, Verdict.FORMAT)
        if clause.verdict is Verdict.REVIEW and verdict.gravity < Verdict.REVIEW.gravity:
            verdict = Verdict.REVIEW  # too little of it was readable
        clauses.append(replace(clause, verdict=verdict))
    whole = agreement_verdict(findings, tuple(clauses))
    return replace(agreement, findings=findings, clauses=tuple(clauses), verdict=whole)


# -- other copies --------------------------------------------------------------------------------------------------


def apply_other_copies(documents: Sequence[Document]) -> list[Document]:
    """The documents with what the other copies of each form say added to the reasons of their findings."""
    copies = OtherCopies()
    for document in documents:
        copies.add(document)
    return [copies.explained(document) for document in documents]


class OtherCopies:
    """The copies of each form in a run, in two phases: all documents are counted, then each is explained by the others."""

    def __init__(self) -> None:
        self._forms: dict[str, Copies] = {}

    def add(self, document: Document) -> None:
        """Count the agreements of a document; nothing of it is kept."""
        for agreement in document.agreements:
            form = self._forms.get(agreement.canonical.sha256)
            if form is None:
                form = self._forms[agreement.canonical.sha256] = Copies(())
            form.add(agreement)

    def explained(self, document: Document) -> Document:
        """A document with what the other copies say added to the reasons of its findings."""
        if all(self._forms[each.canonical.sha256].size < 2 for each in document.agreements):
            return document
        agreements = tuple(_explained(each, self._forms[each.canonical.sha256]) for each in document.agreements)
        return replace(document, agreements=agreements)


class CopyCounts(NamedTuple):
    """How many copies of a form have what at the place of one finding."""

    clean: int
    """Other copies that read as the canonical there."""
    same: int
    """Other copies that have the same reading."""
    copies: int
    """Copies of the form in the run, this one included."""


class Copies:
    """All copies of one form in a run: how many have which reading at which place."""

    def __init__(self, agreements: Iterable[Agreement]) -> None:
        self.size = 0
        self._same: Counter[int] = Counter()
        """By a hash of the place and the reading, for there may be millions of them."""
        self._any: Counter[tuple[int, int]] = Counter()
        for agreement in agreements:
            self.add(agreement)

    def add(self, agreement: Agreement) -> None:
        """Count one more copy."""
        self.size += 1
        for finding in agreement.findings:
            if finding.verdict.gravity >= Verdict.NOISE.gravity:
                self._same[_reading(finding)] += 1
                self._any[finding.canonical.span] += 1

    def counts(self, finding: Finding) -> CopyCounts:
        """What the other copies have at the place of one finding."""
        low, high = finding.canonical.span
        same = self._same[_reading(finding)] - 1
        return CopyCounts(max(0, self.size - self._any[low, high]), max(0, same), self.size)


def _reading(finding: Finding) -> int:
    """A hash of where a finding is in the canonical and of what was read there."""
    return hash((*finding.canonical.span, alnum_key(finding.scan.text)))


def _explained(agreement: Agreement, copies: Copies) -> Agreement:
    """The agreement with a reason from the other copies added to each finding past ``field``."""
    if copies.size < 2:
        return agreement
    findings = tuple(_with_reason(each, copies.counts(each)) if _is_open(each) else each for each in agreement.findings)
    return replace(agreement, findings=findings)


def _with_reason(finding: Finding, counts: CopyCounts) -> Finding:
    """The finding with what the other copies have in its place."""
    reason = reason_from_copies(finding.canonical.text, counts)
    return replace(finding, reasons=(*finding.reasons, reason)) if reason else finding


def reason_from_copies(canonical: str, counts: CopyCounts) -> str:
    """What the other copies have where the canonical has these words, as a sentence; empty where they say nothing."""
    if read_by_many(counts):
        others = counts.copies - 1
        return f"{counts.same} of {others} other copies read the same: the form that was sent out may differ from the canonical"
    if not counts.clean:
        return ""
    one = counts.clean == 1
    if canonical.strip():
        words = excerpt(canonical, _SHOWN)
        return f"{counts.clean} other {'copy reads' if one else 'copies read'} {words} here"
    return f"{counts.clean} other {'copy has' if one else 'copies have'} nothing here"


def read_by_many(counts: CopyCounts) -> bool:
    """Whether so many other copies read the same that the form that was sent out may differ from the canonical."""
    return counts.same >= _MANY and counts.same * 2 >= counts.copies
