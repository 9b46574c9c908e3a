"""CSV (RFC 4180, UTF-8): one row for each notice.

A spreadsheet interprets a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula; such a cell gets an
apostrophe in front, as spreadsheets themselves write text that looks like a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import IO

from clausediff.model import Report
from clausediff.report.names import Names, party_names
from clausediff.report.notices import Notice, notices
from clausediff.report.registry import RenderOptions
from clausediff.report.visible import visible
from clausediff.report.wording import in_words

__all__ = ["COLUMNS", "build", "render", "row"]

COLUMNS = (
    "file",
    "agreement",
    "signer",
    "canonical",
    "clause",
    "verdict",
    "category",
    "canonical_text",
    "scan_text",
    "reasons",
    "score",
    "decision",
    "reviewer",
    "time",
    "comment",
    "canonical_start",
    "canonical_end",
    "scan_start",
    "scan_end",
    "id",
)

Cell = str | int | float
_LIVE = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")


def build(report: Report, options: RenderOptions) -> Iterator[tuple[Cell, ...]]:
    """The rows, without the head."""
    names = party_names(report)
    return (row(notice, names) for notice in notices(report, options))


def render(data: Iterator[tuple[Cell, ...]], out: IO[str], options: RenderOptions) -> None:
    """Write head and rows."""
    if options.bom:
        out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for cells in data:
        writer.writerow([_inert(cell) if isinstance(cell, str) else cell for cell in cells])


def row(notice: Notice, names: Names) -> tuple[Cell, ...]:
    """A notice as cells, in the order of :data:`COLUMNS`; cells that do not apply are empty. ``names`` are those of the copies."""
    agreement, finding = notice.agreement, notice.finding
    decision = finding.decision if finding is not None else None
    start, end = notice.span if notice.span is not None else ("", "")
    return (
        notice.document.path,
        agreement.id if agreement is not None else "",
        names[notice.document.path, agreement.id] if agreement is not None else "",
        agreement.canonical.id if agreement is not None else "",
        notice.where,
        notice.verdict,
        notice.category,
        finding.canonical.text if finding is not None else "",
        finding.scan.text if finding is not None else "",
        in_words("; ".join(notice.reasons)),
        round(finding.score, 6) if finding is not None else "",
        decision.action if decision is not None else "",
        decision.reviewer if decision is not None else "",
        decision.time if decision is not None else "",
        decision.comment if decision is not None else "",
        finding.canonical.span[0] if finding is not None and agreement is not None else "",
        finding.canonical.span[1] if finding is not None and agreement is not None else "",
        start,
        end,
        finding.id if finding is not None else "",
    )


def _inert(cell: str) -> str:
    """The cell as text that no spreadsheet interprets as a formula."""
    shown = visible(cell)
    return f"'{shown}" if shown.lstrip().startswith(_LIVE) else shown
