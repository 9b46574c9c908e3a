"""The app: :func:`run` compares the files in a thread while it shows the progress, then opens the review."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from clausediff.decisions import Ledger, default_path, default_reviewer
from clausediff.errors import ClausediffError, LedgerError, UsageError
from clausediff.model import Report
from clausediff.tui import exporting
from clausediff.tui.base import Base, Opened
from clausediff.tui.comparing import Comparing, Reporter
from clausediff.tui.dialogs import Line
from clausediff.tui.difference import DifferenceScreen
from clausediff.tui.help import Help
from clausediff.tui.keymap import keymap
from clausediff.tui.loading import FailedScreen, LoadingScreen
from clausediff.tui.pile import PileScreen
from clausediff.tui.review import ReviewScreen
from clausediff.tui.session import Session, open_session
from clausediff.tui.themes import NAMES, themes
from clausediff.tui.window import Window

if TYPE_CHECKING:
    from clausediff.pipeline import Options

ACCOUNTS = ("root", "unknown", "administrator", "Administrator")
"""Names of accounts that say nothing of who decides."""


class ReviewApp(Comparing):
    """The app; runs ``compare`` in a thread and opens the review of its report."""

    TITLE = "clausediff"
    # One style sheet for all screens: a screen's own one would be parsed when a key first opens it.
    CSS = "".join(
        each.STYLE for each in (Window, ReviewScreen, PileScreen, DifferenceScreen, LoadingScreen, FailedScreen)
    )
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "interrupt", show=False, priority=True)]

    def __init__(
        self,
        compare: Callable[[Reporter], Report],
        ledger: Path,
        reviewer: str,
        theme: str | None = None,
        *,
        readonly: bool = False,
        ask_name: bool = False,
        keys: dict[str, str] | None = None,
    ) -> None:
        super().__init__(compare)
        self.animation_level = "none"  # a page that glides is a page that comes late
        self.ledger_path = ledger
        self.reviewer = reviewer
        self.readonly = readonly
        self.ask_name = ask_name
        """Whether to ask for the reviewer's name before anything can be decided."""
        for each in themes():
            self.register_theme(each)
        self.wanted_theme = theme
        self.theme = f"clausediff-{theme or 'dark'}"
        if keys:
            self.set_keymap(keys)
        self._session: Session | None = None
        self._sheets: dict[str, Stylesheet] = {}
        """The style sheet of each theme that was used, parsed."""
        self._pile: PileScreen | None = None
        self._difference: DifferenceScreen | None = None
        self._review: ReviewScreen | None = None

    @property
    def session(self) -> Session:
        """The review, which exists as soon as the comparison has ended."""
        assert self._session is not None
        return self._session

    def refresh_css(self, animate: bool = True) -> None:
        """Apply the theme. The sheets of themes are kept, as parsing one takes longer than a key may."""
        sheet = self._sheets.get(self.theme)
        if sheet is None or sheet.source.keys() != self.stylesheet.source.keys():
            sheet = self.stylesheet.copy()
            sheet.set_variables(self.get_css_variables())
            sheet.parse()
            self._sheets[self.theme] = sheet
        self.stylesheet = sheet
        sheet.apply(self, animate=animate)
        in_sight = True
        for screen in reversed(self.screen_stack):
            if in_sight:
                sheet.update(screen, animate=animate)
            elif isinstance(screen, Base):
                screen.stale = True  # it is styled when it comes back into sight
            in_sight = in_sight and screen.is_modal

    def on_comparing_compared(self, message: Comparing.Compared) -> None:
        """Open the review: at the overview, unless there is one agreement and nothing else."""
        if not self.is_running:  # the comparison ended while the app was closing: there is no screen any more
            return
        if self.stopped:
            self.exit(130)
            return
        try:
            session = open_session(message.report, self.ledger_path, self.reviewer, readonly=self.readonly)
            theme = session.come_back()
        except ClausediffError as error:
            self.switch_screen(FailedScreen(str(error)))
            return
        self._session = session
        if theme in NAMES and self.wanted_theme is None:
            self.theme = f"clausediff-{theme}"
        # The report lives until the end. Scanning it at each garbage collection would delay keys; a collection now would
        # delay the first paint.
        gc.freeze()
        if (
            len(session.copies) == 1
            and session.copies[0].agreement is not None
            and not session.report.documents[0].findings
        ):
            self.switch_screen(ReviewScreen(session))
        else:
            self._pile = PileScreen(session)
            if any(copy.agreement is not None for copy in session.copies):
                self._review = ReviewScreen(session)
                self.install_screen(self._review, "review")
            if session.entries:
                self._difference = DifferenceScreen(session)
                self.install_screen(self._difference, "difference")
            self.switch_screen(self._pile)
        if self.ask_name and not self.readonly:
            self.call_after_refresh(self._ask_name)

    def _ask_name(self) -> None:
        def named(name: str | None) -> None:
            if name and name.strip():
                self.reviewer = self.session.reviewer = name.strip()
                self.session.come_back()
                if isinstance(self.screen, Base):
                    self.screen.show()

        hint = "Your name, for the decisions that you will make; they are kept with it. Asked once."
        self.window(Line).ask("Who reviews?", hint, named)

    def on_key(self, event: events.Key) -> None:
        """Pass letters on to the line of text that is open. They arrive here only when they were typed, or pasted,
        before the line had the focus."""
        if isinstance(self.screen, Line) and event.is_printable and event.character:
            event.prevent_default().stop()
            self.screen.write(event.character)

    def window(self, kind: type[Opened]) -> Opened:
        """The window of that class, to be opened. It is made once: what takes time is to mount its widgets."""
        name = kind.__name__
        if not self.is_screen_installed(name):
            self.install_screen(kind(), name)
        made = cast("Opened", self.get_screen(name))
        return kind() if made in self.screen_stack else made

    def show_review(self) -> None:
        """Open the agreement at the session's place. All agreements share one screen, so its settings are kept."""
        if self._review is None:
            return
        if self._review in self.screen_stack:
            while self.screen is not self._review:
                self.pop_screen()
        else:
            self.push_screen(self._review)
        self._review.show()

    def show_difference(self) -> None:
        """Open the session's difference."""
        if self._difference is not None:
            self.push_screen(self._difference)
            self._difference.show()

    def show_list(self) -> bool:
        """Go back by one screen, as far as the lists; False where there are none."""
        if self._pile is None:
            return False
        self.pop_screen()
        return True

    def action_help(self) -> None:
        """Open the help on the screen's keys."""
        if isinstance(self.screen, Base):
            self.window(Help).ask(self.screen.KEYS)

    def action_export(self) -> None:
        """Ask for format and name, and write a report."""
        if isinstance(self.screen, Base):
            exporting.start(self.screen)

    def on_unmount(self) -> None:
        """Stop the comparison and close the ledger."""
        self.cancel()
        if self._session is not None:
            gc.unfreeze()
            with contextlib.suppress(LedgerError):  # where a reviewer left off is a convenience
                self._session.leave_off(self.theme.removeprefix("clausediff-"))
            self._session.ledger.close()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every action of the screen's keys, for the command palette."""
        if isinstance(screen, Base):
            seen = set()
            for key in screen.KEYS:
                if key.action not in seen:
                    seen.add(key.action)
                    title = key.help.split(":")[0].split(";")[0]
                    owner = self if key.action.startswith("app.") else screen
                    run = partial(owner.run_action, key.action.removeprefix("app."))
                    yield SystemCommand(title, f"{key.help} ({key.shown})", run)


def run(
    paths: Sequence[str],
    options: Options,
    *,
    decisions: Path | None = None,
    reviewer: str | None = None,
    theme: str | None = None,
    readonly: bool = False,
    ask_name: bool = False,
) -> int:
    """Compare the files and review them; returns the exit code.

    ``decisions`` is the ledger's path (default: :func:`default_path`), ``theme`` one of ``dark``, ``light`` and
    ``contrast``. ``ask_name`` asks for the reviewer's name, unless ``reviewer`` or the environment has it.
    Raises :class:`ClausediffError`, before anything is shown, when the ledger cannot be used or the theme is unknown.
    """
    if theme is not None and theme not in NAMES:
        raise UsageError(f"there is no theme {theme!r}; choose one of {', '.join(NAMES)}")
    terminal = sys.__stderr__
    if "TEXTUAL_DRIVER" not in os.environ and os.name == "posix" and (terminal is None or not terminal.isatty()):
        raise UsageError("the terminal UI draws on standard error, which is redirected; leave that out, or use --check")
    ledger = Path(decisions) if decisions is not None else default_path(paths)
    Ledger(ledger).close()
    keys = keymap()

    def compare(report: Reporter) -> Report:
        from clausediff.pipeline import compare_sources

        return compare_sources(paths, options, progress=lambda at: report(at.stage, at.done, at.total, at.path))

    unnamed = not reviewer and not os.environ.get("CLAUSEDIFF_REVIEWER", "").strip()
    ask = unnamed and (ask_name or default_reviewer() in ACCOUNTS)
    name = reviewer or default_reviewer()
    app = ReviewApp(compare, ledger, name, theme, readonly=readonly, ask_name=ask, keys=keys)
    code = app.run()
    return code if code is not None else (app.return_code or 0)
