"""What the screens share: the line at the bottom, answers, the palette's commands, and a word when there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from clausediff.tui.keys import Key, KeyBar
from clausediff.tui.themes import NAMES

if TYPE_CHECKING:
    from clausediff.tui.app import ReviewApp

SMALLEST = (60, 16)
"""Columns and lines below which the screens are of no use."""


class Base(Screen[None]):
    """A screen with keys."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = []

    DEFAULT_CSS = """
    Base { background: $background; color: $foreground; }
    Base #too-small { display: none; padding: 1 2; }
    Base.-too-small > * { display: none; }
    Base.-too-small > #too-small { display: block; }
    """

    _stale = False
    """Whether the bottom line shows an answer that is none any more."""

    @property
    def review_app(self) -> ReviewApp:
        """The app, as what it is."""
        return cast("ReviewApp", self.app)

    @property
    def closing(self) -> bool:
        """Whether the app is closing its screens.

        Textual goes on delivering ``Mount``, ``ScreenResume`` and the like while it takes the screens down, when their
        widgets are gone or were never composed; handlers that ask for a widget return early then.
        """
        return not (self.app.is_running and self.is_attached)

    def too_small(self) -> Static:
        """The widget that stands in when there is no room; to be composed last."""
        return Static(Content(""), id="too-small", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Say so when there is no room."""
        if self.closing:
            return
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        self.set_class(small, "-too-small")
        if small:
            text = (
                f"The window has {event.size.width} columns and {event.size.height} lines."
                f" Make it at least {SMALLEST[0]} by {SMALLEST[1]}, or use --check. q quits."
            )
            self.query_one("#too-small", Static).update(Content(text))

    @property
    def bar(self) -> KeyBar:
        """The bottom line."""
        return self.query_one(KeyBar)

    def say(self, message: str, *, grave: bool = False) -> None:
        """Answer the last key, until the next one."""
        if self.closing:
            return
        self._stale = False
        self.bar.say(message, grave=grave)

    def on_key(self) -> None:
        """An answer is for one key only."""
        if self.closing:
            return
        bar = self.bar
        if bar.message:
            bar.message = ""
            self._stale = True
            # after the key's action: a paint now would have what the action changes wait for the next one
            self.call_later(self.app.call_later, self.settle)

    def settle(self) -> None:
        """Draw the bottom line if its answer is gone and nothing else has drawn it since."""
        if self._stale and not self.closing:
            self._stale = False
            self.bar.refresh()

    def action_help(self) -> None:
        """All keys and signs."""
        from clausediff.tui.help import Help

        self.review_app.window(Help).ask(self.KEYS)

    def action_quit_app(self) -> None:
        """Leave."""
        self.app.exit(0)

    def action_next_theme(self) -> None:
        """Dark, light, high contrast."""
        now = self.app.theme.removeprefix("clausediff-")
        following = NAMES[(NAMES.index(now) + 1) % len(NAMES)] if now in NAMES else NAMES[0]
        # every widget is styled anew, and says so; without a delay the screen is painted once before it hears of that
        self.app.delay_update(0.001)
        self.app.theme = f"clausediff-{following}"
        self.say(f"Theme: {following}")

    def action_export(self) -> None:
        """Write a report."""
        from clausediff.tui.exporting import start

        start(self)


NONE = Style()
