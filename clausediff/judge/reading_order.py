"""What was only read in another order: columns, boxes, and the lines of a signature block.

An engine reads a page's lines down or across as it sees fit, so words of such lines are lost in one place and gained in
another. Where the words that were lost and the words that were gained are the same ones, nothing can be told of their order,
and nobody is condemned for it. What was really put in or struck has no partner, and keeps its verdict.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from clausediff import regex as re
from clausediff.alignment.edits import Edit, EditKind
from clausediff.canonical.clauses import BLANK_LABELS
from clausediff.canonical.reference import ANCHOR
from clausediff.compiled import ordinary_class
from clausediff.evidence.page import Page
from clausediff.judge.judgement import Judgement
from clausediff.model import Verdict

_NEARBY = 60
"""Words of the canonical within which lines that were read across each other lie."""
_LINES = 5
"""Lines of the canonical's own words in other places from which a page was read out of order."""
_SHORT = 8
"""Words of a line that may be part of a block."""
_LEAST = 4
"""Short lines that make a block."""
_LONG = 14
"""Words of a line among them that a block may have, such as ``Accepted and agreed as of the date first above written``."""
_MARGIN = 4
"""Words before and behind a block that may belong to it: an engine joins lines."""
_MOST = 600
"""Words of a block: what is read across stands on one page."""
_CUES = 8
"""Lines of a block for each that has a label before its blank."""
_BESIDE = 1000
"""Words of the canonical within which a column of labels stands beside its clauses."""
_OPENS_CELL = re.compile(r"(?:^|\n|\t| {2}|[:_/])[ \t*_/]*$")
_LABEL = re.compile(r"\W*\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-z]|[ivx]{1,5})?[.):\]]?\W*")
_BEFORE_BLANK = re.compile(r"[ \t]*(?:[:_]|\.{4}|\n|$)")
_CUE = re.compile(
    r"\s*(?:(?:by|its|(?:print(?:ed)?\s+)?name|title|dated?|signature|signed|address|att(?:ntio)?n|tel(?:ephone)?|fax|e-?mail"
    r"|witness)\b[^\n]{0,20}?[:_]|.*@\w+\.)",
    re.IGNORECASE,
)


def read_in_order(page: Page, found: list[Judgement]) -> None:
    """Take back what was condemned only for its place on the page."""
    if not any(judgement.verdict.gravity >= Verdict.REVIEW.gravity for judgement in found):
        return
    _blocks(page, found)
    _columns_of_labels(page, found)
    _across(page, found)
    _out_of_order(page, found)


# -- blocks of short lines ---------------------------------------------------------------------------------------------


@ordinary_class
@dataclass(slots=True)
class _Loose:
    """A word that one side has lost or gained, and whether the other side has it loose too."""

    key: str
    judgement: Judgement
    found: bool = False
    partner: Judgement | None = None
    """Where the other side has just this word."""


class _Block(NamedTuple):
    """What is loose in one block."""

    lost: list[_Loose]
    gained: list[_Loose]


def _blocks(page: Page, found: list[Judgement]) -> None:
    """Signature blocks, tables and lists of addresses: a word lost in one line of a block and gained in another."""
    if page.canonical.blocks is None:
        page.canonical.blocks = find_blocks(page)
    order = sorted(range(len(found)), key=lambda index: found[index].edit.canonical_words.start)
    starts = [found[index].edit.canonical_words.start for index in order]
    for low, high in page.canonical.blocks:
        block = _Block([], [])
        first, last = bisect_left(starts, low - _MARGIN), bisect_right(starts, high + _MARGIN)
        for index in sorted(order[first:last]):
            _loosen(page, found[index], low - _MARGIN, high + _MARGIN, block)
        _match(block)
        whole = {id(loose.judgement) for loose in block.gained} - {
            id(loose.judgement) for loose in block.gained if loose.partner is None
        }
        for judgement, lost, gained in _shares(block):
            if judgement.verdict.gravity < Verdict.REVIEW.gravity:
                continue
            if not all(map(_enough, (lost, gained))):
                continue
            if all(loose.key in BLANK_LABELS for loose in (*lost, *gained)) and _labels_only(page, judgement.edit):
                why = "a label of the signature block, read in another order"
                judgement.explain_away(Verdict.FORMAT, "order", "order/label-of-block", why)
            elif judgement.edit.kind is EditKind.DELETE and all(_asked(loose.partner, whole) for loose in lost):
                why = "a line of a block that is elsewhere in it, where a person is asked about it"
                judgement.explain_away(Verdict.FORMAT, "order", "order/line-of-block", why)
            elif judgement.verdict is Verdict.SUBSTANTIVE:
                judgement.ask("a line of a block, read in another order", "order/block")


def _labels_only(page: Page, edit: Edit) -> bool:
    """Whether words stand as labels do, before a colon, a line to write on or a line's end, and not within a line."""
    canonical, words = page.canonical, page.words
    sides = []
    if edit.canonical_words.size > 0:
        sides.append(
            (
                canonical.printed,
                canonical.starts[edit.canonical_words.start],
                canonical.ends[edit.canonical_words.end - 1],
            )
        )
    if edit.scan_words.size > 0:
        sides.append((words.text, words.starts[edit.scan_words.start], words.ends[edit.scan_words.end - 1]))
    return all(
        _BEFORE_BLANK.match(text, end) and _OPENS_CELL.search(text[max(0, start - 40) : start])
        for text, start, end in sides
    )


def _asked(partner: Judgement | None, whole: set[int]) -> bool:
    """Whether a person will look at where a word was gained, and at nothing there but what was lost elsewhere."""
    return (
        partner is not None
        and id(partner) in whole
        and partner.edit.kind in (EditKind.INSERT, EditKind.REPLACE)
        and partner.verdict.gravity >= Verdict.REVIEW.gravity
    )


def find_blocks(page: Page) -> list[tuple[int, int]]:
    """Canonical word ranges of the blocks of short lines: signatures, addresses, tables of names."""
    canonical = page.canonical
    text, starts, ends, labels = canonical.printed, canonical.starts, canonical.ends, canonical.labels
    size = len(starts)
    lines: list[tuple[int, int]] = []
    at = 0
    while at < size:
        stop = text.find("\n", ends[at])
        to = bisect_left(starts, stop if stop >= 0 else len(text), at + 1)
        lines.append((at, to))
        at = to
    found: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    between = False
    for low, high in [*lines, (size, size + _MOST)]:
        if high - low <= _SHORT and (low not in labels or _CUE.match(_line(page, low, high))):
            run.append((low, high))
            between = False
            continue
        if run and high - low <= _LONG and not between:
            between = True
            continue
        found.extend(_cut(page, run))
        run, between = [], False
    return found


def _cut(page: Page, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The blocks in a run of short lines."""
    while len(run) >= _LEAST:
        size = next((n for n, (_, high) in enumerate(run) if high - run[0][0] > _MOST), len(run))
        if size >= _LEAST and _is_block(page, run[:size]):
            yield run[0][0], run[size - 1][1]
        run = run[max(1, size) :]


def _line(page: Page, low: int, high: int) -> str:
    """The line of the canonical that has these words, from the first of them on."""
    canonical = page.canonical
    stop = canonical.printed.find("\n", canonical.ends[high - 1])
    return canonical.printed[canonical.starts[low] : stop if stop >= 0 else len(canonical.printed)]


def _is_block(page: Page, run: list[tuple[int, int]]) -> bool:
    """Whether short lines are signatures or a table, and not short paragraphs: labels before blanks, or all names."""
    texts = [_line(page, low, high) for low, high in run]
    if sum(1 for text in texts if _CUE.match(text)) * _CUES >= len(texts):
        return True
    words = [word for text in texts for word in text.split() if word[:1].isalnum()]
    named = sum(1 for word in words if not word[:1].islower())
    return named * 10 >= len(words) * 8


def _loosen(page: Page, judgement: Judgement, low: int, high: int, block: _Block) -> None:
    """Add the words of a judgement that stand in a block."""
    edit = judgement.edit
    if edit.kind not in (EditKind.REPLACE, EditKind.DELETE, EditKind.INSERT, EditKind.MOVE) or edit.order_only:
        return
    place = edit.at if edit.kind is EditKind.MOVE else edit.canonical_words.start
    if not (low <= edit.canonical_words.start and edit.canonical_words.end <= high and low <= place <= high):
        return
    if edit.kind is not EditKind.INSERT:
        block.lost.extend(_Loose(key, judgement) for key in page.canonical.keys[edit.canonical_words.slice])
    if edit.kind is not EditKind.DELETE:
        block.gained.extend(_Loose(key, judgement) for key in page.words.keys[edit.scan_words.slice])


def _match(block: _Block) -> None:
    """Pair the words that were lost with those that were gained: equal ones, then misread ones."""
    waiting: dict[str, list[_Loose]] = {}
    for loose in reversed(block.gained):
        waiting.setdefault(loose.key, []).append(loose)
    for loose in block.lost:
        same = waiting.get(loose.key)
        if same:
            other = same.pop()
            loose.found = other.found = True
            loose.partner, other.partner = other.judgement, loose.judgement
    rest = [loose for loose in block.gained if not loose.found and len(loose.key) > 3 and loose.key.isalpha()]
    for loose in block.lost:
        if loose.found or len(loose.key) <= 3 or not loose.key.isalpha():
            continue
        for other in rest:
            if not other.found and other.judgement is not loose.judgement and fuzz.ratio(loose.key, other.key) >= 75:
                loose.found = other.found = True
                break


def _shares(block: _Block) -> list[tuple[Judgement, list[_Loose], list[_Loose]]]:
    """Each judgement with the words that it lost and gained in the block."""
    judgements: dict[int, tuple[Judgement, list[_Loose], list[_Loose]]] = {}
    for side, words in ((1, block.lost), (2, block.gained)):
        for loose in words:
            entry = judgements.setdefault(id(loose.judgement), (loose.judgement, [], []))
            entry[side].append(loose)  # type: ignore[union-attr]
    return list(judgements.values())


def _enough(words: list[_Loose]) -> bool:
    """Whether words have partners: every figure, and nearly all of the others."""
    if any(not loose.found and any(map(str.isdigit, loose.key)) for loose in words):
        return False
    return sum(loose.found for loose in words) >= 0.75 * len(words)


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
    """Whether what was gained stands on lines that hold nothing but labels."""
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
    """Columns of print read across: line after line of the canonical's own words stands where other words should.

    A clause or two in another place is a change; a page of lines in another order is the engine's way through it, and what
    was changed besides cannot be told from it.
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
    """Lines read across each other: here and there words lost and gained, and taken together they are the same words.

    Nothing can be told of their order then, so nobody is condemned for it; what was really put in or struck on top of it is
    among them and is shown.
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
        if last + 1 - first >= 6 and shared.same >= 6 and shared.same >= 0.75 * max(shared.lost, shared.gained):
            for each in loose[first : last + 1]:
                if each.verdict is Verdict.SUBSTANTIVE:
                    each.ask("lines were read across each other here", "order/across")


class _Shared:
    """The words lost and gained by the judgements in a window that moves over a copy, and how many are in both."""

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
