"""ALTO XML, as libraries' and archives' OCR engines write it, of any version."""

from __future__ import annotations

import hashlib
from xml.parsers import expat

from clausediff import regex as re
from clausediff.errors import ReadError
from clausediff.scan.pages import Box
from clausediff.scan.readers.boxes import BoxedPage, boxed_scan, parser_for
from clausediff.scan.reading_order import Piece
from clausediff.scan.scan import Scan

__all__ = ["NAME", "scan"]

NAME = "alto"
_UNITS = {"mm10": 254.0, "inch1200": 1200.0}
"""Units an inch, by ``MeasurementUnit``; of pixels nobody says how many."""
_DECLARED = re.compile(r"^(\ufeff?\s*<\?xml[^>]*?)\s+encoding\s*=\s*([\"'])[^\"']*\2")


def scan(path: str, data: bytes, text: str) -> Scan:
    """The scan of an ALTO file. Raises ReadError ``damaged`` for what is none."""
    reading = _Alto()
    parser = parser_for(path)
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.characters
    try:
        parser.Parse(_DECLARED.sub(r"\1", text).lstrip("\ufeff"), True)
    except expat.ExpatError as error:
        raise ReadError("damaged", f"{path}: is damaged ALTO XML ({error})") from None
    return boxed_scan(path, hashlib.sha256(data).hexdigest(), NAME, reading.pages)


class _Alto:
    """Collects pages while expat walks through the file."""

    def __init__(self) -> None:
        self.pages: list[BoxedPage] = []
        self._line = -1
        self._dpi = 0.0
        self._unit: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        kind = name.rpartition(" ")[2]
        if kind == "MeasurementUnit":
            self._unit = []
        elif kind == "Page":
            self.pages.append(BoxedPage(_number(attributes, "WIDTH"), _number(attributes, "HEIGHT"), [], self._dpi))
        elif kind == "TextLine":
            self._line += 1
        elif kind in ("String", "HYP") and self.pages:
            self._word(kind, attributes)

    def _word(self, kind: str, attributes: dict[str, str]) -> None:
        pieces = self.pages[-1].pieces
        left, top = _number(attributes, "HPOS"), _number(attributes, "VPOS")
        box = Box(left, top, left + _number(attributes, "WIDTH"), top + _number(attributes, "HEIGHT"))
        content = attributes.get("CONTENT", "").strip()
        if kind == "HYP":
            # The hyphen of a word divided at a line's end is an element of its own.
            if pieces and pieces[-1].line == self._line and not pieces[-1].text.endswith("-"):
                last = pieces[-1]
                pieces[-1] = Piece(
                    last.text + "-", last.box.joined(box) if box.width else last.box, last.line, last.confidence
                )
            return
        confidence = attributes.get("WC")
        for word in content.split():
            pieces.append(Piece(word, box, self._line, _share(confidence)))

    def end(self, name: str) -> None:
        """An element ends."""
        if self._unit is not None and name.rpartition(" ")[2] == "MeasurementUnit":
            self._dpi = _UNITS.get("".join(self._unit).strip(), 0.0)
            self._unit = None

    def characters(self, text: str) -> None:
        """Text between elements, of which only the unit matters."""
        if self._unit is not None:
            self._unit.append(text)


def _number(attributes: dict[str, str], name: str) -> float:
    try:
        value = float(attributes.get(name, "0"))
    except ValueError:
        return 0.0
    return value if 0 <= value < 1e7 else 0.0


def _share(value: str | None) -> float | None:
    try:
        return None if value is None else max(0.0, min(1.0, float(value)))
    except ValueError:
        return None
