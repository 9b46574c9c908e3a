"""Words that the canonical lacks: put in by somebody, or dirt and page furniture that was read as words."""

from __future__ import annotations

from collections.abc import Iterator

from clausediff import regex as re
from clausediff.alignment.edits import Edit
from clausediff.evidence.page import WORN, Page
from clausediff.judge.case import Case
from clausediff.judge.inserted_labels import RULES as LABEL_RULES
from clausediff.judge.inserted_labels import title
from clausediff.judge.judgement import Judgement
from clausediff.judge.rule import Default, Effect, Reasons, Rule, decide
from clausediff.judge.same_values import zero_cents
from clausediff.model import Range, Verdict
from clausediff.text.excerpts import excerpt
from clausediff.text.lines import split_lines
from clausediff.text.protected import category as category_of
from clausediff.text.words import alien_letters, hidden_characters, one_line

__all__ = ["DEFAULT", "RULES", "judge_insertion"]

_NO_WORDS = "mostly no words"
_NO_WORD = "ink shaped like a word, but no word"
_FLECK = re.compile(r"[^\W\d_]|[aeio]{2}|[|&@©®°§%€£]", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n|\f")
_PARTED = re.compile(r"\w[-\u00ad\u2010]\s*\n")
"""Letters with the hyphen of a line's end behind them: a part of a word."""
_JOINED = re.compile(r"\w[^\w\s]+\w")
"""Letters joined by marks without a space: an abbreviation (``F.O.B.``, ``w/o``), never several specks."""


# -- the rules ---------------------------------------------------------------------------------------------------------


def _zero_cents(case: Case) -> Reasons | None:
    """The two noughts of an amount that the canonical has without cents."""
    return zero_cents(case) if case.scan_keys == ["00"] else None


def _hidden(case: Case) -> Reasons | None:
    """Invisible characters in words that were put in."""
    return ("invisible characters",) if hidden_characters(case.raw) else None


def _foreign(case: Case) -> Reasons | None:
    """Words in letters of another script."""
    aliens = alien_letters(case.raw) and any(len(key) > 1 for key in case.scan_keys)
    return ("letters of another script",) if aliens else None


def _bracketed(case: Case) -> Reasons | None:
    """A single mark between brackets: a box that was ticked, or a note."""
    marked = not case.known and re.fullmatch(r"\W*[(\[]\s*\w\s*[)\]]\W*", case.around)
    return ("a mark between brackets",) if marked else None


def _tick(case: Case) -> Reasons | None:
    """``x`` or ``v`` by itself: how people tick a box, a line or a word."""
    return ("a mark that may be a tick",) if set(case.scan_keys) <= {"x", "v"} else None


def _spelt(case: Case) -> Reasons | None:
    """Letters apart from each other that spell a word."""
    spelt = "".join(case.scan_keys)
    if not case.known and len(case.scan_keys) > 1 and spelt.isalpha() and case.page.scales.is_word(spelt):
        return (f"spells “{spelt}”",)
    return None


def _speck(case: Case) -> Reasons | None:
    """Single glyphs, each by itself between blanks, in prose: dirt. On a clear page a letter is a letter."""
    if case.known or any(len(key) > 1 or key.isnumeric() or key in "$€£%§&" for key in case.scan_keys):
        return None
    letters = any(map(str.isalpha, case.scan_keys))
    if letters and (case.clear or case.scan_classes or _touches(case) or _JOINED.search(case.around)):
        return None
    if case.scan_keys[0] in case.page.protected.words.letters or _counted(case):
        return None
    return (f"stray marks: {excerpt(one_line(case.raw))}",)


def _flecks(case: Case) -> Reasons | None:
    """Glyphs that are no word at the margin of a dirty page."""
    if not case.page.dirty or not case.at_margin or any(char.isnumeric() for char in case.raw):
        return None
    if _JOINED.search(case.around) or _touches(case) or not all(_is_fleck(case.page, key) for key in case.scan_keys):
        return None
    if any(map(str.isalpha, case.scan_keys)) and (_counted(case) or _PARTED.search(case.around)):
        return None
    return (f"flecks at the margin of a dirty page: {excerpt(one_line(case.raw))}",)


def _before_everything(case: Case) -> Reasons | None:
    """Words before the agreement's first words."""
    if case.edit.canonical_words.start == 0 and case.opens_line:
        return ("before the agreement's first words",)
    return None


def _passage(case: Case) -> Reasons | None:
    """Whole lines of words that the canonical does not have."""
    whole = case.whole_lines and case.opens_line
    if whole and len(case.known) >= 4 and len(case.known) * 2 > len(case.scan_keys):
        return ("a passage that the canonical does not have",)
    return None


def _lone_number(case: Case) -> Reasons | None:
    """A small figure alone on its line, which may be a page number."""
    keys = case.scan_keys
    if case.whole_lines and len(keys) == 1 and keys[0].isdigit() and len(keys[0]) <= 3:
        return ("alone on its line, perhaps a page number",)
    return None


def _number_column(case: Case) -> Reasons | None:
    """Several figures or Roman numerals by themselves: the labels of a list, perhaps."""
    keys = case.scan_keys
    listed = all(key.isdigit() or set(key) <= set("ivx") for key in keys) and (case.whole_lines or len(keys) > 2)
    if listed and case.at_margin and len(keys) > 1 and not re.search(r"[$€£%]", case.raw):
        return ("numbers in a column, as of a list",)
    return None


def _no_word(case: Case) -> Reasons | None:
    """Ink shaped like a word that is no word, or a lone figure."""
    if any(len(key) > 1 for key in case.known):
        return None
    return ("a lone figure" if case.known else _NO_WORD,)


def _worn_margin(case: Case) -> Reasons | None:
    """A word at the margin of a worn or dirty page."""
    unclear = case.page.rate > WORN or case.page.dirty
    if unclear and case.at_margin and len(case.known) <= (2 if len(case.scan_keys) > 3 else 1):
        return ("at the margin of a worn page",)
    return None


def _among_flecks(case: Case) -> Reasons | None:
    """Words among flecks at the margin of a dirty page."""
    flecks = sum(1 for mark in case.around.split() if not any(map(str.isalnum, mark)))
    if case.page.dirty and case.at_margin and flecks >= 2 * len(case.known):
        return ("among flecks at the margin of a dirty page",)
    return None


def _mostly_no_words(case: Case) -> Reasons | None:
    """Several words of which at least half are no words."""
    few = len(case.known) * 2 <= len(case.scan_keys) and len(case.scan_keys) > 1
    return (_NO_WORDS,) if few else None


def _touches(case: Case) -> bool:
    """Whether the ink touches a word on either side without a blank, as in ``A-C`` and ``C$500``."""
    words, span = case.page.words, case.edit.scan_words
    gaps = []
    if span.start:
        gaps.append(words.text[words.ends[span.start - 1] : words.starts[span.start]])
    if span.end < len(words):
        gaps.append(words.text[words.ends[span.end - 1] : words.starts[span.end]])
    return any(not any(map(str.isspace, gap)) for gap in gaps)


def _counted(case: Case) -> bool:
    """Whether the ink is beside a figure, a unit or a reference, or behind what is numbered: another one, perhaps."""
    keys, at, names = case.page.words.keys, case.edit.scan_words.start, case.page.protected.words.numbered
    numbered = at > 0 and (keys[at - 1] in names or (at > 1 and len(keys[at - 1]) == 1 and keys[at - 2] in names))
    return numbered or any(map(case.page.counts, _beside(case)))


def _beside(case: Case) -> Iterator[int]:
    """The scan's words on both sides, but for the label of the clause that follows."""
    span, canonical = case.edit.scan_words, case.page.canonical
    if span.start:
        yield span.start - 1
    if span.end < len(case.page.words) and case.edit.canonical_words.end not in canonical.labels | canonical.pages:
        yield span.end


def _is_fleck(page: Page, key: str) -> bool:
    """Whether dirt reads so: a glyph or three that are no word, and that no protected word looks like."""
    if _FLECK.fullmatch(key):
        return True
    if len(key) > 3 or not key.isalpha() or page.scales.is_word(key):
        return False
    return not any(
        page.protected.classes(other) for other in page.scales.lexicon.neighbours(key, page.scales.vocabulary)
    )


def _category(case: Case) -> str:
    spelt = "".join(case.scan_keys)
    if _spelt(case) is not None and (codes := case.page.protected.classes(spelt)):
        return category_of(codes)
    return case.code or "insertion"


def _reasons(case: Case) -> Reasons:
    shown = one_line(case.raw) if case.known else case.around.strip()
    return (f"added: {excerpt(shown)}", *case.said_of_class(_category(case)))


RULES = (
    *LABEL_RULES,
    Rule("inserted/zero-cents", Effect.PROOF, _zero_cents, Verdict.FORMAT, "typography"),
    Rule("inserted/hidden", Effect.DOUBT, _hidden, category="hidden"),
    Rule("inserted/foreign-letters", Effect.DOUBT, _foreign, category="homoglyph"),
    Rule("inserted/bracketed", Effect.DOUBT, _bracketed),
    Rule("inserted/tick", Effect.DOUBT, _tick),
    Rule("inserted/spelt", Effect.DOUBT, _spelt),
    Rule("inserted/speck", Effect.PROOF, _speck, Verdict.NOISE, "speck"),
    Rule("inserted/flecks", Effect.PROOF, _flecks, Verdict.NOISE, "speck"),
    Rule("inserted/before-everything", Effect.DOUBT, _before_everything, category="added"),
    Rule("inserted/passage", Effect.CHANGE, _passage, Verdict.SUBSTANTIVE, "added"),
    Rule("inserted/lone-number", Effect.DOUBT, _lone_number),
    Rule("inserted/number-column", Effect.DOUBT, _number_column),
    Rule("inserted/no-word", Effect.DOUBT, _no_word),
    Rule("inserted/worn-margin", Effect.DOUBT, _worn_margin),
    Rule("inserted/among-flecks", Effect.DOUBT, _among_flecks),
    Rule("inserted/mostly-no-words", Effect.DOUBT, _mostly_no_words),
)

DEFAULT = Default("inserted/words", "Words that are not in the canonical.", Verdict.SUBSTANTIVE, _reasons, _category)


# -- an insertion of several lines -------------------------------------------------------------------------------------


def judge_insertion(page: Page, edit: Edit) -> list[Judgement]:
    """Cut an insertion at lines that are running heads and at blank lines, and judge each piece."""
    words = page.words
    pieces: list[tuple[int, int, bool]] = []
    for first, last, whole in split_lines(words, *edit.scan_words):
        head = whole and title(Case(page, _piece(edit, edit.scan, first, last))) is not None
        if pieces and not pieces[-1][2] and not head and not _blank_before(page, pieces[-1][1]):
            pieces[-1] = (pieces[-1][0], last, False)
        else:
            pieces.append((first, last, head))
    found: list[Judgement] = []
    for index, (first, last, _) in enumerate(pieces):
        low = edit.scan.start if index == 0 else words.starts[first]
        high = edit.scan.end if index == len(pieces) - 1 else words.starts[pieces[index + 1][0]]
        text = words.text[low:high]
        span = Range(low + len(text) - len(text.lstrip()), high - (len(text) - len(text.rstrip())))
        told = decide(Case(page, _piece(edit, span, first, last)), RULES, DEFAULT)
        if found and _junk(found[-1]) and _junk(told):
            before = found.pop().edit
            joined = _piece(edit, Range(before.scan.start, span.end), before.scan_words.start, last)
            told = decide(Case(page, joined), RULES, DEFAULT)
        found.append(told)
    return found


def _piece(edit: Edit, span: Range, first: int, last: int) -> Edit:
    """A part of an insertion."""
    return Edit(edit.kind, edit.canonical, span, edit.canonical_words, Range(first, last), edit.clause)


def _junk(told: Judgement) -> bool:
    """Whether ink is hardly words: paragraphs of it, as of a page that shows through, are one finding."""
    return told.verdict is Verdict.REVIEW and told.reasons[-1] in (_NO_WORDS, _NO_WORD)


def _blank_before(page: Page, index: int) -> bool:
    """Whether a blank line or a page break is before a word of the scan."""
    words = page.words
    return index < len(words) and bool(_BLANK_LINE.search(words.text, words.ends[index - 1], words.starts[index]))
