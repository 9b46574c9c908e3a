"""Tesseract's TSV: one row a page, block, paragraph, line or word, with its box in pixels and its confidence."""

from __future__ import annotations

from dataclasses import dataclass

from clausediff.scan.pages import Box
from clausediff.scan.reading_order import Piece

__all__ = ["TsvPage", "parse_tsv"]

_COLUMNS = 12
_PAGE, _WORD = 1, 5


@dataclass(frozen=True, slots=True)
class TsvPage:
    """A page as Tesseract describes it."""

    width: int
    """In pixels."""
    height: int
    pieces: tuple[Piece, ...]
    """Its words, in pixels."""


def parse_tsv(text: str) -> list[TsvPage]:
    """The pages of a TSV, in order. Rows that are none of Tesseract's raise ValueError."""
    pages: dict[int, tuple[int, int, list[Piece]]] = {}
    lines: dict[tuple[int, ...], int] = {}
    for row in text.split("\n"):
        cells = row.rstrip("\r").split("\t", _COLUMNS - 1)
        if not row.strip() or cells[0] == "level":
            continue
        if len(cells) < _COLUMNS - 1:
            raise ValueError(f"a row has {len(cells)} columns, not {_COLUMNS}")
        level, page, *place = (int(cell) for cell in cells[:6])
        left, top, width, height = (int(cell) for cell in cells[6:10])
        if level == _PAGE:
            pages.setdefault(page, (width, height, []))
        word = cells[_COLUMNS - 1].strip() if len(cells) == _COLUMNS else ""
        if level != _WORD or not word:
            continue
        line = lines.setdefault((page, *place[:3]), len(lines))
        confidence = float(cells[10])
        box = Box(float(left), float(top), float(left + width), float(top + height))
        held = pages.setdefault(page, (0, 0, []))
        held[2].extend(
            Piece(part, box, line, max(0.0, min(1.0, confidence / 100)) if confidence >= 0 else None)
            for part in word.split()[:1]
        )
    return [TsvPage(width, height, tuple(pieces)) for _, (width, height, pieces) in sorted(pages.items())]
