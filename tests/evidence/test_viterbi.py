"""The lattice: what it leaves out to save time changes no path."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from clausediff.evidence import channel
from clausediff.evidence.prior import Prior
from clausediff.evidence.viterbi import Lattice

TABLES = channel._tables()
ENGINES = sorted(TABLES["engines"])
PRUNED = {name: Lattice(TABLES["engines"][name], Prior(TABLES["prior"])) for name in ENGINES}
WHOLE = {name: Lattice(TABLES["engines"][name], Prior(TABLES["prior"])) for name in ENGINES}
for _lattice in WHOLE.values():
    _lattice._falls = False
GLYPHS = st.text("abcdeimnrtuvl1I|05Sé., §", max_size=9)


@given(st.sampled_from(ENGINES), GLYPHS, GLYPHS, st.booleans(), st.booleans())
@settings(max_examples=500, deadline=None)
def test_cells_that_are_left_out_are_on_no_best_path(
    engine: str, truth: str, observed: str, opens: bool, closes: bool
) -> None:
    """The same swaps, places, errors and share, to the last digit, as with all cells."""
    assert PRUNED[engine].best(truth, observed, opens, closes) == WHOLE[engine].best(truth, observed, opens, closes)


def test_every_segment_makes_a_path_less_likely() -> None:
    """In all tables, on which the saving rests."""
    assert all(lattice._falls for lattice in PRUNED.values())
