"""Measure how a pen is seen, and write ``docs/pen-benchmark.md``.

    python -m tests.benchmark.pen [--pages 110] [--documents 24] [--forms 22] [--half held-out] [--write-docs] [--notes] [--cached]

``--pages`` pages are put to the detector by itself, with the word boxes of the print; ``--documents`` documents are read by OCR and
compared (0 for none; three to five seconds a page), and so are ``--forms`` one-page forms whose fields are filled in by pen. The
half ``aside`` has a form only, in faces that the others do not have. With ``--thin`` pages have so many slashes of a fine pen,
pencil's lines and struck first letters each as well.
``HANDWRITING_FONTS`` names a folder with more fonts of handwriting.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from math import sqrt
from pathlib import Path

from tests.benchmark.case import ROOT
from tests.benchmark.pen.end import EndTally, measure_end
from tests.benchmark.pen.faces import ASIDE, FIT, HELD_OUT
from tests.benchmark.pen.fields import FORMS, FieldTally, measure_fields, outcomes
from tests.benchmark.pen.marks import KINDS
from tests.benchmark.pen.seen import Tally, measure
from tests.benchmark.pen.thin import THIN

OUT = ROOT / "docs" / "pen-benchmark.md"
_SEED = "2026"


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=110)
    parser.add_argument("--documents", type=int, default=24)
    parser.add_argument("--forms", type=int, default=22)
    parser.add_argument("--ocr", choices=("auto", "rapidocr", "tesseract"), default="auto", help="what reads the forms")
    parser.add_argument("--half", choices=("fit", "held-out", "aside"), default="held-out")
    parser.add_argument("--seed", default=_SEED)
    parser.add_argument("--figures", action="store_true", help="change figures on the pages in more ways")
    parser.add_argument("--thin", type=int, default=0, help="so many thin strokes of each kind on a page as well")
    parser.add_argument("--write-docs", action="store_true")
    parser.add_argument(
        "--cached", action="store_true", help="take what OCR read before from the cache; then no cost is shown"
    )
    parser.add_argument("--notes", action="store_true", help="show what was missed and invented")
    options = parser.parse_args()
    faces = {"fit": FIT, "held-out": HELD_OUT, "aside": ASIDE}[options.half]
    if options.half == "aside":
        options.pages = options.documents = 0  # it has forms only
    more = {"figures": options.figures, "thin": options.thin}
    seen = measure(options.half, faces, options.pages, options.seed, **more) if options.pages else None
    end = None
    if options.documents:
        with tempfile.TemporaryDirectory() as folder:
            end = measure_end(options.half, faces, options.documents, options.seed, Path(folder), cache=options.cached)
    filled = None
    if options.forms:
        with tempfile.TemporaryDirectory() as folder:
            forms = FORMS[options.half]
            filled = measure_fields(
                faces, forms, options.forms, options.seed, Path(folder), cache=options.cached, ocr=options.ocr
            )
    text = "\n".join(_page(options, seen, end, filled)) + "\n"
    print(text)
    for tally in (seen, end, filled) if options.notes else ():
        print("\n".join(tally.notes if tally is not None else ()))
    if options.write_docs:
        OUT.write_text(text, encoding="utf-8")
    return 0


def _page(
    options: argparse.Namespace, seen: Tally | None, end: EndTally | None, filled: FieldTally | None
) -> Iterator[str]:
    yield "# Benchmark of pen marks\n"
    yield (
        f"Written on {date.today().isoformat()} by `python -m tests.benchmark.pen --pages {options.pages} --documents "
        f"{options.documents} --forms {options.forms} --write-docs`. The half that is shown: {options.half}. Its form, its faces and "
        "its handwriting were not used to fit the network. Rates have their 95 % interval.\n"
    )
    if seen is not None:
        yield from _of_detector(seen)
    if end is not None:
        yield from _of_product(end, cost=not options.cached)
    if filled is not None:
        yield from _of_fields(filled)


def _of_detector(tally: Tally) -> Iterator[str]:
    real = [row for row in tally.found if row[0] != "circle"]
    yield f"## The detector by itself: {len(tally.pages)} pages, word boxes as printed\n"
    yield "| marks | made | not seen |\n|---|---|---|"
    yield _row("all", real)
    more = [kind for kind in ("changed", "put", *THIN) if any(row[0] == kind for row in real)]
    for kind in [*KINDS, "over", *more, "circle"]:
        yield _row(_NAMES[kind], [row for row in tally.found if row[0] == kind])
    yield "\n| wear | made | not seen | false marks a page |\n|---|---|---|---|"
    for wear in sorted(set(tally.pages)):
        false = sum(how == wear for _, how, _ in tally.false) / tally.pages.count(wear)
        yield _row(wear, [row for row in real if row[1] == wear]) + f" {false:.2f} |"
    yield f"\nFalse marks a page, where no pen was: {len(tally.false) / len(tally.pages):.2f} ({_listed(tally.false)})."
    yield (
        f"Others that are no true mark, but where a pen's ink is: {len(tally.beside) / len(tally.pages):.2f} a page "
        f"({_listed(tally.beside)})."
    )
    yield f"Cost: {tally.seconds / len(tally.pages):.2f} s of the processor a page.\n"


def _listed(false: Sequence[tuple[str, str, str]]) -> str:
    counts = Counter((kind, at) for kind, _, at in false)
    return ", ".join(f"{kind} at {at} {count}" for (kind, at), count in counts.most_common(8)) or "none"


def _of_product(tally: EndTally, *, cost: bool) -> Iterator[str]:
    real = [row for row in tally.found if row[0] != "circle"]
    yield f"## End to end: {len(tally.pages)} pages read by OCR and compared\n"
    yield "A mark is silent when no finding past noise is at its place.\n"
    yield "| marks | made | silent | silent without the detector |\n|---|---|---|---|"
    for name, rows in [("all", real)] + [
        (_NAMES[kind], [row for row in tally.found if row[0] == kind]) for kind in [*KINDS, "over", "circle"]
    ]:
        if rows:
            yield f"| {name} | {len(rows)} | {_rate([r[2] for r in rows])} | {_rate([r[3] for r in rows])} |"
    yield "\n| wear | made | silent | silent without the detector |\n|---|---|---|---|"
    for wear in sorted(set(tally.pages)):
        rows = [row for row in real if row[1] == wear]
        if rows:
            yield f"| {wear} | {len(rows)} | {_rate([r[2] for r in rows])} | {_rate([r[3] for r in rows])} |"
    false = Counter((category, verdict) for category, verdict, _ in tally.false)
    listed = ", ".join(f"{category} {verdict} {count}" for (category, verdict), count in false.most_common()) or "none"
    yield f"\nFalse findings of a pen a page: {len(tally.false) / len(tally.pages):.2f} ({listed})."
    grave = Counter((kind, verdict) for kind, verdict, new in tally.harmless if new)
    listed = ", ".join(f"{kind} {verdict} {count}" for (kind, verdict), count in grave.most_common()) or "none"
    yield f"Findings that the detector makes of harmless ink, on all pages: {listed}."
    read, pen = tally.seconds
    if cost:
        per_page = f"{read / len(tally.pages):.2f} s of the processor a page to read it, {pen / len(tally.pages):.2f} s"
        yield f"Cost: {per_page} to look for a pen.\n"


def _of_fields(tally: FieldTally) -> Iterator[str]:
    forms = len({path for path, *_ in tally.found})
    names = ", ".join(sorted({told.split()[0] for _, _, told, _ in tally.found}))
    looks = ", ".join(f"`{look}`" for look in sorted({told.split()[1] for _, _, told, _ in tally.found}))
    yield f"## Fields filled in by pen: {forms} forms of one page ({names}), read by OCR and compared\n"
    yield f"Boxes are {looks}. *Not told* is a field of which the report says that it could not be read, or is empty for that reason;"
    yield "*wrong* is one that is told as what it is not.\n"
    yield "| field | n | right | not told | wrong |\n|---|---|---|---|---|"
    for name, counts in outcomes(tally):
        if counts:
            yield (
                f"| {_FIELDS[name]} | {counts.total()} | {_rate([o != 'right' for o in counts.elements()])} | "
                f"{counts['asked']} | {counts['wrong']} |"
            )
    yield "\n| wear | n | right | not told | wrong |\n|---|---|---|---|---|"
    for wear in sorted({told.split()[2] for _, _, told, _ in tally.found}):
        of_wear = Counter(outcome for _, _, told, outcome in tally.found if told.split()[2] == wear)
        right = _rate([o != "right" for o in of_wear.elements()])
        yield f"| {wear} | {of_wear.total()} | {right} | {of_wear['asked']} | {of_wear['wrong']} |"
    yield ""


_FIELDS = {
    "signed": "signature line, signed",
    "blank": "signature line, blank",
    "marked": "check box, marked",
    "empty": "check box, empty",
    "choice": "one of several boxes, or none",
}
_NAMES = {
    "word": "word struck",
    "phrase": "phrase struck",
    "sentence": "sentence struck",
    "clause": "clause crossed out",
    "figure": "figure struck, another written above",
    "over": "figure written over",
    "changed": "figure changed in its strokes",
    "put": "put in before or behind a word",
    "slash": "short word struck by a thin slash",
    "pencil": "words struck by a pencil's line",
    "part": "first letters of a word struck",
    "caret": "words put in over a caret",
    "margin": "note in the margin",
    "end": "words behind a paragraph",
    "circle": "words circled",
}


def _row(name: str, rows: Sequence[tuple[str, str, bool]]) -> str:
    return f"| {name} | {len(rows)} | {_rate([seen for *_, seen in rows])} |"


def _rate(seen: Sequence[bool]) -> str:
    """The share that was not seen, with Wilson's interval."""
    if not seen:
        return "–"
    count, z = len(seen), 1.96
    share = sum(not each for each in seen) / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return f"{100 * share:.1f} % [{100 * max(0.0, middle - half):.1f}, {100 * min(1.0, middle + half):.1f}]"


if __name__ == "__main__":
    raise SystemExit(main())
