"""SARIF, JUnit, GitHub annotations, CSV and Markdown: each read by something that is not ours."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from clausediff.model import Report, Verdict
from clausediff.report import RenderOptions, render
from clausediff.report.visible import flat, visible
from tests.report import factory, golden

CASES = Path(__file__).parent / "cases"
REPORTS = {
    "usual": factory.report(),
    "empty": Report(()),
    **{f"hostile {name}": factory.hostile(text) for name, text in factory.HOSTILE.items()},
}
each_report = pytest.mark.parametrize("name", REPORTS)


def written(report: Report, form: str, **options) -> str:
    """The report in a text format."""
    out = io.StringIO()
    render(report, form, out, RenderOptions(**options))
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("sarif", "usual.sarif"),
        ("junit", "usual.junit.xml"),
        ("github", "usual.github"),
        ("csv", "usual.csv"),
        ("markdown", "usual.md"),
    ],
)
def test_the_report_is_the_golden_one(form: str, name: str) -> None:
    """Readable files that a person can judge; the same input gives the same bytes."""
    text = written(factory.report(), form)
    golden.check(name, text.replace("\r\n", "\n"))
    assert written(factory.report(), form) == text


@each_report
@pytest.mark.parametrize("form", ["sarif", "junit", "github", "csv", "markdown"])
def test_no_character_of_a_scan_is_left_to_be_obeyed(name: str, form: str) -> None:
    """No control, bidi, invisible or lone character is in any of them."""
    text = written(REPORTS[name], form, verbose=True)
    bad = {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"} and c not in "\n\r\t"}
    assert not bad


@each_report
def test_sarif_follows_the_official_schema(name: str) -> None:
    """The models that pydantic-sarif generated from the OASIS schema take it; they forbid what the schema forbids."""
    model = pytest.importorskip("pydantic_sarif.model", reason="pydantic-sarif is not installed")
    text = written(REPORTS[name], "sarif", verbose=True)
    log = model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(text)
    assert log.runs[0].tool.driver.name == "clausediff"


def test_the_sarif_validator_refuses_what_is_off() -> None:
    """A wrong level, an unknown key and a missing message do not pass, so the test above can fail."""
    model = pytest.importorskip("pydantic_sarif.model", reason="pydantic-sarif is not installed")
    validate = model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate
    for key, value in (("level", "grave"), ("unknown", 1), ("message", None), ("locations", [{"region": {}}])):
        log = json.loads(written(factory.report(), "sarif"))
        validate(log)
        log["runs"][0]["results"][0][key] = value
        with pytest.raises(ValueError, match="validation error"):
            validate(log)


@each_report
def test_sarif_points_to_rules_artifacts_and_places_that_there_are(name: str) -> None:
    """Every index and id resolves, every region reads as the finding's text, every fingerprint is its own."""
    report = REPORTS[name]
    run = json.loads(written(report, "sarif", verbose=True))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    prints = set()
    texts = {document.path: document.text for document in report.documents}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert run["artifacts"][place["artifactLocation"]["index"]]["location"]["uri"] == uri
        text = texts[unquote(uri, errors="surrogatepass")]
        region = place["region"]
        start = sum(len(line) for line in text.split("\n")[: region["startLine"] - 1]) + region["startLine"] - 1
        assert start + region["startColumn"] - 1 == region["charOffset"]
        if scan := result["properties"].get("scan"):
            assert visible(text[region["charOffset"] : region["charOffset"] + region["charLength"]]) == visible(
                scan["text"]
            )
        prints.add(result["partialFingerprints"]["clausediff/v1"])
    assert len(prints) == len(run["results"])


def test_sarif_suppresses_what_was_accepted_and_tells_of_failures() -> None:
    """The accepted finding carries an accepted suppression, no other does; the broken file is a notification."""
    run = json.loads(written(factory.report(), "sarif"))["runs"][0]
    suppressed = [r for r in run["results"] if r["suppressions"]]
    assert [r["suppressions"][0]["kind"] for r in suppressed] == ["external"]
    assert "Ann" in suppressed[0]["suppressions"][0]["justification"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "is binary" in invocation["toolExecutionNotifications"][0]["message"]["text"]


@each_report
def test_junit_follows_the_schema_and_its_counts_add_up(name: str) -> None:
    """Jenkins' XSD takes it, junitparser reads it, and each count is that of the cases."""
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    text = written(REPORTS[name], "junit", verbose=True)
    tree = etree.fromstring(text.encode())
    etree.XMLSchema(etree.parse(CASES / "junit-10.xsd")).assertValid(tree)
    for suite in [tree, *tree.iter("testsuite")]:
        assert int(suite.get("tests")) == len(list(suite.iter("testcase")))
        for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            if suite.get(count) is not None:
                assert int(suite.get(count)) == len(list(suite.iter(tag)))
    parser = pytest.importorskip("junitparser", reason="junitparser is not installed")
    assert parser.JUnitXml.fromstring(text.encode()).tests == int(tree.get("tests"))


def test_junit_says_by_verdict_what_fails_and_what_waits() -> None:
    """Substantive fails, review is skipped, accepted passes with its reason, a broken file is an error."""
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    tree = etree.fromstring(written(factory.report(), "junit").encode())
    results = {
        (case.get("classname"), case.get("name")): [child.tag for child in case]
        for case in tree.iter("testcase")
        if len(case)
    }
    assert results == {
        ("samples/bundle.txt#2", "2. Other publication. I will not authorize [2]"): ["failure"],
        ("samples/bundle.txt#3", "1. Licence. I grant to the Press a non-excl [1]"): ["skipped"],
        ("samples/bundle.txt#3", "2. Other publication. I will not authorize [2]"): ["system-out"],
        ("samples/bundle.txt", "all text belongs to an agreement"): ["system-out"],
        ("samples/broken.bin", "is compared"): ["error"],
    }


COMMAND = re.compile(r"::(error|warning|notice)(?: ([^:]*))?::(.*)")


@each_report
def test_github_reads_one_command_a_line(name: str) -> None:
    """Parsed as the runner parses them, the commands have all notices, and no scan can add a command or a property."""
    text = written(REPORTS[name], "github")
    commands = [COMMAND.fullmatch(line) for line in text.rstrip("\n").split("\n")]
    assert all(commands)
    for command in commands:
        keys = [pair.partition("=")[0] for pair in (command[2] or "").split(",")]
        assert set(keys) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert len(keys) == len(set(keys))


def test_github_puts_the_gravest_first() -> None:
    """Errors, then warnings, then what was accepted and the count: only ten of a kind are shown."""
    levels = [line.split(" ")[0] for line in written(factory.report(), "github").split("\n")[:-1]]
    assert levels == ["::error", "::error", "::warning", "::notice", "::notice", "::notice"]


@each_report
def test_csv_reads_back_and_holds_no_formula(name: str) -> None:
    """A CSV reader gets each row whole; no cell can be taken for a formula; every point is there."""
    rows = list(csv.DictReader(io.StringIO(written(REPORTS[name], "csv", verbose=True), newline="")))
    for row in rows:
        assert None not in row and None not in row.values()
        for cell in row.values():
            assert cell.lstrip()[:1] not in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}
    found = {row["id"]: row for row in rows if row["id"]}
    for _, _, finding in REPORTS[name].findings():
        assert found[finding.id]["scan_text"].removeprefix("'") == visible(finding.scan.text)


@each_report
def test_markdown_shows_the_words_and_obeys_none(name: str) -> None:
    """Rendered by a CommonMark engine, the only tags are ours, and the scan's words are there as they read."""
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    text = written(REPORTS[name], "markdown", verbose=True)
    page = markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    tags = set(re.findall(r"<(/?[a-zA-Z][^>]*)>", page))
    ours = {"h2", "p", "ul", "li", "strong", "del", "ins", "br /", "table", "thead", "tbody", "tr", "th", "td"}
    assert {tag.strip("/ ") + (" /" if tag.endswith("/") else "") for tag in tags if " style=" not in tag} <= ours
    bare = re.sub(r"<!-- -->", "", page)
    for document in REPORTS[name].documents:
        for agreement in document.agreements:
            for finding in agreement.findings:
                if finding.category == "number" and len(finding.scan.text) < 200:
                    wanted = html.escape(flat(finding.scan.text).strip(), quote=False)
                    assert wanted in " ".join(html.escape(html.unescape(bare), quote=False).split())


def test_markdown_breaks_mentions_and_links() -> None:
    """What GitHub would link to (a user, an issue, a site) is broken by an empty comment."""
    text = written(factory.hostile("@team see #12 and https://evil.example www.evil.example"), "markdown")
    assert not re.search(r"@team|#12|://evil|www\.evil", text)


def test_markdown_keeps_within_a_pull_request() -> None:
    """With 3,000 findings it stays under the limit and says how many it left out, the gravest first."""
    base = factory.document((*factory.FIELDS, factory.NON))
    edited = factory.document((*factory.FIELDS, factory.DAYS), path="z.txt")
    many = tuple(replace(base, path=f"in/{number}.txt") for number in range(3000))
    text = written(Report((*many, edited)), "markdown")
    assert len(text) < 65_536
    assert "! substantive" in text.replace("\\", "").split("\n- ")[1]
    left = re.search(r"and ([\d,]+) points more", text)
    listed = text.count("\n- **")
    assert left is not None and int(left[1].replace(",", "")) + listed == 3001


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "csv", "markdown"])
def test_no_format_is_silent_about_what_has_no_finding(form: str) -> None:
    """A worn page, a blank field, an unread clause, text outside, a file in error: each format mentions all five."""
    document = factory.document(factory.FIELDS, lead="Stray words.\n")
    agreement = document.agreements[0]
    clauses = (replace(agreement.clauses[0], verdict=Verdict.REVIEW, coverage=0.25), *agreement.clauses[1:])
    fields = (replace(agreement.fields[0], value="", problems=("is blank here",)), *agreement.fields[1:])
    agreement = replace(agreement, clauses=clauses, fields=fields, verdict="review", legible=False)
    text = written(Report((replace(document, agreements=(agreement,)), factory.failed())), form)
    plain = text.replace("\\", "")
    if form == "json":
        assert '"legible": false' in plain and '"coverage": 0.25' in plain and '"outside": [[0, 13]]' in plain
    else:
        assert "too worn" in plain and "25%" in plain.replace("%25", "%") and "Stray words" in plain
    assert "is blank here" in plain and "is binary" in plain
