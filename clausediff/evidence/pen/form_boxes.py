"""The boxes of a form on a page: where they are, and which of them are marked.

::

    room:  ○ double  ○ single          the boxes of one look are found together, by what they have in common; what is left
    ☐ with breakfast  ☐ with a dog     has another look, if it has one
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from clausediff.evidence.pen.alike import Found, find_frames
from clausediff.evidence.pen.box_places import Place
from clausediff.evidence.pen.boxes import CheckBox
from clausediff.evidence.pen.frames import Frame, Region
from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.known_print import letters_of
from clausediff.evidence.pen.marked import are_marked
from clausediff.evidence.pen.ringed import with_ringed
from clausediff.scan.pages import Box

__all__ = ["boxes_at"]

_SCALE = DPI / 72
_SURE = 0.62
"""How like the others a frame must be for its place to have one."""
_ALIKE, _LIKE = 2, 0.75
"""So many boxes of a second look there must be, each so like the others."""


def boxes_at(
    darkness: Any, classes: Any, places: Sequence[Place], words: Sequence[Box] = (), texts: Sequence[str] = ()
) -> list[list[CheckBox]]:
    """For each place where the form has a box the boxes that are seen there, likeliest first, marked or not.

    ``words`` are the boxes of what was read on the page, and ``texts`` what that is.
    """
    regions = [Region(place.region, place.height, place.free) for place in places]
    first = with_ringed(darkness, classes, find_frames(darkness, regions, _SCALE), regions, _SCALE)
    found: list[list[CheckBox]] = [[] for _ in places]
    labels = [label for place in places for label in place.labels]
    for look in (first, _second(darkness, classes, places, regions, first)):
        frames = [frame for each in look.frames for frame in each]
        letters = letters_of(darkness.shape, words, texts, labels, [frame.box(_SCALE) for frame in frames], _SCALE)
        likeliest = [each[0] for each in look.frames if each]
        marked = iter(are_marked(darkness, classes, frames, likeliest, look.empty, letters))
        for at, each in enumerate(look.frames):
            told = _agreed([CheckBox(frame.box(_SCALE), next(marked)) for frame in each])
            found[at] = [*told, *found[at]]
    return found


def _agreed(told: Sequence[CheckBox]) -> list[CheckBox]:
    """Frames of one place, of which an empty one is in doubt where another one that has a stroke in common with it is marked: which of
    the three strokes the mark is is not known.

    ::

        ✓[ ]      the tick and a bracket may be a frame, too
    """
    return [
        replace(each, marked=None)
        if each.marked is False and any(other.marked and other.box.overlap(each.box) > 0 for other in told)
        else each
        for each in told
    ]


def _second(darkness: Any, classes: Any, places: Sequence[Place], regions: Sequence[Region], first: Found) -> Found:
    """The frames of another look, at the places of fields that have none of the first."""
    seen = [bool(own) and own[0].score >= _SURE for own in first.frames]
    groups = {place.group for place, has in zip(places, seen, strict=True) if has}
    left = [
        at
        for at, (place, has) in enumerate(zip(places, seen, strict=True))
        if not has and (place.group < 0 or place.group not in groups)
    ]
    frames: list[list[Frame]] = [[] for _ in places]
    if not any(seen) or len(left) < _ALIKE:
        return Found(frames)
    own = [regions[at] for at in left]
    other = with_ringed(darkness, classes, find_frames(darkness, own, _SCALE), own, _SCALE)
    known = [frame.box(1.0) for each in first.frames for frame in each if frame.score >= _SURE]
    for at, each in zip(left, other.frames, strict=True):
        frames[at] = [
            frame
            for frame in each
            if frame.score >= _LIKE and not any(frame.box(1.0).overlap(box) > 0 for box in known)
        ]
    places_of_it = {(each[0].left, each[0].top) for each in frames if each}
    return Found(frames, other.empty) if len(places_of_it) >= _ALIKE else Found([[] for _ in places])
