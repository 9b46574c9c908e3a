"""What is said of a finding's verdict and of the decision on it: signs, words and sentences."""

from __future__ import annotations

from clausediff.model import Finding, Verdict
from clausediff.report.visible import flat

__all__ = ["MARKS", "decided", "effective", "state", "word"]

MARKS = {
    "substantive": "!",
    "review": "?",
    "note": "*",
    "noise": "~",
    "field": "=",
    "format": ".",
    "clean": " ",
    "accepted": "+",
}
"""The sign of each verdict, which carries its meaning where there is no colour."""

_ANSWERED = {
    "accept": "accepted as harmless",
    "misread": "misread: the words are the canonical's",
    "agreed": "agreed: a real change that was agreed",
    "object": "objected: a real change that was not agreed",
    "ask": "asked",
}
"""What a decision says, by its action."""


def decided(finding: Finding) -> str:
    """A sentence about the reviewer's decision, or an empty string."""
    decision = finding.decision
    if decision is None:
        return ""
    parts = [_ANSWERED.get(decision.action, "confirmed as a change")]
    if decision.reviewer:
        parts.append(f"by {flat(decision.reviewer)}")
    if decision.time:
        parts.append(f"on {flat(decision.time)}")
    said = " ".join(parts)
    return f"{said}: {flat(decision.comment)}" if decision.comment else said


def state(finding: Finding) -> str:
    """The state to show for a finding: its verdict, or ``accepted``."""
    return "accepted" if finding.accepted else finding.verdict.value


def effective(finding: Finding) -> str:
    """The verdict under which a finding is listed: an open point is substantive and a question at least for review, whatever
    the verdict was; else the verdict, also of what was decided to pass."""
    if finding.objected:
        return Verdict.SUBSTANTIVE.value
    if finding.undecided and finding.verdict.gravity < Verdict.REVIEW.gravity:
        return Verdict.REVIEW.value
    return finding.verdict.value


def word(finding: Finding) -> str:
    """The word for a finding: what was decided, or its verdict. An agreed change is ``agreed``, and not ``accepted`` as what is
    harmless; what a reviewer objects to is an ``open point``, whatever the verdict was."""
    if finding.objected:
        return "open point"
    if finding.decision is not None and finding.decision.asks:
        return "asked"
    return "agreed" if finding.agreed else state(finding)
