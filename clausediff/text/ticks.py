"""Boxes to tick, and whether they are ticked.

    ☒ ☑ ✓ ■ ●   [x] (X) [•] [*]   ☐ □ ○   [ ] ( ) [_]   X   __X__

A box is a sign of its own, or one sign in brackets; whatever stands in the brackets and is no line to write on marks them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from clausediff import regex as re
from clausediff.model import Range

__all__ = ["Tick", "read_ticks"]

_ON = "☒☑✅✓✔✕✖✗✘⊠⊗■▣◼⬛●◉⦿🗹🗷√"
_OFF = "☐□○◯◻⬜▢❏❑⚪"
_EMPTY = " _\u00a0"
_BOX = re.compile(
    rf"(?P<sign>[{_ON}{_OFF}])"
    rf"|(?<!\w)[\[({{][ \u00a0]?(?P<inside>[xXvV+*•·∙{_ON}{_OFF}]|[ _\u00a0]{{0,4}})[ \u00a0]?[\])}}]"
    r"|\\(?P<name>boxtimes|checkmark|square)(?![a-z])"
    r"|(?<![^\W_])(?P<letter>[xX])(?=_*(?:\s|$))"
)


class Tick(NamedTuple):
    """One box."""

    span: Range
    """In the text."""
    on: bool
    """Whether it is ticked."""


def read_ticks(text: str) -> list[Tick]:
    """The boxes of a text in order.

    A lone letter X is a tick: typed forms have nothing else. Brackets that do not match (``[X}``) are what engines read.
    """
    return list(_ticks(text))


def _ticks(text: str) -> Iterator[Tick]:
    for found in _BOX.finditer(text):
        sign, inside, name = found["sign"], found["inside"], found["name"]
        if sign is not None:
            on = sign in _ON
        elif inside is not None:
            on = bool(inside.strip(_EMPTY)) and inside not in _OFF
        else:
            on = name != "square"
        yield Tick(Range(*found.span()), on)
