"""The benchmark of parts: its pages are the same each time, and its tally counts what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmark import paper, parts


def test_a_page_is_the_same_each_time(tmp_path: Path) -> None:
    """Edits, marks and places follow from the number of the page."""
    pytest.importorskip("PIL")
    if not all(Path("/usr/share/fonts/truetype", f"{face}.ttf").exists() for face in parts.FACES):
        pytest.skip("the faces are Debian's")
    one, other = (parts._page(tmp_path / name, "held-out", 3) for name in ("a", "b") if not (tmp_path / name).mkdir())
    assert one.edits == other.edits
    assert [box for _, box in one.marks] == [box for _, box in other.marks]
    assert one.path.read_bytes() == other.path.read_bytes()
    assert one.edits and one.marks
    assert one.issued.text != ""


def test_where_a_page_ends_in_the_text_before_its_edits() -> None:
    """Words put in or left out before it, and a clause that was moved behind it, do not shift it."""
    plain = "one two three four five six seven eight nine ten"
    edited = "one and a half two three five seven eight six nine ten"
    assert plain[parts._before_edits(plain, edited, edited.index("seven")) :].startswith("seven")
    assert plain[parts._before_edits(plain, edited, edited.index("eight")) :].startswith("eight")
    assert plain[parts._before_edits(plain, edited, edited.index("two")) :].startswith("two")


def test_rows_of_a_tally() -> None:
    """Silent shares have their interval, false findings are per 1,000 words."""
    tally = parts.Tally([True, False], [("word", True)], [(1, 0), (0, 2)], [500, 500], ["fax", "blur"])
    (row,) = parts.rows_of_parts({"all": tally})
    assert row[:3] == ["all", "2", "2"]
    assert row[3].startswith("50.0 %")
    assert row[5].startswith("0.0 %")
    assert row[6:] == ["1.0", "2.0"]
    assert list(parts.wear_rows(tally)) == [["fax", "1", "2.0", "0.0"], ["blur", "1", "0.0", "4.0"]]


def test_each_half_keeps_the_others_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run on one half replaces its own table only."""
    page = tmp_path / "page.md"
    page.write_text("# Head\n", "utf-8")
    monkeypatch.setattr(paper, "PAGE", page)
    for half, shown in (("held-out", "table one"), ("fit", "second"), ("held-out", "third")):
        head, _, _ = page.read_text("utf-8").partition(paper.PARTS)
        page.write_text(head.rstrip("\n") + "\n" + paper.parts_section(5, half, shown), "utf-8")
    text = page.read_text("utf-8")
    assert text.startswith("# Head\n")
    assert "table one" not in text
    assert text.index("third") < text.index("second")
    assert text.count("## What each part contributes") == 1
