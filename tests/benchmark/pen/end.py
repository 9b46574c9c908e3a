"""The product end to end: a form printed, marked and worn, as a picture file, read by OCR and compared with its canonical."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PIL import Image

from clausediff.agreement.documents import document_findings
from clausediff.canonical.load import load
from clausediff.canonical.variants import prepare
from clausediff.evidence.pen import with_pen_marks
from clausediff.model import Finding, Verdict
from clausediff.pipeline import Options, compare_scan
from clausediff.scan.pages import Box
from clausediff.scan.readers import read
from clausediff.scan.scan import Scan
from tests.benchmark.case import ROOT
from tests.benchmark.pen.faces import Faces
from tests.benchmark.pen.pages import DPI, FORMS, InkedPage, inked, text_of
from tests.benchmark.pen.wearing import WEARS

__all__ = ["EndTally", "measure_end"]

_PEN = ("struck", "written", "circled")
_NEAR = 7.0
"""In points: a finding so far from a mark's box is still at it, since its place may be that of the words beside."""


@dataclass(slots=True)
class EndTally:
    """What was made and what the report says, with the pen detector and without."""

    found: list[tuple[str, str, bool, bool, bool]] = field(default_factory=list)
    """Of each mark its kind, the wear, whether a finding is there with the detector, whether one was there without it, and
    whether one is there that names the pen."""
    false: list[tuple[str, str, str]] = field(default_factory=list)
    """Findings that name a pen where there is no mark: category, verdict and wear."""
    harmless: list[tuple[str, str, int]] = field(default_factory=list)
    """Findings past noise at harmless ink: kind, verdict, with the pen (1) or also without it (0)."""
    pages: list[str] = field(default_factory=list)
    seconds: tuple[float, float] = (0.0, 0.0)
    """Of the processor: to read, and to look for a pen."""
    notes: list[str] = field(default_factory=list)


def measure_end(
    half: str,
    faces: Faces,
    documents: int,
    seed: str,
    folder: Path,
    *,
    share: float = 0.4,
    most: int = 2,
    cache: bool = False,
) -> EndTally:
    """Compare the first pages of so many documents, at ``most`` so many of each; every third one has harmless ink only."""
    tally = EndTally()
    for number in range(documents):
        dice = random.Random(f"{seed}/{number}")
        form, how = dice.choice(FORMS[half]), list(WEARS)[number % len(WEARS)]
        text = text_of(form, dice.choice([0, 1]))
        marked = 0 if number % 3 == 2 else share
        pages = inked(text, faces, how, dice, share=marked, ornaments=False, skew=0.8, most=most)
        path = folder / f"{seed}-{number:03}.tif"
        first, *others = [page.worn.image.convert("L") if how == "fax" else page.worn.image for page in pages]
        dpi = pages[0].worn.dpi
        same = all(page.worn.dpi == dpi for page in pages)
        if not same:
            size = first.size
            others = [each.resize(size, Image.Resampling.BICUBIC) for each in others]
        first.save(path, "TIFF", save_all=True, append_images=others, dpi=(dpi, dpi), compression="tiff_lzw")
        canonical = load(str(ROOT / "tests" / "benchmark" / "data" / "canonical" / f"{form}.md"))
        _compare(path, pages, prepare(canonical), how, tally, f"{seed}/{number}", cache=cache)
    return tally


def _compare(
    path: Path, pages: Sequence[InkedPage], prepared: object, how: str, tally: EndTally, name: str, *, cache: bool
) -> None:
    began = time.process_time()
    bare = read(str(path), pages=replace(Options().pages(), cache=cache))
    middle = time.process_time()
    scan = with_pen_marks(bare, cache=False)
    end = time.process_time()
    tally.seconds = tally.seconds[0] + middle - began, tally.seconds[1] + end - middle
    with_pen, without = _placed(scan, prepared), _placed(bare, prepared)
    for number, page in enumerate(pages):
        tally.pages.append(how)
        place = _straight  # the product levels the page before anything is placed on it
        here = [(finding, box) for finding, at, box in with_pen if at == number]
        before = [(finding, box) for finding, at, box in without if at == number]
        true = [(mark, Box(*place(mark.box))) for mark in (*page.marks, *page.circles)]
        for mark, box in true:
            seen = [finding for finding, where in here if _touches(box, where)]
            old = [finding for finding, where in before if _touches(box, where)]
            named = any(
                finding.category in _PEN or "pen" in finding.rule or "hand" in " ".join(finding.reasons)
                for finding in seen
            )
            tally.found.append((mark.kind, how, bool(seen), bool(old), named))
            if not seen:
                words = " ".join(page.page.words[i].text for i in mark.words[:5])
                tally.notes.append(
                    f"{name} page {number + 1} {how}: {mark.kind} silent: {words} {mark.text} at {box.rounded()}"
                )
        marked = [box for _, box in true]
        told: set[str] = set()
        for finding, where in here:
            if finding.category not in _PEN or finding.id in told:
                continue
            own = [place for other, place in here if other.id == finding.id]
            if not any(_touches(box, place) for box in marked for place in own):
                told.add(finding.id)
                tally.false.append((finding.category, finding.verdict.value, how))
                what = f"false {finding.category} {finding.verdict} {finding.scan.text[:60]!r} {where}"
                tally.notes.append(f"{name} page {number + 1} {how}: {what} {finding.reasons[0][:80]}")
        for mark in page.harmless:
            box = Box(*place(mark.box))
            if any(_touches(box, other) for other in marked):
                continue
            old_ids = {finding.id for finding, where in before if _touches(box, where)}
            for finding, where in here:
                if _touches(box, where):
                    tally.harmless.append((mark.kind, finding.verdict.value, int(finding.id not in old_ids)))


def _straight(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (side * 72 / DPI for side in box)
    return left, top, right, bottom


def _touches(one: Box, other: Box) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > -_NEAR and high > -_NEAR / 2


def _placed(scan: Scan, prepared: object) -> list[tuple[Finding, int, Box]]:
    """The findings for a person with a page and a box for each line that they touch."""
    agreements, outside = compare_scan(scan, [prepared], Options())  # type: ignore[list-item]
    findings = [finding for agreement in agreements for finding in agreement.findings]
    findings += document_findings(scan, outside)
    placed = []
    for finding in findings:
        if finding.verdict.gravity < Verdict.REVIEW.gravity:
            continue
        low, high = finding.scan.span
        if low == high:
            inked_boxes = [
                (mark.page, box)
                for mark in scan.marks
                if mark.kind == "written" and mark.span == finding.scan.span and mark.page is not None
                for box in mark.boxes
            ]
            inked_boxes += [
                (part.page, box)
                for part in scan.unread
                if part.says in finding.reasons and part.page is not None
                for box in part.boxes
            ]
            if inked_boxes:
                placed += [(finding, page, box) for page, box in inked_boxes]
                continue
            words = [word for word in scan.words if word.span.end >= low - 2 and word.span.start <= high + 2]
        else:
            words = [word for word in scan.words if word.span.start < high and low < word.span.end]
        placed += [(finding, word.page, word.box) for word in words]
    return placed
