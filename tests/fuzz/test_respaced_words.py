"""Torn and glued words: of exchanged ones each is for a person, and hardly one of the canonical's own."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from clausediff.judge import vetoes
from clausediff.model import Verdict
from clausediff.pipeline import Options, compare_sources
from tests.fuzz import excuses
from tests.fuzz.documents import applied, made_up
from tests.fuzz.excuses import fuzz
from tests.fuzz.making import Maker
from tests.fuzz.respaced_words import DRESSES, exchanged, kept


@pytest.fixture
def only_exchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fuzzer makes no other edits."""
    monkeypatch.setattr(excuses, "MAKERS", {"replaced/garble": (Maker(exchanged),)})


@pytest.mark.usefixtures("only_exchanged")
def test_an_exchanged_word_is_for_a_person() -> None:
    """However it is torn or glued, and whatever the page is like."""
    outcome = fuzz(400, seed=71)
    assert outcome.tried.total() == 400
    assert outcome.escapes == []


@pytest.mark.usefixtures("only_exchanged")
def test_without_the_veto_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above fails where ink is only looked at as it is spaced."""
    others = {kind: tuple(v for v in asked if v.id != "veto/spaced") for kind, asked in vetoes._OF_KIND.items()}
    monkeypatch.setattr(vetoes, "_OF_KIND", others)
    assert fuzz(400, seed=71).escapes


@pytest.mark.parametrize("dress", [dress for dress in DRESSES if dress != "shifted"])
def test_the_same_words_are_harmless(dress: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The form's own words, torn or glued in the same way, are noise or typography."""
    monkeypatch.setattr("tests.fuzz.respaced_words.DRESSES", {dress: DRESSES[dress]})
    document, rng = made_up(11), random.Random(5)
    taken, edits = 0, []
    for edit in kept(document, rng):
        if edit[0].span.start > taken + 100:
            taken = edit[0].span.end
            edits.append(edit[0])
    scan, _ = applied(document.text, edits)
    (read,) = compare_sources(["-"], Options(canonical=document.canonical), stdin=scan.encode()).documents
    told = Counter(f.verdict.gravity >= Verdict.REVIEW.gravity for a in read.agreements for f in a.findings)
    assert len(edits) > 40
    assert told[True] <= len(edits) // 25
    assert told[False] >= len(edits) * 0.95
