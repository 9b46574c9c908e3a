"""Words that the copy lacks: left out by somebody, or lost where ink is easily lost."""

from __future__ import annotations

from clausediff import regex as re
from clausediff.evidence.page import WORN
from clausediff.judge.case import Case
from clausediff.judge.rule import Default, Effect, Reasons, Rule
from clausediff.judge.same_values import zero_cents
from clausediff.model import Verdict
from clausediff.text.excerpts import excerpt
from clausediff.text.lines import line_at
from clausediff.text.page_numbers import is_page_line

__all__ = ["DEFAULT", "RULES"]

_ORNAMENTS = ("©", "®", "™", "°", "|", "@")
"""Signs that engines leave out, and that no obligation depends on."""
_MEASURES = frozenset("°@")
"""Those of them that belong to a figure beside them: ``9°``, ``12 @ $3``."""
_FILE = re.compile(r"\w\.(?:html?|txt|docx?|pdf)\b")
_RAISED = frozenset(("st", "nd", "rd", "th"))
_STROKES = "[]!/\\{}"


def _label(case: Case) -> Reasons | None:
    """The label of a clause that was not read."""
    if all(i in case.page.canonical.labels for i in case.edit.canonical_words.indices):
        return (f"the label {case.truth} was not read",)
    return None


def _ornament(case: Case) -> Reasons | None:
    """A sign such as © that engines leave out and on which nothing depends."""
    if not all(key in _ORNAMENTS for key in case.canonical_keys):
        return None
    figure = case.key_before[-1:].isdigit() or case.key_after[:1].isdigit()
    if figure and not _MEASURES.isdisjoint(case.canonical_keys):
        return None
    return (f"the sign {case.truth} was not read",)


def _zero_cents(case: Case) -> Reasons | None:
    """The two noughts of an amount that the copy has without cents."""
    return zero_cents(case) if case.canonical_keys == ["00"] else None


def _page_number(case: Case) -> Reasons | None:
    """A page number that the canonical prints."""
    canonical = case.page.canonical
    if all(i in canonical.pages for i in case.edit.canonical_words.indices):
        return ("a page number of the canonical",)
    alone = is_page_line(canonical.source.text, *case.edit.canonical)
    named = re.search(r"\b(?:page|seite)\b", _own_line(canonical.printed, *case.edit.canonical), re.IGNORECASE)
    return ("a page number of the canonical",) if alone and named else None


def _lone_number(case: Case) -> Reasons | None:
    """A figure alone on its line, which may be a page number of the canonical."""
    canonical = case.page.canonical
    line = _own_line(canonical.printed, *case.edit.canonical)
    alone = is_page_line(canonical.source.text, *case.edit.canonical)
    if alone or re.fullmatch(r"[-–—\s]*\d{1,3}[-–—.\s]*", line):
        return ("alone on its line, perhaps a page number",)
    return None


def _stroke(case: Case) -> Reasons | None:
    """The word I, read as a stroke that is no word."""
    return ("I read as a stroke",) if case.truth == "I" and any(mark in case.around for mark in _STROKES) else None


def _clause(case: Case) -> Reasons | None:
    """A whole clause that the copy lacks."""
    canonical, edit = case.page.canonical, case.edit
    inside = (i for i in edit.canonical_words.indices if canonical.clause_of[i] == edit.clause)
    own = sum(1 for i in inside if i not in canonical.labels)
    return ("the whole clause is missing",) if own > 1 and own == canonical.own[edit.clause] else None


def _file_name(case: Case) -> Reasons | None:
    """Words beside the name of a file, which is hardly part of an agreement."""
    named = _FILE.search(_own_line(case.page.canonical.printed, *case.edit.canonical))
    return ("beside a file's name, which is no part of an agreement",) if named else None


def _section_sign(case: Case) -> Reasons | None:
    """The sign § alone, which engines often leave out."""
    return ("a sign that engines often leave out",) if all(key == "§" for key in case.canonical_keys) else None


def _raised_ending(case: Case) -> Reasons | None:
    """The raised ending of an ordinal, such as ``rd`` behind 3."""
    keys = case.canonical_keys
    raised = len(keys) == 1 and keys[0] in _RAISED and case.key_before[-1:].isdigit()
    return ("a raised ending is easily lost",) if raised else None


def _one_glyph(case: Case) -> Reasons | None:
    """A word or a sign of one glyph: easily lost, and not without meaning."""
    keys = case.canonical_keys
    single = len(keys) == 1 and len(keys[0]) == 1 and not keys[0].isdigit() and keys[0] != "§"
    return ("one glyph is easily lost",) if single else None


def _line_edge(case: Case) -> Reasons | None:
    """Words lost where a printed line begins or ends, as many as a margin cuts off, or whole lines."""
    if _at_edge(case) and not _sentence(case) and _clipped(case):
        return ("at a line's edge, where ink is easily lost",)
    return None


def _short_on_worn(case: Case) -> Reasons | None:
    """A word or two of at most three letters, none of them protected, on a worn page."""
    keys = case.canonical_keys
    short = len(keys) <= 2 and not case.canonical_classes and all(len(key) <= 3 for key in keys)
    return ("a short word on a worn page",) if case.page.rate > WORN and short else None


def _beside_garble(case: Case) -> Reasons | None:
    """A word or two beside marks that are no words, on a dirty page."""
    at = case.edit.scan_words.start
    if case.page.dirty and len(case.canonical_keys) <= 2 and not case.page.garbled.isdisjoint((at - 1, at)):
        return ("beside marks that are no words, on a dirty page",)
    return None


def _own_line(text: str, start: int, end: int) -> str:
    """The line of a text in which a stretch is."""
    return text[line_at(text, start, end).slice]


def _at_edge(case: Case) -> bool:
    """Whether the words are lost where a printed line begins or ends (or beside a word that is garbled there)."""
    page, words, at = case.page, case.page.words, case.edit.scan_words.start
    if not page.wrapped:
        return False
    first, last = at - 1, at
    while last in page.garbled and last - at < 2:
        last += 1
    while first in page.garbled and at - first < 3:
        first -= 1
    left = words.ends[first] if 0 <= first < len(words) else 0
    right = words.starts[last] if last < len(words) else len(words.text)
    return bool(re.search(r"[\n\f]", words.text[left:right]))


def _clipped(case: Case) -> bool:
    """Whether so much is lost as a margin cuts off (a quarter of a line), or as whole lines of print hold."""
    lines = case.edit.canonical.size / case.page.line
    if lines <= 0.25:
        return True
    return lines >= 0.6 and abs(lines - max(1, round(lines))) <= 0.35


def _sentence(case: Case) -> bool:
    """Whether what is lost is one or more whole sentences: lines of print do not end where sentences do."""
    text, edit = case.page.canonical.printed, case.edit
    before = text[max(0, edit.canonical.start - 40) : edit.canonical.start].rstrip()
    lost = case.printed.rstrip()
    starts = not before or before[-1] in '.;:!?\n"”)' or edit.canonical_words.start in case.page.canonical.labels
    return starts and lost[-1:] in ".;:!?" and edit.canonical_words.size >= 4


def _category(case: Case) -> str:
    return case.code or "deletion"


def _reasons(case: Case) -> Reasons:
    return (f"missing: {excerpt(case.truth)}", *case.said_of_class(_category(case)))


RULES = (
    Rule("deleted/label", Effect.PROOF, _label, Verdict.FORMAT, "label"),
    Rule("deleted/ornament", Effect.PROOF, _ornament, Verdict.NOISE, "sign"),
    Rule("deleted/zero-cents", Effect.PROOF, _zero_cents, Verdict.FORMAT, "typography"),
    Rule("deleted/page-number", Effect.PROOF, _page_number, Verdict.FORMAT, "furniture"),
    Rule("deleted/stroke", Effect.PROOF, _stroke, Verdict.NOISE, "confusion", read=True),
    Rule("deleted/lone-number", Effect.DOUBT, _lone_number, category="number"),
    Rule("deleted/clause", Effect.CHANGE, _clause, Verdict.SUBSTANTIVE, "missing"),
    Rule("deleted/file-name", Effect.DOUBT, _file_name),
    Rule("deleted/section-sign", Effect.DOUBT, _section_sign),
    Rule("deleted/raised-ending", Effect.DOUBT, _raised_ending),
    Rule("deleted/one-glyph", Effect.DOUBT, _one_glyph),
    Rule("deleted/line-edge", Effect.DOUBT, _line_edge),
    Rule("deleted/short-word", Effect.DOUBT, _short_on_worn),
    Rule("deleted/beside-garble", Effect.DOUBT, _beside_garble),
)

DEFAULT = Default("deleted/words", "Words that are not in the copy.", Verdict.SUBSTANTIVE, _reasons, _category)
