"""The hearing: what witnesses may do to a verdict, and what they never do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausediff.agreement.witnesses import hear_copies, hear_readings
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


def test_contradicted_change_is_for_a_person() -> None:
    """A change that a second reading has not is softened to ``review``, in finding, clause and agreement."""
    heard = hear_readings(read(("shall", "may")), [read()])
    finding = grave(heard)
    assert finding.verdict is Verdict.REVIEW
    assert finding.reasons[-1] == "a second reading has the canonical's words here"
    assert heard.verdict == "review"
    assert [c.verdict for c in heard.clauses if c.id == "2"] == [Verdict.REVIEW]


def test_confirmed_change_stands() -> None:
    """A change that a second reading has too stays substantive; one of two is enough."""
    for witnesses in ([read(("shall", "may"))], [read(("shall", "may")), read()]):
        heard = hear_readings(read(("shall", "may")), witnesses)
        assert grave(heard).verdict is Verdict.SUBSTANTIVE
        assert grave(heard).reasons[-1] == "a second reading has the same words"


def test_doubt_that_all_share_is_a_change() -> None:
    """What two readings read alike where one alone could not be believed is a change."""
    doubted = [("shall", "shalt")]
    one = read(*doubted)
    if grave(one).verdict is not Verdict.REVIEW:
        pytest.fail("the case is no longer in doubt")
    assert grave(hear_readings(one, [read(*doubted)])).verdict is Verdict.SUBSTANTIVE


def test_noise_that_reads_otherwise_is_for_a_person() -> None:
    """A garble that a second reading reads as other words is ``review``."""
    heard = hear_readings(read(("delivers", "dellvers")), [read(("delivers", "withholds"))])
    assert grave(heard).verdict is Verdict.REVIEW


def test_fields_and_layout_are_not_heard() -> None:
    """A field's filling and typography are nobody else's to judge."""
    one = read(("week,", "week"))
    heard = hear_readings(one, [agreement(FORM, COPY.replace("Ada Byron", "Li Wei"), fields=FIELDS)])
    assert [f for f in heard.findings if f.verdict is Verdict.FIELD] == [
        f for f in one.findings if f.verdict is Verdict.FIELD
    ]


def test_illegible_witness() -> None:
    """A witness that could not be read is no witness."""
    one = read(("shall", "may"))
    assert hear_readings(one, [replace(read(), legible=False)]) == one


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
    heard = hear_readings(one, [read(*sorted(other)) for other in others])
    assert [f.id for f in heard.findings] == [f.id for f in one.findings]
    for before, after in zip(one.findings, heard.findings, strict=True):
        assert after.verdict.gravity >= min(before.verdict.gravity, Verdict.REVIEW.gravity)
        assert after.reasons[: len(before.reasons)] == before.reasons
    assert (heard.verdict == "clean") <= (one.verdict == "clean")


def documents(*texts: str) -> list[Document]:
    """Each text as a document with its one copy, before the copies are heard."""
    return [
        compare_sources(["-"], Options(canonical=canonical(FORM, fields=FIELDS)), stdin=text.encode()).documents[0]
        for text in texts
    ]


def test_copies_only_add_reasons() -> None:
    """Other copies add to the reasons and change no verdict, however many read the same."""
    edited = COPY.replace("shall", "may")
    before = documents(*[edited] * 4, COPY)
    after = hear_copies(before)
    for one, two in zip(before, after, strict=True):
        (old,), (new,) = one.agreements, two.agreements
        assert [f.verdict for f in old.findings] == [f.verdict for f in new.findings]
        assert old.verdict == new.verdict
    told = grave(after[0].agreements[0]).reasons[-1]
    assert told.startswith("3 of 4 other copies read the same")


def test_copies_that_read_as_the_form() -> None:
    """A reading that one copy alone has is told as such."""
    after = hear_copies(documents(COPY.replace("shall", "may"), COPY, COPY))
    assert grave(after[0].agreements[0]).reasons[-1] == "2 other copies read “shall” here"


def test_lone_copy() -> None:
    """A copy alone has no others to be asked."""
    before = documents(COPY.replace("shall", "may"))
    assert hear_copies(before) == before
