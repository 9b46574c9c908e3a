"""Clause by clause: what became of each, where it stands, how much of it was read."""

from __future__ import annotations

import pytest

from clausediff.agreement.clauses import clauses_of_copy
from clausediff.model import Agreement, Status, Verdict
from tests.stages import agreement, moved

CLAUSES = [
    "1. The Supplier delivers the flour to the Buyer each week.",
    "2. The Buyer shall pay the price within 60 days.",
    "3. The Supplier keeps the books of the mill in his archive. He shows them to the Buyer on any working day.",
    "4. Whoever breaks a sack replaces it with another one.",
]
OPTIONAL = "{{#optional fire}}\n\n5. The mill is insured against fire and flood.\n{{/optional}}\n"
FORM = "\n\n".join(CLAUSES) + "\n"


def statuses(found: Agreement) -> list[tuple[str, str]]:
    """Ids and statuses of the clauses, in order; matched ones left out."""
    return [(clause.id, clause.status.value) for clause in found.clauses if clause.status is not Status.MATCHED]


def join(*clauses: str) -> str:
    """A copy with these clauses."""
    return "\n\n".join(clauses) + "\n"


ONE, TWO, THREE, FOUR = CLAUSES
ADDED = "The Buyer also pays whatever the carrier asks of the Supplier."


@pytest.mark.parametrize(
    ("scan", "wanted"),
    [
        (FORM, []),
        (join(ONE, THREE, FOUR), [("2", "missing")]),
        (join(ONE, TWO, ADDED, THREE, FOUR), [("+1", "added")]),
        (join(ONE, THREE, FOUR, TWO), [("2", "moved")]),
        (join(ONE, TWO, THREE.replace(" He shows", "\n\n4. He shows"), FOUR), [("3", "split")]),
        (join(ONE, TWO + " " + THREE, FOUR), [("3", "merged")]),
        (join(ONE, TWO, THREE.replace("3.", "7."), FOUR), [("3", "renumbered")]),
        (join(ONE, TWO, THREE.replace("3. ", ""), FOUR), []),
    ],
    ids=["as it is", "missing", "added", "moved", "split", "merged", "renumbered", "label lost"],
)
def test_status(scan: str, wanted: list[tuple[str, str]]) -> None:
    """What became of each clause, and of no other."""
    assert statuses(agreement(FORM, scan)) == wanted


def test_absent_optional_part() -> None:
    """An optional part that a copy rightly lacks is absent, with nothing to blame it for."""
    found = agreement(FORM + OPTIONAL, FORM)
    assert statuses(found) == [("5", "absent")]
    assert found.verdict == "clean"
    assert statuses(agreement(FORM + OPTIONAL, join(*CLAUSES, "5. The mill is insured against fire and flood."))) == []


def test_where_a_clause_stands() -> None:
    """The spans of a clause are its text in the scan, its full stop included; an added one's is cut out of them."""
    scan = join(ONE, TWO, ADDED, THREE, FOUR)
    found = {clause.id: clause for clause in agreement(FORM, scan).clauses}
    assert [scan[slice(*span)] for span in found["2"].spans] == [TWO]
    assert [scan[slice(*span)] for span in found["+1"].spans] == [ADDED]
    assert [scan[slice(*span)] for span in found["3"].spans] == [THREE]
    assert found["+1"].heading.startswith("The Buyer also pays")
    place = found["+1"].canonical_span
    assert place[0] == place[1]


def test_a_passage_in_the_middle_of_a_clause() -> None:
    """An added passage divides the clause in which it is, and its verdict is not the clause's."""
    scan = join(ONE, TWO, THREE.replace(" He shows", f"\n\n{ADDED}\n\nHe shows"), FOUR)
    found = {clause.id: clause for clause in agreement(FORM, scan).clauses}
    before, after = THREE.split(" He shows")
    assert [scan[slice(*span)].strip() for span in found["3"].spans] == [before, "He shows" + after]
    assert [scan[slice(*span)] for span in found["+1"].spans] == [ADDED]
    assert (found["3"].verdict, found["+1"].verdict) == (Verdict.FORMAT, Verdict.SUBSTANTIVE)


def test_a_clause_of_which_too_little_was_read() -> None:
    """Where half of a clause's words were not read it is for a person, even if nothing else is said of it."""
    lacking = join(ONE, TWO, "3. The Supplier keeps the books.", FOUR)
    found, moves = moved(FORM, lacking)
    clauses, _ = clauses_of_copy(found.canonical, found.words, found.units, moves, [])
    assert [clause.verdict for clause in clauses] == [Verdict.FORMAT, Verdict.FORMAT, Verdict.REVIEW, Verdict.FORMAT]


def test_page_break_in_a_clause() -> None:
    """A clause that a page's foot interrupts is one clause still, and is read as a whole."""
    scan = join(ONE, TWO, THREE.replace(" He shows", "\n\n- 2 -\n\n\fHe shows"), FOUR)
    found = {clause.id: clause for clause in agreement(FORM, scan).clauses}
    assert found["3"].status is Status.MATCHED
    assert found["3"].coverage == 1.0


def test_coverage() -> None:
    """Coverage is the share of a clause's words that were read: equal ones and noise count, others do not."""
    scan = FORM.replace("archive", "archlve").replace("delivers the flour", "sells the bread")
    found = {clause.id: clause for clause in agreement(FORM, scan).clauses}
    assert found["3"].coverage == 1.0
    assert found["1"].coverage == pytest.approx(8 / 10, abs=0.01)
    assert found["2"].coverage == 1.0


def test_missing_clause_is_substantive_and_unread() -> None:
    """A missing clause has no span, no coverage, and is a change."""
    (clause,) = [c for c in agreement(FORM, join(ONE, THREE, FOUR)).clauses if c.status is Status.MISSING]
    assert clause.spans == ()
    assert clause.coverage == 0.0
    assert clause.verdict is Verdict.SUBSTANTIVE


def test_verdict_is_the_worst_finding_s() -> None:
    """Each clause has the verdict of its worst finding, and no clause that of another's."""
    found = agreement(FORM, FORM.replace("shall pay", "may pay").replace("archive", "archlve"))
    assert [(c.id, c.verdict.value) for c in found.clauses] == [
        ("1", "format"), ("2", "substantive"), ("3", "noise"), ("4", "format"),
    ]  # fmt: skip
