"""The case of a word whose letters are the same."""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.alignment.edits import Edit
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
"""Capitals that engines read for their small letters."""
_SAME_SHAPE = "COSUVWXZ"
"""Those that have the very shape of their small letters."""
_SHORT = 4
"""Letters of the longest abbreviation."""


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
    """A defined term's capital that has the shape of its small letter, where a word that is no term lost or gained such a capital too.

    Other misreadings prove nothing: an engine that reads ``0`` for ``o`` tells large letters from small ones.
    """
    if not _is_term(case) or case.printed.strip()[:1] not in _SAME_SHAPE:
        return None
    if case.page.rate_without(case.edit) < PRISTINE or not any(_is_misread(case, other) for other in case.page.recased):
        return None
    return ("upper and lower case look alike here, and other words show it",)


def _is_misread(case: Case, other: Edit) -> bool:
    """Whether another word, no defined term, differs by a letter alone that has the same shape as a capital."""
    page = case.page
    one, read = page.canonical.printed[other.canonical.slice].strip(), page.words.text[other.scan.slice]
    differing = [(a, b) for a, b in zip(one, read, strict=False) if a != b]
    alike = len(differing) == 1 and differing[0][0].upper() == differing[0][1].upper() in _SAME_SHAPE
    return alike and page.canonical.keys[other.canonical_words.start].removesuffix("'s") not in page.scales.terms


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
    """An abbreviation in capitals read in small letters, or a word as one: ``IT``, ``it``; ``us``, ``US``. A word that decides
    something (*or*, *no*) is no other one in capitals, but stressed; a pronoun is."""
    one, other = case.printed.strip(), case.raw
    if not 1 < len(one) <= _SHORT or _in_capitals(case):
        return None
    if one.isupper() and other.islower():
        return (f"“{one}” in capitals may be another word than “{other}”",)
    party = "party" in case.canonical_classes
    stressed = case.protected and not party
    alike = not party and set(other) <= set(_SAME_SHAPE)
    plain = case.clear and one.islower() and other.isupper() and not stressed and not _read_in_capitals(case)
    if (
        len(one) < _SHORT
        and plain
        and not alike
        and not case.key_before[-1:].isdigit()
        and case.page.scales.lexicon.is_word(one)
    ):
        return (f"“{other}” in capitals may be another word than “{one}”",)
    return None


def _polite(case: Case) -> Reasons | None:
    """A pronoun that with a capital speaks to the other party, and without it of others: *Sie*, *sie*.
    A sentence begins with one anyway."""
    one, other = case.printed.strip(), case.raw
    if case.canonical_keys[0] not in case.page.protected.words.polite or one[:1].isupper() == other[:1].isupper():
        return None
    if not case.clear or one[1:] != other[1:] or not _in_sentence(case):
        return None
    return (f"“{one}” and “{other}” are said of different persons",)


def _reference(case: Case) -> Reasons | None:
    """The letter of a clause behind its number, in a cross-reference: ``Section 4(A)`` and ``Section 4(a)`` may be two places."""
    at, one = case.edit.canonical_words.start, case.printed.strip()
    behind = len(one) == 1 and case.key_before[-1:].isdigit() and not case.label and not _in_capitals(case)
    if not behind or not case.clear or not case.page.points(at):
        return None
    return (f"“{one}” and “{case.raw}” may be two places in the agreement",)


def _sharp(case: Case) -> Reasons | None:
    """A double s for a sharp one, or the other way round, in a text that has both: *in Maßen*, *in Massen*."""
    one, other = case.printed.strip().lower(), case.raw.lower()
    words, span = case.page.words.text, case.edit.scan
    if (_SHARP in one) == (_SHARP in other) or case.raw.isupper() or case.printed.strip().isupper():
        return None
    both = _SHARP in words[: span.start] or _SHARP in words[span.end :]  # a Swiss text has none
    return (f"“{case.printed.strip()}” and “{case.raw}” may be two words",) if both else None


def _unit(case: Case) -> Reasons | None:
    """A short word behind a figure whose capitals differ: ``mW`` and ``MW`` are a thousand million times apart, ``5 m`` are no ``5 M``,
    and ``5 mg`` no ``5 Mg``."""
    one, other = case.printed.strip(), case.raw
    alone = len(one) == 1 and one.lower() in _OTHER_AS_CAPITALS and case.clear and not _in_capitals(case)
    if alone and case.key_before[-1:].isdigit():
        return (f"the unit “{one}” reads “{other}”",)
    word = len(one) > 2 and case.page.scales.lexicon.is_word(case.canonical_keys[0])
    if case.key_before[-1:].isdigit() and 1 < len(one) <= 4 and not word:
        mixed = any(map(str.isupper, one[1:] + other[1:])) or _thousandth(case)
        styled = all(word.isupper() or word.islower() for word in (one, other))  # as a whole heading is
        if mixed and not (styled and _in_capitals(case)):
            return (f"the unit “{one}” reads “{other}”",)
    return None


def _thousandth(case: Case) -> bool:
    """Whether a unit in small letters but for its first one has a thousandth's letter on one side and a million's on the other."""
    one, other = case.printed.strip(), case.raw
    ordinary = case.page.scales.lexicon.counted(one)  # *5. My duties*
    return case.clear and not ordinary and {one[0], other[0]} == {"m", "M"} and one[1:] == other[1:]


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


def _in_sentence(case: Case) -> bool:
    """Whether a word stands within a sentence, in the canonical and in the scan: behind a word and white space or a comma."""
    canonical, words = case.page.canonical, case.page.words
    c, s = case.edit.canonical_words.start, case.edit.scan_words.start
    if not c or not s or c - 1 in canonical.labels or canonical.clause_of[c - 1] != canonical.clause_of[c]:
        return False
    gaps = (
        canonical.printed[canonical.ends[c - 1] : canonical.starts[c]],
        words.text[words.ends[s - 1] : words.starts[s]],
    )
    return all(gap.count("\n") < 2 and not gap.strip(" \n\t,(") for gap in gaps)


def _in_capitals(case: Case) -> bool:
    """Whether a word of the canonical is among words in capitals, as in a heading."""
    canonical = case.page.canonical
    return _beside_capitals(canonical.printed, canonical.starts, canonical.ends, case.edit.canonical_words.start)


def _read_in_capitals(case: Case) -> bool:
    """The same of the scan."""
    words = case.page.words
    return _beside_capitals(words.text, words.starts, words.ends, case.edit.scan_words.start)


def _beside_capitals(text: str, starts: Sequence[int], ends: Sequence[int], at: int) -> bool:
    """Whether a word before or behind one is in capitals."""
    beside = [text[starts[i] : ends[i]].strip() for i in (at - 1, at + 1) if 0 <= i < len(starts)]
    return any(word.isupper() and any(map(str.isalpha, word)) for word in beside)


_FORMAT, _NOISE = Verdict.FORMAT, Verdict.NOISE
_PROOF, _DOUBT = Effect.PROOF, Effect.DOUBT

RULES = (
    Rule("case/foreign-letters", _DOUBT, _foreign, category="homoglyph"),
    Rule("case/term-misread", _PROOF, _term_misread, _NOISE, "case"),
    Rule("case/defined-term", _DOUBT, _term, category="defined-term"),
    Rule("case/defined-term-gained", _DOUBT, _term_gained, category="defined-term"),
    Rule("case/abbreviation", _DOUBT, _abbreviation, category="case"),
    Rule("case/polite", _DOUBT, _polite, category="party"),
    Rule("case/reference", _DOUBT, _reference, category="cross-reference"),
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
