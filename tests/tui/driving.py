"""Drive the app in tests: open it on a report, press keys, read what it shows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from clausediff.decisions import Ledger
from clausediff.model import Report
from clausediff.tui.app import ReviewApp
from clausediff.tui.difference import DifferenceScreen
from clausediff.tui.lines import Bar, Lines
from clausediff.tui.listing import RowList
from clausediff.tui.loading import FailedScreen
from clausediff.tui.pile import PileScreen
from clausediff.tui.review import ReviewScreen

NAMES = {"/": "slash", "{": "left_curly_bracket", "}": "right_curly_bracket", "[": "left_square_bracket"}
NAMES |= {"]": "right_square_bracket", "?": "question_mark", " ": "space", "esc": "escape"}


@asynccontextmanager
async def opened(
    report: Report,
    folder: Path,
    *,
    size: tuple[int, int] = (120, 36),
    theme: str | None = None,
    reviewer: str = "Ada",
    readonly: bool = False,
    ask_name: bool = False,
    keys: dict[str, str] | None = None,
) -> AsyncIterator[tuple[ReviewApp, Pilot[int]]]:
    """The app with the report loaded and painted."""
    app = ReviewApp(
        lambda _report: report,
        folder / "ledger.sqlite",
        reviewer,
        theme,
        readonly=readonly,
        ask_name=ask_name,
        keys=keys,
    )
    async with app.run_test(size=size) as pilot:
        while app._session is None:
            assert not isinstance(app.screen, FailedScreen), app.screen.message
            await pilot.pause(0.001)
        await settled(pilot)
        yield app, pilot


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys as a person names them, and let each take effect.

    The key goes in by the app's own queue, and what it causes is waited for by the queues too: Textual's ``pilot.press``
    waits until the processor is idle, several times for each key, which takes most of a test's time on a busy machine.
    """
    for key in keys:
        name = NAMES.get(key, key)
        char = key if len(key) == 1 else None
        event = events.Key(name, char)
        event.set_sender(pilot.app)
        before = pilot.app.screen
        pilot.app.post_message(event)
        await settled(pilot)
        if pilot.app.screen is not before:
            await settled(pilot)  # a screen that is opened for the first time is laid out, and then drawn


async def settled(pilot: Pilot[int]) -> None:
    """Let everything that is waiting in a queue happen, and what that causes: windows are mounted, screens painted."""
    for _ in range(3):
        await pilot.pause(0)


async def say(pilot: Pilot[int], text: str) -> None:
    """Type a text into the line that is open, and press enter; faster than key by key."""
    pilot.app.screen.query_one(Input).value = text
    await press(pilot, "enter")


def review(app: ReviewApp) -> ReviewScreen:
    """The agreement screen, which must be there."""
    screen = app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


def pile(app: ReviewApp) -> PileScreen:
    """The first screen of a pile, which must be there."""
    screen = app.screen
    assert isinstance(screen, PileScreen), screen
    return screen


def difference(app: ReviewApp) -> DifferenceScreen:
    """The screen of a difference, which must be there."""
    screen = app.screen
    assert isinstance(screen, DifferenceScreen), screen
    return screen


def lines(widget: Lines) -> list[str]:
    """What a text shows, all of it."""
    width = widget.room
    return ["".join(text for text, _ in widget.line(n, width)).rstrip() for n in range(widget.count())]


def listed(app: ReviewApp, name: str) -> list[str]:
    """What a list of the screen shows, all of it."""
    return lines(app.screen.query_one(name, RowList))


def bar(app: ReviewApp, name: str = "#said") -> str:
    """What a one-line widget of the screen says."""
    widget = app.screen.query_one(name, Bar)
    return "".join(text for text, _ in widget.pieces(widget.size.width)).strip()


def text_of(app: ReviewApp) -> str:
    """The text view as one string."""
    return "\n".join(lines(review(app).view))


def why_of(app: ReviewApp) -> str:
    """The Why panel as one string."""
    return "\n".join(lines(app.screen.query_one("#why", Lines)))


def decided(folder: Path) -> list[tuple[str, str]]:
    """(canonical's reading, action) of what is in force in the ledger."""
    if not (folder / "ledger.sqlite").exists():
        return []
    with Ledger(folder / "ledger.sqlite", readonly=True) as ledger:
        return [(e.subject.canonical_text, e.decision.action) for e in ledger.all_effective() if e.decision]
