"""What is guessed of a form's blanks: ``tests/cases/blanks.yaml``."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.canonical.importing import propose_form
from clausediff.canonical.load import parse
from tests.stages import cases

CASES = cases("blanks")["blanks"]


@pytest.mark.parametrize("case", CASES, ids=[case["form"][:60] for case in CASES])
def test_case(case: dict[str, str], tmp_path: Path) -> None:
    """A form's text becomes the case's body and fields, and the new file is a canonical."""
    path = tmp_path / "form.txt"
    path.write_text(case["form"], encoding="utf-8")
    made = propose_form(str(path))
    canonical = parse(made.text, "form.md")
    assert canonical.text[canonical.body.slice].strip() == case["body"]
    fields = {spec.name: spec.type for spec in canonical.fields.values()}
    assert " ".join(f"{name}:{kind}" for name, kind in fields.items()) == case.get("fields", "")
    assert list(canonical.ignore) == case.get("ignore", [])


def test_every_guess_is_said(tmp_path: Path) -> None:
    """Each field and each part is named with its line, and how sure it is."""
    path = tmp_path / "form.txt"
    path.write_text("Supply Terms\n\nMade with [COMPANY].\n\nDate: ______\n\nSigned for [COMPANY]\n", encoding="utf-8")
    made = propose_form(str(path))
    lines = made.text.split("\n")
    said = [(guess.sure, lines[guess.line - 1]) for guess in made.guesses if guess.line]
    assert said == [
        ("sure", "Made with {{company}}."),
        ("likely", "Date: {{date}}"),
        ("sure", "Signed for {{company}}"),
    ]
    assert parse(made.text, "x.md").fields["company"].same_everywhere


def test_pages_of_the_form(tmp_path: Path) -> None:
    """Page numbers are left out; a line on each page is one to ignore."""
    page = "The Supplier delivers the goods. " * 8
    text = "\f".join(f"Harrow Mills Form 7\n\n{n}. {page}\n\nPage {n} of 3\n" for n in (1, 2, 3))
    path = tmp_path / "form.txt"
    path.write_text(text, encoding="utf-8")
    canonical = parse(propose_form(str(path)).text, "form.md")
    assert canonical.ignore == ("Harrow Mills Form 7",)
    assert "Page" not in canonical.text[canonical.body.slice]
    assert "\f" not in canonical.text


def test_pdf(tmp_path: Path) -> None:
    """A PDF is a form like any other, named as its file without the suffix."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    page = canvas.Canvas(str(tmp_path / "terms.pdf"))
    for number, line in enumerate(
        ["Supply Terms", "The Buyer pays $______ within ____ days after the invoice.", "Name: ________"]
    ):
        page.drawString(60, 780 - 24 * number, line)
    page.save()
    made = parse(propose_form(str(tmp_path / "terms.pdf")).text, "terms.md")
    assert (made.id, made.title) == ("terms", "Supply Terms")
    assert {name: spec.type for name, spec in made.fields.items()} == {
        "amount": "money",
        "days": "number",
        "name": "person",
    }
