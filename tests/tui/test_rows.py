"""From a clause to rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.model import Report, Verdict
from clausediff.report.segments import Stretch, segments
from clausediff.report.visible import flat
from clausediff.tui import rows
from clausediff.tui.rows import Row
from clausediff.tui.units import Look
from clausediff.tui.wrap import cells

from .factory import Spec, report


def grave(_number: int, finding) -> bool:
    """What is marked at first."""
    return finding.verdict.gravity >= Verdict.REVIEW.gravity


def everything(_number: int, _finding) -> bool:
    """What is marked after ``w``."""
    return True


def made(of: Report, view, *, shown=grave, context: int | None = None, width: int = 40, clause: int = 0) -> list[Row]:
    """The rows of a clause of the first agreement."""
    document = of.documents[0]
    agreement = document.agreements[0]
    numbers = {finding.id: number for number, finding in enumerate(agreement.findings)}
    stretches = segments(document, agreement, agreement.clauses[clause])
    return view(stretches, numbers, Look(shown, context), width)


def text(row: Row) -> str:
    """The one side, or both with a bar between."""
    left, right = ("".join(piece.text for piece in side) for side in (row.left, row.right))
    return f"{left} | {right}" if row.right else left


def lines(found: Sequence[Row]) -> list[str]:
    """The rows as a test reads them."""
    return [text(row) for row in found]


CHANGED = report(Spec("2.", "until at least ⟦60⇒90|substantive|number⟧ days after the event."))


def test_both_sides_hold_the_same_words_on_a_row() -> None:
    """Marked in place, on one row."""
    assert lines(made(CHANGED, rows.side_by_side, width=20)) == [
        "2. until at least | 2. until at least",
        "[-60-] days after | {+90+} days after",
        "the event. | the event.",
    ]


def test_inline_has_the_canonical_before_the_scan() -> None:
    """As a redline reads."""
    assert lines(made(CHANGED, rows.inline, width=44)) == ["2. until at least [-60-]{+90+} days after", "the event."]


def test_as_scanned_keeps_line_ends_and_tabs() -> None:
    """The scan's own lines, with the differences marked in them."""
    spec = Spec("1.", "Name:⟦ ⇒\t|format|whitespace⟧Ann⟦ ⇒\n|format|whitespace⟧pays ⟦60⇒90|substantive|number⟧ days")
    assert lines(made(report(spec), rows.as_scanned)) == ["1. Name:        Ann", "pays [-60-]{+90+} days"]


LETTERS = report(Spec("1.", "by ⟦Marlowe Ltd⇒Harlowe Inc|substantive|party⟧ and ⟦shall⇒may|substantive|modal⟧ pay"))


def emphasised(found: Sequence[Row]) -> str:
    """The rows, with the emphasised letters in parentheses."""
    return "\n".join(
        " | ".join(
            "".join(f"({p.text})" if p.letters else p.text for p in side) for side in (row.left, row.right) if side
        )
        for row in found
    )


def test_the_changed_letters_of_a_word_are_emphasised() -> None:
    """On both sides, in every view; not in words that have little in common."""
    left, right = "by [-(M)arlowe (Ltd)-]", "{+(H)arlowe (Inc)+}"
    for width in (60, 44):
        found = emphasised(made(LETTERS, rows.side_by_side, width=width))
        assert f"1. {left} and [-shall-] pay | 1. by {right} and {{+may+}} pay" in found
    for view in (rows.inline, rows.as_scanned):
        assert f"1. {left}{right} and [-shall-]{{+may+}} pay" in emphasised(made(LETTERS, view, width=80))


@pytest.mark.parametrize("view", [rows.side_by_side, rows.inline, rows.as_scanned])
@pytest.mark.parametrize("width", range(12, 40))
def test_a_word_is_not_broken_at_its_changed_letters(view, width: int) -> None:
    """As long as the word fits into a row."""
    words = {"[-Marlowe", "Ltd-]", "{+Harlowe", "Inc+}"}
    for found in (line.split() for line in lines(made(LETTERS, view, width=width))):
        broken = {word for word in found for whole in words if word in whole and word != whole}
        assert broken <= {"|"}


def test_changed_letters_are_parts_of_one_word() -> None:
    """A fold counts words, not parts of words."""
    spec = Spec("1.", "⟦Marlowe⇒Harlowe|substantive|party⟧ " + " ".join(f"w{n}" for n in range(40)))
    folded = made(report(spec), rows.side_by_side, context=5, width=200)
    assert [text(row) for row in folded if row.fold] == ["⋯ 29 words the same ⋯ | ⋯ 29 words the same ⋯"]


def test_the_canonicals_own_marks_do_not_push_its_words_out_of_line() -> None:
    """An equal stretch with a mark that no copy prints still has the same words on the same row."""
    left = "if {{#optional x}} the ends {{day|days}} meet in the middle of it"
    right = "if the ends days meet in the middle of it"
    stretches = [Stretch("equal", (0, len(left)), (0, len(right)), left, right)]
    assert lines(rows.side_by_side(stretches, {}, Look(grave), 30)) == [
        "if the ends day/days meet in | if the ends days meet in",
        "the middle of it | the middle of it",
    ]


def test_missing_words_leave_a_word_in_the_scan() -> None:
    """An empty side says so; the words are there to read on the other."""
    found = report(Spec("5.", "I agree ⟦not to sue⇒|substantive|missing⟧ ever."))
    assert lines(made(found, rows.side_by_side)) == ["5. I agree [-not to sue-] ever. | 5. I agree ‹nothing› ever."]
    assert lines(made(found, rows.inline)) == ["5. I agree [-not to sue-] ever."]


def test_added_words_leave_a_word_in_the_canonical() -> None:
    """The other way round."""
    found = report(Spec("5.", "I agree ⟦⇒not to sue |substantive|added⟧ever."))
    assert lines(made(found, rows.side_by_side)) == ["5. I agree ‹nothing›ever. | 5. I agree {+not to sue+} ever."]
    assert lines(made(found, rows.inline)) == ["5. I agree {+not to sue+} ever."]


def test_neighbouring_findings_are_marked_apart() -> None:
    """An edit beside a garble does not share its mark."""
    found = report(Spec("1.", "we ⟦shall⇒may|substantive|modal⟧ ⟦pay⇒pav|review|word⟧ it"))
    assert lines(made(found, rows.inline)) == ["1. we [-shall-]{+may+} [-pay-]{+pav+} it"]


def test_noise_is_folded_until_asked_for() -> None:
    """Each side as it reads, without marks; with marks when everything is shown."""
    found = report(Spec("1.", "the ⟦State⇒Smte|noise|confusion⟧ of the event"))
    assert lines(made(found, rows.side_by_side)) == ["1. the State of the event | 1. the Smte of the event"]
    (row,) = made(found, rows.inline)
    assert [piece.role for piece in row.left] == ["plain", "noise", "plain"]
    marked = made(found, rows.side_by_side, shown=everything)
    assert lines(marked) == ["1. the [-State-] of the event | 1. the {+Smte+} of the event"]
    assert marked[0].marked == [0]


def test_white_space_is_drawn_where_it_is_the_difference() -> None:
    """A mark round nothing would say nothing."""
    found = report(Spec("1.", "pay⟦ ⇒\n|format|whitespace⟧now"))
    assert lines(made(found, rows.inline, shown=everything)) == ["1. pay[-·-]{+⏎+}now"]


def test_far_words_fold_with_a_count() -> None:
    """Context round the finding, and the clause's ends; the rest is counted."""
    words = " ".join(f"w{number}" for number in range(100))
    found = report(Spec("1.", f"{words} ⟦60⇒90|substantive|number⟧ {words}"))
    folded = made(found, rows.side_by_side, context=3, width=60)
    assert lines(folded) == [
        "1. w0 w1 w2 w3 w4 | 1. w0 w1 w2 w3 w4",
        "⋯ 92 words the same ⋯ | ⋯ 92 words the same ⋯",
        "w97 w98 w99 [-60-] w0 w1 w2 | w97 w98 w99 {+90+} w0 w1 w2",
        "⋯ 91 words the same ⋯ | ⋯ 91 words the same ⋯",
        "w94 w95 w96 w97 w98 w99 | w94 w95 w96 w97 w98 w99",
    ]
    assert [row.fold for row in folded] == [False, True, False, True, False]
    whole = " ".join(lines(made(found, rows.inline, context=None, width=60)))
    assert whole.split() == f"1. {words} [-60-]{{+90+}} {words}".split()


def test_a_full_stop_stays_with_its_word() -> None:
    """Whatever the canonical alone has between the two."""
    stretches = [
        Stretch("equal", (0, 3), (0, 3), "law", "law"),
        Stretch("gap", (3, 20), (3, 3), ". {{#optional x}}", ""),
        Stretch("equal", (20, 20), (3, 4), "", "."),
        Stretch("equal", (20, 25), (4, 9), " Next", " Next"),
    ]
    (row,) = rows.side_by_side(stretches, {}, Look(grave), 40)
    assert text(row) == "law. Next | law. Next"


def test_a_fold_counts_the_noise_that_it_hides() -> None:
    """Nothing is folded away uncounted."""
    words = " ".join(f"w{number}" for number in range(20))
    spec = Spec("1.", f"⟦60⇒90|substantive|number⟧ {words} ⟦State⇒Smte|noise|confusion⟧ {words} end of it all here now")
    folded = made(report(spec), rows.inline, context=2, width=60)
    assert [text(row) for row in folded if row.fold] == ["⋯ 37 words, 1 noise ⋯"]


def test_inline_shows_no_words_that_the_scan_lacks_unless_marked() -> None:
    """An optional part that the copy rightly does without is not to be read as if it were there."""
    stretches = [
        Stretch("equal", (0, 2), (0, 2), "a ", "a "),
        Stretch("gap", (2, 9), (2, 2), "absent ", ""),
        Stretch("equal", (9, 10), (2, 3), "b", "b"),
    ]
    assert lines(rows.inline(stretches, {}, Look(grave), 40)) == ["a b"]
    assert lines(rows.as_scanned(stretches, {}, Look(grave), 40)) == ["a b"]
    assert lines(rows.side_by_side(stretches, {}, Look(grave), 40)) == ["a absent b | a b"]


def test_a_word_wider_than_the_window_is_cut_not_lost() -> None:
    """10,000 characters without a blank."""
    long = "x" * 10_000
    found = report(Spec("1.", f"a ⟦{long}⇒{long}y|substantive|word⟧ b"))
    for view in (rows.side_by_side, rows.inline, rows.as_scanned):
        got = made(found, view, width=37)
        assert all(cells("".join(p.text for p in side)) <= 37 for row in got for side in (row.left, row.right))
        joined = "".join(piece.text for row in got for piece in (*row.left, *row.right))
        assert joined.count("x") == 20_000


HOSTILE = st.text(
    st.one_of(
        st.sampled_from("ab [](){}<>/\\\t\n\r\x1b\x07\u202e\u200b\u0301é契漢👍️\x00⟨"),
        st.characters(exclude_characters="⟦⟧⇒|", exclude_categories=("Cs",)),
    ),
    max_size=40,
)


@given(HOSTILE, HOSTILE, HOSTILE, st.integers(4, 30), st.sampled_from(["substantive", "noise", "format"]))
def test_any_text_is_shown_whole_and_within_the_width(
    before: str, canonical: str, scan: str, width: int, verdict: str
) -> None:
    """Every character of the scan is shown (white space aside), none is interpreted, no row is too wide."""
    found = report(Spec("", f"x{before}⟦{canonical}⇒{scan}|{verdict}|word⟧{before}y"))
    wanted = _letters(flat(f"x{before}{scan}{before}y"))
    for view in (rows.side_by_side, rows.inline, rows.as_scanned):
        got = made(found, view, width=width, shown=grave)
        for row in got:
            for side in (row.left, row.right):
                joined = "".join(piece.text for piece in side)
                assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", joined)
                assert sum(cells(piece.text) for piece in side) <= width + 1
        sides = [piece for row in got for piece in (row.right if view is rows.side_by_side else row.left)]
        shown = "".join(piece.text for piece in sides if piece.role not in ("removed", "nothing"))
        shown = _letters(shown)
        if canonical.split() == scan.split():  # then it is said what was done to the words
            shown = shown.replace("‹word›", "")
        assert shown.replace("{+", "").replace("+}", "") == wanted.replace("{+", "").replace("+}", "")


def _letters(text: str) -> str:
    return re.sub(r"[\s·⇥⏎␍]+", "", text)


@pytest.mark.parametrize("width", [1, 2, 3, 5])
def test_no_width_is_too_small(width: int) -> None:
    """A window of a few columns breaks nothing."""
    for view in (rows.side_by_side, rows.inline, rows.as_scanned):
        assert made(CHANGED, view, width=width)


def test_find_row() -> None:
    """The first row on which a finding is to be seen."""
    got = made(CHANGED, rows.side_by_side, width=20)
    assert rows.find_row(got, 0) == 1
    assert rows.find_row(got, 7) is None
