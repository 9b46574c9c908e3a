"""The documentation names every format and suffix, and its schema link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clausediff.report import formats

PAGE = Path(__file__).parent.parent.parent / "docs" / "reports.md"


@pytest.mark.parametrize("each", formats(), ids=lambda f: f.name)
def test_each_format_is_documented(each) -> None:
    """Its row names its suffixes."""
    row = next(line for line in PAGE.read_text(encoding="utf-8").split("\n") if line.startswith(f"| `{each.name}` |"))
    for suffix in each.suffixes:
        assert f"`{suffix}`" in row


def test_its_links_lead_somewhere() -> None:
    """Every relative link of the page is a file."""
    targets = re.findall(r"\]\(([^)#]+)\)", PAGE.read_text(encoding="utf-8"))
    assert targets
    for target in targets:
        assert (PAGE.parent / target).is_file(), target
