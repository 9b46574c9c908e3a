"""Words that the copy lacks."""

from __future__ import annotations

import re

from clausediff.alignment.edits import Edit
from clausediff.judge.judgement import (
    WORN,
    Judgement,
    excerpt,
)
from clausediff.judge.page import Page
from clausediff.model import Verdict
from clausediff.text.page_numbers import is_page_line
from clausediff.text.protected import category as category_of
from clausediff.text.protected import guard
from clausediff.text.words import one_line

_FILE = re.compile(r"\w\.(?:html?|txt|docx?|pdf)\b")
_RAISED = frozenset(("st", "nd", "rd", "th"))


def judge_loss(page: Page, edit: Edit) -> Judgement:
    """Say what words are that the copy lacks: struck, or lost where ink is easily lost."""
    canonical = page.canonical
    span = edit.canonical_words.indices
    truth = one_line(canonical.printed[edit.canonical.slice])
    if all(i in canonical.labels for i in span):
        return page.said(edit, Verdict.FORMAT, "label", 1.0, f"the label {truth} was not read")
    keys = [canonical.keys[i] for i in span]
    if all(key in ("©", "®", "°", "|", "@") for key in keys):
        return page.said(edit, Verdict.NOISE, "sign", 0.9, f"the sign {truth} was not read")
    if all(i in canonical.pages for i in span):
        return page.said(edit, Verdict.FORMAT, "furniture", 1.0, "a page number of the canonical")
    own_line = _own_line(canonical.printed, *edit.canonical)
    alone = is_page_line(canonical.source.text, *edit.canonical)
    if alone and re.search(r"\b(?:page|seite)\b", own_line, re.IGNORECASE):
        return page.said(edit, Verdict.FORMAT, "furniture", 1.0, "a page number of the canonical")
    if alone or re.fullmatch(r"[-–—\s]*\d{1,3}[-–—.\s]*", own_line):
        return page.said(
            edit,
            Verdict.REVIEW,
            "number",
            0.3,
            f"missing: {excerpt(truth)}",
            "alone on its line, perhaps a page number",
        )
    if truth == "I" and _mark_left(page, edit):
        said = page.said(edit, Verdict.NOISE, "confusion", 0.9, "I read as a stroke")
        said.words, said.errors = 1, 1
        return said
    own = sum(1 for i in span if canonical.clause_of[i] == edit.clause and i not in canonical.labels)
    if own > 1 and own == canonical.own[edit.clause]:
        return page.said(edit, Verdict.SUBSTANTIVE, "missing", 0.01, "the whole clause is missing")
    found = tuple(dict.fromkeys(code for i in span if i not in canonical.pages for code in page.classes(i)))
    code = category_of(found) if found else "deletion"
    reasons = [f"missing: {excerpt(truth)}"]
    if (known := guard(code)) is not None:
        reasons.append(f"{known.title.lower()}: {known.says}")
    if phrase := page.phrase(edit):
        reasons.append(f"must-match phrase “{phrase}”")
    if _FILE.search(_own_line(canonical.printed, *edit.canonical)):
        return page.said(
            edit, Verdict.REVIEW, code, 0.3, *reasons, "beside a file's name, which is no part of an agreement"
        )
    if all(key == "§" for key in keys):
        return page.said(edit, Verdict.REVIEW, code, 0.5, *reasons, "a sign that engines often leave out")
    if (
        len(keys) == 1
        and keys[0] in _RAISED
        and edit.canonical_words.start
        and canonical.keys[edit.canonical_words.start - 1][-1:].isdigit()
    ):
        return page.said(edit, Verdict.REVIEW, code, 0.5, *reasons, "a raised ending is easily lost")
    if len(keys) == 1 and len(keys[0]) == 1 and not keys[0].isdigit():
        return page.said(edit, Verdict.REVIEW, code, 0.5, *reasons, "one glyph is easily lost")
    if _at_edge(page, edit) and not _sentence(page, edit) and _clipped(page, edit):
        return page.said(edit, Verdict.REVIEW, code, 0.3, *reasons, "at a line's edge, where ink is easily lost")
    if page.rate > WORN and len(keys) <= 2 and not found and all(len(key) <= 3 for key in keys):
        return page.said(edit, Verdict.REVIEW, code, 0.3, *reasons, "a short word on a worn page")
    if (
        page.dirty
        and len(keys) <= 2
        and not page.garbled.isdisjoint((edit.scan_words.start - 1, edit.scan_words.start))
    ):
        why = "beside marks that are no words, on a dirty page"
        return page.said(edit, Verdict.REVIEW, code, 0.3, *reasons, why)
    return page.said(edit, Verdict.SUBSTANTIVE, code, 0.02, *reasons)


def _mark_left(page: Page, edit: Edit) -> bool:
    """Whether a stroke that is no word stands where the words are lost."""
    words = page.words
    left = words.ends[edit.scan_words.start - 1] if 0 < edit.scan_words.start <= len(words) else 0
    right = words.starts[edit.scan_words.start] if edit.scan_words.start < len(words) else len(words.text)
    return any(char in words.text[left:right] for char in "[]!/\\{}")


def _at_edge(page: Page, edit: Edit) -> bool:
    """Whether the words are lost where a printed line begins or ends (or beside a word that is garbled there)."""
    if not page.wrapped:
        return False
    words = page.words
    first, last = edit.scan_words.start - 1, edit.scan_words.start
    while last in page.garbled and last - edit.scan_words.start < 2:
        last += 1
    while first in page.garbled and edit.scan_words.start - first < 3:
        first -= 1
    left = words.ends[first] if 0 <= first < len(words) else 0
    right = words.starts[last] if last < len(words) else len(words.text)
    return bool(re.search(r"[\n\f]", words.text[left:right]))


def _clipped(page: Page, edit: Edit) -> bool:
    """Whether so much is lost as a margin cuts off (a quarter of a line), or as whole lines of print hold."""
    lines = (edit.canonical.size) / page.line
    if lines <= 0.25:
        return True
    return lines >= 0.6 and abs(lines - max(1, round(lines))) <= 0.35


def _sentence(page: Page, edit: Edit) -> bool:
    """Whether what is lost is one or more whole sentences: lines of print do not end where sentences do."""
    text = page.canonical.printed
    before = text[max(0, edit.canonical.start - 40) : edit.canonical.start].rstrip()
    lost = text[edit.canonical.slice].rstrip()
    starts = not before or before[-1] in '.;:!?\n"”)' or edit.canonical_words.start in page.canonical.labels
    return starts and lost[-1:] in ".;:!?" and edit.canonical_words.size >= 4


def _own_line(text: str, start: int, end: int) -> str:
    """The line of a text in which a stretch stands."""
    stop = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]
