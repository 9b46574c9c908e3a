"""A scan whose pages do not lie in order: compared as if they did, and what is to be said of it.

Pages in another order are one finding of the document; a page that is there twice is one more, and its second print is
compared like the first, for a reader may act on either. What differs in the second print is a finding of the agreement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from clausediff.agreement.restored import covering, fingerprint, restore
from clausediff.alignment.page_order import PageOrder
from clausediff.alignment.page_places import page_spans
from clausediff.judge.scores import score
from clausediff.model import Agreement, Excerpt, Finding, Range, Verdict, agreement_verdict
from clausediff.scan.arrangement import Arrangement, Part, arrange
from clausediff.scan.scan import Scan
from clausediff.text.lines import trim
from clausediff.text.words import alnum_key

__all__ = ["CompareScan", "Compared", "compare_in_order", "compare_sheets"]

_NOWHERE = Excerpt(Range(0, 0), "")


class Compared(NamedTuple):
    """What a scan was found to hold."""

    agreements: tuple[Agreement, ...]
    """In the order of the scan."""
    findings: tuple[Finding, ...] = ()
    """What is to be said of the pages of the scan."""


CompareScan = Callable[[Scan], Compared]
"""Compares a scan whose text is in order."""


def compare_sheets(scan: Scan, sheets: Arrangement, compare: CompareScan) -> Compared:
    """Compare a scan whose columns are read one after the other."""
    found = compare(sheets.of(scan))
    agreements = restore(found.agreements, sheets, scan.text)
    return Compared(agreements, _restored(found.findings, sheets, scan.text))


def _restored(findings: Sequence[Finding], arrangement: Arrangement, text: str) -> tuple[Finding, ...]:
    """Findings of a document with their spans in the scan's text; what lies in several places is shown at the first."""
    found = []
    for each in findings:
        parts = arrangement.back(*each.scan.span) or [Range(0, 0)]
        found.append(replace(each, scan=Excerpt(parts[0], text[parts[0].slice])))
    return tuple(found)


def compare_in_order(scan: Scan, order: PageOrder, compare: CompareScan) -> Compared | None:
    """Compare a scan with its pages in order; None where its copies then lie across each other."""
    spans = page_spans(scan.text)
    arrangement = _arranged(scan.text, spans, order.order)
    compared = compare(arrangement.of(scan))
    arranged = compared.agreements
    agreements = list(restore(arranged, arrangement, scan.text))
    extents = sorted(agreement.span for agreement in agreements)
    if any(two.start < one.end for one, two in pairwise(extents)):
        return None
    for page, first in order.again:
        owner = _owner(agreements, spans[first])
        if owner is None:
            return None
        pages = [index for index in order.order if spans[index].meets(agreements[owner].span)]
        second = _arranged(scan.text, spans, [page if index == first else index for index in pages])
        others = restore(compare(second.of(scan)).agreements, second, scan.text)
        other = _owner(others, spans[page])
        agreements[owner] = _with_second_print(
            agreements[owner], None if other is None else others[other], spans[page], first, scan.text
        )
    for index, agreement in enumerate(agreements):
        agreements[index] = _with_strangers(agreement, arrangement, arranged[index].span, spans, scan.text)
    agreements.sort(key=lambda agreement: agreement.span)
    said = (*_said(scan.text, spans, order), *_restored(compared.findings, arrangement, scan.text))
    return Compared(tuple(agreements), said)


def _arranged(text: str, spans: Sequence[Range], order: Sequence[int]) -> Arrangement:
    """The text with its pages in an order."""
    parts = [Part(spans[index], "\f") for index in order]
    parts[-1] = Part(parts[-1].span)
    return arrange(text, parts)


def _owner(agreements: Sequence[Agreement], page: Range) -> int | None:
    """The agreement that has words of a page."""
    for index, agreement in enumerate(agreements):
        if any(span.meets(page) for clause in agreement.clauses for span in clause.spans):
            return index
    return None


# -- second prints -------------------------------------------------------------------------------------------------


def _with_second_print(agreement: Agreement, other: Agreement | None, page: Range, first: int, text: str) -> Agreement:
    """An agreement with what its second print of a page has that the first one has not.

    ``other`` is the agreement with the second print in the place of the first.
    """
    span = trim(text, *page)
    agreement = replace(agreement, span=Range(min(agreement.span.start, page.start), max(agreement.span.end, page.end)))
    where = f"the second print of page {first + 1}"
    if other is None:
        extra = [_whole(agreement, span, where, text)]
    else:
        extra = [
            _nested(agreement, finding, where)
            for finding in other.findings
            if page.start <= finding.scan.span.start and finding.scan.span.end <= page.end
            if _differs(agreement, finding)
        ]
    agreement = _with(agreement, extra)
    same = f"{where}, with the same words"
    return _with(agreement, covering(agreement, page, text, "page-twice", same, "copy/page-twice"), verdict=False)


def _differs(agreement: Agreement, finding: Finding) -> bool:
    """Whether a finding of the second print says something that no finding of the first print says."""
    here = [each for each in agreement.findings if each.canonical.span == finding.canonical.span]
    same = any(
        alnum_key(each.scan.text) == alnum_key(finding.scan.text) and each.verdict.gravity >= finding.verdict.gravity
        for each in here
    )
    if finding.verdict is Verdict.FIELD:
        return bool(here) and not same
    return finding.verdict.gravity >= Verdict.REVIEW.gravity and not same


def _nested(agreement: Agreement, finding: Finding, where: str) -> Finding:
    """A finding of the second print as one of the agreement, whose first print has the canonical's words already."""
    at = finding.canonical.span.end
    words = " ".join(finding.canonical.text.split())
    said = f"in {where}, where the canonical has “{words}”" if words else f"in {where}"
    reasons = (*finding.reasons, said)
    verdict = finding.verdict
    if verdict is Verdict.FIELD:
        verdict, reasons = Verdict.REVIEW, (f"filled differently in two places: {said}", *finding.reasons)
    return replace(
        finding,
        id=fingerprint(finding.id, agreement.id, where),
        verdict=verdict,
        score=score(verdict, finding.rule),
        canonical=Excerpt(Range(at, at), ""),
        reasons=reasons,
    )


def _whole(agreement: Agreement, span: Range, where: str, text: str) -> Finding:
    """A second print that could not be compared."""
    clause = agreement.clauses[0].id if agreement.clauses else ""
    name = fingerprint("page-twice", agreement.id, text[span.slice])
    says = (f"{where} could not be compared",)
    return Finding(
        name, Verdict.REVIEW, "page-twice", clause, _NOWHERE, Excerpt(span, text[span.slice]),
        score(Verdict.REVIEW, "copy/page-twice"), says,
        rule="copy/page-twice",
    )  # fmt: skip


def _with(agreement: Agreement, extra: Sequence[Finding], *, verdict: bool = True) -> Agreement:
    """An agreement with more findings."""
    if not extra:
        return agreement
    found = tuple(sorted((*agreement.findings, *extra), key=lambda each: (each.scan.span, each.canonical.span)))
    worst = agreement_verdict(found, agreement.clauses) if verdict else agreement.verdict
    return replace(agreement, findings=found, verdict=worst)


def _with_strangers(
    agreement: Agreement, arrangement: Arrangement, arranged: Range, spans: Sequence[Range], text: str
) -> Agreement:
    """An agreement with the pages that lie between its own and are not of it, as findings over them."""
    own = arrangement.back(*arranged)
    reason = "a page that lies between the pages of this copy and is not of it"
    for span in spans:
        mine = any(span.meets(each) for each in own)
        between = agreement.span.start <= span.start and span.end <= agreement.span.end
        if between and not mine and span.size:
            cover = covering(agreement, span, text, "outside", reason, "copy/page-twice")
            asked = [replace(each, verdict=Verdict.REVIEW, score=score(Verdict.REVIEW, each.rule)) for each in cover]
            agreement = _with(agreement, asked)
    return agreement


# -- what is said of the document ----------------------------------------------------------------------------------


def _said(text: str, spans: Sequence[Range], order: PageOrder) -> list[Finding]:
    """One finding for each copy whose pages lie in another order, and for each page that is there twice."""
    found = []
    for first, last in order.moved:
        pages = [index + 1 for index in order.order if first <= index < last]
        read = ", ".join(map(str, pages)) if len(pages) <= 12 else f"{', '.join(map(str, pages[:12]))} …"
        says = f"the pages lie in another order; they were compared in the order {read}"
        span = trim(text, spans[first].start, spans[last - 1].end)
        found.append(_of_document("page-order", says, span, text))
    for page, first in order.again:
        says = f"page {page + 1} is page {first + 1} again; both were compared"
        found.append(_of_document("page-twice", says, trim(text, *spans[page]), text))
    return found


def _of_document(category: str, says: str, span: Range, text: str) -> Finding:
    name = fingerprint(category, says, text[span.slice])
    return Finding(name, Verdict.REVIEW, category, "", _NOWHERE, Excerpt(span, text[span.slice]), 0.0, (says,))
