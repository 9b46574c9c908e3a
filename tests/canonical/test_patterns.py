"""A field's pattern is checked before it is used, and bounds the length of a filling."""

from __future__ import annotations

import pytest

from clausediff.canonical.patterns import MAX_LENGTH, check_pattern, longest_filling, takes_anything


@pytest.mark.parametrize(
    "pattern",
    ["", r"\d{4}", "(a|b)", "(a|b)?c", "(ab){1,3}", r"(?:\+\d+ )?\d+", "[(+]+", "a+b*c{2,}", r"\(a+\)+", "(a{2})+"],
)
def test_sound_patterns(pattern: str) -> None:
    """A repetition on its own is sound, and so are a choice and a group that is not repeated."""
    assert check_pattern(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("(", "not a regular expression"),
        ("a{99999999999}", "not a regular expression"),
        ("(a+)+", "take forever"),
        ("(a|b)*", "take forever"),
        ("((a+)b)*", "take forever"),
        ("((a)+)+", "take forever"),
        ("(a{2,})*", "take forever"),
        ("(a{1,30}){1,30}", "take forever"),
        ("([a-z]+){2,}", "take forever"),
        (r"(\)+)+", "take forever"),
    ],
)
def test_refused_patterns(pattern: str, says: str) -> None:
    """What is no regular expression, or may take exponential time, is refused with the reason."""
    assert says in (check_pattern(pattern) or "")


@pytest.mark.parametrize(
    ("pattern", "anything"),
    [(".+", True), (".*", True), (".{0,300}", True), (".", False), (".+x", False), ("a+", False)],
)
def test_takes_anything(pattern: str, anything: bool) -> None:
    """A pattern of nothing but any characters says nothing about a filling."""
    assert takes_anything(pattern) is anything


@pytest.mark.parametrize(
    ("pattern", "original", "length"),
    [
        (".{0,20}", "", 20),
        (".{0,20}-.{0,30}", "", 51),
        (".{0,99999}", "", MAX_LENGTH),
        (".{0,0}", "x", 1),
        (".+", "x", 1000),
        (r"\w+", "x" * 600, 1200),
        (r"\.+", "x", 3),
        ("this file|it", "it", 12),
        ("it", "this file", 18),
        ("", "", 1),
    ],
)
def test_longest_filling(pattern: str, original: str, length: int) -> None:
    """The pattern's own bound counts first; else the longest of its wordings, or of the form's."""
    assert longest_filling(pattern, original) == length
