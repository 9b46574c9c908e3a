"""Lines to sign on the pages of a scan, by the labels that the form has beside them.

::

    By: ~~~~~~~~~~~~  Name: …      to the right of the label, up to what the form has next, a little higher than the label's row

    ~~~~~~~~~~~~~~~~~              above the label, or below it
    Signature of the Owner

Whether there is ink on each is asked in :mod:`~clausediff.evidence.pen.line_ink`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausediff import regex as re
from clausediff.canonical.form_places import FormPlaces, SigningLine
from clausediff.evidence.pen.letters import Letters, in_a_row
from clausediff.scan.pages import Box
from clausediff.scan.scan import Scan

__all__ = ["LinePlace", "lines_of"]

_SHORT = 6
"""Letters of a label that must stand before a colon or a blank: shorter ones are in running text as well."""
_MISREAD = 0.2
"""How much less like the label than another one a label may be read, of several equal ones that end as labels do."""
_LABEL_ENDS = re.compile(r"[ \t]*(?:[:_.…]|\t|\n|\Z)")
_HIGH, _LOW = 0.8, 0.4
"""In heights of the label: how far a signature reaches above its label's row, and below it."""
_ABOVE = 2.6
"""In heights of the label: how high the space above a label is."""
_LONG = 230.0
"""In points: how long a line to sign is, at most."""
_ROW = 0.5
"""In heights of the label: a word whose middle is no further from its row is read on the line."""
_COLUMN = 1.5
"""In heights of the label: white that is as wide parts two columns."""
_TALLER = 1.8
"""In usual heights of words: a label that is higher was read in one box with a signature, or from two lines."""
_WITHIN = 0.5
"""Of a word's height: so much of it beside a high label, in the label's own column, says that the label was read from two lines."""
_ROWS = 4.0
"""In usual heights of words: rows so near to a label's show where the columns of its block begin."""
_EDGES = 2
"""Rows that must agree where a column begins."""


@dataclass(frozen=True, slots=True)
class LinePlace:
    """One line to sign."""

    page: int
    """0-based index into the scan's pages."""
    at: int
    """The offset of the label's end or, where the label is below the line, of its start."""
    region: Box
    """Where a signature is, in points."""
    read: bool = False
    """Whether an engine read words there."""
    beside: tuple[Box, ...] = ()
    """The words of other rows that reach into the region."""
    exact: bool = True
    """Whether the label's own row is known; where it is not, there may be more than its line in the region."""


def lines_of(scan: Scan, form: FormPlaces, pages: Sequence[int]) -> list[LinePlace]:
    """The lines to sign on some pages of a scan."""
    found: dict[int, LinePlace] = {}
    for page in pages if form.lines else ():
        letters = Letters(scan, page)
        labels = [(line, index) for line in sorted(form.lines) for index in _labels(letters, line)]
        for line, index in labels:
            others = [letters.words[at] for other, at in labels if at != index]
            if not _is_of_two_rows(letters, letters.words[index], line):
                place = _place(letters, line, index, others)
                found.setdefault(place.at, place)
    return [found[at] for at in sorted(found)]


def _labels(letters: Letters, line: SigningLine) -> Iterator[int]:
    """The index of the letter of each label that is beside the line: its last one, or its first where the line is above."""
    found = letters.find(line.label, _MISREAD) if line.where == "right" else letters.find(line.label)
    for span in found:
        if line.where != "right":
            if len(line.label) >= _SHORT or letters.is_bounded(span):
                yield span.start if line.where == "above" else span.end - 1
            continue
        ends = [span.end, span.end - 1, span.end + 1] if len(line.label) >= _SHORT else [span.end]
        for end in ends:  # of a misread label it is not known how many letters were lost at its end
            if 0 < end <= len(letters.offsets) and _LABEL_ENDS.match(letters.scan.text, letters.offsets[end - 1] + 1):
                if len(line.label) >= _SHORT or letters.is_bounded(span):
                    yield end - 1
                break


def _is_tall(letters: Letters, box: Box) -> bool:
    return box.height > _TALLER * letters.high


def _is_of_two_rows(letters: Letters, word: int, line: SigningLine) -> bool:
    """Whether a label's box is too high and may be of two lines, so that it is not known which of them is its own.

    An engine gives all words of a line the height of the line, with the signature in it::

        ┌──────────────────┐
        │            ʃʃ    │
        │ Signature: ʋʃʋʋʋ │    high, and no other words are at its height
        └──────────────────┘
        Date: May 5, 2020
    """
    words = letters.scan.words
    own = words[word].box
    if not _is_tall(letters, own):
        return False
    beside = [words[at].box for at in letters.own if at != word and not _is_tall(letters, words[at].box)]
    return line.where != "right" or any(
        min(box.bottom, own.bottom) - max(box.top, own.top) > _WITHIN * box.height
        and box.left < own.right
        and own.left < box.right
        for box in beside
    )


def _columns(letters: Letters, own: Box) -> list[Box]:
    """Words near a label's row with which a column to its right begins: words of several rows begin there, behind wide white.

    So the line of a party ends where that of the other begins, also where the other's label was not read::

        Owner          Tenant
        Signature: ~~~           ~~~
        Date: May 5    Date: June 6
                       ^ here
    """
    words, far = letters.scan.words, _ROWS * letters.high
    near = [
        words[at].box
        for at in letters.own
        if words[at].box.top < own.bottom + far and words[at].box.bottom > own.top - far
    ]
    begins = [
        box
        for box in near
        if box.left > own.right
        and not any(
            other.left < box.left and in_a_row(other, box) and other.right > box.left - _COLUMN * letters.high
            for other in near
        )
        and any(other.right < box.left and in_a_row(other, box) for other in near)
    ]
    return [
        box
        for box in begins
        if 1 + sum(abs(box.left - other.left) <= letters.high and not in_a_row(box, other) for other in begins)
        >= _EDGES
    ]


def _place(letters: Letters, line: SigningLine, index: int, others: Sequence[int]) -> LinePlace:
    words = letters.scan.words
    own = words[letters.words[index]]
    exact = not _is_tall(letters, own.box)
    high = own.box.height if exact else letters.high
    row = [words[at].box for at in others if in_a_row(words[at].box, own.box)]
    if line.where == "right":
        row += [
            words[letters.words[span.start]].box
            for span in (letters.find(line.next) if line.next else ())
            if in_a_row(words[letters.words[span.start]].box, own.box)
        ]
        row += _columns(letters, own.box)
    else:
        row += _next_column(letters, letters.words[index])
    left = letters.stop(index) + 0.3 * high if line.where == "right" else own.box.left - 0.5 * high
    page = letters.scan.pages[letters.page].width
    right = min([box.left - 0.3 * high for box in row if box.left > own.box.right] + [left + _LONG, page])
    top, bottom = own.box.top, own.box.bottom
    if exact:
        top, bottom = top - _HIGH * high, bottom + _LOW * high
    if line.where == "above":
        top, bottom = own.box.top - _ABOVE * high, own.box.top - 0.1 * high
    elif line.where == "below":
        top, bottom = own.box.bottom + 0.1 * high, own.box.bottom + _ABOVE * high
    region = Box(max(0.0, left), max(0.0, top), max(right, left + high), bottom).rounded()
    offset = letters.offsets[index] + (0 if line.where == "above" else 1)
    middle = own.box.middle if line.where == "right" else region.middle
    near = _ROW * own.box.height if line.where == "right" else 0.5 * region.height
    inside = [
        words[at]
        for at in letters.own
        if at != letters.words[index] and words[at].box.overlap(region) > 0 and _has_letters(letters, at)
    ]
    on_line = [abs(word.box.middle - middle) <= near for word in inside]
    read = any(
        on and region.left <= (word.box.left + word.box.right) / 2 <= region.right
        for word, on in zip(inside, on_line, strict=True)
    )
    beside = tuple(word.box for word, on in zip(inside, on_line, strict=True) if not on)
    return LinePlace(letters.page, offset, region, read, beside, exact)


def _next_column(letters: Letters, word: int) -> list[Box]:
    """The word in the row of a label's first one that another column begins with, if there is one: what is above it is not signed."""
    words = letters.scan.words
    end = words[word].box
    for box in sorted(words[at].box for at in letters.own if in_a_row(words[at].box, end) and at != word):
        if box.left - end.right > _COLUMN * end.height:
            return [box]
        if box.left >= end.left:
            end = box
    return []


def _has_letters(letters: Letters, word: int) -> bool:
    return any(map(str.isalnum, letters.scan.text[letters.scan.words[word].span.slice]))
