"""Hold what a system said of a case against what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.benchmark.case import Case, Edit, Range
from tests.benchmark.systems import Answer, Flag
from tests.benchmark.words import around, overlap, widen, words

_ORDER = ("substantive", "review", "noise", "field", "format")
BULK = 20
LOST_LINE = 4
"""So many canonical words gone without a trace are a lost line: the page lost them, not the judge."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one edit ended."""

    kind: str
    ended: str
    """``substantive``, ``review``, ``illegible`` (the page was given up, and said so), ``error`` (nothing was compared,
    and said so), or silent: ``noise``, ``field``, ``format``, ``clause`` (no finding there, but the clause as a whole
    is ``review``), ``unseen``."""

    bulk: bool = False
    """Found, but only within a finding of :data:`BULK` words more than the edit: shown, not pointed at."""

    @property
    def silent(self) -> bool:
        """Whether the edit would go unseen."""
        return self.ended not in ("substantive", "review", "illegible", "error")


@dataclass(frozen=True)
class Result:
    """One case as one system answered it."""

    system: str
    case: str
    arm: str
    group: str
    document: str
    mode: str
    words: int
    held_out: bool
    defective: bool
    """The reference is defective as a whole."""
    illegible: bool
    error: str
    outcomes: tuple[Outcome, ...] = ()
    false_substantive: int = 0
    false_review: int = 0
    excused_substantive: int = 0
    """Of the false ones: at places where the reference is known to be off."""
    excused_review: int = 0
    lost_lines: int = 0
    """Of the false substantive ones: runs of :data:`LOST_LINE` and more canonical words that the scan lacks."""
    verdicts: dict[str, int] = field(default_factory=dict)
    scores: tuple[tuple[float, bool], ...] = ()
    """For reliability: the score of each finding past ``field``, and whether it is in truth misreading."""
    failures: tuple[dict[str, object], ...] = ()
    raised: int = 0
    """Findings of review or substantive in all."""
    rules: dict[str, tuple[int, int, int, int, int]] = field(default_factory=dict)
    """By the judge's rule: findings, false alarms among them, findings that let a labelled edit go unseen, findings of which the
    truth is known, and how many of these are in truth misreadings."""


def score(case: Case, system: str, answer: Answer, *, keep: bool = True) -> Result:
    """``answer`` against the labels of ``case``; with ``keep`` each failure is kept with its context."""
    reference = case.canonical if system == "clausediff" else case.reference
    failures: list[dict[str, object]] = []
    outcomes: list[Outcome] = []
    missed: list[Flag] = []
    for edit in case.edits:
        outcome, touching = _judge_edit(edit, answer, system=system, reference=reference, scan=case.scan)
        outcomes.append(outcome)
        if outcome.silent:
            missed.extend(touching)
        if outcome.silent and keep:
            failures.append(_silent(case, system, edit, outcome=outcome, touching=touching, reference=reference))
    false: list[Flag] = []
    if case.mode in ("clean", "silent"):
        false = [f for f in answer.flags if f.raised and not (case.due and _excused(f.canonical, case.due))]
    excused = [f for f in false if case.ignore and _excused(widen(reference, f.canonical), case.ignore)]
    spared = {id(f) for f in excused}
    if keep:
        failures += [_false(case, system, flag, reference, id(flag) in spared) for flag in false]
    if case.mode == "differs" and not any(f.raised for f in answer.flags) and not answer.illegible and not answer.error:
        outcomes.append(Outcome("differs", "unseen"))
        if keep:
            failures.append(
                {
                    "show": "silent",
                    "system": system,
                    "case": case.id,
                    "arm": case.arm,
                    "group": case.group,
                    "kind": "differs",
                    "ended": "unseen",
                }
            )
    elif case.mode == "differs":
        worst = (
            "error"
            if answer.error
            else "illegible"
            if answer.illegible
            else min((f.verdict for f in answer.flags if f.raised), key=_ORDER.index)
        )
        outcomes.append(Outcome("differs", worst))
    if keep and answer.error:
        failures.append(
            {
                "show": "error",
                "system": system,
                "case": case.id,
                "arm": case.arm,
                "group": case.group,
                "message": answer.error,
            }
        )
    told: list[tuple[Flag, bool]] = []
    if system == "clausediff" and case.mode in ("clean", "edits"):
        # At an edit only a finding on its very place counts: its neighbours may be misreadings of their own.
        at_edit = {id(f) for f in answer.flags if any(overlap(f.canonical, e.canonical) for e in case.edits)}
        told = [
            (f, id(f) not in at_edit)
            for f in answer.flags
            if f.score is not None
            and f.verdict in ("noise", "review", "substantive")
            and (id(f) in at_edit or case.mode == "clean")
        ]
    verdicts: dict[str, int] = {}
    for flag in answer.flags:
        verdicts[flag.verdict] = verdicts.get(flag.verdict, 0) + 1
    return Result(
        system=system,
        case=case.id,
        arm=case.arm,
        group=case.group,
        document=case.document,
        mode=case.mode,
        words=len(words(reference)),
        held_out=case.held_out,
        defective=case.lenient,
        illegible=answer.illegible,
        error=answer.error,
        outcomes=tuple(outcomes),
        false_substantive=sum(f.verdict == "substantive" for f in false),
        false_review=sum(f.verdict == "review" for f in false),
        excused_substantive=sum(f.verdict == "substantive" for f in excused),
        excused_review=sum(f.verdict == "review" for f in excused),
        lost_lines=sum(
            _lost(f, reference, case.scan) for f in false if f.verdict == "substantive" and id(f) not in spared
        ),
        verdicts=verdicts,
        scores=tuple((f.score, misread) for f, misread in told if f.score is not None),
        failures=tuple(failures),
        raised=sum(f.raised for f in answer.flags),
        rules=_by_rule(answer.flags, [f for f in false if id(f) not in spared], missed, told),
    )


def _by_rule(
    flags: Sequence[Flag], false: Sequence[Flag], missed: Sequence[Flag], told: Sequence[tuple[Flag, bool]]
) -> dict[str, tuple[int, int, int, int, int]]:
    """How many findings each rule made, and how many of them were wrong; findings without a rule are left out."""
    known, misread = [flag for flag, _ in told], [flag for flag, truth in told if truth]
    fired, alarms, silent, judged, truly = (
        Counter(flag.rule for flag in listed) for listed in (flags, false, missed, known, misread)
    )
    return {
        rule: (fired[rule], alarms[rule], silent[rule], judged[rule], truly[rule]) for rule in sorted(fired) if rule
    }


def _excused(span: Range, places: Sequence[Range]) -> bool:
    return any(overlap(span, place) for place in places)


def _lost(flag: Flag, reference: str, scan: str) -> bool:
    if len(reference[slice(*flag.canonical)].split()) < LOST_LINE:
        return False
    gone = len(words(reference[slice(*flag.canonical)]))
    return gone >= LOST_LINE and not words(scan[slice(*flag.scan)])


def _words(flag: Flag, *, reference: str, scan: str) -> int:
    return max(len(reference[slice(*flag.canonical)].split()), len(scan[slice(*flag.scan)].split()))


def _judge_edit(edit: Edit, answer: Answer, *, system: str, reference: str, scan: str) -> tuple[Outcome, list[Flag]]:
    """Found iff a finding of review or substantive touches the edit's place, give or take one word."""
    span = edit.canonical if system == "clausediff" or edit.plain is None else edit.plain
    places = [widen(reference, span)] + (
        [widen(reference, edit.also)]
        if (edit.also and system == "clausediff") or (edit.also and edit.plain is None)
        else []
    )
    touching = [
        f
        for f in answer.flags
        if any(overlap(f.canonical, place) for place in places)
        or (edit.scan is not None and f.scan[0] < f.scan[1] and overlap(f.scan, edit.scan))
    ]
    if answer.error:
        return Outcome(edit.kind, "error"), touching
    worst = min((f.verdict for f in touching), key=_ORDER.index, default="unseen")
    if worst not in ("substantive", "review"):
        if answer.illegible:
            worst = "illegible"
        elif any(verdict in ("review", "substantive") and overlap(clause, span) for clause, verdict in answer.clauses):
            worst = "clause"
    sizes = [_words(f, reference=reference, scan=scan) for f in touching if f.raised]
    return Outcome(edit.kind, worst, bool(sizes) and min(sizes) > edit.size + BULK), touching


def _silent(
    case: Case, system: str, edit: Edit, *, outcome: Outcome, touching: Sequence[Flag], reference: str
) -> dict[str, object]:
    span = edit.canonical if system == "clausediff" or edit.plain is None else edit.plain
    near = [
        {
            "verdict": f.verdict,
            "category": f.category,
            "score": f.score,
            "canonical": reference[slice(*f.canonical)],
            "scan": case.scan[slice(*f.scan)],
            "rule": f.rule,
            "reasons": list(f.reasons),
            "at": around(case.scan, f.scan),
        }
        for f in touching
    ]
    return {
        "show": "silent",
        "system": system,
        "case": case.id,
        "arm": case.arm,
        "group": case.group,
        "kind": edit.kind,
        "ended": outcome.ended,
        "edit": edit.note,
        "canonical": around(reference, span),
        "scan": around(case.scan, edit.scan) if edit.scan else "",
        "findings": near,
    }


def _false(case: Case, system: str, flag: Flag, reference: str, excused: bool) -> dict[str, object]:
    return {
        "show": f"false-{flag.verdict}",
        "system": system,
        "case": case.id,
        "arm": case.arm,
        "group": case.group,
        "verdict": flag.verdict,
        "category": flag.category,
        "score": flag.score,
        "canonical": around(reference, flag.canonical),
        "scan": around(case.scan, flag.scan),
        "rule": flag.rule,
        "reasons": list(flag.reasons),
        "defective_reference": case.lenient or excused,
        "lost_line": _lost(flag, reference, case.scan),
    }
