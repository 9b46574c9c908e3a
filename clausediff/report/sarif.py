"""SARIF 2.1.0 for code scanning: a result for each point, rules declared, accepted findings suppressed."""

from __future__ import annotations

import hashlib
import json
from typing import IO, Any
from urllib.parse import quote

from clausediff.model import Report
from clausediff.report.context import decided, shown
from clausediff.report.lines import Lines
from clausediff.report.points import CATEGORIES, OF_FILE, Point, points
from clausediff.report.registry import RenderOptions
from clausediff.report.visible import elide, flat

__all__ = ["build", "render"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "substantive": "error", "review": "warning"}


def build(report: Report, options: RenderOptions) -> dict[str, Any]:
    """The log with its one run, as plain data."""
    from clausediff import __version__

    found = list(points(report, options))
    rules = sorted({point.category for point in found if point.verdict != "error"})
    of_files = {point.category for point in found if point.finding is not None and point.agreement is None}
    indices = {category: number for number, category in enumerate(rules)}
    artifacts = {document.path: number for number, document in enumerate(report.documents)}
    lines: dict[str, Lines] = {}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "clausediff",
                        "version": __version__,
                        "rules": [_rule(each, of_files) for each in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": report.verdicts["error"] == 0,
                        "toolExecutionNotifications": [
                            _notification(point, artifacts) for point in found if point.verdict == "error"
                        ],
                    }
                ],
                "artifacts": [
                    {
                        "location": {"uri": _uri(document.path)},
                        **({"hashes": {"sha-256": document.sha256}} if document.sha256 else {}),
                        "roles": ["analysisTarget"],
                    }
                    for document in report.documents
                ],
                "results": [_result(point, indices, artifacts, lines) for point in found if point.verdict != "error"],
            }
        ],
    }


def render(data: dict[str, Any], out: IO[str], options: RenderOptions) -> None:
    """Write the log as ASCII JSON, so that no terminal obeys what a scan says."""
    out.write(json.dumps(data, ensure_ascii=True, allow_nan=False, indent=1) + "\n")


def _rule(category: str, of_files: set[str]) -> dict[str, Any]:
    usual = OF_FILE if category in of_files else f"The scan's words differ from the canonical's: {category}."
    said = CATEGORIES.get(category, usual)
    return {
        "id": category,
        "shortDescription": {"text": said},
        "help": {"text": f"clausediff explain {category}" if category not in CATEGORIES else said},
        "defaultConfiguration": {"level": "warning"},
    }


def _notification(point: Point, artifacts: dict[str, int]) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": point.why},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(point, artifacts)}}],
    }


def _artifact(point: Point, artifacts: dict[str, int]) -> dict[str, Any]:
    return {"uri": _uri(point.document.path), "index": artifacts[point.document.path]}


def _uri(path: str) -> str:
    """A relative URI reference: what is no plain path character is percent-encoded, a colon too."""
    return quote(path.encode("utf-8", "surrogatepass"), safe="/-._~")


def _result(point: Point, rules: dict[str, int], artifacts: dict[str, int], lines: dict[str, Lines]) -> dict[str, Any]:
    agreement, finding = point.agreement, point.finding
    text = point.why
    if agreement is not None and finding is not None:
        words = shown(point.document, agreement, finding, point.clause)
        removed = f"[-{words.removed}-]" if words.removed else ""
        added = f"{{+{words.added}+}}" if words.added else ""
        text = f"{words.before}{removed}{added}{words.after} — {elide('; '.join(map(flat, point.reasons)), 400)}"
    physical: dict[str, Any] = {"artifactLocation": _artifact(point, artifacts)}
    if point.span is not None and (region := _region(point, lines)):
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    if agreement is not None:
        name = point.where or f"agreement {agreement.id}"
        qualified = f"{flat(agreement.canonical.id)}/{agreement.id}"
        if point.clause is not None:
            qualified += f"/{flat(point.clause.id)}"
        location["logicalLocations"] = [{"name": name, "fullyQualifiedName": qualified, "kind": "clause"}]
    identity = _fingerprint(point)
    result: dict[str, Any] = {
        "ruleId": point.category,
        "ruleIndex": rules[point.category],
        "level": _LEVELS.get(point.verdict, "note"),
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"clausediff/v1": identity, "primaryLocationLineHash": identity},
        "suppressions": [],
        "properties": {"verdict": point.verdict},
    }
    if finding is not None:
        result["properties"]["score"] = round(finding.score, 6)
        if agreement is not None:
            result["properties"]["canonical"] = {
                "span": list(finding.canonical.span),
                "text": _sound(finding.canonical.text),
            }
        result["properties"]["scan"] = {"span": list(finding.scan.span), "text": _sound(finding.scan.text)}
        if finding.accepted:
            # Without a status it is an accepted one; older schemas call the key otherwise.
            result["suppressions"] = [{"kind": "external", "justification": decided(finding)}]
    return result


def _sound(text: str) -> str:
    """``text`` with lone surrogates written out: they are no JSON that every reader takes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _fingerprint(point: Point) -> str:
    """The finding's, with the agreement's number: the same edit in two copies of one bundle is two results."""
    agreement = point.agreement.id if point.agreement is not None else "0"
    if point.finding is not None:
        return f"{point.finding.id}:{agreement}"
    place = point.clause.id if point.clause is not None else point.reasons[0]
    digest = hashlib.sha256(f"{point.category}\0{place}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{digest[:16]}:{agreement}"


def _region(point: Point, lines: dict[str, Lines]) -> dict[str, int] | None:
    """Where it stands in the file; only where the file's own text was compared, not a page's reading."""
    document, span = point.document, point.span
    if span is None or document.reader not in ("text", "markdown"):
        return None
    region = {"charOffset": span[0], "charLength": span[1] - span[0]}
    if not document.text:
        return region
    places = lines.get(document.path) or lines.setdefault(document.path, Lines(document.text))
    line, column, last, end = places.region(span)
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end, **region}
