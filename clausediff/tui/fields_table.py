"""The table of fields: a row for each copy, the fields that tell copies apart first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.style import Style

from clausediff.report.names import varying_fields
from clausediff.report.visible import elide, flat
from clausediff.tui.session import Session
from clausediff.tui.themes import style
from clausediff.tui.wrap import cells, crop_start, fill

__all__ = ["Column", "columns", "field_head", "field_line", "shifted"]

FILE = 28
"""The columns of the file's name."""
WIDEST = 32
"""The most columns of a field."""


class Column(NamedTuple):
    """A field, and how wide its column is."""

    name: str
    width: int


def columns(session: Session) -> list[Column]:
    """The fields of all copies, those that tell copies apart first."""
    longest: dict[str, int] = {}
    for found in varying_fields(session.report).values():
        longest.update(dict.fromkeys(found, 0))
    for copy in session.copies:
        for field in copy.agreement.fields if copy.agreement is not None else ():
            longest[field.name] = max(longest.get(field.name, 0), len(field.value), len("(blank)"))
    return [
        Column(name, min(WIDEST, max(most + 2, cells(_plain(name)))) + 1)  # with the sign of a problem before it
        for name, most in longest.items()
    ]


def _plain(name: str) -> str:
    """The name of a field in words."""
    return flat(name).replace("_", " ")


def shifted(found: Sequence[Column], shift: int, by: int) -> int:
    """How many fields at the left are out of sight after a step to the right or left."""
    return max(0, min(shift + by, len(found) - 1))


def field_head(found: Sequence[Column], shift: int, width: int) -> str:
    """The names of the fields; where some are out of sight, with an arrow to that side."""
    shown = "".join(fill(_plain(column.name), column.width - 1) + " " for column in found[shift:])
    line = fill("File" if not shift else f"File  ← {shift}", FILE) + " " + shown
    return line if cells(line) <= width else fill(line, width - 2) + " →"


def field_line(
    session: Session, index: int, found: Sequence[Column], shift: int, theme: str, width: int
) -> Iterable[tuple[str, Style]]:
    """The file and its fields, from the first one in sight on."""
    copy = session.copies[index]
    ordinal = f" #{copy.agreement.id}" if copy.agreement and len(copy.document.agreements) > 1 else ""
    path = crop_start(flat(copy.document.path), FILE - len(ordinal)) + ordinal
    yield fill(path, FILE) + " ", style(theme, "foreground")
    fields = {field.name: field for field in copy.agreement.fields} if copy.agreement else {}
    taken = FILE + 1
    for column in found[shift:]:
        if taken >= width:
            return
        field = fields.get(column.name)
        if field is None:
            yield " " * column.width, Style()
        else:
            value = elide(flat(field.value), 8) or "(blank)"
            look = style(theme, "review" if field.problems else "field" if field.value else "quiet")
            yield fill(f"{'? ' if field.problems else ''}{value}", column.width - 1) + " ", look
        taken += column.width
