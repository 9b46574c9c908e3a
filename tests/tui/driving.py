"""Drive the app in tests: open it on a report, wait until it is still."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from clausediff.model import Report
from clausediff.tui.app import ReviewApp
from clausediff.tui.lines import Bar, Lines
from clausediff.tui.loading import FailedScreen
from clausediff.tui.review import ReviewScreen

NAMES = {"/": "slash", "{": "left_curly_bracket", "}": "right_curly_bracket", "[": "left_square_bracket"}
NAMES |= {"]": "right_square_bracket", "?": "question_mark", " ": "space", "esc": "escape"}


@asynccontextmanager
async def opened(
    report: Report, folder: Path, *, size: tuple[int, int] = (120, 36), theme: str | None = None
) -> AsyncIterator[tuple[ReviewApp, Pilot[int]]]:
    """The app with the report loaded and painted."""
    app = ReviewApp(lambda _report: report, folder / "ledger.sqlite", "Ada", theme)
    async with app.run_test(size=size) as pilot:
        while app._session is None:
            assert not isinstance(app.screen, FailedScreen), app.screen.message
            await pilot.pause()
        await pilot.pause()
        await pilot.pause()
        yield app, pilot


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys as a person names them."""
    for key in keys:
        before = pilot.app.screen
        await pilot.press(NAMES.get(key, key))
        if pilot.app.screen is not before:
            # a window that opens wants the next key
            await pilot.pause()
    await pilot.pause()


def review(app: ReviewApp) -> ReviewScreen:
    """The agreement screen, which must be there."""
    screen = app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


def lines(widget: Lines) -> list[str]:
    """What a list or a text shows, all of it."""
    width = widget.room
    return ["".join(text for text, _ in widget.line(n, width)).rstrip() for n in range(widget.count())]


def bar(app: ReviewApp, name: str = "#bar") -> str:
    """What a one-line widget of the screen says."""
    widget = app.screen.query_one(name, Bar)
    return "".join(text for text, _ in widget.pieces(widget.size.width)).strip()


def text_of(app: ReviewApp) -> str:
    """The text view as one string."""
    return "\n".join(lines(review(app).view))


def why_of(app: ReviewApp) -> str:
    """The Why panel as one string."""
    return "\n".join(lines(app.screen.query_one("#why", Lines)))
