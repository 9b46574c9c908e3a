"""Choices and check boxes: marks and the form's own words, and nothing else.

A mark belongs to the choice that follows it, or, where all marks follow, to the one before. Any word, figure or sign beside
them changes what was chosen, so it is a problem, but for what engines make of a box.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from clausediff import regex as re
from clausediff.canonical.fields.cleaning import clean
from clausediff.canonical.fields.riders import in_class
from clausediff.canonical.template import FieldSpec
from clausediff.model import Range
from clausediff.text import english
from clausediff.text.function_words import FUNCTION_WORDS
from clausediff.text.skeleton import similarity, skeleton
from clausediff.text.ticks import Tick, read_ticks
from clausediff.text.words import alnum_key

_TOKEN = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT_APPLICABLE = re.compile(r"\bn/a\b", re.IGNORECASE)
_IN_DOUBT = re.compile(r"[\[(]\s*\?+\s*[\])]")
_SEPARATOR = re.compile(r"[/|,;]")
_TOUCHING = "*?!~%$€£+=^#<>½¼¾°"
"""Signs that change what they touch; others are dirt or separators."""
_NOTE_SIGN = re.compile(r"[†‡¹²³⁴-⁹]|\[\^?\d{1,2}\]|\(\*+\)(?=\w)")
"""What refers to a note, wherever it stands."""
_YES = frozenset("yes y ja oui si sí sim v x".split())
_NO = frozenset("no n nein non nee não".split())
ANSWERS = frozenset(word for word in _YES | _NO if len(word) > 1)
"""Words by which a box is answered."""
_JUNK = 2
"""Letters of a word that an engine may have read in a box."""
_GARBLED = 0.6
"""Similarity from which a word may be a part of a choice misread."""
_ALIKE, _CLEARLY, _SHORTEST = 0.66, 0.1, 3
"""Similarity from which words are a choice misread, and how much more like it they are than like another one; and letters of a
choice that may be misread."""


def choice(spec: FieldSpec, text: str) -> tuple[str, list[str]]:
    """The choice that is marked, and the problems; empty where none is, or where that cannot be told."""
    text = unicodedata.normalize("NFC", text)
    places = _places(spec, text)
    if not places:
        return "", ["missing: none of the choices was read"] if spec.required else []
    ticks = [tick for tick in read_ticks(text) if not any(low <= tick.span[0] < high for (low, high), _ in places)]
    problems = _foreign(spec, text, places, ticks)
    names = [name for _, name in places]
    unread = len(set(names)) < len(spec.choices)
    if len(set(names)) < len(names):
        problems.append("a choice stands twice")
    marks = _assigned(text, places, ticks, unread=unread)
    if marks is None:
        return "", [*problems, "unmarked: it cannot be told which choice a mark belongs to"]
    chosen = [name for name, mark in zip(names, marks, strict=True) if mark]
    if sum(tick.on for tick in ticks) > len(chosen) and not unread:
        problems.append("more marks than choices")
    if unread and not (len(chosen) == 1 or len(places) == 1):
        problems.append("a choice was not read")
    if len(chosen) > 1:
        return "", [*problems, f"more than one is marked: {', '.join(chosen)}"]
    if chosen:
        return chosen[0], problems
    if len(places) == 1 and len(spec.choices) > 1 and not any(mark is False for mark in marks):
        return names[0], problems
    if all(mark is False for mark in marks):
        return "", [*problems, "blank: none is marked"] if spec.required else problems
    return "", [*problems, "unmarked: the marks were not read"]


def _places(spec: FieldSpec, text: str) -> list[tuple[Range, str]]:
    """Where each choice stands, in order; of two that begin alike the longer one is read.

    A choice that does not stand there as it is spelt is what looks like it, and like no other choice.
    """
    found: list[tuple[Range, str]] = []
    for name in sorted(spec.choices, key=len, reverse=True):
        wording = r"\s*".join(map(re.escape, name.split()))
        for match in re.finditer(rf"(?<!\w){wording}(?!\w)", text, re.IGNORECASE):
            span = Range(*match.span())
            if not any(span.start < high and low < span.end for (low, high), _ in found):
                found.append((span, name))
    read = {name for _, name in found}
    for name in spec.choices:
        if name not in read and (place := _garbled(text, name, spec.choices, [span for span, _ in found])):
            found.append((place, name))
    return sorted(found)


def _garbled(text: str, name: str, names: Sequence[str], taken: Sequence[Range]) -> Range | None:
    """The one place where a choice was read that is not as it is spelt.

    What is spelt as another word, and figures that are others, are no misreading of it.
    """
    key = alnum_key(name)
    if len(key) < _SHORTEST or any(map(str.isdigit, key)):
        return None
    words = list(_TOKEN.finditer(text))
    own = {alnum_key(word) for word in name.split()}
    found: list[tuple[float, Range]] = []
    for first in range(len(words)):
        for count in range(1, len(own) + 2):
            part = words[first : first + count]
            span = Range(part[0].start(), part[-1].end())
            if len(part) < count or any(span.start < high and low < span.end for low, high in taken):
                break
            read = alnum_key("".join(word[0] for word in part))
            longer = min(abs(len(read) - len(key)), abs(len(skeleton(read)) - len(skeleton(key))))
            if longer > 1:
                continue  # an engine takes letters for others; what has more or fewer is another word, as with a prefix
            alike = similarity(read, key)
            others = max((similarity(read, alnum_key(other)) for other in names if other != name), default=0.0)
            other = [each for each in (word[0].lower() for word in part) if each not in own]
            if alike >= max(_ALIKE, others + _CLEARLY) and (read == key or not any(map(_is_another, other))):
                found.append((alike, span))
    found.sort(reverse=True)
    apart = [span for _, span in found[1:] if span.start >= found[0][1].end or span.end <= found[0][1].start]
    return found[0][1] if found and not apart else None


def _assigned(
    text: str, places: list[tuple[Range, str]], ticks: list[Tick], *, unread: bool
) -> list[bool | None] | None:
    """For each choice whether it is marked, None where its mark was not read; None where a mark may be either's."""
    first, last = places[0][0].start, places[-1][0].end
    # Letters before all marks are a choice that was not read, which the first mark is behind; those after all marks likewise.
    behind = unread and bool(ticks) and _has_word(text[: min(first, ticks[0].span.start)])
    before = unread and bool(ticks) and _has_word(text[max(last, ticks[-1].span.end) :])
    if before and behind:
        return None
    if (any(tick.span.start < first for tick in ticks) or before) and not behind:
        edges = [0, *(span.end for span, _ in places)]
        around = [_inside(ticks, low, span.start) for low, (span, _) in zip(edges, places, strict=False)]
        return [marks[-1] if marks else None for marks in around]
    edges = [*(span.start for span, _ in places[1:]), len(text)]
    around = [_inside(ticks, span.end, high) for (span, _), high in zip(places, edges, strict=True)]
    between = [tick for tick in ticks if tick.span.start < last]
    if any(tick.on for tick in between) and not around[-1]:
        starts = [span.start for span, _ in places]
        if not all(_parted(text, tick, starts) for tick in between):
            return None
    return [marks[0] if marks else None for marks in around]


def _has_word(text: str) -> bool:
    """Whether there are letters that are more than what an engine makes of a box."""
    return any(len(word) > _JUNK for word in _WORD.findall(text))


def _parted(text: str, tick: Tick, starts: list[int]) -> bool:
    """Whether a separator stands between a mark and the choice behind it."""
    behind = min((start for start in starts if start >= tick.span[1]), default=len(text))
    return _SEPARATOR.search(text, tick.span[1], behind) is not None


def _inside(ticks: list[Tick], low: int, high: int) -> list[bool]:
    """Whether each mark between two places is a tick."""
    return [tick.on for tick in ticks if low <= tick.span.start < high]


def _foreign(spec: FieldSpec, text: str, places: list[tuple[Range, str]], ticks: list[Tick]) -> list[str]:
    """Problems with what stands beside the choices and their marks."""
    rest = list(text)
    for low, high in [*(span for span, _ in places), *(tick.span for tick in ticks)]:
        rest[low:high] = "\0" * (high - low)
    beside = "".join(rest)
    touching = {beside[at] for (low, high), _ in places for at in (low - 1, high) if 0 <= at < len(beside)}
    found = [word for word in _words(beside) if not _misread(word, spec, {name for _, name in places})]
    joined = [word[0] for (low, high), _ in places for word in _joined(beside, low, high)]
    telling = [word for word in found if len(word) > _JUNK or _says(word)]
    problems = []
    if len(found) > 1 or telling or joined:
        problems.append(f"holds more than the choices: {' '.join(dict.fromkeys([*found, *joined]))}")
    if sum(char.isdigit() for char in beside) > 1 or any(c.isnumeric() and c != "0" for c in beside):
        problems.append("holds a figure beside the choices")
    if _NOT_APPLICABLE.search(beside):
        problems.append("says that nothing applies")
    if _IN_DOUBT.search(beside):
        problems.append("holds a question mark in the place of a mark")
    noted_there = noted(text, [tick.span for tick in ticks])
    if noted_there or not touching.isdisjoint(_TOUCHING) or any(map(unicodedata.combining, text)):
        problems.append("holds a sign beside a choice")
    return problems


def _words(beside: str) -> list[str]:
    """The words that stand beside choices and marks, in lower case; the tags and commands of a markup are none."""
    return [
        word
        for word in map(str.lower, _WORD.findall(clean(beside.replace("\0", " "))))
        if len(word) > 1 and word != "or"
    ]


def _joined(beside: str, low: int, high: int) -> list[re.Match[str]]:
    """What is joined to a choice by a hyphen: ``Non-Accept``."""
    ends = (re.search(r"[^\W_]+[-‐‑]\Z", beside[:low]), re.match(r"[-‐‑][^\W_]+", beside[high:]))
    return [end for end in ends if end]


def noted(text: str, boxes: Sequence[Range]) -> bool:
    """Whether a sign that refers to a note touches a box, or what is printed beside it: ``[x]*``, ``☒ yes†``, ``☒¹``."""
    if _NOTE_SIGN.search(text):
        return True
    beside = [text[at] for low, high in boxes for at in (low - 1, high) if 0 <= at < len(text)]
    return "*" in beside and text.count("*") % 2 == 1


def _is_another(word: str) -> bool:
    """Whether letters are a word of their own and no piece of one, such as ``lt`` of ``Adu lt``."""
    return english.is_word(word) if len(word) > _JUNK else word in FUNCTION_WORDS or in_class(word, "negation")


def _says(word: str) -> bool:
    """Whether a short word is one, rather than what an engine read in a box."""
    return english.is_word(word) or word in FUNCTION_WORDS or in_class(word, "negation")


def _misread(word: str, spec: FieldSpec, read: set[str]) -> bool:
    """Whether a word is one of the form's choices that was not read as it is spelt; one that is spelt as another word is none."""
    from rapidfuzz.distance import Levenshtein

    missing = [part.lower() for name in spec.choices if name not in read for part in name.split()]
    return not _is_another(word) and any(Levenshtein.normalized_similarity(word, part) >= _GARBLED for part in missing)


def checkbox(spec: FieldSpec, text: str) -> tuple[str, list[str]]:
    """``yes`` or ``no``, and the problems; empty where that cannot be told."""
    shown = clean(text)
    if len(shown) > spec.max_length:
        return "", [f"{len(shown)} characters, more than the {spec.max_length} that this field takes"]
    ticks = read_ticks(text)
    rest = list(text)
    for tick in ticks:
        rest[slice(*tick.span)] = " " * (tick.span[1] - tick.span[0])
    words = [word.lower() for word in _WORD.findall(clean("".join(rest)))]
    if noted(text, [tick.span for tick in ticks]):
        return "", ["holds a sign beside the mark"]
    if not _YES.isdisjoint(words) and not _NO.isdisjoint(words) and len(words) == 2:
        if len(ticks) == 1:
            return "", ["unmarked: it cannot be told which of yes and no the mark belongs to"]
        both = spec._replace(type="choice", choices=tuple(words))
        chosen, problems = choice(both, text)
        return ("yes" if chosen in _YES else "no" if chosen else ""), problems
    states = {tick.on for tick in ticks}
    states |= {True for word in words if word in _YES} | {False for word in words if word in _NO}
    other = [word for word in words if word not in _YES | _NO]
    if any(len(word) > _JUNK or _says(word) for word in other) or sum(map(str.isdigit, "".join(rest))) > 1:
        return "", [f"holds more than a mark: {clean(''.join(rest))}"]
    if not set("".join(rest)).isdisjoint("?!%$~"):
        return "", ["holds a sign beside the mark"]
    if len(states) > 1:
        return "", ["contradicts itself: marked and not marked"]
    if states:
        return ("yes" if True in states else "no"), []
    return "", ["unmarked: the mark was not read"] if spec.required else []
