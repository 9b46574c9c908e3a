"""What the forms tell of a line by its text: remembered, and the same for each form."""

from __future__ import annotations

from clausediff.evidence import lexicon
from clausediff.scan.form_lines import FormLines, form_lines
from clausediff.text.several import ENGLISH

PRINTED = frozenset({"supplyterms", "theflourisdelivered", "signedby"})
PAIRS = frozenset({("the", "flour"), ("flour", "is"), ("is", "delivered")})


def forms() -> FormLines:
    """Those of one form with a title and a named phrase."""
    return form_lines(("Continued overleaf",), ("Supply Terms", "--"), PRINTED, PAIRS, lexicon.load().is_word, ENGLISH)


def test_a_line_is_remembered() -> None:
    """The same text is the same line, for the same forms."""
    assert forms().line("Signed by Ada") is forms().line("Signed by Ada")


def test_a_very_long_line_is_not_kept() -> None:
    """A line of thousands of letters is looked at, and not kept."""
    assert forms().line("x" * 5000) is not forms().line("x" * 5000)


def test_printed_lines() -> None:
    """A line of the form is its own, and so is one that goes on with a filling; another one is not."""
    lines = forms()
    assert lines.line("The flour is delivered.").printed
    assert lines.line("Signed by: Ada Byron").printed
    assert not lines.line("Goods are sold as seen").printed
    assert lines.line("the flour is delivered late").own
    assert not lines.line("Goods are sold as seen").own


def test_titles() -> None:
    """A title without letters is none, and one that is misread is still the title."""
    assert forms().titles == ("Supply Terms",)
    assert forms().line("Supp1y Terms").titled
    assert not forms().line("Supply Items").titled


def test_a_head_with_a_number() -> None:
    """A named phrase or a title with a page number behind it, and no other words with one."""
    assert forms().line("Supply Terms – Page 3 of 7").numbers_a_head
    assert forms().line("Continued overleaf Page 3").numbers_a_head
    assert not forms().line("Supply Prices – Page 3 of 7").numbers_a_head


def test_the_number_of_a_signing_service() -> None:
    """It is one with its letters and figures behind what it numbers, and none without figures before them all."""
    assert forms().line("Docusign Envelope ID: 3F2A9C11-7B0E-4E0C-9C1D-5A1B2C3D4E5F").service_number
    assert not forms().line("Envelope ID: 12 3F2A9C11-7B0E-4E0C-9C1D-5A1B2C3D4E5F").service_number
    assert not forms().line("Envelope ID: PURCHASEORDERNUMBER").service_number
