"""Finds what a pen did on one page: words struck out, words written in, circles, and harmless ink.

::

    picture ──as_ink──▶ darkness, colour ──classify──▶ strike │ hand │ other, for each pixel
                                                         │       │       │
    word boxes ───────────────────────────────────────▶ struck written circled …
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from clausediff.evidence.pen.altered import altered, ink_beyond_others
from clausediff.evidence.pen.beside import beside_shapes, find_beside
from clausediff.evidence.pen.box_places import Place
from clausediff.evidence.pen.box_strikes import without_box_strikes
from clausediff.evidence.pen.boxes import CheckBox, find_boxes
from clausediff.evidence.pen.circles import find_circled, without_rings
from clausediff.evidence.pen.closer import Closer, closer_to, look
from clausediff.evidence.pen.crossed import weigh
from clausediff.evidence.pen.crosses import find_crosses, with_crosses
from clausediff.evidence.pen.explained import rings_through, without_explained
from clausediff.evidence.pen.faint import find_faint
from clausediff.evidence.pen.figures import altered_figures
from clausediff.evidence.pen.fillings import with_fillings
from clausediff.evidence.pen.form_boxes import boxes_at
from clausediff.evidence.pen.grids import as_print, grid_of
from clausediff.evidence.pen.ink import DPI, as_ink
from clausediff.evidence.pen.joined import with_parts
from clausediff.evidence.pen.large import in_own_scale
from clausediff.evidence.pen.line_ink import LineInk, inks_of
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.markers import words_hidden_by
from clausediff.evidence.pen.net import HAND, OTHER, STRIKE, classify
from clausediff.evidence.pen.overlaps import Boxes
from clausediff.evidence.pen.overwritten import as_marks, overwritten
from clausediff.evidence.pen.shapes import find_shapes, share_of_ink
from clausediff.evidence.pen.signing import LinePlace
from clausediff.evidence.pen.stamps import stamps_of
from clausediff.evidence.pen.strikes import find_struck
from clausediff.evidence.pen.stripes import without_stripes
from clausediff.evidence.pen.underlines import are_underlines
from clausediff.evidence.pen.written import by_hand, find_ink_in_white, find_written
from clausediff.scan.pages import Box

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Ink", "find_ink", "find_marks", "marks_of", "without_ticks"]

_SCALE = DPI / 72
_STRIPE = 0.6
"""Of its box: a highlighter's stripe fills no less."""
_WRITTEN = 0.5
"""Probability from which a pixel is taken for handwriting."""
_SHORT = 14.0
"""In points: words that are narrower together are never struck out for certain."""
_NEAR, _MUCH = 24.0, 120
"""In points and pixels: with more other ink around it, a stroke may be a stamp's."""
_INSIDE, _UNDER = 0.7, 0.5
"""Of a mark's box: when so much lies in a stamp's, handwriting is a part of the stamp, and strokes through words may be."""
_DARK, _PRINTED = 0.3, 0.5
"""Of the pixels of a check box's sides, those that are darker beside the print's darkness, so many must be print."""
_OVER = 0.2
"""Of a check box: when a word covers more of it, it may be a letter of that word."""
_TICK = 2.5
"""In sides of its box: a larger mark is no tick."""
_THIN = 6.0
"""In points: lower ink is a line under words."""
_STAMPED = 0.5
"""Of a word's ink: when so much is of a stamp, the word was read from it."""
_SAME = 0.6
"""Of a mark's box: when so much is in those of other marks, it is a part of them."""
_PART, _SAME_LINE = 0.9, 1.5
"""Of a mark's box, so much lies in that of one which goes on; and of its height, so high is that one at most."""


def find_marks(image: Image, dpi: float, words: Sequence[Box]) -> list[PenMark]:
    """The marks on a straight page drawn at so many dots per inch, from above.

    ``words`` are the boxes of the words that were read there, in points and in reading order. Needs onnxruntime and OpenCV, as
    OCR does.
    """
    return find_ink(image, dpi, words).marks


@dataclass(frozen=True, slots=True)
class Ink:
    """What a pen did on a page, and the page's boxes to mark."""

    marks: list[PenMark]
    squares: list[CheckBox]
    """Squares beside words, of which any may be a letter."""
    placed: list[list[CheckBox]]
    """For each place where the form has a box the boxes that were seen there, likeliest first."""
    inks: list[LineInk]
    """The ink on each of the form's lines to sign."""


def find_ink(
    image: Image, dpi: float, words: Sequence[Box], places: Sequence[Place] = (), lines: Sequence[LinePlace] = (),
    texts: Sequence[str] = (),
) -> Ink:  # fmt: skip
    """The marks on a straight page, its squares, and the boxes and the ink at the places where its form has boxes and lines to sign."""
    import numpy
    from PIL import Image as Images

    if dpi != DPI:
        size = max(1, round(image.width * DPI / dpi)), max(1, round(image.height * DPI / dpi))
        image = image.resize(size, Images.Resampling.BOX if dpi > DPI else Images.Resampling.BICUBIC)
    image, _ = without_stripes(image)
    planes = as_ink(image)
    classes = in_own_scale(classify(planes), planes, words)
    as_print(grid_of(planes), classes, words)
    boxes = find_boxes(planes[0], words)
    known = Boxes(words)
    apart = [
        each for each in boxes if _is_apart(each.box, known) and not _is_drawn_by_hand(each.box, classes, planes[0])
    ]
    placed = boxes_at(planes[0], classes, places, words, texts)
    inks = inks_of(planes[0], classes, lines, _SCALE, numpy.asarray(image.convert("RGB")) if lines else None)

    def look_at(classes: Any, planes: Any) -> list[PenMark]:
        return marks_of(classes, planes[0], words, closer_to(classes, planes), texts)

    marks = without_box_strikes(look_at(classes, planes), placed, classes, planes, words, look_at)
    return Ink(without_ticks(marks, apart), boxes, placed, inks)


def _is_apart(box: Box, words: Boxes) -> bool:
    """Whether a square is in no word, of which it may be a letter: a stroke over that is no tick."""
    return not bool((words.overlap(box) > _OVER * box.width * box.height).any())


def _is_drawn_by_hand(box: Box, classes: Any, darkness: Any) -> bool:
    """Whether the sides of a square are a pen's strokes: a figure or a letter, and no check box of the form."""
    left, top, right, bottom = (round(side * _SCALE) for side in box)
    ink = darkness[top:bottom, left:right] > _DARK
    ink[3:-3, 3:-3] = False  # what is inside may be a tick
    inked = int(ink.sum())
    print_there = classes[0][top:bottom, left:right] >= 0.5
    return inked == 0 or float((ink & print_there).sum()) < _PRINTED * inked


def without_ticks(marks: Sequence[PenMark], boxes: Sequence[CheckBox]) -> list[PenMark]:
    """The marks that are not the ticks of check boxes."""
    return [mark for mark in marks if not _is_a_tick(mark, boxes)]


def _is_a_tick(mark: PenMark, boxes: Sequence[CheckBox]) -> bool:
    """Whether handwriting is the mark in a check box, or ink over what an engine read of one."""
    return mark.kind in ("written", "struck", "circled") and any(
        each.box.overlap(mark.box) > 0 and max(mark.box.width, mark.box.height) <= _TICK * each.box.width
        for each in boxes
    )


def marks_of(
    classes: Any, darkness: Any, words: Sequence[Box], page: Closer | None = None, texts: Sequence[str] = ()
) -> list[PenMark]:
    """The marks that a page's probabilities of classes show; ``words`` are the boxes of what was read on it, and ``texts`` what that is.

    With a ``page`` made ready for it, words and shapes of ink are looked at closer as well; figures only where ``texts`` are given.
    """
    said = None if page is None else look(page, words)
    other, hand = classes[OTHER] > classes[:OTHER].max(axis=0), classes[HAND] >= _WRITTEN
    crosses = find_crosses(classes, words)
    rings = find_circled(classes, darkness, words)
    inner = {
        stamp: core
        for stamp, core in stamps_of(without_rings(other, rings, darkness, words), hand).items()
        if not any(_lies_in(stamp, cross.box, _PART) for cross in crosses)
    }
    stamps = list(inner)
    ringed = {i for mark in rings for i in mark.words}
    texts = texts if len(texts) == len(words) else ()
    over = overwritten(classes, darkness, words, said, texts) - ringed
    beyond = ink_beyond_others(darkness, words, texts) if said is not None and texts else {}
    over |= altered(beyond, said) - ringed
    weighed = weigh(classes[STRIKE], darkness, words, said, texts)
    if page is not None:
        weighed = with_parts(weighed, classes[STRIKE], darkness, words, said, page)
    struck = [
        mark
        for mark in find_struck(classes[STRIKE], darkness, words, said, weighed)
        if mark.certain or not ringed.issuperset(mark.words)  # a line around a short word touches it
    ]
    struck += as_marks(over - {i for mark in struck for i in mark.words}, words, classes)
    crossed = {i for mark in struck for i in mark.words}
    figures = altered_figures(classes, darkness, words, texts, said, beyond) if said is not None and texts else []
    figures = [mark for mark in figures if (crossed | ringed).isdisjoint(mark.words)]
    rings = [mark for mark in rings if not crossed.issuperset(mark.words)]
    shapes, ground = beside_shapes(classes, darkness, words)
    written = find_written(ground, words, page)
    struck = without_explained(struck, [*written, *rings], classes, words, said)
    under_words = are_underlines(struck, classes, darkness, words)
    found = [PenMark("underlined", mark.box) for mark, below in zip(struck, under_words, strict=True) if below]
    struck = [mark for mark, below in zip(struck, under_words, strict=True) if not below]
    struck = with_crosses(struck, crosses)
    under: dict[Box, set[int]] = {stamp: set() for stamp in stamps}
    through = rings_through(classes, struck, words)
    for number, mark in enumerate([*struck, *rings, *figures, *_around(other, darkness, words)]):
        stamp = next((each for each in stamps if _lies_in(mark.box, each, _UNDER)), through.get(number))
        if stamp is not None and mark.kind in ("struck", "circled", "altered"):
            under.setdefault(stamp, set()).update(mark.words)
        elif mark.kind == "struck":
            # A stamp's frame and letters may run through words, and a speck through a short one: a person has to look.
            near = _is_near(other, mark.box) or any(mark.box.overlap(each) > 0 for each in stamps)
            found.append(replace(mark, certain=mark.certain and not near and mark.box.width >= _SHORT))
        else:
            found.append(mark)
    if said is not None:
        marked = {i for mark in (*struck, *rings, *figures) for i in mark.words}
        beside = {i + by for mark in struck for i in mark.words for by in (-1, 1)}  # where its strokes end
        faint = find_faint(classes[STRIKE], words, weighed, marked | beside)
        faint = without_explained([*struck, *faint], [*written, *rings], classes, words, said)
        found += _lines_of(faint, stamps, classes, darkness, words)
    found += [PenMark("covering", stamp) for stamp in stamps]
    found += [PenMark("by_hand", words[i], (i,)) for i in by_hand(classes[HAND], darkness, words)]
    found += [PenMark("stamped", stamp, tuple(sorted(each))) for stamp, each in under.items() if each]
    found += find_ink_in_white(classes, words)
    places = [mark.box for mark in (*written, *rings)] + [words[i] for mark in struck for i in mark.words]
    more = _more(find_beside(shapes, ground, words, page), places)
    for mark in [*(each for each in written if each.words or not _is_part_of_one(each, more)), *more]:
        # The letters of a stamp look like handwriting here and there; handwriting beside it stays.
        if not any(_lies_in(mark.box, core, _INSIDE) for core in inner.values()):
            found.append(mark)
    found = with_fillings(found, classes, darkness, words)
    return sorted(found, key=lambda mark: (mark.box.top, mark.box.left, mark.kind))


def _lines_of(
    marks: Sequence[PenMark], stamps: Sequence[Box], classes: Any, darkness: Any, words: Sequence[Box]
) -> list[PenMark]:
    """The faint marks without lines under words and what may be a stamp's."""
    faint = [
        mark for mark in marks if mark.kind == "faint" and not any(mark.box.overlap(stamp) > 0 for stamp in stamps)
    ]
    below = are_underlines(faint, classes, darkness, words)
    return [mark for mark, under in zip(faint, below, strict=True) if not under]


def _more(marks: Sequence[PenMark], known: Sequence[Box]) -> list[PenMark]:
    """The marks that are not in boxes of which others say the same."""
    return [mark for mark in marks if sum(_shared(mark.box, box) for box in known) < _SAME]


def _is_part_of_one(mark: PenMark, others: Sequence[PenMark]) -> bool:
    """Whether handwriting is in the box of another mark of its line, which goes on, as along a rule."""
    return any(
        _lies_in(mark.box, each.box, _PART) and each.box.height <= _SAME_LINE * mark.box.height for each in others
    )


def _shared(one: Box, other: Box) -> float:
    """How much of a box is in another one."""
    return one.overlap(other) / max(0.01, one.width * one.height)


def _lies_in(box: Box, stamp: Box, share: float) -> bool:
    """Whether so much of a mark's box lies in a stamp's."""
    return box.overlap(stamp) >= share * box.width * box.height


def _is_near(other: Any, box: Box) -> bool:
    """Whether there is much other ink around a place."""
    left, right = (max(0, round(side * _SCALE)) for side in (box.left - _NEAR, box.right + _NEAR))
    top, bottom = (max(0, round(side * _SCALE)) for side in (box.top - _NEAR, box.bottom + _NEAR))
    return int(other[top:bottom, left:right].sum()) > _MUCH


def _around(mask: Any, darkness: Any, words: Sequence[Box]) -> list[PenMark]:
    """Lines below words, stamps with the words that were read from them, highlighter, felt pens that hide words, and the rest."""
    shapes, _ = find_shapes(mask, round(2 * _SCALE), round(2 * _SCALE))
    found = []
    for shape in shapes:
        if shape.width < 6 * _SCALE or shape.ink < 20:
            continue
        box = shape.box(_SCALE)
        inside = tuple(
            i for i, word in enumerate(words) if box.overlap(word) >= 0.6 * max(0.01, word.width * word.height)
        )
        full = shape.ink / (shape.width * shape.height)
        kind = "other"
        if box.height <= _THIN:
            kind = "underlined"
        elif full > _STRIPE:
            kind = "highlighted"
        stamped = tuple(i for i in inside if share_of_ink(mask, darkness, words[i]) >= _STAMPED)
        hidden = words_hidden_by(shape, darkness, words) if kind == "highlighted" else ()
        if hidden:
            kind, inside = "struck", hidden
        elif kind == "other" and stamped:
            kind, inside = "stamp", stamped
        found.append(PenMark(kind, box, inside if kind in ("stamp", "struck") else ()))
    return found
