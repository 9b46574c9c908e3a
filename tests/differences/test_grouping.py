"""Findings of a pile as distinct differences: what is put together, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.differences import differences, same_reading
from clausediff.model import (
    GOES_ON,
    Decision,
    Finding,
    Range,
    Report,
    Verdict,
)
from tests.differences.piles import FORM, finding, pile


def test_one_difference_for_the_same_reading_in_several_copies() -> None:
    """The place and the reading tell; the copies are in the order of the report, and each keeps its finding."""
    made = differences(pile([finding("90")], [], [finding("90")]))
    assert [(each.text, each.reading, each.among) for each in made] == [("30", "90", 3)]
    assert [held.document.path for held in made[0].copies] == ["001.txt", "003.txt"]
    assert made[0].risk == "a figure; in 2 of 3 copies"


@pytest.mark.parametrize(
    ("one", "other"),
    [("90", "80"), ("may", "May"), ("not", "not "), ("“a”", '"a"'), ("a\n b", "a b"), ("ninety-\nfive", "ninety-five")],
)
def test_readings_that_differ_are_never_put_together(one: str, other: str) -> None:
    """White space, quotes and dashes are not a difference between readings; a case, a figure or a space put in is."""
    same = same_reading(one) == same_reading(other)
    assert len(differences(pile([finding(one)], [finding(other)]))) == (1 if same else 2)
    assert same == (one in ("not", "“a”", "a\n b"))


@given(st.lists(st.text(max_size=4), min_size=1, max_size=6))
def test_every_finding_is_in_exactly_one_difference(readings: list[str]) -> None:
    """Nothing is dropped, nothing is counted twice, and within a difference all readings are the same."""
    made = differences(pile(*([finding(each)] for each in readings)))
    held = [copy for each in made for copy in each.copies]
    assert sorted(each.document.path for each in held) == [f"{n:03}.txt" for n in range(1, len(readings) + 1)]
    for each in made:
        assert len({same_reading(copy.finding.scan.text) for copy in each.copies}) == 1
    assert len({each.id for each in made}) == len(made)


def test_places_and_canonicals_are_kept_apart() -> None:
    """The same words at another place, or in another version of the form, are another difference."""
    other = replace(FORM, sha256="e" * 64)
    one, two = pile([finding("90"), finding("90", at=50)]), pile([finding("90")], ref=other)
    assert len(differences(one)) == 2
    assert len(differences(Report((*one.documents, *two.documents)))) == 3


def test_the_gravest_and_rarest_come_first() -> None:
    """Verdict, then what nearly all copies have last, then protected words, then few copies before many."""
    print_ = finding("Jaw", at=90, text="law", category="word")
    rare = finding("90")
    usual = [finding("80", at=20), finding("out", at=30, text="not", category="negation")]
    word = finding("fee", at=40, text="sum", category="word")
    doubt = finding("1O", at=60, text="10", verdict=Verdict.REVIEW)
    copies = [[print_, doubt], [print_, rare, word], [print_, *usual], [print_, *usual], [print_]]
    made = differences(pile(*copies))
    assert [each.reading for each in made] == ["90", "80", "out", "fee", "Jaw", "1O"]
    assert made[4].risk == "word; in 5 of 5 copies: likely another version of the form"
    assert not differences(pile([print_], [print_], [print_]))[0].common


def test_a_verdict_is_the_gravest_among_the_copies() -> None:
    """The same marks may be doubtful on a worn page and plain on a clean one."""
    made = differences(pile([finding("90", verdict=Verdict.REVIEW)], [finding("90")]))
    assert [each.verdict for each in made] == [Verdict.SUBSTANTIVE]


def test_harmless_findings_are_no_differences_unless_somebody_asked() -> None:
    """A question about a misreading is for a person as well."""
    quiet = finding("3O", verdict=Verdict.NOISE, category="confusion")
    assert not differences(pile([quiet]))
    asked = replace(quiet, decision=Decision("ask", comment="is that so?"))
    assert [each.undecided for each in differences(pile([asked]))] == [1]


def test_blank_lines_read_as_nothing_whatever_their_length() -> None:
    """A signature that is blank in every copy is one difference."""
    made = differences(pile(*([finding("_" * n, text="{{by}}", category="field-signature")] for n in (3, 5, 0, 9))))
    assert [len(each.copies) for each in made] == [4]


def test_the_id_is_that_of_place_and_reading() -> None:
    """More copies, other files and decisions do not change it; another reading does."""
    (one,) = differences(pile([finding("90")]))
    (two,) = differences(pile([], [finding(" 90\n", action="agreed")], [finding("90")]))
    (other,) = differences(pile([finding("80")]))
    assert one.id == two.id != other.id


def test_a_report_knows_its_differences() -> None:
    """The method is the function."""
    report = pile([finding("90")], [finding("90")])
    assert report.differences() == differences(report)


NAMES = [(at, "Acme Ltd", "Beta GmbH") for at in (10, 40, 90)]


def named(*places: tuple[int, str, str], category: str = "word") -> list[Finding]:
    """Findings with one name for another."""
    return [finding(new, at=at, text=old, category=category) for at, old, new in places]


def test_a_name_changed_throughout() -> None:
    """It is one difference, of one copy, at several places; a copy that has it twice only, has two others."""
    one, *others = differences(pile(named(*NAMES), named(*NAMES[:2])))
    assert (one.places, one.held_by, one.text, one.reading) == (3, 1, "Acme Ltd", "Beta GmbH")
    assert one.risk == "a name, changed at 3 places; in 1 of 2 copies"
    assert [(each.places, each.held_by) for each in others] == [(1, 1), (1, 1)]
    both = differences(pile(named(*NAMES), named(*NAMES)))
    assert [(each.places, each.held_by, len(each.copies)) for each in both] == [(3, 2, 6)]


@pytest.mark.parametrize(
    ("places", "category"),
    [
        ([(at, "Buyer", "Seller") for at in (10, 40, 90)], "party"),
        ([(at, "goods", "grain") for at in (10, 40, 90)], "word"),
        ([(at, "Acme Ltd", "somebody else") for at in (10, 40, 90)], "word"),
        ([(at, "Acme 30", "Acme 90") for at in (10, 40, 90)], "word"),
        ([(10, "Acme Ltd", "Beta GmbH"), (40, "Acme Ltd", "Beta AG"), (90, "Acme Ltd", "Beta GmbH")], "word"),
        ([(at, "Acme Ltd", "") for at in (10, 40, 90)], "deletion"),
    ],
)
def test_no_name_changed_throughout(places: list[tuple[int, str, str]], category: str) -> None:
    """Protected words, other words, figures and different readings are decided place by place."""
    assert len(differences(pile(named(*places, category=category)))) == 3


def test_a_name_that_is_left_somewhere() -> None:
    """Where the copy still has the old name, its places are decided one by one."""
    report = pile(named(*NAMES))
    document = report.documents[0]
    agreement = replace(document.agreements[0], span=Range(0, 40))
    left = replace(document, text="Beta GmbH pays, and Acme Ltd delivers.  ", agreements=(agreement,))
    gone = replace(left, text="Beta GmbH pays, and Beta GmbH delivers. ")
    assert len(differences(Report((left,)))) == 3
    assert len(differences(Report((gone,)))) == 1


def test_a_change_over_several_lines_of_a_column() -> None:
    """Its further lines belong to the finding before them: one difference at one place, decided with it."""
    head = finding("may look", at=10, text="inspects the goods")
    parts = [
        replace(finding(words, at=28, text="", action=""), reasons=("a reason", GOES_ON))
        for words in ("at them", "and say")
    ]
    other = finding("90", at=60)
    one, two = differences(pile([head, *parts, other]))
    assert {one.reading, two.reading} == {"may look", "90"}
    assert sorted((each.places, each.held_by, len(each.copies)) for each in (one, two)) == [(1, 1, 1), (1, 1, 3)]
    accepted = [replace(each, decision=Decision("accept")) for each in (head, *parts)]
    assert len(differences(pile([*accepted, other]))) == 2
