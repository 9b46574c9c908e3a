"""A portfolio as one page of HTML that loads nothing, runs nothing, and can be printed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from clausediff.report.html_prose import marked
from clausediff.report.portfolio import CopyRow, DifferenceRow, Portfolio
from clausediff.report.portfolio_charts import Bar, horizontal_bars, vertical_bars
from clausediff.report.visible import elide, flat
from clausediff.report.wording import same_letters

__all__ = ["page"]

CHARTED = 30
"""Clauses in the chart; the table has more."""
_WORDS = 30
"""Words of a reading that a cell shows."""


def page(portfolio: Portfolio) -> str:
    """The page."""
    style = (files("clausediff.report") / "portfolio.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Portfolio: {_text(portfolio.source)}</title><style>{style}</style></head><body>"
        + "\n".join(_body(portfolio))
        + "</body></html>\n"
    )


def _text(text: str, words: int = _WORDS) -> str:
    return escape(elide(flat(text).strip(), words), quote=False)


def _body(portfolio: Portfolio) -> Iterator[str]:
    copies = sum(form.copies for form in portfolio.forms)
    yield f"<h1>Portfolio: {_text(portfolio.source)}</h1>"
    if portfolio.state != "complete":
        yield f'<p class="warn">Not everything is here: {_text(portfolio.state)}.</p>'
    yield f"<p>{copies:,} agreements in {portfolio.files:,} files; {portfolio.all_differences:,} distinct differences.</p>"
    if portfolio.errors:
        yield f'<p class="warn">{portfolio.errors:,} files could not be compared; the table <code>errors</code> names them.</p>'
    heads = ("Form", "Version", "#Copies", "#Clean", "#Review", "#Substantive")
    yield _table(
        "Forms and their copies",
        heads,
        (
            (_text(f.canonical), _text(f.version), *_numbers(f.copies, f.clean, f.review, f.substantive))
            for f in portfolio.forms
        ),
    )
    yield from _clauses(portfolio)
    yield from _periods(portfolio)
    yield from _differences(portfolio)
    yield from _outliers(portfolio.outliers)


def _clauses(portfolio: Portfolio) -> Iterator[str]:
    yield "<h2>Which clauses deviate</h2>"
    if not portfolio.clauses:
        yield "<p>None: in every copy that was compared, every clause is clean.</p>"
        return
    several = len(portfolio.forms) > 1
    bars = [
        Bar(flat(f"{row.canonical}: {row.name}" if several else row.name), row.substantive, row.review, row.copies)
        for row in portfolio.clauses[:CHARTED]
    ]
    title = "Share of the copies in which a clause deviates"
    yield f"<figure>{horizontal_bars(bars, title)}<figcaption>{title}: filled, substantive; hatched, review.</figcaption></figure>"
    heads = ("Form", "Clause", "#Copies", "#Substantive", "#Review", "#Share", "#Missing", "#Moved", "#Variants")
    yield _table(
        "Clauses, those that deviate most first",
        heads,
        (
            (
                _text(row.canonical),
                _text(row.name),
                *_numbers(row.copies, row.substantive, row.review),
                f"{row.share:.2%}",
                *_numbers(row.missing, row.moved, row.variants),
            )
            for row in portfolio.clauses
        ),
    )


def _periods(portfolio: Portfolio) -> Iterator[str]:
    if not portfolio.periods:
        return
    yield "<h2>Over time</h2>"
    bars = [Bar(p.period, p.substantive, p.review, p.clean + p.review + p.substantive) for p in portfolio.periods]
    title = "Share of each month's copies that are not clean"
    yield f"<figure>{vertical_bars(bars, title)}<figcaption>{title}: filled, substantive; hatched, review.</figcaption></figure>"
    rows = ((p.period, *_numbers(p.clean, p.review, p.substantive)) for p in portfolio.periods)
    yield _table("Copies of each month", ("Month", "#Clean", "#Review", "#Substantive"), rows)
    if portfolio.left_out:
        yield f"<p>{portfolio.left_out:,} copies have no date.</p>"


def _differences(portfolio: Portfolio) -> Iterator[str]:
    yield "<h2>Differences</h2>"
    shown = len(portfolio.differences)
    if shown < portfolio.all_differences:
        yield f"<p>The first {shown:,} of {portfolio.all_differences:,}; <code>differences.parquet</code> has all.</p>"
    heads = ("Verdict", "Form", "Clause", "Difference", "#Copies", "Why", "First copy")
    rows = (
        (
            f'<span class="{row.verdict}">{row.verdict}</span>',
            _text(row.canonical),
            _text(row.cited),
            _words(row),
            f"{row.copies:,} of {row.among:,}",
            _text(row.why),
            f"{_text(row.path)} #{_text(row.agreement)}",
        )
        for row in portfolio.differences
    )
    yield _table("Each distinct difference once, the gravest and rarest first", heads, rows)


def _words(row: DifferenceRow) -> str:
    """Both readings of a difference; words that were struck out once, with a line through them."""
    once = row.category == "struck" and same_letters(row.text, row.reading)
    reading = "" if once else elide(flat(row.reading).strip(), _WORDS)
    return marked(elide(flat(row.text).strip(), _WORDS), reading, " ")


def _outliers(copies: tuple[CopyRow, ...]) -> Iterator[str]:
    yield "<h2>Copies that stand out</h2>"
    if not copies:
        yield "<p>None has far more findings than the others of its form.</p>"
        return
    heads = ("Verdict", "Copy", "File", "Form", "#Substantive", "#Review", "Why")
    rows = (
        (
            f'<span class="{row.verdict}">{row.verdict}</span>',
            _text(row.name),
            f"{_text(row.path)} #{_text(row.agreement)}",
            _text(row.canonical),
            *_numbers(row.substantive, row.review),
            _text(row.why),
        )
        for row in copies
    )
    yield _table("Copies with far more findings than others of their form", heads, rows)


def _numbers(*numbers: int) -> tuple[str, ...]:
    return tuple(f"{number:,}" for number in numbers)


def _table(caption: str, heads: tuple[str, ...], rows: Iterable[Iterable[str]]) -> str:
    """A table; a head that begins with ``#`` is that of a column of numbers. The cells are HTML already."""
    looks = ['class="n"' if head.startswith("#") else "" for head in heads]
    made = "".join(f'<th scope="col" {look}>{head.lstrip("#")}</th>' for head, look in zip(heads, looks, strict=True))
    body = "".join(
        f"<tr>{''.join(f'<td {look}>{cell}</td>' for cell, look in zip(row, looks, strict=True))}</tr>\n"
        for row in rows
    )
    return f"<table><caption>{caption}</caption><thead><tr>{made}</tr></thead><tbody>\n{body}</tbody></table>"
