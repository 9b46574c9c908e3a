"""Fill a canonical's fields as a signer would, and keep track of where each letter of the canonical went."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from clausediff.canonical.template import Alternatives, Canonical, Either, Node, OptionalPart, Slot, Text
from tests.benchmark.case import Range

_MARKUP = re.compile(r"(?m)^#{1,6} +|\*\*|^---$|__")


@dataclass(frozen=True)
class Filled:
    """A canonical as printed."""

    text: str
    pieces: tuple[tuple[int, int, int], ...]
    """``(canonical offset, offset in text, length)`` of each stretch that the two share, in order."""
    slots: tuple[tuple[str, Range, Range], ...] = ()
    """Name, canonical span and span in :attr:`text` of each filled place."""

    def to_canonical(self, offset: int) -> int | None:
        """The canonical's offset of ``offset`` in the text; ``None`` within a filling."""
        at = bisect_right([p[1] for p in self.pieces], offset) - 1
        if at < 0:
            return None
        canonical, plain, length = self.pieces[at]
        return canonical + offset - plain if offset <= plain + length else None

    def span_to_canonical(self, span: Range) -> Range | None:
        """The same for a span; ``None`` when an end of it lies within a filling."""
        start = self.to_canonical(span[0])
        end = self.to_canonical(span[1] - 1) if span[1] > span[0] else None
        if start is None or (span[1] > span[0] and end is None):
            return None
        return start, start if end is None else end + 1


def fill(
    template: Canonical,
    values: Mapping[str, str | Sequence[str]],
    *,
    optional: Sequence[str] = (),
    branch: int = 0,
    option: int = 0,
) -> Filled:
    """``template`` with each field set to its value (a list: one for each place in turn) and its marks of markup gone.

    ``optional`` names the optional parts that this copy has; ``branch`` and ``option`` choose among alternatives.
    """
    out: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    slots: list[tuple[str, Range, Range]] = []
    used: dict[str, int] = {}
    length = 0

    def literal(start: int, end: int) -> None:
        nonlocal length
        at = start
        for mark in [*_MARKUP.finditer(template.text, start, end), None]:
            stop = end if mark is None else mark.start()
            if stop > at:
                pieces.append((at, length, stop - at))
                out.append(template.text[at:stop])
                length += stop - at
            if mark is not None:
                at = mark.end()

    def slot(node: Slot) -> None:
        nonlocal length
        value = values.get(node.field, "")
        if not isinstance(value, str):
            turn = used.get(node.field, 0)
            used[node.field] = turn + 1
            value = value[min(turn, len(value) - 1)]
        slots.append((node.field, node.span, (length, length + len(value))))
        out.append(value)
        length += len(value)

    for node in _chosen(template.nodes, optional, branch):
        if isinstance(node, Text):
            literal(*node.span)
        elif isinstance(node, Slot):
            slot(node)
        elif isinstance(node, Alternatives):
            literal(*node.options[min(option, len(node.options) - 1)])
    return Filled("".join(out), tuple(pieces), tuple(slots))


def _chosen(nodes: Sequence[Node], optional: Sequence[str], branch: int) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, OptionalPart):
            if node.name in optional:
                yield from _chosen(node.nodes, optional, branch)
        elif isinstance(node, Either):
            yield from _chosen(node.branches[min(branch, len(node.branches) - 1)], optional, branch)
        else:
            yield node


FILLINGS: dict[str, list[dict[str, str | Sequence[str]]]] = json.loads(
    (Path(__file__).parent / "fillings.json").read_text(encoding="utf-8")
)
"""Invented signers of the project's own forms, by form."""


def legal(template: Canonical, which: int = 0) -> dict[str, str | Sequence[str]]:
    """Values for every field of ``template``: the listed ones, and a plain one by type for any other field."""
    listed = FILLINGS.get(template.id, [{}])
    values = dict(listed[which % len(listed)])
    plain = {
        "date": "March 14, 2023",
        "money": "$500.00",
        "number": "12",
        "person": "Ellen Marsh",
        "organization": "Harrow Valley Instruments, Inc.",
        "checkbox": "[x]",
        "signature": "",
    }
    for name, spec in template.fields.items():
        if name not in values:
            values[name] = spec.choices[0] if spec.choices else plain.get(spec.type, "as agreed")
    return values
