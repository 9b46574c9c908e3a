"""Boxes and bullets where a gap differs: ticked, empty, or only drawn otherwise."""

from __future__ import annotations

from unicodedata import category

from clausediff import regex as re
from clausediff.judge.gap_case import GapCase, starting_bullets
from clausediff.judge.rule import Reasons

__all__ = ["box", "empty_box", "filled_bullet", "odd_bullet"]

_TICKED = re.compile("[☒☑✓✔✗✘⊠🗹🗷]")
_FILLED = re.compile(r"[☒☑✓✔✗✘⊠🗹🗷■●◉◼⬛⬤▣]|[\[(]\s*[^\w\s_\])]\s*[\])]")
_EMPTY = re.compile(r"[☐□○◯▢❏❑◻⬜]|[\[(][\s_]*[\])]")
_PLAIN = "+>•·▪●◦○‣⁃∙➢➤►▶▸"
"""Signs of lists that word processors and engines write for one another."""
_SIGNED = re.compile(r"^[ \t]*([■●◼⬛⬤▣])(?=\s)", re.MULTILINE)
"""A filled sign where a line begins: the bullet of a list, or a box that is ticked."""


def box(case: GapCase) -> Reasons | None:
    """A box that is ticked on the one side and empty on the other."""
    one, other = case.whole_gaps
    if case.edit.canonical_words.start - 1 in case.page.canonical.slots:  # a box that fills the field is judged with it
        one, other = case.printed, case.raw
    ticked = (_TICKED.search(one) is None) != (_TICKED.search(other) is None)
    filled = _EMPTY.search(one) and _FILLED.search(other) and not _EMPTY.search(other)
    cleared = _FILLED.search(one) and _EMPTY.search(other) and not _FILLED.search(other)
    signs = (mark for mark in set(other).difference(one) if category(mark)[0] == "S")
    drawn = _EMPTY.search(case.canonical_plain) and not _EMPTY.search(other) and any(signs)
    return ("a box is ticked or cleared",) if ticked or filled or cleared or drawn else None


def odd_bullet(case: GapCase) -> Reasons | None:
    """A star, an arrow or a shape in the place of a bullet that other items of the list have kept: one is chosen by it."""
    canonical, words = case.page.canonical, case.page.words
    if words.folded.isascii():
        return None
    own = starting_bullets(canonical.folded, case.edit.canonical)
    signs = [each[0].strip() for each in starting_bullets(words.folded, case.edit.scan)]
    odd = own and any(category(sign) in ("So", "Sm") and sign not in _PLAIN for sign in signs)
    return ("another sign than the other items of the list have",) if odd and _kept(case, own[-1][0].strip()) else None


def filled_bullet(case: GapCase) -> Reasons | None:
    """A filled sign in the place of every bullet of a list: beside no empty box and no other bullet it ticks nothing."""
    canonical, text, sign = case.page.canonical, case.page.words.text, case.gained
    own = starting_bullets(canonical.folded, case.edit.canonical)
    if not (_FILLED.fullmatch(sign) and own) or _EMPTY.search(text) or _kept(case, own[-1][0].strip()):
        return None
    listed = [each[1] for each in _SIGNED.finditer(text)]
    same = len(listed) > 1 and set(listed) == {sign} and case.scan_plain.replace(sign, "", 1) == case.canonical_plain
    return ("list marker only",) if same else None


def _kept(case: GapCase, bullet: str) -> bool:
    """Whether a line of the copy begins with a bullet, perhaps behind a label."""
    return (
        re.search(rf"^[ \t]*(?:\(?\w{{1,4}}[.)][ \t]+)?{re.escape(bullet)}\s", case.page.words.folded, re.MULTILINE)
        is not None
    )


def empty_box(case: GapCase) -> Reasons | None:
    """An empty box drawn otherwise: ``○``, ``☐``, ``[ ]``."""
    rest = [(len(_EMPTY.findall(gap)), "".join(_EMPTY.sub("", gap).split())) for gap in case.whole_gaps]
    return ("an empty box drawn otherwise",) if rest[0] == rest[1] and rest[0][0] else None
