"""What the fuzzer changes: the project's own forms as a signer fills them, and made-up agreements full of figures, names and labels."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from clausediff.canonical.load import parse
from clausediff.canonical.template import Canonical
from clausediff.model import Range
from tests.benchmark.case import ROOT
from tests.benchmark.fill import fill, legal

__all__ = ["MATERIAL", "Change", "Document", "applied", "forms", "made_up", "pairs"]

MATERIAL: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "material.yaml").read_text(encoding="utf-8"))
_LINE = 74
"""Characters of a printed line."""


@dataclass(frozen=True, slots=True)
class Change:
    """``text[span]`` is replaced by ``new``."""

    span: Range
    new: str


@dataclass(frozen=True, slots=True)
class Document:
    """A canonical and a clean copy of it."""

    name: str
    canonical: Canonical
    text: str
    """The copy."""
    slots: tuple[tuple[str, Range], ...] = ()
    """The fields' names and where their fillings are in the copy."""
    terms: tuple[str, ...] = ()
    """Defined terms, as they are printed."""

    def phrases(self) -> Iterator[Range]:
        """Where the must-match phrases stand in the copy."""
        for phrase in self.canonical.must_match:
            pattern = r"\s+".join(map(re.escape, phrase.split()))
            for match in re.finditer(rf"\b{pattern}\b", self.text):
                yield Range(*match.span())

    def literal(self, pattern: str) -> Iterator[re.Match[str]]:
        """Matches in the copy that no field is part of."""
        for match in re.finditer(pattern, self.text):
            if all(match.end() < start or end < match.start() for _, (start, end) in self.slots):
                yield match


def pairs(name: str) -> list[tuple[str, str]]:
    """The pairs under a key of the material, both ways: ``one/other`` in a line, or lists of two."""
    listed = MATERIAL[name]
    found = [each.split("/") for each in listed.split()] if isinstance(listed, str) else listed
    return [(one, other) for one, other in found] + [(other, one) for one, other in found]


def applied(text: str, changes: list[Change]) -> tuple[str, list[Range]]:
    """The text with all changes made, and where each of them is in it. The changes must not touch each other."""
    out: list[str] = []
    places: dict[int, Range] = {}
    at = length = 0
    for change in sorted(changes, key=lambda each: each.span):
        assert at <= change.span.start
        kept = text[at : change.span.start]
        length += len(kept)
        places[id(change)] = Range(length, length + len(change.new))
        out += [kept, change.new]
        length += len(change.new)
        at = change.span.end
    return "".join((*out, text[at:])), [places[id(change)] for change in changes]


def printed(text: str) -> str:
    """The text with line ends in the place of spaces, as a page is printed; its length stays."""
    lines = []
    for paragraph in text.split("\n"):
        at = 0
        while len(paragraph) - at > _LINE:
            cut = paragraph.rfind(" ", at, at + _LINE)
            if cut <= at:
                break
            paragraph = f"{paragraph[:cut]}\n{paragraph[cut + 1 :]}"  # noqa: PLW2901  (the same paragraph, broken)
            at = cut + 1
        lines.append(paragraph)
    return "\n".join(lines)


@cache
def forms() -> tuple[Document, ...]:
    """The project's own forms, each as two signers fill it."""
    found = []
    for path in sorted((ROOT / "canonical").glob("*.md")):
        template = parse(path.read_text(encoding="utf-8"), path.name)
        for which in (0, 1):
            optional = ("title", "insurance", "retainer", "residuals", "non_solicitation") if which else ()
            filled = fill(template, legal(template, which), optional=optional, branch=which)
            slots = tuple((name, Range(*span)) for name, _, span in filled.slots)
            found.append(Document(f"{path.stem}-{which}", template, filled.text, slots))
    return tuple(found)


def made_up(seed: int, sentences: int = 90) -> Document:
    """An agreement of made-up clauses: the same for the same seed. Its must-match phrases are some words of it."""
    rng = random.Random(seed)
    clauses: list[str] = []
    while sum(map(len, clauses)) < sentences * 100:
        clauses.append(_clause(rng, len(clauses) + 1))
    body = "\n\n".join([MATERIAL["title"].upper(), _OPENING, *clauses, _TABLE.format(rng.randrange(20, 90)), _CLOSING])
    phrases = _phrases(rng, body)
    front = {"id": "made-up", "title": MATERIAL["title"], "version": "1", "language": "en", "must_match": phrases}
    canonical = parse(f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{body}\n", "made-up.md")
    return Document(f"made-up-{seed}", canonical, body + "\n", (), ("Harvest", "Press", "Grower"))


_OPENING = (
    'This agreement is made between the owner of the orchard (the "Grower") and the owner of the press house (the "Press"). The '
    'gathering of the fruit in autumn is called the "Harvest" in it.'
)
_TABLE = "At the time of signature the crates of the Grower number\n\n{}\n\nas both of them have counted in the yard."
_CLOSING = "Signed for the Press:\n\nBy: /s/ Ada Lindqvist\n\nSigned for the Grower:\n\nBy: /s/ Tomas Brevik"


def _clause(rng: random.Random, number: int) -> str:
    """A numbered clause, sometimes with lettered parts."""
    own = [_sentence(rng), rng.choice(MATERIAL["fillers"]), _sentence(rng), rng.choice(MATERIAL["fillers"])]
    head = f"{number}. {' '.join(own)}"
    if number % 4 == 0:
        parts = [f"({letter}) {_sentence(rng)} {rng.choice(MATERIAL['fillers'])}" for letter in "abc"]
        return "\n\n".join([head, *parts])
    if number % 7 == 0:
        figure = rng.randrange(12, 60)
        return f"{head}\n\n{figure} days after the end of the year the Press sends its books. {_sentence(rng)}"
    return head


def _sentence(rng: random.Random) -> str:
    """A sentence with its figures, names and codes filled in."""
    makers = {
        "n": lambda: str(rng.randrange(3, 99)),
        "big": lambda: f"{rng.randrange(1, 90)},{rng.randrange(100, 999)}",
        "rate": lambda: rng.choice(("5", "12", "1.5", "7.25", "30")),
        "amount": lambda: rng.choice(("$", "€", "£")) + rng.choice(("500", "60", "1,250", "12.50", "3,400.00")),
        "unit": lambda: rng.choice(MATERIAL["units"]),
        "name": lambda: rng.choice(MATERIAL["names"]),
        "firm": lambda: rng.choice(MATERIAL["firms"]),
        "code": lambda: rng.choice(MATERIAL["codes"]),
        "mail": lambda: rng.choice(MATERIAL["mails"]),
        "day": lambda: f"{rng.choice(('June', 'October', 'April'))} {rng.randrange(1, 28)}, 20{rng.randrange(20, 40)}",
        "ref": lambda: str(rng.randrange(2, 20)),
        "letter": lambda: rng.choice("ABCDE"),
        "roman": lambda: rng.choice(("II", "III", "IV")),
    }
    return re.sub(r"\{(\w+)\}", lambda match: makers[match[1]](), rng.choice(MATERIAL["sentences"]))


def _phrases(rng: random.Random, body: str) -> list[str]:
    """Some runs of three words as must-match phrases."""
    words = [match.span() for match in re.finditer(r"(?<=[a-z] )[a-z]+ [a-z]+ [a-z]+(?= [a-z])", body)]
    return sorted({body[slice(*span)] for span in rng.sample(words, 6)})
