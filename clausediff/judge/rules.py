"""The registry: every rule, default and veto of the judge, in the order of decision.

``docs/rules.md`` is generated from it (``tools/render_rules.py``), with an example of each and how often it fired on the benchmark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

from clausediff.judge import deleted, filled_and_moved, gaps, inserted, letter_case, replaced
from clausediff.judge.pixels import PIXEL_RULES
from clausediff.judge.pixels_equal import NEAR_RIVAL
from clausediff.judge.pixels_fields import AS_PRINTED, FILLED_ALIKE
from clausediff.judge.pixels_unread import UNREAD_PRINT
from clausediff.judge.rule import Default, Rule
from clausediff.judge.vetoes import VETOES
from clausediff.model import Verdict

__all__ = ["KINDS", "TOGETHER", "Entry", "Kind", "entries", "ids"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of edit with its rules."""

    name: str
    """For people."""
    rules: tuple[Rule[Any], ...]
    """In the order of decision."""
    default: Default[Any]
    """What decides where no rule does."""


KINDS = (
    Kind("Words in the place of other words", replaced.RULES, replaced.DEFAULT),
    Kind("Words that the copy lacks", deleted.RULES, deleted.DEFAULT),
    Kind("Words that the canonical lacks", inserted.RULES, inserted.DEFAULT),
    Kind("Marks between words", gaps.RULES, gaps.DEFAULT),
    Kind("Upper and lower case", letter_case.RULES, letter_case.DEFAULT),
    Kind("Fields", filled_and_moved.FIELD_RULES, filled_and_moved.FIELD_DEFAULT),
    Kind("Words in another place", filled_and_moved.MOVE_RULES, filled_and_moved.MOVE_DEFAULT),
)
TOGETHER = {
    "deleted/label-of-blank": "The label of a blank was not read, and a person is asked about the blank itself.",
    "label/renumbered": "A label counts on after a clause was put in or left out; nothing points to it.",
    "label/cause": "A label put in or left out from which the labels behind it count on.",
    "order/label-of-block": "A label of a signature block, read in another order.",
    "order/line-of-block": "A line of a block that is elsewhere in it, where a person is asked about it.",
    "order/column-of-labels": "Labels that hang in the margin, read as a column.",
    "order/block": "A line of a block, read in another order.",
    "order/label-near-by": "The label of a clause near by, which was not read there.",
    "order/lines": "Many lines of the copy were read in another order.",
    "order/across": "Lines were read across each other.",
    "page/worn-out": "The page is too worn at this place to tell.",
    "mark/struck": "Words of the canonical are struck out on the page, or in the file.",
    "mark/faint": "A word that changes what is agreed, and through which a thin or pale stroke may go.",
    "mark/hidden": "Words of the canonical that nobody sees on the page.",
    "mark/bracketed": "Words of the canonical in brackets that it does not have: a draft marks so what is to go.",
    "mark/circled": "Words of the canonical in a circle.",
    "mark/altered": "A figure of the canonical that may have been made another one by pen.",
    "mark/inserted": "Words that the file marks as put in.",
    "mark/written": "Handwriting on the page that no engine read, where the form has no blank.",
    "mark/covered": "Words that differ, or are missing, at a place that a stamp hides.",
    "mark/stamped": "Words of the canonical under a stamp, which was taken off the picture before they were read.",
    "mark/aside": "Initials at a page's foot, or a stamp, that were read as words and bind nobody.",
    "field/signed": "Ink on the line of a signature.",
    "field/by-hand": "A blank of the form that was filled in by hand, and not read.",
    "field/elsewhere": "What was read for a signature stands elsewhere on the page than its line, or the line was not found.",
    "field/crossed": "Strokes go through a signature, as through one that is taken back.",
    "field/unseen-box": "A box of which neither the text nor the page's picture says whether it is marked.",
    "field/beside-others": "Fillings in words, and between them only words of the form for which others stand: either may hold them.",
    "field/asked-once": "The same doubtful filling in another place, where a person is asked about it.",
    "mark/raised": "A digit is raised or lowered: an index or a note's number, and no part of the figure.",
    "mark/prompt": "The form's prompt is still in the place of a filling.",
    "mark/customary": "Few words by hand at a line to sign, that bind and reserve nothing: a formula that custom asks for.",
    "mark/signed-over": "The label of a line to sign, which reads otherwise on a picture: a signature may run over it.",
    "mark/over": "A mark is over words that differ in a harmless way.",
    "mark/edge": "Words of a header or footer that one side lacks.",
    "mark/page-edge": "Names, addresses and numbers at the head or foot of a page that is a picture, apart from its text.",
    "mark/form-furniture": "A title or a page number in the form's own header or footer.",
    "mark/beside-the-text": "A note, a header or a footer is elsewhere on the page.",
    "mark/form-edge-left-out": "The form's own header or footer, which many programs leave out, is not in the copy.",
    "mark/struck-by-the-form": "The form itself strikes words out, and the copy leaves them out.",
    "mark/struck-in-print": "The form itself strikes words out, and the copy has them in print.",
    "copy/optional": "An optional part, or another of several wordings, that the copy does not have.",
    "copy/furniture": "Lines above the text that say nothing of the deal.",
    "furniture/ignored": "A line that the canonical names as one to ignore, word by word, misread at most.",
    "furniture/page-number": "The number of a page, alone on its line.",
    "furniture/number-beside-figure": "A bare number on a line of its own, where a sentence with a figure goes on.",
    "furniture/title-and-number": "The form's title, or a line that it names as one to ignore, with the number of the page.",
    "furniture/title": "The form's title, printed again above it, or in the file's header.",
    "furniture/running-head": "A line at the edges of several pages that the canonical does not have, at its first place.",
    "furniture/repeated": "The same line at another place: a person is asked about its first place.",
    "furniture/table-bar": "A bar of a Markdown table, where the form has its cells without bars.",
    "furniture/line-number": "A number in the margin that counts the lines of its page.",
    "copy/page-twice": "The second print of a page that is there twice, where it has the words of the first one.",
    "copy/page-missing": "Clauses that a copy lacks from a page's edge on, as one finding.",
    "furniture/page-note": "A line by which the page speaks of itself alone: a blank rest, or signatures that follow.",
    "furniture/service-number": "The number that a signing service prints on each page of what is signed.",
    "furniture/sent-line": "The line that a fax or a scanner prints at the edge of what it sends: a time of day, dates, numbers and names.",
    "furniture/archive-number": "One long number that is no quantity, alone at a page's edge: an archive keeps the paper under it.",
    "furniture/bracketed-note": "Another note in brackets at a page's foot.",
    "copy/furniture-or-figure": "A lone figure that may be a page's number, or the one that the canonical has there.",
    "copy/number-twice": "A number in words and in figures that says two things, where nothing else is found.",
    "copy/illegible": "So much of the page was misread that nothing on it can be judged.",
    "field/same-everywhere": "A field that is filled differently in two places.",
}
"""What only several edits together, or the copy as a whole, can show."""


_PICTURE = "What the picture of the page shows"
_EFFECTS = {Verdict.NOISE: "proof", Verdict.REVIEW: "doubt", Verdict.SUBSTANTIVE: "change"}
_UNREAD = "Words that the copy seems to lack, and ink at their place that gave no words and looks like them."
_FITS = "A filling that does not fit as it was read, and the picture has one that fits in its place."
_ALIKE = "A field that reads otherwise in two places, and the picture has the same filling at both."
_NEAR = "A word that matters reads as the canonical's, and the picture has another one for certain."


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in the registry, as a person is told of it."""

    id: str
    kind: str
    """What it is about, as a heading."""
    effect: str
    """``proof``, ``change``, ``doubt``, ``default``, ``together`` or ``veto``."""
    verdict: Verdict | None
    """The verdict that it gives; of what several edits together show none is fixed."""
    says: str
    """What it is about, in a sentence or two."""


def entries() -> Iterator[Entry]:
    """Everything that may decide, in the order of decision, vetoes last."""
    for kind in KINDS:
        for rule in kind.rules:
            yield Entry(rule.id, kind.name, rule.effect.value, rule.verdict, _said(rule.when))
        yield Entry(kind.default.id, kind.name, "default", kind.default.verdict, kind.default.says)
    for name, says in TOGETHER.items():
        yield Entry(name, "Several edits together, and the copy as a whole", "together", None, says)
    for pixels in PIXEL_RULES:
        yield Entry(pixels.id, _PICTURE, _EFFECTS[pixels.verdict], pixels.verdict, _said(pixels.when))
    yield Entry(NEAR_RIVAL, _PICTURE, "doubt", Verdict.REVIEW, _NEAR)
    yield Entry(AS_PRINTED, _PICTURE, "proof", Verdict.FIELD, _FITS)
    yield Entry(FILLED_ALIKE, _PICTURE, "proof", Verdict.FIELD, _ALIKE)
    yield Entry(UNREAD_PRINT, _PICTURE, "doubt", Verdict.REVIEW, _UNREAD)
    for veto in VETOES:
        yield Entry(veto.id, "Vetoes", "veto", Verdict.REVIEW, _said(veto.when))


def ids() -> Iterator[str]:
    """The id of everything that may decide, vetoes last."""
    for entry in entries():
        yield entry.id


def _said(when: Callable[..., object]) -> str:
    """The docstring of a condition on one line, in plain text."""
    said = " ".join(cleandoc(when.__doc__ or "").split())
    return re.sub(r"``(.+?)``", r"“\1”", said)
