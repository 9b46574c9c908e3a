"""Word by word inside a gap: which words correspond to which."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.alignment.unit import Kind
from clausediff.alignment.word_by_word import cheapest
from clausediff.model import Range
from tests.stages import aligned, cases, steady

CASES: list[dict[str, Any]] = cases("word_by_word")["cases"]
FIELDS = {
    "who": {"type": "person"},
    "day": {"type": "date"},
    "title": {"type": "text"},
    "fee": {"type": "money"},
    "box": {"type": "checkbox"},
}


def units(form: str, scan: str) -> list[str]:
    """The cheapest units from a form to a scan, as the cases write them."""
    made = aligned(form, scan, fields=FIELDS)
    slots, keys = made.canonical.slots, made.canonical.keys
    shown = []
    for unit in cheapest(made.canonical, made.words, Range(0, len(keys)), Range(0, len(made.words))):
        one = " ".join(slots[i].name if i in slots else keys[i] for i in unit.canonical.indices)
        other = " ".join(made.words.keys[unit.scan.slice])
        shown.append({
            Kind.EQUAL: f"= {one}", Kind.REPLACE: f"{one} -> {other}", Kind.DELETE: f"{one} -",
            Kind.INSERT: f"+ {other}", Kind.FIELD: f"{one}: {other}".rstrip(),
        }[unit.kind])  # fmt: skip
    return shown


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_words_for_words(case: dict[str, Any]) -> None:
    """Each word corresponds to what a person would say it corresponds to."""
    assert units(case["form"], case["scan"]) == case["units"]


some = st.lists(st.sampled_from("the not shall may rnay 60 6O flour fl our pay {{title}} .\n\n".split(" ")), max_size=9)


@steady
@given(some, st.lists(st.sampled_from("the not shall may rnay 60 6O flour fl our pay | l".split()), max_size=9))
def test_units_cover_both_sides(form: list[str], scan: list[str]) -> None:
    """The units cover both sides in order without a hole, each is what its kind says, and those that can be are one."""
    made = aligned(" ".join(["start", *form]), " ".join(scan), fields={"title": {"type": "text"}})
    keys, words = made.canonical.keys, made.words.keys
    c = s = 0
    last: Kind | None = None
    for unit in cheapest(made.canonical, made.words, Range(0, len(keys)), Range(0, len(words))):
        kind, (c0, c1), (s0, s1) = unit.kind, unit.canonical, unit.scan
        assert (c0, s0) == (c, s)
        assert kind is not last or kind in (Kind.REPLACE, Kind.FIELD)
        last = kind
        c, s = c1, s1
        if kind is Kind.EQUAL:
            assert keys[c0:c1] == words[s0:s1] != []
        elif kind is Kind.DELETE:
            assert c1 > c0 and s1 == s0 and made.canonical.slots.keys().isdisjoint(range(c0, c1))
        elif kind is Kind.INSERT:
            assert c1 == c0 and s1 > s0
        elif kind is Kind.FIELD:
            assert c1 == c0 + 1 and c0 in made.canonical.slots
        else:
            assert kind is Kind.REPLACE
            assert keys[c0:c1] != words[s0:s1] and c1 > c0 and s1 > s0
    assert (c, s) == (len(keys), len(words))
