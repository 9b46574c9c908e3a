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


def test_the_rate_in_numbers() -> None:
    """Half an error more than were seen, over the characters compared and four hundred more; both ends are bounded."""
    clean, _ = page(FORM, FORM)
    read = clean._read
    assert clean.rate == pytest.approx(0.5 / (read + 400))
    made, edits = page(FORM, FORM.replace("shall pay", "sholl pcy"))
    one, other = (edit for edit in edits if edit.kind is EditKind.REPLACE)
    assert made.rate == pytest.approx(2.5 / (made._read + 400))
    assert made.rate_without(one) == pytest.approx(1.5 / (made._read + 400))
    assert (made.errors_of(one), made.errors_of(other)) == (1, 1)
    assert made.calibrate([], 10**6) == pytest.approx(1e-4)
    for each in edits * 400:
        made.errors.append((each.scan.start, 0))
    assert made.calibrate([one] * 900, 300) == pytest.approx(0.3)


def test_the_rate_at_a_place_in_numbers() -> None:
    """The errors of others up to five hundred characters away count, with the page's own rate as one part of three."""
    made, edits = page(FORM, FORM.replace("shall pay", "sholl pcy"))
    one, other = (edit for edit in edits if edit.kind is EditKind.REPLACE)
    assert made.rate_at(one) == max(made.rate, (1 + made.rate * 500) / 1500)
    for near, counted in ((500, 2), (501, 1)):
        made.errors[:] = sorted([(one.scan.start - near, 1), (one.scan.start, 1), (other.scan.start, 1)])
        made._sums[:] = [0, 1, 2, 3]
        assert made.rate_at(one) == pytest.approx(max(made.rate, (counted + made.rate * 500) / 1500))
    for near, counted in ((499, 2), (500, 1)):
        made.errors[:] = [(one.scan.start, 1), (other.scan.start, 1), (one.scan.end + near, 1)]
        assert made.rate_at(one) == pytest.approx(max(made.rate, (counted + made.rate * 500) / 1500))


def test_no_more_errors_than_a_word_has_room_for() -> None:
    """A word of two letters counts one error, whatever it reads; each further three letters allow one more."""
    made, _ = page(FORM, FORM.replace("flour to", "fxqzr to"))
    assert {count for _, count in made.errors} <= {1, 2}
    made, _ = page(FORM, FORM.replace("7. The Buyer shall", "7. The Buyer xqzvk"))
    assert all(count <= 1 + len("shall") // 3 for _, count in made.errors)


@pytest.mark.parametrize(("pieces", "dirty"), [(4, False), (5, True)])
def test_how_much_dirt_makes_a_dirty_page(pieces: int, dirty: bool) -> None:
    """More than four pieces, or than one in two thousand characters."""
    text = FORM
    for number in range(pieces):
        at = text.index(" to the", text.index(f"\n{number + 1}. ") if number else 0)
        text = f"{text[:at]} {'qxzkj'[number]}w{text[at:]}"
    made, edits = page(FORM, text)
    assert made._dirt(edits) == pieces
    assert made.dirty is dirty
    made.calibrate(edits, 9_999)
    assert made.dirty is dirty
    made.calibrate(edits, 2_000 * pieces)
    assert not made.dirty


def test_a_piece_with_a_word_is_no_dirt() -> None:
    """A word of three letters that is known makes it ink of a person; one of two does not."""
    for ink, count in (("xq the", 0), ("xq of", 1), ("xqz", 1), ("x", 1)):
        made, edits = page(FORM, FORM.replace("within 60", f"within {ink} 60"))
        assert made._dirt(edits) == count, ink


WORDS = " ".join(f"{one}{other}" for one in ("stone", "river", "table", "winter") for other in "abcdefghijklmnopqrst")


def ruined(low: int, high: int, marks: str) -> str:
    """The words with marks in the place of some."""
    words = WORDS.split()
    return " ".join([*words[:low], *[marks] * (high - low), *words[high:]])


@pytest.mark.parametrize(("marks", "worn"), [("x;#", True), ("", False)])
def test_where_a_page_is_worn_out(marks: str, worn: bool) -> None:
    """Around a word four of ten are unread, and a quarter of what was lost left marks that are no words."""
    made, edits = page(WORDS, ruined(30, 50, marks))
    made.survey(edits)
    assert any(made.worn_out[30:50]) is worn
    assert not any(made.worn_out[:18])
    assert not any(made.worn_out[62:])


def test_a_little_is_no_worn_out_page() -> None:
    """A few words in marks are judged as they are."""
    made, edits = page(WORDS, ruined(30, 40, "x;#"))
    made.survey(edits)
    assert not any(made.worn_out)
    assert made.legible


@pytest.mark.parametrize(("unread", "legible"), [(23, True), (30, False)])
def test_what_can_be_read_at_all(unread: int, legible: bool) -> None:
    """Three words of ten unread, with marks in the place of one of ten, leave nothing to go by."""
    made, edits = page(WORDS, ruined(30, 30 + unread, "x;#"))
    made.rate = 0.01
    made.survey(edits)
    assert made.legible is legible


def test_words_that_are_missing_leave_a_page_legible() -> None:
    """A page cut out is a deletion, and not wear."""
    made, edits = page(WORDS, ruined(30, 60, ""))
    made.rate = 0.01
    made.survey(edits)
    assert made.legible
    assert not any(made.worn_out)


def test_the_last_word_of_a_line() -> None:
    """A line's end or the end of the text is behind it."""
    made, _ = page("one two\nthree four", "one two\nthree four")
    assert [made.closes_line(index) for index in range(4)] == [False, True, False, True]


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Signed /s/ Ada Byron", True),
        ("Signed / s / Ada Byron", True),
        ("Signed s/ Ada Byron", False),
        ("Signed /s Ada", False),
    ],
)
def test_the_letter_of_a_typed_signature(text: str, signed: bool) -> None:
    """Between two strokes, blanks or not."""
    made, _ = page(text, text)
    index = made.canonical.keys.index("s")
    assert made.signed(index) is signed
    assert not made.signed(index - 1)
    assert not made.signed(-1)
    assert not made.signed(len(made.canonical))
