"""What each part of reading a page contributes: the engine, the pixels, the pen, the issued form, switched off one by one.

The first page of a form is edited before it is printed, set in one of four faces, marked by a pen with marks of every kind and with
harmless ink, and worn in one of ten ways (``tests/benchmark/pen``). An edit is silent where no finding for a person touches its place
in the canonical, a mark where none is at its place on the page; findings at neither, nor at harmless ink, are false.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from tests.benchmark import table
from tests.benchmark.case import DATA
from tests.benchmark.pen.end import _touches
from tests.benchmark.pen.faces import FIT, HELD_OUT
from tests.benchmark.pen.marks import KINDS, TrueMark, harmless_ink, make_mark, sign_blanks
from tests.benchmark.pen.pages import DPI, FORMS
from tests.benchmark.pen.press import Layout, PrintedPage, press
from tests.benchmark.pen.strokes import Sheet
from tests.benchmark.pen.wearing import WEARS, wear

__all__ = ["FACES", "PARTS", "Tally", "measure_parts", "rows_of_parts", "tables", "wear_rows"]

FACES = (
    "liberation/LiberationSerif-Regular",
    "crosextra/Carlito-Regular",
    "dejavu/DejaVuSans",
    "gentiumplus/GentiumPlus-Regular",
)
PARTS = (
    ("all", "rapidocr", "pixels pen"),
    ("without the pixels", "rapidocr", "pen"),
    ("without the pen", "rapidocr", "pixels"),
    ("without both", "rapidocr", ""),
    ("all, with the issued form", "rapidocr", "pixels pen issued"),
    ("all, read by Tesseract", "tesseract", "pixels pen"),
    ("Tesseract without the pixels", "tesseract", "pen"),
    ("Tesseract without both", "tesseract", ""),
)
"""By name: the engine, and what is switched on."""
_MOVED = 80
"""Characters of the canonical around the place where words were moved to, at which what is said of them is no false finding."""
_SHARE = 0.35
"""Of the kinds of marks: so many are on a marked page."""


@dataclass(slots=True)
class Tally:
    """What was made, and what a part left unseen or invented."""

    edits: list[bool] = field(default_factory=list)
    """Of each edit before printing whether it was told."""
    marks: list[tuple[str, bool]] = field(default_factory=list)
    """Of each mark its kind and whether it was told."""
    false: list[tuple[int, int]] = field(default_factory=list)
    """Of each page how many false findings are substantive, and for review."""
    words: list[int] = field(default_factory=list)
    wears: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    """What was silent or false, a line each."""


@dataclass(slots=True)
class _Made:
    """A page with its truth."""

    path: Path
    form: str
    wear: str
    edits: list[tuple[int, int]]
    """Places in the canonical."""
    targets: list[tuple[int, int]]
    """Where in the canonical words were moved to."""
    marks: list[tuple[TrueMark, Any]]
    """With their boxes on the page as it arrives."""
    harmless: list[Any]
    issued: Any
    """The unmarked and unedited page as a scan."""
    words: int
    end: int
    """Where in the canonical the page ends, about."""


def measure_parts(folder: Path, half: str, pages: int, *, keep: bool = True) -> dict[str, Tally]:
    """Every page by every part; ``half`` names the forms."""
    folder.mkdir(parents=True, exist_ok=True)
    tallies = {name: Tally() for name, _, _ in PARTS}
    for number in range(pages):
        made = _page(folder, half, number)
        for name, engine, parts in PARTS:
            _judge(made, engine, parts.split(), tallies[name], keep=keep)
        last = tallies[PARTS[0][0]]
        print(
            f"{made.path.name} {made.wear}: {len(made.edits)} edits, {len(made.marks)} marks, {last.false[-1]} false",
            file=sys.stderr,
            flush=True,
        )
    return tallies


def _page(folder: Path, half: str, number: int) -> _Made:
    """One page, made anew; its picture is written where it is not there."""
    from clausediff.scan.pages import Box
    from tests.benchmark.fill import fill, legal
    from tools.make_scans import edited, parse, seeded

    dice = random.Random(f"parts {half} {number}")
    wears = [name for name in WEARS if name != "bleed"]
    form, how = FORMS[half][number % len(FORMS[half])], wears[number % len(wears)]
    canonical = (DATA / "canonical" / f"{form}.md").read_text(encoding="utf-8")
    template = parse(canonical, f"{form}.md")
    filled = fill(template, legal(template, number % 2), branch=number % 2)
    text, labels = edited(filled, f"parts {half} {number}")
    face = Path("/usr/share/fonts/truetype", f"{FACES[number // len(wears) % len(FACES)]}.ttf")
    layout = Layout(face, dice.choice([9.5, 10.5, 11.5]), dice.uniform(1.15, 1.4), 1.0, ruled=True)
    page = press(text, layout, DPI, random.Random(number), template.title)[0]
    issued = press(filled.text, layout, DPI, random.Random(number), template.title)[0]
    end = max(word.start for word in page.words)
    edits, targets, moved = [], [], 0
    for label in sorted(labels, key=lambda each: each["plain"]):
        if label["plain"][0] + moved < end - 40:
            edits.append((label["canonical"][0], label["canonical"][1]))
            targets += [(label["also"][0] - _MOVED, label["also"][1] + _MOVED)] if label.get("also") else []
        moved += len(label["new"]) - len(label["old"])
    faces = HELD_OUT if half == "held-out" else FIT
    sheet = Sheet(page.image.copy())
    free = set(range(len(page.words)))
    marked = number % 3 != 2
    kinds = [kind for kind in KINDS if marked and dice.random() < _SHARE]
    marks = [mark for kind in kinds if (mark := make_mark(kind, sheet, page, free, faces.hands, dice)) is not None]
    ink = [*sign_blanks(sheet, page, faces.hands, dice), *harmless_ink(sheet, page, free, faces.hands, dice, 0.2)]
    worn = wear(sheet.image, sheet.classes, DPI, how, seeded("wear", f"{half} {number}"), 0.8)
    path = folder / f"parts-{half}-{number:03}.png"
    if not path.exists():
        (worn.image.convert("L") if how == "fax" else worn.image).save(path, dpi=(worn.dpi, worn.dpi))
    placed = [(mark, Box(*worn.place(mark.box))) for mark in marks]
    last = min(_before_edits(filled.text, text, end), len(filled.text) - 2)
    ends = next(filter(None, (filled.span_to_canonical((at, at + 1)) for at in range(last, 0, -1))), None)
    return _Made(
        path, form, how, edits, targets, placed, [Box(*worn.place(mark.box)) for mark in ink], _as_scan(issued), len(page.words),
        ends[0] if ends is not None else end,
    )  # fmt: skip


def _before_edits(plain: str, text: str, end: int) -> int:
    """Where in a text the last word is that stands before a place of the edited text; words that were moved there do not count."""
    own, edited = ([word.span() for word in re.finditer(r"\S+", each)] for each in (plain, text))
    same = SequenceMatcher(None, [plain[a:b] for a, b in own], [text[a:b] for a, b in edited], autojunk=False)
    found = 0
    for at, beside, size in same.get_matching_blocks():
        inside = sum(edited[beside + i][0] <= end for i in range(size))
        found = own[at + inside - 1][0] if inside else found
    return found


def _as_scan(page: PrintedPage) -> Any:
    """A clean page as the issued form's scan, as its PDF would have it."""
    from PIL import Image

    from clausediff.model import Range
    from clausediff.scan.pages import Box, Page, WordBox
    from clausediff.scan.scan import Scan

    words, text = [], ""
    for word in page.words:
        box = Box(*(side * 72 / DPI for side in word.box))
        words.append(WordBox(Range(len(text), len(text) + len(word.text)), 0, box))
        text += f"{word.text} "

    def draw(dpi: float) -> Any:
        size = round(page.image.width * dpi / DPI), round(page.image.height * dpi / DPI)
        return page.image.resize(size, Image.Resampling.BOX)

    sheet = Page(1, page.image.width * 72 / DPI, page.image.height * 72 / DPI, reader="pdf", image=draw)
    return Scan("issued.pdf", "issued", text, "pdf", words=tuple(words), pages=(sheet,))


@cache
def _prepared(form: str, end: int) -> Any:
    """The canonical of a form's first page, made ready once: to the end of the first paragraph behind the page with which it can be read.

    Against the whole form a page of many would be too little to judge, and everything on it for a person.
    """
    from clausediff.canonical.load import parse
    from clausediff.canonical.variants import prepare
    from clausediff.errors import CanonicalError

    text = (DATA / "canonical" / f"{form}.md").read_text(encoding="utf-8")
    at = end
    while (at := text.find("\n\n", at + 1)) > 0:
        try:
            return prepare(parse(f"{text[:at]}\n", f"{form}.md"))
        except CanonicalError:
            continue
    return prepare(parse(text, f"{form}.md"))


def _judge(made: _Made, engine: str, parts: Sequence[str], tally: Tally, *, keep: bool) -> None:
    """What the product says of one page with some parts."""
    from clausediff.agreement.documents import document_findings
    from clausediff.agreement.places import with_places
    from clausediff.errors import ClausediffError
    from clausediff.evidence import pen
    from clausediff.model import Verdict
    from clausediff.pipeline import Options
    from clausediff.pipeline.comparing import compare_pages, outside_of
    from clausediff.pipeline.forms import places_in_forms
    from clausediff.pipeline.issued import lay_on_form
    from clausediff.scan.pages import Box
    from clausediff.scan.readers import read

    prepared = _prepared(made.form, made.end)
    options = Options(ocr=engine, pixels="pixels" in parts, cache=keep)
    scan = read(str(made.path), pages=options.pages())
    seen: dict[int, Any] = {}
    if "pen" in parts:
        scan = pen.with_pen_marks(scan, form=places_in_forms(scan, [prepared]), cache=keep, seen=seen)
    if "issued" in parts:
        scan, _ = lay_on_form(scan, replace(made.issued, sha256=made.path.name), seen, options)
    found: list[Any] = []
    try:
        agreements = with_places(scan, compare_pages(scan, [prepared], options).agreements)
        found = [finding for agreement in agreements for finding in agreement.findings]
        found += document_findings(scan, outside_of(len(scan.text), [each.span for each in agreements]))
    except ClausediffError:
        pass
    # The pages behind the first are not there: what the copy lacks of them is no finding of this page.
    grave = [
        each
        for each in found
        if each.gravity >= Verdict.REVIEW.gravity
        and not (each.canonical.span.start >= made.end - 60 and not each.scan.text.strip())
        and each.category != "page-missing"
    ]
    here = [(each, [Box(*box) for box in each.scan.boxes]) for each in grave]
    for low, high in made.edits:
        told = any(f.canonical.span.start <= high + 1 and low - 1 <= f.canonical.span.end for f in grave)
        tally.edits.append(told)
        if not told:
            tally.failures.append(f"{made.path.name} silent: the edit at {low}-{high} of {made.form}")
    for mark, box in made.marks:
        told = any(_touches(box, place) for _, boxes in here for place in boxes)
        tally.marks.append((mark.kind, told))
        if not told:
            tally.failures.append(f"{made.path.name} silent: {mark.kind} at {box}")
    known = [*(box for _, box in made.marks), *made.harmless]
    false = [0, 0]
    for finding, boxes in here:
        span = finding.canonical.span
        places = (*made.edits, *made.targets)
        at_edit = bool(finding.clause) and any(span.start <= high + 1 and low - 1 <= span.end for low, high in places)
        if not at_edit and not any(_touches(place, box) for place in boxes for box in known) and boxes:
            false[finding.verdict is not Verdict.SUBSTANTIVE] += 1
            shown = (
                f"{finding.canonical.text[:60]!r} -> {finding.scan.text[:60]!r} ({finding.rule or finding.category})"
            )
            tally.failures.append(f"{made.path.name} false {finding.verdict.value}: {shown}")
    tally.false.append((false[0], false[1]))
    tally.words.append(made.words)
    tally.wears.append(made.wear)


HEADER = [
    "part",
    "pages",
    "edits",
    "silent",
    "pen marks",
    "silent",
    "false substantive / 1,000 words",
    "false review / 1,000 words",
]


def rows_of_parts(tallies: dict[str, Tally]) -> Iterator[list[str]]:
    """A row a part."""
    for name, tally in tallies.items():
        words = sum(tally.words)
        yield [
            name,
            str(len(tally.words)),
            str(len(tally.edits)),
            _share([not each for each in tally.edits]),
            str(len(tally.marks)),
            _share([not seen for _, seen in tally.marks]),
            *(f"{1000 * sum(each[at] for each in tally.false) / max(1, words):.1f}" for at in (0, 1)),
        ]


def _share(silent: Sequence[bool]) -> str:
    """The share that is silent, with Wilson's interval."""
    from tests.benchmark.pen.__main__ import _rate

    return _rate([not each for each in silent])


def wear_rows(tally: Tally) -> Iterator[list[str]]:
    """A row a wear, of false findings of one part."""
    for name in dict.fromkeys(tally.wears):
        own = [at for at, each in enumerate(tally.wears) if each == name]
        words = sum(tally.words[at] for at in own)
        rates = (f"{1000 * sum(tally.false[at][kind] for at in own) / max(1, words):.1f}" for kind in (0, 1))
        yield [name, str(len(own)), *rates]


def tables(tallies: dict[str, Tally]) -> str:
    """The tables of one half, as Markdown."""
    header = ["wear, all parts", "pages", "false substantive / 1,000 words", "false review / 1,000 words"]
    by_wear = list(wear_rows(tallies[PARTS[0][0]]))
    parts = (table.rows_markdown(HEADER, list(rows_of_parts(tallies))), table.rows_markdown(header, by_wear))
    return "\n\n".join(parts)
