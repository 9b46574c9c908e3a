"""Two fields with only a mark or a blank line between them: where the first one's filling ends.

The alignment compares words, and there is no word between the fields, so that the first one may take in all. The mark tells,
where the scan has it just once::

    canonical   Signed by {{who}}: {{signature}}
    scan        Signed by Ada Byron: /s/ Ada Byron
    words                 1   2          3   4      (1, 2) and (3, 4), not (1, 2, 3, 4) and none

A blank line tells where the words are behind the first field's label, in its line::

    canonical   Sells alcohol: {{alcohol}} ¶ {{rules}} The Trader has read …
    scan        Sells alcohol: Yes ☐ No ☒ ¶ ☒ The Trader has read …         Yes and No are of the first field

No word is added or lost: only which of the two fields has it.
"""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.alignment.field_costs import BREAK, foreign
from clausediff.alignment.unit import Kind, Unit
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.text.words import Words

__all__ = ["separated"]

_BOUND = 1.0
"""What a word costs a field that is more likely part of a clause than of a filling."""


def separated(canonical: CanonicalWords, words: Words, units: Sequence[Unit]) -> list[Unit]:
    """The units, with the words of adjacent fields divided at the canonical's mark between them."""
    found = list(units)
    for at in range(len(found) - 1):
        first, second = found[at], found[at + 1]
        if first.kind is not Kind.FIELD or second.kind is not Kind.FIELD or first.scan.end != second.scan.start:
            continue
        cut = _cut(canonical, words, first, second)
        if cut is not None:
            found[at] = first._replace(scan=Range(first.scan.start, cut))
            found[at + 1] = second._replace(scan=Range(cut, second.scan.end))
    return found


def _cut(canonical: CanonicalWords, words: Words, first: Unit, second: Unit) -> int | None:
    """The word of the scan with which the second filling begins; None where the mark does not tell, or all is right."""
    start, end = first.scan.start, second.scan.end
    if end == start or (end - start < 2 and first.scan.size):
        return None
    between = canonical.source.text[canonical.ends[first.canonical.start] : canonical.starts[second.canonical.start]]
    mark = between.strip()
    if BREAK.search(between) and not first.scan.size:
        return _of_the_label(canonical, words, first, second)
    if len(mark) != 1 or mark.isalnum() or mark == "_" or BREAK.search(between):
        return None
    if end - start < 2:
        return None
    low, high = words.starts[start], words.ends[end - 1]
    if words.text.count(mark, low, high) != 1 or BREAK.search(words.text, low, high):
        return None
    place = words.text.index(mark, low, high)
    beside = words.text[place - 1 : place] + words.text[place + 1 : place + 2]
    if mark != between and not any(char.isspace() for char in beside):
        return None  # a mark inside a word, as the hyphen of a name
    cut = next((index for index in range(start + 1, end) if words.starts[index] > place), end)
    if cut == end or words.ends[cut - 1] > place or cut == first.scan.end:
        return None
    specs = canonical.slots[first.canonical.start], canonical.slots[second.canonical.start]
    parts = Range(start, cut), Range(cut, end)
    language = canonical.source.language
    worse = any(
        foreign(spec, key, language) >= _BOUND
        for spec, part in zip(specs, parts, strict=True)
        for key in words.keys[part.slice]
    )
    return None if worse else cut


def _of_the_label(canonical: CanonicalWords, words: Words, first: Unit, second: Unit) -> int | None:
    """The first word of a field that took in words of the field before it: they are on the line of that one's label, and fit its type."""
    start, end = second.scan
    if not start or "\n" in words.text[words.ends[start - 1] : words.starts[start]]:
        return None
    spec = canonical.slots[first.canonical.start]
    cut = next(
        (at for at in range(start + 1, end) if BREAK.search(words.text, words.ends[at - 1], words.starts[at])), end
    )
    return None if any(foreign(spec, key, canonical.source.language) for key in words.keys[start:cut]) else cut
