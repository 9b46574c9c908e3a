"""The canonical's words in one wording: where each stands in the file, its clause, its label, its must-match phrase."""

from __future__ import annotations

import pytest

from clausediff.canonical.library import library
from clausediff.canonical.load import parse
from clausediff.canonical.template import Canonical, Slot, Text
from clausediff.canonical.variants import prepare
from clausediff.canonical.wordings import Choices, WordsBuilder, in_reading_order
from clausediff.text.words import tokenize
from tests.canonical.flour import FORM, FRONT
from tests.stages import canonical, prepared


@pytest.mark.parametrize("form", list(library()), ids=lambda form: form.id)
def test_words_stand_in_the_file(form: Canonical) -> None:
    """Every word of every shipped form slices to itself in the file, in order, inside the body."""
    made = prepare(form).full
    at = form.body[0]
    for index, key in enumerate(made.keys):
        start, end = made.starts[index], made.ends[index]
        assert at <= start < end <= form.body[1]
        at = start
        if index in made.slots:
            assert form.text[start:end].startswith("{{") or "<<var" in form.text[start:end]
            assert key == ""
        elif "{{" not in form.text[start:end]:
            assert tokenize(form.text[start:end]).keys == [key]


def test_must_match_phrases() -> None:
    """The words of a must-match phrase know their phrase; the same words elsewhere do not."""
    made = prepared(FORM, **FRONT).full
    marked = {(made.keys[index], phrase) for index, phrase in made.must.items()}
    assert marked == {("60", "60 days"), ("days", "60 days"), ("every", "every sack"), ("sack", "every sack")}
    assert sum(key == "every" for key in made.keys) == 2


def test_labels_and_sizes() -> None:
    """Labels are known as such, and a clause's size leaves its label and fields out."""
    made = prepared(FORM, **FRONT).resolve([])
    assert [made.keys[index] for index in sorted(made.labels)] == ["1", "2", "4"]
    first = next(i for i, clause in enumerate(made.clauses) if clause.id == "1")
    assert made.clauses[first].label == "1."
    assert made.sizes[first] == len("The Supplier sells Article of flour to on".split())
    assert made.own[first] == len("The Supplier sells Article of flour to BUYER on DAY".split())
    assert made.clauses[first].heading.startswith("The Supplier sells")


@pytest.mark.parametrize(
    ("text", "wording", "keys"),
    [
        ("An Article{{|s}} of flour.", 0, "an article of flour"),
        ("An Article{{|s}} of flour.", 1, "an articles of flour"),
        ("Any mono{{|poly}}mer of it.", 1, "any monopolymer of it"),
        ("Any {{mono|poly}}mer of it.", 1, "any poly mer of it"),
        ("The {{price|prices due}} now.", 1, "the prices due now"),
    ],
)
def test_a_wording_continues_a_word(text: str, wording: int, keys: str) -> None:
    """A wording continues the word that ends where its mark begins, and the text behind the mark that word."""
    source = canonical(text)
    made = WordsBuilder(source).build({source.text.index("{{"): wording})
    assert " ".join(made.keys) == keys


def test_the_words_of_an_alternative_cover_its_mark() -> None:
    """A span of the words of an alternative slices to the whole mark, so that nothing of the file is in no span."""
    source = canonical("The {{price|prices due}} now.")
    made = WordsBuilder(source).build({source.text.index("{{"): 1})
    first, last = made.keys.index("prices"), made.keys.index("due")
    assert source.text[made.starts[first] : made.ends[last]] == "{{price|prices due}}"


def test_what_is_left_out() -> None:
    """A part that is not chosen is a bare range; None leaves out nothing but the other wordings."""
    source = canonical("a {{#optional o}}b{{/optional}} {{#either e}}c{{or}}d{{or}}{{/either}} {{f|g}}")
    marks = {name: source.text.index("{{" + name) for name in ("#optional", "#either", "f")}

    def kept(choices: Choices | None) -> tuple[str, list[str]]:
        items = list(in_reading_order(source.nodes, choices))
        spans = [item.span if isinstance(item, Text | Slot) else None for item in items]
        absent = [item for item in items if not isinstance(item, Text | Slot)]
        text = " ".join(source.text[span.slice].strip() for span in spans if span)
        return " ".join(text.split()), [source.text[span.slice] for span in absent]

    assert kept(None) == ("a b c d f", [])
    assert kept({marks["#optional"]: 0, marks["#either"]: 1, marks["f"]: 1}) == (
        "a d g",
        ["{{#optional o}}b{{/optional}}", "c"],
    )


def test_ids_and_vocabulary() -> None:
    """Equal words have equal ids, in every wording; each field has an id of its own, which no word has."""
    made = prepared("1. {{who}} pays {{who}} and {{a|b}} pays.\n", fields={"who": "person"})
    one = made.resolve(["pays", "and", "b", "pays"])
    fields = [one.ids[index] for index in one.slots]
    assert len(set(fields)) == 2 and max(fields) < 0
    assert all(one.ids[index] == made.vocabulary[key] for index, key in enumerate(one.keys) if key)
    assert "b" in one.keys and "b" not in made.full.keys and made.vocabulary["b"] not in made.full.ids


def test_printed() -> None:
    """What a wording prints stands at its own place; all else is blank."""
    made = prepared("a {{#optional o}}b{{/optional}} c").resolve(["a", "c"])
    assert len(made.printed) == len(made.source.text) == len(made.folded)
    assert made.printed.split() == ["a", "c"]
    assert made.printed.rindex("c") == made.source.text.rindex("c")


def test_page_numbers() -> None:
    """The numbers of the canonical's own pages are known as such."""
    page = "The Buyer pays the price of the flour. " * 15
    made = prepared("\n\n".join(f"{page}\n\n{number}" for number in (1, 2, 3)) + "\n").full
    assert [made.keys[index] for index in sorted(made.pages)] == ["1", "2", "3"]


def test_must_match_phrases_that_share_words() -> None:
    """A gap between two words is inside each phrase that holds both, whichever phrase the words are named by."""
    source = parse(
        '---\nid: a\nmust_match: ["owner of the", "the press house"]\n---\nthe owner of the press house now\n', "a.md"
    )
    words = prepare(source).full
    assert words.must_joints == {2, 3, 4, 5}
    assert {words.must[index] for index in (1, 2)} == {"owner of the"}
    assert words.must[3] == "the press house"
    assert 6 not in words.must
