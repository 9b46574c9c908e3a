"""All that is missing at one place is looked for in unread ink together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from clausediff.evidence.pixels import Answer, Question
from clausediff.evidence.pixels.witness import _alike
from clausediff.judge import Judgement, judge
from clausediff.judge.pixels_unread import UNREAD_PRINT, look_in_unread_ink
from clausediff.model import Range, Verdict
from tests.stages import page

FORM = """1. The Hirer shall leave the hall clean and lock both doors behind the last guest.

2. The Hirer shall pay {{charge}} within thirty days after the feast of the valley.

3. The Council may enter the hall at any time and look after the fires.
"""
LOST = "\n\n".join(FORM.split("\n\n")[::2])
FIELDS = {"charge": {"type": "money"}}


@dataclass
class Ink:
    """A picture whose unread ink is like one text."""

    like: str
    asked: list[str] = field(default_factory=list)

    def ask(self, questions: Sequence[Question], known: Sequence[tuple[Range, str]] = ()) -> list[Answer | None]:
        """Nothing is known of any place."""
        return [None] * len(questions)

    def confidence(self, span: Range) -> float | None:
        """Nothing is known of the words."""
        return None

    def look_for(self, place: Range, text: str) -> float | None:
        """Whether the ink's text is a part of what is looked for."""
        self.asked.append(" ".join(text.split()))
        return 0.9 if self.like in self.asked[-1] else 0.2


def looked(like: str) -> tuple[list[Judgement], Ink]:
    """What is missing of a copy that lost a clause with a blank, after a look at the ink."""
    made, edits = page(FORM, LOST, fields=FIELDS)
    judged, ink = judge(made, edits), Ink(like)
    look_in_unread_ink(made, judged, ink)
    return judged, ink


def test_words_before_and_behind_a_blank() -> None:
    """They are one text, so that a line of which ink is left on one side speaks for all of it."""
    judged, ink = looked("within thirty days after the feast")
    assert len(ink.asked) == 1
    assert "The Hirer shall pay" in ink.asked[0] and "the feast of the valley" in ink.asked[0]
    told = [each for each in judged if each.rule == UNREAD_PRINT]
    assert told and all(each.verdict is Verdict.REVIEW for each in told)
    assert not any(each.verdict is Verdict.SUBSTANTIVE for each in judged)


def test_other_ink() -> None:
    """Words that are missing stay so where the ink is like something else."""
    judged, _ = looked("Minutes of the meeting")
    assert any(each.verdict is Verdict.SUBSTANTIVE for each in judged)


def test_parts_of_a_line() -> None:
    """Each long part may be like some part of the text; short ones, and few, are like any."""
    text = "TheHirershallpay240poundswithinthirtydaysafterthefeast"
    assert _alike(text, ["TheHirershallpay", "daysafterthefeast"]) > 0.9
    assert _alike(text, ["TheHirershallpav", "davsafterthefeast"]) > 0.9
    assert _alike(text, ["TheCouncilwilluse", "noneoftheirrooms"]) < 0.7
    assert _alike(text, ["The", "Hir", "pay", "day", "the"]) < 0.7
    assert _alike(text, ["daysafter"]) < 0.7
    assert _alike(text, [text]) == 1.0
