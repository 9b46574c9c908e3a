"""Control words of Rich Text Format that set how words and paragraphs look."""

from __future__ import annotations

from collections.abc import Callable

from clausediff.scan.readers.rtf.state import State
from clausediff.scan.readers.rtf.words import FLAGS

__all__ = ["set_look"]

_NUMBERS = {
    "ls": ("listed", 0), "ilvl": ("level", 0),
    "fs": ("size", 24), "charscalex": ("scale", 100), "cf": ("colour", 0), "uc": ("unicode_skip", 1), "f": ("font", 0),
    "expndtw": ("spacing", 0), "cb": ("ground", 0), "chcbpat": ("ground", 0), "highlight": ("ground", 0), "cbpat": ("paragraph_ground", 0),
    "chshdng": ("pattern", 0), "chcfpat": ("pattern_colour", 0), "shading": ("paragraph_pattern", 0),
    "cfpat": ("paragraph_pattern_colour", 0), "afs": ("complex_size", 24), "af": ("complex_font", 0),
    "li": ("left", 0), "lin": ("left", 0), "fi": ("first", 0), "ri": ("right", 0), "rin": ("right", 0),
}  # fmt: skip
"""Words that set a number, and what it is where they have none."""
_FRAME = frozenset("posx posnegx posy posnegy absw absh".split())
_AUTHORS = {"revauth": "inserted", "revauthdel": "deleted"}
_CHANGES = {"revised": "inserted", "deleted": "deleted", "mvt": "inserted", "mvf": "deleted"}
"""Words that begin a tracked change, those of a move among them."""


def set_look(state: State, name: str, number: int | None) -> bool:
    """Take a control word that sets how words look; False where it does not."""
    if name in FLAGS:
        setattr(state, FLAGS[name], number != 0)
    elif name in _NUMBERS:
        attribute, usual = _NUMBERS[name]
        setattr(state, attribute, usual if number is None else number)
    elif name in _CHANGES:
        setattr(state, _CHANGES[name], 0 if number != 0 else None)
    elif name in _AUTHORS:
        setattr(state, _AUTHORS[name], number or 0)
    elif name in _FRAME:
        state.frame = (*state.frame, (name, number or 0))
    elif name in _OTHERS:
        _OTHERS[name](state, number)
    else:
        return False
    return True


def _expand(state: State, number: int | None) -> None:
    state.spacing = (number or 0) * 5


def _line(state: State, number: int | None) -> None:
    """Lines of a height below zero are exact; the others follow their letters."""
    state.line = -number if number is not None and number < 0 else None


def _level(state: State, _: int | None) -> None:
    state.raised = False


def _shade(state: State, number: int | None) -> None:
    state.shaded_cells = state.shaded_cells or number != 0


def _left_to_right(state: State, _: int | None) -> None:
    state.complex = False


def _right_to_left(state: State, _: int | None) -> None:
    state.complex = True


def _row(state: State, _: int | None) -> None:
    state.shaded_cells = False


def _mover(state: State, number: int | None) -> None:
    if state.deleted is not None:
        state.deleted = number or 0
    elif state.inserted is not None:
        state.inserted = number or 0


_OTHERS: dict[str, Callable[[State, int | None], None]] = {
    "plain": lambda state, _: state.plain(),
    "pard": lambda state, _: state.end_paragraph_looks(),
    "up": lambda state, number: state.shift(6 if number is None else number),
    "dn": lambda state, number: state.shift(-(6 if number is None else number)),
    "expnd": _expand,
    "sl": _line,
    "nosupersub": _level,
    "clcbpat": _shade,
    "clshdng": _shade,
    "ltrch": _left_to_right,
    "rtlch": _right_to_left,
    "trowd": _row,
    "mvauth": _mover,
}
