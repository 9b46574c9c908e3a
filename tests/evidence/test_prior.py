"""The prior: what a misreading that was never seen costs."""

from __future__ import annotations

import json
from math import exp, isfinite
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff import evidence
from clausediff.evidence.prior import _ACCENTED, Prior, _share_of, fold, relation
from clausediff.text.words import FOLD, LIGATURES
from tests.stages import steady

DATA = Path(evidence.__file__).with_name("data").joinpath("channel.json")
PRIOR = Prior(json.loads(DATA.read_text(encoding="utf-8"))["prior"])
GLYPHS = [chr(code) for code in range(33, 127)]


@pytest.mark.parametrize(
    ("truth", "observed", "name"),
    [
        ("l", "1", "stick"),
        ("O", "0", "shape"),
        ("c", "e", "shape"),
        ("K", "k", "shape"),
        ("D", "d", "case"),
        ("6", "9", "digit"),
        ("e", "é", "accent"),
        ("o", "о", "foreign"),
        ("é", "o", "foreign"),
        ("é", "è", "accent"),
        ("l", "x", "aa"),
        ("x", "1", "a0"),
        ("a", "w", "aa"),
        ("a", "-", "a."),
        ("7", "x", "0a"),
    ],
)
def test_relation(truth: str, observed: str, name: str) -> None:
    """The class of a misreading; a glyph of another script is in none of the Latin ones."""
    assert relation(truth, observed) == name


def test_likelier_misreadings() -> None:
    """A look-alike is likelier than any other letter, and that than a letter of another script."""
    prices = [PRIOR.swap("l", observed) for observed in ("f", "w", "о")]
    assert prices == sorted(prices, reverse=True)


def test_glyphs_of_a_class() -> None:
    """A class is shared by all its glyphs: one capital, two other strokes at least, as many accents as there are."""
    assert _share_of("d", "case") == 1
    assert _share_of("l", "stick") > 2
    assert _share_of("e", "accent") == _ACCENTED


@pytest.mark.parametrize("truth", GLYPHS)
def test_shares_are_of_a_whole(truth: str) -> None:
    """Each price is finite, and all the misreadings of a glyph by others of ASCII have a share of no more than a whole."""
    prices = [PRIOR.swap(truth, observed) for observed in GLYPHS if observed != truth]
    assert all(map(isfinite, prices))
    assert 0 < sum(map(exp, prices)) <= 1


@steady
@given(st.text(max_size=20))
def test_folding(text: str) -> None:
    """What is folded stays as it is when it is folded again; words of ASCII without line ends are not touched."""
    assert fold(fold(text)) == fold(text)
    if text.isascii():
        assert fold(text) == text


def test_typography_is_no_misreading() -> None:
    """Quotes, dashes, spaces and ligatures are folded as they are in words, but for the marks that engines read for others."""
    kept = {chr(code) for code in FOLD if fold(chr(code)) == chr(code)}
    assert kept == set("`«»")
    assert fold("oﬃce “x”—y") == 'office "x"-y'
    assert {sign for sign in LIGATURES if fold(sign) != LIGATURES[sign]} == set("ﬅﬆßæœ")
