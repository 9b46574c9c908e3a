"""Figures that a pen may have made others, by how likely the recogniser of lines takes it that another figure stands there.

::

    as read        what a pen can make of it                      the page's other figures
    at 8 percent   18, 28 … 80, 85 … 3, 6, 9 … 8.5, $8, (8, 8%    e⁻¹⁴ for the likeliest other one
                   e⁻³ for 18                                     so a 1 may be squeezed in here

A reader gives the likeliest text alone, and a figure that was changed in a stroke, or got a digit or a point more, often reads as it was
printed. The network behind it gives a probability for any text (:mod:`~clausediff.evidence.pixels.forward`): print has next to none for
every other figure, and ink of a pen gives it to one of them even where the likeliest one is still what was printed. That
is weighed together with what the closer look (:mod:`~clausediff.evidence.pen.closer`) says of the ink, and with the ink that the page's
other figures of that kind have not (:mod:`~clausediff.evidence.pen.altered`): on faint pages print itself is less certain, and there is
no other ink.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import inf
from statistics import median
from typing import Any, NamedTuple

from clausediff import regex as re
from clausediff.evidence.pen.altered import usual_of
from clausediff.evidence.pen.closer import OVER, PRINT
from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.net import HAND
from clausediff.evidence.pen.shapes import share_of_ink
from clausediff.evidence.pen.weights import weights
from clausediff.evidence.pixels.alphabet import Alphabet, make_alphabet
from clausediff.evidence.pixels.forward import log_likelihoods
from clausediff.scan.ocr import recogniser
from clausediff.scan.ocr.strips import cut, strip_of
from clausediff.scan.pages import Box

__all__ = [
    "FEATURES",
    "NO_LABEL",
    "Doubt",
    "altered_figures",
    "doubts_of",
    "features_of",
    "labels_among",
    "made_by_pen",
    "standing_out",
]

_LONGEST = 16
"""Letters: longer words are addresses and numbers of accounts, which have too many others."""
_FIGURE = re.compile(r"[^\w\s]*[^\W\d_]*\W?\d[\d.,:/-]*[^\W\d_]*[^\w\s]*")
"""One figure, with letters that an engine read together with it: what has more parts was garbled."""
_DIGITS = "0123456789"
_BEFORE, _BEHIND, _WITHIN = "123456789$(", "0123456789%", ".,"
"""What a pen puts before a figure, behind it and in it."""
_DARKEST, _PAPER, _PRINT = 1.5, 255.0, 230.0
"""The darkness of a page's planes that is drawn as black, and what is taken from the paper's white for it."""
_FAR = 2.0
"""In usual heights of words: a word that is further away is no neighbour in the line."""
_EDGE, _ROOM = 0.15, 0.5
"""In usual heights of words: what is seen before and behind the words where others stand there, and where none do."""
_SAME_ROW = 0.5
"""Of the lower height: words of a row have no larger distance between their middles."""
_LEAST, _MOST = -14.0, 6.0
"""In nats: what is less or more likely counts as much."""
_LABEL = re.compile(r"\(?\d{1,2}(?:[.)]|(?:\.\d{1,2})+[.)]?)")
NO_LABEL = 4.0
"""So much more must speak for the number of a clause, which agrees nothing, and which stands where rims and frames are."""
_NO_INK = -3.0
"""What the closer look says where nothing is written over a word, for certain: what makes another figure likely is then a pen's own
figure, filled in by hand, or print that was read wrong."""
_HAND, _BY_HAND = 0.5, 0.4
"""A pixel is handwriting from such a probability on, and a word with so much of its ink was not printed: a date, an amount filled in."""
_OF_ANOTHER = -9.0
"""In nats: where another figure is no likelier, what the closer look sees may be the ink on the word beside it."""
_FEW, _USUAL = 6, 0.8
"""With fewer figures nothing is known of a page; and the share of a page's figures that is usual."""
_CLEAR, _STANDS_OUT = -12.0, 3.5
"""In nats: on a clear page another figure is no likelier than that for any usual one, and so much likelier for one that stands out."""
_SURE, _PLAIN = 3.8, 0.9
"""What the closer look says of usual print, and the share of a page's words that are less plainly print than those it is surest of: on
blurred print in a face that it was not fitted to it doubts all of them, and the page says so itself."""
_BEYOND = 0.2
"""Of a figure's ink: more of it that others have not counts as much."""
FEATURES = ("other", "over", "print", "beyond")
"""What is weighed of each figure; :func:`features_of` says what they are."""


class Doubt(NamedTuple):
    """How likely another figure is where one was read."""

    other: str
    """The likeliest of those that a pen can make of it."""
    score: float
    """Its log likelihood less that of what was read, in nats."""


def altered_figures(
    classes: Any, darkness: Any, words: Sequence[Box], texts: Sequence[str], said: Any, beyond: Mapping[int, float]
) -> list[PenMark]:
    """The printed words with figures that a pen may have changed.

    ``classes`` are the probabilities of each pixel's classes, ``texts`` is what was read of each word, ``said`` what the closer
    look (:mod:`~clausediff.evidence.pen.closer`) says of it, and ``beyond`` the ink of its figures that others of their kind have not.
    """
    known = weights("figures")
    hand = classes[HAND] >= _HAND
    found = doubts_of(darkness, words, texts)
    doubts = {i: doubt for i, doubt in found.items() if share_of_ink(hand, darkness, words[i]) < _BY_HAND}
    labels = labels_among(doubts, words, texts)
    logits = {i: known.logit(each) for i, each in features_of(doubts, said, beyond).items()}
    changed = {i: logit for i, logit in logits.items() if logit >= known.seen + (NO_LABEL if i in labels else 0)}
    certain = {i for i in changed if doubts[i].score > _OF_ANOTHER or not _beside_another(i, changed, words)}
    return [
        PenMark("altered", words[i].rounded(), (i,), (0.0,), i in certain, other=doubts[i].other)
        for i in sorted(certain | (standing_out(doubts) - labels))
        if said[i, OVER] >= _NO_INK
    ]


def _beside_another(at: int, changed: Mapping[int, float], words: Sequence[Box]) -> bool:
    """Whether the word before or behind it in the line is more plainly changed: the closer look sees some of that one's ink."""
    return any(
        changed.get(i, -inf) > changed[at]
        and abs(words[i].middle - words[at].middle) < _SAME_ROW * min(words[i].height, words[at].height)
        for i in (at - 1, at + 1)
    )


def standing_out(doubts: Mapping[int, Doubt]) -> set[int]:
    """On a page whose print leaves no doubt, the figures of which another one is far likelier than elsewhere."""
    if len(doubts) < _FEW:
        return set()
    high = sorted(doubt.score for doubt in doubts.values())[int(_USUAL * len(doubts))]
    if high > _CLEAR:
        return set()
    return {i for i, doubt in doubts.items() if doubt.score >= high + _STANDS_OUT}


def _is_label(words: Sequence[Box], texts: Sequence[str], at: int) -> bool:
    """Whether a word opens its line and looks like the number of a clause, which stand apart from all other figures of a page."""
    row = at > 0 and abs(words[at - 1].middle - words[at].middle) < _SAME_ROW * words[at].height
    opens = not (row and words[at - 1].left < words[at].left)
    return opens and _LABEL.fullmatch(texts[at]) is not None


def labels_among(doubts: Iterable[int], words: Sequence[Box], texts: Sequence[str]) -> set[int]:
    """Those of some words that look like the numbers of clauses."""
    return {i for i in doubts if _is_label(words, texts, i)}


def features_of(doubts: Mapping[int, Doubt], said: Any, beyond: Mapping[int, float]) -> dict[int, tuple[float, ...]]:
    """What is weighed of each word with figures.

    ``other`` is how likely another figure is; ``over`` and ``print`` what the closer look ``said``: that something is written over or
    beside it, and that nothing was done to it, as far as it is as sure of the page's print as of usual print; ``beyond`` how much more
    ink than the page's usual figure it has that others of its kind have not.
    """
    usual = usual_of(beyond)
    unsure = max(0.0, _SURE - sorted(map(float, said[:, PRINT]))[int(_PLAIN * len(said))]) if len(said) else 0.0
    return {
        i: (
            min(_MOST, max(_LEAST, doubt.score)),
            float(said[i, OVER]) - unsure,
            float(said[i, PRINT]) + unsure,
            min(_BEYOND, max(0.0, beyond.get(i, 0.0) - usual)) / _BEYOND,
        )
        for i, doubt in doubts.items()
    }


def doubts_of(darkness: Any, words: Sequence[Box], texts: Sequence[str]) -> dict[int, Doubt]:
    """Of each word with figures, the likeliest other one; empty where there is no recogniser."""
    asked = [i for i, text in enumerate(texts) if len(text) <= _LONGEST and _FIGURE.fullmatch(text)]
    if not asked or not recogniser.installed():
        return {}
    from PIL import Image as Images

    grey = _PAPER - darkness.clip(0, _DARKEST) / _DARKEST * _PRINT
    page = Images.fromarray(grey.astype("uint8"))
    usual = median(word.height for word in words)
    found = {}
    for i in asked:
        doubt = _doubt(page, words, texts, i, usual)
        if doubt is not None:
            found[i] = doubt
    return found


def _doubt(page: Any, words: Sequence[Box], texts: Sequence[str], at: int, usual: float) -> Doubt | None:
    """The likeliest other figure of a word, which is seen with its neighbours in the line: ink between them belongs to one of them."""
    before, behind = (_is_beside(words, texts, side, usual) for side in (at, at + 1))
    seen = slice(at - before, at + 1 + behind)
    sheet = Box(0, 0, page.width * 72 / DPI, page.height * 72 / DPI)
    room = tuple((_EDGE if there else _ROOM) * usual for there in (before, behind))
    line = " ".join(texts[seen])
    picture = cut(page, DPI, strip_of(words[seen], sheet, usual, room=(room[0], room[1])), len(line))
    if picture is None:
        return None
    head = f"{texts[at - 1]} " if before else ""
    tail = f" {texts[at + 1]}" if behind else ""
    own = [texts[at], *_spaced(texts[at])]
    others = [each for each in dict.fromkeys(made_by_pen(texts[at])) if each not in own]
    alphabet = _alphabet()
    encoded = [alphabet.encoded(f"{head}{each}{tail}") for each in (*own, *others)]
    fit = [columns for columns in encoded if columns is not None]
    if len(fit) < len(encoded):
        return None
    found = log_likelihoods(alphabet.joined(recogniser.probabilities(picture)), fit)
    printed, best = float(found[: len(own)].max()), int(found[len(own) :].argmax())
    return Doubt(others[best], float(found[len(own) + best]) - printed) if printed > -inf else None


def _spaced(text: str) -> Iterator[str]:
    """A word with a space where a figure stands against letters: readers lose some."""
    for at in range(1, len(text)):
        before, behind = text[at - 1], text[at]
        if (before.isalpha() and behind in _DIGITS) or (before in _DIGITS and behind.isalpha()):
            yield f"{text[:at]} {text[at:]}"


def made_by_pen(text: str) -> Iterator[str]:
    """What a pen can make of a word with figures: another digit for one of them, one more before or behind, a point within.

    ::

        at30   →   at80 at39   at130 at 130   at300   at3.0

    Before and behind a figure that stands against letters, the space that is lost between them in reading may be there as well.
    """
    for at, char in enumerate(text):
        if char not in _DIGITS:
            continue
        yield from (text[:at] + digit + text[at + 1 :] for digit in _DIGITS if digit != char)
        head, tail = text[:at], text[at + 1 :]
        if head[-1:] not in _DIGITS or not head:
            yield from (f"{head}{sign}{text[at:]}" for sign in _BEFORE)
            if head[-1:].isalpha():
                yield from (f"{head} {sign}{text[at:]}" for sign in _BEFORE)
        if tail[:1] in _DIGITS and tail:
            yield from (f"{head}{char}{sign}{tail}" for sign in _WITHIN)
        else:
            yield from (f"{head}{char}{sign}{tail}" for sign in _BEHIND)
            if tail[:1].isalpha():
                yield from (f"{head}{char}{sign} {tail}" for sign in _BEHIND)


def _is_beside(words: Sequence[Box], texts: Sequence[str], second: int, usual: float) -> bool:
    """Whether a word stands behind the one before it in the same line."""
    if not 0 < second < len(words):
        return False
    one, other = words[second - 1], words[second]
    level = abs(one.middle - other.middle) < _SAME_ROW * min(one.height, other.height)
    readable = all(_alphabet().encoded(texts[at]) is not None for at in (second - 1, second))
    return level and readable and one.left < other.left and other.left - one.right < _FAR * usual


@lru_cache(maxsize=1)
def _alphabet() -> Alphabet:
    return make_alphabet(recogniser.characters())
