"""Free text: paragraphs, licences, and what the form itself has written."""

from __future__ import annotations

import pytest

from clausediff.canonical.fields import read_field
from clausediff.canonical.template import FieldSpec
from tests.canonical.fields.test_reading import DATA, spec


@pytest.mark.parametrize("text", DATA["paragraphs"]["lawful"])
def test_one_filling(text: str) -> None:
    """Lines that the page wraps, and titles below each other, are one filling."""
    assert read_field(spec("text", max_length=600), text)[1] == ()


@pytest.mark.parametrize("text", DATA["paragraphs"]["of a term"])
def test_a_paragraph_is_never_swallowed(text: str) -> None:
    """However long a field may be, running text in a second paragraph is more than its filling."""
    assert read_field(spec("text", max_length=10_000), text)[1]


def licence(original: str, name: str = "holder", pattern: str | None = None) -> FieldSpec:
    """A variable of a licence's template."""
    return FieldSpec(name, "text", False, pattern, 1000, example=original)


@pytest.mark.parametrize("text", DATA["copyright lines"]["lawful"])
def test_copyright_lines(text: str) -> None:
    """Years and holders, and that all rights are reserved."""
    assert read_field(licence("Copyright (c) <year> <owner>", "copyright"), text)[1] == ()
    assert read_field(licence("", "copyright_2"), text)[1] == ()


@pytest.mark.parametrize("text", DATA["copyright lines"]["with a rider"])
def test_copyright_lines_with_a_rider(text: str) -> None:
    """Whatever else the line says is a term of its own."""
    assert read_field(licence("Copyright (c) <year> <owner>", "copyright"), text)[1]


@pytest.mark.parametrize("text", DATA["holders"]["lawful"])
def test_holders(text: str) -> None:
    """Whoever holds the rights may be named in the original's place."""
    assert read_field(licence(DATA["holders"]["original"]), text)[1] == ()


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "Copyright (c) 2020 Orrin. No sale.",
            ("more than a copyright line: “No sale”: not a name: holds words in lower case",),
        ),
        ("Copyright (c) 2020 Orrin $5", ("holds an amount of money",)),
        (
            "Copyright (c) 2020 " + "Orrin " * 15,
            (f"more than a copyright line: “{'Orrin ' * 10}…”: not a name: 15 words",),
        ),
        (
            "Copyright (c) 2020 Orrin, flour",
            ("more than a copyright line: “flour”: not a name: holds words in lower case",),
        ),
    ],
)
def test_what_is_said_of_copyright_lines(text: str, problems: tuple[str, ...]) -> None:
    """The part of the line that names no holder is shown."""
    assert read_field(licence("", "copyright"), text)[1] == problems


def test_a_text_field_of_another_name() -> None:
    """A copyright line in a field that is not for one is read as a text."""
    assert read_field(licence("", "notice"), "Copyright (c) 2020 Orrin. No Sale")[1]
    assert read_field(licence("", "copyright"), "barley in sacks")[1] == ()


@pytest.mark.parametrize("text", DATA["holders"]["another party"])
def test_another_party_in_the_holders_place(text: str) -> None:
    """A user, a customer or anyone at all is not who the original means."""
    assert read_field(licence(DATA["holders"]["original"]), text)[1]


def test_the_original_itself() -> None:
    """A variable that was left as the template has it is as the template has it, placeholders and all."""
    for original in ("<AUTHOR>", "[name of software]", "such provisions, if any, as appear in the Notice", "are"):
        assert read_field(licence(original), original)[1] == ()
        assert read_field(licence(original), f" {original} . ")[1] == ()
    assert read_field(licence("the work"), "<work>")[1] == ("a placeholder: not filled in",)


def test_words_of_the_pattern() -> None:
    """A wording that the template lists is its own, whatever words it has; what is added to it is not."""
    neither = licence("Neither the name", pattern="Neither the names? of .+ may be used")
    assert read_field(neither, "Neither the name of Orrin may be used")[1] == ()
    assert read_field(neither, "Neither the name of Orrin unless paid may be used")[1]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("barley that he buys", ("may hold more than a filling: he, that",)),
        ("barley exclusive to the Buyer", ("may hold more than a filling: exclusive",)),
        ("barley of that kind", ()),
        ("an exclusive dinner", ()),
        ("barley and owns the mill", ("may hold more than a filling: owns",)),
        ("to buy the mill", ()),
        ("to buy barley and sells the mill", ("may hold more than a filling: sells",)),
        ("buying the mill", ()),
        ("barley. Sugar goes with it", ("may hold more than a filling: Sugar goes with it",)),
        ("barley, $5 a sack", ("holds an amount of money",)),
        ("barley [roasted]", ("holds a note in square brackets",)),
        ("barley, see Annex 2", ("points to another paper",)),
        ("see below", ("points to another paper",)),
        ("Barley (See Overleaf)", ("points to another paper",)),
        ("the Buyer gets barley", ("may hold more than a filling: gets",)),
        ("barley as agreed upon", ("holds contract language: agreed",)),
        ("barley as given", ("may hold more than a filling: as given",)),
        ("barley; Liability Excluded", ("may hold more than a filling: Liability, Excluded",)),
        ("Liability Excluded", ("may hold more than a filling: Liability, Excluded",)),
        ("Barley, Fee Waived", ("may hold more than a filling: Fee, Waived",)),
        ("Barley, Fees Waived", ("may hold more than a filling: Fees, Waived",)),
        ("Barley, Fees", ("may hold more than a filling: Fees",)),
        ("Barley, Waived", ("may hold more than a filling: Waived",)),
        ("Barley. Never Sold", ("may hold more than a filling: Never",)),
        ("Barley. Exclusive Sacks", ("may hold more than a filling: Exclusive",)),
        ("Barley. Best Sacks", ("may hold more than a filling: Best",)),
        ("Barley. Good Sacks", ()),
        ("Barley, Liability Insurance", ("may hold more than a filling: Insurance",)),
        ("Barley. Liability Insurance", ("may hold more than a filling: Liability, Insurance",)),
        ("Orrin Mills Co. Warehouse", ()),
        ("Orrin Gmbh. Liability Insurance", ()),
        ("Rye. Liability Insurance", ("may hold more than a filling: Liability, Insurance",)),
        ("Liability Insurance. Rye", ()),
        ("barley, attached list", ("points to another paper",)),
        ("barley per sack", ()),
        ("barley according to Section 4", ("points to another paper",)),
        ("Section 4 barley", ()),
        ("software that sells", ("may hold more than a filling: that",)),
        ("barley when ripe", ("may hold more than a filling: when",)),
        ("barley never sold", ("may hold more than a filling: never",)),
        ("Barley Never Sold", ()),
        ("barley, half of it", ("may hold more than a filling: it",)),
        ("barley, 20 sacks", ()),
        ("barley, Ohio", ()),
        ("barley; oats and rye", ()),
        ("No. 5 barley", ()),
        ("no. 5 barley", ()),
        ("no 5 barley", ()),
        ("barley no", ("may hold more than a filling: no, barley",)),
        ("the Buyer's sacks", ()),
        ("the Buyer sells sacks to Orrin", ("may hold more than a filling: sells",)),
        ("the buyer accounts", ()),
        ("free to sell the sacks", ("may hold more than a filling: free",)),
        ("barley, unpaid", ("may hold more than a filling: unpaid",)),
        ("barley, 5 units", ()),
        ("barley, non-returnable", ("may hold more than a filling: non-returnable",)),
        ("non-returnable sacks", ()),
        ("barley and all oats", ("may hold more than a filling: all",)),
        ("barley or any oats", ("may hold more than a filling: any",)),
        ("all barley", ()),
        ("barley and this oats", ()),
        ("barley solely", ("may hold more than a filling: solely",)),
        ("waived barley", ("may hold more than a filling: waived",)),
        ("barley (the best)", ("may hold more than a filling: best",)),
        ("the best barley", ()),
        ("approx. 5 sacks", ()),
        ("sacks approx. five", ()),
        ("winter rye. 5 sacks", ()),
    ],
)
def test_what_is_said(text: str, problems: tuple[str, ...]) -> None:
    """The words that are no filling's are named."""
    assert read_field(spec("text"), text)[1] == problems


def test_signs_of_addresses() -> None:
    """The signs of addresses may stand apart, as engines read them, where the pattern asks for them together."""
    mail = spec("text", pattern=r"[^@\s]+@[^@\s]+")
    assert read_field(mail, "legal @ orrin. example") == ("legal@orrin.example", ())
    assert read_field(mail, "legal orrin.example")[1] == (r"does not fit the pattern [^@\s]+@[^@\s]+",)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("planks, planed both sides", "en", "both"),
        ("planks, planed on both sides", "en", ""),
        ("planks, sold on all", "en", "all"),
        ("planks, of all the kinds", "en", "all"),
        ("barley, unpaid", "en", "unpaid"),
        ("barley, unused", "en", "unused"),
        ("barley, unsalted", "en", ""),
        ("barley, non-returnable", "en", "non-returnable"),
        ("you pay", "de", "you, pay"),
        ("pay us", "de", "us, pay"),
        ("the barley", "de", ""),
        ("Roggen. er zahlt", "de", "er, zahlt"),
        ("Roggen. zahlt", "de", "zahlt"),
    ],
)
def test_what_is_said_of_a_text(text: str, language: str, found: str) -> None:
    """Which words of a filling say something of it is told, and those that only describe it are not."""
    expected = (f"may hold more than a filling: {found}",) if found else ()
    assert read_field(spec("text"), text, language)[1] == expected


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("½ the flour", True),
        ("½ of the flour", True),
        ("half the flour", True),
        ("half of the flour", True),
        ("2 the flour", True),
        ("2 of the flour", False),
        ("½ flour", False),
        ("half of flour", False),
        ("flour", False),
    ],
)
def test_parts_of_what_a_field_names(text: str, asked: bool) -> None:
    """A fraction before what the field names takes a part of it; a number of things that are counted is a filling."""
    assert bool(read_field(spec("text", max_length=100), text)[1]) is asked
