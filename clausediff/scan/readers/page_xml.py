"""PAGE XML, as Transkribus, OCR-D and eScriptorium write it: regions of lines with polygons, in pixels of a picture elsewhere."""

from __future__ import annotations

import hashlib
from typing import Any

from clausediff.errors import ReadError
from clausediff.scan.pages import Box
from clausediff.scan.readers.boxes import BoxedPage, boxed_scan
from clausediff.scan.reading_order import Piece
from clausediff.scan.scan import Scan

__all__ = ["NAME", "scan"]

NAME = "page"


def scan(path: str, data: bytes, text: str) -> Scan:
    """The scan of a PAGE file. Raises ReadError ``damaged`` for what is none."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ReadError("damaged", f"{path}: declares a document type, which no OCR engine does")
    try:
        # the declaration names the encoding of the file's bytes, which is not that of the decoded text
        root = etree.fromstring(_without_declaration(text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise ReadError("damaged", f"{path}: is damaged PAGE XML ({error})") from None
    pages = [_page(each) for each in root.iter() if _name(each) == "Page"]
    return boxed_scan(path, hashlib.sha256(data).hexdigest(), NAME, pages)


def _without_declaration(text: str) -> str:
    text = text.lstrip("\ufeff \t\r\n")
    return text.partition("?>")[2] if text.startswith("<?xml") else text


def _page(element: Any) -> BoxedPage:
    size = [_number(element.get(name)) for name in ("imageWidth", "imageHeight")]
    pieces: list[Piece] = []
    number = 0
    for region in element.iter():
        lines = [each for each in region if _name(each) == "TextLine"] if _name(region).endswith("Region") else []
        for line in lines:
            pieces += _line(line, number)
            number += 1
        if (
            _name(region).endswith("Region")
            and not lines
            and not any(_name(each) == "TextLine" for each in region.iter())
        ):
            pieces += _parted(_said(region)[0], _box(region), number, _said(region)[1])
            number += 1
    return BoxedPage(size[0], size[1], pieces)


def _line(line: Any, number: int) -> list[Piece]:
    """The words of a line; its own text is parted over its width where its words do not say the same.

    People correct the text of a line and leave the words below it as the engine read them.
    """
    text, confidence = _said(line)
    words = []
    for word in line:
        if _name(word) == "Word":
            said, sure = _said(word)
            words += [Piece(part, _box(word), number, sure) for part in said.split()]
    if words and (not text or "".join(piece.text for piece in words) == "".join(text.split())):
        return words
    return _parted(text, _box(line), number, confidence)


def _parted(text: str, box: Box, number: int, confidence: float | None) -> list[Piece]:
    """The words of a text, each with its share of the width; lines of a region with theirs of its height."""
    pieces = []
    rows = [row for row in text.split("\n") if row.strip()]
    high = box.height / max(1, len(rows))
    for row, line in enumerate(rows):
        words = line.split()
        step = box.width / max(1, sum(len(word) + 1 for word in words))
        at = box.left
        top = box.top + row * high
        for word in words:
            pieces.append(Piece(word, Box(at, top, at + step * len(word), top + high), number, confidence))
            at += step * (len(word) + 1)
    return pieces


def _said(element: Any) -> tuple[str, float | None]:
    """The text that an element has itself, of several the one that comes first by its index, and the confidence in it."""
    held = [each for each in element if _name(each) == "TextEquiv"]
    if not held:
        return "", None
    first = min(held, key=lambda each: _number(each.get("index")))
    text = next((each.text or "" for each in first if _name(each) == "Unicode"), "")
    said = first.get("conf")
    return text.strip(), None if said is None else max(0.0, min(1.0, _number(said)))


def _box(element: Any) -> Box:
    """The smallest box around an element's polygon, in pixels; older files have its points as elements."""
    coords = next((each for each in element if _name(each) == "Coords"), None)
    if coords is None:
        return Box(0, 0, 0, 0)
    points = [pair.split(",") for pair in (coords.get("points") or "").split() if pair.count(",") == 1]
    points += [[each.get("x") or "", each.get("y") or ""] for each in coords]
    across, down = [_number(x) for x, _ in points], [_number(y) for _, y in points]
    return Box(min(across), min(down), max(across), max(down)) if points else Box(0, 0, 0, 0)


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _number(said: str | None) -> float:
    try:
        value = float(said or 0)
    except ValueError:
        return 0.0
    return value if 0 <= value < 1e7 else 0.0
