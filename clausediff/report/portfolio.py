"""A portfolio as plain data: what the results of a batch say about all copies of an archive.

:mod:`clausediff.batch.portfolio` makes it; :mod:`clausediff.report.portfolio_html` and
:mod:`clausediff.report.portfolio_xlsx` write it.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from clausediff.errors import OutputError, UsageError, install_command

__all__ = ["ClauseRow", "CopyRow", "DifferenceRow", "FormRow", "PeriodRow", "Portfolio", "write_portfolio"]


@dataclass(frozen=True, slots=True)
class FormRow:
    """A canonical and its copies."""

    canonical: str
    version: str
    copies: int
    clean: int
    review: int
    substantive: int


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause, and in how many copies it deviates."""

    canonical: str
    clause: str
    label: str
    heading: str
    copies: int
    review: int
    substantive: int
    missing: int
    moved: int
    variants: int
    """Distinct differences in it."""

    @property
    def name(self) -> str:
        """How it is cited: its label, or its id, and its first words."""
        return f"{self.label.strip() or self.clause} {self.heading}".strip()

    @property
    def share(self) -> float:
        """The share of the copies in which it is not clean."""
        return (self.review + self.substantive) / self.copies if self.copies else 0.0


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A distinct difference over all copies."""

    id: str
    canonical: str
    clause: str
    text: str
    reading: str
    verdict: str
    category: str
    copies: int
    among: int
    why: str
    path: str
    agreement: str


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A copy with its counts, and why it stands out where it does."""

    path: str
    agreement: str
    name: str
    canonical: str
    verdict: str
    review: int
    substantive: int
    noise_rate: float
    date: str
    clauses: tuple[tuple[str, str], ...]
    """The clauses that are not clean, with the verdict of each."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """The copies of a month."""

    period: str
    clean: int
    review: int
    substantive: int


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What the results of a batch say about all copies."""

    source: str
    """The folder of the results, as it was named."""
    state: str
    """``complete``; or why something lacks."""
    files: int
    errors: int
    forms: tuple[FormRow, ...]
    clauses: tuple[ClauseRow, ...]
    """Those that deviate somewhere, the most frequent first."""
    differences: tuple[DifferenceRow, ...]
    """The gravest and rarest first; as many as a report has room for."""
    all_differences: int
    outliers: tuple[CopyRow, ...]
    """Copies that deviate far more than others of their form."""
    periods: tuple[PeriodRow, ...]
    """Empty where nothing says when the copies are from."""
    left_out: int = 0
    """Copies without a date, where others have one."""


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
    place = Path(path)
    if place.exists() and not force:
        raise OutputError(f"{path}: stands there already; use --force to overwrite it")
    try:
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        try:
            with os.fdopen(handle, "wb") as out:
                if path.lower().endswith(".xlsx"):
                    from clausediff.report.portfolio_xlsx import render_workbook

                    render_workbook(portfolio, out)
                else:
                    from clausediff.report.portfolio_html import page

                    out.write(page(portfolio).encode("utf-8", "xmlcharrefreplace"))
            mask = os.umask(0o077)
            os.umask(mask)
            os.chmod(temporary, 0o666 & ~mask)
            os.replace(temporary, place)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as error:
        raise OutputError(f"{path}: could not be written: {error.strerror or error}") from None
