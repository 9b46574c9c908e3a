"""The samples get the verdicts that ``samples/expected.yaml`` calls right; their fields read as a person reads them."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from rapidfuzz.fuzz import ratio

from clausediff.model import ExitCode, FieldValue, Report, Status, Verdict
from clausediff.pipeline import Options, compare_sources
from clausediff.scan.readers import SUFFIXES
from tests.changed_copies import told

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
EXPECTED: dict[str, Any] = yaml.safe_load((SAMPLES / "expected.yaml").read_text(encoding="utf-8"))
GOLDEN: dict[str, Any] = json.loads((ROOT / "tests" / "golden" / "fields_icml.json").read_text(encoding="utf-8"))
FORMS: dict[str, Any] = json.loads((ROOT / "tests" / "golden" / "fields_forms.json").read_text(encoding="utf-8"))
PICTURES = [name for name, each in EXPECTED.items() if "reads" in each]
"""Samples that are pictures: slow to read, and only where there is an engine."""
READ_AT_ONCE = [name for name in EXPECTED if name not in PICTURES]
ICML = list(GOLDEN)
HERE = [
    *READ_AT_ONCE,
    *(
        pytest.param(
            name,
            marks=[
                pytest.mark.slow,
                pytest.mark.skipif(find_spec("rapidocr") is None, reason="no RapidOCR: pip install 'clausediff[ocr]'"),
            ],
        )
        for name in PICTURES
    ),
]

KINDS = {
    "blank": ("blank",),
    "unmarked": ("mark", "unmarked"),
    "missing": ("missing", "not found", "not there"),
}
"""Words of which one stands in the sentence that tells of each kind of problem."""


@cache
def report(name: str) -> Report:
    """The report on one sample."""
    return compare_sources([str(SAMPLES / name)], Options())


def test_every_sample_is_expected() -> None:
    """No scan lies in ``samples/`` without a verdict in ``expected.yaml``, and none is named there that is not."""
    there = {
        path.relative_to(SAMPLES).as_posix()
        for path in SAMPLES.rglob("*")
        if path.suffix in SUFFIXES and path.name != "README.md"
    }
    assert there == set(EXPECTED)


def test_readme_tells_of_every_sample() -> None:
    """``samples/README.md`` names each sample."""
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert [name for name in EXPECTED if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("name", HERE)
def test_verdicts(name: str) -> None:
    """Each copy in the sample is found, matched with its form, and gets the right verdict; its name may be misread."""
    agreements = [agreement for _, agreement in report(name).agreements()]
    wanted = EXPECTED[name]
    assert [a.verdict for a in agreements] == [each["verdict"] for each in wanted["agreements"]], "\n--\n".join(
        told(a) for a in agreements
    )
    assert {a.canonical.id for a in agreements} == {wanted["canonical"]}
    for agreement, each in zip(agreements, wanted["agreements"], strict=True):
        assert max(ratio(each["of"], field.value) for field in agreement.fields) >= 80


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.startswith("edited/")])
def test_edits_are_named(name: str) -> None:
    """The edit made on purpose is found with its words in its clause, and nothing else is called substantive."""
    for (_, agreement), each in zip(report(name).agreements(), EXPECTED[name]["agreements"], strict=True):
        findings = [f for f in agreement.findings if f.verdict is Verdict.SUBSTANTIVE]
        edits = each.get("edits", [])
        for edit in edits:
            here = [f for f in findings if f.clause == edit["clause"]]
            if edit.get("moved"):
                clause = next(c for c in agreement.clauses if c.id == edit["clause"])
                assert clause.status is Status.MOVED or here, told(agreement)
                continue
            assert any(
                edit["canonical"] in f.canonical.text and edit["scan"] in " ".join(f.scan.text.split()) for f in here
            ), told(agreement)
        if not any(edit.get("moved") for edit in edits):
            assert {f.clause for f in findings} <= {edit["clause"] for edit in edits}, told(agreement)


def test_the_main_job() -> None:
    """``--check samples/``: nine ICML agreements, none substantive; the edited copies make the exit code 1."""
    whole = compare_sources([str(SAMPLES / name) for name in READ_AT_ONCE], Options())
    bundles = {str(SAMPLES / name) for name in ICML}
    icml = [a for document, a in whole.agreements() if document.path in bundles]
    assert len(icml) == 9
    assert {a.verdict for a in icml} <= {"clean", "review"}
    assert whole.exit_code() is ExitCode.SUBSTANTIVE


def kind_of(field: FieldValue) -> str | None:
    """The kind of a field's problem, or None."""
    sentences = " ".join(field.problems).lower()
    if not sentences:
        return None
    for kind, words in KINDS.items():
        if any(word in sentences for word in words):
            return kind
    return sentences


@pytest.mark.parametrize(("name", "index"), [(name, index) for name in ICML for index in range(len(GOLDEN[name]))])
def test_fields_of_the_real_bundles(name: str, index: int) -> None:
    """Every field of every real copy reads as a careful person reads it; what cannot be known is a problem."""
    agreement = [a for _, a in report(name).agreements()][index]
    read = {f.name: {"value": f.value, "problem": kind_of(f)} for f in agreement.fields}
    assert read == GOLDEN[name][index]


@pytest.mark.parametrize("name", FORMS)
def test_fields_of_the_longer_forms(name: str) -> None:
    """Every field of the legible copies reads as it was filled in; one of a branch not taken is empty."""
    for (_, agreement), golden in zip(report(name).agreements(), FORMS[name], strict=True):
        read = {f.name: f.value for f in agreement.fields}
        assert {field: read.get(field, "") for field in golden} == golden
        assert set(read) <= set(golden)


@pytest.mark.parametrize("name", HERE)
def test_field_spans_hold_their_values(name: str) -> None:
    """A field's spans lie in its agreement, and the text there holds the words of the value."""
    for document, agreement in report(name).agreements():
        for field in agreement.fields:
            for start, end in field.spans:
                assert agreement.span[0] <= start <= end <= agreement.span[1]
            if field.value and field.type in ("person", "organization", "date", "money", "number"):
                texts = ["".join(c for c in document.text[a:b].lower() if c.isalnum()) for a, b in field.spans]
                assert any("".join(c for c in field.value.lower() if c.isalnum()) in text for text in texts), field
