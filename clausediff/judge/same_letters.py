"""The same letters in the same order, set apart, run together or hyphenated: what a line's end does, or another word."""

from __future__ import annotations

from clausediff import regex as re
from clausediff.evidence.page import PRISTINE
from clausediff.judge.amount_signs import glued_signs
from clausediff.judge.case import Case
from clausediff.judge.rule import Effect, Reasons, Rule
from clausediff.model import Verdict
from clausediff.text.money import read_money
from clausediff.text.numbers import COMMA_LANGUAGES
from clausediff.text.vocabulary import base_code
from clausediff.text.words import one_line

__all__ = ["RULES", "same_digits"]

_GROUPED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")
_PARTED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+")
_DIGITS = re.compile(r"\d+")
_NAME = re.compile(r"[^\W\d_]'[^\W\d_]{2,}(?:'s)?|[^\W\d_]+'s")
"""What a name with an apostrophe looks like: of an owner, or behind a first letter (*O'*, *D'*)."""
_LINE_HYPHEN = re.compile(r"[-\u00ad\u2010\u00ac]\s*\n\s*")


def same_digits(case: Case) -> bool:
    """Whether both sides have the same figures, however they are written."""
    return _DIGITS.findall(case.truth) == _DIGITS.findall(case.observed)


def _same(case: Case) -> bool:
    """Whether both sides have the same letters: what each rule of this module is given."""
    return case.same_letters


def _other_decimals(case: Case) -> Reasons | None:
    """A decimal sign lost or gained on a clear page, which makes another figure."""
    if same_digits(case):
        return None
    one, other = _figure_value(case.truth), _figure_value(case.observed)
    if one is not None and other is not None and one != other and case.page.rate_at(case.edit) < PRISTINE:
        return ("the decimal sign makes another figure",)
    return None


def _grouped_figure(case: Case) -> Reasons | None:
    """An amount whose thousands are set apart by blanks or signs, or run together: ``EUR 1 000``, ``EUR 1000``, ``1,000 EUR``.

    Without its currency before it, ``2 500`` may as well be two figures: two bags of 500 pounds.
    """
    one, other = case.truth.strip(".,;:()"), case.observed.strip(".,;:()")
    longer = max(one, other, key=len)
    mark = "." if base_code(case.page.canonical.source.language) in COMMA_LANGUAGES else ","
    if _PARTED.fullmatch(longer) and mark in longer and _same_amount(case, one, other):
        return ("the same amount, its thousands parted",)
    grouped, plain = (one, other) if " " in one else (other, one)
    if _GROUPED.fullmatch(grouped) is None or grouped.replace(" ", "") != plain or case.key_after[:1].isdigit():
        return None
    money = read_money(f"{case.key_before} {plain}", case.page.canonical.source.language)
    return ("the same amount, its thousands set apart",) if money is not None and money.currency else None


def _same_amount(case: Case, one: str, other: str) -> bool:
    """Whether two figures, with the currency before or behind them, are one amount in the form's language."""
    language = case.page.canonical.source.language
    for before, after in ((case.key_before, ""), ("", case.key_after)):
        amount, amount2 = (read_money(f"{before} {each} {after}".strip(), language) for each in (one, other))
        if amount is not None and amount2 is not None and amount.currency and amount.same(amount2):
            return True
    return False


def _broken_figure(case: Case) -> Reasons | None:
    """White space or a sign inside a figure whose digits are the canonical's."""
    return None if same_digits(case) else ("white space or a sign inside a figure",)


def _glued_sign(case: Case) -> Reasons | None:
    """A sign between letters and the figure that they are run together with: ``EUR500``, ``EUR-500``. Of letters that are no currency
    the hyphen may be lost where engines lose marks, or where a line ends."""
    if not case.same_letters or not same_digits(case):
        return None
    codes = case.clear and not _LINE_HYPHEN.search(case.raw)
    if glued_signs(case.truth, codes=codes) == glued_signs(case.observed, codes=codes):
        return None
    return ("a sign between letters and their figure is gained, lost or changed",)


def _line_hyphen(case: Case) -> Reasons | None:
    """Hyphenated where a line ends; a hyphen elsewhere in the word is not the line's."""
    if not _LINE_HYPHEN.search(case.raw):
        return None
    return ("hyphenated at a line's end",) if "-" not in one_line(_LINE_HYPHEN.sub("", case.raw)) else None


def _joined(case: Case) -> Reasons | None:
    """Two words run together that are another word: ``may be``, ``maybe``."""
    keys, scales = case.canonical_keys, case.page.scales
    if len(keys) < 2 or len(case.scan_keys) != 1:
        return None
    torn = keys[-1] in ("s", "'s") or not all(map(scales.lexicon.is_word, keys))  # the canonical's own defect
    if not torn and scales.lexicon.is_word(case.scan_keys[0]):
        return (f"“{case.truth}” run together is another word",)
    return None


def _hyphenated(case: Case) -> Reasons | None:
    """A word with a hyphen inside it that makes it two words."""
    keys, scales = case.canonical_keys, case.page.scales
    if len(keys) != 1 or "-" not in case.observed or _LINE_HYPHEN.search(case.raw):
        return None
    if scales.lexicon.is_word(keys[0]) and all(map(scales.is_word, case.scan_keys)):
        return (f"“{case.truth}” with a hyphen may be another word",)
    return None


def _taken_apart(case: Case) -> Reasons | None:
    """A word that is several words when taken apart: ``notable``, ``not able``; ``atypical``, ``a typical``."""
    if len(case.scan_keys) <= len(case.canonical_keys):
        return None
    own = all(map(case.page.scales.lexicon.is_word, case.canonical_keys))  # else it is the canonical's own defect
    if own and all(map(case.page.scales.is_word, case.scan_keys)):
        return (f"“{case.truth}” taken apart reads “{case.observed}”",)
    return None


def _apostrophe(case: Case) -> Reasons | None:
    """An apostrophe in another place: one owner or several. Lost altogether it is a mark that engines lose, but not of a
    party or a name on a page without a misreading."""
    one = _owner(case.truth, case.page.canonical.folded, case.edit.canonical.end)
    other = _owner(case.observed, case.page.words.folded, case.edit.scan.end)
    if one == other:
        return None
    if "'" in one and "'" in other:
        return ("the apostrophe moved",)
    if ("'" in one) == ("'" in other) or case.page.rate_without(case.edit) >= PRISTINE:
        return None
    if _is_party(case):
        return ("an apostrophe lost or gained: one party or several",)
    named = case.one_word and _NAME.fullmatch(case.truth) and case.is_name(case.truth.removesuffix("'s"))
    return ("a name lost its apostrophe: it may be another name",) if named else None


def _is_party(case: Case) -> bool:
    """Whether the one word at hand is a party, its ending of an owner or of several taken off."""
    if not case.one_word:
        return False
    stem = case.canonical_keys[0].replace("'", "").removesuffix("s")
    return "party" in case.page.protected.classes(stem)


def _owner(words: str, folded: str, end: int) -> str:
    """Words without spaces, with an apostrophe that follows them in the text."""
    return "".join(words.lower().split()) + folded[end : end + 1].strip(" \n.,;:")


def _respaced(_: Case) -> Reasons | None:
    """The same letters in the same order, spaced differently, that make no other words."""
    return ("the same letters, spaced differently",)


def _figure_value(text: str) -> float | None:
    """The value of one plain figure, or None."""
    core = text.strip(" $€£¥%.,;:()")
    if not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", core):
        return None
    return float(core.replace(",", ""))


_FORMAT, _NOISE, _DIFFER = Verdict.FORMAT, Verdict.NOISE, Verdict.SUBSTANTIVE
_PROOF, _CHANGE, _DOUBT = Effect.PROOF, Effect.CHANGE, Effect.DOUBT

RULES = (
    Rule("replaced/grouped-figure", _PROOF, _grouped_figure, _FORMAT, "typography", given=_same),
    Rule("replaced/other-decimals", _CHANGE, _other_decimals, _DIFFER, "number", given=_same),
    Rule("replaced/broken-figure", _DOUBT, _broken_figure, category="number", given=_same),
    Rule("replaced/glued-sign", _DOUBT, _glued_sign, category="sign", given=_same),
    Rule("replaced/line-hyphen", _PROOF, _line_hyphen, _FORMAT, "hyphenation", given=_same),
    Rule("replaced/run-together", _DOUBT, _joined, given=_same),
    Rule("replaced/hyphenated", _DOUBT, _hyphenated, given=_same),
    Rule("replaced/taken-apart", _DOUBT, _taken_apart, given=_same),
    Rule("replaced/apostrophe", _DOUBT, _apostrophe, given=_same),
    Rule("replaced/spacing", _PROOF, _respaced, _NOISE, "spacing", read=True, given=_same),
)
