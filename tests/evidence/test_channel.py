"""The noise channel: what it makes of garbles, and what must hold for any text."""

from __future__ import annotations

import json
import math
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clausediff.evidence.channel import RATES, Channel, load
from clausediff.evidence.prior import Prior
from clausediff.evidence.viterbi import Lattice

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "channel.yaml").read_text(encoding="utf-8"))
TABLES = json.loads(files("clausediff.evidence").joinpath("data/channel.json").read_text(encoding="utf-8"))
FAMILIES = sorted(TABLES["engines"])
RATE = 0.003

printable = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=12)
anything = st.text(max_size=12)
rates = st.floats(*RATES)
family = st.sampled_from(FAMILIES)


@pytest.mark.parametrize("case", CASES["rivals"], ids=[f"{c['observed']}<{c['truth']}" for c in CASES["rivals"]])
def test_truth_beats_rivals(case: dict[str, Any]) -> None:
    """The page's word explains the marks better, by the margin, than each rival does."""
    channel = load(case.get("engine"))
    own = channel.log_likelihood(case["observed"], case["truth"], RATE)
    for rival in case["rivals"]:
        assert own - channel.log_likelihood(case["observed"], rival, RATE) >= case["margin"], rival


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("case", CASES["hopeless"], ids=[f"{c['observed']}<{c['truth']}" for c in CASES["hopeless"]])
def test_edits_are_dear(case: dict[str, Any], name: str) -> None:
    """What no engine confuses costs as many nats as the case says, in every family."""
    reading = load(name).read(case["observed"], case["truth"])
    assert reading.errors >= 1
    assert -reading.log_share >= case["least"], reading


@pytest.mark.parametrize("case", CASES["readings"], ids=[f"{c['observed']}<{c['truth']}" for c in CASES["readings"]])
def test_readings(case: dict[str, Any]) -> None:
    """The segments that were misread, how many errors made them, and how much ink the truth does not have."""
    reading = load().read(case["observed"], case["truth"])
    assert [f"{swap.truth}>{swap.observed}" for swap in reading.swaps] == case["swaps"]
    assert (reading.errors, reading.spurious) == (case["errors"], case["spurious"])


@given(printable, rates, family)
def test_identity_is_likeliest_of_its_variants(text: str, rate: float, name: str) -> None:
    """No single edit of a text is likelier to be read from it than the text itself, nor likelier to be its source."""
    channel = load(name)
    same = channel.log_likelihood(text, text, rate)
    for at in range(len(text) + 1):
        head, tail = text[:at], text[at:]
        for variant in {head + tail[1:], f"{head}m{tail}", f"{head}1{tail[1:]}"} - {text}:
            assert channel.log_likelihood(variant, text, rate) < same
            assert channel.log_likelihood(text, variant, rate) < channel.log_likelihood(variant, variant, rate)


@given(printable, rates, rates)
def test_identity_falls_as_the_rate_rises(text: str, one: float, other: float) -> None:
    """The worse the page, the less likely that a text was read well."""
    low, high = sorted((one, other))
    channel = load()
    assert channel.log_likelihood(text, text, low) >= channel.log_likelihood(text, text, high)


@given(anything, anything, family)
def test_a_reading_spells_both_sides(observed: str, truth: str, name: str) -> None:
    """The swaps stand in both texts in order, are no matches, and their lengths account for what differs."""
    reading = load(name).read(observed, truth)
    assert math.isfinite(reading.log_share)
    assert 0 <= reading.errors <= len(reading.swaps)
    assert all(swap.truth != swap.observed for swap in reading.swaps)
    if truth.isascii() and observed.isascii():
        assert (reading.errors == 0) == (observed == truth)
        kept_truth = len(truth) - sum(len(swap.truth) for swap in reading.swaps)
        kept_observed = len(observed) - sum(len(swap.observed) for swap in reading.swaps)
        assert kept_truth == kept_observed >= 0


@given(printable, printable, st.text(st.sampled_from("aeinrst"), min_size=3, max_size=5))
def test_trimming_changes_next_to_nothing(observed: str, truth: str, around: str) -> None:
    """What is common at both ends, three letters or more, does not change the price of what differs between."""
    channel = load()
    lattice = Lattice(TABLES["engines"]["mixture"], Prior(TABLES["prior"]))
    left, right = f"{around}{truth}{around}", f"{around}{observed}{around}"
    _, _, errors, share = lattice.best(left, right, True, True)
    trimmed = channel.read(right, left)
    whole = errors * math.log(RATE) + share
    # What is trimmed can miss a cheaper path that runs through the context, never find one that is not there.
    assert trimmed.errors * math.log(RATE) + trimmed.log_share <= whole + 1e-9


@pytest.mark.parametrize("name", FAMILIES)
def test_alternatives_sum_to_about_one(name: str) -> None:
    """All that can befall a letter is, averaged over English letters, about as likely as an average error."""
    channel = load(name)
    percent = (12.7, 9.1, 8.2, 7.5, 7, 6.7, 6.3, 6.1, 6, 4.3, 4, 2.8, 2.8, 2.4, 2.4, 2.2, 2, 2, 1.9, 1.5, 1, 0.8)
    frequency = dict(zip("etaoinshrdlcumwfgypbvk", percent, strict=True))
    rows = TABLES["engines"][name]["swaps"]
    marks = [chr(code) for code in range(33, 127)]
    total = 0.0
    for letter, weight in frequency.items():
        own = math.exp(channel.share(letter, "", "mid"))
        own += sum(math.exp(channel.share(letter, mark)) for mark in marks if mark != letter)
        own += sum(math.exp(entry[-1]) for seen, entry in rows[letter].items() if 1 < len(seen) < 4)
        total += weight * own / sum(frequency.values())
    assert 0.1 < total < 1.6


def test_no_share_is_past_the_ceiling() -> None:
    """Nothing is likelier than twice the page's rate, so that a text stays its own likeliest reading."""
    for table in TABLES["engines"].values():
        rows = [*table["swaps"].values(), *table["lost"].values(), *table["spurious"].values()]
        assert max(entry[-1] for row in rows for entry in row.values() if isinstance(entry, list)) <= math.log(2.0)


def test_a_figure_is_hardly_ever_another() -> None:
    """One figure read as another counts at most a hundredth of an average error, in every family."""
    for name in FAMILIES:
        channel = load(name)
        for one in "0123456789":
            for other in "0123456789":
                if one != other:
                    assert channel.share(one, other) <= math.log(0.0101) + math.log(2.0)


def test_longer_garble_is_dearer() -> None:
    """Each further arbitrary letter in place of the page's costs four nats or more."""
    channel = load()
    shares = [channel.read("qzvxkj"[:size], "gmtoeh"[:size]).log_share for size in range(1, 7)]
    assert all(before - after >= 4 for before, after in pairwise(shares))


def test_typography_is_no_error() -> None:
    """Curly quotes, dashes, ligatures and hard spaces are style."""
    assert load().read("“Client’s” oﬃce\u00a0– x", '"Client\'s" office - x').errors == 0


def test_swaps_name_the_segments() -> None:
    """The reading tells what was read as what, for the reasons that people see."""
    assert load().read("Smte", "State").swaps == (("ta", "m"),)
    assert load().read("noI", "not").swaps == (("t", "I"),)
    assert load("textract").read("greement", "Agreement").swaps == (("A", ""),)


def test_unknown_engine_is_the_mixture() -> None:
    """An engine that nobody measured, or none, is served by the mixture; each channel is loaded once."""
    assert load("abbyy-99").read("Smte", "State") == load().read("Smte", "State")
    assert load("tesseract") is load("tesseract")
    assert isinstance(load(), Channel)


def test_data_is_small_and_tells_its_source() -> None:
    """The tables stay readable and under 200 kB, and say where they come from."""
    source = files("clausediff.evidence").joinpath("data/channel.json")
    assert len(source.read_bytes()) < 200_000
    assert {"script", "date", "sources", "pages", "misread_words"} <= set(TABLES["provenance"])


def test_long_texts_are_priced() -> None:
    """Distant errors in a long span are both found; what is far too long is priced by its length, without delay."""
    channel = load()
    far = channel.read("sha|l not be liable for any indirect darnages", "shall not be liable for any indirect damages")
    assert [swap.truth for swap in far.swaps] == ["l", "m"]
    reading = channel.read("x" * 5000, "y" * 5000)
    assert reading.errors == 1 and reading.log_share < -20_000
