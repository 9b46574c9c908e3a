"""The words of a picture as the form has them, where an engine lost what only the form tells: a space, or that a figure is raised.

::

    form      begins on {{day}} and ends        as described in Schedule A.¹
    read      begins on1 May 2026and ends       as described in Schedule A.1
    words     on  1  May 2026  and              the key of 1 is that of ¹

No letter is changed, and each word stands among the words that the form has beside it. Without it a filling loses its first
word to the text before it, and the number of a note reads as a figure that was put in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from clausediff import regex as re
from clausediff.alignment.joined_figures import cut_words
from clausediff.canonical.reference import CanonicalWords
from clausediff.text.words import Words

__all__ = ["as_printed"]

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_RAISED, "0123456789")
_NOTE = re.compile(rf"[^\d{_RAISED}]*[{_RAISED}]+")
"""A word with the number of a note behind it, or that number alone; a raised figure behind another one is a power."""
_LEAST = 2
"""Letters of the shortest word that a filling may be run together with."""
_BEGINS = re.compile(r"(?<=[^\W\d_])\d|(?<=[a-zß-öø-ÿ])[A-ZÀ-ÖØ-Þ]")
"""Where a filling may begin within a word: a figure behind a letter, a capital behind a small letter."""


class _Beside(NamedTuple):
    """The words of the form on both sides of one of its words."""

    before: str
    after: str


class _Form(NamedTuple):
    """What is asked of the forms, by the keys of their words."""

    raised: dict[str, list[tuple[str, _Beside]]]
    """By its letters and figures with none of them raised: a word with a raised figure, and what is beside it."""
    before: dict[str, set[str]]
    """A word right before a blank, and the words before it."""
    behind: dict[str, set[str]]
    """A word right behind a blank, and the words behind it."""


def as_printed(words: Words, forms: Iterable[CanonicalWords]) -> Words:
    """The words of a picture, cut and keyed as the forms have them; the same object where there is nothing to change."""
    form = _looked_up(forms)
    cuts = _cuts(words, form)
    if cuts:
        words = cut_words(words, cuts)
    if form.raised:
        words = _with_raised(words, form.raised)
    return words


def _looked_up(forms: Iterable[CanonicalWords]) -> _Form:
    raised: dict[str, list[tuple[str, _Beside]]] = defaultdict(list)
    before: dict[str, set[str]] = defaultdict(set)
    behind: dict[str, set[str]] = defaultdict(set)
    for canonical in forms:
        keys = canonical.keys
        for index, key in enumerate(keys):
            if not key.isascii() and _NOTE.fullmatch(key) is not None:
                raised[key.translate(_PLAIN)].append((key, _Beside(_key(keys, index - 1), _key(keys, index + 1))))
        for index in canonical.slots:
            if len(word := _key(keys, index - 1)) >= _LEAST and word.isalpha():
                before[word].add(_key(keys, index - 2))
            if len(word := _key(keys, index + 1)) >= _LEAST and word.isalpha():
                behind[word].add(_key(keys, index + 2))
    return _Form(raised, before, behind)


def _key(keys: list[str], index: int) -> str:
    """The key at an index; empty beyond the ends, and for a field."""
    return keys[index] if 0 <= index < len(keys) else ""


def _cuts(words: Words, form: _Form) -> dict[int, list[int]]:
    """At which offsets in the text each word is cut that a filling is run together with."""
    found: dict[int, list[int]] = {}
    for index, key in enumerate(words.keys):
        raw = words.raw(index)
        places: list[int] = []
        begins = _BEGINS.search(raw)
        if begins is not None and key[: begins.start()] in form.before:
            beside = form.before[key[: begins.start()]]
            if _key(words.keys, index - 1) in beside - {""}:
                places.append(words.starts[index] + begins.start())
        for size in range(_LEAST, len(key) - 1) if len(raw) == len(key) else ():
            after = _key(words.keys, index + 1)
            if after and after in form.behind.get(key[-size:], ()):
                places.append(words.ends[index] - size)
                break
        if places:
            found[index] = sorted(set(places))
    return found


def _with_raised(words: Words, raised: dict[str, list[tuple[str, _Beside]]]) -> Words:
    """The words, those with the key of the form's that are its words with a raised figure and stand beside its words."""
    keys = list(words.keys)
    for index, key in enumerate(words.keys):
        for own, beside in raised.get(key, ()):
            near = (_key(words.keys, index - 1) == beside.before, _key(words.keys, index + 1) == beside.after)
            if any(same and word for same, word in zip(near, beside, strict=True)):
                keys[index] = own
                break
    return Words(words.text, words.folded, keys, words.starts, words.ends)
