"""Witnesses: what other readings say of a finding's place.

A *second reading* is the same pages through another engine; *copies* are other agreements of the same form in the run. Both
are asked the same thing: what stands at this place of the canonical? They testify; what that does to a verdict is the
hearing's (:mod:`clausediff.agreement.witnesses`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clausediff.model import Agreement, Finding, Range, Verdict
from clausediff.text.words import alnum_key

_FAR = 200
"""Characters of the canonical that an insertion's place may differ by between two alignments."""


@dataclass(frozen=True, slots=True)
class Testimony:
    """What the witnesses say of one finding."""

    agree: int = 0
    """Second readings that have the same words in its place."""
    contradict: int = 0
    """Second readings that have the canonical's words there."""
    differ: int = 0
    """Second readings that have something else past noise there."""
    others_clean: int = 0
    """Other copies that read as the canonical there."""
    others_same: int = 0
    """Other copies that have the same reading."""
    copies: int = 1
    """Copies of the form in the run, this one included."""


class Reading:
    """One agreement as a witness: its findings past ``field``, to be looked up by place."""

    def __init__(self, agreement: Agreement) -> None:
        told = [f for f in agreement.findings if f.verdict not in (Verdict.FORMAT, Verdict.FIELD)]
        self._found = sorted(told, key=lambda finding: finding.canonical.span)
        self._starts = [finding.canonical.span[0] for finding in self._found]
        self._unread = [clause.canonical_span for clause in agreement.clauses if clause.coverage < 0.5]

    def at(self, finding: Finding) -> list[Finding]:
        """The witness's own findings at the place of a finding."""
        low, high = finding.canonical.span
        empty = low == high
        reach = _FAR if empty else 0
        first = bisect_left(self._starts, low - reach - 400)
        found = []
        for each in self._found[first:]:
            if each.canonical.span[0] > high + reach:
                break
            one, other = each.canonical.span
            if empty and one == other:
                if abs(one - low) <= _FAR and alnum_key(each.scan.text) == alnum_key(finding.scan.text):
                    found.append(each)
            elif (one < high and low < other) or (not empty and low <= one == other <= high):
                found.append(each)
        return found

    def reads(self, span: Range) -> bool:
        """Whether enough of the place was read for silence to mean anything."""
        return not any(low <= span[0] < high for low, high in self._unread)


def second_readings(finding: Finding, readings: Sequence[Reading]) -> Testimony:
    """What second readings of the same pages say of one finding."""
    agree = contradict = differ = 0
    for reading in readings:
        theirs = reading.at(finding)
        if any(alnum_key(each.scan.text) == alnum_key(finding.scan.text) for each in theirs):
            agree += 1
        elif any(each.verdict.gravity >= Verdict.REVIEW.gravity for each in theirs):
            differ += 1
        elif reading.reads(finding.canonical.span):
            contradict += 1
    return Testimony(agree, contradict, differ)


class Copies:
    """All copies of one form in a run: how many have which reading at which place."""

    def __init__(self, agreements: Iterable[Agreement]) -> None:
        self.size = 0
        self._same: Counter[tuple[int, int, str]] = Counter()
        self._any: Counter[tuple[int, int]] = Counter()
        for agreement in agreements:
            self.size += 1
            for finding in agreement.findings:
                if finding.verdict.gravity >= Verdict.NOISE.gravity:
                    self._same[(*finding.canonical.span, alnum_key(finding.scan.text))] += 1
                    self._any[finding.canonical.span] += 1

    def testify(self, finding: Finding) -> Testimony:
        """What the other copies say of one finding."""
        low, high = finding.canonical.span
        same = self._same[low, high, alnum_key(finding.scan.text)] - 1
        clean = self.size - self._any[low, high]
        return Testimony(others_clean=max(0, clean), others_same=max(0, same), copies=self.size)
