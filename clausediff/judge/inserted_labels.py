"""Running heads, labels and bullets that the canonical does not print: the place of the ink proves what it is."""

from __future__ import annotations

from clausediff import regex as re
from clausediff.evidence.layout import is_title
from clausediff.judge.case import Case
from clausediff.judge.gap_case import starting_bullets
from clausediff.judge.rule import Effect, Reasons, Rule
from clausediff.model import Range, Verdict
from clausediff.text.label_words import ABBREVIATIONS, PARTS
from clausediff.text.labels import label_like, read_label
from clausediff.text.lines import split_lines
from clausediff.text.protected import is_figure
from clausediff.text.words import alnum_key, one_line

__all__ = ["RULES", "title"]

_LINE_END = re.compile(r"[\n\f]")
_LETTER_BULLET = re.compile(r"^[ \t]*o[ \t]+\S", re.MULTILINE)


def title(case: Case) -> Reasons | None:
    """The canonical's title at the head of a page."""
    words, span = case.page.words, case.edit.scan_words
    if not case.whole_lines or len(split_lines(words, *case.edit.scan_words)) != 1:
        return None
    start = words.starts[span.start]
    low = max(words.text.rfind("\n", 0, start), words.text.rfind("\f", 0, start)) + 1
    end = _LINE_END.search(words.text, words.ends[span.end - 1])
    high = end.start() if end is not None else len(words.text)
    titled = is_title(case.page.canonical, words, low, high)
    return ("running head: the title",) if titled else None


def _new_label(case: Case) -> Reasons | None:
    """A label that the canonical does not print, right where one of its clauses begins."""
    canonical, words, edit = case.page.canonical, case.page.words, case.edit
    at, after = edit.canonical_words.start, edit.scan_words.end
    if at >= len(canonical) or not case.opens_line or edit.scan_words.size > 3:
        return None
    if at and canonical.clause_of[at - 1] == canonical.clause_of[at] and (at - 1) not in canonical.labels:
        return None
    if after < len(words) and case.page.counts(after):
        return None
    stop = words.starts[after] if after < len(words) else len(words.text)
    marks = words.text[edit.scan.start : stop].strip()
    if label_like(marks) and (read_label(marks + " ", 0) is not None or alnum_key(case.raw) in ("", "l", "i")):
        return (f"{one_line(case.raw)} is a label where a clause begins",)
    return None


def _label_word(case: Case) -> Reasons | None:
    """The word for a part of an agreement, put before the label of a clause: ``Section 2.`` for ``2.``."""
    at, keys = case.edit.canonical_words.start, case.scan_keys
    if (
        len(keys) != 1
        or not case.opens_line
        or at not in case.page.canonical.labels
        or at - 1 in case.page.canonical.labels
    ):
        return None
    labels = case.page.protected.words.labels
    short = case.raw in (f"{each}." for each in ABBREVIATIONS)
    named = short or (keys[0] in labels and keys[0] in PARTS)
    return (f"{case.raw} before the label of a clause",) if named and is_figure(case.key_after) else None


def _bullet_letter(case: Case) -> Reasons | None:
    """The letter o for the bullet of a list, as word processors and engines write it: where the form has a bullet, on several lines."""
    if case.scan_keys != ["o"] or case.raw.strip() != "o" or not case.opens_line:
        return None
    canonical, at = case.page.canonical, case.edit.canonical_words.start
    low, high = canonical.ends[at - 1] if at else 0, canonical.starts[at] if at < len(canonical) else 0
    figure = case.key_after[:1].isdigit()  # it may be a nought
    if figure or low >= high or not starting_bullets(canonical.folded, Range(low, high)):
        return None
    return ("list marker only",) if len(_LETTER_BULLET.findall(case.page.words.text)) > 1 else None


RULES = (
    Rule("inserted/title", Effect.PROOF, title, Verdict.FORMAT, "furniture"),
    Rule("inserted/label", Effect.PROOF, _new_label, Verdict.FORMAT, "label"),
    Rule("inserted/label-word", Effect.PROOF, _label_word, Verdict.FORMAT, "label"),
    Rule("inserted/bullet", Effect.PROOF, _bullet_letter, Verdict.FORMAT, "list-marker"),
)
