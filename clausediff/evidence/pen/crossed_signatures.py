"""Whether a signature is crossed out: strokes through it that are none of its own.

::

    ╲ ʃʋ╱           two straight strokes that cross each other in the middle of other ink, in whatever ink
    ╱ʋʃʋ╲
    ──ʃʋʋʃʋ──       ink of another colour that is only a stroke or two over it, or a straight stroke of a much thicker pen
    ʃʋʋʃʋ           a line under a signature, a stroke from its last letter, the bar of a t: its own
    ─────

In the scribble of a signature there is dark ink in all directions: a straight stroke has no gap, and what is beside it is paler.
Another pen's ink is a stroke, and no other signature, where the way that it takes is hardly longer than it reaches.
"""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["is_crossed_out"]

_STEPS = 48
"""Points of a stroke that are looked at."""
_BENDS = (-2.5, 0.0, 2.5)
"""In pixels, how far the middle of a stroke is off the straight line between its ends."""
_EVERY = 2
"""In pixels: the ends of strokes are looked for so far apart; a stroke is looked for in ink that is wider by half of that."""
_WHOLE, _BESIDE = 0.95, 0.6
"""Of a stroke, how much is dark, and of the places beside it, how many are dark at most."""
_LEVEL = 0.03
"""The slope up to which a stroke neither rises nor falls."""
_FROM, _TO = (0.0, 0.1, 0.2, 0.3, 0.4), (0.6, 0.7, 0.8, 0.9, 1.0)
"""Of the width of all ink, where a stroke begins and ends."""
_FALL, _STEEP = 0.5, 0.1
"""How far each stroke of a cross goes up or down, of the height of other ink, and of its own length."""
_MEET = (0.25, 0.75)
"""Of both strokes of a cross, where they meet."""
_LEFT = 0.25
"""Of all ink, how much is a signature at least: less beside the strokes of a cross, and the cross is itself the signature."""
_SIDES = 0.12
"""Of a signature's ink, so much is above a stroke through it, and so much below: a line under a signature has none below."""
_OVER = 0.6
"""Of a signature's width, over how much a stroke goes."""
_TINT, _COLORED, _FULL = 0.17, 0.15, 0.35
"""How far the colours of two inks are apart, how coloured one of them is at least, and how dense ink is, beside its usual density,
whose colour is compared."""
_THICK = 2.0
"""How much thicker a stroke is than those of a signature by another pen."""
_WAY = 3.3
"""The way of two strokes through a signature, beside how far they reach."""
_SMALLEST = 40
"""In pixels, of a signature's width, and of each ink that is compared."""


class _Stroke(NamedTuple):
    """A stroke, with its points."""

    rows: Any
    columns: Any

    @property
    def rise(self) -> float:
        """How far it goes down, in pixels."""
        return float(self.rows[-1] - self.rows[0])


def is_crossed_out(ink: Any, density: Any) -> bool:
    """Whether strokes cross out a signature.

    ``ink`` is the map of the signature's ink without the rule that it stands on, ``density`` what each pixel takes of the light of
    its three channels (optical density).
    """
    import cv2
    import numpy

    rows, columns = ink.nonzero()
    if not len(rows):
        return False
    top, bottom = int(rows.min()), int(rows.max()) + 1
    left, right = int(columns.min()), int(columns.max()) + 1
    if right - left < _SMALLEST or bottom - top < 8:
        return False
    own = ink[top:bottom, left:right].astype(numpy.uint8)
    if _is_of_two_inks(own, density[top:bottom, left:right]):
        return True
    depth = cv2.distanceTransform(numpy.pad(own, 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
    strokes = _strokes(own, depth)
    rising, falling = ([each for each in strokes if each.rise * way > 0] for way in (-1, 1))
    return any(_is_thicker(each, own, depth) for each in strokes) or any(
        _is_cross(one, other, own, depth) for one in rising for other in falling
    )


def _strokes(own: Any, depth: Any) -> list[_Stroke]:
    """Straight strokes through most of the ink's width: from each place to each other the best that rises, falls, and is level."""
    import cv2
    import numpy

    wide = cv2.dilate(own, numpy.ones((3, 3), dtype=numpy.uint8))
    high, across = wide.shape
    reach = 2 + int(numpy.ceil(2 * _usual(depth)))
    padded = numpy.pad(wide, ((reach, reach), (0, 0)))
    share = numpy.linspace(0, 1, _STEPS)
    starts = numpy.arange(0, high, max(_EVERY, high // 30))
    begin, stop, bend = (each.ravel() for each in numpy.meshgrid(starts, starts, numpy.array(_BENDS), indexing="ij"))
    rows = begin[:, None] + (stop - begin)[:, None] * share + bend[:, None] * 4 * share * (1 - share)
    rows = numpy.clip(numpy.rint(rows).astype(int), 0, high - 1) + reach
    found = []
    for first in _FROM:
        for last in _TO:
            columns = numpy.linspace(first * (across - 1), last * (across - 1), _STEPS).round().astype(int)
            dark = padded[rows, columns].mean(axis=1)
            held = numpy.flatnonzero(dark >= _WHOLE)
            if not len(held):
                continue
            ways = rows[held]
            beside = (padded[ways - reach, columns].mean(axis=1) + padded[ways + reach, columns].mean(axis=1)) / 2
            slope = (stop - begin)[held] / max(1, columns[-1] - columns[0])
            for way in (slope < -_LEVEL, slope > _LEVEL, abs(slope) <= _LEVEL):
                pale = numpy.where(way & (beside <= _BESIDE), beside, 2.0)
                if pale.min() < 2.0:
                    found.append(_Stroke(ways[int(pale.argmin())] - reach, columns))
    return found


def _usual(depth: Any) -> float:
    """The usual depth of ink: half of how thick strokes are."""
    import numpy

    ridge = depth[depth > 0]
    return float(numpy.percentile(ridge, 80)) if ridge.size else 1.0


def _on(stroke: _Stroke, shape: tuple[int, int], thick: float) -> Any:
    """The map of a stroke that is so thick."""
    import cv2
    import numpy

    points = numpy.stack((stroke.columns, stroke.rows), axis=1).astype(numpy.int32)
    drawn = numpy.zeros(shape, dtype=numpy.uint8)
    cv2.polylines(drawn, [points], isClosed=False, color=1, thickness=max(1, round(thick)))
    return drawn > 0


def _thick(stroke: _Stroke, depth: Any) -> float:
    """How thick a stroke is: where it crosses others it is thicker."""
    import numpy

    high = depth.shape[0]
    near = numpy.stack([depth[numpy.clip(stroke.rows + by, 0, high - 1), stroke.columns] for by in (-2, -1, 0, 1, 2)])
    return max(1.0, 2 * float(numpy.percentile(near.max(axis=0), 35)))


def _is_cross(one: _Stroke, other: _Stroke, own: Any, depth: Any) -> bool:
    """Whether two strokes cross each other in the middle of both, over other ink."""
    import numpy

    low, high = max(one.columns[0], other.columns[0]), min(one.columns[-1], other.columns[-1])
    across = numpy.arange(low, high + 1)
    first, second = (numpy.interp(across, each.columns, each.rows) for each in (one, other))
    at = low + int(numpy.abs(first - second).argmin())
    for each in (one, other):
        if not _MEET[0] <= (at - each.columns[0]) / (each.columns[-1] - each.columns[0]) <= _MEET[1]:
            return False
    drawn = _on(one, own.shape, _thick(one, depth) + 2) | _on(other, own.shape, _thick(other, depth) + 2)
    rest = (own > 0) & ~drawn
    rows = rest[:, low : high + 1].nonzero()[0]
    if len(rows) < _LEFT * int(own.sum()):
        return False
    tall = float(numpy.percentile(rows, 95) - numpy.percentile(rows, 5))
    steep = all(abs(each.rise) >= _STEEP * (each.columns[-1] - each.columns[0]) for each in (one, other))
    return steep and min(-one.rise, other.rise) >= _FALL * tall


def _is_thicker(stroke: _Stroke, own: Any, depth: Any) -> bool:
    """Whether a stroke goes through the middle of other ink and is much thicker than that."""
    import numpy

    thick = _thick(stroke, depth)
    drawn = _on(stroke, own.shape, thick + 2)
    rest = (own > 0) & ~drawn
    if int(rest.sum()) < max(_SMALLEST, _LEFT * int(own.sum())):
        return False
    middle = numpy.interp(numpy.arange(own.shape[1]), stroke.columns, stroke.rows)
    left, right = numpy.percentile(rest.nonzero()[1], (10, 90))
    over = min(right, stroke.columns[-1]) - max(left, stroke.columns[0])
    return (
        over >= _OVER * (right - left)
        and thick >= _THICK * 2 * _usual(numpy.where(drawn, 0, depth))
        and _is_through(middle, rest, 2 * _SIDES)
    )


def _is_through(middle: Any, rest: Any, least: float = _SIDES) -> bool:
    """Whether there is so much of other ink above a way from left to right, and below it."""
    import numpy

    above = numpy.arange(rest.shape[0])[:, None] < middle[None, :]
    return min(int((rest & above).sum()), int((rest & ~above).sum())) >= least * int(rest.sum())


def _is_of_two_inks(own: Any, density: Any) -> bool:
    """Whether one of two inks of different colours is a stroke or two over the other."""
    import cv2
    import numpy

    there = own > 0
    inks = density[there]
    tints = inks / numpy.maximum(numpy.linalg.norm(inks, axis=1), 1e-3)[:, None]
    full = inks.sum(axis=1) >= _FULL * float(numpy.median(inks.sum(axis=1)))
    count = min(len(tints), 4000)
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 1e-3)
    some = tints[full][:: max(1, int(full.sum()) // count)].astype(numpy.float32)
    if len(some) < 2 * _SMALLEST:
        return False
    cv2.setRNGSeed(1)
    _, _, middles = cv2.kmeans(some, 2, None, criteria, 3, cv2.KMEANS_PP_CENTERS)  # type: ignore[call-overload]
    spread = max(float(each.max() - each.min()) for each in middles)
    if float(numpy.linalg.norm(middles[0] - middles[1])) < _TINT or spread < _COLORED:
        return False
    nearer = numpy.linalg.norm(tints - middles[0], axis=1) < numpy.linalg.norm(tints - middles[1], axis=1)
    first = numpy.zeros(there.shape, dtype=numpy.uint8)
    first[there] = nearer
    first = cv2.medianBlur(first, 3) & own
    second = own & (1 - first)
    return _is_struck_by(first, second) or _is_struck_by(second, first)


def _is_struck_by(signature: Any, stroke: Any) -> bool:
    """Whether one ink is a stroke or two through the middle of another."""
    import cv2
    import numpy

    stroke = cv2.morphologyEx(stroke, cv2.MORPH_CLOSE, numpy.ones((5, 5), dtype=numpy.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(stroke, connectivity=8)
    large = stats[:, 4] >= max(12, 0.1 * int(stroke.sum()))
    large[0] = False
    stroke = large[labels].astype(numpy.uint8)
    if min(int(stroke.sum()), int(signature.sum())) < _SMALLEST or int(signature.sum()) < _LEFT * int(stroke.sum()):
        return False
    depth = cv2.distanceTransform(numpy.pad(stroke, 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
    thick = max(1.0, 2 * float(numpy.percentile(depth[stroke > 0], 75)) - 1)
    rows, columns = stroke.nonzero()
    wide, high = int(numpy.ptp(columns)) + 1, int(numpy.ptp(rows)) + 1
    if int(stroke.sum()) / thick > _WAY * float(numpy.hypot(wide, high)):
        return False
    left, right = numpy.percentile(signature.nonzero()[1], (10, 90))
    met = stroke.any(axis=0)[round(left) : round(right) + 1].mean()
    if float(met) < _OVER:
        return False
    known = stroke.any(axis=0).nonzero()[0]
    middles = (stroke * numpy.arange(stroke.shape[0])[:, None]).sum(axis=0)[known] / stroke.sum(axis=0)[known]
    middle = numpy.interp(numpy.arange(stroke.shape[1]), known, middles)
    return _is_through(middle, signature > 0)
