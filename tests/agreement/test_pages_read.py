"""The pages of a file in its report."""

from __future__ import annotations

import io
import json
from pathlib import Path

import jsonschema

from clausediff.model import Document, PageRead, Report
from clausediff.pipeline import Options, compare_sources
from clausediff.report import load, render
from clausediff.report.json import schema

SAMPLES = Path(__file__).parents[2] / "samples"


def test_pages_of_a_pdf() -> None:
    """A PDF's pages are told with their size and reader; text has no pages."""
    paths = [str(SAMPLES / "paper" / "release-typed.pdf"), str(SAMPLES / "mutual-nda" / "filled.txt")]
    report = compare_sources(paths, Options())
    by_path = {Path(document.path).name: document.pages for document in report.documents}
    assert by_path["filled.txt"] == ()
    assert [(page.number, page.reader, page.picture) for page in by_path["release-typed.pdf"]] == [
        (number, "pdf", False) for number in range(1, len(by_path["release-typed.pdf"]) + 1)
    ]
    assert all(page.width > 300 and page.height > 300 for page in by_path["release-typed.pdf"])
    assert report.notes == ()


def test_pages_in_json_and_back(tmp_path: Path) -> None:
    """The JSON report holds them, fits its schema, and is read back the same."""
    page = PageRead(1, 612.0, 792.0, "rapidocr", 90, ((1.0, 2.0, 3.5, 4.0),))
    report = Report((Document("a.pdf", "0" * 64, 3, "pdf", pages=(page,)),))
    out = io.StringIO()
    render(report, "json", out)
    data = json.loads(out.getvalue())
    jsonschema.validate(data, schema())
    assert data["documents"][0]["pages"][0]["unread"] == [[1.0, 2.0, 3.5, 4.0]]
    stored = tmp_path / "report.json"
    stored.write_text(out.getvalue(), encoding="utf-8")
    assert load(str(stored)).documents[0].pages == (page,)
