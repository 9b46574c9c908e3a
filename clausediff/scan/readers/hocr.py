"""hOCR: HTML whose elements say in their ``title`` where they are on the page."""

from __future__ import annotations

import hashlib
from html.parser import HTMLParser

from clausediff import regex as re
from clausediff.scan.pages import Box
from clausediff.scan.readers.boxes import BoxedPage, boxed_scan
from clausediff.scan.reading_order import Piece
from clausediff.scan.scan import Scan

__all__ = ["NAME", "scan"]

NAME = "hocr"
_BOX = re.compile(r"\bbbox\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)")
_CONFIDENCE = re.compile(r"\bx_w?conf\s+(\d+(?:\.\d+)?)")
_RESOLUTION = re.compile(r"\bscan_res\s+(\d+)")
_LINES = frozenset(("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat", "ocrx_line"))
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def scan(path: str, data: bytes, text: str) -> Scan:
    """The scan of an hOCR file."""
    reading = _Hocr()
    reading.feed(text)
    reading.close()
    return boxed_scan(path, hashlib.sha256(data).hexdigest(), NAME, reading.pages)


class _Hocr(HTMLParser):
    """Collects words: what stands in an ``ocrx_word``, or in a line that has none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pages: list[BoxedPage] = []
        self._open: list[tuple[str, str]] = []  # tag and class of the elements that are open
        self._line = -1
        self._line_box = Box(0, 0, 0, 0)
        self._line_text: list[str] = []
        self._line_has_words = False
        self._word: tuple[Box, float | None] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = {name: value or "" for name, value in attrs}
        kinds = given.get("class", "").split()
        title = given.get("title", "")
        kind = ""
        if "ocr_page" in kinds:
            kind = "page"
            box, resolution = _box(title), _RESOLUTION.search(title)
            self.pages.append(BoxedPage(box.right, box.bottom, [], float(resolution[1]) if resolution else 0.0))
        elif _LINES.intersection(kinds):
            kind = "line"
            self._line += 1
            self._line_box, self._line_text, self._line_has_words = _box(title), [], False
        elif "ocrx_word" in kinds or "ocr_word" in kinds:
            kind = "word"
            confidence = _CONFIDENCE.search(title)
            self._word = _box(title), min(1.0, float(confidence[1]) / 100) if confidence else None
            self._text = []
            self._line_has_words = True
        if tag not in _VOID:
            self._open.append((tag, kind))

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it those inside that were not closed."""
        while self._open and any(tag == each for each, _ in self._open):
            closed, kind = self._open.pop()
            if kind == "word":
                self._end_word()
            elif kind == "line":
                self._end_line()
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        """Text."""
        if self._word is not None:
            self._text.append(data)
        elif any(kind == "line" for _, kind in self._open):
            self._line_text.append(data)

    def _end_word(self) -> None:
        if self._word is not None and self.pages:
            box, confidence = self._word
            for word in "".join(self._text).split():
                self.pages[-1].pieces.append(Piece(word, box, self._line, confidence))
        self._word = None

    def _end_line(self) -> None:
        """A line without words of its own: its text is parted over its width."""
        words = "".join(self._line_text).split()
        if self._line_has_words or not words or not self.pages:
            return
        step = self._line_box.width / max(1, sum(len(word) + 1 for word in words))
        at = self._line_box.left
        for word in words:
            box = Box(at, self._line_box.top, at + step * len(word), self._line_box.bottom)
            self.pages[-1].pieces.append(Piece(word, box, self._line))
            at += step * (len(word) + 1)


def _box(title: str) -> Box:
    found = _BOX.search(title)
    if found is None:
        return Box(0, 0, 0, 0)
    left, top, right, bottom = (float(found[number]) for number in range(1, 5))
    return Box(left, top, max(left, right), max(top, bottom))
