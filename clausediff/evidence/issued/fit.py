"""How the pages of a copy lie on the pages of the issued form: matched by their words, registered by the words' places.

::

    copy                                   form
    The Recipient shall not  ·─────────▶·  The Recipient shall not        the same words in the same order: pairs of points
    disclose it to  ·──────────────────▶·  disclose it to
    anybody                                                               one projection explains most pairs, or the layout differs
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rapidfuzz.distance import LCSseq

from clausediff.scan.pages import Box, WordBox
from clausediff.scan.scan import Scan
from clausediff.text.words import alnum_key

__all__ = ["Fit", "fit_pages"]

_PAIRS = 24
"""Words that a page and the form must share, at least, for their places to say anything."""
_LIKE = 0.4
"""Of a page's words: with fewer in common in the same order, a page is no page of the form."""
_NEAR = 5.0
"""In points: engines place a word so far off within its line."""
_FITS = 0.7
"""Of the shared words: when so many are where the form has them, the layout is the form's. A text that was set anew in another
face or width has its words elsewhere from the first line that breaks otherwise."""
_SCALE = (0.7, 1.45)
"""By how much a copy may be smaller or larger than the form, either way."""
_LEAN = 0.12
"""By how much its lines may be askew, as a slope."""
_ROUNDS = 2_000


@dataclass(frozen=True, slots=True)
class Fit:
    """How one page of a copy lies on a page of the form."""

    page: int
    """0-based, of the form's pages."""
    matrix: tuple[tuple[float, float, float], ...]
    """The projection from points of the copy's page to points of the form's."""
    share: float
    """Of the shared words, how many are where the form has them."""

    def to_form(self, box: Box) -> Box:
        """Where a box on the copy's page is on the form's."""
        corners = [self._at(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def _at(self, x: float, y: float) -> tuple[float, float]:
        a, b, c = (row[0] * x + row[1] * y + row[2] for row in self.matrix)
        return a / c, b / c


def fit_pages(scan: Scan, form: Scan) -> dict[int, Fit | None]:
    """For each page of a copy that has a picture and words of the form, how it lies on it; None where its layout differs."""
    theirs = [_Words.of(form, number) for number in range(len(form.pages))]
    found: dict[int, Fit | None] = {}
    for number, page in enumerate(scan.pages):
        own = _Words.of(scan, number)
        if page.image is None or len(own.keys) < _PAIRS:
            continue
        likest = max(range(len(theirs)), key=lambda at: (own.shared(theirs[at]), -at), default=None)
        if likest is None or form.pages[likest].image is None:
            continue
        pairs = own.pairs(theirs[likest])
        if len(pairs) >= max(_PAIRS, _LIKE * min(len(own.keys), len(theirs[likest].keys))):
            found[number] = _fitted(likest, pairs)
    return found


class _Words:
    """The words of one page, in reading order, as they are compared."""

    def __init__(self, words: Sequence[WordBox], keys: Sequence[str]) -> None:
        kept = [at for at, key in enumerate(keys) if key]
        self.boxes = [words[at].box for at in kept]
        self.keys = [keys[at] for at in kept]
        self._runs = Counter(pairwise(self.keys))

    @staticmethod
    def of(scan: Scan, page: int) -> _Words:
        """Those of a page of a scan."""
        words = [word for word in scan.words if word.page == page]
        return _Words(words, [alnum_key(scan.text[word.span.slice]) for word in words])

    def shared(self, other: _Words) -> int:
        """How many pairs of neighbours both have."""
        return (self._runs & other._runs).total()

    def pairs(self, other: _Words) -> list[tuple[Box, Box]]:
        """The places of the words that both have in the same order."""
        found = []
        for step in LCSseq.opcodes(self.keys, other.keys):
            if step.tag == "equal":
                here, there = range(step.src_start, step.src_end), range(step.dest_start, step.dest_end)
                found += [(self.boxes[one], other.boxes[two]) for one, two in zip(here, there, strict=True)]
        return found


def _fitted(page: int, pairs: Sequence[tuple[Box, Box]]) -> Fit | None:
    """The projection that explains most pairs; None where it leaves too many, or no scanner or camera does what it does."""
    import cv2
    import numpy

    own = numpy.asarray([_center(one) for one, _ in pairs], dtype=numpy.float64)
    theirs = numpy.asarray([_center(other) for _, other in pairs], dtype=numpy.float64)
    matrix, _ = cv2.estimateAffine2D(own, theirs, method=cv2.RANSAC, ransacReprojThreshold=_NEAR, maxIters=_ROUNDS)
    if matrix is None:
        return None
    best = numpy.vstack([matrix, (0, 0, 1)])
    bent, _ = cv2.findHomography(own, theirs, cv2.RANSAC, _NEAR, maxIters=_ROUNDS)
    # A photograph is a projection; elsewhere its two more numbers would follow the noise of the boxes.
    if bent is not None and _inside(bent, own, theirs).mean() > _inside(best, own, theirs).mean() + 0.05:
        best = bent
    inside = _inside(best, own, theirs)
    share = float(inside.mean())
    if share < _FITS or not _is_plausible(best, own):
        return None
    first, second, third = ((float(a), float(b), float(c)) for a, b, c in best)
    return Fit(page, (first, second, third), share)


def _inside(matrix: Any, own: Any, theirs: Any) -> Any:
    """Which points a projection takes near to where they should be."""
    import cv2
    import numpy

    moved = cv2.perspectiveTransform(own[:, None, :], matrix)[:, 0, :]
    return numpy.hypot(*(moved - theirs).T) <= _NEAR


def _is_plausible(matrix: Any, own: Any) -> bool:
    """Whether a page keeps its proportions, about, and stays upright."""
    import cv2
    import numpy

    x, y = own.mean(axis=0)
    points = numpy.asarray([[[x, y]], [[x + 100, y]], [[x, y + 100]]], dtype=numpy.float64)
    (at, right, down) = cv2.perspectiveTransform(points, matrix)[:, 0, :]
    wide, high = (right - at) / 100, (down - at) / 100
    low, most = _SCALE
    upright = abs(wide[1]) <= _LEAN and abs(high[0]) <= _LEAN
    return bool(low <= wide[0] <= most and low <= high[1] <= most and upright)


def _center(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, box.middle
