"""Stamps on a straight page: a frame with words of its own ink, which is taken off so that the print under it can be read.

::

        ╱──────────────╲
    shall│pay R̶E̶C̶E̶I̶V̶E̶D̶ 90│days     an engine reads neither the line nor the stamp
        ╲──────────────╱
    shall pay           90 days     the page without the stamp's ink
         RECEIVED                   the stamp's ink alone, level

A stamp's ink is of another colour than the print or paler, its frame is a ring or a rectangle as regular as only a tool makes it,
and it has letters of the same ink inside. A frame that the form may have printed is none: it is level, and grey or no line of print
runs through its sides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from clausediff.scan.ocr.page_inks import PageInks
from clausediff.scan.ocr.stamp_frames import Frame, filled, find_frames, is_within
from clausediff.scan.pages import Box

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["StampInk", "find_stamps"]

_PALE = (0.16, 0.72)
"""Of the print's darkness: ink between these is paler than print, and no grain."""
_LINE = 3.4
"""In points: within this of its outline is a frame's own line, which is no letter."""
_ROUND = 0.04
"""In points of ink and beyond the outline that is taken off with it, of the frame's size."""
_MISFIT = 0.35
"""Optical density that neither the stamp's ink nor grey explains: another ink, which is left as it is."""
_FAINT = 0.3
"""Optical density of what is left under a stamp's ink, below which it is paper."""
_MOST = 6
"""Stamps of one page."""


@dataclass(frozen=True, slots=True)
class StampInk:
    """One stamp as it was seen."""

    box: Box
    """Around its frame, in points."""
    tilt: float
    """Degrees clockwise by which its frame is turned, 0 of a ring."""
    round: bool
    """Whether its frame is a ring."""
    ink: Image = field(repr=False, compare=False)
    """Its own ink alone on white, turned level, with so many dots per inch as the page."""


def find_stamps(page: Image, inks: PageInks, dpi: float) -> tuple[Image, list[StampInk]]:
    """A straight page without the ink of its stamps, and these, from above. A page that has none is given back as it is."""
    import numpy
    from PIL import Image as Images

    scale = dpi / 72
    found = [(frame, inks.tinted) for frame in find_frames(inks.tinted, inks, scale)]
    pale = inks.between(*_PALE)
    found += [
        (frame, pale)
        for frame in find_frames(pale, inks, scale, level=False)
        if not any(is_within(frame, other) or is_within(other, frame) for other, _ in found)
    ]
    if not found:
        return page, []
    clean = numpy.array(page.convert("RGB"))
    stamps = [_taken_off(clean, inks.shares, mask, frame, scale) for frame, mask in found[:_MOST]]
    return Images.fromarray(clean), sorted(stamps, key=lambda stamp: (stamp.box.top, stamp.box.left))


def _taken_off(clean: Any, shares: Any, mask: Any, frame: Frame, scale: float) -> StampInk:
    """Take a stamp's ink off a page, in place; what it was."""
    import cv2
    import numpy

    reach = 1 + 2 * _ROUND
    points = frame.outline(reach)
    high, wide = mask.shape
    left, top = (max(0, int(each) - 2) for each in points.min(axis=0))
    right, bottom = min(wide, int(points[:, 0].max()) + 3), min(high, int(points[:, 1].max()) + 3)
    part = slice(top, bottom), slice(left, right)
    inside = filled(frame, mask.shape, reach)[part] > 0
    own = inside & (mask[part] > 0)
    density = -numpy.log(numpy.maximum(shares[part], 6).astype(numpy.float32) / 255)
    line = filled(frame, mask.shape, 1.0, -_LINE * scale)[part] == 0
    ink = _ink_of(density, own & line)
    amount, rest, misfit = _parted(density, ink)
    near = cv2.dilate(own.astype(numpy.uint8), numpy.ones((7, 7), dtype=numpy.uint8)) > 0
    off = inside & near & (misfit < _MISFIT)
    rest = numpy.where(rest < _FAINT, 0.0, rest)
    paper = clean[part].astype(numpy.float32) / numpy.maximum(shares[part], 1) * 255
    paper = numpy.minimum(paper, 255)
    usual = numpy.median(paper[~own].reshape(-1, 3), axis=0) if (~own).any() else numpy.full(3, 255.0)
    made = usual * numpy.exp(-rest)[..., None]
    clean[part] = numpy.where(off[..., None], made, clean[part]).astype(numpy.uint8)
    shown = numpy.where(off & ~line, 255 * (1 - numpy.clip(amount, 0, 1)), 255).astype(numpy.uint8)
    box = frame.outline()
    x, y = box.min(axis=0) / scale, box.max(axis=0) / scale
    return StampInk(
        Box(float(x[0]), float(x[1]), float(y[0]), float(y[1])), frame.tilt, frame.round, _level(shown, frame)
    )


def _ink_of(density: Any, own: Any) -> Any:
    """The optical densities of a stamp's ink where it lies full on paper."""
    import numpy

    found = density[own]
    total = found.sum(axis=1)
    full = found[total >= numpy.percentile(total, 50)] if len(found) else found
    return numpy.median(full, axis=0) if len(full) else numpy.ones(3, dtype=numpy.float32)


def _parted(density: Any, ink: Any) -> tuple[Any, Any, Any]:
    """Of each pixel how much of a stamp's ink there is, the grey density of what else is there, and what neither explains."""
    import numpy

    grey = numpy.ones(3, dtype=numpy.float32)
    tinted = float(ink.max() - ink.min()) > 0.25 * float(ink.max())
    if not tinted:
        level = density.mean(axis=2)
        amount = numpy.clip(level / max(0.05, float(ink.mean())), 0, 1)
        rest = numpy.maximum(0, level - amount * float(ink.mean()))
        misfit = numpy.abs(density - level[..., None]).max(axis=2)
        return amount, rest, misfit
    basis = numpy.stack((ink, grey))
    both = density @ numpy.linalg.pinv(basis)
    amount = numpy.clip(both[..., 0], 0, None)
    rest = both[..., 1]
    alone = numpy.clip(density @ ink / float(ink @ ink), 0, None)
    amount = numpy.where(rest < 0, alone, amount)
    rest = numpy.maximum(rest, 0)
    misfit = numpy.abs(density - amount[..., None] * ink - rest[..., None]).max(axis=2)
    return amount, rest, misfit


def _level(shown: Any, frame: Frame) -> Image:
    """A stamp's ink turned so that its frame is level; a ring's stays as it is."""
    from PIL import Image as Images

    image = Images.fromarray(shown)
    if frame.round:
        return image
    return image.rotate(frame.tilt, Images.Resampling.BICUBIC, expand=True, fillcolor=255)
