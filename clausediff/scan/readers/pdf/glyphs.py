"""Whether a PDF shows the letters that its text says.

A font of a PDF has two tables: one says which shape each of its codes draws, the other which letter it stands for. They need not
agree: the text of a file can say *thirty* where the page shows *ninety*. So each shape is looked at once::

    letters of the pages ── drawn, cut out, brought to one size ──▶ glyphs: one letter in one shape
    glyphs not looked at yet ── the fewest lines that hold them all ──▶ the recogniser ──▶ read as said, otherwise, unclear

What a glyph is on one line it is on all others, so that a document of many pages costs little more than one. A glyph that was
never read as what the text says, and surely as something else, makes the words that hold it untrusted: they are to be read from
the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Any

from clausediff.scan.ocr import cache, recogniser
from clausediff.scan.ocr.proof import Glyph, Run, look
from clausediff.scan.ocr.strips import cut, strip_of
from clausediff.scan.pages import Box, around
from clausediff.scan.readers.pdf.frame import Frame
from clausediff.scan.readers.pdf.shapes import DPI, Shapes
from clausediff.scan.readers.pdf.words import Letter, PdfWord, letters_of

__all__ = ["NONE_UNTRUSTED", "Glyphs", "Untrusted", "glyphs_of_document"]

_MOST = 400
"""Runs of a document that are read."""
_RUN = 22
"""Characters of the words that are read together: short pictures cost less, and a word alone is read worse."""
_KEPT = 20_000
"""Glyphs that a process remembers, of two kilobytes each."""
_FORMAT = 1
"""Of what is kept between runs."""
_AROUND = 0.5
"""Of a run's height: so much of the line before and behind it is read with it."""


_ByLetter = defaultdict[str, Shapes]
_Reader = Callable[[Any], list[tuple[str, float]]]


@lru_cache(maxsize=1)
def _known() -> _ByLetter:
    """The glyphs that this process has met: a shape is what it is in every document, and those of a pile have their fonts in
    common."""
    return defaultdict(Shapes)


def glyphs_of_document(sha256: str) -> Glyphs | None:
    """For a new document; None where nothing is installed that reads a picture of a line.

    ``sha256`` is of its file, empty where nothing is to be kept for the next run.
    """
    if not recogniser.installed():
        return None
    if sum(map(len, _known().values())) > _KEPT:
        _known.cache_clear()
    return Glyphs(_known(), recogniser.read, sha256)


class _Run:
    """Words that stand beside each other."""

    __slots__ = ("of_words", "print", "words")

    def __init__(self, words: list[PdfWord]) -> None:
        self.words = words
        text = "".join(word.text for word in words)
        self.print = Run(text, [None] * len(text))
        self.of_words: list[list[Glyph]] = [[] for _ in words]


@dataclass(frozen=True, slots=True)
class Untrusted:
    """Words of a page whose print shows other letters than its text says."""

    words: tuple[PdfWord, ...]
    lines: tuple[Box, ...]
    """The lines that hold them, as wide as their words."""


NONE_UNTRUSTED = Untrusted((), ())


class Glyphs:
    """The glyphs of one document, as far as they were looked at."""

    def __init__(self, shapes: _ByLetter, read: _Reader, sha256: str = "") -> None:
        """``sha256`` of the file, where what is seen is to be kept for the next run."""
        self._shapes, self._read, self._sha256 = shapes, read, sha256
        self._runs_read = 0
        self._kept = cache.load_plain(sha256, _known_as(), _restored) if sha256 else None
        self._seen: dict[int, list[int]] = {}

    def untrusted(self, index: int, page: Any, text_page: Any, words: Sequence[PdfWord], frame: Frame) -> Untrusted:
        """The words of a page that hold a glyph which shows another letter than the text says."""
        upright = [word for word in words if word.angle == 0 and any(map(str.isalnum, word.text))]
        places = self._kept.get(index) if self._kept is not None else None
        if places is None:
            places = self._places(page, text_page, upright, frame) if upright else []
        self._seen[index] = places
        found = {upright[place] for place in places if place < len(upright)}
        lines = [line.words for line in _runs(upright) if not found.isdisjoint(line.words)] if found else []
        return Untrusted(
            tuple(word for word in upright if word in found),
            tuple(around([word.box for word in line]) for line in lines),
        )

    def save(self) -> None:
        """Keep what was seen of all pages."""
        if self._sha256 and self._kept is None:
            cache.save_plain(self._sha256, _known_as(), {str(index): places for index, places in self._seen.items()})

    def _places(self, page: Any, text_page: Any, words: list[PdfWord], frame: Frame) -> list[int]:
        """Which of some words are untrusted."""
        image = page.render(scale=DPI / 72, grayscale=True, draw_annots=False).to_pil()
        runs = list(_runs(words, _RUN))
        self._name(image, text_page, runs, frame)
        self._look(image, runs, frame)
        of_words = [glyphs for run in runs for glyphs in run.of_words]
        return [at for at, glyphs in enumerate(of_words) if any(glyph.untrusted for glyph in glyphs)]

    def _name(self, image: Any, text_page: Any, runs: list[_Run], frame: Frame) -> None:
        """Find the glyph of each letter of some runs."""
        import numpy

        letters: dict[str, list[tuple[int, int, int, Letter]]] = defaultdict(list)
        for row, line in enumerate(runs):
            start = 0
            for number, word in enumerate(line.words):
                at_letters = (start + at for at, char in enumerate(word.text) if char.isalnum())
                for at, letter in zip(at_letters, letters_of(text_page, word, frame), strict=False):
                    letters[letter.char].append((row, number, at, letter))
                start += len(word.text)
        pixels = 1 - numpy.asarray(image, dtype=numpy.float32) / 255
        for char, places in letters.items():
            glyphs = self._shapes[char].glyphs_of(pixels, [place[3] for place in places])
            for (row, number, at, _), glyph in zip(places, glyphs, strict=True):
                runs[row].print.glyphs[at] = glyph
                runs[row].of_words[number].append(glyph)

    def _look(self, image: Any, runs: list[_Run], frame: Frame) -> None:
        """Read runs of a page, as far as the document's share of them goes."""
        words = {id(run.print): run.words for run in runs}

        def read(run: Run) -> list[tuple[str, float]]:
            boxes = [word.box for word in words[id(run)]]
            high = max(box.height for box in boxes)
            sheet = Box(0, 0, frame.width, frame.height)
            strip = strip_of(boxes, sheet, high, room=(_AROUND * high, _AROUND * high))
            picture = cut(image, DPI, strip, len(run.text) + len(boxes))
            return self._read(picture) if picture is not None else []

        self._runs_read += look([run.print for run in runs], read, _MOST - self._runs_read)


def _known_as() -> str:
    return f"glyphs {_FORMAT} {recogniser.version()}"


def _restored(plain: Any) -> dict[int, list[int]]:
    return {int(index): [int(place) for place in places] for index, places in plain.items()}


def _runs(words: Sequence[PdfWord], longest: float = inf) -> Iterator[_Run]:
    """Words that follow each other side by side, of about so many characters at most."""
    held: list[PdfWord] = []
    for word in words:
        last = held[-1].box if held else None
        if last is not None and (
            sum(len(each.text) + 1 for each in held) + len(word.text) > longest
            or min(last.bottom, word.box.bottom) - max(last.top, word.box.top) < 0.5 * min(last.height, word.box.height)
            or not -1 <= word.box.left - last.right <= 3 * last.height
        ):
            yield _Run(held)
            held = []
        held.append(word)
    if held:
        yield _Run(held)
