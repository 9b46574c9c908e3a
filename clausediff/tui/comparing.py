"""The base of the app: compares the files in a thread while it shows the progress."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

from textual.app import App
from textual.message import Message

from clausediff.errors import ClausediffError
from clausediff.model import Report
from clausediff.tui.loading import FailedScreen, LoadingScreen

__all__ = ["Cancelled", "Comparing", "Reporter"]

Reporter = Callable[[str, int, int, str], None]
"""Called with ``(stage, done, total, path)``; raises :class:`Cancelled` when the user has cancelled."""


class Cancelled(Exception):
    """The user pressed esc while files were compared."""


class Comparing(App[int]):
    """Runs ``compare`` in a thread, and says with a message how it ended.

    The app's return value is an exit code: 0, 2 when nothing could be compared, 130 after esc.
    """

    class Progressed(Message):
        """The progress of the comparison."""

        def __init__(self, stage: str, done: int, total: int, path: str) -> None:
            super().__init__()
            self.at = (stage, done, total, path)

    class Compared(Message):
        """The comparison has ended with a report."""

        def __init__(self, report: Report) -> None:
            super().__init__()
            self.report = report

    class Failed(Message):
        """The comparison has ended without a report; the message is empty when it was cancelled."""

        def __init__(self, message: str) -> None:
            super().__init__()
            self.message = message

    def __init__(self, compare: Callable[[Reporter], Report]) -> None:
        super().__init__()
        self.compare = compare
        self._stop = threading.Event()

    @property
    def stopped(self) -> bool:
        """Whether the user has cancelled."""
        return self._stop.is_set()

    def on_mount(self) -> None:
        """Start the comparison."""
        self.push_screen(LoadingScreen())
        self.run_worker(self._work, thread=True, exclusive=True, exit_on_error=False, group="compare")

    def _work(self) -> None:
        last = 0.0

        def report(stage: str, done: int, total: int, path: str) -> None:
            nonlocal last
            if self._stop.is_set():
                raise Cancelled
            moment = time.monotonic()
            if moment - last >= 0.05 or done == total:
                last = moment
                self.post_message(self.Progressed(stage, done, total, path))

        try:
            self.post_message(self.Compared(self.compare(report)))
        except Cancelled:
            self.post_message(self.Failed(""))
        except ClausediffError as error:
            self.post_message(self.Failed(str(error)))
        except Exception as error:
            if os.environ.get("CLAUSEDIFF_DEBUG"):
                raise
            self.post_message(
                self.Failed(f"The comparison failed: {type(error).__name__}: {error}. --debug says more.")
            )

    def on_comparing_progressed(self, message: Progressed) -> None:
        """Show the progress."""
        if self.is_running and isinstance(self.screen, LoadingScreen):
            self.screen.progress(*message.at)

    def on_comparing_failed(self, message: Failed) -> None:
        """Show the error, or exit after esc."""
        if not self.is_running:  # the comparison ended while the app was closing: there is no screen any more
            return
        if not message.message:
            self.exit(130)
        else:
            self.switch_screen(FailedScreen(message.message))

    def cancel(self) -> None:
        """Stop the comparison at its next report of progress."""
        self._stop.set()

    def action_interrupt(self) -> None:
        """Exit after ctrl+c."""
        self._stop.set()
        self.exit(130)
