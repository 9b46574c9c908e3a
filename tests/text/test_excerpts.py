"""Words quoted for a person."""

from __future__ import annotations

from clausediff.text.excerpts import excerpt


def test_a_short_text_is_quoted_whole() -> None:
    """White space is one space, and a text of exactly the longest length is not cut."""
    assert excerpt("a few\n  words ") == "“a few words”"
    assert excerpt("x" * 60) == f"“{'x' * 60}”"


def test_a_long_text_ends_behind_a_whole_word() -> None:
    """A quotation never shows part of a word, unless the first word alone is too long."""
    assert excerpt("liable to the Discloser", 19) == "“liable to the …”"
    assert excerpt("liable to the Discloser for", 23) == "“liable to the Discloser …”"
    assert excerpt("x" * 61) == f"“{'x' * 60} …”"
