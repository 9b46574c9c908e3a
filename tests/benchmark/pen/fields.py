"""Fields that are filled in by pen: signature lines that are signed or blank, boxes that are marked or not, read from pictures.

The form here is short, so that many of its fields can be measured; it is no form that anything was fitted on.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from clausediff.canonical.load import parse
from clausediff.canonical.variants import PreparedCanonical, prepare
from clausediff.evidence.pen import with_pen_marks
from clausediff.pipeline import Options, compare_scan
from clausediff.pipeline.forms import beside_boxes
from clausediff.scan.readers import read
from tests.benchmark.pen.faces import Faces
from tests.benchmark.pen.marks import harmless_ink
from tests.benchmark.pen.pages import DPI
from tests.benchmark.pen.press import PrintedPage, grey_print, layout_at_random, press
from tests.benchmark.pen.strokes import HAND, Sheet, pen_at_random, scribble, shaky
from tests.benchmark.pen.wearing import WEARS, wear

__all__ = ["FieldTally", "measure_fields", "outcomes"]

FORM = Path(__file__).parent / "order-form.md"
_BOXES = ("urgent_box", "invoice_box", "renewal_box", "storage_box")
_CHOICES = ("Monthly", "Quarterly", "Yearly")
_SIGNED = ("buyer_signature", "seller_signature", "witness_signature")


@dataclass(slots=True)
class FieldTally:
    """What became of each field."""

    found: list[tuple[str, str, str, str]] = field(default_factory=list)
    """File, kind of field with its truth (``signed``, ``blank``, ``marked``, ``empty``, ``choice``), wear, and what the report makes of it:
    ``right``, ``asked`` or ``wrong``."""
    notes: list[str] = field(default_factory=list)


def measure_fields(faces: Faces, documents: int, seed: str, folder: Path, *, cache: bool = False) -> FieldTally:
    """Fill in, wear, read and compare so many one-page forms, each wear in turn."""
    tally = FieldTally()
    prepared = prepare(parse(FORM.read_text(encoding="utf-8"), str(FORM)))
    for number in range(documents):
        dice = random.Random(f"fields {seed}/{number}")
        how = list(WEARS)[number % len(WEARS)]
        made = _filled(prepared, faces, dice)
        if made is None:
            continue
        sheet, truth = made
        worn = wear(sheet.image, sheet.classes, DPI, how, dice, 0.8)
        path = folder / f"fields-{number:03}.png"
        (worn.image.convert("L") if how == "fax" else worn.image).save(path, dpi=(worn.dpi, worn.dpi))
        _compare(path, prepared, truth, how, tally, cache=cache)
    return tally


def _filled(prepared: PreparedCanonical, faces: Faces, dice: random.Random) -> tuple[Sheet, dict[str, str]] | None:
    """The form in print with some of its fields filled in by pen, and each field's true value."""
    layout = replace(layout_at_random(faces.printed, dice), columns=1, margin=dice.uniform(0.8, 1.1))
    layout = replace(layout, size=min(layout.size, 11), leading=min(layout.leading, 1.4))
    pages = press(printed(), layout, DPI, dice, "Order form")
    if len(pages) != 1 or len(pages[0].boxes) != len(_BOXES) + len(_CHOICES):
        return None
    (page,) = pages
    sheet = Sheet(grey_print(page.image, dice))
    truth = {**_tick(sheet, page, dice), **_sign(sheet, page, faces, dice)}
    if dice.random() < 0.3:
        harmless_ink(sheet, page, set(range(len(page.words))), faces.hands, dice, 0.3)
    return sheet, truth


def printed() -> str:
    """The form as it is printed: boxes empty, blanks white."""
    text = FORM.read_text(encoding="utf-8").split("---\n", 2)[2]
    text = text.replace("{{plan}}", "\n".join(f"☐ {each}" for each in _CHOICES))
    for name in _BOXES:
        text = text.replace(f"{{{{{name}}}}}", "☐")
    for name in _SIGNED:
        text = text.replace(f"{{{{{name}}}}}", "")
    return text.replace("# ", "").replace("**", "")


def _tick(sheet: Sheet, page: PrintedPage, dice: random.Random) -> dict[str, str]:
    """Mark some boxes, in the order in which they stand: of the choices one or none."""
    pen = pen_at_random(page.dpi, dice)
    chosen = dice.choice([*_CHOICES, *_CHOICES, ""])
    truth = {"plan": chosen}
    names = [*_CHOICES, *_BOXES]  # as they stand on the page
    for name, (left, top, side) in zip(names, page.boxes, strict=True):
        on = name == chosen if name in _CHOICES else dice.random() < 0.5
        if name in _BOXES:
            truth[name] = "yes" if on else "no"
        if on:
            for way in _mark(left, top, side, dice):
                sheet.line(shaky(way, pen, dice, 3), pen, HAND, dice)
    return truth


def _mark(left: float, top: float, side: float, dice: random.Random) -> list[list[tuple[float, float]]]:
    """A tick, a cross, or a scribble that fills the box."""
    x, y = left + side / 2, top + side / 2
    way = dice.choice(["tick", "tick", "cross", "cross", "fill"])
    if way == "tick":
        return [[(x - side * 0.4, y), (x - side * 0.1, y + side * 0.4), (x + side * 0.6, y - side * 0.7)]]
    if way == "cross":
        return [
            [(x - side * 0.4, y - side * 0.4), (x + side * 0.4, y + side * 0.4)],
            [(x - side * 0.4, y + side * 0.4), (x + side * 0.4, y - side * 0.4)],
        ]
    return [[(x + side * 0.35 * (-1 if n % 2 else 1), y - side * 0.35 + side * 0.7 * n / 6) for n in range(7)]]


def _sign(sheet: Sheet, page: PrintedPage, faces: Faces, dice: random.Random) -> dict[str, str]:
    """Sign some of the lines, with a scribble or a name in handwriting."""
    places = [blank for blank in page.blanks if blank[0] == "sign"]
    truth = {}
    for name, (_, left, _, base) in zip(_SIGNED, places, strict=True):
        signed = dice.random() < 0.5
        truth[name] = "signed" if signed else ""
        pen = pen_at_random(page.dpi, dice)
        if signed and dice.random() < 0.6:
            size = page.dpi * dice.uniform(0.12, 0.2)
            sheet.line(scribble(left, base, size, dice), pen, HAND, dice)
        elif signed:
            text = dice.choice(["A. Lindholm", "T. Reinholt", "P. Raman", "H. Brandvold", "J. Ortiz", "Mara Quist"])
            size = page.dpi * dice.uniform(0.15, 0.25)
            sheet.write(text, (left, base - page.dpi * 0.01), size, dice.choice(faces.hands), pen, dice)
    return truth


def _compare(
    path: Path, prepared: PreparedCanonical, truth: dict[str, str], how: str, tally: FieldTally, *, cache: bool
) -> None:
    bare = read(str(path), pages=replace(Options().pages(), cache=cache))
    scan = with_pen_marks(bare, beside_boxes=beside_boxes(prepared), cache=False)
    agreements, _ = compare_scan(scan, [prepared], Options())
    values = {each.name: each for agreement in agreements for each in agreement.fields}
    for name, true in truth.items():
        said = values.get(name)
        asked = said is None or bool(said.problems)
        value = "" if said is None else said.value
        if name in _SIGNED:
            kind, right = ("signed" if true else "blank"), bool(value) == bool(true)
            asked = asked and not right
        elif name == "plan":
            kind, right = "choice", value == true
            asked = asked and not (right and not true)  # that nothing is chosen is a problem of the form
        else:
            kind, right = ("marked" if true == "yes" else "empty"), value == true
            asked = asked or not value
        outcome = "asked" if asked else "right" if right else "wrong"
        tally.found.append((path.name, kind, how, outcome))
        if outcome != "right":
            problems = () if said is None else said.problems
            tally.notes.append(f"{path.name} {how}: {name} is {true!r}, read {value!r} {problems} ({outcome})")


def outcomes(tally: FieldTally) -> Iterator[tuple[str, Counter[str]]]:
    """Each kind with how often it was right, asked and wrong."""
    for kind in ("signed", "blank", "marked", "empty", "choice"):
        yield kind, Counter(outcome for _, each, _, outcome in tally.found if each == kind)
