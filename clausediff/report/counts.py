"""Sentences of counts: how many agreements, findings, fields and places there are of a kind."""

from __future__ import annotations

from clausediff.differences import renamed
from clausediff.model import Agreement, Document, Finding, Report, Verdict
from clausediff.report.problems import new_problems
from clausediff.report.state import word
from clausediff.report.visible import flat

__all__ = ["beside", "blanks", "counted", "folded", "names_once", "plural", "totals"]


def plural(number: int, one: str, many: str | None = None) -> str:
    """``1 page``, ``2,000 pages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def blanks(report: Report) -> str:
    """One sentence for all the fields that are blank and may be; empty where there are none."""
    counts: dict[str, int] = {}
    for _, agreement in report.agreements():
        for value, problem in new_problems(agreement):
            if not value.value and problem.startswith("blank"):
                name = flat(value.name).replace("_", " ")
                counts[name] = counts.get(name, 0) + 1
    if not counts:
        return ""
    several = sum(1 for _ in report.agreements()) > 1
    listed = ", ".join(f"{name} ({plural(n, 'copy', 'copies')})" if several else name for name, n in counts.items())
    return f"Read as blank, which is no finding: {listed}"


def beside(report: Report) -> str:
    """One sentence that names the issued form; empty where none was laid beside the copies."""
    return f"Laid beside the issued form: {flat(report.issued.path)}" if report.issued is not None else ""


def counted(agreement: Agreement) -> str:
    """How many findings need a person, and how many were decided: ``2 substantive, 1 review, 1 agreed, 1 accepted``."""
    counts = {"open point": 0, "substantive": 0, "review": 0, "asked": 0, "agreed": 0, "accepted": 0}
    for finding in agreement.findings:
        if finding.verdict.gravity >= Verdict.REVIEW.gravity or finding.decision is not None:
            named = word(finding)
            counts[named] = counts.get(named, 0) + 1
    said = {"open point": "open points"}
    return ", ".join(
        f"{number:,} {said.get(name, name) if number > 1 else name}" for name, number in counts.items() if number
    )


def folded(report: Report, shows: tuple[str, ...] = ()) -> str:
    """How many findings are not listed: ``60 format, 40 field and 4 noise findings``, or an empty string."""
    parts = [
        f"{report.counts[verdict]:,} {verdict.value}"
        for verdict in (Verdict.FORMAT, Verdict.FIELD, Verdict.NOISE)
        if report.counts[verdict] and verdict.value not in shows
    ]
    if not parts:
        return ""
    listed = " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
    return f"{listed} finding{'' if listed.startswith('1 ') and len(parts) == 1 else 's'}"


def totals(report: Report) -> str:
    """One sentence that counts the agreements by verdict and the files that could not be compared."""
    verdicts = report.verdicts
    number = sum(verdicts.values()) - verdicts["error"]
    failed = (d.error for d in report.documents if d.error) if verdicts["error"] else ()  # no pass over a pile on disk
    folders = sum(error.kind == "directory" for error in failed)
    said = (
        f"{plural(number, 'agreement')} in {plural(len(report.documents) - folders, 'file')}: "
        f"{verdicts['clean']:,} clean, {verdicts['review']:,} review, {verdicts['substantive']:,} substantive"
    )
    if needing := sum(f.gravity >= Verdict.REVIEW.gravity for document in report.documents for f in document.findings):
        said += f"; {plural(needing, 'thing')} about the files {'needs' if needing == 1 else 'need'} a person"
    refused = [plural(n, what) for n, what in ((verdicts["error"] - folders, "file"), (folders, "folder")) if n]
    return f"{said}; {' and '.join(refused)} could not be compared" if refused else said


def names_once(document: Document, agreement: Agreement) -> dict[str, str]:
    """For the findings of a copy that are one name for another throughout, or the lines of a column that one change goes over:
    what is said at the first of them, by its id.

    At the others it is empty: a list for people has the change once. Those that were decided otherwise are listed themselves.
    """
    said: dict[str, str] = {}
    for group in renamed(document, agreement):
        alike = [each for each in group[1:] if each.decision == group[0].decision]
        if alike:
            said[group[0].id] = f"the same name at {plural(len(alike), 'other place')}"
            said.update((each.id, "") for each in alike)
    head: Finding | None = None
    parts = 0
    for finding in agreement.findings:
        if not finding.goes_on:
            head, parts = finding, 0
        elif head is not None and head.decision == finding.decision:
            parts += 1
            said[head.id] = f"it goes on over {plural(parts, 'more line')}"
            said[finding.id] = ""
    return said
