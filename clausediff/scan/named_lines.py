"""Lines that a form names (its ``ignore``, its title) as they are in a scan: the same words, misread at most.

Each word is compared with the word in its place, never the line as a whole: in a long line one other word changes the
similarity of the whole very little, and its meaning altogether.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from clausediff import regex as re
from clausediff.model import Range
from clausediff.text.lookalikes import LETTERS
from clausediff.text.protected import AMOUNT
from clausediff.text.several import ENGLISH, Guards
from clausediff.text.skeleton import skeleton
from clausediff.text.words import alnum_key

__all__ = ["IsWord", "Token", "matches", "misread", "named_lines", "tokens_of"]

_BLANK = re.compile("__+")
_LONGER = 40
"""Characters, beside twice those of a phrase, from which a line is not looked at word by word."""
_HYPHENS = "-‐\u00ad"
_BETWEEN_LETTERS = re.compile(r"(?<!\d) | (?!\d)")
_PIECES = 4
"""Pieces more that blanks within its words make of a line, at most."""
_INITIALS = 3
"""Letters of the longest initials."""
_NUMBER = frozenset(("number",))
"""The class of every key with a digit; only one of nothing but digits is a figure here."""
IsWord = Callable[[str], bool]
"""Whether a key is a word of the language; a misreading never is one."""


class Token(NamedTuple):
    """What is printed between two spaces, if it has a letter or a figure."""

    key: str
    signs: str
    """The signs of an amount in it; they are never misread."""
    span: Range
    line: int
    broken: bool = False
    """Whether it is the last one of its line and ends with a hyphen: the word may go on in the next line."""


class _Phrase(NamedTuple):
    """A named line, made ready once for all lines of all scans."""

    tokens: list[Token]
    letters: str
    signs: str


def tokens_of(text: str, lines: Iterable[Range], most: int = sys.maxsize) -> list[Token]:
    """The tokens of some lines of a text; those of lines that have more than ``most`` words of letters are left out."""
    found = []
    for number, (start, end) in enumerate(lines):
        at = start
        pieces = text[start:end].split()
        if len(pieces) > most and sum(map(str.isalnum, pieces)) > most:
            continue
        for piece in pieces:
            low = text.index(piece, at, end)
            at = low + len(piece)
            signs = "" if AMOUNT.isdisjoint(piece) else "".join(char for char in piece if char in AMOUNT)
            key = alnum_key(piece)
            if key or signs:
                broken = piece[-1] in _HYPHENS and not text[at:end].strip()
                found.append(Token(key, signs, Range(low, at), number, broken))
    return found


@lru_cache(maxsize=1 << 14)
def misread(read: str, meant: str, is_word: IsWord | None, guards: Guards = ENGLISH) -> bool:
    """Whether a key is another key, or that key misread: no word, figure or protected word of its own.

    Without a list of words (``is_word`` is None) only glyphs that are taken for each other count. ``guards`` has the
    protected words of the page's languages.
    """
    if read == meant:
        return True
    if not read or not meant or read.isdigit() or any(map(str.isdigit, meant)):
        return False
    if (
        not _NUMBER.issuperset(guards.classes(read))
        or guards.exchanged(read, meant)
        or (is_word is not None and is_word(read))
    ):
        return False
    if skeleton(read) == skeleton(meant) or meant in {read.translate(table) for table in LETTERS}:
        return True
    if is_word is None or guards.classes(meant) or len(meant) < 4:
        return False
    return Levenshtein.distance(read, meant, score_cutoff=len(meant)) <= max(1, len(meant) // 4)


def matches(line: str, phrase: str, is_word: IsWord | None, guards: Guards = ENGLISH) -> bool:
    """Whether a line is a phrase, word by word."""
    if len(line) > 2 * len(phrase) + _LONGER:
        return False
    read, meant = (tokens_of(text, [Range(0, len(text))]) for text in (line, phrase))
    return bool(meant) and len(read) == len(meant) and _same(read, meant, is_word, guards)


def _same(read: Sequence[Token], meant: Sequence[Token], is_word: IsWord | None, guards: Guards) -> bool:
    return all(
        one.signs == two.signs and misread(one.key, two.key, is_word, guards)
        for one, two in zip(read, meant, strict=True)
    )


def _initials(token: Token, is_word: IsWord | None, guards: Guards) -> bool:
    """Whether a token can be what was written into a blank of a named line: initials, or marks read for letters."""
    key = token.key
    return 0 < len(key) <= _INITIALS and not token.signs and not guards.classes(key) and not (is_word and is_word(key))


def _without_initials(read: Sequence[Token], blanks: int, is_word: IsWord | None, guards: Guards) -> list[Token]:
    """A line's tokens without those that fill the blanks of a named line."""
    kept = []
    for token in read:
        if blanks and _initials(token, is_word, guards):
            blanks -= 1
        else:
            kept.append(token)
    return kept


@lru_cache(maxsize=64)
def _wanted(phrases: tuple[str, ...]) -> tuple[list[_Phrase], list[tuple[list[Token], int]], int]:
    """The tokens of phrases, those of phrases with blanks and how many they have, and how many tokens a line may have."""
    wanted, blanked, most = [], [], 0
    for phrase in phrases:
        whole = " ".join(phrase.split())
        if meant := tokens_of(whole, [Range(0, len(whole))]):
            wanted.append(_Phrase(meant, *_letters(meant)))
            blanks = len(_BLANK.findall(whole))
            if blanks:
                blanked.append((meant, blanks))
            most = max(most, len(meant) + blanks)
    return wanted, blanked, most


def named_lines(
    text: str, lines: Sequence[Range], phrases: Iterable[str], is_word: IsWord | None, guards: Guards = ENGLISH
) -> Iterator[int]:
    """The indices of the lines that hold a phrase and nothing else, alone or several lines together."""
    wanted, blanked, most = _wanted(tuple(phrases))
    if not wanted:
        return
    tokens = tokens_of(text, lines, most + _PIECES)
    for number, on_line in groupby(tokens, key=lambda token: token.line):
        line = list(on_line)
        for meant, blanks in blanked:
            left = _without_initials(line, blanks, is_word, guards)
            if len(line) > len(meant) and len(left) == len(meant) and _same(left, meant, is_word, guards):
                yield number
    for at, token in enumerate(tokens):
        if at and tokens[at - 1].line == token.line:
            continue
        for phrase in wanted:
            read, end = _read(tokens, at, len(phrase.tokens))
            if len(read) < len(phrase.tokens) or not _same(read, phrase.tokens, is_word, guards):
                end = _respaced(tokens, at, phrase)
            if end == at or (end < len(tokens) and tokens[end].line == tokens[end - 1].line):
                continue
            used = sorted({each.line for each in tokens[at:end]})
            if used == list(range(used[0], used[-1] + 1)):
                yield from used
                break


def _respaced(tokens: Sequence[Token], at: int, phrase: _Phrase) -> int:
    """The end of the tokens from a place on that have a phrase's letters, cut into words elsewhere; the place where they have not."""
    end, size = at, 0
    while end < len(tokens) and size < len(phrase.letters):
        size += len(tokens[end].key)
        end += 1
    read = tokens[at:end]
    same = _letters(read) == (phrase.letters, phrase.signs)
    return end if same and len(read) <= len(phrase.tokens) + _PIECES else at


def _letters(tokens: Sequence[Token]) -> tuple[str, str]:
    """All letters and figures of some tokens, and the signs; between two figures is a blank where they are two tokens."""
    joined = " ".join(token.key for token in tokens)
    return _BETWEEN_LETTERS.sub("", joined), "".join(token.signs for token in tokens)


def _read(tokens: Sequence[Token], at: int, count: int) -> tuple[list[Token], int]:
    """So many words from a place on, a word that is broken at a line's end as one, and the place behind them."""
    read: list[Token] = []
    while len(read) < count and at < len(tokens):
        token, at = tokens[at], at + 1
        if token.broken and at < len(tokens) and tokens[at].line == token.line + 1:
            rest, at = tokens[at], at + 1
            token = Token(token.key + rest.key, token.signs + rest.signs, token.span, token.line)
        read.append(token)
    return read, at
