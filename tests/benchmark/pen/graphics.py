"""Printed things that are no text: logos, bar codes, matrix codes, halftone pictures, seals and empty grids. None of them is a mark.

::

    ▟█▙  Harrow        ║│║║│║│║       ▄▀▄▀ ▀▄      ⋅∙●●∙⋅
    ▜█▛  & Sons        4 017 392      ▀▄▄▀▄ ▀      ⋅∙●●∙⋅
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from tests.benchmark.pen.faces import font
from tests.benchmark.pen.marks import STAMP_FACES
from tests.benchmark.pen.press import PrintedPage

__all__ = ["GRAPHICS", "with_graphics"]

_ROOM = 0.06
"""In inches: so far from words a picture is printed."""


def with_graphics(page: PrintedPage, dice: random.Random, share: float = 0.6) -> None:
    """Print some pictures where the page is white."""
    while dice.random() < share:
        patch = dice.choice(list(GRAPHICS.values()))(page.dpi, dice)
        for _ in range(20):
            x = dice.uniform(0.25 * page.dpi, max(0.3 * page.dpi, page.image.width - patch.width - 0.25 * page.dpi))
            y = dice.choice(
                [
                    dice.uniform(0.2, 0.9) * page.dpi,
                    page.image.height - patch.height - dice.uniform(0.2, 0.9) * page.dpi,
                    dice.uniform(0.3 * page.dpi, page.image.height - patch.height),
                ]
            )
            if _is_white(page, x, y, patch):
                page.image.paste(0, (round(x), round(y)), patch)
                break


def _is_white(page: PrintedPage, x: float, y: float, patch: Image.Image) -> bool:
    room = _ROOM * page.dpi
    box = x - room, y - room, x + patch.width + room, y + patch.height + room
    blanks = [(left, base - 0.3 * page.dpi, right, base + 0.1 * page.dpi) for _, left, right, base in page.blanks]
    return not any(
        each[0] < box[2] and each[2] > box[0] and each[1] < box[3] and each[3] > box[1]
        for each in [*(word.box for word in page.words), *blanks]
    )


def bar_code(dpi: int, dice: random.Random) -> Image.Image:
    """Bars of a few widths, with a number below or none."""
    unit, high = max(1, round(dpi * dice.choice([0.0075, 0.01, 0.013, 0.02]))), round(dpi * dice.uniform(0.2, 0.6))
    widths = [dice.choice([1, 1, 2, 3]) * unit for _ in range(dice.randint(30, 70))]
    number = dice.random() < 0.6
    patch = Image.new("L", (sum(widths), high + (round(0.14 * dpi) if number else 0)), 0)
    draw, at = ImageDraw.Draw(patch), 0
    for step, wide in enumerate(widths):
        if step % 2 == 0:
            draw.rectangle((at, 0, at + wide - 1, high), fill=255)
        at += wide
    if number:
        text = " ".join("".join(dice.choices("0123456789", k=dice.randint(1, 6))) for _ in range(3))
        draw.text((0, high + 2), text, fill=255, font=font(dice.choice(STAMP_FACES), round(0.11 * dpi)))
    return patch.rotate(90, expand=True) if dice.random() < 0.2 else patch


def matrix_code(dpi: int, dice: random.Random) -> Image.Image:
    """Squares at random on a grid, with the marks of three corners or the two full sides of one."""
    count = dice.choice([21, 25, 29, 33, 16, 20])
    cells = np.random.default_rng(dice.getrandbits(32)).random((count, count)) < 0.5
    if count % 2:
        for rows, columns in ((0, 0), (0, count - 7), (count - 7, 0)):
            corner = np.ones((7, 7), dtype=bool)
            corner[1:6, 1:6], corner[2:5, 2:5] = False, True
            cells[rows : rows + 7, columns : columns + 7] = corner
    else:
        cells[:, 0], cells[-1] = True, True
    side = round(dpi * dice.uniform(0.45, 1.1))
    return Image.fromarray((cells * 255).astype(np.uint8)).resize((side, side), Image.Resampling.NEAREST)


def logo(dpi: int, dice: random.Random) -> Image.Image:
    """A few flat shapes, as a letterhead has them, with or without a large letter."""
    side = round(dpi * dice.uniform(0.3, 0.8))
    patch = Image.new("L", (round(side * dice.uniform(1, 2.2)), side), 0)
    draw = ImageDraw.Draw(patch)
    for _ in range(dice.randint(1, 3)):
        tone, x, y = dice.randint(110, 255), dice.uniform(0, 0.5) * patch.width, dice.uniform(0, 0.3) * side
        wide, high = dice.uniform(0.3, 0.5) * patch.width, dice.uniform(0.4, 0.7) * side
        way = dice.choice(["triangle", "ring", "arc", "bars", "wave", "disc", "letter"])
        if way == "triangle":
            draw.polygon([(x, y + high), (x + wide * dice.random(), y), (x + wide, y + high)], fill=tone)
        elif way == "ring":
            draw.ellipse((x, y, x + wide, y + high), outline=tone, width=max(2, round(dpi * dice.uniform(0.01, 0.06))))
        elif way == "arc":
            draw.arc((x, y, x + wide, y + high), dice.uniform(0, 180), dice.uniform(200, 340), fill=tone,
                     width=max(2, round(dpi * dice.uniform(0.015, 0.06))))  # fmt: skip
        elif way == "bars":
            for at in range(4):
                top = y + high * at / 4
                draw.rectangle((x, top, x + wide * (1 - at / 6), top + high / 8), fill=tone)
        elif way == "wave":
            points = [(x + wide * t / 20, y + high / 2 + high / 4 * math.sin(t / 20 * 6.28)) for t in range(21)]
            thick = dpi * dice.uniform(0.02, 0.07)
            draw.polygon([*points, *((a, b + thick * (1 + math.sin(a))) for a, b in reversed(points))], fill=tone)
        elif way == "disc":
            draw.ellipse((x, y, x + wide, y + high), fill=tone)
        else:
            draw.text((x, y), dice.choice("ABEGHKMNRSW"), fill=tone, font=font(dice.choice(STAMP_FACES), round(high)))
    return patch


def halftone(dpi: int, dice: random.Random) -> Image.Image:
    """A picture in dots."""
    wide, high = round(dpi * dice.uniform(0.4, 1.2)), round(dpi * dice.uniform(0.4, 0.9))
    pitch = dpi * dice.uniform(0.015, 0.035)
    y, x = np.mgrid[:high, :wide].astype(float)
    turn = dice.choice([0.0, math.pi / 4, 0.3])
    across, down = x * math.cos(turn) + y * math.sin(turn), y * math.cos(turn) - x * math.sin(turn)
    tone = 0.5 + 0.25 * np.sin(x / wide * dice.uniform(2, 9)) + 0.25 * np.cos(y / high * dice.uniform(2, 9))
    dots = (np.cos(across / pitch * 6.28) + np.cos(down / pitch * 6.28)) / 4 + 0.5
    return Image.fromarray(((dots < tone) * 255).astype(np.uint8))


def seal(dpi: int, dice: random.Random) -> Image.Image:
    """A printed seal: rings, rays and letters between them."""
    side = round(dpi * dice.uniform(0.5, 1.1))
    patch = Image.new("L", (side, side), 0)
    draw, middle = ImageDraw.Draw(patch), side / 2
    for share in (0.49, 0.45, 0.3):
        r = side * share
        draw.ellipse((middle - r, middle - r, middle + r, middle + r), outline=255, width=max(1, round(dpi / 80)))
    for at in range(dice.choice([12, 16, 24])):
        turn = at / 24 * 6.28
        near, far = side * 0.1, side * dice.uniform(0.2, 0.28)
        draw.line(
            (
                middle + near * math.cos(turn),
                middle + near * math.sin(turn),
                middle + far * math.cos(turn),
                middle + far * math.sin(turn),
            ),
            fill=255,
            width=max(1, round(dpi / 90)),
        )
    face = font(dice.choice(STAMP_FACES), round(side * 0.11))
    for at in range(18):
        letter = Image.new("L", (side, side), 0)
        ImageDraw.Draw(letter).text(
            (middle, side * 0.1), dice.choice("ABCDEIKLNORST·"), fill=255, font=face, anchor="mm"
        )
        patch.paste(255, (0, 0), letter.rotate(at * 20))
    return patch


def grid(dpi: int, dice: random.Random) -> Image.Image:
    """An empty table, as on a form, or boxes for single letters."""
    rows, columns = dice.randint(1, 4), dice.randint(2, 12)
    wide, high = round(dpi * dice.uniform(0.15, 0.8)), round(dpi * dice.uniform(0.15, 0.3))
    columns = max(1, min(columns, round(5 * dpi / wide)))
    line = max(1, round(dpi / dice.choice([60, 100, 150])))
    patch = Image.new("L", (columns * wide + line, rows * high + line), 0)
    draw = ImageDraw.Draw(patch)
    for row in range(rows + 1):
        draw.rectangle((0, row * high, patch.width, row * high + line - 1), fill=255)
    for column in range(columns + 1):
        draw.rectangle((column * wide, 0, column * wide + line - 1, patch.height), fill=255)
    return patch


GRAPHICS: dict[str, Callable[[int, random.Random], Image.Image]] = {
    "bar code": bar_code,
    "matrix code": matrix_code,
    "logo": logo,
    "halftone": halftone,
    "seal": seal,
    "grid": grid,
}
