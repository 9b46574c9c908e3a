"""What the recogniser says of the lines of one scan: each is cut out and put to it once, when it is first asked for."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from clausediff.evidence.pixels.alphabet import Alphabet
from clausediff.evidence.pixels.strokes import count_uprights, dark_of, longest_way
from clausediff.scan.ocr import cache, recogniser
from clausediff.scan.ocr.own_print import OWN_DPI, draw_own_print
from clausediff.scan.ocr.reading import cores
from clausediff.scan.ocr.strips import Strip, cut, strip_of
from clausediff.scan.pages import Box, LineBox
from clausediff.scan.places import Places
from clausediff.scan.scan import Scan

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

__all__ = ["DPI", "Matrices"]

DPI = OWN_DPI
"""Of the pages that lines are cut from."""
_LONG = 5
"""Letters of a word that is likely to have an ascender or a descender."""
_ABOVE = {"rapidocr": 0.0, "pdf": 0.0, "tesseract": 0.1}
"""By how much of a line's height its strip is higher, on both sides, than its words' boxes: those of RapidOCR, and of a
PDF's text, have white around the ink, those of Tesseract and of most engines end with it."""
_BEFORE, _BEHIND = 0.7, 1.6
"""By how many usual heights of words a strip begins before its words and ends behind them, where nothing else is there."""
_NARROW = 0.45
"""Usual heights of words that a letter is wide, about."""
_FORMAT = 3
"""Of what is kept between runs."""
_NEVER = -30.0
"""The log probability of a glyph between two lines."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line as it was asked."""

    matrix: NDArray[Any]
    dark: NDArray[Any]
    """Which pixels of its picture are dark."""
    left: float
    right: float
    """Where its picture begins and ends on the page, in points."""


class Matrices:
    """Log probabilities (steps × glyphs of the alphabet) of a scan's lines."""

    def __init__(self, scan: Scan, alphabet: Alphabet, *, keep: bool = False) -> None:
        self.scan = scan
        self._keep = keep
        self._kept: dict[int, dict[str, _Line]] = {}
        self._new: set[int] = set()
        self._alphabet = alphabet
        self._places = Places(scan)
        self._lines: dict[int, _Line | None] = {}
        self._heights: dict[int, float] = {}
        self._drawn: tuple[int, Image] | None = None

    def of(self, lines: Sequence[int]) -> NDArray[Any] | None:
        """Of lines that follow each other, as one; between two of them a space may be, or none. None where one cannot be cut out."""
        import numpy

        parts: list[NDArray[Any]] = []
        for line in lines:
            one = self._line(line)
            if one is None:
                return None
            if parts:
                between = numpy.full((1, one.matrix.shape[1]), _NEVER, dtype=one.matrix.dtype)
                between[0, [0, self._alphabet.index[" "]]] = 0.0
                parts.append(between)
            parts.append(one.matrix)
        return parts[0] if len(parts) == 1 else numpy.concatenate(parts)

    def longest_way(self, number: int, left: float, right: float) -> float:
        """Of a line that was asked, the longest dark way between two places in points, as a share of their distance."""
        line = self._lines.get(number)
        if line is None:
            return 0.0
        scale = line.dark.shape[1] / max(1e-6, line.right - line.left)
        return longest_way(line.dark, round((left - line.left) * scale), round((right - line.left) * scale))

    def uprights(self, number: int, left: float, right: float) -> int:
        """Of a line that was asked, how many upright strokes stand between two places in points; 0 where they cannot be counted."""
        line = self._lines.get(number)
        if line is None:
            return 0
        scale = line.dark.shape[1] / max(1e-6, line.right - line.left)
        return count_uprights(line.dark, round((left - line.left) * scale), round((right - line.left) * scale))

    def of_ink(self, page: int, box: Box) -> NDArray[Any] | None:
        """Of ink on a page that is no line of the text."""
        usual = self._usual(page)
        sheet = Box(0, 0, self.scan.pages[page].width, self.scan.pages[page].height)
        strip = strip_of([box], sheet, usual, above=_ABOVE["tesseract"], room=(_BEFORE * usual, _BEFORE * usual))
        picture = cut(self._page(page), DPI, strip, round(box.width / (_NARROW * usual)))
        return None if picture is None else self._alphabet.joined(recogniser.probabilities(picture))

    def save(self) -> None:
        """Keep what was asked of each page for the next run."""
        for number in sorted(self._new) if self._keep else ():
            kept = {key: _written(line) for key, line in sorted(self._kept[number].items())}
            cache.save_plain(self._key(number), recogniser.version(), kept)
        self._new.clear()

    def prepare(self, numbers: Iterable[int]) -> None:
        """Put lines that will be asked for to the recogniser at once, side by side over the cores: it works outside of Python."""
        new: list[tuple[int, int, str, Strip, NDArray[Any]]] = []
        for number in sorted(set(numbers) - self._lines.keys()):  # in the pages' order: each is drawn once
            line = self.scan.lines[number]
            strip = self._strip(line)
            key = f"{strip.key} {line.span.size}"
            kept = self._of_page(line.page)
            self._lines[number] = kept.get(key)
            if key not in kept and (picture := cut(self._page(line.page), DPI, strip, line.span.size)) is not None:
                new.append((number, line.page, key, strip, picture))
        if not new:
            return
        with ThreadPoolExecutor(min(cores(), len(new)), thread_name_prefix="pixels") as pool:
            made = pool.map(lambda each: self._made(each[3], each[4]), new)
            for (number, page, key, _, _), found in zip(new, made, strict=True):
                self._lines[number] = self._of_page(page)[key] = found
                self._new.add(page)

    def _line(self, number: int) -> _Line | None:
        self.prepare([number])
        return self._lines[number]

    def _strip(self, line: LineBox) -> Strip:
        """Where on its page a line is cut out."""
        page = self.scan.pages[line.page]
        boxes = [word.box for word in self._places.within(line.span)] or [line.box]
        sheet = Box(0, 0, page.width, page.height)
        above = _ABOVE.get(page.reader, _ABOVE["tesseract"])
        return strip_of(boxes, sheet, self._usual(line.page), above=above, room=self._room(line))

    def _made(self, strip: Strip, picture: NDArray[Any]) -> _Line:
        """Put what was cut out to the recogniser. What is kept has half the digits, so that both runs have the same."""
        import numpy

        joined = self._alphabet.joined(recogniser.probabilities(picture))
        return _Line(joined.astype(numpy.float16).astype(numpy.float32), dark_of(picture), strip.left, strip.right)

    def _of_page(self, number: int) -> dict[str, _Line]:
        """What is known of a page's lines by their strips, from an earlier run too."""
        if number not in self._kept:
            found = None
            if self._keep:
                found = cache.load_plain(
                    self._key(number),
                    recogniser.version(),
                    lambda kept: {str(key): _restored(*line) for key, line in kept.items()},
                )
            self._kept[number] = found or {}
        return self._kept[number]

    def _key(self, number: int) -> str:
        page = self.scan.pages[number]
        taken = f" {page.stamps} {page.mirrored}" if page.stamps or page.mirrored is not None else ""
        place = f"{page.number}{page.part} {page.rotation} {page.skew} {page.picture}{DPI:g}{taken}"
        return f"pixels {_FORMAT} {len(self._alphabet.glyphs)} {self.scan.sha256} {place}"

    def _room(self, line: LineBox) -> tuple[float, float]:
        """How far a strip may reach before and behind its line: not into what else stands at the same height."""
        usual = self._usual(line.page)
        before, behind = _BEFORE * usual, _BEHIND * usual
        for other in self.scan.lines:
            both = min(other.box.bottom, line.box.bottom) - max(other.box.top, line.box.top)
            if other is line or other.page != line.page or both < 0.3 * min(other.box.height, line.box.height):
                continue
            if other.box.left < line.box.left:
                before = min(before, max(0.0, (line.box.left - other.box.right) / 2))
            else:
                behind = min(behind, max(0.0, (other.box.left - line.box.right) / 2))
        return before, behind

    def _usual(self, page: int) -> float:
        """How high words of a page usually are."""
        if page not in self._heights:
            heights = [word.box.height for word in self.scan.words if word.page == page and word.span.size >= _LONG]
            self._heights[page] = median(heights) if heights else 10.0
        return self._heights[page]

    def _page(self, number: int) -> Image:
        """The picture of a page; the last one is kept."""
        if self._drawn is None or self._drawn[0] != number:
            image = self.scan.pages[number].image
            assert image is not None
            own, _ = draw_own_print(self.scan.pages[number], DPI)
            self._drawn = number, own.convert("L")
        return self._drawn[1]


def _written(line: _Line) -> list[object]:
    """A line as plain data."""
    import numpy

    matrix = base64.b64encode(numpy.asarray(line.matrix, dtype="<f2").tobytes()).decode()
    dark = base64.b64encode(numpy.packbits(line.dark).tobytes()).decode()
    return [line.matrix.shape[0], matrix, line.dark.shape[1], dark, line.left, line.right]


def _restored(steps: int, matrix: str, wide: int, dark: str, left: float, right: float) -> _Line:
    import numpy

    kept = numpy.frombuffer(base64.b64decode(matrix), dtype="<f2")
    bits = numpy.unpackbits(numpy.frombuffer(base64.b64decode(dark), dtype=numpy.uint8))
    high = len(bits) // wide
    return _Line(
        kept.reshape(steps, -1).astype(numpy.float32),
        bits[: high * wide].reshape(high, wide).astype(bool),
        float(left),
        float(right),
    )
