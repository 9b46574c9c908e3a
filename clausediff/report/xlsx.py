"""The workbook: a sheet each for differences, findings, agreements × clauses, and fields.

Scanned text is always written as text: never as a formula, a link or a number.
"""

from __future__ import annotations

import datetime
import io
from typing import IO, Any

from clausediff.report.archive import rezip
from clausediff.report.csv import COLUMNS, Cell
from clausediff.report.registry import RenderOptions
from clausediff.report.visible import visible
from clausediff.report.xlsx_book import Book, build

__all__ = ["Book", "build", "render"]

CELL = 32_767
"""The most characters of a cell."""
ROWS = 1_048_576
"""The most rows of a sheet."""
_CHANGE = 2
"""The column of the differences that has both readings in place."""
_HEADS = {name: name.replace("_", " ").capitalize() for name in COLUMNS}
_WIDTHS = {
    "file": 28, "agreement": 11, "signer": 22, "canonical": 16, "clause": 30, "verdict": 13, "category": 15,
    "canonical_text": 34, "scan_text": 34, "reasons": 48, "comment": 24, "time": 21, "reviewer": 14, "id": 19,
}  # fmt: skip


def render(data: Book, out: IO[bytes], options: RenderOptions) -> None:
    """Write the workbook, row by row, so that memory does not grow with the number of rows."""
    import xlsxwriter
    import xlsxwriter.exceptions

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": False,
        },
    )
    # A fixed time: the same report must give the same bytes.
    book.set_properties({"title": "clausediff", "author": "clausediff", "created": datetime.datetime(1980, 1, 1)})
    styles = _Styles(book)
    _plain_sheet(
        book,
        styles,
        "Differences",
        data.differences,
        [14, 18, 60, 8, 6, 40, 48, 11, 34, 34, 19],
        freeze=(1, 2),
        changes=data.changes,
    )
    _findings_sheet(book, styles, data)
    _plain_sheet(book, styles, "Clauses", data.clauses, [28, 11, 22, 16, 14, 30, 10], freeze=(1, 3))
    _plain_sheet(book, styles, "Fields", data.fields, [28, 11, 24, 16, 22, 12, 40, 8, 50], freeze=(1, 2))
    about = book.add_worksheet("About")
    about.set_column(0, 0, 26)
    about.set_column(1, 1, 100)
    for number, (name, said) in enumerate(data.about):
        about.write_string(number, 0, name, styles.head)
        about.write_string(number, 1, _cell(said), styles.wrap)
    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        # The library wraps errors of the system about its temporary files, such as a full disk.
        raise OSError(*getattr(error.args[0], "args", error.args)) from error
    rezip(buffer, out)


class _Styles:
    """The formats of the cells."""

    def __init__(self, book: Any) -> None:
        base = {"valign": "top", "text_wrap": True}
        self.head = book.add_format(
            {"bold": True, "bg_color": "#E9ECEF", "border": 1, "valign": "top", "text_wrap": True}
        )
        self.wrap = book.add_format(base)
        self.removed = book.add_format({"font_color": "#8A1512", "font_strikeout": True})
        self.added = book.add_format({"font_color": "#0A5428", "bold": True, "underline": 1})
        self.words = {
            "substantive": book.add_format({**base, "bg_color": "#FDE3E1", "font_color": "#8A1512", "bold": True}),
            "review": book.add_format({**base, "bg_color": "#FDEECB", "font_color": "#7A4B00", "bold": True}),
            "accepted": book.add_format({**base, "bg_color": "#DBF0F7", "font_color": "#075A74"}),
            "note": book.add_format({**base, "font_color": "#6B2F6B"}),
            "not compared": book.add_format({**base, "bg_color": "#FDE3E1", "font_color": "#8A1512", "bold": True}),
            "error": book.add_format({**base, "bg_color": "#FDE3E1", "font_color": "#8A1512", "bold": True}),
        }

    def of(self, cell: Cell) -> Any:
        """The format for a cell that holds a verdict, or the plain one."""
        return self.words.get(str(cell).split(" (")[0], self.wrap)


def _findings_sheet(book: Any, styles: _Styles, data: Book) -> None:
    sheet = book.add_worksheet("Findings")
    verdict = COLUMNS.index("verdict")
    place = COLUMNS.index("canonical_text")
    names = [*COLUMNS[:place], "change", *COLUMNS[place:]]
    for column, name in enumerate(names):
        sheet.set_column(column, column, 60 if name == "change" else _WIDTHS.get(name, 10))
        sheet.write_string(0, column, _HEADS.get(name, "Change in place"), styles.head)
    sheet.freeze_panes(1, 2)
    _print_set_up(sheet)
    rows = data.findings[: ROWS - 2]
    sheet.autofilter(0, 0, max(len(rows), 1), len(names) - 1)
    # Printed up to the column of reasons: offsets and ids are for filtering only.
    sheet.print_area(0, 0, max(len(rows), 1), names.index("reasons"))
    widths = [60 if name == "change" else _WIDTHS.get(name, 10) for name in names]
    for number, (cells, words) in enumerate(zip(rows, data.contexts, strict=False), 1):
        sheet.set_row(number, _height([*cells[:place], "".join(words), *cells[place:]], widths))
        for column, cell in enumerate(cells[:place]):
            _write(sheet, number, column, cell, styles.of(cell) if column == verdict else styles.wrap)
        _change(sheet, number, place, words, styles)
        for column, cell in enumerate(cells[place:], place + 1):
            _write(sheet, number, column, cell, styles.wrap)
    if len(data.findings) > len(rows):
        left = f"… and {len(data.findings) - len(rows):,} more: a sheet takes no more rows; see the JSON report."
        sheet.write_string(len(rows) + 1, 0, left, styles.head)


def _change(sheet: Any, number: int, column: int, words: tuple[str, str, str, str], styles: _Styles) -> None:
    before, removed, added, after = words
    parts: list[Any] = []
    for style, text in ((None, before), (styles.removed, removed), (styles.added, added), (None, after)):
        if text:
            parts += [style, text] if style is not None else [text]
    size = len(before) + len(removed) + len(added) + len(after)
    # The library requires parts of which one is set otherwise, and limits the length; otherwise the cell is plain text with marks.
    if sum(isinstance(part, str) for part in parts) < 2 or not (removed or added) or size > CELL:
        plain = f"{before}{f'[-{removed}-]' if removed else ''}{f'{{+{added}+}}' if added else ''}{after}"
        sheet.write_string(number, column, _cell(plain), styles.wrap)
        return
    sheet.write_rich_string(number, column, *parts, styles.wrap)


def _plain_sheet(
    book: Any,
    styles: _Styles,
    name: str,
    rows: list[tuple[Cell, ...]],
    widths: list[int],
    *,
    freeze: tuple[int, int],
    changes: list[tuple[str, str, str, str]] | None = None,
) -> None:
    sheet = book.add_worksheet(name)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(*freeze)
    _print_set_up(sheet)
    sheet.autofilter(0, 0, max(len(rows) - 1, 1), len(rows[0]) - 1)
    for number, cells in enumerate(rows[: ROWS - 1]):
        words = changes[number - 1] if changes and number else None
        sheet.set_row(
            number, _height(["".join(words), *cells] if words else list(cells), [60, *widths] if words else widths)
        )
        for column, cell in enumerate(cells):
            if words and column == _CHANGE:
                _change(sheet, number, column, words, styles)
            else:
                _write(sheet, number, column, cell, styles.of(cell) if number else styles.head)
    if len(rows) >= ROWS:
        sheet.write_string(ROWS - 1, 0, f"… and {len(rows) - ROWS + 1:,} rows more; see the JSON report.", styles.head)


def _height(cells: list[Cell], widths: list[int]) -> float:
    """The height in points of a row with wrapped cells; not every program computes it when it opens the file."""
    lines = 1
    for number, cell in enumerate(cells):
        width = widths[number] if number < len(widths) else 10
        text = str(cell)
        lines = max(lines, sum(1 + len(line) // width for line in text[:4000].split("\n")))
    return min(15.0 * lines, 405.0)


def _print_set_up(sheet: Any) -> None:
    """Print in landscape, fitted to the width of a page, with the head on every page."""
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Any, number: int, column: int, cell: Cell, style: Any) -> None:
    if isinstance(cell, str):
        sheet.write_string(number, column, _cell(cell), style)
    else:
        sheet.write_number(number, column, cell, style)


def _cell(text: str) -> str:
    """The text with hidden characters written out, shortened with a note to what a cell can hold."""
    text = visible(text)
    if len(text) <= CELL:
        return text
    note = f" … ({len(text) - CELL + 60:,} characters more; see the JSON report)"
    return text[: CELL - 60] + note[:60]
