"""Whether a stroke may run through a place of a line: the recogniser reads through many strokes of a pen without a doubt.

Print has gaps between its letters, a stroke has none::

    ▄▀▀ █  █ ▄▀▄ █  █       the longest dark way from left to right is as long as a letter is wide
    ─▀▀▄█▄▄█─█▄█─█▄▄█▄─     with a stroke it is as long as the word

That is no proof of a stroke (worn letters touch each other), but where it is so, the picture proves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["count_uprights", "dark_of", "longest_way"]

_INK = 0.3
"""Share of the way from paper to ink from which a pixel is dark: pale strokes too."""
_ZONE = (0.22, 0.8)
"""Of a line's height: where strokes through words are; below it is the base line, and what underlines."""
_BODY, _AGREED = (0.42, 0.7), 0.7
"""Of a line's height: between the dots of letters and their serifs; and the share of its rows that must have as many strokes."""


def dark_of(line: NDArray[Any]) -> NDArray[Any]:
    """Which pixels of a line's picture (grey) are dark."""
    import numpy

    paper, ink = numpy.percentile(line, 85), numpy.percentile(line, 1)
    result: NDArray[Any] = line < paper - _INK * max(40.0, float(paper - ink))
    return result


def longest_way(dark: NDArray[Any], left: int, right: int) -> float:
    """The longest dark way from left to right between two columns, up or down a pixel a column at most, as a share of their distance."""
    import numpy

    high = dark.shape[0]
    part = dark[round(_ZONE[0] * high) : round(_ZONE[1] * high), max(0, left) : max(0, right)]
    if part.shape[1] == 0:
        return 0.0
    ways = numpy.zeros(part.shape[0] + 2, dtype=int)
    longest = 0
    for column in part.T:
        reached = numpy.maximum(ways[1:-1], numpy.maximum(ways[:-2], ways[2:])) + 1
        ways[1:-1] = numpy.where(column, reached, 0)
        longest = max(longest, int(ways.max()))
    return float(longest / part.shape[1])


def count_uprights(dark: NDArray[Any], left: int, right: int) -> int:
    """How many upright strokes stand side by side between two columns; 0 where the rows between dots and serifs do not agree::

    ( ▘ ▘ ▘ )
    ( █ █ █ )      each row: five dark stretches, two of them brackets
    ( █ █ █ )
    """
    import numpy

    high = dark.shape[0]
    part = dark[round(_BODY[0] * high) : round(_BODY[1] * high), max(0, left) : max(0, right)]
    if part.size == 0:
        return 0
    begun = (part & ~numpy.pad(part, ((0, 0), (1, 0)))[:, :-1]).sum(axis=1)
    counts = numpy.bincount(begun)
    most = int(counts.argmax())
    return most if counts[most] >= _AGREED * len(begun) else 0
