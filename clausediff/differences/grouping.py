"""Puts the findings of a pile together that are one difference, in the order in which a person should look at them."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b

from clausediff.differences.difference import GUARDED, MADE, Difference, Holder
from clausediff.model import Agreement, Document, Finding, Range, Report, Verdict
from clausediff.text.words import one_line

THROUGHOUT = 3
"""The least places of a copy where one name for another is a change of the name throughout."""
_NAME_WORDS = 8
"""Words of the longest name."""


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
        if grave and finding.category not in GUARDED and finding.category not in MADE and _is_name(old, new):
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
