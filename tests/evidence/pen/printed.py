"""Scans whose words stand on a page as if set in letters of one width."""

from __future__ import annotations

from clausediff.model import Range
from clausediff.scan.pages import Box, LineBox, Page, WordBox, around
from clausediff.scan.scan import Scan

LEFT, TOP, WIDE, HIGH, ROW = 60.0, 50.0, 6.0, 12.0, 24.0


def printed(text: str) -> Scan:
    """A page of lines, 24 points apart; a letter is 6 points wide, a tab is four."""
    words, lines, offset = [], [], 0
    for row, line in enumerate(text.split("\n")):
        column, own = 0, []
        for at, char in enumerate(line):
            if not char.isspace() and (at == 0 or line[at - 1].isspace()):
                word = line[at:].split()[0]
                left, top = LEFT + WIDE * column, TOP + ROW * row
                box = Box(left, top, left + WIDE * len(word), top + HIGH)
                own.append(WordBox(Range(offset + at, offset + at + len(word)), 0, box))
            column += 4 if char == "\t" else 1
        if own:
            span = Range(own[0].span.start, own[-1].span.end)
            lines.append(LineBox(span, 0, around(word.box for word in own)))
        words += own
        offset += len(line) + 1
    page = Page(1, 612, 792, reader="rapidocr")
    return Scan("copy.png", "0" * 64, text, "image", words=tuple(words), lines=tuple(lines), pages=(page,))
