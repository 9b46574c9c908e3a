"""One column from two sides: one mark for a rewritten sentence, as a person would see it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.report.segments import segments
from clausediff.tui import rows
from clausediff.tui.units import Look

from .factory import Spec, report


def inline(text: str, width: int = 400) -> tuple[str, list[int]]:
    """The clause in one column, and the findings whose words are marked, in their order."""
    made = report(Spec("", text))
    document = made.documents[0]
    agreement = document.agreements[0]
    numbers = {finding.id: number for number, finding in enumerate(agreement.findings)}
    stretches = segments(document, agreement, agreement.clauses[0])
    found = rows.inline(stretches, numbers, Look(lambda _n, each: each.verdict.gravity >= 3, None), width)
    pieces = [piece for row in found for piece in row.left]
    marked = [piece.finding for piece in pieces if piece.role in ("removed", "added")]
    return " ".join("".join(piece.text for piece in row.left) for row in found), marked


REWRITTEN = (
    "may ⟦keep one copy with its department, and copies that⇒retain copies and any backups|substantive|word⟧"
    " its systems make ⟦by themselves as a backup⇒for so long as it sees fit|substantive|word⟧, if"
)


def test_a_rewritten_sentence_is_one_mark() -> None:
    """The few words that are the same by coincidence are on both sides of it; each word keeps its finding."""
    shown, marked = inline(REWRITTEN)
    assert shown == (
        "may [-keep one copy with its department, and copies that its systems make by themselves as a backup-]"
        "{+retain copies and any backups its systems make for so long as it sees fit+}, if"
    )
    assert marked == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("⟦30⇒90|substantive|n⟧ or ⟦5⇒6|substantive|n⟧ days", "[-30-]{+90+} or [-5-]{+6+} days"),
        (
            "⟦a b c⇒x|substantive|n⟧ one two three ⟦d e f⇒y|substantive|n⟧.",
            "[-a b c-]{+x+} one two three [-d e f-]{+y+}.",
        ),
        ("⟦a b⇒x|substantive|n⟧ one\n\n⟦d e⇒y|substantive|n⟧.", "[-a b-]{+x+} one  [-d e-]{+y+}."),
        ("⟦not to⇒|substantive|n⟧ sue ⟦a b⇒|substantive|n⟧ now", "[-not to sue a b-]{+sue+} now"),
        ("⟦⇒not to|substantive|n⟧ sue ⟦a b⇒x y|substantive|n⟧ now", "[-sue a b-]{+not to sue x y+} now"),
        ("⟦a [-b⇒x|substantive|n⟧ is ⟦c-] d⇒y {+|substantive|n⟧ so", "[-a [-b is c-] d-]{+x is y {++} so"),
        ("⟦a b⇒x|substantive|n⟧ ⟦rn⇒m|noise|n⟧ ⟦c d⇒y|substantive|n⟧ so", "[-a b rn c d-]{+x m y+} so"),
    ],
    ids=["figures", "as long", "paragraphs", "removed", "added", "marks in the text", "noise between"],
)
def test_only_what_is_shorter_than_both_changes_belongs_to_them(text: str, shown: str) -> None:
    """Two changed figures with a word between them stay two marks."""
    assert inline(text)[0] == shown


WORDS = st.lists(st.sampled_from(["a", "bb", "c,", "d."]), max_size=4)
OTHERS = st.lists(st.sampled_from(["X", "YY"]), max_size=4)
STRETCH = st.tuples(WORDS, OTHERS, st.lists(st.sampled_from(["a", "so", "c,"]), min_size=1, max_size=4))


@given(st.lists(STRETCH, min_size=1, max_size=5), st.integers(12, 60))
def test_no_word_is_lost_or_moved(stretches: list[tuple[list[str], list[str], list[str]]], width: int) -> None:
    """Without the added words it is the canonical; without the removed ones, the scan."""
    text = left = right = "Now "
    for removed, added, same in stretches:
        if removed or added:
            text += f"⟦{' '.join(removed)}⇒{' '.join(added)}|substantive|n⟧ "
        text += " ".join(same) + " "
        left += " ".join([*removed, *same]) + " "
        right += " ".join([*added, *same]) + " "
    made = report(Spec("", text))
    agreement = made.documents[0].agreements[0]
    numbers = {finding.id: number for number, finding in enumerate(agreement.findings)}
    found = rows.inline(
        segments(made.documents[0], agreement, agreement.clauses[0]), numbers, Look(lambda _n, _f: True, None), width
    )
    for role, expected in (("added", left), ("removed", right)):
        kept = " ".join(
            piece.text.replace("[-", " ").replace("-]", " ").replace("{+", " ").replace("+}", " ")
            for row in found
            for piece in row.left
            if piece.role != role
        )
        assert "".join(kept.split()) == "".join(expected.split())
