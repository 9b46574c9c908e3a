"""Words in the place of other words: the same ones misread or spaced differently, or others."""

from __future__ import annotations

from clausediff import regex as re
from clausediff.evidence.page import PRISTINE
from clausediff.judge import replaced_glyphs, replaced_labels, same_letters
from clausediff.judge.case import Case
from clausediff.judge.replaced_labels import is_label, is_page_number
from clausediff.judge.rule import Default, Effect, Reasons, Rule
from clausediff.judge.same_letters import same_digits
from clausediff.judge.thresholds import CANNOT_BE_MISREAD, FIGURES, NOISE_RATIO, PROTECTED_RATIO, probability
from clausediff.model import Verdict
from clausediff.text.protected import guard

__all__ = ["DEFAULT", "RULES"]

_CLIPPED = 2
"""Glyphs that a margin may take from marks that are no word, and leave them to be weighed as any garble is."""
_DIGITS = re.compile(r"\d+")


# -- weighed -----------------------------------------------------------------------------------------------------------


def _plain_garble(case: Case) -> Reasons | None:
    """A long ordinary word misread: the marks are no word and look like no other one."""
    canonical, scales, at = case.page.canonical, case.page.scales, case.edit.canonical_words.start
    if not case.one_word or len(case.truth) < 5 or not (case.truth.isalpha() and case.observed.isascii()):
        return None
    if not case.observed.isalpha() or at in canonical.must or at in canonical.labels:
        return None
    key, mark = case.canonical_keys[0], case.scan_keys[0]
    if key in scales.terms:
        return None
    if scales.is_word(mark) or case.page.protected.classes(key):
        return None
    near = scales.lexicon.neighbours(mark, scales.vocabulary)
    if near and near != (key,) and any(other != key for other in near):
        return None
    own, reading = scales.own(case.truth, case.observed, case.page.rate_at(case.edit))
    ratio = own - scales.novel(case.truth, case.observed)
    if (
        _less_than_half(case)
        or reading.errors > 1 + len(case.truth) // 3
        or len(case.observed) > len(case.truth) + 1
        or ratio < NOISE_RATIO
    ):
        return None
    return (", ".join(case.swaps), case.no_word)


def _plain_likelihood(case: Case) -> float:
    own, _ = case.page.scales.own(case.truth, case.observed, case.page.rate_at(case.edit))
    return probability(own - case.page.scales.novel(case.truth, case.observed))


def _other_reference(case: Case) -> Reasons | None:
    """A cross-reference that points to another place, and that no engine reads for the canonical's."""
    pointed = "cross-reference" in case.canonical_classes and "cross-reference" in case.scan_classes
    if pointed and not case.figures and case.likelihood < FIGURES:
        return ("points to another place in the agreement",)
    return None


def _opposite(case: Case) -> Reasons | None:
    """A prefix or an ending that turns the meaning: ``lawful``, ``unlawful``; ``lessor``, ``lessee``."""
    if len(case.scan_keys) != 1:
        return None
    turned = case.page.protected.opposite(case.truth_key, case.scan_keys[0], strictly=not case.legal)
    return ("a prefix or an ending turns the meaning",) if turned else None


def _cut_off(case: Case) -> Reasons | None:
    """A word that lost its end, or its beginning, where a printed line ends or begins."""
    if case.cut_off and (case.legal or len(case.truth_key) - len(case.observed_key) > _CLIPPED):
        return ("cut off at the line's edge", *case.swaps)
    return None


def _fleck_before_figure(case: Case) -> Reasons | None:
    """A figure at a line's edge that reads as itself with a digit more, on the side of the margin."""
    if not (case.figures and case.page.dirty):
        return None
    before = case.opens_line and case.observed.endswith(case.truth)
    beside = before or (case.closes_line and case.observed.startswith(case.truth))
    return ("a fleck before a line may be read as a digit",) if beside else None


def _same_figures(case: Case) -> Reasons | None:
    """The same digits in another form, such as an ordinal."""
    return ("the same digits",) if case.figures and same_digits(case) else None


def _other_words(case: Case) -> Reasons | None:
    """Words for words, and no engine reads the one for the other."""
    limit = CANNOT_BE_MISREAD + 2 if case.protected else CANNOT_BE_MISREAD
    return () if (case.figures and case.own < FIGURES) or case.own < limit else None


def _could_be_misread(case: Case) -> Reasons | None:
    """Words for words, but an engine may have read the one for the other."""
    habit = ("the same misreading is elsewhere on the page",) if case.own > CANNOT_BE_MISREAD > case.likelihood else ()
    return (*habit, f"could be a misreading: {', '.join(case.swaps)}") if case.swaps else habit


def _glued_figure(case: Case) -> Reasons | None:
    """Marks that are no word as a whole, with a figure in them as long as the canonical's and another one."""
    if _other_digits(case) and case.likelihood < CANNOT_BE_MISREAD:
        return ("another figure, run together with a word", *case.swaps)
    return None


def _may_be_glued_figure(case: Case) -> Reasons | None:
    """The same as ``replaced/glued-figure`` where an engine may have read the one figure for the other."""
    return ("another figure, run together with a word", *case.swaps) if _other_digits(case) else None


def _other_digits(case: Case) -> bool:
    """Whether the marks have as many figures as the canonical's words, and one of them is another one of the same length."""
    if case.truth.isalpha():  # and so has no figure, of which the marks would have to have as many
        return False
    ours, theirs = _DIGITS.findall(case.observed), _DIGITS.findall(case.truth)
    return len(ours) == len(theirs) and any(a != b and len(a) == len(b) for a, b in zip(ours, theirs, strict=True))


def _garble(case: Case) -> Reasons | None:
    """Marks that are no word, and the canonical's words explain them far better than any other reading."""
    if _more_ink(case) is not None or _less_than_half(case):
        return None
    several = case.edit.canonical_words.size > 1 or case.edit.scan_words.size > 1
    plausible = case.reading.errors <= (2 if several else 1 + len(case.truth) // 3)
    if plausible and case.ratio >= (PROTECTED_RATIO if case.protected else NOISE_RATIO):
        return (", ".join(case.swaps), case.no_word)
    return None


def _less_than_half(case: Case) -> bool:
    """Whether so much of a word is lost that its marks may be the end of any other one."""
    return len(case.observed_key) * 2 < len(case.truth_key)


def _more_ink(case: Case) -> Reasons | None:
    """Marks that are no word and have more ink than the canonical's words."""
    swaps = case.reading.swaps
    figures = any(map(str.isdigit, case.truth))  # beside which a figure put in may have been read as a letter
    glued = any(
        not swap.truth.strip() and any(char.isdigit() or (figures and char.isalpha()) for char in swap.observed)
        for swap in swaps
    )
    longer = len(case.observed_key) > len(case.truth_key) + 2
    figure = case.truth_key.isdigit() and case.reading.spurious > 0  # `100k` is another amount
    if glued or longer or figure or case.reading.spurious >= 2:
        return ("more ink than the canonical's words have",)
    return None


def _unlike(case: Case) -> Reasons | None:
    """Marks shaped like a word that are nothing like the canonical's, on a page that can be read."""
    if not case.clear or case.likelihood >= CANNOT_BE_MISREAD - 8 or case.weighed.ratio >= -4:
        return None
    shaped = re.fullmatch(r"[A-Za-z][A-Za-z' -]*", case.observed) and re.search("[aeiouy]", case.observed.lower())
    plain = case.page.rate < PRISTINE or re.fullmatch(r"[A-Z]?[a-z]+|[A-Z]+", case.observed)
    if shaped and plain and len(case.observed) >= 3:
        return (f"“{case.observed}” cannot be “{case.truth}” misread", case.no_word)
    return None


# -- words of the rules ------------------------------------------------------------------------------------------------


def _legal(case: Case) -> bool:
    """Whether the marks are words, figures and signs as they are."""
    return case.legal


def _category(case: Case) -> str:
    return case.code or ("word" if case.legal else "confusion")


def _reasons(case: Case) -> Reasons:
    """What is said of words that may be others."""
    if is_label(case) or is_page_number(case):
        return ()
    if not case.legal:
        rival = (f"could also be “{case.weighed.rival}”",) if case.weighed.rival else ()
        return (*rival, case.no_word)
    if "number" in case.canonical_classes and "number" in case.scan_classes:
        return ("both are figures", *case.said_of_class(""))
    if case.code == "defined-term":
        return ("a defined term of the agreement", *case.said_of_class(""))
    if case.code == "cross-reference":
        return ("points to another place in the agreement", *case.said_of_class(""))
    if guard(case.code) is not None:
        return case.said_of_class(case.code)
    return ("both are words", *case.said_of_class(""))


def _likelihood(case: Case) -> float:
    return probability(case.ratio)


_NOISE, _DIFFER = Verdict.NOISE, Verdict.SUBSTANTIVE
_PROOF, _CHANGE, _DOUBT = Effect.PROOF, Effect.CHANGE, Effect.DOUBT

RULES = (
    Rule("replaced/plain-garble", _PROOF, _plain_garble, _NOISE, "confusion", likelihood=_plain_likelihood, read=True),
    *replaced_labels.RULES,
    *replaced_glyphs.RULES,
    *same_letters.RULES,
    *replaced_glyphs.LONE,
    Rule("replaced/cut-off", _DOUBT, _cut_off),
    Rule("replaced/opposite", _CHANGE, _opposite, _DIFFER),
    Rule("replaced/other-reference", _CHANGE, _other_reference, _DIFFER),
    Rule("replaced/fleck-before-figure", _DOUBT, _fleck_before_figure, given=_legal),
    Rule("replaced/same-figures", _DOUBT, _same_figures, given=_legal),
    Rule("replaced/other-words", _CHANGE, _other_words, _DIFFER, given=_legal),
    Rule("replaced/could-be-misread", _DOUBT, _could_be_misread, given=_legal),
    Rule("replaced/glued-figure", _CHANGE, _glued_figure, _DIFFER),
    Rule("replaced/may-be-glued-figure", _DOUBT, _may_be_glued_figure),
    Rule("replaced/garble", _PROOF, _garble, _NOISE, "confusion", likelihood=_likelihood, read=True),
    Rule("replaced/unlike", _CHANGE, _unlike, _DIFFER),
    Rule("replaced/more-ink", _DOUBT, _more_ink),
)

DEFAULT = Default(
    "replaced/marks",
    "Marks that are no word, and of which nobody can say what they were.",
    Verdict.REVIEW,
    _reasons,
    _category,
)
