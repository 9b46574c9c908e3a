"""Word by word inside a gap: which words stand for which."""

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


def steps(form: str, scan: str) -> list[str]:
    """The cheapest steps from a form to a scan, as the cases write them; steps of one kind joined."""
    made = aligned(form, scan, fields=FIELDS)
    shown: list[tuple[Kind, list[str], list[str]]] = []
    for unit in cheapest(made.canonical, made.words, Range(0, len(made.canonical)), Range(0, len(made.words))):
        kind, (c0, c1), (s0, s1) = unit.kind, unit.canonical, unit.scan
        theirs = [
            made.canonical.slots[i].name if i in made.canonical.slots else made.canonical.keys[i] for i in range(c0, c1)
        ]
        ours = made.words.keys[s0:s1]
        if shown and shown[-1][0] is kind and kind not in (Kind.REPLACE, Kind.FIELD):
            shown[-1][1].extend(theirs)
            shown[-1][2].extend(ours)
        else:
            shown.append((kind, theirs, ours))
    told = []
    for kind, theirs, ours in shown:
        one, other = " ".join(theirs), " ".join(ours)
        told.append({
            Kind.EQUAL: f"= {one}", Kind.REPLACE: f"{one} -> {other}", Kind.DELETE: f"{one} -",
            Kind.INSERT: f"+ {other}", Kind.FIELD: f"{one}: {other}".rstrip(),
        }[kind])  # fmt: skip
    return told


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_words_for_words(case: dict[str, Any]) -> None:
    """Each word stands for what a person would say it stands for."""
    assert steps(case["form"], case["scan"]) == case["units"]


some = st.lists(st.sampled_from("the not shall may rnay 60 6O flour fl our pay {{title}} .\n\n".split(" ")), max_size=9)


@steady
@given(some, st.lists(st.sampled_from("the not shall may rnay 60 6O flour fl our pay | l".split()), max_size=9))
def test_steps_cover_both_sides(form: list[str], scan: list[str]) -> None:
    """The steps cover both sides in order without a hole, and each is what its kind says."""
    made = aligned(" ".join(["start", *form]), " ".join(scan), fields={"title": {"type": "text"}})
    keys, words = made.canonical.keys, made.words.keys
    c = s = 0
    for unit in cheapest(made.canonical, made.words, Range(0, len(keys)), Range(0, len(words))):
        kind, (c0, c1), (s0, s1) = unit.kind, unit.canonical, unit.scan
        assert (c0, s0) == (c, s)
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
