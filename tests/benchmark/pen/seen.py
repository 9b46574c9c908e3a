"""The detector by itself: word boxes are those of the printed page, so that no engine's errors count."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PIL import Image

from clausediff.evidence.pen.closer import closer_to
from clausediff.evidence.pen.detect import marks_of
from clausediff.evidence.pen.ink import DPI, as_ink
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.net import classify
from clausediff.scan.pages import Box
from tests.benchmark.pen.faces import Faces
from tests.benchmark.pen.marks import TrueMark
from tests.benchmark.pen.pages import FORMS, InkedPage, inked, text_of
from tests.benchmark.pen.strokes import HAND, STRIKE
from tests.benchmark.pen.wearing import WEARS

__all__ = ["Sample", "Tally", "measure", "samples", "score"]

_TOLD = ("struck", "altered", "written", "circled")
_INK = ("signature", "tick", "initials", "figure", "over", "changed", "put", "caret", "margin", "end")
"""Kinds of truth that are handwriting."""
_CROSSED, _BY_PEN, _DARK = 0.25, 0.3, 0.35
"""Of a word's width, so much must be crossed in truth for a pen's stroke to be there; of a mark's ink, so much must be a pen's, where
pixels are ink from such a darkness on."""


@dataclass(slots=True)
class Tally:
    """What was made and what was found."""

    found: list[tuple[str, str, bool]] = field(default_factory=list)
    """Of each mark its kind, the page's wear, and whether it was seen."""
    false: list[tuple[str, str, str]] = field(default_factory=list)
    """Of each mark where no pen was its kind, the wear, and what is there in truth."""
    beside: list[tuple[str, str, str]] = field(default_factory=list)
    """The same of each mark that is no true one, but where a pen's ink is: told twice, or as something else."""
    pages: list[str] = field(default_factory=list)
    """The wear of each page."""
    seconds: float = 0.0
    """Of the processor."""
    notes: list[str] = field(default_factory=list)
    """What was missed or invented, for people."""


def measure(half: str, faces: Faces, pages: int, seed: str, *, figures: bool = False, thin: int = 0) -> Tally:
    """Put so many pages of one half to the detector, each wear in turn."""
    tally = Tally()
    for sample in samples(half, faces, pages, seed, figures=figures, thin=thin):
        _one(sample, tally)
    return tally


def samples(
    half: str, faces: Faces, pages: int, seed: str, *, figures: bool = False, thin: int = 0
) -> Iterator[Sample]:
    """So many pages of one half, each wear in turn; with more that was done to figures, where that is asked for."""
    for number in range(pages):
        dice = random.Random(f"{seed}/{number}")
        how = list(WEARS)[number % len(WEARS)]
        text = text_of(dice.choice(FORMS[half]), dice.choice([0, 1]))
        (made,) = inked(text, faces, how, dice, only_one=True, figures=figures, thin=thin)
        yield sample_of(made, f"{seed}/{number}")


@dataclass(frozen=True, slots=True)
class Sample:
    """A page as the detector gets it, with its truth; all boxes in points."""

    name: str
    wear: str
    planes: Any
    """Of :func:`~clausediff.evidence.pen.ink.as_ink`."""
    words: tuple[Box, ...]
    texts: tuple[str, ...]
    marks: tuple[tuple[TrueMark, Box], ...]
    """What must be seen."""
    harmless: tuple[tuple[TrueMark, Box], ...]
    known: Any = None
    """Of each pixel, what a pen did there (:class:`~tests.benchmark.pen.strokes.Sheet`)."""


def sample_of(page: InkedPage, name: str) -> Sample:
    """What of a page the detector needs."""
    place = page.worn.place
    image, dpi = page.worn.image, page.worn.dpi
    size = round(image.width * DPI / dpi), round(image.height * DPI / dpi)
    image = image.resize(size, Image.Resampling.BOX if dpi > DPI else Image.Resampling.BICUBIC)
    return Sample(
        name,
        page.wear,
        as_ink(image),
        tuple(Box(*place(word.box)) for word in page.page.words),
        tuple(word.text for word in page.page.words),
        tuple((true, Box(*place(true.box))) for true in (*page.marks, *page.circles)),
        tuple((true, Box(*place(true.box))) for true in page.harmless),
        np.asarray(Image.fromarray(page.worn.classes).resize(size, Image.Resampling.NEAREST)),
    )


def _one(sample: Sample, tally: Tally) -> None:
    began = time.process_time()
    classes = classify(sample.planes)
    found = marks_of(classes, sample.planes[0], sample.words, closer_to(classes, sample.planes), sample.texts)
    tally.seconds += time.process_time() - began
    score(sample, found, tally)


def score(sample: Sample, found: Sequence[PenMark], tally: Tally) -> None:
    """Count what was seen, missed and invented on one page."""
    tally.pages.append(sample.wear)
    used: set[int] = set()
    for true, box in sample.marks:
        hits = [i for i, mark in enumerate(found) if _is(mark, true, box)]
        used.update(hits)
        tally.found.append((true.kind, sample.wear, bool(hits)))
        if not hits:
            struck = " ".join(sample.texts[i] for i in true.words[:5])
            tally.notes.append(
                f"{sample.name} {sample.wear}: {true.kind} missed: {struck} {true.text} at {box.rounded()}"
            )
    there = [(true.kind, box) for true, box in (*sample.marks, *sample.harmless)]
    for i, mark in enumerate(found):
        if i in used or mark.kind not in _TOLD or (mark.kind == "written" and mark.words):
            continue
        at = [kind for kind, box in there if box.overlap(mark.box) > 0]
        if mark.kind == "written" and not set(at).isdisjoint(_INK):
            continue
        by_pen = _is_by_pen(sample, mark)
        (tally.beside if by_pen else tally.false).append((mark.kind, sample.wear, at[0] if at else "nothing"))
        words_there = " ".join(sample.texts[j] for j in mark.words[:5])
        what = "beside a true one" if by_pen else "false"
        tally.notes.append(f"{sample.name} {sample.wear}: {mark.kind} is {what} at {mark.box}: {words_there} {at}")


def _is_by_pen(sample: Sample, mark: PenMark) -> bool:
    """Whether a pen's ink is where there is no true mark of that kind: a stroke that runs on into the next word, or what is written
    over a figure and is wider than it; of other marks whether a good part of their ink is a pen's."""
    if mark.kind in ("struck", "altered"):
        boxes = [sample.words[i] for i in mark.words] or [mark.box]
        return sum(_crossed(sample.known, box) >= _CROSSED for box in boxes) >= len(boxes) / 2
    left, top, right, bottom = (max(0, round(side * DPI / 72)) for side in mark.box)
    known, dark = sample.known[top:bottom, left:right], sample.planes[0][top:bottom, left:right]
    return bool(np.isin(known, (STRIKE, HAND)).sum() >= _BY_PEN * max(1, int((dark > _DARK).sum())))


def _crossed(known: Any, box: Box) -> float:
    """How much of a word's width strokes really cross."""
    left, top, right, bottom = (max(0, round(side * DPI / 72)) for side in box)
    part = known[top:bottom, left:right] == STRIKE
    return float(part.any(axis=0).mean()) if part.size else 0.0


def _is(mark: PenMark, true: TrueMark, box: Box) -> bool:
    """Whether what was found is a true mark."""
    if true.kind == "circle":
        return mark.kind == "circled" and not set(true.words).isdisjoint(mark.words)
    near = mark.kind == "written" and mark.box.overlap(box) > 0.2 * min(_area(mark.box), _area(box))
    if true.words:
        struck = mark.kind in ("struck", "altered") and not set(true.words).isdisjoint(mark.words)
        return struck or (near and true.kind in ("figure", "over", "changed", "put"))
    return near


def _area(box: Box) -> float:
    return box.width * box.height


def silent(found: Sequence[tuple[str, str, bool]]) -> float:
    """The share of marks that were not seen."""
    return sum(not seen for _, _, seen in found) / max(1, len(found))
