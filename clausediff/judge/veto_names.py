"""Vetoes on addresses, names, codes and units: words that no list knows, so that another one may be meant as well."""

from __future__ import annotations

from clausediff import regex as re
from clausediff.alignment.edits import EditKind
from clausediff.canonical.spdx import is_spdx
from clausediff.judge.case import Case
from clausediff.judge.ink import one_style
from clausediff.judge.thresholds import USUAL
from clausediff.model import Range
from clausediff.text.lookalikes import STROKES
from clausediff.text.protected import is_figure
from clausediff.text.words import alnum_key

__all__ = ["address", "name", "unit"]

_ADDRESS = re.compile(
    r"\S*(?:\w@\w|(?<!\w)@[^\W\d]\w|://|\bwww\.\w|\w\.(?:com|org|net|gov|edu|info|eu|example|[a-z]{2})(?=[/:?#]|[^\w\s]*$))\S*",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\w\.(?:pdf|docx?|odt|rtf|txt|md|html?|xml|json|csv|xlsx?|pptx?|zip|png|jpe?g|tiff?)\b|[^\W_]_[^\W_]",
    re.IGNORECASE,
)
_JOINTS = frozenset("@._/")
"""Marks of which each electronic address and each name of a file has one."""
_UNLISTED = 4
"""Letters from which a word that no list knows can be told from a misread short one."""
_POSSESSIVE = re.compile(r"['’]s?$")
_CODED = re.compile(r"[A-Z0-9]+")
_CODE = "a name or a code that no list knows, and another one that is written as well"
_INSIDE = "@._-/+%~=&#"
"""Marks that are parts of addresses."""


def address(case: Case) -> str | None:
    """A letter or a mark inside an electronic address or a file's name: no list of words knows which one is meant."""
    canonical, edit = case.page.canonical, case.edit
    start = max(0, edit.canonical.start - 1) if edit.canonical.size == 0 else edit.canonical.start
    chunk = _chunk(canonical.printed, start, edit.canonical.end)
    if _JOINTS.isdisjoint(chunk) or alnum_key(chunk) == "":
        return None
    electronic = _ADDRESS.search(chunk) is not None
    file = case.edit.kind is EditKind.REPLACE and _FILE.search(chunk) is not None
    if not electronic and (not file or case.likelihood >= USUAL):
        return None  # a misreading that engines make often is no other file name
    inside = all(_joins(side, span.start, span.end) for side, span in _sides(case))
    marks = not (case.printed.strip(".,;:()<>'\" ") or case.raw.strip(".,;:()<>'\" "))
    if one_style(case.printed) == one_style(case.raw) or (marks and not inside):
        return None
    protocols = {case.truth.lower(), case.observed.lower()} == {"http", "https"}
    if protocols and is_spdx(canonical.source.text, canonical.source.path):
        return None  # the matching guidelines of SPDX take the two for the same
    return f"inside {'an electronic address' if electronic else 'the name of a file'}"


def _sides(case: Case) -> tuple[tuple[str, Range], tuple[str, Range]]:
    """The two texts, and where the difference is in each."""
    return (case.page.canonical.printed, case.edit.canonical), (case.page.words.text, case.edit.scan)


def _joins(text: str, start: int, end: int) -> bool:
    """Whether a letter, a figure or a mark of addresses touches a stretch on both sides."""
    beside = (text[max(0, start - 1) : start], text[end : end + 1])
    return all(each.isalnum() or (each != "" and each in _INSIDE) for each in beside)


def _chunk(text: str, start: int, end: int) -> str:
    """The run without white space around a stretch."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def name(case: Case) -> str | None:
    """A name or a code that no list knows, and another one that is written as well."""
    if not case.one_word:
        return None
    one, other = _bare(case.truth), _bare(case.observed)
    if one.lower() == other.lower():
        return None
    if _is_code(case, one):
        coded = _CODED.fullmatch(other) and any(map(str.isdigit, one)) <= any(map(str.isdigit, other))
        return _CODE if coded and not _clipped(one, other) else None
    place = "place" in case.canonical_classes  # a list has the towns that are often named, and no list has all
    if case.page.scales.lexicon.ordinary(one) and not place:
        return None
    if case.canonical_keys[0] in case.page.scales.terms:
        return None
    if not _shaped(one, other):
        return _foreign_word(case, one, other)
    listed = case.page.scales.lexicon.is_word(one)  # of a listed word the page's other misreadings tell what it was
    return _CODE if place or not listed or case.page.unusual(case.edit, one, other) else None


def _shaped(one: str, other: str) -> bool:
    """Whether both are written as names are, the second one with letters and capitals like those of the first."""
    first, second = (re.sub(r"['’-]", "", word) for word in (one, other))
    if not (first[:1].isupper() and second[:1].isupper() and second.isalpha() and second.isascii() >= first.isascii()):
        return False
    return second[1:].islower() or second.isupper() or (not first.isupper() and not first[1:].islower())


def _foreign_word(case: Case, one: str, other: str) -> str | None:
    """A word that no list of the page's language knows, and another one: either may be a word."""
    lexicon = case.page.scales.lexicon
    plain = len(one) >= _UNLISTED and all(word.islower() and word.isalpha() for word in (one, other))
    in_address = _ADDRESS.search(_chunk(case.page.canonical.printed, *case.edit.canonical))
    if (
        in_address
        or not (plain and lexicon.known)
        or lexicon.is_word(one)
        or not case.page.unusual(case.edit, one, other)
    ):
        return None
    if case.likelihood >= USUAL:
        return None  # a misreading that engines make often
    return "no list of words knows the canonical's, and another one is written here"


def _clipped(one: str, other: str) -> bool:
    """Whether a longer code lost nothing but a stroke at its end, which engines lose: ``ICML`` and ``CML``."""
    lost = one[0] if one[1:] == other else one[-1] if one[:-1] == other else ""
    return len(one) > 3 and lost != "" and lost in STROKES


def _is_code(case: Case, word: str) -> bool:
    """Whether a word is letters and figures mixed, or a short abbreviation in capitals outside a line of capitals."""
    if not word.isalpha() and any(map(str.isdigit, word)):
        return any(map(str.isalpha, word)) and len(word) > 3 and word.isalnum()
    if not (word.isupper() and word.isalpha() and 2 <= len(word) <= 5):
        return False
    canonical, at = case.page.canonical, case.edit.canonical_words.start
    around = [
        canonical.printed[canonical.starts[i] : canonical.ends[i]] for i in (at - 1, at + 1) if 0 <= i < len(canonical)
    ]
    return not any(len(each) > 1 and each.isupper() for each in around)


def _bare(word: str) -> str:
    """A word without marks at its ends and without a possessive ending."""
    word = word.strip(".,;:()'\"’“”")
    return word if word.isalnum() else _POSSESSIVE.sub("", word)


def unit(case: Case) -> str | None:
    """A short word behind a figure: units are short, and each reads as another one."""
    before, canonical = case.edit.canonical_words.start - 1, case.page.canonical
    if not case.one_word or not is_figure(case.key_before) or before in canonical.labels or before in canonical.pages:
        return None
    one, other = _bare(case.truth), _bare(case.observed)
    units = len(one) <= 3 and one.isalpha() and other.isalpha() and one.lower() != other.lower()
    return f"“{one}” behind a figure reads “{other}”" if units else None
