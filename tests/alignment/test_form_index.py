"""Of a large library, the forms that a scan may hold copies of."""

from __future__ import annotations

from random import Random

from clausediff.alignment.form_index import FormIndex
from clausediff.canonical.variants import PreparedCanonical
from clausediff.text.words import tokenize
from tests.stages import prepared

WORDS = "flour bran meal malt oats rye barn mill cart road river house buyer supplier invoice sack yard week month notice".split()


def forms(count: int, size: int) -> list[PreparedCanonical]:
    """Forms of random words, a sentence of which all share."""
    made = []
    for number in range(count):
        chance = Random(number)
        body = " ".join(chance.choice(WORDS) for _ in range(size))
        made.append(prepared(f"{body}. This paper is the whole of what the parties agreed.", id=f"form-{number}"))
    return made


def test_a_copy_is_found_among_many() -> None:
    """The form of a copy is among the likely ones, a worn copy's too; short and long forms."""
    for size in (60, 900):
        library = forms(30, size)
        index = FormIndex(library)
        for number in (0, 7, 29):
            keys = list(library[number].full.keys)
            worn = [f"{key}x" if position % 6 == 5 else key for position, key in enumerate(keys)]
            assert number in index.likely(keys)
            assert number in index.likely(worn)


def test_others_are_left_out() -> None:
    """A form of which the scan has nothing but a run or two is not tried."""
    library = forms(30, 900)
    found = FormIndex(library).likely(library[3].full.keys)
    assert len(found) < 10
    assert (
        FormIndex(library).likely(tokenize("Quite another text about the weather in the south of the land.").keys) == []
    )


def test_two_forms_in_one_scan() -> None:
    """Both are likely."""
    library = forms(30, 200)
    keys = [*library[4].full.keys, *library[21].full.keys]
    assert {4, 21} <= set(FormIndex(library).likely(keys))
