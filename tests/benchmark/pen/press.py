"""Sets a text on pages and keeps where each word is: the print that a pen then marks."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tests.benchmark.pen.faces import font

__all__ = ["Layout", "PrintedPage", "PrintedWord", "layout_at_random", "press"]

_SIGNED = re.compile(r"^(By|Signature|Signed|Initials):\s*_*$")
_BLANK = re.compile(r"^(Date|Title|Name|Name \(Print\)|Address):\s*_*$")


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word of print with its place."""

    text: str
    box: tuple[float, float, float, float]
    """Left, ascender, right, descender, in pixels."""
    upper: float
    """How far down lower-case letters begin."""
    base: float
    """How far down they stand."""
    line: int
    """Counts lines on the page."""
    start: int
    """Offset in the text that was set; -1 for furniture."""
    paragraph: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is set."""

    face: Path
    size: float
    leading: float
    margin: float
    """In inches."""
    justified: bool = False
    columns: int = 1
    ruled: bool = False
    """Whether blanks have a line to write on even where the text has none."""


@dataclass(slots=True)
class PrintedPage:
    """A page as printed."""

    image: Image.Image
    """In grey."""
    dpi: int
    words: list[PrintedWord] = field(default_factory=list)
    blanks: list[tuple[str, float, float, float]] = field(default_factory=list)
    """Places to sign or to write on: what for, left, right and base line."""
    boxes: list[tuple[float, float, float]] = field(default_factory=list)
    """Check boxes: left, top and side."""


def layout_at_random(faces: list[Path], dice: random.Random) -> Layout:
    """A layout such as forms have."""
    return Layout(
        dice.choice(faces),
        dice.choice([8.5, 9, 10, 10, 11, 11, 12, 12, 13]),
        dice.uniform(1.12, 1.7),
        dice.uniform(0.7, 1.3),
        dice.random() < 0.5,
        2 if dice.random() < 0.12 else 1,
        dice.random() < 0.7,
    )


def press(text: str, layout: Layout, dpi: int, dice: random.Random, foot: str = "") -> list[PrintedPage]:
    """The pages that a text makes."""
    return _Press(layout, dpi, dice, foot).run(text)


class _Press:
    def __init__(self, layout: Layout, dpi: int, dice: random.Random, foot: str) -> None:
        self.layout, self.dpi, self.dice, self.foot = layout, dpi, dice, foot
        size = round(layout.size * dpi / 72)
        self.face = font(layout.face, size)
        self.small = font(layout.face, round(size * 0.8))
        self.margin = layout.margin * dpi
        self.wide, self.high = round(8.5 * dpi), 11 * dpi
        gap = 0.3 * dpi
        self.column = (self.wide - 2 * self.margin - gap * (layout.columns - 1)) / layout.columns
        self.step = size * layout.leading
        self.ascent, self.descent = self.face.getmetrics()
        self.upper = -self.face.getbbox("x", anchor="ls")[1]
        self.pages: list[PrintedPage] = []
        self.at = layout.columns
        self.y = 0.0
        self.line = 0

    def run(self, text: str) -> list[PrintedPage]:
        for number, paragraph in enumerate(re.finditer(r"\S(?:.|\n(?![ \t]*\n))*", text)):
            for piece in re.finditer(r"[^\n]+", paragraph[0]):
                self._piece(piece[0], paragraph.start() + piece.start(), number)
            self.y += self.step * 0.55
        for number, page in enumerate(self.pages, 1):
            line = f"{self.foot}    Page {number} of {len(self.pages)}".strip()
            draw = ImageDraw.Draw(page.image)
            self._set(
                page,
                draw,
                [(line, -1)],
                (self.wide - self.small.getlength(line)) / 2,
                self.high - 0.55 * self.dpi,
                0,
                -1,
                self.small,
            )
        return self.pages

    def _piece(self, text: str, start: int, paragraph: int) -> None:
        """One line of the source: as many lines of print as it takes."""
        line: list[tuple[str, int]] = []
        for match in re.finditer(r"\S+", text):
            atom = (match[0], start + match.start())
            if line and self._length([*line, atom]) > self.column:
                self._line(line, paragraph, last=False)
                line = []
            line.append(atom)
        if line:
            self._line(line, paragraph, last=True)

    def _length(self, line: list[tuple[str, int]]) -> float:
        return float(self.face.getlength(" ".join(text for text, _ in line)))

    def _line(self, line: list[tuple[str, int]], paragraph: int, *, last: bool) -> None:
        bottom = self.high - self.margin
        if not self.pages or self.y + self.step > bottom:
            self.at += 1
            if self.at >= self.layout.columns or not self.pages:
                self.pages.append(PrintedPage(Image.new("L", (self.wide, self.high), 255), self.dpi))
                self.at = 0
            self.y = self.margin
        page = self.pages[-1]
        draw = ImageDraw.Draw(page.image)
        x = self.margin + self.at * (self.column + 0.3 * self.dpi)
        base = self.y + self.ascent
        words = [text for text, _ in line]
        spare = self.column - self._length(line)
        extra = spare / (len(line) - 1) if self.layout.justified and not last and len(line) > 1 else 0.0
        end = self._set(page, draw, line, x, base, extra, paragraph, self.face)
        joined = " ".join(words)
        for kind, pattern in (("sign", _SIGNED), ("write", _BLANK)):
            if pattern.match(joined):
                left, right = end + 0.1 * self.dpi, end + 2.6 * self.dpi
                page.blanks.append((kind, left, right, base))
                if self.layout.ruled:
                    draw.line((left, base + 2, right, base + 2), fill=0, width=max(1, self.dpi // 150))
        self.line += 1
        self.y += self.step * (1.5 if joined.endswith(":") and any(p.match(joined) for p in (_SIGNED, _BLANK)) else 1)

    def _set(
        self, page: PrintedPage, draw: ImageDraw.ImageDraw, line: list[tuple[str, int]], x: float, base: float,
        extra: float, paragraph: int, face: ImageFont.FreeTypeFont,
    ) -> float:  # fmt: skip
        """Draw words side by side and keep their places; where the last one ends."""
        space = face.getlength(" ") + extra
        ascent, descent = face.getmetrics()
        for text, start in line:
            wide = face.getlength(text)
            if text in ("☐", "☒", "☑", "[]"):
                side = self.ascent * 0.75
                draw.rectangle((x, base - side, x + side, base), outline=0, width=max(1, self.dpi // 120))
                page.boxes.append((x, base - side, side))
                x += side + space
                continue
            draw.text((x, base), text, fill=0, font=face, anchor="ls")
            box = (x, base - ascent * 0.8, x + wide, base + descent * 0.8)
            page.words.append(PrintedWord(text, box, base - self.upper, base, self.line, start, paragraph))
            x += wide + space
        return x


def decorate(page: PrintedPage, dice: random.Random) -> None:
    """Printed things beside text: rules, an underlined word, a table, a logo, a frame. None of them is a mark."""
    draw = ImageDraw.Draw(page.image)
    dpi, (wide, high) = page.dpi, page.image.size
    thin = max(1, round(dpi / dice.choice([72, 100, 150, 200])))
    if dice.random() < 0.5:
        for word in dice.sample(page.words, min(len(page.words), dice.randint(1, 8))):
            y = word.base + dpi * dice.uniform(0.012, 0.025)
            draw.line((word.box[0], y, word.box[2], y), fill=0, width=thin)
    if dice.random() < 0.3:
        y = dice.choice([0.6 * dpi, high - 0.75 * dpi])
        draw.line((dpi, y, wide - dpi, y), fill=0, width=thin)
    if dice.random() < 0.25 and page.words:
        by_line: dict[int, list[PrintedWord]] = {}
        for word in page.words:
            by_line.setdefault(word.line, []).append(word)
        keys = sorted(by_line)
        first = dice.randrange(len(keys))
        rows = keys[first : first + dice.randint(3, 9)]
        for key in rows:
            row = by_line[key]
            top, bottom = min(w.box[1] for w in row), max(w.box[3] for w in row)
            left, right = min(w.box[0] for w in row) - 6, max(w.box[2] for w in row) + 6
            draw.line((left, top - 1, right, top - 1), fill=0, width=thin)
            draw.line((left, bottom + 1, right, bottom + 1), fill=0, width=thin)
            for x in (left, right):
                draw.line((x, top - 1, x, bottom + 1), fill=0, width=thin)
    if dice.random() < 0.15:
        x, y, side = dice.uniform(0.3, 6) * dpi, dice.uniform(0.2, 0.5) * dpi, dice.uniform(0.2, 0.4) * dpi
        shape = dice.choice(["disc", "square", "ring"])
        if shape == "disc":
            draw.ellipse((x, y, x + side, y + side), fill=dice.randint(0, 120))
        elif shape == "square":
            draw.rectangle((x, y, x + side, y + side), fill=dice.randint(0, 120))
        else:
            draw.ellipse((x, y, x + side, y + side), outline=0, width=max(2, dpi // 40))
    if dice.random() < 0.06:
        draw.rectangle((0.5 * dpi, 0.4 * dpi, wide - 0.5 * dpi, high - 0.4 * dpi), outline=0, width=thin)


def grey_print(page: Image.Image, dice: random.Random) -> Image.Image:
    """Print that is not quite black, or a little bolder or thinner than the font says."""
    from PIL import ImageFilter

    kind = dice.random()
    if kind < 0.15:
        page = page.filter(ImageFilter.MinFilter(3))
    elif kind < 0.25:
        page = page.filter(ImageFilter.GaussianBlur(0.6)).point([min(255, round(v * 1.15)) for v in range(256)])
    ink = dice.choice([0, 0, 0, 20, 40, 70])
    return Image.fromarray((ink + np.asarray(page, dtype=np.float32) * (255 - ink) / 255).astype(np.uint8))
