"""The judge as a whole: what is judged one by one, and what of a page that cannot be read at all."""

from __future__ import annotations

import pytest

from clausediff import judge as judging
from clausediff.evidence.page import ILLEGIBLE
from clausediff.judge import judge
from clausediff.model import Verdict
from tests.judge.vetoed import AFTER, BEFORE
from tests.stages import page

FORM = f"{BEFORE}The Grower keeps old brown dogs, and the dog of the Press eats apples.{AFTER}"
SCAN = f"{BEFORE}The Grower keeps o1d browm cats; and the of the Press never eats app1es.{AFTER}"


@pytest.mark.parametrize(
    ("most", "rate", "weighed"),
    [
        (5_000, ILLEGIBLE * 2, True),
        (0, ILLEGIBLE, True),
        (0, ILLEGIBLE * 2, False),
        (4, ILLEGIBLE * 2, True),
        (3, ILLEGIBLE * 2, False),
    ],
)
def test_very_many_misread_words(monkeypatch: pytest.MonkeyPatch, most: int, rate: float, weighed: bool) -> None:
    """Of an illegible page, and of no other one, more misread words than that are for a person without being weighed."""
    monkeypatch.setattr(judging, "_WEIGHED", most)
    made, edits = page(FORM, SCAN)
    made.rate = rate
    rules = [judgement.rule for judgement in judge(made, edits)]
    assert rules.count("copy/illegible") == (0 if weighed else 4)
    assert {"deleted/short-word", "inserted/words", "gap/punctuation"} <= set(rules)


def test_what_is_not_weighed_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reason, as a word or as marks that are none, and for a person whatever it is."""
    monkeypatch.setattr(judging, "_WEIGHED", 0)
    made, edits = page(FORM, SCAN)
    made.rate = ILLEGIBLE * 2
    told = [each for each in judge(made, edits) if each.rule == "copy/illegible"]
    assert [each.category for each in told] == ["confusion", "confusion", "word", "confusion"]
    assert {each.verdict for each in told} == {Verdict.REVIEW}
    assert all("none was weighed" in each.reasons[1] for each in told)
