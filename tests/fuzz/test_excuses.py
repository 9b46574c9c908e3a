"""A sample of the fuzzer of excuses: none of its edits comes out harmless. The whole is ``python -m tests.fuzz.excuses``."""

from __future__ import annotations

import pytest

from clausediff.alignment.edits import EditKind
from clausediff.judge import replaced, vetoes
from clausediff.judge.rule import Effect
from clausediff.judge.rules import KINDS
from clausediff.model import Range, Verdict
from tests.fuzz.documents import Change, applied, forms, made_up, printed
from tests.fuzz.excuses import fuzz
from tests.fuzz.makers import MAKERS

PROOFS = {rule.id for kind in KINDS for rule in kind.rules if rule.effect is Effect.PROOF}


def test_every_proof_has_its_edits() -> None:
    """For each rule that can call a difference harmless there are edits that look as it wants."""
    told_with_another = {"moved/rest", "gap/optional"}  # the rest of a passage that is told; a sign of an absent part
    assert PROOFS - set(MAKERS) - told_with_another == set()
    assert all(MAKERS.values())


def test_none_of_a_sample_is_harmless() -> None:
    """Of 2,000 edits each is for a person, whatever it looks like."""
    outcome = fuzz(2000, seed=20_000)
    assert outcome.tried.total() == 2000
    assert outcome.escapes == []
    assert len(outcome.tried) > len(MAKERS) * 0.8


def test_the_same_seed_makes_the_same_edits() -> None:
    """A run can be repeated."""
    assert fuzz(60, seed=5).tried == fuzz(60, seed=5).tried
    assert fuzz(60, seed=5).tried != fuzz(60, seed=6).tried


def test_a_judge_that_excuses_too_much_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without vetoes, and with a rule that calls every garble noise, edits come out harmless and the rule is named."""
    lenient = next(rule for rule in replaced.RULES if rule.id == "replaced/garble")
    monkeypatch.setattr(vetoes, "_OF_KIND", dict.fromkeys(EditKind, ()))
    monkeypatch.setattr(
        replaced, "RULES", (type(lenient)(lenient.id, Effect.PROOF, lambda case: (), Verdict.NOISE, "confusion"),)
    )
    outcome = fuzz(40, seed=3, rules=["replaced/garble"])
    assert len(outcome.escapes) > 20
    assert {rule for escape in outcome.escapes for rule in escape.rules} >= {"replaced/garble"}
    escape = outcome.escapes[0]
    assert escape.before != escape.after
    assert "[" in escape.before


def test_changes_are_where_they_say() -> None:
    """The places of changes in the changed text hold what was put there."""
    changes = [Change(Range(8, 12), "five"), Change(Range(3, 3), "!"), Change(Range(4, 8), "")]
    text, places = applied("the old text here", changes)
    assert text == "the! five here"
    assert places == [Range(5, 9), Range(3, 4), Range(5, 5)]


def test_documents_are_as_their_canonicals() -> None:
    """A made-up agreement is its canonical's body, its must-match phrases stand in it, and printing keeps its length."""
    document = made_up(7, sentences=20)
    assert document.canonical.text.endswith(document.text)
    assert document.canonical.must_match
    assert all(document.text[span.slice].split() for span in document.phrases())
    lines = printed(document.text)
    assert len(lines) == len(document.text)
    assert lines.split() == document.text.split()
    assert max(map(len, lines.split("\n"))) <= 80
    assert {form.name for form in forms()} >= {"mutual-nda-0", "mutual-nda-1"}
