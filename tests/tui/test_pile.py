"""The first screen of a pile: differences, copies, fields; one filter for all; no reassurance before its time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual.widgets import Static

from clausediff.model import Document, Excerpt, Finding, Range, Report, Verdict
from clausediff.tui.dialogs import Question
from clausediff.tui.difference import DifferenceScreen
from clausediff.tui.listing import RowList
from clausediff.tui.pile import PileScreen
from clausediff.tui.review import ReviewScreen

from .driving import bar, decided, listed, opened, pile, press, say, settled
from .factory import PILE, report
from .factory import pile as of

ONE = tuple(each for each in PILE if each[1] in ("7.", "2.", "10."))


async def test_differences_come_first(tmp_path: Path) -> None:
    """The gravest and rarest on top, with the cursor on it and in sight; the count above; all the others below."""
    async with opened(of(8, error="in/x.pdf"), tmp_path) as (app, pilot):
        assert isinstance(app.screen, PileScreen)
        shown = listed(app, "#entries")
        assert len(shown) == 11
        first = shown[0].split()
        assert first[0] == "!" and "→" in first and first[-1] == "open"
        assert [line[0] for line in shown] == ["!"] * 8 + ["?"] * 3
        assert "likely the form's print" in shown[-1] or "likely the form's print" in shown[-2]
        assert bar(app, "#tally").startswith("11 differences · 0 decided · 1 file not compared")
        entries = app.screen.query_one("#entries", RowList)
        assert entries.cursor == 0 and entries.scroll_offset.y == 0
        await press(pilot, "G")
        assert entries.cursor == 10
        await press(pilot, "g", "g")
        assert entries.cursor == 0
        await press(pilot, "ctrl+d")
        assert entries.cursor > 3
        await press(pilot, "ctrl+u", "k", "j", "j")
        assert entries.cursor == 2
        await press(pilot, "enter")
        assert isinstance(app.screen, DifferenceScreen) and app.session.entry == int(entries.names[2])
        await press(pilot, "esc")
        assert isinstance(app.screen, PileScreen)


async def test_answers_from_the_list(tmp_path: Path) -> None:
    """One copy at once, several after a question with their number; one undo; then the next undecided difference."""
    async with opened(of(8, differences=ONE), tmp_path) as (app, pilot):
        session = app.session
        assert [entry.place for entry in session.entries] == ["2.", "7.", "10."]
        await press(pilot, "R")
        assert decided(tmp_path) == [("non-exclusive", "object")] and session.entry == 1
        await press(pilot, "D")
        assert isinstance(app.screen, Question)
        assert "in all 6 copies that read exactly so?" in str(app.screen.query_one("#question", Static).render())
        await press(pilot, "n")
        assert len(decided(tmp_path)) == 1
        await press(pilot, "D", "y")
        assert decided(tmp_path).count(("30", "agreed")) == 6 and session.entry == 2
        assert bar(app, "#tally").startswith("3 differences · 2 decided")
        assert [line.split()[-1] for line in listed(app, "#entries")] == ["object", "agreed", "open"]
        await press(pilot, "u")
        assert decided(tmp_path) == [("non-exclusive", "object")] and session.entry == 1
        assert "Undone in 6 copies" in bar(app)
        await press(pilot, "D", "y", "A", "y")
        assert bar(app, "#tally").startswith("3 differences · 3 decided · nothing is left for a person")
        await press(pilot, "n")
        assert "Every difference is decided." in bar(app)


async def test_one_filter_and_no_reassurance(tmp_path: Path) -> None:
    """A filter that hides undecided differences says so; it is in the title, holds on every tab, and esc takes it away."""
    async with opened(of(8, differences=ONE, error="in/x.pdf"), tmp_path) as (app, pilot):
        await press(pilot, "/")
        await say(pilot, "nowhere")
        assert listed(app, "#entries") == [] and "filter: “nowhere”" in bar(app, "#tally")
        assert "The filter shows none of 3 differences, 3 of them undecided" in bar(app, "#hint")
        await press(pilot, "n")
        assert "The filter hides 3 undecided differences" in bar(app)
        await press(pilot, "2")
        assert listed(app, "#copy-list") == [] and "No copy passes the filter" in bar(app, "#hint")
        await press(pilot, "esc")
        assert len(listed(app, "#copy-list")) == 9 and "filter" not in bar(app, "#tally")
        await press(pilot, "/")
        await say(pilot, "party 005")
        assert len(listed(app, "#copy-list")) == 1
        await press(pilot, "1")
        assert 0 < len(listed(app, "#entries")) <= 3
        await press(pilot, "esc", "/")
        await say(pilot, "days' notice")
        assert len(listed(app, "#entries")) >= 1
        await press(pilot, "esc", "f", "enter", "esc")
        assert len(listed(app, "#entries")) == 1 and "filter: review" in bar(app, "#tally")
        await press(pilot, "esc", "g", "g", "R", "R", "y", "A", "y")
        assert "3 decided · 1 file not compared" in bar(app, "#tally")
        assert "nothing is left" not in bar(app, "#tally")
        await press(pilot, "n")
        assert "Still: 3 differences · 3 decided · 1 file not compared" in bar(app)


async def test_clean_copies_beside_a_file_that_failed(tmp_path: Path) -> None:
    """Nothing is said to be well while a file was not compared; without it, it is."""
    async with opened(of(3, differences=(), error="in/x.pdf"), tmp_path) as (app, pilot):
        assert bar(app, "#hint") == "No difference was found. Still: 0 differences · 0 decided · 1 file not compared"
        await press(pilot, "n")
        assert "Still: 0 differences" in bar(app)
    async with opened(of(3, differences=()), tmp_path) as (app, _):
        assert "nothing is left for a person" in bar(app, "#tally") and "No copy differs" in bar(app, "#hint")


async def test_copies_and_fields(tmp_path: Path) -> None:
    """Copies are called by the field that varies, not by the officer; fields are a table; errors have their sentence."""
    made = report(paths=("in/a.txt", "in/b.txt"), copies=2, error="in/c.pdf", outside="a stray line")
    async with opened(of(8, error="in/x.pdf"), tmp_path) as (app, pilot):
        await press(pilot, "2")
        shown = listed(app, "#copy-list")
        assert "Party 000 Ltd" in " ".join(shown) and not any("Officer" in line for line in shown)
        verdicts = [line.split()[1] for line in shown]
        assert verdicts == sorted(verdicts, key=["substantive", "error", "review", "clean"].index)
        copies = app.screen.query_one("#copy-list", RowList)
        assert copies.cursor == 0 and copies.scroll_offset.y == 0
        await press(pilot, "s")
        assert "by file" in bar(app) and "in/000.txt" in listed(app, "#copy-list")[0]
        await press(pilot, "G", "enter")
        assert "is not text" in bar(app)
        await press(pilot, "k", "enter")
        assert isinstance(app.screen, ReviewScreen) and "Party 007 Ltd" in bar(app, "#title")
        await press(pilot, "esc", "3")
        assert bar(app, "#field-head").split() == ["File", "party", "officer"]
        assert sum("Party 003 Ltd   Olga Officer" in line for line in listed(app, "#field-list")) == 1
        assert app.focused is app.screen.query_one("#field-list")
        await press(pilot, "right")
        assert bar(app, "#field-head").split() == ["File", "←", "1", "officer"]
        await press(pilot, "right", "left")
        await press(pilot, "k", "enter")
        assert isinstance(app.screen, ReviewScreen) and "Party 006 Ltd" in bar(app, "#title")
    async with opened(made, tmp_path / "other") as (app, pilot):
        await press(pilot, "2")
        shown = listed(app, "#copy-list")
        assert [line.split()[-1] for line in shown if "error" not in line] == ["·!?~!·", "·!?~!·", "······▒", "······▒"]
        assert any("it has NUL bytes" in line for line in shown)
        await press(pilot, "enter", "]", "h", "end")
        assert "belongs to no agreement" in "\n".join(
            "".join(text for text, _ in app.screen.query_one("#why").line(n, 90))  # type: ignore[attr-defined]
            for n in range(app.screen.query_one("#why").count())  # type: ignore[attr-defined]
        )


async def test_notes_on_files_are_decided_like_differences(tmp_path: Path) -> None:
    """They stand below the differences, the same of several files once; as text and not as markup."""
    nowhere = Excerpt(Range(0, 0), "")
    own = Finding("c", Verdict.REVIEW, "comment", "", nowhere, nowhere, 0.0, ("a comment says “[/b] no”",))
    page = replace(own, id="p", category="picture", reasons=("page 2 is a picture that was not read",))
    made = of(3, differences=ONE[:1])
    documents = tuple(replace(each, findings=(own, page) if n else (own,)) for n, each in enumerate(made.documents))
    async with opened(Report(documents, notes=("another [/note]",)), tmp_path) as (app, pilot):
        assert bar(app, "#tally").startswith("1 difference · 0 decided · 2 pages not read · 3 notes about files")
        assert "[/note]" in bar(app, "#hint")
        shown = listed(app, "#entries")
        assert "“[/b] no”" in shown[2] and "page 2 is a picture" in shown[1]
        await press(pilot, "G", "A", "y")
        assert bar(app, "#tally").startswith("1 difference · 0 decided · 2 pages not read")
        assert "notes" not in bar(app, "#tally")
        await press(pilot, "G", "enter")
        await settled(pilot)
        assert isinstance(app.screen, DifferenceScreen)


async def test_nothing_to_compare(tmp_path: Path) -> None:
    """An empty report says what to do; a file without an agreement is said to be none."""
    async with opened(Report(()), tmp_path) as (app, pilot):
        assert "name files or folders" in bar(app, "#hint")
        await press(pilot, "enter", "n", "j", "A", "u", "f", "esc", "e", "esc", "2", "3", "?", "esc", "o")
        assert isinstance(app.screen, PileScreen)
    empty = replace(report().documents[0], agreements=())
    async with opened(Report((empty,)), tmp_path) as (app, pilot):
        assert "1 file not compared" in bar(app, "#tally") and "nothing is left" not in bar(app, "#tally")
        await press(pilot, "2")
        assert "No agreement was found in this file" in listed(app, "#copy-list")[0]
        await press(pilot, "enter")
        assert "No agreement was found" in bar(app)


async def test_a_review_for_reading_only(tmp_path: Path) -> None:
    """Nothing can be decided anywhere, and no ledger is made."""
    async with opened(of(8, differences=ONE), tmp_path, readonly=True) as (app, pilot):
        for keys in (("A",), ("enter", "a"), ("D",), ("u",), ("c", "esc")):
            await press(pilot, *keys)
        await press(pilot, "enter", "r")
        assert "reading only" in bar(app)
        await press(pilot, "q")
    assert not (tmp_path / "ledger.sqlite").exists()


async def test_the_reviewers_name_is_asked_once(tmp_path: Path) -> None:
    """Where nobody has said it; decisions are kept with it."""
    async with opened(of(8, differences=ONE), tmp_path, reviewer="root", ask_name=True) as (app, pilot):
        await settled(pilot)
        await say(pilot, "Grace")
        await press(pilot, "R")
        assert app.session.reviewer == "Grace"
        held = app.session.entries[0].held[0]
        decision = app.session.decision_on(held)
        assert decision is not None and decision.reviewer == "Grace"


async def test_a_second_reviewer_shows_up(tmp_path: Path) -> None:
    """In the list, without a key being pressed."""
    made = of(8, differences=ONE)
    async with opened(made, tmp_path) as (app, pilot), opened(made, tmp_path, reviewer="Bo") as (other, theirs):
        await press(pilot, "R")
        await press(theirs, "j", "D", "y")
        assert len(decided(tmp_path)) == 7 and pile(other)
        app.call_later(pile(app).look_again)
        await settled(pilot)
        assert bar(app, "#tally").startswith("3 differences · 2 decided")


def test_an_added_document_is_no_markup() -> None:
    """The factory's documents are those that the program makes."""
    assert all(isinstance(each, Document) for each in of(2).documents)
