"""The tables of the HTML report: agreements × clauses, and the fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from clausediff.model import Agreement, Clause, Document, FieldValue, Status, Verdict
from clausediff.report.state import MARKS
from clausediff.report.visible import elide, flat, isolated
from clausediff.report.wording import clause_name

__all__ = ["Row", "field_tables", "matrices"]

COLUMNS = 60
"""The most columns of a matrix; a canonical with more clauses has columns only for those that differ somewhere."""


@dataclass(frozen=True, slots=True)
class Row:
    """An agreement as a row of the tables."""

    anchor: str
    """The id of the agreement's HTML element, to which the row links."""
    document: Document
    agreement: Agreement
    clauses: dict[str, str]
    """The ids of the clauses' HTML elements by clause id."""
    party: str
    """What the copy is called; empty where no field tells it apart."""


def matrices(rows: list[Row]) -> Iterator[str]:
    """A table of agreements × clauses for each canonical."""
    for number, (name, group) in enumerate(_by_canonical(rows).items(), 1):
        columns, note = _columns(group)
        yield f'<h3 id="m{number}">{_e(name)}</h3>\n'
        if note:
            yield f'<p class="note">{_e(note)}</p>\n'
        yield f'<div class="scroll" tabindex="0" role="region" aria-labelledby="m{number}">\n'
        yield '<table class="matrix sortable"><thead><tr>'
        yield '<th scope="col" class="l">Agreement</th><th scope="col" class="l">Verdict</th>'
        for clause in columns.values():
            label = clause_name(clause)[:18]
            yield f'<th scope="col" title="{_e(flat(clause.heading))}">{_e(label)}</th>'
        yield "</tr></thead><tbody>\n"
        for row in group:
            yield _row(row, columns)
        yield "</tbody></table></div>\n"


def _by_canonical(rows: list[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        canonical = row.agreement.canonical
        groups.setdefault(f"{flat(canonical.id)} {flat(canonical.version)}".strip(), []).append(row)
    return groups


def _columns(group: list[Row]) -> tuple[dict[str, Clause], str]:
    """The clauses with a column, in the order of the canonical, and a sentence about those without one."""
    columns: dict[str, Clause] = {}
    differing: set[str] = set()
    for row in group:
        for clause in row.agreement.clauses:
            if clause.status is Status.ADDED:
                continue
            columns.setdefault(clause.id, clause)
            if not clause.clean:
                differing.add(clause.id)
    columns = dict(sorted(columns.items(), key=lambda item: item[1].canonical_span))
    if len(columns) <= COLUMNS:
        return columns, ""
    kept = {identity: clause for identity, clause in columns.items() if identity in differing}
    note = f"{len(columns) - len(kept):,} of {len(columns):,} clauses are clean in every agreement and have no column."
    if len(kept) > COLUMNS:
        left = len(kept) - COLUMNS
        kept = dict(list(kept.items())[:COLUMNS])
        note += f" {left:,} more differ: see each agreement below."
    return kept, note


def _row(row: Row, columns: dict[str, Clause]) -> str:
    agreement = row.agreement
    name = _title(row) + (f", {row.party}" if row.party else "")
    added = sum(clause.status is Status.ADDED for clause in agreement.clauses)
    mark = MARKS[agreement.verdict].strip()
    verdict = f"{mark} {agreement.verdict}".strip() + (f", {added} added" if added else "")
    clauses = {clause.id: clause for clause in agreement.clauses}
    accepted = {f.clause for f in agreement.findings if f.accepted}
    noisy = {f.clause for f in agreement.findings if f.verdict is Verdict.NOISE}
    cells = []
    for identity in columns:
        clause = clauses.get(identity)
        cells.append(_cell(clause, row.clauses.get(identity, ""), identity in accepted, identity in noisy))
    return (
        f'<tr data-verdict="{agreement.verdict}"><th scope="row"><a href="#{row.anchor}">{isolated(name)}</a></th>'
        f'<td class="l"><span class="badge {agreement.verdict}">{_e(verdict)}</span></td>{"".join(cells)}</tr>\n'
    )


def _title(row: Row) -> str:
    """The file, with the number of the copy where it holds several."""
    number = f" #{row.agreement.id}" if len(row.document.agreements) > 1 else ""
    return f"{flat(row.document.path)}{number}"


def _cell(clause: Clause | None, anchor: str, accepted: bool, noisy: bool) -> str:
    if clause is None or clause.status is Status.ABSENT:
        return '<td>–<span class="vh">absent</span></td>'
    if clause.clean or accepted:
        if accepted and not clause.clean:
            return f'<td><a href="#{anchor}">+<span class="vh">accepted</span></a></td>'
        return '<td>~<span class="vh">misread</span></td>' if noisy else '<td>·<span class="vh">equal</span></td>'
    name = clause.verdict_name
    return f'<td class="{name[0]}"><a href="#{anchor}">{MARKS[name]}<span class="vh">{name}</span></a></td>'


def field_tables(rows: list[Row]) -> Iterator[str]:
    """A table of agreements × fields for each canonical that has fields."""
    groups = {name: group for name, group in _by_canonical(rows).items() if any(row.agreement.fields for row in group)}
    if not groups:
        return
    yield '<section aria-labelledby="h-fields">\n<h2 id="h-fields">Fields</h2>\n'
    for number, (name, group) in enumerate(groups.items(), 1):
        names: dict[str, str] = {}
        for row in group:
            for value in row.agreement.fields:
                names.setdefault(value.name, value.type)
        if len(groups) > 1:
            yield f"<h3>{_e(name)}</h3>\n"
        yield f'<div class="scroll" tabindex="0" role="region" aria-label="Fields {number}"><table class="fields sortable"><thead><tr>'
        yield '<th scope="col">Agreement</th>'
        yield "".join(f'<th scope="col" title="{_e(kind)}">{_e(_named(each))}</th>' for each, kind in names.items())
        yield "</tr></thead><tbody>\n"
        for row in group:
            values = {value.name: value for value in row.agreement.fields}
            title = _title(row)
            cells = "".join(f'<td data-name="{_e(_named(each))}">{_value(values.get(each))}</td>' for each in names)
            link = f'<a href="#{row.anchor}">{isolated(title)}</a>'
            yield f'<tr data-verdict="{row.agreement.verdict}"><th scope="row">{link}</th>{cells}</tr>\n'
        yield "</tbody></table></div>\n"
    yield "</section>\n"


def _named(field: str) -> str:
    """The name of a field in words."""
    return flat(field).replace("_", " ")


def _value(value: FieldValue | None) -> str:
    if value is None:
        return ""
    text = _e(elide(flat(value.value).strip(), 24))
    if not value.problems:
        return text
    if not text and all(problem.startswith("blank") for problem in value.problems):
        return '<span class="note">blank</span>'
    problems = _e("; ".join(map(flat, value.problems)))
    return f'{text}{" " if text else ""}<span class="problem">* {problems}</span>'


def _e(text: str) -> str:
    return escape(text, quote=True)
