"""The vetoes by themselves: every difference is taken to have been called harmless, and a veto stops it or none does."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.judge import finish, judge
from clausediff.judge.case import Case
from clausediff.judge.rules import ids
from clausediff.judge.vetoes import VETOES, first_objection, objection_to
from clausediff.model import Verdict
from tests.judge.vetoed import AFTER, BEFORE, vetoes
from tests.stages import page

CASES: list[tuple[str, str, str]] = [
    # figures, fractions, currencies and shares on one side only
    ("The cart holds 12 crates.", "The cart holds 15 crates.", "veto/figure"),
    ("The cart holds 12 crates.", "The cart holds l2 crates.", ""),
    ("The cart holds big crates.", "The cart holds 12 crates.", "veto/figure"),
    ("The cart holds crates.", "The cart holds 12 crates.", "veto/figure"),
    ("The cart holds 12 crates.", "The cart holds crates.", "veto/figure"),
    ("The 3rd crate is full.", "The crate is full.", "veto/figure"),
    ("The 3rd crate is full.", "The 4th crate is full.", "veto/figure"),
    ("Half a crate is full.", "Half ½ a crate is full.", "veto/figure"),
    ("The price falls by 5%.", "The price falls by 5.", "veto/figure"),
    ("The price falls by $ in June.", "The price falls by in June.", "veto/figure"),
    ("The price falls by € in June.", "The price falls by in June.", "veto/figure"),
    ("The price falls by £ in June.", "The price falls by in June.", "veto/figure"),
    ("The price falls by ¥ in June.", "The price falls by in June.", "veto/figure"),
    ("The cart holds crates.", "The cart holds o crates.", ""),
    # protected words put in or left out
    ("The cart shall wait.", "The cart wait.", "veto/protected"),
    ("The cart waits.", "The cart never waits.", "veto/protected"),
    ("The cart waits for the big crate.", "The cart waits for the crate.", ""),
    # ink that is a word
    ("The cart waits.", "The cart often waits.", "veto/word"),
    ("The cart waits.", "The cart zzkq waits.", ""),
    # opposites by their form
    ("The pledgor keeps the key.", "The pledgee keeps the key.", "veto/opposite"),
    ("The dose is hypotoxic to bees.", "The dose is hypertoxic to bees.", "veto/opposite"),
    ("The dose is toxic to bees.", "The dose is nontoxic to bees.", "veto/opposite"),
    ("The dose is toxic to bees.", "The dose is t0xic to bees.", ""),
]


@pytest.mark.parametrize(("form", "scan", "veto"), CASES, ids=[f"{form} / {scan}" for form, scan, _ in CASES])
def test_veto(form: str, scan: str, veto: str) -> None:
    """A veto stops the difference, or none does."""
    assert vetoes(form, scan) == ({veto} if veto else set())


@pytest.mark.parametrize(
    ("scan", "stopped"),
    [
        ("The yard is clean. dry and safe.", True),
        ("The yard is clean, Dry and safe.", True),
        ("The yard is **clean**, dry and safe.", True),
        ("The yard is clean, dry and sa-\nfe.", False),
        ("The yard is cle-\nan, dry and safe.", False),
        ("The yard is cle-an, dry and safe.", True),
        ("The yard is cl3an, dry and safe.", True),
        ("The yard is clean, dry or safe.", False),
        ("The yard is clean,dry and safe.", True),
    ],
)
def test_must_match(scan: str, stopped: bool) -> None:
    """Any difference inside a must-match phrase, but for where a line ends; what is beside it is not its."""
    found = vetoes("The yard is clean, dry and safe.", scan, must_match=["clean, dry"])
    assert ("veto/must-match" in found) is stopped


def test_the_canonicals_own_markup_in_a_phrase() -> None:
    """Marks that a viewer does not print are no difference."""
    form = "The yard is **clean**, dry and safe."
    assert vetoes(form, form.replace("*", ""), must_match=["clean, dry"]) == set()


def test_invisible_characters() -> None:
    """Soft hyphens may be; what else is invisible, and is not in the form, may not."""
    assert vetoes("The yard is clean.", "The yard is cle\u200ban.") == {"veto/hidden"}
    assert vetoes("The yard is clean.", "The yard is cle\u00ad\nan.") == set()


@pytest.mark.parametrize(
    ("scan", "stopped"),
    [
        ("Der Hof ist sauder heute.", True),
        ("Der Hof ist nie sauber heute.", True),
        ("Der Hof ist sau ber heute.", False),
        ("Der Hof ist s4uber heute.", False),
        ("Der Hof ist 4 sauber heute.", False),
    ],
)
def test_a_language_without_words(scan: str, stopped: bool) -> None:
    """Of a language without a list of words neither a garble in letters nor a word that was put in is excused."""
    assert ("veto/language" in vetoes("Der Hof ist sauber heute.", scan, language="xx")) is stopped


@pytest.mark.parametrize("veto", VETOES, ids=[veto.id for veto in VETOES])
def test_what_a_veto_is_overruled_by_exists(veto: Any) -> None:
    """The rules that answer a veto are in the registry."""
    assert veto.overruled_by - set(ids()) == set()


def test_a_rule_that_answers_a_veto_overrules_it() -> None:
    """That the place proves a label answers that a figure was lost; another rule does not."""
    form, scan = "The cart holds 12 crates.", "The cart holds crates."
    assert vetoes(form, scan, rule="deleted/label") == set()
    assert vetoes(form, scan, rule="deleted/ornament") == {"veto/figure"}


LABELS = (
    "deleted/label",
    "deleted/label-of-blank",
    "inserted/label",
    "inserted/label-word",
    "replaced/label-misread",
    "label/renumbered",
    "order/column-of-labels",
)
ORDER = ("moved/order", "order/label-of-block", "order/line-of-block")
FURNITURE = ("deleted/page-number", "replaced/page-number", "inserted/title")
PICTURE = ("pixels/canonical-printed", "pixels/accent")
ANSWERS = [
    ("veto/must-match", "The yard is clean, dry and safe.", "The yard is clear, dry and safe.", ()),
    ("veto/hidden", "The yard is clean.", "The yard is cle\u200ban.", ()),
    ("veto/address", "Read www.press.example today.", "Read www.prcss.example today.", ("gap/markup",)),
    (
        "veto/figure",
        "The cart holds 12 crates.",
        "The cart holds crates.",
        (
            *LABELS,
            *ORDER,
            *FURNITURE,
            *PICTURE,
            "replaced/grouped-figure",
            "inserted/zero-cents",
            "deleted/zero-cents",
            "replaced/possessive",
            "replaced/line-hyphen",
            "replaced/one-letter",
            "replaced/signature",
            "inserted/zero-cents",
            "deleted/zero-cents",
        ),
    ),
    (
        "veto/protected",
        "The cart shall wait.",
        "The cart wait.",
        (*LABELS, *ORDER, *FURNITURE, *PICTURE, "deleted/stroke", "inserted/zero-cents", "deleted/zero-cents"),
    ),
    ("veto/word", "The cart waits.", "The cart often waits.", (*LABELS, *ORDER, *FURNITURE, *PICTURE)),
    (
        "veto/opposite",
        "The pledgor keeps the key.",
        "The pledgee keeps the key.",
        (*PICTURE, "replaced/spacing"),
    ),
    (
        "veto/spaced",
        "The Press rejected old pears.",
        "The Press ej ected old pears.",
        (*LABELS, *ORDER, *FURNITURE, *PICTURE),
    ),
    ("veto/lost-glyph", "The Grower reads the terms now.", "The Grower reads the tems now.", (*LABELS, *PICTURE)),
    ("veto/unit", "The tank holds 9 kg of juice.", "The tank holds 9 mg of juice.", (*LABELS, *PICTURE)),
    (
        "veto/name",
        "The crate XR42 is full.",
        "The crate XK42 is full.",
        (*LABELS, *PICTURE, "replaced/spacing", "replaced/line-hyphen", "replaced/accent", "replaced/label-word"),
    ),
]
"""Vetoes, a line that each stops, and the rules whose proof answers it."""


@pytest.mark.parametrize(("veto", "form", "scan", "answers"), ANSWERS, ids=[each[0] for each in ANSWERS])
def test_what_answers_a_veto(veto: str, form: str, scan: str, answers: tuple[str, ...]) -> None:
    """Exactly these rules overrule it: all others are stopped, whatever they are sure of."""
    made, edits = page(f"{BEFORE}{form}{AFTER}", f"{BEFORE}{scan}{AFTER}", must_match=["clean, dry"])
    (edit,) = edits
    stopped = {rule for rule in ids() if first_objection(Case(made, edit), rule).veto == veto}
    assert set(ids()) - stopped == set(answers)


def test_the_vetoes_are_asked_again_for_another_rule() -> None:
    """What did not stop the rule that decided first may stop the one that decides now."""
    made, edits = page(f"{BEFORE}The cart holds 12 crates.{AFTER}", f"{BEFORE}The cart holds crates.{AFTER}")
    (judgement,) = judge(made, edits)
    for rule, stopped in (("deleted/label", False), ("deleted/ornament", True), ("deleted/label", False)):
        judgement.explain_away(Verdict.NOISE, "noise", rule, "taken to be harmless")
        assert bool(objection_to(made, judgement).veto) is stopped


def test_what_is_for_a_person_already_keeps_its_rule() -> None:
    """A veto looks at harmless verdicts only, gives its reason behind the others, and no likelihood is told any more."""
    line = "The cart holds 12 crates."
    made, edits = page(f"{BEFORE}{line}{AFTER}", f"{BEFORE}{line.replace('12', '15')}{AFTER}")
    assert [each.rule for each in finish(made, judge(made, edits))] == ["replaced/other-words"]
    found = judge(made, edits)
    found[0].explain_away(Verdict.NOISE, "noise", "replaced/garble", "taken to be harmless")
    found[0].likelihood = 0.99
    (told,) = finish(made, found)
    assert told.reasons == ("taken to be harmless", "the figure 15")
    assert (told.rule, told.category, told.likelihood) == ("veto/figure", "number", None)
