"""The state of a clause or a copy, as lists show it, from its findings with the decisions in force."""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.model import Clause, Finding, Status, Verdict

__all__ = ["clause_state", "copy_verdict"]


def clause_state(clause: Clause, findings: Sequence[Finding]) -> tuple[str, int]:
    """The state of a clause, and the number of findings that have it.

    One of ``substantive``, ``review``, ``objected``, ``asked``, ``agreed``, ``accepted`` (harmless), ``noise``, ``clean`` and
    ``absent``.
    """
    behind = max((finding.verdict.gravity for finding in findings), default=0)
    worst = max((finding.gravity for finding in findings), default=0)
    if clause.verdict.gravity > behind:
        # Too little of the clause was readable: that is no finding, and no decision on a finding changes it.
        worst = max(worst, clause.verdict.gravity)
    for name, level in (("substantive", Verdict.SUBSTANTIVE), ("review", Verdict.REVIEW)):
        if worst == level.gravity:
            same = [finding for finding in findings if finding.gravity == worst]
            if same and all(finding.objected for finding in same):
                return "objected", len(same)
            if same and all(finding.decision is not None for finding in same):
                return "asked", len(same)
            return name, len(same)
    agreed = sum(finding.agreed for finding in findings)
    if agreed:
        return "agreed", agreed
    accepted = [f for f in findings if f.accepted and f.verdict.gravity >= Verdict.REVIEW.gravity]
    if accepted:
        return "accepted", len(accepted)
    if clause.status is Status.ABSENT:
        return "absent", 0
    noise = sum(finding.verdict is Verdict.NOISE for finding in findings)
    return ("noise", noise) if noise else ("clean", 0)


def copy_verdict(findings: Sequence[Finding], clauses: set[str]) -> str:
    """The verdict of an agreement, from its findings and the states of its clauses."""
    worst = max((finding.gravity for finding in findings), default=0)
    if worst >= Verdict.SUBSTANTIVE.gravity:
        return "substantive"
    return "review" if worst >= Verdict.REVIEW.gravity or "review" in clauses else "clean"
