"""Prints the forms of the fields' benchmark: boxes and blanks of many looks, in lines, columns and tables, with the place of each.

A form's print is a text of its own beside its canonical (``forms/NAME.print``):

::

    {{a_box}} If this …                      a box of the field a_box
    {{plan=Monthly}} Monthly                 a box of one choice
    By: {{signature:2.4}} Date: {{date:1}}   blanks, in inches
    @cols 0 0.5      each further line is a row with cells at these shares of the width, parted by |
    @table 0 0.6 1   the same, ruled;   @line   lines that are not wrapped;   @flow   text again;   @space 1   lines left white
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.benchmark.pen.faces import font
from tests.benchmark.pen.press import Layout, PrintedPage, PrintedWord, layout_at_random

__all__ = ["Place", "PrintedForm", "print_form"]

_ATOM = re.compile(r"\{\{(?P<name>\w+)(?:=(?P<choice>[^:}]+))?(?::(?P<wide>[\d.]+))?\}\}|(?P<word>[^\s{]+)")
_SIGNS = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
"""A font that has boxes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field is filled in."""

    name: str
    choice: str
    """The choice whose box it is; empty for others."""
    box: tuple[float, float, float, float]
    """Left, top, right, bottom in pixels: of a check box what is inside of its frame, of a blank the space above its line."""


@dataclass(slots=True)
class PrintedForm:
    """A form of one page as printed."""

    page: PrintedPage
    look: str
    """What its boxes look like; of a form with two looks, those of choices behind a plus sign."""
    boxes: list[Place] = field(default_factory=list)
    blanks: list[Place] = field(default_factory=list)


def print_form(source: str, faces: list[Path], dpi: int, dice: random.Random) -> PrintedForm | None:
    """A form set in a face, with boxes and blanks of one look; None where it takes more than a page."""
    layout = layout_at_random(faces, dice)
    printed = _Press(layout, dpi, dice)
    for line in source.splitlines():
        printed.line(line)
    printed.foot()
    return printed.form if printed.y < 10.2 * dpi else None


class _Press:
    def __init__(self, layout: Layout, dpi: int, dice: random.Random) -> None:
        self.dpi, self.dice, self.path = dpi, dice, layout.face
        size = round(min(layout.size, 11) * dpi / 72)
        self.face = font(layout.face, size)
        self.signs = font(_SIGNS, round(size * dice.uniform(0.9, 1.3)))
        self.step = size * min(layout.leading, 1.45)
        self.ascent, self.descent = self.face.getmetrics()
        self.upper = -self.face.getbbox("x", anchor="ls")[1]
        self.capital = -self.face.getbbox("H", anchor="ls")[1]
        self.left = dice.uniform(0.8, 1.1) * dpi
        self.wide = 8.5 * dpi - 2 * self.left
        look = dice.choice(["square", "square", "square", "circle", "☐", "□", "○", "[]", "[]", "()"])
        self.form = PrintedForm(PrintedPage(Image.new("L", (round(8.5 * dpi), 11 * dpi), 255), dpi), look)
        self.draw = ImageDraw.Draw(self.form.page.image)
        self.side = self.capital * dice.uniform(0.85, 1.5)
        self.sunk = dice.uniform(0, 0.6) * (self.side - self.capital)
        self.thick = max(1, round(dpi / dice.choice([72, 100, 120, 150])))
        self.inside = " " * dice.randint(1, 3)
        self.space = self.face.getlength(" ")
        self.behind = self.space * dice.choice([1, 1, 1.5, 2.5])
        self.rule = dice.choice(["line", "line", "_", ".", ""])
        self.y = self.left
        self.number = self.paragraph = 0
        self.columns: list[float] = []
        self.ruled = self.tight = False
        self.looks = {False: look, True: look}
        """Of check boxes, and of the boxes of choices."""

    def line(self, text: str) -> None:
        """One line of the source."""
        command, _, rest = text.partition(" ")
        if command == "@flow":
            self.columns, self.ruled, self.tight = [], False, False
        elif command == "@mixed":
            self._mix()
        elif command in ("@cols", "@table"):
            self.columns, self.ruled = [float(each) for each in rest.split()], command == "@table"
        elif command == "@line":
            self.tight = True
        elif command == "@space":
            self.y += float(rest) * self.step
        elif not text.strip():
            self.y += 0.55 * self.step
            self.paragraph += 1
        elif self.columns:
            self._row(text)
        else:
            wide = float("inf") if self.tight else self.wide
            self.y = self._flow(text.removeprefix("# "), self.left, wide, self.y) + self.step

    def _mix(self) -> None:
        """Give the boxes of choices another look than check boxes, as printed forms do."""
        check, choice = self.dice.choice(
            [("square", "circle"), ("☐", "○"), ("□", "()"), ("[]", "()"), ("square", "[]")]
        )
        self.looks = {False: check, True: choice}
        self.form.look = f"{check}+{choice}"

    def foot(self) -> None:
        """A running foot."""
        small = font(self.path, round(self.face.size * 0.8))
        at, base = self.left, 10.6 * self.dpi
        for word in ["Page", "1", "of", "1"] if self.dice.random() < 0.7 else []:
            self._print(word, at, base, small, -1)
            at += small.getlength(word + " ")

    def _row(self, text: str) -> None:
        top, below = self.y, self.y
        for at, cell in zip(self.columns, text.split("|"), strict=False):
            pad = self.space if self.ruled else 0.0
            below = max(below, self._flow(cell.strip(), self.left + at * self.wide + pad, float("inf"), top))
        self.y = below + self.step * (1.25 if self.ruled else 1)
        if self.ruled:
            high, low = top - 0.15 * self.step, self.y - 0.15 * self.step
            edges = [self.left + at * self.wide for at in self.columns]
            self.draw.rectangle((edges[0], high, edges[-1], low), outline=0)
            for edge in edges[1:-1]:
                self.draw.line((edge, high, edge, low), fill=0)

    def _flow(self, text: str, left: float, wide: float, top: float) -> float:
        """Set words side by side and below each other; the top of the last line."""
        x = left
        for atom in _ATOM.finditer(text):
            need = self._width(atom)
            if x > left and x + need > left + wide:
                x, top = left, top + self.step
                self.number += 1
            x = self._set(atom, x, top + self.ascent, need)
        self.number += 1
        return top

    def _width(self, atom: re.Match[str]) -> float:
        if atom["word"]:
            return float(self.face.getlength(atom["word"]))
        if atom["wide"]:
            return float(atom["wide"]) * self.dpi
        look = self.looks[bool(atom["choice"])]
        if look in ("[]", "()"):
            return float(self.face.getlength(look[0] + self.inside + look[1]))
        return float(self.signs.getlength(look)) if look in "☐□○" else self.side

    def _set(self, atom: re.Match[str], x: float, base: float, wide: float) -> float:
        """Draw one atom; where the next one begins."""
        if atom["word"]:
            self._print(atom["word"], x, base, self.face, atom.start())
            return x + wide + self.space
        if atom["wide"]:
            self._blank(x, base, wide)
            self.form.blanks.append(Place(atom["name"], "", (x, base - 0.25 * self.dpi, x + wide, base)))
            return x + wide + self.space
        self.form.boxes.append(
            Place(atom["name"], atom["choice"] or "", self._box(x, base, wide, self.looks[bool(atom["choice"])]))
        )
        return x + wide + self.behind

    def _blank(self, x: float, base: float, wide: float) -> None:
        if self.rule == "line":
            self.draw.line((x, base + 2, x + wide, base + 2), fill=0, width=max(1, self.dpi // 150))
        elif self.rule:
            count = int(wide / self.face.getlength(self.rule))
            self.draw.text((x, base), self.rule * count, fill=0, font=self.face, anchor="ls")

    def _box(self, x: float, base: float, wide: float, look: str) -> tuple[float, float, float, float]:
        if look in ("square", "circle"):
            box = (x, base - self.side + self.sunk, x + self.side, base + self.sunk)
            (self.draw.rectangle if look == "square" else self.draw.ellipse)(box, outline=0, width=self.thick)
            return box
        if look in ("[]", "()"):
            self.draw.text((x, base), look[0] + self.inside + look[1], fill=0, font=self.face, anchor="ls")
            edge = self.face.getlength(look[0])
            return (x + 0.7 * edge, base - self.capital, x + wide - 0.7 * edge, base)
        self.draw.text((x, base), look, fill=0, font=self.signs, anchor="ls")
        return _moved(self.signs, look, x, base)

    def _print(self, text: str, x: float, base: float, face: ImageFont.FreeTypeFont, start: int) -> None:
        self.draw.text((x, base), text, fill=0, font=face, anchor="ls")
        ascent, descent = face.getmetrics()
        box = (x, base - ascent * 0.8, x + face.getlength(text), base + descent * 0.8)
        self.form.page.words.append(PrintedWord(text, box, base - self.upper, base, self.number, start, self.paragraph))


def _moved(face: ImageFont.FreeTypeFont, text: str, x: float, base: float) -> tuple[float, float, float, float]:
    """The box of a sign's ink where it is drawn."""
    left, top, right, bottom = face.getbbox(text, anchor="ls")
    return (x + left, base + top, x + right, base + bottom)
