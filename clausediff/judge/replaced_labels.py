"""Ink in the place of a label or a page number of the canonical."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from clausediff import regex as re
from clausediff.canonical.template import OptionalPart
from clausediff.evidence.page import PRISTINE
from clausediff.evidence.rivals import figures
from clausediff.judge.case import Case
from clausediff.judge.labels import counted
from clausediff.judge.rule import Effect, Reasons, Rule
from clausediff.judge.thresholds import CANNOT_BE_MISREAD, USUAL
from clausediff.model import Verdict
from clausediff.text.label_words import same_label_word
from clausediff.text.labels import label_like
from clausediff.text.lookalikes import STROKES
from clausediff.text.protected import AMOUNT, is_figure
from clausediff.text.words import alnum_key

_SHORT = 4
"""Letters of a word that a label may be read as, at most."""
_STROKES = 8.0
"""By how much less likely a misreading of a label may be that makes no protected word: of strokes side by side engines make anything."""
_DRESS = re.compile(r"\w[).]\s*\Z")

__all__ = ["RULES", "is_label", "is_page_number"]


def is_label(case: Case) -> bool:
    """Whether the canonical's words are labels of clauses."""
    return case.label


def _label_word(case: Case) -> Reasons | None:
    """The word before the number of a clause as a sign or cut short: ``Section 2``, ``§ 2``, ``Sec. 2``."""
    if not case.one_word or not is_figure(case.key_after):
        return None
    words, (one,), (other,) = case.page.words, case.canonical_keys, case.scan_keys
    at = case.edit.scan_words.end
    if one.partition("'")[0] == other.partition("'")[0] and "'" in one:  # elided alike: *l'article*, *l'art.*
        one, other = one.partition("'")[2], other.partition("'")[2]
    if not same_label_word(one, other, case.page.protected.words.language) or words.keys[at : at + 1] != [
        case.key_after
    ]:
        return None
    stop = words.text[words.ends[at - 1] : words.starts[at]].lstrip()[:1] == "."
    return ("the same word before a number",) if "§" in (one, other) or stop or len(other) > len(one) else None


def _not_a_label(case: Case) -> Reasons | None:
    """Marks in the place of a label that are more than a label has, or do not stand where one does."""
    if not is_label(case):
        return None
    if not case.opens_line and not label_like(case.observed):
        return ("marks that may be a label",)
    return ("more ink than a label has",) if len(alnum_key(case.observed)) > 6 else None


def _other_label(case: Case) -> Reasons | None:
    """Another legal label: its value differs, and what points to the clause points elsewhere now."""
    words, keys = case.edit.canonical_words, case.scan_keys
    if not is_label(case) or case.canonical_keys == keys:
        return None
    dressed = case.one_word and case.truth.isdigit() and any(map(str.isdigit, case.observed))
    read = figures(case.observed.strip("().")) if dressed else ()
    if read and case.truth not in read:  # no figure, and what it looks like is another one
        return (f"the label {case.truth} reads {case.observed}",)
    if len(keys) != words.size:
        other = "".join(keys) != "".join(case.canonical_keys) and "".join(keys).isdigit()
    else:
        other = any(counted(case.page, i, key) for i, key in zip(words.indices, keys, strict=True)) or _other_letter(
            case
        )
    counts = any(key.isdigit() and key not in case.canonical_keys for key in keys)
    certain = counts or case.clear or _label_likelihood(case) < USUAL
    return (f"the label {case.truth} reads {case.observed}",) if other and certain else None


def _other_letter(case: Case) -> bool:
    """Whether a letter that numbers a clause is another letter on a page without a misreading, and no stroke for a stroke."""
    one, other = case.canonical_keys[0], case.scan_keys[0]
    letters = case.one_word and len(one) == len(other) == 1 and one.isalpha() and other.isascii() and other.isalpha()
    return letters and not {one, other} <= set(STROKES) and case.page.rate_without(case.edit) < PRISTINE


def _word_for_label(case: Case) -> Reasons | None:
    """A word in the place of a label: ink that the canonical lacks."""
    if not is_label(case):
        return None
    words = [key for key in case.known if len(key) > 1 and not key.isdigit()]
    return (f"“{case.observed}” in the place of the label {case.truth}",) if words else None


def _label_like_a_word(case: Case) -> Reasons | None:
    """A short word where a label is, dressed as a label is, and as engines read that label: ``(in)`` for ``(iii)``."""
    if _word_for_label(case) is None or len(alnum_key(case.observed)) > _SHORT:
        return None
    least = CANNOT_BE_MISREAD if case.scan_classes else CANNOT_BE_MISREAD - _STROKES
    dressed = _DRESS.search(case.around) is not None and _label_likelihood(case) >= least
    return (f"the label {case.truth} reads {case.observed}",) if dressed else None


def _unlike_label(case: Case) -> Reasons | None:
    """Marks in the place of a label that no engine reads for it, where the form has to have one."""
    if is_label(case) and not _is_optional(case) and _label_likelihood(case) < CANNOT_BE_MISREAD:
        return (f"the label {case.truth} reads {case.observed}",)
    return None


def _is_optional(case: Case) -> bool:
    """Whether the form lets a copy leave out the label, and nothing else with it."""
    canonical, span = case.page.canonical, case.edit.canonical
    for node in canonical.source.walk():
        if isinstance(node, OptionalPart) and node.span.start <= span.start and span.end <= node.span.end:
            inside = range(bisect_left(canonical.starts, node.span.start), bisect_right(canonical.ends, node.span.end))
            return canonical.labels.issuperset(inside)
    return False


def _label_likelihood(case: Case) -> float:
    """Log likelihood of the marks given the label; labels are small and misread more often than words."""
    return case.page.scales.channel.log_likelihood(case.observed, case.truth, max(case.page.rate, 0.003))


def _label_misread(case: Case) -> Reasons | None:
    """A label misread as marks that number nothing in its list."""
    return (f"the label {case.truth} read as {case.observed}",) if is_label(case) else None


def is_page_number(case: Case) -> bool:
    """Whether the canonical's words are page numbers that it prints."""
    return case.page_number


def _page_number(case: Case) -> Reasons | None:
    """The canonical's page number, however it was read."""
    if not is_page_number(case):
        return None
    marks = alnum_key(case.observed)
    short = len(case.observed) <= len(case.truth) + 2 and not AMOUNT.intersection(case.observed)
    alone = case.opens_line and case.closes_line and short
    if not alone or (marks.isdigit() and marks != alnum_key(case.truth)):
        return None
    if (
        len(marks) > 1
        and not marks.isdigit()
        and (case.page.scales.is_word(marks) or case.page.protected.classes(marks))
    ):
        return None
    return (f"a page number, {case.truth}, read as {case.observed}",)


def _other_page_number(case: Case) -> Reasons | None:
    """Another figure where the canonical has a page number: the number of another page, or content."""
    if not is_page_number(case):
        return None
    alone = case.opens_line and case.closes_line and len(case.observed) <= len(case.truth) + 2
    if alone and alnum_key(case.observed).isdigit():
        return ("another figure where the canonical has a page number",)
    return None


def _ink_for_page_number(case: Case) -> Reasons | None:
    """A word in the place of a page number: ink that the canonical lacks. The same letters and figures set apart are the number itself."""
    more = is_page_number(case) and case.known and not case.same_letters
    return (f"added: {case.observed}",) if more else None


_FORMAT, _NOISE, _DIFFER = Verdict.FORMAT, Verdict.NOISE, Verdict.SUBSTANTIVE
_PROOF, _CHANGE, _DOUBT = Effect.PROOF, Effect.CHANGE, Effect.DOUBT

RULES = (
    Rule("replaced/label-word", Effect.PROOF, _label_word, Verdict.FORMAT, "typography"),
    Rule("replaced/label-like-a-word", _DOUBT, _label_like_a_word, category="label", given=is_label),
    Rule("replaced/word-for-label", _CHANGE, _word_for_label, _DIFFER, "insertion", given=is_label),
    Rule("replaced/not-a-label", _DOUBT, _not_a_label, category="label", given=is_label),
    Rule("replaced/other-label", _DOUBT, _other_label, category="label", given=is_label),
    Rule("replaced/unlike-label", _DOUBT, _unlike_label, category="label", given=is_label),
    Rule("replaced/label-misread", _PROOF, _label_misread, _NOISE, "label", given=is_label),
    Rule("replaced/page-number", _PROOF, _page_number, _FORMAT, "furniture", given=is_page_number),
    Rule("replaced/other-page-number", _DOUBT, _other_page_number, category="number", given=is_page_number),
    Rule("replaced/ink-for-page-number", _CHANGE, _ink_for_page_number, _DIFFER, given=is_page_number),
)
