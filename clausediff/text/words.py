"""Text to words: fold what is only typography, and keep every word's place in the text.

A text is read as ``gap word gap word … gap``. A *word* is a run of letters and digits (with inner apostrophes) or one
sign that stands for a word or changes a figure (``$``, ``%``, ``&``, ``|`` …); everything else is a *gap*. Words carry a
folded key (lower case, one quote style, ligatures opened) and their span in the text as read, so folding never moves an
offset. Marks that a vision OCR engine or an editor leaves in the text (``<u>``, ``](link)``, ``\\textbf{``) are masked
before words are cut, since their letters are nobody's words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

from clausediff.text.vocabulary import vocabulary

MASK = "\ue000"
"""Stands in the folded text for each character of markup; a private-use character that no engine prints."""

_QUOTES = dict.fromkeys("‘’‚‛′´`ʼ＇", "'") | dict.fromkeys("“”„‟″«»＂", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－⁃", "-")
_SPACES = dict.fromkeys(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)
FOLD = str.maketrans(_QUOTES | _DASHES | _SPACES)
"""One character to one character: quotes, dashes and spaces to their ASCII forms. Lengths do not change."""

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

_CUT = re.compile(r"([^\W_]+(?:'[^\W_]+)*|[$€£¥¢%§&|@©®°])")

# Only tags that HTML has: `<shall not>` in a scan is ink, not markup.
_TAGS = (
    "a abbr address article aside b big blockquote body br caption center cite code col colgroup dd del div dl dt em "
    "figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li link main mark meta nav ol p "
    "pre q s samp script section small source span strike strong style sub sup table tbody td tfoot th thead title tr tt u ul "
    "video wbr"
)
_MARKUP = re.compile(
    r"</?(?:" + "|".join(_TAGS.split()) + r")(?:\s[^<>]{0,400})?/?>"
    r"|(?<=\])\((?:[^()\s{}]|\([^()\s]*\)|\{\{[^{}\n]{0,60}\}\}){1,400}\)"  # the target of a Markdown link
    r"|(?<=\])\[(?:[a-z0-9_-]{0,60}|\.{0,2}/[\w./-]{1,80}|\{\{[^{}\n]{0,60}\}\})\]"  # … by reference
    r"|(?m:^\[[^\]\n]{1,60}\]:[ \t]*(?:<?https?:|mailto:|\.{0,2}/|\{\{)\S*(?:[ \t]*\}\}\S*)?[ \t]*$)"  # … its definition
    r"|<(?=https?://[^\s<>]{1,400}>)|(?<=[\w/])>(?=[\s.,;)]|$)|```+"
    r"|\\(?:text(?:bf|it|sc|tt|rm)|emph|underline|item|section\*?|begin|end|square|boxtimes|checkmark|hfill|quad)\b(?:\{(?:itemize|enumerate|center|document)\})?"
    r"|<!-- {0,2}(?:page|image)[^<>]{0,40}-->"
    r"|!\[[\w .-]{0,40}\](?=\()"  # a picture, with what it is called
    r"|&(?:nbsp|ensp|emsp|thinsp);",
    re.IGNORECASE,
)
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
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)


@dataclass(slots=True)
class Words:
    """The words of one text, as parallel lists (fast for hundreds of thousands of them)."""

    text: str
    """The text as read."""
    folded: str
    """The same length: quotes, dashes and spaces folded, markup masked with :data:`MASK`, in lower case where that keeps
    the length."""
    keys: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.keys)

    def raw(self, index: int) -> str:
        """The word at ``index`` as the text has it."""
        return self.text[self.starts[index] : self.ends[index]]


_HIDDEN_TERMS = vocabulary().hidden_terms
_FIGURE_BEFORE = re.compile(r"\[[\d.,\s]+\]$")


def _mask(match: re.Match[str]) -> str:
    """Markup as masks; what would hide a term is left to be read."""
    found = match[0]
    before = match.string[max(0, match.start() - 20) : match.start()]
    if found[0] == "[" and found[1:-1].isdigit() and _FIGURE_BEFORE.search(before):
        return found
    if found[0] in "([!" and not _HIDDEN_TERMS.isdisjoint(re.findall("[a-z]+", found.lower())):
        return found
    return MASK * len(found)


def fold_text(text: str) -> str:
    """Fold typography and mask markup; the result has the same length as ``text``."""
    folded = text
    if "<" in text or "](" in text or "][" in text or "]:" in text or "\\" in text or "&" in text or "```" in text:
        folded = _MARKUP.sub(_mask, text)
        folded = _ENTITY.sub(lambda match: _ENTITIES[match[0]] + MASK * (len(match[0]) - 1), folded)
    if not folded.isascii() or "`" in folded:
        folded = folded.translate(FOLD)
    lowered = folded.lower()
    return lowered if len(lowered) == len(folded) else "".join(c if len(c.lower()) != 1 else c.lower() for c in folded)


def fold_word(word: str) -> str:
    """The key of one folded, lower-case word: ligatures opened, composed accents; its length may change.

    Compatibility forms such as full-width digits are *not* folded: in a scan of a Latin text they are suspicious.
    """
    if word.isascii():
        return word
    for ligature, letters in LIGATURES.items():
        if ligature in word:
            word = word.replace(ligature, letters)
    return unicodedata.normalize("NFC", word)


def tokenize(text: str, start: int = 0, end: int | None = None, *, folded: str | None = None) -> Words:
    """Cut ``text[start:end]`` into words; spans are in ``text``. ``folded`` is its :func:`fold_text` where it is known."""
    folded = fold_text(text) if folded is None else folded
    pieces = _CUT.split(folded[start:end])  # gap, word, gap, word … gap
    edges = list(accumulate(map(len, pieces), initial=start))
    keys = pieces[1::2]
    if not folded.isascii():
        keys = [fold_word(key) for key in keys]
    return Words(text, folded, keys, edges[1:-1:2], edges[2::2])


def one_line(text: str) -> str:
    """White space runs to one space, ends trimmed, quotes and dashes folded; case kept. For showing and for the channel."""
    if not text.isascii() or "`" in text:
        text = text.translate(FOLD).replace(MASK, " ")
    return " ".join(text.split())


def alnum_key(text: str) -> str:
    """Letters and digits only, lower case, ligatures opened: equal for texts that differ in layout and punctuation alone."""
    if text.isascii():
        return text.lower().translate(_NO_MARKS)
    text = fold_word(text.translate(FOLD).lower())
    return "".join(filter(str.isalnum, text.lower()))


def hidden_characters(text: str) -> str:
    """The invisible and direction-changing characters in ``text`` (a byte order mark at its very start excepted)."""
    if text.isascii():
        return ""
    return "".join(_HIDDEN.findall(text))


def alien_letters(text: str, canonical: str = "") -> str:
    """Letters or digits that only look like Latin ones: other scripts, full-width forms, combining marks on ASCII.

    ``canonical`` is the canonical's reading: what it has itself is no look-alike.
    """
    if text.isascii():
        return ""
    found = []
    for char in text:
        if char.isascii() or char in canonical:
            continue
        code = ord(char)
        if code < 0x250 or 0x1E00 <= code < 0x1F00:  # Latin with accents: an engine may read them
            continue
        if unicodedata.combining(char) or char.isalpha() or char.isnumeric():
            if char in LIGATURES:
                continue
            found.append(char)
    return "".join(found)
