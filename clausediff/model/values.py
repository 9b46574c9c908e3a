"""Ranges, verdicts, exit codes and excerpts: the values that findings and reports are made of."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum, IntEnum
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

SCHEMA_VERSION = "1"

ANSWERS = ("misread", "agreed", "object", "ask")
"""What a reviewer can say of a finding: the engine misread the words; a real change, which was agreed; a real change, to
which we object; a question to somebody, which decides nothing."""


class Range(NamedTuple):
    """A half-open range ``[start, end)``: of offsets in a text, or of indices in a list of words.

    It compares, unpacks and is written to JSON as the pair that it is.
    """

    start: int
    end: int

    def __reduce__(self) -> tuple[type[Range], tuple[int, int]]:
        """As two numbers: it is sent from process to process in great numbers."""
        return Range, (self.start, self.end)

    @property
    def size(self) -> int:
        """How many code points, or words, it holds."""
        return self.end - self.start

    @property
    def indices(self) -> range:
        """The indices that it holds, to walk through or to look one up in."""
        return range(self.start, self.end)

    @property
    def slice(self) -> slice:
        """What cuts it out of a text or a list."""
        return slice(self.start, self.end)

    def meets(self, other: Range) -> bool:
        """Whether the two have a position in common; an empty range meets one that it lies within, not at its ends."""
        return self.start < other.end and other.start < self.end


class Verdict(str, Enum):
    """What a finding means, from harmless to grave; compare with :attr:`gravity`."""

    FORMAT = "format"
    """Layout and typography only."""
    FIELD = "field"
    """The filling of a field, fit for the field's type."""
    NOISE = "noise"
    """The OCR engine misread the canonical's words; no meaning-changing reading explains the marks nearly as well."""
    REVIEW = "review"
    """Cannot tell: a person must look at the page."""
    SUBSTANTIVE = "substantive"
    """The words differ."""

    @property
    def gravity(self) -> int:
        """0 for ``format`` to 4 for ``substantive``."""
        return _GRAVITY[self._value_]

    def __str__(self) -> str:
        return self.value


_GRAVITY = {verdict.value: rank for rank, verdict in enumerate(Verdict)}


class Status(str, Enum):
    """How a clause of the canonical (or one that only the scan has) was aligned."""

    MATCHED = "matched"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    RENUMBERED = "renumbered"
    MISSING = "missing"
    ADDED = "added"
    ABSENT = "absent"
    """An optional part, or the branch of an alternative, that this copy rightly does not have."""

    def __str__(self) -> str:
        return self.value


class ExitCode(IntEnum):
    """Exit codes of ``clausediff --check``. 2 outranks 1, 1 outranks 3."""

    CLEAN = 0
    """Every agreement is clean."""
    SUBSTANTIVE = 1
    """A substantive finding that nobody accepted."""
    ERROR = 2
    """A file could not be read or compared, or the usage is off."""
    REVIEW = 3
    """Nothing substantive, but something needs a person."""


K = TypeVar("K", bound=type[Any])


def sent_as_values(kind: K) -> K:
    """Let a frozen type be pickled as its values: a dataclass with slots looks up its fields each time, which is slow."""
    values = attrgetter(*(each.name for each in fields(kind)))
    kind.__reduce__ = lambda self: (kind, values(self))  # type: ignore[assignment, misc]
    return kind


@sent_as_values
@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of one side's text."""

    span: Range
    """Half-open, in code points."""
    text: str
    """The text that the span slices to."""
    page: int | None = None
    """The number of the page where it is (:attr:`PageRead.number`), on the scan's side where the format has pages."""
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    """Left, top, right and bottom on that page, one for each line; of an empty span the place between its neighbours."""
