"""Code that the documentation names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
REFERENCE = re.compile(r"`((?:\w+/)+(?:\w+\.(?:py|yaml|css|js|json))?)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_and_folder_of_the_code_is_there(page: Path) -> None:
    """Paths from the root, or from the package."""
    named = set(REFERENCE.findall(page.read_text("utf-8")))
    homes = (ROOT, ROOT / "clausediff")
    # Folders of the reader's own scans, in examples.
    examples = {"scans/", "signed/", "in/", "forms/"}
    assert {path for path in named - examples if not any((home / path).exists() for home in homes)} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    """Relative links."""
    prose = re.sub(r"`[^`\n]*`", "", page.read_text("utf-8"))  # a link in code is an example
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", prose)
    assert [target for target in targets if not (page.parent / target).exists()] == []
