"""The cells of the workbook as plain data; :mod:`clausediff.report.xlsx` writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clausediff.model import Agreement, Clause, Report, Status, Verdict
from clausediff.report.context import shown
from clausediff.report.counts import blanks, counted, folded, totals
from clausediff.report.csv import Cell, row
from clausediff.report.listing import Listing, listing
from clausediff.report.names import Names, party_names
from clausediff.report.notices import notices
from clausediff.report.problems import without_agreement
from clausediff.report.registry import RenderOptions
from clausediff.report.visible import flat
from clausediff.report.wording import clause_name, in_words

__all__ = ["Book", "build"]

CLAUSES = 2_000
"""The most clauses with a column; a canonical with more has columns only for those that differ somewhere."""


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets as plain cells."""

    differences: list[tuple[Cell, ...]]
    """The rows of the differences, the head first."""
    changes: list[tuple[str, str, str, str]]
    """For each of these rows: words before, removed, added, words after."""
    findings: list[tuple[Cell, ...]]
    """The rows of the CSV report, without the head."""
    contexts: list[tuple[str, str, str, str]]
    """For each of these rows: words before, removed, added, words after; empty where the row has no finding."""
    clauses: list[tuple[Cell, ...]]
    """The rows of agreements × clauses, the head first."""
    fields: list[tuple[Cell, ...]]
    """The rows of the fields, the head first."""
    about: list[tuple[str, str]]
    """Names and values about the run."""


def build(report: Report, options: RenderOptions) -> Book:
    """The cells of all sheets."""
    from clausediff import __version__

    findings: list[tuple[Cell, ...]] = []
    contexts: list[tuple[str, str, str, str]] = []
    parties = party_names(report)
    for notice in notices(report, options):
        findings.append(row(notice, parties))
        if notice.agreement is not None and notice.finding is not None:
            words = shown(notice.document, notice.agreement, notice.finding, notice.clause)
            contexts.append((words.before, words.removed, words.added, words.after))
        else:
            contexts.append(("", "", "", ""))
    found = listing(report)
    about = [
        ("Summary", totals(report) + "."),
        ("For a person", found.tally),
        ("Folded away as harmless", folded(report) or "nothing"),
    ]
    about += [("Note", flat(note)) for note in report.notes]
    if options.date:
        about.append(("Date", options.date))
    about.append(("Made by", f"clausediff {__version__}"))
    if report.issued is not None:
        about.append(("Issued form", flat(report.issued.path)))
    if blank := blanks(report):
        about.append(("Blank fields", blank))
    changes = [(row.words.before, row.words.removed, row.words.added, row.words.after) for row in found.rows]
    return Book(
        _differences(found), changes, findings, contexts, _clauses(report, parties), _fields(report, parties), about
    )


def _differences(found: Listing) -> list[tuple[Cell, ...]]:
    """One row for each difference over all copies, the gravest first."""
    rows: list[tuple[Cell, ...]] = [
        (
            "Verdict",
            "Clause",
            "Change in place",
            "Copies",
            "Of",
            "Parties",
            "Why",
            "Answer",
            "Canonical text",
            "Copy's text",
            "Id",
        )
    ]
    for listed in found.rows:
        each = listed.difference
        names = [found.name(held.document.path, held.agreement.id) for held in each.firsts]
        rows.append(
            (
                listed.word, listed.where, "", each.held_by, each.among, ", ".join(names), listed.why, each.state,
                each.text, each.reading, each.id,
            )
        )  # fmt: skip
    return rows


def _clauses(report: Report, parties: Names) -> list[tuple[Cell, ...]]:
    columns = _columns(report)
    several = len({canonical for canonical, _ in columns}) > 1
    head = ["File", "Agreement", "Party", "Canonical", "Verdict", "To look at", "Misread"]
    for (canonical, _), clause in columns.items():
        label = clause_name(clause)
        head.append(f"{canonical}: {label}" if several else label)
    head = list(_unique(head))
    rows: list[tuple[Cell, ...]] = [tuple(head)]
    for document in report.documents:
        if document.error is not None:
            rows.append((document.path, "", "", "", "not compared", document.error.message, ""))
        elif not document.agreements:
            why = "no agreement was found in it" if without_agreement(document) else "passed over"
            rows.append((document.path, "", "", "", "review", why, ""))
        for agreement in document.agreements:
            words = {clause.id: _word(agreement, clause) for clause in agreement.clauses}
            added = sum(clause.status is Status.ADDED for clause in agreement.clauses)
            said = [counted(agreement)] + ([f"{added} clauses added"] if added else [])
            said += [f"{n} field problems"] if (n := sum(len(v.problems) for v in agreement.fields)) else []
            rows.append(
                (
                    document.path,
                    agreement.id,
                    parties[document.path, agreement.id],
                    agreement.canonical.id,
                    agreement.verdict if agreement.legible else f"{agreement.verdict} (illegible)",
                    ", ".join(filter(None, said)),
                    round(agreement.noise_rate, 6),
                    *(words.get(i, "") if c == agreement.canonical.id else "" for c, i in columns),
                )
            )
    return rows


def _unique(names: list[str]) -> Iterator[str]:
    """The names, a number behind each that was there before: tables want the heads of their columns to differ."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
        yield name if seen[name.casefold()] == 1 else f"{name} ({seen[name.casefold()]})"


def _columns(report: Report) -> dict[tuple[str, str], Clause]:
    columns: dict[tuple[str, str], Clause] = {}
    differing = set()
    for _, agreement in report.agreements():
        for clause in agreement.clauses:
            if clause.status is not Status.ADDED:
                key = (agreement.canonical.id, clause.id)
                columns.setdefault(key, clause)
                if not clause.clean:
                    differing.add(key)
    ordered = dict(sorted(columns.items(), key=lambda item: (item[0][0], item[1].canonical_span)))
    if len(ordered) > CLAUSES:
        ordered = {key: clause for key, clause in ordered.items() if key in differing}
    return dict(list(ordered.items())[:CLAUSES])


def _word(agreement: Agreement, clause: Clause) -> str:
    if clause.status is Status.ABSENT:
        return "absent"
    if clause.clean:
        return "clean"
    grave = [f for f in agreement.findings if f.clause == clause.id and f.verdict.gravity >= Verdict.REVIEW.gravity]
    if grave and all(finding.accepted for finding in grave):
        return "accepted"
    return clause.verdict_name if clause.status is Status.MATCHED else f"{clause.verdict_name} ({clause.status.value})"


def _fields(report: Report, parties: Names) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = [
        ("File", "Agreement", "Party", "Canonical", "Field", "Type", "Value", "Places", "Problems")
    ]
    for document, agreement in report.agreements():
        for value in agreement.fields:
            rows.append(
                (
                    document.path,
                    agreement.id,
                    parties[document.path, agreement.id],
                    agreement.canonical.id,
                    value.name.replace("_", " "),
                    value.type,
                    value.value,
                    len(value.spans),
                    in_words("; ".join(value.problems)),
                )
            )
    return rows
