"""Writes a portfolio as HTML or as a workbook, all of it or nothing."""

from __future__ import annotations

from typing import IO

from clausediff.errors import OutputError, UsageError, install_command
from clausediff.report.portfolio import Portfolio
from clausediff.report.writing import write_whole

__all__ = ["require_format", "write_portfolio"]

_SUFFIXES = (".xlsx", ".html", ".htm")


def require_format(path: str) -> None:
    """Raise UsageError for a suffix that names no format of a portfolio, and OutputError where a library lacks."""
    if not path.lower().endswith(_SUFFIXES):
        raise UsageError(
            f"{path}: a portfolio is written as {', '.join(_SUFFIXES[:2])}; name a file with such a suffix"
        )
    if path.lower().endswith(".xlsx"):
        from importlib.util import find_spec

        if find_spec("xlsxwriter") is None:
            raise OutputError(
                f"a portfolio as xlsx needs xlsxwriter, which is not installed: {install_command('xlsx')}"
            )


def write_portfolio(portfolio: Portfolio, path: str, *, force: bool = False) -> None:
    """Write a portfolio, all of it or nothing; the suffix names the format. Raises OutputError."""
    require_format(path)

    def put(out: IO[bytes]) -> None:
        if path.lower().endswith(".xlsx"):
            from clausediff.report.portfolio_xlsx import render_workbook

            render_workbook(portfolio, out)
        else:
            from clausediff.report.portfolio_html import page

            out.write(page(portfolio).encode("utf-8", "xmlcharrefreplace"))

    write_whole(path, put, force=force)
