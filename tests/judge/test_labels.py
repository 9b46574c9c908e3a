"""Labels as values: which marks are another label, and which are the label misread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import pytest

from clausediff.judge.labels import counted, value_like
from clausediff.model import Verdict
from tests.stages import cases, judged, page

LIST = (
    "1. The Grower brings these to the Press in autumn:\n\n(a) apples from the orchard;\n\n(b) pears from the garden;\n\n"
    "(c) plums from the meadow.\n\n2. The Press makes juice of them and fills it into barrels.\n"
)


@pytest.mark.parametrize(
    ("canonical", "scan", "values"),
    [
        ("2", "3", (2, 3)),
        ("12", "7", (12, 7)),
        ("2", "z", None),
        ("2", "٣", None),
        ("b", "c", (2, 3)),
        ("b", "2", None),
        ("b", "cc", None),
        ("b", "é", None),
        ("ii", "iv", (2, 4)),
        ("ii", "iii", (2, 3)),
        ("ii", "l", (2, 50)),
        ("ii", "ww", None),
        ("i", "ii", (1, 2)),
        ("v", "vi", (5, 6)),
        ("x", "xi", (10, 11)),
        ("i", "c", (9, 3)),
        ("c", "ii", None),
        ("xl", "xli", (40, 41)),
        ("ii", "iiii", None),
        ("aa", "ab", None),
        ("3a", "3b", None),
    ],
)
def test_values(canonical: str, scan: str, values: tuple[int, int] | None) -> None:
    """Both labels by the style of the canonical's; marks that have no value in that style have none."""
    assert value_like(canonical, scan) == values


def index_of(key: str) -> int:
    """The word of the list that has a key and is a label."""
    made, _ = page(LIST, LIST)
    return next(index for index in sorted(made.canonical.labels) if made.canonical.keys[index] == key)


@pytest.mark.parametrize(
    ("label", "marks", "another"),
    [
        ("b", "c", True),
        ("b", "a", True),
        ("b", "e", True),
        ("b", "f", False),
        ("b", "b", False),
        ("b", "9", False),
        ("1", "9", True),
        ("1", "1", False),
        ("1", "l", False),
    ],
)
def test_another_label_of_the_list(label: str, marks: str, another: bool) -> None:
    """A list of three may have five at most: (e) is another label of it and (f) is a misreading; figures are read as they are."""
    made, _ = page(LIST, LIST)
    assert counted(made, index_of(label), marks) is another


def told(scan: str) -> list[tuple[str, str]]:
    """The rules and verdicts of what is for a person."""
    found = [each for each in judged(LIST, scan) if each.verdict.gravity >= Verdict.REVIEW.gravity]
    return [(each.rule, each.verdict.value) for each in found]


def test_a_label_exchanged_for_another() -> None:
    """It is asked about once."""
    assert told(LIST.replace("(b)", "(c)", 1)) == [("replaced/other-label", "review")]


def test_a_label_lost_and_another_gained() -> None:
    """The label before the clause is another one, whatever stands between."""
    assert ("replaced/other-label", "review") in told(LIST.replace("\n\n2. The Press", "\n\n3 The Press"))


def test_labels_that_are_all_there() -> None:
    """Of the same labels nothing is said."""
    assert told(LIST) == []
    assert told(LIST.replace("(b) ", "")) == []


@dataclass(frozen=True, slots=True)
class Labelled:
    """The clauses of a form in one language, with one word for their labels."""

    language: str
    word: str
    clauses: list[str]
    new: str

    def text(self, numbers: Sequence[int] = (1, 2, 3, 4, 5), *, added: bool = False, pointed: int = 2) -> str:
        """The clauses with these numbers; ``added``: the new one behind the second; ``pointed``: where the reference points."""
        lines = [line.replace("{label} 2", f"{self.word} {pointed}") for line in self.clauses]
        if added:
            lines, numbers = [*lines[:2], self.new, *lines[2:]], range(1, 7)
        return "\n\n".join(f"{self.word} {n}. {line}" for n, line in zip(numbers, lines, strict=True)) + "\n"

    def asked(self, text: str) -> list[str]:
        """The rules by which a person is asked about a copy."""
        found = judged(self.text(), text, language=self.language)
        return [each.rule for each in found if each.verdict.gravity >= Verdict.REVIEW.gravity]


LABELLED = [
    Labelled(language, word, entry["clauses"], entry["new"])
    for language, entry in cases("label_languages").items()
    for word in entry["labels"]
]
labelled = pytest.mark.parametrize("form", LABELLED, ids=lambda form: f"{form.language} {form.word}")


@labelled
def test_a_clause_put_in_is_one_finding(form: Labelled) -> None:
    """The labels that count on from there are part of it."""
    assert len(form.asked(form.text(added=True))) == 1


@labelled
def test_labels_are_values(form: Labelled) -> None:
    """Labels exchanged, one that is another, and a reference to another clause."""
    assert form.asked(form.text()) == []
    assert form.asked(form.text((1, 3, 2, 4, 5)))
    assert form.asked(form.text((1, 2, 4, 4, 5)))
    assert form.asked(form.text(pointed=3))


@labelled
def test_a_reference_where_a_line_begins_is_no_label(form: Labelled) -> None:
    """A copy that is printed with shorter lines is the same."""
    wrapped = ("\n".join(wrap(line, 32)) for line in form.text().split("\n\n"))
    assert form.asked("\n\n".join(wrapped) + "\n") == []
