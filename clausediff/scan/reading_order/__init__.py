"""Reading order: positioned words become lines, columns, table cells and paragraphs, and then a text with offsets.

In: the :class:`~clausediff.scan.reading_order.pieces.Piece` s of one page, from the text of a PDF, an OCR engine, hOCR or
ALTO. Out: a :class:`~clausediff.scan.reading_order.writing.Written` page. All functions are pure. The stages::

    pieces ── fragments ── arrange ── write
    words     words side   columns,   lines and blank lines,
              by side      cells,     and where each word
                           rows       stands in the text

* `pieces`: words that follow each other with no more than a word space between them are a *fragment*.
* `gutters`: white strips that part fragments over several rows.
* `columns`: gutters with prose on both sides part columns, which are read one after the other.
* `cells`: other gutters part table cells and hanging labels, which are read row by row, a cell at a time.
* `writing`: lines, tabs, blank lines, offsets.
"""

from __future__ import annotations

from clausediff.scan.reading_order.columns import arrange
from clausediff.scan.reading_order.pieces import Piece, by_line, fragments
from clausediff.scan.reading_order.writing import Written, join_pages, stack, write

__all__ = ["Piece", "Written", "by_line", "join_pages", "read_page", "stack"]


def read_page(pieces: list[Piece], *, trust_source: bool = False) -> Written:
    """The text of one page.

    ``trust_source``: the order of ``pieces`` may decide between cells where their places alone do not, as the content
    order of a PDF or the blocks of an OCR engine do; columns of prose are always found by place.
    """
    words, em = fragments(pieces)
    return write(arrange(words, em, trust_source=trust_source), em, pieces)
