"""A form kept in Word: what its file shows over its words, and beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.canonical.template import Canonical, load
from clausediff.model import Document, Verdict
from clausediff.pipeline import Options, compare_sources
from tests.accounts import faults
from tests.scan.readers.word import document, paragraph, put

LINES = (
    "Supply Terms",
    "1. The Seller delivers the goods to the house of the Buyer each month and keeps a record of every delivery.",
    "2. The Buyer shall not resell the goods in Ohio within 30 days.",
    "3. The law of the State of Ohio governs these terms and each order that is made under them by a party.",
)
SECTION = '<sectPr><headerReference w:type="default" r:id="header1"/></sectPr>'


def word(*lines: str, header: str = "", note: str = "") -> bytes:
    """A Word document of these lines, with a header and with a footnote to the third one."""
    body = [paragraph(line) for line in lines]
    parts = {}
    if note:
        body[2] = body[2].replace("</p>", '<r><footnoteReference w:id="2"/></r></p>')
        parts["footnotes"] = f'<footnote w:id="2">{paragraph(note)}</footnote>'
    if header:
        parts["header1"] = paragraph(header)
        body.append(SECTION)
    return document("".join(body), parts)


@pytest.fixture
def form(tmp_path: Path, request: pytest.FixtureRequest) -> Canonical:
    """The form of the lines, with a header or a note."""
    return load(put(tmp_path, word(*LINES, **request.param)))


def text(form: Canonical, copy: str) -> Document:
    """A text compared with the form."""
    return compare_sources(["-"], Options(canonical=form), stdin=copy.encode()).documents[0]


def grave(found: Document) -> list[tuple[Verdict, str]]:
    """Verdict and words of the findings past noise."""
    told = [f for a in found.agreements for f in a.findings if f.verdict.gravity > Verdict.NOISE.gravity]
    return [(f.verdict, " ".join((f.scan.text or f.canonical.text).split())) for f in told]


COPY = "\n\n".join(LINES) + "\n"


@pytest.mark.parametrize("form", [{"header": "Supply Terms"}, {"header": "Halden Mills Ltd."}], indirect=True)
def test_a_header_that_is_a_name_is_no_text(form: Canonical) -> None:
    """A copy may have it at the head of its pages, or nowhere, and the title is not taken for it."""
    assert grave(text(form, COPY)) == []
    headed = f"Halden Mills Ltd.\n\n{COPY}" if "Halden" in "".join(form.ignore) else COPY
    assert grave(text(form, headed)) == []
    lost = text(form, COPY.replace("Supply Terms", "Suppl Ter"))
    assert faults(lost) == []


@pytest.mark.parametrize("form", [{"header": "This copy is free to use under a licence of 2020."}], indirect=True)
def test_a_header_that_binds_nobody_may_be_left_out(form: Canonical) -> None:
    """Many programs leave headers out of a document's text; one that has it is held to its words."""
    assert grave(text(form, COPY)) == []
    head = "This copy is free to use under a licence of 2020."
    assert grave(text(form, f"{head}\n\n{COPY}")) == []
    assert grave(text(form, f"{head.replace('free to use', 'not to be used')}\n\n{COPY}")) != []


@pytest.mark.parametrize("form", [{"header": "The Buyer must not sell these goods to a child."}], indirect=True)
def test_a_header_with_a_term_is_text(form: Canonical) -> None:
    """A copy without it is for a person."""
    ((verdict, words),) = grave(text(form, COPY))
    assert verdict is Verdict.REVIEW
    assert "must not sell" in words


@pytest.mark.parametrize("form", [{"note": "This limit does not apply to spare parts."}], indirect=True)
def test_a_note_is_text_and_its_number_is_not(form: Canonical) -> None:
    """A copy without the note lacks a term; one with the note and without the small number is as the form."""
    note = "This limit does not apply to spare parts."
    for number in ("1", "", "’"):
        assert grave(text(form, f"{COPY.replace('30 days.', f'30 days. {number}')}\n{number} {note}\n")) == []
    assert grave(text(form, COPY.replace("30 days.", f"30 days. 1\n\n1 {note}"))) == [], "at the foot of its page"
    ((verdict, words),) = grave(text(form, COPY))
    assert verdict is Verdict.SUBSTANTIVE
    assert "spare parts" in words


@pytest.mark.parametrize("header", ["", "Supply Terms", "Halden Mills Ltd. 2020 no. 4", "No party shall resell."])
@pytest.mark.parametrize("note", ["", "This limit does not apply to spare parts."])
def test_a_form_is_a_copy_of_itself(header: str, note: str, tmp_path: Path) -> None:
    """Whatever stands beside its text."""
    path = put(tmp_path, word(*LINES, header=header, note=note))
    report = compare_sources([path], Options(canonical=load(path)))
    assert report.exit_code() == 0
    assert grave(report.documents[0]) == []
    assert faults(report.documents[0]) == []
