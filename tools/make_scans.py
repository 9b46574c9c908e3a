"""Print the project's own forms, wear the pages, read them by OCR, and keep the text: the benchmark's own data.

    python tools/make_scans.py [--only ID] [--rapid]

Needs Pillow, numpy and ``tesseract`` (Debian's tesseract-ocr, 5.3.0 was used), with ``--rapid`` also
rapidocr-onnxruntime 1.4.4 (its wheel carries its models); fonts: Debian's fonts-liberation, fonts-dejavu,
fonts-freefont-ttf, fonts-crosextra-caladea and fonts-crosextra-carlito. Everything random is seeded by the name of the
case, so that the pages are the same each time.

Under ``tests/benchmark/data/`` it writes ``canonical/`` (the forms as they were when printed: labels are offsets into
these), ``filled/`` (each filled form as printed, without edits), ``scans/`` (what the engines read, pages parted by
form feeds) and ``cases.jsonl`` (one case a line, with its labelled edits).

**Held out** are every scan of the consulting agreement and every two-generation copy; the rest may be fitted on.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from clausediff.canonical.load import parse  # noqa: E402
from tests.benchmark.fill import Filled, fill, legal  # noqa: E402
from tests.benchmark.reverse import Change, edit, seeded  # noqa: E402

DATA = ROOT / "tests" / "benchmark" / "data"
FONTS = {
    "serif": "liberation/LiberationSerif-Regular.ttf",
    "sans": "liberation/LiberationSans-Regular.ttf",
    "dejavu": "dejavu/DejaVuSans.ttf",
    "dejavu-serif": "dejavu/DejaVuSerif.ttf",
    "free": "freefont/FreeSerif.ttf",
    "caladea": "crosextra/Caladea-Regular.ttf",
    "carlito": "crosextra/Carlito-Regular.ttf",
}
HELD_OUT_FORM = "consulting-agreement"
HELD_OUT_WEAR = "two-generations"
SPACING = 70
"""Words between two edits of one copy, at least."""


@dataclass(frozen=True)
class Page:
    """A printed page: white paper, black ink, 8 bit grey."""

    image: Image.Image


def lines_of(text: str, font: ImageFont.FreeTypeFont, width: float) -> Iterator[tuple[str, bool]]:
    """Lines as set ragged right, and whether each ends its paragraph. Words may break after a hyphen that they have."""
    for paragraph in re.split(r"\n[ \t]*\n+", text.strip("\n")):
        for piece in paragraph.split("\n"):
            line = ""
            for atom in re.findall(r"\S+?-(?=\w)|\S+\s*", piece):
                if line and font.getlength((line + atom).rstrip()) > width:
                    yield line.rstrip(), False
                    line = ""
                line += atom
            if line.strip():
                yield line.rstrip(), False
        yield "", True


def typeset(text: str, font_file: str, *, size: float, dpi: int, title: str, rng: random.Random) -> list[Image.Image]:
    """``text`` on US letter pages at ``dpi``, with a running foot."""
    scale = dpi / 72
    font = ImageFont.truetype(f"/usr/share/fonts/truetype/{font_file}", round(size * scale))
    small = ImageFont.truetype(f"/usr/share/fonts/truetype/{font_file}", round(size * 0.8 * scale))
    wide, high, margin = round(8.5 * dpi), 11 * dpi, dpi
    leading = round(size * 1.28 * scale)
    pages: list[Image.Image] = []
    draw: ImageDraw.ImageDraw | None = None
    y = 0
    for line, gap in lines_of(text, font, wide - 2 * margin):
        if draw is None or y > high - margin - leading:
            pages.append(Image.new("L", (wide, high), 255))
            draw = ImageDraw.Draw(pages[-1])
            y = margin
        if gap:
            y += leading // 2
            continue
        draw.text((margin, y), line, font=font, fill=0)
        if re.fullmatch(r"(By|Signature):\s*", line):
            scribble(draw, margin + font.getlength("Signature: "), y + leading * 0.6, size * scale, rng)
        y += leading
    for number, page in enumerate(pages, 1):
        foot = f"{title}    Page {number} of {len(pages)}"
        ImageDraw.Draw(page).text((wide / 2, high - dpi * 0.6), foot, font=small, fill=0, anchor="mm")
    return pages


def scribble(draw: ImageDraw.ImageDraw, x: float, y: float, size: float, rng: random.Random) -> None:
    """Something like a signature."""
    points = [(x, y)]
    for _ in range(rng.randint(7, 12)):
        x += size * rng.uniform(0.3, 1.2)
        points.append((x, y + size * rng.uniform(-0.9, 0.7)))
    draw.line(points, fill=40, width=max(1, round(size / 9)), joint="curve")


# Wear. Each takes pages (grey, 0 to 255) and gives them back worn; the resolution is that of the printing.

Array = np.ndarray[Any, np.dtype[np.float64]]


def grain(page: Array, rng: np.random.Generator, sigma: float) -> Array:
    """Gaussian noise of the sensor."""
    return page + rng.normal(0, sigma, page.shape)


def blurred(page: Array, radius: float) -> Array:
    """Soft focus."""
    image = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), dtype=np.float64)


def turned(page: Array, degrees: float) -> Array:
    """Laid on the glass askew."""
    image = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    return np.asarray(image.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255), dtype=np.float64)


def jpeg(page: Array, quality: int) -> Array:
    """Saved and loaded with loss."""
    import io

    buffer = io.BytesIO()
    Image.fromarray(np.clip(page, 0, 255).astype(np.uint8)).save(buffer, "JPEG", quality=quality)
    return np.asarray(Image.open(buffer).convert("L"), dtype=np.float64)


def two_tone(page: Array, level: float = 150) -> Array:
    """Black and white only."""
    return np.where(page < level, 0.0, 255.0)


def specks(page: Array, rng: np.random.Generator, share: float, tone: float = 0) -> Array:
    """Single pixels of dirt (or, with tone 255, of missing toner)."""
    worn = page.copy()
    worn[rng.random(page.shape) < share] = tone
    return worn


def office(page: Array, rng: np.random.Generator, other: Array) -> Array:
    """An office scanner: a little soft, a little noise."""
    return jpeg(grain(blurred(page, 0.6), rng, 5), 80)


def fax(page: Array, rng: np.random.Generator, other: Array) -> Array:
    """A fine fax: coarse lines, black and white."""
    high, wide = page.shape
    coarse = Image.fromarray(page.astype(np.uint8)).resize((wide, round(high * 0.75)), Image.Resampling.BOX)
    worn = two_tone(grain(np.asarray(coarse, dtype=np.float64), rng, 12), 165)
    back = Image.fromarray(worn.astype(np.uint8)).resize((wide, high), Image.Resampling.NEAREST)
    return specks(np.asarray(back, dtype=np.float64), rng, 0.0008)


def soft(page: Array, rng: np.random.Generator, other: Array) -> Array:
    """Out of focus."""
    return grain(blurred(page, 1.35), rng, 4)


def low_jpeg(page: Array, rng: np.random.Generator, other: Array) -> Array:
    """Low resolution and strong compression."""
    return jpeg(blurred(page, 0.5), 22)


def askew(page: Array, rng: np.random.Generator, other: Array) -> Array:
    """Laid on the glass askew."""
    return grain(turned(page, float(rng.uniform(0.8, 1.8) * rng.choice([-1, 1]))), rng, 6)


def faded(page: Array, rng: np.random.Generator, other: Array) -> Array:
    """A worn cartridge: grey ink with gaps."""
    thin = specks(page, rng, 0.10, 255)
    return grain(225 - (255 - blurred(thin, 0.7)) * 0.33, rng, 9)


def bleed(page: Array, rng: np.random.Generator, other: Array) -> Array:
    """Thin paper: the next page shows through."""
    behind = blurred(other[:, ::-1], 1.6)
    return grain(np.minimum(page, 255 - (255 - behind) * 0.34), rng, 6)


def uneven(page: Array, rng: np.random.Generator, other: Array) -> Array:
    """A shadow over one corner."""
    high, wide = page.shape
    x, y = np.meshgrid(np.linspace(0, 1, wide), np.linspace(0, 1, high))
    light = 1 - 0.38 * np.clip(x * 0.8 + y * 0.5 - 0.35, 0, 1)
    return grain(blurred(page, 0.7) * light, rng, 7)


def dirt(page: Array, rng: np.random.Generator, other: Array) -> Array:
    """Specks, spots and scratches."""
    worn = Image.fromarray(specks(page, rng, 0.00025).astype(np.uint8))
    draw = ImageDraw.Draw(worn)
    high, wide = page.shape
    for _ in range(45):
        x, y, r = rng.uniform(0, wide), rng.uniform(0, high), rng.uniform(0.7, 3)
        draw.ellipse((x - r, y - r * 0.7, x + r, y + r * 0.7), fill=int(rng.uniform(0, 110)))
    for _ in range(9):
        x, y = rng.uniform(0, wide), rng.uniform(0, high)
        draw.line((x, y, x + rng.uniform(-60, 60), y + rng.uniform(-60, 60)), fill=90, width=1)
    return grain(np.asarray(worn, dtype=np.float64), rng, 6)


def two_generations(page: Array, rng: np.random.Generator, other: Array) -> Array:
    """A copy of a copy."""
    first = two_tone(grain(blurred(page, 0.7), rng, 10), 160)
    second = turned(first, float(rng.uniform(-0.7, 0.7)))
    return jpeg(specks(grain(blurred(second, 0.8), rng, 8), rng, 0.0005), 60)


def clean(page: Array, rng: np.random.Generator, other: Array) -> Array:
    """As printed."""
    return grain(page, rng, 2)


Wear = Callable[[Array, np.random.Generator, Array], Array]
WEARS: dict[str, tuple[int, Wear]] = {
    "clean": (300, clean),
    "office": (200, office),
    "fax": (200, fax),
    "blur": (150, soft),
    "jpeg": (120, low_jpeg),
    "skew": (200, askew),
    "faded": (200, faded),
    "bleed-through": (200, bleed),
    "uneven-light": (150, uneven),
    "dirt": (200, dirt),
    "two-generations": (170, two_generations),
}
"""By name: dots per inch of the print and the scan, and what befalls the page."""


def wear(pages: list[Image.Image], name: str, seed: str) -> list[Image.Image]:
    """The pages, worn; what bleeds through is the next page."""
    rng = np.random.default_rng(seeded("wear", seed).getrandbits(64))
    arrays = [np.asarray(p, dtype=np.float64) for p in pages]
    worn = [WEARS[name][1](a, rng, arrays[(n + 1) % len(arrays)]) for n, a in enumerate(arrays)]
    return [Image.fromarray(np.clip(w, 0, 255).astype(np.uint8)) for w in worn]


def tesseract(pages: list[Image.Image], dpi: int) -> str:
    """What Tesseract reads, pages parted by form feeds."""
    read = []
    for page in pages:
        with tempfile.NamedTemporaryFile(suffix=".png") as file:
            page.save(file.name)
            made = subprocess.run(
                ["tesseract", file.name, "-", "--dpi", str(dpi), "-l", "eng"],
                capture_output=True, text=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )  # fmt: skip
            read.append(made.stdout.rstrip("\n\f"))
    return "\n\f".join(read) + "\n"


_RAPID: list[Any] = []


def rapid(pages: list[Image.Image], dpi: int) -> str:
    """What RapidOCR reads; its boxes in reading order, one line of print a line."""
    if not _RAPID:
        from rapidocr_onnxruntime import RapidOCR

        _RAPID.append(RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1))
    read = []
    for page in pages:
        found, _ = _RAPID[0](np.asarray(page.convert("RGB")))
        boxes = sorted(
            ((min(p[1] for p in b), max(p[1] for p in b), min(p[0] for p in b), text) for b, text, _ in found or [])
        )
        lines: list[list[tuple[float, float, float, str]]] = []
        for box in boxes:
            middle = (box[0] + box[1]) / 2
            if lines and lines[-1][0][0] <= middle <= lines[-1][0][1]:
                lines[-1].append(box)
            else:
                lines.append([box])
        read.append("\n".join(" ".join(b[3] for b in sorted(line, key=lambda b: b[2])) for line in lines))
    return "\n\f".join(read) + "\n"


def turned_kind(kind: str) -> str:
    """``edit`` names kinds for changes of the canonical; here the copy is changed."""
    for one, other in (("-insert", "-delete"), ("-delete", "-insert")):
        if kind.endswith(one):
            return kind[: -len(one)] + other
    return kind


def edited(filled: Filled, seed: str) -> tuple[str, list[dict[str, Any]]]:
    """A copy of a filled form with edits in its printed words (never in a filling), and their labels."""

    def outside(change: Change) -> bool:
        spans = [change.span, *([change.extra[0]] if change.extra else [])]
        return all(
            filled.span_to_canonical(s) is not None and all(s[1] <= a or b <= s[0] for _, _, (a, b) in filled.slots)
            for s in spans
        )

    text, applied = edit(filled.text, seeded("print", seed), spacing=SPACING, allowed=outside)
    labels = []
    for each in applied:
        place = filled.span_to_canonical(each.old_span)
        assert place is not None
        label = {
            "kind": turned_kind(each.kind),
            "canonical": list(place),
            "plain": list(each.old_span),
            "old": each.old,
            "new": each.new,
        }
        if each.extra_old is not None:
            target = filled.to_canonical(each.extra_old)
            label["also"] = [target, target]
        labels.append(label)
    return text, labels


SERIES = (
    ("mutual-nda", "edited", "all", "even"),
    ("consulting-agreement", "edited", "all", "odd"),
    ("mutual-nda", "plain", "even", "none"),
    ("consulting-agreement", "plain", "odd", "none"),
    ("icml-2020", "plain", "all", "odd"),
    ("mutual-nda", "edited-2", "odd", "none"),
    ("consulting-agreement", "edited-2", "even", "none"),
    ("icml-2020", "edited", "all", "none"),
    ("mutual-nda", "plain-2", "odd", "none"),
    ("consulting-agreement", "plain-2", "even", "none"),
)
"""Form, kind of copy, and of the wears, counted from 0, those in which it is made, and those read by RapidOCR too."""


def plan() -> Iterator[dict[str, Any]]:
    """All cases, wear by wear, the fonts, sizes and fillings in turn."""
    fonts = list(FONTS)
    for n, name in enumerate(WEARS):
        turns = ("all", "odd" if n % 2 else "even")
        for m, (form, kind, made, twice) in enumerate(SERIES):
            if made in turns:
                yield {
                    "id": f"{form}.{name}.{kind}",
                    "form": form,
                    "which": (n + m) % 2,
                    "kind": kind,
                    "wear": name,
                    "font": fonts[(n * 3 + m * 2) % len(fonts)],
                    "size": (10.5, 11, 12)[(n + m) % 3],
                    "engines": ["tesseract", "rapidocr"] if twice in turns else ["tesseract"],
                }


def write(path: Path, text: str) -> None:
    """``text`` to ``path``, folders made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """Make what is missing; with ``--only`` what its prefix names, anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only cases whose id begins so, made anew")
    parser.add_argument("--rapid", action="store_true", help="read by RapidOCR too")
    parser.add_argument("--again", action="store_true", help="make all anew, and freeze the canonicals as they are now")
    parser.add_argument("--images", metavar="DIR", help="keep the worn pages for a look")
    options = parser.parse_args()
    rows: dict[str, dict[str, Any]] = {}
    if (DATA / "cases.jsonl").exists():
        rows = {r["id"]: r for r in map(json.loads, (DATA / "cases.jsonl").read_text(encoding="utf-8").splitlines())}
    for case in plan():
        if not case["id"].startswith(options.only):
            continue
        engines = [e for e in case["engines"] if e == "tesseract" or options.rapid]
        wanted = [e for e in engines if options.again or options.only or f"{case['id']}.{e}" not in rows]
        if not wanted:
            continue
        frozen = DATA / "canonical" / f"{case['form']}.md"
        if options.again or not frozen.exists():
            write(frozen, (ROOT / "canonical" / frozen.name).read_text(encoding="utf-8"))
        template = parse(frozen.read_text(encoding="utf-8"), frozen.name)
        which = case["which"]
        parts = [n for n in ("title", "insurance", "retainer", "residuals", "non_solicitation") if which]
        filled = fill(template, legal(template, which), optional=parts, branch=which)
        write(DATA / "filled" / f"{case['form']}-{which}.txt", filled.text)
        text, edits = edited(filled, case["id"]) if case["kind"].startswith("edited") else (filled.text, [])
        dpi = WEARS[case["wear"]][0]
        printed = typeset(
            text,
            FONTS[case["font"]],
            size=case["size"],
            dpi=dpi,
            title=template.title,
            rng=seeded("ink", case["id"]),
        )
        pages = wear(printed, case["wear"], case["id"])
        if options.images:
            Path(options.images).mkdir(parents=True, exist_ok=True)
            for number, page in enumerate(pages, 1):
                page.save(Path(options.images) / f"{case['id']}.{number}.png")
        for engine in wanted:
            name = f"{case['id']}.{engine}"
            write(DATA / "scans" / f"{name}.txt", (tesseract if engine == "tesseract" else rapid)(pages, dpi))
            held_out = case["form"] == HELD_OUT_FORM or case["wear"] == HELD_OUT_WEAR
            rows[name] = {
                "id": name,
                "document": f"{case['form']}-{which}",
                "canonical": frozen.name,
                "filled": f"{case['form']}-{which}",
                "wear": case["wear"],
                "dpi": dpi,
                "font": case["font"],
                "size": case["size"],
                "engine": engine,
                "pages": len(pages),
                "split": "held-out" if held_out else "fit",
                "edits": edits,
            }
            write(DATA / "cases.jsonl", "".join(json.dumps(rows[k], ensure_ascii=False) + "\n" for k in sorted(rows)))
            print(name, f"{len(pages)} pages, {len(edits)} edits", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
