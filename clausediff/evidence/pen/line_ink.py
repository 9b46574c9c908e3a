"""Whether there is a signature on each line to sign.

A line is signed where a pen's ink is on it, and blank where there is no ink of any kind but a rule, and no engine read a word. What
an engine read elsewhere, such as initials at the foot of the page, is neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from clausediff.evidence.pen.crossed_signatures import is_crossed_out
from clausediff.evidence.pen.signing import LinePlace
from clausediff.model import Range
from clausediff.scan.machine_lines import is_archive_number
from clausediff.scan.pages import Box, WordBox
from clausediff.scan.scan import Mark, Scan
from clausediff.text.several import ENGLISH

__all__ = ["LineInk", "as_marks", "inks_of", "is_a_label", "line_at"]

_DARK = 0.3
"""Darkness of ink."""
_RULE, _WIDE, _TALL = 18.0, 2.5, 4.0
"""In points: longer straight ink is a rule; and what is narrower or lower is a speck, or of a dotted line."""
_JOINED = 5
"""In pixels: pieces of ink that are nearer are one."""
_OWN = 0.6
"""Of a shape's ink: so much is on the line that it is of."""
_ALONG = 20.0
"""In points: the ink of a shape that runs so far along a line is on it, whatever the shape is joined to."""
_LIES = 0.5
"""Of a mark's box: so much lies over the line that it signs."""
_LABEL, _SURE = 0.9, 0.95
"""Of a mark's box: so much lies on a label; and its engine's confidence, from which that is what is printed there."""
_SIGNED, _BLANK = 30.0, 2.0
"""In square points: a pen's ink from which a line is signed, and up to which it is not."""
_PART = (8.0, 60.0)
"""The same, of a pen's ink and of all ink."""
_SLOPE = 0.03
"""Of its width: a rule that is askew is so high."""
_BASE = 0.65
"""Of a line's height, from where on a level stroke is the rule that one signs on."""
_BLACK = 6.0
"""Of 255: no pixel is taken for darker."""
_SAYS = {
    "signed": "a pen's ink on its line",
    "unsigned": "no ink was seen on its line",
    "unclear": "whether the ink on its line is a signature was not clear",
    "crossed": "strokes go through the signature on its line",
}


class LineInk(NamedTuple):
    """The ink on one line, in square points."""

    pen: float
    """A pen's."""
    any: float
    """Of any kind, but for rules and specks."""
    crossed: bool = False
    """Whether strokes go through it that are none of a signature's own."""


def as_marks(scan: Scan, lines: Sequence[LinePlace], inks: Sequence[LineInk]) -> list[Mark]:
    """What is to be known of the lines: a mark at the label of each that is ``signed`` or ``unsigned``.

    It is certain that a line is unsigned where no word was read on it. Where there is ink that may be a signature or none, or the
    line's own place is not exact and nothing signs it, the mark is ``unclear``, and is certain if words were read on the line.
    A signature that strokes go through has a second mark, ``crossed``.
    """
    made = []
    for line, ink in zip(lines, inks, strict=True):
        where = f"page {scan.pages[line.page].number}"
        kind = "signed" if _is_signed(ink) else "unsigned" if ink.pen <= _BLANK and line.exact else "unclear"
        read = line.read and (line.exact or kind == "unsigned")
        certain = kind == "signed" or (ink.any <= _BLANK or not read if kind == "unsigned" else read)
        says = f"{_SAYS[kind]} on {where}"
        made.append(Mark(kind, Range(line.at, line.at), says, certain, line.page, (line.region,)))
        if ink.crossed:
            says = f"{_SAYS['crossed']} on {where}"
            made.append(Mark("crossed", Range(line.at, line.at), says, False, line.page, (line.region,)))
    return made


def _is_signed(ink: LineInk) -> bool:
    """Whether there is a signature: a network that knows a part of it for a pen's says enough of much ink."""
    return ink.pen >= _SIGNED or (ink.pen >= _PART[0] and ink.any >= _PART[1])


def line_at(box: Box, lines: Sequence[LinePlace], inks: Sequence[LineInk]) -> int | None:
    """The offset of the signed line that a pen's ink lies on for the most part."""
    area = max(0.01, box.area)
    return next(
        (
            line.at
            for line, ink in zip(lines, inks, strict=True)
            if _is_signed(ink) and line.region.overlap(box) >= _LIES * area
        ),
        None,
    )


def is_a_label(box: Box, words: Sequence[WordBox], text: str) -> bool:
    """Whether handwriting lies on a label or an archive's number, as an engine surely read it in a text.

    Print beside a signature, and small figures, look like it. They are compared like all other words; what else a pen wrote there
    would not be read as a word that ends in a colon, or as a long number in groups.
    """
    return any(
        (word.confidence or 0.0) >= _SURE
        and word.box.overlap(box) >= _LABEL * box.area
        and (text[word.span.slice].endswith(":") or is_archive_number(text[word.span.slice], ENGLISH))
        for word in words
    )


def inks_of(
    darkness: Any, classes: Any, lines: Sequence[LinePlace], scale: float, pixels: Any | None = None
) -> list[LineInk]:
    """The ink on each line: shapes that lie on it for the most part, so that the loops of the next line's signature are not its.

    With the page's coloured ``pixels`` it is asked of each signature whether it is crossed out.
    """
    import cv2
    import numpy

    found = []
    for line in lines:
        reach = line.region.height
        left, right = max(0, round(line.region.left * scale)), round(line.region.right * scale)
        top, bottom = max(0, round((line.region.top - reach) * scale)), round((line.region.bottom + reach) * scale)
        dark = (darkness[top:bottom, left:right] > _DARK).astype(numpy.uint8)
        for word in line.beside:
            low, high = max(0, round(word.top * scale) - top), max(0, round(word.bottom * scale) - top)
            dark[low:high, max(0, round(word.left * scale) - left) : max(0, round(word.right * scale) - left)] = 0
        if not dark.size:
            found.append(LineInk(0.0, 0.0))
            continue
        rules = cv2.morphologyEx(dark, cv2.MORPH_OPEN, numpy.ones((1, round(_RULE * scale)), dtype=numpy.uint8))
        whole_strokes = dark & (1 - _base_rules(rules, round(line.region.height * scale)))
        dark &= 1 - cv2.dilate(rules, numpy.ones((3, 1), dtype=numpy.uint8))
        pen = dark & (classes[1:, top:bottom, left:right].max(axis=0) > classes[0, top:bottom, left:right])
        first, last = round(line.region.top * scale) - top, round(line.region.bottom * scale) - top
        inks = []
        for ink in (pen, dark):
            joined = cv2.dilate(ink, numpy.ones((_JOINED, _JOINED), dtype=numpy.uint8))
            count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
            labels = numpy.where(ink > 0, labels, 0)
            whole = numpy.bincount(labels.ravel(), minlength=count)
            inside = numpy.bincount(labels[first:last].ravel(), minlength=count)
            wide, tall = stats[:, 2] - _JOINED + 1, stats[:, 3] - _JOINED + 1
            large = (wide >= _WIDE * scale) & (tall >= _TALL * scale + _SLOPE * wide)
            own = large & ((inside >= _OWN * whole) | _runs_along(labels[(first + last) // 2 : last], count, scale))
            own[0] = False
            inks.append(float(inside[own].sum()) / scale**2)
        ink = LineInk(inks[0], inks[1])
        if pixels is not None and _is_signed(ink):
            near = cv2.dilate(
                (own[labels] & (dark > 0)).astype(numpy.uint8), numpy.ones((_JOINED, _JOINED), dtype=numpy.uint8)
            )
            density = -numpy.log(numpy.maximum(pixels[top:bottom, left:right].astype(numpy.float32), _BLACK) / 255)
            ink = ink._replace(crossed=is_crossed_out(whole_strokes & near, density))
        found.append(ink)
    return found


def _base_rules(rules: Any, high: int) -> Any:
    """The rules among level strokes on which signatures stand: a stroke further up may go through a signature.

    The map has a line's region, which is so high, in the middle of its height.
    """
    import cv2
    import numpy

    low = rules.copy()
    low[: (rules.shape[0] - high) // 2 + round(_BASE * high)] = 0
    return cv2.dilate(low, numpy.ones((5, 1), dtype=numpy.uint8))


def _runs_along(labels: Any, count: int, scale: float) -> Any:
    """Which shapes run along a line, in its lower half: those of a signature that is joined to the one above it do, loops do not."""
    import numpy

    columns = numpy.unique(labels + count * numpy.arange(labels.shape[1]))  # each shape once in each column
    return numpy.bincount(columns % count, minlength=count) >= _ALONG * scale
