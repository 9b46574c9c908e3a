"""Texts for the benchmarks, made of the words of the project's own canonicals.

Each text is made of the same seed every time. ``contract`` writes clauses whose words follow each other as they do in the
canonicals, so that phrases recur as in a real contract; the functions below it make a copy of a contract in which one thing is
done throughout: letters misread, clauses shuffled, every second word changed.
"""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_WORD = re.compile(r"[A-Za-z]{1,18}")
MISREAD = {
    "a": "o", "b": "h", "c": "e", "d": "cl", "e": "c", "f": "t", "g": "q", "h": "b", "i": "l", "j": ";", "k": "lc", "l": "1",
    "m": "rn", "n": "r", "o": "0", "p": "n", "q": "g", "r": "i", "s": "5", "t": "f", "u": "ii", "v": "y", "w": "vv", "x": "z",
    "y": "v", "z": "2",
}  # fmt: skip
"""What each letter is misread as in these texts; engines read others too, but the count of errors is what costs time."""


@cache
def _following() -> dict[str, list[str]]:
    """For each word of the canonicals, the words that follow it, as often as they do."""
    following: dict[str, list[str]] = {}
    for path in sorted([*ROOT.glob("canonical/*.md"), *ROOT.glob("tests/benchmark/data/canonical/*.md")]):
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.DOTALL)
        words = [word.lower() for word in _WORD.findall(text)]
        for first, second in pairwise(words):
            following.setdefault(first, []).append(second)
    return following


def sentences(rng: random.Random, letters: int) -> str:
    """Sentences of about so many letters."""
    following = _following()
    words = sorted(following)
    made: list[str] = []
    length = 0
    while length < letters:
        word = rng.choice(words)
        sentence = [word]
        for _ in range(rng.randint(9, 24)):
            word = rng.choice(following[word]) if word in following and rng.random() < 0.8 else rng.choice(words)
            sentence.append(word)
        made.append(" ".join(sentence).capitalize() + ".")
        length += len(made[-1]) + 1
    return " ".join(made)


def clauses(count: int, letters: int = 600, seed: int = 0) -> list[str]:
    """So many clauses without their numbers."""
    rng = random.Random(seed or count)
    return [sentences(rng, letters) for _ in range(count)]


def numbered(texts: list[str]) -> str:
    """Clauses as a contract, numbered from 1."""
    return "\n".join(f"{number}. {text}\n" for number, text in enumerate(texts, 1))


def contract(count: int) -> str:
    """A contract of so many numbered clauses of about 640 characters."""
    return numbered(clauses(count))


def misread(text: str, share: float, seed: int = 1) -> str:
    """The text with so large a share of its letters misread; figures are left alone."""
    rng = random.Random(seed)
    found = []
    for char in text:
        other = MISREAD.get(char.lower()) if char.isascii() else None
        found.append(other if other is not None and rng.random() < share else char)
    return "".join(found)


def shuffled_clauses(count: int) -> tuple[str, str]:
    """A contract, and a copy in which its clauses, numbers and all, are in another order."""
    texts = [f"{number}. {text}\n" for number, text in enumerate(clauses(count), 1)]
    other = list(texts)
    random.Random(1).shuffle(other)
    return "\n".join(texts), "\n".join(other)


def reversed_clauses(count: int) -> tuple[str, str]:
    """A contract, and a copy in which the last clause is the first."""
    texts = [f"{number}. {text}\n" for number, text in enumerate(clauses(count), 1)]
    return "\n".join(texts), "\n".join(reversed(texts))


def shuffled_words(count: int) -> tuple[str, str]:
    """A contract, and a copy with the same words in no order."""
    text = contract(count)
    words = text.split()
    random.Random(1).shuffle(words)
    lines = [" ".join(words[at : at + 100]) for at in range(0, len(words), 100)]
    return text, "\n\n".join(lines) + "\n"


def repeated_clause(count: int, changed: int = 3) -> tuple[str, str]:
    """One clause without a number over and over, and a copy in which a few of them have another word."""
    text = clauses(1)[0]
    copy = [text] * count
    for at in random.Random(1).sample(range(count), changed):
        words = copy[at].split()
        words[7] = "cinnamon"
        copy[at] = " ".join(words)
    return "\n\n".join([text] * count) + "\n", "\n\n".join(copy) + "\n"


def every_second_word(count: int) -> tuple[str, str]:
    """A contract, and a copy in which every second word is another one."""
    rng = random.Random(1)
    words = sorted(_following())
    texts = clauses(count)
    other = [
        " ".join(word if at % 2 else rng.choice(words) for at, word in enumerate(text.split(), 1)) for text in texts
    ]
    return numbered(texts), numbered(other)


def long_line(letters: int) -> tuple[str, str]:
    """A text of one line, and a copy with one letter in a hundred misread."""
    text = sentences(random.Random(letters), letters)
    return text + "\n", misread(text, 0.01) + "\n"


def nothing_in_common(count: int) -> tuple[str, str]:
    """Two texts that share the words of the language and no passage."""
    return numbered(clauses(count, seed=11)), numbered(clauses(count, seed=12))


def many_fields(count: int) -> tuple[str, str]:
    """A form with so many fields, and a filled copy in which one letter in a hundred is misread."""
    rng = random.Random(count)
    form, copy = [], []
    head = "---\nid: fields\ntitle: Fields\nfields:\n"
    for number in range(1, count + 1):
        before, after = sentences(rng, 40).rstrip("."), sentences(rng, 40)
        head += f"  f{number}: {{type: text}}\n"
        form.append(f"{number}. {before} {{{{f{number}}}}} {after}\n")
        copy.append(f"{number}. {misread(before, 0.01, number)} item {number} {misread(after, 0.01, number)}\n")
    return head + "---\n" + "\n".join(form), "\n".join(copy)
