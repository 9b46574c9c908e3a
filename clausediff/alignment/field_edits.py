"""What of a scan's text belongs to the filling of a field: its words, and marks around them that the canonical does not have.

::

    canonical   a fee of {{fee}}.        Terms: [{{box}}] net
    scan        a fee of ($1,500).       Terms: [☐] net
    filling              ($1,500)                ☐
"""

from __future__ import annotations

from clausediff import regex as re
from clausediff.alignment.collector import EditCollector, marks
from clausediff.alignment.edits import EditKind
from clausediff.alignment.gap_edits import compare_gap
from clausediff.alignment.unit import Unit
from clausediff.model import Range
from clausediff.text.lines import trim

_MARKUP = frozenset("#|>*-_=~+")
"""Marks of a markup, which a copy in print lacks where the next line begins."""
_LABEL_END = re.compile(r"[ \t]*:(?=[ \t])")
_SHORT = 12
"""Characters to the end of the line that may all be the filling's, where the canonical's next mark is not on the line."""


def filling_start(collector: EditCollector, canonical: Range, scan: Range) -> int:
    """Where the filling begins: behind the marks that the canonical has before the field.

    ``canonical`` is the gap before the field, ``scan`` the one before the filling's first word, where it begins if the
    scan does not have those marks.
    """
    expected, text = marks(collector.printed[canonical.slice]), collector.text
    at, seen = scan.start, 0
    label = _LABEL_END.match(text, at, scan.end)
    if label and not expected and "\t" in collector.printed[canonical.slice]:
        at = label.end()  # a cell's label that was set with a colon behind it
    while at < scan.end and (seen < len(expected) or text[at].isspace()):
        if not text[at].isspace():
            if text[at] != expected[seen]:
                break
            seen += 1
        at += 1
    return at if seen == len(expected) else scan.end


def filling_end(collector: EditCollector, unit: Unit) -> int:
    """Where the filling ends: before the mark that the canonical has next, if that is on the same line."""
    canonical, words = collector.canonical, collector.words
    after, scan_after, start = unit.canonical.end, unit.scan.end, words.ends[unit.scan.end - 1]
    c_limit = canonical.starts[after] if after < len(canonical) else canonical.source.body[1]
    s_limit = collector.span.end
    if scan_after < len(words):
        s_limit = min(s_limit, words.starts[scan_after])
    following = marks(collector.printed[canonical.ends[unit.canonical.start] : c_limit])
    line = collector.text[start:s_limit].split("\n", 1)[0]
    stop = line.find(following[0]) if following else -1
    if stop < 0:
        stop = len(line) if len(line) <= _SHORT else 0
    return start + len(line[:stop].rstrip())


def add_marked_field(collector: EditCollector, unit: Unit, canonical: Range, scan: Range) -> bool:
    """Add a field that has no words but marks in its place (``☐``, ``[ ]``, a line to write on); False if it has none.

    ``canonical`` and ``scan`` are what is between the words around it; the scan must have the marks that the canonical has
    before and after the field. Of those behind the end of the field's line it may lack what is markup.
    """
    starts, ends, printed, text = (
        collector.canonical.starts,
        collector.canonical.ends,
        collector.printed,
        collector.text,
    )
    field = Range(starts[unit.canonical.start], ends[unit.canonical.start])
    low, high = trim(text, *scan)
    for mark in marks(printed[canonical.start : field.start]):
        low, _ = trim(text, low, high)
        if low >= high or text[low] != mark:
            return False
        low += 1
    behind = printed[field.end : canonical.end]
    stop = _marks_end(text, low, high, marks(behind))
    if stop is not None:
        collector.add(EditKind.FIELD, field, trim(text, low, stop), unit)
        return True
    own, mark, rest = behind.partition("\n")
    line = text.find("\n", low, high)
    stop = _marks_end(text, low, line if line >= 0 else high, marks(own))
    if stop is None or not mark or not _MARKUP.issuperset(marks(rest)) or not text[low:stop].strip():
        return False
    collector.add(EditKind.FIELD, field, trim(text, low, stop), unit)
    at = stop + len(marks(own))
    compare_gap(
        collector, Range(field.end + len(own), canonical.end), Range(at, scan.end), unit.canonical.end, unit.scan.end
    )
    return True


def _marks_end(text: str, low: int, high: int, expected: str) -> int | None:
    """Where a filling without words ends, before the marks that the canonical has behind it; None where it has others."""
    for mark in reversed(expected):
        _, high = trim(text, low, high)
        if low >= high or text[high - 1] != mark:
            return None
        high -= 1
    return high
