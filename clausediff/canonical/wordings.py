"""Makes the canonical's words in any of its wordings.

A wording is a choice for each alternative and each optional part (:data:`Choices`)::

    form      Article{{|s}} of flour {{#optional insurance}}and insurance{{/optional}}
    choices   1, 1    Articles of flour and insurance
              0, 0    Article of flour

:class:`WordsBuilder` keeps what is the same in all wordings: the clauses, the folded text and the vocabulary.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clausediff.canonical.clauses import cut_clauses
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.template import (
    Alternatives,
    Canonical,
    FieldSpec,
    Node,
    OptionalPart,
    Slot,
    Text,
    blanked_but,
)
from clausediff.model import Range
from clausediff.text.page_numbers import page_numbers
from clausediff.text.words import Words, fold_canonical, tokenize

__all__ = ["Choices", "WordsBuilder", "in_reading_order"]

Choices = dict[int, int]
"""For each alternative and each optional part, by the offset of its mark: which wording or branch the copy has, or for an
optional part whether it has it (1) or not (0)."""
_MANY = 10_000
"""Words from which their places are kept in less memory, at four bytes each."""


class WordsBuilder:
    """Makes the :class:`CanonicalWords` of any wording of one canonical, from what is the same in all of them."""

    def __init__(self, source: Canonical) -> None:
        self.source = source
        self.clauses = cut_clauses(source)
        self.vocabulary: dict[str, int] = {}
        """Key to id; every wording that is made adds the words that it alone has."""
        self._folded = fold_canonical(source.text)
        self._pages = page_numbers(source.text, source.body)
        marks = [node for node in source.walk() if isinstance(node, Alternatives)]
        self._mark_of = {option: node for node in marks for option in node.options}
        self._mark_at = {node.span.start: node for node in marks}

    def cut(self, span: Range) -> Words:
        """The words of a part of the file."""
        return tokenize(self.source.text, span.start, span.end, folded=self._folded)

    def build(self, choices: Choices | None) -> CanonicalWords:
        """The words with ``choices`` made; None keeps every optional part and branch, and each alternative's first wording."""
        source = self.source
        words = _Collected([], [], [], {})
        printed: list[Range] = []
        absent: list[Range] = []
        glue: frozenset[int] = frozenset()
        for item in in_reading_order(source.nodes, choices):
            if isinstance(item, Range):
                absent.append(item)
                continue
            printed.append(item.span)
            if isinstance(item, Slot):
                words.add_slot(item.span, source.fields[item.field])
                continue
            mark = self._mark_of.get(item.span)
            words.add(self.cut(item.span), glue, mark.span if mark else None)
            glue = self._glue(item.span, mark, words)
        return self._finished(words, blanked_but(source.text, printed), tuple(absent))

    def _finished(self, words: _Collected, printed: str, absent: tuple[Range, ...]) -> CanonicalWords:
        source, vocabulary = self.source, self.vocabulary
        if printed == source.text:
            printed = source.text  # of a long text one copy
        for key in dict.fromkeys(words.keys):
            if key:
                vocabulary.setdefault(key, len(vocabulary) + 1)
        ids = [vocabulary[key] if key else -2 - index for index, key in enumerate(words.keys)]
        clause_of, labels = self._places(words.starts)
        every = range(len(self.clauses))
        counts, labelled = Counter(clause_of), Counter(clause_of[index] for index in labels)
        apart = Counter(clause_of[index] for index in {*labels, *words.slots})
        must, joints = _must_match(source, words.keys)
        return CanonicalWords(
            source=source,
            printed=printed,
            folded=self._folded if printed is source.text else fold_canonical(printed),
            keys=words.keys,
            ids=ids,
            starts=_compact(words.starts),
            ends=_compact(words.ends),
            clause_of=_compact(clause_of),
            clauses=self.clauses,
            slots=words.slots,
            labels=labels,
            pages=self._page_words(words.starts),
            must=must,
            must_joints=joints,
            absent=absent,
            vocabulary=vocabulary,
            sizes=[counts[clause] - apart[clause] if clause in counts else -1 for clause in every],
            own=[counts[clause] - labelled[clause] for clause in every],
        )

    def _glue(self, span: Range, mark: Alternatives | None, words: _Collected) -> frozenset[int]:
        """The offsets at which the next text, where it begins with a word there, continues the last word of this one.

        ``Article{{|s}}`` is one word, for a wording continues the word that ends where its mark begins; in
        ``mono{{|poly}}mer`` the text behind the mark continues it further.
        """
        if span.end >= len(self.source.text) or not words.end_at(span.end, mark.span.end if mark else -1):
            return frozenset()
        if mark is not None:
            return frozenset((mark.span.end,)) if words.starts[-1] < mark.span.start else frozenset()
        following = self._mark_at.get(span.end)
        return frozenset(option.start for option in following.options) if following else frozenset()

    def _places(self, starts: list[int]) -> tuple[list[int], set[int]]:
        """The clause in which each word begins, and the words that are part of their clause's label."""
        edges = [0, *(clause.span.start for clause in self.clauses[1:])]
        spans = [clause.label_span for clause in self.clauses]
        if starts != sorted(starts):  # an alternative's words cover its whole mark
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
                low, high = (bisect_left(starts, edge, first, last) for edge in span)
                labels.update(range(low, high))
        return clause_of, labels

    def _page_words(self, starts: list[int]) -> set[int]:
        """The words that number pages."""
        if not self._pages:
            return set()
        return {index for index, start in enumerate(starts) if any(low <= start < high for low, high in self._pages)}


class _Collected(NamedTuple):
    """The words collected so far."""

    keys: list[str]
    starts: list[int]
    ends: list[int]
    slots: dict[int, FieldSpec]

    def add_slot(self, span: Range, spec: FieldSpec) -> None:
        """Add a field, which counts as one word."""
        self.slots[len(self.keys)] = spec
        self.keys.append("")
        self.starts.append(span.start)
        self.ends.append(span.end)

    def add(self, words: Words, glue: frozenset[int], mark: Range | None) -> None:
        """Add the words of a text; the first one continues the last word where it begins at one of ``glue``.

        ``mark`` is that of the alternative of which the text is a wording.
        """
        if not words.keys:
            return
        glued = int(bool(words.starts[0] in glue and self.keys and self.keys[-1]))
        if glued:
            self.keys[-1] += words.keys[0]
            self.ends[-1] = words.ends[0]
        self.keys.extend(words.keys[glued:])
        self.starts.extend(words.starts[glued:])
        self.ends.extend(words.ends[glued:])
        if mark is not None:  # the words of an alternative cover its whole mark
            first = len(self.keys) - len(words)
            self.starts[first] = min(self.starts[first], mark.start)
            self.ends[-1] = mark.end

    def end_at(self, *offsets: int) -> bool:
        """Whether the last word ends at one of these offsets."""
        return bool(self.ends) and self.ends[-1] in offsets


def in_reading_order(nodes: Sequence[Node], choices: Choices | None) -> Iterator[Text | Slot | Range]:
    """Texts and fields in reading order, and a bare range for each part that the choices leave out.

    None keeps every optional part and branch, and each alternative's first wording.
    """
    for node in nodes:
        if isinstance(node, Text | Slot):
            yield node
        elif isinstance(node, OptionalPart):
            if choices is None or choices.get(node.span.start, 1):
                yield from in_reading_order(node.nodes, choices)
            else:
                yield node.span
        elif isinstance(node, Alternatives):
            chosen = 0 if choices is None else choices.get(node.span.start, 0)
            yield Text(node.options[chosen])
        else:
            for index, branch in enumerate(node.branches):
                if choices is None or choices.get(node.span.start, 0) == index:
                    yield from in_reading_order(branch, choices)
                elif branch:
                    yield Range(branch[0].span.start, branch[-1].span.end)


def _compact(places: list[int]) -> Sequence[int]:
    """Places in a long text at four bytes each."""
    return array("i", places) if len(places) > _MANY else places


def _within(start: int, span: Range | None) -> bool:
    return span is not None and span.start <= start < span.end


def _must_match(source: Canonical, keys: list[str]) -> tuple[dict[int, str], frozenset[int]]:
    """Word index to must-match phrase, wherever a phrase occurs in the canonical, and the words before which one goes on."""
    found: dict[int, str] = {}
    joints: set[int] = set()
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
                joints.update(range(at + 1, at + len(wanted)))
    return found, frozenset(joints)
