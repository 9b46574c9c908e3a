"""The lines of the portfolio's lists, as pieces with styles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.style import Style

from clausediff.batch.portfolio import Wanted
from clausediff.report.portfolio import ClauseRow, CopyRow, DifferenceRow
from clausediff.report.visible import elide, flat, reading
from clausediff.report.wording import same_letters
from clausediff.tui.themes import SIGNS, state_style, style
from clausediff.tui.wrap import cells, crop, crop_start, fill

__all__ = [
    "COLUMNS",
    "clause_head",
    "clause_line",
    "copy_head",
    "copy_line",
    "difference_head",
    "difference_line",
    "narrowed_to",
]

Pieces = Iterable[tuple[str, Style]]
_BAR = 20
"""Columns of the bar of a clause."""
COLUMNS = 12
"""Clauses that have a column of signs in the list of copies, at most."""
_SIGN = 4
"""Columns of such a sign, with the end of the label above it."""


def _plain(text: str, words: int = 12) -> str:
    return elide(flat(text).strip(), words)


def _difference_columns(width: int) -> tuple[int, int, int, int]:
    """The widths of form, clause, readings and reasons."""
    rest = max(30, width - 2 - 18)
    form = min(18, rest // 6) if width >= 90 else 0
    why = min(44, rest * 2 // 5) if width >= 100 else 0
    return form, 10, rest - form - 10 - why, why


def difference_head(width: int) -> str:
    """The names of the columns of the differences."""
    form, clause, words, why = _difference_columns(width - 1)
    named = fill("Form", form) + fill("Clause", clause) + fill("Canonical → copies", words) + fill("Copies", 18)
    return "   " + named + fill("Why", why)


def difference_line(row: DifferenceRow, theme: str, width: int) -> Pieces:
    """``! nda   7.1   30 → 90      6 of 4,000   a figure; …``."""
    form, clause, words, why = _difference_columns(width)
    yield f"{SIGNS[row.verdict]} ", state_style(theme, row.verdict)
    yield fill(_plain(row.canonical), max(0, form - 1)) + " " * bool(form), style(theme, "quiet")
    yield fill(_plain(row.cited), clause - 1) + " ", style(theme, "foreground", bold=True)
    once = row.category == "struck" and same_letters(row.text, row.reading)
    both = (flat(row.text), f"~~{flat(row.reading).strip()}~~") if once else reading(row.text, row.reading)
    left, right = (elide(each.strip(), 12) or "‹nothing›" for each in both)
    half = max(6, (words - 4) // 2)
    if cells(left) + cells(right) + 4 > words:
        left = crop(left, max(half, words - 4 - cells(right)))
        right = crop(right, max(6, words - 4 - cells(left)))
    yield left, style(theme, "text")
    yield " → ", style(theme, "quiet")
    yield right, state_style(theme, row.verdict)
    yield " " * max(1, words - cells(left) - cells(right) - 3), Style()
    yield fill(f"{row.copies:,} of {row.among:,}", 18), style(theme, "text")
    yield fill(_plain(row.why, 20), why), style(theme, "quiet")


def _clause_columns(width: int) -> tuple[int, int]:
    rest = max(30, width - 2 - _BAR - 2 - 44)
    form = min(20, rest // 3) if width >= 90 else 0
    return form, rest - form


def clause_head(width: int) -> str:
    """The names of the columns of the clauses."""
    form, name = _clause_columns(width - 1)
    numbers = f"{'share':>8}{'subst.':>9}{'review':>9}{'missing':>9}{'variants':>9}"
    return "   " + fill("Form", form) + fill("Clause", name) + fill("Deviates in", _BAR + 2) + numbers


def clause_line(row: ClauseRow, theme: str, width: int) -> Pieces:
    """A bar for the share of the copies, filled for substantive and light for review, and the numbers."""
    form, name = _clause_columns(width)
    grave = "substantive" if row.substantive else "review" if row.review else "clean"
    yield f"{SIGNS[grave]} ", state_style(theme, grave)
    yield fill(_plain(row.canonical), max(0, form - 1)) + " " * bool(form), style(theme, "quiet")
    yield fill(_plain(row.name), name - 1) + " ", style(theme, "foreground", bold=True)
    copies = max(1, row.copies)
    full = round(_BAR * row.substantive / copies) or bool(row.substantive)
    light = min(_BAR - full, round(_BAR * row.review / copies) or bool(row.review))
    yield "█" * full, state_style(theme, "substantive")
    yield "▒" * light, state_style(theme, "review")
    yield "·" * (_BAR - full - light) + "  ", style(theme, "quiet")
    yield f"{row.share:>8.2%}", style(theme, "text")
    for number, look in ((row.substantive, "substantive"), (row.review, "review")):
        yield f"{number:>9,}", state_style(theme, look) if number else style(theme, "quiet")
    yield f"{row.missing:>9,}{row.variants:>9,}", style(theme, "text")


def _copy_columns(width: int) -> tuple[int, int, int]:
    """The widths of name and file, and how many clauses have a column."""
    signs = min(COLUMNS, width // 12)
    rest = max(30, width - 2 - 13 - 12 - _SIGN * signs)
    name = min(30, rest * 2 // 5)
    return name, rest - name, signs


def copy_head(width: int, clauses: Sequence[tuple[str, str]]) -> str:
    """The names of the columns of the copies; above the signs, the ends of the clauses' labels, of the form at the cursor."""
    name, path, signs = _copy_columns(width - 1)
    labels = "".join(f"{flat(label).strip(' .()')[-3:]:>{_SIGN}}" for _, label in clauses[:signs])
    return "   " + fill("Verdict", 13) + fill("Copy", name) + fill("File", path) + f"{'sub.':>6}{'rev.':>6}{labels}"


def copy_line(row: CopyRow, theme: str, width: int, clauses: Sequence[tuple[str, str]]) -> Pieces:
    """Verdict, name, file, counts, and a sign for each of the clauses of the form that deviate most."""
    name, path, signs = _copy_columns(width)
    yield f"{SIGNS[row.verdict]} ", state_style(theme, row.verdict)
    yield fill(row.verdict, 13), state_style(theme, row.verdict)
    yield fill(_plain(row.name), name - 1) + " ", style(theme, "foreground", bold=True)
    ordinal = f" #{flat(row.agreement)}" if row.agreement != "1" else ""
    yield fill(crop_start(flat(row.path), path - cells(ordinal) - 1) + ordinal, path), style(theme, "text")
    for number, look in ((row.substantive, "substantive"), (row.review, "review")):
        yield f"{number:>6,}" if number else f"{'·':>6}", state_style(theme, look) if number else style(theme, "quiet")
    held = dict(row.clauses)
    for clause, _ in clauses[:signs]:
        verdict = held.get(clause, "clean")
        yield f"{SIGNS[verdict].strip() or '·':>{_SIGN}}", state_style(theme, verdict)


def narrowed_to(wanted: Wanted) -> str:
    """What a filter says, for the top line; empty where it lets everything pass."""
    parts = [
        f"only {wanted.verdict}" if wanted.verdict else "",
        f"with “{flat(wanted.words)}”" if wanted.words else "",
        f"clause {_plain(wanted.called or wanted.clause[1])} of {flat(wanted.clause[0])}" if any(wanted.clause) else "",
        "with the difference" if wanted.difference else "",
    ]
    return f"filter: {', '.join(filter(None, parts))}" if any(parts) else ""
