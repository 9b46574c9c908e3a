"""The canonical made ready: which words a copy of it must have, where they stand, and which clause is whose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.library import library
from clausediff.canonical.reference import ANCHOR, CanonicalWords, unique_runs
from clausediff.canonical.template import Canonical
from clausediff.canonical.variants import PreparedCanonical, prepare
from clausediff.text.words import tokenize
from tests.stages import canonical, prepared, steady

FORM = """# Supply of Flour

1. The Supplier sells Article{{|s}} of flour to {{buyer}} on {{day}}.

2. The Buyer pays {{the price|the prices}} within 60 days.
{{#optional insurance}}

3. The Supplier insures every sack against fire and flood.
{{/optional}}

4. {{#either court}}The courts of the town decide every dispute.{{or}}A judge of the guild settles whatever is in doubt.{{/either}}
"""
FRONT = {"fields": {"buyer": {"type": "person"}, "day": {"type": "date"}}, "must_match": ["60 days", "every sack"]}


def words(reference: CanonicalWords) -> str:
    """The words of a reference, fields as ``_``."""
    return " ".join(key or "_" for key in reference.keys)


def resolved(copy: str) -> CanonicalWords:
    """The reference for a copy with these words."""
    return prepared(FORM, **FRONT).resolve(tokenize(copy).keys)


@pytest.mark.parametrize("template", list(library()), ids=lambda template: template.id)
def test_words_stand_in_the_file(template: Canonical) -> None:
    """Every word of every shipped form slices to itself in the file, in order, inside the body."""
    reference = prepare(template).full
    at = template.body[0]
    for index, key in enumerate(reference.keys):
        start, end = reference.starts[index], reference.ends[index]
        assert at <= start < end <= template.body[1]
        at = start
        if index in reference.slots:
            assert template.text[start:end].startswith("{{") or "<<var" in template.text[start:end]
            assert key == ""
        elif "{{" not in template.text[start:end]:
            assert tokenize(template.text[start:end]).keys == [key]


def test_full_has_every_option() -> None:
    """Asked without a copy, the reference keeps every option of everything, so that any copy is found."""
    keys = set(prepared(FORM, **FRONT).full.keys)
    assert {"insures", "courts", "judge"} <= keys


def test_optional_part_and_branch_by_the_words_of_the_copy() -> None:
    """What the copy has is kept, what it has not is set aside with its place."""
    reference = resolved(
        "The Supplier insures every sack against fire and flood. A judge of the guild settles whatever"
    )
    assert "insures every sack" in words(reference)
    assert "judge of the guild" in words(reference)
    assert "courts" not in words(reference)
    text = reference.source.text
    assert [text[a:b] for a, b in reference.absent] == ["The courts of the town decide every dispute."]


def test_absent_optional_part() -> None:
    """An optional part that the copy lacks is absent as a whole, marks included, and its clause has no size."""
    reference = resolved("The courts of the town decide every dispute.")
    text = reference.source.text
    (part,) = (text[a:b] for a, b in reference.absent if "insures" in text[a:b])
    assert part.startswith("{{#optional insurance}}")
    assert part.endswith("{{/optional}}")
    assert "insures" not in words(reference)
    (clause,) = (i for i, each in enumerate(reference.clauses) if "insures" in each.heading)
    assert reference.sizes[clause] == -1


def test_one_changed_word_does_not_make_a_part_absent() -> None:
    """A changed word in an optional part leaves the part there, so that the change is told."""
    reference = resolved("The Supplier insures every sack against theft and flood.")
    assert "insures every sack against fire and flood" in words(reference)


def test_alternative_of_a_word() -> None:
    """The wording that the copy has is chosen; one that continues a word is read as one word."""
    assert "sells article of flour" in words(resolved("The Supplier sells Article of flour"))
    assert "sells articles of flour" in words(resolved("The Supplier sells Articles of flour"))
    assert "pays the prices within" in words(resolved("The Buyer pays the prices within 60 days"))
    assert "pays the price within" in words(resolved("The Buyer pays the price within 60 days"))


def test_must_match_phrases() -> None:
    """The words of a must-match phrase know their phrase; the same words elsewhere do not."""
    reference = resolved("insures every sack against fire and flood")
    told = {(reference.keys[index], phrase) for index, phrase in reference.must.items()}
    assert told == {("60", "60 days"), ("days", "60 days"), ("every", "every sack"), ("sack", "every sack")}
    assert sum(key == "every" for key in prepared(FORM, **FRONT).full.keys) == 2


def test_labels_and_sizes() -> None:
    """Labels are known as such, and a clause's size leaves its label and fields out."""
    reference = resolved("")
    assert [reference.keys[index] for index in sorted(reference.labels)] == ["1", "2", "4"]
    first = next(i for i, clause in enumerate(reference.clauses) if clause.id == "1")
    assert reference.clauses[first].label == "1."
    assert reference.sizes[first] == len("The Supplier sells Article of flour to on".split())
    assert reference.clauses[first].heading.startswith("The Supplier sells")


def test_anchors_stand_once() -> None:
    """Anchors are the runs of words that stand exactly once."""
    made = prepared("a b c d e x a b c d f\n").full
    keys = {value: key for key, value in made.vocabulary.items()}
    shown = {" ".join(keys[i] for i in run): index for run, index in made.anchors.items()}
    assert "a b c d" not in shown
    assert shown["b c d e"] == 1
    assert shown["b c d f"] == 7


@steady
@given(st.lists(st.integers(0, 3), max_size=24), st.integers(1, ANCHOR))
def test_unique_runs(ids: list[int], width: int) -> None:
    """Against counting: exactly the runs that stand once, each where it stands."""
    every = [tuple(ids[i : i + width]) for i in range(len(ids) - width + 1)]
    assert unique_runs(ids, width) == {run: every.index(run) for run in every if every.count(run) == 1}


def test_prepared_once() -> None:
    """The same canonical is made ready once; another text of the same name is another one."""
    one, other = canonical("1. The flour.\n"), canonical("1. The bread.\n")
    assert prepare(one) is prepare(one)
    assert prepare(one) is not prepare(other)
    assert isinstance(prepare(other), PreparedCanonical)
