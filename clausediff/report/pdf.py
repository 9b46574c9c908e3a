"""A PDF for the file: summary, fields and the redline, with bookmarks and page numbers.

Agreements that need a person come with all their clauses; of clean ones, the fields and counts. The font is in the
file; scripts that it lacks are set in the viewer's own (Chinese, Japanese, Korean) or written out as ``\\u0648``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import IO

from clausediff.model import Agreement, Clause, Document, Finding, Report, Verdict
from clausediff.report.context import (
    MARKS,
    about_file,
    counted,
    decided,
    field_problems,
    folded,
    outside_text,
    plural,
    state,
    totals,
    unread,
)
from clausediff.report.registry import RenderOptions
from clausediff.report.segments import Stretch, by_clause, has_texts, plain, segments, without_marks
from clausediff.report.visible import elide, flat

__all__ = ["Block", "build", "render"]

Run = tuple[str, str]
"""A style (``""``, ``bold``, ``del``, ``ins``, ``small``, a verdict) and text."""


@dataclass(slots=True)
class Block:
    """Something on the page: a heading, a paragraph, a table, or a page break."""

    kind: str
    """``title``, ``h1``, ``h2``, ``text``, ``why``, ``note``, ``table``, ``break``."""
    runs: list[Run] = field(default_factory=list)
    rows: list[list[list[Run]]] = field(default_factory=list)
    """Of a table, the head first."""
    widths: tuple[float, ...] = ()
    """Of a table's columns, as shares."""


def build(report: Report, options: RenderOptions) -> list[Block]:
    """The blocks of the file, in order."""
    blocks = [Block("title", [("", "clausediff report")]), Block("text", [("", totals(report) + ".")])]
    if hidden := folded(report):
        blocks.append(Block("note", [("", f"Folded away as harmless: {hidden}.")]))
    if options.date:
        blocks.append(Block("note", [("", options.date)]))
    blocks += [Block("note", [("", flat(note))]) for note in report.notes]
    blocks += list(_failures(report))
    blocks += list(_about_files(report))
    if any(document.agreements for document in report.documents):
        blocks += [Block("h1", [("", "Agreements")]), _overview(report)]
    for document, agreement in report.agreements():
        blocks.extend(_agreement(document, agreement, options))
    stray = [Block("note", runs) for document in report.documents for runs in _outside(document)]
    if stray:
        blocks += [Block("h1", [("", "Scanned text outside every agreement")]), *stray]
    return blocks


def _failures(report: Report) -> Iterator[Block]:
    failed = [(d.path, d.error.message) for d in report.documents if d.error is not None]
    failed += [(d.path, "no agreement was found in it") for d in report.documents if not d.error and not d.agreements]
    if failed:
        yield Block("h1", [("", "Not compared")])
        for path, message in failed:
            yield Block("text", [("bold", elide(flat(path), 10)), ("", f": {elide(flat(message), 60)}")])


def _about_files(report: Report) -> Iterator[Block]:
    found = [(document, *each) for document in report.documents for each in about_file(document)]
    if found:
        yield Block("h1", [("", "About the files")])
    for document, word, finding in found:
        said = elide("; ".join(map(flat, finding.reasons)), 60)
        decision = f"{decided(finding)}: " if finding.decision is not None else ""
        name = f" {elide(flat(document.path), 10)} ({flat(finding.category)}): "
        yield Block("text", [(word, f"{MARKS[word]} {word}"), ("bold", name), ("", decision + said)])


def _overview(report: Report) -> Block:
    rows: list[list[list[Run]]] = [[[("bold", name)] for name in ("File", "No.", "Signer", "Verdict", "To look at")]]
    for document, agreement in report.agreements():
        verdict = f"{MARKS[agreement.verdict]} {agreement.verdict}".strip()
        problems = sum(len(value.problems) for value in agreement.fields)
        said = ", ".join(filter(None, [counted(agreement), plural(problems, "field problem") if problems else ""]))
        rows.append(
            [
                [("", elide(flat(document.path), 10))],
                [("", agreement.id)],
                [("", elide(flat(agreement.signer).strip(), 12))],
                [(agreement.verdict, verdict)],
                [("", said)],
            ]
        )
    return Block("table", rows=rows, widths=(0.3, 0.06, 0.22, 0.18, 0.24))


def _agreement(document: Document, agreement: Agreement, options: RenderOptions) -> Iterator[Block]:
    clean = agreement.verdict == "clean" and not any(f.accepted for f in agreement.findings)
    problems = list(field_problems(agreement))
    if not clean:
        yield Block("break")
    signer = flat(agreement.signer).strip()
    title = f"{elide(flat(document.path), 10)}, agreement {agreement.id}" + (f": {elide(signer, 12)}" if signer else "")
    yield Block("h1", [("", f"{title} ({agreement.verdict})")])
    meta = f"Against {flat(agreement.canonical.id)} {flat(agreement.canonical.version)}; "
    meta += f"{agreement.noise_rate:.2%} of the characters misread" + (f"; {n}" if (n := counted(agreement)) else "")
    yield Block("note", [("", meta + ".")])
    if not agreement.legible:
        yield Block("text", [("review", "? The page is too worn to be judged: every word needs a person.")])
    if agreement.fields:
        yield _fields(agreement)
    if clean and not problems and agreement.legible:
        return
    if not has_texts(document, agreement):
        yield Block("note", [("", "The texts are not at hand: only the differing words are shown.")])
    yield from _clauses(document, agreement, options)


def _fields(agreement: Agreement) -> Block:
    rows: list[list[list[Run]]] = [[[("bold", name)] for name in ("Field", "Value", "Problem")]]
    for value in agreement.fields:
        said = elide("; ".join(map(flat, value.problems)), 40)
        reads = elide(flat(value.value).strip(), 40)
        rows.append([[("", elide(flat(value.name), 8))], [("", reads)], [("note", said)]])
    return Block("table", rows=rows, widths=(0.24, 0.42, 0.34))


def _clauses(document: Document, agreement: Agreement, options: RenderOptions) -> Iterator[Block]:
    grouped = by_clause(agreement)
    known = {clause.id: clause for clause in agreement.clauses}
    worn = {clause.id for clause in unread(agreement)}
    number = 0
    for identity, findings in grouped.items():
        clause = known.get(identity)
        told: list[tuple[int, Finding]] = []
        for finding in findings:
            if options.shows(finding.verdict.value):
                number += 1
                told.append((number, finding))
        numbers = {id(finding): number for number, finding in told}
        if clause is not None:
            stretches = segments(document, agreement, clause, findings)
        else:
            stretches = [
                Stretch("finding", f.canonical.span, f.scan.span, f.canonical.text, f.scan.text, f) for f in findings
            ]
        yield from _paragraphs([run for stretch in stretches for run in _runs(stretch, numbers)])
        if clause is not None:
            yield from _remarks(clause, identity in worn)
        for each, finding in told:
            yield _why(each, finding)


def _remarks(clause: Clause, worn: bool) -> Iterator[Block]:
    if worn:
        yield Block(
            "why", [("review", "? review "), ("", f"{clause.coverage:.0%} of this clause's words could be read.")]
        )
    if clause.status.value not in ("matched", "absent", "missing", "added"):
        yield Block("why", [("", f"In the copy this clause is {clause.status.value}.")])


def _runs(stretch: Stretch, numbers: dict[int, int]) -> Iterator[Run]:
    finding = stretch.finding
    if stretch.absent and (finding is None or id(finding) not in numbers):
        yield "absent", plain(stretch.canonical_text)
        return
    if finding is None:
        if stretch.kind == "equal":
            yield "", "".join(plain(text) if chosen is None else chosen for text, chosen in without_marks(stretch))
        else:
            yield "absent", stretch.canonical_text
            yield "ins", stretch.scan_text
        return
    number = numbers.get(id(finding))
    if number is None:
        # What is folded away reads as the canonical has it; a field, as the copy fills it.
        yield "", stretch.scan_text if finding.verdict is Verdict.FIELD else plain(stretch.canonical_text)
        return
    yield "del", stretch.canonical_text
    yield "ins", stretch.scan_text
    yield f"ref {state(finding)}", f"{MARKS[state(finding)]}{number}"


_BLANK_LINE = re.compile(r"[ \t]*\n[ \t]*\n\s*")


_HEADING = re.compile(r"\s*#{1,6}[ \t]+")


def _paragraphs(runs: list[Run]) -> Iterator[Block]:
    """Runs cut at blank lines; Markdown's mark of a heading gives way to bold type."""
    for block in _cut(runs):
        style, text = block.runs[0]
        if not style and (match := _HEADING.match(text)):
            block.runs[0] = ("", text[match.end() :])
            block.runs = [(style or "bold", text) for style, text in block.runs]
        yield block


def _cut(runs: list[Run]) -> Iterator[Block]:
    joined = [(style, "".join(text for _, text in group)) for style, group in groupby(runs, key=lambda run: run[0])]
    current: list[Run] = []
    for style, text in joined:
        for number, part in enumerate(_BLANK_LINE.split(text)):
            if number and current:
                yield Block("text", current)
                current = []
            if part:
                current.append((style, flat(part)))
    if "".join(text for _, text in current).strip():
        yield Block("text", current)


def _why(number: int, finding: Finding) -> Block:
    kind = state(finding)
    reasons = elide("; ".join(map(flat, finding.reasons)), 200)
    runs: list[Run] = [(kind, f"{MARKS[kind]}{number} {kind}"), ("", f" {flat(finding.category)}: {reasons}.")]
    if said := elide(decided(finding), 200):
        runs.append(("bold", f" {said}."))
    return Block("why", runs)


def _outside(document: Document) -> Iterator[list[Run]]:
    for (start, end), text in outside_text(document):
        head = f"{elide(flat(document.path), 10)}: {plural(end - start, 'character')} from {start:,} to {end:,}. "
        yield [("bold", head), ("", elide(flat(text).strip(), 400))]


def render(data: list[Block], out: IO[bytes], options: RenderOptions) -> None:
    """Set the blocks; the same blocks give the same bytes."""
    from clausediff.report.pdf_setting import set_pages

    set_pages(data, out)
