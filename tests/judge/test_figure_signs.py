"""Signs at figures, on a clear page: what makes another figure of one is for a person, and what engines lose beside one is not."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.judge import finish, judge
from tests.judge.vetoed import AFTER, BEFORE
from tests.stages import page

OTHER_FIGURES: list[tuple[str, str]] = [
    ("The tank holds 5 litres.", "The tank holds - 5 litres."),
    ("The tank holds 5 litres.", "The tank holds .5 litres."),
    ("The tank holds 5 litres.", "The tank holds < 5 litres."),
    ("The tank holds 5 litres.", "The tank holds 5% litres."),
    ("The tank holds 5 litres.", "The tank holds 5- litres."),
    ("The tank holds 5 litres.", "The tank holds (5) litres."),
    ("The tank holds 5 litres.", "The tank holds 5' litres."),
    ("The tank holds 5 litres.", 'The tank holds 5" litres.'),
    ("The tank holds 5 litres.", "The tank holds ·5 litres."),
    ("The tank holds 5 litres.", "The tank holds 5* litres."),
    ("The tank holds 5 litres and *is* clean.", "The tank holds 5* litres and *is* clean."),
    ("The tank holds the 5 litres.", 'The tank holds the 5" litres.'),
    ("The tank holds $5 in it.", "The tank holds $-5 in it."),
    ("The tank holds $5 in it.", "The tank holds -$5 in it."),
    ("The tank holds $5 in it.", "The tank holds $.5 in it."),
    ("The tank holds $ 5 in it.", "The tank holds $ .5 in it."),
    ("The tank holds tolerance of 5 g in it.", "The tank holds tolerance of\n. 5 g in it."),
    ("The tank holds tolerance of 5 g in it.", "The tank holds tolerance of\n- 5 g in it."),
    ("The tank holds tolerance of 5 g in it.", "The tank holds tolerance of\n> 5 g in it."),
    ("The tank holds tolerance of $5 g in it.", "The tank holds tolerance of\n. $5 g in it."),
    ("The tank holds tolerance of 5 g in it.", "The tank holds tolerance of . 5 g in it."),
    ("5 litres are in the tank.", "-5 litres are in the tank."),
    ("5 litres are in the tank.", ".5 litres are in the tank."),
    ("The tank holds 5 litres.", "The tank holds ((((((((((((5)))))))))))) litres."),
    ("The tank holds 5 litres.", "The tank holds 5/ litres."),
    ("The tank holds 5 litres.", "The tank holds /5 litres."),
    ("The tank holds 5,6 litres.", "The tank holds 5.6 litres."),
    ("The tank holds 5:6 litres.", "The tank holds 5-6 litres."),
    ("The tank holds 5 litres or 6", "The tank holds 5 litres or -6"),
    ("The tank holds 5 litres or 6", "The tank holds 5 litres or 6%"),
    ("The tank holds 5 litres in 1st place.", "The tank holds 5 litres in -1st place."),
    ("The tank holds (-5) litres.", "The tank holds -5 litres."),
    ("The tank holds 5 litres or £", "The tank holds 5 litres or -£"),
    ("The tank holds £ 6 litres.", "The tank holds -£ 6 litres."),
    ("The tank holds {{what}} and 5 litres.", "The tank holds oil and -5 litres."),
    ("The tank holds {{what}} 5 litres.", "The tank holds oil -5 litres."),
    ("The tank holds {{what}} 5 litres.", "The tank holds oil .5 litres."),
    ("The tank holds {{what}} 5 litres.", "The tank holds oil $5 litres."),
    ("The tank holds {{what}} 500 litres.", "The tank holds oil 1 500 litres."),
    ("The tank holds {{what}} 5 litres.", "The tank holds oil - 5 litres."),
    ("The tank holds 5 {{what}} today.", "The tank holds 5 000 barrels today."),
    ("The tank holds 5 {{what}} today.", "The tank holds 5000 000 barrels today."),
    ("The tank holds 500 {{what}} today.", "The tank holds 500 000 barrels today."),
    ("The tank holds 5 {{what}} today.", "The tank holds 5 % barrels today."),
    ("The tank holds 5 {{what}} today.", "The tank holds 5 million barrels today."),
    ("The tank holds 5 {{what}} today.", "The tank holds 5 % 7 barrels today."),
    ("{{what}} 5 litres are there.", "Oil -5 litres are there."),
    ("The tank holds 5 {{what}} today.", "The tank holds 5 $ barrels today."),
    ("The tank holds 5 {{what}} today.", "The tank holds 5 $ 7 barrels today."),
    ("The tank holds 5 . 6 litres.", "The tank holds 5 -6 litres."),
    ("The tank holds 5 6 litres.", "The tank holds 5 -6 litres."),
    ("The tank holds 5 6 litres.", "The tank holds 5 .6 litres."),
    ("The tank holds 5 litres to 6 litres.", "The tank holds 5 litres to ± 6 litres."),
    ("The tank holds 5 litres.", "The tank holds 5± litres."),
    ("The tank holds 5 litres.", "The tank holds 5 ± litres."),
    ("The tank holds 5 litres.", "The tank holds (5 litres."),
]
SAME_FIGURES: list[tuple[str, str]] = [
    ("The tank holds (5) litres.", "The tank holds [5) litres."),
    ("The tank holds 5 litres.", "The tank holds •5 litres."),
    ("The tank holds *5* litres.", "The tank holds 5 litres."),
    ("The tank holds 5 litres.", "The tank holds *5* litres."),
    ('The tank holds "the 5" litres.', 'The tank holds "the 5 litres.'),
    ('The tank holds "the 5 litres.', 'The tank holds "the 5" litres.'),
    ("The tank holds 5, 6 litres.", "The tank holds 5 6 litres."),
    ("The tank holds 5.", "The tank holds 5"),
    ("The tank holds a 5 litres.", "The tank holds a·5 litres."),
    ("The tank holds tolerance of a g in it.", "The tank holds tolerance of\n. a g in it."),
    ("The tank holds tolerance of a g in it.", "The tank holds tolerance of . a g in it."),
    ("5 litres are in the tank.", "- 5 litres are in the tank."),
    ("The tank holds 5, litres.", "The tank holds 5 litres."),
    ("The tank holds 5; litres.", "The tank holds 5, litres."),
    ("The tank holds 5 to 6 litres.", "The tank holds 5 to- 6 litres."),
    ("The tank holds 5 to 6 litres.", "The tank holds 5 -to 6 litres."),
    ("The tank holds 5 litres", "The tank holds 5 litres -"),
    ("The tank holds 5 litres.", "The tank holds 5-litres."),
    ("The tank holds 5-litre cans.", "The tank holds 5 litre cans."),
    ("The tank holds US$5 in it.", "The tank holds US-$5 in it."),
    ("The tank holds 5 litres in A-7 today.", "The tank holds 5 litres in A 7 today."),
    ("The tank holds 5 litres in A.7 today.", "The tank holds 5 litres in A,7 today."),
    ("The tank holds {5} litres.", "The tank holds (5) litres."),
    ("The tank holds (5, 6) litres.", "The tank holds (5, 6 litres."),
    ("The tank holds {{what}} 5 litres.", "The tank holds oil 5 litres."),
    ("The tank holds 5 {{what}} today.", "The tank holds 5 barrels today."),
    ("The tank holds 5{{what}} today.", "The tank holds 5 barrels today."),
    ("{{what}} 5 litres are there.", "Oil 5 litres are there."),
    ("The tank holds 5 {{what}}", "The tank holds 5 barrels"),
    ("The tank holds $ 5 litres.", "The tank holds $ 5 litres -"),
]


def asked(form: str, scan: str) -> bool:
    """Whether a difference is for a person."""
    front: dict[str, Any] = {"fields": {"what": {"type": "text"}}} if "{{" in form else {}
    made, edits = page(form, scan, **front)
    return any(not judgement.harmless for judgement in finish(made, judge(made, edits)))


@pytest.mark.parametrize(("form", "scan"), OTHER_FIGURES, ids=[f"{form} / {scan}" for form, scan in OTHER_FIGURES])
def test_another_figure(form: str, scan: str) -> None:
    """A sign, a group, a unit or a bracket that one side lacks makes another figure of it."""
    assert asked(f"{BEFORE}{form}{AFTER}", f"{BEFORE}{scan}{AFTER}")


@pytest.mark.parametrize(("form", "scan"), SAME_FIGURES, ids=[f"{form} / {scan}" for form, scan in SAME_FIGURES])
def test_the_same_figure(form: str, scan: str) -> None:
    """Stops and quotes of the sentence, half a pair of brackets lost, markup and white space leave a figure as it is."""
    assert not asked(f"{BEFORE}{form}{AFTER}", f"{BEFORE}{scan}{AFTER}")
