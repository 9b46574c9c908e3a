"""What a page shows over words becomes findings (``tests/cases/docx_findings.yaml``)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.load import load, parse
from clausediff.model import Document, Finding, Verdict
from clausediff.pipeline import Options, compare_sources
from tests.accounts import faults
from tests.scan.readers.word import document, paragraph, put
from tests.stages import cases, steady

FINDINGS: dict[str, Any] = cases("docx_findings")
_MARKED = re.compile(r"~(?P<struck>[^~]+)~|\^(?P<raised>[^^]+)\^|<(?P<prompt>[^>]+)>")
_PROPERTIES = {"struck": "<strike/>", "raised": '<vertAlign w:val="superscript"/>'}


def word(text: str) -> bytes:
    """A Word document of the frame's clauses with a text as the second."""
    return document("".join(map(_paragraph, FINDINGS["frame"].format(text).strip().split("\n\n"))))


def _paragraph(text: str) -> str:
    runs, at = [], 0
    for match in _MARKED.finditer(text):
        runs += [text[at : match.start()], match]
        at = match.end()
    pieces = []
    for run in (*runs, text[at:]):
        if isinstance(run, str):
            pieces.append(paragraph(run)[3:-4] if run else "")
        elif run["prompt"]:
            held = paragraph(run["prompt"])[3:-4]
            pieces.append(f"<sdt><sdtPr><showingPlcHdr/></sdtPr><sdtContent>{held}</sdtContent></sdt>")
        else:
            kind = run.lastgroup or ""
            pieces.append(paragraph(f"{_PROPERTIES[kind]}{run[kind]}")[3:-4])
    return f"<p>{''.join(pieces)}</p>"


def compared(case: dict[str, Any], folder: Path) -> Document:
    """The copy of a case, compared with its form."""
    frame = FINDINGS["frame"]
    form = (
        load(put(folder, word(case["form"]))) if "form" in case else parse(frame.format(case["form_text"]), "form.md")
    )
    if "copy_text" in case:
        copy = folder / "copy.txt"
        copy.write_text(frame.format(case["copy_text"]), encoding="utf-8")
        path = str(copy)
    else:
        path = put(folder, word(case["copy"]), "copy.docx")
    return compare_sources([path], Options(canonical=form)).documents[0]


def grave(found: Document) -> list[Finding]:
    """The findings past noise."""
    return [f for a in found.agreements for f in a.findings if f.verdict.gravity > Verdict.NOISE.gravity]


@pytest.mark.parametrize("case", FINDINGS["cases"], ids=lambda case: case["why"])
def test_marks(case: dict[str, Any], tmp_path: Path) -> None:
    """Each mark is told, with its words, and nothing else is; and the account adds up."""
    found = compared(case, tmp_path)
    told = [[f.verdict.value, f.category, f.scan.text or f.canonical.text] for f in grave(found)]
    assert told == case["findings"]
    assert faults(found) == []
    assert all(f.reasons for f in grave(found))


def test_a_raised_figure_is_told_with_its_word(tmp_path: Path) -> None:
    """The reason shows the figure with what it counts."""
    (case,) = (c for c in FINDINGS["cases"] if "raised digit beside" in c["why"])
    (finding,) = grave(compared(case, tmp_path))
    assert "“30 days”" in finding.reasons[0]


def test_a_prompt_leaves_a_field_blank(tmp_path: Path) -> None:
    """A field that shows the form's prompt has no value, a problem, and is for a person."""
    text = FINDINGS["frame"].format("The Buyer of the goods is {{firm}} and nobody else.")
    form = parse(f"---\nfields:\n  firm: {{type: organization}}\n---\n{text}", "form.md")
    path = put(tmp_path, word("The Buyer of the goods is <Company Name> and nobody else."))
    found = compare_sources([path], Options(canonical=form)).documents[0]
    (value,) = found.agreements[0].fields
    assert value.value == ""
    assert "“Company Name” is the canonical's prompt" in value.problems[-1]
    assert [(f.verdict, f.category) for f in grave(found)] == [(Verdict.REVIEW, "field-organization")]


SENTENCE = "The Buyer shall not resell the goods, nor any part of them, in Ohio within 30 days.".split()


@steady
@given(st.sets(st.integers(0, len(SENTENCE) - 1), min_size=1))
def test_every_struck_word_is_told(tmp_path_factory: pytest.TempPathFactory, struck: set[int]) -> None:
    """Whichever words are struck: each is in a finding, none beside them is, and the account adds up."""
    folder = tmp_path_factory.mktemp("struck")
    shown = " ".join(f"~{each}~" if number in struck else each for number, each in enumerate(SENTENCE))
    found = compared({"form": " ".join(SENTENCE), "copy": shown}, folder)
    words = [each for f in grave(found) if f.category == "struck" for each in f.scan.text.split()]
    assert [each.strip(",.") for each in words] == [SENTENCE[number].strip(",.") for number in sorted(struck)]
    assert found.agreements[0].verdict == "substantive"
    assert faults(found) == []
