"""What a benchmark case is: a canonical, a scan, and the edits that are known to lie between the two."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

Range = tuple[int, int]

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
"""The developers' data: a further arm where it is present, skipped with a reason where it is not."""
DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change between canonical and copy, named from the copy's side (``word-delete``: the copy lacks it)."""

    kind: str
    canonical: Range
    """Where the canonical differs; empty where the copy has something more."""
    plain: Range | None = None
    """The same place in :attr:`Case.plain`; ``None`` where that is the same text."""
    scan: Range | None = None
    """Where the copy differs, when the edit was made in the scan's text; ``None`` where only the canonical's side is
    known."""
    also: Range | None = None
    """Another canonical place where a finding would tell of it: the other end of a move."""
    size: int = 1
    """Words of the longer side: a finding much larger than that does not point at the edit."""
    note: str = ""
    """Old and new words, for the lists of failures."""


@dataclass(frozen=True)
class Case:
    """One comparison to make."""

    id: str
    arm: str
    group: str
    """The noise level: wear, engine; tallied on a line of its own."""
    document: str
    """The unit of the bootstrap: cases of one document share it."""
    canonical: str
    """The canonical's text as it would stand on disk."""
    scan: str
    edits: tuple[Edit, ...] = ()
    suffix: str = ".txt"
    """The canonical's file suffix: ``.md``, ``.txt``, ``.template.txt``."""
    scan_name: str = ""
    """The copy's file name, where its format gives its marks their meaning (``.md``); without one it is text."""
    plain: str | None = None
    """The canonical with its fields filled, for systems that know no fields; ``None`` when it has none."""
    mode: str = "edits"
    """``edits``: score the edits. ``clean``: nothing was edited, every finding past noise is false.
    ``silent``: no finding past noise wanted, counted by the pair. ``differs``: at least one finding wanted."""
    ignore: tuple[Range, ...] = ()
    """Canonical places where the reference itself is known to be off; findings there are set apart."""
    due: tuple[Range, ...] = ()
    """Canonical places where a finding is right though nothing was edited: required fields left blank."""
    lenient: bool = False
    """The document's reference is defective as a whole, by the rule of the arm."""
    held_out: bool = False
    witness: str | None = None
    """A second reading of the same pages; the baselines know no such thing."""

    @property
    def reference(self) -> str:
        """The text that a system without fields is given."""
        return self.canonical if self.plain is None else self.plain
