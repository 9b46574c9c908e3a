"""From a PDF's own coordinates to points from the top left of the page as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clausediff.scan.pages import Box

__all__ = ["Frame", "frame_of", "turned"]


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is shown, and how it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int
    """Degrees clockwise: 0, 90, 180 or 270."""

    @property
    def width(self) -> float:
        """Of the page as shown."""
        return self.top - self.bottom if self.rotation % 180 else self.right - self.left

    @property
    def height(self) -> float:
        """Of the page as shown."""
        return self.right - self.left if self.rotation % 180 else self.top - self.bottom

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Where a rectangle of the PDF is on the page as shown."""
        if self.rotation == 0:
            return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        if self.rotation == 90:
            return Box(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.rotation == 180:
            return Box(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)


def frame_of(page: Any) -> Frame:
    """The frame of a page of pypdfium2."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation() % 360
    return Frame(min(left, right), min(bottom, top), max(left, right), max(bottom, top), rotation)


def turned(box: Box, degrees: int, width: float, height: float) -> Box:
    """A box after its page of this width and height was turned clockwise by 0, 90, 180 or 270 degrees."""
    left, top, right, bottom = box
    if degrees == 90:
        return Box(height - bottom, left, height - top, right)
    if degrees == 180:
        return Box(width - right, height - bottom, width - left, height - top)
    if degrees == 270:
        return Box(top, width - right, bottom, width - left)
    return box
