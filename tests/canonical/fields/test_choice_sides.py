"""Marks before choices and behind them, where one of the choices was not read."""

from __future__ import annotations

import pytest

from clausediff.canonical.fields.boxes import choice
from clausediff.canonical.template import FieldSpec

SPEC = FieldSpec(name="kind", type="choice", choices=("Adult", "Junior", "Family"))


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        pytest.param("Zuuk ☐ Junior ☒ Family ☐", "Junior", id="behind, and the first is not read"),
        pytest.param("☐ Zuuk ☒ Junior ☐ Family", "Junior", id="before, and the first is not read"),
        pytest.param("Zuuk ☒ Junior ☐ Family ☐", "", id="behind, and the marked one is not read"),
        pytest.param("Adu lt ☒ Junior ☐ Family ☐", "Adult", id="behind, and the marked one is in two parts"),
        pytest.param("☒ Adull ☐ Junior ☐ Family", "Adult", id="before, and the marked one is misread"),
        pytest.param("O Adult ☒ Junior ☐ Farnlly", "Junior", id="a letter of the first box"),
        pytest.param("Adult ☐ Junior ☒ Family ☐", "Junior", id="all are read"),
    ],
)
def test_a_choice_that_was_not_read_moves_no_mark(text: str, chosen: str) -> None:
    """The first mark is before the first choice or behind it, whether or not that was read."""
    assert choice(SPEC, text)[0] == chosen


@pytest.mark.parametrize(
    ("choices", "text", "chosen", "asked"),
    [
        pytest.param(
            ("Spring only", "The whole year"), "☒ Springonly ☐ The whole year", "Spring only", False, id="joined"
        ),
        pytest.param(
            ("Spring only", "The whole year"), "☒ Sprlng oniy ☐ The whole year", "Spring only", False, id="misread"
        ),
        pytest.param(("Monthly", "Yearly"), "☒ Weekly ☐ Yearly", "", True, id="another word"),
        pytest.param(("Monthly", "Yearly"), "☒ not Monthly ☐ Yearly", "Monthly", True, id="a word beside it"),
        pytest.param(("12 months", "24 months"), "☒ 18 months ☐ 24 months", "", True, id="another figure"),
        pytest.param(("Marked", "Unmarked"), "☐ Marked ☒ Unmarkad", "Unmarked", False, id="more like this than that"),
        pytest.param(("Monthly", "Yearly"), "☒ Bimonthlv ☐ Yearly", "", True, id="with a prefix"),
        pytest.param(("Yes", "No"), "☒ Ycs ☐ No", "Yes", False, id="short"),
        pytest.param(("Public", "Internal"), "☒ Pubic ☐ Internal", "", True, id="spelt as another word"),
    ],
)
def test_a_choice_is_found_as_it_was_misread(choices: tuple[str, ...], text: str, chosen: str, asked: bool) -> None:
    """What is no word and looks like one choice alone is that; another word and another figure are none."""
    value, problems = choice(FieldSpec(name="kind", type="choice", choices=choices), text)
    assert (value, bool(problems)) == (chosen, asked)


@pytest.mark.parametrize(
    ("filling", "told"),
    [
        ("[x] Keyed [ ] Escorted [ ] Open", True),
        ("[x] Keyed [ ] Escorted [ ] Opcn", True),
        ("[x] Keyed [ ] Escorted [ ] Reopen", False),
        ("[x] Keyed [ ] Escort [ ] Open", False),
    ],
)
def test_a_choice_that_is_another_word(filling: str, told: bool) -> None:
    """A choice that was misread is one still; one that is spelt as another word is a change of the form."""
    spec = FieldSpec("access", "choice", choices=("Keyed", "Escorted", "Open"))
    assert (choice(spec, filling)[1] == []) is told
