"""Lines near the bounds of the judge's rules are decided by the rule that their case names."""

from __future__ import annotations

import pytest

from tests.judge.decided import Line, decided, load
from tests.judge.rule_cases import pages

LINES = list(load())
PAGES = pages()


@pytest.mark.parametrize("line", LINES, ids=[line.name for line in LINES])
def test_decided(line: Line) -> None:
    """Each difference on the lines has the verdict, the rule and the category of the case."""
    assert decided(line, PAGES[line.page]) == line.decided
