"""The labels that Word puts before paragraphs: they are not in the text, but counted from the numbering definitions.

A paragraph names a list (``numId``) and a level (``ilvl``), or its style does. The list names an abstract definition,
which says how each level counts (``start``, ``numFmt``) and what its label looks like (``%1.%2.``). Word counts by the
abstract definition, so lists that share one go on counting; ``startOverride`` starts anew where the list is first met.
When a level is used, all deeper ones start again (but see ``lvlRestart``), and those above it that were skipped count as
used once. Every story (the body, the notes, each text box) counts for itself. What ECMA-376 17.9 leaves open was
compared with what Word and LibreOffice show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from clausediff import regex as re
from clausediff.scan.readers.docx.names import Element, local, number, on, plain, value, w
from clausediff.scan.readers.docx.styles import Paragraph, Styles
from clausediff.scan.readers.numerals import SUPPORTED, numeral
from clausediff.scan.readers.symbols import symbols

__all__ = ["Counters", "Label", "Numbering"]

_PLACE = re.compile(r"%([1-9])")
_BULLET, _HOLLOW = "•", "◦"
_DEEPEST = 9
_HIGHEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and looks."""

    start: int
    format: str
    pattern: str
    """Of a custom format."""
    text: str
    """``%1.%2.``, or the bullet."""
    legal: bool
    """Whether the levels above it are shown in figures."""
    restart: int | None
    """The number (from 1) of the level whose use starts it again; 0 for never, None for any above it."""
    style: str | None
    """The paragraph style that it is linked to."""
    gap: str
    """What stands between the label and the text."""
    font: str
    properties: Element | None
    """The ``rPr`` of the label."""
    indent: Element | None
    """The indent of its paragraphs, which have it unless they have one of their own."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it is shown."""

    text: str
    gap: str
    properties: Element | None


@dataclass(slots=True)
class Counters:
    """Where the lists of one story stand, by abstract definition and level."""

    at: dict[tuple[str, int], int] = field(default_factory=dict)
    waiting: set[tuple[str, int]] = field(default_factory=set)
    """Levels that stand at their start, and were not used since a level above them was."""
    overridden: set[tuple[str, int]] = field(default_factory=set)
    """List and level whose ``startOverride`` has been used up."""


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    overrides: dict[int, int]


class Numbering:
    """The numbering definitions of a document."""

    def __init__(self, root: Element | None, styles: Styles, unknown: Callable[[str], None]) -> None:
        """``unknown`` is told each number format that is not supported."""
        self._styles = styles
        self._unknown = unknown
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        for each in root if root is not None else ():
            if local(each) == "abstractNum":
                self._abstract.setdefault(value(each, name="abstractNumId") or "", each)
            elif local(each) == "num":
                self._numbers.setdefault(value(each, name="numId") or "", each)
        self._lists: dict[str, _List | None] = {}

    def label(self, counters: Counters, properties: Element | None, style: Paragraph) -> Label | None:
        """The label of the next paragraph of a story, which is counted; None where it has none.

        ``properties`` is its ``pPr``, ``style`` what its style says of it.
        """
        at = self._place(properties, style)
        if at is None:
            return None
        list_id, found, depth, level = at
        self._count(counters, found, list_id, depth)
        return self._shown(counters, found, depth, level)

    def indent(self, properties: Element | None, style: Paragraph) -> Element | None:
        """The indent that a paragraph has of its list; None where it has none."""
        at = self._place(properties, style)
        return None if at is None else at[3].indent

    def _place(self, properties: Element | None, style: Paragraph) -> tuple[str, _List, int, Level] | None:
        """The list, its definition, and the level of it that a paragraph has; None where it has none."""
        own = properties.find(w("numPr")) if properties is not None else None
        list_id, depth = value(own, "numId"), number(value(own, "ilvl"))
        direct = list_id is not None
        list_id = style.list_id if list_id is None else list_id
        found = self._list(list_id) if list_id not in (None, "0") else None
        if found is None or list_id is None:
            return None
        if depth is None:
            depth = 0 if direct else self._depth(found, style)
        level = found.levels.get(depth)
        if level is None or (not direct and not self._linked(level, style)):
            return None
        return list_id, found, depth, level

    def _depth(self, found: _List, style: Paragraph) -> int:
        """The level of a paragraph whose style numbers it: the one that is linked to that style, else what the style says."""
        for depth, level in found.levels.items():
            if level.style is not None and level.style == style.style:
                return depth
        return number(style.level) or 0

    def _linked(self, level: Level, style: Paragraph) -> bool:
        """Whether a level may number a paragraph of that style: one linked to another style does not."""
        return level.style is None or level.style in self._styles.ancestry(style.style)

    def _count(self, counters: Counters, found: _List, list_id: str, depth: int) -> None:
        abstract = found.abstract
        key = (abstract, depth)
        for above in range(depth):  # a level that was skipped counts as used
            if above in found.levels:
                start = found.overrides.get(above, found.levels[above].start)
                counters.at.setdefault((abstract, above), start)
                counters.waiting.discard((abstract, above))
        override = found.overrides.get(depth)
        if override is not None and (list_id, depth) not in counters.overridden:
            counters.overridden.add((list_id, depth))
            counters.at[key] = override
        elif key not in counters.at:
            counters.at[key] = found.levels[depth].start
        elif key not in counters.waiting:
            counters.at[key] = min(counters.at[key] + 1, _HIGHEST)
        counters.waiting.discard(key)
        for below in range(depth + 1, _DEEPEST):
            level = found.levels.get(below)
            if level is None:
                continue
            restart = level.restart if level.restart is not None and level.restart <= below else below
            if depth < restart and (abstract, below) in counters.at:
                counters.at[abstract, below] = level.start
                counters.waiting.add((abstract, below))

    def _shown(self, counters: Counters, found: _List, depth: int, level: Level) -> Label | None:
        if level.format == "bullet":
            text = _bullet(level)
        else:

            def place(match: re.Match[str]) -> str:
                shown = int(match[1]) - 1
                other = found.levels.get(shown)
                if other is None:
                    return ""
                count = counters.at.get((found.abstract, shown), other.start)
                kind = other.format
                if level.legal and kind not in ("none", "bullet") and not (shown == depth and kind == "decimalZero"):
                    kind = "decimal"
                if kind not in SUPPORTED and kind != "custom":
                    self._unknown(kind)
                return numeral(count, kind, other.pattern)

            text = _PLACE.sub(place, level.text)
        return Label(text, level.gap, level.properties) if text.strip() else None

    def _list(self, list_id: str | None) -> _List | None:
        list_id = list_id or ""
        if list_id not in self._lists:
            self._lists[list_id] = self._read(list_id)
        return self._lists[list_id]

    def _read(self, list_id: str) -> _List | None:
        made = self._numbers.get(list_id)
        abstract = value(made, "abstractNumId")
        definition = self._definition(abstract or "")
        if made is None or abstract is None or definition is None:
            return None
        levels = {depth: _level(each) for each in definition.findall(w("lvl")) if (depth := _ilvl(each)) is not None}
        overrides: dict[int, int] = {}
        for each in made.findall(w("lvlOverride")):
            depth = _ilvl(each)
            if depth is None:
                continue
            other = each.find(w("lvl"))
            if other is not None:
                levels[depth] = _level(other)
            start = number(value(each, "startOverride"))
            if start is not None:
                overrides[depth] = start
        return _List(abstract, levels, overrides)

    def _definition(self, abstract: str) -> Element | None:
        """The abstract definition that holds the levels: one may refer to a style, whose list has them."""
        seen: set[str] = set()
        while abstract not in seen:
            seen.add(abstract)
            definition = self._abstract.get(abstract)
            link = value(definition, "numStyleLink")
            if definition is None or link is None:
                return definition
            abstract = value(self._numbers.get(self._styles.numbering(link) or ""), "abstractNumId") or ""
        return None


def _ilvl(element: Element) -> int | None:
    found = number(value(element, name="ilvl"))
    return found if found is not None and 0 <= found < _DEEPEST else None


def _level(element: Element) -> Level:
    kind, pattern = "decimal", ""
    for each in plain(element):
        if local(each) == "numFmt":
            kind, pattern = value(each) or "decimal", value(each, name="format") or ""
    start = number(value(element, "start"))
    properties = element.find(w("rPr"))
    fonts = properties.find(w("rFonts")) if properties is not None else None
    gap = value(element, "suff") or "tab"
    return Level(
        0 if start is None else start,
        kind,
        pattern,
        value(element, "lvlText") or "",
        bool(on(element.find(w("isLgl")))),
        number(value(element, "lvlRestart")),
        value(element, "pStyle"),
        "" if gap == "nothing" else " ",
        value(fonts, name="ascii") or value(fonts, name="hAnsi") or "",
        properties,
        element.find(f"{w('pPr')}/{w('ind')}"),
    )


def _bullet(level: Level) -> str:
    """A bullet as a sign that every font has; words in its place stay words."""
    text = level.text
    if len(text) != 1:
        return text
    sign = symbols(text, level.font)
    if sign == "o":
        return _HOLLOW
    return sign if sign is not None and not sign.isalnum() and ord(sign[0]) not in range(0xE000, 0xF900) else _BULLET
