"""Figures that a pen changed within their own strokes: they have ink that the page's other figures of that kind have not.

::

    read      the page's other 1      ink beyond it
     ▄▄▄▄          ▐█                   ▄▄▄
      ▐█            █                                  a bar at its head makes it a 7; an engine may still read 1
      ▐█            █

A pen as black and as wide as print is no ink of its own to a network, and the strokes are a few pixels. But the same figure stands
elsewhere on most pages, printed in the same face. Where an engine reads the new figure, the comparison has it; here it is asked
whether what it read is all that is there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from clausediff.evidence.pen.closer import OVER
from clausediff.evidence.pen.ink import DPI
from clausediff.scan.pages import Box

__all__ = ["altered", "ink_beyond_others", "usual_of"]

_SCALE = DPI / 72
_INK, _DARK = 0.35, 0.6
"""Beside the print's darkness: from here on a pixel is ink, and some pixel of each figure is so dark."""
_MOST = 1.1
"""Darker than print counts as print."""
_LONGEST = 14
"""Letters: figures are in shorter words."""
_ALIKE = 0.12
"""Of its height: figures of other words are compared where those words are as high as this one but for so much."""
_AROUND = 3
"""In pixels: so far figures are moved to lie on each other."""
_SLACK = 0.25
"""Of the print's darkness: differences from one print of a figure to the next."""
_REFERENCES = 8
_BEYOND = 0.08
"""Of a figure's ink: with more in one piece beyond each other figure of its kind, it was changed."""
_CONFIRMED = 1.0
"""The logit of the closer look (:mod:`~clausediff.evidence.pen.closer`) from which such a word is written over: dirt that touches a
figure is ink beyond the others too."""
_JUMP = 2.5
"""So many times what the page's usual figure has beyond others: pages on which all figures differ tell nothing."""


class _Figure(NamedTuple):
    word: int
    at: int
    """Which of its word's letters it is."""
    high: float
    """Of its word, in points."""
    ink: Any
    """Its darkness, as high as its word."""


def altered(beyond: Mapping[int, float], said: Any) -> set[int]:
    """The words with a figure that has more ink than others of its kind on the page; ``beyond`` is what :func:`ink_beyond_others`
    says of each, and ``said`` what the closer look says of it."""
    usual = usual_of(beyond)
    least = max(_BEYOND, _JUMP * usual)
    return {word for word, ink in beyond.items() if ink >= least and said[word, OVER] >= _CONFIRMED}


def usual_of(beyond: Mapping[int, float]) -> float:
    """What the page's usual word with figures has beyond others: prints of one figure differ from each other on a worn page."""
    return sorted(beyond.values())[len(beyond) // 2] if beyond else 0.0


def ink_beyond_others(darkness: Any, words: Sequence[Box], texts: Sequence[str]) -> dict[int, float]:
    """Of each word with a figure that is on the page more than once, the most ink that one of them has beyond the others of its kind;
    ``texts`` is what was read of each word."""
    known: dict[str, list[_Figure]] = {}
    for i, (word, text) in enumerate(zip(words, texts, strict=True)):
        if len(text) <= _LONGEST and text.isascii() and any(map(str.isdigit, text)):
            for at, (letter, ink) in enumerate(zip(text, _letters(darkness, word, len(text)), strict=False)):
                if letter.isdigit():
                    known.setdefault(letter, []).append(_Figure(i, at, word.height, ink))
    found: dict[int, float] = {}
    for figures in known.values():
        for own in figures:
            others = [
                each.ink for each in figures if each[:2] != own[:2] and abs(each.high - own.high) <= _ALIKE * own.high
            ]
            if others:
                inks = sorted(float(each.sum()) for each in others)
                least = min(_beyond(own.ink, each) for each in others[:_REFERENCES])
                found[own.word] = max(found.get(own.word, 0.0), least / max(1.0, inks[len(inks) // 2]))
    return found


def _letters(darkness: Any, word: Box, count: int) -> list[Any]:
    """The ink of each letter of a word, from left to right; none where they touch or are in pieces."""
    import numpy

    left, right = max(0, int(word.left * _SCALE) - 2), int(word.right * _SCALE) + 3
    top, bottom = max(0, int(word.top * _SCALE) - 1), int(word.bottom * _SCALE) + 2
    part = numpy.minimum(darkness[top:bottom, left:right], _MOST)
    edges = numpy.flatnonzero(numpy.diff(numpy.pad((part > _INK).any(axis=0).astype(numpy.int8), 1)))
    found = [
        _own(part[:, low:high])
        for low, high in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
        if part[:, low:high].max() > _DARK
    ]
    return found if len(found) == count else []


def _own(ink: Any) -> Any:
    """A letter's ink without that of the lines above and below, which reaches into its word's box."""
    import cv2
    import numpy

    count, labels = cv2.connectedComponents((ink > _INK).astype(numpy.uint8), connectivity=8)
    sizes = numpy.bincount(labels.ravel(), minlength=count)
    main = 1 + int(sizes[1:].argmax())
    edges = {*labels[0].tolist(), *labels[-1].tolist()} - {0, main}
    return numpy.where(numpy.isin(labels, list(edges)), 0, ink) if edges else ink


def _beyond(ink: Any, other: Any) -> float:
    """The largest piece of a figure's ink that another one, laid over it where they are most alike, has not."""
    import cv2
    import numpy

    high, wide = (max(one, two) + 2 * _AROUND for one, two in zip(ink.shape, other.shape, strict=True))
    ground = numpy.zeros((high, wide), dtype=numpy.float32)
    ground[_AROUND : _AROUND + ink.shape[0], _AROUND : _AROUND + ink.shape[1]] = ink
    found = cv2.matchTemplate(ground, numpy.ascontiguousarray(other, numpy.float32), cv2.TM_SQDIFF)
    left, top = cv2.minMaxLoc(found)[2]
    laid = numpy.zeros_like(ground)
    laid[top : top + other.shape[0], left : left + other.shape[1]] = other
    laid = numpy.maximum(laid, cv2.GaussianBlur(laid, (3, 3), 0.8))
    rest = numpy.maximum(0, ground - laid - _SLACK)
    count, labels = cv2.connectedComponents((rest > 0).astype(numpy.uint8), connectivity=8)
    return float(numpy.bincount(labels.ravel(), weights=rest.ravel())[1:].max()) if count > 1 else 0.0
