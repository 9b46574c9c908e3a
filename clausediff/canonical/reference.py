"""A canonical made ready to be compared: its words as integers, their roles, its clauses, and its anchors.

:func:`prepare` does the work once for a template; :meth:`Prepared.variant` yields the :class:`CanonicalWords` for one copy, in
which alternatives are resolved and optional parts that the copy does not have are set aside. Everything here depends on
the canonical alone, so a thousand copies share it.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from operator import ne

from clausediff.canonical.clauses import RefClause, before_slot, cut_clauses
from clausediff.canonical.template import Alternatives, Canonical, Either, FieldSpec, Node, Optional_, Slot, Text
from clausediff.model import Range
from clausediff.text.page_numbers import page_numbers
from clausediff.text.words import alnum_key, fold_canonical, tokenize

ANCHOR = 4
"""Words in an anchor: runs that stand once in the canonical and find a copy's place in it."""

_PRESENT = 0.35  # share of an optional part's word pairs that must stand in the copy for the part to be "there"

Choices = tuple[tuple[int, int], ...]
"""For each alternative or optional part, by the offset of its mark: which option (an optional part: 1 there, 0 not)."""


@dataclass(slots=True)
class CanonicalWords:
    """The canonical's words for one way of resolving its alternatives, as parallel lists."""

    source: Canonical
    printed: str
    """The canonical file's text with all that this variant does not print blanked out; the same length."""
    keys: list[str]
    ids: list[int]
    """One integer for each distinct key, negative and unique for a field."""
    starts: list[int]
    ends: list[int]
    clause_of: list[int]
    """Index into ``clauses``."""
    clauses: tuple[RefClause, ...]
    slots: dict[int, FieldSpec]
    """Word index to the field that stands there."""
    labels: set[int]
    """Indices of words that are part of a clause's label."""
    pages: set[int]
    """Indices of words that number the canonical's own pages."""
    must: dict[int, str]
    """Word index to the must-match phrase that it is part of."""
    absent: tuple[Range, ...]
    """Optional parts and branches that this variant leaves out."""
    vocabulary: dict[str, int]
    anchors: dict[tuple[int, ...], int] = field(default_factory=dict)
    """Each run of ``ANCHOR`` ids that stands once: where."""

    sizes: list[int] = field(default_factory=list)
    """For each clause its words, labels and fields left out; -1 for a clause that this variant does not print."""
    own: list[int] = field(default_factory=list)
    """For each clause its words and fields, labels left out."""
    folded: str = ""
    """:func:`~clausediff.text.words.fold_canonical` of ``printed``."""

    blocks: list[tuple[int, int]] | None = None
    """Word ranges of its blocks of short lines, once they were asked for."""

    def __len__(self) -> int:
        return len(self.keys)


class PreparedCanonical:
    """A template with all that is computed once for it."""

    def __init__(self, source: Canonical) -> None:
        self.source = source
        self.vocabulary: dict[str, int] = {}
        self.clauses, self._clause_starts, self._label_spans = cut_clauses(source)
        self.choosable = any(not isinstance(node, Text | Slot) for node in source.nodes)
        self._marks = {
            option: node.span
            for node in _walk(source.nodes)
            if isinstance(node, Alternatives)
            for option in node.options
        }
        self._variants: dict[Choices, CanonicalWords] = {}
        self._known: dict[Range, list[str]] = {}
        self._counts: Counter[tuple[str, str]] | None = None
        self._folded = fold_canonical(source.text)
        self._pages = page_numbers(source.text, source.body)
        self.full = self.variant(None)
        self.words = set(self.vocabulary)
        self.lines = {key for line in self.full.printed.splitlines() if (key := alnum_key(before_slot(line)))}
        """:func:`~clausediff.text.words.alnum_key` of each line that the canonical prints, up to its first field."""

    def variant(self, choices: Choices | None) -> CanonicalWords:
        """The reference with ``choices`` made; None keeps every option of everything (for finding copies)."""
        key = choices if choices is not None else ((-1, -1),)
        if key not in self._variants:
            self._variants[key] = self._build(dict(choices) if choices is not None else None)
        return self._variants[key]

    def resolve(self, keys: Sequence[str]) -> CanonicalWords:
        """The variant that a copy with these words (in reading order) has."""
        if not self.choosable:
            return self.full
        pairs = set(itertools.pairwise(keys))
        if self._counts is None:
            everything = self._words(self.source.nodes)
            self._counts = Counter(itertools.pairwise(everything))
        chosen: list[tuple[int, int]] = []
        self._choose(self.source.nodes, pairs, "", "", chosen)
        return self.variant(tuple(chosen))

    def _choose(
        self, nodes: Sequence[Node], pairs: set[tuple[str, str]], before: str, after: str, chosen: list[tuple[int, int]]
    ) -> None:
        """Append a choice for each alternative among ``nodes``, outer before inner."""
        for index, node in enumerate(nodes):
            if isinstance(node, Text | Slot):
                continue
            previous = self._edge(nodes[:index], -1) or before
            following = self._edge(nodes[index + 1 :], 0) or after
            if isinstance(node, Optional_):
                share = _share(self._words(node.nodes), pairs, previous, following, self._counts)
                chosen.append((node.span[0], int(share >= _PRESENT)))
                self._choose(node.nodes, pairs, previous, following, chosen)
                continue
            options = (
                [self._words([Text(o)]) for o in node.options]
                if isinstance(node, Alternatives)
                else [self._words(branch) for branch in node.branches]
            )
            if isinstance(node, Alternatives) and self._glued(node):
                options = [[previous + "".join(o)] if o else [previous] for o in options]
                previous = self._edge(nodes[:index], -2) or before
            shares = [_share(option, pairs, previous, following, self._counts) for option in options]
            best = max(range(len(shares)), key=lambda i: (shares[i], -i))
            chosen.append((node.span[0], best))
            if isinstance(node, Either):
                self._choose(node.branches[best], pairs, previous, following, chosen)

    def _words(self, nodes: Sequence[Node]) -> list[str]:
        """The words of some nodes; an empty string stands for a field."""
        if not nodes:
            return []
        span = (nodes[0].span[0], nodes[-1].span[1])
        if span not in self._known:
            self._known[span] = self._read(nodes)
        return self._known[span]

    def _read(self, nodes: Sequence[Node]) -> list[str]:
        keys: list[str] = []
        for item in _flatten(nodes, None):
            if isinstance(item, Slot):
                keys.append("")
            elif isinstance(item, Text):
                keys.extend(tokenize(self.source.text, *item.span, folded=self._folded).keys)
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
        start = node.span[0]
        return start > 0 and self.source.text[start - 1].isalnum()

    def _build(self, choices: dict[int, int] | None) -> CanonicalWords:
        source, vocabulary = self.source, self.vocabulary
        keys: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        slots: dict[int, FieldSpec] = {}
        absent: list[Range] = []
        printed: list[str] = []
        printed_to = 0

        def show(span: Range) -> None:
            nonlocal printed_to
            printed.append(" " * (span[0] - printed_to))
            printed.append(source.text[span[0] : span[1]])
            printed_to = span[1]

        glue: tuple[int, ...] = ()  # offsets at which the next text continues the last word
        for item in _flatten(source.nodes, choices):
            if isinstance(item, Slot):
                show(item.span)
                slots[len(keys)] = source.fields[item.field]
                keys.append("")
                starts.append(item.span[0])
                ends.append(item.span[1])
                continue
            if not isinstance(item, Text):
                absent.append(item)
                continue
            show(item.span)
            words = tokenize(source.text, *item.span, folded=self._folded)
            glued = int(bool(words.keys and words.starts[0] in glue and keys and keys[-1]))
            if glued:
                keys[-1] += words.keys[0]
                ends[-1] = words.ends[0]
            keys.extend(words.keys[glued:])
            starts.extend(words.starts[glued:])
            ends.extend(words.ends[glued:])
            mark = self._marks.get(item.span)
            if mark is not None and words.keys:  # the words of an alternative stand for its whole mark
                starts[-1 if len(words) == 1 else -len(words)] = min(starts[-len(words)], mark[0])
                ends[-1] = mark[1]
            glue = self._glue(item, starts, ends)
        for key in dict.fromkeys(keys):
            if key:
                vocabulary.setdefault(key, len(vocabulary) + 1)
        ids = [vocabulary[key] if key else -2 - index for index, key in enumerate(keys)]
        clause_of, labels = self._places(starts)
        made = CanonicalWords(
            source,
            "".join(printed) + " " * (len(source.text) - printed_to),
            keys,
            ids,
            starts,
            ends,
            clause_of,
            self.clauses,
            slots,
            labels,
            self._paged(starts),
            _must_match(source, keys),
            tuple(absent),
            vocabulary,
        )
        made.anchors = unique_runs(ids, ANCHOR)
        counts, apart = Counter(clause_of), Counter(clause_of[index] for index in {*labels, *slots})
        made.sizes = [counts[clause] - apart[clause] if clause in counts else -1 for clause in range(len(self.clauses))]
        labelled = Counter(clause_of[index] for index in labels)
        made.own = [counts[clause] - labelled[clause] for clause in range(len(self.clauses))]
        made.folded = self._folded if made.printed == source.text else fold_canonical(made.printed)
        return made

    def _places(self, starts: list[int]) -> tuple[list[int], set[int]]:
        """The clause in which each word begins, and the words that are part of their clause's label."""
        edges, spans = self._clause_starts, self._label_spans
        if starts != sorted(starts):  # an alternative's words stand for its whole mark
            clause_of: list[int] = [bisect_right(edges, start) - 1 for start in starts]
            labelled = (index for index, start in enumerate(starts) if _within(start, spans[clause_of[index]]))
            return clause_of, set(labelled)
        clause_of = []
        labels: set[int] = set()
        for clause, span in enumerate(spans):
            first = len(clause_of)
            last = bisect_left(starts, edges[clause + 1], first) if clause + 1 < len(edges) else len(starts)
            clause_of.extend([clause] * (last - first))
            if span is not None:
                labels.update(
                    range(bisect_left(starts, span[0], first, last), bisect_left(starts, span[1], first, last))
                )
        return clause_of, labels

    def _paged(self, starts: list[int]) -> set[int]:
        """The words that number pages."""
        if not self._pages:
            return set()
        return {index for index, start in enumerate(starts) if any(low <= start < high for low, high in self._pages)}

    def _glue(self, item: Text, starts: list[int], ends: list[int]) -> tuple[int, ...]:
        """Where an alternative that follows ``item`` would continue its last word."""
        end = item.span[1]
        text = self.source.text
        if not (starts and ends[-1] in (end, self._marks.get(item.span, (0, -1))[1]) and end < len(text)):
            return ()
        for node in _walk(self.source.nodes):
            if isinstance(node, Alternatives):
                if node.span[0] == end:
                    return tuple(option[0] for option in node.options)
                if any(o == item.span for o in node.options) and starts[-1] < node.span[0]:
                    return (node.span[1],)
        return ()


_PREPARED: dict[tuple[str, str], PreparedCanonical] = {}


def prepare(source: Canonical) -> PreparedCanonical:
    """The template made ready; cached for the templates used last."""
    key = (source.path, source.sha256)
    if key not in _PREPARED:
        while len(_PREPARED) >= 64:
            del _PREPARED[next(iter(_PREPARED))]
        _PREPARED[key] = PreparedCanonical(source)
    return _PREPARED[key]


def unique_runs(ids: Sequence[int], width: int) -> dict[tuple[int, ...], int]:
    """Each run of ``width`` ids that stands exactly once in ``ids``, with its index."""
    # Written with map and compress: it runs over every word of both texts.
    first: dict[tuple[int, ...], int] = {}
    every = list(zip(*(ids[offset:] for offset in range(width)), strict=False))
    where = list(map(first.setdefault, every, count()))
    if len(first) < len(every):
        for run in set(compress(every, map(ne, where, count()))):
            del first[run]
    return first


def _within(start: int, span: Range | None) -> bool:
    return span is not None and span[0] <= start < span[1]


def _flatten(nodes: Sequence[Node], choices: dict[int, int] | None) -> Iterator[Text | Slot | Range]:
    """Texts and fields in reading order; a bare span for each part that the choices leave out. None takes all."""
    for node in nodes:
        if isinstance(node, Text | Slot):
            yield node
        elif isinstance(node, Optional_):
            if choices is None or choices.get(node.span[0], 1):
                yield from _flatten(node.nodes, choices)
            else:
                yield node.span
        elif isinstance(node, Alternatives):
            chosen = 0 if choices is None else choices.get(node.span[0], 0)
            yield Text(node.options[chosen])
        else:
            for index, branch in enumerate(node.branches):
                if choices is None or choices.get(node.span[0], 0) == index:
                    yield from _flatten(branch, choices)
                elif branch:
                    yield branch[0].span[0], branch[-1].span[1]


def _walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """All nodes, nested ones too."""
    for node in nodes:
        yield node
        if isinstance(node, Optional_):
            yield from _walk(node.nodes)
        elif isinstance(node, Either):
            for branch in node.branches:
                yield from _walk(branch)


def _share(
    words: list[str], pairs: set[tuple[str, str]], before: str, after: str, counts: Counter[tuple[str, str]] | None
) -> float:
    """The share of the word pairs in ``before words after`` that the copy has; 0 where there is nothing to look for.

    Pairs that the canonical has elsewhere too (``counts`` is of all its pairs) say nothing and are left out if they can be.
    """
    inner = [pair for pair in itertools.pairwise(words) if pair[0] and pair[1]]
    if counts is not None:
        own = Counter(inner)
        inner = [pair for pair in inner if counts[pair] <= own[pair]] or inner
    if len(inner) < 4:
        outer = [before, *words, after]
        inner = [pair for pair in itertools.pairwise(outer) if pair[0] and pair[1]]
    return sum(pair in pairs for pair in inner) / len(inner) if inner else 0.0


def _must_match(source: Canonical, keys: list[str]) -> dict[int, str]:
    """Word index to must-match phrase, wherever a phrase stands in the canonical."""
    found: dict[int, str] = {}
    for phrase in source.must_match:
        wanted = tokenize(phrase).keys
        if not wanted:
            continue
        at = -1
        while True:
            try:
                at = keys.index(wanted[0], at + 1)
            except ValueError:
                break
            if keys[at : at + len(wanted)] == wanted:
                found.update(dict.fromkeys(range(at, at + len(wanted)), phrase))
    return found
