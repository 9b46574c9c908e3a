"""Lines to sign are found by their labels, and end where the next column begins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausediff.canonical.form_places import FormPlaces, SigningLine
from clausediff.evidence.pen.signing import lines_of
from clausediff.scan.scan import Scan
from tests.evidence.pen.printed import HIGH, LEFT, ROW, TOP, WIDE, printed

BY = FormPlaces(lines=frozenset({SigningLine("right", "by", "name"), SigningLine("above", "signatureoftheow")}))


def test_a_line_is_to_the_right_of_its_label_up_to_what_follows() -> None:
    """A short label must end in a colon; the word before another word is none."""
    scan = printed("made by and between them\nBy:                    Name: Li")
    (line,) = lines_of(scan, BY, [0])
    assert scan.text[: line.at].endswith("By")
    assert LEFT + 2 * WIDE <= line.region.left <= LEFT + 6 * WIDE
    assert LEFT + 15 * WIDE <= line.region.right <= LEFT + 23 * WIDE
    assert line.region.top < TOP + ROW < line.region.bottom
    assert not line.read


def test_a_line_is_above_its_label() -> None:
    """Words that were read there are on it; those of the foot are on none."""
    scan = printed("LENDER\nLi Wei\nSignature of the Owner\n\n\n\nEK")
    (line,) = lines_of(scan, BY, [0])
    assert scan.text[line.at :].startswith("Signature")
    assert line.region.bottom <= TOP + 2 * ROW
    assert line.read
    (blank,) = lines_of(printed("LENDER\n\n\nSignature of the Owner\n\n\n\nEK"), BY, [0])
    assert not blank.read


def test_each_party_has_its_own_line() -> None:
    """Side by side, a line ends before the next party's label."""
    scan = printed("By:                    By:")
    one, other = lines_of(scan, BY, [0])
    assert one.region.right < LEFT + 23 * WIDE < other.region.left


@pytest.mark.parametrize(
    ("row", "column"),
    [("Signature of the Owner    (date)", 26), ("Signature of the Owner of the house      Date", 41)],
)
def test_a_line_above_ends_where_the_next_column_begins(row: str, column: int) -> None:
    """What is written there, such as a date, signs nothing."""
    (line,) = lines_of(printed(f"LENDER\n\n\n{row}"), BY, [0])
    assert LEFT + (column - 4) * WIDE < line.region.right < LEFT + column * WIDE


def test_words_of_the_label_are_no_column() -> None:
    """Only wide white parts columns."""
    (line,) = lines_of(printed("LENDER\n\n\nSignature of the Owner of this and of other houses"), BY, [0])
    assert line.region.right > LEFT + 36 * WIDE


def tall(scan: Scan, *texts: str, up: float = 1.4) -> Scan:
    """Some words in boxes that reach further up, as those of a text line with a signature in it do."""
    words = [
        word._replace(box=word.box._replace(top=word.box.top - up * HIGH))
        if scan.text[word.span.slice] in texts
        else word
        for word in scan.words
    ]
    return replace(scan, words=tuple(words))


def test_a_label_in_one_box_with_its_signature() -> None:
    """Its line is found, in the box's height; not where words in the label's column are beside it, so that it may be of two rows."""
    scan = tall(printed("LENDER   OWNER\n\n\nSignature: Mwy\n\nDate: May 5"), "Signature:", "Mwy")
    form = FormPlaces(lines=frozenset({SigningLine("right", "signature")}))
    (line,) = lines_of(scan, form, [0])
    assert line.read
    assert not line.exact
    assert TOP + 3 * ROW - 1.5 * HIGH <= line.region.top < line.region.bottom <= TOP + 3 * ROW + HIGH
    assert lines_of(tall(printed("LENDER  OWNER\nDate: May 5\nSignature: Mwy"), "Signature:", up=2.0), form, [0]) == []


def test_a_line_ends_where_the_rows_beside_it_show_a_column() -> None:
    """The label of the second party was not read: its signature is not on the line of the first. One row alone shows no column."""
    form = FormPlaces(lines=frozenset({SigningLine("right", "signature")}))
    rows = "Owner                         Tenant\nSignature: Mwy\nDate: May 5, 2020             Date: June 6, 2020"
    (line,) = lines_of(printed(rows), form, [0])
    assert LEFT + 24 * WIDE < line.region.right < LEFT + 30 * WIDE
    (line,) = lines_of(printed(rows.replace("Owner  ", "Owner of the garage")), form, [0])
    assert line.region.right > LEFT + 34 * WIDE


@pytest.mark.parametrize(("other", "lines"), [("Signatur: Nyw", 2), ("Signatur of Nyw", 1)])
def test_a_label_misread_beside_one_that_was_not(other: str, lines: int) -> None:
    """Both are labels, if the misread one ends as a label does."""
    form = FormPlaces(lines=frozenset({SigningLine("right", "signature")}))
    assert len(lines_of(printed(f"Signature: Mwy           {other}"), form, [0])) == lines
