"""Where a canonical has boxes to mark and lines to sign: the words beside each, by which it is found on a page.

::

    … as a gift. {{gift_box}} If this box is marked, …      a box behind "asagift" and before "ifthisboxis"
    {{plan}}, one of Monthly, Yearly                        a box beside "monthly" and one beside "yearly"
    By: {{owner}} Name: {{name}}                            a line to sign to the right of "by", up to "name"
    {{owner}} / Signature of the Owner                      a line to sign above "signatureoftheowner"
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.text.words import alnum_key

__all__ = ["FormPlaces", "SigningLine", "form_places"]

_LETTERS = 16
"""Letters of the words beside a box that are looked for."""
_WORDS = 8
"""Words beside a box, at most."""


class SigningLine(NamedTuple):
    """A line to sign."""

    where: str
    """Where it is beside its label: ``right``, ``above`` or ``below``."""
    label: str
    """The letters of its label."""
    next: str = ""
    """Those of what follows it in its row."""


@dataclass(frozen=True, slots=True)
class FormPlaces:
    """The boxes of one canonical, or of several."""

    boxes: frozenset[tuple[str, str]] = frozenset()
    """For each check box the letters before it and those behind it, without spaces; one of them may be empty."""
    choices: frozenset[tuple[str, ...]] = frozenset()
    """For each field with choices the letters of each choice."""
    lines: frozenset[SigningLine] = frozenset()
    """The lines to sign."""

    def __or__(self, other: FormPlaces) -> FormPlaces:
        return FormPlaces(self.boxes | other.boxes, self.choices | other.choices, self.lines | other.lines)

    def __bool__(self) -> bool:
        return bool(self.boxes or self.choices or self.lines)


def form_places(words: CanonicalWords) -> FormPlaces:
    """The boxes and lines of a canonical. Words of its own line are beside it; where it stands alone, those of the lines around."""
    boxes, choices, lines = set(), set(), set()
    for index, spec in words.slots.items():
        if spec.type == "checkbox":
            sides = _beside(words, index, same_line=True)
            boxes.add(sides if any(sides) else _beside(words, index, same_line=False))
        elif spec.choices:
            choices.add(tuple(alnum_key(choice) for choice in spec.choices))
        elif spec.type == "signature":
            lines.add(_line(words, index))
    return FormPlaces(
        frozenset(each for each in boxes if any(each)),
        frozenset(choices),
        frozenset(each for each in lines if each.label),
    )


def _line(words: CanonicalWords, slot: int) -> SigningLine:
    """A line to sign with its label: the words before it in its line, else the line below it, else the line above it."""
    before, behind = _beside(words, slot, same_line=True)
    if before:
        return SigningLine("right", before, behind)
    below = _line_of(words, slot + 1, 1)
    return (
        SigningLine("above", below[:_LETTERS])
        if below
        else SigningLine("below", _line_of(words, slot - 1, -1)[-_LETTERS:])
    )


def _line_of(words: CanonicalWords, at: int, step: int) -> str:
    """The letters of the line of a word, from there on in one direction, up to the next slot."""
    found = ""
    last = at
    while 0 <= at < len(words) and at not in words.slots:
        low, high = sorted((at, last))
        if low != high and _breaks(words, Range(words.ends[low], words.starts[high])):
            break
        found = found + alnum_key(words.keys[at]) if step > 0 else alnum_key(words.keys[at]) + found
        last, at = at, at + step
    return found


def _beside(words: CanonicalWords, slot: int, *, same_line: bool) -> tuple[str, str]:
    """The letters before a slot and behind it, up to the next slot."""
    before, behind = "", ""
    for at in range(slot - 1, max(-1, slot - 1 - _WORDS), -1):
        if at in words.slots or (same_line and _breaks(words, Range(words.ends[at], words.starts[slot]))):
            break
        before = alnum_key(words.keys[at]) + before
    for at in range(slot + 1, min(len(words), slot + 1 + _WORDS)):
        if at in words.slots or (same_line and _breaks(words, Range(words.ends[slot], words.starts[at]))):
            break
        behind += alnum_key(words.keys[at])
    return before[-_LETTERS:], behind[:_LETTERS]


def _breaks(words: CanonicalWords, span: Range) -> bool:
    return "\n" in words.printed[span.slice]
