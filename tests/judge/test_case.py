"""What a case offers to the rules."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.alignment.edits import EditKind
from clausediff.judge.case import Case
from tests.stages import page

BEFORE = "1. The Grower brings apples and pears from the orchard to the Press in autumn, and the Press makes juice of them.\n\n"
AFTER = "\n\n7. The Press washes every crate after use and stacks it in the yard, where the Grower fetches it with the cart.\n"
WORDS = (EditKind.REPLACE, EditKind.DELETE, EditKind.INSERT)


def a_case(form: str, scan: str, *, bare: bool = False, **front: Any) -> Case:
    """The case of the one difference of words between two lines, on a page or by themselves."""
    before, after = ("", "") if bare else (BEFORE, AFTER)
    made, edits = page(before + form + after, before + scan + after, **front)
    (edit,) = (edit for edit in edits if edit.kind in WORDS)
    return Case(made, edit)


@pytest.mark.parametrize(
    ("scan", "errors"), [("docurnent", 1), ("d0curnent", 2), ("d0curnenl", 3), ("docu ment", 1), ("document9", 1)]
)
def test_errors(scan: str, errors: int) -> None:
    """Misread segments, one at least."""
    assert a_case("He keeps a document here.", f"He keeps a {scan} here.").errors == errors


def test_reasons_name_three_misreadings() -> None:
    """No more: a person must see at a glance what is meant."""
    case = a_case("He keeps a considerable document here.", "He keeps a c0ns1derab1c document here.")
    assert len(case.swaps) == 3
    assert case.swaps[0] == "o read as 0"
    assert a_case("He keeps a document here.", "He keeps a documet here.").swaps == ("n read as nothing",)
    assert a_case("He keeps a document here.", "He keeps a docuiment here.").swaps == ("nothing read as i",)


def test_no_word() -> None:
    """Marks with a digit are no figure, others are no word."""
    assert a_case("He keeps a document here.", "He keeps a docurnent here.").no_word == "“docurnent” is not a word"
    assert a_case("He pays 60 pence here.", "He pays 6O pence here.").no_word == "“6O” is not a figure"


def test_texts_and_words() -> None:
    """Both sides as they stand, on one line and as keys."""
    case = a_case("He keeps a “big” document here.", "He keeps a “big”\ndocurnent here.")
    assert (case.printed, case.raw) == ("document", "docurnent")
    assert (case.canonical_keys, case.scan_keys, case.one_word) == (["document"], ["docurnent"], True)
    assert a_case("He keeps a document here.", "He keeps adocument here.").one_word is False
    assert (case.key_before, case.key_after) == ("big", "here")


def test_keys_at_the_ends() -> None:
    """Before the first word and behind the last there is none."""
    text = "Documents of the Grower are kept in the cellar of the Press by the keeper"
    first = a_case(text, text.replace("Documents", "Docurnents"), bare=True)
    assert (first.key_before, first.key_after) == ("", "of")
    assert (first.opens_line, first.closes_line, first.at_margin) == (True, False, True)
    last = a_case(text, text.replace("keeper", "keepcr"), bare=True)
    assert (last.key_before, last.key_after) == ("the", "")
    assert (last.opens_line, last.closes_line, last.at_margin) == (False, True, True)
    inner = a_case(text, text.replace("cellar", "ccllar"), bare=True)
    assert (inner.opens_line, inner.closes_line, inner.at_margin) == (False, False, False)


def test_classes() -> None:
    """Protected classes of both sides, and the one that names the finding."""
    case = a_case("The cart shall wait here.", "The cart must wait here.")
    assert (case.canonical_classes, case.scan_classes, case.code) == (("modal",), ("modal",), "modal")
    assert case.protected
    plain = a_case("The cart stands here.", "The cart stauds here.")
    assert (plain.canonical_classes, plain.scan_classes, plain.code, plain.protected) == ((), (), "", False)
    one = a_case("The cart stands here.", "The cart never here.")
    assert (one.canonical_classes, one.scan_classes, one.code, one.protected) == (
        (),
        ("negation", "time"),
        "negation",
        True,
    )
    assert a_case("The cart must stand here.", "The cart rnust stand here.").protected


def test_figures_and_legal_marks() -> None:
    """A figure on both sides; marks that may stand in a text as they are."""
    both = a_case("He pays 60 pence here.", "He pays 90 pence here.")
    assert (both.figures, both.legal) == (True, True)
    dressed = a_case("He pays 60 pence here.", "He pays 6O pence here.")
    assert not dressed.legal
    assert not a_case("He pays 60 pence here.", "He pays GO pence here.").figures
    words = a_case("He pays sixty pence here.", "He pays some pence here.")
    assert (words.figures, words.legal) == (False, True)


def test_known_words() -> None:
    """Words and figures among what was put in; of single characters only figures."""
    assert a_case("He waits here.", "He waits 7 zz a often here.").known == ["7", "often"]


def test_reasons_of_a_class() -> None:
    """Why the class matters, and the must-match phrase."""
    case = a_case("The cart shall wait here.", "The cart must wait here.", must_match=["cart shall wait"])
    assert case.said_of_class("modal") == (
        "duty or choice: changes a duty into a choice or back",
        "must-match phrase “cart shall wait”",
    )
    assert case.said_of_class("") == ("must-match phrase “cart shall wait”",)
    assert a_case("The cart stands here.", "The cart stauds here.").said_of_class("word") == ()


@pytest.mark.parametrize(
    ("form", "named"),
    [
        ("They meet at Bay I of it.", True),
        ("They meet at bay I of it.", False),
        ("They meet. Then I wait here.", False),
        ("They meet: Then I wait here.", False),
        ("They meet; Then I wait here.", False),
        ("Then I wait here.", False),
        ("They meet in Rome, I wait here.", False),
    ],
)
def test_letters_that_are_part_of_a_name(form: str, named: bool) -> None:
    """Behind a capital that is not a sentence's, with nothing but a space between."""
    assert a_case(form, form.replace(" I ", " l ")).names_something is named


def test_the_first_word_is_part_of_no_name() -> None:
    """There is nothing before it."""
    text = "I keep the documents of the Grower in the cellar of the Press by the river"
    assert not a_case(text, text.replace("I ", "l ", 1), bare=True).names_something


@pytest.mark.parametrize(
    ("scan", "cut"),
    [
        ("The Grower and his neighbour bring pears from the new orch\nto the Press before noon.", True),
        ("The Grower and his neighbour bring pears from the new or\nto the Press before noon.", True),
        ("The Grower and his neighbour bring pears from the new o\nto the Press before noon.", False),
        ("The Grower and his neighbour bring pears from the new\nchard to the Press before noon.", True),
        ("The Grower and his neighbour bring pears from the new chard\nto the Press before noon.", False),
        ("The Grower and his neighbour bring pears from the new orch to\nthe Press before noon.", False),
    ],
)
def test_cut_off(scan: str, cut: bool) -> None:
    """A word lost its end where a line ends, or its beginning where one begins, and two letters are left at least."""
    form = "The Grower and his neighbour bring pears from the new orchard\nto the Press before noon."
    lines = "\n".join(
        f"{number}. The keeper of the scales sits in the yard and writes\nwhatever he sees." for number in (4, 5, 6)
    )
    assert a_case(f"{form}\n{lines}", f"{scan}\n{lines}").cut_off is cut


def test_whole_lines_and_what_is_around() -> None:
    """Ink that fills its lines, and ink with the marks that touch it."""
    assert a_case("He waits here.", "He waits here.\nOften and long").whole_lines
    beside = a_case("He waits here.", "He waits [often] here.")
    assert not beside.whole_lines
    assert beside.around == " [often] "
    text = "The Grower waits in the yard of the Press for the keeper of the scales"
    assert a_case(text, f"{text} often ...", bare=True).around.strip() == "often ..."


def test_a_clear_page() -> None:
    """An edit's own marks make no page worn; misreadings elsewhere do."""
    assert a_case("He keeps a document here.", "He keeps a d0curnenl here.").clear
    worn = "4. Tke kccper ot thc scalcs 5its ln tke yord.\n"
    fair = "4. The keeper of the scales sits in the yard.\n"
    made, edits = page(f"{BEFORE}{fair * 2}He keeps it.{AFTER}", f"{BEFORE}{worn * 2}He often keeps it.{AFTER}")
    (edit,) = (edit for edit in edits if edit.kind is EditKind.INSERT)
    assert not Case(made, edit).clear
