"""Ends the headings of a redline where the canonical's headings end.

An engine may give a page without blank lines, or as one line. What the canonical prints as a heading is a paragraph of its own there
as well, and the words behind it are none::

    canonical   # Loan of a Crane ⏎ ⏎ The Owner lends …      copy   Loan of a Crane The Owner lends …
                  heading             paragraph                     heading         | paragraph
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from clausediff.report.docx_document import DELETED, EQUAL, MOVED_FROM
from clausediff.report.redline import INSERTED, Run, markup

__all__ = ["heading_level", "with_heading_ends"]

_GAP = re.compile(r"\s+")
_BREAK = "\n\n"
_MISREAD = 2
"""Letters of a heading that may be lost, at most; always less than half of its last word."""


def heading_level(run: Run) -> int:
    """The level of the canonical's heading that begins at a run; 0 where none does."""
    if run.finding is None or run.kind != EQUAL or run.text or not markup(run.finding):
        return 0
    marks = run.finding.canonical.text.strip().rpartition("\n")[2]
    return len(marks) if marks.startswith("#") else 0


def with_heading_ends(made: Sequence[Run], canonical: str) -> list[Run]:
    """The runs with a blank line for the white space before and behind each heading of the ``canonical``."""
    found: list[Run] = []
    left, ended = 0, False  # letters of the heading that are still to come, and whether the white space behind it is
    for index, each in enumerate(made):
        run = each
        if heading_level(run):
            _end_paragraph(found)
            left, ended = _letters(run, canonical), False
        elif run.kind == EQUAL and (left or ended):
            more = run.text[-1:].isspace() and index + 1 < len(made) and made[index + 1].kind == INSERTED
            cut = _end(run.text, left, added=more)
            if cut is not None:
                found.append(replace(run, text=run.text[: cut.start()] + _BREAK))
                run = replace(run, text=run.text[cut.end() :], scan=run.scan + cut.end())
                left, ended = 0, False
            else:
                ended = left > 0 and _count(run.text) >= left
                left = max(0, left - _count(run.text))
        elif left and run.kind in (DELETED, MOVED_FROM):
            ended = _count(run.text) >= left
            left = max(0, left - _count(run.text))
        found.append(run)
    return found


def _end(text: str, left: int, *, added: bool) -> re.Match[str] | None:
    """The white space at which a heading ends that has so many letters more; words that were ``added`` behind it are in it."""
    for gap in _GAP.finditer(text):
        read = _count(text[: gap.start()])
        if read >= left and not (added and gap.end() == len(text) and "\n" not in gap[0]):
            return gap if left or not read else None
    return None


def _end_paragraph(found: list[Run]) -> None:
    """A blank line for the white space at the end of the runs."""
    last = found[-1] if found else None
    if last is not None and last.kind == EQUAL and last.text.strip() and last.text != (bare := last.text.rstrip()):
        found[-1] = replace(last, text=bare + _BREAK)


def _letters(run: Run, canonical: str) -> int:
    """The letters of a heading that must be there before it ends; 0 where a field is in it, of which nobody knows how long it is."""
    assert run.finding is not None
    start = run.finding.canonical.span[1]
    line = canonical[start : canonical.find("\n", start) % (len(canonical) + 1)]
    words = [word for word in map(_count, line.split()) if word]
    if not words or "{{" in line or "<<" in line:
        return 0
    return sum(words) - min(_MISREAD, (words[-1] - 1) // 2)


def _count(text: str) -> int:
    return sum(map(str.isalnum, text))
