"""A canonical is inferred from filled copies: a majority is the form's text, what is filled differently a field."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.canonical.infer import infer, propose
from clausediff.canonical.lint import lint
from clausediff.canonical.load import parse
from clausediff.canonical.template import Canonical
from clausediff.errors import UsageError

FORM = """Speaker Release

This release is made on {date} by {name}, who lives in {place}, and the Society.

1. The Speaker lets the Society print the talk "{title}" in its journal, and the Society shall
pay a fee of {fee} within thirty days after it has been printed for the first time.

2. The Speaker, {name}, has the right to look at the recording of the talk once before it is shown.

Name: {name}

Email: {email}
"""
FILLED = (
    ("May 3, 2021", "Ada Lovelace", "London", "On Engines", "$500.00", "ada@engine.example"),
    ("June 14, 2021", "Alan Turing", "Manchester", "Can Machines Think", "$750.00", ""),
    ("July 1, 2021", "Grace Hopper", "New York", "Compilers at work", "$1,200.00", "grace@navy.example"),
    ("May 30, 2021", "Kurt Gödel", "Princeton", "What Cannot Be Proved", "$90.50", "kurt@ias.example"),
)


def copies(*edits: tuple[int, str, str], count: int = 4) -> list[tuple[str, str]]:
    """Filled copies, some with an edit: the copy's number, what, and by what."""
    texts = [
        FORM.format(**dict(zip(("date", "name", "place", "title", "fee", "email"), row, strict=True))) for row in FILLED
    ]
    for number, before, after in edits:
        assert before in texts[number]
        texts[number] = texts[number].replace(before, after)
    return [(f"{number}.txt", text) for number, text in enumerate(texts)][:count]


def proposed(*edits: tuple[int, str, str], count: int = 4) -> tuple[Canonical, list[str]]:
    """The canonical and the notes that such copies give."""
    text, notes = propose(copies(*edits, count=count), "release")
    return parse(text, "release.md"), notes


def test_fields_are_found_and_typed() -> None:
    """Each blank of the form is a field of its type; one that is filled alike in several places is one field."""
    parsed, notes = proposed()
    types = {name: (spec.type, spec.required, spec.same_everywhere) for name, spec in parsed.fields.items()}
    assert types == {
        "date": ("date", True, False),
        "person": ("person", True, True),
        "text": ("text", True, False),
        "text_2": ("text", True, False),
        "money": ("money", True, False),
        "email": ("text", False, False),
    }
    assert [note.split(" is filled with ")[0].split(": ")[1] for note in notes] == [
        "date (date)",
        "person (person)",
        "text (text)",
        "text_2 (text)",
        "money (money)",
        "email (text)",
    ]
    assert "“May 3, 2021”" in notes[0]
    assert notes[-1].endswith(", blank in 1 (likely)")
    assert parsed.title == "Speaker Release"
    assert 'the talk "{{text_2}}" in its journal' in parsed.text
    assert "made on {{date}} by {{person}}, who lives in {{text}}, and" in parsed.text
    assert "Name: {{person}}\n\nEmail: {{email}}\n" in parsed.text
    assert lint(parsed) == []


def _named(notes: list[str]) -> list[str]:
    """The notes on copies that differ from the others."""
    return [note for note in notes if " where most read " in note]


def test_an_edited_copy_is_named_and_outvoted() -> None:
    """The majority's words are the form's; the copy that differs is named with both readings."""
    parsed, notes = proposed((2, "shall", "may"))
    assert "the Society shall\npay" in parsed.text
    assert _named(notes) == ["2.txt: reads “may” where most read “shall”"]


def test_the_base_may_be_the_edited_one() -> None:
    """Words that only one copy lacks are put back, whichever copy that is."""
    for number in range(4):
        parsed, notes = proposed((number, " once before", " before"))
        assert "recording of the talk once before it" in parsed.text
        assert _named(notes) == [f"{number}.txt: reads “” where most read “once”"]


def test_words_that_one_copy_adds_are_left_out() -> None:
    """An addition to one copy is no part of the form."""
    parsed, notes = proposed((1, "print the talk", "print and sell the talk"))
    assert "and sell" not in parsed.text
    assert _named(notes) == ["1.txt: reads “and sell” where most read “”"]


def test_two_copies_prove_little() -> None:
    """With two copies a difference is a field, and a note says that it may be an edit."""
    parsed, notes = proposed((1, "thirty", "ninety"), count=2)
    assert "within {{days}} days" in parsed.text
    assert "cannot be told from a filling" in notes[-1]


def test_one_of_three_copies_is_outvoted() -> None:
    """What two of three copies read is text, and the third is named: as a field its edit would fit."""
    parsed, notes = proposed((1, "thirty", "ninety"), count=3)
    assert "within thirty days" in parsed.text
    assert _named(notes) == ["1.txt: reads “ninety” where most read “thirty”"]


def test_braces_in_a_copy_are_escaped() -> None:
    """A copy that holds marks as text gives a canonical that parses."""
    parsed, _ = proposed(*((number, "for the first time", "for the {{first}} time") for number in range(4)))
    assert "\\{{first\\}}" in parsed.text


def test_braces_that_the_base_lacks_are_escaped() -> None:
    """Braces that a majority has are put back as text, not as a mark."""
    text = "I, {}, agree for the {}first{} time to all that is printed on this page of the form."
    names = ("Ada Byron of the old town", "Alan Turing from a new street", "Kurt Weill at his quiet lake")
    filled = [text.format("", "", ""), *(text.format(name, "{{", "}}") for name in names)]
    made, _ = propose([(f"{number}.txt", each) for number, each in enumerate(filled)], "x")
    assert "for the \\{{ first \\}} time" in made
    assert list(parse(made, "x.md").fields) == ["text"]


def test_other_forms_are_refused() -> None:
    """A file that is no copy of the form is named."""
    with pytest.raises(UsageError, match=r"other.txt: is too unlike"):
        propose([*copies(), ("other.txt", "Quite another text about the weather in Rome and in Milan.")], "x")


def test_files(tmp_path: Path) -> None:
    """Copies are read from files, at least two."""
    paths = []
    for name, text in copies():
        (tmp_path / name).write_text(text, "utf-8")
        paths.append(str(tmp_path / name))
    text, _ = infer(paths, "release")
    assert parse(text, "release.md").id == "release"
    with pytest.raises(UsageError, match="at least two"):
        infer(paths[:1], "release")
