"""Wears inked pages in colour or grey; the map of inked pixels and the places of words go the same way."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

__all__ = ["WEARS", "Worn", "wear"]

Array = np.ndarray  # type: ignore[type-arg]


@dataclass(slots=True)
class Worn:
    """A page as it arrives."""

    image: Image.Image
    classes: Array
    """Of the same size."""
    dpi: float
    place: Callable[[tuple[float, float, float, float]], tuple[float, float, float, float]]
    """From a box of the printed page, in its pixels, to one of this page, in points."""


def _noise(page: Array, sigma: float, rng: np.random.Generator) -> Array:
    return page + rng.normal(0, sigma, page.shape[:2])[:, :, None]


def _blur(page: Array, radius: float) -> Array:
    image = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), dtype=np.float32)


def _jpeg(page: Array, quality: int) -> Array:
    held = io.BytesIO()
    Image.fromarray(np.clip(page, 0, 255).astype(np.uint8)).save(held, "JPEG", quality=quality)
    return np.asarray(Image.open(held).convert("RGB"), dtype=np.float32)


def _grey(page: Array) -> Array:
    grey = page @ np.asarray([0.299, 0.587, 0.114], dtype=np.float32)
    return np.repeat(grey[:, :, None], 3, axis=2)


def _sized(page: Array, wide: int, high: int, how: Image.Resampling) -> Array:
    image = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    return np.asarray(image.resize((wide, high), how), dtype=np.float32)


def clean(page: Array, dpi: float, dice: random.Random, rng: np.random.Generator) -> Array:
    """As printed."""
    return _noise(page, 2, rng)


def office(page: Array, dpi: float, dice: random.Random, rng: np.random.Generator) -> Array:
    """An office scanner."""
    return _jpeg(_noise(_blur(_grey(page) if dice.random() < 0.5 else page, 0.4 + dpi / 500), 5, rng), 75)


def fax(page: Array, dpi: float, dice: random.Random, rng: np.random.Generator) -> Array:
    """Black and white, of coarse lines."""
    high, wide = page.shape[:2]
    coarse = _sized(
        _grey(page), round(wide * 204 / dpi), round(high * dice.choice([98, 196, 196]) / dpi), Image.Resampling.BOX
    )
    bits = np.where(_noise(coarse, 12, rng) < dice.uniform(140, 190), 0.0, 255.0)
    back = _sized(bits, wide, high, Image.Resampling.NEAREST)
    return np.where(rng.random(back.shape[:2])[:, :, None] < 0.0006, 0, back)


def blur(page: Array, dpi: float, dice: random.Random, rng: np.random.Generator) -> Array:
    """Out of focus."""
    return _noise(_blur(page, dpi / 150 * dice.uniform(0.9, 1.4)), 4, rng)


def low(page: Array, dpi: float, dice: random.Random, rng: np.random.Generator) -> Array:
    """Few dots and strong compression."""
    return _jpeg(page, dice.randint(15, 35))


def faded(page: Array, dpi: float, dice: random.Random, rng: np.random.Generator) -> Array:
    """A worn cartridge or pale copy."""
    worn = page.copy()
    worn[rng.random(page.shape[:2]) < dice.uniform(0.02, 0.1)] = 255
    share = dice.uniform(0.33, 0.6)
    return _noise(228 - (255 - _blur(worn, dpi / 300)) * share, 7, rng)


def bleed(page: Array, dpi: float, dice: random.Random, rng: np.random.Generator) -> Array:
    """Thin paper: the back shows through."""
    behind = _blur(_grey(np.roll(page[:, ::-1], (37, 53), (0, 1))), dpi / 120)
    return _noise(np.minimum(page, 255 - (255 - behind) * dice.uniform(0.15, 0.36)), 6, rng)


def light(page: Array, dpi: float, dice: random.Random, rng: np.random.Generator) -> Array:
    """Uneven light."""
    high, wide = page.shape[:2]
    x, y = np.meshgrid(np.linspace(0, 1, wide), np.linspace(0, 1, high))
    if dice.random() < 0.5:
        x = 1 - x
    shade = 1 - dice.uniform(0.2, 0.45) * np.clip(x * 0.8 + y * 0.5 - 0.35, 0, 1)
    return _noise(_blur(page, dpi / 250) * shade[:, :, None], 6, rng)


def dirt(page: Array, dpi: float, dice: random.Random, rng: np.random.Generator) -> Array:
    """Specks, spots, hairs and scratches."""
    worn = page.copy()
    worn[rng.random(page.shape[:2]) < 0.0003] = 0
    image = Image.fromarray(np.clip(worn, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    high, wide = page.shape[:2]
    for _ in range(dice.randint(20, 70)):
        x, y, r = dice.uniform(0, wide), dice.uniform(0, high), dice.uniform(0.4, 2.2) * dpi / 150
        draw.ellipse((x - r, y - r * 0.7, x + r, y + r * 0.7), fill=(dice.randint(0, 120),) * 3)
    for _ in range(dice.randint(0, 9)):
        x, y, d = dice.uniform(0, wide), dice.uniform(0, high), dpi * 0.25
        draw.line((x, y, x + dice.uniform(-d, d), y + dice.uniform(-d, d)), fill=(dice.randint(60, 150),) * 3, width=1)
    return _noise(np.asarray(image, dtype=np.float32), 5, rng)


def copied(page: Array, dpi: float, dice: random.Random, rng: np.random.Generator) -> Array:
    """A copy of a copy."""
    first = np.where(_noise(_blur(_grey(page), dpi / 280), 10, rng) < dice.uniform(140, 190), 0.0, 255.0)
    second = _noise(_blur(first, dpi / 240), 8, rng)
    return _jpeg(np.where(rng.random(second.shape[:2])[:, :, None] < 0.0004, 0, second), 60)


def photo(page: Array, dpi: float, dice: random.Random, rng: np.random.Generator) -> Array:
    """A telephone's photograph: warm light, soft, noisy, compressed."""
    tint = np.asarray([1.0, dice.uniform(0.93, 1.0), dice.uniform(0.82, 0.97)], dtype=np.float32)
    return _jpeg(light(_blur(page, dpi / 280), dpi, dice, rng) * tint, dice.randint(35, 75))


WEARS: dict[str, tuple[tuple[int, ...], Callable[[Array, float, random.Random, np.random.Generator], Array]]] = {
    "clean": ((150, 200, 300), clean),
    "office": ((150, 200, 200, 300), office),
    "fax": ((200,), fax),
    "blur": ((150, 200), blur),
    "low": ((110, 130, 150), low),
    "faded": ((150, 200), faded),
    "bleed": ((150, 200), bleed),
    "light": ((150, 200), light),
    "dirt": ((150, 200), dirt),
    "copied": ((150, 200), copied),
    "photo": ((150, 180), photo),
}
"""By name: at how many dots per inch it arrives, and what befalls the page."""


def wear(image: Image.Image, classes: Array, dpi: float, kind: str, dice: random.Random, skew: float) -> Worn:
    """A page worn, and lying askew by up to so many degrees."""
    rng = np.random.default_rng(dice.getrandbits(32))
    to, worn = WEARS[kind][0], WEARS[kind][1]
    new = float(dice.choice(to))
    high, wide = classes.shape
    angle = dice.uniform(-skew, skew)
    bend = dice.uniform(-0.004, 0.004) if kind == "photo" else 0.0
    corners = [(0.0, 0.0), (0.0, float(high)), (float(wide), float(high)), (float(wide), 0.0)]
    quad = [
        (x + bend * wide * (1 if y else -1) * (1 if x else -1), y + bend * high * (0.5 if x else -0.5))
        for x, y in corners
    ]
    size = round(wide * new / dpi), round(high * new / dpi)
    data = tuple(value for corner in quad for value in corner)
    flat = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)) if abs(angle) > 0.02 else image
    known = Image.fromarray(classes)
    if abs(angle) > 0.02:
        known = known.rotate(angle, Image.Resampling.NEAREST)
    if bend:
        flat = flat.transform(
            flat.size, Image.Transform.QUAD, data, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)
        )
        known = known.transform(known.size, Image.Transform.QUAD, data, Image.Resampling.NEAREST)
    if size != flat.size:
        flat = flat.resize(size, Image.Resampling.BOX if new < dpi else Image.Resampling.BICUBIC)
        known = known.resize(size, Image.Resampling.NEAREST)
    pixels = worn(np.asarray(flat, dtype=np.float32), new, dice, rng)
    radians = np.radians(-angle)
    cos, sin = float(np.cos(radians)), float(np.sin(radians))

    def place(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        x, y = (box[0] + box[2]) / 2 - wide / 2, (box[1] + box[3]) / 2 - high / 2
        x, y = x * cos - y * sin + wide / 2, x * sin + y * cos + high / 2
        half_wide, half_high = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
        scale = 72 / dpi
        return ((x - half_wide) * scale, (y - half_high) * scale, (x + half_wide) * scale, (y + half_high) * scale)

    arrived = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    return Worn(arrived, np.asarray(known), new, place)
