"""How the pages of a copy lie on the pages of the issued form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("cv2")

from clausediff.evidence.issued.fit import Fit, fit_pages
from clausediff.scan.pages import Box
from tests.evidence.issued.sheets import LINES, Sheet

FORM = Sheet().scan("form.pdf")


def near(one: Box | None, other: Box, by: float = 1.5) -> bool:
    """Whether two boxes are at the same place."""
    return one is not None and all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


@settings(max_examples=20, deadline=None)
@given(down=st.floats(-20, 40), size=st.floats(9.5, 12.5))
def test_a_page_that_was_moved_or_made_smaller_fits(down: float, size: float) -> None:
    """A margin that a copier added, and print that a fax made smaller along its lines, change nothing."""
    copy = Sheet(down=down)
    fit = fit_pages(copy.scan(), FORM)[0]
    assert fit is not None
    assert fit.whole
    assert near(fit.to_form(copy.word("disclose")), Sheet().word("disclose"))


def test_lines_below_a_longer_filling_are_found_further_down() -> None:
    """A filling took a line more than the form has: what is below is laid on what is below in the form."""
    copy = Sheet(gap_behind=1)
    fit = fit_pages(copy.scan(), FORM)[0]
    assert fit is not None
    for word in ("disclose", "Ohio", "courts"):
        assert near(fit.to_form(copy.word(word)), Sheet().word(word))


def test_another_layout_does_not_fit() -> None:
    """The same words with other line breaks are no print of the form; nor is a page with other words."""
    words = " ".join(LINES).split()
    others = [" ".join(words[at : at + 7]) for at in range(0, len(words), 7)]
    assert fit_pages(Sheet(others).scan(), FORM) == {0: None}
    assert fit_pages(Sheet(["Nothing of this is in the form, whatever the page may look like."] * 6).scan(), FORM) == {}


def test_a_line_that_is_set_otherwise_has_no_place() -> None:
    """Words that a filling pushed along are not laid on what the form has there; the other lines are."""
    lines = list(LINES)
    lines[4] = "3. The laws of the Commonwealth and the State of Ohio govern it,"
    fit = fit_pages(Sheet(lines).scan(), FORM)[0]
    assert fit is not None
    assert not fit.whole
    assert fit.to_form(Sheet(lines).word("Ohio")) is None
    assert near(fit.to_form(Sheet(lines).word("courts")), Sheet().word("courts"))


def test_the_nearest_line_decides() -> None:
    """Between two lines a place goes with the nearer one."""
    fit = Fit(0, ((1, 0, 0), (0, 1, 0), (0, 0, 1)), ((10.0, 0.0), (30.0, 5.0)), (50.0,))
    assert [fit.shift(y) for y in (0.0, 19.0, 21.0, 39.0, 41.0, 90.0)] == [0.0, 0.0, 5.0, 5.0, None, None]
