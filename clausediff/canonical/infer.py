"""Propose a canonical from several filled copies: what all say is its text, what they fill differently its fields.

A proposal, to be read by a person: two copies that were edited in the same way look like the form. Words are aligned
with one copy as the base (the one nearest to all others); where copies differ, a clear majority is the form's text
and the others are named in a note, else the place is a field, typed by what is filled in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from clausediff.canonical.template import FIELD_TYPES, FieldSpec
from clausediff.canonical.write import front_matter
from clausediff.errors import UsageError

__all__ = ["infer", "propose"]

_WORD = re.compile(r"\w+(?:['’.,/:-]\w+)*|[^\w\s]")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>\n]{0,40}>|\*\*|__")
_LEAST_ALIKE = 0.5
_MAJORITY = 0.6
_ROOM = 2
_SHOWN = 60
_NAME = 40
_NEAR = 1
_FORM_LINE = 40
_REACH = ((0, 0), (1, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 0))
_FORM_LABEL = 6
_PROSE = re.compile(r"[^.;:()\n]*")

_DATE = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(?:\d{1,2}(?:st|nd|rd|th)?)?\s*,?\s*\d{4})",
    re.IGNORECASE,
)
_DATES = re.compile(rf"{_DATE.pattern}(?:\s*(?:[,;&-]|and|to)?\s*{_DATE.pattern})*", re.IGNORECASE)
_MONEY = re.compile(r"(?:[$€£¥]|USD|EUR|GBP|CHF)\s?\d[\d,. ]*|\d[\d,.]*\s?(?:[$€£¥]|USD|EUR|GBP|CHF)")
_NUMBER = re.compile(r"\d[\d,.]*")
_PERSON = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|del|der|den|da|di|la|le|van|von|bin|al|y) )*[^\W\d_a-z][\w.'’-]*){1,4}"
)


@dataclass(frozen=True, slots=True)
class _Copy:
    """One copy as words."""

    path: str
    text: str
    spans: list[tuple[int, int]]
    keys: list[str]

    def words(self, start: int, end: int) -> str:
        """The text of the words ``start`` to ``end``, on one line."""
        if start >= end:
            return ""
        return " ".join(_MARKUP.sub(" ", self.text[self.spans[start][0] : self.spans[end - 1][1]]).split())


@dataclass(slots=True)
class _Place:
    """A stretch of the base where copies differ; ``readings`` has one filling a copy."""

    start: int
    end: int
    readings: list[str] = field(default_factory=list)


def infer(paths: Sequence[str], identifier: str, *, encoding: str = "utf-8") -> tuple[str, list[str]]:
    """The text of a canonical, and notes for the person who reads it through.

    Each file holds one copy. Raises UsageError when there are fewer than two, or when they are no copies of one form.
    """
    from clausediff.scan.readers import read

    if len(paths) < 2:
        raise UsageError("a canonical is inferred from at least two copies, one a file; three or more are better")
    scans = [read(path, encoding=encoding) for path in paths]
    return propose([(scan.path, scan.text) for scan in scans], identifier)


def propose(copies: Sequence[tuple[str, str]], identifier: str) -> tuple[str, list[str]]:
    """As :func:`infer`, from pairs of a name and a text."""
    split = [_split(path, text) for path, text in copies]
    order = _nearest_first(split)
    base, others = split[order[0]], [split[index] for index in order[1:]]
    maps = [_aligned(base, other) for other in others]
    places = _places(_Alignment(base, others, maps))
    notes: list[str] = []
    names = [base.path, *(other.path for other in others)]
    edits: list[tuple[int, int, str]] = []
    fields: dict[str, FieldSpec] = {}
    known: dict[tuple[str, ...], str] = {}
    for place in places:
        text = _settled(place, names, notes)
        if text is None:
            text = "{{" + _declare(place, base, fields, known) + "}}"
        elif text == place.readings[0]:
            continue
        edits.append((*_span(base, place), text))
    body = _edited(base.text, edits).strip("\n")
    if len(copies) == 2:
        notes.append("from two copies alone, an edit cannot be told from a filling; check every field")
    head = {"id": identifier, "title": _title(body) or identifier, "version": "1", "language": "en"}
    return f"{front_matter(head, fields)}{body}\n", notes


def _split(path: str, text: str) -> _Copy:
    masked = _MARKUP.sub(lambda found: " " * len(found[0]), text)
    spans = [found.span() for found in _WORD.finditer(masked)]
    return _Copy(path, text, spans, [text[start:end].casefold() for start, end in spans])


def _nearest_first(copies: list[_Copy]) -> list[int]:
    """The indices with the best base first; raises UsageError for a file that is no copy of the form."""
    from rapidfuzz.distance import Indel

    count = len(copies)
    similarity = [[1.0] * count for _ in copies]
    for left in range(count):
        for right in range(left):
            value = Indel.normalized_similarity(copies[left].keys, copies[right].keys)
            similarity[left][right] = similarity[right][left] = value
    base = max(range(count), key=lambda index: (sum(similarity[index]), -index))
    for index in range(count):
        if similarity[base][index] < _LEAST_ALIKE:
            raise UsageError(
                f"{copies[index].path}: is too unlike {copies[base].path} to be a copy of the same form; "
                "give files that hold one copy each"
            )
    return [base, *(index for index in range(count) if index != base)]


def _aligned(base: _Copy, other: _Copy) -> list[int]:
    """For each word of the base the index of the equal word in the other, or -1."""
    from rapidfuzz.distance import Indel

    mapped = [-1] * len(base.keys)
    for code in Indel.opcodes(base.keys, other.keys):
        if code.tag == "equal":
            for offset in range(code.src_end - code.src_start):
                mapped[code.src_start + offset] = code.dest_start + offset
    return mapped


@dataclass(frozen=True, slots=True)
class _Alignment:
    """All copies against the base."""

    base: _Copy
    others: list[_Copy]
    maps: list[list[int]]
    """For each other copy: for each word of the base the index of the equal word, or -1."""

    def agreed(self, index: int) -> bool:
        """Whether all copies have this word of the base; true of both ends."""
        return not 0 <= index < len(self.base.keys) or all(mapped[index] >= 0 for mapped in self.maps)

    def place(self, start: int, end: int) -> _Place:
        """What each copy has between the agreed words ``start - 1`` and ``end``."""
        place = _Place(start, end, [self.base.words(start, end)])
        for other, mapped in zip(self.others, self.maps, strict=True):
            first = mapped[start - 1] + 1 if start else 0
            stop = mapped[end] if end < len(self.base.keys) else len(other.keys)
            place.readings.append(other.words(first, stop))
        return place

    def differing(self) -> list[tuple[int, int]]:
        """Stretches of the base, possibly empty, where not all copies agree, as far apart as they come."""
        count = len(self.base.keys)
        stretches = []
        index = 0
        while index <= count:
            before = [mapped[index - 1] if index else -1 for mapped in self.maps]
            end = index
            while end < count and not self.agreed(end):
                end += 1
            after = [
                mapped[end] if end < count else len(other.keys)
                for mapped, other in zip(self.maps, self.others, strict=True)
            ]
            if end > index or any(b + 1 != a for b, a in zip(before, after, strict=True)):
                stretches.append((index, end))
            index = end + 1
        return stretches

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """The whole filling of a form's line (``Date: Jul 14, 2020``), where the stretch is part of one."""
        base = self.base
        at = base.spans[start - 1][1] if start else 0
        line_start = base.text.rfind("\n", 0, at) + 1
        line_end = base.text.find("\n", base.spans[end - 1][1] if end > start else at)
        line_end = len(base.text) if line_end < 0 else line_end
        first = bisect_left(base.spans, (line_start, 0))
        last = bisect_left(base.spans, (line_end, 0))
        colon = next((i for i in range(first, start) if base.keys[i] == ":"), -1)
        short = last - first <= _FORM_LINE and 0 < colon - first <= _FORM_LABEL
        if short and self.agreed(colon) and self.agreed(last) and last >= end:
            return colon + 1, last
        return start, end

    def completed(self, start: int, end: int) -> tuple[int, int]:
        """The whole date or amount, where all copies share the stretch's neighbours (``, 2021`` or ``$``)."""
        for left, right in _REACH:
            low, high = start - left, end + right
            inside = low >= 0 and high <= len(self.base.keys)
            if inside and all(self.agreed(index) for index in (*range(low - 1, start), *range(end, high + 1))):
                filled = [reading for reading in self.place(low, high).readings if reading]
                if filled and _type(filled)[0] in ("date", "money"):
                    return low, high
        return start, end


def _places(alignment: _Alignment) -> list[_Place]:
    """Where not all copies agree, in the order of the base; what is one filling is one place."""
    merged: list[tuple[int, int]] = []
    for start, end in alignment.differing():
        place = alignment.place(start, end)
        wide = (start, end)
        if any(place.readings) and _majority(place) is None:
            wide = alignment.completed(*alignment.widened(start, end))
        if merged and (wide[0] < merged[-1][1] or _one_filling(alignment, merged[-1], wide)):
            before = merged.pop()
            wide = (min(before[0], wide[0]), max(before[1], wide[1]))
        merged.append(wide)
    return [place for place in (alignment.place(*each) for each in merged) if any(place.readings)]


def _one_filling(alignment: _Alignment, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether two stretches with a word between them are one filling, such as a title that copies half share."""
    base = alignment.base
    if not (before[0] < before[1] < after[0] <= before[1] + _NEAR):
        return False
    between = base.text[base.spans[before[1] - 1][1] : base.spans[after[0] - 1][1]]
    if not _PROSE.fullmatch(between):
        return False
    for stretch in (before, after):
        filled = [reading for reading in alignment.place(*stretch).readings if reading]
        if filled and _type(filled)[0] != "text":
            return False
    return True


def _majority(place: _Place) -> str | None:
    """The folded reading of a clear majority of three or more copies, or None."""
    votes = Counter(" ".join(reading.casefold().split()) for reading in place.readings)
    (winner, count), *_ = votes.most_common(1)
    return winner if count > 2 and count >= _MAJORITY * len(place.readings) else None


def _settled(place: _Place, names: list[str], notes: list[str]) -> str | None:
    """The form's text where a clear majority of three or more copies reads alike, else None: it is a field."""
    winner = _majority(place)
    if winner is not None:
        text = next(r for r in place.readings if " ".join(r.casefold().split()) == winner)
        for name, reading in zip(names, place.readings, strict=True):
            words = re.search(r"\w", reading) or re.search(r"\w", text)
            if words and " ".join(reading.casefold().split()) != winner:
                notes.append(f"{name}: reads “{_short(reading)}” where most read “{_short(text)}”")
        return text
    if not any(re.search(r"\w", reading) for reading in place.readings):
        return place.readings[0]
    return None


def _declare(place: _Place, base: _Copy, fields: dict[str, FieldSpec], known: dict[tuple[str, ...], str]) -> str:
    """The field of a place, new or the one that is filled the same way elsewhere."""
    from dataclasses import replace

    fillings = tuple(" ".join(reading.casefold().split()) for reading in place.readings)
    filled = [reading for reading in place.readings if reading]
    if fillings in known and len(set(fillings)) > 1:
        name = known[fillings]
        fields[name] = replace(fields[name], same_everywhere=True)
        return name
    kind, many = _type(filled)
    stem = _label(base, place.start) or kind
    name, number = stem, 1
    while name in fields:
        number += 1
        name = f"{stem}_{number}"
    longest = max(map(len, filled))
    fields[name] = FieldSpec(
        name,
        kind,
        required=len(filled) == len(place.readings),
        max_length=min(10_000, max(FIELD_TYPES[kind], _ROOM * longest)),
        many=many,
    )
    known[fillings] = name
    return name


def _type(filled: list[str]) -> tuple[str, bool]:
    """The narrowest field type that fits all fillings, and whether it is a list."""
    for kind, pattern in (("date", _DATE), ("money", _MONEY), ("number", _NUMBER)):
        if all(pattern.fullmatch(each) for each in filled):
            return kind, False
    if all(_DATES.fullmatch(each) for each in filled):
        return "date", True
    if all(_PERSON.fullmatch(each) and len(each) < _NAME for each in filled):
        return "person", False
    return "text", False


def _label(base: _Copy, start: int) -> str:
    """A field name from the words before a colon (``Name (Print):``), or empty."""
    if start < 2 or base.keys[start - 1] != ":":
        return ""
    before = base.text[: base.spans[start - 1][0]].rpartition("\n")[2]
    words = re.findall(r"[a-z0-9]+", _MARKUP.sub(" ", before).casefold())[-3:]
    name = "_".join(words)
    return name if re.match(r"[a-z]", name) and name != "or" else ""


def _span(base: _Copy, place: _Place) -> tuple[int, int]:
    """Where the place stands in the base's text; for an insertion, behind the word before it."""
    if place.start < place.end:
        start, end = base.spans[place.start][0], base.spans[place.end - 1][1]
        before = re.search(r"(?:</?[a-zA-Z][^<>\n]{0,40}>|\*\*|__)*\Z", base.text[max(0, start - 100) : start])
        after = re.compile(r"(?:</?[a-zA-Z][^<>\n]{0,40}>|\*\*|__)*").match(base.text, end)
        return start - len(before[0] if before else ""), after.end() if after else end
    at = base.spans[place.start - 1][1] if place.start else 0
    return at, at


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for start, end, new in edits:
        parts += [_escaped(text[at:start]), " " if start == end and start and new else "", _kept(new)]
        at = end
    return "".join([*parts, _escaped(text[at:])])


def _kept(new: str) -> str:
    return new if re.fullmatch(r"\{\{\w+\}\}", new) else _escaped(new)


def _escaped(text: str) -> str:
    return re.sub(r"\{\{|\}\}", r"\\\g<0>", text)


def _title(body: str) -> str:
    """The first line, where it is short and holds no field."""
    line = body.split("\n", 1)[0].strip().lstrip("#").strip()
    return line if 0 < len(line) <= _SHOWN and "{{" not in line else ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
