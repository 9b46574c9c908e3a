"""One column from two sides: the removed words before the added ones, as a redline has them.

A rewritten sentence shares a few words with the canonical by coincidence, so that it has several findings, and its marks
would be read in fragments:

    may [-keep one copy with its legal department, and copies that-]{+retain copies, and any backups+} its systems make,
    [-automatically as a backup-]{+for so long as it sees fit+}, if

    may [-keep one copy with its legal department, and copies that its systems make, automatically as a backup-]{+retain
    copies, and any backups its systems make, for so long as it sees fit+}, if

The rule is that of the semantic clean-up of diff-match-patch (N. Fraser, "Writing: Diff Strategies", 2006), by words:
what is the same between two changes is part of them if it is shorter than both. Each piece keeps its own finding, so that
colours and clicks are those of the findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from clausediff.tui.pieces import Piece
from clausediff.tui.units import Unit

__all__ = ["one_sided"]

SIDES = (("removed", "[-", "-]"), ("added", "{+", "+}"))
"""The role of a marked word on either side, and the marks before and after all of them."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Units that follow each other: those of a mark, or those between two marks."""

    units: tuple[Unit, ...]
    finding: int
    """The finding of a mark (the last one, where it has several); -1 between marks."""
    several: bool = False
    """Whether it is made of several findings; then its pieces are without their marks."""

    @property
    def words(self) -> int:
        """The words of the longer side."""
        return max(
            sum(not unit.continues and piece is not None and piece.role != "nothing" for unit, piece in side)
            for side in ([(unit, unit.left) for unit in self.units], [(unit, unit.right) for unit in self.units])
        )


def one_sided(made: Iterable[Unit]) -> Iterator[Unit]:
    """The units for one column: the removed, then the added words of each mark; elsewhere the scan's words."""
    paragraph = False
    for run in _together(_runs(made)):
        if run.finding >= 0:
            yield from _mark(run)
            continue
        for unit in run.units:
            if unit.folded:
                yield unit
            elif unit.right is not None:
                yield Unit(unit.right, None, (unit.space[1], False), unit.paragraph or paragraph)
                paragraph = False
            else:
                # Words that only the canonical has are left out: without a mark, they would look like the scan's.
                paragraph |= unit.paragraph


def _runs(made: Iterable[Unit]) -> list[_Run]:
    return [_Run(tuple(group), finding) for finding, group in groupby(made, _finding)]


def _finding(unit: Unit) -> int:
    piece = unit.right or unit.left
    return piece.finding if unit.marked and piece is not None else -1


def _together(runs: Sequence[_Run]) -> list[_Run]:
    """The runs, with marks that belong together made one."""
    kept: list[_Run] = []
    for run in runs:
        before = kept[-2] if len(kept) > 1 else None
        if before is not None and before.finding >= 0 and run.finding >= 0 and _coincidence(before, kept[-1], run):
            between = [_changed(unit, before.finding) for unit in kept.pop().units]
            units = (*_unmarked(before), *between, *_unmarked(run))
            kept[-1] = _Run(units, run.finding, several=True)
        else:
            kept.append(run)
    return kept


def _coincidence(before: _Run, between: _Run, after: _Run) -> bool:
    """Whether what is the same between two marks is shorter than both. Marks of two paragraphs stay apart."""
    if any(unit.folded or unit.paragraph for unit in (*between.units, after.units[0])):
        return False
    return between.words < min(before.words, after.words)


def _changed(unit: Unit, finding: int) -> Unit:
    left, right = unit.left, unit.right
    return replace(
        unit,
        left=left._replace(role="removed", finding=finding) if left is not None else None,
        right=right._replace(role="added", finding=finding) if right is not None else None,
    )


def _unmarked(run: _Run) -> list[Unit]:
    """The units of a mark without the marks at its ends. A piece that was nothing but a mark becomes empty."""
    units = list(run.units)
    if run.several:
        return units
    for name, (role, opening, closing) in zip(("left", "right"), SIDES, strict=True):
        pieces: list[Piece | None] = [getattr(unit, name) for unit in units]
        at = [index for index, piece in enumerate(pieces) if piece is not None and piece.role == role]
        for index in at:
            text = getattr(units[index], name).text
            text = text.removeprefix(opening) if index == at[0] else text
            text = text.removesuffix(closing) if index == at[-1] else text
            changed = getattr(units[index], name)._replace(text=text, letters=False)
            units[index] = replace(units[index], **{name: changed})
    return units


def _mark(run: _Run) -> Iterator[Unit]:
    """The words of a mark: first those of the canonical, then those of the scan."""
    removed, added = (_side(run, side) for side in (0, 1))
    # In one column, ‹nothing› for an empty side is not needed: the other side's mark shows it.
    if removed and added:
        added[0] = replace(added[0], space=(False, False), paragraph=False)
    yield from removed
    yield from added


def _side(run: _Run, side: int) -> list[Unit]:
    role, opening, closing = SIDES[side]
    words: list[Unit] = []
    space = paragraph = begins = False
    for unit in run.units:
        piece = (unit.left, unit.right)[side]
        paragraph |= unit.paragraph and not words
        if piece is None or piece.role != role:
            continue
        space |= unit.space[side]
        begins |= not unit.continues
        if piece.text:
            words.append(Unit(piece, None, (space, False), paragraph, continues=not begins))
            space = paragraph = begins = False
    if run.several and words:
        words[0] = _with(words[0], opening, "")
        words[-1] = _with(words[-1], "", closing)
    return words


def _with(unit: Unit, before: str, after: str) -> Unit:
    piece = unit.left
    assert piece is not None
    return replace(unit, left=piece._replace(text=f"{before}{piece.text}{after}"))
