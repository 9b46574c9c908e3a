"""JUnit XML: a suite for each agreement, a test case for each clause and each field.

A substantive finding that nobody accepted fails its clause. What needs a person is *skipped*: neither passed nor
failed, as nobody knows yet. A file that could not be compared is an error.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from clausediff.model import Agreement, Document, Report
from clausediff.report.context import shown
from clausediff.report.points import Point, points
from clausediff.report.registry import RenderOptions
from clausediff.report.visible import flat, visible

__all__ = ["Case", "Suite", "build", "render"]


@dataclass(slots=True)
class Case:
    """A test case."""

    name: str
    classname: str
    result: str = "passed"
    """``passed``, ``failure``, ``skipped`` or ``error``: the worst of its points."""
    kind: str = ""
    """The category of the point that decided."""
    lines: list[str] = field(default_factory=list)
    """A line for each point."""


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
    listed: dict[int, list[Point]] = {}
    for point in points(report, options):
        listed.setdefault(id(point.agreement or point.document), []).append(point)
    for document in report.documents:
        suites.extend(_suite(document, agreement, listed.get(id(agreement), [])) for agreement in document.agreements)
        if own := listed.get(id(document)):
            suites.append(_about_file(document, own))
    return suites


def render(data: list[Suite], out: IO[str], options: RenderOptions) -> None:
    """Write the XML."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    # The schema of Jenkins' reader knows no count of skipped cases here, only in each suite.
    out.write(f'<testsuites name="clausediff"{_counts(data).replace(_skipped(data), "")}>\n')
    for suite in data:
        out.write(f"  <testsuite name={_attribute(suite.name)}{_counts([suite])}>\n")
        for case in suite.cases:
            out.write(f"    <testcase classname={_attribute(case.classname)} name={_attribute(case.name)}")
            out.write(">\n" + _body(case) + "    </testcase>\n" if case.lines else "/>\n")
        out.write("  </testsuite>\n")
    out.write("</testsuites>\n")


def _suite(document: Document, agreement: Agreement, found: list[Point]) -> Suite:
    classname = f"{flat(document.path)}#{agreement.id}"
    cases = {
        clause.id: Case(_clause_title(clause.label, clause.heading, clause.id), classname)
        for clause in agreement.clauses
    }
    fields = {value.name: Case(f"field {flat(value.name)}", classname) for value in agreement.fields}
    whole = Case("the agreement as a whole", classname)
    for point in found:
        if point.category == "field-problem" and point.finding is None:
            name = next((name for name in fields if point.reasons[0].startswith((f"{name}:", f"{name} ("))), "")
            _add(fields.get(name, whole), point)
        else:
            _add(cases.get(point.clause.id, whole) if point.clause is not None else whole, point)
    listed = [*cases.values(), *fields.values()]
    signer = flat(agreement.signer)
    name = f"{classname} against {flat(agreement.canonical.id)}" + (f" ({signer})" if signer else "")
    return Suite(name, [*listed, whole] if whole.lines or not listed else listed)


def _about_file(document: Document, found: list[Point]) -> Suite:
    path = flat(document.path)
    cases: list[Case] = []
    for point in found:
        name = "all text belongs to an agreement"
        if point.finding is not None:
            name = "all of it is compared"
        elif point.category in ("not-compared", "no-agreement"):
            name = "is compared"
        case = next((case for case in cases if case.name == name), None)
        if case is None:
            case = Case(name, path)
            cases.append(case)
        _add(case, point)
    return Suite(path, cases)


def _clause_title(label: str, heading: str, identity: str) -> str:
    title = flat(f"{label} {heading}").strip()
    return f"{title} [{flat(identity)}]"


def _add(case: Case, point: Point) -> None:
    result = "passed" if point.accepted else _RESULTS.get(point.verdict, "passed")
    if _RANK[result] > _RANK[case.result] or not case.kind:
        case.kind = point.category
    if _RANK[result] > _RANK[case.result]:
        case.result = result
    state = "accepted" if point.accepted else point.verdict
    words = ""
    if point.agreement is not None and point.finding is not None:
        text = shown(point.document, point.agreement, point.finding, point.clause)
        removed = f"[-{text.removed}-]" if text.removed else ""
        added = f"{{+{text.added}+}}" if text.added else ""
        words = f"{text.before}{removed}{added}{text.after}"
    case.lines.append(f"{state} ({point.category}): {words}{' — ' if words else ''}{point.why}")


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
