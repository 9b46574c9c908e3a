"""Words that are composed of parts, with another part."""

from __future__ import annotations

import pytest

from clausediff.judge.case import Case
from clausediff.judge.composed import composed
from tests.judge.vetoed import AFTER, BEFORE
from tests.stages import page


def said(one: str, other: str) -> str | None:
    """What is said of a word in the place of another one on a legible page."""
    made, edits = page(f"{BEFORE}The {one} audit is here.{AFTER}", f"{BEFORE}The {other} audit is here.{AFTER}")
    (edit,) = edits
    return composed(Case(made, edit))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bimonthly", "trimonthly"),
        ("biennially", "triennially"),
        ("bicentennial", "tricentennial"),
        ("fourfold", "fortyfold"),
        ("subcontractor", "cocontractor"),
        ("entombed", "detombed"),
        ("consented", "dissented"),
    ],
)
def test_another_part(one: str, other: str) -> None:
    """A word, a prefix or a number before what both have is another word, whatever lists know."""
    assert said(one, other) == f"“{other}” is composed as “{one}” is, with another part"
    assert said(other, one) == f"“{one}” is composed as “{other}” is, with another part"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rendered", "renderor"),
        ("transferred", "transferor"),
        ("compelled", "compellee"),
        ("sublicense", "sublicensee"),
    ],
)
def test_another_prefix_or_ending(one: str, other: str) -> None:
    """A prefix before a word, or an ending that many words exchange for the canonical's, makes another word; not the other way round."""
    assert said(one, other) == f"“{other}” is composed as “{one}” is, with another part"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bimonthly", "birnonthly"),
        ("agreement", "agreernent"),
        ("payment", "paynent"),
        ("barkers", "borkers"),
        ("obtained", "abtained"),
        ("household", "nousehold"),
        ("rendered", "renderet"),
        ("rendered", "renderecl"),
        ("entombed", "ertombed"),
        ("named", "naned"),
        ("whole", "wholel"),
        ("bimonthly", "bimonthly's"),
        ("Harlowe", "Harlove"),
    ],
)
def test_a_garble_is_no_part(one: str, other: str) -> None:
    """What differs must be a part by itself, and none that engines read so every day."""
    assert said(one, other) is None
