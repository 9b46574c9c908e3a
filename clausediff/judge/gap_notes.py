"""Marks between words that say something of them, and that engines seldom put there: brackets, question marks, notes, owners.

::

    canonical   the workers' heirs pay     the fee is due       of 5 crates
    scan        the workers, heirs pay     the [fee] is due     of 5 crates (?)
"""

from __future__ import annotations

from unicodedata import category

from clausediff import regex as re
from clausediff.judge.gap_case import GapCase, shown
from clausediff.judge.rule import Reasons
from clausediff.text.words import FOLD

__all__ = ["bracket", "enclosed", "note_mark", "owner", "query"]

_STOPS = ".,;:。、，．"
_QUERY = re.compile(r"(?<![\s(\[])[?？؟]|(?<=[^\S\n])[?？؟]+[!！]*(?=[\s.,;:]|\Z)|(?<=\A)[?？؟]")
"""A question mark that touches a mark or a word before it, or is alone on a line that has words before it."""
_NOTE_MARK = re.compile(r"[^\w\s*†‡]*([*†‡]+)(?!\w)")
_STARS = re.compile(r"(?<![\s*])\*+(?!\*)|(?<!\*)\*+(?![\s*])")
_ENCLOSED = re.compile(r"\([^\w\s()]+\)|\[[^\w\s\[\]]+\]")
_PARTING = (",", ";", ":")
"""Marks that part the words of a list."""
_BRACES = ("{", "}")
_COMMAND = re.compile(r"\\[A-Za-z]+\{")
"""A typesetter's command: its braces are markup."""
_QUOTE_OPENS = re.compile(r"(?<![^\W_])'(?=[^\W_])")


def note_mark(case: GapCase) -> Reasons | None:
    """A star or a dagger right behind a word, which no other star closes as emphasis: it points to a note."""
    one, other = case.whole_gaps
    mark = _NOTE_MARK.match(other)
    if mark is None or not case.clear or mark[1][0] in one or not case.key_before:
        return None
    text, at = case.page.words.text, case.edit.scan.start
    paragraph = text[text.rfind("\n\n", 0, at) + 1 : text.find("\n\n", at) % (len(text) + 1)]
    paired = mark[1][0] == "*" and len(_STARS.findall(paragraph)) % 2 == 0
    return None if paired else (f"“{mark[1]}” behind a word points to a note",)


def enclosed(case: GapCase) -> Reasons | None:
    """Marks in brackets of their own, put in between two words: ``(?)``, ``[!]``. They say something of the words before."""
    put = _ENCLOSED.search(case.scan_gap)
    return (f"added: “{put[0]}”",) if put and not case.lost.strip(_STOPS) and case.clear else None


def query(case: GapCase) -> Reasons | None:
    """A question mark behind words that are no question in the canonical: they are put in doubt. In the place of a quote, a dash or a
    bullet it stands for a character that a program could not write."""
    one, other = case.whole_gaps
    put = _QUERY.search(other)
    if put is None or _QUERY.search(one) or not case.clear or case.lost.strip(_STOPS):
        return None
    return ("a question mark puts the words before it in doubt",)


def owner(case: GapCase) -> Reasons | None:
    """The apostrophe of several owners read as a mark that parts words, or the other way round: ``workers' heirs``, ``workers, heirs``."""
    if case.page.dirty or not case.key_before.endswith("s"):
        return None
    gaps = [gap.translate(FOLD) for gap in case.whole_gaps]
    owners = [gap[:1] == "'" and gap[1:2].isspace() for gap in gaps]
    parted = [gap[:1] in _PARTING and gap[1:2].isspace() for gap in gaps]
    if not ((owners[0] and parted[1]) or (owners[1] and parted[0])) or _quoted(case):
        return None
    return (f"an owner's apostrophe differs: {shown(case.canonical_gap)} against {shown(case.scan_gap)}",)


def _quoted(case: GapCase) -> bool:
    """Whether a single quote is opened in the canonical's clause before the gap, and ended by this one."""
    canonical, at = case.page.canonical, case.edit.canonical_words.start
    first = next((i for i in range(at - 1, 0, -1) if canonical.clause_of[i - 1] != canonical.clause_of[at - 1]), 0)
    before = canonical.folded[canonical.ends[first - 1] if first else 0 : canonical.ends[at - 1]]
    return _QUOTE_OPENS.search(before) is not None


def bracket(case: GapCase) -> Reasons | None:
    """A bracket, no round one, of a kind that the canonical has nowhere: words are set apart by hand, or by another's word processor.

    Half a pair where a line begins or ends may be a fleck of the margin, and one beside a misread word is a letter of it.
    """
    canonical, words = case.page.canonical, case.page.words
    c, s = case.edit.canonical_words.start, case.edit.scan_words.start
    if not case.clear or {c - 1, c} & canonical.slots.keys() or any(map(_is_bracket, case.lost)):
        return None
    if canonical.keys[c - 1 : c + 1] != words.keys[s - 1 : s + 1]:
        return None
    odd = next((mark for mark in case.gained if _is_odd(mark, canonical.folded)), None)
    if odd in _BRACES and _COMMAND.search(words.text) is not None:
        return None
    if odd is None or not (_is_paired(case, odd) or _in_line(case)):
        return None
    return (f"“{odd}”: the form has no such bracket",)


def _is_bracket(mark: str) -> bool:
    """Whether a mark opens or closes brackets of any form."""
    return category(mark) in ("Ps", "Pe")


def _is_odd(mark: str, folded: str) -> bool:
    """Whether a mark is a bracket, no round one, that a text has nowhere."""
    return _is_bracket(mark) and mark not in "()" and mark not in folded


def _is_paired(case: GapCase, mark: str) -> bool:
    """Whether the copy's paragraph has the other half of such a bracket, before an opening one or behind a closing one."""
    text, at = case.page.words.text, case.edit.scan.start
    low, high = text.rfind("\n\n", 0, at) + 1, text.find("\n\n", at) % (len(text) + 1)
    beside = text[at:high] if category(mark) == "Ps" else text[low:at]
    other = "Pe" if category(mark) == "Ps" else "Ps"
    return any(category(each) == other and _is_odd(each, case.page.canonical.folded) for each in beside)


def _in_line(case: GapCase) -> bool:
    """Whether a gap is within a line of the copy."""
    s = case.edit.scan_words.start
    return 0 < s < len(case.page.words) and "\n" not in case.whole_gaps[1]
