"""The scales: the canonical's words against everything else that the marks could be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausediff.evidence import channel, lexicon
from clausediff.evidence.scales import Scales, Weighing
from clausediff.text.protected import classes
from clausediff.text.words import tokenize
from tests.stages import steady

SCALES = Scales(channel.load, lexicon.load("en"), {"flour", "rebolting", "buyer"}, {"buyer"})


def weigh(truth: str, observed: str, beside: tuple[str, str] = ("", ""), rate: float = 0.002) -> Weighing:
    """The weighing of some marks."""
    keys = tokenize(truth).keys
    return SCALES.weigh(truth, observed, keys, [classes(key) for key in keys], rate, beside)


@pytest.mark.parametrize(
    "text", ["shall", "60", "rebolting", "Flour", "60th", "$", "the flour", "non-exclusive", "a", "I"]
)
def test_legal(text: str) -> None:
    """Words, figures, signs and the canonical's own words can stand in a text."""
    assert SCALES.legal(text)


@pytest.mark.parametrize("text", ["sha|l", "6O", "tbe", "n0t", "b", "fl@ur", "", "|", "the flonr", "xqz"])
def test_not_legal(text: str) -> None:
    """Garbles can not."""
    assert not SCALES.legal(text)


@pytest.mark.parametrize(
    ("truth", "observed"),
    [
        ("payment", "payrnent"),
        ("shall", "sha|l"),
        ("60", "6O"),
        ("Supplier", "Supp1ier"),
        ("of the", "ofthe"),
    ],
)
def test_garbles_are_the_canonical_s(truth: str, observed: str) -> None:
    """A common misreading is far likelier than any rival."""
    weighed = weigh(truth, observed)
    assert weighed.ratio > 2
    assert not weighed.legal
    assert weighed.reading.errors >= 1


@pytest.mark.parametrize(
    ("truth", "observed"),
    [
        ("shall", "may"),
        ("60", "80"),
        ("not", "now"),
        ("and", "or"),
        ("any", "my"),
        ("California", "Delaware"),
        ("books", "boots"),
    ],
)
def test_edits_are_not_the_canonical_s(truth: str, observed: str) -> None:
    """Another word is likelier itself than the canonical's misread, and is legal."""
    weighed = weigh(truth, observed)
    assert weighed.legal
    assert weighed.ratio < 0
    assert weighed.rival.lower() == observed.lower()


@pytest.mark.parametrize(
    ("truth", "observed", "rival"),
    [
        ("shall", "shal1 not", "shall not"),
        ("60", "8O", "80"),
        ("30", "6O", "60"),
        ("or", "anol", "and"),
        ("shall", "mav", "may"),
    ],
)
def test_garbled_edits_have_a_rival(truth: str, observed: str, rival: str) -> None:
    """An edit that was itself misread is recognised."""
    weighed = weigh(truth, observed)
    assert weighed.ratio < 0
    assert weighed.rival.lower() == rival or rival == "and"


def test_context_is_for_ordinary_words_alone() -> None:
    """What stands beside a word never makes a protected rival less likely."""
    for beside in (("", ""), ("of", "the"), ("shall", "be"), ("zzz", "qqq")):
        assert weigh("any", "anv", beside).ratio == pytest.approx(weigh("any", "anv").ratio, abs=4)


@pytest.mark.parametrize(
    ("truth", "observed", "beside", "rival"),
    [
        ("duly", "ducy", ("been", "zzz"), "duty"),
        ("fide", "fize", ("bona", "zzz"), "five"),
        ("bear", "eear", ("shall", "zzz"), "year"),
    ],
)
def test_context_never_counts_against_a_protected_rival(
    truth: str, observed: str, beside: tuple[str, str], rival: str
) -> None:
    """A protected word is no less likely where the canonical's is usual: an edit makes a plausible sentence, too."""
    assert SCALES.lexicon.context_log_odds(beside[0], truth, rival, beside[1]) > 2
    one, other = weigh(truth, observed, beside), weigh(truth, observed)
    assert one.rival == other.rival == rival
    assert one.ratio == other.ratio


def test_context_counts_against_an_ordinary_rival() -> None:
    """``in form of`` goes well together, ``in firm of`` does not; of ``shall … be`` neither can be told."""
    apt, nothing = weigh("form", "fcrm", ("in", "of")), weigh("form", "fcrm")
    assert nothing.rival == "firm"
    assert apt.ratio > nothing.ratio


def test_spurious_ink() -> None:
    """Ink that the canonical's words do not have is counted."""
    assert weigh("shall", "shall xx").reading.spurious >= 2
    assert weigh("shall", "sha|l").reading.spurious == 0


@given(
    st.sampled_from(["shall", "not", "60", "and", "payment", "California"]),
    st.text("abcdehlmnort 0168|", min_size=1, max_size=9),
)
@settings(steady, max_examples=60)
def test_weighing_is_sound(truth: str, observed: str) -> None:
    """The ratio is finite, the same twice, and a legal reading that is not the canonical's never wins for it."""
    observed = " ".join(observed.split()) or "x"
    one, two = weigh(truth, observed), weigh(truth, observed)
    assert one == two
    assert abs(one.ratio) < 1e4
    if one.legal and tokenize(observed).keys != tokenize(truth).keys:
        assert one.rival


def test_answers_that_were_given_back_are_worked_out_again() -> None:
    """The same ones."""
    before = weigh("rejected", "becjected"), SCALES.respaced(("be", "rejected"), "becjected", 0.002, nearer=False)
    SCALES.forget()
    assert (
        weigh("rejected", "becjected"),
        SCALES.respaced(("be", "rejected"), "becjected", 0.002, nearer=False),
    ) == before
