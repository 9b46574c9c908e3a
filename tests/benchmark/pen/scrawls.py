"""Marks of other pens than ballpoints: pencils with the paper's grain, broad pale felt pens, and words scratched out in high zigzags."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import numpy as np
from PIL import Image, ImageFilter

from tests.benchmark.pen.marks import KINDS, Made, Maker, TrueMark, _around, _rows, _run
from tests.benchmark.pen.press import PrintedPage
from tests.benchmark.pen.strokes import STRIKE, Pen, Point, Sheet, shaky

__all__ = ["SCRAWLS", "by_pencil", "felt_of", "in_grain", "pencil_of", "strike_by_felt", "strike_in_zigzag"]


def pencil_of(dpi: int, dice: random.Random) -> Pen:
    """A pencil: grey, and never as dark as print."""
    grey = dice.randint(60, 120)
    return Pen(
        (grey, grey, grey), dice.uniform(0.011, 0.024) * dpi, dice.uniform(0.002, 0.012) * dpi, dice.uniform(0.6, 1.0)
    )


def felt_of(em: float, dice: random.Random) -> Pen:
    """A broad felt pen whose ink lets the print be seen."""
    grey = dice.randint(120, 190)
    color = dice.choice(
        [(grey, grey, grey), (grey, grey, grey), (grey, grey, min(255, grey + 25)), (235, 190, 40), (225, 150, 60)]
    )
    return Pen(color, em * dice.uniform(0.35, 0.95), em * dice.uniform(0.02, 0.12), dice.uniform(0.7, 1.0))


def by_pencil(kind: str) -> Maker:
    """The maker of a kind of mark, made with a pencil on the paper's grain."""

    def made(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
        with in_grain(sheet, page.dpi, dice):
            return KINDS[kind](sheet, page, free, hand, pencil_of(page.dpi, dice), dice)

    return made


@contextmanager
def in_grain(sheet: Sheet, dpi: int, dice: random.Random) -> Iterator[None]:
    """What is laid on a sheet meanwhile is laid on the paper's grain."""
    before = sheet.pixels.copy()
    yield
    rows, columns = (np.flatnonzero((before != sheet.pixels).any(axis=axes)) for axes in ((1, 2), (0, 2)))
    if len(rows):
        part = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        grain = _grain(sheet.classes[part].shape, dpi, dice)
        sheet.pixels[part] = before[part] + (sheet.pixels[part] - before[part]) * grain[:, :, None]


def _grain(shape: tuple[int, int], dpi: int, dice: random.Random) -> np.ndarray:  # type: ignore[type-arg]
    """How much of a pencil's lead each place of the paper takes."""
    rng = np.random.default_rng(dice.getrandbits(32))
    rough = Image.fromarray((rng.random(shape) * 255).astype(np.uint8)).filter(
        ImageFilter.GaussianBlur(dpi / 400 * dice.uniform(0.8, 1.6))
    )
    grain = np.asarray(rough, dtype=np.float32) / 255
    grain = (grain - grain.mean()) / max(1e-6, float(grain.std()))
    return np.clip(dice.uniform(0.65, 0.9) + dice.uniform(0.15, 0.35) * grain, 0, 1)


def strike_by_felt(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """Some words struck out with a broad pale felt pen, whose ends are round."""
    run = _run(page, dice, 1, 6, free)
    if not run:
        return None
    for row in _rows(page, run):
        em = row[0].base - row[0].upper
        felt = felt_of(em, dice)
        y0, y1 = (row[0].upper + em * dice.uniform(0.3, 0.75) for _ in range(2))
        ends = [(row[0].box[0] - dice.uniform(-0.2, 0.8) * em, y0), (row[-1].box[2] + dice.uniform(-0.2, 0.8) * em, y1)]
        sheet.line(shaky(ends, felt, dice), felt, STRIKE, dice)
    return TrueMark("word" if len(run) == 1 else "phrase", _around(page, run), tuple(run))


def strike_in_zigzag(
    sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random
) -> Made:
    """Some words scratched out in zigzags as high as the print, or higher."""
    run = _run(page, dice, 1, 4, free)
    if not run:
        return None
    for row in _rows(page, run):
        em = row[0].base - row[0].upper
        middle, high, step = row[0].base - em * 0.5, em * dice.uniform(0.5, 1.1), em * dice.uniform(0.2, 0.8)
        points: list[Point] = []
        x, side = row[0].box[0] - em * dice.uniform(-0.1, 0.4), 1
        while x < row[-1].box[2] + em * dice.uniform(-0.2, 0.5):
            points.append((x, middle + side * high * dice.uniform(0.75, 1.15)))
            x, side = x + step * dice.uniform(0.7, 1.3), -side
        if len(points) > 1:
            sheet.line(shaky(points, pen, dice, 4), pen, STRIKE, dice)
    return TrueMark("word" if len(run) == 1 else "phrase", _around(page, run), tuple(run))


SCRAWLS: Mapping[str, Maker] = MappingProxyType(
    {
        "felt": strike_by_felt,
        "zigzag": strike_in_zigzag,
        **{f"{kind} by pencil": by_pencil(kind) for kind in ("word", "phrase", "figure", "caret", "margin", "end")},
    }
)
"""Marks of the kinds of :data:`~tests.benchmark.pen.marks.KINDS` made in these ways."""
