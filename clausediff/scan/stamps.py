"""What is told of the stamps on a page: the words that one covers, and what it says itself.

A stamp over words of the text is a mark on these, for a pen may have gone over them where its ink is. One beside the text is told
as ink that was not compared; a seal there, in a ring and without a word that could change anything, is told as harmless.
"""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.model import Range
from clausediff.scan.binding import says_nothing
from clausediff.scan.pages import Page, Stamp, WordBox
from clausediff.scan.scan import Mark, Unread
from clausediff.text.excerpts import excerpt

__all__ = ["stamps_on"]

_NAMED, _QUOTED, _SAID = 4, 40, 120
"""Of other words under a stamp, so many places are named, with so many characters each; and so many of its own."""


def stamps_on(number: int, page: Page, text: str, words: Sequence[WordBox]) -> tuple[list[Mark], list[Unread]]:
    """The marks of the stamps over words of one page, and what is said of the others; ``number`` is the page's index."""
    marks: list[Mark] = []
    beside: list[Unread] = []
    for stamp in page.stamps:
        under = [word for word in words if word.page == number and stamp.covers(word.box)]
        what = f"a {'seal' if stamp.round else 'stamp'} on page {page.number}"
        reads = f" that reads {excerpt(stamp.text, _SAID)}" if stamp.text else ""
        if under:
            marks.append(_over(number, stamp, text, under, f"is under {what}{reads}"))
            continue
        harmless = stamp.round and says_nothing(stamp.text)
        says = f"there is {what} beside the text{reads}" + (
            "" if harmless or reads else ", and its words were not read"
        )
        beside.append(Unread("written", says, stamp.text, None, "", harmless, number, (stamp.box,)))
    return marks, beside


def _over(number: int, stamp: Stamp, text: str, under: Sequence[WordBox], says: str) -> Mark:
    """The mark of a stamp over words: on the longest run of them, with the others named."""
    runs: list[Range] = []
    for word in sorted(under, key=lambda word: word.span):
        joined = bool(runs) and not text[runs[-1].end : word.span.start].strip(" \t")
        if joined:
            runs[-1] = Range(runs[-1].start, word.span.end)
        else:
            runs.append(word.span)
    longest = max(runs, key=lambda run: run.size)
    others = [excerpt(" ".join(text[run.slice].split()), _QUOTED) for run in runs if run != longest]
    if others:
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        says += f", as {', '.join(others[:_NAMED])}{more} {'is' if len(others) == 1 else 'are'}"
    return Mark(
        "stamped", longest, f"{says}: look whether anything is struck out or changed there", False, number, (stamp.box,)
    )
