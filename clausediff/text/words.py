"""Text to words: fold what is only typography, and keep every word's place in the text.

A text is read as ``gap word gap word … gap``. A *word* is a run of letters and digits (with inner apostrophes), one
character of Chinese or Japanese, which have no spaces between words, a fraction (``1/2``, ``½``),
or one sign that stands for a word or changes a figure (``$``, ``%``, ``&``, ``|`` …); everything else is a *gap*. Words carry a
folded key (lower case, one quote style, ligatures opened) and their span in the text as read, so folding never moves an
offset. Marks that a vision OCR engine or an editor leaves in the text (``<u>``, ``](link)``, ``\\textbf{``) are masked
before words are cut, since their letters are nobody's words.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate

from clausediff import regex as re
from clausediff.compiled import ordinary_class
from clausediff.text.letters import ENCLOSED, JOINER, UNDERLINES, WIDE, compose
from clausediff.text.lookalikes import FIGURES
from clausediff.text.markup import MASK, mask
from clausediff.text.naming import Format

__all__ = [
    "FOLD",
    "LIGATURES",
    "MASK",
    "Words",
    "alien_letters",
    "alnum_key",
    "fold_canonical",
    "fold_text",
    "fold_word",
    "hidden_characters",
    "is_unspaced",
    "one_line",
    "open_ligatures",
    "tokenize",
]

_QUOTES = dict.fromkeys("‘’‚‛′´`ʼ＇", "'") | dict.fromkeys("“”„‟″«»＂", '"')
_DASHES = dict.fromkeys("\u00ad‐‑‒–—―−﹣－⁃", "-")  # PDFs store U+00AD for a printed hyphen
_SPACES = dict.fromkeys(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)
_STROKES = dict.fromkeys("\u2044\u2215", "/")
FOLD = str.maketrans(_QUOTES | _DASHES | _SPACES | _STROKES)
"""One character to one character: quotes, dashes, spaces and a fraction's stroke to their ASCII forms. Lengths do not change."""
_FOLDED = WIDE | ENCLOSED | FOLD
"""The same, and letters and figures in other dress, which :func:`alien_letters` finds where the canonical has them not."""

_NO_MARKS = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())
"""Deletes what is no letter and no digit of ASCII."""

LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
}
"""One character for two or three letters: opened in keys."""

_PRINTED_LIGATURES = str.maketrans(
    {sign: letters for sign, letters in LIGATURES.items() if "\ufb00" <= sign <= "\ufb06"}
)
"""Those of printing, which are no letters of their own."""

_LONG = 1 << 16
"""Characters from which a text is read piece by piece, to save memory."""
_UNSPACED = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters and kana: scripts that are written without spaces, in which each character is a word here."""
_IDEOGRAPH = re.compile(f"[{_UNSPACED}]")
_CUT = re.compile(rf"([^\W_{_UNSPACED}]+(?:'[^\W_{_UNSPACED}]+)*|[{_UNSPACED}]{JOINER}*|[$€£¥¢%‰§&|@©®°])")
_CUT_ASCII = re.compile(r"([a-zA-Z0-9]+(?:'[a-zA-Z0-9]+)*|[$%&|@])")
_CUT_SPACED = re.compile(r"([^\W_]+(?:'[^\W_]+)*|[$€£¥¢%‰§&|@©®°])")
"""The same for texts of ASCII, and for those without characters of :data:`_UNSPACED`, which take long to compile and to match."""
_FRACTIONS = {
    sign: unicodedata.normalize("NFKC", sign).replace("\u2044", "/")
    for sign in "\u00bc\u00bd\u00be\u2150\u2151\u2152\u2153\u2154\u2155\u2156\u2157\u2158\u2159\u215a\u215b\u215c\u215d\u215e\u2189"
}
"""Fractions that are one character, and how they are written with a stroke."""
_GLYPH = "".join(sorted({letter.lower() for letter in FIGURES if letter.isalpha()}))
_STROKED = rf"(?<![^\W_])(?<![\d/][/.,])(?:1/10|\d/[\d{_GLYPH}]|[{_GLYPH}]/\d)(?![^\W_]|[/.,]\d)"
"""One figure over another by itself; for one of the two engines read a letter that looks like it."""
_FRACTION = re.compile(_STROKED)
_CUT_FRACTIONS = re.compile(
    rf"({_STROKED}|[{''.join(_FRACTIONS)}]"
    rf"|[^\W_{_UNSPACED}{''.join(_FRACTIONS)}]+(?:'[^\W_{_UNSPACED}{''.join(_FRACTIONS)}]+)*"
    rf"|[{_UNSPACED}]{JOINER}*|[$€£¥¢%‰§&|@©®°])"
)
"""The same for texts with a fraction, which is one word however it is written."""

_ENTITIES = {
    "&amp;": "&",
    "&quot;": '"',
    "&#39;": "'",
    "&apos;": "'",
    "&lt;": "<",
    "&gt;": ">",
    "&ndash;": "-",
    "&mdash;": "-",
    "&rsquo;": "'",
    "&lsquo;": "'",
    "&ldquo;": '"',
    "&rdquo;": '"',
}
_ENTITY = re.compile("|".join(_ENTITIES))

_HIDDEN = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)


@ordinary_class
@dataclass(slots=True)
class Words:
    """The words of one text, as parallel lists (fast for hundreds of thousands of them)."""

    text: str
    """The text as read."""
    folded: str
    """The same length: quotes, dashes and spaces folded, markup masked with :data:`MASK`, in lower case where that keeps
    the length."""
    keys: list[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.keys)

    def raw(self, index: int) -> str:
        """The word at ``index`` as the text has it."""
        return self.text[self.starts[index] : self.ends[index]]


def fold_text(text: str, format: Format = Format.MARKDOWN, own: Collection[str] = ()) -> str:
    """Fold a scan's typography and mask its markup; the result has the same length as ``text``.

    ``own`` are the canonical's :func:`~clausediff.text.markup.markup_names`: other words that markup would hide are left
    to be read.
    """
    return _fold(mask(text, format, own), format)


def fold_canonical(text: str) -> str:
    """Fold a canonical's typography and mask all of its markup; the result has the same length as ``text``."""
    return _fold(mask(text, Format.MARKDOWN, None), Format.MARKDOWN)


def _fold(text: str, format: Format) -> str:
    """Typography folded, in a text whose markup is masked."""
    folded = text
    if "&" in text and format is not Format.LITERAL:
        folded = _ENTITY.sub(lambda match: _ENTITIES[match[0]] + MASK * (len(match[0]) - 1), folded)
    if not folded.isascii() or "`" in folded:
        folded = compose(folded.translate(_FOLDED))
    lowered = folded.lower()
    return lowered if len(lowered) == len(folded) else "".join(c if len(c.lower()) != 1 else c.lower() for c in folded)


def fold_word(word: str) -> str:
    """The key of one folded, lower-case word: ligatures opened, composed accents; its length may change."""
    if word.isascii():
        return word
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    word = word.replace(JOINER, "")
    for ligature, letters in LIGATURES.items():
        if ligature in word:
            word = word.replace(ligature, letters)
    return unicodedata.normalize("NFC", word)


def tokenize(text: str, start: int = 0, end: int | None = None, *, folded: str | None = None) -> Words:
    """Cut ``text[start:end]`` into words; spans are in ``text``. ``folded`` is its :func:`fold_text` where it is known."""
    folded = fold_text(text) if folded is None else folded
    end = len(text) if end is None else end
    if end - start > _LONG:
        return _tokenize_long(text, folded, start, end)
    pieces = _cutter(folded).split(folded[start:end])  # gap, word, gap, word … gap
    edges = list(accumulate(map(len, pieces), initial=start))
    keys = pieces[1::2]
    if not folded.isascii():
        keys = [fold_word(key) for key in keys]
    return Words(text, folded, keys, edges[1:-1:2], edges[2::2])


def _has_fraction(folded: str) -> bool:
    """Whether a folded text has a fraction. Looked for at its strokes: a search for the pattern takes as long as all else of a text."""
    if not folded.isascii() and not _FRACTIONS.keys().isdisjoint(folded):
        return True
    at = folded.find("/", 1)
    while at > 0:
        if _FRACTION.match(folded, at - 1):
            return True
        at = folded.find("/", at + 1)
    return False


def _cutter(folded: str) -> re.Pattern[str]:
    """What cuts a folded text into gaps and words."""
    if _has_fraction(folded):
        return _CUT_FRACTIONS
    if folded.isascii():
        return _CUT_ASCII
    return _CUT_SPACED if max(folded) < _UNSPACED[0] else _CUT


def _tokenize_long(text: str, folded: str, start: int, end: int) -> Words:
    """The same, piece by piece: a key that occurs often is kept once, and places take four bytes each."""
    keys: list[str] = []
    starts, ends = array("i"), array("i")
    known: dict[str, str] = {}
    split = _cutter(folded).split
    while start < end:
        stop = (
            end
            if end - start <= _LONG
            else max(folded.rfind("\n", start, start + _LONG), folded.rfind(" ", start, start + _LONG))
        )
        if stop <= start:  # no white space, in which no word is
            stop = end
        pieces = split(folded[start:stop])
        edges = array("i", accumulate(map(len, pieces), initial=start))
        found = pieces[1::2]
        keys.extend(map(known.setdefault, found, found))
        starts.extend(edges[1:-1:2])
        ends.extend(edges[2::2])
        start = stop
    if not folded.isascii():
        opened = {key: fold_word(key) for key in known}
        keys = [opened[key] for key in keys]
    return Words(text, folded, keys, starts, ends)


def one_line(text: str) -> str:
    """White space runs to one space, ends trimmed, quotes and dashes folded; case kept. For showing and for the channel."""
    if not text.isascii() or "`" in text:
        text = text.translate(FOLD).replace(MASK, " ")
    return " ".join(text.split())


def open_ligatures(text: str) -> str:
    """A text with the letters that its ligatures of printing stand for."""
    return text if text.isascii() else text.translate(_PRINTED_LIGATURES)


def alnum_key(text: str) -> str:
    """Letters and digits only, lower case, ligatures opened: equal for texts that differ in layout and punctuation alone."""
    if text.isascii():
        return text.lower() if text.isalnum() else text.lower().translate(_NO_MARKS)
    text = fold_word(text.translate(FOLD).lower())
    return "".join(filter(str.isalnum, text.lower()))


def hidden_characters(text: str) -> str:
    """The invisible and direction-changing characters in ``text``. A soft hyphen is none: PDFs store it for a printed one."""
    if text.isascii():
        return ""
    return "".join(_HIDDEN.findall(text))


def is_unspaced(char: str) -> bool:
    """Whether a character is of a script that is written without blanks between words, each of which is a word here."""
    return char > "\u3000" and _IDEOGRAPH.match(char) is not None


def alien_letters(text: str, canonical: str = "") -> str:
    """Letters or digits that only look like Latin ones: other scripts, full-width or circled forms, marks over a letter.

    ``canonical`` is the canonical's reading; what it has itself is at home. Letters stored with their accents behind them
    are the letters that they compose.
    """
    if text.isascii():
        return ""
    if len(text) == 1 and ord(text) in ENCLOSED:
        return ""  # a label
    found = []
    canonical, parts = unicodedata.normalize("NFC", canonical), unicodedata.normalize("NFD", canonical)
    for char in unicodedata.normalize("NFC", text):
        if char.isascii() or char in canonical or char in UNDERLINES:
            continue
        code = ord(char)
        if 0xFF66 <= code < 0xFFA0 and WIDE[code] in parts:  # the canonical's kana, half as wide
            continue
        if code < 0x250 or 0x1E00 <= code < 0x1F00:  # Latin with accents: an engine may read them
            continue
        if _IDEOGRAPH.match(char) and _IDEOGRAPH.search(canonical):
            continue  # one character for another, not one that only looks like a Latin letter
        if unicodedata.combining(char) or unicodedata.category(char) == "Me" or char.isalnum() or code in ENCLOSED:
            if char in LIGATURES or char in _FRACTIONS:
                continue
            found.append(char)
    return "".join(found)
