"""The detector by itself: word boxes are those of the printed page, so that no engine's errors count."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image

from clausediff.evidence.pen.detect import find_marks
from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.scan.pages import Box
from tests.benchmark.pen.faces import Faces
from tests.benchmark.pen.marks import TrueMark
from tests.benchmark.pen.pages import FORMS, InkedPage, inked, text_of
from tests.benchmark.pen.wearing import WEARS

__all__ = ["Tally", "measure"]

_TOLD = ("struck", "written", "circled")
_INK = ("signature", "tick", "initials", "figure", "over", "caret", "margin", "end")
"""Kinds of truth that are handwriting."""


@dataclass(slots=True)
class Tally:
    """What was made and what was found."""

    found: list[tuple[str, str, bool]] = field(default_factory=list)
    """Of each mark its kind, the page's wear, and whether it was seen."""
    false: list[tuple[str, str, str]] = field(default_factory=list)
    """Of each false mark its kind, the wear, and what is there in truth."""
    pages: list[str] = field(default_factory=list)
    """The wear of each page."""
    seconds: float = 0.0
    """Of the processor."""
    notes: list[str] = field(default_factory=list)
    """What was missed or invented, for people."""


def measure(half: str, faces: Faces, pages: int, seed: str) -> Tally:
    """Put so many pages of one half to the detector, each wear in turn."""
    tally, number = Tally(), 0
    while len(tally.pages) < pages:
        dice = random.Random(f"{seed}/{number}")
        how = list(WEARS)[number % len(WEARS)]
        text = text_of(dice.choice(FORMS[half]), dice.choice([0, 1]))
        made = inked(text, faces, how, dice)
        _one(dice.choice(made), tally, f"{seed}/{number}")
        number += 1
    return tally


def _one(page: InkedPage, tally: Tally, name: str) -> None:
    place = page.worn.place
    words = [Box(*place(word.box)) for word in page.page.words]
    image, dpi = page.worn.image, page.worn.dpi
    size = round(image.width * DPI / dpi), round(image.height * DPI / dpi)
    image = image.resize(size, Image.Resampling.BOX if dpi > DPI else Image.Resampling.BICUBIC)
    began = time.process_time()
    found = find_marks(image, DPI, words)
    tally.seconds += time.process_time() - began
    tally.pages.append(page.wear)
    used: set[int] = set()
    for true in (*page.marks, *page.circles):
        hits = [i for i, mark in enumerate(found) if _is(mark, true, Box(*place(true.box)))]
        used.update(hits)
        tally.found.append((true.kind, page.wear, bool(hits)))
        if not hits:
            struck = " ".join(page.page.words[i].text for i in true.words[:5])
            tally.notes.append(f"{name} {page.wear}: {true.kind} missed: {struck} {true.text}")
    there = [(true.kind, Box(*place(true.box))) for true in (*page.marks, *page.circles, *page.harmless)]
    for i, mark in enumerate(found):
        if i in used or mark.kind not in _TOLD or (mark.kind == "written" and mark.words):
            continue
        at = [kind for kind, box in there if box.overlap(mark.box) > 0]
        if mark.kind == "written" and not set(at).isdisjoint(_INK):
            continue
        tally.false.append((mark.kind, page.wear, at[0] if at else "nothing"))
        words_there = " ".join(page.page.words[j].text for j in mark.words[:5])
        tally.notes.append(f"{name} {page.wear}: {mark.kind} is false at {mark.box}: {words_there} {at}")


def _is(mark: PenMark, true: TrueMark, box: Box) -> bool:
    """Whether what was found is a true mark."""
    if true.kind == "circle":
        return mark.kind == "circled" and not set(true.words).isdisjoint(mark.words)
    near = mark.kind == "written" and mark.box.overlap(box) > 0.2 * min(_area(mark.box), _area(box))
    if true.words:
        struck = mark.kind == "struck" and not set(true.words).isdisjoint(mark.words)
        return struck or (near and true.kind in ("figure", "over"))
    return near


def _area(box: Box) -> float:
    return box.width * box.height


def silent(found: Sequence[tuple[str, str, bool]]) -> float:
    """The share of marks that were not seen."""
    return sum(not seen for _, _, seen in found) / max(1, len(found))
