"""Pages and letters as usual programs write them: their text is read, and nothing of them is a doubt (``tests/cases/pages``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.scan.readers.html import read_page

PAGES = sorted((Path(__file__).resolve().parents[2] / "cases" / "pages").glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_of_usual_programs(path: Path) -> None:
    """The text is the one beside the page; there are no marks, and nothing is told."""
    text, marks, unread = read_page(path.read_text(encoding="utf-8"), path.name).finished()
    assert (marks, [each.says for each in unread]) == ((), [])
    assert text == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_hidden_word_in_them(path: Path) -> None:
    """A word that is struck, or painted over, in any of them is told."""
    page = path.read_text(encoding="utf-8")
    for style in ("text-decoration: line-through", "opacity: 0", "filter: blur(9px)", "position: absolute"):
        changed = page.replace("Tenant", f'<span style="{style}">Tenant</span>', 1).replace(
            "Articles", f'<span style="{style}">Articles</span>', 1
        )
        assert changed != page
        _, marks, unread = read_page(changed, path.name).finished()
        assert marks or unread
