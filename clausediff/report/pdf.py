"""The PDF report: the differences, and for each copy what differs in which clause, with links, bookmarks and page numbers.

Of a copy that needs a person, the clauses with findings are printed, long equal text in them shortened; of a clean one its
fields and counts. The font is
embedded. Chinese, Japanese and Korean characters use the viewer's fonts; characters of other scripts that the font
lacks are written as ``\\u0648``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from clausediff.model import Agreement, Clause, Document, Finding, Report
from clausediff.report.counts import beside, blanks, counted, folded, plural, totals
from clausediff.report.crops import crops_of
from clausediff.report.listing import Listing, listing
from clausediff.report.names import Names, party_names
from clausediff.report.pdf_clauses import paragraphs, runs, shortened
from clausediff.report.pdf_document import Block, Run
from clausediff.report.problems import about_file, failure, field_problems, outside_text, unread, without_agreement
from clausediff.report.registry import RenderOptions
from clausediff.report.segments import Stretch, by_clause, has_texts, segments
from clausediff.report.state import MARKS, decided, state, word
from clausediff.report.visible import elide, flat
from clausediff.report.wording import clause_name, whole_reasons

__all__ = ["build", "render"]


_LINKED = 6
"""How many copies of a difference are linked."""


def build(report: Report, options: RenderOptions) -> list[Block]:
    """The blocks of the document, in order."""
    found, names = listing(report), party_names(report)
    places = {(d.path, a.id): f"a{number}" for number, (d, a) in enumerate(report.agreements(), 1)}
    blocks = [Block("title", [("", "clausediff report")]), Block("text", [("bold", found.tally)])]
    blocks.append(Block("text", [("", totals(report) + ".")]))
    blocks += [Block("note", [("", f"Folded away as harmless: {said}.")]) for said in [folded(report)] if said]
    blocks += [Block("note", [("", f"{said}.")]) for said in (beside(report), blanks(report)) if said]
    if options.date:
        blocks.append(Block("note", [("", options.date)]))
    blocks += [Block("note", [("", flat(note))]) for note in report.notes]
    blocks += list(_differences(found, places))
    blocks += list(_failures(report))
    blocks += list(_about_files(report))
    if places:
        blocks += [Block("h1", [("", "Agreements")]), _overview(report, names, places)]
    for document, agreement in report.agreements():
        place = document.path, agreement.id
        blocks.extend(_agreement(document, agreement, options, names[place], places[place]))
    stray = [Block("note", runs) for document in report.documents for runs in _outside(document)]
    if stray:
        blocks += [Block("h1", [("", "Scanned text outside every agreement")]), *stray]
    return blocks


def _differences(found: Listing, places: dict[tuple[str, str], str]) -> Iterator[Block]:
    """The table of differences; the copies of each are links to their pages."""
    if not found.rows:
        return
    yield Block("h1", [("", "Differences")])
    rows: list[list[list[Run]]] = [[[("bold", name)] for name in ("", "Clause", "Difference", "Copies", "Why")]]
    for row in found.rows:
        space = " " if row.words.removed and row.words.added else ""
        words: list[Run] = [("", row.words.before), ("del", row.words.removed), ("", space), ("ins", row.words.added)]
        number = f"{row.difference.held_by:,} of {row.difference.among:,}: " if row.difference.among > 1 else ""
        copies: list[Run] = [("", number)]
        for held in row.difference.firsts[:_LINKED]:
            place = held.document.path, held.agreement.id
            copies += [(f"link {places[place]}", elide(found.name(*place), 5)), ("", ", ")]
        copies.pop()
        if row.difference.held_by > _LINKED:
            copies.append(("", f" and {row.difference.held_by - _LINKED:,} more"))
        cells = [
            [(row.state, row.mark)],
            [("", row.where)],
            [*words, ("", row.words.after)],
            copies,
            [("", elide(row.why, 16))],
        ]
        rows.append(cells)
    yield Block("table", rows=rows, widths=(0.04, 0.17, 0.31, 0.19, 0.29))


def _failures(report: Report) -> Iterator[Block]:
    failed = [(d.path, failure(d)) for d in report.documents if d.error is not None]
    failed += [(d.path, "no agreement was found in it") for d in report.documents if without_agreement(d)]
    if failed:
        yield Block("h1", [("", "Not compared")])
        for path, message in failed:
            yield Block("text", [("bold", elide(flat(path), 10)), ("", f": {elide(flat(message), 60)}")])


def _about_files(report: Report) -> Iterator[Block]:
    found = [(document, *each) for document in report.documents for each in about_file(document)]
    if found:
        yield Block("h1", [("", "About the files")])
    for document, kind, finding in found:
        said = elide(whole_reasons(finding), 60)
        decision = f"{decided(finding)}: " if finding.decision is not None else ""
        name = f" {elide(flat(document.path), 10)} ({flat(finding.category)}): "
        yield Block("text", [(kind, f"{MARKS[kind]} {kind}"), ("bold", name), ("", decision + said)])


def _overview(report: Report, names: Names, places: dict[tuple[str, str], str]) -> Block:
    rows: list[list[list[Run]]] = [[[("bold", name)] for name in ("File", "No.", "Party", "Verdict", "To look at")]]
    for document, agreement in report.agreements():
        verdict = f"{MARKS[agreement.verdict]} {agreement.verdict}".strip()
        problems = sum(1 for _ in field_problems(agreement))
        said = ", ".join(filter(None, [counted(agreement), plural(problems, "field problem") if problems else ""]))
        rows.append(
            [
                [(f"link {places[document.path, agreement.id]}", elide(flat(document.path), 10))],
                [("", agreement.id)],
                [("", elide(names[document.path, agreement.id], 12))],
                [(agreement.verdict, verdict)],
                [("", said)],
            ]
        )
    return Block("table", rows=rows, widths=(0.28, 0.06, 0.29, 0.17, 0.2))


def _agreement(
    document: Document, agreement: Agreement, options: RenderOptions, name: str, anchor: str
) -> Iterator[Block]:
    clean = agreement.verdict == "clean" and not any(f.accepted for f in agreement.findings)
    problems = list(field_problems(agreement))
    if not clean:
        yield Block("break")
    title = f"{elide(flat(document.path), 10)}, agreement {agreement.id}{f': {elide(name, 12)}' if name else ''}"
    yield Block("h1", [("", f"{title} ({agreement.verdict})")], anchor=anchor)
    meta = f"Against {flat(agreement.canonical.id)} {flat(agreement.canonical.version)}; "
    meta += f"{agreement.noise_rate:.2%} of the characters misread" + (f"; {n}" if (n := counted(agreement)) else "")
    yield Block("note", [("", meta + ".")])
    if not agreement.legible:
        yield Block("text", [("review", "? The page is too worn to be judged: every word needs a person.")])
    if agreement.fields:
        yield _fields(agreement)
    for value, problem in problems:
        yield Block("why", [("note", f"* {flat(value.name).replace('_', ' ')}: "), ("", elide(flat(problem), 40))])
    if clean and not problems and agreement.legible:
        return
    if not has_texts(document, agreement):
        yield Block("note", [("", "The texts are not at hand: only the differing words are shown.")])
    yield from _clauses(document, agreement, options, anchor)


def _fields(agreement: Agreement) -> Block:
    """What is filled in, as one paragraph."""
    runs: list[Run] = []
    for value in agreement.fields:
        if reads := elide(flat(value.value).strip(), 16):
            before: list[Run] = [("", "; ")] if runs else []
            runs += [*before, ("bold", f"{flat(value.name).replace('_', ' ')}: "), ("", reads)]
    return Block("note", runs or [("", "No field is filled in.")])


def _clauses(document: Document, agreement: Agreement, options: RenderOptions, anchor: str) -> Iterator[Block]:
    """The clauses with something to look at; how many have nothing is said at the end."""
    known = {clause.id: clause for clause in agreement.clauses}
    worn = {clause.id for clause in unread(agreement)}
    number = quiet = 0
    crop = crops_of(document)
    for identity, findings in by_clause(agreement).items():
        clause = known.get(identity)
        listed = [
            (number + at, finding)
            for at, finding in enumerate((f for f in findings if options.shows(f.verdict.value)), 1)
        ]
        number += len(listed)
        if not listed and identity not in worn:
            quiet += 1
            continue
        name = clause_name(clause, listed[0][1] if listed else None)
        numbers = {id(finding): at for at, finding in listed}
        if clause is not None:
            stretches = segments(document, agreement, clause, findings)
        else:
            stretches = [
                Stretch("finding", f.canonical.span, f.scan.span, f.canonical.text, f.scan.text, f) for f in findings
            ]
        blocks = list(paragraphs(shortened([run for stretch in stretches for run in runs(stretch, numbers)])))
        blocks = blocks or [Block("text", [("bold", name or "Elsewhere")])]
        blocks[0].title, blocks[0].anchor = name or "Elsewhere", f"{anchor}-{number}-{quiet}"
        yield from blocks
        if clause is not None:
            yield from _remarks(clause, identity in worn)
        for at, finding in listed:
            yield _why(at, finding, agreement)
            if (picture := crop(finding)) is not None:
                yield Block("picture", picture=picture.copy)
                if picture.issued is not None and finding.issued is not None:
                    yield Block("note", [("", f"Page {finding.issued.page} of the issued form:")])
                    yield Block("picture", picture=picture.issued)
    if quiet:
        yield Block("note", [("", f"{plural(quiet, 'clause')} with nothing to look at.")])


def _remarks(clause: Clause, worn: bool) -> Iterator[Block]:
    if worn:
        yield Block(
            "why", [("review", "? review "), ("", f"{clause.coverage:.0%} of this clause's words could be read.")]
        )
    if clause.status.value not in ("matched", "absent", "missing", "added"):
        yield Block("why", [("", f"In the copy this clause is {clause.status.value}.")])


def _why(number: int, finding: Finding, agreement: Agreement) -> Block:
    kind = state(finding)
    reasons = elide(whole_reasons(finding, agreement), 120)
    runs: list[Run] = [(kind, f"{MARKS[kind]}{number} {word(finding)}"), ("", f" {flat(finding.category)}: {reasons}.")]
    if said := elide(decided(finding), 200):
        runs.append(("bold", f" {said}."))
    return Block("why", runs)


def _outside(document: Document) -> Iterator[list[Run]]:
    for (start, end), text in outside_text(document):
        head = f"{elide(flat(document.path), 10)}: {plural(end - start, 'character')} from {start:,} to {end:,}. "
        yield [("bold", head), ("", elide(flat(text).strip(), 400))]


def render(data: list[Block], out: IO[bytes], options: RenderOptions) -> None:
    """Write the blocks as a PDF; the same blocks give the same bytes."""
    from clausediff.report.pdf_setting import set_pages

    set_pages(data, out)
