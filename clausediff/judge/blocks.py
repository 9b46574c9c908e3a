"""Words lost in one line of a block of short lines and gained in another: signatures, addresses, tables of names.

Such blocks are printed in columns, and an engine reads them across or down::

    printed   THE MILL       THE BAKERY        read   THE MILL
              By: Ada Byron  By: Li Wei               THE BAKERY
                                                      By: Ada Byron
                                                      By: Li Wei

A line whose words are all in the block was read in another order. Labels that moved are layout; for names that moved a person
is asked once, at the place where they were gained.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from clausediff import regex as re
from clausediff.alignment.edits import Edit, EditKind
from clausediff.canonical.clauses import BLANK_LABELS
from clausediff.compiled import ordinary_class
from clausediff.evidence.page import Page
from clausediff.judge.judgement import Judgement
from clausediff.model import Verdict

__all__ = ["find_blocks", "read_blocks_in_order"]

_SHORT = 8
"""Words of the longest line that is part of a block."""
_LEAST = 4
"""Short lines that make a block."""
_LONG = 14
"""Words of the one longer line that a block may have, such as ``Accepted and agreed as of the date first above written``."""
_MARGIN = 4
"""Words before and behind a block that may belong to it: an engine joins lines."""
_MOST = 600
"""Words of the longest block: what is read across is on one page."""
_CUES = 8
"""Lines of a block for each that has a label before its blank."""
_SIMILAR = 75
"""The least similarity (rapidfuzz's ratio, 0 to 100) of two words that are one word, misread."""
_LETTERS = 4
"""Letters of the shortest word that is paired with a similar one; a shorter one is similar to too many."""
_OPENS_CELL = re.compile(r"(?:^|\n|\t| {2}|[:_/])[ \t*_/]*$")
_BEFORE_BLANK = re.compile(r"[ \t]*(?:[:_]|\.{4}|\n|$)")
_CUE = re.compile(
    r"\s*(?:(?:by|its|(?:print(?:ed)?\s+)?name|title|dated?|signature|signed|address|att(?:ntio)?n|tel(?:ephone)?|fax|e-?mail"
    r"|witness)\b[^\n]{0,20}?[:_]|.*@\w+\.)",
    re.IGNORECASE,
)


@ordinary_class
@dataclass(slots=True)
class _Loose:
    """A word of a block that the copy lost or gained."""

    key: str
    """As it is compared."""
    judgement: Judgement
    """The judgement that has it."""
    found: bool = False
    """Whether it is paired: the word that was lost was gained elsewhere in the block, perhaps misread."""
    partner: Judgement | None = None
    """The judgement on the other side that has the equal word; None where there is none, or only a similar one."""


class _Block(NamedTuple):
    """The words that one block lost and gained."""

    lost: list[_Loose]
    gained: list[_Loose]


def read_blocks_in_order(page: Page, found: list[Judgement]) -> None:
    """Change the judgements on words that were lost in one line of a block and gained in another, in place."""
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
            if judgement.verdict.gravity < Verdict.REVIEW.gravity or not (_enough(lost) and _enough(gained)):
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
    """Whether words are where labels are: before a colon, a line to write on or a line's end, and not within a line."""
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
    """Whether a person is asked about the place where a word was gained, and all words gained there were lost elsewhere.

    ``whole``: the ids of the judgements of which the block lost every word that they gained.
    """
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
    """Add the words of a judgement to the block that lies from ``low`` to ``high``, if the judgement lies in it."""
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
    rest = [loose for loose in block.gained if not loose.found and _may_be_misread(loose)]
    for loose in block.lost:
        if loose.found or not _may_be_misread(loose):
            continue
        for other in rest:
            elsewhere = not other.found and other.judgement is not loose.judgement
            if elsewhere and fuzz.ratio(loose.key, other.key) >= _SIMILAR:
                loose.found = other.found = True
                break


def _may_be_misread(loose: _Loose) -> bool:
    """Whether a word is paired with a similar one: it has letters only, and enough of them."""
    return len(loose.key) >= _LETTERS and loose.key.isalpha()


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
