"""Figures that a pen may have altered are held beside the form's print, and beside nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest

from clausediff.canonical.load import parse
from clausediff.model import Finding, Range, Verdict
from clausediff.pipeline import Options, compare_sources
from clausediff.scan.readers import read
from clausediff.scan.scan import Mark, Scan

FORM = (
    "---\nfields:\n  sum: {type: money}\n---\n"
    "The Grower pays {{sum}} within 30 days of each delivery, and keeps the crates for two years at least.\n"
)
COPY = "The Grower pays $500 within 30 days of each delivery, and keeps the crates for two years at least.\n"


def found(copy: str, figure: str, *, certain: bool, form: str = FORM) -> list[Finding]:
    """What is found where a figure of a copy may have been altered."""
    at = copy.index(figure)
    mark = Mark("altered", Range(at, at + len(figure)), "may have been made “80” by pen on page 1", certain, 0)

    def marked(*arguments: Any, **options: Any) -> Scan:
        scan = read(*arguments, **options)
        return replace(scan, marks=(*scan.marks, mark))

    with patch("clausediff.scan.readers.read", marked):
        (document,) = compare_sources(["-"], Options(canonical=parse(form, "form.md")), stdin=copy.encode()).documents
    return [each for agreement in document.agreements for each in agreement.findings]


@pytest.mark.parametrize("certain", [True, False])
def test_a_figure_of_the_form(certain: bool) -> None:
    """It is for a person, who is told what it may read."""
    told = [each for each in found(COPY, "30", certain=certain) if each.verdict is Verdict.REVIEW]
    assert [(each.rule, each.category, each.scan.text) for each in told] == [("mark/altered", "altered", "30")]
    assert told[0].reasons == ("“30” may have been made “80” by pen on page 1",)


@pytest.mark.parametrize("certain", [True, False])
def test_a_figure_that_lost_its_space(certain: bool) -> None:
    """The space was lost in reading, or to a digit that was squeezed in."""
    (told,) = [
        each
        for each in found(COPY.replace("30 days", "30days"), "30days", certain=certain)
        if each.verdict is Verdict.REVIEW
    ]
    assert told.category == "altered"


@pytest.mark.parametrize(("certain", "verdict"), [(True, Verdict.REVIEW), (False, Verdict.FIELD)])
def test_a_filled_blank(certain: bool, verdict: Verdict) -> None:
    """It may be filled in by hand, so that the ink itself must tell it."""
    (told,) = [each for each in found(COPY, "$500", certain=certain) if each.scan.text == "$500"]
    assert told.verdict is verdict


@pytest.mark.parametrize("label", ["Paid:$500", "Paid: $500"])
def test_letters_that_were_read_with_a_figure(label: str) -> None:
    """The label before a blank has no figure that could be altered."""
    form = FORM.replace("The Grower pays {{sum}}", "Paid: {{sum}}, and the Grower pays")
    copy = COPY.replace("The Grower pays $500", f"{label}, and the Grower pays")
    told = found(copy, label, certain=False, form=form)
    assert [each.rule for each in told if each.verdict is Verdict.REVIEW] == []


def test_ink_that_was_read_as_text() -> None:
    """What the form does not print is judged as what it is."""
    copy = COPY.replace("each delivery", "each 2t delivery")
    plain, marked = (
        [(each.verdict, each.rule) for each in found(copy, "2t", certain=certain)] for certain in (True, False)
    )
    assert plain == marked
    assert "mark/altered" not in {rule for _, rule in plain}
