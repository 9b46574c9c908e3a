"""The vetoes, which come last: a harmless verdict, whatever module gave it, becomes ``review`` where a veto holds.

A veto looks only at the words and signs of both sides, never at a likelihood. Each names the rules that overrule it: those whose proof
answers the doubt that the veto has (that what is lost is a label answers that a figure is lost).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from clausediff import regex as re
from clausediff.alignment.edits import EditKind
from clausediff.evidence.page import Page
from clausediff.judge.case import Case
from clausediff.judge.composed import composed
from clausediff.judge.ink import one_style, other_reading, word_with_more
from clausediff.judge.judgement import Judgement, Objection
from clausediff.judge.veto_names import address, name, unit
from clausediff.text.words import hidden_characters, open_ligatures

__all__ = ["VETOES", "Veto", "apply_vetoes", "first_objection", "objection_to"]

_DIGITS = re.compile(r"\d+")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
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
_PIXELS = frozenset({"pixels/canonical-printed", "pixels/accent"})
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
    """Any difference inside a must-match phrase, but for where a line ends, for the style of quotes and dashes, and for ligatures."""
    if case.phrase is None:
        return None
    canonical, scan = open_ligatures(one_style(case.printed)), open_ligatures(one_style(case.raw))
    apart = case.edit.kind is EditKind.GAP and any(map(str.isspace, case.printed)) != any(map(str.isspace, case.raw))
    if canonical == scan and (not apart or "\n" in case.raw):
        return None
    if case.edit.kind is EditKind.GAP and not apart and not scan and not canonical.strip("*_#`\\ "):
        return None  # the canonical's own markup, which a copy does not print
    return f"inside the must-match phrase “{case.phrase}”"


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
    words = [key for key in case.known if not key.isdigit()]
    return f"“{words[0]}” is a word that the canonical lacks" if words else None


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
    Veto("veto/address", _ANY, address, "", frozenset({"gap/markup"})),
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
    Veto("veto/unit", (EditKind.REPLACE,), unit, "number", _LABELS | _PIXELS),
    Veto(
        "veto/name",
        (EditKind.REPLACE,),
        name,
        "",
        _LABELS | _PIXELS | {"replaced/spacing", "replaced/line-hyphen", "replaced/accent", "replaced/label-word"},
    ),
    Veto("veto/composed", (EditKind.REPLACE,), composed, "word", _LABELS | _LAYOUT | _PIXELS | {"replaced/spacing"}),
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
