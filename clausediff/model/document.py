"""One file as compared: its agreements, or why there are none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from clausediff.model.agreement import Agreement, agreement_verdict
from clausediff.model.finding import Finding, IssuedPlace
from clausediff.model.values import Excerpt, Range, sent_as_values


class DocumentError(NamedTuple):
    """Why a file has no agreements."""

    kind: str
    message: str
    """One sentence: what is wrong and what to do."""


class PageRead(NamedTuple):
    """One page of a file as it was read. Sizes and boxes are in points from the top left of the page as straightened."""

    number: int
    """From 1."""
    width: float
    height: float
    reader: str
    """What read it: ``pdf`` for its own text, or an OCR engine."""
    rotation: int
    """By how many degrees it was turned upright."""
    unread: tuple[tuple[float, float, float, float], ...] = ()
    """Left, top, right and bottom of ink that looks like text and gave no words."""

    @property
    def picture(self) -> bool:
        """Whether an OCR engine read it from its picture."""
        return self.reader in ("rapidocr", "tesseract")


@sent_as_values
@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """One input file as compared."""

    path: str
    """As given on the command line, with ``/``; never absolute unless it was given so; ``-`` for standard input."""
    sha256: str
    """Of the bytes read; empty when they could not be read."""
    characters: int
    reader: str
    """The reader's name (``text``, ``markdown``), or empty when none could read it."""
    error: DocumentError | None = None
    agreements: tuple[Agreement, ...] = ()
    outside: tuple[Range, ...] = ()
    """Scanned text that belongs to no agreement."""
    text: str = field(default="", repr=False)
    """The decoded text; empty in a report that was loaded without its scans. Not part of the JSON."""
    findings: tuple[Finding, ...] = ()
    """What is to be said of the file and belongs to none of its agreements, such as a part that was not compared. These
    have no clause, and an empty canonical side at 0; they count for the exit code as those of agreements do."""
    pages: tuple[PageRead, ...] = ()
    """Its pages, where the format has any."""
    pictures: Callable[[Excerpt], bytes | None] | None = field(default=None, repr=False, compare=False)
    """Draws the place of a finding (:attr:`Finding.scan`) as a JPEG with the line above and below, or gives None where it has no
    picture; None where the format has no pictures, and in a report that was loaded. Not part of the JSON."""
    issued: Callable[[IssuedPlace], bytes | None] | None = field(default=None, repr=False, compare=False)
    """Draws the same place of the issued form (:attr:`Finding.issued`) in the same way; None where none was given. Not part of the JSON."""

    @property
    def verdict(self) -> str:
        """What the file's own findings come to, as decided: ``clean``, ``review`` or ``substantive``."""
        return agreement_verdict(self.findings)

    def __repr__(self) -> str:
        said = f"not compared ({self.error.kind})" if self.error is not None else f"{len(self.agreements)} agreements"
        return f"<Document {self.path}: {said}>"
