"""The canonical's words in one wording: as integers, with their places, clauses, fields, labels and anchors.

Two copies of one canonical may print different words of it: one has ``{{EventTitle|EventTitles}}`` in the singular, another
leaves an optional part out. :class:`CanonicalWords` are the words for one such choice. They are made in
:mod:`clausediff.canonical.wordings`; which choice a copy has made is found out in :mod:`clausediff.canonical.variants`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count, islice
from operator import ne

from clausediff.canonical.clauses import CanonicalClause
from clausediff.canonical.template import Canonical, FieldSpec
from clausediff.compiled import ordinary_class
from clausediff.model import Range

__all__ = ["ANCHOR", "CanonicalWords", "unique_runs", "windows"]

ANCHOR = 4
"""Words in an anchor: a run of words that occurs once in the canonical and so finds a copy's place in it."""

_VERY_MANY = 500_000
"""Words from which anchors are made anew for each copy: 1,000 pages."""


@ordinary_class
@dataclass(slots=True)
class CanonicalWords:
    """The canonical's words in one wording, as parallel lists: the last of the canonical's three stages.

    Only ``blocks``, ``wordless`` and ``kept_anchors`` are changed after it has been made.
    """

    source: Canonical
    printed: str
    """The canonical file's text with all that this wording does not print blanked out; the same length."""
    folded: str
    """:func:`~clausediff.text.words.fold_canonical` of ``printed``."""
    keys: list[str]
    """The folded words; an empty string for a field."""
    ids: list[int]
    """One integer for each distinct key, negative and unique for a field."""
    starts: Sequence[int]
    ends: Sequence[int]
    """The span of each word in the file. The words of an alternative cover its whole mark."""
    clause_of: Sequence[int]
    """For each word the index into ``clauses``."""
    clauses: tuple[CanonicalClause, ...]
    slots: dict[int, FieldSpec]
    """Word index to the field that is filled in there."""
    labels: set[int]
    """Indices of words that are part of a clause's label."""
    pages: set[int]
    """Indices of words that number the canonical's own pages."""
    must: dict[int, str]
    """Word index to the must-match phrase that it is part of; of phrases that share words, to the last."""
    must_joints: frozenset[int]
    """The words that have another word of the same must-match phrase before them: the gap between the two is inside it."""
    absent: tuple[Range, ...]
    """Optional parts and branches that this wording leaves out."""
    vocabulary: dict[str, int]
    """Key to id, for all wordings of the canonical."""
    sizes: list[int]
    """For each clause its words, labels and fields left out; -1 for a clause that this wording does not print."""
    own: list[int]
    """For each clause its words and fields, labels left out."""
    blocks: Sequence[tuple[int, int]] | None = None
    """Word ranges of its blocks of short lines, once they were asked for."""
    wordless: tuple[Range, ...] | None = None
    """Its optional parts that have neither a word nor a field, once they were asked for."""
    kept_anchors: dict[tuple[int, ...], int] | None = None
    """:attr:`anchors`, once they were asked for."""

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def anchors(self) -> dict[tuple[int, ...], int]:
        """Each run of ``ANCHOR`` ids that occurs once: where. Those of very many words take much memory and are not kept."""
        if self.kept_anchors is not None:
            return self.kept_anchors
        anchors = unique_runs(self.ids, ANCHOR)
        if len(self.ids) <= _VERY_MANY:
            self.kept_anchors = anchors
        return anchors


def unique_runs(ids: Sequence[int], width: int) -> dict[tuple[int, ...], int]:
    """Each run of ``width`` ids that occurs exactly once in ``ids``, with its index."""
    # Written with map and compress: it runs over every word of both texts.
    first: dict[tuple[int, ...], int] = {}
    where = array("i", map(first.setdefault, windows(ids, width), count()))
    if len(first) < len(where):
        for run in set(compress(windows(ids, width), map(ne, where, count()))):
            del first[run]
    return first


def windows(ids: Sequence[int], width: int) -> Iterator[tuple[int, ...]]:
    """All runs of ``width`` ids; no copy of them is made."""
    return zip(*(islice(ids, offset, None) for offset in range(width)), strict=False)
