"""The one way out: every harmless verdict, whatever module gave it, passes the vetoes last.

A veto is short and absolute: it looks at the words and signs of both sides and knows no likelihood. What may overrule one is named in
it: a rule whose proof answers the very doubt that the veto has (that a lost label is a label answers that a figure was lost).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from clausediff import regex as re
from clausediff.alignment.edits import EditKind
from clausediff.canonical.spdx import is_spdx
from clausediff.evidence.page import Page
from clausediff.judge.case import Case
from clausediff.judge.ink import LINE_END, other_reading, word_with_more
from clausediff.judge.judgement import Judgement, Objection
from clausediff.judge.thresholds import USUAL
from clausediff.model import Range
from clausediff.text.lookalikes import STROKES
from clausediff.text.protected import is_figure
from clausediff.text.words import FOLD, alnum_key, hidden_characters

__all__ = ["VETOES", "Veto", "apply_vetoes", "first_objection", "objection_to"]

_ADDRESS = re.compile(
    r"\S*(?:\w@\w|://|\bwww\.\w|\w\.(?:com|org|net|gov|edu|info|eu|example|[a-z]{2})(?:/|$))\S*", re.IGNORECASE
)
_FILE = re.compile(
    r"\w\.(?:pdf|docx?|odt|rtf|txt|md|html?|xml|json|csv|xlsx?|pptx?|zip|png|jpe?g|tiff?)\b|[^\W_]_[^\W_]",
    re.IGNORECASE,
)
_JOINTS = frozenset("@._/")
"""Marks of which each electronic address and each name of a file has one."""
_UNLISTED = 4
"""Letters from which a word that no list knows can be told from a misread short one."""
_DIGITS = re.compile(r"\d+")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_POSSESSIVE = re.compile(r"['’]s?$")
_CODED = re.compile(r"[A-Z0-9]+")
_INK = (EditKind.INSERT,)
_WORDS = (EditKind.REPLACE, EditKind.DELETE, EditKind.INSERT)
_ANY = (EditKind.GAP, EditKind.CASE, *_WORDS)
_LABELS = frozenset(
    "deleted/label deleted/label-of-blank inserted/label inserted/label-word replaced/label-misread label/renumbered"
    " order/column-of-labels".split()
)
"""Rules by which the place proves that the words are a label."""
_ORDER = frozenset("moved/order order/label-of-block order/line-of-block".split())
"""Rules that show the same words in their other place, or ask about them there."""
_PIXELS = frozenset({"pixels/canonical-printed"})
"""The picture of the page has the canonical's words: which words were read there does not matter then."""
_LAYOUT = frozenset("deleted/page-number replaced/page-number inserted/title".split())
"""Rules by which the place proves that the words are page furniture."""


class Veto(NamedTuple):
    """A reason why a difference may not be harmless."""

    id: str
    """``veto/name``; becomes the finding's rule."""
    kinds: tuple[EditKind, ...]
    """The kinds of edit that it looks at."""
    when: Callable[[Case], str | None]
    """The reason, or None."""
    category: str = ""
    """The finding's category; empty to keep the one that it has."""
    overruled_by: frozenset[str] = frozenset()
    """Ids of the rules whose proof answers it."""


def apply_vetoes(page: Page, judged: Iterable[Judgement]) -> None:
    """Turn every harmless judgement against which there is a veto into one that a person looks at."""
    for judgement in judged:
        if not judgement.harmless:
            continue
        objection = objection_to(page, judgement)
        if objection.veto:
            judgement.ask(objection.reason, objection.veto)
            judgement.category = objection.category or judgement.category


def objection_to(page: Page, judgement: Judgement) -> Objection:
    """What the vetoes say against calling an edit harmless by the rule of its judgement: known, or asked now."""
    known = judgement.objection
    if known is None or known.to != judgement.rule:  # another rule decided since the edit was judged by itself
        known = judgement.objection = first_objection(Case(page, judgement.edit), judgement.rule)
    return known


def first_objection(case: Case, rule: str) -> Objection:
    """The first veto against calling a case harmless by a rule, with the reason."""
    for veto in _OF_KIND[case.edit.kind]:
        if rule not in veto.overruled_by and (reason := veto.when(case)) is not None:
            return Objection(rule, veto.id, reason, veto.category)
    return _no_objection(rule)


_no_objection = cache(Objection)


# -- the vetoes --------------------------------------------------------------------------------------------------------


def _must_match(case: Case) -> str | None:
    """Any difference inside a must-match phrase, but for where a line ends and for the style of quotes and dashes."""
    if case.phrase is None:
        return None
    canonical, scan = _typed(case.printed), _typed(case.raw)
    apart = case.edit.kind is EditKind.GAP and any(map(str.isspace, case.printed)) != any(map(str.isspace, case.raw))
    if canonical == scan and (not apart or "\n" in case.raw):
        return None
    if case.edit.kind is EditKind.GAP and not apart and not scan and not canonical.strip("*_#`\\ "):
        return None  # the canonical's own markup, which a copy does not print
    return f"inside the must-match phrase “{case.phrase}”"


def _typed(text: str) -> str:
    """Text on one line without the hyphens of line ends, its quotes and dashes of one style."""
    return " ".join(LINE_END.sub("", text).translate(FOLD).split())


def _hidden(case: Case) -> str | None:
    """Invisible or direction-changing characters, but for the mark of a text's byte order."""
    if case.raw.isascii():
        return None
    hidden = set(hidden_characters(case.raw)) - {"\ufeff"}
    return "invisible characters" if hidden - set(hidden_characters(case.printed)) else None


def _figure(case: Case) -> str | None:
    """A figure, a fraction or a currency that the one side has and the other lacks."""
    scan, canonical = set(filter(_valued, case.scan_keys)), set(filter(_valued, case.canonical_keys))
    if case.edit.kind is EditKind.REPLACE:
        alone = scan - canonical
        return f"the figure {min(alone)}" if alone and _digits(case.truth) != _digits(case.observed) else None
    return f"the figure {min(scan ^ canonical)}" if scan != canonical else None


def _valued(key: str) -> bool:
    """Whether a key is a legal figure, ordinal, fraction, currency or percent sign; ``6o`` is none."""
    return not key.isalpha() and (
        key.isdigit() or _ORDINAL.fullmatch(key) is not None or key.isnumeric() or "/" in key or key in "$€£¥%"
    )


def _digits(text: str) -> list[str]:
    return _DIGITS.findall(text)


def _protected(case: Case) -> str | None:
    """A protected word that was put in or left out."""
    both = case.canonical_classes + case.scan_classes
    return "a word that changes what is agreed" if both else None


def _word(case: Case) -> str | None:
    """Ink shaped like a word that the canonical lacks."""
    words = [key for key in case.known if len(key) > 1 and not key.isdigit()]
    return f"“{words[0]}” is a word that the canonical lacks" if words else None


def _address(case: Case) -> str | None:
    """A letter or a mark inside an electronic address or a file's name: no list of words knows which one is meant."""
    canonical, edit = case.page.canonical, case.edit
    start = max(0, edit.canonical.start - 1) if edit.canonical.size == 0 else edit.canonical.start
    chunk = _chunk(canonical.printed, start, edit.canonical.end)
    if _JOINTS.isdisjoint(chunk) or alnum_key(chunk) == "":
        return None
    address = _ADDRESS.search(chunk) is not None
    file = case.edit.kind is EditKind.REPLACE and _FILE.search(chunk) is not None
    if not address and (not file or case.likelihood >= USUAL):
        return None  # of a file's name, what engines read so every day is no other name
    inside = all(_joins(side, span.start, span.end) for side, span in _sides(case))
    marks = not (case.printed.strip(".,;:()<>'\" ") or case.raw.strip(".,;:()<>'\" "))
    if _typed(case.printed) == _typed(case.raw) or (marks and not inside):
        return None
    protocols = {case.truth.lower(), case.observed.lower()} == {"http", "https"}
    if protocols and is_spdx(canonical.source.text, canonical.source.path):
        return None  # the matching guidelines of SPDX take the two for the same
    return f"inside {'an electronic address' if address else 'the name of a file'}"


_INSIDE = "@._-/+%~=&#"
"""Marks that stand inside addresses."""


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


def _name(case: Case) -> str | None:
    """A name or a code that no list knows, and another one that is written as well."""
    if not case.one_word:
        return None
    one, other = _bare(case.truth), _bare(case.observed)
    if not one or not other or one.lower() == other.lower():
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
    """A word that no list of the page's language knows, and another one: of neither can be said that it is none."""
    lexicon = case.page.scales.lexicon
    plain = len(one) >= _UNLISTED and all(word.islower() and word.isalpha() for word in (one, other))
    address = _ADDRESS.search(_chunk(case.page.canonical.printed, *case.edit.canonical))
    if address or not (plain and lexicon.known) or lexicon.is_word(one) or not case.page.unusual(case.edit, one, other):
        return None
    if case.likelihood >= USUAL:
        return None  # engines read so every day
    return "no list of words knows the canonical's, and another one is written here"


_CODE = "a name or a code that no list knows, and another one that is written as well"


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


def _opposite(case: Case) -> str | None:
    """A prefix or an ending by which two words mean opposite things, in a dictionary or not."""
    if len(case.canonical_keys) == len(case.scan_keys) == 1 and case.page.protected.opposed(
        case.canonical_keys[0], case.scan_keys[0]
    ):
        return "a prefix or an ending turns the meaning"
    return None


def _spaced(case: Case) -> str | None:
    """Words that are others when the spaces of the whole run of ink are put right: ``ej ected`` for *rejected*, ``s elect`` for *elect*."""
    other = other_reading(case)
    return None if other is None else f"with its spaces put right it may read “{other}”"


def _lost_glyph(case: Case) -> str | None:
    """A letter lost where another word would lose one as easily, on a page without a misreading."""
    rival = word_with_more(case)
    return None if rival is None else f"“{case.observed}” may as well be “{rival}” with a letter lost"


def _unit(case: Case) -> str | None:
    """A short word behind a figure: units are short, and each reads as another one."""
    before, canonical = case.edit.canonical_words.start - 1, case.page.canonical
    if not case.one_word or not is_figure(case.key_before) or before in canonical.labels or before in canonical.pages:
        return None
    one, other = _bare(case.truth), _bare(case.observed)
    units = len(one) <= 3 and one.isalpha() and other.isalpha() and one.lower() != other.lower()
    return f"“{one}” behind a figure reads “{other}”" if units else None


def _language(case: Case) -> str | None:
    """Without a word list nobody can say that letters are no word: neither a garble nor a speck."""
    lexicon, keys = case.page.scales.lexicon, case.scan_keys
    if lexicon.known or "".join(keys) == "".join(case.canonical_keys):
        return None
    letters = all(key.isalpha() for key in keys) if case.edit.kind is EditKind.REPLACE else any(map(str.isalpha, keys))
    return "no list of words of this language is at hand" if letters else None


VETOES = (
    Veto("veto/must-match", _ANY, _must_match, "must-match"),
    Veto("veto/hidden", (*_ANY, EditKind.FIELD), _hidden, "hidden"),
    Veto("veto/address", _ANY, _address, "", frozenset({"gap/markup"})),
    Veto(
        "veto/figure",
        _WORDS,
        _figure,
        "number",
        _LABELS
        | _ORDER
        | _LAYOUT
        | _PIXELS
        | {"replaced/grouped-figure", "inserted/zero-cents", "deleted/zero-cents"}
        | {"replaced/possessive", "replaced/line-hyphen", "replaced/one-letter", "replaced/signature"},
    ),
    Veto(
        "veto/protected",
        (EditKind.INSERT, EditKind.DELETE),
        _protected,
        "",
        _LABELS | _ORDER | _LAYOUT | _PIXELS | {"deleted/stroke", "inserted/zero-cents", "deleted/zero-cents"},
    ),
    Veto("veto/word", _INK, _word, "insertion", _LABELS | _ORDER | _LAYOUT | _PIXELS),
    Veto("veto/opposite", (EditKind.REPLACE,), _opposite, "", _PIXELS | {"replaced/spacing"}),
    Veto("veto/spaced", (EditKind.REPLACE, EditKind.INSERT), _spaced, "word", _LABELS | _ORDER | _LAYOUT | _PIXELS),
    Veto("veto/lost-glyph", (EditKind.REPLACE,), _lost_glyph, "word", _LABELS | _PIXELS),
    Veto("veto/unit", (EditKind.REPLACE,), _unit, "number", _LABELS | _PIXELS),
    Veto(
        "veto/name",
        (EditKind.REPLACE,),
        _name,
        "",
        _LABELS | _PIXELS | {"replaced/spacing", "replaced/line-hyphen", "replaced/accent", "replaced/label-word"},
    ),
    Veto(
        "veto/language",
        (EditKind.REPLACE, EditKind.INSERT),
        _language,
        "",
        _LABELS | _LAYOUT | _PIXELS | {"replaced/spacing", "replaced/line-hyphen", "replaced/label-word"},
    ),
)
"""In the order in which they are asked; the first that holds names the finding."""
_OF_KIND = {kind: tuple(veto for veto in VETOES if kind in veto.kinds) for kind in EditKind}
