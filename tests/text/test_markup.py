"""Markup: what says nothing is masked, and no word ever hides in it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.text.links import read_links
from clausediff.text.markup import MASK, find_markup, is_page_comment, markup_names, mask
from clausediff.text.naming import Format
from clausediff.text.words import fold_canonical, fold_text, tokenize
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("markup")
WORD = "zebra"
SIGNS = (
    "<b> </b> <u <p <a href= <img alt= title= class= style= hidden name= <!-- --> ![ ]( ][ ]:/ &amp; &nbsp; \\textbf{ ``` .png "
    "\\section{ |---| ](# not https:// <https:// mailto: @ www. {{ }} page3"
).split()
soups = st.lists(
    st.sampled_from(
        [*"<>[](){}!\"'=/:;#|&~*_-` \n03", *SIGNS, WORD, f" {WORD} ", "page 3", "]: ", "\n| ", " |\n", "# "]
    ),
    max_size=24,
).map("".join)
formats = st.sampled_from(list(Format))


def keys(case: dict[str, Any], text: str, own: frozenset[str] = frozenset()) -> list[str]:
    """The words of a text in the case's format."""
    return tokenize(text, folded=fold_text(text, Format(case.get("format", "markdown")), own)).keys


@pytest.mark.parametrize("case", DATA["masked"], ids=[case["text"] for case in DATA["masked"]])
def test_masked(case: dict[str, Any]) -> None:
    """Markup that says nothing is no word."""
    assert keys(case, case["text"]) == case["keys"]


@pytest.mark.parametrize("case", DATA["read"], ids=[case["text"] for case in DATA["read"]])
def test_read(case: dict[str, Any]) -> None:
    """What only looks like markup, or says something, is read letter by letter."""
    text = case["text"]
    wanted = case.get("keys", tokenize(text, folded=fold_text(text, Format.LITERAL)).keys)
    assert keys(case, text) == wanted


@pytest.mark.parametrize("case", DATA["literal"], ids=[case["text"] for case in DATA["literal"]])
def test_literal(case: dict[str, Any]) -> None:
    """Where the format has no markup, every character is ink."""
    assert keys({"format": "literal"}, case["text"]) == case["keys"]


@pytest.mark.parametrize("case", DATA["own"], ids=[case["copy"] for case in DATA["own"]])
def test_the_forms_own(case: dict[str, Any]) -> None:
    """Words that the form's markup holds as well, under the same words, are masked; in the form they always are."""
    assert keys(case, case["copy"], markup_names(case["form"])) == case["keys"]
    assert MASK in fold_canonical(case["form"])


@pytest.mark.parametrize("case", DATA["other"], ids=[case["copy"] for case in DATA["other"]])
def test_what_leads_elsewhere(case: dict[str, Any]) -> None:
    """A link, a picture or a tag that is not the form's is read, also where the form has its parts elsewhere."""
    assert case["reads"] in keys(case, case["copy"], markup_names(case["form"]))
    assert case["reads"] not in keys(case, case["form"], markup_names(case["form"]))


@steady
@given(soups, formats)
def test_no_word_hides(text: str, format: Format) -> None:
    """Whatever stands around a word, it is read: markup takes a word only where the text shows it elsewhere."""
    read = [key for key in tokenize(text, folded=fold_text(text, format)).keys if WORD in key]
    assert bool(read) == (WORD in text)
    if "](" not in text and "][" not in text and "href" not in text and "name" not in text:
        assert sum(key.count(WORD) for key in read) == text.count(WORD)


@steady
@given(soups, formats)
def test_pieces(text: str, format: Format) -> None:
    """Pieces are in order, apart and not empty; masking keeps every offset, and the form's own names mask everything."""
    pieces = find_markup(text, format)
    spans = [piece.span for piece in pieces]
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(span.size for span in spans)
    masked = mask(text, format, ())
    assert len(masked) == len(text)
    hidden = {at for piece in pieces if not piece.names for at in piece.span.indices}
    assert all(char == (MASK if at in hidden else text[at]) for at, char in enumerate(masked))
    whole = mask(text, format, None)
    assert whole.count(MASK) - text.count(MASK) == sum(span.size for span in spans)


@steady
@given(soups)
def test_a_copy_of_the_form(text: str) -> None:
    """A form that is copied as it is has the same words in the copy."""
    own = markup_names(text)
    copied = tokenize(text, folded=fold_text(text, Format.MARKDOWN, own)).keys
    form = tokenize(text, folded=fold_canonical(text)).keys
    assert set(form) <= set(copied)


def test_links() -> None:
    """A link's parts slice to what they are."""
    text = 'see ![a [b] c](<x y.png> "t") and [d](e(f)g)'
    first, second = read_links(text)
    assert (text[first.span.slice], text[first.text.slice]) == ('![a [b] c](<x y.png> "t")', "a [b] c")
    assert (first.target, first.title, first.picture) == ("x y.png", "t", True)
    assert (text[second.tail.slice], second.target, second.title, second.picture) == ("(e(f)g)", "e(f)g", "", False)


def test_page_comments() -> None:
    """A note of a page or a picture names it and nothing else."""
    assert is_page_comment("<!-- Page 12 -->")
    assert is_page_comment("<!-- image -->")
    assert not is_page_comment("<!-- Page 12 is void -->")
    assert not is_page_comment("<!-- 12 -->")
