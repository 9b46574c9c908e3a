"""Findings with their places on the pages of the scan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from clausediff.model import Agreement, Excerpt, Finding, Range
from clausediff.scan.places import Places
from clausediff.scan.scan import Scan

__all__ = ["excerpt_of", "with_places"]


def with_places(scan: Scan, agreements: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """The agreements with the page and the boxes of each finding; as they are where the scan has no word boxes."""
    places = Places(scan)
    if not places:
        return tuple(agreements)
    return tuple(replace(each, findings=_placed(scan, places, each.findings)) for each in agreements)


def _placed(scan: Scan, places: Places, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(replace(each, scan=excerpt_of(scan, places, each.scan.span, each.scan.text)) for each in findings)


def excerpt_of(scan: Scan, places: Places, span: Range, text: str) -> Excerpt:
    """A stretch of the scan's text with its place on the pages, where that is known."""
    place = places.at(span)
    return Excerpt(span, text) if place is None else Excerpt(span, text, scan.pages[place.page].number, place.boxes)
