"""Layout: what between and around the words is typography, and what only looks like it.

Only position proves layout. Page furniture stands on lines of its own, at a page's edge or again and again; a label stands
where a clause begins. A digit anywhere else is content.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz

from clausediff.edits import Edit
from clausediff.normalize import FOLD, MASK, Words, bare, fold_text, hidden_characters
from clausediff.reference import Reference

_MARKS = re.compile(r"[#*_~`^\\]+|-{3,}|={3,}|\.{4,}|[\t|]+")
_BULLET = re.compile(r"(?:(?<=\n)|^)[ \t]*(?:[-+>]|[•·▪●◦○‣∙oα«»])(?=[\s]|$)")
_PAGE = re.compile(r"[\W_]*(?:page|pg\.?|seite|p\.)?[\W_]*(?:\d{1,4}|[ivxlc]{1,6})(?:[\W_]*(?:of|/|von)[\W_]*\d{1,4})?[\W_]*", re.IGNORECASE)
_PAGE_SURE = re.compile(r"[\W_]*(?:page|seite)[\W_]*\d{1,4}(?:[\W_]*(?:of|/|von)[\W_]*\d{1,4})?[\W_]*|[\W_]*\d{1,4}[\W_]*(?:of|/)[\W_]*\d{1,4}[\W_]*", re.IGNORECASE)
_LABEL_LIKE = re.compile(r"[\s\-*•#(\[]*(?:[0-9IVXLivxl|SOo]{1,4}|[a-zA-Z])\s*[.):\]]?(?:\s*[0-9]{1,2}[.)]?)?[\s*]*")
_STRUCK = re.compile(r"~~|</?(?:del|s|strike|ins)(?:\s[^<>]*)?>", re.IGNORECASE)
_HEAD_WORDS = 14

DECIMAL = re.compile(r"[.,:'’/·٫٬-]")


@dataclass(frozen=True, slots=True)
class Gap:
    """What a difference between two gaps is."""

    code: str
    reason: str
    grave: bool = False
    """Whether a person must look at it."""


def weigh_gap(theirs: str, ours: str, *, digits: bool, before_digit: bool, phrase: str | None, line_start: bool) -> Gap:
    """Tell typography from a sign that changes a figure or hides something.

    ``digits``: figures on both sides of the gap; ``before_digit``: a figure right after it; ``phrase``: the must-match
    phrase that goes on across the gap; ``line_start``: the scan's gap holds a line's beginning (or the canonical's).
    """
    hidden = hidden_characters(ours)
    if hidden and hidden_characters(theirs) != hidden:
        soft = set(hidden) <= {"\u00ad", "\ufeff"} and (not ours.strip("\u00ad\ufeff \n\t-") or "\n" in ours)
        if not soft:
            names = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(hidden))
            return Gap("hidden", f"invisible characters in the scan: {names}", grave=True)
    if any("\u0300" <= char <= "\u036f" or "\u20d0" <= char <= "\u20ff" for char in ours):
        return Gap("hidden", "a combining mark that could strike out or change a letter", grave=True)
    if ("<!--" in ours or "-->" in ours) and "<!--" not in theirs and "-->" not in theirs:
        return Gap("hidden", "words inside a comment, which a viewer does not show", grave=True)
    if _STRUCK.search(ours) and not _STRUCK.search(theirs):
        return Gap("struck", "words struck through, or put in, by markup", grave=True)
    one, other = _plain(theirs), _plain(ours)
    if one == other:
        if MASK in fold_text(theirs) + fold_text(ours) or _MARKS.search(theirs + ours):
            return Gap("markup", "markup or ruling only")
        if _BULLET.search(ours) or _BULLET.search(theirs):
            return Gap("list-marker", "list marker only")
        return Gap("typography", "quote or dash style only")
    if digits and (DECIMAL.fullmatch(one) or DECIMAL.fullmatch(other) or (one == "") != (other == "")):
        return Gap("decimal", f"the sign between two figures differs: {_show(theirs)} against {_show(ours)}", grave=True)
    if before_digit and not line_start and one.endswith("-") != other.endswith("-") and not (one or other).strip("-"):
        return Gap("sign", "a minus sign before a figure is gained or lost", grave=True)
    if phrase is not None:
        return Gap("must-match", f"inside the must-match phrase “{phrase}”", grave=True)
    if ("/" in one) != ("/" in other):
        return Gap("connective", "a stroke between words is gained or lost", grave=True)
    if line_start and not one.strip("-") and not other.strip("-.,'\":;"):
        return Gap("list-marker", "marks at a line's edge only")
    if one.replace("-", "") == other.replace("-", ""):
        return Gap("hyphenation", "a hyphen only")
    return Gap("punctuation", f"punctuation read differently: {_show(theirs)} as {_show(ours)}")


def _plain(gap: str) -> str:
    """A gap without white space, markup, rules and list markers."""
    folded = fold_text(gap).replace(MASK, "")
    folded = _BULLET.sub("", folded)
    return "".join(_MARKS.sub("", folded).split()).replace("''", '"')


def _show(gap: str) -> str:
    shown = " ".join(gap.translate(FOLD).split())
    return f"“{shown}”" if shown else "nothing"


class Furniture:
    """Which inserted lines of a scan are page furniture; made once for a copy."""

    def __init__(self, reference: Reference, words: Words, span: tuple[int, int]) -> None:
        self.reference = reference
        self.words = words
        self.span = span
        self.phrases = [bare(phrase) for phrase in reference.template.ignore]
        self.title = bare(reference.template.title)
        self._paged = "\f" in words.text
        self._lines: Counter[str] | None = None

    def lines(self) -> Counter[str]:
        """How often each short line stands in the whole scan, digits left out: running heads repeat."""
        if self._lines is None:
            self._lines = Counter(
                key for line in self.words.text.splitlines() if (key := _head_key(line)) and len(line.split()) <= _HEAD_WORDS
            )
        return self._lines

    def tell(self, start: int, end: int) -> str | None:
        """The reason why the text of whole lines is furniture, or None."""
        text = self.words.text
        line = text[start:end].strip()
        key = bare(line)
        for phrase in self.phrases:
            if phrase and (phrase == key or (abs(len(phrase) - len(key)) <= len(phrase) // 4 and fuzz.ratio(phrase, key) >= 85)):
                return "page furniture named in the canonical"
        edge, alone = self._edge(start, end), self._alone(start, end)
        if _PAGE_SURE.fullmatch(line) and (edge or alone):
            return "page number"
        if _PAGE.fullmatch(line) and (edge or (alone and not self._paged and len(line) <= 8 and any(c.isdigit() for c in line))):
            return "page number"
        if len(line.split()) <= _HEAD_WORDS and (edge or alone):
            head = _head_key(line)
            if len(head) >= 4 and self.lines()[head] >= 2 and self._heads(head) >= 2:
                return "running head: the same line stands at other page edges"
            if edge and self.title and len(key) >= 8 and fuzz.ratio(self.title, key.rstrip("0123456789")) >= 85:
                return "running head: the title"
        return None

    def _heads(self, head: str) -> int:
        """At how many page edges (or, without page breaks, between blank lines) the line stands."""
        text = self.words.text
        count, at = 0, 0
        for line in text.splitlines(keepends=True):
            start, at = at, at + len(line)
            if _head_key(line) == head and (self._edge(start, at) or (not self._paged and self._alone(start, at))):
                count += 1
        return count

    def _edge(self, start: int, end: int) -> bool:
        """Whether nothing but short lines stands between these lines and a page break or the scan's edge."""
        text = self.words.text
        before = text[max(0, start - 160) : start]
        after = text[end : end + 160]
        head = before.rpartition("\f")[2] if "\f" in before else (before if start <= 160 else None)
        tail = after.partition("\f")[0] if "\f" in after else (after if end + 160 >= len(text) else None)
        return (head is not None and _thin(head)) or (tail is not None and _thin(tail))

    def _alone(self, start: int, end: int) -> bool:
        """Whether blank lines (or the scan's edge) stand on both sides."""
        text = self.words.text
        before, after = text[:start].rstrip(" \t"), text[end : end + 80].lstrip(" \t")
        return (not before or before.endswith(("\n\n", "\f", "\n \n")) or not before.strip()) and (
            not after.strip() or after.startswith(("\n\n", "\f", "\n\f")) or not text[end:].strip()
        )


def _head_key(line: str) -> str:
    return "".join(char for char in bare(line) if not char.isdigit())


def _thin(text: str) -> bool:
    """At most two short lines."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) <= 2 and all(len(line.split()) <= _HEAD_WORDS and len(line) <= 80 for line in lines)


def page_line(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a canonical is a page number on a line of its own."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    line = text[low:high].strip()
    alone = not text[:low].strip(" \t") or text[:low].rstrip(" \t").endswith(("\n\n", "\f", "\n \n"))
    return bool(_PAGE.fullmatch(line)) and (bool(_PAGE_SURE.fullmatch(line)) or alone or text[high : high + 2].strip(" \t") in ("\n\n", "\n\f", "\f", ""))


def label_like(text: str) -> bool:
    """Whether marks could be a clause's label, garbled perhaps (``- 1 .``, ``l.``, ``(ii``)."""
    return bool(_LABEL_LIKE.fullmatch(text)) and len(text.strip()) <= 8


def opens_line(words: Words, index: int) -> bool:
    """Whether only marks stand between a line's beginning and a word of the scan."""
    start = words.starts[index]
    line = words.text.rfind("\n", 0, start) + 1
    return bare(words.text[line:start]) == ""


def split_lines(words: Words, edit: Edit) -> list[tuple[int, int, bool]]:
    """Cut an insertion's words into lines: (first word, one past the last, whether the whole line is inserted)."""
    text = words.text
    pieces: list[tuple[int, int, bool]] = []
    at = edit.s0
    while at < edit.s1:
        start = words.starts[at]
        line_start = max(text.rfind("\n", 0, start), text.rfind("\f", 0, start)) + 1
        stop = min((e for e in (text.find("\n", start), text.find("\f", start)) if e >= 0), default=len(text))
        to = at
        while to < edit.s1 and words.starts[to] < stop:
            to += 1
        opens = at == 0 or words.ends[at - 1] <= line_start
        closes = to >= len(words) or words.starts[to] >= stop
        pieces.append((at, to, opens and closes))
        at = to
    return pieces
