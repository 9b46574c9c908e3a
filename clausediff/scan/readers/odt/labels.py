"""Which label each paragraph of an OpenDocument text has: the lists and headings that are open, and how far they are counted."""

from __future__ import annotations

from dataclasses import dataclass

from clausediff.scan.readers.odt.numbering import Counters, Numbering
from clausediff.scan.readers.odt.package import Element, o, words_of
from clausediff.scan.readers.odt.styles import Styles

__all__ = ["Labels", "List"]


@dataclass(frozen=True, slots=True)
class List:
    """The list in which a block is."""

    style: str
    level: int
    counters: Counters


class Labels:
    """The lists and headings of one document so far."""

    def __init__(self, numbering: Numbering, styles: Styles) -> None:
        self._numbering, self._styles = numbering, styles
        self._lists: dict[str, Counters] = {}  # by their id
        self._last: dict[str, Counters] = {}  # by their style
        self._outline = Counters()

    def begin(self, element: Element, around: List | None) -> List:
        """A list begins, in another one or by itself."""
        style = element.get(o("text:style-name")) or (around.style if around is not None else "")
        if around is not None:
            return List(style, min(9, around.level + 1), around.counters)
        counters = self._lists.get(element.get(o("text:continue-list")) or "")
        if counters is None and element.get(o("text:continue-numbering")) == "true":
            counters = self._last.get(style)
        inside = List(style, 0, counters or Counters())
        if element.get(o("xml:id")):
            self._lists[element.get(o("xml:id"))] = inside.counters
        self._last[style] = inside.counters
        return inside

    def item(self, item: Element, inside: List) -> str:
        """The label of an item that has words of its own, which is counted."""
        style = item.get(o("text:style-override")) or inside.style
        value = item.get(o("text:start-value"))
        own = self._numbering.level(style, inside.level)
        inside.counters.count(inside.level, own.start, int(value) if value and value.isdigit() else None)
        said = next((words_of(number) for number in item.findall(o("text:number"))), "")
        return said or self._numbering.label(style, inside.level, inside.counters)

    def indent(self, inside: List) -> float:
        """How far the items of a list are moved in, in points."""
        return self._numbering.level(inside.style, inside.level).indent

    def holder(self, item: Element, inside: List) -> None:
        """An item that has only a list of its own, which is not counted."""
        style = item.get(o("text:style-override")) or inside.style
        inside.counters.begin(inside.level, self._numbering.level(style, inside.level).start)

    def heading(self, element: Element, style: str | None) -> str:
        """The number of a heading that is in no list."""
        if element.get(o("text:is-list-header")) == "true":
            return ""
        said = element.get(o("text:outline-level")) or "1"
        level = min(10, max(1, int(said) if said.isdigit() else 1)) - 1
        if self._styles.attribute("paragraph", style, "style:list-style-name") == "":
            return ""
        own = self._numbering.level("outline", level)
        value = element.get(o("text:start-value"))
        restart = element.get(o("text:restart-numbering")) == "true"
        start = int(value) if value and value.isdigit() else own.start if restart else None
        self._outline.count(level, own.start, start)
        return self._numbering.label("outline", level, self._outline)
