"""One agreement: every key does what the help says. Tests of one kind share one run of the app, which is what takes time."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Footer, Input, Static
from textual.widgets._footer import FooterKey

from clausediff.decisions import Ledger
from clausediff.errors import LedgerError, NoMatchError, UsageError
from clausediff.model import Report, Verdict
from clausediff.pipeline import Options
from clausediff.tui.app import ReviewApp, run
from clausediff.tui.dialogs import Choice, Line, Question
from clausediff.tui.difference import DifferenceScreen
from clausediff.tui.filtering import Filtering
from clausediff.tui.help import Help, Words
from clausediff.tui.keys import DIFFERENCE, PILE, REVIEW
from clausediff.tui.loading import FailedScreen, LoadingScreen
from clausediff.tui.pile import PileScreen
from clausediff.tui.review import ReviewScreen
from clausediff.tui.themes import color

from .driving import bar, decided, lines, listed, opened, press, review, say, text_of, why_of
from .factory import NDA, Spec, report


async def test_finding_to_finding(tmp_path: Path) -> None:
    """It opens at the first finding, marked on both sides, with one sentence of why; n and N go on, round and back."""
    async with opened(report(), tmp_path) as (app, pilot):
        assert text_of(app).count("[-60-]") == 1 and text_of(app).count("{+90+}") == 1
        assert why_of(app).startswith("! SUBSTANTIVE number  60 → 90\nA figure. Both are figures; must-match")
        assert "0 of 3 decided" in bar(app, "#title") and app.return_code is None
        assert "ledger.sqlite" in str(app.screen.query_one("#why").border_subtitle)
        assert [text for text, look in pieces_of(app) if look.reverse] == ["6", "9", "y", "v"]
        await press(pilot, "n")
        assert why_of(app).startswith("? REVIEW")
        await press(pilot, "n", "n")
        assert why_of(app).startswith("! SUBSTANTIVE number") and "Round to the first finding" in bar(app)
        await press(pilot, "N")
        assert "Round to the last" in bar(app) and "missing" in why_of(app)
        await press(pilot, "enter")
        assert why_of(app).startswith("! SUBSTANTIVE number")
        await press(pilot, "W")
        assert "• both are figures" in why_of(app) and "Chance that it is only misread" in why_of(app)
        await press(pilot, "W", "y")
        assert "•" not in why_of(app)
        assert app.clipboard == "in/release.txt, agreement 1 (Ann Example), clause 2.: canonical “60”, copy “90”"
        assert bar(app).startswith("Copied: in/release.txt")


def pieces_of(app: ReviewApp) -> list[tuple[str, object]]:
    """The text view in pieces with their styles."""
    view = review(app).view
    return [piece for number in range(view.count()) for piece in view.line(number, 90)]


async def test_answers_comment_undo(tmp_path: Path) -> None:
    """Each is in the ledger at once, on the screen, and undone step by step; what is given up is not kept."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "c", "x", "esc")
        await press(pilot, "c", "enter")
        await press(pilot, "s", "esc")
        assert isinstance(app.screen, ReviewScreen) and not (tmp_path / "ledger.sqlite").exists()
        await press(pilot, "a")
        assert decided(tmp_path) == [("60", "misread")]
        assert "1 of 3 decided" in bar(app) and "✓ Misread: the words are the canonical's, Ada" in why_of(app)
        await press(pilot, "r")
        assert decided(tmp_path) == [("60", "object")] and "✗ A real change, not agreed: an open point" in why_of(app)
        assert any("✗ object" in line for line in listed(app, "#clauses"))
        await press(pilot, "d")
        assert decided(tmp_path) == [("60", "agreed")] and "≈ A real change, agreed" in why_of(app)
        await press(pilot, "s")
        await say(pilot, "Bo?")
        assert decided(tmp_path) == [("60", "ask")] and "“Bo?”" in why_of(app)
        assert "0 of 3 decided" in bar(app, "#title")
        await press(pilot, "u", "c")
        await say(pilot, "hm")
        assert "“hm”" in why_of(app) and decided(tmp_path) == [("60", "agreed")]
        await press(pilot, "u")
        assert "Undone: comment" in bar(app) and "“hm”" not in why_of(app)
        await press(pilot, "u", "u", "u")
        assert decided(tmp_path) == []
        await press(pilot, "u")
        assert "Nothing to undo" in bar(app)
        await press(pilot, "h", "home")
        for key in ("a", "r", "d", "s", "c", "u", "y", "i"):
            await press(pilot, key)
            assert "No finding is chosen here" in bar(app), key
        assert decided(tmp_path) == []


async def test_clauses(tmp_path: Path) -> None:
    """Clean clauses are hidden until they are wanted; j, k, home and end stop at the ends; g finds by number, path, words."""
    items = Spec("(b)", "any ⟦60⇒90|substantive|number|both are figures⟧ copies.", id="2.1.b")
    async with opened(report(*NDA, items), tmp_path) as (app, pilot):
        session = app.session
        assert [line.split()[0].strip("▶") or line.split()[1] for line in listed(app, "#clauses")] == [
            "2.",
            "3.",
            "5.",
            "2.1(b)",
        ]
        assert "3 clean" in str(app.screen.query_one("#clauses").border_subtitle)
        await press(pilot, "j", "j")
        assert session.place.clause == 4
        await press(pilot, "h")
        assert len(listed(app, "#clauses")) == 7
        for key, clause in [("j", 5), ("down", 6), ("k", 5), ("up", 4), ("G", 6), ("j", 6), ("home", 0), ("k", 0)]:
            await press(pilot, key)
            assert session.place.clause == clause, key
        assert "is clean" in why_of(app) and "1 field" in why_of(app)
        for wanted in ("2.1(b)", "2.1 (b)", "2.1b", "2.1.b"):
            await press(pilot, "home", "g")
            await say(pilot, wanted)
            assert session.place.clause == 6, wanted
        await press(pilot, "g", "5", "enter")
        assert session.place.clause == 4
        await press(pilot, "g")
        await say(pilot, "zzz")
        assert session.place.clause == 4 and "There is no clause “zzz”" in bar(app)
        await press(pilot, "g", "g")
        assert session.place.clause == 0 and isinstance(app.screen, ReviewScreen)


async def test_search_filter_noise(tmp_path: Path) -> None:
    """Words are found, marked, and again; the filter is counted and named; noise is folded away until it is wanted."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "/")
        await say(pilot, "event")
        assert app.session.place.clause == 2 and "3 clauses with “event”" in bar(app)
        assert {text for text, look in pieces_of(app) if look.underline and look.bold} == {"event"}
        await press(pilot, "/", "enter")
        assert app.session.place.clause == 5
        await press(pilot, "/")
        await say(pilot, "zzz")
        assert "is not in this agreement" in bar(app)
        await press(pilot, "f")
        assert isinstance(app.screen, Filtering)
        await press(pilot, "enter")
        assert "1 finding passes" in str(app.screen.query_one(".hint", Static).render())
        await press(pilot, "esc")
        assert app.session.position() == (0, 1)
        assert "filter: review" in str(app.screen.query_one("#text").border_title)
        await press(pilot, "f", "j", "space", "esc")
        assert app.session.position()[1] == 0
        await press(pilot, "n")
        assert "No finding passes the filter; 3 undecided are hidden" in bar(app)
        await press(pilot, "f", "end", "enter", "esc")
        assert app.session.position()[1] == 3
        await press(pilot, "g", "4", "enter")
        assert "1 noise, folded away" in why_of(app) and "~2 noise" in bar(app, "#title")
        assert "{+rnaterial+}" not in text_of(app) and "rnaterial" in text_of(app)
        await press(pilot, "w")
        assert "{+rnaterial+}" in text_of(app)
        await press(pilot, "w")
        assert "{+rnaterial+}" not in text_of(app)


async def test_views_fields_panels(tmp_path: Path) -> None:
    """Side by side, inline, as scanned; fields; every panel takes the focus, scrolls and can be maximised."""
    async with opened(report(), tmp_path) as (app, pilot):
        shapes = [review(app).view.shape]
        for _ in range(3):
            await press(pilot, "v")
            shapes.append(review(app).view.shape)
        assert shapes == ["side by side", "inline", "as scanned", "side by side"]
        await press(pilot, "v")
        assert "[-60-]{+90+}" in text_of(app)
        panel = app.screen.query_one("#fields")
        shown = "\n".join(lines(panel))  # type: ignore[arg-type]
        assert shown.startswith("? effective date  (blank)\n  blank\n") and "Ann Example" in shown
        await press(pilot, "F")
        assert not panel.display
        await press(pilot, "F")
        assert panel.display
        seen = set()
        for _ in range(5):
            await press(pilot, "tab")
            seen.add(app.focused.id if app.focused else None)
        assert seen == {"clauses", "fields", "view", "why"}
        app.screen.query_one("#why").focus()
        await press(pilot, "z")
        assert app.screen.maximized is app.screen.query_one("#why")
        await press(pilot, "z")
        assert app.screen.maximized is None and text_of(app)
        names = [app.theme]
        for _ in range(3):
            await press(pilot, "t")
            names.append(app.theme)
            assert app.screen.styles.background.hex.lower() == color(app.theme, "background")
        assert names == ["clausediff-dark", "clausediff-light", "clausediff-contrast", "clausediff-dark"]
        assert app.screen.query_one(Footer).display


async def test_context_and_scrolling(tmp_path: Path) -> None:
    """{ folds, } unfolds; space and b move the text, and go on to the neighbouring clause at its end."""
    words = " ".join(f"w{number}" for number in range(600))
    made = report(Spec("1.", f"{words} ⟦60⇒90|substantive|number⟧ {words}"), Spec("2.", "Next."))
    async with opened(made, tmp_path) as (app, pilot):
        assert "words the same ⋯" in text_of(app)
        before = text_of(app).count("w")
        await press(pilot, "{")
        assert text_of(app).count("w") < before and "15 words of context" in bar(app)
        await press(pilot, "}", "}", "}")
        assert "⋯" not in text_of(app) and "All words" in bar(app)
        view = review(app).view
        view.scroll_to(y=0, animate=False, immediate=True)
        await press(pilot, " ")
        assert view.scroll_offset.y > 10
        await press(pilot, "b")
        assert view.scroll_offset.y == 0
        review(app).action_clean()
        for _ in range(40):
            await press(pilot, " ")
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
        assert '"misread"' in (tmp_path / "out.json").read_text(encoding="utf-8")
        (tmp_path / "out.json").write_text("mine")
        await export("out.json", "enter")
        assert (tmp_path / "out.json").read_text() == "mine"
        await export("out.json", "y")
        assert (tmp_path / "out.json").read_text() != "mine"
        await export("no/such/folder/out.json")
        assert app.screen.query_one("#said").grave  # type: ignore[attr-defined]
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


async def test_help_palette_quit(tmp_path: Path) -> None:
    """The help names every key and sign, the palette every action; q leaves with 0, and what was decided is kept."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "?")
        assert isinstance(app.screen, Help)
        text = " ".join("\n".join(lines(app.screen.query_one(Words))).split())
        assert all(key.shown in text and key.help in text for key in REVIEW)
        await press(pilot, "esc")
        assert isinstance(app.screen, ReviewScreen)
        assert len({command.title for command in app.get_system_commands(app.screen)}) >= len(REVIEW) - 3
        await press(pilot, "ctrl+p")
        await press(pilot, *"misread", "enter", "enter")
        await pilot.pause()
        assert decided(tmp_path) == [("60", "misread")]
        await press(pilot, "q")
    assert app.return_value == 0
    assert decided(tmp_path) == [("60", "misread")]


@pytest.mark.parametrize("keys", [REVIEW, PILE, DIFFERENCE], ids=["review", "pile", "difference"])
def test_every_key_has_an_action_and_a_sentence(keys) -> None:
    """Bindings, footer, palette and help come from one table."""
    screen = {REVIEW: ReviewScreen, PILE: PileScreen, DIFFERENCE: DifferenceScreen}[keys]
    for key in keys:
        owner = ReviewApp if key.action.startswith("app.") else screen
        name = key.action.removeprefix("app.").partition("(")[0]
        assert callable(getattr(owner, f"action_{name}")) and key.help
    names = [name for key in keys for name in key.keys.split(",")]
    assert len(names) == len(set(names))


async def test_coming_back(tmp_path: Path) -> None:
    """Decisions, place, filter and theme are those that one left; another reviewer's places are their own."""
    async with opened(report(), tmp_path) as (_, pilot):
        await press(pilot, "a", "n", "r", "n", "t", "f", "G", "k", "k", "enter", "esc", "q")
    async with opened(report(), tmp_path) as (app, _):
        assert "2 of 3 decided" in bar(app, "#title") and why_of(app).startswith("! SUBSTANTIVE missing")
        assert app.theme == "clausediff-light" and app.session.filter.name
        assert app.session.filter.name in str(app.screen.query_one("#text").border_title)
    async with opened(report(), tmp_path, reviewer="Bo") as (app, _):
        assert app.theme == "clausediff-dark" and not app.session.filter.name


async def test_a_second_reviewer_shows_up(tmp_path: Path) -> None:
    """Without a key being pressed."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "a")
        session = app.session
        review(app).look_again()
        assert "1 of 3 decided" in bar(app, "#title")
        number = next(n for n in session.copies[0].order if session.copies[0].findings[n].category == "missing")
        with Ledger(tmp_path / "ledger.sqlite") as other:
            other.decide(session.copies[0].subjects[number], "object", "Bob")
        review(app).look_again()
        await pilot.pause()
        assert "2 of 3 decided" in bar(app, "#title")


async def test_stale_decisions_and_unread_clauses_are_said(tmp_path: Path) -> None:
    """At the first glance, also where there is no list."""
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
        await press(pilot, "h", "end")
        assert "too little of it could be read" in why_of(app)


async def test_a_ledger_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """The decision does not count on the screen either."""
    async with opened(report(), tmp_path) as (app, pilot):
        app.session.ledger.path.mkdir()
        await press(pilot, "a")
        assert bar(app).startswith("Not kept:") and "0 of 3 decided" in bar(app, "#title")


async def test_mouse_and_sizes(tmp_path: Path) -> None:
    """A click on a clause, on a finding, on a key; smaller, too small, and back."""
    async with opened(report(), tmp_path) as (app, pilot):
        await pilot.click("#clauses", offset=(5, 2))
        await pilot.pause()
        assert app.session.place.clause == 2
        await press(pilot, "g", "2", "enter", "g", "g")
        view = review(app).view
        row = next(number for number, line in enumerate(lines(view)) if "[-60-]" in line)
        await pilot.click("#view", offset=(lines(view)[row].index("[-60-]") + 2, row))
        assert app.session.place.finding is not None and app.session.place.clause == 1
        (key,) = (each for each in app.screen.query(FooterKey) if each.description == "misread")
        await pilot.click(key)
        await pilot.pause()
        assert decided(tmp_path) == [("60", "misread")]
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
