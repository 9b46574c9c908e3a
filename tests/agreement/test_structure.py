"""Pages and clauses in other orders, twice, missing and foreign ones: ``tests/cases/structure.yaml``."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from clausediff.model import Document, Finding, Verdict
from clausediff.pipeline import Options, compare_sources
from tests.stages import canonical, cases

_SHOWN = 36


def scan_of(data: dict[str, Any], case: dict[str, Any]) -> str:
    """The text of a case's scan: its pages, with its edits."""
    parts = data["form"]["parts"] | data["copy"]
    pages = [[parts.get(name, name.replace("_", " ")) for name in page.split()] for page in case["pages"].split("|")]
    text = "\n\f".join("\n\n".join(page) for page in pages) + "\n"
    for old, new, number in case.get("edits", ()):
        at = -1
        for _ in range(number):
            at = text.index(old, at + 1)
        text = text[:at] + new + text[at + len(old) :]
    return text


def told(finding: Finding) -> str:
    """A finding on one line."""
    sides = [" ".join(side.text.split()) for side in (finding.canonical, finding.scan)]
    short = [side if len(side) <= _SHOWN else f"{side[: _SHOWN - 1]}…" for side in sides]
    return f"{finding.verdict} {finding.category}: {short[0]} → {short[1]}"


def document(data: dict[str, Any], case: dict[str, Any]) -> tuple[Document, int]:
    """A case compared, and the exit code."""
    form = data["form"]
    body = "\n\n".join(form["parts"][name] for name in form["order"].split())
    report = compare_sources(
        ["-"], Options(canonical=canonical(body, **form["front"])), stdin=scan_of(data, case).encode()
    )
    return report.documents[0], int(report.exit_code())


def run(data: dict[str, Any], case: dict[str, Any]) -> tuple[int, list[str], dict[str, str]]:
    """The exit code, what is said to a person, and the fields of the first agreement."""
    found, code = document(data, case)
    assert found.error is None, found.error
    every = [*found.findings, *(finding for agreement in found.agreements for finding in agreement.findings)]
    says = [told(finding) for finding in every if finding.verdict.gravity >= Verdict.REVIEW.gravity]
    return code, says, {field.name: field.value for field in found.agreements[0].fields}


DATA = cases("structure")
CASES = [case for group in DATA["groups"] for case in group["cases"]] if DATA else []


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """A person is told what the case says, and nothing else."""
    code, says, _ = run(DATA, case)
    assert (code, says) == (case["exit"], case["says"])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_spans(case: dict[str, Any]) -> None:
    """Every span slices its text, none overlaps another one, and all of the scan is accounted for."""
    found, _ = document(DATA, case)
    regions = sorted([*(agreement.span for agreement in found.agreements), *found.outside])
    assert [start for start, _ in regions] == [0, *(end for _, end in regions[:-1])]
    assert regions[-1].end == len(found.text)
    for agreement in found.agreements:
        at = agreement.span.start
        for finding in sorted((f for f in agreement.findings if f.scan.span.size), key=lambda each: each.scan.span):
            assert found.text[finding.scan.span.slice] == finding.scan.text
            assert agreement.canonical.text[finding.canonical.span.slice] == finding.canonical.text
            assert at <= finding.scan.span.start
            assert finding.scan.span.end <= agreement.span.end
            at = finding.scan.span.end
        assert len({finding.id for finding in agreement.findings}) == len(agreement.findings)
        spans = sorted(span for clause in agreement.clauses for span in clause.spans)
        assert all(one.end <= two.start for one, two in pairwise(spans))
    for finding in found.findings:
        assert found.text[finding.scan.span.slice] == finding.scan.text
