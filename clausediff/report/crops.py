"""Pictures of findings for reports: the words on the page with the lines around them, and the same place of the issued form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from clausediff.model import Document, Finding, Verdict

__all__ = ["Crop", "Shown", "crops_of"]

_MOST = 60
"""Findings of one agreement with pictures, of some 10 to 40 kB each."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The pictures of a finding, as JPEGs."""

    copy: bytes
    """The place on the page of the copy."""
    issued: bytes | None = None
    """The same place of the issued form, where that is at hand and has the same layout."""


Crop = Callable[[Finding], Shown | None]
"""Gives the pictures of a finding, or None where it has none."""


def crops_of(document: Document) -> Crop:
    """What draws the findings that a person must see, the first of an agreement; each is drawn when it is asked for."""
    left = _MOST

    def crop(finding: Finding) -> Shown | None:
        nonlocal left
        if document.pictures is None or left <= 0 or finding.accepted or finding.gravity < Verdict.REVIEW.gravity:
            return None
        picture = document.pictures(finding.scan)
        if picture is None:
            return None
        left -= 1
        beside = document.issued is not None and finding.issued is not None
        return Shown(picture, document.issued(finding.issued) if beside else None)  # type: ignore[misc,arg-type]

    return crop
