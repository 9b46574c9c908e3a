"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re as standard

import pytest

from clausediff import regex


def test_the_same_as_the_standard_library() -> None:
    """Every method of a pattern does what the standard library's does, at the first call and later."""
    later, now = (
        regex.compile(r"(?P<word>[a-z]+)\d", regex.IGNORECASE),
        standard.compile(r"(?P<word>[a-z]+)\d", standard.I),
    )
    for _ in range(2):
        assert later.findall("Ab1 cd2") == now.findall("Ab1 cd2")
        assert later.sub("x", "Ab1 c") == now.sub("x", "Ab1 c")
        found = later.search("- Ab1")
        assert found is not None and found["word"] == "Ab" and found.span() == (2, 5)
    assert later.pattern == now.pattern and later.flags == now.flags


def test_nothing_is_compiled_at_first() -> None:
    """A pattern that cannot be compiled is an error only when it is used."""
    wrong = regex.compile("(")
    assert "(" in repr(wrong)
    with pytest.raises(standard.error):
        wrong.match("")
