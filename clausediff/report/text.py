"""The text report for terminals.

One line for each clean agreement, one block for each that needs a person, and counts of the findings that are not
listed. It has the same words with and without colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import IO

from clausediff.model import Agreement, Clause, Document, Finding, Report, Verdict
from clausediff.report.context import shown
from clausediff.report.counts import beside, blanks, counted, folded, names_once, plural, totals
from clausediff.report.listing import listing
from clausediff.report.names import Names, party_names
from clausediff.report.problems import about_file, failure, field_problems, outside_text, unread, without_agreement
from clausediff.report.registry import RenderOptions
from clausediff.report.state import MARKS, decided, effective, state, word
from clausediff.report.text_lines import Line, Piece, Style, wrapped
from clausediff.report.visible import cells, elide, flat
from clausediff.report.wording import because, clause_name, whole_reasons

__all__ = ["build", "render"]

_SGR = {
    "substantive": "1;31",
    "review": "1;33",
    "clean": "32",
    "accepted": "36",
    "note": "35",
    "removed": "31",
    "added": "32",
    "file": "1",
    "error": "1;31",
    "quiet": "2",
}


def build(report: Report, options: RenderOptions) -> list[Line]:
    """The report as styled lines, not yet wrapped."""
    lines: list[Line] = list(_differences(report))
    quiet, names = _paths(report, options), party_names(report)
    block = bool(lines)
    for document in report.documents:
        short = document.path in quiet
        if lines and not (short and not block):
            lines.append(Line(()))
        lines.extend([_one_line(document, quiet, names)] if short else _document(document, options, names))
        block = not short
    if not report.documents:
        lines.append(Line((("", "Nothing was compared."),)))
    return [*lines, Line(()), *_summary(report, options)]


def _differences(report: Report) -> Iterator[Line]:
    """What a person must decide, each difference once; a single copy lists its findings below, and needs no list."""
    if sum(1 for _ in report.agreements()) < 2:
        return
    found = listing(report)
    yield Line((("file", found.tally),), 4)
    where = min(max((cells(row.where) for row in found.rows), default=0), 16)
    for row in found.rows:
        padded = row.where + " " * max(0, where - cells(row.where))
        pieces: list[Piece] = [(row.state, f"  {row.mark} {padded}  ")]
        if row.words.struck:
            pieces.append(("removed", row.words.change))
        elif row.words.removed:
            pieces.append(("removed", f"[-{row.words.removed}-]"))
        if row.words.added:
            pieces.append(("added", f"{{+{row.words.added}+}}"))
        pieces += [("", "  "), ("quiet", row.copies)]
        yield Line(tuple(pieces), min(6 + where, 30))


def render(data: list[Line], out: IO[str], options: RenderOptions) -> None:
    """Wrap and write the lines."""
    width = max(40, options.width)
    for line in data:
        for row in wrapped(line, width):
            while row and not row[-1][1].strip(" "):
                row.pop()
            out.write("".join(_painted(style, text, options.color) for style, text in _joined(row)) + "\n")


def _joined(row: list[Piece]) -> Iterator[Piece]:
    """The pieces with adjacent ones of the same style merged."""
    for style, group in groupby(row, key=lambda piece: piece[0]):
        yield style, "".join(text for _, text in group)


def _painted(style: Style, text: str, color: bool) -> str:
    code = _SGR.get(style) if color else None
    return f"\x1b[{code}m{text}\x1b[0m" if code and text.strip() else text


def _document(document: Document, options: RenderOptions, names: Names) -> Iterator[Line]:
    yield Line((("file", elide(flat(document.path), 12)),), 4)
    if document.error is not None:
        yield Line((("error", "  x not compared"), ("", f"  {failure(document)}")), 18)
        return
    if without_agreement(document):
        yield Line((("review", "  ? no agreement found in this file"),), 4)
    called = [_name(document, agreement, names) for agreement in document.agreements]
    room = min(max(map(cells, called), default=0), 40)
    for name, agreement in zip(called, document.agreements, strict=True):
        yield from _agreement(document, agreement, name + " " * max(0, room - cells(name)), options)
    yield from _about_file(document, options)
    yield from _outside(document)


def _paths(report: Report, options: RenderOptions) -> dict[str, int]:
    """The files that need one line only (one clean agreement and nothing to list), with the width of each path."""
    return {
        document.path: cells(flat(document.path))
        for document in report.documents
        if document.error is None
        and len(document.agreements) == 1
        and document.agreements[0].verdict == "clean"
        and not counted(document.agreements[0])
        and not any(field_problems(document.agreements[0]))
        and not any(options.shows(effective(finding)) for finding in document.agreements[0].findings)
        and not document.findings
        and not outside_text(document)
    }


def _one_line(document: Document, quiet: dict[str, int], names: Names) -> Line:
    agreement = document.agreements[0]
    path = flat(document.path)
    room = min(max(quiet.values()), 40)
    return Line(
        (
            ("file", path),
            ("", " " * max(0, room - quiet[document.path])),
            ("clean", "  clean"),
            ("", _spaced(_name(document, agreement, names))),
            ("quiet", f"  {flat(agreement.canonical.id)}"),
        ),
        4,
    )


def _spaced(name: str) -> str:
    """A name as a column of its own; nothing where there is none."""
    return f"  {name}" if name else ""


def _name(document: Document, agreement: Agreement, names: Names) -> str:
    return names[document.path, agreement.id]


def _agreement(document: Document, agreement: Agreement, name: str, options: RenderOptions) -> Iterator[Line]:
    verdict = agreement.verdict
    head: list[Piece] = [
        (verdict, f"  {MARKS[verdict]} {agreement.id:<3} {verdict:<11}"),
        ("", _spaced(name)),
        ("quiet", f"  {flat(agreement.canonical.id)}"),
    ]
    if counts := counted(agreement):
        head.append(("", f"  {counts}"))
    yield Line(tuple(head), 8)
    if not agreement.legible:
        yield Line(
            (("review", "      ? review       the page is too worn to be judged; every word needs a person"),), 21
        )
    clauses = {clause.id: clause for clause in agreement.clauses}
    once = names_once(document, agreement)
    listed = [f for f in agreement.findings if options.shows(effective(f)) and once.get(f.id) != ""]
    columns = _columns(agreement, listed, clauses)
    for finding in listed:
        clause, also = clauses.get(finding.clause), once.get(finding.id, "")
        yield from _finding(document, agreement, finding, clause, columns=columns, options=options, also=also)
    for clause in unread(agreement):
        read = "" if clause.coverage >= 1 else f"only {clause.coverage:.0%} of its words could be read"
        text = read or "a person must look at this clause"
        yield _row("review", clause_name(clause), "coverage", (("", text),), columns)
    for value, problem in field_problems(agreement):
        seen = (
            f'{flat(value.name)} "{elide(flat(value.value).strip(), 12)}": ' if value.value else f"{flat(value.name)}: "
        )
        yield _row("note", "", "", (("", seen + flat(problem)),), columns, mark_only="field")


def _columns(agreement: Agreement, listed: list[Finding], clauses: dict[str, Clause]) -> tuple[int, int]:
    labels = [cells(clause_name(clauses.get(f.clause), f)) for f in listed]
    labels += [cells(clause_name(clause)) for clause in unread(agreement)]
    categories = [len(f.category) for f in listed]
    if any(unread(agreement)):
        categories.append(len("coverage"))
    return min(max(labels, default=0), 18), min(max(categories, default=0), 14)


def _row(
    verdict: str,
    label: str,
    category: str,
    pieces: tuple[Piece, ...],
    columns: tuple[int, int],
    *,
    mark_only: str = "",
    said: str = "",
) -> Line:
    """The line of a finding: sign, verdict (or ``said`` instead), clause, category, then ``pieces``; with ``mark_only``, that
    of a field."""
    if mark_only:
        start = f"      {MARKS[verdict]} {mark_only:<11}"
        return Line(((verdict, start), ("", "  "), *pieces), 21)
    label_width, category_width = columns
    padded = label + " " * max(0, label_width - cells(label))
    start = f"      {MARKS[verdict]} {said or verdict:<11}"
    middle = f"  {padded}  {category:<{category_width}}  "
    return Line(((verdict, start), ("", middle), *pieces), min(len(start) + cells(middle), 44))


def _finding(
    document: Document,
    agreement: Agreement,
    finding: Finding,
    clause: Clause | None,
    *,
    columns: tuple[int, int],
    options: RenderOptions,
    also: str,
) -> Iterator[Line]:
    text = shown(document, agreement, finding, clause, longest=10_000 if options.verbose else 30)
    pieces: list[Piece] = [("quiet", text.before)]
    if text.struck:
        pieces.append(("removed", text.change))
    elif text.removed:
        pieces.append(("removed", f"[-{text.removed}-]"))
    if text.added:
        pieces.append(("added", f"{{+{text.added}+}}"))
    pieces.append(("quiet", text.after))
    shows = "substantive" if finding.objected else state(finding)
    place = clause_name(clause, finding)
    row = _row(shows, place, flat(finding.category), tuple(pieces), columns, said=word(finding))
    yield row
    told = whole_reasons if options.verbose else because
    reasons = elide(told(finding, agreement), 10_000 if options.verbose else 100)
    if also:
        reasons = f"{also}; {reasons}"
    if said := decided(finding):
        reasons = f"{said} ({reasons})"
    yield Line((("", " " * row.indent), ("quiet", reasons)), row.indent)


def _about_file(document: Document, options: RenderOptions) -> Iterator[Line]:
    for state_word, finding in about_file(document):
        start = f"  {MARKS[state_word]} {state_word:<11}"
        said = elide(whole_reasons(finding), 10_000) if options.verbose else elide(because(finding), 100)
        if decision := decided(finding):
            said = f"{decision} ({said})"
        yield Line(((state_word, start), ("", f"  {flat(finding.category)}  {said}")), 17)


def _outside(document: Document) -> Iterator[Line]:
    for (start, end), text in outside_text(document):
        where = f"  {MARKS['note']} outside any agreement: {plural(end - start, 'character')} from {start:,} to {end:,}"
        seen = f': "{elide(flat(text).strip(), 16)}"' if text else ""
        yield Line((("note", where), ("", seen)), 4)


def _cut(report: Report) -> bool:
    """Whether the reasons of any listed finding are counted and not told."""
    return any(
        because(finding, agreement) != whole_reasons(finding, agreement)
        for _, agreement, finding in report.findings()
        if finding.verdict.gravity >= Verdict.REVIEW.gravity
    )


def _summary(report: Report, options: RenderOptions) -> Iterator[Line]:
    verdicts = report.verdicts
    of_files = {document.verdict for document in report.documents}
    grave = next((name for name in ("substantive", "review") if verdicts[name] or name in of_files), "clean")
    yield Line(((grave if not verdicts["error"] else "error", totals(report)), ("", ".")))
    hidden = folded(report, tuple(v for v in ("format", "field", "noise") if options.shows(v)))
    if hidden:
        yield Line((("quiet", f"Folded away as harmless: {hidden}."),))
    if not options.verbose and _cut(report):
        yield Line((("quiet", "Reasons that are counted and not told: --verbose tells them all."),))
    for said in (beside(report), blanks(report)):
        if said:
            yield Line((("quiet", f"{said}."),))
