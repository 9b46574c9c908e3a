"""CSV (RFC 4180, UTF-8): one row for each finding and for everything else that must not be passed over in silence.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula; such a cell gets an apostrophe
in front, as spreadsheets themselves write text that looks like one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import IO

from clausediff.model import Report
from clausediff.report.points import Point, points
from clausediff.report.registry import RenderOptions
from clausediff.report.visible import visible

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
    return (row(point) for point in points(report, options))


def render(data: Iterator[tuple[Cell, ...]], out: IO[str], options: RenderOptions) -> None:
    """Write head and rows."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for cells in data:
        writer.writerow([_inert(cell) if isinstance(cell, str) else cell for cell in cells])


def row(point: Point) -> tuple[Cell, ...]:
    """A point as cells, in the order of :data:`COLUMNS`; what it does not have is empty."""
    agreement, finding = point.agreement, point.finding
    decision = finding.decision if finding is not None else None
    start, end = point.span if point.span is not None else ("", "")
    return (
        point.document.path,
        agreement.id if agreement is not None else "",
        agreement.signer if agreement is not None else "",
        agreement.canonical.id if agreement is not None else "",
        point.where,
        point.verdict,
        point.category,
        finding.canonical.text if finding is not None else "",
        finding.scan.text if finding is not None else "",
        "; ".join(point.reasons),
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
    """The cell as text that no spreadsheet takes for a formula."""
    shown = visible(cell)
    return f"'{shown}" if shown.lstrip().startswith(_LIVE) else shown
