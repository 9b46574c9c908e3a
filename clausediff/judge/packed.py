"""Judgements as plain tuples, as they go from one process to another.

A judgement has its edit, which both processes have, and an object for each of its parts: pickled as it is, one takes eight times as
long as a tuple of numbers and texts does, which is a fifth of what it takes to make it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from clausediff.alignment.edits import Edit, EditKind
from clausediff.judge.judgement import Judgement, Objection
from clausediff.model import Range, Verdict

__all__ = ["Packed", "pack", "unpack"]

Packed = tuple[Any, ...]
"""A judgement, its parts in the order in which :func:`unpack` reads them."""
_VERDICTS = tuple(Verdict)
_KINDS = tuple(EditKind)


def pack(judged: Iterable[tuple[int, Judgement]], edits: Sequence[Edit]) -> list[Packed]:
    """Judgements with the index of the edit that each is on, or on a part of: the edit of a part is sent with it.

    What only the picture of a page gives is not there yet.
    """
    found: list[Packed] = []
    for index, each in judged:
        edit, objection = each.edit, each.objection
        own = None if edit is edits[index] else _edit(edit)
        asked = None if objection is None else tuple(objection)
        rest = each.likelihood, each.errors, each.words, each.value, each.problems, asked
        found.append((index, own, each.verdict.gravity, each.category, each.reasons, each.rule, *rest))
    return found


def _edit(edit: Edit) -> Packed:
    spans = edit.canonical, edit.scan, edit.canonical_words, edit.scan_words
    rest = edit.order_only, edit.at, edit.truth, edit.observed, edit.continues
    return int(edit.kind), [tuple(span) for span in spans], edit.clause, rest


def unpack(packed: Iterable[Packed], edits: Sequence[Edit]) -> list[tuple[int, Judgement]]:
    """The judgements again, each with the index of its edit."""
    found = []
    for index, own, gravity, category, reasons, rule, likelihood, errors, words, value, problems, asked in packed:
        edit = edits[index] if own is None else _whole(own)
        spans = edit.canonical, edit.scan
        made = Judgement(_VERDICTS[gravity], category, *spans, edit.clause, reasons, edit, rule, likelihood)
        made.errors, made.words, made.value, made.problems = errors, words, value, problems
        made.objection = None if asked is None else Objection(*asked)
        found.append((index, made))
    return found


def _whole(packed: Packed) -> Edit:
    kind, spans, clause, rest = packed
    canonical, scan, canonical_words, scan_words = (Range(*span) for span in spans)
    return Edit(_KINDS[kind], canonical, scan, canonical_words, scan_words, clause, *rest)
