"""A portfolio as a workbook: sheets of clauses with a chart, differences, copies that stand out, forms, and months."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import IO, Any

from clausediff.report.archive import rezip
from clausediff.report.portfolio import DifferenceRow, Portfolio
from clausediff.report.visible import visible
from clausediff.report.wording import same_letters

__all__ = ["render_workbook"]

CELL = 32_767
CHARTED = 25
"""Clauses in the chart."""
Cell = str | int | float


def render_workbook(portfolio: Portfolio, out: IO[bytes]) -> None:
    """Write the workbook; the same portfolio gives the same bytes. Texts are written as texts, never as formulas or links."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": "clausediff", "author": "clausediff", "created": datetime.datetime(1980, 1, 1)})
    head = book.add_format({"bold": True, "bg_color": "#E9ECEF", "border": 1, "valign": "top", "text_wrap": True})
    plain = book.add_format({"valign": "top", "text_wrap": True})
    share = book.add_format({"valign": "top", "num_format": "0.00%"})
    looks = {
        "": plain,
        "share": share,
        "substantive": book.add_format({"valign": "top", "bg_color": "#FDE3E1", "font_color": "#8A1512", "bold": True}),
        "review": book.add_format({"valign": "top", "bg_color": "#FDEECB", "font_color": "#7A4B00", "bold": True}),
    }

    def sheet(name: str, heads: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]) -> tuple[Any, int]:
        made = book.add_worksheet(name)
        for column, (title, width) in enumerate(heads):
            made.set_column(column, column, width)
            made.write_string(0, column, title, head)
        count = 0
        for count, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    made.write_string(count, column, visible(cell)[:CELL], looks.get(cell, plain))
                else:
                    made.write_number(count, column, cell, looks["share" if heads[column][0] == "Share" else ""])
        made.freeze_panes(1, 1)
        made.autofilter(0, 0, max(1, count), len(heads) - 1)
        return made, count

    _clauses(portfolio, book, sheet)
    _lists(portfolio, sheet)
    _periods(portfolio, book, sheet)
    _about(portfolio, sheet)
    book.close()
    rezip(buffer, out)


def _clauses(portfolio: Portfolio, book: Any, sheet: Any) -> None:
    heads = [("Clause", 44), ("Form", 18), ("Copies", 10), ("Substantive", 12), ("Review", 10), ("Share", 10)]
    heads += [("Missing", 10), ("Moved", 10), ("Variants", 10)]
    rows = (
        (
            row.name,
            row.canonical,
            row.copies,
            row.substantive,
            row.review,
            row.share,
            row.missing,
            row.moved,
            row.variants,
        )
        for row in portfolio.clauses
    )
    made, count = sheet("Clauses", heads, rows)
    if count:
        _chart(book, made, "Clauses", min(count, CHARTED), "Copies in which a clause deviates", "bar", 10)


def _chart(book: Any, sheet: Any, name: str, count: int, title: str, kind: str, column: int) -> None:
    """Bars of substantive and review, stacked, beside the table that they are of."""
    chart = book.add_chart({"type": kind, "subtype": "stacked"})
    for place, color in ((3, "#B3002D"), (4, "#F2C14E")):
        chart.add_series(
            {
                "name": [name, 0, place],
                "categories": [name, 1, 0, count, 0],
                "values": [name, 1, place, count, place],
                "fill": {"color": color},
                "gap": 40,
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    if kind == "bar":
        chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 760, "height": max(260, 22 * count + 110) if kind == "bar" else 320})
    sheet.insert_chart(1, column, chart)


def _read(row: DifferenceRow) -> str:
    """What the copies read; of words that were struck out, that they are."""
    once = row.category == "struck" and same_letters(row.text, row.reading)
    return f"~~{row.reading}~~" if once else row.reading


def _lists(portfolio: Portfolio, sheet: Any) -> None:
    heads = [("Verdict", 13), ("Form", 18), ("Clause", 12), ("Canonical", 44), ("Copies read", 44), ("Copies", 9)]
    heads += [("Among", 9), ("Why", 40), ("First copy", 34), ("Agreement", 11), ("Id", 19)]
    rows = (
        (r.verdict, r.canonical, r.cited, r.text, _read(r), r.copies, r.among, r.why, r.path, r.agreement, r.id)
        for r in portfolio.differences
    )
    sheet("Differences", heads, rows)
    heads = [
        ("Verdict", 13),
        ("Copy", 28),
        ("File", 40),
        ("Agreement", 11),
        ("Form", 18),
        ("Substantive", 12),
        ("Review", 10),
    ]
    heads += [("Noise rate", 11), ("Why", 60)]
    standing = (
        (r.verdict, r.name, r.path, r.agreement, r.canonical, r.substantive, r.review, r.noise_rate, r.why)
        for r in portfolio.outliers
    )
    sheet("Copies that stand out", heads, standing)


def _periods(portfolio: Portfolio, book: Any, sheet: Any) -> None:
    if not portfolio.periods:
        return
    heads = [("Month", 12), ("Copies", 10), ("Clean", 10), ("Substantive", 12), ("Review", 10)]
    rows = ((p.period, p.clean + p.review + p.substantive, p.clean, p.substantive, p.review) for p in portfolio.periods)
    made, count = sheet("Over time", heads, rows)
    _chart(book, made, "Over time", count, "Copies that are not clean, by month", "column", 6)


def _about(portfolio: Portfolio, sheet: Any) -> None:
    rows: list[Sequence[Cell]] = [
        ("Results", portfolio.source),
        ("State", portfolio.state),
        ("Files", portfolio.files),
        ("Files not compared", portfolio.errors),
        ("Distinct differences", portfolio.all_differences),
        ("Differences listed here", len(portfolio.differences)),
        ("Copies without a date", portfolio.left_out),
    ]
    for form in portfolio.forms:
        said = f"{form.copies:,} copies: {form.clean:,} clean, {form.review:,} review, {form.substantive:,} substantive"
        rows.append((f"{form.canonical}, version {form.version}", said))
    sheet("About", [("", 30), ("", 80)], rows)
