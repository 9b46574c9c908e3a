"""Stamps on a straight page: a frame with words of its own ink, which is taken off so that the print under it can be read.

::

        ╱──────────────╲
    shall│pay R̶E̶C̶E̶I̶V̶E̶D̶ 90│days     an engine reads neither the line nor the stamp
        ╲──────────────╱
    shall pay           90 days     the page without the stamp's ink
         RECEIVED                   the stamp's ink alone, level

A stamp's ink is of another colour than the print or paler, its frame is a ring or a rectangle as regular as only a tool makes it,
and it has letters of the same ink inside. A frame that the form may have printed is none: it is level, and no line of print runs
through its sides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import pi
from typing import TYPE_CHECKING, Any

from clausediff.scan.pages import Box

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["StampInk", "find_stamps", "without_stamps"]

_SMALLEST, _LARGEST = (40.0, 18.0), 400.0
"""In points: the longer and the shorter side of the smallest frame, and the longest side of one."""
_TINT = 34
"""Of 255, how much of its light a coloured pixel lacks in one channel beside another."""
_PALE = (0.16, 0.72)
"""Of the print's darkness: ink between these is paler than print, and no grain."""
_DARK = 0.8
"""The same from which ink is print."""
_AWAY = 1.1
"""In points: pale pixels so near to print are the edges of its letters."""
_INKED, _PALEST = 40, 60
"""Of 255: what is darker than paper by so much is ink, and print is at least so dark."""
_LEAST = 20.0
"""In square points: with less ink of a kind there is no stamp."""
_SPOT = 0.75
"""In points: narrower pale ink is the edge of a letter."""
_CORNERS = 5
"""Of a hull, from which an ellipse can be laid through it."""
_BRIDGE = 3.2
"""In points: gaps in a frame that a stroke of print over it leaves."""
_SEEN = 0.8
"""Of a frame's outline, so much must be ink."""
_STEPS = 240
"""Places of an outline that are looked at."""
_NEAR = 1.4
"""In points: how far from the regular outline a frame's ink may be."""
_OWN = 0.1
"""Of a stamp's ink, how much is well inside its frame: its letters."""
_INSIDE = 0.8
"""Of a frame's size: what is well inside of it."""
_LEVEL = 1.2
"""Degrees: a rectangle that is turned by less may be the form's own."""
_CROSSED = 2
"""Strokes of print that run through a level frame, at least."""
_LINE = 2.6
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


def find_stamps(page: Image, dpi: float) -> tuple[Image, list[StampInk]]:
    """A straight page without the ink of its stamps, and these, from above. A page that has none is given back as it is."""
    import numpy

    if page.mode == "1":
        return page, []
    pixels = numpy.asarray(page.convert("RGB"))
    scale = dpi / 72
    shares = _beside_paper(pixels, scale)
    tinted, pale, dark = _inks(shares, scale)
    found = [(frame, tinted) for frame in _frames(tinted, dark, scale)]
    found += [
        (frame, pale)
        for frame in _frames(pale, dark, scale)
        if not any(_within(frame, other) or _within(other, frame) for other, _ in found)
    ]
    if not found:
        return page, []
    from PIL import Image as Images

    clean = pixels.copy()
    stamps = [_taken_off(clean, shares, mask, frame, scale) for frame, mask in found[:_MOST]]
    return Images.fromarray(clean), sorted(stamps, key=lambda stamp: (stamp.box.top, stamp.box.left))


def without_stamps(page: Image, dpi: float) -> Image:
    """A straight page without the ink of its stamps."""
    return find_stamps(page, dpi)[0]


@dataclass(frozen=True, slots=True)
class _Frame:
    """A regular outline, in pixels."""

    center: tuple[float, float]
    size: tuple[float, float]
    angle: float
    """Degrees by which its first side is turned."""
    round: bool

    @property
    def tilt(self) -> float:
        """Degrees by which a rectangle is turned from level or upright; 0 of a ring."""
        return 0.0 if self.round else (self.angle + 45) % 90 - 45

    def outline(self, share: float = 1.0, steps: int = _STEPS, more: float = 0.0) -> Any:
        """Points on the outline of the frame, or of one so many times its size: an array of x and y."""
        import numpy

        wide, high = (max(1.0, side / 2 * share + more) for side in self.size)
        if self.round:
            turn = numpy.linspace(0, 2 * pi, steps, endpoint=False)
            points = numpy.stack((wide * numpy.cos(turn), high * numpy.sin(turn)), axis=1)
        else:
            along = max(1, round(steps * wide / (2 * (wide + high))))
            down = max(1, steps // 2 - along)
            x, y = numpy.linspace(-wide, wide, along + 1)[:-1], numpy.linspace(-high, high, down + 1)[:-1]
            sides = [(x, -high), (wide, y), (-x, high), (-wide, -y)]
            points = numpy.concatenate(
                [numpy.stack(numpy.broadcast_arrays(*side), axis=1).astype(float) for side in sides]
            )
        cos, sin = numpy.cos(self.angle * pi / 180), numpy.sin(self.angle * pi / 180)
        turned = points @ numpy.array([[cos, sin], [-sin, cos]])
        return turned + numpy.array(self.center)


def _beside_paper(pixels: Any, scale: float) -> Any:
    """Each channel beside the light of the paper around it, 0 to 255."""
    import cv2
    import numpy

    small = cv2.resize(pixels, None, fx=1 / 8, fy=1 / 8, interpolation=cv2.INTER_AREA)
    around = max(3, round(0.6 * scale)) * 2 + 1
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, numpy.ones((around, around), dtype=numpy.uint8))
    paper = cv2.blur(paper, (around, around))
    paper = cv2.resize(paper, pixels.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return cv2.divide(pixels, numpy.maximum(paper, 30), scale=255)


def _inks(shares: Any, scale: float) -> tuple[Any, Any, Any]:
    """Where there is coloured ink, ink that is paler than print, and print."""
    import cv2
    import numpy

    darkness = cv2.bitwise_not(cv2.GaussianBlur(cv2.cvtColor(shares, cv2.COLOR_RGB2GRAY), (3, 3), 0))
    inked = darkness[::3, ::3]
    inked = inked[inked > _INKED]
    usual = max(_PALEST, float(numpy.percentile(inked, 90))) if len(inked) else 255.0
    red, green, blue = cv2.split(cv2.blur(shares, (3, 3)))
    high, low = cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue)
    tinted = cv2.compare(cv2.subtract(high, low), _TINT, cv2.CMP_GT)
    dark = cv2.compare(darkness, int(_DARK * usual), cv2.CMP_GT)
    edge = max(3, round(2 * _AWAY * scale)) | 1
    near = cv2.dilate(dark, numpy.ones((edge, edge), dtype=numpy.uint8))
    pale = cv2.inRange(darkness, int(_PALE[0] * usual), int(_PALE[1] * usual))
    return tinted, cv2.bitwise_and(pale, cv2.bitwise_not(near)), dark


def _frames(mask: Any, dark: Any, scale: float) -> list[_Frame]:
    """The frames of stamps in one kind of ink, none within another one, longest outline first."""
    import cv2

    if cv2.countNonZero(mask) < _LEAST * scale * scale:
        return []
    spot = max(2, round(_SPOT * scale))
    solid = cv2.morphologyEx(mask, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (spot, spot)))
    bridge = max(3, round(_BRIDGE * scale)) | 1
    around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (bridge, bridge))
    joined = cv2.morphologyEx(solid, cv2.MORPH_CLOSE, around)
    outlines, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    found: list[_Frame] = []
    for outline in sorted(outlines, key=len, reverse=True):
        _, _, wide, high = cv2.boundingRect(outline)
        small = max(wide, high) < _SMALLEST[0] * scale or min(wide, high) < _SMALLEST[1] * scale
        if small or max(wide, high) > _LARGEST * scale:
            continue
        frame = _fitted(outline, joined, scale)
        if frame is None or any(_within(frame, other) for other in found):
            continue
        if _has_letters(frame, mask) and not _may_be_printed(frame, dark):
            found.append(frame)
    return found


def _fitted(outline: Any, joined: Any, scale: float) -> _Frame | None:
    """The ring or the rectangle that a shape's hull is; None where its ink does not follow either."""
    import cv2

    hull = cv2.convexHull(outline)
    if len(hull) < _CORNERS:
        return None
    (x, y), (wide, high), angle = cv2.minAreaRect(hull)
    rectangle = _Frame((x, y), (wide, high), angle, False)
    (x, y), (wide, high), angle = cv2.fitEllipse(hull)
    ring = _Frame((x, y), (wide, high), angle, True)
    near = max(3, round(2 * _NEAR * scale)) | 1
    left, top, w, h = cv2.boundingRect(hull)
    pad = near
    part = joined[max(0, top - pad) : top + h + pad, max(0, left - pad) : left + w + pad]
    grown = cv2.dilate(part, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (near, near)))
    seen = [(_share(grown, frame, max(0, left - pad), max(0, top - pad)), frame) for frame in (rectangle, ring)]
    best, frame = max(seen, key=lambda each: each[0])
    return frame if best >= _SEEN else None


def _share(grown: Any, frame: _Frame, left: int, top: int) -> float:
    """How much of a frame's outline is ink."""
    import numpy

    points = numpy.rint(frame.outline()).astype(int) - (left, top)
    high, wide = grown.shape
    inside = (points[:, 0] >= 0) & (points[:, 0] < wide) & (points[:, 1] >= 0) & (points[:, 1] < high)
    kept = points[inside]
    return float((grown[kept[:, 1], kept[:, 0]] > 0).sum()) / max(1, len(points))


def _filled(frame: _Frame, shape: tuple[int, int], share: float, more: float = 0.0) -> Any:
    """A map of what is within a frame, or within one so many times its size and so much larger on each side."""
    import cv2
    import numpy

    made = numpy.zeros(shape, dtype=numpy.uint8)
    cv2.fillPoly(made, [numpy.rint(frame.outline(share, more=more)).astype(numpy.int32)], 1)
    return made


def _within(frame: _Frame, other: _Frame) -> bool:
    """Whether a frame lies in another one, by its middle."""
    import cv2
    import numpy

    return bool(cv2.pointPolygonTest(other.outline().astype(numpy.float32), frame.center, False) >= 0)


def _has_letters(frame: _Frame, mask: Any) -> bool:
    """Whether there is ink of a stamp well inside of a frame, and not only along it."""
    whole, inner = (int(((mask > 0) & (_filled(frame, mask.shape, share) > 0)).sum()) for share in (1.05, _INSIDE))
    return inner >= _OWN * max(1, whole)


def _may_be_printed(frame: _Frame, dark: Any) -> bool:
    """Whether a frame may be the form's own: it is a level rectangle, and print does not run through its sides."""
    import numpy

    if frame.round or abs(frame.tilt) >= _LEVEL:
        return False
    high, wide = dark.shape
    points = numpy.rint(frame.outline(1.0, 4 * _STEPS)).astype(int)
    line = dark[numpy.clip(points[:, 1], 0, high - 1), numpy.clip(points[:, 0], 0, wide - 1)]
    return int((numpy.diff((line > 0).astype(int)) > 0).sum()) < _CROSSED


def _taken_off(clean: Any, shares: Any, mask: Any, frame: _Frame, scale: float) -> StampInk:
    """Take a stamp's ink off a page, in place; what it was."""
    import cv2
    import numpy

    reach = 1 + 2 * _ROUND
    points = frame.outline(reach)
    high, wide = mask.shape
    left, top = (max(0, int(each) - 2) for each in points.min(axis=0))
    right, bottom = min(wide, int(points[:, 0].max()) + 3), min(high, int(points[:, 1].max()) + 3)
    part = slice(top, bottom), slice(left, right)
    inside = _filled(frame, mask.shape, reach)[part] > 0
    own = inside & (mask[part] > 0)
    density = -numpy.log(numpy.maximum(shares[part], 6).astype(numpy.float32) / 255)
    ink = _ink_of(density, own)
    amount, rest, misfit = _parted(density, ink)
    near = cv2.dilate(own.astype(numpy.uint8), numpy.ones((7, 7), dtype=numpy.uint8)) > 0
    off = inside & near & (misfit < _MISFIT)
    rest = numpy.where(rest < _FAINT, 0.0, rest)
    paper = clean[part].astype(numpy.float32) / numpy.maximum(shares[part], 1) * 255
    paper = numpy.minimum(paper, 255)
    usual = numpy.median(paper[~own].reshape(-1, 3), axis=0) if (~own).any() else numpy.full(3, 255.0)
    made = usual * numpy.exp(-rest)[..., None]
    clean[part] = numpy.where(off[..., None], made, clean[part]).astype(numpy.uint8)
    within = off & (_filled(frame, mask.shape, 1.0, -_LINE * scale)[part] > 0)
    shown = numpy.where(within, 255 * (1 - numpy.clip(amount, 0, 1)), 255).astype(numpy.uint8)
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


def _level(shown: Any, frame: _Frame) -> Image:
    """A stamp's ink turned so that its frame is level; a ring's stays as it is."""
    from PIL import Image as Images

    image = Images.fromarray(shown)
    if frame.round:
        return image
    return image.rotate(frame.tilt, Images.Resampling.BICUBIC, expand=True, fillcolor=255)
