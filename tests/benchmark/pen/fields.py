"""Fields that are filled in by pen: signature lines that are signed or blank, boxes that are marked or not, read from pictures.

The forms are short, so that many of their fields can be measured. What is done with fields was worked out on those of the fitting
half; the others were put aside.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from clausediff.canonical.load import parse
from clausediff.canonical.variants import PreparedCanonical, prepare
from clausediff.evidence.pen import with_pen_marks
from clausediff.model import Agreement
from clausediff.pipeline import Options, compare_scan
from clausediff.pipeline.forms import places_in_forms
from clausediff.scan.readers import read
from tests.benchmark.pen.faces import Faces
from tests.benchmark.pen.form_press import Place, PrintedForm, print_form
from tests.benchmark.pen.marks import harmless_ink
from tests.benchmark.pen.pages import DPI
from tests.benchmark.pen.press import grey_print
from tests.benchmark.pen.strokes import HAND, Pen, Point, Sheet, pen_at_random, scribble, shaky
from tests.benchmark.pen.wearing import WEARS, Worn, wear

__all__ = ["FORMS", "FieldTally", "FilledForm", "fill_form", "measure_fields", "outcomes"]

_FOLDER = Path(__file__).parent / "forms"
FORMS = {
    "fit": ("order-form", "release", "loan", "membership", "stall", "outing", "allotment"),
    "held-out": ("volunteer",),
    "aside": ("hostel",),
}
"""The forms of each half; those put aside were looked at by nobody who worked on boxes."""
_ODD = frozenset({"allotment", "volunteer", "hostel"})
"""Forms whose boxes are marked in odd ways too: over the edge only, beside the box, half, around it, with initials beside it."""
_NAMES = ("A. Lindholm", "T. Reinholt", "P. Raman", "H. Brandvold", "J. Ortiz", "Mara Quist")
_DATES = ("12 May 2024", "3/4/25", "June 9, 2025")


@dataclass(slots=True)
class FieldTally:
    """What became of each field."""

    found: list[tuple[str, str, str, str]] = field(default_factory=list)
    """File, kind of field with its truth (``signed``, ``blank``, ``marked``, ``empty``, ``choice``), what is told apart (the form's
    name, the look of its boxes and the wear) and what the report makes of it: ``right``, ``asked`` or ``wrong``."""
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form filled in by pen, worn, and each field's true value."""

    name: str
    look: str
    """Of its boxes."""
    wear: str
    truth: dict[str, str]
    """By field: ``signed`` or empty, ``yes`` or ``no``, the name of a choice or empty."""
    printed: PrintedForm
    worn: Worn


def measure_fields(
    faces: Faces,
    forms: tuple[str, ...],
    documents: int,
    seed: str,
    folder: Path,
    *,
    cache: bool = False,
    ocr: str = "auto",
) -> FieldTally:
    """Fill in, wear, read by an engine and compare so many one-page forms, each form and each wear in turn."""
    tally = FieldTally()
    for number in range(documents):
        form = fill_form(forms[number % len(forms)], faces, number, seed)
        path = folder / f"fields-{number:03}.png"
        save(form, path)
        compare_form(path, form, tally, cache=cache, ocr=ocr)
    return tally


def fill_form(name: str, faces: Faces, number: int, seed: str) -> FilledForm:
    """The form in print with some of its fields filled in by pen."""
    dice = random.Random(f"fields {seed}/{name}/{number}")
    how = list(WEARS)[number % len(WEARS)]
    source = (_FOLDER / f"{name}.print").read_text(encoding="utf-8")
    printed = None
    while printed is None:
        printed = print_form(source, faces.printed, DPI, dice)
    sheet = Sheet(grey_print(printed.page.image, dice))
    truth = {
        **_tick(sheet, printed, prepared(name), faces, dice, odd=name in _ODD),
        **_sign(sheet, printed, prepared(name), faces, dice),
    }
    if dice.random() < 0.3:
        harmless_ink(sheet, printed.page, set(range(len(printed.page.words))), faces.hands, dice, 0.3)
    worn = wear(sheet.image, sheet.classes, DPI, how, dice, 0.8)
    return FilledForm(name, printed.look, how, truth, printed, worn)


@lru_cache(maxsize=8)
def prepared(name: str) -> PreparedCanonical:
    """A form's canonical."""
    path = _FOLDER / f"{name}.md"
    return prepare(parse(path.read_text(encoding="utf-8"), str(path)))


def save(form: FilledForm, path: Path) -> None:
    """The form's picture as a file."""
    image = form.worn.image.convert("L") if form.wear == "fax" else form.worn.image
    image.save(path, dpi=(form.worn.dpi, form.worn.dpi))


def _tick(
    sheet: Sheet, form: PrintedForm, known: PreparedCanonical, faces: Faces, dice: random.Random, *, odd: bool
) -> dict[str, str]:
    """Mark some boxes; of the choices of a field one or none. Where there may be ``odd`` marks, initials may be beside a box too."""
    pen = pen_at_random(form.page.dpi, dice)
    truth: dict[str, str] = {}
    for name, spec in known.source.fields.items():
        if spec.type == "choice":
            truth[name] = dice.choice([*spec.choices, *spec.choices, ""])
        elif spec.type == "checkbox":
            truth[name] = dice.choice(["yes", "no"])
    for place in form.boxes:
        if truth[place.name] == (place.choice or "yes"):
            for way in _odd_mark(place, dice) if odd and dice.random() < 0.4 else _mark(place, dice):
                sheet.line(shaky(way, pen, dice, 3), pen, HAND, dice)
    if odd and form.boxes and dice.random() < 0.5:
        right, bottom = dice.choice(form.boxes).box[2:]
        size = form.page.dpi * dice.uniform(0.1, 0.14)
        at = right + size * dice.uniform(2, 6), bottom + size * dice.uniform(0.6, 1.2)
        sheet.write("".join(dice.choices("ABKLMRT", k=2)), at, size, dice.choice(faces.hands), pen, dice)
    return truth


def _mark(place: Place, dice: random.Random) -> list[list[Point]]:
    """A tick, a cross, a stroke, a scribble or a dot in a box, now and then partly outside of it."""
    left, top, right, bottom = place.box
    side = max(right - left, bottom - top)
    x, y = (left + right) / 2, (top + bottom) / 2
    if dice.random() < 0.3:
        x, y = x + side * dice.uniform(-0.35, 0.35), y + side * dice.uniform(-0.35, 0.35)
    way = dice.choice(["tick", "tick", "tick", "cross", "cross", "cross", "stroke", "fill", "scribble", "dot"])
    size = side * dice.choice([1, 1, 1, 1.4])
    if way == "tick":
        return [[(x - size * 0.4, y), (x - size * 0.1, y + size * 0.4), (x + size * 0.6, y - size * 0.7)]]
    if way == "cross":
        d = size * dice.uniform(0.35, 0.6)
        return [[(x - d, y - d), (x + d, y + d)], [(x - d, y + d), (x + d, y - d)]]
    if way == "stroke":
        d = size * dice.uniform(0.35, 0.6)
        return [[(x - d, y + d), (x + d, y - d)]]
    if way == "fill":
        return [[(x + side * 0.35 * (-1 if n % 2 else 1), y - side * 0.35 + side * 0.7 * n / 6) for n in range(7)]]
    turns, wide = (9, 0.4) if way == "scribble" else (4, 0.15)
    return [
        [
            (x + side * wide * dice.uniform(0.4, 1) * math.cos(t * 2.4), y + side * wide * math.sin(t * 2.4))
            for t in range(turns)
        ]
    ]


def _odd_mark(place: Place, dice: random.Random) -> list[list[Point]]:
    """A tick over the box's edge only, a half tick, a tick beside the box, a line around it, or a cross that is crossed again."""
    left, top, right, bottom = place.box
    side = max(right - left, bottom - top)
    x, y = (left + right) / 2, (top + bottom) / 2
    way = dice.choice(["edge", "half", "beside", "around", "twice"])
    if way == "edge":
        x += side * dice.choice([-0.5, 0.5])
        return [[(x - side * 0.2, y), (x, y + side * 0.3), (x + side * 0.4, y - side * 0.6)]]
    if way == "half":
        return [[(x - side * 0.1, y + side * 0.25), (x + side * 0.4, y - side * 0.4)]]
    if way == "beside":
        x = left - side * 0.45
        return [[(x - side * 0.3, y), (x, y + side * 0.35), (x + side * 0.5, y - side * 0.6)]]
    if way == "around":
        turns = [(x + side * 0.95 * math.cos(t / 2), y + side * 0.8 * math.sin(t / 2)) for t in range(14)]
        return [turns]
    d = side * 0.45
    return [
        [(x - d, y - d), (x + d, y + d)],
        [(x - d, y + d), (x + d, y - d)],
        [(x - d * 1.3, y + d * 0.2), (x + d * 1.3, y - d * 0.1)],
    ]


def _sign(
    sheet: Sheet, form: PrintedForm, known: PreparedCanonical, faces: Faces, dice: random.Random
) -> dict[str, str]:
    """Sign some of the lines, with a scribble or a name in handwriting; write names and dates onto some of the others."""
    truth = {}
    hand, pen = dice.choice(faces.hands), pen_at_random(form.page.dpi, dice)
    for place in form.blanks:
        kind = known.source.fields[place.name].type
        filled = dice.random() < 0.5
        left, base = place.box[0] + form.page.dpi * dice.uniform(0.02, 0.2), place.box[3]
        if kind == "signature":
            truth[place.name] = "signed" if filled else ""
            hand, pen = dice.choice(faces.hands), pen_at_random(form.page.dpi, dice)
        if filled:
            _write(sheet, kind, (left, base), place.box[2] - left, hand, pen, dice)
    return truth


def _write(
    sheet: Sheet, kind: str, at: Point, room: float, hand: Path, pen: Pen, dice: random.Random
) -> None:  # fmt: skip
    (left, base), dpi = at, DPI
    if kind == "signature" and dice.random() < 0.6:
        sheet.line(scribble(left, base, dpi * dice.uniform(0.12, 0.2), dice), pen, HAND, dice)
        return
    size = dpi * dice.uniform(0.15, 0.25)
    text = dice.choice(_DATES if kind == "date" else _NAMES)
    size = min(size, 1.8 * room / len(text))
    sheet.write(text, (left, base - dpi * 0.01), size, hand, pen, dice)


def compare_form(
    path: Path, form: FilledForm, tally: FieldTally, *, cache: bool, ocr: str = "auto"
) -> tuple[Agreement, ...]:
    """Read and compare a form's picture, and tally its fields."""
    known = prepared(form.name)
    bare = read(str(path), pages=replace(Options(ocr=ocr).pages(), cache=cache))
    scan = with_pen_marks(bare, form=places_in_forms(bare, [known]), cache=False)
    agreements, _ = compare_scan(scan, [known], Options())
    values = {each.name: each for agreement in agreements for each in agreement.fields}
    for name, true in form.truth.items():
        said = values.get(name)
        asked = said is None or bool(said.problems)
        value = "" if said is None else said.value
        kind_of = known.source.fields[name].type
        if kind_of == "signature":
            kind, right = ("signed" if true else "blank"), bool(value) == bool(true)
            asked = asked and not right
        elif kind_of == "choice":
            kind, right = "choice", value == true
            asked = asked and not (right and not true)  # that nothing is chosen is a problem of the form
        else:
            kind, right = ("marked" if true == "yes" else "empty"), value == true
            asked = asked or not value
        outcome = "asked" if asked else "right" if right else "wrong"
        told = f"{form.name} {form.look} {form.wear}"
        tally.found.append((path.name, kind, told, outcome))
        if outcome != "right":
            problems = () if said is None else said.problems
            tally.notes.append(f"{path.name} {told}: {name} is {true!r}, read {value!r} {problems} ({outcome})")
    return agreements


def outcomes(tally: FieldTally) -> Iterator[tuple[str, Counter[str]]]:
    """Each kind with how often it was right, asked and wrong."""
    for kind in ("signed", "blank", "marked", "empty", "choice"):
        yield kind, Counter(outcome for _, each, _, outcome in tally.found if each == kind)
