"""SARIF 2.1.0 for code scanning: a result for each notice, rules declared, accepted findings suppressed."""

from __future__ import annotations

import hashlib
import json
import re
from typing import IO, Any
from urllib.parse import quote

from clausediff.model import Report
from clausediff.report.context import shown
from clausediff.report.lines import Lines
from clausediff.report.notices import CATEGORIES, OF_FILE, Notice, notices
from clausediff.report.registry import RenderOptions
from clausediff.report.state import decided
from clausediff.report.visible import elide, flat

__all__ = ["build", "render"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://github.com/clausediff/clausediff"
_LEVELS = {"error": "error", "substantive": "error", "review": "warning"}


def build(report: Report, options: RenderOptions) -> dict[str, Any]:
    """The log with its one run, as plain data."""
    from clausediff import __version__

    found = list(notices(report, options))
    rules = {_rule_of(notice): notice for notice in reversed(found) if notice.verdict != "error"}
    indices = {name: number for number, name in enumerate(sorted(rules))}
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
                        "informationUri": HOME,
                        "rules": [_rule(name, rules[name]) for name in indices],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": report.verdicts["error"] == 0,
                        "toolExecutionNotifications": [
                            _notification(notice, artifacts) for notice in found if notice.verdict == "error"
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
                "results": [
                    _result(notice, indices, artifacts, lines) for notice in found if notice.verdict != "error"
                ],
            }
        ],
    }


def render(data: dict[str, Any], out: IO[str], options: RenderOptions) -> None:
    """Write the log as ASCII JSON, so that scanned text cannot affect a terminal."""
    out.write(json.dumps(data, ensure_ascii=True, allow_nan=False, indent=1) + "\n")


def _rule_of(notice: Notice) -> str:
    """The id of a rule: the judge's that decided, or the category of what no rule decides."""
    return (notice.finding.rule if notice.finding is not None else "") or notice.category


def _rule(name: str, notice: Notice) -> dict[str, Any]:
    """A rule with its texts: what it is about, and what the category of its findings means."""
    says, title, means = _texts(name, notice)
    return {
        "id": name,
        "name": "".join(part.capitalize() for part in re.split(r"\W+", name)),
        "shortDescription": {"text": title},
        "fullDescription": {"text": says},
        "help": {
            "text": f"{says}\n\n{means}\n\nclausediff explain {name}",
            "markdown": f"{says}\n\n{means}\n\n`clausediff explain {name}`",
        },
        "helpUri": f"{HOME}/blob/main/docs/rules.md",
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": [notice.category]},
    }


def _texts(name: str, notice: Notice) -> tuple[str, str, str]:
    """What a rule says, its title, and what the category means."""
    from clausediff.judge.explain import explanations
    from clausediff.judge.rules import entries

    category = notice.category
    usual = OF_FILE if notice.agreement is None else f"The copy's words differ from the canonical's: {category}."
    known = explanations().get(category)
    means = CATEGORIES.get(category) or (known.text if known is not None else usual)
    title = known.title if known is not None else category.replace("-", " ").capitalize()
    says = next((entry.says for entry in entries() if entry.id == name), "")
    return says or means, title, means


def _notification(notice: Notice, artifacts: dict[str, int]) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": notice.why},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(notice, artifacts)}}],
    }


def _artifact(notice: Notice, artifacts: dict[str, int]) -> dict[str, Any]:
    return {"uri": _uri(notice.document.path), "index": artifacts[notice.document.path]}


def _uri(path: str) -> str:
    """A relative URI reference: all characters but those of plain paths are percent-encoded, a colon too."""
    return quote(path.encode("utf-8", "surrogatepass"), safe="/-._~")


def _result(
    notice: Notice, rules: dict[str, int], artifacts: dict[str, int], lines: dict[str, Lines]
) -> dict[str, Any]:
    agreement, finding = notice.agreement, notice.finding
    text = notice.why
    if agreement is not None and finding is not None:
        words = shown(notice.document, agreement, finding, notice.clause)
        text = f"{words.before}{words.change}{words.after} — {elide('; '.join(map(flat, notice.reasons)), 400)}"
    physical: dict[str, Any] = {"artifactLocation": _artifact(notice, artifacts)}
    if notice.span is not None and (region := _region(notice, lines)):
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    if agreement is not None:
        name = notice.where or f"agreement {agreement.id}"
        qualified = f"{flat(agreement.canonical.id)}/{agreement.id}"
        if notice.clause is not None:
            qualified += f"/{flat(notice.clause.id)}"
        location["logicalLocations"] = [{"name": name, "fullyQualifiedName": qualified, "kind": "clause"}]
    identity = _fingerprint(notice)
    result: dict[str, Any] = {
        "ruleId": _rule_of(notice),
        "ruleIndex": rules[_rule_of(notice)],
        "level": _LEVELS.get(notice.verdict, "note"),
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"clausediff/v1": identity, "primaryLocationLineHash": identity},
        "suppressions": [],
        "properties": {"verdict": notice.verdict, "category": notice.category},
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
    """``text`` with lone surrogates written as escapes: many JSON readers reject them."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _fingerprint(notice: Notice) -> str:
    """The finding's fingerprint with the agreement's number, as the same edit in two copies of one bundle must give two
    results."""
    agreement = notice.agreement.id if notice.agreement is not None else "0"
    if notice.finding is not None:
        return f"{notice.finding.id}:{agreement}"
    place = notice.clause.id if notice.clause is not None else notice.reasons[0]
    digest = hashlib.sha256(f"{notice.category}\0{place}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{digest[:16]}:{agreement}"


def _region(notice: Notice, lines: dict[str, Lines]) -> dict[str, int] | None:
    """The region of the file; None unless the file's own text was compared (and not an OCR reading of it)."""
    document, span = notice.document, notice.span
    if span is None or document.reader not in ("text", "markdown"):
        return None
    region = {"charOffset": span[0], "charLength": span[1] - span[0]}
    if not document.text:
        return region
    places = lines.get(document.path) or lines.setdefault(document.path, Lines(document.text))
    line, column, last, end = places.region(span)
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end, **region}
