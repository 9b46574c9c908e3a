"""Make the picture of ``docs/how-pages-are-judged.md`` that shows a strike and its ink: ``python tools/pen_example.py [OUT.png]``.

Three bands: the page as it arrives, with words struck by a pen and another written above; what the network takes each pixel for; and
what is left when the issued form's print is laid over it. Needs ``pip install 'clausediff[ocr]'``. Prints for each word how much of the
places between its letters has ink.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from PIL import Image, ImageDraw, ImageFilter, ImageFont  # noqa: E402

from clausediff.evidence.issued.crossed import crossed  # noqa: E402
from clausediff.evidence.issued.fit import Fit  # noqa: E402
from clausediff.evidence.issued.laying import lay_over  # noqa: E402
from clausediff.evidence.pen.ink import DPI, as_ink  # noqa: E402
from clausediff.evidence.pen.net import HAND, OTHER, STRIKE, classify  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402

OUT = ROOT / "docs" / "images" / "pen-strike.png"
FONT = ROOT / "clausediff" / "report" / "fonts" / "DejaVuSans.ttf"
LINES = (
    "The Recipient shall not disclose it within",
    "sixty days after the date of the agreement.",
    "It then returns all that it holds.",
)
WIDE, HIGH, LEFT, TOP, STEP, SIZE = 330.0, 96.0, 18.0, 22.0, 22.0, 11.0
STRUCK = ((0, "not"), (1, "sixty days"))
INK = (70, 75, 110)
FINE = 4
"""Times as fine as the page: the pen's lines are drawn smoothly."""
COLOURS = {STRIKE: (200, 30, 30), HAND: (20, 90, 200), OTHER: (190, 140, 20)}


def printed(dpi: float) -> Image.Image:
    """The form."""
    scale = FINE * dpi / 72
    page = Image.new("RGB", (round(WIDE * scale), round(HIGH * scale)), (255, 255, 255))
    draw, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), round(SIZE * scale))
    for row, line in enumerate(LINES):
        draw.text((LEFT * scale, (TOP + row * STEP) * scale), line, fill=(0, 0, 0), font=font)
    return page


def places() -> list[tuple[str, Box]]:
    """The words with their places, in points."""
    font = ImageFont.truetype(str(FONT), round(SIZE * 8))
    found = []
    for row, line in enumerate(LINES):
        at = 0
        for word in line.split():
            at = line.index(word, at)
            left = LEFT + font.getlength(line[:at]) / 8
            top = TOP + row * STEP
            found.append((word, Box(left, top, left + font.getlength(word) / 8, top + 1.25 * SIZE)))
    return found


def marked(dpi: float) -> Image.Image:
    """The form with a pen's strokes, worn by a scanner."""
    scale, dice = FINE * dpi / 72, random.Random(7)
    page = printed(dpi)
    draw, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), round(SIZE * 8))
    for row, words in STRUCK:
        at = LINES[row].index(words)
        left = LEFT + font.getlength(LINES[row][:at]) / 8 - 3
        right = left + font.getlength(words) / 8 + 7
        y = TOP + row * STEP + 8.2
        line = [(left + (right - left) * step / 24, y + dice.uniform(-0.35, 0.35) - step / 24) for step in range(25)]
        draw.line([(x * scale, z * scale) for x, z in line], fill=INK, width=round(1.1 * scale), joint="curve")
    x, y = LEFT + 12, TOP + STEP - 8
    loops = [(x + 2.1 * step, y + (6.5 if step % 2 else 0) + dice.uniform(-1, 1)) for step in range(13)]
    draw.line([(u * scale, v * scale) for u, v in loops], fill=INK, width=round(0.9 * scale), joint="curve")
    size = round(WIDE * dpi / 72), round(HIGH * dpi / 72)
    soft = page.resize(size, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(0.6))
    grain = np.random.default_rng(5).normal(0, 6, (soft.height, soft.width, 1))
    return Image.fromarray(np.clip(np.asarray(soft, dtype=float) + grain, 0, 255).astype(np.uint8))


def classes_of(page: Image.Image) -> Image.Image:
    """The page with each inked pixel in the colour of what the network takes it for."""
    planes = as_ink(page)
    likeliest = classify(planes).argmax(axis=0)
    shown = np.full((*likeliest.shape, 3), 255, dtype=np.uint8)
    shown[planes[0] > 0.35] = (150, 150, 150)
    for number, colour in COLOURS.items():
        shown[(likeliest == number) & (planes[0] > 0.2)] = colour
    return Image.fromarray(shown)


def left_over(page: Image.Image, form: Image.Image) -> tuple[Image.Image, Any]:
    """The form's print in pale grey, and on it in red the ink that it does not have."""
    whole = Fit(
        0,
        ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        tuple((TOP + row * STEP + 7, 0.0) for row in range(len(LINES))),
    )
    laid = lay_over(page, form, whole)
    if laid is None:
        raise SystemExit("the form's print was not found on the page")
    import cv2

    thick = cv2.dilate((laid.form > 0.2).astype(np.uint8), np.ones((3, 3), dtype=np.uint8)) > 0
    shown = np.full((*laid.form.shape, 3), 255, dtype=np.uint8)
    shown[laid.form > 0.2] = (205, 205, 205)
    shown[(laid.darkness > 0.35) & ~thick] = (200, 30, 30)
    return Image.fromarray(shown), laid


def main(arguments: list[str]) -> int:
    """Write the picture and print the figures."""
    out = Path(arguments[0]) if arguments else OUT
    page = marked(DPI)
    form = printed(DPI).resize(page.size, Image.Resampling.BOX)
    rest, laid = left_over(page, form)
    bands = (page, classes_of(page), rest)
    whole = Image.new("RGB", (page.width, sum(each.height + 6 for each in bands) - 6), (120, 120, 120))
    for number, band in enumerate(bands):
        whole.paste(band, (0, number * (page.height + 6)))
    out.parent.mkdir(parents=True, exist_ok=True)
    whole.save(out, optimize=True)
    words = places()
    print("| word | ink between its letters |\n|---|---|")
    for (word, _), share in zip(words, crossed(laid, [box for _, box in words]), strict=True):
        print(f"| {word} | {share:.2f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
