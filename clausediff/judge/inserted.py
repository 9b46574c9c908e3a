"""Words that the canonical lacks."""

from __future__ import annotations

import re

from clausediff.alignment.edits import Edit
from clausediff.evidence.layout import is_title
from clausediff.judge.judgement import (
    WORN,
    Judgement,
    excerpt,
)
from clausediff.judge.page import Page
from clausediff.model import Range, Verdict
from clausediff.text.labels import label_like, read_label
from clausediff.text.lines import opens_line, split_lines
from clausediff.text.protected import category as category_of
from clausediff.text.protected import classes as classes_of
from clausediff.text.protected import guard
from clausediff.text.words import alien_letters, alnum_key, hidden_characters, one_line

_NO_WORDS = "mostly no words"
_NO_WORD = "ink shaped like a word, but no word"
_UNITS = frozenset(
    "day days week weeks month months year years hour hours percent % dollars euros pounds working business calendar".split()
)
"""Words before which a figure is no label, wherever it stands."""
_FLECK = re.compile(r"[^\W\d_]|[aeio]{2}|[|&@©®°§%€£]", re.IGNORECASE)


def judge_gain(page: Page, edit: Edit) -> list[Judgement]:
    """Cut an insertion where lines of furniture stand in it, and judge each piece."""
    words = page.words
    pieces: list[tuple[int, int, str | None]] = []
    for first, last, whole in split_lines(words, *edit.scan_words):
        why = None
        if whole:
            low = words.text.rfind("\n", 0, words.starts[first]) + 1
            low = max(low, words.text.rfind("\f", 0, words.starts[first]) + 1)
            high = words.text.find("\n", words.ends[last - 1])
            if is_title(page.canonical, words, low, high if high >= 0 else len(words.text)):
                why = "running head: the title"
        if pieces and pieces[-1][2] is None and why is None and not _blank_between(page, pieces[-1][1]):
            pieces[-1] = (pieces[-1][0], last, None)
        else:
            pieces.append((first, last, why))
    found = []
    for index, (first, last, why) in enumerate(pieces):
        low = edit.scan.start if index == 0 else words.starts[first]
        high = edit.scan.end if index == len(pieces) - 1 else words.starts[pieces[index + 1][0]]
        text = words.text[low:high]
        span = Range(low + len(text) - len(text.lstrip()), high - (len(text) - len(text.rstrip())))
        piece = Edit(edit.kind, edit.canonical, span, edit.canonical_words, Range(first, last), edit.clause)
        if why is not None:
            found.append(page.said(piece, Verdict.FORMAT, "furniture", 1.0, why))
            continue
        told = gained(page, piece)
        if found and _junk(found[-1]) and _junk(told):
            before = found.pop().edit
            span, scan_words = Range(before.scan.start, span.end), Range(before.scan_words.start, last)
            both = Edit(edit.kind, edit.canonical, span, edit.canonical_words, scan_words, edit.clause)
            told = gained(page, both)
        found.append(told)
    return found


def _junk(told: Judgement) -> bool:
    """Whether ink is hardly words: paragraphs of it, as of a page that shows through, are one finding."""
    return told.verdict is Verdict.REVIEW and told.reasons[-1] in (_NO_WORDS, _NO_WORD)


def _blank_between(page: Page, index: int) -> bool:
    words = page.words
    return index < len(words) and bool(
        re.search(r"\n[ \t]*\n|\f", words.text[words.ends[index - 1] : words.starts[index]])
    )


def gained(page: Page, edit: Edit) -> Judgement:
    """Say what ink is that the canonical does not have."""
    words = page.words
    raw = words.text[edit.scan.slice]
    shown = one_line(raw)
    keys = words.keys[edit.scan_words.slice]
    if _is_new_label(page, edit, raw):
        return page.said(edit, Verdict.FORMAT, "label", 1.0, f"{shown} stands as a label where a clause begins")
    hidden = hidden_characters(raw)
    if hidden or alien_letters(raw):
        code = "hidden" if hidden else "homoglyph"
        if hidden or any(len(key) > 1 for key in keys):
            return page.said(edit, Verdict.REVIEW, code, 0.05, f"added: {excerpt(shown)}", "unusual characters")
    codes = tuple(dict.fromkeys(code for i in edit.scan_words.indices for code in page.scan_classes(i)))
    known = [key for key in keys if page.scales.is_word(key) and (len(key) > 1 or key.isdigit())]
    code = category_of(codes) if codes else "insertion"
    if not known and re.fullmatch(r"\W*[(\[]\s*\w\s*[)\]]\W*", _around(page, edit)):
        return page.said(edit, Verdict.REVIEW, code, 0.3, f"added: {excerpt(_around(page, edit).strip())}")
    if (
        not {"x", "v"}.isdisjoint(keys)
        and len(keys) <= 2
        and (opens_line(words, edit.scan_words.start) or "_" in _around(page, edit))
    ):
        why = "a mark that may be a tick"
        return page.said(edit, Verdict.REVIEW, code, 0.3, f"added: {excerpt(_around(page, edit).strip())}", why)
    spelt = "".join(keys)
    if not known and len(keys) > 1 and spelt.isalpha() and page.scales.is_word(spelt):
        codes = classes_of(spelt)
        code = category_of(codes) if codes else "insertion"
        return page.said(edit, Verdict.REVIEW, code, 0.1, f"added: {excerpt(shown)}", f"spells “{spelt}”")
    if not known and all(
        len(key) == 1 and not key.isdigit() and key not in ("$", "€", "£", "%", "§", "&", "a", "i") for key in keys
    ):
        return page.said(edit, Verdict.NOISE, "speck", 0.95, f"stray marks: {excerpt(shown)}")
    pieces = split_lines(words, *edit.scan_words)  # at least one, for an insertion has a word
    whole = all(inserted for _, _, inserted in pieces)
    if edit.canonical_words.start == 0 and opens_line(words, edit.scan_words.start):
        return page.said(
            edit, Verdict.REVIEW, "added", 0.0, f"stands before the agreement's first words: {excerpt(shown)}"
        )
    if whole and len(known) >= 4 and len(known) * 2 > len(keys) and opens_line(words, edit.scan_words.start):
        return page.said(
            edit, Verdict.SUBSTANTIVE, "added", 0.0, f"a passage that the canonical does not have: {excerpt(shown)}"
        )
    reasons = [f"added: {excerpt(shown)}"]
    if (found := guard(code)) is not None:
        reasons.append(f"{found.title.lower()}: {found.says}")
    if phrase := page.phrase(edit):
        reasons.append(f"must-match phrase “{phrase}”")
    margin = opens_line(words, edit.scan_words.start) or page.closes_line(edit.scan_words.end - 1)
    if page.dirty and margin and not any(char.isdigit() for char in raw) and all(_fleck(page, key) for key in keys):
        return page.said(edit, Verdict.NOISE, "speck", 0.9, f"flecks at the margin of a dirty page: {excerpt(shown)}")
    listed = all(key.isdigit() or set(key) <= set("ivx") for key in keys) and (whole or len(keys) > 2)
    if whole and len(keys) == 1 and keys[0].isdigit() and len(keys[0]) <= 3:
        return page.said(edit, Verdict.REVIEW, code, 0.3, *reasons, "alone on its line, perhaps a page number")
    if listed and margin and len(keys) > 1 and not re.search(r"[$€£%]", raw):
        return page.said(edit, Verdict.REVIEW, code, 0.3, *reasons, "numbers in a column, as of a list")
    if not any(len(key) > 1 for key in known):
        why = "a lone figure" if known else _NO_WORD
        return page.said(edit, Verdict.REVIEW, code, 0.3, *reasons, why)
    if (page.rate > WORN or page.dirty) and margin and len(known) <= (2 if len(keys) > 3 else 1):
        return page.said(edit, Verdict.REVIEW, code, 0.3, *reasons, "at the margin of a worn page")
    if page.dirty and margin and _specks(_around(page, edit)) >= 2 * len(known):
        return page.said(edit, Verdict.REVIEW, code, 0.3, *reasons, "among flecks at the margin of a dirty page")
    if len(known) * 2 <= len(keys) and len(keys) > 1:
        return page.said(edit, Verdict.REVIEW, code, 0.3, *reasons, _NO_WORDS)
    return page.said(edit, Verdict.SUBSTANTIVE, code, 0.01, *reasons)


def _fleck(page: Page, key: str) -> bool:
    """Whether a key is what dirt reads as: a glyph or three that are no word, and that no protected word looks like."""
    if _FLECK.fullmatch(key):
        return True
    if len(key) > 3 or not key.isalpha() or page.scales.is_word(key):
        return False
    return not any(classes_of(other) for other in page.scales.lexicon.neighbours(key, page.scales.vocabulary))


def _specks(text: str) -> int:
    """How many marks stand alone, with no word that they belong to: flecks that were read."""
    return sum(1 for mark in text.split() if not any(map(str.isalnum, mark)))


def _around(page: Page, edit: Edit) -> str:
    """An insertion with the marks that touch it."""
    words = page.words
    low = words.ends[edit.scan_words.start - 1] if edit.scan_words.start else 0
    high = words.starts[edit.scan_words.end] if edit.scan_words.end < len(words) else len(words.text)
    return words.text[low:high]


def _is_new_label(page: Page, edit: Edit, raw: str) -> bool:
    """A label that the canonical does not print, right where one of its clauses begins."""
    canonical, words = page.canonical, page.words
    at = edit.canonical_words.start
    if at >= len(canonical) or not opens_line(words, edit.scan_words.start) or edit.scan_words.size > 3:
        return False
    opens = at == 0 or canonical.clause_of[at - 1] != canonical.clause_of[at] or (at - 1) in canonical.labels
    if not opens:
        return False
    stop = words.starts[edit.scan_words.end] if edit.scan_words.end < len(words) else len(words.text)
    if edit.scan_words.end < len(words) and words.keys[edit.scan_words.end] in _UNITS:
        return False
    marks = words.text[edit.scan.start : stop].strip()
    return label_like(marks) and (read_label(marks + " ", 0) is not None or alnum_key(raw) in ("", "l", "i"))
