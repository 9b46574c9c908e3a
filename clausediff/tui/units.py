"""Divides a clause into units that are not broken at a line end, each with its canonical and its scan side.

Both sides are divided together, so that a row of the side-by-side view has the same words left and right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, zip_longest

from clausediff.model import Finding, Verdict
from clausediff.report.segments import Stretch
from clausediff.report.visible import visible
from clausediff.tui.pieces import MARKED, Piece, marked_words
from clausediff.tui.readable import both, readable

_BLANK = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_HEADING = re.compile(r"\s*#{1,6}\s*")
"""The mark of a heading by itself, as the canonical's side of a finding: nothing in its text tells it from a number sign."""
_PICTURES = re.compile("[\u2400-\u2421]|\\\\x[0-9a-f]{2}|\\\\u[0-9a-f]{4}")

ENDS = 6
"""The number of words at each end of a clause that are never folded."""

WORTHWHILE = 8
"""The least number of words that are folded."""


@dataclass(frozen=True, slots=True)
class Unit:
    """At most a word on each side, or a part of a marked word; or a fold."""

    left: Piece | None
    right: Piece | None
    space: tuple[bool, bool] = (False, False)
    """Whether there is white space before it, on each side."""
    paragraph: bool = False
    """Whether it begins a paragraph."""
    folded: int = 0
    """For a fold: how many words it hides; both sides are None."""
    note: str = ""
    """For a fold: its text."""
    continues: bool = False
    """Whether it continues the marked word of the unit before it."""

    @property
    def marked(self) -> bool:
        """Whether it belongs to a marked finding."""
        return any(side is not None and side.role in MARKED for side in (self.left, self.right))


@dataclass(frozen=True, slots=True)
class Look:
    """What to show of a clause."""

    shown: Callable[[int, Finding], bool]
    """Whether a finding is marked; other findings are shown as the scan's words, without marks."""
    context: int | None = 40
    """The number of words to show around a marked finding; None shows all."""
    limit: int = 4000
    """The most words to show of a clause without marked findings."""


class _Maker:
    """The units so far, and the white space before the next one."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.left_space = self.right_space = self.paragraph = False

    def add(self, left: Piece | None, right: Piece | None, *, continues: bool = False) -> None:
        space = (self.left_space and left is not None, self.right_space and right is not None)
        unit = Unit(left, right, space, self.paragraph and bool(self.units), continues=continues)
        self.units.insert(self._place(unit), unit)
        self.paragraph = False
        if left is not None:
            self.left_space = False
        if right is not None:
            self.right_space = False

    def _place(self, unit: Unit) -> int:
        """The index for a new unit: the end; but text that directly follows a word of the scan, such as a full stop, goes
        before the words that only the canonical has in between."""
        at = len(self.units)
        if unit.left is not None or any(unit.space) or unit.marked:
            return at
        while at and self.units[at - 1].right is None and not self.units[at - 1].marked:
            at -= 1
        return at or len(self.units)

    def blank(self, left: bool, right: bool) -> None:
        self.left_space |= left
        self.right_space |= right


def units(stretches: Sequence[Stretch], numbers: dict[str, int], look: Look) -> list[Unit]:
    """The units of a clause; ``numbers`` has each finding's index by its id."""
    maker = _Maker()
    for stretch in stretches:
        if stretch.finding is not None:
            number = numbers[stretch.finding.id]
            _finding(maker, stretch, number, look.shown(number, stretch.finding))
        elif stretch.kind == "equal":
            _equal(maker, stretch)
        else:
            _gap(maker, stretch)
    return folded(maker.units, look)


def folded(made: list[Unit], look: Look) -> list[Unit]:
    """The units with those that are far from every marked finding replaced by folds."""
    words = list(accumulate(not unit.continues for unit in made))  # for each unit, the number of its word, from 1
    total = words[-1] if words else 0
    marked = {word for word, unit in zip(words, made, strict=True) if unit.marked}
    if marked:
        if look.context is None:
            return made
        # The beginning and the end of a clause are always shown, for orientation.
        kept = {*range(1, ENDS + 1), *range(total - ENDS + 1, total + 1)}
        for word in marked:
            kept.update(range(word - look.context, word + look.context + 1))
    elif total > look.limit:
        half = look.limit // 2
        kept = {*range(1, half + 1), *range(total - half + 1, total + 1)}
    else:
        return made
    result: list[Unit] = []
    hidden: list[Unit] = []
    for word, unit in zip(words, made, strict=True):
        if word not in kept:
            hidden.append(unit)
            continue
        result += _fold(hidden)
        hidden = []
        result.append(unit)
    return result + _fold(hidden)


def _fold(hidden: list[Unit]) -> list[Unit]:
    if len(hidden) < WORTHWHILE:
        return hidden
    inside: dict[str, set[int]] = {"noise": set(), "field": set()}
    for unit in hidden:
        for side in (unit.left, unit.right):
            if side is not None and side.role in inside:
                inside[side.role].add(side.finding)
    parts = [f"{len(found)} {role}" for role, found in inside.items() if found]
    note = f"⋯ {len(hidden)} words, {' and '.join(parts)} ⋯" if parts else f"⋯ {len(hidden)} words the same ⋯"
    return [Unit(None, None, folded=len(hidden), note=note)]


def _words(text: str) -> tuple[list[str], bool, bool]:
    """The words of a text, made visible, and whether there is white space before and after them."""
    seen = visible(text)
    words = _BLANK.split(seen)
    leading, trailing = not words[0], not words[-1]
    return [word for word in words if word], leading and bool(seen), trailing and bool(seen)


def _equal(maker: _Maker, stretch: Stretch) -> None:
    canonical, scan = [stretch.canonical_text], [stretch.scan_text]
    if canonical == scan:
        canonical = scan = _PARAGRAPH.split(stretch.canonical_text)
    for index, (one, other) in enumerate(zip(canonical, scan, strict=True)):
        left, left_lead, left_trail = _words(one if one == other else readable(one))
        right, right_lead, right_trail = _words(other)
        maker.paragraph |= index > 0
        maker.blank(left_lead or index > 0, right_lead or index > 0)
        _paired(maker, left, right)
        maker.blank(left_trail, right_trail)


def _paired(maker: _Maker, left: list[str], right: list[str]) -> None:
    """Add words that are the same on both sides, apart from white space."""
    if left == right:
        for word in left:
            piece = Piece(word, "plain")
            maker.add(piece, piece)
            maker.blank(True, True)
    else:
        for one, other in _joined(left, right):
            # In an equal stretch, text on one side only is a mark of the canonical, or markup.
            role = "plain" if one and other else "quiet"
            maker.add(Piece(one, role) if one else None, Piece(other, role) if other else None)
            maker.blank(bool(one), bool(other))
    if left:
        maker.left_space = False
    if right:
        maker.right_space = False


def _joined(left: list[str], right: list[str]) -> list[tuple[str, str]]:
    """The words of both sides in pairs of groups with the same letters. Where the sides have different letters, equal
    words are paired."""
    sizes = [[len(_PICTURES.sub("", word)) for word in side] for side in (left, right)]
    if sum(sizes[0]) != sum(sizes[1]):
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        return [
            pair for _, a, b, c, d in matcher.get_opcodes() for pair in zip_longest(left[a:b], right[c:d], fillvalue="")
        ]
    pairs: list[tuple[str, str]] = []
    at_left = at_right = 0
    while at_left < len(left) or at_right < len(right):
        start_left, start_right, balance = at_left, at_right, 0
        while True:
            if balance <= 0 and at_left < len(left):
                balance += sizes[0][at_left]
                at_left += 1
            elif at_right < len(right):
                balance -= sizes[1][at_right]
                at_right += 1
            if balance == 0 and at_left - start_left + at_right - start_right > 0:
                break
            if at_left == len(left) and at_right == len(right):
                break
        pairs.append((" ".join(left[start_left:at_left]), " ".join(right[start_right:at_right])))
    return pairs


def _gap(maker: _Maker, stretch: Stretch) -> None:
    left, left_lead, left_trail = _words(readable(stretch.canonical_text))
    right, right_lead, right_trail = _words(stretch.scan_text)
    maker.blank(left_lead, right_lead)
    for word in left:
        maker.add(Piece(word, "quiet"), None)
        maker.left_space = True
    for word in right:
        maker.add(None, Piece(word, "quiet"))
        maker.right_space = True
    if left:
        maker.left_space = left_trail
    if right:
        maker.right_space = right_trail


_FOLDED_ROLES = {Verdict.NOISE: "noise", Verdict.FIELD: "field", Verdict.FORMAT: "plain"}


def _finding(maker: _Maker, stretch: Stretch, number: int, marked: bool) -> None:
    finding = stretch.finding
    assert finding is not None
    canonical, scan = stretch.canonical_text, stretch.scan_text
    if marked:
        canonical, scan = both(finding, canonical, scan)
    else:
        canonical = "" if _HEADING.fullmatch(canonical) else readable(canonical)
    left, left_lead, left_trail = _words(canonical)
    right, right_lead, right_trail = _words(scan)
    maker.blank(left_lead, right_lead)
    before = maker.left_space, maker.right_space
    if marked:
        _add_words(maker, *marked_words(canonical, scan, number))
    else:
        role = _FOLDED_ROLES.get(finding.verdict, "plain")
        if role == "plain" and (not left or not right):
            role = "quiet"
        maker.paragraph |= bool(_PARAGRAPH.search(stretch.canonical_text)) and not left
        _add_words(maker, *([[Piece(word, role, number)] for word in side] for side in (left, right)))
    # Nothing was drawn on an empty side, so the white space before it is still to be drawn.
    maker.left_space = left_trail if left or marked else before[0]
    maker.right_space = right_trail if right or marked else before[1]


def _add_words(maker: _Maker, left: list[list[Piece]], right: list[list[Piece]]) -> None:
    """Add words, each in its pieces, with white space after each word."""
    for index in range(max(len(left), len(right))):
        pairs = zip_longest(*(side[index] if index < len(side) else [] for side in (left, right)))
        for number, (one, other) in enumerate(pairs):
            maker.add(one, other, continues=number > 0)
        maker.blank(True, True)
