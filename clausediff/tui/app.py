"""The terminal UI: ``run`` compares the files while it shows how far that is, then opens the review."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, cast

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen

from clausediff.decisions import Ledger, default_path, default_reviewer
from clausediff.errors import ClausediffError, UsageError
from clausediff.model import Report
from clausediff.tui.base import Base
from clausediff.tui.dialogs import Choice, Line, Question
from clausediff.tui.filtering import Filtering
from clausediff.tui.help import Help
from clausediff.tui.loading import FailedScreen, LoadingScreen
from clausediff.tui.overview import OverviewScreen
from clausediff.tui.review import ReviewScreen
from clausediff.tui.session import Session, open_session
from clausediff.tui.themes import NAMES, Sheet, themes
from clausediff.tui.window import Window

if TYPE_CHECKING:
    from clausediff.pipeline import Options

Reporter = Callable[[str, int, int, str], None]
"""``(stage, done, total, path)``; raises :class:`Cancelled` when the reader has had enough."""


class Cancelled(Exception):
    """The reader pressed esc while files were compared."""


Kind = TypeVar("Kind", bound=Window[Any])


class Ground(Screen[None]):
    """The blank screen below all others, which is never seen.

    Textual has a screen paint anew whenever the one below it would, though nothing of that one shows.
    """

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Nothing."""
        return self


class ReviewApp(App[int]):
    """The app; ``compare`` is run in a thread, and what it yields is reviewed.

    The app's return value is an exit code: 0, 2 when nothing could be compared, 130 after esc.
    """

    TITLE = "clausediff"
    # one style sheet for all screens: one that came with its screen would be parsed when a key opens it
    CSS = "".join(each.STYLE for each in (Window, ReviewScreen, OverviewScreen, LoadingScreen, FailedScreen))
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "interrupt", show=False, priority=True)]

    class Progressed(Message):
        """How far the comparison is."""

        def __init__(self, stage: str, done: int, total: int, path: str) -> None:
            super().__init__()
            self.at = (stage, done, total, path)

    class Compared(Message):
        """The comparison is done."""

        def __init__(self, report: Report) -> None:
            super().__init__()
            self.report = report

    class Failed(Message):
        """The comparison ended without a report; an empty message says that it was cancelled."""

        def __init__(self, message: str) -> None:
            super().__init__()
            self.message = message

    def __init__(
        self, compare: Callable[[Reporter], Report], ledger: Path, reviewer: str, theme: str | None = None
    ) -> None:
        super().__init__()
        self.compare = compare
        self.ledger_path = ledger
        self.reviewer = reviewer
        for each in themes():
            self.register_theme(each)
        self.theme = f"clausediff-{theme or 'dark'}"
        self._session: Session | None = None
        self._stop = threading.Event()
        self._overview: OverviewScreen | None = None
        self._review: ReviewScreen | None = None
        self._sheets: dict[str, Sheet] = {}
        self._windows: dict[type[Window[Any]], Window[Any]] = {}

    @property
    def session(self) -> Session:
        """The review; there is one as soon as the comparison is done."""
        assert self._session is not None
        return self._session

    def get_default_screen(self) -> Screen[None]:
        """What lies under everything."""
        return Ground()

    def on_mount(self) -> None:
        """Compare, and have the windows ready."""
        for kind in (Line, Question, Choice, Filtering, Help):
            window: Window[Any] = kind()
            self._windows[kind] = window
            self._prepare(window)
        self.push_screen(LoadingScreen())
        self.run_worker(self._work, thread=True, exclusive=True, exit_on_error=False, group="compare")

    def _prepare(self, screen: Screen[Any]) -> None:
        """Mount a screen that keys will open: on and off the stack, before anything is painted."""
        self.install_screen(screen, type(screen).__name__)
        self.push_screen(screen)
        self.pop_screen()

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

    def on_review_app_progressed(self, message: Progressed) -> None:
        """Show it."""
        if self.is_running and isinstance(self.screen, LoadingScreen):
            self.screen.progress(*message.at)

    def on_review_app_failed(self, message: Failed) -> None:
        """Say why, or leave."""
        if not self.is_running:  # the comparison ended after the reader left: there is no screen to show it on
            return
        if not message.message:
            self.exit(130)
        else:
            self.switch_screen(FailedScreen(message.message))

    def on_review_app_compared(self, message: Compared) -> None:
        """Open the review: the overview, unless there is one agreement and nothing else."""
        if not self.is_running:  # the comparison ended after the reader left: there is no screen to show it on
            return
        if self._stop.is_set():
            self.exit(130)
            return
        try:
            session = open_session(message.report, self.ledger_path, self.reviewer)
        except ClausediffError as error:
            self.switch_screen(FailedScreen(str(error)))
            return
        self._session = session
        # the report stays until the end; to look through it for garbage again and again holds up keys
        gc.collect()
        gc.freeze()
        if len(session.copies) == 1 and session.copies[0].agreement is not None:
            self.switch_screen(ReviewScreen(session))
            return
        self._overview = OverviewScreen(session)
        if any(copy.agreement is not None for copy in session.copies):
            self._review = ReviewScreen(session)
            self._prepare(self._review)
        self.switch_screen(self._overview)

    def on_key(self, event: events.Key) -> None:
        """A letter comes here past a line only if it was typed, fast or pasted, before the line was open."""
        if isinstance(self.screen, Line) and event.is_printable and event.character:
            event.prevent_default().stop()
            self.screen.write(event.character)

    def refresh_css(self, animate: bool = True) -> None:
        """Take up the theme. To parse its style sheet takes as long as to paint the screen, so it is done once."""
        sheet = self._sheets.setdefault(self.theme, Sheet())
        for place, source in self.stylesheet.source.items():
            sheet.add_source(source.content, place, source.is_defaults, source.tie_breaker, source.scope)
        self.stylesheet = sheet
        super().refresh_css(animate)

    def window(self, kind: type[Kind]) -> Kind:
        """The window of that kind, to be opened."""
        return cast(Kind, self._windows[kind])

    def show_review(self) -> None:
        """The agreement at the session's place; one screen for all, so that view and context stay as they were set."""
        assert self._review is not None
        self.delay_update(0.001)  # no paint before both screens have said what is new
        self._review.show()
        self.push_screen(self._review)

    def show_overview(self) -> bool:
        """Back to the overview; False when there is none."""
        if self._overview is None:
            return False
        self.delay_update(0.001)
        self._overview.resort()
        self.pop_screen()
        return True

    def cancel(self) -> None:
        """Have the comparison stop at its next report of progress."""
        self._stop.set()

    def action_interrupt(self) -> None:
        """Ctrl+C leaves, as everywhere."""
        self._stop.set()
        self.exit(130)

    def on_unmount(self) -> None:
        """Close the ledger."""
        self._stop.set()
        if self._session is not None:
            gc.unfreeze()
            self._session.ledger.close()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every action of the screen, for the palette."""
        if isinstance(screen, Base):
            seen = set()
            for key in screen.KEYS:
                if key.action not in seen:
                    seen.add(key.action)
                    title = key.help.split(":")[0].split(";")[0]
                    yield SystemCommand(title, f"{key.help} ({key.shown})", getattr(screen, f"action_{key.action}"))


def run(
    paths: Sequence[str],
    options: Options,
    *,
    decisions: Path | None = None,
    reviewer: str | None = None,
    theme: str | None = None,
) -> int:
    """Compare the files and review them; returns the exit code.

    ``decisions`` is the ledger's path (:func:`default_path` else), ``theme`` one of ``dark``, ``light``, ``contrast``.
    Raises :class:`ClausediffError` before anything is shown when the ledger cannot be used or the theme is unknown.
    """
    if theme is not None and theme not in NAMES:
        raise UsageError(f"there is no theme {theme!r}; choose one of {', '.join(NAMES)}")
    drawn_on = sys.__stderr__
    if "TEXTUAL_DRIVER" not in os.environ and os.name == "posix" and (drawn_on is None or not drawn_on.isatty()):
        raise UsageError("the terminal UI draws on standard error, which is redirected; leave that out, or use --check")
    ledger = Path(decisions) if decisions is not None else default_path(paths)
    Ledger(ledger).close()

    def compare(report: Reporter) -> Report:
        from clausediff.pipeline import compare_sources

        return compare_sources(paths, options, progress=lambda at: report(at.stage, at.done, at.total, at.path))

    app = ReviewApp(compare, ledger, reviewer or default_reviewer(), theme)
    code = app.run()
    return code if code is not None else (app.return_code or 0)
