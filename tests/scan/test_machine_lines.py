"""Lines that machines print on pages: what they consist of proves them, and one word or figure more does not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.scan.machine_lines import is_archive_number, is_sent_line
from clausediff.text.several import ENGLISH
from tests.stages import cases

DATA: dict[str, Any] = cases("machine_lines")


@pytest.mark.parametrize("line", DATA["sent"])
def test_sent(line: str) -> None:
    """Heads of faxes and notes of scanners."""
    assert is_sent_line(line)


@pytest.mark.parametrize("line", DATA["not_sent"])
def test_not_sent(line: str) -> None:
    """Something of the line is no date, time, number of a page or telephone, and no name."""
    assert not is_sent_line(line)


@pytest.mark.parametrize("line", DATA["archive"])
def test_archive_number(line: str) -> None:
    """One long number, perhaps with the page's."""
    assert is_archive_number(line, ENGLISH)


@pytest.mark.parametrize("line", DATA["no_archive"])
def test_no_archive_number(line: str) -> None:
    """A date, an amount, a short number, or words beside it."""
    assert not is_archive_number(line, ENGLISH)


@given(st.sampled_from(DATA["sent"]), st.sampled_from(DATA["words"]), st.integers(0, 12))
def test_a_word_that_says_something(line: str, word: str, at: int) -> None:
    """Put anywhere into such a line it makes the line one that is read."""
    pieces = line.split()
    at = min(at, len(pieces))
    assert not is_sent_line(" ".join([*pieces[:at], word, *pieces[at:]]))
