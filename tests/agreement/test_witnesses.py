"""Second readings and other copies: what they find at a finding's place, and what that does to its verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausediff.agreement.witnesses import (
    Copies,
    CopyCounts,
    Reading,
    ReadingCounts,
    apply_other_copies,
    apply_second_readings,
    compare_readings,
)
from clausediff.model import Agreement, Document, Finding, Verdict
from clausediff.pipeline import Options, compare_sources
from tests.stages import agreement, canonical, steady

FORM = (
    "1. The Supplier delivers the flour to {{who}} each week, and on no other day.\n\n"
    "2. The Buyer shall pay the price within 60 days after the delivery of the flour.\n\n"
    "3. The Supplier keeps the books of the mill in his archive.\n"
)
FIELDS = {"who": {"type": "person"}}
COPY = FORM.replace("{{who}}", "Ada Byron")


def read(*changes: tuple[str, str]) -> Agreement:
    """A reading of the copy with some words changed."""
    text = COPY
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return agreement(FORM, text, fields=FIELDS)


def grave(found: Agreement) -> Finding:
    """The one finding past ``field``."""
    (finding,) = [f for f in found.findings if f.verdict.gravity >= Verdict.NOISE.gravity]
    return finding


EDITED = [("shall", "may")]
ADDED = [("archive.", "archive, unless he has lost them.")]


def test_readings_agree() -> None:
    """The same words in the same place agree, whatever else the other reading garbles."""
    other = read(*EDITED, ("archive", "archlve"))
    assert compare_readings(grave(read(*EDITED)), [Reading(other)]) == ReadingCounts(agree=1)


def test_readings_contradict() -> None:
    """The canonical's words there contradict."""
    assert compare_readings(grave(read(*EDITED)), [Reading(read())]) == ReadingCounts(contradict=1)


def test_readings_differ() -> None:
    """Other words there that are no noise differ."""
    other = Reading(read(("shall", "will")))
    assert compare_readings(grave(read(*EDITED)), [other]) == ReadingCounts(differ=1)


def test_noise_there_contradicts() -> None:
    """The canonical's words misread are the canonical's words."""
    other = Reading(read(("shall", "sha1l")))
    assert compare_readings(grave(read(*EDITED)), [other]) == ReadingCounts(contradict=1)


def test_insertions() -> None:
    """An insertion is found again where it stands, and is missed where it does not."""
    finding = grave(read(*ADDED))
    assert finding.canonical.span[0] == finding.canonical.span[1]
    assert compare_readings(finding, [Reading(read(*ADDED)), Reading(read())]) == ReadingCounts(agree=1, contradict=1)


def test_silence_over_what_was_not_read() -> None:
    """A reading that lacks the place says nothing of it."""
    lacking = agreement(FORM, COPY[: COPY.index("2. ")] + COPY[COPY.index("3. ") :], fields=FIELDS)
    assert compare_readings(grave(read(*EDITED)), [Reading(lacking)]).contradict == 0


def test_copies() -> None:
    """How many other copies read the same, and how many read as the canonical."""
    copies = [read(*EDITED), read(*EDITED), read(), read(), read(("shall", "will"))]
    known = Copies(copies)
    assert known.counts(grave(copies[0])) == CopyCounts(clean=2, same=1, copies=5)
    assert known.counts(grave(copies[4])) == CopyCounts(clean=2, same=0, copies=5)


def test_contradicted_change_is_for_a_person() -> None:
    """A change that a second reading has not is softened to ``review``, in finding, clause and agreement."""
    adjusted = apply_second_readings(read(("shall", "may")), [read()])
    finding = grave(adjusted)
    assert finding.verdict is Verdict.REVIEW
    assert finding.reasons[-1] == "a second reading has the canonical's words here"
    assert adjusted.verdict == "review"
    assert [c.verdict for c in adjusted.clauses if c.id == "2"] == [Verdict.REVIEW]


def test_confirmed_change_stands() -> None:
    """A change that a second reading has too stays substantive; one of two is enough."""
    for witnesses in ([read(("shall", "may"))], [read(("shall", "may")), read()]):
        adjusted = apply_second_readings(read(("shall", "may")), witnesses)
        assert grave(adjusted).verdict is Verdict.SUBSTANTIVE
        assert grave(adjusted).reasons[-1] == "a second reading has the same words"


def test_doubt_that_all_share_is_a_change() -> None:
    """What two readings read alike where one alone could not be believed is a change."""
    doubted = [("shall", "shalt")]
    one = read(*doubted)
    if grave(one).verdict is not Verdict.REVIEW:
        pytest.fail("the case is no longer in doubt")
    assert grave(apply_second_readings(one, [read(*doubted)])).verdict is Verdict.SUBSTANTIVE


def test_doubt_that_one_contradicts_stays() -> None:
    """Where one second reading has the canonical's words, what another shares is still in doubt."""
    one = read(("shall", "shalt"))
    adjusted = grave(apply_second_readings(one, [read(("shall", "shalt")), read()]))
    assert adjusted.verdict is Verdict.REVIEW
    assert adjusted.reasons[-1] == "a second reading has the canonical's words here"


def test_a_field_in_doubt_stays_in_doubt() -> None:
    """What a field was filled with is not made a change by being read twice, nor harmless by being read otherwise."""
    one = read(("Ada Byron", "ada byron"))
    finding = grave(one)
    assert (finding.verdict, finding.category) == (Verdict.REVIEW, "field-person")
    for other in (one, read()):
        assert grave(apply_second_readings(one, [other])) == finding


def test_noise_that_reads_otherwise_is_for_a_person() -> None:
    """A garble that a second reading reads as other words is ``review``."""
    adjusted = apply_second_readings(read(("delivers", "dellvers")), [read(("delivers", "withholds"))])
    assert grave(adjusted).verdict is Verdict.REVIEW


def test_fields_and_layout_are_left_alone() -> None:
    """A field's filling and typography are nobody else's to judge."""
    one = read(("week,", "week"))
    adjusted = apply_second_readings(one, [agreement(FORM, COPY.replace("Ada Byron", "Li Wei"), fields=FIELDS)])
    assert [f for f in adjusted.findings if f.verdict is Verdict.FIELD] == [
        f for f in one.findings if f.verdict is Verdict.FIELD
    ]


def test_illegible_witness() -> None:
    """A witness that could not be read is no witness."""
    one = read(("shall", "may"))
    assert apply_second_readings(one, [replace(read(), legible=False)]) == one


PLACES = [
    ("shall", "may"),
    ("60", "90"),
    ("books", "boks"),
    ("archive", "house"),
    ("no other", "another"),
    ("flour", "fl0ur"),
]


@settings(steady, max_examples=40)
@given(st.sets(st.sampled_from(PLACES)), st.lists(st.sets(st.sampled_from(PLACES)), min_size=1, max_size=2))
def test_no_witness_clears_an_edit(made: set[tuple[str, str]], others: list[set[tuple[str, str]]]) -> None:
    """Whatever the witnesses say: nothing past ``noise`` becomes ``noise`` or less, and no finding goes."""
    one = read(*sorted(made))
    adjusted = apply_second_readings(one, [read(*sorted(other)) for other in others])
    assert [f.id for f in adjusted.findings] == [f.id for f in one.findings]
    for before, after in zip(one.findings, adjusted.findings, strict=True):
        assert after.verdict.gravity >= min(before.verdict.gravity, Verdict.REVIEW.gravity)
        assert after.reasons[: len(before.reasons)] == before.reasons
    assert (adjusted.verdict == "clean") <= (one.verdict == "clean")


def documents(*texts: str) -> list[Document]:
    """Each text as a document with its one copy, before the other copies are asked."""
    return [
        compare_sources(["-"], Options(canonical=canonical(FORM, fields=FIELDS)), stdin=text.encode()).documents[0]
        for text in texts
    ]


def test_copies_only_add_reasons() -> None:
    """Other copies add to the reasons and change no verdict, however many read the same."""
    edited = COPY.replace("shall", "may")
    before = documents(*[edited] * 4, COPY)
    after = apply_other_copies(before)
    for one, two in zip(before, after, strict=True):
        (old,), (new,) = one.agreements, two.agreements
        assert [f.verdict for f in old.findings] == [f.verdict for f in new.findings]
        assert old.verdict == new.verdict
    told = grave(after[0].agreements[0]).reasons[-1]
    assert told.startswith("3 of 4 other copies read the same")


def test_copies_that_read_as_the_form() -> None:
    """A reading that one copy alone has is told as such."""
    after = apply_other_copies(documents(COPY.replace("shall", "may"), COPY, COPY))
    assert grave(after[0].agreements[0]).reasons[-1] == "2 other copies read “shall” here"


def test_lone_copy() -> None:
    """A copy alone has no others to be asked."""
    before = documents(COPY.replace("shall", "may"))
    assert apply_other_copies(before) == before
