"""A PDF for the file: summary, fields and the redline, with bookmarks and page numbers.

Agreements that need a person come with all their clauses; of clean ones, the fields and counts. The font is in the
file; scripts that it lacks are set in the viewer's own (Chinese, Japanese, Korean) or written out as ``\\u0648``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from typing import IO, Any
from xml.sax.saxutils import escape

from clausediff.model import Agreement, Clause, Document, Finding, Report, Verdict
from clausediff.report.context import (
    MARKS,
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
from clausediff.report.segments import Stretch, by_clause, has_texts, segments, without_marks
from clausediff.report.visible import elide, flat, visible

__all__ = ["Block", "build", "render"]

PIECE = 6_000
"""Characters of one paragraph: longer ones are set as several, as setting one takes time beyond its length."""

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
        rows.append([[("", elide(flat(value.name), 8))], [("", reads)], [("review", f"? {said}" if said else "")]])
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
        yield "absent", stretch.canonical_text
        return
    if finding is None:
        if stretch.kind == "equal":
            yield "", "".join(text if chosen is None else chosen for text, chosen in without_marks(stretch))
        else:
            yield "absent", stretch.canonical_text
            yield "ins", stretch.scan_text
        return
    number = numbers.get(id(finding))
    if number is None:
        # What is folded away reads as the canonical has it; a field, as the copy fills it.
        yield "", stretch.scan_text if finding.verdict is Verdict.FIELD else stretch.canonical_text
        return
    yield "del", stretch.canonical_text
    yield "ins", stretch.scan_text
    yield f"ref {state(finding)}", f"{MARKS[state(finding)]}{number}"


_BLANK_LINE = re.compile(r"[ \t]*\n[ \t]*\n\s*")


def _paragraphs(runs: list[Run]) -> Iterator[Block]:
    """Runs cut at blank lines."""
    current: list[Run] = []
    for style, text in runs:
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
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Table

    sheets = _sheets()
    story: list[Any] = []
    for block in data:
        if block.kind == "break":
            story.append(PageBreak())
        elif block.kind == "table":
            cells = [[Paragraph(_markup(cell), sheets["cell"]) for cell in row] for row in block.rows]
            widths = [share * (A4[0] - 100) for share in block.widths]
            story.append(
                Table(cells, widths, repeatRows=1, style=_table_style(), hAlign="LEFT", spaceBefore=4, spaceAfter=8)
            )
        else:
            for runs in _pieces(block.runs):
                paragraph = Paragraph(_markup(runs), sheets[block.kind])
                paragraph._bookmark = block.kind == "h1" and "".join(text for _, text in runs)
                story.append(paragraph)

    class Template(BaseDocTemplate):  # type: ignore[misc]
        """Adds a bookmark for each heading."""

        def afterFlowable(self, flowable: Any) -> None:
            """Called for each thing that was set."""
            title = getattr(flowable, "_bookmark", "")
            if title:
                self.count = getattr(self, "count", 0) + 1
                self.canv.bookmarkPage(f"h{self.count}")
                self.canv.addOutlineEntry(title, f"h{self.count}", 0, closed=False)

    template = Template(out, pagesize=A4, invariant=1, title="clausediff report", author="clausediff", lang="en")
    frame = Frame(50, 50, A4[0] - 100, A4[1] - 100, id="page", leftPadding=0, rightPadding=0)
    template.addPageTemplates([PageTemplate("page", [frame], onPage=_foot)])
    template.build(story)


def _pieces(runs: list[Run]) -> Iterator[list[Run]]:
    """A paragraph's runs, cut where it grows too long to be set at once."""
    current: list[Run] = []
    size = 0
    for style, text in runs:
        rest = text
        while size + len(rest) > PIECE:
            yield [*current, (style, rest[: PIECE - size])]
            rest = rest[PIECE - size :]
            current, size = [], 0
        current.append((style, rest))
        size += len(rest)
    if size or not runs:
        yield current


def _foot(canvas: Any, template: Any) -> None:
    canvas.saveState()
    canvas.setFont("CD", 8)
    canvas.setFillGray(0.35)
    canvas.drawString(50, 30, "clausediff report")
    canvas.drawRightString(template.pagesize[0] - 50, 30, f"page {template.page}")
    canvas.restoreState()


@lru_cache
def _covered() -> frozenset[int]:
    """Register the fonts; the characters that ours has."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    folder = files("clausediff.report") / "fonts"
    fonts = {}
    for name, file in (("CD", "DejaVuSans.ttf"), ("CDB", "DejaVuSans-Bold.ttf")):
        with (folder / file).open("rb") as stream:
            fonts[name] = TTFont(name, stream)
        pdfmetrics.registerFont(fonts[name])
    pdfmetrics.registerFontFamily("CD", normal="CD", bold="CDB", italic="CD", boldItalic="CDB")
    for name in ("STSong-Light", "HeiseiMin-W3", "HYSMyeongJo-Medium"):
        pdfmetrics.registerFont(UnicodeCIDFont(name))
    return frozenset(set(fonts["CD"].face.charToGlyph) & set(fonts["CDB"].face.charToGlyph))


def _font(character: str) -> str:
    """The font for a character: ours, one of the viewer's, or none (it is then written out)."""
    code = ord(character)
    if code in _covered():
        return "CD"
    if 0x3040 <= code <= 0x30FF:
        return "HeiseiMin-W3"
    if 0xAC00 <= code <= 0xD7A3:
        return "HYSMyeongJo-Medium"
    if 0x4E00 <= code <= 0x9FFF or 0x3000 <= code <= 0x303F or 0xFF01 <= code <= 0xFF5E:
        return "STSong-Light"
    return ""


_COLORS = {
    "substantive": "#a11512",
    "review": "#7a4b00",
    "accepted": "#075a74",
    "clean": "#1d6b37",
    "noise": "#444444",
    "field": "#444444",
    "format": "#444444",
}


def _markup(runs: list[Run]) -> str:
    return "".join(map(_run, runs)) or " "


def _run(run: Run) -> str:
    style, text = run
    if not text:
        return ""
    marked = _glyphs(text)
    if style == "del":
        return f'<strike><font color="#8a1512" backColor="#fde3e1">{marked}</font></strike>'
    if style == "ins":
        return f'<u><font color="#0a5428" backColor="#d8f1e0"><b>{marked}</b></font></u>'
    if style == "absent":
        return f'<strike><font color="#666666">{marked}</font></strike>'
    if style == "bold":
        return f"<b>{marked}</b>"
    if style.startswith("ref "):
        return f'<super><font color="{_COLORS[style[4:]]}"><b>{marked}</b></font></super>'
    if style in _COLORS:
        return f'<font color="{_COLORS[style]}"><b>{marked}</b></font>'
    return marked


def _glyphs(text: str) -> str:
    """The text escaped for the typesetter, each script in a font that has it, the rest written out."""
    text = visible(text)
    if text.isascii():
        return escape(text)
    made = []
    for font, characters in groupby(text, key=_font):
        part = "".join(characters)
        if font == "CD":
            made.append(escape(part))
        elif font:
            made.append(f'<font name="{font}">{escape(part)}</font>')
        else:
            made.append("".join(map(_written, part)))
    return "".join(made)


def _written(character: str) -> str:
    """A character that no font has, by its number; the picture of a control character by that one's."""
    code = ord(character)
    if 0x2400 <= code <= 0x2421:
        return f"\\x{code - 0x2400 if code != 0x2421 else 0x7F:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _sheets() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    _covered()
    make: Callable[..., Any] = ParagraphStyle
    base = make("text", fontName="CD", fontSize=9.5, leading=14, spaceAfter=5)
    return {
        "text": base,
        "title": make("title", base, fontName="CDB", fontSize=18, leading=22, spaceAfter=8),
        "h1": make("h1", base, fontName="CDB", fontSize=12, leading=16, spaceBefore=12, spaceAfter=5, keepWithNext=1),
        "note": make("note", base, fontSize=8.5, leading=12, textColor="#444444"),
        "why": make("why", base, fontSize=8.5, leading=12, leftIndent=14, borderPadding=(0, 0, 0, 6), spaceAfter=4),
        "cell": make("cell", base, fontSize=8.5, leading=11, spaceAfter=0),
    }


def _table_style() -> list[Any]:
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), "#e9ecef"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, "#c5cad1"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
