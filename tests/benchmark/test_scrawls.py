"""Marks of pencils, felt pens and zigzags, as they are made for fitting."""

from __future__ import annotations

import random

import pytest

numpy = pytest.importorskip("numpy")
pytest.importorskip("PIL")

from tests.benchmark.pen.faces import FIT  # noqa: E402
from tests.benchmark.pen.marks import make_mark  # noqa: E402
from tests.benchmark.pen.press import layout_at_random, press  # noqa: E402
from tests.benchmark.pen.scrawls import SCRAWLS  # noqa: E402
from tests.benchmark.pen.strokes import HAND, STRIKE, Sheet  # noqa: E402
from tests.benchmark.pen.thin import THIN  # noqa: E402

TEXT = "The Recipient shall pay 30 days after the date of an invoice.\n\nIt ends.\n\n" * 4


@pytest.mark.skipif(not FIT.printed or not FIT.hands, reason="the fonts of the benchmark are not installed")
@pytest.mark.parametrize("kind", [*SCRAWLS, *THIN])
def test_a_mark_is_drawn_where_it_says(kind: str) -> None:
    """Its ink is of a pen's classes, darkens the page, and is near its words or its box; a pencil is nowhere as dark as print."""
    dice = random.Random(kind)
    page = press(TEXT, layout_at_random(FIT.printed[:1], dice), 150, dice, "Form")[0]
    sheet = Sheet(page.image)
    before = sheet.pixels.copy()
    made = make_mark(kind, sheet, page, set(range(len(page.words))), FIT.hands, dice, more={**SCRAWLS, **THIN})
    assert made is not None
    drawn = numpy.isin(sheet.classes, (STRIKE, HAND))
    assert drawn.any()
    assert (sheet.pixels <= before + 1e-3).all()
    rows, columns = drawn.nonzero()
    left, top, right, bottom = made.box
    assert rows.min() < bottom and rows.max() > top and columns.min() < right and columns.max() > left
    if "pencil" in kind:
        assert sheet.pixels[drawn & (before[..., 0] > 250)].min() > 40
