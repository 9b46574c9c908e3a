"""Where on the pages of a scan a form's boxes must be: beside the words that stand beside them in the canonical.

::

    canonical   … an extra fee. {{a}} If this box       scan   fee.☐If this box      a joint: after "fee", before "if"
    region      what lies in the row between the words of a joint; where only one of them is there, what lies beside it

The words are found by their letters alone, so that it does not matter whether an engine joined them over the box, or read the box
as a letter between them. Whether a box is there says the ink (:mod:`~clausediff.evidence.pen.frames`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from clausediff import regex as re
from clausediff.canonical.form_places import FormPlaces
from clausediff.evidence.pen.letters import FRAME, LONG, READ_AS, Letters, in_a_row, is_a_stack
from clausediff.model import Range
from clausediff.scan.pages import Box
from clausediff.scan.scan import Scan
from clausediff.text.skeleton import similarity

__all__ = ["Place", "places_of"]

_ALONE = 5
"""Letters of a context from which it finds a box by itself."""
_APART = 6
"""Letters between two choices of a field, at most: what an engine made of their boxes, and an ``or``."""
_MISREAD = 0.66, 3
"""Similarity from which letters beside a choice are the next one, misread; and letters of a choice that may be misread."""
_ABOVE, _BELOW, _INTO = 0.45, 0.35, 0.3
"""Of a word's height: how far a box reaches over its row, and into the box of a word beside it."""
_FAR = 7.0
"""In heights of the word, how far before a word its box is; behind a word it may be at the end of the row."""
_TOKENS = 3
"""Of how many tokens a box may be read, at most."""
_LABEL = re.compile(r"[^\W\d_]{2,}\)?:")
"""The last word before a field: no engine reads a box so."""
_TINY = 2
"""Letters of a choice that are in many words: ``S``, ``No``."""
_CHOICES = 0.5
"""Of a token's letters, how many are those of choices, at least, when a short choice is one of several things in it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a box may be."""

    page: int
    """0-based index into the scan's pages."""
    region: Box
    """Where it is looked for, in points."""
    before: int | None
    """The offset behind the letters that it follows; None where the form has none."""
    behind: int | None
    """The offset of the letters that it is before."""
    group: int = -1
    """Of a field with choices: which one it is; a choice ends at ``before``, or begins at ``behind``, or both."""
    words: tuple[int, ...] = ()
    """Indices of the scan's words before it and behind it, whose letters are not the box's."""
    free: tuple[float, float] = (0.0, 1e9)
    """From where to where across the page no letters of those words are."""
    height: float = 10.0
    """Of the words beside it, in points."""
    middles: tuple[float, float] = (0.0, 0.0)
    """Where across the page the middles of the first and the last choice are."""
    labels: tuple[Box, ...] = ()
    """Where the letters of the words beside it are, in points."""


def places_of(scan: Scan, form: FormPlaces, pages: Sequence[int]) -> list[Place]:
    """The places of a form's boxes on some pages of a scan."""
    found: list[Place] = []
    for page in pages:
        letters = Letters(scan, page)
        if not letters.text:
            continue
        joints = [(joint, -1) for joint in sorted(_joints(letters, form), key=_in_order)]
        middles: dict[int, tuple[float, float]] = {}
        for group, run in enumerate(_choices(letters, form)):
            ends, starts = [span.end for span in run], [span.start for span in run]
            joints += [(joint, group) for joint in zip([None, *ends], [*starts, None], strict=True)]
            before, behind = _middle(letters, run[0], left=True), _middle(letters, run[-1], left=False)
            middles[group] = before, behind
        letters.known = {letters.words[at] for (end, _), _ in joints if end for at in (end - 1,)}
        letters.known |= {letters.words[start] for (_, start), _ in joints if start is not None}
        for joint, group in joints:
            found += [replace(each, middles=middles.get(group, (0.0, 0.0))) for each in _placed(letters, *joint, group)]
    return list(dict.fromkeys(found))


def _middle(letters: Letters, span: Range, *, left: bool) -> float:
    """Where the middle of a choice is, reckoned from the left or the right end of the token that it was read in."""
    first, last = letters.words[span.start], letters.words[span.end - 1]
    if first != last:
        return (letters.start(span.start) + letters.stop(span.end - 1)) / 2
    low, high = letters.stop(span.start), letters.stop(span.end - 1)
    if left:
        return (low + high) / 2
    return (letters.start(span.start) + letters.start(span.end - 1)) / 2


def _in_order(joint: tuple[int | None, int | None]) -> tuple[int, int]:
    """What joints are sorted by."""
    end, start = joint
    return (start if end is None else end) or 0, -1 if start is None else start


def _joints(letters: Letters, form: FormPlaces) -> set[tuple[int | None, int | None]]:
    """Where boxes are between letters: the index behind those before, and that of those behind."""
    found: set[tuple[int | None, int | None]] = set()
    for before, behind in form.boxes:
        ends = {span.end for span in letters.find(before)} if before else set()
        starts = {span.start for span in letters.find(behind)} if behind else set()
        pairs = {(end, start) for end in ends for start in starts if 0 <= start - end <= READ_AS}
        found |= pairs
        if len(before) >= _ALONE:
            found |= {(end, None) for end in ends - {end for end, _ in pairs}}
        if len(behind) >= _ALONE:
            found |= {(None, start) for start in starts - {start for _, start in pairs}}
    both = [pair for pair in found if None not in pair]
    known = {end for end, _ in both}, {start for _, start in both}
    return {pair for pair in found if None not in pair or not (pair[0] in known[0] or pair[1] in known[1])}


def _choices(letters: Letters, form: FormPlaces) -> list[list[Range]]:
    """For each field with choices that is on the page, where its choices are."""
    found = []
    for names in sorted(form.choices):
        spans = sorted((span, number) for number, name in enumerate(names) for span in letters.find(name))
        places = [
            (span, number)
            for span, number in spans
            if len(names[number]) > LONG
            or letters.is_bounded(span)
            or (
                any(other != number and _apart(span, each) <= READ_AS for each, other in spans)
                and (len(names[number]) > _TINY or _is_of_choices(letters, span, spans))
            )
        ]
        run: list[tuple[Range, int]] = []
        for span, number in [*places, (Range(1 << 30, 1 << 30), -1)]:
            if run and (number in {seen for _, seen in run} or not _follows(run[-1], (span, number), names)):
                run = _with_misread(letters, run, names)
                near = all(span.start - last.end <= _APART for (last, _), (span, _) in pairwise(run))
                if near and len(run) >= max(2, len(names) - 1):
                    found.append([each for each, _ in run])
                run = []
            run.append((span, number))
    return found


def _is_of_choices(letters: Letters, span: Range, spans: Sequence[tuple[Range, int]]) -> bool:
    """Whether the token that a short choice is in has choices for the most part, each once and in order, as one read of them and of
    their boxes has.

    ::

        SOM     S, a box and M        Shelter     a word with an S and an L
    """
    own = [at for at in range(len(letters.words)) if letters.words[at] == letters.words[span.start]]
    inside = [(each, number) for each, number in spans if own[0] <= each.start and each.end <= own[-1] + 1]
    whole = [
        (each, number)
        for each, number in inside
        if not any(other.start <= each.start and each.end <= other.end and other != each for other, _ in inside)
    ]
    numbers = [number for _, number in whole]
    return numbers == sorted(set(numbers)) and _CHOICES * len(own) <= sum(each.size for each, _ in whole)


def _follows(last: tuple[Range, int], this: tuple[Range, int], names: Sequence[str]) -> bool:
    """Whether a choice may be the next one of a field that was read: those between may have been misread."""
    between = names[last[1] + 1 : this[1]]
    return this[0].start - last[0].end <= _APART + sum(len(name) + _APART for name in between)


def _with_misread(letters: Letters, run: Sequence[tuple[Range, int]], names: Sequence[str]) -> list[tuple[Range, int]]:
    """The choices of a field with those that were misread: letters like a name, beside the choices that stand beside it."""
    by = {number: span for span, number in run}
    missing = [number for number in range(len(names)) if number not in by]
    for number in [*missing, *reversed(missing)]:
        before, behind, room = by.get(number - 1), by.get(number + 1), len(names[number]) + 1 + _APART
        if number in by or (before is None and behind is None) or len(names[number]) < _MISREAD[1]:
            continue
        low = before.end if before else max(0, behind.start - room)  # type: ignore[union-attr]
        high = min(len(letters.text), low + room if behind is None else behind.start)
        if high - low <= 2 * room:
            found = max(_like(letters, names[number], low, high), default=(0.0, Range(0, 0)))
            if found[0] >= _MISREAD[0]:
                by[number] = found[1]
    return sorted((span, number) for number, span in by.items())


def _like(letters: Letters, name: str, low: int, high: int) -> Iterator[tuple[float, Range]]:
    """Stretches of about a name's length, and how much they look like it."""
    for start in range(low, high):
        for end in range(start + len(name) - 1, min(high, start + len(name) + 1) + 1):
            yield similarity(letters.text[start:end], name), Range(start, end)


def _apart(one: Range, other: Range) -> int:
    """How many letters are between two stretches."""
    return max(one.start - other.end, other.start - one.end)


def _placed(letters: Letters, end: int | None, start: int | None, group: int) -> Iterator[Place]:
    """The places of one joint: one between its words, or two where they are in different rows."""
    words = letters.scan.words
    before = letters.words[end - 1] if end else None
    behind = None if start is None else letters.words[start]
    known = tuple(dict.fromkeys(at for at in (before, behind) if at is not None))
    if not known:
        return
    parts = [known]
    if len(known) == 2:
        one, other = (words[at].box for at in known)
        if not in_a_row(one, other) or other.left < one.left:
            parts = [known[:1], known[1:]]
    after = letters.offsets[end - 1] + 1 if end else None
    at = None if start is None else letters.offsets[start]
    for part in parts:
        own = words[part[-1]].box
        low = _free_from(letters, part, start) if before not in part or not end else letters.stop(end - 1)
        high = _free_to(letters, part, end) if behind not in part or start is None else letters.start(start)
        slack = _INTO * own.height
        left = low - slack if before in part else max(low - slack, own.left - _FAR * own.height)
        above, below = own.top - _ABOVE * own.height, own.bottom + _BELOW * own.height
        if high + slack - left > own.height:
            region = Box(max(0.0, left), max(0.0, above), high + slack, below).rounded()
            height = round(own.height, 1)
            labels = []
            if before in part and low > words[part[0]].box.left:
                labels.append(words[part[0]].box._replace(right=low))
            if behind in part and high < own.right:
                labels.append(own._replace(left=high))
            yield Place(letters.page, region, after, at, group, known, (low, high), height, labels=tuple(labels))


def _free_from(letters: Letters, part: Sequence[int], start: int | None) -> float:
    """Where the white before a word begins: behind the next word to the left, or behind earlier letters of its own token."""
    own = letters.scan.words[part[0]].box
    edge = own.left + 2 * _INTO * own.height
    free = max((box.right for box in _row(letters, part) if box.right <= edge), default=0.0)
    if start is not None and letters.joined(start - READ_AS, start):
        free = max(free, letters.stop(start - 1))
    return free


def _free_to(letters: Letters, part: Sequence[int], end: int | None) -> float:
    """Where the white behind a word ends."""
    own = letters.scan.words[part[-1]].box
    edge, page = own.right - 2 * _INTO * own.height, letters.scan.pages[letters.page].width
    free = min((box.left for box in _row(letters, part) if box.left >= edge), default=page)
    if end is not None and letters.joined(end - 1, end + READ_AS - 1):
        free = min(free, letters.start(end))
    return free


def _row(letters: Letters, part: Sequence[int]) -> list[Box]:
    """The other words of a row, but for what may have been read of a box."""
    words, own = letters.scan.words, letters.scan.words[part[-1]].box
    return [
        words[other].box
        for other in letters.own
        if other not in part
        and in_a_row(words[other].box, own)
        and (
            other in letters.known
            or not (
                _may_be_a_box(letters, other, part) or _is_a_box(letters, other) or is_a_stack(words[other], own.height)
            )
        )
    ]


def _is_a_box(letters: Letters, word: int) -> bool:
    """Whether a token was read from a box, or from those of two rows at once."""
    return FRAME.fullmatch(letters.scan.text[letters.scan.words[word].span.slice]) is not None


def _may_be_a_box(letters: Letters, word: int, beside: Sequence[int]) -> bool:
    """Whether a token beside some words is so short that an engine may have read it in a box; ``[``, ``x`` and ``]`` are three."""
    words = letters.scan.words
    if _LABEL.fullmatch(letters.scan.text[words[word].span.slice]):
        return False
    return any(
        abs(word - at) <= _TOKENS
        and all(words[each].span.size <= LONG for each in range(min(word, at + 1), max(word + 1, at)))
        for at in beside
    )
