"""A library of many forms, of which a scan can hold copies of a few."""

from __future__ import annotations

import random

from clausediff.alignment.copies import find_copies
from clausediff.alignment.drafts import Candidate
from clausediff.alignment.shelf import candidates_in
from clausediff.canonical.load import parse
from clausediff.canonical.variants import PreparedCanonical, prepare
from clausediff.text.words import tokenize

WORDS = (
    "alder birch cedar dogwood elder fir gum hazel ivy juniper kapok larch maple nutmeg oak pine quince rowan".split()
)


def form(seed: int, words: int = 120) -> str:
    """A text of its own words in an order of its own."""
    rng = random.Random(seed)
    return " ".join(f"{rng.choice(WORDS)}{rng.randint(0, 30)}" for _ in range(words)) + ".\n"


def library(*texts: str) -> list[PreparedCanonical]:
    """Prepared canonicals with these texts."""
    return [prepare(parse(text, f"form{number}.md")) for number, text in enumerate(texts)]


def test_only_forms_that_the_scan_can_hold() -> None:
    """Of eight forms the two that are in the scan, in the order of the library; a quoted sentence is no copy."""
    forms = [form(seed) for seed in range(8)]
    shelf = library(*forms)
    scan = forms[6] + "\n\n" + forms[2] + "\n\n" + " ".join(forms[4].split()[:6])
    assert candidates_in(shelf, tokenize(scan), scan) == [shelf[2], shelf[6]]


def test_the_copies_are_those_of_the_whole_library() -> None:
    """What is left out would not have been found."""
    rng = random.Random(1)
    for seed in range(20):
        forms = [form(100 * seed + number, 80) for number in range(6)]
        shared = form(9999, 30)
        shelf = library(*(text + shared for text in forms))
        parts = [text.split() for text in rng.sample(forms, 3)]
        scan = "\n\n".join(" ".join(part[: rng.randint(5, 80)]) for part in parts) + "\n\n" + shared
        words = tokenize(scan)
        found = [
            [(copy.candidate.prepared.source.path, copy.words) for copy in find_copies(offered, words)]
            for offered in (
                [Candidate.of(each, words) for each in candidates]
                for candidates in (shelf, candidates_in(shelf, words, scan))
            )
        ]
        assert found[0] == found[1]


def test_pages_of_a_form_are_found_by_their_lines() -> None:
    """A page of fields has no run of words; the labels before them show what it is."""
    fields = "---\nfields:\n  a: {type: person}\n  b: {type: text}\n---\nName: {{a}}\n\nTitle: {{b}}\n"
    shelf = library(*(form(seed) for seed in range(6)), fields)
    scan = "nothing of it\fName: Ada Byron\n\nTitle: Countess\n"
    assert candidates_in(shelf, tokenize(scan), scan) == [shelf[-1]]
    few = library(form(1), fields)
    assert candidates_in(few, tokenize("nothing"), "nothing") == few
