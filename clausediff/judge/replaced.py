"""Words in the place of other words: the same ones misread or spaced differently, or others."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from unicodedata import combining, normalize

from clausediff.canonical.template import OptionalPart
from clausediff.evidence.page import PRISTINE
from clausediff.evidence.rivals import figures
from clausediff.judge.case import Case
from clausediff.judge.labels import counted
from clausediff.judge.rule import Default, Effect, Reasons, Rule
from clausediff.judge.thresholds import CANNOT_BE_MISREAD, FIGURES, NOISE_RATIO, PROTECTED_RATIO, USUAL, probability
from clausediff.model import Verdict
from clausediff.text.labels import label_like
from clausediff.text.lookalikes import LONE_LETTERS
from clausediff.text.protected import AMOUNT, guard, opposite
from clausediff.text.protected import classes as classes_of
from clausediff.text.words import alien_letters, alnum_key, hidden_characters, one_line

__all__ = ["DEFAULT", "RULES"]

_CLIPPED = 2
"""Glyphs that a margin may take from marks that are no word, and leave them to be weighed as any garble is."""
_SIGNED = re.compile(r"[IilL1|/]?[sS5][IilL1|/tJ]?")
"""What engines read for ``s`` between strokes."""
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_POSSESSIVE = re.compile(r"(.*[a-z])'s", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_MARK = re.compile(r"[A-Z0-9]{1,5}")
_LINE_HYPHEN = re.compile(r"[-\u00ad\u2010\u00ac]\s*\n\s*")


# -- labels and page numbers of the canonical --------------------------------------------------------------------------


def _not_a_label(case: Case) -> Reasons | None:
    """Marks in the place of a label that are more than a label has, or do not stand where one does."""
    if not case.label:
        return None
    if not case.opens_line and not label_like(case.observed):
        return ("marks that may be a label",)
    return ("more ink than a label has",) if len(alnum_key(case.observed)) > 6 else None


def _other_label(case: Case) -> Reasons | None:
    """Another legal label: its value differs, and what points to the clause points elsewhere now."""
    words, keys = case.edit.canonical_words, case.scan_keys
    if not case.label or case.canonical_keys == keys:
        return None
    dressed = case.one_word and case.truth.isdigit() and any(map(str.isdigit, case.observed))
    read = figures(case.observed.strip("().")) if dressed else ()
    if read and case.truth not in read:  # no figure, and what it looks like is another one
        return (f"the label {case.truth} reads {case.observed}",)
    if len(keys) != words.size:
        other = "".join(keys) != "".join(case.canonical_keys) and "".join(keys).isdigit()
    else:
        other = any(counted(case.page, i, key) for i, key in zip(words.indices, keys, strict=True))
    counts = any(key.isdigit() and key not in case.canonical_keys for key in keys)
    certain = counts or case.clear or _label_likelihood(case) < USUAL
    return (f"the label {case.truth} reads {case.observed}",) if other and certain else None


def _word_for_label(case: Case) -> Reasons | None:
    """A word in the place of a label: ink that the canonical lacks."""
    if not case.label:
        return None
    words = [key for key in case.known if len(key) > 1 and not key.isdigit()]
    return (f"“{case.observed}” in the place of the label {case.truth}",) if words else None


def _unlike_label(case: Case) -> Reasons | None:
    """Marks in the place of a label that no engine reads for it, where the form has to have one."""
    if case.label and not _is_optional(case) and _label_likelihood(case) < CANNOT_BE_MISREAD:
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
    return (f"the label {case.truth} read as {case.observed}",) if case.label else None


def _page_number(case: Case) -> Reasons | None:
    """The canonical's page number, however it was read."""
    if not case.page_number:
        return None
    marks = alnum_key(case.observed)
    short = len(case.observed) <= len(case.truth) + 2 and not AMOUNT.intersection(case.observed)
    alone = case.opens_line and case.closes_line and short
    if not alone or (marks.isdigit() and marks != alnum_key(case.truth)):
        return None
    if len(marks) > 1 and not marks.isdigit() and (case.page.scales.is_word(marks) or classes_of(marks)):
        return None
    return (f"a page number, {case.truth}, read as {case.observed}",)


def _other_page_number(case: Case) -> Reasons | None:
    """Another figure where the canonical has a page number: the number of another page, or content."""
    if not case.page_number:
        return None
    alone = case.opens_line and case.closes_line and len(case.observed) <= len(case.truth) + 2
    if alone and alnum_key(case.observed).isdigit():
        return ("another figure where the canonical has a page number",)
    return None


def _ink_for_page_number(case: Case) -> Reasons | None:
    """A word in the place of a page number: ink that the canonical lacks."""
    return (f"added: {case.observed}",) if case.page_number and case.known else None


# -- marks that no word has --------------------------------------------------------------------------------------------


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


# -- the same letters --------------------------------------------------------------------------------------------------


def _same_digits(case: Case) -> bool:
    return _DIGITS.findall(case.truth) == _DIGITS.findall(case.observed)


def _other_decimals(case: Case) -> Reasons | None:
    """A decimal sign lost or gained on a clear page, which makes another figure."""
    if not case.same_letters or _same_digits(case):
        return None
    one, other = _figure_value(case.truth), _figure_value(case.observed)
    if one is not None and other is not None and one != other and case.page.rate_at(case.edit) < PRISTINE:
        return ("the decimal sign makes another figure",)
    return None


def _broken_figure(case: Case) -> Reasons | None:
    """White space or a sign inside a figure whose digits are the canonical's."""
    broken = case.same_letters and not _same_digits(case)
    return ("white space or a sign inside a figure",) if broken else None


def _line_hyphen(case: Case) -> Reasons | None:
    """Hyphenated where a line ends; a hyphen elsewhere in the word is not the line's."""
    if not case.same_letters or not _LINE_HYPHEN.search(case.raw):
        return None
    return ("hyphenated at a line's end",) if "-" not in one_line(_LINE_HYPHEN.sub("", case.raw)) else None


def _joined(case: Case) -> Reasons | None:
    """Two words run together that are another word: ``may be``, ``maybe``."""
    keys, scales = case.canonical_keys, case.page.scales
    if not case.same_letters or len(keys) < 2 or len(case.scan_keys) != 1:
        return None
    torn = keys[-1] in ("s", "'s") or not all(map(scales.lexicon.is_word, keys))  # the canonical's own defect
    if not torn and scales.lexicon.is_word(case.scan_keys[0]):
        return (f"“{case.truth}” run together is another word",)
    return None


def _hyphenated(case: Case) -> Reasons | None:
    """A word with a hyphen inside it that makes it two words."""
    keys, scales = case.canonical_keys, case.page.scales
    if not case.same_letters or len(keys) != 1 or "-" not in case.observed or _LINE_HYPHEN.search(case.raw):
        return None
    if scales.lexicon.is_word(keys[0]) and all(map(scales.is_word, case.scan_keys)):
        return (f"“{case.truth}” with a hyphen may be another word",)
    return None


def _taken_apart(case: Case) -> Reasons | None:
    """A word that is several words when taken apart: ``notable``, ``not able``; ``atypical``, ``a typical``."""
    if not case.same_letters or len(case.scan_keys) <= len(case.canonical_keys):
        return None
    own = all(map(case.page.scales.lexicon.is_word, case.canonical_keys))  # else it is the canonical's own defect
    if own and all(map(case.page.scales.is_word, case.scan_keys)):
        return (f"“{case.truth}” taken apart reads “{case.observed}”",)
    return None


def _apostrophe(case: Case) -> Reasons | None:
    """An apostrophe in another place: one owner or several. Lost altogether it is a mark that engines lose."""
    if not case.same_letters:
        return None
    one = _owner(case.truth, case.page.canonical.folded, case.edit.canonical.end)
    other = _owner(case.observed, case.page.words.folded, case.edit.scan.end)
    return ("the apostrophe moved",) if "'" in one and "'" in other and one != other else None


def _owner(words: str, folded: str, end: int) -> str:
    """Words without spaces, with an apostrophe that follows them in the text."""
    return "".join(words.lower().split()) + folded[end : end + 1].strip(" \n.,;:")


def _respaced(case: Case) -> Reasons | None:
    """The same letters in the same order, spaced differently, that make no other words."""
    return ("the same letters, spaced differently",) if case.same_letters else None


def _accent(case: Case) -> Reasons | None:
    """An accent lost or gained where it makes no other word: elsewhere than in English it may."""
    if len(case.truth) <= 3 or _plain(case.truth) != _plain(case.observed):
        return None
    if case.page.scales.lexicon.known and not case.code:
        return (f"{case.truth} read as {case.observed}: an accent only",)
    return None


# -- one glyph ---------------------------------------------------------------------------------------------------------


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


# -- weighed -----------------------------------------------------------------------------------------------------------


def _plain_garble(case: Case) -> Reasons | None:
    """A long ordinary word misread: the marks are no word and look like no other one."""
    canonical, scales, at = case.page.canonical, case.page.scales, case.edit.canonical_words.start
    if not case.one_word or len(case.truth) < 5 or not (case.truth.isalpha() and case.observed.isascii()):
        return None
    key, mark = case.canonical_keys[0], case.scan_keys[0]
    if at in canonical.must or at in canonical.labels or key in scales.terms or not case.observed.isalpha():
        return None
    if scales.is_word(mark) or classes_of(key):
        return None
    if any(other != key for other in scales.lexicon.neighbours(mark, scales.vocabulary)):
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


def _plain_score(case: Case) -> float:
    own, _ = case.page.scales.own(case.truth, case.observed, case.page.rate_at(case.edit))
    return probability(own - case.page.scales.novel(case.truth, case.observed))


def _other_reference(case: Case) -> Reasons | None:
    """A cross-reference that points to another place, and that no engine reads for the canonical's."""
    pointed = "cross-reference" in case.canonical_classes and "cross-reference" in case.scan_classes
    if pointed and not case.figures and case.weighed.own < FIGURES:
        return ("points to another place in the agreement",)
    return None


def _opposite(case: Case) -> Reasons | None:
    """A prefix or an ending that turns the meaning: ``lawful``, ``unlawful``; ``lessor``, ``lessee``."""
    turned = len(case.scan_keys) == 1 and opposite(alnum_key(case.truth), case.scan_keys[0], strictly=not case.legal)
    return ("a prefix or an ending turns the meaning",) if turned else None


def _cut_off(case: Case) -> Reasons | None:
    """A word that lost its end, or its beginning, where a printed line ends or begins."""
    lost = len(alnum_key(case.truth)) - len(alnum_key(case.observed))
    if case.cut_off and (case.legal or lost > _CLIPPED):
        return ("cut off at the line's edge", *case.swaps)
    return None


def _fleck_before_figure(case: Case) -> Reasons | None:
    """A figure at a line's edge that reads as itself with a digit more, on the side of the margin."""
    if not (case.legal and case.figures and case.page.dirty):
        return None
    before = case.opens_line and case.observed.endswith(case.truth)
    beside = before or (case.closes_line and case.observed.startswith(case.truth))
    return ("a fleck before a line may be read as a digit",) if beside else None


def _same_figures(case: Case) -> Reasons | None:
    """The same digits in another form, such as an ordinal."""
    return ("the same digits",) if case.legal and case.figures and _same_digits(case) else None


def _other_words(case: Case) -> Reasons | None:
    """Words for words, and no engine reads the one for the other."""
    if not case.legal:
        return None
    limit = CANNOT_BE_MISREAD + 2 if case.protected else CANNOT_BE_MISREAD
    return () if (case.figures and case.own < FIGURES) or case.own < limit else None


def _could_be_misread(case: Case) -> Reasons | None:
    """Words for words, but an engine may have read the one for the other."""
    if not case.legal:
        return None
    habit = ("the same misreading is elsewhere on the page",) if case.own > CANNOT_BE_MISREAD > case.weighed.own else ()
    return (*habit, f"could be a misreading: {', '.join(case.swaps)}") if case.swaps else habit


def _glued_figure(case: Case) -> Reasons | None:
    """Marks that are no word as a whole, with a figure in them as long as the canonical's and another one."""
    if _other_digits(case) and case.weighed.own < CANNOT_BE_MISREAD:
        return ("another figure, run together with a word", *case.swaps)
    return None


def _may_be_glued_figure(case: Case) -> Reasons | None:
    """The same as ``replaced/glued-figure`` where an engine may have read the one figure for the other."""
    return ("another figure, run together with a word", *case.swaps) if _other_digits(case) else None


def _other_digits(case: Case) -> bool:
    """Whether the marks have as many figures as the canonical's words, and one of them is another one of the same length."""
    ours, theirs = _DIGITS.findall(case.observed), _DIGITS.findall(case.truth)
    return len(ours) == len(theirs) and any(a != b and len(a) == len(b) for a, b in zip(ours, theirs, strict=True))


def _garble(case: Case) -> Reasons | None:
    """Marks that are no word, and the canonical's words explain them far better than any other reading."""
    if _more_ink(case) is not None or _less_than_half(case):
        return None
    several = case.edit.canonical_words.size > 1 or case.edit.scan_words.size > 1
    plausible = case.weighed.reading.errors <= (2 if several else 1 + len(case.truth) // 3)
    if plausible and case.ratio >= (PROTECTED_RATIO if case.protected else NOISE_RATIO):
        return (", ".join(case.swaps), case.no_word)
    return None


def _less_than_half(case: Case) -> bool:
    """Whether so much of a word is lost that its marks may be the end of any other one."""
    return len(alnum_key(case.observed)) * 2 < len(alnum_key(case.truth))


def _more_ink(case: Case) -> Reasons | None:
    """Marks that are no word and have more ink than the canonical's words."""
    swaps = case.weighed.reading.swaps
    glued = any(not swap.truth.strip() and any(map(str.isdigit, swap.observed)) for swap in swaps)
    longer = len(alnum_key(case.observed)) > len(alnum_key(case.truth)) + 2
    figure = alnum_key(case.truth).isdigit() and case.weighed.spurious > 0  # `100k` is another amount
    if glued or longer or figure or case.weighed.spurious >= 2:
        return ("more ink than the canonical's words have",)
    return None


def _unlike(case: Case) -> Reasons | None:
    """Marks shaped like a word that are nothing like the canonical's, on a page that can be read."""
    if not case.clear or case.weighed.own >= CANNOT_BE_MISREAD - 8 or case.weighed.ratio >= -4:
        return None
    shaped = re.fullmatch(r"[A-Za-z][A-Za-z' -]*", case.observed) and re.search("[aeiouy]", case.observed.lower())
    plain = case.page.rate < PRISTINE or re.fullmatch(r"[A-Z]?[a-z]+|[A-Z]+", case.observed)
    if shaped and plain and len(case.observed) >= 3:
        return (f"“{case.observed}” cannot be “{case.truth}” misread", case.no_word)
    return None


# -- words of the rules ------------------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    """Text without its accents, in lower case."""
    if text.isascii():
        return text.lower()
    return "".join(char for char in normalize("NFD", text.lower()) if not combining(char))


def _figure_value(text: str) -> float | None:
    """The value of one plain figure, or None."""
    core = text.strip(" $€£¥%.,;:()")
    if not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", core):
        return None
    return float(core.replace(",", ""))


def _category(case: Case) -> str:
    return case.code or ("word" if case.legal else "confusion")


def _reasons(case: Case) -> Reasons:
    """What is said of words that may be others."""
    if case.label or case.page_number:
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


def _low(case: Case) -> float:
    return min(case.probability, 0.05)


def _open(case: Case) -> float:
    return min(case.probability, 0.9 if not case.legal else 0.5)


def _ratio_score(case: Case) -> float:
    return probability(case.ratio)


_FORMAT, _NOISE, _DIFFER = Verdict.FORMAT, Verdict.NOISE, Verdict.SUBSTANTIVE
_PROOF, _CHANGE, _DOUBT = Effect.PROOF, Effect.CHANGE, Effect.DOUBT

RULES = (
    Rule("replaced/plain-garble", _PROOF, _plain_garble, _NOISE, "confusion", _plain_score, read=True),
    Rule("replaced/word-for-label", _CHANGE, _word_for_label, _DIFFER, "insertion", 0.01),
    Rule("replaced/not-a-label", _DOUBT, _not_a_label, category="label", score=0.5),
    Rule("replaced/other-label", _DOUBT, _other_label, category="label", score=0.5),
    Rule("replaced/unlike-label", _DOUBT, _unlike_label, category="label"),
    Rule("replaced/label-misread", _PROOF, _label_misread, _NOISE, "label", 0.95),
    Rule("replaced/page-number", _PROOF, _page_number, _FORMAT, "furniture", 1.0),
    Rule("replaced/other-page-number", _DOUBT, _other_page_number, category="number", score=0.5),
    Rule("replaced/ink-for-page-number", _CHANGE, _ink_for_page_number, _DIFFER, score=0.01),
    Rule("replaced/hidden", _DOUBT, _hidden, category="hidden", score=0.1),
    Rule("replaced/foreign-letters", _DOUBT, _foreign, category="homoglyph", score=0.1),
    Rule("replaced/accent", _PROOF, _accent, _NOISE, "confusion", 0.9, read=True),
    Rule("replaced/other-decimals", _CHANGE, _other_decimals, _DIFFER, "number", 0.05),
    Rule("replaced/broken-figure", _DOUBT, _broken_figure, category="number", score=0.5),
    Rule("replaced/line-hyphen", _PROOF, _line_hyphen, _FORMAT, "hyphenation", 1.0),
    Rule("replaced/run-together", _DOUBT, _joined, score=0.6),
    Rule("replaced/hyphenated", _DOUBT, _hyphenated, score=0.6),
    Rule("replaced/taken-apart", _DOUBT, _taken_apart, score=0.5),
    Rule("replaced/apostrophe", _DOUBT, _apostrophe, score=0.5),
    Rule("replaced/spacing", _PROOF, _respaced, _NOISE, "spacing", 0.99, read=True),
    Rule("replaced/signature", _PROOF, _signature, _NOISE, "confusion", 0.95, read=True),
    Rule("replaced/possessive", _PROOF, _possessive, _NOISE, "confusion", 0.95, read=True),
    Rule("replaced/numbering", _DOUBT, _numbering, score=0.5),
    Rule("replaced/one-letter", _PROOF, _one_letter, _NOISE, "confusion", 0.95, read=True),
    Rule("replaced/cut-off", _DOUBT, _cut_off, score=0.4),
    Rule("replaced/opposite", _CHANGE, _opposite, _DIFFER, score=_low),
    Rule("replaced/other-reference", _CHANGE, _other_reference, _DIFFER, score=_low),
    Rule("replaced/fleck-before-figure", _DOUBT, _fleck_before_figure),
    Rule("replaced/same-figures", _DOUBT, _same_figures, score=0.5),
    Rule("replaced/other-words", _CHANGE, _other_words, _DIFFER, score=_low),
    Rule("replaced/could-be-misread", _DOUBT, _could_be_misread, score=_open),
    Rule("replaced/glued-figure", _CHANGE, _glued_figure, _DIFFER, score=_low),
    Rule("replaced/may-be-glued-figure", _DOUBT, _may_be_glued_figure, score=_low),
    Rule("replaced/garble", _PROOF, _garble, _NOISE, "confusion", _ratio_score, read=True),
    Rule("replaced/unlike", _CHANGE, _unlike, _DIFFER, score=lambda case: case.probability),
    Rule("replaced/more-ink", _DOUBT, _more_ink, score=_open),
)

DEFAULT = Default(
    "replaced/marks",
    "Marks that are no word, and of which nobody can say what they were.",
    Verdict.REVIEW,
    _reasons,
    _category,
    _open,
)
