"""What a pen draws: lines with a hand's shake, handwriting, signatures; and the class of each pixel that it inked."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from tests.benchmark.pen.faces import font

__all__ = ["HAND", "OTHER", "STRIKE", "Pen", "Sheet", "pen_at_random"]

STRIKE, HAND, OTHER = 1, 2, 3
"""Classes of inked pixels: a stroke through print; handwriting, signatures and ticks; underlines, circles, stamps, highlighter."""
Point = tuple[float, float]
_FINE = 2
"""Strokes are drawn so many times finer and then averaged, so that their edges are soft."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What is written with."""

    color: tuple[int, int, int]
    width: float
    """In pixels of the sheet."""
    shake: float
    """How far a line strays, in pixels."""
    cover: float = 1.0
    """How much of the paper's light it takes where it is."""


def pen_at_random(dpi: int, dice: random.Random, *, thick: float = 1.0) -> Pen:
    """A ballpoint, a felt pen or a pencil."""
    color = dice.choice(
        [
            (0, 0, 0),
            (20, 20, 25),
            (15, 25, 120),
            (20, 40, 160),
            (60, 70, 150),
            (170, 20, 30),
            (10, 10, 60),
            (70, 70, 75),
            (20, 90, 50),
        ]
    )
    pale = dice.random()
    cover = 1.0 if pale < 0.6 else dice.uniform(0.45, 1.0)
    width = dice.choice([0.011, 0.014, 0.018, 0.022, 0.03]) * dpi * thick
    return Pen(color, max(1.0, width), dice.uniform(0.002, 0.012) * dpi, cover)


class Sheet:
    """A printed page in colour on which ink is laid, with a map of what each inked pixel is."""

    def __init__(self, page: Image.Image) -> None:
        self.pixels = np.repeat(np.asarray(page.convert("L"), dtype=np.float32)[:, :, None], 3, axis=2)
        self.classes = np.zeros(self.pixels.shape[:2], dtype=np.uint8)

    @property
    def image(self) -> Image.Image:
        """The page as it looks."""
        return Image.fromarray(np.clip(self.pixels, 0, 255).astype(np.uint8))

    def line(self, points: Sequence[Point], pen: Pen, kind: int, dice: random.Random) -> None:
        """A line through points, of a width that changes with the hand's pressure."""
        pad = pen.width * 2 + 2
        box = self._clip(
            min(x for x, _ in points) - pad, min(y for _, y in points) - pad,
            max(x for x, _ in points) + pad, max(y for _, y in points) + pad,
        )  # fmt: skip
        if box is None:
            return
        left, top, right, bottom = box
        patch = Image.new("L", ((right - left) * _FINE, (bottom - top) * _FINE), 0)
        draw = ImageDraw.Draw(patch)
        width, phase = pen.width, dice.uniform(0, 6)
        moved = [((x - left) * _FINE, (y - top) * _FINE) for x, y in points]
        for at, (one, other) in enumerate(itertools.pairwise(moved)):
            wide = max(1.0, width * (1 + 0.25 * math.sin(at / 5 + phase))) * _FINE
            draw.line((*one, *other), fill=255, width=round(wide))
            r = wide / 2 - 0.5
            draw.ellipse((other[0] - r, other[1] - r, other[0] + r, other[1] + r), fill=255)
        self._lay(patch, box, pen, kind)

    def write(
        self, text: str, at: Point, size: float, hand: Path, pen: Pen, dice: random.Random, *, kind: int = HAND
    ) -> tuple[float, float, float, float]:
        """Handwriting whose base line begins at a point; its box."""
        face = font(hand, round(size * _FINE))
        box = face.getbbox(text, anchor="ls")
        pad = round(size * 0.5) * _FINE
        patch = Image.new("L", (round(box[2] - box[0]) + 2 * pad, round(box[3] - box[1]) + 2 * pad), 0)
        ImageDraw.Draw(patch).text((pad - box[0], pad - box[1]), text, fill=255, font=face, anchor="ls",
                                   stroke_width=dice.choice([0, 0, 1, 1, 2]) * max(1, round(size / 40)))  # fmt: skip
        turned = patch.rotate(dice.uniform(-3, 4), Image.Resampling.BILINEAR)
        left = round(at[0] + (box[0] - pad) / _FINE)
        top = round(at[1] + (box[1] - pad) / _FINE)
        right, bottom = left + turned.width // _FINE, top + turned.height // _FINE
        clip = self._clip(left, top, right, bottom)
        if clip is None:
            return (at[0], at[1], at[0], at[1])
        small = turned.resize((right - left, bottom - top), Image.Resampling.BOX)
        small = small.crop((clip[0] - left, clip[1] - top, clip[2] - left, clip[3] - top))
        self._lay_mask(np.asarray(small, dtype=np.float32) / 255, clip, pen, kind)
        inset = pad / _FINE * 0.9
        return (left + inset, top + inset, right - inset, bottom - inset)

    def shade(
        self, box: tuple[float, float, float, float], color: tuple[int, int, int], cover: float, kind: int
    ) -> None:
        """A highlighter's stripe."""
        clip = self._clip(*box)
        if clip is not None:
            mask = np.ones((clip[3] - clip[1], clip[2] - clip[0]), dtype=np.float32)
            self._lay_mask(mask, clip, Pen(color, 1, 0, cover), kind)

    def paste(self, mask: Image.Image, corner: tuple[float, float], pen: Pen, kind: int) -> None:
        """A stamp's ink."""
        left, top = round(corner[0]), round(corner[1])
        clip = self._clip(left, top, left + mask.width, top + mask.height)
        if clip is not None:
            part = mask.crop((clip[0] - left, clip[1] - top, clip[2] - left, clip[3] - top))
            self._lay_mask(np.asarray(part, dtype=np.float32) / 255, clip, pen, kind)

    def _clip(self, left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int] | None:
        high, wide = self.classes.shape
        box = max(0, int(left)), max(0, int(top)), min(wide, int(right) + 1), min(high, int(bottom) + 1)
        return box if box[0] < box[2] and box[1] < box[3] else None

    def _lay(self, patch: Image.Image, box: tuple[int, int, int, int], pen: Pen, kind: int) -> None:
        small = patch.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BOX)
        self._lay_mask(np.asarray(small, dtype=np.float32) / 255, box, pen, kind)

    def _lay_mask(self, mask: np.ndarray, box: tuple[int, int, int, int], pen: Pen, kind: int) -> None:  # type: ignore[type-arg]
        left, top, right, bottom = box
        under = self.pixels[top:bottom, left:right]
        color = np.asarray(pen.color, dtype=np.float32) / 255
        under *= 1 - (mask * pen.cover)[:, :, None] * (1 - color)
        if kind:
            classes = self.classes[top:bottom, left:right]
            classes[mask > 0.4] = kind


def shaky(points: Sequence[Point], pen: Pen, dice: random.Random, step: float = 6.0) -> list[Point]:
    """The way through points as a hand takes it: small smooth errors along it."""
    way: list[Point] = []
    phase, slow = dice.uniform(0, 6.28), dice.uniform(0.01, 0.05)
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        count = max(1, int(length / step))
        for at in range(count):
            share = at / count
            sway = pen.shake * (
                math.sin(phase + slow * length * share * 3) + 0.5 * math.sin(phase * 2 + slow * 8 * length * share)
            )
            way.append(
                (
                    x0 + (x1 - x0) * share + dice.uniform(-0.3, 0.3),
                    y0 + (y1 - y0) * share + sway + dice.uniform(-0.3, 0.3),
                )
            )
    way.append(points[-1])
    return way


def scribble(left: float, base: float, size: float, dice: random.Random) -> list[Point]:
    """A signature: loops that go on to the right."""
    points: list[Point] = []
    x, phase = left, dice.uniform(0, 6)
    turns, wide = dice.uniform(3, 7), dice.uniform(0.5, 1.1)
    count = int(turns * 14)
    high = [dice.uniform(0.2, 1.0) for _ in range(12)]
    for at in range(count):
        t = at / 14
        tall = high[int(t) % 12] * (1.5 if t < 1 else 0.7)
        x += size * wide / 14
        points.append(
            (x + size * 0.35 * math.cos(6.28 * t + phase), base - size * 0.3 + size * tall * math.sin(6.28 * t + phase))
        )
    if dice.random() < 0.5:
        points += [(x, base), (left, base + size * 0.3), (x + size, base + size * dice.uniform(0, 0.4))]
    return points
