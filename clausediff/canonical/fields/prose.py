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

from clausediff import regex as re
from clausediff.canonical.fields import phrases
from clausediff.canonical.fields.english_prose import said_in_english
from clausediff.canonical.fields.phrases import stretch
from clausediff.canonical.fields.riders import (
    AMOUNT,
    BINDING,
    in_class,
    looks_like,
    parts,
    words_of,
)
from clausediff.canonical.fields.segments import Segment, segments, titled
from clausediff.canonical.fields.sentences import longer_than_a_name, predicates
from clausediff.canonical.template import FieldSpec
from clausediff.text import english
from clausediff.text.function_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    SUBORDINATORS,
)
from clausediff.text.protected import NUMBER_WORDS, points
from clausediff.text.terms import Terms, key_of, terms
from clausediff.text.words import tokenize

_HOLDERS = frozenset("author authors creator creators holder holders licensor licensors owner owners publisher".split())
"""Words for whoever holds the rights in a work."""
_WHOEVER = QUANTIFIERS | PRONOUNS | SUBORDINATORS | frozenset(("but",))
"""Words that make another party of the one that is named."""
_POINTER = re.compile(
    r"\b(?:see|per|cf\.?|refer to|according to|as (?:set out|described|defined|listed|stated) (?:in|on))\b|\battached\b",
    re.IGNORECASE,
)
_PRICE = re.compile(r"\d\s*%\s*off\b|\b\d+\s+for\s+\d+\b", re.IGNORECASE)
"""A reduction of a price: ``10 % off``, ``2 for 1``."""
_DEADLINE = re.compile(rf"\bwithin\s+(?:\d|(?:{'|'.join(sorted(NUMBER_WORDS - {'a', 'an'}))})\b)", re.IGNORECASE)
"""Until when something is done: ``within 3 days``."""
_OVERLEAF = re.compile(r"\b(?:see|per) (?:above|below|overleaf)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?:)?//\S+|\S+@\S+")
_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}")
"""An abbreviation of several words, which an office may have behind it: V.P."""
_NOTE = re.compile(r"\[[^\[\]]*[^\W\d_][^\[\]]*\]")


def text(spec: FieldSpec, value: str, paragraphs: list[str], language: str) -> list[str]:
    """What is wrong with a free text. ``paragraphs`` are those of the filling as it stands on the page."""
    excused = written_by_the_form(spec)
    said = [word for word in words_of(value) if word.lower() in BINDING and word.lower() not in excused]
    if said:
        return [f"holds contract language: {', '.join(sorted({word.lower() for word in said}))}"]
    found: list[str] = []
    elsewhere: list[str] = []
    stretches = segments(paragraphs)
    lists = terms(language)
    office = lists is not None and bool(stretches) and _names_office(stretches[0].text, lists)
    for segment in stretches:
        words = [word for word in words_of(segment.text) if word.lower() not in excused]
        if not words:
            continue
        if lists is None or lists.language == "en" or _english(words, lists):
            found += said_in_english(segment, words, titled=titled(segment.text))
        if lists is None:
            found += longer_than_a_name(segment.text)
            continue
        found += _said_anywhere(segment, lists, excused, office=office)
        elsewhere += _sends_elsewhere(segment, lists, excused)
    found += _titled_behind(stretches)
    if spec.example:
        found += _other_party(value, excused)
    problems = [f"may hold more than a filling: {', '.join(dict.fromkeys(found))}"] if found else []
    if AMOUNT.search(value):
        problems.append("holds an amount of money")
    if _PRICE.search(value) or _DEADLINE.search(value):
        problems.append("holds a price or a time limit")
    if _NOTE.search(value) and not excused:
        problems.append("holds a note in square brackets")
    if elsewhere or _points_elsewhere(value):
        problems.append("points to another paper")
    return problems


def _titled_behind(stretches: list[Segment]) -> list[str]:
    """Prepositions and the like that begin with a capital behind a description in lower case: ``flour, Including Milling``.

    Names have no such capitals, but for an article, and a description has none at all: a title was put behind it.
    """
    head = words_of(stretches[0].text) if stretches else []
    if not head or not head[0][:1].islower() or titled(stretches[0].text):
        return []
    lists = terms("en")
    small = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES | (lists.adding if lists else frozenset())
    said = [word for each in stretches if not each.stopped for word in words_of(each.text)]
    return [word for word in said if word[1:].islower() and word[0].isupper() and word.lower() in small]


def written_by_the_form(spec: FieldSpec) -> frozenset[str]:
    """The words, in lower case, that the form itself has in the field's pattern and in its example."""
    literal = re.sub(r"\\[a-zA-Z]", " ", spec.pattern or "")
    return frozenset(re.findall(r"[^\W\d_]+", f"{literal} {spec.example}".lower()))


def _said_anywhere(segment: Segment, lists: Terms, excused: frozenset[str], *, office: bool) -> list[str]:
    """The words that make a term of a segment in any language, but for the form's own."""
    heading = segment.mark == ":" and not office and titled(segment.text)
    it = stretch(_ADDRESS.sub(" ", segment.text), tail=segment.tail, office=office, heading=heading)
    found = phrases.said(it, lists)
    for other in phrases.also_written_in(it, lists):
        found += phrases.said(it, other)
    if lists.language != "en":
        found += [segment.text] if segment.stopped and len(it.words) > 1 and it.words[-1].islower() else []
        found += predicates(it, lists)
        found += [each for each in words_of(segment.text) if _masked(key_of(each), lists)]
    if office:
        found += [each for each in _DOTTED.findall(segment.text) if each.replace(".", "").lower() not in lists.offices]
    return [each for each in found if not excused.issuperset(each.lower().split())]


def _masked(key: str, lists: Terms) -> bool:
    """Whether a word has a figure for a letter of one that negates: ``n1cht``."""
    return not key.isalpha() and any(map(str.isalpha, key)) and any(looks_like(key, word) for word in lists.negations)


def _sends_elsewhere(segment: Segment, lists: Terms, excused: frozenset[str]) -> list[str]:
    """What sends the reader to another paper, in any language, but for the form's own words."""
    it = stretch(segment.text, tail=segment.tail)
    found = [each for own in (lists, *phrases.also_written_in(it, lists)) for each in phrases.elsewhere(it, own)]
    return [each for each in found if not excused.issuperset(each.lower().split())]


def _names_office(head: str, lists: Terms) -> bool:
    """Whether a filling begins with the name of an office."""
    return any(key_of(part) in lists.offices for word in words_of(head) for part in (word, *parts(word)))


def _english(words: list[str], lists: Terms) -> bool:
    """Whether a segment of a form in another language is written in English: it has function words that only English has."""
    keys = [word.lower() for word in words]
    foreign = FUNCTION_WORDS - lists.functions - lists.pronouns - lists.negations
    return len(keys) > 1 and all(map(english.is_word, keys)) and not foreign.isdisjoint(keys)


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
    pointers = [found[0].lower() for found in _POINTER.finditer(value)]
    if not pointers or _OVERLEAF.search(value):
        return bool(pointers)
    keys = tokenize(value).keys
    return "attached" in pointers or any(points(keys, index) for index in range(len(keys)))
