"""Gaps between words, and the case of a word."""

from __future__ import annotations

from clausediff.alignment.edits import Edit
from clausediff.evidence.layout import figure_sign, weigh_gap
from clausediff.judge.judgement import (
    WORN,
    Judgement,
)
from clausediff.judge.page import Page
from clausediff.model import Verdict
from clausediff.text.lines import opens_line
from clausediff.text.words import alien_letters

_CURRENCY = ("$", "€", "£", "¥")


def judge_gap(page: Page, edit: Edit) -> Judgement:
    """Say what a difference between two words' gaps is: typography, punctuation, or a sign that matters."""
    canonical, words = page.canonical, page.words
    c, s = edit.canonical_words.start, edit.scan_words.start
    theirs, ours = canonical.printed[edit.canonical.slice], words.text[edit.scan.slice]
    c_digit = 0 < c < len(canonical) and canonical.keys[c - 1][-1:].isdigit() and canonical.keys[c][:1].isdigit()
    s_digit = 0 < s < len(words) and words.keys[s - 1][-1:].isdigit() and words.keys[s][:1].isdigit()
    beside = {c - 1, c}  # a label and a page's number have no sign and no decimal point
    label = not (beside.isdisjoint(canonical.labels) and beside.isdisjoint(canonical.pages))
    start = label or (s < len(words) and opens_line(words, s)) or s >= len(words)
    signs = ("", "") if label else _signs(page, c, s, line_start=start)
    if c_digit and s_digit:  # a sign with a space beside it on both sides of the comparison is no decimal sign
        one = canonical.printed[canonical.ends[c - 1] : canonical.starts[c]]
        other = words.text[words.ends[s - 1] : words.starts[s]]
        c_digit = not (any(map(str.isspace, one)) and any(map(str.isspace, other)))
    folded = canonical.folded[edit.canonical.slice], words.folded[edit.scan.slice]
    told = weigh_gap(
        theirs,
        ours,
        folded,
        digits=c_digit and s_digit and not label,
        signs=signs,
        phrase=page.phrase(edit),
        line_start=start,
    )
    if told.code == "connective" and (page.signed(c) or page.signed(c - 1)):
        return page.said(edit, Verdict.NOISE, "punctuation", 0.97, "a stroke of /s/, which stands for a signature")
    if told.grave:
        return page.said(edit, Verdict.REVIEW, told.code, 0.3, told.reason)
    noise = told.code in ("punctuation", "hyphenation")
    return page.said(edit, Verdict.NOISE if noise else Verdict.FORMAT, told.code, 0.97 if noise else 1.0, told.reason)


def _signs(page: Page, c: int, s: int, *, line_start: bool) -> tuple[str, str]:
    """The signs of the figures beside a gap, on both sides; none where a field begins or ends."""
    canonical, words = page.canonical, page.words
    if not 0 < c < len(canonical) or not 0 < s < len(words) or not {c - 1, c}.isdisjoint(canonical.slots):
        return "", ""
    after = canonical.keys[c - 1][-1:].isdigit() and words.keys[s - 1][-1:].isdigit()
    before = _begins_figure(canonical.keys, c) and _begins_figure(words.keys, s)
    if not after and not before:
        return "", ""
    theirs = canonical.folded[canonical.ends[c - 1] : canonical.starts[c]]
    ours = words.folded[words.ends[s - 1] : words.starts[s]]
    sides = []
    for gap, key in ((theirs, canonical.keys[c - 1]), (ours, words.keys[s - 1])):
        point = before and (key in _CURRENCY or (gap[:1].isspace() and not key[-1:].isdigit()))
        sides.append(figure_sign(gap, after=after, before=before, line_start=line_start, point=point))
    return sides[0], sides[1]


def _begins_figure(keys: list[str], index: int) -> bool:
    """Whether a figure begins at a word, perhaps with its currency."""
    if keys[index] in _CURRENCY and index + 1 < len(keys):
        index += 1
    return keys[index][:1].isdigit()


def judge_case(page: Page, edit: Edit) -> Judgement:
    """Say what a difference in case alone is; a defined term lives by its capital."""
    theirs, ours = page.canonical.printed[edit.canonical.slice].strip(), page.words.text[edit.scan.slice]
    if alien_letters(ours, theirs):
        return page.said(edit, Verdict.REVIEW, "homoglyph", 0.1, "look-alike characters of another script in the scan")
    if (
        page.canonical.keys[edit.canonical_words.start] in page.scales.terms
        and theirs[:1].isupper()
        and ours[:1].islower()
    ):
        if theirs[:1] in "COSUVWXZPKYMI" or page.rate > WORN:
            return page.said(edit, Verdict.NOISE, "case", 0.9, "upper and lower case of a defined term look alike here")
        return page.said(edit, Verdict.REVIEW, "defined-term", 0.3, f"the defined term “{theirs}” lost its capital")
    if (
        1 < len(theirs) <= 4
        and theirs.isupper()
        and ours.islower()
        and not _in_capitals(page, edit.canonical_words.start)
    ):
        return page.said(edit, Verdict.REVIEW, "case", 0.5, f"“{theirs}” in capitals may be another word than “{ours}”")
    return page.said(edit, Verdict.FORMAT, "case", 1.0, "upper or lower case only")


def _in_capitals(page: Page, index: int) -> bool:
    """Whether a word of the canonical stands among words in capitals, as in a heading."""
    canonical = page.canonical
    beside = [i for i in (index - 1, index + 1) if 0 <= i < len(canonical)]
    return any(canonical.printed[canonical.starts[i] : canonical.ends[i]].strip().isupper() for i in beside)
