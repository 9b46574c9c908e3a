"""Takes verdicts back for words that were only read in another order: columns, labels in the margin, blocks of short lines.

An engine may read the lines of a page down or across, so the words of such lines are lost in one place and gained in another.
Where the words that were lost and the words that were gained are the same ones, their order on the page is not known, and
their place is no change. Words that were put in or struck have no partner in another place, and keep their verdict.
"""

from __future__ import annotations

from collections import Counter

from clausediff import regex as re
from clausediff.alignment.edits import Edit, EditKind
from clausediff.canonical.reference import ANCHOR
from clausediff.evidence.page import Page
from clausediff.judge.blocks import read_blocks_in_order
from clausediff.judge.judgement import Judgement
from clausediff.model import Verdict

_NEARBY = 60
"""Words of the canonical within which lines that were read across each other lie."""
_LINES = 5
"""Lines of the canonical's own words in other places from which a page was read out of order."""
_BESIDE = 1000
"""Words of the canonical on either side within which the clauses of a column of labels lie."""
_PIECES = 6
"""Judgements close by, and words lost and gained among them, from which lines may have been read across each other."""
_SHARED = 0.75
"""Share of the words lost, and of those gained, that must be in both."""
_LABEL = re.compile(r"\W*\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-z]|[ivx]{1,5})?[.):\]]?\W*")


def read_in_order(page: Page, found: list[Judgement]) -> None:
    """Change the judgements on words that were only read in another order, in place."""
    if not any(judgement.verdict.gravity >= Verdict.REVIEW.gravity for judgement in found):
        return
    read_blocks_in_order(page, found)
    _columns_of_labels(page, found)
    _across(page, found)
    _out_of_order(page, found)


# -- labels ------------------------------------------------------------------------------------------------------------


def _columns_of_labels(page: Page, found: list[Judgement]) -> None:
    """Labels that hang in the margin, read as a column: lost before their clauses, and gained together somewhere near."""
    canonical, words = page.canonical, page.words
    lost: dict[str, list[int]] = {}
    for judgement in found:
        if judgement.edit.kind in (EditKind.DELETE, EditKind.REPLACE):
            for index in judgement.edit.canonical_words.indices:
                if index in canonical.labels:
                    lost.setdefault(canonical.keys[index], []).append(index)
    if not lost:
        return
    for judgement in found:
        edit = judgement.edit
        takes = edit.kind is EditKind.INSERT or (
            edit.kind is EditKind.REPLACE and canonical.pages.issuperset(edit.canonical_words.indices)
        )
        if judgement.verdict.gravity < Verdict.REVIEW.gravity or not takes:
            continue
        keys = words.keys[edit.scan_words.slice]
        if not any(map(str.isdigit, "".join(keys))) or not all(len(key) <= 3 for key in keys):
            continue
        places = _in_turn([lost.get(key, []) for key in keys], edit.canonical_words.start)
        if places == len(keys) > 1 and _column(page, edit):
            why = "labels of the clauses near by, which were not read there, as a column"
            judgement.explain_away(Verdict.FORMAT, "label", "order/column-of-labels", why)
        elif places == len(keys):
            judgement.ask("the label of a clause near by, which was not read there", "order/label-near-by")


def _column(page: Page, edit: Edit) -> bool:
    """Whether what was gained is on lines that hold nothing but labels."""
    words = page.words
    start = words.text.rfind("\n", 0, words.starts[edit.scan_words.start]) + 1
    column = words.text[start : words.ends[edit.scan_words.end - 1]]
    return page.closes_line(edit.scan_words.end - 1) and all(_LABEL.fullmatch(mark) for mark in column.split())


def _in_turn(places: list[list[int]], near: int) -> int:
    """How many of the keys have a place each, one behind the other and all of them near a word of the canonical."""
    at, count = near - _BESIDE, 0
    for each in places:
        following = next((index for index in each if at < index <= near + _BESIDE), None)
        if following is None:
            break
        at, count = following, count + 1
    return count


# -- lines of print ----------------------------------------------------------------------------------------------------


def _out_of_order(page: Page, found: list[Judgement]) -> None:
    """Columns of print read across: many lines of the canonical's own words, each where other words should be.

    A clause or two in another place is a change. A page of lines in another order was read in that order by the engine, and a
    change among them cannot be told from it.
    """
    if not page.wrapped:
        return
    grave = [judgement for judgement in found if judgement.verdict is Verdict.SUBSTANTIVE]
    grave = [judgement for judgement in grave if judgement.edit.kind in (EditKind.INSERT, EditKind.MOVE)]
    if len(grave) < _LINES:
        return
    get, anchors, keys = page.canonical.vocabulary.get, page.canonical.anchors, page.words.keys
    lines = []
    for judgement in grave:
        edit = judgement.edit
        ids = [get(key, -1) for key in keys[edit.scan_words.slice]]
        known = sum(run in anchors for run in zip(*(ids[at:] for at in range(ANCHOR)), strict=False))
        if len(ids) >= ANCHOR and known * 3 >= len(ids) - ANCHOR + 1 and edit.scan.size <= 3 * page.line:
            lines.append(judgement)
    if len(lines) >= _LINES:
        for judgement in lines:
            judgement.ask("many lines of this copy were read in another order", "order/lines")


def _across(page: Page, found: list[Judgement]) -> None:
    """Lines read across each other: words lost and gained close by, and nearly all the lost ones are among the gained ones.

    Their order on the page is not known then, so a person is asked; words that were put in or struck besides are among them.
    """
    kinds = (EditKind.REPLACE, EditKind.DELETE, EditKind.INSERT)
    loose = [j for j in found if j.edit.kind in kinds and j.category not in ("missing", "added", "label")]
    loose.sort(key=lambda judgement: judgement.edit.canonical_words.start)
    first, shared = 0, _Shared(page)
    for last, judgement in enumerate(loose):
        shared.add(judgement)
        while judgement.edit.canonical_words.start - loose[first].edit.canonical_words.start > _NEARBY:
            shared.remove(loose[first])
            first += 1
        enough = shared.same >= _PIECES and shared.same >= _SHARED * max(shared.lost, shared.gained)
        if last + 1 - first >= _PIECES and enough:
            for each in loose[first : last + 1]:
                if each.verdict is Verdict.SUBSTANTIVE:
                    each.ask("lines were read across each other here", "order/across")


class _Shared:
    """The words lost and gained by the judgements in a sliding window over a copy, and how many are in both."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._lost: Counter[str] = Counter()
        self._gained: Counter[str] = Counter()
        self.lost = self.gained = self.same = 0

    def _words(self, judgement: Judgement) -> tuple[list[str], list[str]]:
        edit = judgement.edit
        return self._page.canonical.keys[edit.canonical_words.slice], self._page.words.keys[edit.scan_words.slice]

    def add(self, judgement: Judgement) -> None:
        """Take the words of a judgement in."""
        lost, gained = self._words(judgement)
        self.lost += len(lost)
        self.gained += len(gained)
        for keys, own, other in ((lost, self._lost, self._gained), (gained, self._gained, self._lost)):
            for key in keys:
                self.same += own[key] < other[key]
                own[key] += 1

    def remove(self, judgement: Judgement) -> None:
        """Leave the words of a judgement out again."""
        lost, gained = self._words(judgement)
        self.lost -= len(lost)
        self.gained -= len(gained)
        for keys, own, other in ((lost, self._lost, self._gained), (gained, self._gained, self._lost)):
            for key in keys:
                own[key] -= 1
                self.same -= own[key] < other[key]
