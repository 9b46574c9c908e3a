"""Titles and headings, which are larger than the page's text: how many of them are taken for a pen's, and how many strokes are seen.

    TITLE_FONTS=folder python -m tests.benchmark.pen.titles [--half fit] [--pages 60] [--notes]

The folder has the files of fonts, in any depth, such as an unpacked ``fonts-lato`` and ``fonts-inconsolata`` of Debian. A family is
in one half by its name, so that what is worked out on one half is measured on other letters.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from clausediff.evidence.pen.detect import find_marks
from clausediff.scan.pages import Box
from tests.benchmark.pen.faces import font
from tests.benchmark.pen.strokes import HAND, Pen, Sheet, shaky
from tests.benchmark.pen.wearing import wear

__all__ = ["families", "main", "page_of"]

_DPI = 200
_SIZES = (12, 14, 14, 16, 18, 20, 24, 30)
_TITLES = (
    "Lease of a Garden", "Terms of Delivery", "Mutual Release", "Deed of Gift", "Purchase of Shares",
    "Licence to Publish", "Agency Agreement", "Waiver of Claims", "Settlement", "Statement of Work",
)  # fmt: skip
_BODY = (
    "1. The Keeper shall water the garden on each dry day from April to October,",
    "and the Owner shall pay for the water within thirty days after each bill.",
    "2. Neither of the parties may end this contract before the first of March.",
    "3. What was planted by the Keeper belongs to the Owner when it has ended.",
)
_WEARS = ("clean", "office", "copied", "blur")
_BOLD = ("bold", "heavy", "black", "semibold", "-bd", "demi")


def families(folder: Path, half: str) -> list[tuple[Path, Path]]:
    """For each family of a half its faces to print titles in, each with one to print text in."""
    by: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*.[to]tf")):
        if "italic" not in path.name.lower() and "oblique" not in path.name.lower():
            by.setdefault(path.name[:4].lower(), []).append(path)
    made = []
    for name, paths in sorted(by.items()):
        if (blake2b(name.encode()).digest()[0] % 2 == 0) == (half == "fit"):
            regular = next((path for path in paths if "regular" in path.name.lower()), paths[0])
            bold = [path for path in paths if any(each in path.name.lower() for each in _BOLD)]
            made += [(face, regular) for face in dict.fromkeys([*bold[:2], regular])]
    return made


def page_of(
    faces: tuple[Path, Path], points: int, title: str, dice: random.Random, *, struck: bool
) -> tuple[Image.Image, float, list[Box], int]:
    """A page with a title, worn, its dots per inch, its words' boxes and how many words are the title's."""
    image = Image.new("L", (round(8.5 * _DPI), 4 * _DPI), 255)
    draw, boxes = ImageDraw.Draw(image), []
    y = 1.2 * _DPI
    for row, line in enumerate((title, *_BODY)):
        size = round((10.5 if row else points) * _DPI / 72)
        face = font(faces[1] if row else faces[0], size)
        room, x = 6.5 * _DPI, _DPI * (1.0 if row else dice.uniform(0.8, 1.2))
        for word in line.split():
            if x + face.getlength(word) > room + _DPI:
                break
            draw.text((x, y), word, fill=0, font=face, anchor="ls")
            box = (x, y - 0.85 * size, x + face.getlength(word), y + 0.25 * size)
            boxes.append((row, box))
            x += face.getlength(word) + face.getlength(" ")
        y += (0.45 if row == 0 else 0.22) * _DPI
    sheet = Sheet(image)
    of_title = [box for row, box in boxes if row == 0]
    if struck:
        left, top, _, bottom = of_title[0]
        right, high = of_title[-1][2], bottom - top
        middle = top + dice.uniform(0.48, 0.66) * high
        rise = dice.uniform(-0.03, 0.03) * (right - left)
        pen = Pen(dice.choice([(10, 10, 10), (20, 30, 120)]), dice.choice([2.0, 2.5, 3.5, 4.5]), dice.uniform(0, 1.0))
        sheet.line(shaky([(left - 12, middle + rise), (right + 12, middle - rise)], pen, dice, 3), pen, HAND, dice)
    worn = wear(
        sheet.image, np.zeros((image.height, image.width), dtype=np.uint8), _DPI, dice.choice(_WEARS), dice, 0.0
    )
    return worn.image, worn.dpi, [Box(*worn.place(box)) for _, box in boxes], len(of_title)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many clean titles are told as a pen's, and how many strokes over titles are seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("fit", "held-out"), default="held-out")
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", default="titles")
    parser.add_argument("--notes", action="store_true")
    options = parser.parse_args(arguments)
    faces = families(Path(os.environ["TITLE_FONTS"]), options.half)
    tally = {True: [0, 0], False: [0, 0]}
    for number in range(options.pages):
        dice = random.Random(f"{options.seed}/{options.half}/{number}")
        face, points, struck = faces[number % len(faces)], dice.choice(_SIZES), number % 3 == 2
        title = dice.choice(_TITLES)
        title = title.upper() if dice.random() < 0.5 else title
        image, dpi, boxes, count = page_of(face, points, title, dice, struck=struck)
        marks = [mark for mark in find_marks(image, dpi, boxes) if mark.kind in ("struck", "written", "circled")]
        seen = any(mark.kind == "struck" and min(mark.words) < count for mark in marks) if struck else not marks
        tally[struck][0] += 1
        tally[struck][1] += seen
        if options.notes and not seen:
            told = [(mark.kind, mark.words, mark.certain) for mark in marks]
            print(f"{number} {face[0].name} {points} {title!r} {'struck' if struck else 'clean'} {dpi}: {told}")
    print(
        f"{options.half}: titles without a mark {tally[False][1]} of {tally[False][0]} clean, "
        f"strokes seen {tally[True][1]} of {tally[True][0]}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
