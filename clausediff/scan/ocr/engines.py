"""Which engines are there, and which of them to use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausediff.errors import ReadError, install_command
from clausediff.scan.ocr import rapidocr, tesseract
from clausediff.scan.pages import Box
from clausediff.scan.reading_order import Piece

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Engine", "choose", "missing"]


@dataclass(frozen=True, slots=True)
class Engine:
    """What reads pictures."""

    name: str
    dpi: float
    """At how many dots per inch it reads best."""
    installed: Callable[[], bool]
    version: Callable[[], str]
    """Names what could change its readings."""
    read: Callable[[Image, float, int], tuple[list[Piece], list[Box]]]
    """From an upright page, its dots per inch and a number of threads to words and unread places, in points."""
    doubted: float
    """A page read with a mean confidence below this may be upside down."""


_RAPIDOCR = Engine(rapidocr.NAME, rapidocr.DPI, rapidocr.installed, rapidocr.version, rapidocr.read, 0.85)
_TESSERACT = Engine(tesseract.NAME, tesseract.DPI, tesseract.installed, tesseract.version, tesseract.read, 0.6)
_INSTALL = {
    "rapidocr": "to read it, install RapidOCR: {}",
    "tesseract": "to read it, install Tesseract: apt-get install tesseract-ocr (or your system's like), and {}",
}


def _how(engine: str) -> str:
    """How to install an engine."""
    return _INSTALL[engine].format(install_command("ocr"))


def choose(wanted: str) -> list[Engine]:
    """The engines for a value of ``--ocr``: the one that decides, and for ``both`` the witness.

    Empty for ``none``, and for ``auto`` where none is installed. Raises ReadError ``ocr`` where one is asked for by name that
    is not installed.
    """
    if wanted == "none":
        return []
    if wanted == "auto":
        return [engine for engine in (_RAPIDOCR, _TESSERACT) if engine.installed()][:1]
    named = {"rapidocr": [_RAPIDOCR], "tesseract": [_TESSERACT], "both": [_RAPIDOCR, _TESSERACT]}[wanted]
    for engine in named:
        if not engine.installed():
            raise ReadError("ocr", f"--ocr {wanted}: {engine.name} is not installed; {_how(engine.name)}")
    return named


def missing(wanted: str) -> str:
    """What to do where nothing is installed that reads pictures, to be put behind ``…; ``."""
    return _how("tesseract" if wanted == "tesseract" else "rapidocr")
