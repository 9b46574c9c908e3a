"""Cross-references against the clause map of a copy: whether a reference that was changed still means the same clause.

Where a clause was put in and those behind it count on, a copy may have its references count on as well, or not::

    the copy's clause 4 is the canonical's 3
    Section 3 → Section 4      follows the renumbering
    Section 3 → Section 5      names another clause
    Section 3, unchanged       told at the label of the clause
"""

from __future__ import annotations

from dataclasses import replace

from clausediff.model import Agreement, Clause, Finding, Status, Verdict
from clausediff.text.words import alnum_key

__all__ = ["with_references"]


def with_references(agreement: Agreement) -> Agreement:
    """The agreement, each changed reference with what it means by the clause map as its last reason."""
    changed = [
        each
        for each in agreement.findings
        if each.category == "cross-reference" and each.verdict.gravity >= Verdict.REVIEW.gravity
    ]
    if not changed:
        return agreement
    numbers = _numbers(agreement)
    clauses = {each.id: each for each in agreement.clauses if each.status is not Status.ADDED}
    said = {each.id: reason for each in changed if (reason := _meaning(each, numbers, clauses))}
    if not said:
        return agreement
    findings = tuple(
        replace(each, reasons=(*each.reasons, said[each.id])) if each.id in said else each
        for each in agreement.findings
    )
    return replace(agreement, findings=findings)


def _numbers(agreement: Agreement) -> dict[str, str]:
    """The label that a copy gives to each clause of the canonical whose label it changed."""
    return {
        alnum_key(each.canonical.text): alnum_key(each.scan.text)
        for each in agreement.findings
        if each.category == "label" and alnum_key(each.canonical.text) == each.clause and alnum_key(each.scan.text)
    }


def _meaning(finding: Finding, numbers: dict[str, str], clauses: dict[str, Clause]) -> str:
    """What a changed reference means by the clause map; empty where the map says nothing of it."""
    old, new = alnum_key(finding.canonical.text), alnum_key(finding.scan.text)
    if old not in clauses or not new:
        return ""
    now = numbers.get(old, old)
    if new == now:
        return f"it follows the renumbering: the canonical’s clause {old} is {now} in this copy"
    named = next((known for known, label in numbers.items() if label == new), new if new not in numbers else "")
    if named in clauses:
        heading = " ".join(clauses[named].heading.split())
        return f"it names another clause, the canonical’s {named}" + (f" “{heading}”" if heading else "")
    return ""
