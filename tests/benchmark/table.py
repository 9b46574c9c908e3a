"""Figures with their intervals, as plain text tables."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.benchmark.score import Outcome, Result

RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with its 95 % interval."""

    value: float
    low: float
    high: float
    count: int
    total: int

    def text(self, unit: float = 1.0, digits: int = 2) -> str:
        """``value [low, high]`` in multiples of ``1 / unit``."""
        if not self.total:
            return "-"
        return f"{self.value * unit:.{digits}f} [{self.low * unit:.{digits}f}, {self.high * unit:.{digits}f}]"


def rate(pairs: dict[str, tuple[int, int]]) -> Rate:
    """Count over total of all documents, with the interval of a bootstrap over documents (percentiles, fixed seed).

    Where no document has a single hit the bootstrap would say zero to zero; the upper end is then the rule of three.
    """
    listed = [p for p in pairs.values() if p[1]]
    count, total = sum(p[0] for p in listed), sum(p[1] for p in listed)
    if not total:
        return Rate(0.0, 0.0, 0.0, 0, 0)
    if not count:
        return Rate(0.0, 0.0, min(1.0, 3 / total), 0, total)
    rng = random.Random(len(listed))
    seen = []
    for _ in range(RESAMPLES):
        drawn = rng.choices(listed, k=len(listed))
        seen.append(sum(p[0] for p in drawn) / sum(p[1] for p in drawn))
    seen.sort()
    return Rate(count / total, seen[int(0.025 * RESAMPLES)], seen[int(0.975 * RESAMPLES)], count, total)


def per_document(
    results: Iterable[Result], count: Callable[[Result], int], total: Callable[[Result], int]
) -> dict[str, tuple[int, int]]:
    """Counts and totals summed by document."""
    sums: dict[str, tuple[int, int]] = {}
    for result in results:
        a, b = sums.get(result.document, (0, 0))
        sums[result.document] = (a + count(result), b + total(result))
    return sums


def silent(results: Sequence[Result], kind: str | None = None) -> Rate:
    """Share of edits that would go unseen."""

    def wanted(outcome: Outcome) -> bool:
        return kind is None or outcome.kind == kind

    return rate(
        per_document(
            results, lambda r: sum(o.silent for o in r.outcomes if wanted(o)), lambda r: sum(map(wanted, r.outcomes))
        )
    )


def alarms(results: Sequence[Result], what: str, *, strict: bool = False) -> Rate:
    """False findings per word; ``strict`` leaves out what the reference itself is to blame for."""
    chosen = [r for r in results if not r.error and not r.illegible and not (strict and r.defective)]

    def count(result: Result) -> int:
        if what == "substantive":
            return result.false_substantive - (result.excused_substantive if strict else 0)
        if what == "review":
            return result.false_review - (result.excused_review if strict else 0)
        return result.lost_lines

    return rate(per_document(chosen, count, lambda r: r.words))


def rows_text(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in aligned columns: the first to the left, the others to the right."""
    widths = [max(len(str(row[i])) for row in [header, *rows]) for i in range(len(header))]
    lines = []
    for row in [header, ["-" * w for w in widths], *rows]:
        lines.append(
            "  ".join(
                str(c).ljust(w) if i == 0 else str(c).rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
        )
    return "\n".join(lines)


def rows_markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The same as Markdown."""
    lines = [
        "| " + " | ".join(header) + " |",
        "|" + "|".join(" --- " if i == 0 else " ---: " for i in range(len(header))) + "|",
    ]
    return "\n".join(lines + ["| " + " | ".join(str(c).replace("|", "\\|") for c in row) + " |" for row in rows])


EDIT_HEADER = (
    "",
    "edits",
    "silent",
    "silent % [95 %]",
    "subst.",
    "review",
    "noise",
    "format",
    "field",
    "clause",
    "unseen",
    "illeg.",
    "error",
    "in bulk",
)
_ENDS = ("substantive", "review", "noise", "format", "field", "clause", "unseen", "illegible", "error")


def edit_row(label: str, results: Sequence[Result], kind: str | None = None) -> list[str]:
    """One line on how edits ended: all of them or those of one kind."""
    found = silent(results, kind)
    outcomes = [o for r in results for o in r.outcomes if kind is None or o.kind == kind]
    ends = [o.ended for o in outcomes]
    counts = [str(ends.count(e) or "") for e in _ENDS]
    return [
        label,
        str(found.total),
        str(found.count),
        found.text(100),
        *counts,
        str(sum(o.bulk for o in outcomes) or ""),
    ]


CLEAN_HEADER = (
    "",
    "scans",
    "words",
    "false substantive /1000 [95 %]",
    "review /1000 [95 %]",
    "lost lines",
    "subst. strict",
    "review strict",
    "illeg.",
    "error",
)


def clean_row(label: str, results: Sequence[Result]) -> list[str]:
    """One line on false alarms. "Strict" leaves out defective references and places, and lost lines are given apart."""
    legible = [r for r in results if not r.illegible and not r.error]
    return [
        label,
        str(len(results)),
        str(sum(r.words for r in legible)),
        alarms(results, "substantive").text(1000),
        alarms(results, "review").text(1000),
        str(sum(r.lost_lines for r in legible) or ""),
        alarms(results, "substantive", strict=True).text(1000),
        alarms(results, "review", strict=True).text(1000),
        str(sum(r.illegible for r in results) or ""),
        str(sum(bool(r.error) for r in results) or ""),
    ]


PAIR_HEADER = ("", "pairs", "silent", "silent %", "with substantive", "with review only", "error")


def pair_row(label: str, results: Sequence[Result]) -> list[str]:
    """One line on pairs that are to raise nothing."""
    quiet = [r for r in results if not r.raised and not r.error and not r.illegible]
    loud = [r for r in results if r.verdicts.get("substantive")]
    return [
        label,
        str(len(results)),
        str(len(quiet)),
        f"{100 * len(quiet) / max(1, len(results)):.1f}",
        str(len(loud) or ""),
        str(sum(bool(r.raised) and not r.verdicts.get("substantive") for r in results) or ""),
        str(sum(bool(r.error) for r in results) or ""),
    ]
