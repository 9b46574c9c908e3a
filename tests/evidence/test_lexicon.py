"""The lexicon: which words there are, which stand close together, what a context says of two words."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from clausediff.evidence.lexicon import FEW, LEAST, MOST, UNKNOWN, Lexicon, load
from clausediff.text.lookalikes import SEGMENTS

WORDS = ["State", "shall", "SHALL", "hereunder", "sublicense", "Delaware", "honour", "honor", "a", "I", "Party's"]
NOT_WORDS = ["Smte", "sha|l", "tbe", "rnay", "noI", "6O", "60", "b", "l", "ii", "xiv", "", "non-", "'s", "greement"]


@pytest.mark.parametrize("word", [*WORDS, "non-exclusive", "parties"])
def test_words(word: str) -> None:
    """Words of contracts are words in any case, with a genitive or a hyphen."""
    assert load().is_word(word)
    assert load().log_probability(word) > UNKNOWN


@pytest.mark.parametrize("word", NOT_WORDS)
def test_garbles_are_no_words(word: str) -> None:
    """Garbles, figures, roman numerals, single letters and clipped words are none."""
    assert not load().is_word(word)


def test_frequency_orders_words() -> None:
    """Common words are likelier than rare ones, rare ones than junk; all are probabilities."""
    the, shall, aardvark, junk = map(load().log_probability, ("the", "shall", "aardvark", "qzxv"))
    assert 0 > the > shall > aardvark > junk == UNKNOWN


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("not", {"now", "nor", "no", "note", "hot"}),
        ("modern", {"modem"}),
        ("modem", {"modern"}),
        ("shall", {"hall", "shell"}),
        ("and", {"an", "any", "land"}),
        ("sha|l", {"shall"}),
        ("Smte", {"smite"}),
        ("clamages", {"damages"}),
    ],
)
def test_neighbours(word: str, near: set[str]) -> None:
    """The words one letter or one confusion segment away are found, the word itself is not among them."""
    found = load().neighbours(word)
    assert near <= set(found)
    assert word.lower() not in found
    assert len(found) == len(set(found))


def test_neighbours_are_the_same_by_either_route() -> None:
    """The first words are looked up edit by edit, later ones in an index: both find the same."""
    sample = [*sorted(load().words)[::1500], "sha", "tbe", "rnay", "exc1usive", "a", ""]
    by_edits = {word: Lexicon("en").neighbours(word) for word in sample}
    indexed = Lexicon("en")
    indexed._looked_up = 10_000
    assert {word: indexed.neighbours(word) for word in sample} == by_edits


@given(st.text(st.sampled_from("abcdehilmnorstuvw"), min_size=1, max_size=9))
def test_neighbours_are_near(word: str) -> None:
    """Each is one edit away, or differs by one confusion segment."""
    lexicon = load()
    for other in lexicon.neighbours(word):
        changed = {word[:i] + b + word[i + len(a) :] for x, y in SEGMENTS for a, b in ((x, y), (y, x))
                   for i in range(len(word)) if word.startswith(a, i)}  # fmt: skip
        assert Levenshtein.distance(word, other) <= 1 or other in {each.lower() for each in changed}
        assert lexicon.is_word(other)


def test_extra_words_are_neighbours_too() -> None:
    """The canonical's own vocabulary counts, in its own spelling, and is no neighbour of itself."""
    extra = frozenset({"ICML", "EventTitle", "Gonzalez"})
    assert "ICML" in load().neighbours("ICM1", extra)
    assert "EventTitle" in load().neighbours("EventTitles", extra)
    assert "ICML" not in load().neighbours("icml", extra)
    assert load().neighbours("ICM1", ["ICML"]) == load().neighbours("ICM1", {"ICML"})


def test_likeliest_neighbour_first() -> None:
    """The order is by frequency, hence the same on any machine."""
    lexicon = load()
    found = lexicon.neighbours("tha")
    assert found[0] == "the"
    assert [lexicon.log_probability(w) for w in found] == sorted(map(lexicon.log_probability, found), reverse=True)


@pytest.mark.parametrize(
    ("before", "word", "instead", "after"),
    [
        ("of", "the", "he", "Company"),
        ("shall", "be", "he", "deemed"),
        ("and", "its", "is", "affiliates,"),
        ("in", "the", "tie", "event"),
        ("disclosed", "to", "so", "the"),
    ],
)
def test_context_prefers_what_contracts_say(before: str, word: str, instead: str, after: str) -> None:
    """An absurd word is told from the usual one by its neighbours; turning the question round turns the sign."""
    odds = load().context_log_odds(before, word, instead, after)
    assert 2 < odds <= MOST
    assert load().context_log_odds(before, instead, word, after) == pytest.approx(-odds)


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_context_is_bounded(before: str, word: str, instead: str, after: str) -> None:
    """Whatever the words, the odds are finite and bounded; a word against itself is even."""
    assert LEAST <= load().context_log_odds(before, word, instead, after) <= MOST
    assert load().context_log_odds(before, word, word, after) == 0


def test_unknown_language() -> None:
    """A language without a list knows no word and says so; variants of English are English."""
    swedish = load("sv")
    assert not swedish.known
    assert not swedish.is_word("avtal")
    assert swedish.neighbours("shall") == ()
    assert swedish.neighbours("ICM1", frozenset({"ICML"})) == ("ICML",)
    assert swedish.context_log_odds("of", "the", "he", "Company") == 0
    assert swedish.log_probability("the") == UNKNOWN
    assert load("en-GB") is load("en_US") is load("en")


def test_words_of_another_language() -> None:
    """pyspellchecker's words, their letters composed; it knows no pairs of words, so that context says nothing."""
    pytest.importorskip("spellchecker", reason="the words of other languages come with clausediff[languages]")
    german = load("de-AT")
    assert german.known
    assert german.is_word("Vertrag") and german.is_word("über") and not german.is_word("Vertreg")
    assert "vertrag" in german.neighbours("Vertreg")
    assert german.log_probability("Vertrag") > german.log_probability("Vertreg") == UNKNOWN
    assert german.context_log_odds("der", "Vertrag", "Vortrag", "wird") == 0


def test_words_of_another_language_that_are_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, a language has no list."""
    monkeypatch.setattr("clausediff.evidence.lexicon.find_spec", lambda name: None)
    assert not Lexicon("fr").known
    assert not Lexicon("fr").is_word("contrat")


def test_data_is_small_and_carries_its_notice() -> None:
    """All data of the package stays under 1 MB; the word list's notice goes with it."""
    data = files("clausediff.evidence").joinpath("data")
    assert sum(len(each.read_bytes()) for each in data.iterdir()) < 1_000_000
    assert "Kevin Atkinson" in data.joinpath("words-en.copyright").read_text(encoding="utf-8")


@given(
    st.sampled_from(sorted(word for word in load().words if len(word) < 9)[::40]),
    st.integers(0, 8),
    st.sampled_from("1|."),
)
def test_neighbours_of_marks_that_no_word_has(word: str, at: int, mark: str) -> None:
    """A figure or a stroke in a word leaves the words that have another letter, or none, in its place."""
    at %= len(word) + 1
    for marks in (word[:at] + mark + word[at:], word[:at] + mark + word[at + 1 :]):
        head, tail = marks.split(mark)
        near = {head + letter + tail for letter in ("", *"abcdefghijklmnopqrstuvwxyz'-")} & load().words
        own = Lexicon("en")
        own._looked_up = 1_000_000
        found = set(own.neighbours(marks))
        assert near <= found
        assert all(Levenshtein.distance(marks, each) <= 2 for each in found)


@given(st.text("abdehilmnorstuwy'é5", min_size=1, max_size=9))
@settings(deadline=None)
def test_the_index_finds_what_edits_find(word: str) -> None:
    """Words that are looked up when very many are foreseen, and in a small vocabulary besides, are those that edits give."""
    own = frozenset({"Party's", "flour", "rebolting", "the", "éa", "no5"})
    few, many = Lexicon("en"), Lexicon("en")
    many.foresee(FEW + 1)
    assert many.neighbours(word, own) == few.neighbours(word, own)
    many.forget()
    assert many.neighbours(word, own) == few.neighbours(word, own)
