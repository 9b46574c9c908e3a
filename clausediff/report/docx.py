"""A Word document: the canonical with each copy's differences as real tracked changes, and comments that give reasons.

Rejecting all changes gives the canonical, accepting all gives the copy, white space aside. What the scanner misread
and what is only layout is shown as the canonical has it, unless ``include`` asks for ``noise`` or ``format``. Authors
tell the kinds apart, so that Word can show one kind alone: findings, fillings of fields, noise, accepted findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import IO

from clausediff.errors import UsageError
from clausediff.model import Agreement, Clause, Document, Finding, Range, Report, Status, Verdict
from clausediff.report.context import about_file, decided, field_problems, outside_text, plural, unread
from clausediff.report.registry import RenderOptions
from clausediff.report.segments import Stretch, by_clause, has_texts, plain, segments, without_marks
from clausediff.report.visible import elide, flat, visible

__all__ = ["Paragraph", "Piece", "Redline", "build", "render"]

EQUAL, INSERTED, DELETED = "equal", "ins", "del"
AUTHOR = "clausediff"
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ?)?")


@dataclass(slots=True)
class Piece:
    """A run of text of one kind; ``\\n`` in it is a line break."""

    kind: str
    text: str
    author: str = AUTHOR
    comments: tuple[str, ...] = ()
    """What to say beside it."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph; ``mark`` says whether its end is common, inserted or deleted."""

    pieces: list[Piece] = field(default_factory=list)
    mark: str = EQUAL
    author: str = AUTHOR
    indent: int = 0
    heading: int = 0


@dataclass(slots=True)
class Redline:
    """One agreement; ``title`` stands over it when there are several."""

    title: str
    paragraphs: list[Paragraph]


def build(report: Report, options: RenderOptions) -> list[Redline]:
    """A redline for each agreement."""
    if options.date is not None and not _DATE.fullmatch(options.date):
        raise UsageError(f"{options.date!r} is no date; write it as 2026-11-20 or 2026-11-20T10:00:00Z.")
    redlines = []
    for document in report.documents:
        for agreement in document.agreements:
            redlines.append(_redline(document, agreement, options))
    failures = [f"{flat(d.path)} was not compared: {flat(d.error.message)}" for d in report.documents if d.error]
    failures += [
        f"{flat(d.path)}: no agreement was found in it" for d in report.documents if not d.error and not d.agreements
    ]
    if failures and redlines:
        _remark(redlines[0].paragraphs, failures)
    elif not redlines:
        lines = failures or ["Nothing was compared."]
        redlines = [Redline("", [Paragraph([Piece(EQUAL, line)]) for line in lines])]
    for document in report.documents:
        if document.agreements and (stray := list(_outside(document))):
            first = next(n for n, (d, _) in enumerate(report.agreements()) if d is document)
            _remark(redlines[first].paragraphs, stray)
    return redlines


def render(data: list[Redline], out: IO[bytes], options: RenderOptions) -> None:
    """Write the document; the same data gives the same bytes."""
    from clausediff.report.docx_writer import Writer

    writer = Writer(options.date)
    for number, redline in enumerate(data):
        if len(data) > 1:
            writer.heading(redline.title, break_before=number > 0)
        for paragraph in redline.paragraphs:
            writer.paragraph(paragraph)
    writer.save(data[0].title if len(data) == 1 else f"clausediff: {len(data)} agreements", out)


def _redline(document: Document, agreement: Agreement, options: RenderOptions) -> Redline:
    signer = flat(agreement.signer).strip()
    title = f"{flat(document.path)}, agreement {agreement.id}{f': {signer}' if signer else ''} ({agreement.verdict})"
    grouped = by_clause(agreement)
    problems = _problems(agreement)
    paragraphs: list[Paragraph] = []
    worn = {clause.id for clause in unread(agreement)}
    for clause in agreement.clauses:
        stretches = segments(document, agreement, clause, grouped.pop(clause.id, []))
        pieces = [piece for stretch in stretches for piece in _pieces(stretch, options, problems)]
        made = list(_paragraphs(_trimmed(pieces), min(clause.id.count("."), 4)))
        if remarks := list(_clause_remarks(clause, clause.id in worn)):
            _remark(made, remarks)
        paragraphs.extend(made)
    for findings in grouped.values():
        for finding in findings:
            stretch = Stretch(
                "finding", finding.canonical.span, finding.scan.span, finding.canonical.text, finding.scan.text, finding
            )
            paragraphs.extend(_paragraphs(_trimmed(list(_pieces(stretch, options, problems))), 0))
    opening = [remark for remarks in problems.values() for remark in remarks]
    if not agreement.legible:
        opening.insert(0, "The page is too worn to be judged: every word needs a person.")
    if not has_texts(document, agreement):
        opening.insert(
            0, "The texts of this copy and of its canonical are not at hand: only the differing words are shown."
        )
    if opening:
        _remark(paragraphs, opening)
    return Redline(title, paragraphs or [Paragraph([Piece(EQUAL, "")])])


def _problems(agreement: Agreement) -> dict[Range, list[str]]:
    """What is wrong with fields, by the place in the scan; taken out as it is said."""
    problems: dict[Range, list[str]] = {}
    for value, problem in field_problems(agreement):
        place = value.spans[0] if value.spans else (-1, -1)
        problems.setdefault(place, []).append(f"Field {flat(value.name)}: {flat(problem)}")
    return problems


def _clause_remarks(clause: Clause, worn: bool) -> Iterator[str]:
    if worn:
        yield f"Needs a person: {clause.coverage:.0%} of this clause's words could be read."
    if clause.status not in (Status.MATCHED, Status.ABSENT, Status.MISSING, Status.ADDED):
        yield f"In the copy this clause is {clause.status.value}."


def _outside(document: Document) -> Iterator[str]:
    for word, finding in about_file(document):
        said = "; ".join(map(flat, finding.reasons))
        yield f"{word.upper()} ({flat(finding.category)}) about {flat(document.path)}: {said}."
    for (start, end), text in outside_text(document):
        seen = f": “{elide(flat(text).strip(), 40)}”" if text else ""
        yield f"{plural(end - start, 'character')} of {flat(document.path)} belong to no agreement{seen}"


def _remark(paragraphs: list[Paragraph], remarks: list[str]) -> None:
    """Put remarks on the first words; on a paragraph of their own where there are none."""
    piece = next((piece for paragraph in paragraphs for piece in paragraph.pieces), None)
    if piece is None:
        piece = Piece(EQUAL, "")
        paragraphs.append(Paragraph([piece]))
    piece.comments = (*remarks, *piece.comments)


def _pieces(stretch: Stretch, options: RenderOptions, problems: dict[Range, list[str]]) -> Iterator[Piece]:
    """The stretch as runs: common text as the canonical has it, else deletion and insertion."""
    finding = stretch.finding
    if finding is None:
        if stretch.kind == "equal":
            yield from _equal(stretch)
        else:
            yield from _change(stretch, f"{AUTHOR}: form", ())
        return
    kind = finding.verdict
    if stretch.absent:
        yield from _change(stretch, f"{AUTHOR}: form", ())
        return
    if kind in (Verdict.FORMAT, Verdict.NOISE) and kind.value not in options.include:
        yield Piece(EQUAL, plain(stretch.canonical_text))
        return
    if kind is Verdict.FIELD:
        yield from _change(stretch, f"{AUTHOR}: fields", tuple(problems.pop(finding.scan.span, ())))
        return
    if kind.gravity < Verdict.REVIEW.gravity:
        yield from _change(stretch, f"{AUTHOR}: {kind.value}", ())
        return
    author = f"{AUTHOR}: accepted" if finding.accepted else AUTHOR
    yield from _change(stretch, author, (_comment(finding), *problems.pop(finding.scan.span, ())))


def _equal(stretch: Stretch) -> Iterator[Piece]:
    """Common text; where the canonical has forms to choose from, the one that the copy has takes their place."""
    for text, chosen in without_marks(stretch):
        if chosen is None:
            yield Piece(EQUAL, plain(text))
        elif chosen:
            yield Piece(DELETED, text, f"{AUTHOR}: form")
            yield Piece(INSERTED, chosen, f"{AUTHOR}: form")


def _change(stretch: Stretch, author: str, comments: tuple[str, ...]) -> Iterator[Piece]:
    removed, added = plain(stretch.canonical_text), stretch.scan_text
    if removed:
        yield Piece(DELETED, removed, author, comments)
        comments = ()
    if added:
        yield Piece(INSERTED, added, author, comments)
    elif not removed and comments:
        yield Piece(EQUAL, "", author, comments)


def _comment(finding: Finding) -> str:
    said = f"{finding.verdict.value.upper()} ({flat(finding.category)}): {'; '.join(map(flat, finding.reasons))}."
    if decision := decided(finding):
        said += f"\n{decision}"
    return f"{said}\nProbability of a misreading: {finding.score:.1%}"


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without white space at either end of the clause."""
    pieces = [piece for piece in pieces if piece.text]
    while pieces and not pieces[0].text.strip() and not pieces[0].comments:
        pieces.pop(0)
    while pieces and not pieces[-1].text.strip() and not pieces[-1].comments:
        pieces.pop()
    if pieces:
        pieces[0].text = pieces[0].text.lstrip()
        pieces[-1].text = pieces[-1].text.rstrip()
    return pieces


_PARAGRAPH = re.compile(r"[ \t]*\n[ \t]*\n\s*")
_LINE = re.compile(r"[ \t]*\n[ \t]*")
_STARTS_LINE = re.compile(r"([-*•|]|\(?\w{1,4}[.)])\s|$")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
SHORT_LINE = 45
"""Characters of a line that was ended on purpose: longer ones are taken to be wrapped."""


def _paragraphs(pieces: list[Piece], indent: int) -> Iterator[Paragraph]:
    """Cut runs into paragraphs at blank lines, and drop the wraps within."""
    kinds = {piece.kind for piece in pieces}
    last = kinds.pop() if len(kinds) == 1 else EQUAL
    author = pieces[0].author if pieces else AUTHOR
    paragraph = Paragraph(indent=indent)
    for piece in _joined(pieces):
        parts = _PARAGRAPH.split(visible(piece.text))
        for number, part in enumerate(parts):
            if number:
                paragraph.mark, paragraph.author = piece.kind, piece.author
                yield _headed(paragraph)
                paragraph = Paragraph(indent=indent)
            comments = piece.comments if number == 0 else ()
            if part or comments:
                paragraph.pieces.append(Piece(piece.kind, _unwrapped(part), piece.author, comments))
    if paragraph.pieces:
        paragraph.mark, paragraph.author = last, author
        yield _headed(paragraph)


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Neighbours of common text as one piece, so that a heading's mark and words are not parted."""
    last: Piece | None = None
    for piece in pieces:
        if last is not None and last.kind == piece.kind == EQUAL and not piece.comments:
            last.text += piece.text
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _unwrapped(text: str) -> str:
    lines = _LINE.split(text)
    joined = lines[0]
    for before, line in pairwise(lines):
        joined += ("\n" if _STARTS_LINE.match(line) or len(before) < SHORT_LINE else " ") + line
    return joined


def _headed(paragraph: Paragraph) -> Paragraph:
    """A Markdown heading becomes one of Word's."""
    first = paragraph.pieces[0] if paragraph.pieces else None
    if first is not None and first.kind == EQUAL and (match := _HEADING.match(first.text)):
        paragraph.heading = min(len(match[1]), 4)
        first.text = first.text[match.end() :]
    return paragraph
