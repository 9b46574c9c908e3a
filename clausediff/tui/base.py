"""The base class of the screens: the line of keys at the bottom, its messages, and a note when the window is too small."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol, TypeVar, cast

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from clausediff.tui.keys import Key, KeyBar
from clausediff.tui.session import Session
from clausediff.tui.themes import NAMES
from clausediff.tui.window import Window

SMALLEST = (60, 16)
"""The least columns and lines with which the screens can be used."""

Opened = TypeVar("Opened", bound=Window[Any])


class Host(Protocol):
    """What the screens call of the app. They cannot import the app's class, as the app imports them."""

    @property
    def session(self) -> Session:
        """The review."""
        ...

    def window(self, kind: type[Opened]) -> Opened:
        """The window of that class, to be opened."""
        ...

    def show_review(self) -> None:
        """Open the agreement at the session's place."""
        ...

    def show_overview(self) -> bool:
        """Return to the overview; False when there is none."""
        ...

    def cancel(self) -> None:
        """Stop the comparison."""
        ...


class Base(Screen[None]):
    """A screen with a line of keys."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = []

    DEFAULT_CSS = """
    Base { background: $background; color: $foreground; }
    Base #too-small { display: none; padding: 1 2; }
    Base.-too-small > * { display: none; }
    Base.-too-small > #too-small { display: block; }
    """

    _stale = False
    """Whether the line of keys still shows a message that has been cleared."""

    @property
    def host(self) -> Host:
        """The app, by what the screens call of it."""
        return cast("Host", self.app)

    @property
    def closing(self) -> bool:
        """Whether the app is closing its screens.

        Textual goes on delivering ``Mount``, ``ScreenResume`` and the like while it closes screens, when their widgets
        are removed already or were never composed. Handlers that query for a widget must return early then.
        """
        return not (self.app.is_running and self.is_attached)

    def too_small(self) -> Static:
        """The widget that is shown instead of all others in a window that is too small; to be composed last."""
        return Static(Content(""), id="too-small", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Show a note instead of the screen when the window is too small."""
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
        """The line of keys."""
        return self.query_one(KeyBar)

    def say(self, message: str, *, grave: bool = False) -> None:
        """Show a message in the line of keys until the next key."""
        if self.closing:
            return
        self._stale = False
        self.bar.say(message, grave=grave)

    def on_key(self) -> None:
        """Clear the message of the last key."""
        if self.closing:
            return
        bar = self.bar
        if bar.message:
            bar.message = ""
            self._stale = True
            # Drawn after the key's action: drawn now, what the action changes would wait for the next paint.
            self.call_later(self.app.call_later, self.settle)

    def settle(self) -> None:
        """Draw the line of keys if its message was cleared and nothing has drawn it since."""
        if self._stale and not self.closing:
            self._stale = False
            self.bar.refresh()

    def action_quit_app(self) -> None:
        """Quit."""
        self.app.exit(0)

    def action_next_theme(self) -> None:
        """Use the next theme: dark, light, high contrast."""
        now = self.app.theme.removeprefix("clausediff-")
        following = NAMES[(NAMES.index(now) + 1) % len(NAMES)] if now in NAMES else NAMES[0]
        # All widgets get new styles and announce it; without the delay, the screen is painted once before and once after.
        self.app.delay_update(0.001)
        self.app.theme = f"clausediff-{following}"
        self.say(f"Theme: {following}")
