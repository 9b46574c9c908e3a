"""The Word report: each copy with what differs from the canonical as tracked changes, and the reasons as comments.

By default only findings for a person are changes: ``review`` and ``substantive``. Everything else (misread letters,
filled fields, layout, page numbers) is plain text as the copy prints it, and optional parts that the copy rightly lacks
are left out. So

- accepting all changes always gives the copy, every printed character in order, and
- rejecting all gives the canonical's words as this copy fills them in, but for words that were misread.

With ``include`` those are changes too, each kind by an author of its own, which Word can filter; with all of ``noise``,
``format`` and ``field`` (or ``verbose``) rejecting all gives the canonical's words exactly. Text that is not shown as a
change is thus always the copy's: the redline shows no word as unchanged that is not on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from clausediff.errors import UsageError
from clausediff.model import Agreement, Document, Report, Verdict
from clausediff.report.counts import counted, plural, totals
from clausediff.report.docx_document import (
    DELETED,
    EQUAL,
    INSERTED,
    MOVED_FROM,
    MOVED_TO,
    Cover,
    Piece,
    Redline,
    Struck,
)
from clausediff.report.docx_pages import Pages
from clausediff.report.listing import listing
from clausediff.report.names import party_names
from clausediff.report.problems import about_file, failure, outside_text, without_agreement
from clausediff.report.registry import RenderOptions
from clausediff.report.visible import elide, flat
from clausediff.report.wording import whole_reasons

__all__ = ["Made", "build", "one", "render"]

_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ?)?")
_LEGEND = (
    (DELETED, "struck out: words of the canonical that this copy does not have"),
    (INSERTED, "underlined: words of this copy that the canonical does not have"),
    (MOVED_FROM, "doubly struck out: a passage that stands elsewhere in the copy"),
    (MOVED_TO, "underlined in this colour: where it stands now"),
    ("", "small and grey: running heads, page numbers and other things of the page"),
)
_MORE = "Accept all changes for the text of the copy; reject all for the canonical as it is filled in here."


class Made:
    """What the report is written from."""

    __slots__ = ("cover", "redlines")

    def __init__(self, redlines: list[Redline], cover: Cover) -> None:
        self.redlines = redlines
        self.cover = cover


def build(report: Report, options: RenderOptions) -> Made:
    """A redline for each agreement, and the cover."""
    if options.date is not None and not _DATE.fullmatch(options.date):
        raise UsageError(f"{options.date!r} is no date; write it as 2026-11-20 or 2026-11-20T10:00:00Z.")
    names = party_names(report)
    redlines = [
        _redline(document, agreement, options, names[document.path, agreement.id])
        for document, agreement in report.agreements()
    ]
    cover = _cover(report, redlines, options)
    if len(redlines) == 1 and cover.remarks:
        # There is no page for them: as comments they are beside the text, and leave the text as it is.
        said = tuple(cover.remarks)
        redlines[0].paragraphs[0].pieces.insert(0, Piece(EQUAL, "", comments=said, ends=len(said)))
        cover.remarks.clear()
    return Made(redlines, cover)


def render(data: Made, out: IO[bytes], options: RenderOptions) -> None:
    """Write the document; the same data gives the same bytes."""
    from clausediff.report.docx_writer import Writer

    writer = Writer(options.date)
    single = len(data.redlines) == 1
    if not single:
        writer.cover(data.cover)
    last = len(data.redlines) - 1
    for number, redline in enumerate(data.redlines):
        writer.redline(redline, cover=data.cover if single else None, last=number == last, heading=not single)
    writer.save(data.redlines[0].title if single else data.cover.title, out)


def one(report: Report, document: Document, agreement: Agreement) -> Report:
    """A report on one copy only, for a redline of its own."""
    from dataclasses import replace

    return Report((replace(document, agreements=(agreement,)),), report.notes, report.issued)


def _redline(document: Document, agreement: Agreement, options: RenderOptions, party: str) -> Redline:
    title = f"{flat(document.path)}, agreement {agreement.id}{f': {party}' if party else ''} ({agreement.verdict})"
    return Redline(title, Pages(document, agreement, options).paragraphs(), counted(agreement) or "no differences")


def _cover(report: Report, redlines: list[Redline], options: RenderOptions) -> Cover:
    found, names = listing(report), party_names(report)
    differences: list[tuple[str, ...]] = [("Clause", "Canonical", "Copy", "Copies", "Why")]
    for each in found.rows:
        here = Struck(each.words.removed) if each.words.struck else each.words.added
        differences.append((f"{each.mark} {each.where}", each.words.removed, here, each.copies, each.why))
    rows: list[tuple[str, ...]] = [("File", "Copy", "Party", "Verdict", "Differences")]
    for (document, agreement), redline in zip(report.agreements(), redlines, strict=True):
        rows.append(
            (
                flat(document.path),
                agreement.id,
                names[document.path, agreement.id],
                agreement.verdict,
                redline.summary,
            )
        )
    rows += [(flat(d.path), "", "", "not compared", failure(d)) for d in report.documents if d.error]
    counts = redlines[0].summary if len(redlines) == 1 else f"{found.tally}. {totals(report)}"
    return Cover(
        f"clausediff: {plural(len(redlines), 'agreement')}",
        f"{counts[:1].upper()}{counts[1:]}. {_MORE}{_misread(report, options)}",
        _LEGEND,
        rows,
        differences if len(differences) > 1 else [],
        remarks=list(_remarks(report)),
    )


def _misread(report: Report, options: RenderOptions) -> str:
    """How many misread words are plain text, so that nobody takes them for the form's; empty where there are none."""
    if options.shows("noise"):
        return ""
    count = sum(
        finding.verdict is Verdict.NOISE and any(map(str.isalnum, finding.scan.text))
        for _, _, finding in report.findings()
    )
    return (
        f" {plural(count, 'misread word')} {'is' if count == 1 else 'are'} left as the page has them." if count else ""
    )


def _remarks(report: Report) -> Iterator[str]:
    """What is to be said of files, and belongs to no agreement."""
    for document in report.documents:
        name = flat(document.path)
        if document.error is not None:
            yield f"{name} was not compared: {failure(document)}"
        elif without_agreement(document):
            yield f"{name}: no agreement was found in it."
        for word, finding in about_file(document):
            yield f"{word.upper()} about {name}: {whole_reasons(finding)}."
        for (start, end), text in outside_text(document):
            seen = f": “{elide(flat(text).strip(), 40)}”" if text else ""
            yield f"{plural(end - start, 'character')} of {name} belong to no agreement{seen}"
