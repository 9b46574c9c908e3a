"""Charts of a portfolio as SVG: bars of two kinds of verdicts, with their numbers written beside them.

No chart is needed to know anything: each has its numbers in a table below, and its verdicts differ in pattern and words too.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

__all__ = ["Bar", "horizontal_bars", "vertical_bars"]

_ROW, _LABEL, _ROOM, _NUMBERS = 22, 300, 460, 150
_TALL, _BASE = 150, 24


class Bar(NamedTuple):
    """One bar."""

    label: str
    substantive: int
    review: int
    total: int
    """Of how many copies."""


def horizontal_bars(bars: Sequence[Bar], title: str) -> str:
    """A bar for each clause: its length is the share of the copies, on a scale that the largest one fills."""
    largest = max((_share(bar) for bar in bars), default=0.0) or 1.0
    width, height = _LABEL + _ROOM + _NUMBERS, _ROW * len(bars) + 8
    rows = []
    for number, bar in enumerate(bars):
        top = number * _ROW + 4
        grave = _ROOM * bar.substantive / max(1, bar.total) / largest
        asked = _ROOM * bar.review / max(1, bar.total) / largest
        label = bar.label if len(bar.label) <= 44 else f"{bar.label[:43]}…"
        said = f"{bar.substantive + bar.review:,} of {bar.total:,} ({_share(bar):.1%})"
        rows.append(
            f'<text x="{_LABEL - 8}" y="{top + 14}" class="end">{escape(label, quote=False)}</text>'
            f'<rect class="s" x="{_LABEL}" y="{top + 2}" width="{grave:.1f}" height="{_ROW - 6}"/>'
            f'<rect class="r" x="{_LABEL + grave:.1f}" y="{top + 2}" width="{asked:.1f}" height="{_ROW - 6}"/>'
            f'<text x="{_LABEL + grave + asked + 6:.1f}" y="{top + 14}">{said}</text>'
        )
    return _svg(width, height, title, rows)


def vertical_bars(bars: Sequence[Bar], title: str) -> str:
    """A bar for each month: its height is the share of its copies that are not clean."""
    largest = max((_share(bar) for bar in bars), default=0.0) or 1.0
    step = max(12, min(56, 900 // max(1, len(bars))))
    every = max(1, -(-48 // step))
    rows = []
    for number, bar in enumerate(bars):
        left = number * step + 4
        grave = _TALL * bar.substantive / max(1, bar.total) / largest
        asked = _TALL * bar.review / max(1, bar.total) / largest
        said = f"{bar.label}: {bar.substantive} substantive, {bar.review} review, of {bar.total:,}"
        rows.append(
            f"<g><title>{escape(said, quote=False)}</title>"
            f'<rect class="s" x="{left}" y="{_TALL - grave + 4:.1f}" width="{step - 4}" height="{grave:.1f}"/>'
            f'<rect class="r" x="{left}" y="{_TALL - grave - asked + 4:.1f}" width="{step - 4}" height="{asked:.1f}"/></g>'
        )
        if number % every == 0:
            rows.append(f'<text x="{left}" y="{_TALL + 20}">{escape(bar.label, quote=False)}</text>')
    return _svg(step * len(bars) + 60, _TALL + _BASE, title, rows)


def _share(bar: Bar) -> float:
    return (bar.substantive + bar.review) / bar.total if bar.total else 0.0


def _svg(width: int, height: int, title: str, rows: Sequence[str]) -> str:
    pattern = (
        '<defs><pattern id="p" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="rb" width="6" height="6"/>'
        '<path class="rl" d="M0 6L6 0"/></pattern></defs>'
    )
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{escape(title)}">'
        f"{pattern}{''.join(rows)}</svg>"
    )
