"""Doubts about words: collected while a page is read, and told once for each style with the words that it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from clausediff import regex as re
from clausediff.model import Range
from clausediff.scan.readers.html.fonts import is_of_pictures
from clausediff.scan.readers.html.hints import BLOCKS
from clausediff.scan.readers.html.place import Place
from clausediff.scan.readers.html.properties import RESET, unprefixed
from clausediff.scan.readers.html.sheets import Sheets
from clausediff.scan.readers.html.values import WINDOW, length
from clausediff.scan.readers.output import Output, quoted
from clausediff.scan.readers.symbols import symbols
from clausediff.scan.scan import Unread

__all__ = ["Doubts", "of_surroundings"]

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SIDES = frozenset(("left", "right", "inline-start", "inline-end"))
_TABLES = frozenset("table caption thead tbody tfoot tr td th".split())
"""Elements that grow with what they hold."""
_INLINE_GAP = 2
"""Characters between two runs of words that are told as one."""
_WIDTH = 0.5
"""Of a letter, in sizes of the letters; the mean of ordinary print is a little less."""
_OVER = 0.6
"""Share of the height that words need, from which on they are not thought to run over the edge of their box."""


class Doubts:
    """What is not certain of the words of a page."""

    def __init__(self, out: Output, sheets: Sheets) -> None:
        self._out, self._sheets = out, sheets
        self._spans: dict[str, list[Range]] = {}
        self._over: dict[str, int] = {}
        self._harmful = {
            name for name, held in sheets.moves.items() if any(unprefixed(each.name) not in _STILL for each in held)
        }

    def add(self, words: str, place: Place) -> str:
        """Words that are written next, as they are drawn in their font; keeps what is not certain of them."""
        if not words.strip():
            return words
        doubts = list(place.doubts)
        if place.font and any(map(str.isalnum, words)):
            doubts += self._of_font(place.font)
        elif place.font:
            words = symbols(words, place.font) or words
        start = self._out.length
        for says in doubts:
            self._spans.setdefault(says, []).append(Range(start, start + len(words)))
        return words

    def _of_font(self, font: str) -> Iterator[str]:
        where = self._sheets.faces.get(font)
        if where is not None:
            yield f"the font {quoted(font)} lies {where}, and what its letters look like was not read"
        elif is_of_pictures(font):
            yield f"in the font {quoted(font)} letters are pictures"

    def over(self, declaration: str) -> None:
        """Something without words that may lie over words."""
        if declaration:
            self._over.setdefault(declaration, self._out.length)

    def is_moving(self, said: str) -> bool:
        """Whether an animation may hide or move words."""
        return any(word in self._harmful for word in said.replace(",", " ").split())

    def tell(self) -> None:
        """Tell each doubt once, where its first words are."""
        whole = "".join(self._out.pieces)
        for says, spans in self._spans.items():
            words = " … ".join(whole[span.slice].strip() for span in _joined(spans))
            told = f"whether {quoted(words)} can be seen on the page is not certain: {says}"
            size = len(whole)
            span = Range(min(spans[0].start, size), min(spans[0].end, size))
            self._out.unread.append(Unread("unseen", told, "", span))
        for declaration, at in self._over.items():
            told = f"something is drawn at a place of its own, perhaps over words: its style is {quoted(declaration)}"
            self._out.unread.append(Unread("unread", told, "", Range(at, at)))


_STILL = frozenset("background-color border-color outline-color animation-timing-function cursor".split())
"""Properties that an animation may change without harm."""


def _joined(spans: list[Range]) -> list[Range]:
    joined: list[Range] = []
    for span in spans:
        if joined and span.start - joined[-1].end <= _INLINE_GAP:
            joined[-1] = Range(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def of_surroundings(node: Any, place: Place, styles: Mapping[str, str]) -> Iterator[str]:
    """Doubts about an element for which what is around it, or in it, must be known."""
    side = styles.get("float", "none")
    floats = side in _SIDES and styles.get("position") not in ("absolute", "fixed")
    if floats and _floats_away(node, right=side in ("right", "inline-end")):
        yield f"its style (float: {side}) puts it at another place of the line"
    if node.etree_element.tag in ("legend", "summary") and _is_behind_words(node):
        yield "it is drawn before words that are written before it"
    text = "".join(node.etree_element.itertext())
    if styles.get("direction") == "rtl" and any(map(str.isalnum, text)) and not _RIGHT_TO_LEFT.search(text):
        yield "its style (direction: rtl) may put its words in another order"
    if (
        place.display == "list-item"
        and node.etree_element.tag != "li"
        and styles.get("list-style-type", "none") not in ("none", "disc", "circle", "square", *RESET)
    ):
        yield "its style makes it an item of a list, whose number was not read"
    if place.display == "block" and node.etree_element.tag not in _TABLES:
        for name in ("height", "max-height"):
            points = length(styles.get(name, ""), place.size, WINDOW[1])
            needed = len(text.strip()) * _WIDTH * place.size / WINDOW[0] * place.size
            if points is not None and points < _OVER * needed:
                yield f"its style ({name}: {styles[name][:40]}) leaves no room for all of it"


def _floats_away(node: Any, *, right: bool) -> bool:
    """Whether words of the same line are before what floats to the left, or behind what floats to the right."""
    if node.parent is None:
        return False
    siblings: list[Element] = list(node.parent.etree_children)
    at = siblings.index(node.etree_element)
    if not right:
        before = [node.parent.etree_element.text or ""]
        for each in siblings[:at]:
            before = (
                [*before, _line(each), each.tail or ""]
                if each.tag not in BLOCKS and each.tag != "br"
                else [each.tail or ""]
            )
        return any(part.strip() for part in before)
    for each in [node.etree_element, *siblings[at + 1 :]]:
        if each is not node.etree_element:
            if each.tag in BLOCKS or each.tag == "br":
                return _is_like(each, node.etree_element)
            if _line(each).strip():
                return True
        if (each.tail or "").strip():
            return True
    return False


def _is_behind_words(node: Any) -> bool:
    """Whether words of the element around it are written before an element."""
    if node.parent is None or (
        node.parent.etree_element.tag == "details" and node.parent.etree_element.get("open") is None
    ):
        return False
    before = [node.parent.etree_element.text or ""]
    for each in node.parent.etree_children:
        if each is node.etree_element:
            break
        before += ["".join(each.itertext()), each.tail or ""]
    return any(part.strip() for part in before)


def _line(element: Element) -> str:
    return "".join(element.itertext())


def _is_like(one: Element, other: Element) -> bool:
    """Whether two blocks are likely to have the same style, so that both float."""
    names = ("class", "style", "align")
    return one.tag == other.tag and all(one.get(name) == other.get(name) for name in names) and bool(_line(one).strip())
