"""The worn pages as what people really send: PDFs of pictures, read by the engines that clausediff uses itself.

    python -m tests.benchmark.paper [--engine NAME]... [--wear NAME]... [--show] [--write-docs]
    python -m tests.benchmark.paper --parts 40 [--half held-out] [--write-docs]      what each part contributes

The forms are printed and worn by ``tools/make_scans.py`` as for the other arms, and kept as PDFs in ``--folder``; what OCR
reads is kept by clausediff itself, so that a second run takes a minute. Two copies of each wear: the release as it is, for false
alarms, and with edits made before printing; ``--long`` adds the mutual NDA. Beside each engine stands the text that ships for
the same form (read when the benchmark was made, by the engines of then).
"""

from __future__ import annotations

import argparse
import io
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.benchmark import table
from tests.benchmark.arms import _blanks, _own, _own_edit
from tests.benchmark.case import DATA, ROOT, Case
from tests.benchmark.score import Result, score
from tests.benchmark.systems import Answer, Flag, clausediff

COPIES = (("icml-2020", "plain"), ("icml-2020", "edited"))
LONG = (*COPIES, ("mutual-nda", "plain"))
ENGINES = ("rapidocr", "tesseract")
PHOTO = "photo"
"""A wear of this module's own: a page on a table, from not quite above, in uneven light."""
PAGE = ROOT / "docs" / "page-benchmark.md"
PARTS = "\n## What each part contributes\n"
"""Begins the section of :mod:`tests.benchmark.parts`, which is written by runs of its own."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One printed and worn copy."""

    case: Case
    """Without a scan: the pages are read."""
    path: Path
    pages: int


def wears() -> list[str]:
    """The names of all wears."""
    from tools.make_scans import WEARS

    return [*WEARS, PHOTO]


def copies(folder: Path, chosen: Sequence[str], made: Sequence[tuple[str, str]] = COPIES) -> Iterator[Copy]:
    """The copies of these wears; what is not in the folder is made."""
    from tests.benchmark.fill import fill, legal
    from tools.make_scans import FONTS, WEARS, edited, parse, seeded, typeset, wear

    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(wears()):
        if name not in chosen:
            continue
        for turn, (form, kind) in enumerate(made):
            which, identity = (number + turn) % 2, f"paper.{form}.{name}.{kind}"
            canonical = (DATA / "canonical" / f"{form}.md").read_text(encoding="utf-8")
            template = parse(canonical, f"{form}.md")
            parts = [part for part in ("title", "insurance", "retainer", "residuals", "non_solicitation") if which]
            filled = fill(template, legal(template, which), optional=parts, branch=which)
            text, labels = edited(filled, identity) if kind == "edited" else (filled.text, [])
            case = Case(
                identity,
                "paper",
                name,
                identity,
                canonical,
                "",
                tuple(_own_edit(canonical, filled.text, label) for label in labels),
                suffix=".md",
                plain=filled.text,
                due=_blanks(canonical, f"{form}.md", which),
                mode="edits" if labels else "clean",
            )
            path = folder / f"{identity}.pdf"
            if not path.exists():
                dpi = 170 if name == PHOTO else WEARS[name][0]
                font = FONTS[list(FONTS)[(number * 3 + turn * 2) % len(FONTS)]]
                size = (10.5, 11, 12)[(number + turn) % 3]
                sheets = typeset(text, font, size=size, dpi=dpi, title=template.title, rng=seeded("ink", identity))
                worn = photographed(sheets, identity) if name == PHOTO else wear(sheets, name, identity)
                path.write_bytes(pdf(worn, dpi, two_tone=name == "fax"))
            yield Copy(case, path, path.read_bytes().count(b"/Type /Page\n") or 1)


def photographed(pages: Sequence[Any], seed: str) -> list[Any]:
    """Pages on a table, seen from not quite above, softly and in uneven light."""
    import numpy
    from PIL import Image, ImageFilter

    from tools.make_scans import seeded

    dice = seeded("photo", seed)
    rng = numpy.random.default_rng(dice.getrandbits(64))
    made = []
    for page in pages:
        wide, high = page.width + 260, page.height + 260
        table_top = Image.fromarray(numpy.clip(rng.normal(96, 10, (high, wide)), 0, 255).astype(numpy.uint8)).filter(
            ImageFilter.GaussianBlur(1)
        )
        table_top.paste(page, (130, 130))

        def near(x: float, y: float) -> tuple[float, float]:
            return x + dice.uniform(-45, 45), y + dice.uniform(-40, 40)

        corners = (*near(10, 10), *near(10, high - 10), *near(wide - 10, high - 10), *near(wide - 10, 10))
        seen = table_top.transform(
            table_top.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=90
        )
        x, y = numpy.meshgrid(numpy.linspace(0, 1, wide), numpy.linspace(0, 1, high))
        light = 1 - 0.34 * numpy.clip(0.9 * x + 0.5 * (1 - y) - 0.4, 0, 1)
        soft = numpy.asarray(seen.filter(ImageFilter.GaussianBlur(0.8)), dtype=numpy.float64)
        lit = soft * light + rng.normal(0, 4, (high, wide))
        made.append(Image.fromarray(numpy.clip(lit, 0, 255).astype(numpy.uint8)))
    return made


def pdf(pages: Sequence[Any], dpi: int, *, two_tone: bool) -> bytes:
    """Pages as a PDF of pictures: JPEG of good quality, or black and white."""
    first, *others = [page.convert("1" if two_tone else "L") for page in pages]
    out = io.BytesIO()
    more: dict[str, Any] = {} if two_tone else {"quality": 90}
    first.save(out, "PDF", resolution=dpi, save_all=True, append_images=others, **more)
    return out.getvalue()


def read(copy: Copy, engine: str) -> tuple[Case, Answer, list[str]]:
    """What clausediff says of a copy as this engine reads it, the case with what was read, and what is said of the file."""
    import tempfile

    from clausediff.pipeline import Options, compare_sources
    from clausediff.scan.options import PageOptions
    from clausediff.scan.readers import read as scanned

    options = PageOptions(ocr=engine)
    text = scanned(str(copy.path), pages=options).text
    with tempfile.TemporaryDirectory() as folder:
        canonical = Path(folder) / "canonical.md"
        canonical.write_text(copy.case.canonical, encoding="utf-8")
        report = compare_sources([str(copy.path)], Options(canonical=str(canonical), ocr=engine))
    document = report.documents[0]
    case = replace(copy.case, scan=text)
    if document.error is not None:
        return case, Answer([], error=document.error.message), []
    flags = [
        Flag(f.verdict.value, f.canonical.span, f.scan.span, f.category, f.score, f.reasons, f.rule)
        for agreement in document.agreements
        for f in agreement.findings
    ]
    clauses = [(c.canonical_span, c.verdict.value) for a in document.agreements for c in a.clauses]
    illegible = any(not a.legible for a in document.agreements)
    error = "" if document.agreements else "no agreement found"
    said = [
        f"{f.verdict.value} {f.category}: {'; '.join(f.reasons)}"
        for f in document.findings
        if f.verdict.value != "format"
    ]
    return case, Answer(flags, illegible, error, clauses, list(document.outside)), said


@dataclass(frozen=True, slots=True)
class Measured:
    """One copy, as one reader gave it."""

    reader: str
    wear: str
    pages: int
    result: Result
    said: tuple[str, ...] = ()


def measure(
    folder: Path, engines: Sequence[str], chosen: Sequence[str], made: Sequence[tuple[str, str]] = COPIES
) -> list[Measured]:
    """Every copy by every engine."""
    found = []
    for copy in copies(folder, chosen, made):
        for engine in engines:
            case, answer, said = read(copy, engine)
            result = score(case, "clausediff", answer)
            found.append(Measured(engine, copy.case.group, copy.pages, result, tuple(said)))
            print(
                f"{copy.case.id} {engine}: {result.false_substantive} substantive, {result.false_review} review, "
                f"{sum(o.silent for o in result.outcomes)} of {len(result.outcomes)} silent, {len(said)} of the file",
                file=sys.stderr,
                flush=True,
            )
    return found


def texts(chosen: Sequence[str], made: Sequence[tuple[str, str]] = COPIES) -> list[Measured]:
    """The text that ships, of the forms that are printed here."""
    found = []
    for edited in (False, True):
        for case in _own(edited=edited):
            name, engine = case.group.split(" / ")
            form = case.id.split(".")[0]
            if name in chosen and form in {form for form, _ in made}:
                result = score(case, "clausediff", clausediff(case))
                found.append(Measured(f"text of {engine}", name, 0, result))
    return found


HEADER = [
    "wear",
    "read by",
    "pages",
    "words",
    "substantive / 1,000",
    "review / 1,000",
    "edits",
    "silent",
    "files with a note",
]


def rows(measured: Sequence[Measured], chosen: Sequence[str]) -> Iterator[list[str]]:
    """A row for each wear and reader, and one for all wears."""
    readers = list(dict.fromkeys(each.reader for each in measured))
    for name in [*chosen, "all"]:
        for reader in readers:
            own = [each for each in measured if each.reader == reader and name in (each.wear, "all")]
            if own:
                yield _row(name, reader, own)


def _row(name: str, reader: str, own: Sequence[Measured]) -> list[str]:
    clean = [each.result for each in own if each.result.mode == "clean" and not each.result.error]
    outcomes = [outcome for each in own for outcome in each.result.outcomes]

    def rate(count: Any) -> str:
        pairs = table.per_document(clean, count, lambda result: result.words)
        return table.rate(pairs).text(1000)

    notes = sum(bool(each.said) for each in own)
    return [
        name,
        reader,
        str(sum(each.pages for each in own) or "–"),
        str(sum(result.words for result in clean)),
        rate(lambda result: result.false_substantive),
        rate(lambda result: result.false_review),
        str(len(outcomes)),
        str(sum(outcome.silent for outcome in outcomes)),
        f"{notes} of {len(own)}",
    ]


def write(measured: Sequence[Measured], chosen: Sequence[str]) -> None:
    """``docs/page-benchmark.md``."""
    about = __doc__ or ""
    engines = f"rapidocr {version('rapidocr')}, onnxruntime {version('onnxruntime')}"
    named = "".join(f" --wear {name}" for name in chosen) if list(chosen) != wears() else ""
    parts = [
        "# Worn pages, read by clausediff itself\n",
        f"Measured on {date.today().isoformat()} with Python {platform.python_version()} and {engines} by "
        f"`python -m tests.benchmark.paper --write-docs{named}`, which makes the pages and writes this page.\n",
        about.split("\n\n")[2].replace("\n", " ") + "\n",
        "The rates are of the copies without edits: findings where nothing was changed, per 1,000 words, with the 95 % interval of a "
        "bootstrap over copies. *silent* counts edits that no finding of `review` or `substantive` shows. *files with a note* are those "
        "of which a document's own finding is for a person: ink that gave no words, for example.\n",
        table.rows_markdown(HEADER, list(rows(measured, chosen))),
    ]
    _, marker, kept = PAGE.read_text(encoding="utf-8").partition(PARTS) if PAGE.exists() else ("", "", "")
    PAGE.write_text("\n".join(parts) + f"\n{marker}{kept}", encoding="utf-8")


def parts_section(pages: int, half: str, shown: str) -> str:
    """The section on what each part contributes; what another half's run wrote is kept."""
    from tests.benchmark import parts

    about = (parts.__doc__ or "").split("\n\n")
    _, _, kept = PAGE.read_text(encoding="utf-8").partition(PARTS) if PAGE.exists() else ("", "", "")
    halves = {
        name: text for each in kept.split("\n### Forms of the half ")[1:] for name, _, text in [each.partition("\n")]
    }
    command = f"`python -m tests.benchmark.paper --parts {pages} --half {half} --write-docs`"
    halves[f"*{half}*"] = f"\nBy {command} on {date.today().isoformat()}.\n\n{shown}\n"
    listed = "".join(f"\n### Forms of the half {name}\n{text}" for name, text in sorted(halves.items(), reverse=True))
    return f"{PARTS}\n{about[1].strip()}\n{listed}"


def main() -> int:
    """Measure, print the table, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", action="append", choices=ENGINES)
    parser.add_argument("--wear", action="append", choices=wears())
    parser.add_argument("--folder", type=Path, default=ROOT / ".benchmarks" / "paper", help="where the PDFs are kept")
    parser.add_argument("--long", action="store_true", help="the mutual NDA too")
    parser.add_argument("--show", action="store_true", help="each false finding and each silent edit")
    parser.add_argument("--write-docs", action="store_true")
    parser.add_argument(
        "--parts", type=int, default=0, metavar="PAGES", help="measure each part on so many pages instead"
    )
    parser.add_argument("--half", choices=("fit", "held-out"), default="held-out", help="the forms of --parts")
    options = parser.parse_args()
    if options.parts:
        from tests.benchmark.parts import measure_parts, tables

        measured = measure_parts(options.folder, options.half, options.parts)
        shown = tables(measured)
        print(shown)
        for name, tally in measured.items() if options.show else ():
            print(*(f"[{name}] {failure}" for failure in tally.failures), sep="\n")
        if options.write_docs:
            head, _, _ = PAGE.read_text(encoding="utf-8").partition(PARTS)
            PAGE.write_text(
                head.rstrip("\n") + "\n" + parts_section(options.parts, options.half, shown), encoding="utf-8"
            )
        return 0
    chosen = options.wear or wears()
    made = LONG if options.long else COPIES
    measured = measure(options.folder, options.engine or ENGINES, chosen, made) + texts(chosen, made)
    print(table.rows_text(HEADER, list(rows(measured, chosen))))
    if options.show:
        from tests.benchmark.__main__ import show

        for each in measured:
            for said in each.said:
                print(f"[file] {each.result.case} {each.reader}: {said}")
            for failure in each.result.failures:
                print(each.reader, show(failure))
    if options.write_docs:
        write(measured, chosen)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
