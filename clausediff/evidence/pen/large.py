"""Print that is larger than the page's usual print, looked at once more in its own scale.

The network learned what letters look like from print of the size of body text: the strokes of a title's letters are as wide as a
pen's, and it takes them for handwriting, or for strokes through print. A part of the picture that is scaled down until its letters
are as high as those of usual print shows it what it knows.

::

    classify(page) ──▶ classes ◀── in the boxes of the title's words ── classify(title, scaled down)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.net import STRIKE, classify
from clausediff.scan.pages import Box, around

__all__ = ["in_own_scale"]

_SCALE = DPI / 72
_DARK = 0.35
"""Beside the print's darkness: from here on a pixel is ink."""
_LARGE = 1.1
"""Beside the height of the page's usual letters: a line of higher ones is looked at once more."""
_USUAL = (6.5, 8.5)
"""In points, how high the capitals are that the network knows best: on a page of titles alone the usual ones are larger."""
_SMALLEST = 0.25
"""A picture is scaled down no further."""
_COLOR = 0.3
"""Ink whose colour differs by more from that of its line's letters is a pen's: both looks count there."""
_LINE, _MIDDLE, _SLOPES = 3.2, (0.35, 0.8), (-0.18, -0.12, -0.06, 0.0, 0.06, 0.12, 0.18)
"""In heights of letters, how long a straight run of ink is that no letter has; of a line's height, where it runs; and its slopes."""
_SURE = 0.95
"""The probability that such a run is a stroke through print."""
_MARGIN = 1.0
"""Of a line's height: how much of what is around it is looked at with it."""
_OVER = 0.12
"""Of a word's height: how far letters reach over the box that an engine gives them."""


def in_own_scale(classes: Any, planes: Any, words: Sequence[Box]) -> Any:
    """The probabilities of the page's classes, those in the boxes of large words as seen in the scale of their letters.

    What is beside the words, where nothing was read, stays as it was seen at first.
    """
    heights = [_height(planes[0], word) for word in words]
    known = sorted(height for height in heights if height)
    if not known:
        return classes
    usual = min(_USUAL[1], max(_USUAL[0], known[len(known) // 2] / _SCALE)) * _SCALE
    for line in _lines(words):
        own = sorted(heights[i] for i in line if heights[i])
        high = own[len(own) // 2] if own else 0
        if high >= _LARGE * usual:
            own_words = [words[i] for i in line]
            _look_again(classes, planes, own_words, max(_SMALLEST, usual / high))
            _strike(classes, planes[0], around(own_words), round(_LINE * high))
    return classes


def _lines(words: Sequence[Box]) -> Iterator[list[int]]:
    """Words that follow each other in one line."""
    line: list[int] = []
    for i, word in enumerate(words):
        if line and not (words[line[-1]].top < word.middle < words[line[-1]].bottom):
            yield line
            line = []
        line.append(i)
    if line:
        yield line


def _height(darkness: Any, word: Box) -> int:
    """How many pixels high the highest letter of a word is; 0 where there is none."""
    import cv2
    import numpy

    left, top, right, bottom = _pixels(word)
    ink = (darkness[top:bottom, left:right] > _DARK).astype(numpy.uint8)
    if not ink.size:
        return 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return max((int(each[3]) for each in stats[1:]), default=0)


def _pixels(box: Box) -> tuple[int, int, int, int]:
    left, top, right, bottom = (max(0, round(side * _SCALE)) for side in box)
    return left, top, right, bottom


def _look_again(classes: Any, planes: Any, words: Sequence[Box], scale: float) -> None:
    """Puts what the network says of a line that is scaled down into the boxes of its words."""
    import cv2
    import numpy

    line = around(words)
    beside = _MARGIN * line.height
    left, top, right, bottom = _pixels(
        Box(line.left - beside, line.top - beside, line.right + beside, line.bottom + beside)
    )
    part = planes[:, top:bottom, left:right]
    high, wide = part.shape[1:]
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    small = numpy.stack([cv2.resize(plane, size, interpolation=cv2.INTER_AREA) for plane in part])
    again = numpy.stack([cv2.resize(each, (wide, high), interpolation=cv2.INTER_LINEAR) for each in classify(small)])
    for word in words:
        over = _OVER * word.height
        own = _pixels(Box(word.left - over, word.top - over, word.right + over, word.bottom + over))
        rows = slice(max(top, own[1]), min(bottom, own[3]))
        columns = slice(max(left, own[0]), min(right, own[2]))
        seen = again[:, rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
        first = classes[:, rows, columns]
        kept = _is_colored(planes[:, rows, columns]) & (first[0] < seen[0])
        classes[:, rows, columns] = numpy.where(kept, first, seen)


def _is_colored(planes: Any) -> Any:
    """Where the ink of a word has another colour than its letters; they may be coloured as a whole."""
    import numpy

    darkness, color = planes
    ink = darkness > _DARK
    usual = float(numpy.median(color[ink])) if ink.any() else 0.0
    return numpy.abs(color - usual) > _COLOR


def _strike(classes: Any, darkness: Any, line: Box, long: int) -> None:
    """Makes strokes of the straight runs of ink through a line: in its letters' own scale a pen's line may be too thin to be seen."""
    import cv2
    import numpy

    left, right = line.left - line.height, line.right + line.height
    top, bottom = (line.top + share * line.height for share in _MIDDLE)
    left, top, right, bottom = _pixels(Box(left, top, right, bottom))
    ink = (darkness[top:bottom, left:right] > _DARK).astype(numpy.uint8)
    found = numpy.zeros(ink.shape, dtype=bool)
    for slope in _SLOPES:
        rise = round(abs(slope) * long)
        kernel = numpy.zeros((rise + 1, long), dtype=numpy.uint8)
        cv2.line(kernel, (0, 0 if slope > 0 else rise), (long - 1, rise if slope > 0 else 0), 1)
        found |= cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel) > 0
    part = classes[:, top:bottom, left:right]
    part[:, found] = (1 - _SURE) / (len(part) - 1)
    part[STRIKE, found] = _SURE
