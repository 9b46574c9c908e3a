"""The page under judgement: how worn it is, where, and what that keeps the judge from saying."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausediff.alignment.edits import EditKind
from clausediff.judge import judge
from clausediff.model import Verdict
from tests.stages import page, steady

LINE = "The Supplier delivers the flour to the Buyer each week, and the Buyer thanks the Supplier for all of it. "
FORM = "\n\n".join(f"{number}. {LINE * 2}" for number in range(1, 7)) + "\n\n7. The Buyer shall pay within 60 days.\n"
GARBLED = FORM.replace("Supplier", "Suppller").replace("delivers", "dellvers").replace("thanks", "thanlcs")


def test_a_clean_page_has_a_low_rate() -> None:
    """A clean page is not called perfect, and a garbled one has the higher rate."""
    clean, _ = page(FORM, FORM)
    worn, _ = page(FORM, GARBLED)
    assert 0 < clean.rate < 0.001 < worn.rate < 0.08
    assert clean.legible and worn.legible
    short, _ = page("1. The flour.\n", "1. The flour.\n")
    assert short.rate > clean.rate  # little was seen of it


def test_edits_do_not_raise_the_rate() -> None:
    """Words exchanged for words say nothing of how worn a page is."""
    edited, _ = page(FORM, FORM.replace("week", "month").replace("shall", "may").replace("60", "90"))
    assert edited.rate == pytest.approx(page(FORM, FORM)[0].rate, rel=0.1)


def test_rate_is_local() -> None:
    """Where a page is worn its rate is higher than elsewhere, and an edit's own marks do not count."""
    half = len(FORM) // 2
    made, edits = page(FORM, FORM[:half] + GARBLED[half:].replace("shall", "sholl"))
    changes = [edit for edit in edits if edit.kind is EditKind.REPLACE]
    assert made.rate_at(changes[-2]) > made.rate
    lone, single = page(FORM, FORM.replace("shall", "sholl"))
    (edit,) = [edit for edit in single if edit.kind is EditKind.REPLACE]
    assert lone.rate_at(edit) == lone.rate


def test_repetitions() -> None:
    """A misreading is repeated where another word has it; the same word that always reads so proves nothing."""
    made, edits = page(FORM, GARBLED)  # i is read as l in two words, twelve times each
    (edit, *_) = [edit for edit in edits if edit.kind is EditKind.REPLACE]
    swap = made.scales.channel.read(edit.observed, edit.truth).swaps[0]
    assert made.repeated[swap] == 2
    assert made.repetitions(edit, swap) == 1
    same, always = page(FORM, FORM.replace("Supplier", "Suppller"))
    (edit, *_) = [edit for edit in always if edit.kind is EditKind.REPLACE]
    assert same.repetitions(edit, same.scales.channel.read(edit.observed, edit.truth).swaps[0]) == 0
    lone, single = page(FORM, FORM.replace("shall", "sholl"))
    (edit,) = [edit for edit in single if edit.kind is EditKind.REPLACE]
    assert lone.repetitions(edit, lone.scales.channel.read(edit.observed, edit.truth).swaps[0]) == 0


def test_dirt() -> None:
    """Many pieces of ink that are no words make a dirty page; words put in do not."""
    spots = FORM.replace(" to the", " ^x; to the")
    assert page(FORM, spots)[0].dirty
    assert not page(FORM, FORM.replace(" to the", " indeed to the"))[0].dirty


LINES = [line for line in FORM.splitlines() if len(line) > 30]


@pytest.mark.parametrize(
    ("ink", "verdict"),
    [
        (" cee :", Verdict.NOISE),
        (" eee ; '", Verdict.NOISE),
        (" nof :", Verdict.REVIEW),
        (" not", Verdict.REVIEW),
        (" and all of the sacks", Verdict.SUBSTANTIVE),
        (" 2 :", Verdict.REVIEW),
        (" unless : ; . : -", Verdict.REVIEW),
    ],
)
def test_ink_at_the_margin_of_a_dirty_page(ink: str, verdict: Verdict) -> None:
    """What is no word, and like no word that matters, is dirt; what may be one word is for a person; several are words."""
    form = "\n".join(LINES)
    scan = form.replace(LINES[2], LINES[2] + ink)
    made, edits = page(form, scan)
    made.dirty = True
    worst = max((judgement.verdict for judgement in judge(made, edits)), key=lambda each: each.gravity)
    assert worst is verdict


def test_must_match_phrase() -> None:
    """An edit inside a phrase, or between two of its words, touches it; one beside it does not."""
    for scan, touched in (("within 90 days", True), ("within 60 working days", True), ("until 60 days", False)):
        made, edits = page(FORM, FORM.replace("within 60 days", scan), must_match=["60 days"])
        (edit,) = edits
        assert (made.phrase(edit) == "60 days") is touched


def test_a_change_on_a_ruined_page_is_for_a_person() -> None:
    """Where most words around are lost in dirt, nobody is condemned."""
    worn = "".join("#x|"[at % 3] if at % 3 and char.isalpha() else char for at, char in enumerate(FORM))
    made, edits = page(FORM, worn)
    found = judge(made, edits)
    assert not made.legible or all(j.verdict is not Verdict.SUBSTANTIVE for j in found)
    assert {j.verdict for j in found} & {Verdict.REVIEW, Verdict.SUBSTANTIVE}


@settings(steady, max_examples=25)
@given(st.integers(0, len(FORM)), st.integers(0, 200), st.text("ax q|#.\n5", max_size=30))
def test_one_judgement_for_each_place(at: int, size: int, put: str) -> None:
    """Whatever stands there, each edit is judged: the judgements cover the same text as the edits, no more and no less."""
    made, edits = page(FORM, FORM[:at] + put + FORM[at + size :])
    found = judge(made, edits)
    for side in ("canonical", "scan"):
        judged = {i for j in found for i in getattr(j, side).indices}
        edited = {i for e in edits for i in getattr(e, side).indices}
        text = made.words.text if side == "scan" else made.canonical.printed
        assert {i for i in edited ^ judged if not text[i].isspace()} == set()
    assert all(j.reasons for j in found)


def test_the_same_name_at_many_places_is_no_dirt() -> None:
    """Dirt looks like something else each time; flecks of a glyph or two are often read alike."""
    places = [match.end() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", FORM)][:8]
    text = FORM
    for at in reversed(places):
        text = f"{text[:at]}Castellon {text[at:]}"
    assert not page(FORM, text)[0].dirty
