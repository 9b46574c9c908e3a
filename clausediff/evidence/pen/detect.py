"""Finds what a pen did on one page: words struck out, words written in, circles, and harmless ink.

::

    picture ──as_ink──▶ darkness, colour ──classify──▶ strike │ hand │ other, for each pixel
                                                         │       │       │
    word boxes ───────────────────────────────────────▶ struck written circled …
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from clausediff.evidence.pen.ink import DPI, as_ink
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.net import HAND, OTHER, STRIKE, classify
from clausediff.evidence.pen.shapes import find_shapes, share_of_ink
from clausediff.evidence.pen.strikes import find_struck
from clausediff.evidence.pen.written import find_written
from clausediff.scan.pages import Box

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["find_marks", "marks_of"]

_SCALE = DPI / 72
_RING, _STRIPE = 0.45, 0.6
"""Of its box: a line around words fills no more, a highlighter's stripe no less."""
_THIN = 6.0
"""In points: lower ink is a line under words."""
_STAMPED = 0.5
"""Of a word's ink: when so much is of a stamp, the word was read from it."""
_FEW = 8
"""Words in a circle, at most."""


def find_marks(image: Image, dpi: float, words: Sequence[Box]) -> list[PenMark]:
    """The marks on a straight page drawn at so many dots per inch, from above.

    ``words`` are the boxes of the words that were read there, in points and in reading order. Needs onnxruntime and OpenCV, as OCR does.
    """
    from PIL import Image as Images

    if dpi != DPI:
        size = max(1, round(image.width * DPI / dpi)), max(1, round(image.height * DPI / dpi))
        image = image.resize(size, Images.Resampling.BOX if dpi > DPI else Images.Resampling.BICUBIC)
    planes = as_ink(image)
    return marks_of(classify(planes), planes[0], words)


def marks_of(classes: Any, darkness: Any, words: Sequence[Box]) -> list[PenMark]:
    """The marks that a page's probabilities of classes show."""
    best = classes.argmax(axis=0)
    found = find_struck(best == STRIKE, words)
    found += find_written(best == HAND, darkness, words)
    found += _around(best == OTHER, darkness, words)
    return sorted(found, key=lambda mark: (mark.box.top, mark.box.left, mark.kind))


def _around(mask: Any, darkness: Any, words: Sequence[Box]) -> list[PenMark]:
    """Lines around words, lines below them, stamps with the words that were read from them, highlighter and the rest."""
    shapes, _ = find_shapes(mask, round(2 * _SCALE), round(2 * _SCALE))
    found = []
    for shape in shapes:
        if shape.width < 6 * _SCALE or shape.ink < 20:
            continue
        box = shape.box(_SCALE)
        inside = tuple(
            i for i, word in enumerate(words) if box.overlap(word) >= 0.6 * max(0.01, word.width * word.height)
        )
        full = shape.ink / (shape.width * shape.height)
        kind = "other"
        if box.height <= _THIN:
            kind = "underlined"
        elif full > _STRIPE:
            kind = "highlighted"
        elif inside and full <= _RING and _encloses(box, [words[i] for i in inside]):
            kind = "circled"
        stamped = tuple(i for i in inside if share_of_ink(mask, darkness, words[i]) >= _STAMPED)
        if kind in ("circled", "other") and stamped:
            kind, inside = "stamp", stamped
        found.append(PenMark(kind, box, inside if kind in ("circled", "stamp") else ()))
    return found


def _encloses(box: Box, inside: Sequence[Box]) -> bool:
    return box.height <= 3 * max(word.height for word in inside) and len(inside) <= _FEW
