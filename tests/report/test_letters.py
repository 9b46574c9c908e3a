"""The letters that differ between two readings: cases, and properties of any two texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.report.letters import LIMIT, Part, changed_letters
from clausediff.report.visible import reading

CASES = {
    "the first letter": ("Marlowe", "Harlowe", "[M]arlowe", "[H]arlowe"),
    "a digit": ("60", "90", "[6]0", "[9]0"),
    "the last letter": ("or", "of", "o[r]", "o[f]"),
    "two letters for one": ("modern", "rnodern", "[m]odern", "[rn]odern"),
    "opposite endings": ("lessor", "lessee", "less[or]", "less[ee]"),
    "a prefix": ("exclusive", "non-exclusive", "exclusive", "[non-]exclusive"),
    "a lost letter": ("the", "he", "[t]he", "he"),
    "two words": ("Marlowe of", "Harlowe or", "[M]arlowe o[f]", "[H]arlowe o[r]"),
    "other words": ("shall", "may", "shall", "may"),
    "a number in words": ("thirty", "60", "thirty", "60"),
    "nothing on one side": ("not", "", "not", ""),
    "the same": ("not", "not", "not", "not"),
    "a combining mark": ("re\u0301sume\u0301", "resume\u0301", "r[e\u0301]sume\u0301", "r[e]sume\u0301"),
    "an escape": ("\\u202eab", "\\u202dab", "[\\u202e]ab", "[\\u202d]ab"),
    "a backslash at the end": ("ab\\", "cb\\", "[a]b\\", "[c]b\\"),
    "brackets": ("[/bold] 60", "[/bold] 90", "[/bold] [6]0", "[/bold] [9]0"),
}


def drawn(parts: tuple[Part, ...]) -> str:
    """The reading with its emphasised letters in brackets."""
    return "".join(f"[{part.text}]" if part.changed else part.text for part in parts)


@pytest.mark.parametrize("name", CASES)
def test_cases(name: str) -> None:
    """The emphasised letters of both sides."""
    canonical, scan, left, right = CASES[name]
    one, other = changed_letters(canonical, scan)
    assert (drawn(one), drawn(other)) == (left, right)


def test_a_long_reading_has_no_emphasis() -> None:
    """One character more than the limit, on either side."""
    text = "a" * (LIMIT - 1)
    assert any(part.changed for part in changed_letters(text + "b", text + "c")[0])
    assert not any(part.changed for side in changed_letters(text + "bb", text + "c") for part in side)
    assert not any(part.changed for side in changed_letters(text + "b", text + "cc") for part in side)


WORDS = st.text(alphabet=st.sampled_from("abAB01 \\ux20e\u0301[]<>&\U000f0000"), max_size=20)


@given(WORDS | st.text(max_size=12), WORDS | st.text(max_size=12))
def test_nothing_is_lost(canonical: str, scan: str) -> None:
    """The parts join to the readings, none is empty, and what is not emphasised is the same on both sides."""
    for left, right in (changed_letters(canonical, scan), changed_letters(*reading(canonical, scan))):
        assert all(part.text for part in (*left, *right))
        if any(part.changed for part in (*left, *right)):
            equal = ["".join(part.text for part in side if not part.changed) for side in (left, right)]
            assert equal[0] == equal[1]
    left, right = changed_letters(canonical, scan)
    assert "".join(part.text for part in left) == canonical
    assert "".join(part.text for part in right) == scan
