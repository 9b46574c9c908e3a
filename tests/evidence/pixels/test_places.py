"""Where a place of the text is in what the picture reads best."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausediff.evidence.pixels.places import Part, hyphenated, map_part
from clausediff.model import Range


def _map(text: str, part: str, best: str) -> tuple[Part, str]:
    at = text.index(part)
    found = map_part(text, Range(0, len(text)), Range(at, at + len(part)), best)
    return found, text[found.place.slice]


def test_word_between_equal_words() -> None:
    """The place is the word itself, whatever is read there."""
    part, place = _map("The Publisher shall nat pay", "nat", "The Publisher shall not pay")
    assert (part.before, part.best, part.after, place) == ("The Publisher shall", "not", "pay", "nat")
    assert part.line("never") == "The Publisher shall never pay"


def test_misread_neighbours_are_taken_in() -> None:
    """A neighbour that the picture reads in another number of letters is no anchor, so that the place grows over it."""
    part, place = _map("shall n ot nat pay it", "nat", "shall not pay it")
    assert (part.before, part.after) == ("shall", "pay it")
    assert place == "n ot nat"


def test_place_at_both_ends_of_a_line() -> None:
    """Nothing is before, or behind."""
    part, place = _map("nat to pay", "nat", "not to pay")
    assert (part.before, part.best, part.after, place) == ("", "not", "to pay", "nat")
    part, place = _map("shall nat", "nat", "shall not")
    assert (part.before, part.best, part.after, place) == ("shall", "not", "", "nat")


def test_empty_place_takes_the_word_that_it_touches() -> None:
    """Between two words, the word behind; marks that touch the place go with it."""
    text = "they are free"
    part = map_part(text, Range(0, len(text)), Range(5, 5), "they are not free")
    assert part.before == "they"
    assert text[part.place.slice] == "are"
    part, place = _map("is free. They", ". ", "is free, They")
    assert place == "free. They"
    assert part.best == "free, They"


def test_nothing_in_common() -> None:
    """Where the two have no word end in common, the place is the whole line."""
    part, place = _map("abc def", "def", "xxxxxx")
    assert (part.before, part.best, part.after, place) == ("", "xxxxxx", "", "abc def")


@given(st.lists(st.sampled_from(["a", "not", "pay", "60", "the"]), min_size=1, max_size=8), st.data())
def test_parts_make_the_line(words: list[str], data: st.DataObject) -> None:
    """What is before, at and behind the place is what the picture reads best, whichever word is asked about."""
    text = " ".join(words)
    best = " ".join(data.draw(st.permutations(words)))
    at = data.draw(st.integers(0, len(words) - 1))
    start = sum(len(word) + 1 for word in words[:at])
    part = map_part(text, Range(0, len(text)), Range(start, start + len(words[at])), best)
    assert part.line(part.best) == best
    assert part.place.start <= start
    assert part.place.end >= start + len(words[at])
    assert 0 <= part.wrong <= part.letters


def test_hyphens_inside_words_only() -> None:
    """A text with the hyphen of a line's end at each place where a word may be divided."""
    assert hyphenated("of it") == ["of it", "o- f it", "of i- t"]
    assert hyphenated("x" * 100) == ["x" * 100]
