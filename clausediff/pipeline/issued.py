"""The issued form beside the copies: its pages are read once a run, and each copy's pages are laid on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from clausediff.model import Agreement, Excerpt, Finding, IssuedPlace, Range
from clausediff.pipeline.options import Options
from clausediff.scan.pages import Box
from clausediff.scan.places import Places
from clausediff.scan.scan import Scan, Unread

if TYPE_CHECKING:
    from clausediff.evidence.issued import Fit
    from clausediff.evidence.pen import PenMark

__all__ = ["issued_form", "lay_on_form", "picture_of_form", "with_issued_places"]


def issued_form(options: Options) -> Scan | None:
    """The pages of the issued form; None where none is given. Raises ReadError where it cannot be read or printed."""
    if not options.issued:
        return None
    from clausediff.scan.issued import read_issued

    return read_issued(options.issued, options.pages(), max_bytes=options.max_bytes)


def lay_on_form(
    scan: Scan, form: Scan, seen: Mapping[int, Sequence[PenMark]], options: Options
) -> tuple[Scan, dict[int, Fit | None]]:
    """The scan with the ink among its marks that the form does not print, and how its pages lie on the form's.

    ``seen`` is what a pen, and other ink, was seen to do on its pages.
    """
    if not scan.words or not scan.has_pictures:
        says = "it has no pages with pictures, so nothing of it was laid beside the issued form"
        return replace(scan, unread=(*scan.unread, Unread("issued", says, harmless=True))), {}
    from clausediff.evidence.pen import installed

    if not installed():
        from clausediff.errors import install_command

        says = f"what lays pages over each other is not installed, so the issued form was not used: {install_command('ocr')}"
        return replace(scan, unread=(*scan.unread, Unread("issued", says, harmless=True))), {}
    from clausediff.evidence.issued import fit_pages, with_issued_form

    fits = fit_pages(scan, form)
    known = {number: [_with_its_tick(mark) for mark in marks] for number, marks in seen.items()}
    return with_issued_form(scan, form, fits, known, cache=options.cache), fits


def _with_its_tick(mark: PenMark) -> Box:
    """The place of a mark; of a check box with the room that a tick in it takes."""
    left, top, right, bottom = mark.box
    more = mark.box.width if mark.kind == "box" else 0.0
    return Box(left - more, top - more, right + more, bottom + more)


def with_issued_places(
    scan: Scan, fits: Mapping[int, Fit | None], form: Scan, agreements: Sequence[Agreement], findings: Iterable[Finding]
) -> tuple[tuple[Agreement, ...], tuple[Finding, ...]]:
    """Agreements, and findings of the file, with the place of each finding on the issued form, where the layout is the same."""
    places = Places(scan)

    def placed(finding: Finding) -> Finding:
        number = _page_of(scan, places, finding.scan)
        fit = fits.get(number) if number is not None else None
        if fit is None or not finding.scan.boxes:
            return finding
        page = form.pages[fit.page]
        sheet = Box(0.0, 0.0, page.width, page.height)
        laid = [fit.to_form(Box(*box)) for box in finding.scan.boxes]
        boxes = [_within(box, sheet) for box in laid if box is not None]
        if not boxes:
            return finding
        words = [
            form.text[word.span.slice]
            for word in form.words
            if word.page == fit.page and any(_is_in(word.box, box) for box in boxes)
        ]
        return replace(finding, issued=IssuedPlace(page.number, tuple(box.rounded() for box in boxes), " ".join(words)))

    made = tuple(replace(each, findings=tuple(map(placed, each.findings))) for each in agreements)
    return made, tuple(map(placed, findings))


def picture_of_form(form: Scan) -> Callable[[IssuedPlace], bytes | None]:
    """What draws places of the issued form, as those of a copy are drawn."""
    from clausediff.scan.crops import Pictures

    draw = Pictures(form)
    return lambda place: draw(Excerpt(Range(0, 0), "", place.page, place.boxes))


def _page_of(scan: Scan, places: Places, excerpt: Excerpt) -> int | None:
    """The index of an excerpt's page; of two halves with one number the one that holds its words."""
    named = [index for index, page in enumerate(scan.pages) if page.number == excerpt.page]
    if len(named) > 1 and (place := places.at(excerpt.span)) is not None and place.page in named:
        return place.page
    return named[0] if named else None


def _within(box: Box, sheet: Box) -> Box:
    left, right = (min(max(0.0, side), sheet.right) for side in (box.left, box.right))
    top, bottom = (min(max(0.0, side), sheet.bottom) for side in (box.top, box.bottom))
    return Box(left, top, right, bottom)


def _is_in(word: Box, box: Box) -> bool:
    """Whether a word's middle is in a box."""
    return box.left <= (word.left + word.right) / 2 <= box.right and box.top <= word.middle <= box.bottom
