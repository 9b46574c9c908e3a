"""The prepared canonical: what is computed once for all copies, and which wording of it a copy has.

:func:`prepare` does the work once for a canonical. :meth:`PreparedCanonical.resolve` yields the
:class:`~clausediff.canonical.reference.CanonicalWords` for one copy: each alternative in the wording that the copy has, and
optional parts that it does not have set aside. Everything here depends on the canonical alone, so a thousand copies share it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from clausediff.canonical.clauses import before_slot
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.template import Alternatives, Canonical, Either, Node, OptionalPart, Slot, Text
from clausediff.canonical.wordings import Choices, WordsBuilder, in_reading_order
from clausediff.model import Range
from clausediff.text.words import alnum_key

__all__ = ["PreparedCanonical", "prepare"]

_PRESENT = 0.35
"""Share of an optional part's word pairs that must occur in the copy for the part to be there."""
_FEW_PAIRS = 4
"""Below so many word pairs, those with the words before and behind count too."""
_KEPT = 64
"""Prepared canonicals that are kept, the ones made last."""


class PreparedCanonical:
    """The canonical with all that is computed once for it: the second of its three stages."""

    def __init__(self, source: Canonical) -> None:
        self.source = source
        self._builder = WordsBuilder(source)
        self._wordings: dict[tuple[tuple[int, int], ...] | None, CanonicalWords] = {}
        self._keys: dict[Range, list[str]] = {}
        self.clauses = self._builder.clauses
        self.vocabulary = self._builder.vocabulary
        """Key to id, for all wordings."""
        self.choosable = any(not isinstance(node, Text | Slot) for node in source.nodes)
        """Whether copies may differ in their wording."""
        self.full = self.wording(None)
        """The words with every optional part and branch, by which copies are found."""
        self.words = set(self.vocabulary)
        """The keys of ``full``."""
        self.lines = {key for line in self.full.printed.splitlines() if (key := alnum_key(before_slot(line)))}
        """:func:`~clausediff.text.words.alnum_key` of each line that the canonical prints, up to its first field."""

    def wording(self, choices: Choices | None) -> CanonicalWords:
        """The words with these choices made, each wording made once; None is :attr:`full`."""
        key = None if choices is None else tuple(choices.items())
        if key not in self._wordings:
            self._wordings[key] = self._builder.build(choices)
        return self._wordings[key]

    def resolve(self, keys: Sequence[str]) -> CanonicalWords:
        """The words in the wording of a copy that has these words, in reading order."""
        if not self.choosable:
            return self.full
        chosen: Choices = {}
        self._choose(self.source.nodes, set(pairwise(keys)), "", "", chosen)
        return self.wording(chosen)

    def _choose(
        self, nodes: Sequence[Node], pairs: set[tuple[str, str]], before: str, after: str, chosen: Choices
    ) -> None:
        """Add a choice for each alternative, branch and optional part among ``nodes``, outer before inner.

        ``pairs`` are the word pairs of the copy, ``before`` and ``after`` the words on both sides of ``nodes``.
        """
        for index, node in enumerate(nodes):
            if isinstance(node, Text | Slot):
                continue
            previous = self._edge(nodes[:index], -1) or before
            following = self._edge(nodes[index + 1 :], 0) or after
            if isinstance(node, OptionalPart):
                share = self._share(self._words(node.nodes), pairs, previous, following)
                chosen[node.span.start] = int(share >= _PRESENT)
                self._choose(node.nodes, pairs, previous, following, chosen)
                continue
            if isinstance(node, Either):
                options = [self._words(branch) for branch in node.branches]
            else:
                options = [self._words([Text(option)]) for option in node.options]
                if self._glued(node):
                    options = [[previous + "".join(option)] if option else [previous] for option in options]
                    previous = self._edge(nodes[:index], -2) or before
            shares = [self._share(option, pairs, previous, following) for option in options]
            best = shares.index(max(shares))
            chosen[node.span.start] = best
            if isinstance(node, Either):
                self._choose(node.branches[best], pairs, previous, following, chosen)

    def _share(self, words: list[str], pairs: set[tuple[str, str]], before: str, after: str) -> float:
        """The share of the word pairs in ``before words after`` that the copy has; 0 where there is nothing to look for.

        Pairs that the canonical has elsewhere too say nothing about these words, and are left out if others remain.
        """
        inner = _pairs(words)
        own = Counter(inner)
        inner = [pair for pair in inner if self._pair_counts[pair] <= own[pair]] or inner
        if len(inner) < _FEW_PAIRS:
            inner = _pairs([before, *words, after])
        return sum(pair in pairs for pair in inner) / len(inner) if inner else 0.0

    @cached_property
    def _pair_counts(self) -> Counter[tuple[str, str]]:
        """How often each pair of neighbouring words occurs in the whole canonical."""
        return Counter(pairwise(self._words(self.source.nodes)))

    def _words(self, nodes: Sequence[Node]) -> list[str]:
        """The words of some nodes; an empty string for each field."""
        if not nodes:
            return []
        span = Range(nodes[0].span.start, nodes[-1].span.end)
        if span not in self._keys:
            self._keys[span] = self._read(nodes)
        return self._keys[span]

    def _read(self, nodes: Sequence[Node]) -> list[str]:
        keys: list[str] = []
        for item in in_reading_order(nodes, None):
            if isinstance(item, Slot):
                keys.append("")
            elif isinstance(item, Text):
                keys.extend(self._builder.cut(item.span).keys)
        return keys

    def _edge(self, nodes: Sequence[Node], at: int) -> str:
        """The last (-1), last but one (-2) or first (0) word of the text beside an alternative; empty beside a field."""
        if not nodes:
            return ""
        node = nodes[0] if at == 0 else nodes[-1]
        if not isinstance(node, Text):
            return ""
        keys = self._words([node])
        return keys[at] if len(keys) >= (1 if at >= 0 else -at) else ""

    def _glued(self, node: Alternatives) -> bool:
        """Whether the alternative continues a word (``Article{{s|}}``)."""
        start = node.span.start
        return start > 0 and self.source.text[start - 1].isalnum()


def _pairs(words: list[str]) -> list[tuple[str, str]]:
    """The pairs of neighbouring words, those with a field left out."""
    return [pair for pair in pairwise(words) if pair[0] and pair[1]]


_PREPARED: dict[tuple[str, str], PreparedCanonical] = {}


def prepare(source: Canonical) -> PreparedCanonical:
    """The prepared canonical; kept, so that the same canonical is prepared once."""
    key = (source.path, source.sha256)
    if key not in _PREPARED:
        while len(_PREPARED) >= _KEPT:
            del _PREPARED[next(iter(_PREPARED))]
        _PREPARED[key] = PreparedCanonical(source)
    return _PREPARED[key]
