"""What a judgement is, the thresholds by which it is made, and how its reasons are worded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import exp

from clausediff.alignment.edits import Edit
from clausediff.model import Range, Verdict

NOISE_RATIO = 2.5
"""Log likelihood ratio from which an ordinary word's garble is noise."""
PROTECTED_RATIO = 4.0
"""The same for a protected word."""
CANNOT_BE_MISREAD = -13.0
"""Log likelihood below which the marks cannot be the canonical's words misread: the words differ."""
FIGURES = -9.5
"""The same where one figure stands for another: engines all but never read one valid figure as another."""
PRISTINE = 0.0008
"""Errors a character below which a page loses no decimal point."""
WORN = 0.004
"""Errors a character above which a page is worn, and its margins may hold dirt that was read as words."""
ILLEGIBLE = 0.08
"""Errors a character above which nothing on a page can be judged."""


LOOKS_LIKE = {
    "I": "|1l!][JTLi/\\",
    "s": "5",
    "S": "5$",
    "a": "@",
    "l": "1|I",
    "O": "0",
    "o": "0",
    "B": "8",
    "E": "€£",
    "C": "€©",
}
"""For a word of one letter: the single glyphs that engines read for it and that are nothing else in its place."""


AROUND = 500
"""Characters before and after an edit that tell how worn the page is there."""
REPEATED_MISREADING = 5.0
"""Log likelihood that a misreading gains by standing twice elsewhere on the page: it is the scanner's hand."""
NEARBY = 60
"""Words of the canonical within which lines that were read across each other lie."""
LINES = 5
"""Lines of the canonical's own words in other places from which a page was read out of order."""
LONELY = 6
"""Words before and after a word that must all be unread, with no other ink in their place, for it to prove nothing."""
REGION = 20
"""The same in words."""


@dataclass(slots=True)
class Judgement:
    """An edit with what is said of it."""

    verdict: Verdict
    category: str
    canonical: Range
    """In the canonical's text."""
    scan: Range
    """In the scan's text."""
    clause: int
    score: float
    reasons: tuple[str, ...]
    edit: Edit
    errors: int = 0
    """Misread segments, for the page's error rate."""
    words: int = 0
    """Canonical words read through the noise."""
    value: str = ""
    """What a field was filled with."""
    problems: tuple[str, ...] = ()
    """What is wrong with the filling."""

    def ask(self, reason: str) -> None:
        """Make it ``review``, and say why behind the other reasons."""
        self.verdict = Verdict.REVIEW
        self.reasons = (*self.reasons, reason)


def probability(ratio: float) -> float:
    """A log likelihood ratio as a probability."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, ratio))))


def calibrated(verdict: Verdict, score: float) -> float:
    """The score as a probability that came true.

    The likelihood ratio is honest where it is high. Where the verdict is ``review`` other things than the ratio decided, and
    most such marks turn out to be the scanner's: the steps are what the benchmark's fitted arms measured
    (``docs/benchmark.md`` has the table on held-out pages).
    """
    if verdict is Verdict.SUBSTANTIVE:
        return 0.02 if score < 0.01 else max(0.1, score)
    if verdict is Verdict.REVIEW:
        return 0.72 if score < 0.1 else 0.3 if score < 0.3 else max(0.77, score)
    return score


def excerpt(text: str) -> str:
    """The first words of a text, for a reason."""
    return f"“{text}”" if len(text) <= 60 else f"“{text[:57].rsplit(' ', 1)[0]} …”"


def letters(keys: str) -> str:
    """Keys run together, without apostrophes: equal for words that are only spaced differently."""
    return keys.replace("'", "")


def figure_value(text: str) -> float | None:
    """The value of a figure, or None when it is not one plain figure."""
    core = text.strip(" $€£¥%.,;:()")
    if not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", core):
        return None
    return float(core.replace(",", ""))


def misread_reasons(told: list[str]) -> list[str]:
    """How marks that are words could still be a misreading, for a reason."""
    return [f"could be a misreading: {', '.join(told)}"] if told else []


def wordlike(text: str) -> bool:
    """Whether marks are shaped like words: letters, a vowel among them."""
    return (
        bool(re.fullmatch(r"[A-Za-z][A-Za-z' -]*", text)) and bool(re.search("[aeiouyAEIOUY]", text)) and len(text) >= 3
    )
