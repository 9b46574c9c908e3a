"""Lines that a machine prints on the pages that it sends, scans or files.

    FROM: WREN THEATRE   (FAX)01632960188   11/26/2026 10:31   P.003/005      the head of a fax
    26-NOV-2026 10:31  From:NORTHLIGHT  To:01632960455  P.3/5                 another one
    4829-1234-5678.1        ACTIVE/118273645.3        HVML000412              the number of a document in an archive

What they consist of proves them, and not their place: a time of day with two of a date, a number of a page and the number of a
telephone, or one long number that is no quantity. Else there may be names, and no figure and no word that says anything.
"""

from __future__ import annotations

from functools import lru_cache

from clausediff import regex as re
from clausediff.scan.binding import says_nothing, without_dates
from clausediff.scan.named_lines import IsWord
from clausediff.text.page_numbers import read_page_number
from clausediff.text.protected import AMOUNT
from clausediff.text.several import Guards

__all__ = ["is_archive_number", "is_sent_line"]

_LONGEST = 160
"""Characters of the longest line that a machine prints."""
_FIGURE_LIKE = re.compile(r"(?<![^\W\d_])[OolI]+(?=\d)|(?<=\d)[OolI]+(?![^\W\d_])")
"""Letters that are read for figures, beside a figure and no other letter."""
_FIGURES = str.maketrans("OolI", "0011")
_LETTER_LIKE = re.compile(r"(?<=[^\W\d_])[01]+(?=[^\W\d_])")
"""Figures that are read for letters, between two letters."""
_LETTERS = str.maketrans("01", "OI")
_CLOCK = re.compile(
    r"(?<![\w:.])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?(?![\d:./])(?:\s*[ap]\.?m\b\.?)?"
    r"(?:\s*(?:(?:GMT|UTC|Z|[ECMP][SD]T|CES?T|BST|MEZ|MESZ)\b)?\s*(?:[+-]\d\d?(?::?\d\d)?(?!\d))?)",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?<!\w)(?:(?:pages?|seite|pg|p|s)\b\.?[ :]*|@\s?)\d{1,4}(?:\s*(?:/|of|von|de|sur|di|van)\s*\d{1,4})?(?!\S)"
    r"|(?<!\S)\d{1,4}/\d{1,4}(?!\S)",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"(?<![\w.])\+?\d(?:[ /.-]{0,2}\d){6,16}(?!\w)")
_MONTH_FIRST = re.compile(r"(?<!\w)([^\W\d_]{3,9})[-/.](\d\d?)[-/.](\d{4}|\d\d)(?!\w)")
"""``NOV-26-2026``, which is read with spaces."""
_OF_NUMBER = re.compile(r"(?:fax|telefax|tel|telephone|phone|job)[.:]?\s+n[or°º]\b[.°º]?", re.IGNORECASE)
"""``FAX NO.``; by itself the word denies."""
_SENDING = frozenset(
    "from to fax facsimile telefax tel telephone phone via job sent by von an de à para da a"
    " mon tue wed thu fri sat sun mo di mi do sa so".split()
)
"""What such a line has before a number or a name, and short names of days."""
_PROOFS = 2
"""How many of a date, a page's number and a telephone's must be beside the time of day."""

_GROUPS = re.compile(r"\d{3,9}(?:-\d{3,9}){1,3}(?:(?:[.,]|\.?[vV])\d{1,3})?")
_PREFIXED = re.compile(
    r"(?P<head>[A-Z]{2,12}(?:[-_/][A-Z]{1,12})?)[-_/# ]?(?P<number>\d{6,12})(?:(?:\.|\.?[vV])\d{1,3})?"
)
_ABBREVIATION = 3
"""Letters of the longest prefix that may look like a word."""
_LEAST = 8
"""Figures of groups that are no quantity."""


@lru_cache(maxsize=1 << 12)
def is_sent_line(line: str) -> bool:
    """Whether a line is what a fax machine or a scanner prints at the edge of what it sends, and nothing else."""
    if len(line) > _LONGEST or not AMOUNT.isdisjoint(line) or sum(map(str.isdigit, line)) < 8:
        return False
    figures = _FIGURE_LIKE.sub(lambda letters: letters[0].translate(_FIGURES), _OF_NUMBER.sub(" ", _spaced(line)))
    rest, clocks = _CLOCK.subn(" ", " ".join(figures.split()))
    if clocks != 1:
        return False
    rest, pages = _PAGE.subn(" ", rest)
    rest = _MONTH_FIRST.sub(r"\1 \2 \3", rest)
    undated = without_dates(rest)
    dated = len(undated.split()) < len(rest.split())
    rest, telephones = _TELEPHONE.subn(" ", undated)
    if dated + bool(pages) + bool(telephones) < _PROOFS:
        return False
    words = (_LETTER_LIKE.sub(lambda figures: figures[0].translate(_LETTERS), word) for word in rest.split())
    return says_nothing(" ".join(word for word in words if word.strip(".:,;-–*").lower() not in _SENDING))


def _spaced(line: str) -> str:
    """A line with spaces for the marks that part its pieces: brackets, bars, and colons beside a letter."""
    return re.sub(r"[()\[\]|*]|(?<=[^\W\d_]):|:(?=[^\W\d_])|(?<=[^\W\d_])\.(?=\d{3})|\s", " ", line)


def is_archive_number(line: str, guards: Guards, is_word: IsWord | None = None) -> bool:
    """Whether a line is one number under which an archive keeps a document, perhaps with the page's number behind it.

    Such a number has groups that are joined by hyphens, or a prefix in capitals that is no word, no currency and no abbreviation
    of a protected word.
    """
    pieces = line.split()
    if not 0 < len(pieces) <= 3 or not AMOUNT.isdisjoint(line):
        return False
    behind = " ".join(pieces[1:])
    if behind and not ((number := read_page_number(behind)) is not None and number.alone):
        return False
    if _GROUPS.fullmatch(pieces[0]) is not None:
        return sum(map(str.isdigit, pieces[0])) >= _LEAST and without_dates(pieces[0]) != ""
    match = _PREFIXED.fullmatch(pieces[0])
    if match is None or not (match["number"].startswith("0") or len(match["number"]) >= _LEAST):
        return False
    keys = [word.lower() for word in re.findall("[A-Z]+", match["head"])]
    return not any(
        guards.classes(key)
        or key in guards.sentence
        or (is_word is not None and len(key) > _ABBREVIATION and is_word(key))
        for key in keys
    )
