"""JUnit XML: a test suite for each agreement, a test case for each clause and each field.

A clause with a substantive finding that was not accepted is a *failure*. One that needs a person is *skipped*, as it
has neither passed nor failed yet. A file that could not be compared is an *error*.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from clausediff.model import Agreement, Document, Report
from clausediff.report.context import shown
from clausediff.report.names import party_names
from clausediff.report.notices import Notice, notices
from clausediff.report.registry import RenderOptions
from clausediff.report.visible import flat, visible
from clausediff.text.labels import cited

__all__ = ["Case", "Suite", "build", "render"]


@dataclass(slots=True)
class Case:
    """A test case."""

    name: str
    classname: str
    result: str = "passed"
    """``passed``, ``failure``, ``skipped`` or ``error``: the worst of its notices."""
    kind: str = ""
    """The category of the notice that determines the result."""
    lines: list[str] = field(default_factory=list)
    """One line for each notice."""


@dataclass(slots=True)
class Suite:
    """A test suite."""

    name: str
    cases: list[Case]

    def count(self, result: str) -> int:
        """Number of cases with this result."""
        return sum(case.result == result for case in self.cases)


_RANK = {"passed": 0, "skipped": 1, "failure": 2, "error": 3}
_RESULTS = {"error": "error", "substantive": "failure", "review": "skipped"}


def build(report: Report, options: RenderOptions) -> list[Suite]:
    """The suites, in the order of the report."""
    suites: list[Suite] = []
    listed: dict[int, list[Notice]] = {}
    names = party_names(report)
    for notice in notices(report, options):
        listed.setdefault(id(notice.agreement or notice.document), []).append(notice)
    for document in report.documents:
        suites.extend(
            _suite(document, agreement, listed.get(id(agreement), []), names[document.path, agreement.id])
            for agreement in document.agreements
        )
        if own := listed.get(id(document)):
            suites.append(_about_file(document, own))
    return suites


def render(data: list[Suite], out: IO[str], options: RenderOptions) -> None:
    """Write the XML."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    # The schema of Jenkins allows a count of skipped cases in each suite only, and not here.
    out.write(f'<testsuites name="clausediff"{_counts(data).replace(_skipped(data), "")}>\n')
    for suite in data:
        out.write(f"  <testsuite name={_attribute(suite.name)}{_counts([suite])}>\n")
        for case in suite.cases:
            out.write(f"    <testcase classname={_attribute(case.classname)} name={_attribute(case.name)}")
            out.write(">\n" + _body(case) + "    </testcase>\n" if case.lines else "/>\n")
        out.write("  </testsuite>\n")
    out.write("</testsuites>\n")


def _suite(document: Document, agreement: Agreement, found: list[Notice], party: str) -> Suite:
    classname = f"{flat(document.path)}#{agreement.id}"
    cases = {
        clause.id: Case(_clause_title(clause.label, clause.heading, clause.id), classname)
        for clause in agreement.clauses
    }
    fields = {value.name: Case(f"field {flat(value.name)}", classname) for value in agreement.fields}
    whole = Case("the agreement as a whole", classname)
    for notice in found:
        if notice.category == "field-problem" and notice.finding is None:
            name = next((name for name in fields if notice.reasons[0].startswith((f"{name}:", f"{name} ("))), "")
            _add(fields.get(name, whole), notice)
        else:
            _add(cases.get(notice.clause.id, whole) if notice.clause is not None else whole, notice)
    listed = [*cases.values(), *fields.values()]
    name = f"{classname} against {flat(agreement.canonical.id)}" + (f" ({party})" if party else "")
    return Suite(name, [*listed, whole] if whole.lines or not listed else listed)


def _about_file(document: Document, found: list[Notice]) -> Suite:
    path = flat(document.path)
    cases: list[Case] = []
    for notice in found:
        name = "all text belongs to an agreement"
        if notice.finding is not None:
            name = "all of it is compared"
        elif notice.category in ("not-compared", "no-agreement"):
            name = "is compared"
        case = next((case for case in cases if case.name == name), None)
        if case is None:
            case = Case(name, path)
            cases.append(case)
        _add(case, notice)
    return Suite(path, cases)


def _clause_title(label: str, heading: str, identity: str) -> str:
    title = flat(f"{cited(identity, label)} {heading}").strip()
    return f"{title} [{flat(identity)}]"


def _add(case: Case, notice: Notice) -> None:
    result = "passed" if notice.accepted else _RESULTS.get(notice.verdict, "passed")
    if _RANK[result] > _RANK[case.result] or not case.kind:
        case.kind = notice.category
    if _RANK[result] > _RANK[case.result]:
        case.result = result
    state = notice.word
    words = ""
    if notice.agreement is not None and notice.finding is not None:
        text = shown(notice.document, notice.agreement, notice.finding, notice.clause)
        words = f"{text.before}{text.change}{text.after}"
    case.lines.append(f"{state} ({notice.category}): {words}{' — ' if words else ''}{notice.why}")


def _body(case: Case) -> str:
    text = escape(visible("\n".join(case.lines)))
    if case.result == "passed":
        return f"      <system-out>{text}</system-out>\n"
    message = _attribute(case.lines[0])
    kind = f" type={_attribute(case.kind)}"
    return f"      <{case.result}{kind} message={message}>{text}</{case.result}>\n"


def _counts(suites: list[Suite]) -> str:
    tests = sum(len(suite.cases) for suite in suites)
    failures, errors = (sum(suite.count(result) for suite in suites) for result in ("failure", "error"))
    return f' tests="{tests}" failures="{failures}" errors="{errors}"{_skipped(suites)} time="0"'


def _skipped(suites: list[Suite]) -> str:
    return f' skipped="{sum(suite.count("skipped") for suite in suites)}"'


def _attribute(text: str) -> str:
    return quoteattr(visible(text))
