"""What stretches of a filling say, word by word: the lines between naming a thing and saying something of it."""

from __future__ import annotations

import pytest

from clausediff.canonical.fields.phrases import also_written_in, said, stretch
from clausediff.canonical.fields.sentences import longer_than_a_name, predicates
from clausediff.text.terms import Terms, terms


def lists_of(language: str) -> Terms:
    """The lists of a language that has some."""
    found = terms(language)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "text", "place", "found"),
    [
        ("en", "a study of cost", "", []),
        ("en", "repair at the cost", "", ["at the cost"]),
        ("en", "cost", "t", ["cost"]),
        ("en", "cost accounting", "t", []),
        ("en", "Cost Zanzibar", "t", []),
        ("en", "cost Ohio", "t", ["cost"]),
        ("en", "cost 20", "", ["cost"]),
        ("en", "cost twenty", "", ["cost"]),
        ("en", "20% cost", "", ["cost"]),
        ("en", "cost waived", "", ["cost", "waived"]),
        ("en", "tax and cost", "to", []),
        ("en", "tax 5", "to", ["tax"]),
        ("en", "tax in Ohio", "to", ["tax"]),
        ("en", "cost", "th", []),
        ("en", "free trade", "", []),
        ("en", "trade free", "", ["free"]),
        ("en", "exclusive territory", "t", ["exclusive"]),
        ("en", "exclusive territory", "", []),
        ("en", "exclusive barley", "t", []),
        ("en", "free to all", "", ["free"]),
        ("en", "gratis barley", "", ["gratis"]),
        ("en", "barley and all oats", "", ["all"]),
        ("en", "all oats", "", []),
        ("en", "and all oats", "t", ["all"]),
        ("en", "barley and of its agents", "", ["agents"]),
        ("en", "agent", "", []),
        ("en", "agent", "t", ["agent"]),
        ("en", "oats FOB Leith", "", ["FOB"]),
        ("en", "oats fob Leith", "", []),
        ("en", "Incoterms list", "", ["Incoterms"]),
        ("en", "tax-free oats", "", ["tax-free"]),
        ("en", "duty-less oats", "", ["duty-less"]),
        ("en", "stress-free oats", "", []),
        ("en", "without the least risk", "", ["without the least risk"]),
        ("en", "without the risk desk", "", []),
        ("en", "under a roof of law", "", []),
        ("en", "under half rate", "", ["under half rate"]),
        ("en", "on behalf of oats", "", ["on behalf of"]),
        ("en", "a partnership under the law", "", []),
        ("en", "a partnership without law", "", ["without law"]),
        ("en", "oats, 5 days", "t", ["days"]),
        ("en", "5 days", "", []),
        ("en", "five days", "t", ["days"]),
        ("en", "in days", "t", []),
        ("en", "no risk", "", ["no risk"]),
        ("en", "the cost's clerk", "t", []),
        ("de", "Baukosten", "t", ["Baukosten"]),
        ("de", "Abkosten", "t", []),
        ("de", "Kosten Zukunft", "t", ["Kosten"]),
        ("de", "zahlungspflichtig", "", ["zahlungspflichtig"]),
        ("de", "provisionsfrei", "", ["provisionsfrei"]),
        ("de", "rostfrei", "", []),
        ("de", "freie Sicht", "", []),
        ("de", "Sicht frei", "", ["frei"]),
        ("de", "Miete frei Haus", "", ["frei Haus", "Miete"]),
        ("es", "estudio de costes", "t", []),
        ("es", "estudio de los costes", "t", []),
        ("es", "de costes", "t", ["costes"]),
        ("es", "costes altos", "t", ["costes"]),
        ("es", "obras y trabajos similares", "", ["similares"]),
        ("es", "obras similares", "", []),
        ("fr", "l'exclusivité", "t", ["exclusivité"]),
        ("nl", "risico's", "t", ["risico's"]),
    ],
)
def test_said(language: str, text: str, place: str, found: list[str]) -> None:
    """A word makes a term by its place: ``t`` is a tail, ``o`` behind an office, ``h`` behind the colon of a title."""
    it = stretch(text, tail="t" in place, office="o" in place, heading="h" in place)
    assert said(it, lists_of(language)) == found


@pytest.mark.parametrize(
    ("language", "text", "tail", "found"),
    [
        ("de", "Reparaturen trägt der Mieter", False, ["trägt"]),
        ("de", "Reparaturen der Mieter", False, []),
        ("de", "Haustiere willkommen", True, ["Haustiere", "willkommen"]),
        ("de", "Haustiere willkommen", False, []),
        ("de", "willkommen", True, []),
        ("de", "alte Mauern", True, []),
        ("de", "Er zahlt", True, ["Er", "zahlt"]),
        ("de", "Kein Wohnen", False, ["Kein"]),
        ("fr", "Sans famille", False, []),
        ("fr", "Sans famille", True, ["Sans"]),
        ("es", "piezas incluidas", True, ["piezas", "incluidas"]),
        ("es", "piezas soldadas", True, ["piezas", "soldadas"]),
        ("es", "piezas soldadas", False, []),
        ("es", "soldadas", True, []),
        ("es", "de soldadas", True, []),
        ("es", "que paga", False, ["que"]),
        ("nl", "onderhoud regelt de eigenaar", False, ["regelt"]),
        ("nl", "onderhoud van de eigenaar", False, []),
        ("it", "lavori cura il Comune", False, ["cura"]),
        ("pt", "obra e o muro", False, []),
        ("de", "nur Montag", True, []),
    ],
)
def test_predicates(language: str, text: str, tail: bool, found: list[str]) -> None:
    """What only a sentence has in a language other than English."""
    assert predicates(stretch(text, tail=tail), lists_of(language)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kraków", []),
        ("remont", []),
        ("remont dachu", ["remont", "dachu"]),
        ("ul. Długa", []),
        ("Jedna Dwa Trzy Cztery Pięć", []),
        ("Jedna Dwa Trzy Cztery Pięć Sześć", ["Jedna", "Dwa", "Trzy", "Cztery", "Pięć", "Sześć"]),
        ("软件开发", []),
        ("软软软软软软软软软软软软软软软软软软软软软", ["软软软软软软软软软软软软软软软软软软软软软"]),
        ("1 2 3 4 5 6 7 Kraków", []),
    ],
)
def test_longer_than_a_name(text: str, found: list[str]) -> None:
    """In a language without lists."""
    assert longer_than_a_name(text) == found


@pytest.mark.parametrize(
    ("language", "text", "others"),
    [
        ("en", "barley ohne Haftung", ["de"]),
        ("en", "barley sans caution", ["fr"]),
        ("en", "barley sin oats", []),
        ("en", "rue de la Paix", []),
        ("de", "Mühle without oats", ["en"]),
        ("de", "Mühle", []),
    ],
)
def test_also_written_in(language: str, text: str, others: list[str]) -> None:
    """A word that the form's language and English do not have tells another one."""
    assert [each.language for each in also_written_in(stretch(text, tail=False), lists_of(language))] == others


@pytest.mark.parametrize("language", ["pl", "und", "", "xx-YY"])
def test_no_lists(language: str) -> None:
    """A language without lists has none, and no others stand in for them."""
    assert terms(language) is None
