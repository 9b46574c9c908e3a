"""Pages that a copy lacks, and pages that only the copy has: each said once.

A page that was not scanned leaves a gap that begins where a page ends, and the next page begins behind it::

    canonical   1 2 | 3 4 | 5 6 | 7 8
    scan        1 2 ⏏ 3 4 ⏏ 7 8              one finding: clauses 5 to 6

The same gap is left where somebody printed the pages anew without the clauses. So it stays ``substantive``, unless the printed
numbers of the pages skip one: then the page was there. A page between the others of which the canonical has nothing is one
finding too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clausediff.agreement.restored import fingerprint
from clausediff.alignment.page_places import page_spans, printed_number
from clausediff.judge.scores import score
from clausediff.model import Agreement, Excerpt, Finding, Range, Verdict, agreement_verdict
from clausediff.text.labels import cited
from clausediff.text.lines import trim

__all__ = ["join_pages"]

_WORN = "the page is too worn to be judged"


def join_pages(agreement: Agreement, text: str, bare: str) -> Agreement:
    """The agreement with the clauses of each missing page as one finding, and with each page that was put in as one.

    ``bare`` is the text without its furniture.
    """
    if "\f" not in text and not any(finding.category == "missing" for finding in agreement.findings):
        return agreement
    found = list(agreement.findings)
    joined = [(run, _joined(agreement, run, text)) for run in _runs(agreement, bare)]
    joined += [(run, _put_in(run, span, text)) for run, span in _pages_put_in(agreement, bare)]
    if not joined:
        return agreement
    for run, one in joined:
        taken = {finding.id for finding in run}
        found = [finding for finding in found if finding.id not in taken]
        found.append(one)
    found.sort(key=lambda finding: (finding.scan.span, finding.canonical.span))
    return replace(agreement, findings=tuple(found), verdict=agreement_verdict(tuple(found), agreement.clauses))


def _runs(agreement: Agreement, text: str) -> Iterator[list[Finding]]:
    """Findings on what one place of the copy lacks, where that place is a page's edge."""
    lacking = [f for f in agreement.findings if f.canonical.text.strip() and not f.scan.text.strip()]
    lacking.sort(key=lambda finding: finding.canonical.span)
    run: list[Finding] = []
    for finding in [*lacking, None]:
        if finding is not None and (not run or _goes_on(agreement, run[-1], finding, text)):
            run.append(finding)
            continue
        clauses = [each for each in run if each.category == "missing"]
        if len(clauses) > 1 and _at_edge(agreement, run[0].scan.span.start, text):
            yield run
        run = [finding] if finding is not None else []


def _goes_on(agreement: Agreement, one: Finding, two: Finding, text: str) -> bool:
    """Whether nothing of either side is between two findings."""
    low, high = sorted((one.scan.span.end, two.scan.span.start))
    between = agreement.canonical.text[one.canonical.span.end : two.canonical.span.start]
    return not text[low:high].strip() and not any(map(str.isalnum, between))


def _pages_put_in(agreement: Agreement, text: str) -> Iterator[tuple[list[Finding], Range]]:
    """Pages of the copy that several findings cover, all of them on words that the canonical lacks at one place."""
    extra = [f for f in agreement.findings if f.scan.text.strip() and not f.canonical.text]
    grave = [f for f in extra if f.verdict.gravity >= Verdict.REVIEW.gravity]
    if len(grave) < 2:
        return
    low, high = agreement.span
    for each in page_spans(text[low:high]):
        page = Range(low + each.start, low + each.end)
        span = trim(text, *page)
        run = [f for f in grave if span.start <= f.scan.span.start and f.scan.span.end <= span.end]
        if len(run) < 2 or page.start <= low or page.end >= high:
            continue
        at, whole = span.start, True
        for finding in sorted(run, key=lambda each: each.scan.span):
            whole = whole and not any(map(str.isalnum, text[at : finding.scan.span.start]))
            at = finding.scan.span.end
        if whole and not any(map(str.isalnum, text[at : span.end])) and not _others(agreement, run, span):
            yield run, Range(run[0].scan.span.start, max(f.scan.span.end for f in run))


def _others(agreement: Agreement, run: Sequence[Finding], span: Range) -> bool:
    """Whether another finding with words is in a stretch of the scan."""
    taken = {finding.id for finding in run}
    return any(f.id not in taken and f.scan.span.meets(span) for f in agreement.findings)


def _put_in(run: Sequence[Finding], span: Range, text: str) -> Finding:
    """One finding for a page that only the copy has."""
    gravest = max(run, key=lambda each: each.verdict.gravity)
    named = next((each for each in run if each.category == "added"), gravest)
    reasons = ("a page that the canonical does not have", *dict.fromkeys(r for each in run for r in each.reasons))
    return replace(
        named,
        id=fingerprint(*(each.id for each in run)),
        verdict=gravest.verdict,
        scan=Excerpt(span, text[span.slice]),
        reasons=reasons,
        rule=gravest.rule,
    )


def _at_edge(agreement: Agreement, at: int, text: str) -> bool:
    """Whether a page, or the copy, begins or ends at a place."""
    low, high = agreement.span
    before, after = text[low:at].rstrip(" \n\t"), text[at:high].lstrip(" \n\t")
    return before[-1:] in ("", "\f") or after[:1] in ("", "\f") or not before.strip() or not after.strip()


def _joined(agreement: Agreement, run: Sequence[Finding], text: str) -> Finding:
    """One finding for all of a run."""
    first, last = run[0], run[-1]
    span = Range(first.canonical.span.start, last.canonical.span.end)
    missing = [each for each in run if each.category == "missing"]
    labels = {clause.id: cited(clause.id, clause.label) or clause.heading for clause in agreement.clauses}
    names = [labels.get(each.clause, each.clause) for each in (missing[0], missing[-1])]
    what = names[0] if names[0] == names[1] else f"{names[0]} to {names[1]}"
    skipped = _skipped(first.scan.span.start, text)
    reasons = [f"missing: {what}, from a page's edge on: a page may not have been scanned"]
    if skipped:
        reasons.append(f"the printed numbers of the pages skip {skipped}")
    reasons += [reason for reason in missing[0].reasons if reason != _WORN]
    verdict = max((each.verdict for each in run), key=lambda each: each.gravity)
    return Finding(
        fingerprint(first.id, last.id),
        Verdict.REVIEW if skipped else verdict,
        "page-missing",
        missing[0].clause,
        Excerpt(span, agreement.canonical.text[span.slice]),
        first.scan,
        score(Verdict.REVIEW if skipped else verdict, "copy/page-missing"),
        tuple(reasons),
        rule="copy/page-missing",
    )


def _skipped(at: int, text: str) -> str:
    """The numbers of the pages that the printed numbers skip at a page's edge; empty where they skip none."""
    spans = page_spans(text)
    after = next((index for index, span in enumerate(spans) if at <= span.start + 1 or span.start <= at < span.end), 0)
    for index in (after, after + 1):
        if 0 < index < len(spans):
            one, two = printed_number(text, spans[index - 1]), printed_number(text, spans[index])
            if one is not None and two is not None and one + 1 < two:
                return f"{one + 1}" if one + 2 == two else f"{one + 1} to {two - 1}"
    return ""
