"""What lies on a page's own words: fields are read at their places, strokes mark words, and the rest is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from clausediff.scan.pages import Box
from clausediff.scan.readers.pdf.annotations import OnTop
from clausediff.scan.readers.pdf.words import PdfWord

__all__ = ["Laid", "is_blank", "lay_on", "strikes", "struck_words"]

_ZONE = (0.3, 0.72)
"""Of a word's height from above: a line there goes through its letters; lower it underlines, higher it is a table's."""
_COVER = 0.5
"""Of a word's width: a stroke over so much of it strikes it out."""


_ROW = 12
"""In points: strokes are looked up by bands of this height."""


@dataclass(slots=True)
class Laid:
    """A page's words with what lies on them."""

    words: list[PdfWord]
    """Those of the page, and those of fields and of notes in blanks, each behind the word to its left."""
    said: list[tuple[str, str, str, Box]] = field(default_factory=list)
    """Of each part not compared: its kind, what it is, its words, and where."""


def lay_on(words: list[PdfWord], rules: tuple[Box, ...], top: OnTop, shown: Sequence[PdfWord]) -> Laid:
    """Put fields and notes to the words of a page; ``shown`` are the words that annotations draw."""
    laid = Laid(list(words))
    rest = list(shown)
    for each in top.fields:
        own, rest = _inside(each.box, rest)
        if each.kind == "tick":
            _insert(laid.words, [PdfWord(each.text, each.box, -1)])
            continue
        seen = " ".join(word.text for word in own)
        if each.kind == "text" and seen and each.text and _letters(seen) != _letters(each.text):
            says = f"a form field shows “{seen}” and holds “{each.text}”"
            laid.said.append(("layer", says, each.text, each.box))
        _insert(laid.words, own or _typed(each.text, each.box))
    for note in top.notes:
        own, rest = _inside(note.box, rest)
        text = note.text or " ".join(word.text for word in own)
        in_blank = is_blank(note.box, words, rules)
        if note.kind == "text" and in_blank:
            _insert(laid.words, own or _typed(text, note.box))
        elif note.kind in ("ink", "stamp") and in_blank:
            continue  # a signature, or initials, where one is asked for
        elif note.kind == "ink" and any(strikes(note.box, word.box) for word in words):
            continue  # said as a mark on the words
        elif note.kind == "shape" and not note.text and not _touches(note.box, words):
            continue
        else:
            under = " ".join(word.text for word in words if note.box.overlap(word.box) > 0)
            laid.said.append((*_SAYS[note.kind], text or (under if note.kind in ("ink", "shape") else ""), note.box))
    for box in top.drawn:
        own = [word for word in rest if word.box.overlap(box) > 0]
        rest = [word for word in rest if word not in own]
        if own and (box not in top.buttons or _in_row(box, words)):
            laid.said.append(("written", "words that an annotation draws", " ".join(word.text for word in own), box))
    return laid


_SAYS = {
    "text": ("written", "words typed over the page"),
    "comment": ("comment", "a comment"),
    "ink": ("written", "ink drawn on the page"),
    "stamp": ("written", "a stamp"),
    "shape": ("written", "a shape drawn on the page"),
    "caret": ("written", "words to be inserted"),
    "attachment": ("embedded", "an attached file, not opened"),
}


def _in_row(box: Box, words: list[PdfWord]) -> bool:
    """Whether printed words stand beside a box, as near as words of a line."""
    return any(
        word.box.top < box.middle < word.box.bottom
        and max(word.box.left - box.right, box.left - word.box.right) < word.box.height
        for word in words
    )


def struck_words(words: list[PdfWord], rules: tuple[Box, ...], top: OnTop) -> set[int]:
    """The indices of the words that a strike-out annotation covers, or that a line or ink goes through."""
    strokes: dict[int, list[Box]] = {}
    for stroke in (*rules, *top.strokes):
        strokes.setdefault(int(stroke.middle // _ROW), []).append(stroke)
    found: set[int] = set()
    if not strokes and not top.struck:
        return found
    for index, word in enumerate(words):
        bands = range(int(word.box.top // _ROW), int(word.box.bottom // _ROW) + 1)
        near = [stroke for band in bands if band in strokes for stroke in strokes[band]]
        if not near and not top.struck:
            continue
        if word.first < 0 or not any(map(str.isalnum, word.text)):
            continue
        area = max(0.01, word.box.area)
        if any(word.box.overlap(box) >= _COVER * area for box in top.struck) or any(
            strikes(stroke, word.box) for stroke in near
        ):
            found.add(index)
    return found


def strikes(stroke: Box, word: Box) -> bool:
    """Whether a stroke runs through a word's letters from side to side.

    ::

        ▔▔▔▔▔▔▔▔▔     a table's rule
        s t r u c k   ← between these heights
        ─────────     ←
        ▁▁▁▁▁▁▁▁▁     an underline
    """
    if stroke.height > 0.8 * word.height:
        return False
    shared = min(stroke.right, word.right) - max(stroke.left, word.left)
    place = (stroke.middle - word.top) / max(0.01, word.height)
    return shared >= _COVER * word.width and _ZONE[0] <= place <= _ZONE[1]


def _inside(box: Box, words: list[PdfWord]) -> tuple[list[PdfWord], list[PdfWord]]:
    """The words whose larger part is in a box, and the others."""
    own: list[PdfWord] = []
    others: list[PdfWord] = []
    for word in words:
        area = max(0.01, word.box.area)
        (own if word.box.overlap(box) > 0.5 * area else others).append(word)
    return own, others


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _typed(text: str, box: Box) -> list[PdfWord]:
    """A text set into a box: line by line, the words side by side."""
    lines = [line.split() for line in text.split("\n") if line.strip()]
    words = []
    for number, line in enumerate(lines):
        high = box.height / len(lines)
        wide = box.width / max(1, sum(len(word) + 1 for word in line))
        at = box.left
        for word in line:
            place = Box(at, box.top + number * high, at + wide * len(word), box.top + (number + 1) * high)
            words.append(PdfWord(word, place, -1))
            at += wide * (len(word) + 1)
    return words


def _insert(words: list[PdfWord], new: list[PdfWord]) -> None:
    """Put words behind the one to their left in the same row, or at the end."""
    if not new:
        return
    first = new[0].box
    best = -1
    for index, word in enumerate(words):
        in_row = word.box.top < first.middle < word.box.bottom or first.top < word.box.middle < first.bottom
        if in_row and word.box.left <= first.left and (best < 0 or word.box.left >= words[best].box.left):
            best = index
    at = best + 1 if best >= 0 else len(words)
    words[at:at] = new


def is_blank(box: Box, words: list[PdfWord], rules: tuple[Box, ...]) -> bool:
    """Whether a place is a blank to fill in: over a line to write on, or behind a colon, and on no printed word.

    ::

        By: ______________      Name:  [here]
              [here]
    """
    if _touches(box, words):
        return False
    reach = Box(box.left, box.top, box.right, box.bottom + max(6.0, 0.5 * box.height))
    for rule in rules:
        if (
            rule.width >= 20
            and reach.top <= rule.middle <= reach.bottom
            and rule.left < box.right
            and rule.right > box.left
        ):
            return True
    for word in words:
        if set(word.text) <= set("_.") and len(word.text) >= 3 and word.box.overlap(reach) > 0:
            return True
        in_row = box.top - 2 < word.box.middle < box.bottom + 2
        if in_row and word.text.endswith((":", "_")) and 0 <= box.left - word.box.right + 4 < 150:
            return True
    return False


def _touches(box: Box, words: list[PdfWord]) -> bool:
    """Whether a box lies on the larger part of any printed word."""
    return any(box.overlap(word.box) > 0.3 * word.box.area for word in words if any(map(str.isalnum, word.text)))
