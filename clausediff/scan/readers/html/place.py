"""What the elements around some words of a page say of their looks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clausediff.scan.readers.contrast import BLACK, WHITE, Colour, Ground

__all__ = ["INLINE", "Place"]

INLINE = frozenset(("inline", "contents", "ruby", "ruby-text"))
"""Values of ``display`` that make an element a part of a line."""


@dataclass(frozen=True, slots=True)
class Place:
    """What the elements around some words say of their looks."""

    unseen: str = ""
    """Why nothing here can be seen; empty where it can."""
    unshown: bool = False
    """Whether it is unseen by ``visibility``, which an element inside may set anew."""
    struck: bool = False
    raised: bool = False
    size: float = 12.0
    """Of the letters, in points."""
    letters: Colour = BLACK
    alpha: float = 1.0
    """How much the colour of the letters covers."""
    opacity: float = 1.0
    """How much the elements around cover."""
    ground: Ground = WHITE
    left: float = 0.0
    """Points from the edge of the page, as far as margins say."""
    indent: float = 0.0
    clipped: bool = False
    """Whether an element around it cuts off what does not fit."""
    nowrap: bool = False
    spaces: str = "normal"
    font: str = ""
    display: str = "block"
    doubts: tuple[str, ...] = ()

    @property
    def inline(self) -> bool:
        """Whether it is a part of a line."""
        return self.display in INLINE

    def doubted(self, says: str) -> Place:
        """The place with one more doubt."""
        return self if says in self.doubts else replace(self, doubts=(*self.doubts, says))
