"""Edits of what a copy has but for its sentences: labels, heads, fields, optional parts and signature blocks."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from clausediff.canonical.template import OptionalPart, Text
from clausediff.model import Range
from tests.fuzz.documents import Change, Document
from tests.fuzz.making import Edit, at, other_figure

__all__ = [
    "columns", "furniture", "lone_figures", "optional_parts", "renumbered", "riders", "sides", "signatures", "swapped_names",
    "titles", "unlabelled_blanks",
]  # fmt: skip


def renumbered(document: Document, rng: random.Random) -> Iterator[Edit]:
    """A label that counts on, though nothing was put in."""
    for match in re.finditer(r"(?m)^(\d{1,2})\.(?= )", document.text):
        yield at(match, str(int(match[1]) + rng.choice((1, -1))), 1)


def titles(document: Document, rng: random.Random) -> Iterator[Edit]:
    """The title at the head of a page, and a term behind it."""
    rider = ("shall not bind the heirs", "of which Section 4 is struck", "not for sale", "void after 30 days")
    for match in re.finditer(r"(?<=\.)\n\n(?=\d|\()", document.text):
        yield at(match, f"\n\n\f{document.canonical.title} {rng.choice(rider)}\n\n")


def furniture(document: Document, rng: random.Random) -> Iterator[Edit]:
    """A term dressed as a running head or foot, on two pages."""
    heads = (
        "Goods sold as seen",
        "Section 2 shall not apply",
        "Not binding on heirs",
        "Deposit $500",
        "Page 3 of 9 - no refund",
        "FROM: No Refund 11/26/2026 10:31 P.003/005",
        "DEPOSIT 500 11/26/2026 10:31 FAX 01632 960188 P.1/2",
        "USD20000000",
    )
    breaks = [match.span() for match in re.finditer(r"(?<=\.)\n\n(?=\d|\()", document.text)]
    for one, other in zip(breaks[::6], breaks[3::6], strict=False):
        head = f"\n\f{rng.choice(heads)}\n\n"
        yield (Change(Range(*one), head), Change(Range(*other), head))


def lone_figures(document: Document, rng: random.Random) -> Iterator[Edit]:
    """A figure alone on its line that is no page number."""
    for match in document.literal(r"(?m)^\d\d$"):
        yield at(match, rng.choice(("", other_figure(match[0], rng), "no", f"{match[0]}0")))


def swapped_names(document: Document, rng: random.Random) -> Iterator[Edit]:
    """The names of a signature block, each in the place of the other."""
    for match in document.literal(r"By: /s/ (\w+ \w+)(\n\n[^\n]+\n\n)By: /s/ (\w+ \w+)"):
        yield at(match, f"By: /s/ {match[3]}{match[2]}By: /s/ {match[1]}")


def riders(document: Document, rng: random.Random) -> Iterator[Edit]:
    """Terms behind a filling, or signs at it."""
    rider = (", but not before payment", ", except as to Section 3", " unless it is waived", " and may revoke it")
    for name, span in document.slots:
        if span.size and not re.search("signature|box|email|mail", name):
            value = document.text[span.slice]
            if re.fullmatch(r"[$€£]?[\d,.]+", value) and rng.random() < 0.5:
                yield (Change(span, rng.choice((f"-{value}", f"{value} %", f"{value} or {value}9"))),)
            else:
                yield (Change(Range(span.end, span.end), rng.choice(rider)),)


def months(document: Document, rng: random.Random) -> Iterator[Edit]:
    """A date whose month has another letter, and that is no date besides, or says more than one."""
    for name, span in document.slots:
        found = re.search(r"[A-Z][a-z]{3,}(?= \d|,? \d{4})", document.text[span.slice])
        if "date" not in name or found is None:
            continue
        start, value = span.start + found.start(), found[0]
        at = rng.randrange(1, len(value) - 1)
        garbled = f"{value[:at]}{rng.choice('kxz')}{value[at + 1 :]}"
        month = Range(start, start + len(value))
        rider = rng.choice((" or later", ", unless it is waived", " if the Client pays"))
        yield rng.choice(
            (
                (Change(month, garbled), Change(Range(span.end, span.end), rider)),
                (Change(month, f"{garbled[:-1]}{'j' if garbled[-1] != 'j' else 'w'}"),),
                (Change(month, f"{garbled} or {value}"),),
            )
        )


def signatures(document: Document, rng: random.Random) -> Iterator[Edit]:
    """A signature that is a term, or none."""
    for name, span in document.slots:
        if "signature" in name and not name.endswith("date"):
            yield (
                Change(
                    span,
                    rng.choice(("under protest", "______ subject to Section 4", "/s/ not agreed", "9 of 10 pages")),
                ),
            )


def sides(document: Document, rng: random.Random) -> Iterator[Edit]:
    """The heads of two signature blocks, each in the place of the other."""
    for one, other in (
        ("CLIENT:", "CONSULTANT:"),
        ("FIRST PARTY:", "SECOND PARTY:"),
        ("for the Press", "for the Grower"),
    ):
        places = [document.text.rfind(one), document.text.rfind(other)]
        if min(places) >= 0:
            first, second = (Range(place, place + len(word)) for place, word in zip(places, (one, other), strict=True))
            yield (Change(first, other), Change(second, one))


def optional_parts(document: Document, rng: random.Random) -> Iterator[Edit]:
    """A sentence of an optional part that the copy has is gone."""
    for node in document.canonical.walk():
        if not isinstance(node, OptionalPart):
            continue
        for each in node.nodes:
            text = document.canonical.text[each.span.slice] if isinstance(each, Text) else ""
            for sentence in re.findall(r"(?<= )[a-z][^.*#]{30,}(?=[.,])", text):
                found = document.text.find(sentence)
                if found >= 0:
                    yield (Change(Range(found, found + len(sentence)), ""),)


def columns(document: Document, rng: random.Random) -> Iterator[Edit]:
    """A column of figures that are no labels near by."""
    for match in re.finditer(r"(?<=\.)\n\n(?=\d+\.)", document.text):
        first = rng.randrange(30, 90)
        yield at(match, f"\n{first}. {first + 1}. {first + 2}.\n\n")


def unlabelled_blanks(document: Document, rng: random.Random) -> Iterator[Edit]:
    """The label of a filling gone, and the filling with it."""
    for _, span in document.slots:
        label = re.search(r"\n(?:Name|Title|Date|By): $", document.text[: span.start])
        if label is not None and span.size:
            yield (Change(Range(label.start() + 1, span.end), ""),)
