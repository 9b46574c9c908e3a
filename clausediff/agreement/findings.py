"""Judgements as what a report has: findings with their fingerprints, and the values of fields."""

from __future__ import annotations

from hashlib import blake2b

from clausediff.alignment.edits import EditKind
from clausediff.canonical.reference import CanonicalWords
from clausediff.judge import Judgement
from clausediff.model import Excerpt, FieldValue, Finding, Range


def findings(
    number: str, canonical: CanonicalWords, scan: str, judged: list[Judgement], added: dict[int, str]
) -> tuple[Finding, ...]:
    """Judgements as findings, in their order.

    ``number`` is the agreement's id, ``added`` the id of the added clause for the index of each judgement that is one. A
    finding's fingerprint is of the canonical's id, the agreement, the clause and the words of both sides, so that it stays
    the same through every change elsewhere; the same words twice in one clause are counted.
    """
    text = canonical.source.text
    salt = f"{canonical.source.id}\n{number}\n"
    seen: dict[str, int] = {}
    found = []
    for index, judgement in enumerate(judged):
        clause = added.get(index) or canonical.clauses[judgement.clause].id
        canonical_text, scan_text = text[judgement.canonical.slice], scan[judgement.scan.slice]
        key = f"{salt}{clause}\n{canonical_text}\n{scan_text}"
        count = seen[key] = seen.get(key, 0) + 1
        fingerprint = blake2b(f"{key}\n{count}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        found.append(
            Finding(
                fingerprint,
                judgement.verdict,
                judgement.category,
                clause,
                Excerpt(judgement.canonical, canonical_text),
                Excerpt(judgement.scan, scan_text),
                judgement.score,
                judgement.reasons,
                rule=judgement.rule,
                pixels=judgement.pixels,
            )
        )
    return tuple(found)


def field_values(canonical: CanonicalWords, judged: list[Judgement]) -> tuple[FieldValue, ...]:
    """How the copy fills each field of the canonical: the value of the first place that is filled."""
    places: dict[str, list[Judgement]] = {}
    for judgement in judged:
        if judgement.edit.kind is EditKind.FIELD:
            places.setdefault(canonical.slots[judgement.edit.canonical_words.start].name, []).append(judgement)
    values = []
    for name, spec in canonical.source.fields.items():
        value = ""
        problems: list[str] = []
        spans: list[Range] = []
        for judgement in places.get(name, ()):
            value = value or judgement.value
            problems.extend(judgement.problems)
            problems.extend(r.split(": ", 1)[1] for r in judgement.reasons if "filled differently" in r)
            spans.append(judgement.scan)
        values.append(FieldValue(name, spec.type, value, tuple(spans), tuple(dict.fromkeys(problems))))
    return tuple(values)
