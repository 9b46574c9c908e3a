"""Pictures of findings for reports: the words on the page with the lines around them."""

from __future__ import annotations

from collections.abc import Callable

from clausediff.model import Document, Finding, Verdict

__all__ = ["Crop", "crops_of"]

Crop = Callable[[Finding], bytes | None]
"""Gives the picture of a finding as a JPEG, or None where it has none."""
_MOST = 60
"""Pictures of one agreement, of some 10 to 40 kB each."""


def crops_of(document: Document) -> Crop:
    """What draws the findings that a person must see, the first of an agreement; each is drawn when it is asked for."""
    left = _MOST

    def crop(finding: Finding) -> bytes | None:
        nonlocal left
        if document.pictures is None or left <= 0 or finding.accepted or finding.gravity < Verdict.REVIEW.gravity:
            return None
        picture = document.pictures(finding.scan)
        left -= picture is not None
        return picture

    return crop
