"""Words that differ by single characters: invisible ones, letters of another script, accents, and words of one letter."""

from __future__ import annotations

from clausediff import regex as re
from clausediff.evidence.page import PRISTINE
from clausediff.judge.case import Case
from clausediff.judge.rule import Effect, Reasons, Rule
from clausediff.model import Verdict
from clausediff.text.lookalikes import LONE_LETTERS, unaccented
from clausediff.text.words import alien_letters, alnum_key, hidden_characters

__all__ = ["LONE", "RULES"]

_ENDING = 2
"""Letters of the end of a word in which verbs have their accents."""
_SIGNED = re.compile(r"[IilL1|/]?[sS5][IilL1|/tJ]?")
"""What engines read for ``s`` between strokes."""
_MARK = re.compile(r"[A-Z0-9]{1,5}")
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_POSSESSIVE = re.compile(r"(.*[a-z])'s", re.IGNORECASE)


def _hidden(case: Case) -> Reasons | None:
    """Invisible or direction-changing characters inside a word."""
    hidden = hidden_characters(case.raw)
    if not hidden or (set(hidden) <= {"\u00ad"} and re.search("\u00ad\\s*\n", case.raw)):
        return None
    names = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(hidden))
    return (f"invisible characters inside the words: {names}",)


def _foreign(case: Case) -> Reasons | None:
    """Letters of another script that look like the canonical's."""
    aliens = alien_letters(case.raw, case.printed)
    return (f"look-alike characters of another script: {aliens}",) if aliens else None


def _accent(case: Case) -> Reasons | None:
    """An accent lost or gained where it makes no other word: elsewhere than in English it may, and no other name on a legible page."""
    if len(case.truth) <= 3 or unaccented(case.truth) != unaccented(case.observed):
        return None
    lexicon = case.page.scales.lexicon
    if not lexicon.known or case.code:
        return None
    named = case.one_word and case.is_name(case.truth) and case.page.rate_without(case.edit) < PRISTINE
    if not lexicon.unaccented and (lexicon.is_word(case.observed) or (case.clear and _inflected(case)) or named):
        return None
    return (f"{case.truth} read as {case.observed}: an accent only",)


def _inflected(case: Case) -> bool:
    """Whether the accent is on a word's ending, where it makes another form: *prestará*, *prestara*; *signé*, *signe*."""
    one, other = alnum_key(case.truth), alnum_key(case.observed)
    return one[:-_ENDING] == other[:-_ENDING]


# -- one letter --------------------------------------------------------------------------------------------------------


def _signature(case: Case) -> Reasons | None:
    """The s of a typed ``/s/``, which stands for a signature, in another shape."""
    signed = case.page.signed(case.edit.canonical_words.start) and len(case.canonical_keys) == 1
    if signed and _SIGNED.fullmatch(case.observed):
        return (f"/s/, in place of a signature, read as {case.observed}",)
    return None


def _possessive(case: Case) -> Reasons | None:
    """The s behind an apostrophe, read as 5."""
    owner = _POSSESSIVE.fullmatch(case.truth)
    if owner and re.fullmatch(re.escape(owner[1]) + r"' ?5", case.observed, re.IGNORECASE):
        return ("s read as 5 behind an apostrophe, where no figure is",)
    return None


def _numbering(case: Case) -> Reasons | None:
    """A letter or a Roman numeral that numbers something, or is part of a name (``Class B``, ``Phase II``), reads as another one."""
    mark = case.observed.strip(".,;:()'\"")
    if len(case.canonical_keys) != 1 or not _MARK.fullmatch(mark):
        return None
    if alnum_key(mark) == alnum_key(case.truth):
        return None
    roman = len(case.truth) > 1 and _ROMAN.fullmatch(case.truth) is not None
    named = case.page.numbers_something(case.edit.canonical_words.start) or case.names_something
    numbered = named and (roman or re.fullmatch(r"[A-Z]", case.truth) is not None)
    if (roman and _ROMAN.fullmatch(mark)) or numbered:
        return (f"{case.truth} reads {case.observed}", "both number something")
    return None


def _one_letter(case: Case) -> Reasons | None:
    """A word of one letter, read as a glyph of its shape that is nothing else in its place."""
    mark = case.observed.strip(".,'")
    if len(case.truth) != 1 or case.canonical_classes or not mark or mark not in LONE_LETTERS.get(case.truth, ""):
        return None
    if mark in "€£" and (case.key_before[-1:].isdigit() or case.key_after[:1].isdigit()):
        return None  # it would be an amount
    return (f"{case.truth} read as {case.observed}",)


_PROOF, _DOUBT = Effect.PROOF, Effect.DOUBT

RULES = (
    Rule("replaced/hidden", _DOUBT, _hidden, category="hidden"),
    Rule("replaced/foreign-letters", _DOUBT, _foreign, category="homoglyph"),
    Rule("replaced/accent", _PROOF, _accent, Verdict.NOISE, "confusion", read=True),
)
"""The rules on characters, which come before those on words that are only spaced differently."""

LONE = (
    Rule("replaced/signature", _PROOF, _signature, Verdict.NOISE, "confusion", read=True),
    Rule("replaced/possessive", _PROOF, _possessive, Verdict.NOISE, "confusion", read=True),
    Rule("replaced/numbering", _DOUBT, _numbering),
    Rule("replaced/one-letter", _PROOF, _one_letter, Verdict.NOISE, "confusion", read=True),
)
"""The rules on a single letter, which come behind them: a letter that was only set apart is no other one."""
