"""Gaps with what a viewer does not show, or shows over words: invisible characters, comments, strokes by markup."""

from __future__ import annotations

from clausediff import regex as re
from clausediff.judge.gap_case import GapCase
from clausediff.judge.rule import Effect, Reasons, Rule
from clausediff.text.words import hidden_characters

__all__ = ["RULES"]

_STRUCK = re.compile(r"~~|</?(?:del|s|strike|ins)(?:\s[^<>]*)?>", re.IGNORECASE)
_FENCED = re.compile(r"\n[ \t]{0,3}```+[^\n]*\Z")
"""The beginning of a code fence with the next word behind it on its line."""


def _hidden(case: GapCase) -> Reasons | None:
    """Invisible or direction-changing characters between words, and a soft hyphen where a figure has its sign."""
    soft = "\u00ad" in case.scan_gap and "\u00ad" not in case.canonical_gap and "\n" not in case.scan_gap
    if soft and case.words_after[1][:1].isdigit():
        return ("a soft hyphen, which a viewer need not show, before a figure",)
    hidden = hidden_characters(case.scan_gap)
    if not hidden or hidden_characters(case.canonical_gap) == hidden:
        return None
    bare = not case.scan_gap.strip("\u00ad\ufeff \n\t-")
    if set(hidden) == {"\ufeff"} and (bare or "\n" in case.scan_gap):
        return None
    names = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(hidden))
    return (f"invisible characters in the scan: {names}",)


def _combining(case: GapCase) -> Reasons | None:
    """A combining mark between words, which could strike out or change a letter."""
    over = any("\u0300" <= char <= "\u036f" or "\u20d0" <= char <= "\u20ff" for char in case.scan_gap)
    return ("a combining mark that could strike out or change a letter",) if over else None


def _comment(case: GapCase) -> Reasons | None:
    """The marks of a comment, whose words a viewer does not show; a converter's note of a page is masked. Words behind a fence on its line
    are the name of a language, and not shown either."""
    one, other = case.whole_gaps
    first = "\n" if not case.page.words.text[: case.edit.scan.start].strip("` \t\n") else ""
    if _FENCED.search(first + other) and "```" not in one:
        return ("words on the line of a code fence, which a viewer does not show",)
    marks, folded = ("<!--", "-->"), case.page.words.folded[case.edit.scan.slice]
    inside = any(mark in folded for mark in marks) and not any(mark in case.canonical_gap for mark in marks)
    return ("words inside a comment, which a viewer does not show",) if inside else None


def _struck(case: GapCase) -> Reasons | None:
    """Markup by which words are struck through or put in."""
    if _STRUCK.search(case.scan_gap) and not _STRUCK.search(case.canonical_gap):
        return ("words struck through, or put in, by markup",)
    return None


RULES: tuple[Rule[GapCase], ...] = (
    Rule("gap/hidden", Effect.DOUBT, _hidden, category="hidden"),
    Rule("gap/combining", Effect.DOUBT, _combining, category="hidden"),
    Rule("gap/comment", Effect.DOUBT, _comment, category="hidden"),
    Rule("gap/struck", Effect.DOUBT, _struck, category="struck"),
)
"""The first rules of gaps: nothing that comes behind them proves such a gap harmless."""
