"""The case of a word whose letters are the same."""

from __future__ import annotations

from clausediff.evidence.page import PRISTINE
from clausediff.judge.case import Case
from clausediff.judge.rule import Default, Effect, Reasons, Rule
from clausediff.model import Verdict
from clausediff.text.words import FOLD, alien_letters, fold_word, open_ligatures

__all__ = ["DEFAULT", "RULES"]

_SHARP = "ß"
_OTHER_AS_CAPITALS = frozenset("bgm")
"""Letters that stand for one unit when small and for another one, or a multiple, as capitals: metres and millions, bits and bytes."""
_LOOKALIKE_CAPITALS = "COSUVWXZPKYMI"
"""Capitals that have the shape of their small letters."""


def _foreign(case: Case) -> Reasons | None:
    """A letter of another script whose small letter is one of ours."""
    foreign = alien_letters(case.raw, case.printed)
    return ("look-alike characters of another script in the scan",) if foreign else None


def _is_term(case: Case) -> bool:
    one, other = case.printed.strip(), case.raw
    return (
        case.canonical_keys[0].removesuffix("'s") in case.page.scales.terms
        and one[:1].isupper()
        and other[:1].islower()
    )


def _term_misread(case: Case) -> Reasons | None:
    """A defined term's capital that has the shape of its small letter, on a page with misreadings."""
    alike = case.printed.strip()[:1] in _LOOKALIKE_CAPITALS
    if _is_term(case) and alike and case.page.rate_without(case.edit) >= PRISTINE:
        return ("upper and lower case of a defined term look alike here",)
    return None


def _term(case: Case) -> Reasons | None:
    """A defined term that lost its capital: it may not mean the defined thing any more."""
    return (f"the defined term “{case.printed.strip()}” lost its capital",) if _is_term(case) else None


def _term_gained(case: Case) -> Reasons | None:
    """A common word that got the capital of a defined term: it may mean the defined thing now."""
    one, other = case.printed.strip(), case.raw
    if not case.clear or not one[:1].islower() or not other[:1].isupper() or other[1:] != one[1:]:
        return None
    if case.canonical_keys[0].removesuffix("'s") not in case.page.scales.terms:
        return None
    return (f"“{one}” got the capital of the defined term",)


def _abbreviation(case: Case) -> Reasons | None:
    """An abbreviation in capitals read in small letters: ``IT``, ``it``."""
    one, other = case.printed.strip(), case.raw
    if 1 < len(one) <= 4 and one.isupper() and other.islower() and not _in_capitals(case):
        return (f"“{one}” in capitals may be another word than “{other}”",)
    return None


def _sharp(case: Case) -> Reasons | None:
    """A double s for a sharp one, or the other way round, in a text that has both: *in Maßen*, *in Massen*."""
    one, other = case.printed.strip().lower(), case.raw.lower()
    words, span = case.page.words.text, case.edit.scan
    if (_SHARP in one) == (_SHARP in other) or case.raw.isupper() or case.printed.strip().isupper():
        return None
    both = _SHARP in words[: span.start] or _SHARP in words[span.end :]  # a Swiss text has none
    return (f"“{case.printed.strip()}” and “{case.raw}” may be two words",) if both else None


def _unit(case: Case) -> Reasons | None:
    """A short word behind a figure whose capitals differ: ``mW`` and ``MW`` are a thousand million times apart, ``5 m`` are no ``5 M``."""
    one, other = case.printed.strip(), case.raw
    alone = len(one) == 1 and one.lower() in _OTHER_AS_CAPITALS and case.clear and not _in_capitals(case)
    if alone and case.key_before[-1:].isdigit():
        return (f"the unit “{one}” reads “{other}”",)
    word = len(one) > 2 and case.page.scales.lexicon.is_word(case.canonical_keys[0])
    if case.key_before[-1:].isdigit() and 1 < len(one) <= 4 and not word:
        mixed = any(map(str.isupper, one[1:])) or any(map(str.isupper, other[1:]))
        styled = all(word.isupper() or word.islower() for word in (one, other))  # as a whole heading is
        if mixed and not (styled and _in_capitals(case)):
            return (f"the unit “{one}” reads “{other}”",)
    return None


def _fraction(case: Case) -> Reasons | None:
    """A fraction written as one character or with a stroke: ``½``, ``1/2``."""
    return ("the same fraction",) if "/" in case.canonical_keys[0] else None


def _ligature(case: Case) -> Reasons | None:
    """Letters that print sets as one sign: ``ﬁ``, ``ffi``. The letters are the same."""
    one, other = case.printed.strip().translate(FOLD), case.raw.translate(FOLD)
    return ("the same letters, some of them as one sign",) if open_ligatures(one) == open_ligatures(other) else None


def _case_only(case: Case) -> Reasons | None:
    """A word in another style (capitals, small letters, a capital first), or with capitals that engines confuse."""
    one, other = fold_word(case.printed.strip().translate(FOLD)), fold_word(case.raw.strip().translate(FOLD))
    styled = other.isupper() or other.islower() or other == other.capitalize()
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if styled or len(differing) <= 1 or all(a.upper() in _LOOKALIKE_CAPITALS for a, _ in differing):
        return ("upper or lower case only",)
    return None


def _in_capitals(case: Case) -> bool:
    """Whether a word of the canonical is among words in capitals, as in a heading."""
    canonical, at = case.page.canonical, case.edit.canonical_words.start
    beside = [i for i in (at - 1, at + 1) if 0 <= i < len(canonical)]
    texts = [canonical.printed[canonical.starts[i] : canonical.ends[i]].strip() for i in beside]
    return any(text.isupper() and any(map(str.isalpha, text)) for text in texts)


_FORMAT, _NOISE = Verdict.FORMAT, Verdict.NOISE
_PROOF, _DOUBT = Effect.PROOF, Effect.DOUBT

RULES = (
    Rule("case/foreign-letters", _DOUBT, _foreign, category="homoglyph"),
    Rule("case/term-misread", _PROOF, _term_misread, _NOISE, "case"),
    Rule("case/defined-term", _DOUBT, _term, category="defined-term"),
    Rule("case/defined-term-gained", _DOUBT, _term_gained, category="defined-term"),
    Rule("case/abbreviation", _DOUBT, _abbreviation, category="case"),
    Rule("case/sharp-s", _DOUBT, _sharp, category="word"),
    Rule("case/unit", _DOUBT, _unit, category="case"),
    Rule("case/fraction", _PROOF, _fraction, _FORMAT, "typography"),
    Rule("case/ligature", _PROOF, _ligature, _FORMAT, "typography"),
    Rule("case/only", _PROOF, _case_only, _FORMAT, "case"),
)
DEFAULT: Default[Case] = Default(
    "case/word",
    "Capitals within a word, where nobody writes them.",
    Verdict.REVIEW,
    lambda case: (),
    lambda case: "case",
    ("capitals where nobody writes them",),
)
