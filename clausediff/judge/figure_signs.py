"""Signs at figures: minus, less than, a decimal point before one, brackets round it.

A sign may be apart from its figure by a blank (``- 5``), or touch it (``($-5.00)``).
"""

from __future__ import annotations

from unicodedata import normalize

from clausediff import regex as re
from clausediff.canonical.reference import CanonicalWords
from clausediff.evidence.layout import figure_sign
from clausediff.judge.amount_signs import closing_minus, is_currency
from clausediff.judge.case import Case
from clausediff.judge.gap_case import GapCase, ends_figure
from clausediff.text.lines import line_at
from clausediff.text.words import FOLD, MASK, Words, is_unspaced

__all__ = ["apart_signs", "fine_marks", "other_figure_beside_field", "spaced_signs", "touching_signs"]

_CURRENCY = ("$", "€", "£", "¥")
_ABOUT = re.compile(r"(?<=\s)[±~≈<≤≥≠]\s*$")
"""A sign behind a label and before what may be a figure; a dash, a plus and a ``>`` are bullets there."""
_RATES = ("%", "‰")
_ROUND = str.maketrans("[]{}\u301c\u223c", "()()~~")
"""Brackets and tildes of other shapes, mapped to those that are compared."""
_OWN_LINE = re.compile(r"\n[ \t]*(?:[.,][ \t]*|[«»‹›][ \t]+)$")
"""A point or a comma before a figure where a line begins, or an angle quote with a blank behind it, which opens no quotation."""
_OWN_POINT = re.compile(r"[ \t]+[.·][ \t]+")
_QUOTING = re.compile(r"^[ \t]*>", re.MULTILINE)
_QUOTED_LINES = 3
"""Lines that begin with ``>`` in a text that quotes another one."""
_RAISED_POINTS = "·‚´"
"""Marks that are typed, and read, for a decimal point before a figure."""
_APART_SIGNS = frozenset("<>≤≥±+~≈-−–")
"""Signs that may be apart by a blank from the figure behind them."""
_GROUP = 3
"""Digits of a group of a figure."""
_PRIMES = "'\""
_MINUS_ENDS = tuple(" .,;:)")
"""What may be behind a minus right behind its figure; a letter there makes it the hyphen of a compound."""
_SENTENCE = ",:;/'&、。・！？「」『』【】《》〈〉"
"""Marks of the sentence that touch a figure where no blank parts words, as in Chinese."""


def spaced_signs(case: GapCase) -> bool:
    """Whether a sign that may be apart from its figure by a blank differs."""
    canonical, words = case.page.canonical, case.page.words
    c, s = case.edit.canonical_words.start, case.edit.scan_words.start
    if not (0 < c < len(canonical) and 0 < s < len(words)) or {c - 1, c} & canonical.slots.keys():
        return False
    if case.beside_label:
        behind = case.clear and not {c, c - 1} & canonical.pages and c not in canonical.labels
        about = [_ABOUT.search(gap) is None for gap in case.whole_gaps]
        return behind and about[0] != about[1] and _begins_figure(words.keys, s)
    after = ends_figure(canonical.keys[c - 1]) and ends_figure(words.keys[s - 1])
    before = _begins_figure(canonical.keys, c) and _begins_figure(words.keys, s)
    if not after and not before:
        return False
    sides = []
    for keys, at, folded, low, high in (
        (canonical.keys, c, canonical.folded, canonical.ends[c - 1], canonical.starts[c]),
        (words.keys, s, words.folded, words.ends[s - 1], words.starts[s]),
    ):
        apart = " " if is_unspaced(folded[low - 1 : low]) else ""
        gap, key = apart + folded[low:high], keys[at - 1]
        point = before and (key in _CURRENCY or (gap[:1].isspace() and not ends_figure(key)))
        bullet = case.starts_line and not _in_line(case)
        sides.append(figure_sign(gap, after=after, before=before, line_start=bullet, point=point))
    return sides[0] != sides[1]


def apart_signs(case: GapCase) -> bool:
    """Whether a point or an angle begins a line before a figure, in the middle of a sentence: ``tolerance of⏎. 5 g``.

    On a legible page a point alone between blanks before a figure is its own as well: ``holds . 5 litres``.
    """
    s = case.edit.scan_words.start
    if not (s < len(case.page.words) and _begins_figure(case.page.words.keys, s)):
        return False
    one, other = case.whole_gaps
    if case.clear and _OWN_POINT.fullmatch(other) and not one.strip():
        return True
    return _in_line(case) and _OWN_LINE.search(other) is not None


def _in_line(case: GapCase) -> bool:
    """Whether a sign where a line begins is no bullet and no dirt: the sentence goes on, and the page is clear."""
    return case.in_sentence and case.clear and len(_QUOTING.findall(case.page.words.text)) < _QUOTED_LINES


def fine_marks(case: GapCase) -> bool:
    """Whether fine marks at a figure differ on a clear page: a prime (``6'``, ``6"``), a raised point, a hyphen, a star."""
    if not case.clear:
        return False
    canonical, words = case.page.canonical, case.page.words
    for back in (0, 1):
        c, s = case.edit.canonical_words.start - back, case.edit.scan_words.start - back
        if not (0 <= c < len(canonical) and 0 <= s < len(words)) or c in canonical.labels | canonical.pages:
            continue
        if canonical.keys[c] == words.keys[s] and _closes_figure(canonical.keys, c):
            one = _fine(canonical.printed, canonical.starts[c], canonical.ends[c])
            if one != _fine(words.text, words.starts[s], words.ends[s]):
                return True
    return _closing_minus(canonical, case.edit.canonical_words.start) != _closing_minus(
        words, case.edit.scan_words.start
    )


def _closes_figure(keys: list[str], index: int) -> bool:
    """Whether a figure ends at a word, perhaps with its currency or its percent sign."""
    if keys[index] in (*_CURRENCY, *_RATES) and index > 0:
        index -= 1
    return ends_figure(keys[index])


def _closing_minus(words: CanonicalWords | Words, index: int) -> bool:
    """Whether a minus is apart behind an amount that ends before a word."""
    last = index - 1
    return last >= 0 and closing_minus(words.folded, words.ends[last]) and _in_currency(words, last)


def _in_currency(words: CanonicalWords | Words, index: int) -> bool:
    """Whether the figure at a word is an amount: its currency is part of it, or beside it."""
    near = [at for at in (index - 1, index) if at >= 0]
    amount = any(words.keys[at] in _CURRENCY or is_currency(_written(words, at)) for at in near)
    return amount and any(words.keys[at][:1].isdigit() or ends_figure(words.keys[at]) for at in near)


def _written(words: CanonicalWords | Words, index: int) -> str:
    """A word as its text has it."""
    text = words.text if isinstance(words, Words) else words.printed
    return text[words.starts[index] : words.ends[index]]


def _fine(text: str, start: int, end: int) -> tuple[bool, str]:
    """Whether a raised point is before a figure, and the prime, the hyphen or the lone star that is right behind it."""
    point = (
        text[max(0, start - 1) : start] in tuple(_RAISED_POINTS) and not text[max(0, start - 2) : start - 1].isalnum()
    )
    line = line_at(text, start, end)
    mark = text[end : end + 1].translate(FOLD)
    free = not text[end + 1 : end + 2].isalnum()
    if mark and mark in _PRIMES and free and not _open_quote(text[line.start : end].translate(FOLD), mark):
        return point, mark
    if mark == "-" and text[end + 1 : end + 2] in _MINUS_ENDS:
        return point, mark
    if mark == "*" and free and text[line.slice].count("*") % 2 == 1:
        return point, mark
    return point, ""


def _open_quote(line: str, mark: str) -> bool:
    """Whether a line has a quotation that is not closed yet."""
    opened = len(re.findall(rf"(?<!\w){mark}(?=\w)", line))
    return opened > len(re.findall(rf"(?<=[^\W\d]){mark}(?!\w)", line))


def touching_signs(case: GapCase) -> bool:
    """Whether the marks that touch a figure beside the gap differ, but for stops, quotes and half a pair of brackets."""
    c, s = case.edit.canonical_words.start, case.edit.scan_words.start
    return any(_other_marks(case, c - back, s - back) for back in (0, 1))


def other_figure_beside_field(case: Case, *, figures: bool) -> bool:
    """Whether a figure of the form right before or behind a field is another one with what is read as the field's filling.

    The filling of a field that takes ``figures`` may begin and end with digits of its own.

    ::

        form    owes {{who}} 5 pounds          5 {{what}} a week
        copy    owes Ada Byron .5 pounds       5,000 barrels a week, 5 000 barrels, 5 % barrels, 5 million barrels
    """
    canonical, keys = case.page.canonical, case.page.words.keys
    c, filling = case.edit.canonical_words, case.edit.scan_words
    if not filling.size:
        return False
    if c.end < len(canonical) and _begins_figure(canonical.keys, c.end) and _apart(case, c.end):
        grouped = not figures and _goes_on(keys[filling.end - 1 : filling.end + 1])
        if grouped or case.raw.rstrip()[-1:] in _APART_SIGNS or _other_marks(case, c.end, filling.end):
            return True
    if c.start > 0 and canonical.keys[c.start - 1][:1].isdigit() and _apart(case, c.start):
        grouped = not figures and _goes_on(keys[max(0, filling.start - 1) : filling.start + 1])
        return (
            grouped
            or _units_of(case, keys[filling.slice], figures)
            or _other_marks(case, c.start - 1, filling.start - 1)
        )
    return False


def _units_of(case: Case, filling: list[str], figures: bool) -> bool:
    """Whether a filling begins with a sign or a number word that counts for the figure before it: ``5 %``, ``5 million``.

    A currency before digits is that of the filling's own amount, and a number word is the filling where it takes ``figures``.
    """
    first, own_amount = filling[0], "".join(filling[1:])[:1].isdigit()
    if first in _CURRENCY:
        return not own_amount
    return first == "%" or (not figures and first in case.page.protected.words.number_words)


def _apart(case: Case, c: int) -> bool:
    """Whether the form has white space between a word and the one before it."""
    canonical = case.page.canonical
    return any(map(str.isspace, canonical.printed[canonical.ends[c - 1] : canonical.starts[c]]))


def _goes_on(keys: list[str]) -> bool:
    """Whether two words are the groups of one figure: ``5 000``."""
    return len(keys) == 2 and all(map(str.isdigit, keys)) and len(keys[0]) <= _GROUP == len(keys[1])


def _other_marks(case: Case, c: int, s: int) -> bool:
    """Whether two words are figures and other marks touch the one than the other."""
    canonical, words = case.page.canonical, case.page.words
    if not (0 <= c < len(canonical) and 0 <= s < len(words)) or c in canonical.labels or c in canonical.pages:
        return False
    if not (_figured(canonical, c) and _figured(words, s)):
        return False
    one = _figure(canonical.folded, canonical.starts[c], canonical.ends[c])
    other = _figure(words.folded, words.starts[s], words.ends[s])
    return one != other and not _half_bracket(one, other) and (case.clear or other.strip(".,") != one.strip(".,"))


def _figure(text: str, start: int, end: int) -> str:
    """The figure at a word with the marks that touch it: ``($-5.00)``, letters beside it left out, digits as ``0``.

    A full stop, comma or quote behind it is the sentence's, and a hyphen between it and a letter is the compound's. A character of a
    script without blanks makes no compound: a hyphen or a point between it and the figure is the figure's.
    """
    low, high = start, end
    while low > 0 and not text[low - 1].isspace() and not text[low - 1].isalpha() and start - low < 12:
        low -= 1
    while high < len(text) and not text[high].isspace() and not text[high].isalpha() and high - end < 12:
        high += 1
    marks = text[low:high].replace(MASK, "").replace("~~", "").strip("\"'*_`#|^•·")
    if not marks.isascii():
        marks = normalize("NFKC", marks.translate(_ROUND))
    marks = marks.translate(_ROUND)
    if marks[:1] == "~" == marks[-1:]:
        marks = marks[1:-1]
    marks = marks.rstrip(_SENTENCE if is_unspaced(text[high : high + 1]) else ".,;:!?-'\"")
    if is_unspaced(text[low - 1 : low]):
        marks = marks.lstrip(_SENTENCE)
    elif low > 0 and text[low - 1].isalpha():
        marks = marks.lstrip("-/'&.,:")
    return re.sub(r"\d+", "0", "".join(char for char in marks if not char.isalpha()))


def _half_bracket(one: str, other: str) -> bool:
    """Whether two figures differ by one half of a pair of brackets, which engines lose, or by its shape."""
    balanced = abs(_depth(one)) + abs(_depth(other)) > 0
    return balanced and _unbracketed(one) == _unbracketed(other)


def _unbracketed(figure: str) -> str:
    return figure.translate(str.maketrans("", "", "()[]{}")).rstrip(".,;:!?-'\"")


def _depth(figure: str) -> int:
    return sum((char in "([{") - (char in ")]}") for char in figure)


def _figured(words: CanonicalWords | Words, index: int) -> bool:
    """Whether a word is a figure, the currency before one, or the percent sign behind one."""
    keys = words.keys
    if keys[index][:1].isdigit() or (keys[index] in _CURRENCY and keys[index + 1 : index + 2] != [""]):
        return True
    if keys[index] in _RATES:
        return index > 0 and ends_figure(keys[index - 1])
    figure = ends_figure(keys[index]) or (index + 1 < len(words) and keys[index + 1][:1].isdigit())
    return figure and is_currency(_written(words, index))


def _begins_figure(keys: list[str], index: int) -> bool:
    """Whether a figure begins at a word, perhaps with its currency."""
    if keys[index] in _CURRENCY and index + 1 < len(keys):
        index += 1
    return keys[index][:1].isdigit()
