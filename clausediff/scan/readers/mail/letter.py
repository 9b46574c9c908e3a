"""What a letter holds, whatever format it has."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Attached", "Letter"]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that is attached to a letter, or stands in it."""

    name: str
    data: bytes = field(repr=False)
    inline: bool = False
    """Whether the letter says that it stands in its text."""
    cid: str = ""
    """What the page of the letter may call it by, where it stands in it."""
    why: str = ""
    """Why it cannot be read; empty where it may be."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter."""

    subject: str = ""
    plain: str = ""
    """Its text without looks."""
    page: str = ""
    """Its text as a web page."""
    attached: tuple[Attached, ...] = ()
