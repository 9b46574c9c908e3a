"""Inked pages of known truth: one form, printed in a random layout, marked, and worn in one way."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmark.case import ROOT
from tests.benchmark.pen.faces import Faces
from tests.benchmark.pen.figures import FIGURES
from tests.benchmark.pen.graphics import with_graphics
from tests.benchmark.pen.marks import KINDS, TrueMark, harmless_ink, make_mark, sign_blanks
from tests.benchmark.pen.press import PrintedPage, decorate, grey_print, layout_at_random, press
from tests.benchmark.pen.strokes import Sheet
from tests.benchmark.pen.thin import THIN
from tests.benchmark.pen.wearing import Worn, wear

__all__ = ["DPI", "FORMS", "InkedPage", "inked", "text_of"]

FORMS = {"fit": ("mutual-nda", "icml-2020"), "held-out": ("consulting-agreement",)}
DPI = 200


@dataclass(frozen=True, slots=True)
class InkedPage:
    """A page with its truth."""

    page: PrintedPage
    worn: Worn
    wear: str
    marks: tuple[TrueMark, ...]
    """Those that must be seen."""
    circles: tuple[TrueMark, ...]
    """Words with a line around them."""
    harmless: tuple[TrueMark, ...]


def text_of(form: str, which: int) -> str:
    """A filled form as printed."""
    return (ROOT / "tests" / "benchmark" / "data" / "filled" / f"{form}-{which}.txt").read_text(encoding="utf-8")


def inked(
    text: str, faces: Faces, how: str, dice: random.Random, *, share: float = 0.6, harmless: float = 0.3,
    kinds: Sequence[str] = tuple(KINDS), ornaments: bool = True, skew: float = 0.3, only_one: bool = False, most: int = 99,
    figures: bool = False, thin: int = 0, graphics: random.Random | None = None,
) -> list[InkedPage]:  # fmt: skip
    """The pages of a text, or one of them, with marks of each of the kinds with so much probability, and with harmless ink.

    With ``figures`` a figure is written over, one is changed and something is put in beside a word as well, and with ``thin`` so many of
    each kind of thin strokes are made; all else stays as it is. So it does with dice for ``graphics``, by which pictures are printed
    beside the text.
    """
    layout = layout_at_random(faces.printed, dice)
    made = []
    pages = press(text, layout, DPI, dice, "Form")
    for page in [dice.choice(pages)] if only_one else pages[:most]:
        if ornaments:
            decorate(page, dice)
        if graphics is not None:
            with_graphics(page, graphics)
        sheet = Sheet(grey_print(page.image, dice))
        free = set(range(len(page.words)))
        marks = [make_mark(kind, sheet, page, free, faces.hands, dice) for kind in kinds if dice.random() < share]
        circles = [make_mark("circle", sheet, page, free, faces.hands, dice)] if dice.random() < share / 3 else []
        ink = sign_blanks(sheet, page, faces.hands, dice) if harmless else []
        ink += harmless_ink(sheet, page, free, faces.hands, dice, harmless)
        if figures:
            own = random.Random(f"{how} {len(page.words)} {len(marks)} {len(ink)}")
            marks += [make_mark(kind, sheet, page, free, faces.hands, own, None, FIGURES) for kind in FIGURES]
        if thin:
            own = random.Random(f"thin {how} {len(page.words)} {len(marks)} {len(ink)}")
            marks += [
                make_mark(kind, sheet, page, free, faces.hands, own, None, THIN) for kind in THIN for _ in range(thin)
            ]
        worn = wear(sheet.image, sheet.classes, DPI, how, dice, skew)
        made.append(
            InkedPage(
                page,
                worn,
                how,
                tuple(m for m in marks if m is not None),
                tuple(m for m in circles if m is not None),
                tuple(ink),
            )
        )
    return made
