"""Words and gaps: what is typography is folded, nothing moves, and nothing that binds is masked."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.text.words import (
    FOLD,
    alien_letters,
    alnum_key,
    fold_text,
    fold_word,
    hidden_characters,
    one_line,
    tokenize,
)
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("words")
texts = st.text(
    st.one_of(st.sampled_from("aZ09 .,-'’“”–\u00a0\n\t\f<>[]()&;\\|$%§ﬁßéİſK\u0301\u200b\ue000_*`~"), st.characters())
)


@steady
@given(texts)
def test_folding_keeps_lengths(text: str) -> None:
    """Folding moves no offset, and folding twice is folding once."""
    folded = fold_text(text)
    assert len(folded) == len(text)
    assert fold_text(folded) == folded or "&" in text or "<" in text or "](" in text


@steady
@given(st.text(st.characters(categories=["L", "Zs"]), max_size=30))
def test_accents_may_be_stored_apart(text: str) -> None:
    """The words of a text are the same whether its accents are composed with their letters or stored behind them."""
    composed, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert tokenize(apart).keys == tokenize(composed).keys


@steady
@given(texts)
def test_words_slice_to_their_keys(text: str) -> None:
    """Each word's span slices to the word; spans are in order, apart, and cover every letter that is no markup."""
    words = tokenize(text)
    at = 0
    for index, key in enumerate(words.keys):
        start, end = words.starts[index], words.ends[index]
        assert at <= start < end <= len(text)
        assert key == fold_word(words.folded[start:end])
        assert words.raw(index) == text[start:end]
        gap = words.folded[at:start]
        assert not any(char.isalnum() for char in gap)
        at = end
    assert not any(char.isalnum() for char in words.folded[at:])


@steady
@given(texts, st.integers(0, 40), st.integers(0, 40))
def test_words_of_a_part(text: str, start: int, size: int) -> None:
    """Words of a part stand inside the part, with spans in the whole text."""
    start = min(start, len(text))
    end = min(len(text), start + size)
    words = tokenize(text, start, end)
    assert all(start <= a < b <= end for a, b in zip(words.starts, words.ends, strict=True))


@pytest.mark.parametrize("case", DATA["words"], ids=[case["text"] for case in DATA["words"]])
def test_words(case: dict[str, Any]) -> None:
    """A text is cut into the words that a person would compare."""
    assert tokenize(case["text"]).keys == case["keys"]


@pytest.mark.parametrize("case", DATA["same"], ids=[case["one"] for case in DATA["same"]])
def test_same_words(case: dict[str, Any]) -> None:
    """Texts that differ in typography alone have the same keys."""
    assert tokenize(case["one"]).keys == tokenize(case["other"]).keys


@pytest.mark.parametrize("case", DATA["different"], ids=[case["one"] for case in DATA["different"]])
def test_different_words(case: dict[str, Any]) -> None:
    """What differs in a letter, a figure or a sign that stands for a word does not fold together."""
    assert tokenize(case["one"]).keys != tokenize(case["other"]).keys


@steady
@given(texts)
def test_squeeze(text: str) -> None:
    """Squeezing leaves single spaces and no edge, keeps every letter, and twice is once."""
    squeezed = one_line(text)
    assert squeezed == squeezed.strip()
    assert "  " not in squeezed and "\n" not in squeezed
    assert one_line(squeezed) == squeezed
    assert [c for c in squeezed if c.isalnum()] == [c for c in text.translate(FOLD) if c.isalnum()]


def test_bare() -> None:
    """Letters and figures alone, in lower case, with ligatures opened."""
    assert alnum_key("  “Oﬃce” – No. 5 ") == "officeno5"
    assert alnum_key(" .,-— ") == ""
    assert alnum_key("STRASSE") == alnum_key("straße") == "strasse"


def test_hidden_characters() -> None:
    """Zero-width, direction-changing and filler characters are found; plain accents and spaces are not."""
    assert hidden_characters("n\u200bo\u202et") == "\u200b\u202e"
    assert hidden_characters("naïve \u00a0 – “x”") == ""
    assert hidden_characters("plain") == ""
    assert hidden_characters("royalty\u00adfree") == ""  # a printed hyphen, as PDFs store it


def test_alien_letters() -> None:
    """Letters of other scripts that pass for Latin ones are found, unless the canonical has them itself."""
    assert alien_letters("p\u0430y") == "\u0430"
    assert alien_letters("６0") == "６"
    assert alien_letters("no\u0336t") == "\u0336"
    assert alien_letters("n\u20ddo\u20ddt\u20dd") == "\u20dd\u20dd\u20dd"
    assert alien_letters("ⓝⓞⓣ") == "ⓝⓞⓣ"
    assert alien_letters("ⓐ") == ""  # a label
    assert alien_letters("Gödel ﬁnal") == ""
    assert alien_letters("Go\u0308del") == ""
    assert alien_letters("n\u0332o\u0332t") == ""
    assert alien_letters("\u03b1 = 0.05", "\u03b1") == ""
    assert alien_letters("\u03b1 = 0.05") == "\u03b1"


@steady
@given(texts, st.integers(min_value=1, max_value=9))
def test_a_long_text_is_read_piece_by_piece(text: str, piece: int) -> None:
    """The words are the same, however short the pieces."""
    with pytest.MonkeyPatch.context() as patch:
        whole = tokenize(text)
        patch.setattr("clausediff.text.words._LONG", piece)
        pieces = tokenize(text)
    assert (pieces.keys, list(pieces.starts), list(pieces.ends)) == (whole.keys, list(whole.starts), list(whole.ends))
