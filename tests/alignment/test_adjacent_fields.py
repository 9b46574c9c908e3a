"""Two fields with only a mark between them get their own words."""

from __future__ import annotations

import pytest

from clausediff.alignment.edits import EditKind
from tests.stages import diffed

FIELDS = {"who": {"type": "person"}, "sign": {"type": "signature"}}


def fillings(between: str, scan: str) -> list[str]:
    """What the two fields of ``Signed by {{who}}…{{sign}}`` are filled with."""
    form = f"The mill keeps the flour dry.\n\nSigned by {{{{who}}}}{between}{{{{sign}}}}\n"
    text = f"The mill keeps the flour dry.\n\nSigned by {scan}\n"
    _, edits = diffed(form, text, fields=FIELDS)
    return [text[edit.scan.slice] for edit in edits if edit.kind is EditKind.FIELD]


@pytest.mark.parametrize(
    ("between", "scan", "filled"),
    [
        (": ", "Helen Abernathy: /s/ Helen Abernathy", ["Helen Abernathy", "/s/ Helen Abernathy"]),
        (" | ", "Ada Byron | Ada Byron", ["Ada Byron", "Ada Byron"]),
        ("; ", "Ada Byron; A. Byron", ["Ada Byron", "A. Byron"]),
        # The mark is there twice, within a word, or not at all: nothing tells.
        (" - ", "Ada - Byron - Lovelace", None),
        (" - ", "Ada Byron-Lovelace", None),
        (": ", "Ada Byron", None),
        # No mark, or a paragraph between them, is no such pair.
        (" ", "Ada Byron: A. Byron", None),
    ],
)
def test_the_mark_divides(between: str, scan: str, filled: list[str] | None) -> None:
    """Words before the mark are the first field's; without one mark that tells, the words are left where they are."""
    found = fillings(between, scan)
    if filled is not None:
        assert found == filled
    else:
        assert "".join("".join(found).split()) in ("".join(scan.split()), "".join(scan.split(" - ")).replace(" ", ""))
        assert "" in found


def test_a_binding_word_is_not_passed_on() -> None:
    """What is no filling of the second field stays where the alignment had it."""
    assert not any(each.startswith("shall") for each in fillings(": ", "Ada Byron: shall not pay")[1:])


BOXES = {
    "alcohol": {"type": "choice", "choices": ["Yes", "No"]},
    "rules": {"type": "checkbox"},
}


@pytest.mark.parametrize(
    ("scan", "filled"),
    [
        pytest.param("Yes ☐ No ☒\n\n☒", ["Yes ☐ No ☒", "☒"], id="both in the label's line"),
        pytest.param("Yes ☐\tNo ☒\n\n☒", ["Yes ☐\tNo ☒", "☒"], id="in cells"),
        pytest.param("☒ Yes ☐ No\n\n☐", ["☒ Yes ☐ No", "☐"], id="signs before the words"),
    ],
)
def test_words_in_the_label_s_line_are_of_its_field(scan: str, filled: list[str]) -> None:
    """Though the field behind the blank line could take them in as well."""
    form = "The mill keeps the flour dry.\n\nIt sells wine: {{alcohol}}\n\n{{rules}} The miller has read the rules.\n"
    text = f"The mill keeps the flour dry.\n\nIt sellz wine: {scan} The miller has read the rules.\n"
    _, edits = diffed(form, text, fields=BOXES)
    assert [text[edit.scan.slice].strip() for edit in edits if edit.kind is EditKind.FIELD] == filled


def test_all_choices_are_of_their_field() -> None:
    """However many words they are."""
    names = ["In spring only", "In summer only", "In spring and in summer", "In the whole of the year"]
    scan = "\n".join(f"☐ {name}" for name in names)
    form, text = (
        "The mill sells wine:\n\n{{season}}\n\nIt is open.\n",
        f"The mill sells wine:\n\n{scan}\n\nIt is open.\n",
    )
    _, edits = diffed(form, text, fields={"season": {"type": "choice", "choices": names}})
    assert [text[edit.scan.slice] for edit in edits] == [scan]
