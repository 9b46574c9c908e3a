"""Free text: a phrase that names something, and no clause behind or inside it.

    rye flour of the second grade      the licensing of forecasting software to the Second Party      17 Mill Race, Suite 3

In running text a filling is noun phrases that prepositions, conjunctions and commas join. A clause is recognized by what
such phrases do not contain: a pronoun, an auxiliary, a subordinator or a negation; a verb before an article (``owns the
Mill``); an adjective of scope that describes no noun behind it (``exclusive to the Buyer``, but not ``a joint trial``); and
any running text behind a full stop or in a second paragraph. What follows a comma, a semicolon, a colon, a dash or a bracket
is the filling's *tail*, and may not contain a protected word either. Titles in capitals are checked for less, because many
titles are sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from clausediff.canonical.fields.other_languages import frequent_words, has_lists, said_in_text
from clausediff.canonical.fields.riders import (
    AMOUNT,
    BINDING,
    in_class,
    legal_act,
    legal_thing,
    words_of,
)
from clausediff.canonical.fields.terms import JOINING, everywhere, in_title, is_negative
from clausediff.canonical.template import FieldSpec
from clausediff.text import english
from clausediff.text.function_words import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    SUBORDINATORS,
    negates,
)
from clausediff.text.protected import NUMBER_WORDS, points
from clausediff.text.words import tokenize

_SENTENCE = PRONOUNS | AUXILIARIES | MODALS | SUBORDINATORS
"""Words that only sentences have."""
_BEFORE_A_PHRASE = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | AUXILIARIES | SUBORDINATORS | NUMBER_WORDS
"""Words behind which an article may stand in a phrase."""
_VERB_BEFORE = ARTICLES | POSSESSIVES | frozenset("all each every no these this those".split())
"""Words that begin a noun phrase, and so stand behind a verb or a preposition."""
_SCOPE = ("exclusivity", "money")
"""Protected classes whose words are adjectives of scope or of price."""
_TERMS = ("negation", "modal", "money", "exclusivity", "connective", "quantifier", "time", "party")
"""Classes that a tail may not have a word of; figures, places and dates stand in descriptions and addresses."""
_ABBREVIATED = frozenset("apt art bldg blvd corp dept fig mar prof sec sept".split())
"""Abbreviations with a capital that are English words as well."""
_HOLDERS = frozenset("author authors creator creators holder holders licensor licensors owner owners publisher".split())
"""Words for whoever holds the rights in a work."""
_WORD = 30
"""Letters of a word, at most."""
_WHOEVER = QUANTIFIERS | PRONOUNS | SUBORDINATORS | frozenset(("but",))
"""Words that make another party of the one that is named."""
_ALWAYS_TERMS = frozenset("forever freely solely exclusively".split())
"""Adverbs of scope, which describe no noun wherever they stand."""

_TAIL = re.compile(r"[,;:()\[\]–—|]|\s-+\s|\s/\s")
_STOP = re.compile(r"(?P<mark>[.!?]+)[\"”'’)]*\s+(?=\S)")
_LAST_WORD = re.compile(r"[^\W\d_]*\Z")
_POINTER = re.compile(
    r"\b(?:see|per|cf\.?|refer to|according to|as (?:set out|described|defined|listed|stated) (?:in|on))\b|\battached\b",
    re.IGNORECASE,
)
_OVERLEAF = re.compile(r"\b(?:see|per) (?:above|below|overleaf)\b", re.IGNORECASE)
_NOTE = re.compile(r"\[[^\[\]]*[^\W\d_][^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch of a filling between two marks."""

    text: str
    tail: bool
    """Whether it stands behind the first mark."""
    stopped: bool
    """Whether it stands behind the end of a sentence or of a paragraph."""


def text(spec: FieldSpec, value: str, paragraphs: list[str], language: str) -> list[str]:
    """What is wrong with a free text. ``paragraphs`` are those of the filling as it stands on the page."""
    excused = written_by_the_form(spec)
    native = frequent_words(language) if has_lists(language) else frozenset()
    said = [word for word in words_of(value) if word.lower() in BINDING and word.lower() not in excused | native]
    if said:
        return [f"holds contract language: {', '.join(sorted({word.lower() for word in said}))}"]
    found: list[str] = []
    for segment in _segments(paragraphs):
        words = [word for word in words_of(segment.text) if word.lower() not in excused]
        if words and not (segment.tail and excused.issuperset(map(str.lower, words_of(segment.text)))):
            foreign = [word for word in words if word.lower() not in native]
            found += _said(segment, foreign, titled=_titled(segment.text))
            if has_lists(language):
                found += said_in_text(" ".join(words), tail=segment.tail, language=language)
    if spec.example:
        found += _other_party(value, excused)
    problems = [f"may hold more than a filling: {', '.join(dict.fromkeys(found))}"] if found else []
    if AMOUNT.search(value):
        problems.append("holds an amount of money")
    if _NOTE.search(value) and not excused:
        problems.append("holds a note in square brackets")
    if _points_elsewhere(value):
        problems.append("points to another paper")
    return problems


def written_by_the_form(spec: FieldSpec) -> frozenset[str]:
    """The words, in lower case, that the form itself has in the field's pattern and in its example."""
    literal = re.sub(r"\\[a-zA-Z]", " ", spec.pattern or "")
    return frozenset(re.findall(r"[^\W\d_]+", f"{literal} {spec.example}".lower()))


def _segments(paragraphs: list[str]) -> list[_Segment]:
    """The stretches of a filling: its head first, then its tails."""
    found: list[_Segment] = []
    for number, paragraph in enumerate(paragraphs):
        at, stopped = 0, number > 0
        for stop in [*_stops(paragraph), len(paragraph)]:
            for index, part in enumerate(_TAIL.split(paragraph[at:stop])):
                if part.strip():
                    found.append(_Segment(part.strip(), bool(found), stopped and (index == 0 or bool(found))))
            at, stopped = stop, True
    return found


def _stops(paragraph: str) -> list[int]:
    """Where a sentence ends and another one begins.

    A full stop behind a short capital word that English does not have, or before a word in lower case or a figure, is
    an abbreviation's: ``St. Louis``, ``approx. 5 kg``.
    """
    found = []
    for stop in _STOP.finditer(paragraph):
        last = _LAST_WORD.search(paragraph[max(0, stop.start() - _WORD) : stop.start()])
        word, behind = last[0] if last else "", paragraph[stop.end()]
        short = word[:1].isupper() and len(word) <= 4 and (not english.is_word(word) or word.lower() in _ABBREVIATED)
        if stop["mark"] != "." or not (short or not word or behind.islower() or behind.isdigit()):
            found.append(stop.end())
    return found


def _titled(text: str) -> bool:
    """Whether the words that carry the sense begin with capitals, as in titles, names and addresses."""
    content = [word for word in words_of(text) if word[:1].isalpha() and word.lower() not in FUNCTION_WORDS]
    return bool(content) and 4 * sum(word[:1].isupper() for word in content) >= 3 * len(content)


def _said(segment: _Segment, words: list[str], *, titled: bool) -> list[str]:
    """The words of a segment that no filling has there."""
    keys = [word.lower() for word in words]
    for index, after in enumerate(keys[1:]):
        if keys[index] == "no" and after[0].isdigit():
            keys[index] = "number"
    if titled:
        return everywhere(words, keys) + in_title(words, keys, tail=segment.tail, stopped=segment.stopped)
    if segment.stopped and len(words) > 1:
        return [segment.text]
    found = [word for word, key in zip(words, keys, strict=True) if negates(key) or key in _SENTENCE]
    found += _relatives(words, keys) + _predicates(words, keys) + _verbs(words, keys)
    found += [word for word, key in zip(words, keys, strict=True) if legal_act(key) or key in _ALWAYS_TERMS]
    if segment.tail:
        found += [
            word
            for word, key in zip(words, keys, strict=True)
            if key not in JOINING and (legal_thing(key) or in_class(key, *_TERMS) or is_negative(key))
        ]
    return found + everywhere(words, keys)


def _relatives(words: list[str], keys: list[str]) -> list[str]:
    """``that`` behind a noun, where it begins a clause; behind a preposition it points (``of that kind``)."""
    return [
        word
        for word, key, before in zip(words[1:], keys[1:], keys, strict=False)
        if key == "that" and before not in PREPOSITIONS | CONJUNCTIONS
    ]


def _predicates(words: list[str], keys: list[str]) -> list[str]:
    """Words of scope and money with no noun behind them that they could describe: ``sacks free``, ``exclusive to``."""
    found = []
    for index, key in enumerate(keys):
        last = index + 1 == len(keys)
        if in_class(key, *_SCOPE) and (last or keys[index + 1] in FUNCTION_WORDS):
            found.append(words[index])
    return found


def _verbs(words: list[str], keys: list[str]) -> list[str]:
    """English words before an article that are nothing that stands there in a phrase, and so verbs: ``owns the Mill``.

    A participle in -ing, and a base form behind ``to``, stand in phrases as well: ``to test the pumps``. Behind a party with a
    capital a word in -s is a verb, too: ``the Supplier sells flour``.
    """
    found = []
    infinitive = False
    for index, key in enumerate(keys[:-1]):
        infinitive = infinitive or (key == "to" and keys[index + 1] not in DETERMINERS)
        if (
            words[index][:1].isupper()
            and in_class(key, "party")
            and _finite(words[index + 1])
            and not key.endswith("'s")
        ):
            found.append(words[index + 1])
        if key in _BEFORE_A_PHRASE or key.endswith("ing") or keys[index + 1] not in _VERB_BEFORE:
            continue
        if english.is_word(key) and words[index + 1].islower() and not (infinitive and not key.endswith("s")):
            found.append(words[index])
    return found


def _finite(word: str) -> bool:
    """Whether a word may be a verb of the third person: ``sells``."""
    return word.islower() and word.endswith("s") and english.is_word(word) and english.is_word(word[:-1])


def _other_party(value: str, excused: frozenset[str]) -> list[str]:
    """Parties in a field whose original names who is meant: ``THE USER`` for ``THE AUTHORS``.

    Such a field is a licence's, and means whoever holds the rights in what it licenses.
    """
    found = []
    for word in words_of(value):
        key = word.lower()
        if key not in excused | _HOLDERS and (in_class(key, "party", "negation") or key in _WHOEVER):
            found.append(word)
    return found


def _points_elsewhere(value: str) -> bool:
    """Whether a filling sends the reader to another paper: ``see Exhibit A``."""
    pointer = _POINTER.search(value)
    if pointer is None or _OVERLEAF.search(value):
        return pointer is not None
    keys = tokenize(value).keys
    return pointer[0].lower() == "attached" or any(points(keys, index) for index in range(len(keys)))
