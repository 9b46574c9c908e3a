"""Small parts of the terminal UI: colours, keymap, readable canonicals, pictures in quarters of cells, opening a page."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.theme import Theme

from clausediff.errors import UsageError
from clausediff.model import Excerpt, Finding, IssuedPlace, Range, Verdict
from clausediff.tui import opening
from clausediff.tui.keymap import ids, keymap
from clausediff.tui.picture import beside_the_form, picture_of, quarter_cells
from clausediff.tui.readable import both, readable
from clausediff.tui.themes import _COLORS, NAMES, themes

from .driving import bar, decided, difference, opened, press
from .factory import PILE, report
from .factory import pile as of


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 has it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of two colours as WCAG 2 has it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


INKS = "foreground text quiet primary substantive review noise field format accepted rejected".split()
FILLED = [("on-substantive", "substantive-fill"), ("on-review", "review-fill"), ("text", "hit"), ("foreground", "hit")]
FILLED += [("on-quiet", name) for name in ("accepted", "noise", "field", "format")]


@pytest.mark.parametrize("theme", NAMES)
def test_every_text_can_be_read(theme: str) -> None:
    """Each colour of text has a contrast of 4.5 on each ground that it can stand on: screen, lists, bars, the cursor."""
    colors = _COLORS[theme]
    pairs = [(ink, ground) for ink in INKS for ground in ("background", "surface", "panel")] + FILLED
    poor = {pair: contrast(colors[pair[0]], colors[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}


def test_themes_are_textuals() -> None:
    """And can be chosen by name."""
    assert [each.name for each in themes()] == [f"clausediff-{name}" for name in NAMES]
    assert all(isinstance(each, Theme) for each in themes())


@pytest.mark.parametrize(
    ("canonical", "shown"),
    [
        ("## 7. Notice", "7. Notice"),
        (".\n\n##", ".\n\n"),
        ("the **Recipient** and __all__", "the Recipient and all"),
        ("by {{first_signer}}, {{ speaker }}", "by ‹first signer›, ‹speaker›"),
        ("{{#optional fee}}A fee.{{/optional}}", "A fee."),
        ("{{#either seat}}Oslo{{or}}Bergen{{/either}}", "OsloBergen"),
        ("{{day|days}}", "day/days"),
        (r"1\. \* \[a\]", "1. * [a]"),
        ("a # b, 2 * 3, x_y, {one}", "a # b, 2 * 3, x_y, {one}"),
    ],
)
def test_canonicals_are_shown_without_their_marks(canonical: str, shown: str) -> None:
    """Headings, emphasis, fields and optional parts; what only looks like a mark stays."""
    assert readable(canonical) == shown


@pytest.mark.parametrize(
    ("canonical", "scan", "category", "shown"),
    [
        ("{{partner}} not", "all", "word", ("‹partner› not", "all")),
        ("fully **paid**", "fully\npaid", "struck", ("fully paid", "~~fully paid~~")),
        ("fully paid", "fully\npaid", "moved", ("fully paid", "fully paid")),
        ("fully paid", "fully paid", "circled", ("fully paid", "fully paid ‹circled›")),
        ("**paid**", "paid", "word", ("**paid**", "paid")),
        (" ", "\t", "word", ("·", "⇥")),
        ("", "~~", "struck", ("", "~~~~~~")),
    ],
)
def test_what_was_done_to_words_that_stayed_is_said(canonical: str, scan: str, category: str, shown) -> None:
    """Struck out, circled, moved: with the blanks as they are; drawn only where nothing else differs."""
    nowhere = Range(0, 0)
    finding = Finding(
        "f", Verdict.REVIEW, category, "1", Excerpt(nowhere, canonical), Excerpt(nowhere, scan), 0.5, ("why",)
    )
    assert both(finding, canonical, scan) == shown


@given(st.text(alphabet="ab 12.,;:()§$%&'\"-–\n", max_size=40))
def test_words_and_figures_are_never_lost(text: str) -> None:
    """A text without marks is shown as it is."""
    assert readable(text) == text


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ('"difference.nothing" = "m"', "there is no key"),
        ("x = [", "keymap"),
        ('"review.next" = 3', "needs the name of a key"),
        (None, "there is no keymap"),
    ],
)
def test_a_keymap_that_is_off_is_refused(tmp_path: Path, content: str | None, error: str) -> None:
    """With a sentence, before anything is shown."""
    file = tmp_path / "keys.toml"
    if content is not None:
        file.write_text(content)
    with pytest.raises(UsageError, match=error):
        keymap(file)


async def test_keys_can_be_put_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a file of ids; without one all is as usual."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.delenv("CLAUSEDIFF_KEYMAP", raising=False)
    assert keymap() == {}
    file = tmp_path / "keys.toml"
    file.write_text('"difference.answer_misread" = "m"\n"pile.next" = "x"\n')
    monkeypatch.setenv("CLAUSEDIFF_KEYMAP", str(file))
    keys = keymap()
    assert set(keys) <= ids()
    async with opened(of(3, differences=PILE[:1]), tmp_path, keys=keys) as (app, pilot):
        await press(pilot, "n")
        await press(pilot, "x")
        assert difference(app)
        await press(pilot, "a")
        assert decided(tmp_path) == []
        await press(pilot, "m")
        assert decided(tmp_path) == [("30", "misread")]
        assert "1 decided" not in bar(app, "#title")


def test_a_picture_in_quarter_cells() -> None:
    """Four pixels in each cell, in two shades, black as 0 and white as 255, scaled to the width."""
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    picture = image.new("L", (8, 8), 255)
    picture.paste(0, (0, 0, 8, 4))
    rows = quarter_cells(picture, 8)
    assert (len(rows), len(rows[0])) == (4, 8)
    assert rows[0][0] == ("█", 0, 0) and rows[3][7] == ("█", 255, 255)
    picture = image.new("L", (2, 2), 255)
    picture.putpixel((1, 0), 0)
    assert quarter_cells(picture, 1) == [[("▝", 0, 255)]]
    assert max(len(row) for row in quarter_cells(image.new("L", (600, 90)), 70)) <= 70
    assert len(quarter_cells(image.new("L", (90, 6000)), 70)) <= 28


def test_the_issued_form_below_the_copys_picture() -> None:
    """The same place of the form comes below the copy's, behind a dark line; without a form the copy's is alone."""
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    out = io.BytesIO()
    image.new("L", (60, 20), 100).save(out, "JPEG")
    document = report().documents[0]
    finding = document.agreements[0].findings[0]
    copy = image.new("L", (40, 30), 200)
    assert beside_the_form(copy, document, finding) is copy
    placed = replace(finding, issued=IssuedPlace(1, ((0.0, 0.0, 1.0, 1.0),), "word"))
    assert beside_the_form(copy, document, placed) is copy
    both = beside_the_form(copy, replace(document, issued=lambda _: out.getvalue()), placed)
    assert both.size == (60, 30 + 12 + 20)
    column = [both.getpixel((20, row)) for row in range(both.height)]
    assert column[0] == 200
    assert min(column[30:42]) < 50
    assert abs(column[-1] - 100) < 5


def test_without_a_picture_a_sentence_says_why() -> None:
    """A text has none."""
    document = report().documents[0]
    with pytest.raises(LookupError, match="no pictures"):
        picture_of(document, document.agreements[0].findings[0], whole=False)


def test_a_page_is_opened_at_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the editor for a text; the name of a file is an argument, and never taken for an option."""
    document = report().documents[0]
    finding = next(each for each in document.agreements[0].findings if each.category == "missing")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "vi -R")
    monkeypatch.chdir(tmp_path)
    named = replace(document, path="-rf $(x).txt")
    line = document.text.count("\n", 0, finding.scan.span[0]) + 1
    found = opening.command(named, finding)
    assert found == (["vi", "-R", f"+{line}", str(tmp_path / "-rf $(x).txt")], True)
    monkeypatch.setattr(opening.shutil, "which", lambda name: None)
    monkeypatch.setattr(opening.sys, "platform", "linux")
    assert opening.command(replace(named, reader="pdf"), None) is None


async def test_opening_says_what_it_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is gone, and a browser, in which nothing is opened."""
    monkeypatch.delenv("CLAUSEDIFF_SERVED", raising=False)
    async with opened(of(3, differences=PILE[:1]), tmp_path) as (app, pilot):
        await press(pilot, "o")
        assert "is not there any more" in bar(app)
        monkeypatch.setenv("CLAUSEDIFF_SERVED", "{}")
        await press(pilot, "o")
        assert "In a browser, files are not opened" in bar(app)
