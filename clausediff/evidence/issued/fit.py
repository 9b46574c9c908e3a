"""How the pages of a copy lie on the pages of the issued form: matched by their words, registered by the words' places.

::

    copy                                   form
    The Recipient shall not  ·─────────▶·  The Recipient shall not        the same words in the same order: pairs of points
    disclose it to  ·──────────────────▶·  disclose it to
    anybody                                                               one projection, and one shift a line, explain most pairs,
                                                                          or the layout differs
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
_BESIDE = 12.0
"""In points: a line that is further to one side than its page is set otherwise."""
_AGREE = 0.7
"""Of a line's words: when so many agree on where the line is, it is set as the form's."""
_FITS = 0.6
"""Of the shared words: when so many are in lines that are set as the form's, the layout is the form's. A text that was set anew in another
face or width breaks otherwise from its first lines on."""
_SCALE = (0.7, 1.45)
"""By how much a copy may be smaller or larger than the form, either way."""
_FEW = 0.1
"""Of a page's lines: so few that are set otherwise are not worth a word."""
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
    lines: tuple[tuple[float, float], ...]
    """Of each line of the copy's page that is set as the form's: how far down it is, and by how much further down than the projection
    says the form has it. What was filled in above pushes lines down."""
    others: tuple[float, ...] = ()
    """How far down lines are that are set otherwise."""

    @property
    def whole(self) -> bool:
        """Whether nearly all lines are set as the form's."""
        return len(self.others) <= _FEW * (len(self.others) + len(self.lines))

    def shift(self, y: float) -> float | None:
        """By how much further down the form has what is so far down on the copy's page; None where the nearest line is set otherwise."""
        at, down = min(self.lines, key=lambda line: abs(line[0] - y))
        return None if any(abs(other - y) < abs(at - y) for other in self.others) else down

    def to_form(self, box: Box) -> Box | None:
        """Where a box on the copy's page is on the form's; None where the lines there are set otherwise."""
        down = self.shift(box.middle)
        if down is None:
            return None
        corners = [self._at(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
        xs, ys = [x for x, _ in corners], [y + down for _, y in corners]
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
    """How a page lies on one of the form's by pairs of places; None where most of them are set otherwise, or no scanner or camera does what
    was done to it."""
    import cv2
    import numpy

    own = numpy.asarray([_center(one) for one, _ in pairs], dtype=numpy.float64)
    theirs = numpy.asarray([_center(other) for _, other in pairs], dtype=numpy.float64)
    level, _ = cv2.estimateAffinePartial2D(
        own, theirs, method=cv2.RANSAC, ransacReprojThreshold=_NEAR, maxIters=_ROUNDS
    )
    if level is None:
        return None
    best = numpy.vstack([level, (0, 0, 1)])
    bent, _ = cv2.findHomography(own, theirs, cv2.RANSAC, _NEAR, maxIters=_ROUNDS)
    # A photograph is a projection; elsewhere its four more numbers would follow the noise of the boxes.
    if bent is not None and _is_plausible(bent, own) and _inside(bent, own, theirs) > _inside(best, own, theirs) + 0.1:
        best = bent
    if not _is_plausible(best, own):
        return None
    lines, others, share = _lines(pairs, theirs - _moved(best, own))
    if share < _FITS:
        return None
    first, second, third = ((float(a), float(b), float(c)) for a, b, c in best)
    return Fit(page, (first, second, third), tuple(lines), tuple(others))


def _lines(pairs: Sequence[tuple[Box, Box]], left: Any) -> tuple[list[tuple[float, float]], list[float], float]:
    """The lines that are set as the form's, how far down the others are, and the share of the words that is in the former.

    ``left`` is for each pair by how much the form has it elsewhere than the projection says.
    """
    import numpy

    lines: list[tuple[float, float]] = []
    others: list[float] = []
    held = 0
    for run in _rows([one for one, _ in pairs]):
        usual = numpy.median(left[run], axis=0)
        near = numpy.abs(left[run] - usual).max(axis=1) <= _NEAR
        middle = float(numpy.median([pairs[at][0].middle for at in run]))
        if near.mean() >= _AGREE and abs(usual[0]) <= _BESIDE:
            lines.append((middle, float(numpy.median(left[run][near][:, 1]))))
            held += int(near.sum())
        else:
            others.append(middle)
    return lines, others, held / len(pairs)


def _rows(boxes: Sequence[Box]) -> list[list[int]]:
    """Boxes that follow each other on one line, by their numbers."""
    rows: list[list[int]] = []
    for at, box in enumerate(boxes):
        before = boxes[at - 1]
        if rows and box.left >= before.left and before.top <= box.middle <= before.bottom:
            rows[-1].append(at)
        else:
            rows.append([at])
    return rows


def _moved(matrix: Any, points: Any) -> Any:
    import cv2

    return cv2.perspectiveTransform(points[:, None, :], matrix)[:, 0, :]


def _inside(matrix: Any, own: Any, theirs: Any) -> float:
    """The share of the points that a projection takes near to where they should be."""
    import numpy

    return float((numpy.hypot(*(_moved(matrix, own) - theirs).T) <= _NEAR).mean())


def _is_plausible(matrix: Any, own: Any) -> bool:
    """Whether a page keeps its proportions, about, and stays upright."""
    import numpy

    x, y = own.mean(axis=0)
    at, right, down = _moved(matrix, numpy.asarray([[x, y], [x + 100, y], [x, y + 100]], dtype=numpy.float64))
    wide, high = (right - at) / 100, (down - at) / 100
    low, most = _SCALE
    upright = abs(wide[1]) <= _LEAN and abs(high[0]) <= _LEAN
    return bool(low <= wide[0] <= most and low <= high[1] <= most and upright)


def _center(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, box.middle
