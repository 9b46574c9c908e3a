"""Words in brackets: how a draft marks what is proposed for deletion, and how a negotiator leaves a word open.

Round brackets are left out: they are punctuation, and are compared as such.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from clausediff import regex as re
from clausediff.model import Range
from clausediff.scan.elements import SAYS
from clausediff.scan.scan import Mark
from clausediff.text.links import link_brackets
from clausediff.text.markup import find_markup
from clausediff.text.naming import Format

__all__ = ["find_brackets"]

_ROUND = {")": "(", "）": "（", "﹚": "﹙", "⁾": "⁽", "₎": "₍", "⟯": "⟮", "❩": "❨", "❫": "❪", "⦆": "⦅", "｠": "｟"}
_QUOTES = "」』》〉〞｣❯❱⟫"
"""Brackets that are quotation marks, or stand for them."""
_PAIRS = {"]": "[", "}": "{", "］": "［", "｝": "｛", ">": "<"} | {
    chr(code): chr(code - 1)
    for code in (*range(0x2000, 0x3100), *range(0xFE50, 0xFF70))  # elsewhere are only the forms of vertical text
    if unicodedata.category(chr(code)) == "Pe" and unicodedata.category(chr(code - 1)) == "Ps"
    if chr(code) not in _QUOTES and chr(code) not in _ROUND
}
"""Closing brackets to opening ones, of all kinds that Unicode has."""
_LONGEST = 4000
"""Characters between brackets: a clause or two."""
_FEW_WORDS = 2
_TICK = re.compile(r"\W*[xXvV]?\W*")
_LABEL = re.compile(r"(?:[A-Za-z]|[ivxlIVXL]{1,5}|\d{1,3}(?:\.\d{1,3}){0,3})[.)]?")
_MISREAD_LABEL = re.compile(r".{1,5}\)\s")
"""``{a) the price``: the bracket of a label, misread; what closes later closes nothing."""


def find_brackets(text: str, *, markdown: bool, round: bool = False) -> Iterator[Mark]:
    """The stretches of a text between brackets, but for check boxes, labels of clauses, and the brackets of links.

    ``round``: those in round brackets instead, which engines read for square ones.
    """
    pairs = _ROUND if round else _PAIRS
    if text.isascii() and not any(sign in text for sign in ("()" if round else "[]{}<>")):
        return  # found faster than by the pattern
    brackets = re.compile("[" + re.escape("".join([*pairs, *pairs.values()])) + "]")
    if brackets.search(text) is None:
        return
    format = Format.MARKDOWN if markdown else Format.PLAIN
    taken = [piece.span for piece in find_markup(text, format) if text[piece.span.start] not in "[]("]
    links = link_brackets(text, format)
    opened: list[int] = []
    index = 0
    for match in brackets.finditer(text):
        at = match.start()
        while index < len(taken) and taken[index].end <= at:
            index += 1
        if index < len(taken) and taken[index].start <= at:
            continue  # a bracket of markup
        if match[0] not in pairs:
            opened.append(at)
            continue
        while opened and text[opened[-1]] != pairs[match[0]]:
            opened.pop()  # never closed
        if opened:
            span = Range(opened.pop(), at + 1)
            if span.start not in links and _marks_words(text, span, markdown=markdown):
                yield Mark("bracketed", Range(span.start + 1, at), SAYS["bracketed"], certain=False)


def _marks_words(text: str, span: Range, *, markdown: bool) -> bool:
    """Whether brackets mark the words between them."""
    if span.size > _LONGEST:
        return False
    inside = text[span.start + 1 : span.end - 1]
    if not inside or _TICK.fullmatch(inside):
        return False
    if inside[0].isspace() != inside[-1].isspace() and len(inside.split()) > _FEW_WORDS:
        return False  # one of the brackets is a letter or a stroke, misread
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    opens = not any(map(str.isalnum, before))
    if opens and (_LABEL.fullmatch(inside) or _MISREAD_LABEL.match(inside)):
        return False
    sign = text[span.start]
    if sign == "{":
        return not before[-1:].isalnum()  # what a command of LaTeX is given
    if sign == "<":  # elsewhere: less than, greater than
        return not markdown and inside == inside.strip() and "\n" not in inside
    if "\n\n" in inside:  # whole paragraphs
        return opens and not text[span.end :].partition("\n")[0].strip()
    return True
