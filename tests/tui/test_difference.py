"""The screen of one difference: one key a copy, one for all that read exactly so, and on to the next undecided."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from clausediff.differences import same_reading
from clausediff.tui.difference_text import DifferenceText
from clausediff.tui.themes import color

from .driving import bar, decided, difference, lines, listed, opened, press, say
from .factory import PILE, Spec, report
from .factory import pile as of

TWO = tuple(each for each in PILE if each[1] in ("7.", "6."))


def said(app) -> str:
    """The sentence of why."""
    return str(app.screen.query_one("#why", Static).render())


async def test_the_sentence_and_its_copies(tmp_path: Path) -> None:
    """The changed words are in sight and marked, with one sentence of why; each copy is a row with its name."""
    async with opened(of(8, differences=TWO), tmp_path) as (app, pilot):
        await press(pilot, "enter")
        text = "\n".join(lines(app.screen.query_one(DifferenceText)))
        assert "[-30-]{+90+}" in text and "▶!" in text
        assert said(app).startswith("A figure; in 6 of 8 copies. Both are figures.") and "•" not in said(app)
        assert "SUBSTANTIVE number" in bar(app, "#title") and "7. Notice" in bar(app, "#title")
        rows = listed(app, "#holders")
        assert len(rows) == 6 and "Party 000 Ltd" in rows[0] and rows[0].endswith("○ open")
        await press(pilot, "W")
        assert "• Both are figures." in said(app) and "chance that it is only misread" in said(app)
        await press(pilot, "v")
        assert " │ " in "\n".join(lines(app.screen.query_one(DifferenceText)))
        await press(pilot, "v", "j", "y")
        assert app.clipboard.startswith("in/001.txt, agreement 1 (Party 001 Ltd), clause 7.: canonical “30”")
        await press(pilot, "i")
        assert "no pictures" in "".join(lines(app.screen.query_one("#picture")))  # type: ignore[arg-type]


async def test_what_was_not_compared_stays_in_sight(tmp_path: Path) -> None:
    """At 80 columns the words of the title give way, and the count does not."""
    async with opened(of(40, error="in/x.pdf"), tmp_path, size=(80, 24)) as (app, pilot):
        await press(pilot, "enter")
        for entry in app.session.entries:
            title = bar(app, "#title")
            assert title.endswith("11 differences · 0 decided · 1 file not compared") and entry.place in title
            await press(pilot, "]")


async def test_a_theme_that_is_chosen_here_is_that_of_the_list_too(tmp_path: Path) -> None:
    """As soon as it comes back into sight."""
    async with opened(of(4, differences=TWO), tmp_path) as (app, pilot):
        await press(pilot, "enter", "t", "esc")
        assert app.theme == "clausediff-light"
        assert app.screen.styles.background.hex.lower() == color(app.theme, "background")
        assert app.screen.query_one("#entries").styles.background.hex.lower() == color(app.theme, "background")
        await press(pilot, "t", "enter")
        assert app.screen.styles.background.hex.lower() == color(app.theme, "background")


async def test_deciding_goes_on(tmp_path: Path) -> None:
    """To the next undecided copy, and after the last one to the next undecided difference; undo comes back, in all copies."""
    async with opened(of(8, differences=TWO), tmp_path) as (app, pilot):
        session = app.session
        await press(pilot, "enter", "a")
        assert decided(tmp_path) == [("30", "misread")]
        assert difference(app).holders.cursor == 1 and "1 decided" not in bar(app, "#title")
        await press(pilot, " ", "j", " ", "d")
        assert sorted(decided(tmp_path)) == [("30", "agreed"), ("30", "agreed"), ("30", "misread")]
        assert difference(app).selected == set()
        await press(pilot, "r", "r", "r")
        assert session.entry == 1 and len(decided(tmp_path)) == 6 and "its own → the" not in bar(app)
        await press(pilot, "A", "n")
        assert len(decided(tmp_path)) == 6
        await press(pilot, "R", "y")
        assert decided(tmp_path).count(("its own", "object")) == 3
        assert "Every difference is decided" in bar(app)
        await press(pilot, "u")
        assert len(decided(tmp_path)) == 6 and "Undone in 3 copies" in bar(app)
        await press(pilot, "S")
        await press(pilot, "y")
        await say(pilot, "is that the new form?")
        assert decided(tmp_path).count(("its own", "ask")) == 3
        assert all("asked, Ada: is that the new form?"[:20] in row for row in listed(app, "#holders"))
        assert session.standing(1) == ("asked", 3)
        await press(pilot, "[", "]", "n")
        assert session.entry == 1


async def test_undo_after_leaving_and_coming_back(tmp_path: Path) -> None:
    """The whole of what was decided at once, wherever the cursor is by now; never what another reviewer decided."""
    made = of(8, differences=TWO)
    async with opened(made, tmp_path) as (_, pilot):
        await press(pilot, "enter", "A", "y", "q")
    assert len(decided(tmp_path)) == 6
    async with opened(made, tmp_path, reviewer="Bo") as (app, pilot):
        await press(pilot, "u", "j", "R", "y", "q")
    assert len(decided(tmp_path)) == 9
    async with opened(made, tmp_path) as (app, pilot):
        assert app.session.entry == 1
        await press(pilot, "u")
        assert decided(tmp_path) == [("its own", "object")] * 3
        assert "Undone in 6 copies: misread" in bar(app) and app.session.entry == 0
        await press(pilot, "u")
        assert "nothing to undo" in bar(app) and len(decided(tmp_path)) == 3


@pytest.mark.parametrize("key", ["A", "D", "R"])
async def test_never_across_readings(tmp_path: Path, key: str) -> None:
    """What stands at the same place and reads otherwise is another difference, and stays as it was."""
    made = of(6, differences=TWO[:1])
    others = of(6, differences=((TWO[0][0].replace("90", "80"), "7.", 6),))
    documents = (*made.documents[:3], *others.documents[3:])
    async with opened(type(made)(documents), tmp_path) as (app, pilot):
        session = app.session
        assert [entry.finding.scan.text for entry in session.entries] == ["80", "90"]
        await press(pilot, "enter", key, "y")
        done = {held.subject.scan_text for entry in session.entries for held in entry.held if session.decision_on(held)}
        assert {same_reading(text) for text in done} == {"80"} and len(decided(tmp_path)) == 3


async def test_a_list_item_has_its_lead_in_and_its_whole_path(tmp_path: Path) -> None:
    """And the scan's brackets; nothing of the canonical's marks."""
    made = report(
        Spec("3.1", "The **Recipient** shall:", id="3.1"),
        Spec("(b)", "tell ⟦{{partner}} not⇒all|substantive|negation|other words⟧ of it;", id="3.1.b"),
        paths=("in/a.txt", "in/b.txt"),
    )
    async with opened(made, tmp_path) as (app, pilot):
        assert "3.1(b)" in listed(app, "#entries")[0] and "{{" not in listed(app, "#entries")[0]
        await press(pilot, "enter")
        text = "\n".join(lines(app.screen.query_one(DifferenceText)))
        assert "The Recipient shall:" in text and "(b) tell" in text and "‹partner› not" in text
        assert "**" not in text and "{{" not in text
