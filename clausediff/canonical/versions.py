"""Two versions of a canonical, clause by clause: what was changed, moved, renumbered, put in and left out.

Clauses are matched by their words, not by their labels: a clause that counts on after another one was put in is the same clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from clausediff.canonical.clauses import cut_clauses
from clausediff.canonical.template import Canonical
from clausediff.canonical.write import front_matter
from clausediff.text.words import alnum_key

__all__ = ["Change", "compare_versions"]

_ALIKE = 60
"""Similarity, in percent, from which a clause is another version of a clause and not another clause."""
_PAIRS = 250_000
"""Pairs of clauses up to which each is compared with each."""


@dataclass(frozen=True, slots=True)
class Change:
    """One clause, or one line of the front matter, that differs between two versions."""

    kind: str
    """``changed``, ``moved``, ``renumbered``, ``added``, ``removed``, ``field``, ``rule``; several joined by ``, ``."""
    label: str
    """The clause's label or heading in the new version, or in the old one where it was removed."""
    before: str
    """The label in the old version, where it is another one."""
    text: str
    """The clause with ``[-removed-]`` and ``{+added+}`` words."""


@dataclass(frozen=True, slots=True)
class _Clause:
    label: str
    heading: str
    words: tuple[str, ...]


def compare_versions(old: Canonical, new: Canonical) -> list[Change]:
    """What differs, in the order of the new version; a clause that was removed stands where it was."""
    ours, theirs = _clauses(old), _clauses(new)
    partner = _matched(ours, theirs)
    kept = _in_order([partner[index] for index in sorted(partner)])
    changes: list[tuple[float, Change]] = []
    for index, clause in enumerate(theirs):
        if index not in partner:
            changes.append((index, Change("added", _called(clause), "", f"{{+{' '.join(clause.words)}+}}")))
            continue
        before = ours[partner[index]]
        kinds = []
        if before.words != clause.words:
            kinds.append("changed")
        if partner[index] not in kept:
            kinds.append("moved")
        if before.label != clause.label:
            kinds.append("renumbered")
        if kinds:
            label = before.label if before.label != clause.label else ""
            changes.append(
                (index, Change(", ".join(kinds), _called(clause), label, _marked(before.words, clause.words)))
            )
    back = {mine: yours for yours, mine in partner.items()}
    for index, clause in enumerate(ours):
        if index not in back:
            place = max((back[other] for other in range(index) if other in back), default=-1)
            changes.append((place + 0.5, Change("removed", _called(clause), "", f"[-{' '.join(clause.words)}-]")))
    found = [change for _, change in sorted(changes, key=lambda each: each[0])]
    return [*_front(old, new), *found]


def _clauses(canonical: Canonical) -> list[_Clause]:
    """The clauses with words, labels apart."""
    found = []
    for clause in cut_clauses(canonical):
        start = clause.label_span.end if clause.label_span else clause.span.start
        words = tuple(canonical.text[start : clause.span.end].split())
        if words or clause.label:
            found.append(_Clause(clause.label, clause.heading, words))
    return found


def _called(clause: _Clause) -> str:
    return clause.label or clause.heading


def _matched(old: Sequence[_Clause], new: Sequence[_Clause]) -> dict[int, int]:
    """For each clause of the new version the index of its old version: equal ones first, then the most similar ones."""
    keys = [alnum_key(" ".join(clause.words)) for clause in old]
    wanted = [alnum_key(" ".join(clause.words)) for clause in new]
    partner: dict[int, int] = {}
    for op in LCSseq.opcodes(keys, wanted):
        if op.tag == "equal":
            partner |= {op.dest_start + step: op.src_start + step for step in range(op.src_end - op.src_start)}
    for index, key in enumerate(wanted):  # equal ones that were moved
        if index not in partner:
            same = [at for at, other in enumerate(keys) if other == key and at not in partner.values()]
            if same:
                partner[index] = same[0]
    left = [at for at in range(len(old)) if at not in partner.values()]
    right = [at for at in range(len(new)) if at not in partner]
    if len(left) * len(right) > _PAIRS:
        return partner
    scores = sorted(
        ((-fuzz.ratio(keys[mine], wanted[yours]), abs(mine - yours), mine, yours) for mine in left for yours in right),
    )
    for score, _, mine, yours in scores:
        if -score >= _ALIKE and yours not in partner and mine not in partner.values():
            partner[yours] = mine
    return partner


def _in_order(places: Sequence[int]) -> set[int]:
    """The longest part of a sequence that rises: the clauses that were not moved."""
    kept: set[int] = set()
    for op in LCSseq.opcodes(places, sorted(places)):
        if op.tag == "equal":
            kept.update(places[op.src_start : op.src_end])
    return kept


def _marked(old: Sequence[str], new: Sequence[str]) -> str:
    """The words with what was removed and added marked."""
    parts: list[str] = []
    gone: list[str] = []
    came: list[str] = []

    def flush() -> None:
        parts.extend([f"[-{' '.join(gone)}-]"] * bool(gone) + [f"{{+{' '.join(came)}+}}"] * bool(came))
        gone.clear()
        came.clear()

    for op in LCSseq.opcodes(old, new):
        if op.tag == "equal":
            flush()
            parts.extend(old[op.src_start : op.src_end])
        else:
            gone += old[op.src_start : op.src_end]
            came += new[op.dest_start : op.dest_end]
    flush()
    return " ".join(parts)


def _front(old: Canonical, new: Canonical) -> Iterator[Change]:
    """What differs in the front matter: fields and phrases."""
    lines = [_declared(each) for each in (old, new)]
    for name in dict.fromkeys((*lines[0], *lines[1])):
        one, two = (side.get(name, "") for side in lines)
        if one != two:
            text = " ".join([f"[-{one}-]"] * bool(one) + [f"{{+{two}+}}"] * bool(two))
            yield Change("field", name, "", text)
    for kind in ("ignore", "must_match"):
        one, two = (getattr(each, kind) for each in (old, new))
        for phrase in dict.fromkeys((*one, *two)):
            if (phrase in one) != (phrase in two):
                yield Change("rule", kind, "", f"[-{phrase}-]" if phrase in one else f"{{+{phrase}+}}")


def _declared(canonical: Canonical) -> dict[str, str]:
    """The declaration of each field as the front matter prints it."""
    lines = front_matter({}, canonical.fields).split("\n")
    pairs = (line.strip().partition(": ") for line in lines if line.startswith("  "))
    return {name: spec for name, _, spec in pairs}
