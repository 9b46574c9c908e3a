"""Every key does what the help says."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from clausediff.decisions import Ledger
from clausediff.errors import LedgerError, NoMatchError, UsageError
from clausediff.model import Report, Verdict
from clausediff.pipeline import Options
from clausediff.tui.app import ReviewApp, run
from clausediff.tui.dialogs import Choice, Line, Question
from clausediff.tui.filtering import Filtering
from clausediff.tui.help import Help, Words
from clausediff.tui.keys import OVERVIEW, REVIEW
from clausediff.tui.loading import FailedScreen, LoadingScreen
from clausediff.tui.overview import OverviewScreen
from clausediff.tui.review import ReviewScreen
from clausediff.tui.table import Table

from .driving import bar, lines, opened, press, review, text_of, why_of
from .factory import Spec, report

BUNDLE = report(paths=("in/a.txt", "in/b.txt"), copies=2, error="in/c.pdf", outside="a stray line")


def decided(folder: Path) -> list[tuple[str, str]]:
    """(canonical's reading, action) of what is in force in the ledger."""
    if not (folder / "ledger.sqlite").exists():
        return []
    with Ledger(folder / "ledger.sqlite", readonly=True) as ledger:
        return [(e.subject.canonical_text, e.decision.action) for e in ledger.all_effective() if e.decision]


async def test_one_agreement_opens_at_its_first_finding(tmp_path: Path) -> None:
    """No overview; the changed word is visible, marked on both sides, with its reasons."""
    async with opened(report(), tmp_path) as (app, _):
        assert text_of(app).count("[-60-]") == 1 and text_of(app).count("{+90+}") == 1
        assert why_of(app).startswith("! SUBSTANTIVE number  60 → 90\n• both are figures")
        assert "0 of 3 decided" in bar(app, "#title")
        assert "ledger.sqlite" in str(app.screen.query_one("#why").border_subtitle)
        assert app.return_code is None


async def test_n_and_N(tmp_path: Path) -> None:
    """Forward, round, and back."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "n")
        assert why_of(app).startswith("? REVIEW")
        await press(pilot, "n", "n")
        assert why_of(app).startswith("! SUBSTANTIVE number") and "Round to the first finding" in bar(app)
        await press(pilot, "N")
        assert "Round to the last" in bar(app) and "missing" in why_of(app)
        await press(pilot, "enter")
        assert why_of(app).startswith("! SUBSTANTIVE number")


async def test_accept_reject_comment_undo(tmp_path: Path) -> None:
    """Each is in the ledger at once, on the screen, and undone step by step."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "a")
        assert decided(tmp_path) == [("60", "accept")]
        assert "1 of 3 decided" in bar(app) and "✓ Accepted as harmless, Ada" in why_of(app)
        assert any("✓ accept." in line for line in lines(app.screen.query_one("#clauses")))  # type: ignore[arg-type]
        await press(pilot, "r")
        assert decided(tmp_path) == [("60", "reject")] and "✗ Rejected: a real change" in why_of(app)
        await press(pilot, "c")
        assert isinstance(app.screen, Line)
        await press(pilot, *"ask")
        await press(pilot, "enter")
        assert "“ask”" in why_of(app)
        await press(pilot, "u")
        assert "Undone: the comment" in bar(app) and "“ask”" not in why_of(app)
        await press(pilot, "u", "u")
        assert decided(tmp_path) == []
        await press(pilot, "u")
        assert "Nothing to undo" in bar(app)


async def test_a_comment_can_be_given_up(tmp_path: Path) -> None:
    """Esc keeps nothing; nor does an empty line."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "c", "x", "esc")
        await press(pilot, "c", "enter")
        assert isinstance(app.screen, ReviewScreen)
        assert not (tmp_path / "ledger.sqlite").exists()


@pytest.mark.parametrize("key", ["a", "r", "c", "u", "y"])
async def test_deciding_needs_a_finding(tmp_path: Path, key: str) -> None:
    """On a clause without one the keys say so and keep nothing."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "home", key)
        assert "No finding is chosen here" in bar(app)
        assert not (tmp_path / "ledger.sqlite").exists()
        assert "accept" not in [key.action for key in app.screen.query_one("#bar").fitting(120)]  # type: ignore[attr-defined]


async def test_clauses(tmp_path: Path) -> None:
    """j, k, arrows, home and end move clause by clause and stop at the ends."""
    async with opened(report(), tmp_path) as (app, pilot):
        session = app.session
        for key, clause in [("j", 2), ("down", 3), ("k", 2), ("up", 1), ("end", 5), ("j", 5), ("home", 0), ("k", 0)]:
            await press(pilot, key)
            assert session.place.clause == clause, key
        assert "is clean" in why_of(app) and "1 field" in why_of(app)


async def test_go_to_a_clause(tmp_path: Path) -> None:
    """By number; an unknown one gives a message."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "g", "5", "enter")
        assert app.session.place.clause == 4
        await press(pilot, "g", *"zzz", "enter")
        assert app.session.place.clause == 4 and "There is no clause “zzz”" in bar(app)


async def test_search(tmp_path: Path) -> None:
    """Found, marked, and again."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "/", *"event", "enter")
        assert app.session.place.clause == 2 and "3 clauses with “event”" in bar(app)
        view = review(app).view
        pieces = [piece for number in range(view.count()) for piece in view.line(number, 90)]
        assert {text for text, look in pieces if look.underline and look.bold} == {"event"}
        await press(pilot, "/", "enter")
        assert app.session.place.clause == 5
        await press(pilot, "/", *"zzz", "enter")
        assert "is not in this agreement" in bar(app)


async def test_changed_letters_are_seen(tmp_path: Path) -> None:
    """Inverse, in the current finding and in the others."""
    async with opened(report(), tmp_path) as (app, _):
        view = review(app).view
        pieces = [piece for number in range(view.count()) for piece in view.line(number, 90)]
        assert [text for text, look in pieces if look.reverse] == ["6", "9", "y", "v"]


async def test_filter(tmp_path: Path) -> None:
    """Toggled in place, counted, and shown above the text."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "f")
        assert isinstance(app.screen, Filtering)
        await press(pilot, "enter")
        assert "1 finding to step through" in str(app.screen.query_one(".hint", Static).render())
        await press(pilot, "esc")
        assert app.session.position() == (0, 1)
        assert "filter: review" in str(app.screen.query_one("#text").border_title)
        await press(pilot, "f", "j", "space", "esc")
        assert app.session.position()[1] == 0
        await press(pilot, "n")
        assert "No finding passes the filter" in bar(app)
        await press(pilot, "f", "end", "enter", "esc")
        assert app.session.position()[1] == 3


async def test_noise(tmp_path: Path) -> None:
    """w marks what was folded away, and it is counted before."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "g", "4", "enter")
        assert "1 noise, folded away" in why_of(app) and "~2 noise" in bar(app, "#title")
        assert "{+rnaterial+}" not in text_of(app) and "rnaterial" in text_of(app)
        await press(pilot, "w")
        assert "{+rnaterial+}" in text_of(app)
        await press(pilot, "w")
        assert "{+rnaterial+}" not in text_of(app)


async def test_views(tmp_path: Path) -> None:
    """Side by side, inline, as scanned, round."""
    async with opened(report(), tmp_path) as (app, pilot):
        shapes = [review(app).view.shape]
        for _ in range(3):
            await press(pilot, "v")
            shapes.append(review(app).view.shape)
        assert shapes == ["side by side", "inline", "as scanned", "side by side"]
        await press(pilot, "v")
        assert "[-60-]{+90+}" in text_of(app)


async def test_context(tmp_path: Path) -> None:
    """{ folds, } unfolds, and the count is shown."""
    words = " ".join(f"w{number}" for number in range(200))
    async with opened(report(Spec("1.", f"{words} ⟦60⇒90|substantive|number⟧ {words}")), tmp_path) as (app, pilot):
        assert "words the same ⋯" in text_of(app)
        before = text_of(app).count("w")
        await press(pilot, "{")
        assert text_of(app).count("w") < before and "15 words of context" in bar(app)
        await press(pilot, "}", "}", "}")
        assert "⋯" not in text_of(app) and "All words" in bar(app)


async def test_fields(tmp_path: Path) -> None:
    """Values and problems; i hides and shows them."""
    async with opened(report(), tmp_path) as (app, pilot):
        panel = app.screen.query_one("#fields")
        shown = "\n".join(lines(panel))  # type: ignore[arg-type]
        assert shown.startswith("? effective_date  (blank)\n  blank\n") and "Ann Example" in shown
        await press(pilot, "i")
        assert not panel.display
        await press(pilot, "i")
        assert panel.display


async def test_copy_a_citation(tmp_path: Path) -> None:
    """Clause label and both readings, on one line."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "y")
        wanted = "in/release.txt, agreement 1 (Ann Example), clause 2.: canonical “60”, scan “90”"
        assert app.clipboard == wanted
        assert bar(app).startswith("Copied: in/release.txt")


async def test_scrolling(tmp_path: Path) -> None:
    """space and b move the text at once, and go on to the neighbouring clause at its end."""
    words = " ".join(f"w{number}" for number in range(2000))
    async with opened(report(Spec("1.", words), Spec("2.", "Next.")), tmp_path) as (app, pilot):
        view = review(app).view
        await press(pilot, " ")
        assert view.scroll_offset.y > 10
        await press(pilot, "b")
        assert view.scroll_offset.y == 0
        for _ in range(40):
            await press(pilot, "pagedown")
        assert app.session.place.clause == 1
        await press(pilot, "b")
        assert app.session.place.clause == 0


async def test_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A format, a name; what is there is replaced only after a yes; decisions are in it."""
    monkeypatch.chdir(tmp_path)
    async with opened(report(), tmp_path) as (app, pilot):

        async def export(name: str, *answers: str) -> None:
            await press(pilot, "e")
            assert isinstance(app.screen, Choice)
            await press(pilot, "down", "enter")
            assert isinstance(app.screen, Line) and app.screen.query_one(Input).value == "clausediff-report.json"
            app.screen.query_one(Input).value = name
            await press(pilot, "enter", *answers)
            await app.workers.wait_for_complete()
            await pilot.pause()

        await press(pilot, "a")
        await export("out.json")
        assert "Written: out.json" in bar(app)
        assert '"accept"' in (tmp_path / "out.json").read_text(encoding="utf-8")
        (tmp_path / "out.json").write_text("mine")
        await export("out.json", "enter")
        assert (tmp_path / "out.json").read_text() == "mine"
        await export("out.json", "y")
        assert (tmp_path / "out.json").read_text() != "mine"
        await export("no/such/folder/out.json")
        assert app.screen.query_one("#bar").grave  # type: ignore[attr-defined]
        await export(".")
        assert "is a folder" in bar(app)


async def test_the_question_before_overwriting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clausediff-report.txt").write_text("mine")
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "e", "enter", "enter")
        assert isinstance(app.screen, Question)
        await press(pilot, "esc")
        assert (tmp_path / "clausediff-report.txt").read_text() == "mine"


async def test_help_names_every_key(tmp_path: Path) -> None:
    """And every sign; esc closes it."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "?")
        assert isinstance(app.screen, Help)
        text = " ".join("\n".join(lines(app.screen.query_one(Words))).split())
        assert all(key.shown in text and key.help in text for key in REVIEW)
        await press(pilot, "esc")
        assert isinstance(app.screen, ReviewScreen)


@pytest.mark.parametrize("keys", [REVIEW, OVERVIEW], ids=["review", "overview"])
def test_every_key_has_an_action_and_a_sentence(keys) -> None:
    """Bindings, palette and help come from one table."""
    screen = ReviewScreen if keys is REVIEW else OverviewScreen
    for key in keys:
        owner = ReviewApp if key.action.startswith("app.") else screen
        assert callable(getattr(owner, f"action_{key.action.removeprefix('app.')}")) and key.help
    names = [name for key in keys for name in key.keys.split(",")]
    assert len(names) == len(set(names))


async def test_the_palette_has_every_action(tmp_path: Path) -> None:
    """By name."""
    async with opened(report(), tmp_path) as (app, pilot):
        commands = list(app.get_system_commands(app.screen))
        assert {command.callback.__name__ for command in commands} == {
            f"action_{key.action.removeprefix('app.')}" for key in REVIEW
        }
        await press(pilot, "ctrl+p")
        await press(pilot, *"accept", "enter", "enter")
        await pilot.pause()
        assert decided(tmp_path) == [("60", "accept")]


async def test_themes(tmp_path: Path) -> None:
    """t goes round dark, light and high contrast."""
    async with opened(report(), tmp_path, theme="light") as (app, pilot):
        names = [app.theme]
        for _ in range(3):
            await press(pilot, "t")
            names.append(app.theme)
        assert names == ["clausediff-light", "clausediff-contrast", "clausediff-dark", "clausediff-light"]


async def test_quit(tmp_path: Path) -> None:
    """q leaves with 0; what was decided is there."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "a", "q")
    assert app.return_value == 0
    assert decided(tmp_path) == [("60", "accept")]


async def test_reopening_shows_the_same_state(tmp_path: Path) -> None:
    """Where one left off."""
    async with opened(report(), tmp_path) as (_, pilot):
        await press(pilot, "a", "n", "r", "q")
    async with opened(report(), tmp_path) as (app, _):
        assert "2 of 3 decided" in bar(app, "#title")


async def test_a_second_reviewer_shows_up(tmp_path: Path) -> None:
    """Without a key being pressed."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "a")
        session = app.session
        review(app).look_again()
        assert "1 of 3 decided" in bar(app, "#title")
        number = next(n for n in session.copies[0].order if session.copies[0].findings[n].category == "missing")
        with Ledger(tmp_path / "ledger.sqlite") as other:
            other.decide(session.copies[0].subjects[number], "reject", "Bob")
        review(app).look_again()
        await pilot.pause()
        assert "2 of 3 decided" in bar(app, "#title")


async def test_stale_decisions_and_unread_clauses_are_said(tmp_path: Path) -> None:
    """At the first glance, also where there is no overview."""
    made = report()
    async with opened(made, tmp_path) as (_, pilot):
        await press(pilot, "a", "q")
    document = made.documents[0]
    agreement = document.agreements[0]
    last = replace(agreement.clauses[-1], verdict=Verdict.REVIEW, coverage=0.2)
    changed = replace(agreement, clauses=(*agreement.clauses[:-1], last))
    async with opened(Report((replace(document, sha256="0" * 64, agreements=(changed,)),)), tmp_path) as (app, pilot):
        assert "1 stale decision not applied: the file has changed since" in bar(app)
        assert "0 of 3 decided" in bar(app, "#title") and "?1 unread" in bar(app, "#title")
        await press(pilot, "end")
        assert "too little of it could be read" in why_of(app)


async def test_a_ledger_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """The decision does not count on the screen either."""
    async with opened(report(), tmp_path) as (app, pilot):
        app.session.ledger.path.mkdir()
        await press(pilot, "a")
        assert bar(app).startswith("Not kept:") and "0 of 3 decided" in bar(app, "#title")


async def test_overview(tmp_path: Path) -> None:
    """Gravest first, errors with their sentence; enter opens, esc comes back."""
    async with opened(BUNDLE, tmp_path) as (app, pilot):
        assert isinstance(app.screen, OverviewScreen)
        shown = lines(app.screen.query_one(Table))
        assert [line.split()[-1] if "error" not in line else "error" for line in shown] == [
            "·!?~!·",
            "·!?~!·",
            "error",
            "······▒",
            "······▒",
        ]
        assert "it has NUL bytes" in shown[2] and "4 agreements in 3 files" in bar(app, "#title")
        await press(pilot, "j", "enter")
        assert app.session.place.copy == 2 and "in/b.txt" in bar(app, "#title")
        await press(pilot, "a", "esc")
        assert isinstance(app.screen, OverviewScreen)
        assert "1/3" in lines(app.screen.query_one(Table))[1]


async def test_overview_sort_filter_search(tmp_path: Path) -> None:
    """Each changes the list, and esc brings all back."""
    async with opened(BUNDLE, tmp_path) as (app, pilot):
        table = app.screen.query_one(Table)
        assert table.order == [0, 2, 4, 1, 3]
        await press(pilot, "s")
        assert table.order == [0, 1, 2, 3, 4] and "by file" in bar(app)
        await press(pilot, "f", "down", "enter")
        assert table.order == [0, 2, 4] and "needing a person" in bar(app, "#title")
        await press(pilot, "/", *"b.txt", "enter")
        assert table.order == [2]
        await press(pilot, "/", *"zzz", "enter")
        assert table.order == [] and "esc shows all of them again" in "".join(lines(table))
        await press(pilot, "enter", "j", "n", "esc")
        assert table.order == [0, 1, 2, 3, 4]
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, OverviewScreen) and "NUL bytes" in bar(app)


async def test_findings_are_stepped_through_across_agreements(tmp_path: Path) -> None:
    """n from the overview opens the first; n goes on into the next agreement."""
    async with opened(BUNDLE, tmp_path) as (app, pilot):
        await press(pilot, "n")
        assert app.session.place.copy == 0
        await press(pilot, "n", "n", "n")
        assert app.session.place.copy == 2 and "Agreement 3 of 5" in bar(app)
        await press(pilot, "[")
        assert app.session.place.copy == 1
        await press(pilot, "]", "]", "]")
        assert app.session.place.copy == 3 and "no agreement beyond" in bar(app)


async def test_text_outside_is_shown(tmp_path: Path) -> None:
    """As scanned, with a word on what it is."""
    async with opened(BUNDLE, tmp_path) as (app, pilot):
        await press(pilot, "n", "]", "end")
        assert text_of(app).replace("│", "").strip() == "a stray line" and "belongs to no agreement" in why_of(app)


async def test_mouse(tmp_path: Path) -> None:
    """A click on a clause, on a finding, on a key."""
    async with opened(report(), tmp_path) as (app, pilot):
        await pilot.click("#clauses", offset=(5, 3))
        assert app.session.place.clause == 2
        await press(pilot, "g", "2", "enter", "home")
        view = review(app).view
        row = next(number for number, line in enumerate(lines(view)) if "[-60-]" in line)
        await pilot.click("#view", offset=(lines(view)[row].index("[-60-]") + 2, row))
        assert app.session.place.finding is not None and app.session.place.clause == 1
        await pilot.click("#bar", offset=(bar(app).index("accept") + 1, 0))
        await pilot.pause()
        assert decided(tmp_path) == [("60", "accept")]


async def test_the_place_is_kept_when_the_window_changes(tmp_path: Path) -> None:
    """Smaller, too small, and back."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "n")
        place = app.session.place
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.session.place == place and review(app).view.shape == "inline"
        assert "[-may-]{+mav+}" in text_of(app)
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        note = app.screen.query_one("#too-small", Static)
        assert note.display and "40 columns and 10 lines" in str(note.render())
        assert not app.screen.query_one("#main").display
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert app.session.place == place and not note.display and review(app).view.shape == "side by side"


async def test_loading_shows_how_far_it_is_and_esc_cancels(tmp_path: Path) -> None:
    """Stage, count and file; after esc the comparison stops and the exit code is 130."""
    told, stopped = threading.Event(), threading.Event()

    def compare(progress) -> Report:
        progress("compare", 3, 7, "in/[b]old.txt")
        told.set()
        try:
            while True:
                progress("compare", 3, 7, "in/[b]old.txt")
        finally:
            stopped.set()

    app = ReviewApp(compare, tmp_path / "l.sqlite", "Ada")
    async with app.run_test(size=(80, 24)) as pilot:
        while not told.is_set():
            await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, LoadingScreen)
        said = ""
        while "3 of 7" not in said:
            await pilot.pause()
            said = str(app.screen.query_one("#progress", Static).render())
        assert "in/[b]old.txt" in said
        await press(pilot, "esc")
        while not stopped.is_set() or app.return_value is None:
            await pilot.pause()
    assert app.return_value == 130


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (NoMatchError("no canonical fits [in/a.txt]; nearest: nda"), "no canonical fits [in/a.txt]; nearest: nda"),
        (ValueError("[/bold]"), "The comparison failed: ValueError: [/bold]"),
    ],
    ids=["known", "unknown"],
)
async def test_a_comparison_that_fails_is_a_sentence(tmp_path: Path, error: Exception, sentence: str) -> None:
    """With the exit code of an error."""

    def compare(progress) -> Report:
        raise error

    app = ReviewApp(compare, tmp_path / "l.sqlite", "Ada")
    async with app.run_test(size=(80, 24)) as pilot:
        while not isinstance(app.screen, FailedScreen):
            await pilot.pause()
        await pilot.pause()
        assert sentence in str(app.screen.query_one("#message", Static).render())
        await press(pilot, "q")
    assert app.return_value == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "draws on standard error"),
        ({"theme": "pink"}, "there is no theme 'pink'; choose one of dark, light, contrast"),
    ],
    ids=["redirected", "theme"],
)
def test_run_refuses_before_it_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments, message: str) -> None:
    """Where nobody would see anything, and what it does not know."""
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    with (tmp_path / "err").open("w") as file:
        monkeypatch.setattr("sys.__stderr__", file)
        with pytest.raises(UsageError, match=message):
            run(["a.txt"], Options(), decisions=tmp_path / "l.sqlite", **arguments)


def test_run_refuses_what_is_no_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is compared."""
    monkeypatch.setenv("TEXTUAL_DRIVER", "none")
    (tmp_path / "l.sqlite").write_text("mine " * 100)
    with pytest.raises(LedgerError, match="not a ledger"):
        run(["a.txt"], Options(), decisions=tmp_path / "l.sqlite")
    assert (tmp_path / "l.sqlite").read_text() == "mine " * 100


async def test_nothing_to_compare(tmp_path: Path) -> None:
    """An empty report says what to do."""
    async with opened(Report(()), tmp_path) as (app, pilot):
        assert "name files or folders" in "".join(lines(app.screen.query_one(Table)))
        await press(pilot, "enter", "n", "j", "f", "enter", "e", "esc", "?", "esc")
        assert isinstance(app.screen, OverviewScreen)


async def test_a_file_without_an_agreement(tmp_path: Path) -> None:
    """Listed, and enter says why there is nothing to open."""
    empty = replace(report().documents[0], agreements=())
    async with opened(Report((empty,)), tmp_path) as (app, pilot):
        assert "No agreement was found in this file" in lines(app.screen.query_one(Table))[0]
        await press(pilot, "enter")
        assert "No agreement was found" in bar(app)
