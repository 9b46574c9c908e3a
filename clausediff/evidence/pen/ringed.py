"""Boxes that a pen drew a line around: the line is in the white around the frame, by which the other frames of the page are found.

A frame is there where all its strokes are drawn and a line goes around them; either alone may be letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from clausediff.evidence.pen.alike import Found
from clausediff.evidence.pen.frames import Frame, Region
from clausediff.evidence.pen.known_print import printed, rules
from clausediff.evidence.pen.prints import MARGIN, Print
from clausediff.evidence.pen.rings import ring_around

__all__ = ["with_ringed"]

_SURE, _SCORE = 0.7, 0.9
"""A place whose likeliest frame is less like the others is looked at; and how like them a frame with a line around it is then."""
_DRAWN = 0.85
"""How far its strokes must be drawn."""
_TRIED = 3
"""Positions in a place that are tried."""
_INKED = 0.25
"""Darkness of ink."""
_RULED = 2.5
"""In sides of a frame, a straight line so long is a table's."""


def with_ringed(darkness: Any, classes: Any, found: Found, regions: Sequence[Region], scale: float) -> Found:
    """The frames of a page, with those that have a line around them at places that have no certain one."""
    import cv2
    import numpy

    empty = found.empty
    wanted = [not own or own[0].score < _SURE for own in found.frames]
    if empty is None or not any(wanted):
        return found
    plane = cv2.blur(numpy.minimum(darkness, 1).astype(numpy.float32), (3, 3))
    ink = darkness > _INKED
    pen = ink & (classes[1:].max(axis=0) > classes[0])
    free = ink & ~rules(ink, round(_RULED * max(empty.frame.width, empty.frame.height)))
    frames = []
    for own, region, look in zip(found.frames, regions, wanted, strict=True):
        ringed = next(
            (
                each
                for each in (_drawn(plane, empty, region, scale) if look else ())
                if ring_around(free & ~printed(free.shape, [each], empty), pen, each) is not None
            ),
            None,
        )
        frames.append(own if ringed is None else [ringed, *own])
    return Found(frames, empty)


def _drawn(plane: Any, empty: Print, region: Region, scale: float) -> Iterator[Frame]:
    """Where in a region the strokes of a frame are drawn best, whatever is around them."""
    left, top, right, bottom = (max(0, round(side * scale)) for side in region.box)
    left, top = max(0, left - MARGIN), max(0, top - MARGIN)
    part = plane[top : bottom + MARGIN, left : right + MARGIN]
    if part.shape[0] < empty.ink.shape[0] or part.shape[1] < empty.ink.shape[1]:
        return
    drawn = empty.drawn(part)
    near = empty.frame.width // 2
    for _ in range(_TRIED):
        down, across = divmod(int(drawn.argmax()), drawn.shape[1])
        if drawn[down, across] < _DRAWN:
            return
        yield replace(empty.frame, left=left + MARGIN + across, top=top + MARGIN + down, score=_SCORE)
        drawn[:, max(0, across - near) : across + near + 1] = 0
