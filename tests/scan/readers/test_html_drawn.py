"""What is read in silence is drawn by a browser: the cases of ``tests/cases/html_styles.yaml``, in Chromium."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.scan.readers.html_styles import SENTENCE, Case, cases

_WIDE, _HIGH, _COLUMNS = 420, 120, 4
_OPTIONS = ("--headless", "--no-sandbox", "--hide-scrollbars", "--virtual-time-budget=3000")
_APART = 60
"""Levels of grey between paper and ink."""
_INK = (0.8, 2.2)
"""Bounds of a silent case's ink, as a share of the ink of the sentence in plain print."""


@pytest.mark.slow
@pytest.mark.xdist_group("chromium")
def test_what_is_silent_is_drawn(tmp_path: Path) -> None:
    """Each silent case has about the ink of the plain sentence: nothing of it is hidden, covered or moved out of sight."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("needs Chromium")
    numpy = pytest.importorskip("numpy")
    images = pytest.importorskip("PIL.Image")
    plain = [Case("attributes", "", True), Case("bodies", f"<p>{SENTENCE}</p>", True)]
    drawn = [*plain, *(case for case in cases() if case.silent)]
    frames = [
        f'<iframe scrolling=no style="position:absolute;border:0;width:{_WIDE}px;height:{_HIGH}px;left:{number % _COLUMNS * _WIDE}px;'
        f'top:{number // _COLUMNS * _HIGH}px" srcdoc="{html.escape(case.page)}"></iframe>'
        for number, case in enumerate(drawn)
    ]
    page = tmp_path / "page.html"
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{''.join(frames)}", encoding="utf-8")
    picture = tmp_path / "page.png"
    rows = -(-len(drawn) // _COLUMNS)
    size = f"--window-size={_WIDE * _COLUMNS},{_HIGH * rows}"
    subprocess.run(
        [
            program,
            "--headless",
            "--no-sandbox",
            "--hide-scrollbars",
            size,
            f"--screenshot={picture}",
            "--virtual-time-budget=3000",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=300,
        cwd=tmp_path,
    )
    grey = numpy.asarray(images.open(picture).convert("L")).astype(int)

    def ink(number: int) -> int:
        top, left = number // _COLUMNS * _HIGH, number % _COLUMNS * _WIDE
        cell = grey[top : top + _HIGH, left : left + _WIDE]
        return int((abs(cell - numpy.median(cell)) > _APART).sum())

    usual = {case.kind: ink(number) for number, case in enumerate(plain)}
    usual["sheets"] = usual["attributes"]
    for number, case in enumerate(drawn):
        share = ink(number) / usual[case.kind]
        assert _INK[0] <= share <= _INK[1], (case, share)
