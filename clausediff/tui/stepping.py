"""The keys that move the cursor of a screen's list, whatever list it is."""

from __future__ import annotations

__all__ = ["Stepping"]

_ALL = 10**6
"""Lines: more than a list has; a list stops at its ends."""


class Stepping:
    """Actions of a screen that has a list with a cursor, in terms of :meth:`step` and :attr:`tall`."""

    def step(self, by: int) -> None:
        """Move the cursor by so many lines, up where it is negative."""
        raise NotImplementedError

    @property
    def tall(self) -> int:
        """How many lines of the list are in sight."""
        raise NotImplementedError

    def action_down(self) -> None:
        """Go to the next line."""
        self.step(1)

    def action_up(self) -> None:
        """Go to the previous line."""
        self.step(-1)

    def action_half_down(self) -> None:
        """Go down by half a page."""
        self.step(max(1, self.tall // 2))

    def action_half_up(self) -> None:
        """Go up by half a page."""
        self.step(-max(1, self.tall // 2))

    def action_first(self) -> None:
        """Go to the first line."""
        self.step(-_ALL)

    def action_last(self) -> None:
        """Go to the last line."""
        self.step(_ALL)
