"""Values that are beside their labels on the page and elsewhere in the text: a table read by columns, or by halves of a row.

::

    canonical   Employer  {{employer}}        scan   Employer      or    Employer  Harrow Pumps, Inc.
                Start     {{start}}                  Start                the full legal name
                                                     Harrow Pumps, Inc.
                                                     April 7, 2025

    canonical   Tenant  {{tenant}}            scan   Tenant               Bay number      a row of labels,
                Bay number  {{bay}}                  Lorna Achterberg     47              a row of values

Each value is a line of its own, a cell of a row, or the end of a line. Where a block of labels is followed by as many lines or cells
as it has fields, and each fits its field, they are the fields' values in their order. Where a value is directly before the label
behind which its field is blank, it is that field's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausediff import regex as re
from clausediff.alignment.field_costs import foreign, most_words
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.text.lines import breaks_line, opens_line, split_lines
from clausediff.text.words import Words

__all__ = ["find_value_cells"]

_GUTTER = re.compile(r"\t| {2,}|\n|\f")
"""What parts the cells of a row."""
_LABEL = 12
"""Words of a label, at most."""


def find_value_cells(canonical: CanonicalWords, words: Words, units: list[Unit]) -> tuple[list[Unit], list[Move]]:
    """The units with each value that is elsewhere marked ``MOVED`` on both sides, and a move for each value."""
    if not any(_is_blank(unit) for unit in units):
        return units, []
    units = _along_rows(canonical, words, units)
    moves: list[Move] = []
    found: list[Unit] = []
    at = 0
    while at < len(units):
        end, filled = _column(canonical, words, units, at)
        if not filled and (value := _before(canonical, words, units, at)) is not None:
            end, filled = at + 3, [value]
        if not filled:
            found.append(units[at])
            at += 1
            continue
        found += _moved(units[at:end], filled)
        moves += [
            Move(Range(field, field + 1), seen, True, (Unit(Kind.FIELD, Range(field, field + 1), seen),))
            for field, seen in filled
        ]
        at = end
    return found, moves


def _is_blank(unit: Unit) -> bool:
    return unit.kind is Kind.FIELD and unit.scan.size == 0


def _moved(units: Sequence[Unit], filled: Sequence[tuple[int, Range]]) -> Iterator[Unit]:
    """Units whose fields and gained words are those of the values: both sides marked."""
    fields = {field for field, _ in filled}
    last = units[-1]
    for unit in units:
        if unit.kind is Kind.FIELD and unit.canonical.start in fields:
            yield Unit(Kind.MOVED, unit.canonical, Range(unit.scan.start, unit.scan.start))
            if unit.scan.size:
                last = unit
        elif unit.kind is not Kind.INSERT:
            yield unit
        if unit.kind is Kind.INSERT and unit is units[0]:
            place = Range(unit.canonical.start, unit.canonical.start)
            yield from (Unit(Kind.MOVED, place, seen) for _, seen in filled)
    if units[0].kind is not Kind.INSERT:
        place = Range(last.canonical.end, last.canonical.end)
        yield from (Unit(Kind.MOVED, place, seen) for _, seen in filled)


def _before(canonical: CanonicalWords, words: Words, units: Sequence[Unit], at: int) -> tuple[int, Range] | None:
    """A field and its value, where the value is a line, or the last cell of one, the label is the next line, and the field
    behind it is blank. The number of a clause is no label of a value, and a box holds a mark and no words."""
    if at + 2 >= len(units):
        return None
    gained, label, blank = units[at : at + 3]
    if gained.kind is not Kind.INSERT or label.kind is not Kind.EQUAL or not _is_blank(blank):
        return None
    field = blank.canonical.start
    if not 0 < label.canonical.size <= _LABEL or not _line_of_form(canonical, Range(label.canonical.start, field)):
        return None
    if canonical.labels.issuperset(label.canonical.indices) or canonical.slots[field].type == "checkbox":
        return None
    if not _begins_cell(words, gained.scan.start) and not _behind_title(canonical, words, gained):
        return None
    low, high = gained.scan
    ends = breaks_line(words.text, words.ends[high - 1], words.starts[high]) if high < len(words) else True
    if not ends or any(breaks_line(words.text, words.ends[i], words.starts[i + 1]) for i in range(low, high - 1)):
        return None
    return (field, gained.scan) if _fits(canonical, words, field, gained.scan) else None


def _begins_cell(words: Words, index: int) -> bool:
    """Whether a word is the first of a line or of a cell."""
    return index == 0 or _GUTTER.search(words.text[words.ends[index - 1] : words.starts[index]]) is not None


def _behind_title(canonical: CanonicalWords, words: Words, gained: Unit) -> bool:
    """Whether nothing but a blank parts words from a line of the form before them that is no end of a sentence: a row's title."""
    at, index = gained.canonical.start, gained.scan.start
    if not 0 < at < len(canonical):
        return False
    printed = canonical.printed[canonical.ends[at - 1] : canonical.starts[at]]
    return printed.isspace() and "\n" in printed and words.text[words.ends[index - 1] : words.starts[index]].isspace()


def _line_of_form(canonical: CanonicalWords, part: Range) -> bool:
    """Whether a label begins a line of the canonical, and its field is on that line."""
    printed = canonical.printed
    before = printed[canonical.ends[part.start - 1] if part.start else 0 : canonical.starts[part.start]]
    inside = printed[canonical.starts[part.start] : canonical.starts[part.end]]
    return ("\n" in before or part.start == 0) and "\n" not in inside


def _column(
    canonical: CanonicalWords, words: Words, units: Sequence[Unit], at: int
) -> tuple[int, list[tuple[int, Range]]]:
    """The end of a block of labels with blank fields and of the values behind it, and the fields with their values."""
    if not _is_blank(units[at]):
        return at, []
    fields = [units[at].canonical.start]
    end = at + 1
    while end + 1 < len(units):
        label, field = units[end], units[end + 1]
        if label.kind is not Kind.EQUAL or field.kind is not Kind.FIELD or label.canonical.size > _LABEL:
            break
        if not _line_of_form(canonical, Range(label.canonical.start, field.canonical.start)):
            break
        fields.append(field.canonical.start)
        end += 2
        if field.scan.size:
            break
    first = units[end - 1].scan.start
    while end < len(units) and units[end].kind is Kind.INSERT:
        end += 1
    region = Range(first, units[end - 1].scan.end)
    if len(fields) < 2 or not region.size or not opens_line(words, first):
        return at, []
    lines = split_lines(words, *region)
    if not all(whole for *_, whole in lines):
        return at, []
    for values in ([Range(low, high) for low, high, _ in lines], list(_cells(words, region))):
        filled = list(zip(fields, values, strict=False))
        if len(values) == len(fields) and all(_fits(canonical, words, field, seen) for field, seen in filled):
            return end, filled
    return at, []


def _fits(canonical: CanonicalWords, words: Words, field: int, part: Range) -> bool:
    """Whether words are plainly the filling of a field: not too many, and none foreign to its type."""
    spec = canonical.slots[field]
    return part.size <= most_words(spec) and not any(
        foreign(spec, key, canonical.source.language) for key in words.keys[part.slice]
    )


def _along_rows(canonical: CanonicalWords, words: Words, units: list[Unit]) -> list[Unit]:
    """Fields that follow each other in a row of the canonical, each with the cell of the row in its place."""
    found: list[Unit] = []
    at = 0
    while at < len(units):
        end = at
        while end < len(units) and units[end].kind is Kind.FIELD:
            end += 1
        run = units[at:end]
        if len(run) > 1 and any(map(_is_blank, run)) and not all(map(_is_blank, run)):
            part = Range(run[0].scan.start, run[-1].scan.end)
            cells = list(_cells(words, part))
            first, last = run[0].canonical.start, run[-1].canonical.start
            same_row = "\n" not in canonical.printed[canonical.starts[first] : canonical.ends[last]]
            if same_row and len(cells) == len(run):
                run = [Unit(Kind.FIELD, unit.canonical, cell) for unit, cell in zip(run, cells, strict=True)]
        found += run or [units[at]]
        at = max(end, at + 1)
    return found


def _cells(words: Words, part: Range) -> Iterator[Range]:
    """The cells of a row: words between gutters."""
    low = part.start
    for index in range(part.start + 1, part.end + 1):
        if index == part.end or _GUTTER.search(words.text[words.ends[index - 1] : words.starts[index]]):
            yield Range(low, index)
            low = index
