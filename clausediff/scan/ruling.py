"""The bars of a Markdown table, where the form has its cells without them: layout, each reported as such.

Only whole rows count: a line that begins and ends with a bar, and has another one between, beside another such line. A lone bar
may be a letter that an engine misread. Where the form has the bars itself, rows count that have none at their ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from clausediff import regex as re
from clausediff.model import Range
from clausediff.text.lines import line_spans

__all__ = ["table_bars"]

_ROW = re.compile(r"[ \t]*\|[^\n]*\|[^\n]*\|[ \t]*")
_OPEN = re.compile(r"[ \t]*[^|\s][^\n]*[^|\s][ \t]*")
_BETWEEN = re.compile(r"(?<=[ \t])\|(?=[ \t])")
_RULE = re.compile(r"[ \t]*\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*")


def table_bars(text: str, printed: Sequence[str]) -> list[Range]:
    """The spans of the bars of tables, and of the lines that rule them; ``printed`` are the texts of the forms."""
    if "|" not in text:
        return []
    lines = line_spans(text)
    barred = any("|" in each for each in printed)  # then bars at the ends of rows are the form's own
    rows = _open_rows(text, lines) if barred else [_ROW.fullmatch(text, *line) is not None for line in lines]
    found: list[Range] = []
    for index, line in enumerate(lines):
        beside = (index > 0 and rows[index - 1]) or (index + 1 < len(rows) and rows[index + 1])
        if not rows[index] or not beside:
            continue
        if _RULE.fullmatch(text, *line):
            found.append(line)
        else:
            found += [Range(at, at + 1) for at in range(*line) if text[at] == "|"]
    return found


def _open_rows(text: str, lines: Sequence[Range]) -> list[bool]:
    """Which lines have cells with bars between them, as many as a line beside has, and none at the ends."""
    bars = [len(_BETWEEN.findall(text, *line)) if _OPEN.fullmatch(text, *line) else 0 for line in lines]
    return [
        count > 0 and count in (bars[index - 1] if index else 0, bars[index + 1] if index + 1 < len(bars) else 0)
        for index, count in enumerate(bars)
    ]
