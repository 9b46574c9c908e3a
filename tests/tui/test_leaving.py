"""Leaving at any moment: while files are compared, while a screen is being opened, while the app shuts down.

A *turn* is one round of the event loop. The tests stop the app a given number of turns after the comparison ended, or
end the comparison a given number of turns after the app began to shut down, so that the order of the two does not
depend on how busy the machine is.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.message import Message
from textual.pilot import Pilot

from clausediff.model import Report
from clausediff.tui.app import ReviewApp
from clausediff.tui.loading import LoadingScreen

from .factory import report

ENDS: dict[str, Callable[[], Message]] = {
    "one agreement": lambda: ReviewApp.Compared(report()),
    "several": lambda: ReviewApp.Compared(report(paths=("in/a.txt", "in/b.txt"), copies=2, error="in/c.pdf")),
    "an error": lambda: ReviewApp.Failed("no canonical fits in/a.txt"),
}
LEAVES: dict[str, Callable[[ReviewApp], object]] = {
    "torn down": lambda app: None,
    "ctrl+c": lambda app: app.action_interrupt(),
}


@asynccontextmanager
async def comparing(folder: Path) -> AsyncIterator[tuple[ReviewApp, Pilot[int]]]:
    """The app while its comparison runs; the comparison ends, without a report, when the app is gone."""
    released = threading.Event()

    def compare(progress: object) -> Report:
        released.wait(60)
        return Report(())

    app = ReviewApp(compare, folder / "ledger.sqlite", "Ada")
    try:
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, LoadingScreen)
            try:
                yield app, pilot
            finally:
                released.set()
    finally:
        released.set()


async def turns(number: int) -> None:
    """Let so many rounds of the event loop pass."""
    for _ in range(number):
        await asyncio.sleep(0)


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("leave", LEAVES)
async def test_leaving_while_a_screen_opens(tmp_path: Path, end: str, leave: str) -> None:
    """The comparison has ended, and the screen that shows it is not yet composed, or half of it is."""
    for number in (0, 3):
        async with comparing(tmp_path) as (app, _):
            app.post_message(ENDS[end]())
            await turns(number)
            LEAVES[leave](app)


@pytest.mark.parametrize("end", ENDS)
async def test_a_comparison_that_ends_too_late(tmp_path: Path, end: str) -> None:
    """The app has begun to shut down, or has no screen any more, when the comparison ends."""

    async def later(app: ReviewApp, number: int) -> None:
        await turns(number)
        app.post_message(app.Progressed("compare", 1, 1, "in/a.txt"))
        app.post_message(ENDS[end]())

    for number in (0, 24):
        async with comparing(tmp_path) as (app, _):
            late = asyncio.create_task(later(app, number))
        await late
