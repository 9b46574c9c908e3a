"""Words that stand for other words: misread, respaced, changed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from unicodedata import combining, normalize

from clausediff.alignment.edits import Edit
from clausediff.evidence.channel import Reading
from clausediff.evidence.scales import Weighing
from clausediff.judge.inserted import gained
from clausediff.judge.judgement import (
    CANNOT_BE_MISREAD,
    FIGURES,
    LOOKS_LIKE,
    NOISE_RATIO,
    PRISTINE,
    PROTECTED_RATIO,
    REPEATED_MISREADING,
    WORN,
    Judgement,
    figure_value,
    letters,
    misread_reasons,
    probability,
    wordlike,
)
from clausediff.judge.page import Page
from clausediff.model import Verdict
from clausediff.text.labels import label_like
from clausediff.text.lines import opens_line
from clausediff.text.protected import AMOUNT, guard, is_figure, opposite
from clausediff.text.protected import category as category_of
from clausediff.text.protected import classes as classes_of
from clausediff.text.words import alien_letters, alnum_key, hidden_characters, one_line

_CLIPPED = 2
"""Glyphs that a margin may take from marks that are no word, and leave them to be weighed as any garble is."""
_SIGNED = re.compile(r"[IilL1|/]?[sS5][IilL1|/tJ]?")
"""What engines read for ``s`` between strokes."""
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_FILE = re.compile(r"\.(?:html?|txt|docx?|pdf)\b")
_USUAL = -9.5
"""Log likelihood from which a misreading is one that engines make every day, in names as elsewhere."""
_NUMBERED_THINGS = frozenset(
    "class classes series tier phase type part annex appendix schedule exhibit category level grade group option plan zone "
    "unit model version form title article articles section sections lot item table figure stage step tranche".split()
)
_POSSESSIVE = re.compile(r"(.*[a-z])'s", re.IGNORECASE)


def judge_replacement(page: Page, edit: Edit) -> Judgement:
    """Say what words are that stand for other words: the same ones misread, or others."""
    canonical, words = page.canonical, page.words
    truth, observed = edit.truth, edit.observed
    if (said := _plainly_misread(page, edit)) is not None:
        return said
    raw = words.text[edit.scan.slice]
    span = edit.canonical_words.indices
    keys = [canonical.keys[i] for i in span]
    if edit.canonical_words.start in canonical.labels and all(i in canonical.labels for i in span):
        return _label(page, edit, truth, observed)
    if edit.canonical_words.start in canonical.pages and all(i in canonical.pages for i in span):
        return _page_number(page, edit, truth, observed)
    classes = [page.classes(i) for i in span]
    theirs = tuple(dict.fromkeys(chain.from_iterable(classes)))
    ours = tuple(dict.fromkeys(chain.from_iterable(map(page.scan_classes, edit.scan_words.indices))))
    phrase = page.phrase(edit)
    codes = tuple(dict.fromkeys(theirs + ours)) if set(theirs) != set(ours) or theirs else ours
    code = category_of(codes) if codes else ""
    if hidden := hidden_characters(raw):
        names = ", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(hidden))
        if not (set(hidden) <= {"\u00ad"} and re.search("\u00ad\\s*\n", raw)):
            return page.said(edit, Verdict.REVIEW, "hidden", 0.1, f"invisible characters inside the words: {names}")
    if aliens := alien_letters(raw, canonical.printed[edit.canonical.slice]):
        return page.said(edit, Verdict.REVIEW, "homoglyph", 0.1, f"look-alike characters of another script: {aliens}")
    english = page.scales.lexicon.known  # elsewhere an accent may make another word
    if english and not codes and len(truth) > 3 and _plain(truth) == _plain(observed):
        said = page.said(edit, Verdict.NOISE, "confusion", 0.9, f"{truth} read as {observed}: an accent only")
        said.errors, said.words = 1, len(keys)
        return said
    if letters("".join(keys)) == letters("".join(words.keys[edit.scan_words.slice])):
        return _respaced(page, edit, truth, observed, keys, theirs)
    if page.signed(edit.canonical_words.start) and len(keys) == 1 and _SIGNED.fullmatch(observed):
        said = page.said(
            edit, Verdict.NOISE, "confusion", 0.95, f"/s/, which stands for a signature, read as {observed}"
        )
        said.errors, said.words = 1, 1
        return said
    owner = _POSSESSIVE.fullmatch(truth)
    if owner and re.fullmatch(re.escape(owner[1]) + r"' ?5", observed, re.IGNORECASE):
        said = page.said(edit, Verdict.NOISE, "confusion", 0.95, "s read as 5 behind an apostrophe, where no figure is")
        said.errors, said.words = 1, len(keys)
        return said
    if _numbered(page, edit, truth, observed):
        return page.said(
            edit, Verdict.REVIEW, code or "number", 0.5, f"{truth} reads {observed}", "both number something"
        )
    stroke = truth == "I" and observed in "|!"  # no value of any kind, and nothing looks more like it
    if stroke or (
        len(truth) == 1 and truth.isalpha() and not theirs and observed.strip(".,'") in LOOKS_LIKE.get(truth, "")
    ):
        said = page.said(edit, Verdict.NOISE, "confusion", 0.95, f"{truth} read as {observed}")
        said.errors, said.words = 1, 1
        return said
    beside = (
        canonical.keys[edit.canonical_words.start - 1] if edit.canonical_words.start else "",
        canonical.keys[edit.canonical_words.end] if edit.canonical_words.end < len(canonical) else "",
    )
    weighed = page.scales.weigh(truth, observed, keys, classes, page.rate_at(edit), beside)
    return _weighed(page, edit, truth, observed, weighed, theirs, ours, code, phrase)


def _numbered(page: Page, edit: Edit, truth: str, observed: str) -> bool:
    """Whether a letter or a Roman numeral that numbers something (``Class B``, ``Phase II``) reads as another one."""
    mark = observed.strip(".,;:()'\"")
    if (
        edit.canonical_words.size != 1
        or not re.fullmatch(r"[A-Z0-9]{1,5}", mark)
        or alnum_key(mark) == alnum_key(truth)
    ):
        return False
    roman = len(truth) > 1 and _ROMAN.fullmatch(truth) is not None
    if roman and _ROMAN.fullmatch(mark):
        return True
    before = page.canonical.keys[edit.canonical_words.start - 1] if edit.canonical_words.start else ""
    return before in _NUMBERED_THINGS and (roman or re.fullmatch(r"[A-Z]", truth) is not None)


def _another_name(page: Page, edit: Edit, truth: str, observed: str) -> bool:
    """Whether marks are as good a name (or a code of letters and figures) as the canonical's, which no list vouches for."""
    if edit.canonical_words.size != 1 or edit.scan_words.size != 1:
        return False
    one, other = truth.strip(".,;:()'\""), observed.strip(".,;:()'\"")
    mixed = any(map(str.isdigit, one)) and any(map(str.isalpha, one))
    if mixed and len(one) > 3 and not _FILE.match(page.canonical.printed, edit.canonical.end):
        return other.isascii() and other.isalnum() and len(one) == len(other) and any(map(str.isdigit, other))
    named = one[:1].isupper() and not one.isupper() and len(one) > 3 and one.isalpha()
    written = other.isascii() and other.isalpha() and other[:1].isupper() and other[1:].islower()
    if (
        not named
        or not written
        or page.scales.lexicon.is_word(one)
        or page.canonical.keys[edit.canonical_words.start] in page.scales.terms
    ):
        return False
    return page.pristine_but_for(edit) and page.scales.own(truth, observed, PRISTINE)[0] < _USUAL


def _plain(text: str) -> str:
    """Text without its accents, in lower case."""
    return "".join(char for char in normalize("NFD", text.lower()) if not combining(char))


def _plainly_misread(page: Page, edit: Edit) -> Judgement | None:
    """The short way for most garbles: one long ordinary word, marks that are no word and look like no other."""
    truth, observed = edit.truth, edit.observed
    if (
        edit.canonical_words.size != 1
        or edit.scan_words.size != 1
        or len(truth) < 5
        or not (truth.isalpha() and observed.isascii())
    ):
        return None
    scales = page.scales
    key = page.canonical.keys[edit.canonical_words.start]
    if (
        edit.canonical_words.start in page.canonical.must
        or edit.canonical_words.start in page.canonical.labels
        or key in scales.terms
    ):
        return None
    mark = page.words.keys[edit.scan_words.start]
    if not observed.isalpha() or scales.is_word(mark) or classes_of(key) or opposite(key, mark, strictly=True):
        return None
    if any(other != key for other in scales.lexicon.neighbours(mark, scales.vocabulary)):
        return None
    if _another_name(page, edit, truth, observed):
        return None
    own, reading = scales.own(truth, observed, page.rate_at(edit))
    ratio = own - scales.novel(truth, observed)
    if reading.errors > 1 + len(truth) // 3 or len(observed) > len(truth) + 1 or ratio < NOISE_RATIO:
        return None
    told = ", ".join(f"{swap.truth or 'nothing'} read as {swap.observed or 'nothing'}" for swap in reading.swaps[:3])
    found = page.said(edit, Verdict.NOISE, "confusion", probability(ratio), told, f"“{observed}” is not a word")
    found.errors, found.words = reading.errors, 1
    return found


def _respaced(
    page: Page, edit: Edit, truth: str, observed: str, keys: list[str], classes: tuple[str, ...]
) -> Judgement:
    """The same letters with other spaces or hyphens between them."""
    raw = page.words.text[edit.scan.slice]
    if re.findall(r"\d+", truth) != re.findall(r"\d+", observed):
        return _refigured(page, edit, truth, observed)
    if re.search(r"[-\u00ad\u2010\u00ac]\s*\n", raw) and "-" not in one_line(
        re.sub(r"[-\u00ad\u2010\u00ac]\s*\n\s*", "", raw)
    ):
        return page.said(edit, Verdict.FORMAT, "hyphenation", 1.0, "hyphenated at a line's end")
    pieces = [page.words.keys[i] for i in edit.scan_words.indices]
    torn = keys[-1] in ("s", "'s") or not all(map(page.scales.lexicon.is_word, keys))  # the canonical's own defect
    if len(keys) > 1 and len(pieces) == 1 and not torn and page.scales.lexicon.is_word(pieces[0]):
        code = category_of(classes) if classes else "word"
        return page.said(edit, Verdict.REVIEW, code, 0.6, f"“{truth}” run together is another word")
    if (
        len(keys) == 1
        and "-" in observed
        and page.scales.lexicon.is_word(keys[0])
        and all(map(page.scales.is_word, pieces))
    ):
        return page.said(edit, Verdict.REVIEW, "word", 0.6, f"“{truth}” with a hyphen may be another word")
    if (
        len(pieces) > len(keys)
        and any(p in ("not", "no", "non", "un", "in", "now") for p in pieces)
        and all(page.scales.is_word(p) for p in pieces)
    ):
        return page.said(edit, Verdict.REVIEW, "negation", 0.5, f"“{truth}” taken apart reads “{observed}”")
    judgement = page.said(edit, Verdict.NOISE, "spacing", 0.99, "the same letters, spaced differently")
    judgement.words = len(keys)
    return judgement


def _refigured(page: Page, edit: Edit, truth: str, observed: str) -> Judgement:
    """The same digits with other signs or spaces among them: another value, or one that cannot be told."""
    one, other = figure_value(truth), figure_value(observed)
    if one is not None and other is not None and one != other and page.rate_at(edit) < PRISTINE:
        return page.said(edit, Verdict.SUBSTANTIVE, "number", 0.05, "the decimal sign makes another figure")
    return page.said(edit, Verdict.REVIEW, "number", 0.5, "white space or a sign inside a figure")


def _weighed(
    page: Page,
    edit: Edit,
    truth: str,
    observed: str,
    weighed: Weighing,
    theirs: tuple[str, ...],
    ours: tuple[str, ...],
    code: str,
    phrase: str | None,
) -> Judgement:
    score = probability(weighed.ratio)
    told = [f"{swap.truth or 'nothing'} read as {swap.observed or 'nothing'}" for swap in weighed.reading.swaps[:3]]
    keys = [page.words.keys[i] for i in edit.scan_words.indices]
    figures = bool(keys) and any(is_figure(key) for key in keys)
    protected = bool(theirs or ours)
    code = code or ("word" if weighed.legal else "confusion")
    turned = len(keys) == 1 and opposite(alnum_key(truth), keys[0], strictly=not weighed.legal)
    if turned and not weighed.legal:
        return page.said(edit, Verdict.SUBSTANTIVE, code, min(score, 0.05), "a prefix or an ending turns the meaning")
    pointed = "cross-reference" in theirs and "cross-reference" in ours
    if pointed and not figures and weighed.own < FIGURES:
        return page.said(edit, Verdict.SUBSTANTIVE, code, min(score, 0.05), "points to another place in the agreement")
    if weighed.legal and _cut_off(page, edit, truth, observed):
        return page.said(edit, Verdict.REVIEW, code, 0.4, "cut off at the line's edge", *told)
    if weighed.legal:
        reasons = _legal_reasons(page, truth, observed, theirs, ours, code, phrase)
        both_figures = figures and any(char.isdigit() for char in truth)
        if both_figures and page.dirty and _dirt_beside(page, edit, truth, observed):
            return page.said(edit, Verdict.REVIEW, code, 0.3, *reasons, "a fleck before a line may be read as a digit")
        if both_figures and re.findall(r"\d+", truth) == re.findall(r"\d+", observed):
            return page.said(edit, Verdict.REVIEW, code, 0.5, *reasons, "the same digits")
        own = weighed.own + _habitual(page, weighed.reading)
        if own > CANNOT_BE_MISREAD and weighed.own < CANNOT_BE_MISREAD:
            reasons.append("the same misreading stands elsewhere on the page")
        weighed = replace(weighed, own=own)
        if (
            (both_figures and weighed.own < FIGURES)
            or turned
            or weighed.own < CANNOT_BE_MISREAD
            or (protected and weighed.own < CANNOT_BE_MISREAD + 2)
        ):
            return page.said(edit, Verdict.SUBSTANTIVE, code, min(score, 0.05), *reasons)
        return page.said(edit, Verdict.REVIEW, code, min(score, 0.5), *reasons, *misread_reasons(told))
    if _cut_off(page, edit, truth, observed) and len(alnum_key(truth)) - len(alnum_key(observed)) > _CLIPPED:
        return page.said(edit, Verdict.REVIEW, code, 0.5, "cut off at the line's edge", *told)
    if _other_figure(truth, observed):
        verdict = Verdict.SUBSTANTIVE if weighed.own < CANNOT_BE_MISREAD else Verdict.REVIEW
        return page.said(edit, verdict, code, min(score, 0.05), "another figure, run together with a word", *told)
    names = f"“{observed}” is not a word" if not any(c.isdigit() for c in observed) else f"“{observed}” is not a figure"
    if phrase is not None:
        return page.said(
            edit, Verdict.REVIEW, "must-match", score, f"inside the must-match phrase “{phrase}”", *told, names
        )
    glued = any(not swap.truth.strip() and any(map(str.isdigit, swap.observed)) for swap in weighed.reading.swaps)
    slipped = glued or weighed.spurious >= 2 or len(alnum_key(observed)) > len(alnum_key(truth)) + 2
    slipped |= (
        alnum_key(truth).isdigit() and weighed.spurious > 0
    )  # a figure takes no ink more: `100k` is another amount
    ratio = weighed.ratio
    if not protected and weighed.rival:  # the page's own hand, where the rival does not need it as well
        ratio += _habitual(page, weighed.reading) - _habitual(page, page.scales.channel.read(observed, weighed.rival))
    if _another_name(page, edit, truth, observed):
        why = "a name or a code that no list knows, and another one that is written as well"
        return page.said(edit, Verdict.REVIEW, code, min(score, 0.9), names, *told, why)
    needed = PROTECTED_RATIO if protected else NOISE_RATIO
    several = edit.canonical_words.size > 1 or edit.scan_words.size > 1
    plausible = weighed.reading.errors <= (2 if several else 1 + len(truth) // 3)
    if ratio >= needed and not slipped and plausible:
        judgement = page.said(edit, Verdict.NOISE, "confusion", probability(ratio), ", ".join(told), names)
        judgement.errors, judgement.words = weighed.reading.errors, edit.canonical_words.size
        return judgement
    reasons_list = [names]
    if weighed.rival:
        reasons_list.insert(0, f"could also be “{weighed.rival}”")
    if slipped:
        reasons_list.insert(0, "more ink than the canonical's words have")
    plain = page.rate < PRISTINE or bool(re.fullmatch(r"[A-Z]?[a-z]+|[A-Z]+", observed))
    clear = page.rate < WORN and not page.dirty  # dirt over a word reads as anything
    if weighed.own < CANNOT_BE_MISREAD - 8 and clear and wordlike(observed) and plain and weighed.ratio < -4:
        return page.said(edit, Verdict.SUBSTANTIVE, code, score, f"“{observed}” cannot be “{truth}” misread", names)
    return page.said(edit, Verdict.REVIEW, code, min(score, 0.9), *reasons_list, *told)


def _dirt_beside(page: Page, edit: Edit, truth: str, observed: str) -> bool:
    """Whether a figure at a line's edge reads as itself with a digit more, on the side of the margin."""
    before = opens_line(page.words, edit.scan_words.start) and observed.endswith(truth)
    return before or (page.closes_line(edit.scan_words.end - 1) and observed.startswith(truth))


def _habitual(page: Page, reading: Reading) -> float:
    """What a reading gains by misreadings that the page has elsewhere too, in nats."""
    return sum(REPEATED_MISREADING for swap in reading.swaps if page.habits[swap.truth, swap.observed] >= 2)


def _cut_off(page: Page, edit: Edit, truth: str, observed: str) -> bool:
    """Whether a word lost its end (or its beginning) to the margin."""
    if not page.wrapped or edit.scan_words.size != 1:
        return False
    one, other = alnum_key(truth), alnum_key(observed)
    ends = page.closes_line(edit.scan_words.end - 1) and one.startswith(other)
    return (ends or (opens_line(page.words, edit.scan_words.start) and one.endswith(other))) and 2 <= len(other) < len(
        one
    )


def _legal_reasons(
    page: Page, truth: str, observed: str, theirs: tuple[str, ...], ours: tuple[str, ...], code: str, phrase: str | None
) -> list[str]:
    reasons: list[str] = []
    if "number" in theirs and "number" in ours:
        reasons.append("both are figures")
    elif code == "defined-term":
        reasons.append("a defined term of the agreement")
    elif code == "cross-reference":
        reasons.append("points to another place in the agreement")
    elif (found := guard(code)) is not None:
        reasons.append(f"{found.title.lower()}: {found.says}")
    else:
        reasons.append("both are words")
    if phrase is not None:
        reasons.append(f"must-match phrase “{phrase}”")
    return reasons


def _label(page: Page, edit: Edit, truth: str, observed: str) -> Judgement:
    """A clause's label read differently: its place proves that it is one."""
    if not opens_line(page.words, edit.scan_words.start) and not label_like(observed):
        return page.said(edit, Verdict.REVIEW, "label", 0.5, "marks that may be a label")
    if page.scales.legal(observed) and alnum_key(observed) != alnum_key(truth):
        own = page.scales.channel.log_likelihood(observed, truth, max(page.rate, 0.003))
        if own < CANNOT_BE_MISREAD or (alnum_key(observed).isdigit() and alnum_key(truth).isdigit()):
            return page.said(edit, Verdict.REVIEW, "label", 0.5, f"the label {truth} reads {observed}")
    if len(alnum_key(observed)) > 6:
        return page.said(edit, Verdict.REVIEW, "label", 0.3, "more ink than a label has")
    return page.said(edit, Verdict.NOISE, "label", 0.95, f"the label {truth} read as {observed}")


def _page_number(page: Page, edit: Edit, truth: str, observed: str) -> Judgement:
    """What stands for a page's number of the canonical: that number, however read, or ink of its own."""
    alone = opens_line(page.words, edit.scan_words.start) and page.closes_line(edit.scan_words.end - 1)
    if alone and len(observed) <= len(truth) + 2 and not AMOUNT.intersection(observed):
        marks = alnum_key(observed)
        word = len(marks) > 1 and not marks.isdigit() and (page.scales.is_word(marks) or bool(classes_of(marks)))
        if marks.isdigit() and marks != alnum_key(truth):
            why = "another figure where the canonical has a page number"
            return page.said(edit, Verdict.REVIEW, "number", 0.5, f"{truth} reads {observed}", why)
        if not word:
            return page.said(edit, Verdict.FORMAT, "furniture", 1.0, f"a page number, {truth}, read as {observed}")
    return gained(page, edit)


def _other_figure(truth: str, observed: str) -> bool:
    """Whether marks that are no word as a whole hold a figure that is as long as the canonical's and another one."""
    ours, theirs = re.findall(r"\d+", truth), re.findall(r"\d+", observed)
    return len(ours) == len(theirs) and any(a != b and len(a) == len(b) for a, b in zip(ours, theirs, strict=True))
