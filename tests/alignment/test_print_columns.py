"""Columns of print read across, or one before the other: their lines are found again, and what was changed in them too."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.load import parse
from clausediff.model import Status, Verdict
from clausediff.pipeline import Options, compare_sources
from tests.accounts import faults
from tests.stages import agreement, canonical, steady

FORM = parse((Path(__file__).parents[2] / "canonical" / "consulting-agreement.md").read_text("utf-8"), "form.md")
TEXT = FORM.text[slice(*FORM.body)]
CLAUSES = [line for line in TEXT.splitlines() if len(line) > 150 and "{{" not in line][:10]
PLAIN = "\n\n".join(CLAUSES)
WIDTH = 52


def columns(text: str) -> tuple[list[str], list[str]]:
    """The lines of a page in two columns."""
    lines = [line for part in text.split("\n\n") for line in textwrap.wrap(part, WIDTH)]
    half = (len(lines) + 1) // 2
    return lines[:half], lines[half:]


def across(text: str, gap: str = "    ") -> str:
    """The page as an engine reads it that does not see the columns."""
    left, right = columns(text)
    return "\n".join(f"{one:<{WIDTH}}{gap}{other}".rstrip() for one, other in zip_longest(left, right, fillvalue=""))


def by_turns(text: str) -> str:
    """The same, with a line for each line of a column."""
    left, right = columns(text)
    return "\n".join(line for pair in zip_longest(left, right, fillvalue="") for line in pair if line)


def narrow(text: str) -> str:
    """The same, with a gutter of two spaces, as many as some writers put between sentences."""
    return across(text, "  ")


def collapsed(text: str) -> str:
    """The same, with one space for the gutter."""
    return "\n".join(" ".join(line.split()) for line in across(text).split("\n"))


def wrong_way(text: str) -> str:
    """The right column first."""
    left, right = columns(text)
    return "\n".join([*right, *left])


READINGS = pytest.mark.parametrize("read", [across, by_turns, collapsed])


@pytest.mark.parametrize("read", [across, narrow, by_turns])
def test_columns_are_layout(read: Callable[[str], str]) -> None:
    """Lines that are all there, in another order, are nothing; no clause is moved and every one is covered."""
    found = agreement(PLAIN, read(PLAIN))
    assert found.verdict == "clean", [(f.verdict.value, f.canonical.text, f.scan.text) for f in found.findings]
    assert {clause.status for clause in found.clauses} <= {Status.MATCHED, Status.SPLIT, Status.MERGED}
    assert all(clause.coverage > 0.9 for clause in found.clauses)


EDITS = [
    ("45", "75"),
    ("shall", "may"),
    ("not ", ""),
    ("written", "oral"),
]


@READINGS
@pytest.mark.parametrize(("old", "new"), EDITS, ids=[old.strip() for old, _ in EDITS])
def test_edits_in_columns(read: Callable[[str], str], old: str, new: str) -> None:
    """Each place where a word was changed before the page was read is found there, past ``noise``."""
    places = [at for at in range(len(PLAIN)) if PLAIN.startswith(old, at)]
    assert places
    for at in places:
        changed = PLAIN[:at] + new + PLAIN[at + len(old) :]
        found = agreement(PLAIN, read(changed))
        grave = [f for f in found.findings if f.verdict.gravity >= Verdict.REVIEW.gravity]
        assert grave, (old, PLAIN[at - 30 : at + 30])
        start = found.canonical.text.index(PLAIN[:40]) + at
        near = [f for f in grave if f.canonical.span[0] - 25 <= start + len(old) and start <= f.canonical.span[1] + 25]
        assert near, [(f.canonical.text, f.scan.text) for f in grave]


def test_a_column_before_the_other_is_reported() -> None:
    """Two pieces in the wrong order may be the engine's, or somebody's: that is for a person."""
    assert agreement(PLAIN, wrong_way(PLAIN)).verdict != "clean"


INLINE = [
    "In no event is the Supplier liable",
    "for loss of profit of the Buyer or",
    "for damage caused by third persons",
    "except in case of fraud or gross negligence",
    "but always up to the price of the goods.",
]


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3)])
def test_a_sentence_dealt_out_among_others_is_no_column(order: tuple[int, ...]) -> None:
    """Pieces of a sentence that are within other sentences were put there: no line of print has them."""
    form = "\n\n".join([*CLAUSES[:3], " ".join(INLINE), *CLAUSES[3:8]])
    spread = [
        " ".join([*clause.split()[:9], INLINE[piece], *clause.split()[9:]])
        for clause, piece in zip(CLAUSES[3:8], order, strict=True)
    ]
    assert agreement(form, "\n\n".join([*CLAUSES[:3], *spread])).verdict == "substantive"


def test_lines_in_another_order_are_no_column() -> None:
    """Lines of one paragraph that are among the others' lines the wrong way round were put there."""
    piece = textwrap.wrap(CLAUSES[3], WIDTH)
    others = [line for clause in CLAUSES[4:8] for line in textwrap.wrap(clause, WIDTH)]
    form = "\n\n".join(CLAUSES[:8])
    forward, backward = (
        "\n\n".join(CLAUSES[:3])
        + "\n\n"
        + "\n".join(line for pair in zip_longest(others, lines) for line in pair if line is not None)
        for lines in (piece, piece[::-1])
    )
    assert agreement(form, forward).verdict != "substantive"
    assert agreement(form, backward).verdict != "clean"


MARKS = [
    ("written", "~~written~~"),
    ("written", "<del>written</del>"),
    ("Consultant", "consultant"),
    (" all ", " <!-- all --> "),
]


@READINGS
@pytest.mark.parametrize(("old", "new"), MARKS, ids=[new.strip() for _, new in MARKS])
def test_marks_in_columns(read: Callable[[str], str], old: str, new: str) -> None:
    """A word that is struck, hidden or without its capital is reported in a line that was read elsewhere, too."""
    base = {(f.category, f.scan.text) for f in agreement(PLAIN, read(PLAIN)).findings}
    scan = read(PLAIN)
    for at in [at for at in range(len(scan)) if scan.startswith(old, at)][:6]:
        found = agreement(PLAIN, scan[:at] + new + scan[at + len(old) :]).findings
        new_ones = [
            f for f in found if (f.category, f.scan.text) not in base and f.category not in ("order", "furniture")
        ]
        assert new_ones, scan[at - 20 : at + 20]
        if new != "consultant":
            assert max(f.verdict.gravity for f in new_ones) >= Verdict.REVIEW.gravity


def test_sentences_in_other_places_are_no_columns() -> None:
    """Whole sentences of one clause that are among the others were moved, however many they are."""
    sentences = ["The miller grinds rye on Mondays.", "The baker fetches bread at noon.", "A carrier drives the cart."]
    sentences += ["The clerk counts every coin twice.", "The dog sleeps beside the oven.", "The cat watches mice."]
    piece = " ".join(sentences)
    form = "\n\n".join([*CLAUSES[:3], piece, *CLAUSES[3:8]])
    spread = "\n\n".join(part for pair in zip(CLAUSES[:3] + CLAUSES[3:6], sentences, strict=True) for part in pair)
    found = agreement(form, "\n\n".join([spread, *CLAUSES[6:8]]))
    assert found.verdict == "substantive"


@steady
@given(st.data())
def test_the_account_adds_up(data: st.DataObject) -> None:
    """However the lines are dealt out, nothing is dropped and nothing is reported twice."""
    lines = [line for part in PLAIN.split("\n\n")[:5] for line in textwrap.wrap(part, WIDTH)]
    order = data.draw(st.permutations(range(len(lines))))
    some = data.draw(st.integers(0, len(lines)))
    scan = "\n".join(lines[index] for index in [*sorted(order[:some]), *order[some:]])
    form = "\n\n".join(PLAIN.split("\n\n")[:5])
    (document,) = compare_sources(["-"], Options(canonical=canonical(form)), stdin=scan.encode()).documents
    assert faults(document) == []
