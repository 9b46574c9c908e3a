"""A report in a notebook: HTML without scripts or styles of its own, in the notebook's page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from clausediff.model import Report
from clausediff.report.counts import totals
from clausediff.report.listing import listing
from clausediff.report.problems import failure
from clausediff.report.visible import flat

__all__ = ["notebook"]

_MOST = 50
"""Rows of a table; the rest is counted."""


def notebook(report: Report) -> str:
    """The counts, the differences and the files that were not compared."""
    found = listing(report)
    rows = [
        (
            f"{row.mark} {row.word}",
            row.where,
            f"{_e(row.words.before)}<del>{_e(row.words.removed)}</del> <ins>{_e(row.words.added)}</ins>{_e(row.words.after)}",
            row.copies,
            row.why,
        )
        for row in found.rows[:_MOST]
    ]
    parts = [f"<p><b>{_e(found.tally)}</b><br>{_e(totals(report))}.</p>"]
    if rows:
        parts.append(_table(("Verdict", "Clause", "Difference", "Copies", "Why"), rows))
    if len(found.rows) > _MOST:
        parts.append(f"<p>… and {len(found.rows) - _MOST:,} more</p>")
    failed = [d for d in report.documents if d.error is not None]
    parts += [f"<p>{_e(flat(d.path))} was not compared: {_e(failure(d))}</p>" for d in failed if d.error]
    return "\n".join(parts)


def _table(head: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """A table; the third cell of each row is HTML already."""
    names = "".join(f"<th>{_e(name)}</th>" for name in head)
    lines = "".join(
        "<tr>" + "".join(f"<td>{cell if at == 2 else _e(cell)}</td>" for at, cell in enumerate(row)) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{names}</tr></thead><tbody>{lines}</tbody></table>"


def _e(text: str) -> str:
    return escape(text, quote=True)
