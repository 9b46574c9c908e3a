"""Speed and memory of reading pages; not part of the timed suite.

usage: .venv/bin/pytest tests/bench/test_pages.py --benchmark-only

Processor time is measured, for other programs on the machine say nothing of this one; a page of OCR stands beside the same
page read by the bare engine, in one run.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from .test_speed import ROOT, agreement

READ = """
import resource, sys, time
from clausediff.scan.options import PageOptions
from clausediff.scan.readers import read
begun = time.process_time()
scan = read(sys.argv[1], pages=PageOptions(workers=1))
print(time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, len(scan.pages))
"""


def measured(path: Path, **environment: str) -> tuple[float, float, int]:
    """Seconds of the processor, megabytes at most, and pages, of a fresh process that reads a file."""
    command = [sys.executable, "-c", READ, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment or None)
    seconds, megabytes, pages = done.stdout.split()
    return float(seconds), float(megabytes), int(pages)


@pytest.mark.benchmark(group="pages")
def test_a_hundred_pages_of_text(benchmark: Any, tmp_path: Path) -> None:
    """A justified PDF of 100 pages and 45,000 words within a second and 150 MB."""
    pytest.importorskip("reportlab")
    from reportlab.lib.pagesizes import letter
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=12, leading=18, spaceAfter=9, alignment=4)
    text = agreement(415)
    path = tmp_path / "long.pdf"
    parts = [Paragraph(part, style) for part in text.split("\n\n") if part.strip()]
    SimpleDocTemplate(str(path), pagesize=letter, invariant=1).build(parts)
    runs: list[tuple[float, float, int]] = []
    benchmark.pedantic(lambda: runs.append(measured(path)), rounds=3, iterations=1)
    seconds, megabytes, pages = min(runs)
    benchmark.extra_info.update(
        seconds=round(seconds, 2), megabytes=round(megabytes), pages=pages, words=len(text.split())
    )
    assert 95 <= pages <= 112
    assert seconds <= 1.0
    assert megabytes <= 150


@pytest.mark.benchmark(group="ocr")
def test_ocr_beside_the_bare_engine(benchmark: Any) -> None:
    """Straightening a page, and looking for ink that gave no words, takes at most a tenth of what the engine takes."""
    pytest.importorskip("rapidocr")
    import numpy
    import pypdfium2

    from clausediff.scan.ocr import rapidocr, reading
    from clausediff.scan.ocr.engines import choose
    from clausediff.scan.ocr.picture import Picture
    from clausediff.scan.readers.pdf.drawing import PdfPicture

    path = ROOT / "samples" / "paper" / "release-office-scan.pdf"
    page = pypdfium2.PdfDocument(path)[0].render(scale=rapidocr.DPI / 72).to_pil().convert("RGB")
    pixels = numpy.ascontiguousarray(numpy.asarray(page)[:, :, ::-1])
    picture = Picture("page", PdfPicture(str(path), None, 0, None, None, 200_000_000))
    (engine,) = choose("rapidocr")
    bare = rapidocr._engine(1)
    times: list[tuple[float, float]] = []

    def run() -> None:
        begun = time.process_time()
        bare(pixels)
        between = time.process_time()
        reading._read(picture, engine, True, 1)
        times.append((between - begun, time.process_time() - between))

    bare(pixels[:400])  # what is loaded once
    benchmark.pedantic(run, rounds=3, iterations=1)
    alone, ours = min(one for one, _ in times), min(other for _, other in times)
    benchmark.extra_info.update(
        bare_pages_a_minute=round(60 / alone, 1), pages_a_minute=round(60 / ours, 1), overhead=f"{ours / alone - 1:.1%}"
    )
    assert ours <= 1.10 * alone


@pytest.mark.benchmark(group="ocr")
def test_a_second_run_from_the_cache(benchmark: Any, tmp_path: Path) -> None:
    """A scanned PDF that was read before takes at most a tenth of a second a page, start included."""
    pytest.importorskip("rapidocr")
    path = ROOT / "samples" / "paper" / "release-office-scan.pdf"
    kept = {"CLAUSEDIFF_CACHE": str(tmp_path), "PATH": "/usr/bin:/bin"}
    measured(path, **kept)
    runs: list[tuple[float, float, int]] = []
    benchmark.pedantic(lambda: runs.append(measured(path, **kept)), rounds=5, iterations=1)
    seconds, _, pages = min(runs)
    benchmark.extra_info.update(seconds_a_page=round(seconds / pages, 3))
    assert seconds / pages <= 0.1
