"""Divides the copy and the canonical into common text, white space and the words of findings, for a redline."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausediff.model import Agreement, Finding

__all__ = ["Part", "canonical_parts", "cut", "letters", "plain", "renumber", "scan_parts", "spaces"]

_CHOICE = re.compile(r"\{\{(\w[^{}|]*(?:\|[^{}|]*)+)\}\}")
_MARK = re.compile(rf"{_CHOICE.pattern}|\{{\{{(?:[#/]\w+(?: \w+)?|or)\}}\}}|\{{\{{|\}}\}}")
"""What of the canonical is printed in no copy: marks of optional parts and of alternatives."""
_PART = re.compile(r"\{\{(?:[#/]\w+(?: \w+)?|or)\}\}")
_WORD = re.compile(r"\S+")


@dataclass(slots=True)
class Part:
    """A range of one side's text."""

    start: int
    end: int
    number: int
    """How many common characters come before it; white space is not counted."""
    common: bool = False
    """Whether it is text that both sides have."""
    finding: Finding | None = None
    """The finding whose words it is. White space is neither common nor of a finding."""

    @property
    def blank(self) -> bool:
        """Whether it is white space."""
        return not self.common and self.finding is None


def scan_parts(text: str, agreement: Agreement) -> list[Part]:
    """The parts of the copy. A finding without words on either side is a part of no length."""
    parts: list[Part] = []
    (at, limit), number = agreement.span, 0
    placed = [f for f in agreement.findings if f.scan.span[0] < f.scan.span[1] or not f.canonical.text]
    for finding in sorted(placed, key=lambda f: f.scan.span):
        start = min(max(finding.scan.span[0], at), limit)
        number = _add(parts, text, at, start, number)
        at = min(max(start, finding.scan.span[1]), limit)
        parts.append(Part(start, at, number, finding=finding))
    _add(parts, text, at, limit, number)
    return parts


def canonical_parts(text: str, agreement: Agreement, common: str) -> list[Part]:
    """The parts of the canonical without its marks. Of alternatives within a sentence only the copy's is kept, which
    ``common``, the copy's common text, decides."""
    held = sorted((f for f in agreement.findings if f.canonical.text), key=lambda f: f.canonical.span)
    places = [c.canonical_span for c in agreement.clauses] + [f.canonical.span for f in held]
    at, limit = min((start for start, _ in places), default=0), max((end for _, end in places), default=0)
    parts: list[Part] = []
    number = 0
    for finding in held:
        start = max(finding.canonical.span[0], at)
        number = _add_canonical(parts, text, at, start, number, common)
        at = max(start, finding.canonical.span[1])
        parts.append(Part(start, at, number, finding=finding))
    _add_canonical(parts, text, at, limit, number, common)
    return parts


def plain(text: str) -> str:
    """The canonical's words without the marks of optional and either parts, which no copy prints."""
    return _PART.sub("", text)


def letters(text: str, parts: Sequence[Part]) -> str:
    """The common text of one side without white space."""
    return "".join("".join(text[part.start : part.end].split()) for part in parts if part.common)


def spaces(text: str, parts: Sequence[Part]) -> set[int]:
    """The numbers at which one side has white space."""
    held = {part.number for part in parts if part.blank}
    for part in parts:
        number = part.number
        for word in text[part.start : part.end].split()[:-1] if part.common else ():
            number += len(word)
            held.add(number)
    return held


def cut(text: str, parts: Sequence[Part], places: Sequence[int]) -> Iterator[Part]:
    """``parts`` with common text cut at ``places``, where white space becomes a part of its own."""
    for part in parts:
        inner = _between(places, part.number, part.number + _size(text[part.start : part.end])) if part.common else []
        if not inner:
            yield part
            continue
        at, begins = part.start, part.number
        last, number = at, begins
        upcoming = iter([*inner, -1])
        place = next(upcoming)
        for word in _WORD.finditer(text, part.start, part.end):
            start, end = word.span()
            if place == number:
                yield Part(at, last, begins, common=True)
                yield Part(last, start, number)
                at, begins = start, number
                place = next(upcoming)
            while 0 <= place < number + end - start:
                middle = start + place - number
                yield Part(at, middle, begins, common=True)
                at, begins = middle, place
                place = next(upcoming)
            if place < 0:
                break
            last, number = end, number + end - start
        yield Part(at, part.end, begins, common=True)


def _between(places: Sequence[int], low: int, high: int) -> Sequence[int]:
    """Those of ``places`` that are between two numbers."""
    return places[bisect_right(places, low) : bisect_left(places, high)]


def _size(text: str) -> int:
    """How many characters are no white space."""
    return sum(map(len, text.split()))


def renumber(parts: Sequence[Part], other: str, common: str) -> None:
    """Give each part of the canonical the number of the copy's nearest character, for the case that the common text is
    not the same on both sides. No word of the copy and no deletion is lost by that; a deletion may be a little off."""
    from rapidfuzz.distance import Indel

    blocks = Indel.opcodes(other, common)
    for part in parts:
        for code in blocks:
            if code.src_start <= part.number <= code.src_end:
                part.number = min(code.dest_start + part.number - code.src_start, code.dest_end)
                break


def _add(parts: list[Part], text: str, start: int, end: int, number: int) -> int:
    """Add a range as common text, with the white space at its ends apart; returns the number after it."""
    held = text[start:end]
    core = held.strip()
    if not core:
        if held:
            parts.append(Part(start, end, number))
        return number
    low = start + len(held) - len(held.lstrip())
    high = low + len(core)
    if start < low:
        parts.append(Part(start, low, number))
    parts.append(Part(low, high, number, common=True))
    number += _size(core)
    if high < end:
        parts.append(Part(high, end, number))
    return number


def _add_canonical(parts: list[Part], text: str, start: int, end: int, number: int, common: str) -> int:
    """The same for a range of the canonical, without its marks."""
    for match in _MARK.finditer(text, start, max(start, end)):
        number = _add(parts, text, start, match.start(), number)
        start = match.end()
        if match[1]:
            options = [(low, high) for low, high in _options(match) if low < high]
            fitting = [o for o in options if common.startswith("".join(text[o[0] : o[1]].split()), number)]
            if fitting:
                number = _add(parts, text, *max(fitting, key=lambda option: option[1] - option[0]), number)
    return _add(parts, text, start, end, number)


def _options(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The ranges of the alternatives of a mark."""
    at = match.start(1)
    for option in match[1].split("|"):
        yield at, at + len(option)
        at += len(option) + 1
