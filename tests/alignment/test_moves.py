"""Moves: what one place lacks and another has; lines of a form that were read in another order."""

from __future__ import annotations

import random

from clausediff.alignment.moves import cut_out
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.model import Range
from tests.stages import agreement, moved

CLAUSES = [
    "1. The Supplier delivers the flour to the Buyer each week.",
    "2. The Buyer shall pay the price within 60 days.",
    "3. The Supplier keeps the books of the mill in his archive.",
    "4. Whoever breaks a sack replaces it with another one.",
]
FORM = "\n\n".join(CLAUSES) + "\n"
BLOCK = "\n\nName: {{one}}\nTitle: {{rank}}\nDate: {{day}}\n"
FIELDS = {"one": {"type": "person"}, "rank": {"type": "text"}, "day": {"type": "date"}}


def order(*numbers: int) -> str:
    """The clauses in this order."""
    return "\n\n".join(CLAUSES[number - 1] for number in numbers) + "\n"


def test_no_move() -> None:
    """A copy in order has none, and neither has one with a clause struck or added."""
    for scan in (FORM, order(1, 2, 4), order(1, 2, 3, 2, 4)):
        assert moved(FORM, scan)[1] == []


def test_clause_moved() -> None:
    """A clause in another place is one move, whose words are the clause's on both sides."""
    made, moves = moved(FORM, order(1, 3, 4, 2))
    (move,) = moves
    assert not move.order_only
    lost, found = made.canonical.keys[move.canonical.slice], made.words.keys[move.scan.slice]
    assert " ".join(lost[-9:]) == "the buyer shall pay the price within 60 days"
    assert found[-9:] == lost[-9:]


def test_moved_and_changed() -> None:
    """A clause that was changed on its way is still moved, and the change is in its own alignment."""
    made, moves = moved(FORM, order(1, 3, 4, 2).replace("60 days", "90 days"))
    (move,) = moves
    changed = [
        (made.canonical.keys[u.canonical.start], made.words.keys[u.scan.start])
        for u in move.units
        if u.kind is Kind.REPLACE
    ]
    assert ("60", "90") in changed


def test_units_stay_whole() -> None:
    """Cutting a move out loses nothing: each word of both sides is in one unit still."""
    for scan in (order(1, 3, 4, 2), order(2, 3, 4, 1), order(4, 1, 2, 3)):
        made, moves = moved(FORM, scan)
        assert moves
        assert sorted(i for u in made.units for i in u.canonical.indices) == list(range(len(made.canonical)))
        assert sorted(i for u in made.units for i in u.scan.indices) == list(range(len(made.words)))
        marked = {i for u in made.units if u.kind is Kind.MOVED for i in u.scan.indices}
        assert marked == {i for move in moves for i in move.scan.indices}


def test_few_words_are_not_moved() -> None:
    """A word or two here and there are lost and gained, not moved."""
    scan = FORM.replace("each week", "").replace("another one", "another one each week")
    assert moved(FORM, scan)[1] == []


def test_form_label_elsewhere_is_no_form_move() -> None:
    """A label of the block among the clauses is not the engine's reading order."""
    made, moves = moved(
        FORM + BLOCK, "Title: Countess\n\n" + FORM + "\n\nName: Ada Byron\nDate: May 5, 2020\n", fields=FIELDS
    )
    assert [move for move in moves if move.order_only] == []
    assert any(u.kind is Kind.INSERT for u in made.units)


def test_moves_that_touch_stay_two() -> None:
    """Two passages missing from one run that are in two other places keep a place each; joined, one would have none."""
    deletion = Unit(Kind.DELETE, Range(4, 12), Range(7, 7))
    kept = cut_out([deletion], [Move(Range(4, 8), Range(20, 24), False), Move(Range(8, 12), Range(40, 44), False)])
    assert [(unit.kind, *unit.canonical) for unit in kept] == [(Kind.MOVED, 4, 8), (Kind.MOVED, 8, 12)]


def test_a_move_beside_a_deletion_leaves_it() -> None:
    """What was moved before a deletion begins, or after it ends, is not cut out of it."""
    deletion = Unit(Kind.DELETE, Range(4, 12), Range(7, 7))
    moves = [Move(Range(2, 4), Range(20, 22), False), Move(Range(12, 16), Range(40, 44), False)]
    assert cut_out([deletion], moves) == [deletion]


def test_moves_from_and_to_one_place() -> None:
    """A passage that was moved away stays whole on both sides of one that was moved to its middle."""
    units = [
        Unit(Kind.DELETE, Range(2, 4), Range(7, 7)),
        Unit(Kind.INSERT, Range(4, 4), Range(7, 12)),
        Unit(Kind.DELETE, Range(4, 6), Range(12, 12)),
    ]
    kept = cut_out(units, [Move(Range(2, 6), Range(40, 44), False), Move(Range(30, 35), Range(7, 12), False)])
    assert [(unit.canonical, unit.scan) for unit in kept] == [(unit.canonical, unit.scan) for unit in units]
    assert {unit.kind for unit in kept} == {Kind.MOVED}


def test_a_move_over_several_units_is_one() -> None:
    """One passage that a blank field parts into three units is still one move."""
    units = [
        Unit(Kind.DELETE, Range(4, 6), Range(7, 7)),
        Unit(Kind.FIELD, Range(6, 7), Range(7, 7)),
        Unit(Kind.DELETE, Range(7, 12), Range(7, 7)),
    ]
    kept = cut_out(units, [Move(Range(4, 12), Range(20, 28), False)])
    assert [(unit.kind, *unit.canonical) for unit in kept] == [(Kind.MOVED, 4, 12)]


def test_a_line_without_a_field_in_another_place_is_for_a_person() -> None:
    """Nobody knows whose line it is: ``as Agent`` under the other party's heading says something else."""
    block = "\n\nSELLER\nName: {{seller}}\nCapacity: as Agent\n\nBUYER\nName: {{buyer}}\nCapacity: as Principal\n"
    fields = {"seller": {"type": "person"}, "buyer": {"type": "person"}}
    scan = block.replace("{{seller}}", "Ada Byron").replace("{{buyer}}", "Li Wei")
    assert agreement(FORM + block, FORM + scan, fields=fields).verdict == "clean"
    moved_line = scan.replace("Capacity: as Agent\n", "").replace(
        "as Principal\n", "as Principal\nCapacity: as Agent\n"
    )
    assert agreement(FORM + block, FORM + moved_line, fields=fields).verdict != "clean"


def test_clauses_in_no_order() -> None:
    """Long clauses in another order are moves, each in one piece, and what was changed in one of them is a change there."""
    words = [f"{stem}{number}" for number in range(60) for stem in ("alder", "birch", "cedar")]
    clauses = [" ".join([f"{n}.", *random.Random(n).sample(words, 90)]) for n in range(1, 13)]
    order = [7, 3, 11, 1, 9, 5, 12, 2, 10, 6, 4, 8]
    parts = [clauses[n - 1] for n in order]
    parts[1] = parts[1].replace(parts[1].split()[40], "unexpected")
    made, moves = moved("\n\n".join(clauses) + "\n", "\n\n".join(parts) + "\n")
    longest = 4  # clauses that can stay
    assert len(moves) >= 12 - longest - 1
    assert all(unit.kind in (Kind.EQUAL, Kind.MOVED, Kind.REPLACE) for unit in made.units)
    changed = [*made.units, *(unit for move in moves for unit in move.units)]
    assert [made.words.keys[unit.scan.start] for unit in changed if unit.kind is Kind.REPLACE] == ["unexpected"]
