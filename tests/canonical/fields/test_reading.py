"""Fields take what fits their type, and leave all else to a person."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.fields import BINDING, CALLED, clean, read_field
from clausediff.canonical.template import FIELD_TYPES, FieldSpec
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("fields")
LAWFUL: dict[str, dict[str, list[str]]] = cases("fields_lawful")
RIDERS: dict[str, dict[str, Any]] = cases("fields_riders")
PLACEHOLDERS: dict[str, Any] = cases("fields_placeholders")
FILLED = [kind for kind in FIELD_TYPES if kind not in ("choice", "checkbox")]


def spec(kind: str, **more: Any) -> FieldSpec:
    """A field of a type, with the type's own bound."""
    return FieldSpec("it", kind, **{"max_length": FIELD_TYPES[kind], **more})


def each(data: dict[str, dict[str, Any]]) -> list[Any]:
    """Type and text of every case, named by its kind."""
    found = []
    for kind, groups in data.items():
        for name, group in groups.items():
            texts = group["texts"] if isinstance(group, dict) else group
            said = group["problem"] if isinstance(group, dict) else ""
            found += [pytest.param(kind, text, said, id=f"{kind}: {name}: {text}") for text in texts]
    return found


@pytest.mark.parametrize(("kind", "text", "said"), each(LAWFUL))
def test_lawful(kind: str, text: str, said: str) -> None:
    """The filling is the value, without a problem, whatever white space stands around it."""
    assert read_field(spec(kind), f" {text}\n") == (text, ())


@pytest.mark.parametrize(("kind", "text", "said"), each(RIDERS))
def test_riders(kind: str, text: str, said: str) -> None:
    """The value stands as it was read, and a sentence says what is wrong with it."""
    value, problems = read_field(spec(kind), text)
    assert value == clean(text)
    assert problems and all(problems)
    assert said in " ".join(problems)


@pytest.mark.parametrize("text", PLACEHOLDERS["any type"])
@pytest.mark.parametrize("kind", FILLED)
def test_placeholders(kind: str, text: str) -> None:
    """A placeholder is no filling, of whatever type and whether or not the field must be filled in."""
    assert read_field(spec(kind), text)[1]
    if text not in ("N/A", "not applicable"):
        assert read_field(spec(kind, required=False), text)[1]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in FILLED for text in PLACEHOLDERS.get(kind, ())])
def test_placeholders_of_a_type(kind: str, text: str) -> None:
    """The prompts that forms have for names, goods, amounts and dates."""
    assert read_field(spec(kind), text)[1]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in PLACEHOLDERS["not one"].items() for text in texts]
)
def test_what_only_looks_like_a_placeholder(kind: str, text: str) -> None:
    """Names and titles with such words and letters are fillings."""
    assert read_field(spec(kind), text) == (text, ())


def test_not_applicable() -> None:
    """``N/A`` fills a field that may be left blank, but no signature, and none that must be filled in."""
    for kind in FILLED:
        assert bool(read_field(spec(kind, required=False), "N/A")[1]) is (kind == "signature")
        assert read_field(spec(kind), "N/A")[1]


def test_the_name_of_the_field() -> None:
    """What the form calls the field is no filling of it."""
    assert read_field(FieldSpec("seller", "text"), "Seller") == ("Seller", ("a placeholder: not filled in",))
    assert read_field(FieldSpec("goods", "text"), "Seller") == ("Seller", ())


@pytest.mark.parametrize("text", DATA["blank"])
@pytest.mark.parametrize("kind", FILLED)
def test_blank(kind: str, text: str) -> None:
    """A blank is told of where something is required, and a signature's always."""
    ink = "blank: no signature was read as text"
    blank = (ink,) if kind == "signature" else ("blank",)
    assert read_field(spec(kind), text) == ("", blank)
    assert read_field(spec(kind, required=False), text) == ("", blank if kind == "signature" else ())


@steady
@given(
    st.sampled_from(FILLED),
    st.sampled_from(sorted(BINDING)),
    st.sampled_from(["Ada Byron {}", "{} Ada", "Ada {} Byron", "{}", "Harrow Mills {} Ltd", "5 {} 6"]),
    st.sampled_from([str.lower, str.upper, str.title]),
)
def test_a_binding_word_is_never_taken(kind: str, word: str, frame: str, case: Any) -> None:
    """Whatever the type and the place, a word with which contracts bind makes a problem.

    But May is a month, and with a capital May and Will are people.
    """
    text = frame.format(case(word))
    value, problems = read_field(spec(kind), text)
    called = kind in ("person", "signature") and word in CALLED and case is not str.lower and text != case(word)
    assert problems or called, value


@steady
@given(
    st.sampled_from(["person", "organization", "money", "number", "date", "signature"]),
    st.sampled_from("not never without unless except is are was shall their nobody".split()),
    st.sampled_from(["{} {}", "{} ({})", "{}, {}", "{}; {}", "{} - {}"]),
    st.sampled_from([str.lower, str.upper, str.title]),
    st.data(),
)
def test_a_lawful_filling_with_a_word_of_a_sentence(kind: str, word: str, frame: str, case: Any, data: Any) -> None:
    """A negation, a condition, an auxiliary or a possessive behind a lawful filling makes a problem."""
    filling = data.draw(st.sampled_from([text for texts in LAWFUL[kind].values() for text in texts if len(text) > 9]))
    text = frame.format(filling, case(word))
    assert read_field(spec(kind), text)[1], text


@steady
@given(st.sampled_from(FILLED), st.integers(1, 30))
def test_too_long(kind: str, more: int) -> None:
    """A filling longer than its bound is a problem, six times as long where there may be several."""
    limit = FIELD_TYPES[kind]
    said = f"{limit + more} characters, more than the {limit} that this field takes"
    assert said in read_field(spec(kind), "A" * (limit + more))[1]
    assert not any("more than the" in problem for problem in read_field(spec(kind), "A" * limit)[1])
    assert not any("more than the" in problem for problem in read_field(spec(kind, many=True), "A" * 6 * limit)[1])
    assert any("more than the" in problem for problem in read_field(spec(kind, many=True), "A" * (6 * limit + 1))[1])


@pytest.mark.parametrize("case", DATA["patterns"], ids=lambda case: f"{case['pattern']} {case['text']}")
def test_patterns(case: dict[str, str]) -> None:
    """A pattern must match the whole filling, and the type is held against it all the same.

    Words that the pattern itself has are the form's own.
    """
    value, problems = read_field(spec("text", pattern=case["pattern"]), case["text"])
    assert value == case.get("value", clean(case["text"]))
    assert case["problem"] in " ".join(problems) if "problem" in case else problems == ()


def test_a_pattern_does_not_switch_a_type_off() -> None:
    """A figure that fits the pattern and not the type is a problem; a number must fit both."""
    assert read_field(spec("number", pattern=".*"), "30 days")[1]
    assert read_field(spec("number", pattern="[0-9]{1,2}"), "30") == ("30", ())
    assert read_field(spec("number", pattern="[0-9]{1,2}"), "300")[1] == ("does not fit the pattern [0-9]{1,2}",)
    assert read_field(spec("person", pattern=".*"), "Nora Quist Fees Waived")[1]


@pytest.mark.parametrize("kind", FILLED)
def test_hidden_characters(kind: str) -> None:
    """Invisible characters in a filling are told of."""
    assert "holds invisible characters" in read_field(spec(kind), "Ada\u202e Byron")[1]


def test_look_alikes_in_figures() -> None:
    """A figure in another script's digits is no figure that can be read."""
    said = "holds look-alike characters of another script"
    assert said in read_field(spec("money"), "$5\u0660")[1]
    assert said in read_field(spec("number"), "１2")[1]
    assert said in read_field(spec("date"), "1 Мay 2024")[1]
    assert said not in read_field(spec("person"), "Иван Петров")[1]


def test_a_star_refers_to_a_note() -> None:
    """A star behind a filling is no emphasis, which stands on both sides."""
    assert read_field(spec("number"), "30*")[1] == ("a sign refers to a note",)
    assert read_field(spec("number"), "*30*")[1] == ()
    assert read_field(spec("text"), "barley* in sacks")[1] == ("a sign refers to a note",)
    assert read_field(spec("number"), "**30**") == ("30", ())


def test_languages() -> None:
    """Numbers, amounts and names are read in the language of the canonical."""
    assert read_field(spec("number"), "dreißig (30)", "de") == ("dreißig (30)", ())
    assert read_field(spec("number"), "dreißig (30)", "en")[1]
    assert read_field(spec("money"), "1,50", "de")[1] == ()
    assert read_field(spec("person"), "Peter Kind", "de")[1] == ()
    assert read_field(spec("person"), "Peter Kind", "en")[1]
    assert read_field(spec("person"), "Peter Kind Without Recourse", "de")[1]
    assert read_field(spec("person"), "Peter Kind Waived", "de")[1] == ("more than a name: Waived",)
    assert read_field(spec("person"), "Peter Exclusive", "de")[1] == ("more than a name: Exclusive",)
    assert read_field(spec("person"), "Peter Kind", "EN-US")[1]
    assert read_field(spec("date"), "premier mars 2024", "fr")[1] == ()


def test_clean() -> None:
    """Markup, writing lines and line breaks are out; words stay."""
    assert clean("**Ada**\n <u>Byron</u> ____ ") == "Ada Byron"
    assert clean("long-\nterm , now") == "long-term, now"
    assert clean("a [link](https://x.y)") == "a [link](https://x.y)"  # where a link leads is a part of the filling
    assert clean("Jose\u0301") == "José"
    assert clean("| Ada | ") == "Ada"
    assert clean("Ada ..... ____ Byron") == "Ada Byron"
    assert clean("5, 6 ; 7") == "5, 6; 7"


@steady
@given(st.sampled_from(sorted(FIELD_TYPES)), st.text(max_size=80), st.sampled_from(["en", "de", "ja", ""]))
def test_any_text_at_all(kind: str, text: str, language: str) -> None:
    """Whatever stands there, a value and sentences come back, and the same ones each time."""
    field = spec(kind, choices=("Accept", "Decline"))
    value, problems = read_field(field, text, language)
    assert isinstance(value, str) and all(isinstance(problem, str) and problem for problem in problems)
    assert read_field(field, text, language) == (value, problems)


LONG = [
    ("a ", 5000), ("May 1 and ", 500), ("1,", 5000), ("(", 3000), ("one ", 3000), ("x ", 3000), ("☒ Accept ", 800), ("a", 20000),
    ("1 ", 5000), ("A. ", 3000), (" and 1/100", 800), ("1.1.2024, ", 500), ("Signed by: ", 800), (", a ", 2000), ("²", 3000),
]  # fmt: skip


@pytest.mark.parametrize(("piece", "times"), LONG)
@pytest.mark.parametrize("kind", sorted(FIELD_TYPES))
def test_long_texts(kind: str, piece: str, times: int) -> None:
    """Text made to be slow is read all the same, and is a problem."""
    assert read_field(spec(kind, choices=("Accept", "Decline")), piece * times)[1]
