"""The lines of a text, each with what is printed on it and whether a blank line is before and behind it, worked out once."""

from __future__ import annotations

from typing import NamedTuple

from clausediff.model import Range
from clausediff.text.lines import line_spans

__all__ = ["PrintedLines"]


class PrintedLines(NamedTuple):
    """The lines of one text, as parallel lists."""

    text: str
    spans: list[Range]
    """:func:`~clausediff.text.lines.line_spans` of the text."""
    printed: list[str]
    """Each line without the white space at its ends."""
    opens: list[bool]
    """Whether nothing is printed above a line: :func:`~clausediff.text.lines.blank_before`."""
    closes: list[bool]
    """Whether nothing is printed below it: :func:`~clausediff.text.lines.blank_after`."""

    @classmethod
    def of(cls, text: str, spans: list[Range] | None = None) -> PrintedLines:
        """The lines of a text; ``spans`` where they are known."""
        spans = line_spans(text) if spans is None else spans
        raw = [text[start:end] for start, end in spans]
        blank = [not line.strip(" \t") for line in raw]
        opens, closes = [True, *blank[:-1]], [*blank[1:], True]
        if "\f" in text:
            for index, (_, end) in enumerate(spans[:-1]):
                if text[end] == "\f":
                    closes[index] = opens[index + 1] = True
        return cls(text, spans, [line.strip() for line in raw], opens, closes)

    def following(self, index: int) -> str:
        """The next line of the page with print on it; empty where the page has none below ``index``."""
        for other in range(index + 1, len(self.spans)):
            if self.text[self.spans[other].start - 1] == "\f":
                return ""
            if line := self.printed[other]:
                return line
        return ""
