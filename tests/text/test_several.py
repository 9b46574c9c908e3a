"""The protected words of several languages together."""

from __future__ import annotations

from clausediff.text.several import ENGLISH, guards_of


def test_own_language_and_english() -> None:
    """Words of the form's language and of English are protected, of no other one."""
    german = guards_of(("de-CH", "zh"))
    assert german.languages == ("de", "en")
    assert "negation" in german.classes("nicht") and "negation" in german.classes("not")
    assert german.classes("jamais") == () and guards_of(("fr",)).classes("jamais")
    assert "zahlt" in german.sentence and "zahlt" not in ENGLISH.sentence


def test_a_frequent_word_of_the_other_language() -> None:
    """A word that the form's language has at every turn is none of English there."""
    dutch = guards_of(("nl",))
    assert "quantifier" in ENGLISH.classes("over") or ENGLISH.classes("over")
    assert dutch.classes("over") == guards_of(("nl",))._parts[0][0].classes("over")


def test_exchanged() -> None:
    """Opposites by form are known in each language."""
    assert guards_of(("de",)).exchanged("verkauf", "einkauf") or guards_of(("de",)).exchanged(
        "einschluss", "ausschluss"
    )
    assert guards_of(("de",)).exchanged("lawful", "unlawful")
    assert not ENGLISH.exchanged("goods", "grain")
