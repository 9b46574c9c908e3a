"""GitHub Actions annotations: a workflow command for each notice, the gravest first.

GitHub shows only ten of each level for a step, so the order matters; the last line has the counts of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO

from clausediff.model import Report
from clausediff.report.context import shown
from clausediff.report.counts import totals
from clausediff.report.lines import Lines
from clausediff.report.notices import Notice, each_name_once, notices
from clausediff.report.registry import RenderOptions
from clausediff.report.visible import visible

__all__ = ["Annotation", "build", "render"]

_LEVELS = {"error": "error", "substantive": "error", "review": "warning"}
_RANK = {"error": 0, "substantive": 1, "review": 2}


@dataclass(frozen=True, slots=True)
class Annotation:
    """One workflow command."""

    level: str
    """``error``, ``warning`` or ``notice``."""
    properties: tuple[tuple[str, str], ...]
    message: str


def build(report: Report, options: RenderOptions) -> list[Annotation]:
    """The annotations, the gravest first, then the counts of all."""
    lines: dict[str, Lines] = {}
    found = sorted(
        each_name_once(notices(report, options)), key=lambda notice: (notice.accepted, _RANK.get(notice.verdict, 3))
    )
    annotations = [_annotation(notice, lines) for notice in found]
    return [*annotations, Annotation("notice", (("title", "clausediff"),), totals(report) + ".")]


def render(data: list[Annotation], out: IO[str], options: RenderOptions) -> None:
    """Write one line for each annotation."""
    for each in data:
        properties = ",".join(f"{name}={_property(value)}" for name, value in each.properties)
        out.write(f"::{each.level}{' ' if properties else ''}{properties}::{_message(each.message)}\n")


def _annotation(notice: Notice, lines: dict[str, Lines]) -> Annotation:
    document, agreement, finding = notice.document, notice.agreement, notice.finding
    properties = [("file", visible(document.path))]
    if notice.span is not None and document.text and document.reader in ("text", "markdown"):
        places = lines.get(document.path) or lines.setdefault(document.path, Lines(document.text))
        line, column, last, end = places.region(notice.span)
        properties += [("line", str(line)), ("endLine", str(last))]
        if line == last:
            properties += [("col", str(column)), ("endColumn", str(max(column, end)))]
    state = notice.word
    title = f"{state}: {notice.category}"
    if agreement is not None:
        title += f", agreement {agreement.id}"
    if notice.where:
        title += f", clause {notice.where}"
    properties.append(("title", title))
    message = notice.why
    if agreement is not None and finding is not None:
        words = shown(document, agreement, finding, notice.clause)
        message = f"{words.before}{words.change}{words.after}\n{message}"
    level = "notice" if notice.accepted else _LEVELS.get(notice.verdict, "notice")
    return Annotation(level, tuple(properties), message)


def _message(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
