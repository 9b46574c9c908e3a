"""Make ``samples/paper/``: one filled form as people really send it back: as PDF, scanned, faxed, photographed.

    python tools/make_paper_samples.py [NAME...]

Needs Pillow, numpy and reportlab, Debian's fonts-liberation, and for the hOCR ``tesseract``. The pages are printed and worn by
``tools/make_scans.py``; everything random is seeded by the name of the file, so that the files are the same each time.
"""

from __future__ import annotations

import io
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.make_scans import typeset, wear  # noqa: E402

OUT = ROOT / "samples" / "paper"
FILLED = ROOT / "tests" / "benchmark" / "data" / "filled" / "icml-2020-0.txt"
TITLE = "ICML 2020 Publishing Release"
FONT = "liberation/LiberationSerif-Regular.ttf"
OFFICER = (
    "Name (Print): \n\nSignature: \n\nInternational",
    "Name (Print): Tovah Reinholt\n\nSignature: \n\nInternational",
)


def text(*edits: tuple[str, str]) -> str:
    """The filled release, with edits."""
    filled = FILLED.read_text(encoding="utf-8")
    for old, new in (OFFICER, *edits):
        if filled.count(old) != 1:
            raise SystemExit(f"{old!r} is in the form {filled.count(old)} times")
        filled = filled.replace(old, new)
    return filled


def printed(name: str, dpi: int, *edits: tuple[str, str], size: float = 11) -> list[Image.Image]:
    """The pages, clean."""
    return typeset(text(*edits), FONT, size=size, dpi=dpi, title=TITLE, rng=random.Random(name))


def typed_pdf(path: Path) -> None:
    """A PDF as a word processor makes one, justified."""
    from reportlab.lib.pagesizes import letter
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=7, alignment=4)
    parts = [Paragraph(" ".join(part.split()), style) for part in text().split("\n\n") if part.strip()]
    document = SimpleDocTemplate(str(path), pagesize=letter, title=TITLE, invariant=1)
    document.build(parts)


def columns_pdf(path: Path) -> None:
    """The form in two columns, drawn row by row across both: the order in the file is not that of reading."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(612, 792), invariant=1)
    lines: list[str] = []
    for part in text().split("\n\n"):
        lines += [*simpleSplit(" ".join(part.split()), "Times-Roman", 9.5, 235), ""] if part.strip() else []
    rows = 56
    while lines:
        left, right, lines = lines[:rows], lines[rows : 2 * rows], lines[2 * rows :]
        canvas.setFont("Times-Roman", 9.5)
        for row in range(rows):
            for at, column in ((60, left), (317, right)):
                if row < len(column):
                    canvas.drawString(at, 730 - 12 * row, column[row])
        canvas.showPage()
    canvas.save()


def struck_pdf(path: Path) -> None:
    """The typed PDF with a strike-out annotation over some words and a comment, as a viewer's tools put them there."""
    import pypdfium2
    from pypdfium2 import raw

    typed_pdf(path)
    document = pypdfium2.PdfDocument(path.read_bytes())
    page = document[0]
    text_page = page.get_textpage()
    search = text_page.search("royalty-free, fully-paid, ")
    first, count = search.get_next()
    boxes = [text_page.get_charbox(index) for index in range(first, first + count - 1)]
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    annotation = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_STRIKEOUT)
    raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(left, top, right, bottom))
    raw.FPDFAnnot_AppendAttachmentPoints(
        annotation, raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
    )
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, 200, 0, 0, 255)
    raw.FPDFPage_CloseAnnot(annotation)
    document.save(str(path))


def scanned_pdf(kind: str, dpi: int, quality: int, *edits: tuple[str, str]) -> Callable[[Path], None]:
    """A PDF whose pages are worn pictures."""

    def make(path: Path) -> None:
        pages = wear(printed(path.name, dpi, *edits), kind, path.name)
        first, *others = [page.convert("L") for page in pages]
        first.save(path, "PDF", resolution=dpi, save_all=True, append_images=others, quality=quality)

    return make


def faxed(path: Path) -> None:
    """A fax: black and white, 204 dots an inch across and 98 down, as a TIFF of several pages in Group 4."""
    pages = [page.convert("L") for page in printed(path.name, 204, ("at least 60 days", "at least 90 days"))]
    rng = np.random.default_rng(7)
    frames = []
    for page in pages:
        low = page.resize((page.width, round(page.height * 98 / 204)), Image.Resampling.BOX)
        noisy = np.asarray(low, dtype=np.float64) + rng.normal(0, 12, (low.height, low.width))
        frames.append(Image.fromarray(np.where(noisy < 165, 0, 255).astype(np.uint8)).convert("1"))
    frames[0].save(path, "TIFF", compression="group4", save_all=True, append_images=frames[1:], dpi=(204, 98))


def fax_pdf(path: Path) -> None:
    """The same kind of page as a PDF: black and white, 200 dots an inch."""
    pages = wear(printed(path.name, 200), "fax", path.name)
    first, *others = [page.convert("1") for page in pages]
    first.save(path, "PDF", resolution=200, save_all=True, append_images=others)


def photographed(path: Path) -> None:
    """A page on a table, photographed from not quite above, held upright: the camera says that it is to be turned."""
    (page,) = printed(path.name, 170, size=9.2)
    rng = np.random.default_rng(11)
    table = Image.new("L", (page.width + 260, page.height + 260), 96)
    wide, high = table.size
    grain = np.asarray(table, dtype=np.float64) + rng.normal(0, 10, (high, wide))
    table = Image.fromarray(np.clip(grain, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1))
    table.paste(page, (130, 130))
    corners = (
        40,
        10,
        -25,
        high + 30,
        wide + 10,
        high - 25,
        wide - 60,
        40,
    )  # top left, bottom left, bottom right, top right
    seen = table.transform(table.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=90)
    x, y = np.meshgrid(np.linspace(0, 1, wide), np.linspace(0, 1, high))
    light = 1 - 0.34 * np.clip(0.9 * x + 0.5 * (1 - y) - 0.4, 0, 1)
    lit = np.asarray(seen.filter(ImageFilter.GaussianBlur(0.8)), dtype=np.float64) * light + rng.normal(
        0, 4, (high, wide)
    )
    photo = Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8))
    exif = Image.Exif()
    exif[0x0112] = 6
    photo.transpose(Image.Transpose.ROTATE_90).save(path, "JPEG", quality=38, exif=exif)


def penned(path: Path) -> None:
    """A page that somebody changed with a ballpoint and initialled, in a photocopy's black and white."""
    from tests.benchmark.pen.press import Layout, PrintedPage, press
    from tests.benchmark.pen.strokes import HAND, STRIKE, Pen, Sheet, scribble, shaky

    dice = random.Random(path.name)
    layout = Layout(Path(f"/usr/share/fonts/truetype/{FONT}"), 11, 1.28, 1.0)
    pen = Pen((20, 25, 90), 3.4, 1.5)
    hand = Path("/usr/share/fonts/truetype/fifthhorseman/dkg.ttf")

    def struck(page: PrintedPage, sheet: Sheet, words: str) -> tuple[float, float]:
        """Strike a run of words; where it begins, above it."""
        texts, run = [word.text for word in page.words], words.split()
        at = next(i for i in range(len(texts)) if texts[i : i + len(run)] == run)
        first, last = page.words[at], page.words[at + len(run) - 1]
        y = first.base - 0.45 * (first.base - first.upper)
        sheet.line(shaky([(first.box[0] - 4, y + 2), (last.box[2] + 6, y - 3)], pen, dice), pen, STRIKE, dice)
        return first.box[0], first.upper

    frames = []
    for number, page in enumerate(press(text(), layout, 200, dice, TITLE)):
        sheet = Sheet(page.image)
        if number == 0:
            x, y = struck(page, sheet, "60")
            sheet.write("90", (x, y - 5), 42, hand, pen, dice)
            struck(page, sheet, "royalty-free, fully-paid,")
        for kind, left, _, base in page.blanks:
            if kind == "sign" and not any(word.base == base and word.box[0] > left - 40 for word in page.words):
                sheet.line(scribble(left + 10, base, 34, dice), pen, HAND, dice)
        sheet.write("A.L.", (1390, 2110), 46, hand, pen, dice)
        grey = np.asarray(sheet.image.convert("L").filter(ImageFilter.GaussianBlur(0.5)), dtype=np.float64)
        noisy = grey + np.random.default_rng(5).normal(0, 9, grey.shape)
        frames.append(Image.fromarray(np.where(noisy < 165, 0, 255).astype(np.uint8)).convert("1"))
    frames[0].save(path, "TIFF", compression="group4", save_all=True, append_images=frames[1:], dpi=(200, 200))


def hocr(path: Path) -> None:
    """What Tesseract makes of the clean print, in hOCR."""
    frames = [page.convert("1") for page in printed(path.name, 200)]
    held = io.BytesIO()
    frames[0].save(held, "TIFF", compression="group4", save_all=True, append_images=frames[1:], dpi=(200, 200))
    scan = OUT / "pages.tif"
    scan.write_bytes(held.getvalue())
    try:
        command = ["tesseract", "pages.tif", "stdout", "-l", "eng", "hocr"]
        path.write_bytes(subprocess.run(command, cwd=OUT, capture_output=True, check=True).stdout)
    finally:
        scan.unlink()


MADE: dict[str, Callable[[Path], None]] = {
    "release-typed.pdf": typed_pdf,
    "release-struck.pdf": struck_pdf,
    "release-two-columns.pdf": columns_pdf,
    "release-office-scan.pdf": scanned_pdf("office", 150, 42),
    "release-copy-of-a-copy.pdf": scanned_pdf(
        "two-generations", 150, 30, ("organization other than ICML", "organization including ICML")
    ),
    "release-fax.pdf": fax_pdf,
    "release-fax-60-to-90.tif": faxed,
    "release-photo.jpg": photographed,
    "release-pen.tif": penned,
    "release-scan.hocr": hocr,
}


def main() -> int:
    """Make the files, or those that are named."""
    OUT.mkdir(exist_ok=True)
    for name in sys.argv[1:] or MADE:
        MADE[name](OUT / name)
        print(name, (OUT / name).stat().st_size)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
