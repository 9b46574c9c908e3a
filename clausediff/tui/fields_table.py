"""The table of fields: a row for each copy, the fields that tell copies apart first."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import DataTable

from clausediff.report.names import varying_fields
from clausediff.report.visible import elide, flat
from clausediff.tui.session import Session
from clausediff.tui.themes import style
from clausediff.tui.wrap import crop_start

__all__ = ["MOST_FIELDS", "fill_fields"]

MOST_FIELDS = 400
"""The most copies whose fields are listed at once; the filter finds the others."""


def fill_fields(table: DataTable[Text], session: Session, order: Sequence[int], theme: str) -> None:
    """Fill the table with the fields of these copies."""
    table.clear(columns=True)
    names: dict[str, None] = {}
    for found in varying_fields(session.report).values():
        names.update(dict.fromkeys(found))
    for index in order:
        agreement = session.copies[index].agreement
        if agreement is not None:
            names.update(dict.fromkeys(field.name for field in agreement.fields))
    table.add_column(Text("file"), key="file")
    for name in names:
        table.add_column(Text(flat(name)))
    for index in order[:MOST_FIELDS]:
        table.add_row(*_row(session, index, list(names), theme), key=str(index))


def _row(session: Session, index: int, names: Sequence[str], theme: str) -> list[Text]:
    copy = session.copies[index]
    ordinal = f" #{copy.agreement.id}" if copy.agreement and len(copy.document.agreements) > 1 else ""
    row = [Text(crop_start(flat(copy.document.path), 28 - len(ordinal)) + ordinal, style(theme, "foreground"))]
    fields = {field.name: field for field in copy.agreement.fields} if copy.agreement else {}
    for name in names:
        field = fields.get(name)
        if field is None:
            row.append(Text(""))
            continue
        value = elide(flat(field.value), 8) or "(blank)"
        look = style(theme, "review" if field.problems else "field" if field.value else "quiet")
        row.append(Text(f"{'? ' if field.problems else ''}{value}", look, no_wrap=True))
    return row
