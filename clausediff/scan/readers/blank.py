"""Whether a page on which no words were read is blank: only a blank page may be passed over in silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["is_blank"]

_DPI = 36
"""Dots an inch at which the page is looked at: specks of dirt are averaged away, blurred print is not."""
_SHADOW = 24
"""Pixels of this view, two thirds of an inch: the paper's own shade changes over more, letters over less."""
_EDGE = 0.08
"""Of each side: punch holes, staples and the shadows of a copier lie there."""
_PAPER = 110
"""Of 255: a page whose paper is darker has no paper that could be seen."""
_CONTRAST = 28
"""Of 255: what differs less from the paper is its grain, or print that shows through from the other side."""
_SHARE = 0.002
"""Of the page: so much that differs is more than spots; a line of print is about as much."""


def is_blank(draw: Callable[[float], Image]) -> bool:
    """Whether a page shows paper and nothing else; ``draw`` draws it.

    ::

        even and light                     blank
        black, or all grey grain           not blank: there may be print below
        bands of grey, as of blurred print not blank
        spots, holes at the edge           blank
    """
    import numpy
    from PIL import Image as Images
    from PIL import ImageFilter

    grey = draw(2 * _DPI).convert("L")
    cells = grey.resize((max(1, grey.width // 2), max(1, grey.height // 2)), Images.Resampling.BOX)
    across, down = int(_EDGE * cells.width), int(_EDGE * cells.height)
    ground = cells.filter(ImageFilter.BoxBlur(_SHADOW))
    inner, paper = (
        numpy.asarray(view, dtype=numpy.int16)[down : cells.height - down, across : cells.width - across]
        for view in (cells, ground)
    )
    if not inner.size:
        return True
    return bool(numpy.median(inner) >= _PAPER and (numpy.abs(inner - paper) > _CONTRAST).mean() < _SHARE)
