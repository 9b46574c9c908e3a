"""Words that a style puts in (``content``), the counters they may count with, and the labels of list items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from clausediff.scan.readers.html.properties import RESET
from clausediff.scan.readers.html.values import tokens_of
from clausediff.scan.readers.numerals import numeral

__all__ = ["Counters", "label_of"]

_FORMATS = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_STYLED = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_SIGNS = {"disc": "•", "circle": "◦", "square": "▪", "none": "", "disclosure-open": "▾", "disclosure-closed": "▸"}
_QUOTES = {"open-quote": "“", "close-quote": "”", "no-open-quote": "", "no-close-quote": ""}


class Counters:
    """The counters of a page while it is read; each is for the element that resets it, what follows it there and what they hold."""

    def __init__(self) -> None:
        self._held: dict[str, list[list[int]]] = {}  # of each name its (depth, count), the innermost last

    def enter(self, styles: Mapping[str, str], depth: int) -> bool:
        """Count an element at this depth; whether all that it says of counters is understood."""
        for name in ("counter-reset", "counter-increment", "counter-set"):
            said = styles.get(name, "none")
            if said.lower() in ("none", *RESET):
                continue
            pairs = _pairs(said, 1 if name == "counter-increment" else 0)
            if pairs is None or any(counter == "list-item" for counter, _ in pairs):
                return False
            for counter, count in pairs:
                self._change(name, counter, count, depth)
        return True

    def _change(self, how: str, counter: str, count: int, depth: int) -> None:
        stack = self._within(counter, depth)
        if how == "counter-reset":
            if stack and stack[-1][0] == depth:
                stack[-1][1] = count
            else:
                stack.append([depth, count])
            return
        if not stack:
            stack.append([depth, 0])
        stack[-1][1] = count if how == "counter-set" else stack[-1][1] + count

    def _within(self, counter: str, depth: int) -> list[list[int]]:
        stack = self._held.setdefault(counter, [])
        while stack and stack[-1][0] > depth:
            stack.pop()
        return stack

    def content(self, said: str, element: Element, depth: int) -> str | None:
        """The words that a value of ``content`` puts in; None where it is not understood."""
        pieces: list[str] = []
        for token in tokens_of(said):
            if token.type == "literal" and token.value == "/":
                break  # what follows is read aloud only
            piece = self._piece(token, element, depth)
            if piece is None:
                return None
            pieces.append(piece)
        return "".join(pieces)

    def _piece(self, token: Any, element: Element, depth: int) -> str | None:
        if token.type == "string":
            return str(token.value)
        if token.type == "ident":
            return _QUOTES.get(token.lower_value, "" if token.lower_value in ("none", "normal", *RESET) else None)
        if token.type != "function":
            return None
        arguments = [each for each in token.arguments if each.type not in ("whitespace", "comment") and each != ","]
        if token.lower_name == "attr" and len(arguments) == 1 and arguments[0].type == "ident":
            return element.get(arguments[0].lower_value) or ""
        if token.lower_name not in ("counter", "counters") or not arguments or arguments[0].type != "ident":
            return None
        nested = token.lower_name == "counters"
        between = str(arguments[1].value) if nested and len(arguments) > 1 and arguments[1].type == "string" else ""
        styled = arguments[1 + nested :]
        kind = styled[0].lower_value if styled and styled[0].type == "ident" else "decimal"
        stack = self._within(arguments[0].value, depth + 1) or [[depth, 0]]
        counts = [count for _, count in (stack if nested else stack[-1:])]
        written = [_counted(count, kind) for count in counts]
        known = [each for each in written if each is not None]
        return (
            between.join(known) if len(known) == len(written) and not (styled and styled[0].type != "ident") else None
        )


def _counted(count: int, kind: str) -> str | None:
    if kind in _SIGNS:
        return _SIGNS[kind]
    return numeral(count, _STYLED[kind]) if kind in _STYLED else None


def _pairs(said: str, otherwise: int) -> list[tuple[str, int]] | None:
    """The counters of a value with their counts."""
    found: list[tuple[str, int]] = []
    for token in tokens_of(said):
        if token.type == "ident":
            found.append((token.value, otherwise))
        elif token.type == "number" and token.is_integer and found:
            found[-1] = (found[-1][0], int(token.value))
        else:
            return None
    return found


def label_of(item: Element, holder: Element | None, styles: Mapping[str, str], around: Mapping[str, str]) -> str | None:
    """The number that a browser draws before an item of a list; None where its style is not understood. Bullets are no words."""
    if styles.get("display", "list-item") not in ("list-item", *RESET):
        return ""
    ordered = holder is not None and holder.tag == "ol"
    said = styles.get("list-style-type", "")
    if not said or said in RESET:
        said = _FORMATS.get(item.get("type") or "", "")
    if not said and holder is not None and holder.tag in ("ol", "ul", "menu", "dir"):
        said = around.get("list-style-type", "") or _FORMATS.get(
            holder.get("type") or "", "decimal" if ordered else "disc"
        )
    if said in ("", *RESET):
        said = "decimal" if ordered else "disc"
    if said in _SIGNS:
        return ""
    if said[0] in "\"'":
        return "".join(str(token.value) for token in tokens_of(said) if token.type == "string")
    return f"{numeral(_count(item, holder), _STYLED[said])}. " if said in _STYLED else None


def _count(item: Element, holder: Element | None) -> int:
    if holder is None:
        return 1
    back = holder.get("reversed") is not None
    first = sum(each.tag == "li" for each in holder) if back else 1
    count = _number(holder.get("start"), first) - (-1 if back else 1)
    for each in holder:
        if each.tag == "li":
            count = _number(each.get("value"), count + (-1 if back else 1))
        if each is item:
            break
    return count


def _number(said: str | None, otherwise: int) -> int:
    try:
        return int(said) if said is not None else otherwise
    except ValueError:
        return otherwise
