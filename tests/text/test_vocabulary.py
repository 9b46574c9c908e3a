"""The word lists of a language: sound by themselves, and in agreement with one another."""

from __future__ import annotations

import dataclasses

import pytest

from clausediff.text.protected import Protected, classes, neighbours, protected
from clausediff.text.vocabulary import LANGUAGES, Vocabulary, vocabulary

LISTS = [vocabulary(language) for language in sorted(LANGUAGES)]
every_language = pytest.mark.parametrize("words", LISTS, ids=[words.language for words in LISTS])


def guarded(words: Vocabulary, code: str) -> frozenset[str]:
    """The words of a guard."""
    return frozenset().union(*next(guard.groups for guard in words.guards if guard.code == code))


@every_language
def test_lists_are_words(words: Vocabulary) -> None:
    """Every list has words, in lower case, without spaces."""
    for name, listed in words._asdict().items():
        if name in ("language", "guards"):
            continue
        assert listed, name
        for word in listed:
            for part in (word,) if isinstance(word, str) else word:
                assert part and part == part.lower() and part == "".join(part.split()), (name, part)


@every_language
def test_parts_are_of_their_lists(words: Vocabulary) -> None:
    """A list that is a part of another has no word of its own; lists for one thing do not overlap."""
    assert words.agreeing <= words.promises
    assert words.nouns <= words.payments | words.grants
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
    assert words.number_words == guarded(words, "number")
    assert words.dates == guarded(words, "date")
    assert words.time_units - words.common <= guarded(words, "time")
    assert words.currency_names <= guarded(words, "money")


@every_language
def test_months(words: Vocabulary) -> None:
    """Twelve months, each with an abbreviation."""
    assert len(words.months) == 12
    assert all(month[:3] in words.month_abbreviations | {month} for month in words.months)


@every_language
def test_lists_for_a_use(words: Vocabulary) -> None:
    """Each list that others are made into has what it is for, and not what would make it cry wolf."""
    assert words.modals | words.promises <= words.binding
    assert not words.nouns & words.running_text
    assert words.promises | words.verbs | words.statuses <= words.sentence
    assert words.firm <= words.hidden_terms
    assert not words.agreeing & words.firm
    assert words.denying_answers <= words.not_a_signature


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
    others = dataclasses.replace(
        english.guards[0], code="negation", groups=(frozenset(("nicht", "nie", "kein")), frozenset(("ohne", "mit")))
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
