"""Where one place of a line is in what the picture itself reads best, and the line with another text there.

All texts that are weighed share what the picture reads best around the place, so that what is misread elsewhere in the line counts
for none of them::

    as read   The Publisher sha11 nat pay      asked: "nat", canonical "not"
    best      The Publisher shall not pay
    weighed   The Publisher shall nat pay  /  The Publisher shall not pay
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from clausediff import regex as re
from clausediff.evidence.pixels.alphabet import one_way
from clausediff.model import Range

__all__ = ["Part", "hyphenated", "map_part"]

_HYPHENATED = 60
"""A longer text is not tried with a hyphen at every place."""
_WORD = re.compile(r"\S+")
_Steps = list[tuple[int, int, int]]
"""Stretches in which two texts are equal: where in the one, where in the other, and how long."""


@dataclass(frozen=True, slots=True)
class Part:
    """One place of a line, grown to whole words and to where the line as read and the line as the picture reads it agree."""

    before: str
    """What the picture reads best before the place."""
    after: str
    """The same behind it."""
    best: str
    """The same at it."""
    place: Range
    """The place as grown, in the text as read."""
    wrong: int
    """By how many letters the two lines differ outside the place."""
    letters: int
    """Of how many."""

    def line(self, text: str) -> str:
        """The whole line with another text at the place."""
        return " ".join(f"{self.before} {text} {self.after}".split())


def map_part(text: str, line: Range, span: Range, best: str) -> Part:
    """The place ``span`` of ``text`` in what the picture reads best of the lines ``line``."""
    words = [Range(line.start + found.start(), line.start + found.end()) for found in _WORD.finditer(text[line.slice])]
    shown = [one_way(text[word.slice]) for word in words]
    kept = [index for index, each in enumerate(shown) if each]
    words, shown = [words[index] for index in kept], [shown[index] for index in kept]
    read = " ".join(shown)
    ends = [-1]
    for each in shown:
        ends.append(ends[-1] + 1 + len(each))
    # ends[i] is the space before word i; a word that touches the place goes with it.
    first = sum(word.end < span.start for word in words)
    last = sum(word.start <= span.end for word in words)
    first, last = min(first, len(words)), max(last, first)
    blocks = [tuple(block) for block in Levenshtein.opcodes(read, best).as_list() if block[0] == "equal"]
    equal = [(int(low), int(there), int(high) - int(low)) for _, low, high, there, _ in blocks]
    while first > 0 and _there(equal, ends[first]) is None:
        first -= 1
    while last < len(words) and _there(equal, ends[last]) is None:
        last += 1
    low = _there(equal, ends[first]) if first > 0 else None
    high = _there(equal, ends[last]) if last < len(words) else None
    low, high = -1 if low is None else low, len(best) if high is None else high
    start, end = ends[first], ends[last] if last < len(words) else len(read)
    around = max(0, start) + len(read) - end
    same = sum(_within(block, 0, start) + _within(block, end, len(read)) for block in equal)
    place = Range(
        min(span.start, words[first].start if first < last else span.start),
        max(span.end, words[last - 1].end if first < last else span.end),
    )
    return Part(best[: max(0, low)], best[high + 1 :], best[low + 1 : max(high, low + 1)], place, around - same, around)


def _there(equal: _Steps, at: int) -> int | None:
    """Where a letter of the one text is in the other, if it is there."""
    for low, there, size in equal:
        if low <= at < low + size:
            return there + at - low
    return None


def _within(block: tuple[int, int, int], low: int, high: int) -> int:
    """How much of an equal stretch is between two places of the one text."""
    return max(0, min(block[0] + block[2], high) - max(block[0], low))


def hyphenated(text: str) -> list[str]:
    """A text, and the same with the hyphen of a line's end at each place inside its words."""
    if len(text) > _HYPHENATED:
        return [text]
    places = [at for at in range(1, len(text)) if text[at - 1].isalpha() and text[at].isalpha()]
    return [text, *(f"{text[:at]}- {text[at:]}" for at in places)]
