"""What a gap offers to the rules: the marks between two words that read equal, in both texts."""

from __future__ import annotations

from clausediff import regex as re
from clausediff.judge.case import Case
from clausediff.lazy import lazy
from clausediff.model import Range
from clausediff.text.letters import ENCLOSED
from clausediff.text.lines import opens_line
from clausediff.text.words import FOLD, MASK

__all__ = ["GapCase", "ends_figure", "plain_marks", "shown", "starting_bullets"]

_MARKS = re.compile(r"[#*_~`^\\]+|[-=]{3,}|\.{4,}|[\t|]+")
_BULLET = re.compile(r"^[ \t]*(?:[-+>]|[•·●○‣⁃∙oα«»]|[←-⇿▪▫▰-◈◊-◎◦★☆♠-♧✢-❋❖➔-➾⬀-⬑⬥-⭏])(?=\s|\Z)", re.MULTILINE)
"""Dashes, dots and letters that stand for them; of arrows, stars and geometric shapes those that nobody takes for a box to tick."""


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
    def words_after(self) -> tuple[str, str]:
        """The word behind the gap as it is written, in the canonical and in the scan; empty at the end."""
        canonical, words = self.page.canonical, self.page.words
        c, s = self.edit.canonical_words.start, self.edit.scan_words.start
        one = canonical.printed[canonical.starts[c] : canonical.ends[c]] if c < len(canonical) else ""
        return one, words.raw(s) if s < len(words) else ""

    @lazy
    def in_sentence(self) -> bool:
        """Whether the canonical goes on in a sentence here: two words with a blank, or where a line ends, between them."""
        at = self.edit.canonical_words.start
        one, canonical = self.whole_gaps[0], self.page.canonical
        same = 0 < at < len(canonical) and canonical.clause_of[at - 1] == canonical.clause_of[at]
        return same and not self.beside_label and not one.strip() and one.count("\n") < 2

    @lazy
    def canonical_plain(self) -> str:
        """The canonical's marks without white space, markup, rules and list markers."""
        return plain_marks(self.page.canonical.folded, self.edit.canonical)

    @lazy
    def scan_plain(self) -> str:
        """The same of the scan."""
        return plain_marks(self.page.words.folded, self.edit.scan)

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
    def before_relative(self) -> bool:
        """Whether a relative clause may begin behind the gap: *who*, *which*."""
        return self.key_after in self.page.protected.words.relatives

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
        if not (ends_figure(canonical.keys[c - 1]) and canonical.keys[c][:1].isdigit()):
            return False
        if not (ends_figure(words.keys[s - 1]) and words.keys[s][:1].isdigit()):
            return False
        gaps = (
            canonical.printed[canonical.ends[c - 1] : canonical.starts[c]],
            words.text[words.ends[s - 1] : words.starts[s]],
        )
        return not all(any(map(str.isspace, gap)) for gap in gaps)


def ends_figure(key: str) -> bool:
    """Whether a word ends in a digit."""
    return key[-1:].isdigit()


def plain_marks(folded: str, span: Range) -> str:
    """A stretch of a folded text without white space, markup, rules, and the bullets that begin a line of the text."""
    marks = list(folded[span.slice])
    for bullet in starting_bullets(folded, span):
        for at in range(max(bullet.start(), span.start), min(bullet.end(), span.end)):
            marks[at - span.start] = " "
    return "".join(_MARKS.sub("", "".join(marks).replace(MASK, "")).split()).replace("''", '"')


def starting_bullets(text: str, span: Range) -> list[re.Match[str]]:
    """The bullets of lines that are in a stretch."""
    start = text.rfind("\n", 0, span.start) + 1
    return [each for each in _BULLET.finditer(text, start, min(len(text), span.end + 1)) if each.end() > span.start]


def shown(gap: str) -> str:
    """Marks as they are told to people."""
    shown = " ".join(gap.translate(FOLD).split())
    return f"“{shown}”" if shown else "nothing"


def _is_circled(word: str) -> bool:
    return len(word) == 1 and ord(word) in ENCLOSED


def _less(one: str, other: str) -> str:
    """The marks of ``one`` that ``other`` does not have as often."""
    for mark in other:
        one = one.replace(mark, "", 1)
    return one
