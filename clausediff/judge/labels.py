"""Labels as values: what a label that reads differently means for the clauses behind it.

A label is compared by its value in the canonical's own style: ``(b)`` is 2, ``iv`` is 4, ``3.2`` is (3, 2). Marks that have no value in
that style, or one that the list cannot have, are a misreading of the label. Another value is a change, for what points to the
clause points elsewhere now; where clauses were put in or left out before it and the value follows from that, it is part of
that change and no finding of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from clausediff import regex as re
from clausediff.alignment.edits import EditKind
from clausediff.evidence.page import Page
from clausediff.judge.judgement import Judgement
from clausediff.model import Verdict
from clausediff.text.labels import read_label, roman_value
from clausediff.text.lines import opens_line

__all__ = ["counted", "relabelled", "renumbered", "value_like"]

_ROMAN = re.compile(r"(?:l?x{0,3}|xl)(?:ix|iv|v?i{0,3})")
_SPARE = 2
"""Clauses more than the canonical's that a list is taken to have at most."""


def value_like(canonical: str, scan: str) -> tuple[int, int] | None:
    """The values of two label keys in the style of the first; None where the second has none in that style."""
    if canonical.isdigit():
        return (int(canonical), int(scan)) if scan.isascii() and scan.isdigit() else None
    if not canonical.isalpha() or not scan.isalpha() or not scan.isascii():
        return None
    one, other = _roman(canonical), _roman(scan)
    if len(canonical) > 1 or (one is not None and canonical in "ivx" and len(scan) > 1):
        return (one, other) if one is not None and other is not None else None
    if len(scan) != 1:
        return None
    return ord(canonical.lower()) - 96, ord(scan.lower()) - 96


def _roman(numeral: str) -> int | None:
    """The value of a well-formed lower-case Roman numeral below 90, or None."""
    return roman_value(numeral) if numeral and _ROMAN.fullmatch(numeral) else None


def counted(page: Page, index: int, scan: str) -> bool:
    """Whether marks in place of a label's word are another value that the canonical's list could have."""
    values = value_like(page.canonical.keys[index], scan)
    if values is None or values[0] == values[1]:
        return False
    if scan.isdigit():
        return True  # engines all but never read one valid figure as another
    return values[1] <= max(_length(page, index), values[0]) + _SPARE


def _length(page: Page, index: int) -> int:
    """The greatest value among the labels of one style in the canonical."""
    canonical = page.canonical
    values = [
        pair[1]
        for other in canonical.labels
        if (pair := value_like(canonical.keys[index], canonical.keys[other])) is not None
    ]
    return max(values, default=0)


def relabelled(page: Page, found: Sequence[Judgement]) -> None:
    """A label that was not read, and another one that is there where the clause begins: the label reads differently."""
    lost: dict[int, Judgement] = {}
    for judgement in found:
        if judgement.rule == "deleted/label":
            words = judgement.edit.canonical_words
            first = words.start
            while first - 1 in page.canonical.pages:  # the new one may be before a page's number
                first -= 1
            lost |= dict.fromkeys((*range(first, words.start + 1), words.end), judgement)
    for judgement in found if lost else ():
        other = lost.get(judgement.edit.canonical_words.start)
        if other is None or judgement.rule != "inserted/label":
            continue
        canonical = page.canonical.keys[other.edit.canonical_words.slice]
        scan = page.words.keys[judgement.edit.scan_words.slice]
        if canonical != scan:
            judgement.ask(f"the label {' '.join(canonical)} reads {' '.join(scan)}", "replaced/other-label")


def renumbered(page: Page, judged: Sequence[Judgement]) -> None:
    """Make labels that only count on after clauses were put in, left out, split or joined a part of that change.

    ``judged`` are all judgements on a copy. A label that the agreement itself points to stays for a person: the reference now
    means another clause. A label put in or left out that makes others count on is no misreading, and is for a person too.
    """
    causes = _causes(page, judged)
    if not causes:
        return
    pointed, used = _cited(page), set()
    for each in judged:
        if each.rule != "replaced/other-label" or each.edit.kind is not EditKind.REPLACE:
            continue
        before = [cause for cause in causes if cause.at <= each.canonical.start]
        if not before or _shift(page, each) != sum(cause.step for cause in before):
            continue
        used.add(before[-1].at)
        if any(page.canonical.keys[i] in pointed for i in each.edit.canonical_words.indices):
            each.reasons = (*each.reasons, "the agreement points to this label elsewhere")
        else:
            each.explain_away(Verdict.FORMAT, "label", "label/renumbered", "renumbered after another change")
    for cause in causes:
        if cause.judgement.harmless and cause.at in used and not _goes_on(page, judged, cause.judgement):
            cause.judgement.ask("the labels behind it count on from here: a clause was split or joined", "label/cause")


def _goes_on(page: Page, judged: Sequence[Judgement], label: Judgement) -> bool:
    """Whether a label that was put in is right behind a clause that was put in, which took the label that was there::

    3. The Grower brings pears.          3. The Press buys brooms.
                                         4. The Grower brings pears.
    """
    text = page.words.text
    return any(
        not each.harmless
        and each.edit.kind is EditKind.INSERT
        and each.scan.end <= label.scan.start
        and not any(map(str.isalnum, text[each.scan.end : label.scan.start]))
        for each in judged
    )


class _Cause(NamedTuple):
    """What makes the labels behind it count on."""

    at: int
    """Where, in the canonical's text."""
    step: int
    """How many labels more, or less."""
    judgement: Judgement


def _causes(page: Page, judged: Sequence[Judgement]) -> list[_Cause]:
    """Clauses and labels that were put in or left out, in the order of the canonical."""
    found = []
    for each in judged:
        words = each.edit.canonical_words
        if each.category == "missing" or each.rule == "deleted/label":
            labelled = any(i in page.canonical.labels for i in words.indices)
            found.append(_Cause(each.canonical.start, -1 if labelled else 0, each))
        elif each.edit.kind is EditKind.INSERT and each.edit.scan_words.size:
            text, start = page.words.text, each.scan.start
            begins = each.category == "added" or opens_line(page.words, each.edit.scan_words.start)
            label = (
                read_label(text, text.rfind("\n", 0, start) + 1)
                if begins
                else read_label(f"{text[each.scan.slice]} ", 0)
            )
            found.append(_Cause(each.canonical.start, 1 if label is not None else 0, each))
    return sorted((cause for cause in found if cause.step), key=lambda cause: cause.at)


def _shift(page: Page, judgement: Judgement) -> int | None:
    """By how much a label that reads differently counts on, or None where that is not all that differs."""
    words, keys = judgement.edit.canonical_words, page.words.keys[judgement.edit.scan_words.slice]
    if words.size != len(keys):
        return None
    values = [value_like(page.canonical.keys[i], key) for i, key in zip(words.indices, keys, strict=True)]
    moved = [pair[1] - pair[0] for pair in values if pair is not None and pair[0] != pair[1]]
    return moved[0] if len(moved) == 1 and None not in values else None


def _cited(page: Page) -> frozenset[str]:
    """The keys to which cross-references of the canonical point."""
    keys = page.canonical.keys
    return frozenset(keys[i] for i in range(len(keys)) if i not in page.canonical.labels and page.points(i))
