"""Gaps between words that read equal, and the case of a word."""

from __future__ import annotations

import re
from unicodedata import category

from clausediff.canonical.template import Canonical, OptionalPart, Text, walk
from clausediff.evidence.layout import figure_sign
from clausediff.evidence.page import PRISTINE
from clausediff.judge.case import Case
from clausediff.judge.rule import Default, Effect, Reasons, Rule
from clausediff.lazy import lazy
from clausediff.model import Range, Verdict
from clausediff.text.letters import ENCLOSED
from clausediff.text.lines import opens_line
from clausediff.text.protected import NUMBER_WORDS
from clausediff.text.words import FOLD, MASK, alien_letters, fold_word, hidden_characters

__all__ = ["CASE_DEFAULT", "CASE_RULES", "DEFAULT", "RULES", "GapCase"]

_CURRENCY = ("$", "€", "£", "¥")
_MARKS = re.compile(r"[#*_~`^\\]+|[-=]{3,}|\.{4,}|[\t|]+")
_BULLET = re.compile(r"^[ \t]*(?:[-+>]|[•·▪●◦○‣∙oα«»])(?=\s|\Z)", re.MULTILINE)
_DECIMAL = re.compile(r"[.,:'’/·٫٬-]")
_STRUCK = re.compile(r"~~|</?(?:del|s|strike|ins)(?:\s[^<>]*)?>", re.IGNORECASE)
_TICKED = re.compile("[☒☑✓✔✗✘⊠🗹🗷]")
_FILLED = re.compile(r"[☒☑✓✔✗✘⊠🗹🗷■●◉◼⬛⬤▣]|[\[(]\s*[^\w\s_\])]\s*[\])]")
_EMPTY = re.compile(r"[☐□○◯▢❏❑◻⬜]|[\[(][\s_]*[\])]")
_STRAY = "`´^~|™"
"""Signs that engines read for quotes, and that have no meaning between words."""
_ROUND = str.maketrans("[]{}", "()()")
_LOOKALIKE_CAPITALS = "COSUVWXZPKYMI"
"""Capitals that have the shape of their small letters."""


class GapCase(Case):
    """A gap that differs: the marks between two words that read equal. Both neighbours may be the text's end."""

    moved = ""
    """The mark that moved to or from here; see :mod:`clausediff.judge.moved_marks`."""

    @lazy
    def canonical_gap(self) -> str:
        """What differs, in the canonical."""
        return self.page.canonical.printed[self.edit.canonical.slice]

    @lazy
    def scan_gap(self) -> str:
        """What differs, in the scan."""
        return self.page.words.text[self.edit.scan.slice]

    @lazy
    def whole_gaps(self) -> tuple[str, str]:
        """All that is between the two words, in the canonical and in the scan."""
        canonical, words = self.page.canonical, self.page.words
        c, s = self.edit.canonical_words.start, self.edit.scan_words.start
        one = canonical.printed[canonical.ends[c - 1] if c else 0 : canonical.starts[c] if c < len(canonical) else None]
        other = words.text[words.ends[s - 1] if s else 0 : words.starts[s] if s < len(words) else None]
        return one, other

    @lazy
    def canonical_plain(self) -> str:
        """The canonical's marks without white space, markup, rules and list markers."""
        return _plain(self.page.canonical.folded, self.edit.canonical)

    @lazy
    def scan_plain(self) -> str:
        """The same of the scan."""
        return _plain(self.page.words.folded, self.edit.scan)

    @lazy
    def lost(self) -> str:
        """Marks that the scan lacks here."""
        return _less(self.canonical_plain, self.scan_plain)

    @lazy
    def gained(self) -> str:
        """Marks that the canonical lacks here."""
        return _less(self.scan_plain, self.canonical_plain)

    @lazy
    def beside_label(self) -> bool:
        """Whether a label or a page number of the canonical is beside the gap: it has no sign and no decimal point."""
        at = self.edit.canonical_words.start
        return bool({at - 1, at} & (self.page.canonical.labels | self.page.canonical.pages))

    @lazy
    def circled_before(self) -> bool:
        """Whether the scan has a letter in a circle before the gap."""
        words, at = self.page.words, self.edit.scan_words.start - 1
        return at >= 0 and _is_circled(words.text[words.starts[at] : words.ends[at]])

    @lazy
    def circled_after(self) -> bool:
        """Whether the scan has a letter in a circle behind the gap."""
        words, at = self.page.words, self.edit.scan_words.start
        return at < len(words) and _is_circled(words.text[words.starts[at] : words.ends[at]])

    @lazy
    def starts_line(self) -> bool:
        """Whether a line begins in the gap, or behind a label in it."""
        at = self.edit.scan_words.start
        return self.beside_label or at >= len(self.page.words) or opens_line(self.page.words, at)

    @lazy
    def between_figures(self) -> bool:
        """Whether figures touch the gap on both sides, in both texts, without a blank in each."""
        canonical, words = self.page.canonical, self.page.words
        c, s = self.edit.canonical_words.start, self.edit.scan_words.start
        if self.beside_label or not (0 < c < len(canonical) and 0 < s < len(words)):
            return False
        if not (_ends_figure(canonical.keys[c - 1]) and canonical.keys[c][:1].isdigit()):
            return False
        if not (_ends_figure(words.keys[s - 1]) and words.keys[s][:1].isdigit()):
            return False
        gaps = (
            canonical.printed[canonical.ends[c - 1] : canonical.starts[c]],
            words.text[words.ends[s - 1] : words.starts[s]],
        )
        return not all(any(map(str.isspace, gap)) for gap in gaps)


# -- the rules of gaps -------------------------------------------------------------------------------------------------


def _hidden(case: GapCase) -> Reasons | None:
    """Invisible or direction-changing characters between words."""
    hidden = hidden_characters(case.scan_gap)
    if not hidden or hidden_characters(case.canonical_gap) == hidden:
        return None
    bare = not case.scan_gap.strip("\u00ad\ufeff \n\t-")
    if set(hidden) <= {"\u00ad", "\ufeff"} and (bare or "\n" in case.scan_gap):
        return None
    names = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(hidden))
    return (f"invisible characters in the scan: {names}",)


def _combining(case: GapCase) -> Reasons | None:
    """A combining mark between words, which could strike out or change a letter."""
    over = any("\u0300" <= char <= "\u036f" or "\u20d0" <= char <= "\u20ff" for char in case.scan_gap)
    return ("a combining mark that could strike out or change a letter",) if over else None


def _comment(case: GapCase) -> Reasons | None:
    """The marks of a comment, whose words a viewer does not show; a converter's note of a page is masked."""
    marks, folded = ("<!--", "-->"), case.page.words.folded[case.edit.scan.slice]
    inside = any(mark in folded for mark in marks) and not any(mark in case.canonical_gap for mark in marks)
    return ("words inside a comment, which a viewer does not show",) if inside else None


def _struck(case: GapCase) -> Reasons | None:
    """Markup by which words are struck through or put in."""
    if _STRUCK.search(case.scan_gap) and not _STRUCK.search(case.canonical_gap):
        return ("words struck through, or put in, by markup",)
    return None


def _sign(case: GapCase) -> Reasons | None:
    """A sign at a figure: minus, less than, a decimal point before it, brackets round it."""
    if _spaced_signs(case) or _touching_signs(case):
        return ("a sign at a figure is gained, lost or changed",)
    return None


def _box(case: GapCase) -> Reasons | None:
    """A box that is ticked on the one side and empty on the other."""
    one, other = case.whole_gaps
    ticked = (_TICKED.search(one) is None) != (_TICKED.search(other) is None)
    filled = _EMPTY.search(one) and _FILLED.search(other) and not _EMPTY.search(other)
    cleared = _FILLED.search(one) and _EMPTY.search(other) and not _FILLED.search(other)
    return ("a box is ticked or cleared",) if ticked or filled or cleared else None


def _optional(case: GapCase) -> Reasons | None:
    """Signs that the form itself lets a copy leave out: an optional part without a word."""
    canonical, span = case.page.canonical, case.edit.canonical
    marks = list(canonical.folded[span.slice])
    left_out = False
    for node in canonical.source.walk():
        low, high = max(span.start, node.span.start), min(span.end, node.span.end)
        if low < high and isinstance(node, OptionalPart) and not _has_words(canonical.source, node):
            marks[low - span.start : high - span.start] = " " * (high - low)
            left_out = True
    same = left_out and _plain("".join(marks), Range(0, len(marks))) == case.scan_plain
    return ("signs that a copy may leave out",) if same else None


def _has_words(form: Canonical, part: OptionalPart) -> bool:
    """Whether an optional part has a word or a field."""
    leaves = [node for node in walk(part.nodes) if not isinstance(node, OptionalPart)]
    return any(not isinstance(leaf, Text) or any(map(str.isalnum, form.text[leaf.span.slice])) for leaf in leaves)


def _decimal(case: GapCase) -> Reasons | None:
    """Another sign, or none, between two figures that touch: ``1,250`` against ``1.250``."""
    one, other = case.canonical_plain, case.scan_plain
    if one == other or not case.between_figures:
        return None
    if _DECIMAL.fullmatch(one) or _DECIMAL.fullmatch(other) or (one == "") != (other == ""):
        return (f"the sign between two figures differs: {_show(case.canonical_gap)} against {_show(case.scan_gap)}",)
    return None


def _markup(case: GapCase) -> Reasons | None:
    """Markup or rulings only: bold, underlined, a heading, a line to write on."""
    if case.canonical_plain != case.scan_plain:
        return None
    folded = case.page.canonical.folded[case.edit.canonical.slice] + case.page.words.folded[case.edit.scan.slice]
    marked = MASK in folded or _MARKS.search(case.canonical_gap + case.scan_gap)
    return ("markup or ruling only",) if marked else None


def _bullet(case: GapCase) -> Reasons | None:
    """The bullet of a list, at the beginning of a line."""
    canonical, words = case.page.canonical, case.page.words
    bullet = _bullets(words.folded, case.edit.scan) or _bullets(canonical.folded, case.edit.canonical)
    return ("list marker only",) if case.canonical_plain == case.scan_plain and bullet else None


def _typography(case: GapCase) -> Reasons | None:
    """The style of quotes and dashes only."""
    return ("quote or dash style only",) if case.canonical_plain == case.scan_plain else None


def _line_edge(case: GapCase) -> Reasons | None:
    """Full stops, commas and the like where a line begins: specks at the margin."""
    dots = not case.canonical_plain.strip("-") and not case.scan_plain.strip("-.,'\":;/")
    return ("marks at a line's edge only",) if case.starts_line and dots else None


def _signature(case: GapCase) -> Reasons | None:
    """A stroke of a typed ``/s/``, which stands for a signature."""
    at = case.edit.canonical_words.start
    signed = case.page.signed(at) or case.page.signed(at - 1)
    stroke = ("/" in case.canonical_plain) != ("/" in case.scan_plain)
    return ("a stroke of /s/, in place of a signature",) if signed and stroke else None


def _connective(case: GapCase) -> Reasons | None:
    """A stroke between words gained or lost: ``and/or``."""
    stroke = ("/" in case.canonical_plain) != ("/" in case.scan_plain)
    return ("a stroke between words is gained or lost",) if stroke else None


def _moved_mark(case: GapCase) -> Reasons | None:
    """A mark lost here and gained a few words away, or a pair of brackets put round words: the sense may turn."""
    if not case.moved or not case.clear or case.beside_label:
        return None
    return (f"“{case.moved}” is in another place, or round other words",)


def _number_words(case: GapCase) -> Reasons | None:
    """A hyphen gained between two number words: ``thirty one-day tickets`` and ``thirty-one day tickets``."""
    both = case.key_before in NUMBER_WORDS and case.key_after in NUMBER_WORDS
    return ("a hyphen between two numbers makes one of them",) if both and "-" in case.gained else None


def _hyphen(case: GapCase) -> Reasons | None:
    """A hyphen or a dash between words gained or lost."""
    same = case.canonical_plain.replace("-", "") == case.scan_plain.replace("-", "")
    return ("a hyphen only",) if same else None


def _punctuation(case: GapCase) -> Reasons | None:
    """Marks of punctuation that were read as others, lost or gained. A sign (``<``, ``+``, ``☐``) is none, but may be one misread."""
    misread = len(case.gained) <= len(case.lost) and _punctuates(case.lost)
    if misread or _punctuates(case.lost + case.gained):
        return (f"punctuation read differently: {_show(case.canonical_gap)} as {_show(case.scan_gap)}",)
    return None


def _punctuates(marks: str) -> bool:
    """Whether marks are punctuation, brackets and quotes, and none is a sign with a meaning of its own."""
    return all(mark in _STRAY or category(mark).startswith("P") or mark in hidden_characters(mark) for mark in marks)


def _spaced_signs(case: GapCase) -> bool:
    """Whether a sign that may be apart from its figure by a blank differs."""
    canonical, words = case.page.canonical, case.page.words
    c, s = case.edit.canonical_words.start, case.edit.scan_words.start
    if case.beside_label or not (0 < c < len(canonical) and 0 < s < len(words)) or {c - 1, c} & canonical.slots.keys():
        return False
    after = _ends_figure(canonical.keys[c - 1]) and _ends_figure(words.keys[s - 1])
    before = _begins_figure(canonical.keys, c) and _begins_figure(words.keys, s)
    if not after and not before:
        return False
    sides = []
    for keys, at, folded, low, high in (
        (canonical.keys, c, canonical.folded, canonical.ends[c - 1], canonical.starts[c]),
        (words.keys, s, words.folded, words.ends[s - 1], words.starts[s]),
    ):
        gap, key = folded[low:high], keys[at - 1]
        point = before and (key in _CURRENCY or (gap[:1].isspace() and not _ends_figure(key)))
        sides.append(figure_sign(gap, after=after, before=before, line_start=case.starts_line, point=point))
    return sides[0] != sides[1]


def _touching_signs(case: GapCase) -> bool:
    """Whether the marks that touch a figure beside the gap differ, but for stops, quotes and half a pair of brackets."""
    canonical, words = case.page.canonical, case.page.words
    for back in (0, 1):
        c, s = case.edit.canonical_words.start - back, case.edit.scan_words.start - back
        if not (0 <= c < len(canonical) and 0 <= s < len(words)) or c in canonical.labels or c in canonical.pages:
            continue
        if not (_figured(canonical.keys, c) and _figured(words.keys, s)):
            continue
        one = _figure(canonical.folded, canonical.starts[c], canonical.ends[c])
        other = _figure(words.folded, words.starts[s], words.ends[s])
        if one != other and not _half_bracket(one, other) and (case.clear or other.strip(".,") != one.strip(".,")):
            return True
    return False


def _figure(text: str, start: int, end: int) -> str:
    """The figure at a word with the marks that touch it: ``($-5.00)``, letters beside it left out, digits as ``0``.

    A full stop, comma or quote behind it is the sentence's, and a hyphen between it and a letter is the compound's.
    """
    low, high = start, end
    while low > 0 and not text[low - 1].isspace() and not text[low - 1].isalpha() and start - low < 12:
        low -= 1
    while high < len(text) and not text[high].isspace() and not text[high].isalpha() and high - end < 12:
        high += 1
    marks = text[low:high].replace(MASK, "").strip("\"'*_`#|~^•·").translate(_ROUND)
    marks = marks.rstrip(".,;:!?-'\"")
    if low > 0 and text[low - 1].isalpha():
        marks = marks.lstrip("-/'&.,:")
    return re.sub(r"\d+", "0", "".join(char for char in marks if not char.isalpha()))


def _half_bracket(one: str, other: str) -> bool:
    """Whether two figures differ by one half of a pair of brackets, which engines lose, or by its shape."""
    balanced = abs(_depth(one)) + abs(_depth(other)) > 0
    return balanced and _unbracketed(one) == _unbracketed(other)


def _unbracketed(figure: str) -> str:
    return figure.translate(str.maketrans("", "", "()[]{}")).rstrip(".,;:!?-'\"")


def _depth(figure: str) -> int:
    return sum((char in "([{") - (char in ")]}") for char in figure)


def _figured(keys: list[str], index: int) -> bool:
    """Whether a word is a figure, or the currency before one."""
    return keys[index][:1].isdigit() or (keys[index] in _CURRENCY and keys[index + 1 : index + 2] != [""])


def _begins_figure(keys: list[str], index: int) -> bool:
    """Whether a figure begins at a word, perhaps with its currency."""
    if keys[index] in _CURRENCY and index + 1 < len(keys):
        index += 1
    return keys[index][:1].isdigit()


def _ends_figure(key: str) -> bool:
    return key[-1:].isdigit()


def _plain(folded: str, span: Range) -> str:
    """A stretch of a folded text without white space, markup, rules, and the bullets that begin a line of the text."""
    marks = list(folded[span.slice])
    for bullet in _bullets(folded, span):
        for at in range(max(bullet.start(), span.start), min(bullet.end(), span.end)):
            marks[at - span.start] = " "
    return "".join(_MARKS.sub("", "".join(marks).replace(MASK, "")).split()).replace("''", '"')


def _bullets(text: str, span: Range) -> list[re.Match[str]]:
    """The bullets of lines that are in a stretch."""
    start = text.rfind("\n", 0, span.start) + 1
    return [each for each in _BULLET.finditer(text, start, min(len(text), span.end + 1)) if each.end() > span.start]


def _is_circled(word: str) -> bool:
    return len(word) == 1 and ord(word) in ENCLOSED


def _less(one: str, other: str) -> str:
    """The marks of ``one`` that ``other`` does not have as often."""
    for mark in other:
        one = one.replace(mark, "", 1)
    return one


def _show(gap: str) -> str:
    shown = " ".join(gap.translate(FOLD).split())
    return f"“{shown}”" if shown else "nothing"


_FORMAT, _NOISE = Verdict.FORMAT, Verdict.NOISE
_PROOF, _DOUBT = Effect.PROOF, Effect.DOUBT

RULES: tuple[Rule[GapCase], ...] = (
    Rule("gap/hidden", _DOUBT, _hidden, category="hidden"),
    Rule("gap/combining", _DOUBT, _combining, category="hidden"),
    Rule("gap/comment", _DOUBT, _comment, category="hidden"),
    Rule("gap/struck", _DOUBT, _struck, category="struck"),
    Rule("gap/optional", _PROOF, _optional, _FORMAT, "optional", 1.0),
    Rule("gap/decimal", _DOUBT, _decimal, category="decimal"),
    Rule("gap/sign", _DOUBT, _sign, category="sign"),
    Rule("gap/box", _DOUBT, _box, category="punctuation"),
    Rule("gap/markup", _PROOF, _markup, _FORMAT, "markup", 1.0),
    Rule("gap/bullet", _PROOF, _bullet, _FORMAT, "list-marker", 1.0),
    Rule("gap/typography", _PROOF, _typography, _FORMAT, "typography", 1.0),
    Rule("gap/line-edge", _PROOF, _line_edge, _FORMAT, "list-marker", 1.0),
    Rule("gap/signature", _PROOF, _signature, _NOISE, "punctuation", 0.97),
    Rule("gap/connective", _DOUBT, _connective, category="connective"),
    Rule("gap/moved-mark", _DOUBT, _moved_mark, category="punctuation"),
    Rule("gap/number-words", _DOUBT, _number_words, category="number"),
    Rule("gap/hyphen", _PROOF, _hyphen, _NOISE, "hyphenation", 0.97),
    Rule("gap/punctuation", _PROOF, _punctuation, _NOISE, "punctuation", 0.97),
)
DEFAULT: Default[GapCase] = Default(
    "gap/marks",
    "A sign between words that is no punctuation.",
    Verdict.REVIEW,
    lambda case: (),
    lambda case: "punctuation",
    0.3,
    ("a sign between words differs",),
)


# -- the rules of case -------------------------------------------------------------------------------------------------


def _foreign(case: Case) -> Reasons | None:
    """A letter of another script whose small letter is one of ours."""
    foreign = alien_letters(case.raw, case.printed)
    return ("look-alike characters of another script in the scan",) if foreign else None


def _is_term(case: Case) -> bool:
    one, other = case.printed.strip(), case.raw
    return (
        case.canonical_keys[0].removesuffix("'s") in case.page.scales.terms
        and one[:1].isupper()
        and other[:1].islower()
    )


def _term_misread(case: Case) -> Reasons | None:
    """A defined term's capital that has the shape of its small letter, on a page with misreadings."""
    alike = case.printed.strip()[:1] in _LOOKALIKE_CAPITALS
    if _is_term(case) and alike and case.page.rate_without(case.edit) >= PRISTINE:
        return ("upper and lower case of a defined term look alike here",)
    return None


def _term(case: Case) -> Reasons | None:
    """A defined term that lost its capital: it may not mean the defined thing any more."""
    return (f"the defined term “{case.printed.strip()}” lost its capital",) if _is_term(case) else None


def _abbreviation(case: Case) -> Reasons | None:
    """An abbreviation in capitals read in small letters: ``IT``, ``it``."""
    one, other = case.printed.strip(), case.raw
    if 1 < len(one) <= 4 and one.isupper() and other.islower() and not _in_capitals(case):
        return (f"“{one}” in capitals may be another word than “{other}”",)
    return None


def _unit(case: Case) -> Reasons | None:
    """A short word behind a figure whose capitals differ: ``mW`` and ``MW`` are a thousand million times apart."""
    one, other = case.printed.strip(), case.raw
    word = len(one) > 2 and case.page.scales.lexicon.is_word(case.canonical_keys[0])
    if case.key_before[-1:].isdigit() and 1 < len(one) <= 4 and not word:
        mixed = any(map(str.isupper, one[1:])) or any(map(str.isupper, other[1:]))
        if mixed and not _in_capitals(case):
            return (f"the unit “{one}” reads “{other}”",)
    return None


def _case_only(case: Case) -> Reasons | None:
    """A word in another style (capitals, small letters, a capital first), or with capitals that engines confuse."""
    one, other = fold_word(case.printed.strip().translate(FOLD)), fold_word(case.raw.strip().translate(FOLD))
    styled = other.isupper() or other.islower() or other == other.capitalize()
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if styled or len(differing) <= 1 or all(a.upper() in _LOOKALIKE_CAPITALS for a, _ in differing):
        return ("upper or lower case only",)
    return None


def _in_capitals(case: Case) -> bool:
    """Whether a word of the canonical is among words in capitals, as in a heading."""
    canonical, at = case.page.canonical, case.edit.canonical_words.start
    beside = [i for i in (at - 1, at + 1) if 0 <= i < len(canonical)]
    texts = [canonical.printed[canonical.starts[i] : canonical.ends[i]].strip() for i in beside]
    return any(text.isupper() and any(map(str.isalpha, text)) for text in texts)


CASE_RULES = (
    Rule("case/foreign-letters", _DOUBT, _foreign, category="homoglyph", score=0.1),
    Rule("case/term-misread", _PROOF, _term_misread, _NOISE, "case", 0.9),
    Rule("case/defined-term", _DOUBT, _term, category="defined-term"),
    Rule("case/abbreviation", _DOUBT, _abbreviation, category="case", score=0.5),
    Rule("case/unit", _DOUBT, _unit, category="case", score=0.5),
    Rule("case/only", _PROOF, _case_only, _FORMAT, "case", 1.0),
)
CASE_DEFAULT: Default[Case] = Default(
    "case/word",
    "Capitals within a word, where nobody writes them.",
    Verdict.REVIEW,
    lambda case: (),
    lambda case: "case",
    0.5,
    ("capitals where nobody writes them",),
)
