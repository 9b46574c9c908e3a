"""What a letter holds, whatever format it has."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Attached", "Body", "Letter"]


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
class Body:
    """One text of a letter, of which a program shows one of two versions."""

    plain: str = ""
    """Without looks."""
    page: str = ""
    """As a web page."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter."""

    subject: str = ""
    bodies: tuple[Body, ...] = ()
    """What is shown one behind the other."""
    sheets: dict[str, str] = field(default_factory=dict)
    """The style sheets within it, by the addresses that its pages call them by."""
    attached: tuple[Attached, ...] = ()
