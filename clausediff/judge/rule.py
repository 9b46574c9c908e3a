"""A rule of the judge as data, and the one function that decides a case by rules.

The rules of a kind of edit are tried in order. A ``PROOF`` shows that a difference is harmless and a ``CHANGE`` that the words differ
for certain: the first of them that holds ends the search. A ``DOUBT`` is a reason to ask: every one that holds before the search
ends is told, and the verdict is ``review`` then, whatever would have followed. Where no rule ends the search, the kind's default
decides, which is never harmless. A harmless result is not final: the vetoes come last, when all is known that several edits
show together. They are asked here already, where the case has what they look at, and hold as long as no other rule decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from clausediff.compiled import ordinary_class
from clausediff.judge.case import Case
from clausediff.judge.judgement import Judgement
from clausediff.judge.vetoes import first_objection
from clausediff.model import Verdict

__all__ = ["Default", "Effect", "Reasons", "Rule", "decide"]

C = TypeVar("C", bound=Case)
"""The kind of case that a rule is about."""
Reasons = tuple[str, ...]
"""Sentences for a person. An empty tuple holds, and adds nothing to the case's own reasons."""


class Effect(Enum):
    """What a rule does when it holds."""

    PROOF = "proof"
    """The difference is harmless: its place, its shape or its likelihood proves it."""
    CHANGE = "change"
    """The words differ for certain."""
    DOUBT = "doubt"
    """A person must look."""


@ordinary_class
@dataclass(frozen=True, slots=True)
class Rule(Generic[C]):
    """One rule."""

    id: str
    """``kind/name``, unique; in the JSON report as a finding's ``rule``."""
    effect: Effect
    when: Callable[[C], Reasons | None]
    """The reasons if the rule holds, None if it does not. Its docstring says in a sentence or two what it is about."""
    verdict: Verdict = Verdict.REVIEW
    """Of a PROOF ``format``, ``noise`` or ``field``; of a CHANGE ``substantive``."""
    category: str = ""
    """The finding's category; empty for the category of the case's own words."""
    likelihood: Callable[[C], float] | None = None
    """Of a PROOF by likelihood: the probability, 0 to 1, that the marks are the canonical's words misread."""
    read: bool = False
    """Whether the canonical's words count as read, misread as they are."""
    given: Callable[[C], bool] | None = None
    """What must be true for it to hold; asked once for all rules in a row that share it, most of which cannot hold."""


@ordinary_class
@dataclass(frozen=True, slots=True)
class Default(Generic[C]):
    """What decides where no rule does."""

    id: str
    says: str
    """What it is about, in a sentence for a person."""
    verdict: Verdict
    reasons: Callable[[C], Reasons]
    """What is said of the case in any verdict but a harmless one."""
    category: Callable[[C], str]
    """The category of findings whose rule names none."""
    alone: Reasons = ()
    """What is said besides where the default decides by itself."""


def decide(case: C, rules: Sequence[Rule[C]], default: Default[C]) -> Judgement:
    """Judge one case by the rules of its kind. Vetoes are asked, and not applied here."""
    doubts: list[tuple[Rule[C], Reasons]] = []
    asked, given = None, True
    for rule in rules:
        if rule.given is not asked:
            asked = rule.given
            given = asked is None or asked(case)
        if not given:
            continue
        reasons = rule.when(case)
        if reasons is None:
            continue
        if rule.effect is Effect.DOUBT:
            doubts.append((rule, reasons))
            continue
        if not doubts:
            return _judged(case, rule.id, rule.verdict, rule, reasons, default)
        break
    else:
        if not doubts:
            told = (*default.reasons(case), *default.alone)
            return case.judgement(default.verdict, default.category(case), told, default.id)
    first = doubts[0][0]
    told = tuple(reason for _, reasons in doubts for reason in reasons)
    return _judged(case, first.id, Verdict.REVIEW, first, told, default)


def _judged(case: C, name: str, verdict: Verdict, rule: Rule[C], reasons: Reasons, default: Default[C]) -> Judgement:
    harmless = verdict.gravity < Verdict.REVIEW.gravity
    told = reasons if harmless else (*default.reasons(case), *reasons)
    made = case.judgement(verdict, rule.category or default.category(case), tuple(dict.fromkeys(told)), name)
    if harmless:
        made.objection = first_objection(case, name)
        if rule.likelihood is not None:
            made.likelihood = rule.likelihood(case)
    if rule.read:
        made.errors, made.words = case.errors, case.edit.canonical_words.size
    return made
