"""What OCR gets and what it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausediff.scan.pages import Box, Mirrored, Stamp
from clausediff.scan.reading_order import Piece

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Picture", "Reading", "Straight"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A page, or a part of one, as an image on demand."""

    key: str
    """Names its contents: the same key is the same picture. Made of the file's hash and the place in it."""
    draw: Callable[[float], Image] = field(repr=False)
    """Draws it at so many dots per inch; can be pickled, so that another process can draw it."""
    name: str = ""
    """For messages: ``page 3``."""


@dataclass(frozen=True, slots=True)
class Straight:
    """How a picture was straightened, in this order: turned upright, cut in two, levelled."""

    rotation: int = 0
    """Degrees clockwise, in quarters."""
    part: str = ""
    """``left`` or ``right`` where two pages were scanned side by side, else empty."""
    cut: float = 0.5
    """Where it was cut, as a share of its width."""
    skew: float = 0.0
    """Degrees clockwise by which it was turned to level its lines."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an engine read on one page."""

    engine: str
    """Its name: ``rapidocr`` or ``tesseract``."""
    width: float
    """Of the straightened page, in points."""
    height: float
    """Of the straightened page, in points."""
    straight: Straight
    pieces: tuple[Piece, ...]
    """Words, in points from the top left of the straightened page, in the engine's order."""
    unread: tuple[Box, ...] = ()
    """Where it saw text and could read none."""
    stamps: tuple[Stamp, ...] = ()
    """The stamps on the page, which were taken off before its words were read."""
    mirrored: Mirrored | None = None
    """What shows through from the other side, and was taken off as well; None where nothing does."""
