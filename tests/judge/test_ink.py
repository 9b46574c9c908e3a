"""The run of touching ink: what it says with its spaces put right, whatever a rule says of the difference."""

from __future__ import annotations

import pytest

from clausediff.alignment.edits import EditKind
from clausediff.judge import judge
from clausediff.judge.case import Case
from clausediff.judge.ink import other_reading
from tests.stages import page

BEFORE = "1. The Grower brings apples and pears from the orchard to the Press in autumn, and the Press makes juice of them.\n\n"
AFTER = "\n\n7. The Press washes every crate after use and stacks it in the yard, where the Grower fetches it with the cart.\n"


def readings(form: str, scan: str, **front: object) -> list[str]:
    """The other words in the ink of a line, wherever the line differs in words."""
    made, edits = page(f"{BEFORE}{form}{AFTER}", f"{BEFORE}{scan}{AFTER}", **front)
    judge(made, edits)
    cases = [Case(made, edit) for edit in edits if edit.kind in (EditKind.REPLACE, EditKind.INSERT)]
    assert cases
    return sorted({found for case in cases if (found := other_reading(case)) is not None})


CASES: list[tuple[str, str, list[str]]] = [
    # torn
    ("The Press rejected it.", "The Press ej ected it.", ["ejected"]),
    ("The Press rejected it.", "The Press e j ec t ed it.", ["ejected"]),
    ("The Press rejected it.", "The Press ejec-\nted it.", ["ejected"]),
    ("The Press rejected it.", "The Press re jected it.", []),
    ("The Press rejected it.", "The Press re jecfed it.", []),
    # glued
    ("The pears must be rejected now.", "The pears must beejected now.", ["ejected"]),
    ("The pears must be rejected now.", "The pears must becjected now.", ["ejected"]),
    ("The pears must be rejected now.", "The pears mustbecjectednow.", ["ejected"]),
    ("The pears must be rejected now.", "The pears must berejected now.", []),
    ("The pears must be rejected now.", "The pears must berejectcd now.", []),
    ("The pears, if rejected, are sold.", "The pears,ifcjected, are sold.", ["ejected"]),
    # figures among its letters
    ("It is a suspected violation now.", "It is a suspectedmediati0n now.", ["mediation"]),
    ("It is a suspected violation now.", "It is a suspectedviolati0n now.", []),
    ("It is a suspected violation now.", "It is a suspectedvi0lat1on now.", []),
    # other words of the same form, known or not
    ("The tank is hypobaric now.", "The tank ishyperbaric now.", ["hyperbaric"]),
    ("It is an irrevocable order.", "It is anrevocable order.", ["revocable"]),
    # a letter at the word before or behind
    ("The pears must reject it.", "The pears muste ject it.", ["eject"]),
    ("The pears must elect it.", "The pears muste lect it.", []),
    ("The pears must elect it.", "The pears must s elect it.", ["musts"]),
    ("Now the pears may elect it.", "Now the pears may s elect it.", ["mays"]),
    ("Now the pears may elect it.", "Now the pears may k elect it.", []),
    ("Now the pears may elect it.", "Now the pears mays elect it.", ["select"]),
    ("Now the pear may fall.", "Now the pear s may fall.", ["pears"]),
    ("Now the pear may fall.", "Now the pear z may fall.", []),
    ("Now the pear falls down.", "Now the pear sfalls down.", ["pears"]),
    ("Now the pear sifts down.", "Now the pear ssfts down.", []),
    ("Now the pear or apple falls.", "Now the pear s or apple falls.", ["pears"]),
    ("Now the pear, may fall.", "Now the pear, s may fall.", []),
    ("Now the pears may act on it.", "Now the pears mayinter act on it.", ["interact"]),
    ("A loss or a delay is told.", "A loss or ar elay is told.", ["relay"]),
    ("A loss or any defective pear is told.", "A loss or anye ffective pear is told.", ["effective"]),
    ("A loss or any\n\ndefective pear is told.", "A loss or anye\n\nffective pear is told.", []),
    # what parts ink: marks, other paragraphs, figures, and words too short to tell
    ("It is so, elect it.", "It is so s, elect it.", []),
    ("It is so.\n\nelect it.", "It is so s.\n\nelect it.", []),
    ("It is so\n\nelect it.", "It is so s\n\nelect it.", []),
    ("It is so elect it.", "It is so s\nelect it.", ["select"]),
    ("It is so elect it.", "It is so s-\nelect it.", ["select"]),
    ("It is 14 elect it.", "It is 14 s elect it.", ["select"]),
    ("It is so now 14 it.", "It is so now s 14 it.", []),
    ("It falls as it may.", "It falls w as it may.", []),
    ("IT FALLS AND STANDS.", "IT FALLS l AND STANDS.", []),
    ("IT FALLS AND STANDS.", "IT FALLS L AND STANDS.", ["LAND"]),
    # of a protected word less is asked for another one to be told
    ("It is a list of lessor names.", "It is a list oflessou names.", ["lesson"]),
    # figures and signs are never exchanged, and apostrophes are lost
    ("It is the Grower's pear.", "It is the Grower s pear.", []),
    ("It is the member(s) and no other.", "It is the memberts) and no other.", []),
    ("It is so and/or not so.", "It is so andJor not so.", []),
    ("It holds 14 or 15 of them.", "It holds 14or 15 of them.", []),
    # words of other differences, which are weighed by themselves
    ("It is the subject of it.", "It is Ihe subjectof it.", []),
    ("Hours of work are paid.", "Hour5 cf wotk are paid.", []),
]


@pytest.mark.parametrize(
    ("form", "scan", "found"),
    [
        ("Now every old pear falls here.", "Now every old peardr ops here.", ["drops", "drops"]),
        ("Now the pear is told.", "Now the pcar s is told.", ["pears", "pears"]),
        ("Now every old pear\n\nfalls here.", "Now every old peardr\n\nops here.", []),
        ("Now every old pear\n\nfalls here.", "Now every old peardr\f\nops here.", []),
    ],
)
def test_differences_that_touch(form: str, scan: str, found: list[str]) -> None:
    """Each of two differences is looked at with the other one, whichever comes first."""
    made, edits = page(f"{BEFORE}{form}{AFTER}", f"{BEFORE}{scan}{AFTER}")
    judge(made, edits)
    cases = [Case(made, edit) for edit in edits if edit.kind in (EditKind.REPLACE, EditKind.INSERT)]
    assert [other for case in cases if (other := other_reading(case)) is not None] == found


def test_at_the_edges_of_a_text() -> None:
    """No word is before the first one, and none behind the last."""
    for form, scan, other in (
        ("Elect it now for the pears.", "S elect it now for the pears.", "Select"),
        ("Now it is as the pear", "Now it is as the pear s", "pears"),
    ):
        made, edits = page(form, scan)
        judge(made, edits)
        assert [other_reading(Case(made, edit)) for edit in edits if edit.kind is EditKind.INSERT] == [other]


@pytest.mark.parametrize(("form", "scan", "found"), CASES, ids=[scan for _, scan, _ in CASES])
def test_other_reading(form: str, scan: str, found: list[str]) -> None:
    """Another word is read in the ink, or none is."""
    assert readings(form, scan) == found
