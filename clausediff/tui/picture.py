"""The picture of words on their page, in quarters of cells: two pixels side by side and two below them in each column.

Only where the document has pictures and the libraries that draw them are installed; otherwise a sentence says why not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.style import Style
from textual.geometry import Size

from clausediff.model import Document, Finding
from clausediff.report.visible import flat
from clausediff.tui.lines import Lines
from clausediff.tui.themes import style

if TYPE_CHECKING:
    from clausediff.scan.pages import Page

__all__ = ["Picture", "Quarters", "beside_the_form", "picture_of", "quarter_cells"]

WORDS_DPI, PAGE_DPI = 120, 60
"""The resolution at which words and whole pages are drawn before they are scaled to the width."""
TALLEST = 28
"""The most lines of a picture."""
PAGE = 90
"""The same for a whole page, which scrolls."""
ASIDE, ABOVE = 30.0, 9.0
"""Points of the page that are shown beside and above the words."""


_IN_SIGHT = 6
"""Rows of a whole page above the words that are in sight."""
GAP = 12
"""Pixels between the copy's picture and the issued form's."""


class Quarters(NamedTuple):
    """A cell of a picture: four pixels in two shades."""

    sign: str
    """Which of the four have the first shade."""
    first: int
    """From 0 to 255."""
    second: int
    """The shade of the others."""


_SIGNS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""The signs of a cell by the bits of its quarters: upper left 1, upper right 2, lower left 4, lower right 8."""


def quarter_cells(grey: Any, width: int, tallest: int = TALLEST) -> list[list[Quarters]]:
    """A Pillow picture in cells, at most ``width`` columns and ``tallest`` rows. Print is twice as fine as in half cells."""
    columns, lines = grey.size
    scale = min(width / max(1, columns), 2 * tallest / max(1, lines), 2.0)
    size = 2 * max(1, round(columns * scale)), 2 * max(1, round(lines * scale / 2))
    shades = grey.convert("L").resize(size).tobytes()
    rows = [shades[at : at + size[0]] for at in range(0, len(shades), size[0])]
    return [
        [_cell(upper[at], upper[at + 1], lower[at], lower[at + 1]) for at in range(0, size[0], 2)]
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]


@lru_cache(maxsize=4096)
def _cell(*shades: int) -> Quarters:
    """Four pixels in two shades: those darker than their middle, and the others."""
    middle = (min(shades) + max(shades)) / 2
    bits = [shade <= middle for shade in shades]
    dark = [shade for shade, of in zip(shades, bits, strict=True) if of]
    light = [shade for shade, of in zip(shades, bits, strict=True) if not of] or dark
    sign = _SIGNS[sum(1 << place for place, of in enumerate(bits) if of)]
    return Quarters(sign, sum(dark) // len(dark), sum(light) // len(light))


def picture_of(document: Document, finding: Finding, *, whole: bool) -> Any:
    """The picture of the finding's words with what is around them, or of their whole page, as Pillow has it.

    Raises LookupError with the reason where there is none. Reads the file again, which may take long.
    """
    boxes = getattr(finding.scan, "boxes", ())
    number = getattr(finding.scan, "page", None)
    if not document.pages:
        raise LookupError("This file has no pictures of its pages; o opens it.")
    if not number or (not boxes and not whole):
        raise LookupError("It is not known where on the page these words are; o opens the file.")
    page = next((each for each in _pages(document.path, document.sha256) if each.number == number), None)
    if page is None or page.image is None:
        raise LookupError("This page has no picture; o opens the file.")
    if whole:
        picture, at = page.image(PAGE_DPI).convert("L"), PAGE_DPI / 72
        for box in boxes:
            # The words' place is darker: at this size they can be found, and hardly read.
            area = tuple(round(edge * at) for edge in (box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2))
            picture.paste(picture.crop(area).point(lambda shade: shade // 2), area)
        return picture
    return beside_the_form(_words(page, boxes), document, finding)


def _words(page: Page, boxes: Sequence[tuple[float, float, float, float]]) -> Any:
    """The picture of boxes on a page, with what is around them."""
    assert page.image is not None
    scale = WORDS_DPI / 72
    left, top = min(box[0] for box in boxes) - ASIDE, min(box[1] for box in boxes) - ABOVE
    right, bottom = max(box[2] for box in boxes) + ASIDE, max(box[3] for box in boxes) + ABOVE
    area = max(0, left), max(0, top), min(page.width, right), min(page.height, bottom)
    west, north, east, south = (round(edge * scale) for edge in area)
    return page.image(WORDS_DPI).crop((west, north, east, south))


def beside_the_form(picture: Any, document: Document, finding: Finding) -> Any:
    """A picture with the same place of the issued form below it, behind a dark line, where that is at hand."""
    from io import BytesIO

    from PIL import Image

    data = document.issued(finding.issued) if document.issued is not None and finding.issued is not None else None
    if data is None:
        return picture
    form = Image.open(BytesIO(data)).convert("L")
    both = Image.new("L", (max(picture.width, form.width), picture.height + GAP + form.height), 255)
    both.paste(picture.convert("L"), (0, 0))
    both.paste(0, (0, picture.height + GAP // 3, both.width, picture.height + 2 * GAP // 3))
    both.paste(form, (0, picture.height + GAP))
    return both


def _share_above(document: Document, finding: Finding) -> float:
    """How much of its page is above a finding's words, from 0 to 1."""
    height = next((page.height for page in document.pages if page.number == finding.scan.page), 0.0)
    boxes = finding.scan.boxes
    return min(box[1] for box in boxes) / height if boxes and height else 0.0


@lru_cache(maxsize=2)
def _pages(path: str, sha256: str) -> tuple[Page, ...]:
    """The pages of a file that still has these bytes."""
    from clausediff.scan.options import PageOptions
    from clausediff.scan.readers import read

    if hashlib.sha256(Path(path).read_bytes()).hexdigest() != sha256:
        raise LookupError("The file has changed since it was compared.")
    return tuple(read(path, pages=PageOptions()).pages)


class Picture(Lines):
    """The picture, or what there is to say instead."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.wanted = False
        self.whole = False
        self._at: object = None
        self._said = ""
        self._picture: Any = None
        self._share = 0.0
        """Of the page, how much is above the words."""
        self._made: tuple[object, list[list[Quarters]]] = (None, [])

    def toggle(self, document: Document, finding: Finding, *, whole: bool) -> None:
        """Show the picture, or hide it when it is shown."""
        self.wanted = not (self.wanted and self.whole == whole)
        self.whole = whole
        self.set_class(self.wanted, "-shown")
        self.set_class(whole, "-whole")
        if self.wanted:
            self.look(document, finding)

    def look(self, document: Document, finding: Finding) -> None:
        """Draw the picture of a finding, in a thread: the file is read again."""
        at = (document.path, finding.scan.span, self.whole)
        if self._at == at:
            return
        self._at = at
        self._share = _share_above(document, finding) if self.whole else 0.0
        whole = self.whole

        def work() -> None:
            picture, said = None, ""
            try:
                picture = picture_of(document, finding, whole=whole)
            except LookupError as error:
                said = str(error.args[0])
            except Exception as error:  # a page that was moved or damaged since it was read, or a missing library
                said = f"The page could not be drawn: {flat(str(error))}"
            self.app.call_from_thread(self._drawn, at, picture, said)

        if not document.pages:
            self._drawn(at, None, "This file has no pictures of its pages; o opens it.")
            return
        self._drawn(at, None, "Drawing …")
        self.run_worker(work, thread=True, exclusive=True, group="picture", exit_on_error=False)

    def _drawn(self, at: object, picture: Any, said: str) -> None:
        """Show what was drawn, unless another place is shown by now."""
        if self._at == at and self.is_attached:
            self._picture, self._said = picture, said
            self._made = None, []
            self.redraw()
            self.refresh(layout=True)
            self.call_after_refresh(self._show_place)

    def _show_place(self) -> None:
        """Scroll a whole page to the words, with some lines above them in sight."""
        if self._picture is not None:
            above = max(0, round(self._share * self.count()) - _IN_SIGHT)
            self.scroll_to(y=above, animate=False, immediate=True)

    def cells(self) -> list[list[Quarters]]:
        """The rows of the picture at the current width."""
        key = (self._at, self.room)
        if self._made[0] != key and self._picture is not None and self.room:
            self._made = key, quarter_cells(self._picture, self.room, TALLEST if not self.whole else PAGE)
        return self._made[1]

    def count(self) -> int:
        """The number of rows, or a line for a sentence."""
        return len(self.cells()) or 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of the picture."""
        return max(1, self.count())

    def line(self, number: int, width: int) -> Iterable[tuple[str, Style]]:
        """Each column in its two shades."""
        rows = self.cells()
        if not rows:
            yield self._said, style(self.app.theme, "text")
            return
        for sign, first, second in rows[number]:
            yield sign, _shade(first, second)


_SHADES: dict[tuple[int, int], Style] = {}


def _shade(first: int, second: int) -> Style:
    key = first & 0xF0, second & 0xF0
    if key not in _SHADES:
        ink, ground = (f"#{shade:02x}{shade:02x}{shade:02x}" for shade in key)
        _SHADES[key] = Style(color=ink, bgcolor=ground)
    return _SHADES[key]
