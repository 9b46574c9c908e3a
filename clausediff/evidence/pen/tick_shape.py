"""Whether a shape of ink is a tick, by its two straight ways."""

from __future__ import annotations

from typing import Any

__all__ = ["is_a_tick"]

_LEANS, _FOOT, _SHORTER, _BENT = 0.3, (0.65, 0.86), 0.15, 0.12
"""Of a tick's width, how far to the right of its foot its tip is, and how far to the right its foot is at most, the second when it goes on;
of its height, how much lower its beginning is than its tip; and of both, how far the first way goes at least, where there must be one."""
_WIDTH, _ON_IT, _THICK = 0.9, 0.85, 0.5
"""In widths of the pen, how far its ink is from a tick's two straight lines; how much of the ink is there; and in heights of the tick,
how wide the pen is at most."""


def is_a_tick(mask: Any, *, ends: bool = True, both: bool = False) -> bool:
    """Whether a shape is a tick: one way down and a longer one up to the right, or only this, with nothing beside them.

    With ``both``, both ways are needed; so they are of a tick that does not end where the shape ends, because it goes on over a frame:
    the second may be short then.

    ::

             ╱
        ╲   ╱
         ╲ ╱
    """
    import numpy

    rows, columns = mask.nonzero()
    high, wide = mask.shape
    lowest = int(rows.argmax())
    foot = float(rows[lowest]), float(numpy.median(columns[rows == rows[lowest]]))
    behind = rows if ends else numpy.where(columns > foot[1], rows, high)
    tip = float(behind.min()), float(columns[behind == behind.min()].max())
    before = columns < foot[1]
    start = min(zip(rows[before].tolist(), columns[before].tolist(), strict=True), default=foot)
    bent = foot[1] - start[1] >= _BENT * wide and foot[0] - start[0] >= _BENT * high
    if (both or not ends) and not bent:
        return False
    leans = foot[1] + (_LEANS if ends else _BENT) * wide <= tip[1] and foot[1] <= _FOOT[0 if ends else 1] * wide
    if not leans or (ends and start[0] < tip[0] + _SHORTER * high):
        return False
    thick = len(rows) / max(
        1.0, numpy.hypot(foot[0] - tip[0], foot[1] - tip[1]) + numpy.hypot(foot[0] - start[0], foot[1] - start[1])
    )
    at_foot = columns[rows == rows[lowest]]
    if at_foot.max() - at_foot.min() + 1 > 2 * len(set(at_foot.tolist())) or len(at_foot) > max(4.0, 2 * thick):
        return False
    far = numpy.minimum(_to_line(rows, columns, start, foot), _to_line(rows, columns, foot, tip))
    return bool((far <= max(1.5, _WIDTH * thick)).mean() >= _ON_IT and thick <= _THICK * high)


def _to_line(rows: Any, columns: Any, one: tuple[float, float], other: tuple[float, float]) -> Any:
    """How far each pixel is from a stretch of a straight line."""
    import numpy

    down, across = other[0] - one[0], other[1] - one[1]
    length = max(1e-6, down * down + across * across)
    along = numpy.clip(((rows - one[0]) * down + (columns - one[1]) * across) / length, 0, 1)
    return numpy.hypot(rows - one[0] - along * down, columns - one[1] - along * across)
