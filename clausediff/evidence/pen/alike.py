"""The frames of a page's boxes are the same print at many places: what is found at one place is looked for at all others.

::

    coach ( )   train ( )   foot (✗)      which stretch of ink stands at all places at once? "( )" does; no letter does, and
      h ( )       n ( )       t (✗)       neither does half of it. The pixels that most places have are the print of an empty
                                          box, without what a pen did in some of them

Shapes (:mod:`~clausediff.evidence.pen.frames`) only say what to try: a font's brackets and circles differ too much from any drawn
model, and are faint or broken on worn pages; but all boxes of one page come from one font and went through the same machines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from statistics import median
from typing import Any, NamedTuple

from clausediff.evidence.pen.few_frames import FEW, certainty, faces, goes_on, in_the_row, not_over, taller, worth
from clausediff.evidence.pen.frames import Frame, Region, parts_of, proposals
from clausediff.evidence.pen.looks import BRACKETS, Look, perfect
from clausediff.evidence.pen.prints import MARGIN, Print, cut, print_of

__all__ = ["Found", "find_frames"]

_LOOKS, _EACH, _NEAR = 3, 2, 2
"""Looks of each shape that are tried, places of each look, and pixels by which two looks differ."""
_FILLED = 0.7
"""How much ink in the middle of a frame speaks against its being an empty one, beside how well it is drawn."""
_LEAST, _GOOD = 0.4, 0.55
"""How far a place must be like a print to count for it at all, and to be a model for the others."""
_USUAL = 35
"""Percent of places whose pixels are paler than the print of an empty box: marks are at fewer places than the others."""
_OVER = 0.2, 0.5
"""Of a frame's width: lying further over the letters beside a place speaks against it, so much for a whole width."""
_HIGHER = 0.2, 1.0
"""The same in heights of the words, of a frame that is higher or lower in its row than those of the page."""
_APART = 0.6
"""In widths: frames whose left sides are nearer are one."""
_ROUNDS = 2
_SECOND = 0.25
"""A frame that is so much less like the others than the best one of its place is none."""
_ABOVE, _BELOW = 0.45, 0.35
"""Of a word's height: how far a region reaches over its row."""
_HOLLOW = 3.0
"""How much ink in the middle of a print speaks against its being that of an empty box."""
_COVERS = 0.15, 0.3
"""How much each pixel over letters speaks against a frame's shape, and what is left of it at least: where letters are is not known to
the pixel."""
_FULL = 0.3
"""How much ink in the middle of a frame speaks against it where it counts by its shape."""
_BESIDE, _AS_GOOD, _OFF, _SPACE = 1.4, 0.6, 3, 12.0
"""In widths, how near other brackets may be that share a stroke with these, how like them they are at most places, and in pixels,
how much nearer to letters they would have to be to be none; with more white between them nothing tells."""


class Found(NamedTuple):
    """The frames of a page."""

    frames: list[list[Frame]]
    """In each region, likeliest first."""
    empty: Print | None = None
    """The print of an empty box; None where there are no frames."""


class _Place(NamedTuple):
    """Where a print is on the page."""

    like: float
    left: int
    top: int
    higher: float
    """By how many pixels its middle is lower than that of its row."""


def find_frames(darkness: Any, regions: Sequence[Region], scale: float) -> Found:
    """The frames in each of some regions of a page; all of them look alike.

    A point has ``scale`` pixels; ``darkness`` is that of :func:`~clausediff.evidence.pen.ink.as_ink`.
    """
    found = _find_frames(darkness, regions, scale)
    if len(regions) > FEW or any(each and each[0].score >= _GOOD for each in found.frames):
        return found
    large = _find_frames(darkness, [taller(each) for each in regions], scale)
    return large if any(each and each[0].score >= _GOOD for each in large.frames) else found


def _find_frames(darkness: Any, regions: Sequence[Region], scale: float) -> Found:
    import cv2
    import numpy

    plane = cv2.blur(numpy.minimum(darkness, 1).astype(numpy.float32), (3, 3)) if darkness.size else darkness
    page = _Page(plane, [*regions], scale)
    tried = [
        made
        for frame in _to_try(darkness, proposals(darkness, regions, scale))
        if (made := print_of(cut(plane, frame.left, frame.top, frame), frame)) is not None
    ]
    if not tried:
        return Found([[] for _ in regions])
    parts = [list(_rectangles(darkness, region, scale)) for region in regions]
    few = len(regions) <= FEW
    value = partial(page.drawn_as_a_frame, ink=darkness) if few else page.explained
    found, higher = page.usual(max(tried, key=lambda each: value(each, parts)))
    places = [
        [at for at in each if at.like >= _GOOD and (not few or in_the_row(at.higher, region, scale))]
        for region, each in zip(regions, page.places(found, 2, higher), strict=True)
    ]
    doubt = found.frame.shape in BRACKETS and page.have_rivals(found, [each[0] for each in places if each])
    if few:
        seen = [replace(found.frame, left=each[0].left, top=each[0].top) for each in places if each]
        doubt = doubt or goes_on(darkness, seen) or not faces(darkness, found.frame)
    most = 0.0 if doubt else certainty(found.frame, len({(each[0].left, each[0].top) for each in places if each}))
    frames = [
        [replace(found.frame, left=at.left, top=at.top, score=round(min(most, at.like), 3)) for at in each]
        for each in places
    ]
    return Found(frames, found)


class _Page:
    """A page's ink, and where boxes are looked for on it."""

    def __init__(self, plane: Any, regions: Sequence[Region], scale: float) -> None:
        self.plane, self.regions, self.scale = plane, regions, scale
        self.height = median([region.height for region in regions] or [1.0]) * scale
        self.strips = [[_pixels(region.box, scale)] for region in regions]

    def explained(self, tried: Print, parts: Sequence[Sequence[tuple[int, int, int, int]]]) -> float:
        """How much ink of the places a print explains."""
        each = [max((at.like for at in found), default=0.0) for found in self.places(tried, 1, None, parts)]
        much = float(tried.strokes.sum()) * (1 + tried.frame.score) / 2 * max(0.0, 1 - _HOLLOW * tried.inside)
        return sum(max(0.0, like - _LEAST) for like in each) * much

    def drawn_as_a_frame(self, tried: Print, parts: Sequence[Sequence[tuple[int, int, int, int]]], ink: Any) -> float:
        """How much of a frame a print is by its shape, whatever is inside of it, at the places that have it."""
        shown = 0.0
        for region, found in zip(self.regions, self.places(tried, 1, None, parts), strict=True):
            for at in found:
                free = region.free[0] * self.scale, region.free[1] * self.scale
                over = max(free[0] - at.left, at.left + tried.frame.width - free[1])
                shown += max(0.0, at.like - _LEAST) * not_over(over)
        return shown * worth(ink, tried.frame) * (1 - _FULL * min(1.0, tried.inside))

    def usual(self, first: Print) -> tuple[Print, float | None]:
        """What the places that are like a print have in common, and how much lower than their rows' middles they are."""
        import numpy

        found, higher = first, None
        for _ in range(_ROUNDS):
            places = [at for each in self.places(found, 1) for at in each if at.like >= _GOOD]
            if len(places) < 2:
                break
            higher = middle = median([at.higher for at in places])
            inks = [
                ink
                for at in places
                if abs(at.higher - middle) <= _HIGHER[0] * self.height
                and (ink := cut(self.plane, at.left, at.top, found.frame)) is not None
            ]
            if len(inks) > 1:
                common = numpy.percentile(numpy.stack(inks), _USUAL, axis=0).astype(numpy.float32)
                down, across = (MARGIN + side // 4 for side in (found.frame.height, found.frame.width))
                inner = slice(down, -down), slice(across, -across)
                common[inner] = numpy.stack([ink[inner] for ink in inks]).min(axis=0)  # most may be marked
                found = print_of(common, found.frame) or found
        return found, higher

    def places(
        self,
        tried: Print,
        most: int,
        higher: float | None = None,
        parts: Sequence[Sequence[tuple[int, int, int, int]]] | None = None,
    ) -> list[list[_Place]]:
        """In each region the places that are most like a print, at most so many more than one."""
        return [
            self._apart((at for part in own for at in self._in(tried, region, part, most, higher)), tried, most)
            for region, own in zip(self.regions, parts or self.strips, strict=True)
        ]

    def have_rivals(self, tried: Print, places: Sequence[_Place]) -> bool:
        """Whether the same third stroke stands beside the brackets of most places, and nothing tells which two are the brackets.

        ::

            [ ] I      [ ] I      where the letter is not known to be one
        """
        import numpy

        reach = round(_BESIDE * tried.frame.width)
        wide = replace(tried.frame, width=tried.frame.width + 2 * reach)
        inks = [ink for at in places if (ink := cut(self.plane, at.left - reach, at.top, wide)) is not None]
        if len(inks) < 2:
            return False
        like = tried.likeness(numpy.percentile(numpy.stack(inks), 50, axis=0).astype(numpy.float32)).max(axis=0)
        shifts = [int(at) - reach for at in (like >= _AS_GOOD * like[reach]).nonzero()[0]]
        rivals = [shift for shift in shifts if abs(shift) > _APART * tried.frame.width]
        middle = median(self._over(at.left, tried, at) for at in places)
        return any(median(self._over(at.left + shift, tried, at) for at in places) < middle + _OFF for shift in rivals)

    def _over(self, left: int, tried: Print, at: _Place) -> float:
        """By how many pixels a frame is over the letters beside its place; less than 0 where there is white between them."""
        free = next(
            (
                each.free
                for each, (own,) in zip(self.regions, self.strips, strict=True)
                if own[1] <= at.top + MARGIN < own[3] and own[0] <= at.left + MARGIN < own[2]
            ),
            (0.0, 1e9),
        )
        return max(-_SPACE, free[0] * self.scale - left, left + tried.frame.width - free[1] * self.scale)

    def _apart(self, places: Iterable[_Place], tried: Print, most: int) -> list[_Place]:
        kept: list[_Place] = []
        for at in sorted(places, reverse=True):
            good = at.like >= (kept[0].like - _SECOND if kept else _LEAST)
            if good and at.like >= _LEAST and all(abs(at.left - one.left) > _APART * tried.frame.width for one in kept):
                kept.append(at)
        return kept[:most]

    def _in(
        self, tried: Print, region: Region, part: tuple[int, int, int, int], most: int, higher: float | None
    ) -> Iterator[_Place]:
        import numpy

        left, top, right, bottom = part
        left, top = max(0, left - MARGIN), max(0, top - MARGIN)
        own = self.plane[top : bottom + MARGIN, left : right + MARGIN]
        frame, size = tried.frame, tried.ink.shape
        if own.shape[0] < size[0] or own.shape[1] < size[1]:
            return
        like = tried.likeness(own)
        columns = numpy.arange(like.shape[1]) + left + MARGIN
        free = region.free[0] * self.scale, region.free[1] * self.scale
        over = numpy.maximum(free[0] - columns, columns + frame.width - free[1]) / frame.width
        like -= _OVER[1] * numpy.maximum(0, over - _OVER[0])[None, :]
        middle = region.box.top + (region.box.height + (_ABOVE - _BELOW) * region.height) / 2
        rows = numpy.arange(like.shape[0]) + top + MARGIN + frame.height / 2 - middle * self.scale
        if higher is not None:
            away = numpy.abs(rows - higher) / (region.height * self.scale)
            like -= _HIGHER[1] * numpy.maximum(0, away - _HIGHER[0])[:, None]
        for _ in range(most):
            down, across = divmod(int(like.argmax()), like.shape[1])
            yield _Place(float(like[down, across]), int(columns[across]), top + MARGIN + down, float(rows[down]))
            near = round(_APART * frame.width)
            like[:, max(0, across - near) : across + near + 1] = -1


def _pixels(box: Any, scale: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (max(0, round(side * scale)) for side in box)
    return left, top, right, bottom


def _rectangles(darkness: Any, region: Region, scale: float) -> Iterator[tuple[int, int, int, int]]:
    """The parts of a region that have ink: left, top, right, bottom."""
    for left, top, plane in parts_of(darkness, region, scale):
        yield left, top, left + plane.shape[1], top + plane.shape[0]


def _to_try(darkness: Any, found: Sequence[Sequence[Frame]]) -> Iterator[Frame]:
    """The best frames of the looks that explain most by their shape, rather those that have nothing inside."""
    total: Counter[Look] = Counter()
    for frames in found:
        best: dict[Look, float] = {}
        for frame in frames:
            look = Look(frame.shape, frame.width, frame.height)
            best[look] = max(best.get(look, 0.0), frame.score * perfect(look))
        total.update(best)
    chosen: list[Look] = []
    for look, _ in sorted(total.items(), key=lambda each: (-each[1], each[0])):
        alike = [one for one in chosen if one.shape == look.shape]
        if len(alike) < _LOOKS and not any(_is_near(one, look) for one in alike):
            chosen.append(look)
    tried: set[tuple[int, int, int, int]] = set()
    for look in chosen:
        own = [each for frames in found for each in frames if each.shape == look.shape and _is_near(each, look)]
        own.sort(key=lambda each: (_inside(darkness, each) - each.score, each.top, each.left))
        for frame in own[:_EACH]:
            place = frame.left, frame.top, frame.width, frame.height
            if place not in tried:
                tried.add(place)
                yield frame


def _is_near(one: Frame | Look, other: Frame | Look) -> bool:
    return abs(one.width - other.width) <= _NEAR and abs(one.height - other.height) <= _NEAR


def _inside(darkness: Any, frame: Frame) -> float:
    """How much ink speaks against a frame's being empty."""
    import numpy

    down, across = frame.height // 4, frame.width // 4
    rows = slice(frame.top + down, frame.top + frame.height - down)
    middle = darkness[rows, frame.left + across : frame.left + frame.width - across]
    return _FILLED * float(numpy.minimum(middle, 1).mean()) if middle.size else 0.0
