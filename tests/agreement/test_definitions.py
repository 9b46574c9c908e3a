"""A finding in a definition names the clauses that use the term."""

from __future__ import annotations

from tests.stages import agreement

FORM = (
    '1. "Goods" means the oat flakes and the bran that the Supplier makes. The Supplier keeps a record of each sack.\n\n'
    "2. The Supplier delivers the Goods each month to the house of the Buyer.\n\n"
    "3. The Buyer pays within thirty days after the delivery.\n"
)


def last_reason(old: str, new: str) -> str:
    """The last reason of the only finding."""
    found = [each for each in agreement(FORM, FORM.replace(old, new)).findings if each.verdict.gravity > 2]
    assert len(found) == 1
    return found[0].reasons[-1]


def test_the_sentence_that_defines() -> None:
    """The words of the definition concern its users; those of another sentence or clause do not."""
    assert last_reason("and the bran", "or the bran") == "it is in the definition of “Goods”, which is used in 2"
    assert "definition" not in last_reason("keeps a record", "keeps no record")
    assert "definition" not in last_reason("thirty", "sixty")


GERMAN = (
    "1. „Ware“ bezeichnet die Haferflocken und die Kleie, die der Lieferant herstellt. Der Lieferant führt über jeden Sack Buch.\n\n"
    "2. Der Lieferant liefert die Ware jeden Monat an das Haus des Käufers.\n\n"
    "(a) Die Ware bleibt im Eigentum des Lieferanten, bis der Käufer gezahlt hat.\n"
)


def test_another_language_and_the_path_of_a_clause() -> None:
    """Definitions are known in other languages too, and an item of a clause is named by its path."""
    found = [
        each
        for each in agreement(GERMAN, GERMAN.replace("und die Kleie", "oder die Kleie"), language="de").findings
        if each.verdict.gravity > 2
    ]
    assert [each.reasons[-1] for each in found] == ["it is in the definition of “Ware”, which is used in 2, 2(a)"]
