"""Gutters: upright white strips that part fragments over several rows."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from clausediff.scan.pages import Box
from clausediff.scan.reading_order.lines import Line, rows
from clausediff.scan.reading_order.pieces import Fragment, same_row

__all__ = ["Gutter", "find_gutters", "shortened", "sides"]

_NARROWEST = 0.6
"""In em: strips that are narrower are word spaces that happen to stand above each other."""


_FAR = 2.0
"""In pitches: white that is higher, over the whole width, ends what stands side by side: a running foot is no part of it."""
_LONE, _WIDER = 1.0, 1.5
"""White of so many pitches beside the end of one of two columns ends the other too, where it is so many times as high as any white
between the lines of the rows that both have: lines to sign stand below both columns."""


_CELLS, _FEW_WORDS = 3, 2.4
"""A row of so many fragments, of fewer words than this on average, is of cells."""
_BEYOND = 5
"""In em: a row ends so far beyond the one above where it is no line of the same column; that one, of two fragments, may be cells."""
_SEVERAL = 3
"""Both fragments of a row of two columns of prose have so many words; the last line of a paragraph may have fewer."""


@dataclass(slots=True)
class Gutter:
    """An upright white strip."""

    left: float
    right: float
    top: float
    bottom: float
    rows: int = 1
    """How many rows have words on both sides of it."""
    kind: str = ""
    """What its rows are: ``cells`` or ``prose``, empty where they may be either."""

    @property
    def middle(self) -> float:
        """Where to cut."""
        return (self.left + self.right) / 2

    def crossed_by(self, box: Box) -> bool:
        """Whether a box lies across the strip's middle."""
        return box.left < self.middle < box.right


def find_gutters(fragments: list[Fragment], em: float, pitch: float) -> list[Gutter]:
    """The gutters of at least two rows, those of most rows first, each as tall as it can be.

    ::

        the parties agree as     2. Term. This agree-
        follows: the Receiving   ment ends two years
        Party shall keep         after its date.
                              └┬┘
                            a gutter of three rows, not crossed by any fragment
    """
    ordered = sorted(fragments, key=lambda each: (each.box.top, each.source))
    kinds = _kinds(fragments, em)
    growing: list[Gutter] = []
    for gap in sorted(_gaps(ordered, em), key=lambda gap: (gap.top, gap.left)):
        fits = False
        for gutter in growing:
            left, right = max(gutter.left, gap.left), min(gutter.right, gap.right)
            if right - left < _NARROWEST * em:
                continue
            strip = Gutter(left, right, gutter.top, max(gutter.bottom, gap.bottom), gutter.rows + 1)
            if _crossed(strip, ordered, gutter.bottom, gap.top):
                continue
            if _white(ordered, gutter.bottom, gap.top) > _FAR * pitch:
                continue
            met = _kind_between(kinds, gutter.bottom - pitch / 2, gap.bottom, gutter.kind)
            if met is None:
                continue
            gutter.left, gutter.right, gutter.bottom, gutter.rows = left, right, strip.bottom, strip.rows
            gutter.kind = met
            fits = True
        if not fits:
            gap.kind = _kind_between(kinds, gap.top, gap.bottom, "") or ""
            growing.append(gap)
    found = [gutter for gutter in growing if gutter.rows >= 2]
    for gutter in found:
        _stretch(gutter, ordered, pitch, kinds)
    return sorted(found, key=lambda gutter: (-gutter.rows, gutter.top, gutter.left))


def _kinds(fragments: list[Fragment], em: float) -> list[tuple[float, str]]:
    """The rows that can only be cells, and those that can only be two columns of prose, by the height of their middle.

    A strip of white may go on by chance from a table's cells into the prose below, and from there into the lines to sign::

        House blend      $14.20      20 kg      5 %       cells: three fragments and more, of few words
        1. Orders. The buyer     5. Equipment. They       prose: two fragments of several words each
        Sent:     ☐ weekly       ☒ monthly                cells again: the columns above end here
    """
    found = []
    lines = rows(fragments)
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        words = [len(each.indices) for each in line.fragments]
        cells = len(words) >= _CELLS or (len(words) > 1 and below is not None and _is_wider(below, line, em))
        if cells and sum(words) < _FEW_WORDS * len(words):
            found.append((line.box.middle, "cells"))
        elif len(words) == 2 and min(words) >= _SEVERAL:
            found.append((line.box.middle, "prose"))
    return found


def _is_wider(below: Line, line: Line, em: float) -> bool:
    """Whether a row of several fragments begins within the one above and ends far beyond it: lines to sign below a line of boxes."""
    reach = line.box.right
    return len(below.fragments) > 1 and below.box.left < reach and below.box.right > reach + _BEYOND * em


def _kind_between(kinds: list[tuple[float, str]], top: float, bottom: float, kind: str) -> str | None:
    """What rows between two heights are, where those of a gutter above are of a kind; None where they are not alike."""
    met = {each for middle, each in kinds if top < middle < bottom} | ({kind} if kind else set())
    return None if len(met) > 1 else "".join(met)


def sides(
    gutter: Gutter, fragments: list[Fragment]
) -> tuple[list[Fragment], list[Fragment], list[Fragment], list[Fragment]]:
    """The fragments above the gutter's rows, on its left, on its right, and below."""
    above, left, right, below = [], [], [], []
    for each in fragments:
        if each.box.middle < gutter.top:
            above.append(each)
        elif each.box.middle > gutter.bottom:
            below.append(each)
        elif each.box.left >= gutter.middle:
            right.append(each)
        else:
            left.append(each)
    return above, left, right, below


def shortened(gutter: Gutter, fragments: list[Fragment], pitch: float) -> list[Gutter]:
    """The gutter ended at each white band of more than :data:`_LONE` pitches across both of its sides, the lowest first.

    What stands below the band may have columns of its own, whose cells are no prose: the blocks to sign of three parties.
    """
    beside = sorted(
        (each for each in fragments if gutter.top <= each.box.middle <= gutter.bottom), key=lambda each: each.box.top
    )
    found: list[Gutter] = []
    reached = beside[0].box.bottom if beside else 0.0
    for each in beside:
        if each.box.top - reached > _LONE * pitch:
            found.append(Gutter(gutter.left, gutter.right, gutter.top, reached, gutter.rows))
        reached = max(reached, each.box.bottom)
    return found[::-1]


def _gaps(ordered: list[Fragment], em: float) -> list[Gutter]:
    """The gap between each fragment and the next one to its right in the same row."""
    gaps = []
    for index, each in enumerate(ordered):
        nearest: Fragment | None = None
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(ordered):
                other = ordered[at]
                if (other.box.top > each.box.bottom) if step > 0 else (other.box.top < each.box.top - 3 * em):
                    break
                if (
                    other.box.left >= each.box.right
                    and same_row(each.box, other.box)
                    and (nearest is None or other.box.left < nearest.box.left)
                ):
                    nearest = other
                at += step
        if nearest is not None:
            gaps.append(
                Gutter(
                    each.box.right,
                    nearest.box.left,
                    min(each.box.top, nearest.box.top),
                    max(each.box.bottom, nearest.box.bottom),
                )
            )
    return gaps


def _crossed(strip: Gutter, ordered: list[Fragment], top: float, bottom: float) -> bool:
    """Whether any fragment whose centre is between these heights lies across the strip."""
    return any(top < each.box.middle < bottom and strip.crossed_by(each.box) for each in ordered)


def _white(ordered: list[Fragment], top: float, bottom: float) -> float:
    """The height of the highest white band between two heights."""
    highest, reached = 0.0, top
    for each in ordered:
        if each.box.top >= bottom:
            break
        if each.box.bottom > reached:
            highest = max(highest, each.box.top - reached)
            reached = each.box.bottom
    return max(highest, bottom - reached)


def _widest(gutter: Gutter, ordered: list[Fragment]) -> float:
    """The height of the highest white band between the lines of one side, of both sides of a gutter."""
    rows = [each for each in ordered if gutter.top <= each.box.middle <= gutter.bottom]
    parts = [[each for each in rows if (each.box.left >= gutter.middle) is right] for right in (False, True)]
    return max(_white(side, side[0].box.bottom, max(each.box.bottom for each in side)) for side in parts if side)


def _stretch(gutter: Gutter, ordered: list[Fragment], pitch: float, kinds: list[tuple[float, str]]) -> None:
    """Let the gutter reach up and down past rows with words on one side only: a column may be longer than its neighbour.

    It ends at a fragment across it, at a row of another kind, and where the white on both sides is too high.
    """
    top, bottom = gutter.top, gutter.bottom
    others = [middle for middle, kind in kinds if gutter.kind and kind != gutter.kind]
    floor = min((middle for middle in others if middle > bottom), default=inf) - pitch / 2
    ceiling = max((middle for middle in others if middle < top), default=-inf) + pitch / 2
    far = min(_FAR * pitch, max(_LONE * pitch, _WIDER * _widest(gutter, ordered)))
    for each in sorted(ordered, key=lambda each: each.box.top):
        if each.box.middle <= bottom:
            continue
        top_of_line = max(
            each.box.top, each.box.middle - pitch / 2
        )  # the box of a label with a signature is higher than a line
        if gutter.crossed_by(each.box) or top_of_line - bottom > far or each.box.middle > floor:
            break
        bottom = max(bottom, each.box.bottom)
    for each in sorted(ordered, key=lambda each: -each.box.bottom):
        if each.box.middle >= top:
            continue
        if gutter.crossed_by(each.box) or top - each.box.bottom > _FAR * pitch or each.box.middle < ceiling:
            break
        top = min(top, each.box.top)
    gutter.top, gutter.bottom = top, bottom
