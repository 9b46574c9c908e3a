"""The word lists of a language: sound by themselves, and in agreement with one another."""

from __future__ import annotations

import pkgutil

import pytest

from clausediff.text import languages
from clausediff.text.languages.forms import fused, groups
from clausediff.text.languages.frequent import FREQUENT
from clausediff.text.protected import Protected, classes, neighbours, protected
from clausediff.text.vocabulary import LANGUAGES, Vocabulary, vocabulary
from clausediff.text.words import tokenize
from tests.stages import cases

LISTS = [vocabulary(language) for language in sorted(LANGUAGES)]
every_language = pytest.mark.parametrize("words", LISTS, ids=[words.language for words in LISTS])
MAY_BE_EMPTY = frozenset(("depriving_endings", "called", "letters", "elisions", "enclitics", "polite"))
"""Lists of classes that some languages have no words of."""
AFFIXES = frozenset(
    "opposite_prefixes exchanged_prefixes opposite_endings reversing_prefixes prefix_pairs ending_pairs depriving_endings".split()
)
PAIRS: dict[str, dict[str, str]] = cases("vocabulary")
SENTENCES: dict[str, str] = cases("frequent")


def guarded(words: Vocabulary, code: str) -> frozenset[str]:
    """The words of a guard."""
    return frozenset().union(*next(guard.groups for guard in words.guards if guard.code == code))


@every_language
def test_lists_are_words(words: Vocabulary) -> None:
    """Every list has words, in lower case, without spaces."""
    for name, listed in words._asdict().items():
        if name in ("language", "guards", "nouns_have_capitals"):
            continue
        assert listed or name in MAY_BE_EMPTY, name
        for word in listed:
            for part in (word,) if isinstance(word, str) else word:
                assert part and part == part.lower() and part == "".join(part.split()), (name, part)


@every_language
def test_words_are_keys(words: Vocabulary) -> None:
    """Every word is what a text's word becomes: one word, in lower case, its accents composed, *ss* for *ß*."""
    listed = {word for guard in words.guards for group in guard.groups for word in group}
    for name, own in words._asdict().items():
        if name not in AFFIXES | {"language", "guards", "nouns_have_capitals"}:
            listed |= set(own)
    assert {word: tokenize(word).keys for word in listed if tokenize(word).keys != [word]} == {}


@every_language
def test_guards_have_the_codes_of_english(words: Vocabulary) -> None:
    """The classes and their explanations are the same in every language; each has words, and no group is empty."""
    english = {guard.code: (guard.title, guard.says) for guard in vocabulary("en").guards}
    assert {guard.code: (guard.title, guard.says) for guard in words.guards} == english
    assert all(guard.groups and all(guard.groups) for guard in words.guards)


@every_language
def test_a_common_word_is_somebody_s_neighbour(words: Vocabulary) -> None:
    """A word that is in a guard but not protected is there for a word that is."""
    look_up = Protected(words)
    for word in words.common:
        assert look_up.classes(word) == ()
        assert look_up.neighbours(word, ()), word


@every_language
def test_binding_words_are_protected(words: Vocabulary) -> None:
    """What binds, denies, counts or makes an exception is not explained away as common; *one* is an article, too."""
    assert not words.common & (words.modals | words.conditions | words.denials | words.negators)
    assert words.common & words.cardinals <= {"one", "uno"}


@every_language
def test_parts_are_of_their_lists(words: Vocabulary) -> None:
    """A list that is a part of another has no word of its own; lists for one thing do not overlap."""
    assert words.agreeing <= words.promises
    assert words.nouns <= words.payments | words.grants
    assert words.formal <= words.modals | words.conditions
    assert words.called <= words.denying_answers
    assert words.common <= {word for guard in words.guards for group in guard.groups for word in group}
    for one, other in (
        (words.promises, words.payments),
        (words.payments, words.grants),
        (words.grants, words.promises),
        (words.verbs, words.promises | words.payments | words.grants),
        (words.cardinals, words.fractions),
        (words.references, frozenset(words.labels)),
        (frozenset(words.opposite_prefixes), frozenset(words.exchanged_prefixes)),
    ):
        assert not one & other


@every_language
def test_guards_and_lists_agree(words: Vocabulary) -> None:
    """A word that shows that a text binds somebody is protected where a guard is made for its class."""
    assert words.modals <= guarded(words, "modal")
    assert words.conditions <= guarded(words, "connective")
    assert words.denials <= guarded(words, "negation")
    assert words.negators <= words.denials
    assert words.number_words == guarded(words, "number")
    assert words.dates == guarded(words, "date")
    assert words.time_units - words.common <= guarded(words, "time")
    assert words.currency_names <= guarded(words, "money")


@every_language
def test_months(words: Vocabulary) -> None:
    """Twelve months, each with an abbreviation or short."""
    assert len(words.months) == 12
    for month in words.months:
        assert len(month) < 6 or any(_shortens(short, month) for short in words.month_abbreviations), month


def _shortens(short: str, word: str) -> bool:
    """Whether a word begins with the first letter of a shorter one and has the others in their order."""
    letters = iter(word)
    return short[:1] == word[:1] and len(short) < len(word) and all(letter in letters for letter in short)


@every_language
def test_lists_for_a_use(words: Vocabulary) -> None:
    """Each list that others are made into has what it is for, and not what would make it cry wolf."""
    assert words.modals | words.promises <= words.binding
    assert not words.nouns & words.running_text
    assert words.promises | words.verbs | words.statuses <= words.sentence
    assert not words.agreeing & words.firm
    assert words.denying_answers <= words.not_a_signature


@pytest.mark.parametrize(
    ("language", "pair", "code"),
    [(language, pair, code) for language, listed in PAIRS.items() for pair, code in listed.items()],
)
def test_pairs(language: str, pair: str, code: str) -> None:
    """Of two wordings that differ in one word, that word is protected, and each is thought of where the other is read."""
    look_up = protected(language)
    one, other = (tokenize(text).keys for text in pair.split(" / "))
    assert len(one) == len(other)
    [(before, after)] = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    assert look_up.category(look_up.classes(before) + look_up.classes(after)) == code
    assert after in look_up.neighbours(before, ()) and before in look_up.neighbours(after, ())


def test_every_language_has_pairs() -> None:
    """A language that is added is tried on edits of its own; so is every class of its words."""
    assert PAIRS.keys() == LANGUAGES
    for language, listed in PAIRS.items():
        assert set(listed.values()) == {guard.code for guard in vocabulary(language).guards}


def test_every_list_is_named() -> None:
    """A module of word lists that is not named in LANGUAGES would never be read."""
    assert {each.name for each in pkgutil.iter_modules(languages.__path__)} - {
        "forms",
        "frequent",
        "guess",
        "letters",
    } == LANGUAGES


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "lizenzgeber", "lizenznehmer"),
        ("de", "gebergeber", "gebernehmer"),
        ("de", "rechtmässig", "unrechtmässig"),
        ("de", "pachtet", "verpachtet"),
        ("de", "überdeckung", "unterdeckung"),
        ("fr", "franchiseur", "franchisé"),
        ("fr", "solvable", "insolvable"),
        ("fr", "surévalué", "sousévalué"),
        ("es", "arrendador", "arrendatario"),
        ("es", "habilitado", "inhabilitado"),
        ("it", "locatore", "locatario"),
        ("it", "adempiente", "inadempiente"),
        ("nl", "licentiegever", "licentienemer"),
        ("nl", "rechtmatig", "onrechtmatig"),
        ("nl", "pacht", "verpacht"),
        ("pt", "locador", "locatário"),
        ("pt", "capaz", "incapaz"),
    ],
)
def test_opposites_by_their_form(language: str, one: str, other: str) -> None:
    """Roles and qualities that differ by a prefix or an ending are opposites in every language, listed or not."""
    look_up = protected(language)
    assert look_up.opposite(one, other) or look_up.opposed(one, other)
    assert look_up.opposite(other, one) or look_up.opposed(other, one)


def test_notations_of_the_lists() -> None:
    """Endings and joined numbers."""
    assert groups("kein ein / . e") == (frozenset(("kein", "ein")), frozenset(("keine", "eine")))
    assert groups("bis ab; vor nach") == (frozenset(("bis", "ab")), frozenset(("vor", "nach")))
    assert frozenset(("einundzwanzig", "einunddreissig")) in fused("ein zwei", "und", "zwanzig dreissig")


def test_lists_that_are_made_for_english_use() -> None:
    """The lists that are made out of others hold the same plain words in every language as in English."""
    for words in LISTS:
        assert words.negators <= words.binding & words.not_a_name & words.not_a_signature
        assert words.formal <= words.firm


def test_english() -> None:
    """A few words of each list for a use, and a few that are not in it."""
    words = vocabulary("en")
    assert {"shall", "waives", "hereby", "not", "unless"} <= words.binding
    assert {"grants", "owes", "fees", "whose", "nor"} <= words.running_text
    assert {"duress", "nobody", "void"} <= words.not_a_name
    assert {"unsigned", "recourse", "without", "nil"} <= words.not_a_signature
    assert {"draft", "pays", "is", "waived"} <= words.sentence
    assert not {"agreement", "buyer", "confidential", "the"} & (words.sentence | words.binding | words.running_text)


def test_a_language_without_lists() -> None:
    """English stands in; a region is part of the language."""
    assert vocabulary("en-GB") == vocabulary("en_US") == vocabulary("xx") == vocabulary("en")
    assert protected("en") is protected("en")


def test_another_language_is_data() -> None:
    """The look-up takes its words from the vocabulary that it is given, and from nothing else."""
    english = vocabulary("en")
    others = english.guards[0]._replace(
        code="negation", groups=(frozenset(("nicht", "nie", "kein")), frozenset(("ohne", "mit")))
    )
    words = english._replace(
        language="xx",
        guards=(others,),
        common=frozenset(("mit",)),
        labels=("absatz",),
        references=frozenset(("absätze",)),
        joiners=frozenset(("und",)),
        opposite_prefixes=("un",),
        exchanged_prefixes=("ver", "be"),
        opposite_endings=(("geber", "nehmer"),),
    )
    found = Protected(words)
    assert found.classes("nicht") == ("negation",) and found.classes("not") == ()
    assert found.classes("mit") == ()
    assert set(found.neighbours("ohne", ())) == {"mit"}
    assert found.points(["absätze", "5", "und", "6"], 3)
    assert not found.points(["sections", "5", "und", "6"], 3)
    assert found.opposite("ungültig", "gültig", strictly=True)
    assert found.opposite("arbeitgeber", "arbeitnehmer")
    assert found.opposite("verkaufen", "bekaufen") and not found.opposite("verkaufen", "bekaufen", strictly=True)
    assert found.guard("negation") is others and found.guard("modal") is None
    assert classes("not") == ("negation",) and "may" in neighbours("shall", ())


def test_frequent_words() -> None:
    """The most frequent words of more languages than have lists, as keys, enough of each to tell it from the others."""
    assert LANGUAGES < FREQUENT.keys() == SENTENCES.keys()
    for language, words in FREQUENT.items():
        assert len(words) >= 50, language
        assert all(tokenize(word).keys == [word] for word in words), language
        for other, others in FREQUENT.items():
            assert other == language or len(words - others) >= 10, (language, other)


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items(), ids=list(SENTENCES))
def test_frequent_words_tell_languages(language: str, sentence: str) -> None:
    """A sentence has more of the frequent words of its own language than of any other."""
    keys = tokenize(sentence).keys
    found = {other: sum(key in words for key in keys) for other, words in FREQUENT.items()}
    own = found.pop(language)
    assert own >= 6
    assert own > max(found.values())
