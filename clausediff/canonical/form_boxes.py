"""Where a canonical has boxes to mark: the words beside each, by which the box is found on a page.

::

    … as a gift. {{gift_box}} If this box is marked, …      behind "asagift", before "ifthisboxis"
    {{plan}}, one of Monthly, Yearly                        beside "monthly" and beside "yearly"
"""

from __future__ import annotations

from dataclasses import dataclass

from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.text.words import alnum_key

__all__ = ["FormBoxes", "form_boxes"]

_LETTERS = 16
"""Letters of the words beside a box that are looked for."""
_WORDS = 8
"""Words beside a box, at most."""


@dataclass(frozen=True, slots=True)
class FormBoxes:
    """The boxes of one canonical, or of several."""

    boxes: frozenset[tuple[str, str]] = frozenset()
    """For each check box the letters before it and those behind it, without spaces; one of them may be empty."""
    choices: frozenset[tuple[str, ...]] = frozenset()
    """For each field with choices the letters of each choice."""

    def __or__(self, other: FormBoxes) -> FormBoxes:
        return FormBoxes(self.boxes | other.boxes, self.choices | other.choices)

    def __bool__(self) -> bool:
        return bool(self.boxes or self.choices)


def form_boxes(words: CanonicalWords) -> FormBoxes:
    """The boxes of a canonical. Words of the box's own line are beside it; where it stands alone, those of the lines around."""
    boxes, choices = set(), set()
    for index, spec in words.slots.items():
        if spec.type == "checkbox":
            sides = _beside(words, index, same_line=True)
            boxes.add(sides if any(sides) else _beside(words, index, same_line=False))
        elif spec.choices:
            choices.add(tuple(alnum_key(choice) for choice in spec.choices))
    return FormBoxes(frozenset(each for each in boxes if any(each)), frozenset(choices))


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
