"""Tesseract, the program that is installed on this machine; asked for TSV."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from functools import lru_cache
from typing import TYPE_CHECKING

from clausediff.errors import ReadError
from clausediff.scan.ocr.tsv import parse_tsv
from clausediff.scan.pages import Box
from clausediff.scan.reading_order import Piece

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["DPI", "NAME", "installed", "read", "version"]

NAME = "tesseract"
DPI = 300.0
_SECONDS = 300
"""A page that takes longer is given up."""
_UNEVEN = 12.0
"""Of 255: paper whose light varies by more is a photograph's."""


def installed() -> bool:
    """Whether there is such a program, and what draws pages for it."""
    from importlib.util import find_spec

    return shutil.which(NAME) is not None and all(find_spec(name) is not None for name in ("PIL", "numpy"))


@lru_cache(maxsize=1)
def version() -> str:
    """The first line of what ``tesseract --version`` prints."""
    done = subprocess.run([NAME, "--version"], capture_output=True, text=True, check=False, timeout=30)
    return f"{(done.stdout or done.stderr).splitlines()[0]} dpi {DPI:g}"


def read(image: Image, dpi: float, threads: int = 1) -> tuple[list[Piece], list[Box]]:
    """The words of an upright page in points, each with its line. It does not tell which ink gave no words."""
    even, photographed = _evenly_lit(image)
    out = io.BytesIO()
    even.save(out, "PNG", compress_level=1)
    # Uneven light comes with curved paper, for which Tesseract's own search for columns is wrong.
    command = [
        NAME,
        "stdin",
        "stdout",
        "--dpi",
        f"{dpi:.0f}",
        "-l",
        "eng",
        "--psm",
        "4" if photographed else "3",
        "tsv",
    ]
    environment = {**os.environ, "OMP_THREAD_LIMIT": str(threads)}
    try:
        done = subprocess.run(
            command, input=out.getvalue(), capture_output=True, check=False, timeout=_SECONDS, env=environment
        )
    except subprocess.TimeoutExpired:
        raise ReadError("ocr", f"tesseract did not read a page in {_SECONDS} seconds") from None
    if done.returncode != 0:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no reason given"]
        raise ReadError("ocr", f"tesseract failed: {last[0]}")
    scale = 72 / dpi
    return [
        Piece(piece.text, Box(*(value * scale for value in piece.box)), piece.line, piece.confidence)
        for page in parse_tsv(done.stdout.decode("utf-8", "replace"))
        for piece in page.pieces
    ], []


def _evenly_lit(image: Image) -> tuple[Image, bool]:
    """The page in grey; where its light is uneven, divided by its own heavily blurred self."""
    import numpy
    from PIL import Image as Images
    from PIL import ImageFilter

    grey = image.convert("L")
    small = grey.resize((max(1, grey.width // 16), max(1, grey.height // 16)), Images.Resampling.BOX)
    ground = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4))
    light = numpy.asarray(ground, dtype=numpy.float32)
    inner = light[
        light.shape[0] // 20 : -max(1, light.shape[0] // 20), light.shape[1] // 20 : -max(1, light.shape[1] // 20)
    ]
    if inner.size == 0 or float(inner.std()) < _UNEVEN:
        return grey, False
    wide = numpy.asarray(ground.resize(grey.size, Images.Resampling.BICUBIC), dtype=numpy.float32)
    divided = numpy.asarray(grey, dtype=numpy.float32) / numpy.maximum(wide, 1) * 250
    return Images.fromarray(numpy.clip(divided, 0, 255).astype(numpy.uint8)), True
