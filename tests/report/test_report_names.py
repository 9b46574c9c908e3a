"""What copies and clauses are called."""

from __future__ import annotations

import io

import pytest

from clausediff.model import Clause, Range, Report, Status, Verdict
from clausediff.model import FieldValue as Field
from clausediff.report import RenderOptions, render
from clausediff.report.listing import listing
from clausediff.report.names import clause_path, copy_names, party_names, same_clause, varying_fields
from tests.tui.factory import report


def pile(*copies: tuple[tuple[str, str, str], ...]) -> Report:
    """Copies with these fields, as (name, type, value)."""
    documents = []
    for number, fields in enumerate(copies):
        made = tuple(Field(name, kind, value, ((0, 1),)) for name, kind, value in fields)
        documents += report(paths=(f"{number}.txt",), fields=made).documents
    return Report(tuple(documents))


def named(made: Report) -> list[str]:
    """The names in order."""
    return list(copy_names(made).values())


def test_the_officer_names_no_copy() -> None:
    """Also where the engine misread the name once; a party comes before a person, and a person before a date."""
    made = pile(
        *(
            (
                ("day", "date", f"{n} May 2024"),
                ("officer", "person", "Olga Officer" if n else "0lga Officer"),
                ("signer", "person", f"Signer {n}"),
                ("party", "organization", f"Party {n}"),
            )
            for n in range(1, 9)
        )
    )
    assert list(varying_fields(made).values()) == [["party", "signer", "day"]]
    assert named(made)[:2] == ["Party 1", "Party 2"]


def test_a_second_field_tells_where_the_first_does_not() -> None:
    """Two copies of one party."""
    fields = [("Ann", "A-1"), ("Ann", "A-2"), ("Bo", "B-1"), ("Cy", "C-1")]
    made = pile(*((("who", "person", who), ("number", "text", number)) for who, number in fields))
    assert named(made) == ["Ann, A-1", "Ann, A-2", "Bo", "Cy"]


def test_what_tells_not_all_of_them_apart_is_no_second_name() -> None:
    """Lists then have the file behind the name."""
    fields = [("Ann", "A-1"), ("Ann", "A-1"), ("Bo", "B-1"), ("Cy", "C-1")]
    made = pile(*((("who", "person", who), ("number", "text", number)) for who, number in fields))
    assert named(made) == ["Ann", "Ann", "Bo", "Cy"]
    assert list(listing(made).called.values()) == ["Ann (0.txt)", "Ann (1.txt)", "Bo", "Cy"]


def test_without_such_a_field_there_is_no_name() -> None:
    """Views then show the file; one copy alone is called by its first party."""
    assert named(pile(*([("officer", "person", "Olga")] for _ in range(3)))) == ["", "", ""]  # type: ignore[arg-type]
    assert named(pile((("officer", "person", "Olga"),))) == ["Olga"]


def test_a_signer_of_most_copies_is_still_the_party() -> None:
    """Six copies of one, one each of five others; the house has two officers, and the engine misread one of them."""
    signers = ["Ann Arbor"] * 6 + ["Bo Bergen", "Cy Celle", "Di Delft", "Ed Essen", "Flo Furth"]
    officers = ["Olga Officer"] * 7 + ["0lga Officer", *["Paul Placeholder"] * 3]
    made = pile(
        *(
            (("officer", "person", officer), ("signer", "person", who))
            for officer, who in zip(officers, signers, strict=True)
        )
    )
    assert named(made) == signers


def test_a_place_names_no_copy() -> None:
    """Nor does any other text: a legal form, a purpose. Where the parties are the same, views show the file."""
    states = ["corporation of Illinois", "corporation of Ohio", "corporation of Maine", "corporation of Utah"]
    made = pile(*((("house", "organization", "House Ltd"), ("form", "text", state)) for state in states))
    assert named(made) == [""] * 4
    assert set(party_names(made).values()) == {"House Ltd"}


def test_numbered_parties_are_not_one_another_misread() -> None:
    """Figures tell them apart."""
    made = pile(*((("party", "organization", f"Harbour Holdings {n}"),) for n in range(6)))
    assert named(made)[:2] == ["Harbour Holdings 0", "Harbour Holdings 1"]


def test_of_a_lone_copy_both_parties_are_named() -> None:
    """Nobody can say which of them is the house; a contact is none."""
    made = pile(
        (("a", "organization", "House Ltd"), ("contact", "person", "Cora Contact"), ("b", "organization", "Guest GmbH"))
    )
    assert named(made) == ["House Ltd and Guest GmbH"]
    people = pile((("officer", "person", "Olga"), ("contact", "person", "Cora")))
    assert named(people) == [""]


@pytest.mark.parametrize(
    ("name", "label", "path"),
    [
        ("7", "7.", "7."),
        ("3.1.b", "(b)", "3.1(b)"),
        ("1.2.c.iii", "(iii)", "1.2(c)(iii)"),
        ("9.2~2", "9.2", "9.2"),
        ("p4", "", ""),
        ("a", "(a)", "(a)"),
    ],
)
def test_paths(name: str, label: str, path: str) -> None:
    """As a lawyer cites them."""
    clause = Clause(name, label, "", Status.MATCHED, Range(0, 1), (), Verdict.FORMAT, 1.0)
    assert clause_path(clause) == path
    if path:
        assert same_clause(clause, path) or "~" in name


def test_a_path_is_known_with_any_brackets_and_spaces() -> None:
    """But 31 is not 3.1."""
    clause = Clause("3.1.b", "(b)", "", Status.MATCHED, Range(0, 1), (), Verdict.FORMAT, 1.0)
    assert all(same_clause(clause, each) for each in ("3.1(b)", "3.1 (b)", "3.1b", "3.1.b", "3.1 B"))
    assert not any(same_clause(clause, each) for each in ("31b", "3.1", "3.1(c)", ""))


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv", "junit"])
def test_a_copy_has_one_name_in_the_list_and_in_its_section(form: str) -> None:
    """Not the party in the one, and who signs for it in the other."""
    made = pile(
        *(
            (("officer", "person", f"Officer {letter}"), ("party", "organization", f"Party {letter}"))
            for letter in "ABC"
        )
    )
    out = io.StringIO()
    render(made, form, out, RenderOptions(verbose=True))
    told = out.getvalue()
    assert "Party A" in told
    assert told.count("Officer A") == (1 if form == "html" else 0)  # its table of fields has all values
