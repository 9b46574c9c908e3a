"""Windows are mounted once: nothing of one opening is left in the next, and repeated keys have no effect."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, Static

from clausediff.tui.app import ReviewApp
from clausediff.tui.dialogs import Choice, Entries, Line
from clausediff.tui.filtering import Filtering
from clausediff.tui.help import Help, Words
from clausediff.tui.overview import OverviewScreen
from clausediff.tui.review import ReviewScreen

from .driving import bar, lines, opened, press
from .factory import report

BUNDLE = report(paths=("in/a.txt", "in/b.txt"))


def highlighted(app: ReviewApp) -> int:
    """Which entry of the list is marked."""
    return app.screen.query_one(Entries).place


async def test_each_is_mounted_once(tmp_path: Path) -> None:
    """The same window is shown again, and closing it takes nothing apart."""
    async with opened(report(), tmp_path) as (app, pilot):
        seen = []
        for _ in range(2):
            await press(pilot, "?")
            seen.append(app.screen)
            await press(pilot, "esc")
        assert isinstance(seen[0], Help) and seen[0] is seen[1] and seen[0].is_mounted


async def test_a_line_comes_without_what_was_typed_before(tmp_path: Path) -> None:
    """Each asks its own question, with its own value, which the first letter replaces."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "g", *"9x", "esc", "/")
        line = app.screen
        assert isinstance(line, Line) and line.query_one(Input).value == ""
        assert "canonical and scan" in str(line.query_one(".hint", Static).render())
        await press(pilot, *"event", "enter", "/")
        assert line.query_one(Input).value == "event"
        await press(pilot, *"fee")
        assert line.query_one(Input).value == "fee"
        await press(pilot, "esc", "g")
        assert line.query_one(Input).value == "" and "A number" in str(line.query_one(".hint", Static).render())


async def test_a_list_begins_at_its_top(tmp_path: Path) -> None:
    """Wherever it was left; the filter shows what is in force."""
    async with opened(report(), tmp_path) as (app, pilot):
        for key, window in (("f", Filtering), ("e", Choice)):
            await press(pilot, key, "j", "j")
            assert isinstance(app.screen, window) and highlighted(app) == 2
            await press(pilot, "esc", key)
            assert highlighted(app) == 0
            await press(pilot, "esc")


async def test_the_help_begins_at_its_top(tmp_path: Path) -> None:
    """And is that of the screen below."""
    async with opened(BUNDLE, tmp_path, size=(80, 24)) as (app, pilot):
        await press(pilot, "?")
        assert "Open the agreement" in "".join(lines(app.screen.query_one(Words)))
        await press(pilot, "esc", "enter", "?", "j", "j", "j")
        assert "Write a comment" in "".join(lines(app.screen.query_one(Words)))
        assert app.screen.query_one(".window").scroll_offset.y == 3
        await press(pilot, "esc", "?")
        assert app.screen.query_one(".window").scroll_offset.y == 0


@pytest.mark.parametrize("key", ["f", "e", "question_mark", "slash", "g", "c"])
async def test_a_key_that_repeats_opens_one_window(tmp_path: Path, key: str) -> None:
    """Though both strokes came before anything was shown; one esc closes it."""
    async with opened(report(), tmp_path) as (app, pilot):
        screen, depth = app.screen, len(app.screen_stack)
        action = next(each.action for each in ReviewScreen.KEYS if key in each.keys.split(","))
        for _ in range(2):
            await screen.run_action(action)
        assert len(app.screen_stack) == depth + 1
        await press(pilot, "esc")
        assert app.screen is screen


async def test_a_window_closes_once(tmp_path: Path) -> None:
    """A second esc that was on its way does not close the screen below."""
    async with opened(report(), tmp_path) as (app, pilot):
        screen = app.screen
        await press(pilot, "f")
        window = app.screen
        assert isinstance(window, Filtering)
        window.close()
        window.close()
        await pilot.pause()
        assert app.screen is screen
        await press(pilot, "n", "f")
        assert app.screen is window


async def test_the_terminal_changes_while_a_window_is_open(tmp_path: Path) -> None:
    """Window and screen below fit it; so does a window that was closed meanwhile."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "?", "esc", "f")
        window = app.screen
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert window.query_one(".window").region.right <= 80
        await press(pilot, "enter", "esc")
        assert isinstance(app.screen, ReviewScreen) and app.screen.view.shape == "inline"
        assert "filter: review" in str(app.screen.query_one("#text").border_title)
        await press(pilot, "?")
        assert app.screen.query_one(".window").region.bottom <= 24


@pytest.mark.parametrize("key", ["f", "?", "/"])
async def test_the_theme_changes_while_a_window_is_open_or_closed(
    tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks as one that was opened in that theme."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda self: None)
    async with opened(report(), tmp_path, theme="light") as (app, pilot):
        await press(pilot, key)
        wanted = app.export_screenshot()
    async with opened(report(), tmp_path, theme="dark") as (app, pilot):
        await press(pilot, key, "esc", "t", key)
        assert app.export_screenshot() == wanted
    async with opened(report(), tmp_path, theme="dark") as (app, pilot):
        await press(pilot, key)
        app.theme = "clausediff-light"
        await pilot.pause()
        await pilot.pause()
        assert app.export_screenshot() == wanted


async def test_the_same_windows_serve_the_overview(tmp_path: Path) -> None:
    """What one screen asked is not answered to the other."""
    async with opened(BUNDLE, tmp_path) as (app, pilot):
        await press(pilot, "/", *"b.txt", "esc", "enter", "/", *"event", "enter")
        assert "with “event”" in bar(app)
        await press(pilot, "esc", "/")
        assert app.screen.query_one(Input).value == ""
        await press(pilot, *"b.txt", "enter")
        assert isinstance(app.screen, OverviewScreen) and "with “b.txt”" in bar(app, "#title")


async def test_an_entry_can_be_clicked(tmp_path: Path) -> None:
    """As one presses enter on it."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "f")
        await pilot.click(Entries, offset=(4, 1))
        assert highlighted(app) == 1 and app.session.position()[1] == 2
        await press(pilot, "esc", "e")
        await pilot.click(Entries, offset=(4, 1))
        await pilot.pause()
        assert isinstance(app.screen, Line) and app.screen.query_one(Input).value == "clausediff-report.json"


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 50)])
async def test_every_window_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    """Frame and hint are visible, and so is the selected entry."""
    async with opened(report(), tmp_path, size=size) as (app, pilot):
        for key in ("f", "e", "?", "/", "c"):
            await press(pilot, key, *(["end"] if key in "fe" else []))
            for widget in app.screen.query(".window, .hint"):
                assert app.screen.region.contains_region(widget.region), (key, widget)
            if key in "fe":
                entries = app.screen.query_one(Entries)
                assert entries.scroll_offset.y <= entries.place < entries.scroll_offset.y + entries.tall
            await press(pilot, "esc")


@pytest.mark.parametrize("before", ["", "pub"], ids=["at first", "over what stands there"])
async def test_what_is_typed_fast_is_not_lost(tmp_path: Path, before: str) -> None:
    """All of it came before the line was open, the enter too."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "/", *before, "enter")
        keys = [("slash", "/"), *((letter, letter) for letter in "event"), ("enter", "\r")]
        for key, character in keys:
            app.post_message(events.Key(key, character))
        await pilot.pause()
        await pilot.pause()
        assert "with “event”" in bar(app)
        assert not app.session.ledger.path.exists()  # no letter was taken for a key
