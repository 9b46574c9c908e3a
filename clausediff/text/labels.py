"""Clause labels: ``1.``, ``1.1``, ``(a)``, ``(iv)``, ``A.``, ``Article IV``, ``Section 3(b)``, ``ARTIKEL 2``, ``§ 5``.

OCR drops and garbles labels more than any other ink, so a label is never needed to find a clause; it names one.
"""

from __future__ import annotations

from typing import NamedTuple

from clausediff import regex as re
from clausediff.text.label_words import ABBREVIATIONS, LABEL_WORDS

_WORDS = sorted(
    {word for words in LABEL_WORDS.values() for word in words if word != "§"}, key=lambda word: (-len(word), word)
)
_KEYWORD = "(?:" + "|".join(("§{1,2}", *_WORDS)) + "|(?-i:" + "|".join(ABBREVIATIONS) + r")\.)"
_LEAD = r"[ \t]*(?:[-*•·–—>]\s+)?(?:#{1,6}[ \t]+)?(?:\*\*|__|<[ub]>)?[ \t]*"
LABEL = re.compile(
    _LEAD
    + r"(?P<label>"
    + _KEYWORD
    + r"[ \t]*(?P<key>\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,7}\b|[a-z]\b)(?P<sub>(?:\([a-z0-9]{1,4}\))*)[ \t]*[.:)–—-]?"
    r"|(?P<dec>\d{1,3}(?:\.\d{1,3})+)[.)]?(?=[\s*_<]|$)"
    r"|(?P<num>\d{1,3})[ \t]?[.)](?=[\s*_<]|$)"
    r"|\((?P<par>[a-z]{1,2}|[ivxlc]{1,7}|\d{1,3})\)"
    r"|(?P<rom>[IVX]{1,5})[.)](?=[\s*_<]|$)"
    r"|(?P<let>[a-zA-Z])[.)](?=[\s*_<]|$)"
    r")",
    re.IGNORECASE,
)

_LABEL_LIKE = re.compile(r"[\s\-*•#(\[]*(?:[0-9IVXLivxl|SOo]{1,4}|[a-zA-Z])\s*[.):\]]?(?:\s*[0-9]{1,2}[.)]?)?[\s*]*")
_LONGEST = 8
"""Characters of the longest marks that could be a label."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Label(NamedTuple):
    """A label as printed at the start of a clause."""

    text: str
    """As printed, without list markers: ``(a)``."""
    start: int
    end: int
    kind: str
    """``number``, ``decimal``, ``letter``, ``roman`` or ``keyword``."""
    parts: tuple[str, ...]
    """Its own numerals, lower case: ``("3", "b")`` for ``Section 3(b)``."""


def read_label(text: str, at: int) -> Label | None:
    """The label with which the line at offset ``at`` begins, or None."""
    match = LABEL.match(text, at)
    if match is None:
        return None
    start, end = match.span("label")
    whole = match["label"]
    if match["key"]:
        subs = tuple(re.findall(r"\(([a-z0-9]+)\)", (match["sub"] or "").lower()))
        return Label(whole.strip(), start, end, "keyword", (match["key"].lower(), *subs))
    if match["dec"]:
        return Label(whole, start, end, "decimal", tuple(match["dec"].split(".")))
    if match["num"]:
        return Label(whole, start, end, "number", (match["num"],))
    value = (match["par"] or match["rom"] or match["let"] or "").lower()
    if value.isdigit():
        kind = "number"
    elif set(value) <= set(_ROMAN) and (len(value) > 1 or value in "ivx"):
        kind = "roman"
    elif len(value) == 1 or (len(value) == 2 and value[0] == value[1]):
        kind = "letter"
    else:
        return None
    return Label(whole, start, end, kind, (value,))


def label_like(text: str) -> bool:
    """Whether marks could be a clause's label, garbled perhaps (``- 1 .``, ``l.``, ``(ii``)."""
    return len(text.strip()) <= _LONGEST and _LABEL_LIKE.fullmatch(text) is not None


def roman_value(numeral: str) -> int:
    """The value of a lower-case Roman numeral (no check of its form)."""
    total, last = 0, 0
    for char in reversed(numeral):
        value = _ROMAN.get(char, 0)
        total += value if value >= last else -value
        last = max(last, value)
    return total


class Numbering:
    """Gives each clause of a text its id: the path of labels above it (``1.1.a``), or ``p3`` for an unlabelled paragraph."""

    def __init__(self) -> None:
        self._path: list[tuple[str, str]] = []
        self._paragraphs = 0
        self._seen: dict[str, int] = {}

    def next_id(self, label: Label | None) -> str:
        """The id of the next clause in reading order."""
        if label is None:
            self._paragraphs += 1
            return f"p{self._paragraphs}"
        kind, value = label.kind, label.parts[-1]
        if kind in ("number", "keyword"):
            self._path = [("number", part) for part in label.parts]
        elif kind == "decimal":
            self._path = [("number", ".".join(label.parts))]
        else:
            if kind == "roman" and len(value) == 1 and self._continues_letters(value):
                kind = "letter"
            kinds = [each for each, _ in self._path]
            if kind in kinds:
                self._path = self._path[: kinds.index(kind)]
            self._path = [*self._path, (kind, value)]
        name = ".".join(part for _, part in self._path)
        self._seen[name] = self._seen.get(name, 0) + 1
        return name if self._seen[name] == 1 else f"{name}~{self._seen[name]}"

    def _continues_letters(self, value: str) -> bool:
        """Whether ``(i)`` here follows ``(h)`` rather than opening a Roman list."""
        letters = [each for kind, each in self._path if kind == "letter"]
        return bool(letters) and ord(letters[-1][-1]) + 1 == ord(value)


def cited(identity: str, label: str) -> str:
    """A clause as a lawyer cites it, by its id and its label: ``3.1(b)`` for the item ``(b)`` of 3.1; its label where it has no
    clause above it, and nothing for an unlabelled paragraph."""
    parts = [part.partition("~")[0] for part in identity.split(".")]
    own = label.strip()
    if not own or not parts[0] or not parts[0][0].isalnum():
        return own
    if len(parts) == 1:
        return own
    return parts[0] + "".join(f".{part}" if part.isdigit() else f"({part})" for part in parts[1:])
