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

from itertools import pairwise

from clausediff import regex as re
from clausediff.canonical.fields import phrases
from clausediff.canonical.fields.phrases import stretch
from clausediff.canonical.fields.riders import (
    AMOUNT,
    BINDING,
    in_class,
    inflected_act,
    legal_act,
    legal_thing,
    looks_like,
    parts,
    words_of,
)
from clausediff.canonical.fields.segments import Segment, segments, titled
from clausediff.canonical.fields.sentences import longer_than_a_name, predicates
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
from clausediff.text.protected import NUMBER_WORDS, NUMBERED, points
from clausediff.text.terms import Terms, key_of, terms
from clausediff.text.words import tokenize

_SENTENCE = PRONOUNS | AUXILIARIES | MODALS | SUBORDINATORS
"""Words that only sentences have."""
_BEFORE_A_PHRASE = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | AUXILIARIES | SUBORDINATORS | NUMBER_WORDS
"""Words behind which an article may stand in a phrase."""
_VERB_BEFORE = ARTICLES | POSSESSIVES | frozenset("all each every no these this those".split())
"""Words that begin a noun phrase, and so stand behind a verb or a preposition."""
_BEGINS_NOUN = ARTICLES | POSSESSIVES
"""Words that begin a noun phrase and nothing else."""
_AROUND = frozenset("back over".split())
"""Adverbs that belong to a verb."""
_SCOPE = ("exclusivity", "money")
"""Protected classes whose words are adjectives of scope or of price."""
_TERMS = ("negation", "modal", "money", "exclusivity", "connective", "quantifier", "time", "party")
"""Classes that a tail may not have a word of; figures, places and dates stand in descriptions and addresses."""
_PARTICIPLES = frozenset("found given known seen shown written".split())
"""Irregular participles that follow ``as`` (``as seen``)."""
_HOLDERS = frozenset("author authors creator creators holder holders licensor licensors owner owners publisher".split())
"""Words for whoever holds the rights in a work."""
_STEM = 4
"""Letters from which what stands behind un- is a word that it turns: ``unpaid``, but not ``units``."""
_ANY = frozenset("all any each every".split())
"""Quantifiers that take in whatever there is."""
_WHOEVER = QUANTIFIERS | PRONOUNS | SUBORDINATORS | frozenset(("but",))
"""Words that make another party of the one that is named."""
_JOINING = frozenset("and by from of on or to with but".split())
"""Connectives that join the parts of a phrase."""
_ALWAYS_TERMS = frozenset("forever freely solely exclusively".split())
"""Adverbs of scope, which describe no noun wherever they stand."""

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
            found += _said(segment, words, titled=titled(segment.text))
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


def _said(segment: Segment, words: list[str], *, titled: bool) -> list[str]:
    """The words of a segment that no filling has there."""
    keys = [word.lower() for word in words]
    for index, after in enumerate(keys[1:]):
        if keys[index] == "no" and after[0].isdigit():
            keys[index] = "number"
    if titled:
        return _said_in_title(segment, words, keys)
    if segment.stopped and len(words) > 1:
        return [segment.text]
    found = [word for word, key in zip(words, keys, strict=True) if negates(key) or key in _SENTENCE]
    found = [word for word in found if word != "I" or not _numeral(words, keys)]
    found += (
        _part_of(words, keys)
        + _relatives(words, keys)
        + _predicates(words, keys)
        + _verbs(words, keys)
        + _fates(words, keys)
    )
    found += [word for word, key in zip(words, keys, strict=True) if legal_act(key) or key in _ALWAYS_TERMS]
    if segment.tail:
        found += [
            word
            for index, (word, key) in enumerate(zip(words, keys, strict=True))
            if key not in _JOINING
            and (legal_thing(key) or in_class(key, *_TERMS) or _negative(key))
            and not _counts_parts(keys, index)
        ]
    return found + _as_it_is(words, keys)


def _counts_parts(keys: list[str], index: int) -> bool:
    """Whether a quantifier behind a preposition counts what is described: ``planed on both sides``, ``of all sizes``."""
    if keys[index] not in QUANTIFIERS or not 0 < index < len(keys) - 1 or keys[index - 1] not in ("in", "of", "on"):
        return False
    return not _of_law(keys[index + 1]) and keys[index + 1] not in FUNCTION_WORDS


def _numeral(words: list[str], keys: list[str]) -> bool:
    """Whether a capital I is the numeral that it is behind *class* or *phase*."""
    at = words.index("I")
    return at > 0 and keys[at - 1] in NUMBERED


def _said_in_title(segment: Segment, words: list[str], keys: list[str]) -> list[str]:
    """The same for words in capitals: what stands behind a full stop, and what says what becomes of a thing."""
    things = [word for word, key in zip(words, keys, strict=True) if legal_thing(key) or key in ("fee", "fees")]
    acts = [word for word, key in zip(words, keys, strict=True) if inflected_act(key)]
    if segment.stopped:
        codes = ("negation", "modal", "money", "exclusivity")
        return things + acts + [w for w, k in zip(words, keys, strict=True) if negates(k) or in_class(k, *codes)]
    found = _as_it_is(words[-2:], keys[-2:])
    found += _acting(words, keys)
    if segment.tail and segment.mark != ":":
        found += [word for word, key in zip(words, keys, strict=True) if negates(key)]
        pairs = zip(keys, words[1:], keys[1:], strict=False)
        found += [word for before, word, key in pairs if before in PREPOSITIONS and in_class(key, "party")]
    return found + things + acts if segment.tail and things and acts else found


def _acting(words: list[str], keys: list[str]) -> list[str]:
    """What a party does, in capitals: ``Owner Pays``, but not ``the Owner Pays Principle``."""
    return [
        f"{words[index]} {words[index + 1]}"
        for index, (who, act) in enumerate(pairwise(keys))
        if in_class(who, "party") and not who.endswith("'s") and act.endswith("s") and inflected_act(act)
        if index + 2 == len(keys) or keys[index + 2] in FUNCTION_WORDS
    ]


def _negative(key: str) -> bool:
    """Whether a word negates what parties do, owe or bear: ``non-returnable``, ``unpaid``, but not ``unsalted``."""
    if negates(key):
        return True
    pieces = parts(key)
    stem = key.removeprefix("un") if english.is_word(key) else key
    turned = (
        pieces[1:] if len(pieces) > 1 and negates(pieces[0]) else [stem] if stem != key and len(stem) >= _STEM else []
    )
    endings = ("", "able", "ible", "ed", "d")
    return any(_of_law(word.removesuffix(ending)) for word in turned for ending in endings)


def _of_law(key: str) -> bool:
    """Whether a word is one by which rights and duties are named."""
    lists = terms("en")
    listed = lists is not None and (key in lists.effects or key in lists.things or key in lists.scopes)
    return listed or legal_act(key) or legal_thing(key) or in_class(key, *_TERMS)


def _part_of(words: list[str], keys: list[str]) -> list[str]:
    """A sign or a word for a part, before what the field names: ``½ the licensing``, ``half of the flour``."""
    sign = words[0].isnumeric() and not words[0].isdecimal()
    behind = keys[2:3] if keys[1:2] == ["of"] and not words[0].isdecimal() else keys[1:2]
    if (sign or keys[0] == "half" or words[0].isdecimal()) and not _BEGINS_NOUN.isdisjoint(behind):
        return words[:1]
    return []


def _relatives(words: list[str], keys: list[str]) -> list[str]:
    """``that`` behind a noun, where it begins a clause; behind a preposition it points (``of that kind``). And ``and all``,
    which adds to the filling whatever there is."""
    found = []
    for word, key, before in zip(words[1:], keys[1:], keys, strict=False):
        if (key == "that" and before not in PREPOSITIONS | CONJUNCTIONS) or (key in _ANY and before in ("and", "or")):
            found.append(word)
    return found


def _predicates(words: list[str], keys: list[str]) -> list[str]:
    """Words of scope and money with no noun behind them that they could describe: ``sacks free``, ``exclusive to``."""
    found = []
    for index, key in enumerate(keys):
        last = index + 1 == len(keys)
        if in_class(key, *_SCOPE) and (last or keys[index + 1] in FUNCTION_WORDS):
            found.append(words[index])
    return found


def _as_it_is(words: list[str], keys: list[str]) -> list[str]:
    """``as seen``, ``as agreed``: what is meant is left to something that is not written here."""
    pairs = zip(words, keys, keys[1:], strict=False)
    return [
        f"{word} {after}"
        for word, key, after in pairs
        if key == "as" and (after.endswith("ed") or after in _PARTICIPLES or after == "is")
    ]


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


def _fates(words: list[str], keys: list[str]) -> list[str]:
    """Verbs behind a thing of law, with what stands behind a verb and not behind a noun: ``title passes at once``, ``risk passes to
    the Buyer``, but not ``tax returns of 2020``."""
    lists = terms("en")
    return [
        words[index + 1]
        for index, key in enumerate(keys[:-2])
        if (legal_thing(key) or (lists is not None and lists.is_thing(key)))
        and _finite(words[index + 1])
        and _behind_a_verb(keys[index + 2 :])
    ]


def _behind_a_verb(keys: list[str]) -> bool:
    """Whether words go on behind a verb: when or how it happens, or to whom."""
    first, *rest = keys
    if first in QUANTIFIERS | PRONOUNS | _AROUND or first.endswith("ly") or keys[:2] == ["at", "once"]:
        return True
    return first in PREPOSITIONS and any(in_class(key, "party") for key in rest[:2])


def _finite(word: str) -> bool:
    """Whether a word may be a verb of the third person: ``sells``."""
    stems = (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
    return word.islower() and word.endswith("s") and english.is_word(word) and any(map(english.is_word, stems))


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
