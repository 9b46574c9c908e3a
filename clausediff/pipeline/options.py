"""How to compare, and where a run is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from clausediff.canonical.template import Canonical
from clausediff.scan.options import PageOptions

__all__ = ["Options", "Progress"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to compare."""

    canonical: str | Canonical = "auto"
    """A name in the library, a path, ``auto`` for the best match in the library, or a parsed canonical."""
    library: tuple[str, ...] = ()
    """Folders of canonicals, before those of the environment and the shipped ones."""
    witness: tuple[str, ...] = ()
    """Paths of second readings of the same pages."""
    issued: str = ""
    """Path of the form as it was issued, a PDF or DOCX whose print is laid beside the copies' pages; empty for none."""
    encoding: str = "auto"
    """Of text files; ``auto`` finds out."""
    max_bytes: int = 50_000_000
    tracked: str = "accept"
    """Whether tracked changes of Word documents are read as accepted (``accept``) or as rejected (``reject``)."""
    ocr: str = "auto"
    """Which engine reads pictures; one of :data:`clausediff.scan.options.ENGINES`."""
    ignore: tuple[str, ...] = ()
    """Phrases of page furniture beside each canonical's own."""
    protected: tuple[str, ...] = ()
    """Words and phrases in which any difference is for a person, wherever a canonical has them."""
    password: str | None = field(default=None, repr=False)
    """Opens encrypted files."""
    max_pages: int = 2_000
    max_pixels: int = 200_000_000
    cache: bool = True
    """Whether what OCR reads is kept for the next run."""
    pixels: bool = True
    """Whether doubts are put to the picture of the page, where there is one."""
    jobs: int = 1
    """How many processes compare at the same time; 0 for one on each core where there is enough to do. The report is the same."""
    spill: bool = False
    """Whether the documents of a run over very many files are kept in a temporary file: the report reads them from there."""

    def pages(self, progress: Callable[[int, int], None] | None = None) -> PageOptions:
        """How files with pages are read."""
        return PageOptions(self.ocr, self.password, self.max_pages, self.max_pixels, self.cache, progress=progress)


class Progress(NamedTuple):
    """Where a run is."""

    stage: str
    done: int
    total: int
    path: str
