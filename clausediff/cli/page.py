"""``clausediff page FILE N --marked out.png``: one page with its findings framed."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clausediff.cli.console import say
from clausediff.errors import OutputError, ReadError, UsageError

if TYPE_CHECKING:
    from clausediff.cli.marked_page import Framed
    from clausediff.model import Document, Finding
    from clausediff.scan.crops import Pictures
    from clausediff.scan.pages import Box

__all__ = ["run"]

_SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")
_WORDS = 16
"""Words of a reading in the legend."""
_REASONS = 60
"""Words of the reasons in the legend."""


def run(arguments: Namespace) -> int:
    """Compare the file, draw the page, and write it."""
    _refuse(arguments)
    from clausediff.cli.compare import comparison
    from clausediff.pipeline import compare_sources

    (document,) = compare_sources([arguments.file], comparison(arguments)).documents
    if document.error is not None:
        raise ReadError(document.error.kind, document.error.message)
    from clausediff.scan.crops import Pictures

    pictures = document.pictures
    last = max((page.number for page in document.pages), default=0)
    if not document.pages or not isinstance(pictures, Pictures):
        raise UsageError(f"{arguments.file}: has no pictures of pages, so none can be drawn")
    if not 1 <= arguments.number <= last:
        raise UsageError(f"{arguments.file}: there is no page {arguments.number}; it has {last}")
    framed = [
        each for each in _findings(document) if _is_wanted(each, arguments) and each.scan.page == arguments.number
    ]
    try:
        _draw(arguments, pictures, framed)
    except OSError as error:
        raise OutputError(f"{arguments.marked}: cannot be written: {error}") from None
    count = "1 finding" if len(framed) == 1 else f"{len(framed)} findings"
    say(f"wrote {arguments.marked}: page {arguments.number} of {last}, {count}")
    return 0


def _refuse(arguments: Namespace) -> None:
    """Raise errors of the arguments before the comparison, which may take long."""
    path = arguments.marked
    if not path.lower().endswith(_SUFFIXES):
        raise UsageError(f"{path}: is no kind of picture that can be written; use one of {', '.join(_SUFFIXES)}")
    if os.path.exists(path):
        if os.path.exists(arguments.file) and os.path.samefile(path, arguments.file):
            raise OutputError(f"{path}: is the file that is compared; name another one with --marked")
        if not arguments.force:
            raise OutputError(f"{path}: stands there already; use --force to overwrite it")
    if not os.path.isdir(os.path.dirname(path) or "."):
        raise OutputError(f"{path}: its folder does not exist; make it first")


def _findings(document: Document) -> Iterator[Finding]:
    for agreement in document.agreements:
        yield from agreement.findings
    yield from document.findings


def _is_wanted(finding: Finding, arguments: Namespace) -> bool:
    """What a person must see, and with ``--all`` the harmless findings but those of layout."""
    return finding.verdict.value in (
        ("review", "substantive", "noise", "field") if arguments.all else ("review", "substantive")
    )


def _draw(arguments: Namespace, pictures: Pictures, found: list[Finding]) -> None:
    """Draw the page, or both of its halves side by side, and write it."""
    from PIL import Image as Images

    from clausediff.cli.marked_page import draw_marked

    sheets = []
    for index, page in enumerate(pictures.scan.pages):
        if page.number == arguments.number and page.image is not None:
            own = [_framed(each) for each in found if not each.scan.boxes or pictures.page_of(each.scan) == index]
            told = {box for each in own for box in each.boxes}
            unread = tuple(box for box in page.unread if box not in told)
            sheets.append(draw_marked(page, [*_unread(unread), *own]))
    if not sheets:
        raise UsageError(f"{arguments.file}: page {arguments.number} has no picture, only the places of its words")
    whole = Images.new(
        "RGB", (sum(sheet.width for sheet in sheets), max(sheet.height for sheet in sheets)), (255, 255, 255)
    )
    at = 0
    for sheet in sheets:
        whole.paste(sheet, (at, 0))
        at += sheet.width
    whole.save(arguments.marked)


def _framed(finding: Finding) -> Framed:
    """A finding's frame, and what the legend says of it: its words and why it is one."""
    from clausediff.cli.marked_page import Framed
    from clausediff.report.visible import elide
    from clausediff.report.wording import because, change_in_words
    from clausediff.scan.pages import Box

    said = ": ".join(filter(None, (change_in_words(finding, _WORDS), elide(because(finding), _REASONS))))
    return Framed(finding.verdict.value, said, tuple(Box(*box) for box in finding.scan.boxes))


def _unread(boxes: tuple[Box, ...]) -> list[Framed]:
    from clausediff.cli.marked_page import Framed

    return [Framed("unread", "", (box,)) for box in boxes]
