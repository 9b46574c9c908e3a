"""Propose a canonical from several filled copies: what all say is its text, what they fill differently its fields.

A proposal, to be read by a person: two copies that were edited in the same way look like the form. Words are aligned with one
copy as the base (the one nearest to all others); where copies differ, a clear majority is the form's text and the others are
named in a note, else the place is a field, typed by what is filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from clausediff import regex as re
from clausediff.canonical.blanks import Blank, Kind
from clausediff.canonical.differing import MARKUP, FilledCopy, Place, differing_places, folded, nearest_first
from clausediff.canonical.filling_types import narrowest_type
from clausediff.canonical.naming_fields import guess_field
from clausediff.canonical.patterns import MAX_LENGTH
from clausediff.canonical.template import FIELD_TYPES, FieldSpec
from clausediff.canonical.write import front_matter, literal
from clausediff.errors import UsageError
from clausediff.model import Range
from clausediff.text.languages.guess import guess
from clausediff.text.lines import line_at

__all__ = ["infer", "propose"]

_ROOM = 2
"""How many times longer than the longest filling that was seen a filling may be."""
_EXAMPLES = 3
"""Fillings of a field that are shown."""
_SHOWN = 60
"""Characters of a title, and of a reading in a note, at most."""
_MARKUP_BEFORE = re.compile(rf"(?:{MARKUP.pattern})*\Z")
_MARKUP_AFTER = re.compile(rf"(?:{MARKUP.pattern})*")
_MARKUP_REACH = 100
"""Characters before a place in which its markup may begin."""


def infer(paths: Sequence[str], identifier: str, *, encoding: str = "auto") -> tuple[str, list[str]]:
    """The text of a canonical, and notes for the person who reads it through.

    Each file holds one copy. Raises UsageError when there are fewer than two, or when they are no copies of one form.
    """
    from clausediff.scan.readers import read

    if len(paths) < 2:
        raise UsageError("a canonical is inferred from at least two copies, one a file; three or more are better")
    scans = [read(path, encoding=encoding) for path in paths]
    text, notes = propose([(scan.path, scan.text) for scan in scans], identifier)
    unread = [f"{scan.path}: {each.says}" for scan in scans for each in scan.unread if not each.harmless]
    return text, [*notes, *unread]


def propose(copies: Sequence[tuple[str, str]], identifier: str) -> tuple[str, list[str]]:
    """As :func:`infer`, from pairs of a name and a text."""
    ordered = nearest_first([FilledCopy.of(path, text) for path, text in copies])
    base = ordered[0]
    fields = _Fields(base)
    notes: list[str] = []
    parts: list[str] = []
    at = 0
    for place in differing_places(base, ordered[1:]):
        text = _agreed_text(place)
        if text is None:
            new = "{{" + fields.declare(place) + "}}"
        else:
            notes += _deviations(place, text, ordered)
            if text == place.readings[0]:
                continue
            new = literal(text)
        span = _span(base, place)
        space = " " if not span.size and span.start and new else ""
        parts += [literal(base.text[at : span.start]), space, new]
        at = span.end
    body = "".join([*parts, literal(base.text[at:])]).strip("\n")
    notes = [*fields.notes, *notes]
    if len(copies) == 2:
        notes.append("from two copies alone, an edit cannot be told from a filling; check every field")
    head = {"id": identifier, "title": _title(body) or identifier, "version": "1", "language": guess(body)}
    return f"{front_matter(head, fields.specs)}{body}\n", notes


def _agreed_text(place: Place) -> str | None:
    """The form's text at a place: what a clear majority of three or more copies reads; None where it is a field."""
    winner = place.majority()
    if winner is not None:
        return next(reading for reading in place.readings if folded(reading) == winner)
    if not any(re.search(r"\w", reading) for reading in place.readings):
        return place.readings[0]  # signs alone are no filling
    return None


def _deviations(place: Place, text: str, copies: Sequence[FilledCopy]) -> list[str]:
    """A note for each copy that reads other words than the form's."""
    if place.majority() is None:
        return []
    return [
        f"{copy.path}: reads “{_short(reading)}” where most read “{_short(text)}”"
        for copy, reading in zip(copies, place.readings, strict=True)
        if folded(reading) != folded(text) and re.search(r"\w", reading + text)
    ]


@dataclass(slots=True)
class _Fields:
    """The fields declared so far."""

    base: FilledCopy
    specs: dict[str, FieldSpec] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    """What was taken for a field, for the person who reads the proposal."""
    known: dict[tuple[str, ...], str] = field(default_factory=dict)
    """The field by what the copies fill in."""

    def declare(self, place: Place) -> str:
        """The name of a place's field: a new one, or the one that all copies fill in the same way elsewhere."""
        fillings = tuple(map(folded, place.readings))
        if fillings in self.known and len(set(fillings)) > 1:
            name = self.known[fillings]
            self.specs[name] = self.specs[name]._replace(same_everywhere=True)
            return name
        filled = place.filled
        kind, many = narrowest_type(filled)
        label = _label(self.base, place.words.start)
        guess = guess_field(_blank(self.base, place, label))
        stem = label or (guess.name if guess.sure != "a guess" else "") or kind
        name, number = stem, 1
        while name in self.specs:
            number += 1
            name = f"{stem}_{number}"
        self.specs[name] = FieldSpec(
            name,
            kind,
            required=len(filled) == len(place.readings),
            max_length=min(MAX_LENGTH, max(FIELD_TYPES[kind], _ROOM * max(map(len, filled)))),
            many=many,
        )
        self.known[fillings] = name
        blank = len(place.readings) - len(filled)
        sure = "likely" if label or guess.sure == "likely" or kind in ("date", "money") else "a guess"
        shown = ", ".join(f"“{_short(each)}”" for each in list(dict.fromkeys(filled))[:_EXAMPLES])
        empty = f", blank in {blank}" if blank else ""
        self.notes.append(
            f"line {self._line(place)} of {self.base.path}: {name} ({kind}) is filled with {shown}{empty} ({sure})"
        )
        return name

    def _line(self, place: Place) -> int:
        """The line of a place in the base."""
        return self.base.text.count("\n", 0, _span(self.base, place).start) + 1


def _blank(base: FilledCopy, place: Place, label: str) -> Blank:
    """A place as the blank that it was in the form."""
    span = _span(base, place)
    line = line_at(base.text, *span)
    before, after = base.text[line.start : span.start], base.text[span.end : line.end]
    return Blank(span, Kind.FIELD, label.replace("_", " "), before, after)


def _label(base: FilledCopy, start: int) -> str:
    """A field name from the words before a colon (``Name (Print):``), or empty."""
    if start < 2 or base.keys[start - 1] != ":":
        return ""
    before = base.text[: base.spans[start - 1].start].rpartition("\n")[2]
    words = re.findall(r"[a-z0-9]+", MARKUP.sub(" ", before).casefold())[-3:]
    name = "_".join(words)
    return name if re.match(r"[a-z]", name) and name != "or" else ""


def _span(base: FilledCopy, place: Place) -> Range:
    """The range of a place in the base's text, with the markup around it; for an insertion, behind the word before it."""
    start, end = place.words
    if start == end:
        at = base.spans[start - 1].end if start else 0
        return Range(at, at)
    low, high = base.spans[start].start, base.spans[end - 1].end
    before = _MARKUP_BEFORE.search(base.text[max(0, low - _MARKUP_REACH) : low])
    after = _MARKUP_AFTER.match(base.text, high)
    return Range(low - len(before[0] if before else ""), after.end() if after else high)


def _title(body: str) -> str:
    """The first line, where it is short and holds no field."""
    line = body.split("\n", 1)[0].strip().lstrip("#").strip()
    return line if 0 < len(line) <= _SHOWN and "{{" not in line else ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
