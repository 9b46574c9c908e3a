"""A pen's line around a box to mark, which is its mark.

::

      .-----.        from the middle of the box the page is looked at in all directions: there is a line around it where
     /  ┌─┐  \\      dark ink goes all the way round outside of the frame, never much nearer or further from one direction
     \\  └─┘  /       to the next. Letters beside a box and lines of text above it leave gaps
      '-----'
"""

from __future__ import annotations

from math import pi
from typing import Any

from clausediff.evidence.pen.frames import Frame

__all__ = ["ring_around"]

_STEPS, _RADII = 48, 30
"""Directions that are looked at, and distances in each."""
_FROM, _TO = 1.5, 1.75
"""In pixels, how far outside of the frame a line around it is, at least; and in sides from the middle, how far at most."""
_BEND = 2
"""By how many distances the line may come nearer from one direction to the next."""
_CLOSED = 0.92
"""Of all directions: in so many the line must be dark."""
_OF_PEN, _WHOLE = 0.35, 0.99
"""Of the line: the first must be a pen's for the network, or it must be dark in the second of all directions."""
_BARRED = 1e6
"""Where no line may go."""


def ring_around(ink: Any, pen: Any, frame: Frame) -> Any | None:
    """The line that goes around a frame, as points across and down; None where there is none.

    ``ink`` says where the page has ink but for print that is known, ``pen`` where a pen's is.
    """
    import numpy

    side = max(frame.width, frame.height)
    angles = numpy.arange(_STEPS) * 2 * pi / _STEPS
    across, down = numpy.cos(angles)[:, None], numpy.sin(angles)[:, None]
    radii = numpy.linspace(side / 2, _TO * side, _RADII)[None, :]
    rows = numpy.rint(frame.top + frame.height / 2 + down * radii).astype(int)
    columns = numpy.rint(frame.left + frame.width / 2 + across * radii).astype(int)
    if frame.shape == "circle":
        beyond = radii - side / 2
    else:
        beyond = numpy.maximum(abs(across) * radii - frame.width / 2, abs(down) * radii - frame.height / 2)
    held = (beyond >= _FROM) & (rows >= 0) & (rows < ink.shape[0]) & (columns >= 0) & (columns < ink.shape[1])
    rows, columns = numpy.clip(rows, 0, ink.shape[0] - 1), numpy.clip(columns, 0, ink.shape[1] - 1)
    dark = ink[rows, columns] & held
    way = _best_way(dark, held)
    if way is None:
        return None
    at = numpy.arange(_STEPS), way
    closed, of_pen = float(dark[at].mean()), float((pen[rows, columns] & held)[at].mean())
    if closed < _CLOSED or (closed < _WHOLE and of_pen < _OF_PEN):
        return None
    return numpy.stack((columns[at], rows[at]), axis=1).astype(numpy.int32)


def _best_way(dark: Any, held: Any) -> Any | None:
    """The way round that has most ink, as one distance for each direction; it ends near where it began."""
    import numpy

    cost = numpy.where(held, numpy.where(dark, 0.0, 1.0), _BARRED)
    best: tuple[float, Any] | None = None
    for start in sorted({int(at) // _BEND * _BEND for at in dark[0].nonzero()[0]}):
        total = numpy.full(_RADII, _BARRED)
        total[start : start + _BEND] = cost[0, start : start + _BEND]
        came = []
        for step in range(1, _STEPS):
            padded = numpy.pad(total, _BEND, constant_values=_BARRED)
            windows = numpy.stack([padded[shift : shift + _RADII] for shift in range(2 * _BEND + 1)])
            came.append(windows.argmin(axis=0) - _BEND)
            total = windows.min(axis=0) + cost[step]
        low = max(0, start - _BEND)
        way = [low + int(total[low : start + 2 * _BEND].argmin())]
        if best is None or float(total[way[0]]) < best[0]:
            end = float(total[way[0]])
            for steps in reversed(came):
                way.append(int(way[-1] + steps[way[-1]]))
            best = end, numpy.array(way[::-1])
    return None if best is None else best[1]
