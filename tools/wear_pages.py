"""Make pages whose misreadings ``tools/fit_channel.py`` may learn from: free legal texts, printed, worn and read.

    python tools/wear_pages.py OUT TEXT... [--pages 120] [--seed 1] [--engine tesseract]
    python tools/wear_pages.py OUT --engine rapidocr          read the page images that are there already

Each page takes a stretch of one of the ``TEXT`` files (Debian's ``/usr/share/common-licenses`` serves) with a few lines
of figures, dates and sums added, in one of many fonts and sizes, and is worn at random: resolution, blur, thin or fat
ink, JPEG, fax, fading, show-through, uneven light, dirt, skew. ``OUT`` gets ``NNN.png``, ``NNN.truth.txt`` and
``NNN.ENGINE.txt``. None of it is shipped; only counts of misread segments are, in ``channel.json``.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageFont

FAMILIES = (
    "Liberation Serif", "Liberation Serif", "Liberation Serif", "Liberation Sans", "Liberation Sans", "FreeSerif",
    "FreeSans", "Caladea", "Carlito", "Carlito", "DejaVu Serif", "DejaVu Sans", "Noto Sans", "Noto Serif",
    "Liberation Mono",
)  # fmt: skip
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "October", "November")
KINDS = ("ink", "blur", "fade", "through", "light", "dirt", "skew", "noise", "jpeg", "fax", "copy")
DPI = 300
SIZE = (2480, 3508)


def figures(dice: random.Random) -> str:
    """A sentence full of what a contract's figures look like."""
    number, pick = dice.randint, dice.choice
    day = f"{pick(MONTHS)} {number(1, 31)}, {number(1985, 2026)}"
    parts = [
        f"payable within {number(2, 180)} ({number(2, 99)}) days of {day}",
        f"a fee of ${number(1, 999)},{number(0, 999):03}.{number(0, 99):02} or {number(1, 99)}.{number(0, 9)}% of it",
        f"under Section {number(1, 20)}.{number(1, 12)}({pick('abcdefi')}) and Exhibit {pick('ABCDEF')}-{number(1, 9)}",
        f"at {number(10, 9999)} {pick(['Oak', 'Main', 'Hill', 'Lake'])} Street, {number(10000, 99999)}",
        f"registration No. {number(1, 9)}{number(100, 999)}/{number(10, 99)}-{number(1000, 9999)}",
        f"EUR {number(1, 99)} million, {number(1, 12)}:{number(0, 59):02} p.m.",
    ]
    return ", ".join(dice.sample(parts, 3)) + "."


def words_of(texts: list[str], dice: random.Random) -> list[str]:
    """A stretch of one text, in paragraphs, with figures."""
    paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", dice.choice(texts)) if len(p.split()) > 8]
    start = dice.randrange(max(1, len(paragraphs) - 12))
    chosen = paragraphs[start : start + 14]
    for _ in range(3):
        chosen.insert(dice.randrange(len(chosen) + 1), figures(dice))
    return chosen


def font(dice: random.Random, dpi: int) -> ImageFont.FreeTypeFont:
    """A text font at 9 to 12 points."""
    family = dice.choice(FAMILIES)
    style = dice.choice(["Regular", "Regular", "Regular", "Bold", "Italic"])
    query = ["fc-match", "-f", "%{file}", f"{family}:style={style}"]
    path = subprocess.run(query, capture_output=True, text=True, check=True).stdout
    return ImageFont.truetype(path, round(dice.choice([9, 10, 10.5, 11, 12]) * dpi / 72))


def printed(paragraphs: list[str], dice: random.Random) -> tuple[Image.Image, str]:
    """The clean page at 300 dpi, and the text on it, line by line."""
    page = Image.new("L", SIZE, 255)
    draw, face = ImageDraw.Draw(page), font(dice, DPI)
    margin, y = 250, 260
    step = round(face.size * dice.uniform(1.12, 1.35))
    lines: list[str] = []
    for paragraph in paragraphs:
        line = ""
        for word in [*paragraph.split(), ""]:
            longer = f"{line} {word}".strip()
            if word and draw.textlength(longer, face) < SIZE[0] - 2 * margin:
                line = longer
                continue
            if y > SIZE[1] * 0.62:
                return page, "\n".join(lines)
            draw.text((margin, y), line, 0, face)
            lines.append(line)
            y, line = y + step, word
        y += step // 2
    return page, "\n".join(lines)


def worn(page: Image.Image, dice: random.Random) -> Image.Image:
    """The page as an office, a fax or a telephone would hand it on: two or three kinds of wear, of random strength."""
    page = page.crop((150, 180, SIZE[0] - 150, round(SIZE[1] * 0.66)))
    kinds = dice.sample(KINDS, dice.choice([2, 2, 3]))
    if "ink" in kinds:
        page = page.filter(ImageFilter.MinFilter(3) if dice.random() < 0.5 else ImageFilter.MaxFilter(3))
    if "through" in kinds:
        back = ImageChops.offset(page.transpose(Image.Transpose.FLIP_LEFT_RIGHT), 37, 21)
        back, strength = back.filter(ImageFilter.GaussianBlur(4)), dice.uniform(0.15, 0.45)
        page = ImageChops.darker(page, back.point([round(255 - (255 - v) * strength) for v in range(256)]))
    if "skew" in kinds:
        page = page.rotate(dice.uniform(-1.8, 1.8), Image.Resampling.BICUBIC, fillcolor=255)
    dpi = dice.choice([100, 110, 120, 130, 140, 150, 150, 200])
    page = page.resize((page.width * dpi // DPI, page.height * dpi // DPI), Image.Resampling.LANCZOS)
    if "blur" in kinds:
        page = page.filter(ImageFilter.GaussianBlur(dice.uniform(0.5, 1.1) * dpi / 150))
    if "fade" in kinds:
        page = ImageEnhance.Brightness(ImageEnhance.Contrast(page).enhance(dice.uniform(0.25, 0.6))).enhance(1.1)
    if "light" in kinds:
        shade = Image.linear_gradient("L").rotate(dice.choice([0, 90, 45])).resize(page.size)
        page = ImageChops.multiply(page, shade.point([165 + v * 90 // 255 for v in range(256)]))
    if "noise" in kinds or "fade" in kinds:
        page = ImageChops.add(page, Image.effect_noise(page.size, dice.uniform(3, 16)), 1, -128)
    if "dirt" in kinds:
        draw = ImageDraw.Draw(page)
        for _ in range(dice.randint(100, 900)):
            x, y, r = dice.randrange(page.width), dice.randrange(page.height), dice.choice([0, 0, 0, 1, 1, 2])
            draw.ellipse((x, y, x + r, y + r), dice.choice([0, 60, 255]))
    if "copy" in kinds:
        steep = [min(max((v - 90) * 255 // 110, 0), 255) for v in range(256)]
        page = page.filter(ImageFilter.GaussianBlur(0.7)).point(steep)
    if "fax" in kinds:
        page = page.resize((page.width, round(page.height * 0.7))).resize(page.size)
        threshold = dice.randint(110, 190)
        page = page.point([255 * (v > threshold) for v in range(256)])
    if "jpeg" in kinds:
        held = io.BytesIO()
        page.save(held, "JPEG", quality=dice.randint(12, 45))
        page = Image.open(held).convert("L")
    page.info["dpi"] = (dpi, dpi)
    return page


def tesseract(image: Path) -> str:
    """The page as Tesseract reads it."""
    run = subprocess.run(
        ["tesseract", image, "-", "--psm", "6"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return run.stdout


def rapidocr_reader() -> object:
    """RapidOCR, loaded once."""
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR(intra_op_num_threads=1)


def rapidocr(image: Path, engine: object) -> str:
    """The page as RapidOCR reads it: its boxes in lines, left to right."""
    boxes, _ = engine(str(image))  # type: ignore[operator]
    lines: list[tuple[float, list[tuple[float, str]]]] = []
    for box, text, _ in sorted(boxes or [], key=lambda b: b[0][0][1] + b[0][2][1]):
        middle, height = (box[0][1] + box[2][1]) / 2, box[2][1] - box[0][1]
        if lines and abs(lines[-1][0] - middle) < 0.5 * height:
            lines[-1][1].append((box[0][0], text))
        else:
            lines.append((middle, [(box[0][0], text)]))
    return "\n".join(" ".join(text for _, text in sorted(row)) for _, row in lines)


def main() -> int:
    """Make the pages, or read those that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--pages", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("tesseract", "rapidocr"), default="tesseract")
    arguments = parser.parse_args()
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    if arguments.engine == "rapidocr":
        engine = rapidocr_reader()
        for image in sorted(out.glob("*.png"))[: arguments.pages]:
            (out / f"{image.stem}.rapidocr.txt").write_text(rapidocr(image, engine), encoding="utf-8")
            print(image.stem, file=sys.stderr, flush=True)
        return 0
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in arguments.texts]
    for number in range(arguments.pages):
        dice = random.Random(f"{arguments.seed}/{number}")
        clean, truth = printed(words_of(texts, dice), dice)
        image = out / f"{number:03}.png"
        page = worn(clean, dice)
        page.save(image, dpi=page.info["dpi"])
        (out / f"{number:03}.truth.txt").write_text(truth, encoding="utf-8")
        (out / f"{number:03}.tesseract.txt").write_text(tesseract(image), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
