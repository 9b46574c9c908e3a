"""The text of clauses in the PDF report: both sides as runs, long equal text shortened, divided into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from clausediff.model import Verdict
from clausediff.report.pdf_document import Block, Run
from clausediff.report.segments import Stretch, plain, without_marks
from clausediff.report.state import MARKS, state
from clausediff.report.visible import flat
from clausediff.report.wording import readable, struck

__all__ = ["paragraphs", "runs", "shortened"]


def runs(stretch: Stretch, numbers: dict[int, int]) -> Iterator[Run]:
    """A stretch as runs; ``numbers`` are those of the findings that are listed."""
    finding = stretch.finding
    if stretch.absent and (finding is None or id(finding) not in numbers):
        yield "absent", plain(stretch.canonical_text)
        return
    if finding is None:
        if stretch.kind == "equal":
            yield "", "".join(plain(text) if chosen is None else chosen for text, chosen in without_marks(stretch))
        else:
            yield "absent", stretch.canonical_text
            yield "ins", stretch.scan_text
        return
    number = numbers.get(id(finding))
    if number is None:
        # A finding that is not listed is printed as in the canonical; a field as filled in the copy.
        yield "", stretch.scan_text if finding.verdict is Verdict.FIELD else plain(stretch.canonical_text)
        return
    yield "del", readable(stretch.canonical_text)
    if not struck(finding):
        yield "ins", stretch.scan_text
    yield f"ref {state(finding)}", f"{MARKS[state(finding)]}{number}"


_BESIDE = 110
"""Characters of equal text that are kept on each side of a difference."""
_BLANK_LINE = re.compile(r"[ \t]*\n[ \t]*\n\s*")


_HEADING = re.compile(r"\s*#{1,6}[ \t]+")


def paragraphs(made: list[Run]) -> Iterator[Block]:
    """The runs split into paragraphs at blank lines; a Markdown heading is set in bold instead of its mark."""
    for block in _cut(made):
        style, text = block.runs[0]
        if not style and (match := _HEADING.match(text)):
            block.runs[0] = ("", text[match.end() :])
            block.runs = [(style or "bold", text) for style, text in block.runs]
        yield block


def _cut(made: list[Run]) -> Iterator[Block]:
    joined = [(style, "".join(text for _, text in group)) for style, group in groupby(made, key=lambda run: run[0])]
    current: list[Run] = []
    for style, text in joined:
        for number, part in enumerate(_BLANK_LINE.split(text)):
            if number and current:
                yield Block("text", current)
                current = []
            if part:
                current.append((style, flat(part)))
    if "".join(text for _, text in current).strip():
        yield Block("text", current)


def shortened(given: list[Run]) -> list[Run]:
    """The runs with long equal text shortened to the words beside what differs."""
    joined = [(style, "".join(text for _, text in group)) for style, group in groupby(given, key=lambda run: run[0])]
    made: list[Run] = []
    for number, (style, text) in enumerate(joined):
        if style or len(text) < 2 * _BESIDE + 40:
            made.append((style, text))
            continue
        head, tail = text[:_BESIDE].rpartition(" ")[0], text[-_BESIDE:].partition(" ")[2]
        last = number == len(joined) - 1
        made.append((style, f"{head} …" if last else f"{head if number else head[:60]} … {tail}"))
    return made
