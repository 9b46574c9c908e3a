"""A question to the picture of a page, and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from clausediff.model import Range

__all__ = ["Answer", "PixelWitness", "Question"]


class Question(NamedTuple):
    """Which of several texts is printed at one place?"""

    span: Range
    """The place in the scan's text; empty where the canonical has words that the scan lacks."""
    canonical: str
    """The canonical's words; empty where it has none."""
    rivals: tuple[str, ...] = ()
    """Other texts that may be printed there, besides the words as read and what the picture itself reads best."""


class Answer(NamedTuple):
    """What the picture says."""

    score: float
    """Log likelihood of the canonical's words less that of the best other reading, in nats."""
    rival: str
    """The best other reading."""
    read: float
    """Log likelihood of the canonical's words less that of the words as read; 0 where they are the same."""
    short: float
    """By how much the better of the canonical's words and the words as read falls short of what the picture itself reads best,
    in nats, 0 or more: where it is large, neither of them is printed there."""
    garbled: float
    """Share of characters in which what the picture reads best differs from the text around the places that were asked, on this
    page: how far the picture can be trusted."""
    doubt: float = 0.0
    """By how much more the recogniser doubts what it reads best at the place than what it reads elsewhere on the page, in nats a
    letter, 0 or more: ink over the print, or print of another kind."""
    way: float = 0.0
    """The longest dark way from left to right through the place, as a share of its width: near 1 there may be a stroke through it."""
    uprights: int = 0
    """How many upright strokes stand side by side at a place that was read as one word of such strokes, ``(ii)``, but for its brackets;
    0 elsewhere, and where they cannot be counted."""


class PixelWitness(Protocol):
    """Answers questions on the pictures of one scan."""

    def ask(self, questions: Sequence[Question], known: Sequence[tuple[Range, str]] = ()) -> list[Answer | None]:
        """An answer for each question; None where the place has no picture, or the question cannot be put to it.

        ``known`` are the places where the scan differs from the canonical, with the canonical's words for them.
        """
        ...

    def confidence(self, span: Range) -> float | None:
        """The least confidence of the engine in the words of a stretch that has a picture; None where it is not known."""
        ...

    def look_for(self, place: Range, text: str) -> float | None:
        """How like a text the ink is that nobody read at a place, 0 to 1; None where there is no such ink."""
        ...
