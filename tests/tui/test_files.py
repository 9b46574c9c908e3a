"""What is said of a file, and of none of its agreements, is on the overview."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from clausediff.model import Excerpt, Finding, Verdict

from .driving import bar, opened
from .factory import report


async def test_findings_about_a_file_are_on_the_overview(tmp_path: Path) -> None:
    """In the line for notes, before those of the run, as text and not as markup."""
    nowhere = Excerpt((0, 0), "")
    own = Finding("c", Verdict.REVIEW, "comment", "", nowhere, nowhere, 0.0, ("a comment says “[/b] no”",))
    made = report()
    documents = tuple(replace(each, path=f"{n}.docx", findings=(own,)) for n, each in enumerate(made.documents * 2))
    async with opened(replace(made, documents=documents, notes=("another",)), tmp_path) as (app, _):
        assert "0.docx: a comment says “[/b] no” (and 2 more)" in bar(app, "#hint")
