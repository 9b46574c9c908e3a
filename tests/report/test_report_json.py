from __future__ import annotations

import io
import json
from dataclasses import replace

import jsonschema
import pytest

from clausediff.errors import ReadError
from clausediff.model import IssuedForm, Report
from clausediff.report import RenderOptions, load, render
from clausediff.report.json import build, schema
from clausediff.report.stored import loads
from tests.report import factory

VALIDATOR = jsonschema.Draft202012Validator(schema())
REPORTS = {
    "usual": factory.report(),
    "empty": Report(()),
    **{f"hostile {name}": factory.hostile(text) for name, text in factory.HOSTILE.items()},
}


def written(report: Report) -> str:
    """The JSON text of a report."""
    out = io.StringIO()
    render(report, "json", out, RenderOptions())
    return out.getvalue()


@pytest.mark.parametrize("name", REPORTS)
def test_the_report_follows_its_schema(name: str) -> None:
    """What is written parses back to the data that was built, and the schema accepts it."""
    data = json.loads(written(REPORTS[name]))
    VALIDATOR.validate(data)
    assert data == json.loads(json.dumps(build(REPORTS[name])))


def test_the_schema_is_itself_valid_and_refuses_what_is_off() -> None:
    """The schema is a draft 2020-12 schema, and one wrong value, missing key or extra key fails."""
    jsonschema.Draft202012Validator.check_schema(schema())
    good = json.loads(written(factory.report()))

    def spoilt(change: object) -> bool:
        data = json.loads(json.dumps(good))
        change(data)  # type: ignore[operator]
        return not VALIDATOR.is_valid(data)

    def finding(data: dict) -> dict:
        return data["documents"][0]["agreements"][0]["findings"][0]

    assert spoilt(lambda d: d.update(schema_version="2"))
    assert spoilt(lambda d: d.update(clock="now"))
    assert spoilt(lambda d: finding(d).update(verdict="clean"))
    assert spoilt(lambda d: finding(d).update(reasons=[]))
    assert spoilt(lambda d: finding(d).update(score=1.5))
    assert spoilt(lambda d: finding(d)["scan"].update(span=[1]))
    assert spoilt(lambda d: finding(d).pop("clause"))
    assert spoilt(lambda d: d["documents"][0].update(error={"kind": "x", "message": "a file in error with agreements"}))


def test_the_keys_stand_as_the_contract_has_them() -> None:
    """The contract's keys, in its order; ``legible`` and ``heading`` are the only ones beside it."""
    data = build(factory.report())
    assert list(data) == ["schema_version", "tool", "summary", "differences", "documents"]
    document = data["documents"][0]
    assert list(document) == ["path", "sha256", "characters", "reader", "error", "agreements", "findings", "outside"]
    agreement = document["agreements"][1]
    assert [k for k in agreement if k != "legible"] == [
        "id", "canonical", "span", "verdict", "noise_rate", "fields", "clauses", "findings",
    ]  # fmt: skip
    assert [k for k in agreement["clauses"][0] if k != "heading"] == [
        "id", "label", "status", "canonical_span", "spans", "verdict", "coverage",
    ]  # fmt: skip
    assert list(agreement["findings"][0]) == [
        "id", "verdict", "category", "clause", "canonical", "scan", "score", "reasons", "decision", "rule",
    ]  # fmt: skip


def test_the_summary_counts_what_the_body_holds() -> None:
    """Agreements by verdict, files in error, findings by verdict: each equals a count made by hand."""
    summary = build(factory.report())["summary"]
    assert summary == {
        "documents": 2,
        "agreements": 3,
        "verdicts": {"clean": 1, "review": 1, "substantive": 1, "error": 1},
        "findings": {"format": 1, "field": 9, "noise": 2, "review": 1, "substantive": 2},
    }


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_but_plain_ascii_is_written(name: str) -> None:
    """No escape, bidi override or surrogate of a scan reaches a terminal through the JSON."""
    text = written(REPORTS[name])
    assert text.isascii()
    assert not [c for c in text if c < " " and c != "\n"]


@pytest.mark.parametrize("name", REPORTS)
def test_a_stored_report_is_written_again_byte_for_byte(name: str) -> None:
    """Loading and rendering again gives the same bytes: nothing of the contract is lost on the way."""
    text = written(REPORTS[name])
    assert written(loads(text)) == text


def test_a_stored_report_gets_its_texts_back_while_the_files_stand(tmp_path, monkeypatch) -> None:
    """The scan's text returns while its file is unchanged, the canonical's when it is given; later, neither."""
    monkeypatch.chdir(tmp_path)
    document = factory.document((*factory.FIELDS, factory.DAYS), path="bundle.txt")
    (tmp_path / "bundle.txt").write_text(document.text, encoding="utf-8")
    (tmp_path / "report.json").write_text(written(Report((document,))), encoding="utf-8")
    reference = document.agreements[0].canonical

    again = load("report.json", canonicals={reference.sha256: reference.text})
    assert again.documents[0].text == document.text
    assert again.documents[0].agreements[0].canonical.text == reference.text

    (tmp_path / "bundle.txt").write_text(document.text + " ", encoding="utf-8")
    assert load("report.json").documents[0].text == ""
    assert load("report.json").documents[0].agreements[0].canonical.text == ""


def test_a_stored_report_with_crlf_scan_gets_the_text_as_decoded(tmp_path, monkeypatch) -> None:
    """A file with CRLF line ends comes back as it was compared: with LF."""
    monkeypatch.chdir(tmp_path)
    document = factory.document(factory.FIELDS, path="b.txt")
    raw = document.text.replace("\n", "\r\n").encode()
    (tmp_path / "b.txt").write_bytes(raw)
    import hashlib

    document = replace(document, sha256=hashlib.sha256(raw).hexdigest())
    assert loads(written(Report((document,)))).documents[0].text == document.text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is not JSON"),
        ("[1]", "no schema_version"),
        ('{"schema_version": "7", "documents": []}', "'7'"),
        ('{"schema_version": "1"}', "documents"),
        ('{"schema_version": "1", "documents": [{"path": 3}]}', "schema"),
        ("[" * 100_000, "nested"),
    ],
)
def test_what_is_no_report_is_refused_in_one_sentence(text: str, says: str) -> None:
    """A wrong file names what is wrong with it, on one line, and raises nothing else."""
    with pytest.raises(ReadError) as caught:
        loads(text, name="x.json")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_absent_report_is_refused(tmp_path) -> None:
    """A path with nothing there, and a folder, are read errors of their kinds."""
    with pytest.raises(ReadError) as caught:
        load(tmp_path / "no.json")
    assert caught.value.kind == "absent"
    with pytest.raises(ReadError) as caught:
        load(tmp_path)
    assert caught.value.kind == "directory"


def test_the_differences_name_findings_of_the_report() -> None:
    """Each copy of a difference is a finding of that agreement, with the same place and reading; all past noise are named."""
    data = json.loads(written(factory.report()))
    found = {
        (document["path"], agreement["id"], finding["id"]): finding
        for document in data["documents"]
        for agreement in document["agreements"]
        for finding in agreement["findings"]
        if finding["verdict"] in ("review", "substantive")
    }
    named = {}
    for difference in data["differences"]:
        for copy in difference["copies"]:
            finding = found[copy["path"], copy["agreement"], copy["finding"]]
            named[copy["path"], copy["agreement"], copy["finding"]] = finding
            assert finding["canonical"]["span"] == difference["canonical"]["span"]
            assert finding["canonical"]["text"] == difference["canonical"]["text"]
    assert named == found


def test_the_issued_form_is_named() -> None:
    """In JSON, where it is read back, and in the reports for people; without one there is no such key."""
    made = replace(factory.report(), issued=IssuedForm("forms/issued.pdf", "a" * 64))
    data = json.loads(written(made))
    VALIDATOR.validate(data)
    assert data["issued"] == {"path": "forms/issued.pdf", "sha256": "a" * 64}
    assert loads(written(made)).issued == made.issued
    assert "issued" not in json.loads(written(factory.report()))
    for form in ("text", "html", "markdown"):
        out = io.StringIO()
        render(made, form, out, RenderOptions())
        assert "Laid beside the issued form: forms/issued" in out.getvalue().replace("\\", "")
