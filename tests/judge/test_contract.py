"""What holds for every finding, whatever rule made it: a harmless one names its proof, and scores follow verdicts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.judge.pixels import PIXEL_RULES
from clausediff.judge.pixels_fields import AS_PRINTED, FILLED_ALIKE
from clausediff.judge.rule import Effect
from clausediff.judge.rules import KINDS, entries, ids
from clausediff.judge.scores import BANDS
from clausediff.model import Verdict
from clausediff.pipeline import Options, compare_sources
from tests.fuzz.documents import applied, forms, made_up
from tests.fuzz.makers import MAKERS
from tests.fuzz.pages import decoys
from tests.judge.rule_cases import findings_at, load, pages
from tests.stages import steady

ROOT = Path(__file__).resolve().parents[2]
SCANS = sorted(
    path for path in (ROOT / "samples").rglob("*") if path.suffix in (".txt", ".md") and path.name != "README.md"
)
HARMLESS = {"format", "field", "noise"}
REGISTERED = set(ids())
MAY_CLEAR = (
    {entry.id for entry in entries() if entry.effect == "together"}
    | {rule.id for kind in KINDS for rule in kind.rules if rule.effect is Effect.PROOF}
    | {rule.id for rule in PIXEL_RULES if rule.verdict is Verdict.NOISE}
    | {AS_PRINTED, FILLED_ALIKE}
)
"""The only rules by which a finding may be harmless."""


def reported(sources: list[str], options: Options, stdin: bytes | None = None) -> Iterator[dict[str, Any]]:
    """The findings in the JSON report."""
    from clausediff.report.registry import render

    out = StringIO()
    render(compare_sources(sources, options, stdin=stdin), "json", out)
    for document in json.loads(out.getvalue())["documents"]:
        for agreement in document["agreements"]:
            yield from agreement["findings"]


def faults(finding: dict[str, Any]) -> str:
    """What is wrong with a finding; empty for a sound one."""
    verdict, rule, score = finding["verdict"], finding.get("rule") or "", finding["score"]
    if rule not in REGISTERED:
        return f"{verdict} by {rule!r}, which is no rule"
    if verdict in HARMLESS and rule not in MAY_CLEAR:
        return f"harmless by {rule}, which proves nothing"
    low, high = BANDS[Verdict(verdict)]
    if not low <= score <= high:
        return f"{verdict} by {rule} with the score {score}"
    return "" if finding["reasons"] and all(finding["reasons"]) else f"{rule} gives no reason"


@pytest.mark.parametrize("path", SCANS, ids=lambda path: path.name)
def test_findings_of_the_samples(path: Path) -> None:
    """In the report on each sample every finding has a registered rule, a reason and a score that fits its verdict."""
    assert {faults(finding) for finding in reported([str(path)], Options())} - {""} == set()


@steady
@given(st.integers(0, 10_000), st.sampled_from(sorted(MAKERS)), st.booleans())
def test_findings_of_generated_edits(seed: int, rule: str, worn: bool) -> None:
    """The same for edits that look as harmless as a rule wants, on clean pages and on worn ones."""
    import random

    rng = random.Random(seed)
    document = forms()[seed % len(forms())] if seed % 3 == 0 else made_up(seed % 20, sentences=20)
    maker = rng.choice(MAKERS[rule])
    offered = list(maker.make(document, rng))
    edit = rng.choice(offered) if offered else ()
    changes = [*edit, *(decoys(document, rng, edit) if worn else ())]
    scan, _ = applied(document.text, changes)
    options = Options(canonical=document.canonical)
    assert {faults(finding) for finding in reported(["-"], options, scan.encode())} - {""} == set()


def test_findings_of_the_cases() -> None:
    """The same for the cases of the rules, but for what is only taken to be harmless."""
    known = pages()
    for case in load():
        if case.forced:
            continue
        for found in findings_at(case, known[case.page]):
            told = {"verdict": found.verdict.value, "rule": found.rule, "score": found.score, "reasons": found.reasons}
            assert faults(told) == "", case.name


def test_only_a_proof_of_noise_has_a_likelihood() -> None:
    """What another rule tells was measured; and no default is harmless."""
    for kind in KINDS:
        for rule in kind.rules:
            assert rule.likelihood is None or (rule.effect, rule.verdict) == (Effect.PROOF, Verdict.NOISE), rule.id
        assert kind.default.verdict.gravity >= Verdict.REVIEW.gravity


def test_proofs_are_harmless_and_nothing_else_is() -> None:
    """The verdict of a rule is what its effect says."""
    for kind in KINDS:
        for rule in kind.rules:
            wanted = {Effect.PROOF: HARMLESS, Effect.CHANGE: {"substantive"}, Effect.DOUBT: {"review"}}[rule.effect]
            assert rule.verdict.value in wanted, rule.id
            assert rule.id.count("/") == 1
