"""Which pages of a PDF have lines over their words that may be a pen's: curves and slanting lines, and no rules."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from clausediff.scan.readers import read

pdfgen = pytest.importorskip("reportlab.pdfgen.canvas", reason="no reportlab: pip install 'clausediff[pdf]'")


def wavy(canvas: Any, x: float, y: float) -> None:
    """A line as a hand draws it."""
    path = canvas.beginPath()
    path.moveTo(x, y)
    for step in range(1, 12):
        path.lineTo(x + 8 * step, y + (2 if step % 2 else -2))
    canvas.drawPath(path)


def curve(canvas: Any, x: float, y: float) -> None:
    """A curve, as programs for tablets keep ink."""
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.curveTo(x + 30, y + 6, x + 60, y - 6, x + 90, y + 3)
    canvas.drawPath(path)


@pytest.mark.parametrize(
    ("draw", "drawn"),
    [
        pytest.param(lambda canvas: wavy(canvas, 80, 703), True, id="a wavy line through words"),
        pytest.param(lambda canvas: curve(canvas, 80, 703), True, id="a curve through words"),
        pytest.param(lambda canvas: canvas.line(80, 690, 300, 690), False, id="a rule"),
        pytest.param(lambda canvas: canvas.rect(60, 690, 400, 40), False, id="a frame"),
        pytest.param(lambda canvas: curve(canvas, 80, 100), False, id="a curve far from all words"),
        pytest.param(lambda canvas: None, False, id="nothing"),
    ],
)
def test_lines_over_words(draw: Callable[[Any], object], drawn: bool, tmp_path: Path) -> None:
    """The page says whether it is worth looking at."""
    held = BytesIO()
    canvas = pdfgen.Canvas(held, pagesize=(612, 792), invariant=1)
    canvas.drawString(72, 700, "The Baker shall deliver forty loaves to the Shop on each working day.")
    draw(canvas)
    canvas.save()
    path = tmp_path / "copy.pdf"
    path.write_bytes(held.getvalue())
    (page,) = read(str(path)).pages
    assert page.drawn is drawn
