"""The labels of lists and headings, which an OpenDocument text counts and does not hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from clausediff import regex as re
from clausediff.scan.readers.numerals import numeral
from clausediff.scan.readers.odt.package import Element, o
from clausediff.scan.readers.odt.styles import length

__all__ = ["Counters", "Level", "Numbering"]

_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "01": "decimalZero",
}
_LEVELS = 10
_PLACE = re.compile(r"%(\d{1,2})%")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    kind: str = ""
    """The format of its number; empty for none."""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    """How many levels its label shows."""
    start: int = 1
    bullet: str = ""
    pattern: str = ""
    """Its label with ``%1%`` for the number of the first level, as LibreOffice writes it beside the others."""
    indent: float = 0.0
    """How far its items are moved in, in points."""


@dataclass(slots=True)
class Counters:
    """Where one list is: the number of each level, None where it has none yet."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)

    def count(self, level: int, start: int, value: int | None = None) -> None:
        """The next item of a level, which begins the levels below it anew."""
        last = self.numbers[level]
        self.numbers[level] = value if value is not None else start if last is None else last + 1
        self.numbers[level + 1 :] = [None] * (_LEVELS - level - 1)

    def begin(self, level: int, start: int) -> None:
        """An item without words of its own, which holds the items below it: the first one of its level has a number."""
        if self.numbers[level] is None:
            self.numbers[level] = start


class Numbering:
    """The list styles of a document."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[str, list[Level]] = {}
        self._outline: list[Level] = []
        for root in roots:
            for each in root.iter(o("text:list-style")):
                self._styles.setdefault(each.get(o("style:name")) or "", _levels(each))
            for each in root.iter(o("text:outline-style")):
                self._outline = self._outline or _levels(each)

    def level(self, style: str, level: int) -> Level:
        """A level of a list style; ``outline`` is the headings' own where no style is called so."""
        levels = self._styles.get(style) or (self._outline if style == "outline" else [])
        return levels[level] if level < len(levels) else Level()

    def label(self, style: str, level: int, counters: Counters) -> str:
        """The label of the item at which a list is."""
        own = self.level(style, level)
        if own.bullet:
            return "•" if "\ue000" <= own.bullet <= "\uf8ff" or own.bullet == "o" else own.bullet
        if not own.kind:
            return own.prefix + own.suffix if own.prefix.strip() or own.suffix.strip() else ""

        def written(at: int) -> str:
            each = self.level(style, at)
            count = counters.numbers[at]
            return numeral(each.start if count is None else count, each.kind) if each.kind else ""

        if own.pattern:
            return _PLACE.sub(lambda match: written(min(_LEVELS, int(match[1])) - 1), own.pattern)
        numbers = [written(at) for at in range(max(0, level - own.shown + 1), level + 1)]
        return own.prefix + ".".join(number for number in numbers if number) + own.suffix


def _levels(style: Element) -> list[Level]:
    levels = [Level()] * _LEVELS
    for each in style:
        said = each.get(o("text:level")) or "" if isinstance(each.tag, str) else ""
        if not said.isdigit() or not 1 <= int(said) <= _LEVELS:
            continue
        kind = each.get(o("style:num-format")) or ""
        levels[int(said) - 1] = Level(
            _FORMATS.get(kind, "decimal" if kind else ""),
            each.get(o("style:num-prefix")) or "",
            each.get(o("style:num-suffix")) or "",
            _whole(each.get(o("text:display-levels")), 1),
            _whole(each.get(o("text:start-value")), 1),
            each.get(o("text:bullet-char")) or ("•" if each.tag == o("text:list-level-style-image") else ""),
            each.get(o("loext:num-list-format")) or "",
            _indent(each),
        )
    return levels


def _indent(level: Element) -> float:
    """How far a level moves its items in: by the one or by the other of two ways to say it."""
    held = list(level.iter(o("style:list-level-properties"), o("style:list-level-label-alignment")))
    sizes = [length(each.get(o(name))) for each in held for name in ("text:space-before", "fo:margin-left")]
    return max([size for size in sizes if size is not None], key=abs, default=0.0)


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said is not None and said.isdigit() and len(said) < 7 else otherwise
