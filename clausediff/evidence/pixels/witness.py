"""The pictures of one scan, asked line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from clausediff.evidence.pixels.alphabet import Alphabet, make_alphabet, one_way
from clausediff.evidence.pixels.forward import log_likelihoods
from clausediff.evidence.pixels.matrices import Matrices
from clausediff.evidence.pixels.places import Part, hyphenated, map_part
from clausediff.evidence.pixels.questions import Answer, Question
from clausediff.model import Range
from clausediff.scan.ocr import recogniser
from clausediff.scan.places import Places
from clausediff.scan.scan import Scan

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ScanPixels", "scan_pixels"]

_LINES = 3
"""A place that runs over more lines is not asked about: there the question is whether the ink is words at all."""
_LEAST = -1e4
"""In nats: a text that does not fit its line at all is as improbable as this."""
_READERS = ("rapidocr", "tesseract")
"""Readers of pages whose picture says more than their words do."""


def scan_pixels(scan: Scan) -> ScanPixels | None:
    """What answers questions on a scan; None where no page has a picture from which its words were read, or there is no recogniser.

    Nothing is loaded before a question is asked.
    """
    seen = any(page.image is not None and page.reader in _READERS for page in scan.pages)
    return ScanPixels(scan) if seen and scan.words and recogniser.installed() else None


@dataclass(slots=True)
class _Trust:
    """How well the recogniser reads one page, around the places that were asked; a letter in 400 is assumed wrong before."""

    wrong: float = 0.5
    letters: int = 200
    doubt: float = 0.0


@dataclass(slots=True)
class _Asked:
    """A question with its place in the picture."""

    question: Question
    lines: tuple[int, ...]
    matrix: NDArray[Any]
    part: Part
    doubt: float
    """Of the letters at the place, in nats a letter."""


@dataclass
class ScanPixels:
    """Answers questions on one scan (a :class:`~clausediff.evidence.pixels.questions.PixelWitness`)."""

    scan: Scan
    _matrices: Matrices | None = field(default=None, repr=False)

    @cached_property
    def _places(self) -> Places:
        return Places(self.scan)

    @cached_property
    def _alphabet(self) -> Alphabet:
        return make_alphabet(recogniser.characters())

    def ask(self, questions: Sequence[Question]) -> list[Answer | None]:
        """An answer for each question; None where the place has no picture, or the question cannot be put to it."""
        if self._matrices is None:
            self._matrices = Matrices(self.scan, self._alphabet)
        trust: dict[int, _Trust] = {}
        asked = [self._asked(question, trust) for question in questions]
        corrections = sorted((question.span, question.canonical) for question in questions)
        return [
            None if each is None else self._answer(each, corrections, trust[self.scan.lines[each.lines[0]].page])
            for each in asked
        ]

    def _asked(self, question: Question, trust: dict[int, _Trust]) -> _Asked | None:
        """A question with its place in the picture; what is around the place is counted for the page."""
        lines = self._lines_of(question.span)
        if not lines or not self._is_seen(lines):
            return None
        assert self._matrices is not None
        matrix = self._matrices.of(lines)
        if matrix is None:
            return None
        low, high = self.scan.lines[lines[0]].span.start, self.scan.lines[lines[-1]].span.end
        best, sure = self._alphabet.read(matrix)
        part = map_part(self.scan.text, Range(low, high), question.span, best)
        own = sure[len(part.before) : len(best) - len(part.after)]
        page = trust.setdefault(self.scan.lines[lines[0]].page, _Trust())
        page.wrong += part.wrong
        page.letters += part.letters
        page.doubt -= sum(sure) - sum(own)
        return _Asked(question, lines, matrix, part, -sum(own) / max(1, len(own)))

    def _answer(self, asked: _Asked, corrections: Sequence[tuple[Range, str]], trust: _Trust) -> Answer | None:
        """Weigh all texts that may be printed at a place."""
        part, question = asked.part, asked.question
        low, high = question.span
        sides = Range(part.place.start, low), Range(high, part.place.end)
        text = self.scan.text
        read = text[part.place.slice]
        around = [(text[sides[0].slice], text[sides[1].slice])]
        others = [each for each in corrections if each[0] != question.span]
        right = _corrected(text, sides[0], others), _corrected(text, sides[1], others)
        if right != around[0]:
            around.append(right)
        texts = [("best", part.best)]
        for head, tail in around:
            canonical = one_way(f"{head}{question.canonical}{tail}")
            tried = hyphenated(canonical) if "-\n" in read.replace(" ", "") else [canonical]
            texts += [("canonical", each) for each in tried]
            texts.append(("read", one_way(f"{head}{text[low:high]}{tail}")))
            texts += [("rival", one_way(f"{head}{rival}{tail}")) for rival in question.rivals]
        texts = list(dict.fromkeys(texts))
        encoded = [(each, self._alphabet.encoded(part.line(each[1]))) for each in texts]
        known = [(each, columns) for each, columns in encoded if columns is not None]
        if {"canonical", "read"} - {name for (name, _), _ in known}:
            return None
        found = [
            max(_LEAST, value) for value in log_likelihoods(asked.matrix, [columns for _, columns in known]).tolist()
        ]
        weighed = [(name, each, value) for ((name, each), _), value in zip(known, found, strict=True)]
        answer = _weighed(weighed, trust, asked.doubt)
        return replace(answer, rival=_without(answer.rival, [(one_way(a), one_way(b)) for a, b in around]))

    def _lines_of(self, span: Range) -> tuple[int, ...]:
        """The lines that a place touches; of one between two lines both."""
        lines = self.scan.lines
        low = max(0, self._places.line_at(span.start))
        high = max(low, self._places.line_at(max(span.start, span.end - 1)))
        if lines and span.start >= lines[low].span.end and low + 1 < len(lines):
            high = max(high, low + 1)
        if not lines or high - low >= _LINES:
            return ()
        return tuple(range(low, high + 1))

    def _is_seen(self, lines: Sequence[int]) -> bool:
        """Whether lines are on one page, and that was read from its picture."""
        pages = {self.scan.lines[line].page for line in lines}
        page = self.scan.pages[min(pages)]
        return len(pages) == 1 and page.image is not None and page.reader in _READERS


def _corrected(text: str, span: Range, corrections: Sequence[tuple[Range, str]]) -> str:
    """A stretch of the text with the canonical's words at the other places in it."""
    parts, at = [], span.start
    for place, canonical in corrections:
        if at <= place.start and place.end <= span.end:
            parts += [text[at : place.start], canonical]
            at = place.end
    return "".join([*parts, text[at : span.end]])


def _weighed(weighed: Sequence[tuple[str, str, float]], trust: _Trust, doubt: float) -> Answer:
    """The answer: texts with the letters of the canonical's words, or of those as read, count as these."""
    canonicals = {each for name, each, _ in weighed if name == "canonical"}
    reads = {each for name, each, _ in weighed if name == "read"}
    strict = bool(set(map(_letters, canonicals)) & set(map(_letters, reads)))
    same = _unspaced if strict else _letters
    theirs, read = set(map(same, canonicals)), set(map(same, reads))
    own = max(value for name, each, value in weighed if name == "canonical" or same(each) in theirs)
    as_read = max(value for name, each, value in weighed if name == "read" or same(each) in read)
    others = [(value, each) for name, each, value in weighed if name != "canonical" and same(each) not in theirs]
    best, rival = max(others, default=(own, ""))
    top = max(value for _, _, value in weighed)
    return Answer(
        own - best,
        rival,
        own - as_read,
        max(0.0, top - max(own, as_read)),
        trust.wrong / trust.letters,
        max(0.0, doubt - trust.doubt / trust.letters),
    )


def _without(text: str, around: Sequence[tuple[str, str]]) -> str:
    """A text for a grown place without what the place was grown by."""
    for head, tail in around:
        if text.startswith(head) and text.endswith(tail) and len(text) >= len(head) + len(tail):
            return text[len(head) : len(text) - len(tail)].strip()
    return text


def _letters(text: str) -> str:
    """A text without white space and marks."""
    return "".join(char for char in text if char.isalnum() or char in "$€£%§&")


def _unspaced(text: str) -> str:
    return "".join(text.split())
