"""Words beside a filling that the filling took in: the form's own, changed in the copy, and words that were put in there.

A field takes in words at little cost, and what stands beside it is no filling of its type::

    canonical   never more than {{cap}} in total
    scan        never more than $3,250 per claim
    aligned     {{cap}}: $3,250 per    in total: claim
    here        {{cap}}: $3,250        in: per   total: claim

The edge of a filling that is a date, a figure or an amount shows in what can be read: with the words it is none, and without
them it is one. Any filling ends before a word that is joined to the form's next one by a hyphen (``{{court}} non-exclusively``).
The words are aligned once more with those of the canonical that differ behind or before the field, else they are gained.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from clausediff.alignment.field_costs import foreign
from clausediff.alignment.unit import Kind, Unit
from clausediff.canonical.fields import read_field
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.template import FieldSpec
from clausediff.model import Range
from clausediff.text.words import Words

__all__ = ["without_words_beside"]

_READABLE = ("date", "money", "number")
"""Types of which a filling tells by itself whether it is one."""
_MOST = 6
"""Words on both sides together: with more it is no filling with words beside it."""
_HYPHENS = frozenset("-‐‑")
_DIFFERENT = (Kind.DELETE, Kind.INSERT, Kind.REPLACE)

Realign = Callable[[Range, Range], Sequence[Unit]]
"""Aligns some words of the canonical with some of the scan."""


def without_words_beside(
    canonical: CanonicalWords, words: Words, units: Sequence[Unit], realign: Realign
) -> list[Unit]:
    """The units, with the words beside fillings taken off them."""
    found: list[Unit] = []
    waiting = list(reversed(units))
    while waiting:
        unit = waiting.pop()
        own = _filling(canonical, words, unit, waiting[-1] if waiting else None)
        if own is None:
            found.append(unit)
            continue
        found += _beside(found, Range(unit.scan.start, own.start), unit.canonical.start, realign, before=True)
        found.append(unit._replace(scan=own))
        behind = _beside(waiting, Range(own.end, unit.scan.end), unit.canonical.end, realign, before=False)
        waiting += reversed(behind)
    return found


def _filling(canonical: CanonicalWords, words: Words, unit: Unit, following: Unit | None) -> Range | None:
    """The words of a filling without those beside it; None where there are none."""
    if unit.kind is not Kind.FIELD or unit.scan.size < 2:
        return None
    spec, language = canonical.slots[unit.canonical.start], canonical.source.language
    if spec.type not in _READABLE:
        return _before_hyphen(canonical, words, unit, following)
    if _reads(spec, words, unit.scan, language):
        return None
    return next(
        (part for part in _parts(spec, words, unit.scan, language) if _reads(spec, words, part, language)), None
    )


def _parts(spec: FieldSpec, words: Words, whole: Range, language: str) -> Iterator[Range]:
    """The words of a filling without some at its edges that fillings of its type do not have, longest first."""
    apart = [
        key.isalpha() and foreign(spec, key, language) > 0 and key not in spec.example.lower().split()
        for key in words.keys[whole.slice]
    ]
    leading = next((at for at, each in enumerate(apart) if not each), len(apart))
    trailing = next((at for at, each in enumerate(reversed(apart)) if not each), len(apart))
    for left_out in range(1, min(_MOST, whole.size - 1) + 1):
        for left in range(min(left_out, leading), -1, -1):
            if left_out - left <= trailing:
                yield Range(whole.start + left, whole.end - (left_out - left))


def _reads(spec: FieldSpec, words: Words, part: Range, language: str) -> bool:
    """Whether some words, with the marks that touch them, are a filling without a problem."""
    start, end = words.starts[part.start], words.ends[part.end - 1]
    while start > 0 and not words.text[start - 1].isspace():
        start -= 1
    return not read_field(spec, words.text[start:end], language)[1]


def _before_hyphen(canonical: CanonicalWords, words: Words, unit: Unit, following: Unit | None) -> Range | None:
    """The words of a filling before those that are joined to the form's next word by a hyphen, which the form has not."""
    last, after = unit.scan.end - 1, unit.canonical.end
    if following is None or following.kind is not Kind.EQUAL or after >= len(canonical):
        return None
    if not canonical.printed[canonical.ends[after - 1] : canonical.starts[after]].isspace():
        return None
    if not _is_joined(words, last):
        return None
    while last > unit.scan.start and _is_joined(words, last - 1):
        last -= 1
    return Range(unit.scan.start, last) if last > unit.scan.start else None


def _is_joined(words: Words, index: int) -> bool:
    """Whether only a hyphen is between a word and the next one."""
    between = words.text[words.ends[index] : words.starts[index + 1]] if index + 1 < len(words) else ""
    return len(between) == 1 and between in _HYPHENS


def _beside(side: list[Unit], part: Range, place: int, realign: Realign, *, before: bool) -> Sequence[Unit]:
    """The units for words beside a filling, which take in those that differ there: ``side`` ends with the nearest one, and loses them."""
    if not part.size:
        return ()
    taken: list[Unit] = []
    while side and side[-1].kind in _DIFFERENT:
        taken.append(side.pop())
    of_canonical = [unit.canonical for unit in taken] or [Range(place, place)]
    of_scan = [unit.scan for unit in taken] or [part]
    if before:
        return realign(Range(of_canonical[-1].start, place), Range(min(part.start, of_scan[-1].start), part.end))
    return realign(Range(place, of_canonical[-1].end), Range(part.start, max(part.end, of_scan[-1].end)))
