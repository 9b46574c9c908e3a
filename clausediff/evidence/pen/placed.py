"""Which of the boxes that were seen is the box of each place of the form.

The boxes of all choices of a field are on the same side of them, so they are told together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clausediff.evidence.pen.box_places import Place
from clausediff.evidence.pen.boxes import CheckBox
from clausediff.scan.pages import Box

__all__ = ["Placed", "boxes_of_form"]

_LETTERS, _COUNTS = 0.35, 0.7
"""Of a box's width: what lies further over the letters beside it may be one of them; and for so much it counts then, at least."""
_ROW, _ASIDE = 1.6, 0.5
"""In heights of the words, by how much the lower edges in one row differ; and in widths, how far a box is from a choice's middle."""
_NEARER = 2.0
"""A box that is so many times as far from one word as from the other, and the words' height, is the nearer one's."""
_CLEARLY = 0.4
"""By so many boxes more on one side of the choices than on the other, they are on that side."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A box at a place of the form."""

    place: Place
    box: CheckBox
    before: bool | None = None
    """Of a choice: whether its box is before it or behind it."""


def boxes_of_form(places: Sequence[Place], found: Sequence[Sequence[CheckBox]]) -> list[Placed]:
    """The box of each place; ``found`` are the boxes that were seen there, likeliest first.

    The boxes of all choices of a field are on the same side of them: where that cannot be told, they are none's.
    """
    likeliest = [(place, _likeliest(place, boxes)) for place, boxes in zip(places, found, strict=True)]
    chosen = [Placed(place, box) for place, box in likeliest if box is not None]
    kept = [each for each in chosen if each.place.group < 0]
    for group in sorted({each.place.group for each in chosen} - {-1}):
        own = _in_a_row([place for place in places if place.group == group], chosen)
        if own:
            kept += own
            continue
        own = _once([each for each in chosen if each.place.group == group])
        before = [
            replace(each, before=True) for each in own if each.place.behind is not None and _side(each) != "behind"
        ]
        behind = [
            replace(each, before=False) for each in own if each.place.before is not None and _side(each) != "before"
        ]
        one, other = _free(before), _free(behind)
        if abs(one - other) >= _CLEARLY:
            kept += before if one > other else behind
    taken: list[Placed] = []
    for each in sorted(kept, key=lambda each: (_over_letters(each.place, each.box.box), each.place.region)):
        if not any(other.place.page == each.place.page and other.box.box.overlap(each.box.box) > 0 for other in taken):
            taken.append(each)
    return sorted(taken, key=lambda each: (each.place.page, each.box.box.top, each.box.box.left))


def _in_a_row(places: Sequence[Place], chosen: Sequence[Placed]) -> list[Placed]:
    """The boxes of choices that are side by side, by their order; empty where there are more boxes than choices, or fewer.

    ::

        1. Meals:☐Vegetarian☒Halal☐None      one token may have been read of all this: it is not known where its letters are, but
                                             the first box is left of the first choice, and the last one left of the last
    """
    group, height = places[0].group, places[0].height
    boxes: list[CheckBox] = []
    for each in sorted((each for each in chosen if each.place.group == group), key=lambda each: each.box.box.left):
        if not any(each.box.box.overlap(other.box) > 0 for other in boxes):
            boxes.append(each.box)
    tops = [place.region.bottom for place in places] + [each.box.bottom + height for each in boxes]
    if len(boxes) != len(places) - 1 or max(tops) - min(tops) > _ROW * height:
        return []
    shift = _ASIDE * boxes[0].box.width
    pairs = [(boxes[0].box, places[0].middles[0]), (boxes[-1].box, places[0].middles[1])]
    if all((box.left + box.right) / 2 < middle - shift for box, middle in pairs):
        return [Placed(place, box, before=True) for place, box in zip(places[:-1], boxes, strict=True)]
    if all((box.left + box.right) / 2 > middle + shift for box, middle in pairs):
        return [Placed(place, box, before=False) for place, box in zip(places[1:], boxes, strict=True)]
    return []


def _once(boxes: Sequence[Placed]) -> list[Placed]:
    """One box for each joint, and each box at one joint: rather between two choices than beyond the last one of them."""
    found: list[Placed] = []
    for each in sorted(boxes, key=lambda each: None in (each.place.before, each.place.behind)):
        joint = each.place.before, each.place.behind
        if not any(
            joint == (other.place.before, other.place.behind) or other.box.box.overlap(each.box.box) > 0
            for other in found
        ):
            found.append(each)
    return found


def _side(placed: Placed) -> str:
    """Whether a box is ``before`` a word or ``behind`` one, where it is much nearer to one of those beside it; else empty."""
    place, box = placed.place, placed.box.box
    left, right = max(0.0, box.left - place.free[0]), max(0.0, place.free[1] - box.right)
    if right > _NEARER * (left + place.height):
        return "behind"
    return "before" if left > _NEARER * (right + place.height) else ""


def _likeliest(place: Place, boxes: Sequence[CheckBox]) -> CheckBox | None:
    """The first box that is no letter of the words beside the place; else the first: where one token was read of words and boxes, it
    is not known where its letters are."""
    return next((each for each in boxes if _over_letters(place, each.box) <= _LETTERS), next(iter(boxes), None))


def _free(boxes: Sequence[Placed]) -> float:
    """How many boxes there are, less for those that may lie over letters."""
    return sum(max(_COUNTS, 1 - _over_letters(each.place, each.box.box)) for each in boxes)


def _over_letters(place: Place, box: Box) -> float:
    """How much of a box's width lies over the letters beside its place."""
    left, right = place.free
    return round(max(0.0, left - box.left, box.right - right) / box.width, 2)
