"""Edits between and inside words that are equal: punctuation, marks and markup in the gaps, and upper and lower case.

::

    canonical   the price (net), payable by the Buyer
    scan        the price net, payable by the buyer
    edits                 (   )                 Buyer
                        GAP   GAP                CASE
"""

from __future__ import annotations

from clausediff import regex as re
from clausediff.alignment.collector import EditCollector, marks
from clausediff.alignment.edits import EditKind
from clausediff.alignment.unit import Kind, Unit
from clausediff.model import Range
from clausediff.text.numbers import COMMA_LANGUAGES
from clausediff.text.vocabulary import base_code

_BLOCK = 8
"""Words that are compared at once: most are the same."""
_GROUP = 3
"""Digits behind a comma that parts thousands."""
_DIGITS = re.compile("[0-9]*")
_FIGURE = re.compile(r"\d+[.,]\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?")
"""A decimal figure, or one whose thousands are parted."""


def compare_gap(collector: EditCollector, canonical: Range, scan: Range, c: int, s: int) -> None:
    """Compare what is between two words on each side; ``c`` and ``s`` are the words after it."""
    if marks(collector.printed[canonical.slice]) == marks(collector.text[scan.slice]):
        if _figure_apart(collector, canonical, scan) or _phrase_apart(collector, canonical, scan, c):
            collector.add(EditKind.GAP, canonical, scan, Unit(Kind.EQUAL, Range(c, c), Range(s, s)))
        return
    (c_from, c_to), (s_from, s_to) = canonical, scan
    c_from, s_from = _shared_start(collector, c_from, c_to, s_from, s_to)
    c_to, s_to = _shared_end(collector, c_from, c_to, s_from, s_to)
    unit = Unit(Kind.EQUAL, Range(c, c), Range(s, s))
    collector.add(EditKind.GAP, Range(c_from, c_to), Range(s_from, s_to), unit)


def _figure_apart(collector: EditCollector, canonical: Range, scan: Range) -> bool:
    """Whether a decimal figure of the canonical is apart in the scan (``1. 5`` for ``1.5``), or two figures make one there.

    ::

        canonical   rows 3, 250 and 400      ends in 30. 5 days are
        scan        rows 3,250 and 400       ends in 30.5 days are
    """
    printed, text = collector.printed, collector.text
    one, other = printed[canonical.slice], text[scan.slice]
    sign = one.strip()
    if sign not in (".", ",") or other.strip() != sign or (one == sign) == (other == sign):
        return False
    whole, place = (printed, canonical) if one == sign else (text, scan)
    digits = len(_DIGITS.match(whole, place.end)[0])  # type: ignore[index]
    parts = sign == "," and base_code(collector.canonical.source.language) not in COMMA_LANGUAGES
    figure = digits == _GROUP if parts else digits > 0
    return figure and whole[: place.start][-1:].isdigit() and (one == sign or _is_one_figure(text, scan))


def _is_one_figure(text: str, sign: Range) -> bool:
    """Whether what touches a sign on both sides is one decimal or grouped figure, and no date, number or code: ``31.12.2020``."""
    low, high = sign
    while low > 0 and _touches(text[low - 1]):
        low -= 1
    while high < len(text) and _touches(text[high]):
        high += 1
    return _FIGURE.fullmatch(text[low:high].rstrip(".,")) is not None


def _touches(char: str) -> bool:
    """Whether a character may be part of a figure, or of a code that has one: ``EX-10.8``."""
    return char.isalnum() or char in ".,-/"


def _phrase_apart(collector: EditCollector, canonical: Range, scan: Range, c: int) -> bool:
    """Whether signs of a must-match phrase are apart on one side only: ``10 %`` for ``10%``. Where a line ends is layout."""
    if c not in collector.canonical.must_joints:
        return False
    one, other = collector.printed[canonical.slice], collector.text[scan.slice]
    return "\n" not in other and any(map(str.isspace, one)) != any(map(str.isspace, other))


def _shared_start(collector: EditCollector, c_from: int, c_to: int, s_from: int, s_to: int) -> tuple[int, int]:
    """Where two gaps begin to differ, white space left out."""
    printed, text = collector.printed, collector.text
    while True:
        while c_from < c_to and printed[c_from].isspace():
            c_from += 1
        while s_from < s_to and text[s_from].isspace():
            s_from += 1
        if c_from == c_to or s_from == s_to or printed[c_from] != text[s_from]:
            return c_from, s_from
        c_from += 1
        s_from += 1


def _shared_end(collector: EditCollector, c_from: int, c_to: int, s_from: int, s_to: int) -> tuple[int, int]:
    """Where two gaps end to differ, white space left out."""
    printed, text = collector.printed, collector.text
    while True:
        while c_from < c_to and printed[c_to - 1].isspace():
            c_to -= 1
        while s_from < s_to and text[s_to - 1].isspace():
            s_to -= 1
        if c_from == c_to or s_from == s_to or printed[c_to - 1] != text[s_to - 1]:
            return c_to, s_to
        c_to -= 1
        s_to -= 1


def compare_equal(collector: EditCollector, unit: Unit) -> None:
    """Compare the gaps and the case inside a run of equal keys; most runs differ in white space alone."""
    canonical, words, printed, text = collector.canonical, collector.words, collector.printed, collector.text
    c_starts, c_ends, s_starts, s_ends = canonical.starts, canonical.ends, words.starts, words.ends
    first, stop = unit.canonical
    shift = unit.scan.start - first
    c_text, s_text = (
        printed[c_starts[first] : c_ends[stop - 1]],
        text[s_starts[first + shift] : s_ends[unit.scan.end - 1]],
    )
    if c_text.split() == s_text.split():
        return
    compare_case(collector, first, first + shift)
    same = first + 1  # the words before it, from the last one compared, are the same
    for c in range(first + 1, stop):
        if c < same:
            continue
        s = c + shift
        last = c + _BLOCK if c + _BLOCK < stop else stop
        if printed[c_ends[c - 1] : c_ends[last - 1]] == text[s_ends[s - 1] : s_ends[last - 1 + shift]]:
            same = last
            continue
        if printed[c_ends[c - 1] : c_ends[c]] == text[s_ends[s - 1] : s_ends[s]]:
            continue
        compare_gap(collector, Range(c_ends[c - 1], c_starts[c]), Range(s_ends[s - 1], s_starts[s]), c, s)
        compare_case(collector, c, s)


def compare_case(collector: EditCollector, c: int, s: int) -> None:
    """Compare the letters of two words whose keys are equal."""
    if case_differs(collector, c, s):
        add_case(collector, c, s)


def case_differs(collector: EditCollector, c: int, s: int) -> bool:
    """Whether two words whose keys are equal are not written alike."""
    canonical, words = collector.canonical, collector.words
    return (
        marks(collector.printed[canonical.starts[c] : canonical.ends[c]])
        != collector.text[words.starts[s] : words.ends[s]]
    )


def add_case(collector: EditCollector, c: int, s: int) -> None:
    """Add the edit of two words that are not written alike."""
    canonical, words = collector.canonical, collector.words
    c_span, s_span = Range(canonical.starts[c], canonical.ends[c]), Range(words.starts[s], words.ends[s])
    collector.add(EditKind.CASE, c_span, s_span, Unit(Kind.EQUAL, Range(c, c + 1), Range(s, s + 1)))
