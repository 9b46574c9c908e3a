"""Findings with their places on the pages of the scan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from clausediff.model import Agreement, Excerpt, Finding, Range
from clausediff.scan.places import Places
from clausediff.scan.scan import Mark, Scan

__all__ = ["excerpt_of", "with_places"]


def with_places(scan: Scan, agreements: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """The agreements with the page and the boxes of each finding; as they are where the scan has no word boxes."""
    places = Places(scan)
    if not places:
        return tuple(agreements)
    return tuple(replace(each, findings=_placed(scan, places, each.findings)) for each in agreements)


def _placed(scan: Scan, places: Places, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    ink = {mark.span: mark for mark in scan.marks if mark.kind == "written" and not mark.span.size and mark.boxes}
    return tuple(replace(each, scan=_excerpt(scan, places, each, ink)) for each in findings)


def _excerpt(scan: Scan, places: Places, finding: Finding, ink: Mapping[Range, Mark]) -> Excerpt:
    """The scan's side of a finding with its place: of handwriting that was not read, the place of the ink."""
    mark = ink.get(finding.scan.span) if finding.category == "written" else None
    if mark is None or mark.page is None:
        return excerpt_of(scan, places, finding.scan.span, finding.scan.text)
    boxes = tuple(box.rounded() for box in mark.boxes)
    return replace(finding.scan, page=scan.pages[mark.page].number, boxes=boxes)


def excerpt_of(scan: Scan, places: Places, span: Range, text: str) -> Excerpt:
    """A stretch of the scan's text with its place on the pages, where that is known."""
    place = places.at(span)
    return Excerpt(span, text) if place is None else Excerpt(span, text, scan.pages[place.page].number, place.boxes)
