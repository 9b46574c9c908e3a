"""The lines to write on that a PDF draws: level rules, which leave no letters in the text."""

from __future__ import annotations

from clausediff.scan.options import PageOptions
from clausediff.scan.pages import Box
from clausediff.scan.readers.pdf.document import opened
from clausediff.scan.readers.pdf.frame import frame_of
from clausediff.scan.readers.pdf.objects import draw_list

__all__ = ["rules_of"]

_JOINED = 1.5
"""In points: rules so far apart up and down, and no further along, are one line."""


def rules_of(path: str, options: PageOptions | None = None) -> list[list[Box]]:
    """The level rules of each page of a PDF, in points from the top left of the page as shown, from above. Raises ReadError."""
    with open(path, "rb") as stream:
        data = stream.read()
    with opened(path, data, options or PageOptions()) as document:
        pages = [document[index] for index in range(len(document))]
        return [_joined(draw_list(page, frame_of(page)).rules) for page in pages]


def _joined(rules: list[Box]) -> list[Box]:
    """Rules that go on as one line, as one: programs draw a line in pieces, and a thin rectangle as its two sides."""
    found: list[Box] = []
    for rule in sorted(rules, key=lambda each: (each.middle, each.left)):
        for number, other in enumerate(found):
            if (
                abs(other.middle - rule.middle) <= _JOINED
                and rule.left <= other.right + _JOINED
                and other.left <= rule.right + _JOINED
            ):
                found[number] = other.joined(rule)
                break
        else:
            found.append(rule)
    return found
