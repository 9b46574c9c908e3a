"""Printed sheets with their words, drawn for the tests: a form, and copies of it with ink of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clausediff.model import Range
from clausediff.scan.pages import Box, LineBox, Page, WordBox, around
from clausediff.scan.scan import Scan

FONT = Path(__file__).resolve().parents[3] / "clausediff" / "report" / "fonts" / "DejaVuSans.ttf"
WIDE, HIGH = 612.0, 792.0
LEFT, TOP, STEP, SIZE = 40.0, 40.0, 18.0, 11.0
LINES = (
    "1. The Recipient shall not disclose it to anybody else",
    "within sixty days after the date of this agreement.",
    "2. The Discloser may end it at any time in writing,",
    "and the Recipient shall then return all that it holds.",
    "3. The laws of the State of Ohio govern this agreement,",
    "and its courts alone shall hear disputes that arise.",
)


@dataclass(frozen=True)
class Sheet:
    """A page as it is drawn."""

    lines: Sequence[str] = LINES
    down: float = 0.0
    """In points: how much further down everything is."""
    gap_behind: int = -1
    """The number of the line behind which a line is left empty."""
    size: float = SIZE
    strokes: Sequence[tuple[float, float, float, float]] = ()
    """Lines of a pen, from and to, in points."""
    wear: Callable[[Any], Any] | None = None
    """What befalls the picture."""
    places: list[tuple[str, Box]] = field(default_factory=list)

    def baseline(self, number: int) -> float:
        """How far down a line's words begin."""
        return TOP + self.down + STEP * (number + (0 <= self.gap_behind < number))

    def draw(self, dpi: float) -> Any:
        """The picture."""
        from PIL import Image, ImageDraw, ImageFont

        scale = 2 * dpi / 72
        image = Image.new("L", (round(WIDE * scale), round(HIGH * scale)), 255)
        pen = ImageDraw.Draw(image)
        font = ImageFont.truetype(str(FONT), round(self.size * scale))
        for number, line in enumerate(self.lines):
            pen.text((LEFT * scale, self.baseline(number) * scale), line, fill=0, font=font)
        for stroke in self.strokes:
            pen.line([side * scale for side in stroke], fill=60, width=round(1.1 * scale))
        image = image.resize((round(WIDE * dpi / 72), round(HIGH * dpi / 72)), Image.Resampling.BOX)
        return image if self.wear is None else self.wear(image)

    def scan(self, name: str = "copy.png") -> Scan:
        """The page as an engine reads it that does not see the pen."""
        from PIL import ImageFont

        font = ImageFont.truetype(str(FONT), round(self.size * 16))
        words: list[WordBox] = []
        lines: list[LineBox] = []
        text = ""
        for number, line in enumerate(self.lines):
            x, top = LEFT, self.baseline(number)
            first = len(words)
            for word in line.split():
                wide = font.getlength(word) / 16
                box = Box(x, top, x + wide, top + self.size * 1.25)
                words.append(WordBox(Range(len(text), len(text) + len(word)), 0, box, 0.99))
                text += word + " "
                x += wide + font.getlength(" ") / 16
            own = words[first:]
            lines.append(LineBox(Range(own[0].span.start, own[-1].span.end), 0, around(word.box for word in own)))
            text += "\n"
        page = Page(1, WIDE, HIGH, reader="rapidocr", image=self.draw)
        return Scan(name, name, text, "image", words=tuple(words), pages=(page,), lines=tuple(lines))

    def word(self, text: str) -> Box:
        """Where a word is, the first of several."""
        scan = self.scan()
        return next(word.box for word in scan.words if scan.text[word.span.slice].strip(".,") == text)


def faxed(image: Any) -> Any:
    """Black and white only, with dirt."""
    import numpy
    from PIL import Image

    rng = numpy.random.default_rng(3)
    noisy = numpy.asarray(image, dtype=float) + rng.normal(0, 12, (image.height, image.width))
    bits = numpy.where(noisy < 165, 0, 255)
    bits[rng.random(bits.shape) < 0.0008] = 0
    return Image.fromarray(bits.astype(numpy.uint8))


def blurred(image: Any) -> Any:
    """Out of focus, with grain."""
    import numpy
    from PIL import Image, ImageFilter

    soft = numpy.asarray(image.filter(ImageFilter.GaussianBlur(1.2)), dtype=float)
    rng = numpy.random.default_rng(4)
    return Image.fromarray(numpy.clip(soft + rng.normal(0, 5, soft.shape), 0, 255).astype(numpy.uint8))


def askew(image: Any) -> Any:
    """A little askew, as what is left after a page was levelled."""
    from PIL import Image

    return image.rotate(0.25, Image.Resampling.BICUBIC, fillcolor=255)
