"""Changes that a person would call one are one finding, and no others."""

from __future__ import annotations

import pytest

from clausediff.judge import Judgement
from clausediff.model import Verdict
from tests.stages import judged

BEFORE = "1. The Grower brings apples and pears from the orchard to the Press in autumn, and the Press makes juice of them.\n\n"
AFTER = "\n\n3. The Press washes every crate after use and stacks it in the yard, where the Grower fetches it with the cart.\n"


def found(form: str, scan: str) -> list[Judgement]:
    """What a person is told of two lines on a page."""
    listed = judged(f"{BEFORE}2. {form}{AFTER}", f"{BEFORE}2. {scan}{AFTER}")
    return [each for each in listed if each.verdict.gravity >= Verdict.REVIEW.gravity]


def test_a_rewritten_phrase_is_one_finding() -> None:
    """Its pieces are joined over a word that happens to be equal."""
    (joined,) = found(
        "The Press pays within thirty days of the harvest.", "The Press pays before sixty days after the harvest."
    )
    assert joined.edit.truth == "within thirty days of"
    assert joined.edit.observed == "before sixty days after"


@pytest.mark.parametrize(("equal", "count"), [("days", 1), ("days and", 1), ("days and nights", 2)])
def test_how_many_equal_words_are_bridged(equal: str, count: int) -> None:
    """Two at most."""
    form, scan = (
        f"The Press pays ninety {equal} before the harvest.",
        f"The Press pays sixty {equal} after the harvest.",
    )
    assert len(found(form, scan)) == count


def test_two_sentences_are_two_findings() -> None:
    """A stop between two changes keeps them apart."""
    form, scan = "The Press pays ninety. Before that it waits.", "The Press pays sixty. After that it waits."
    assert len(found(form, scan)) == 2 or found(form, scan)[0].edit.canonical_words.size == 2
    apart = "The Press pays ninety pence. Before that it waits."
    assert len(found(apart, apart.replace("ninety", "sixty").replace("Before", "After"))) == 2
    close = apart.replace("pence. B", "pence b")
    assert len(found(close, close.replace("ninety", "sixty").replace("before", "after"))) == 1


def test_what_is_not_certain_is_not_bridged() -> None:
    """Only words that differ for certain are pieces of a rewritten phrase."""
    form, scan = (
        "The Press mends the form now and pays ninety pence.",
        "The Press mends the farm now and pays sixty pence.",
    )
    assert sorted(each.verdict.value for each in found(form, scan)) == ["review", "substantive"]


def test_the_gravest_verdict_and_all_reasons_stay() -> None:
    """And the rule that is the graver one."""
    (joined,) = found("The Press mends the form carefully and well.", "The Press mends the farm never and well.")
    assert joined.verdict is Verdict.SUBSTANTIVE
    assert joined.edit.truth == "form carefully"
    assert joined.edit.observed == "farm never"
    told = " ".join(joined.reasons)
    assert "could be a misreading" in told
    assert "turns the sentence round" in told
    assert joined.rule == "replaced/other-words"
    assert joined.category == "negation"


def test_the_gravest_reason_is_first() -> None:
    """Whichever of the two changes is first in the text."""
    for form, scan in (
        ("The Press mends the form carefully and well.", "The Press mends the farm never and well."),
        ("The Press carefully form and well.", "The Press never farm and well."),
    ):
        (joined,) = found(form, scan)
        assert "turns the sentence round" in joined.reasons[0]


def test_clauses_and_labels_stay_apart() -> None:
    """Another label is told by itself, and so is what another clause has."""
    form = "The Press keeps dogs.\n\n3. It feeds them in the yard."
    scan = "The Press keeps cats.\n\n4. It feeds them in the yard."
    assert len(found(form, scan)) == 2


def test_a_finding_is_no_longer_than_a_person_reads() -> None:
    """Forty words are joined at most."""
    words = (
        "apple pear plum quince cherry walnut medlar rowan hazel elder birch maple poplar willow alder cedar".split()
    )
    form = " ".join(f"ninety {word} or" for word in words)
    scan = " ".join(f"sixty {word} or" for word in words)
    sizes = [each.edit.canonical_words.size for each in found(form, scan)]
    assert len(sizes) > 1
    assert 30 < max(sizes) <= 40
