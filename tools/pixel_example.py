"""Make the picture and the figures of ``docs/how-pages-are-judged.md``: doubts on a worn line, and what the picture says of them.

    python tools/pixel_example.py [OUT.png]

Prints a line in DejaVu Sans at 200 dpi, wears it as a coarse fax does, and puts questions to the recogniser as the judge does. Needs
``pip install 'clausediff[ocr]'``. The figures are printed as the table of the page.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image, ImageDraw, ImageFilter, ImageFont  # noqa: E402

from clausediff.evidence.pixels import Question  # noqa: E402
from clausediff.evidence.pixels.witness import scan_pixels  # noqa: E402
from clausediff.model import Range  # noqa: E402
from clausediff.scan.pages import Box, LineBox, Page, WordBox, around  # noqa: E402
from clausediff.scan.scan import Scan  # noqa: E402

OUT = ROOT / "docs" / "images" / "pixels-doubt.png"
FONT = ROOT / "clausediff" / "report" / "fonts" / "DejaVuSans.ttf"
PRINTED = "The Recipient shall not disclose it within 60 days."
READ = "The Recipient shall net disclose it within 8O days."
DOUBTS = (
    ("net", "not", "an engine read net"),
    ("8O", "60", "an engine read 8O"),
    ("shall", "may", "the canonical has may: an edit"),
    ("8O", "80", "the canonical has 80: an edit"),
    ("disclose ", "", "the canonical lacks the word: an edit"),
)
DPI, LEFT, TOP, SIZE = 200, 20.0, 14.0, 11.0


def drawn(dpi: float) -> Image.Image:
    """The worn line."""
    page = Image.new("L", (round(370 * DPI / 72), round(44 * DPI / 72)), 255)
    font = ImageFont.truetype(str(FONT), round(SIZE * DPI / 72))
    ImageDraw.Draw(page).text((LEFT * DPI / 72, TOP * DPI / 72), PRINTED, fill=0, font=font)
    coarse = page.resize((round(page.width * 0.4), round(page.height * 0.32)), Image.Resampling.BOX)
    worn = coarse.filter(ImageFilter.GaussianBlur(0.5)).point([255 * (value > 150) for value in range(256)])
    size = round(370 * dpi / 72), round(44 * dpi / 72)
    return worn.resize(size, Image.Resampling.NEAREST)


def scan() -> Scan:
    """The line as an engine read it, with boxes where the print is."""
    font = ImageFont.truetype(str(FONT), round(SIZE * 8))
    words, x, at = [], LEFT, 0
    for word, ink in zip(READ.split(), PRINTED.split(), strict=True):
        wide = font.getlength(ink) / 8
        at = READ.index(word, at)
        words.append(WordBox(Range(at, at + len(word)), 0, Box(x, TOP, x + wide, TOP + SIZE + 3), 0.6))
        x += wide + font.getlength(" ") / 8
        at += len(word)
    line = LineBox(Range(0, len(READ)), 0, around(word.box for word in words))
    page = Page(1, 370, 44, reader="rapidocr", image=drawn, pictured=True)
    return Scan("line.png", "0" * 64, READ + "\n", "image", words=tuple(words), lines=(line,), pages=(page,))


def main(arguments: list[str]) -> int:
    """Write the picture and print the table."""
    out = Path(arguments[0]) if arguments else OUT
    out.parent.mkdir(parents=True, exist_ok=True)
    drawn(DPI).save(out, optimize=True)
    witness = scan_pixels(scan())
    if witness is None:
        print("RapidOCR is not installed", file=sys.stderr)
        return 1
    questions = []
    for read, canonical, _ in DOUBTS:
        start = READ.index(read)
        questions.append(Question(Range(start, start + len(read)), canonical))
    print("| as read | the canonical | | score | best rival |\n|---|---|---|---|---|")
    for (read, canonical, about), answer in zip(DOUBTS, witness.ask(questions), strict=True):
        if answer is not None:
            print(f"| {read.strip()} | {canonical or '(nothing)'} | {about} | {answer.score:+.1f} | {answer.rival} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
