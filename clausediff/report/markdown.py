"""A summary in GitHub's Markdown, for pull requests and job summaries.

Scanned text is escaped, so that it is never markup; mentions, references and links are interrupted by empty comments.
A comment on a pull request holds 65,536 characters: the gravest notices come first, and past 60,000 characters the rest
is only counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO

from clausediff.model import Report
from clausediff.report.context import shown
from clausediff.report.counts import beside, blanks, folded, plural, totals
from clausediff.report.listing import Listed, listing
from clausediff.report.names import Names, party_names
from clausediff.report.notices import Notice, each_name_once, notices
from clausediff.report.registry import RenderOptions
from clausediff.report.state import MARKS
from clausediff.report.visible import elide, flat

__all__ = ["Data", "build", "render"]

LIMIT = 60_000
"""The most characters of a summary; the rest of a comment's size is left for what a workflow adds."""

_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>|~$!&^+=-]")
_LINKING = re.compile(r"(?i)([@#:]|www|://|GH-)(?=\S)")
_RANK = {"error": 0, "substantive": 1, "review": 2}


@dataclass(frozen=True, slots=True)
class Data:
    """The report's parts, already Markdown."""

    title: str
    tally: str
    differences: tuple[str, ...]
    """Table rows, one for each difference over several copies; empty for one copy."""
    head: tuple[str, ...]
    """Table rows, one for each agreement that needs a person and each file in error."""
    blocks: tuple[str, ...]
    """List items, one for each notice, the gravest first."""
    foot: str


def build(report: Report, options: RenderOptions) -> Data:
    """The parts of the summary."""
    found = sorted(
        each_name_once(notices(report, options)), key=lambda notice: (notice.accepted, _RANK.get(notice.verdict, 3))
    )
    groups: dict[tuple[str, str], list[Notice]] = {}
    for notice in found:
        groups.setdefault((notice.document.path, notice.agreement.id if notice.agreement else ""), []).append(notice)
    several = sum(1 for _ in report.agreements()) > 1
    listed, names = listing(report), party_names(report)
    hidden = folded(report, tuple(v for v in ("format", "field", "noise") if options.shows(v)))
    return Data(
        title=f"## clausediff: {totals(report)}",
        tally=_text(listed.tally),
        differences=tuple(map(_difference, listed.rows)) if several else (),
        head=tuple(_row(group, names) for group in groups.values()),
        blocks=tuple(_block(notice) for notice in found),
        foot="\n\n".join(
            f"{said}."
            for said in (
                f"Folded away as harmless: {hidden}" if hidden else "",
                _text(beside(report)),
                _text(blanks(report)),
            )
            if said
        ),
    )


def render(data: Data, out: IO[str], options: RenderOptions) -> None:
    """Write as many of the parts as fit into a comment on a pull request."""
    out.write(data.title + "\n")
    out.write(f"\n{data.tally}\n")
    used = len(data.title) + len(data.tally)
    if data.differences:
        out.write("\n| | Clause | Difference | Copies | Why |\n| :-: | --- | --- | --- | --- |\n")
        used += _some(data.differences, out, LIMIT // 3, "| | … | {} | | |\n", "difference")
    if data.head:
        out.write("\n| | File | Agreement | Party | Verdict |\n| :-: | --- | --- | --- | --- |\n")
        used += _some(data.head, out, LIMIT // 4, "| | … | | | {} |\n", "row")
    if data.blocks:
        out.write("\n")
        _some(data.blocks, out, LIMIT - used, "- … and {}: export a full report.\n", "point")
    if data.foot:
        out.write(f"\n{data.foot}\n")


def _some(parts: tuple[str, ...], out: IO[str], room: int, more: str, noun: str) -> int:
    used = 0
    for number, part in enumerate(parts):
        if used + len(part) > room:
            out.write(more.format(plural(len(parts) - number, f"{noun} more", f"{noun}s more")))
            break
        out.write(part)
        used += len(part)
    return used


def _difference(row: Listed) -> str:
    removed = f"<del>{_text(row.words.removed)}</del>" if row.words.removed else ""
    added = f"<ins>{_text(row.words.added)}</ins>" if row.words.added else ""
    return (
        f"| {_text(row.mark.strip())} | {_text(row.where)} | {_text(row.words.before)}{removed}{added}{_text(row.words.after)} "
        f"| {_text(row.copies)} | {_text(row.why)} |\n"
    )


def _row(group: list[Notice], names: Names) -> str:
    document, agreement = group[0].document, group[0].agreement
    if agreement is None:
        verdict = "not compared" if document.error is not None else group[0].verdict
        mark = MARKS.get(verdict, "x")
        return f"| {_text(mark)} | {_text(elide(flat(document.path), 12))} | | | {verdict} |\n"
    party = _text(names[document.path, agreement.id])
    return (
        f"| {_text(MARKS[agreement.verdict].strip())} | {_text(elide(flat(document.path), 12))} | {agreement.id} | {party} "
        f"| {agreement.verdict} |\n"
    )


def _block(notice: Notice) -> str:
    state = notice.word
    mark = "x" if notice.verdict == "error" else MARKS["accepted" if notice.accepted else notice.verdict]
    where = _text(elide(flat(notice.document.path), 12))
    if notice.agreement is not None:
        where += f", agreement {_text(notice.agreement.id)}"
    if notice.where:
        where += f", clause {_text(notice.where)}"
    said = f"- **{_text(mark)} {state}** {where} ({_text(notice.category)})"
    if notice.agreement is not None and notice.finding is not None:
        words = shown(notice.document, notice.agreement, notice.finding, notice.clause)
        removed = f"<del>{_text(words.removed)}</del>" if words.removed else ""
        added = f"<ins>{_text(words.added)}</ins>" if words.added else ""
        said += f"\\\n  {_text(words.before)}{removed}{added}{_text(words.after)}"
    return f"{said}\\\n  {_text(notice.why)}\n"


def _text(text: str) -> str:
    """``text`` on one line, escaped so that Markdown shows it unchanged."""
    escaped = _SPECIAL.sub(lambda match: "&lt;" if match[0] == "<" else "\\" + match[0], flat(text))
    return _LINKING.sub(lambda match: match[1] + "<!-- -->", escaped)
