"""The pictures of one scan, asked line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from clausediff import regex as re
from clausediff.evidence.pixels.alphabet import Alphabet, make_alphabet, one_way
from clausediff.evidence.pixels.forward import log_likelihoods
from clausediff.evidence.pixels.matrices import Matrices
from clausediff.evidence.pixels.places import Part, hyphenated, map_part
from clausediff.evidence.pixels.questions import Answer, Question
from clausediff.evidence.pixels.unread import unread_rows
from clausediff.model import Range
from clausediff.scan.ocr import recogniser
from clausediff.scan.places import Places
from clausediff.scan.scan import Scan

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ScanPixels", "scan_pixels"]

_LINES = 3
"""A place that runs over more lines is not asked about: there the question is whether the ink is words at all."""
_ROWS = 12
"""Rows of unread ink that are looked at for one place."""
_NARROW, _BESIDE = 0.6, 0.2
"""Of its height: a narrower word is one thin letter, dark from side to side as it is; so much beside it a stroke through it is looked
for too."""
_UPRIGHTS, _EDGE = re.compile(r"\(?[iIl1|]+\)?[.,:;]?"), 0.1
"""A word of upright strokes; and of its height, how far its brackets may reach over its box."""
_PART, _SEEN = 8, 0.3
"""Letters of a part of a line that is like a text and not like any; and of the text, how much such parts are at least."""
_LEAST = -1e4
"""In nats: a text that does not fit its line at all is as improbable as this."""


def scan_pixels(scan: Scan, *, keep: bool = False) -> ScanPixels | None:
    """What answers questions on a scan; None where no page has a picture from which its words were read, or there is no recogniser.

    Nothing is loaded before a question is asked. ``keep``: whether what the recogniser says is kept for the next run.
    """
    if not any(page.image is not None and _is_read(scan, number) for number, page in enumerate(scan.pages)):
        return None
    if not scan.words or not recogniser.installed():
        return None
    # The text of a scan may have been put in order, and with it the spans of its boxes.
    words = tuple(sorted(scan.words, key=lambda word: word.span))
    return ScanPixels(replace(scan, words=words, lines=tuple(sorted(scan.lines, key=lambda line: line.span))), keep)


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
    around: list[tuple[str, str]]
    """What stands before and behind the place itself in what it was grown to: as read, and with the canonical's words at other places."""
    doubt: float
    """Of the letters at the place, in nats a letter."""


@dataclass
class ScanPixels:
    """Answers questions on one scan (a :class:`~clausediff.evidence.pixels.questions.PixelWitness`)."""

    scan: Scan
    keep: bool = False
    """Whether what the recogniser says is kept for the next run."""

    @cached_property
    def _places(self) -> Places:
        return Places(self.scan)

    @cached_property
    def _alphabet(self) -> Alphabet:
        return make_alphabet(recogniser.characters(keep=self.keep))

    @cached_property
    def _matrices(self) -> Matrices:
        return Matrices(self.scan, self._alphabet, keep=self.keep)

    def ask(self, questions: Sequence[Question], known: Sequence[tuple[Range, str]] = ()) -> list[Answer | None]:
        """An answer for each question; None where the place has no picture, or the question cannot be put to it.

        ``known`` are the places where the scan differs from the canonical, with the canonical's words for them.
        """
        self._matrices.prepare(line for question in questions for line in self._lines_of(question.span))
        trust: dict[int, _Trust] = {}
        places = sorted({*known, *((question.span, question.canonical) for question in questions)})
        asked: dict[int, _Asked | None] = {}
        for index in sorted(range(len(questions)), key=lambda index: questions[index].span):  # a page is drawn once
            asked[index] = self._asked(questions[index], places, trust)
        self._matrices.save()
        return [
            None if each is None else self._answer(each, trust[self.scan.lines[each.lines[0]].page])
            for each in (asked[index] for index in range(len(questions)))
        ]

    def confidence(self, span: Range) -> float | None:
        """The least confidence of the engine in the words of a stretch that has a picture; None where it is not known."""
        words = [word for word in self._places.within(span) if self.scan.pages[word.page].image is not None]
        return min((word.confidence for word in words if word.confidence is not None), default=None)

    def look_for(self, place: Range, text: str) -> float | None:
        """How like a text, or like parts of it, the ink is that nobody read at a place, 0 to 1; None where there is no such ink."""
        found = unread_rows(self.scan, self._places, place)
        if found is None or self.scan.pages[found[0]].image is None:
            return None
        read = []
        for box in found[1][:_ROWS]:
            matrix = self._matrices.of_ink(found[0], box)
            if matrix is not None:
                read.append(_letters(self._alphabet.read(matrix)[0]))
        return _alike(_letters(one_way(text)), read) if read else None

    def _asked(
        self, question: Question, places: Sequence[tuple[Range, str]], trust: dict[int, _Trust]
    ) -> _Asked | None:
        """A question with its place in the picture; what is around the place is counted for the page."""
        lines = self._lines_of(question.span)
        if not lines:
            return None
        matrix = self._matrices.of(lines)
        if matrix is None:
            return None
        best, sure = self._alphabet.read(matrix)
        part, around = self._mapped(
            question, Range(self.scan.lines[lines[0]].span.start, self.scan.lines[lines[-1]].span.end), places, best
        )
        own = sure[len(part.before) : len(best) - len(part.after)]
        page = trust.setdefault(self.scan.lines[lines[0]].page, _Trust())
        page.wrong += part.wrong
        page.letters += part.letters
        page.doubt -= sum(sure) - sum(own)
        return _Asked(question, lines, matrix, part, around, -sum(own) / max(1, len(own)))

    def _mapped(
        self, question: Question, line: Range, places: Sequence[tuple[Range, str]], best: str
    ) -> tuple[Part, list[tuple[str, str]]]:
        """The place in what the picture reads best.

        It is looked for with the words around it as read, and with the canonical's at other places that differ: where an engine
        misread half a line, the picture agrees with the canonical.
        """
        text, span = self.scan.text, question.span
        others = [each for each in places if each[0] != span]
        tried = []
        for given in (others, []):
            before = _corrected(text, Range(line.start, span.start), given)
            after = _corrected(text, Range(span.end, line.end), given)
            whole = f"{before}{text[span.slice]}{after}"
            own = Range(len(before), len(whole) - len(after))
            part = map_part(whole, Range(0, len(whole)), own, best)
            head, tail = whole[part.place.start : own.start], whole[own.end : part.place.end]
            tried.append((part.place.size + len(part.best), part.wrong, part, (head, tail)))
        _, _, part, around = min(tried, key=lambda each: each[:2])
        same = [sides for _, _, other, sides in tried if (other.before, other.after) == (part.before, part.after)]
        return part, list(dict.fromkeys([around, *same]))

    def _answer(self, asked: _Asked, trust: _Trust) -> Answer | None:
        """Weigh all texts that may be printed at a place."""
        part, question = asked.part, asked.question
        read = self.scan.text[question.span.slice]
        texts = [("best", part.best)]
        for head, tail in asked.around:
            canonical = one_way(f"{head}{question.canonical}{tail}")
            divided = "-\n" in f"{head}{read}{tail}".replace(" ", "")
            texts += [("canonical", each) for each in (hyphenated(canonical) if divided else [canonical])]
            texts.append(("read", one_way(f"{head}{read}{tail}")))
            texts += [("rival", one_way(f"{head}{rival}{tail}")) for rival in question.rivals]
        texts = list(dict.fromkeys(texts))
        encoded = [(each, self._alphabet.encoded(part.line(each[1]))) for each in texts]
        fit = [(each, columns) for each, columns in encoded if columns is not None]
        if {"canonical", "read"} - {name for (name, _), _ in fit}:
            return None
        found = log_likelihoods(asked.matrix, [columns for _, columns in fit]).tolist()
        weighed = [(name, each, max(_LEAST, value)) for ((name, each), _), value in zip(fit, found, strict=True)]
        answer = _weighed(weighed, trust, asked.doubt)
        return answer._replace(
            way=self._way(asked),
            uprights=self._uprights(asked),
            rival=_without(answer.rival, [(one_way(a), one_way(b)) for a, b in asked.around]),
        )

    def _way(self, asked: _Asked) -> float:
        """The longest dark way through the words at a place, or through the gap where words are missing."""
        span, ways = asked.question.span, [0.0]
        words = self._places.within(span)
        for word in words:
            line = self._places.line_at(word.span.start)
            wider = _BESIDE * word.box.height if word.box.width < _NARROW * word.box.height else 0.0
            ways.append(self._matrices.longest_way(line, word.box.left - wider, word.box.right + wider))
        if not words:
            for line in asked.lines:
                around = self._places.within(self.scan.lines[line].span)
                left = max(
                    (word.box.right for word in around if word.span.end <= span.start), default=around[0].box.left
                )
                right = min(
                    (word.box.left for word in around if word.span.start >= span.end), default=around[-1].box.right
                )
                if right > left:
                    ways.append(self._matrices.longest_way(line, left, right))
        return max(ways)

    def _uprights(self, asked: _Asked) -> int:
        """The upright strokes of a word that was read as such strokes, without its brackets."""
        assert self._matrices is not None
        words = self._places.within(asked.question.span)
        text = self.scan.text[words[0].span.slice] if len(words) == 1 else ""
        if not _UPRIGHTS.fullmatch(text):
            return 0
        box = words[0].box
        line = self._places.line_at(words[0].span.start)
        seen = self._matrices.uprights(line, box.left - _EDGE * box.height, box.right + _EDGE * box.height)
        return max(0, seen - sum(text.count(bracket) for bracket in "()"))

    def _lines_of(self, span: Range) -> tuple[int, ...]:
        """The lines that a place touches, of one between two lines both; none where they are not seen in a picture."""
        lines = self.scan.lines
        if not lines:
            return ()
        low = max(0, self._places.line_at(span.start))
        high = max(low, self._places.line_at(max(span.start, span.end - 1)))
        if span.start >= lines[low].span.end and low + 1 < len(lines):
            high = max(high, low + 1)
        if high - low >= _LINES or not lines[low].span.start <= span.start <= span.end <= lines[high].span.end:
            return ()
        apart = (self.scan.text[one.span.end : other.span.start] for one, other in pairwise(lines[low : high + 1]))
        found = tuple(range(low, high + 1))
        return () if any(between.strip() for between in apart) or not self._is_seen(found) else found

    def _is_seen(self, lines: Sequence[int]) -> bool:
        """Whether lines are on one page, and print in its picture: the page is one, or an engine read the lines from one on it."""
        pages = {self.scan.lines[line].page for line in lines}
        page = self.scan.pages[min(pages)]
        if len(pages) > 1 or page.image is None:
            return False
        words = [word for line in lines for word in self._places.within(self.scan.lines[line].span)]
        return page.pictured or (bool(words) and all(word.confidence is not None for word in words))


def _is_read(scan: Scan, number: int) -> bool:
    """Whether a page's words, or some of them, were read from its picture."""
    if scan.pages[number].pictured:
        return True
    return any(word.page == number and word.confidence is not None for word in scan.words)


def _corrected(text: str, span: Range, corrections: Sequence[tuple[Range, str]]) -> str:
    """A stretch of the text with the canonical's words at the places in it that differ."""
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


def _alike(text: str, parts: Sequence[str]) -> float:
    """How like a text parts of lines are, together or each to some part of it; short parts are like any text, and count for nothing."""
    whole = Levenshtein.normalized_similarity(text, "".join(parts))
    long = [part for part in parts if len(part) >= _PART and len(part) <= len(text)]
    size = sum(map(len, long))
    if size < _SEEN * len(text):
        return whole
    return max(whole, sum(fuzz.partial_ratio(part, text) / 100 * len(part) for part in long) / size)


def _letters(text: str) -> str:
    """A text without white space and marks."""
    return "".join(char for char in text if char.isalnum() or char in "$€£%§&")


def _unspaced(text: str) -> str:
    return "".join(text.split())
