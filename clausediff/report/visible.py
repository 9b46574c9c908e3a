"""Makes scanned text safe to display: characters that are invisible or have an effect are written out.

A terminal executes escape sequences, a bidi override reverses the order of words, a zero-width character hides inside a
word. In every view for people such characters are written out (``␛``, ``\\u202e``); only the JSON report contains them,
escaped.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

__all__ = ["cells", "elide", "flat", "isolated", "reading", "right_to_left", "visible"]

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0d-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0\ufff0-\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_RIGHT_TO_LEFT = re.compile(rf"({_LETTER}+(?:[ \u201d\u2019.,-]*{_LETTER}+)*)")
_BLANKS = re.compile(r"[ \t\r\n]+")
_MARKED_BLANKS = str.maketrans({" ": "·", "\t": "⇥", "\n": "⏎"})


def _written(match: re.Match[str]) -> str:
    """One hidden character, written out."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible(text: str) -> str:
    """``text`` with every control, bidi, zero-width and surrogate character written out; tabs and line feeds stay."""
    return _HIDDEN.sub(_written, text)


def flat(text: str) -> str:
    """``text`` made :func:`visible` on one line: every run of white space, at the ends too, becomes one space."""
    return visible(_BLANKS.sub(" ", text))


def reading(canonical: str, scan: str) -> tuple[str, str]:
    """Both readings of a difference, each on one line. Where they differ only in white space, it is drawn (``·⇥⏎``)."""
    left, right = flat(canonical), flat(scan)
    if left.strip() == right.strip():
        return visible(canonical.translate(_MARKED_BLANKS)), visible(scan.translate(_MARKED_BLANKS))
    return left, right


def isolated(text: str) -> str:
    """``text`` as HTML, with each run of right-to-left words isolated, so that it moves no figure or sign beside it."""
    return _RIGHT_TO_LEFT.sub(lambda run: f"<bdi>{run[0]}</bdi>", escape(text, quote=True))


def right_to_left(text: str) -> list[str]:
    """``text`` in pieces: those at odd places are runs of right-to-left words, the others what is between them."""
    return _RIGHT_TO_LEFT.split(text)


def elide(text: str, words: int) -> str:
    """``text`` shortened in its middle to about ``words`` words (of at most 24 characters each), with a note of how
    much is left out."""
    parts = text.split(" ")
    if len(parts) > words + 4:
        head = words * 2 // 3
        tail = words - head
        text = " ".join([*parts[:head], f"… ({len(parts) - words} words) …", *parts[len(parts) - tail :]])
    longest = words * 24
    if len(text) > longest + 40:
        head = longest * 2 // 3
        text = f"{text[:head]}… ({len(text) - longest} characters) …{text[len(text) - longest + head :]}"
    return text


def cells(text: str) -> int:
    """Columns that ``text`` takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) or c in "\ufe0e\ufe0f" else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
