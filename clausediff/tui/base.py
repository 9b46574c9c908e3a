"""The base class of the screens: the line for messages, the footer, and a note when the window is too small."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Protocol, TypeVar, cast

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from clausediff.decisions import Subject
from clausediff.errors import LedgerError
from clausediff.report.visible import flat
from clausediff.tui.copies import Filter
from clausediff.tui.dialogs import Line
from clausediff.tui.filtering import Filtering
from clausediff.tui.keys import Key
from clausediff.tui.lines import Bar
from clausediff.tui.session import Session
from clausediff.tui.themes import NAMES, style
from clausediff.tui.window import Window

SMALLEST = (60, 16)
"""The least columns and lines with which the screens can be used."""

SAID = {
    "misread": "Misread",
    "agreed": "A real change, agreed",
    "object": "A real change, not agreed",
    "ask": "Asked",
    "comment": "Comment",
    "accept": "Accepted",
    "reject": "Rejected",
}
"""What the screens call the answers."""

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

    def show_difference(self) -> None:
        """Open the session's difference."""
        ...

    def show_list(self) -> bool:
        """Return to the list of differences and copies; False when there is none."""
        ...

    def cancel(self) -> None:
        """Stop the comparison."""
        ...


class Said(Bar):
    """The line above the footer: the answer to the last key."""

    message = ""
    grave = False

    def say(self, message: str, *, grave: bool = False) -> None:
        """Show a message."""
        if (message, grave) != (self.message, self.grave):
            self.message, self.grave = message, grave
            self.refresh()

    def pieces(self, width: int) -> list[tuple[str, Style]]:
        """The message."""
        look = style(self.app.theme, "substantive" if self.grave else "primary", bold=True)
        return [(f" {self.message}", look)] if self.message else []


class KeyBar(Footer):
    """Textual's footer, composed anew only where its keys have changed: Textual does it whenever a window has closed."""

    _composed: object = None

    async def recompose(self) -> None:
        """Compose the footer if other keys are to be shown."""
        shown = [
            (active.binding.key, active.binding.description, active.enabled)
            for active in self.screen.active_bindings.values()
            if active.binding.show
        ]
        if self._composed != shown or not self.children:
            self._composed = shown
            await super().recompose()


class Base(Screen[None]):
    """A screen with a footer."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = []

    DEFAULT_CSS = """
    Base { background: $background; color: $foreground; }
    Base #too-small { display: none; padding: 1 2; }
    Base.-too-small > * { display: none; }
    Base.-too-small > #too-small { display: block; }
    Base Footer { background: $panel; }
    """

    stale = False
    """Whether the theme has changed while another screen covered this one."""

    def on_screen_resume(self) -> None:
        """Take the theme that was chosen meanwhile."""
        if self.stale and not self.closing:
            self.stale = False
            self.app.stylesheet.update(self)

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

    def foot(self) -> ComposeResult:
        """The widgets at the bottom; to be composed last."""
        yield Said(id="said")
        yield KeyBar(compact=True, show_command_palette=False)  # its place is for keys; ? has it
        yield self.too_small()

    def too_small(self) -> Static:
        """The widget that is shown instead of all others in a window that is too small."""
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

    def say(self, message: str, *, grave: bool = False) -> None:
        """Show a message until the next key."""
        if not self.closing:
            for each in self.query(Said):
                each.say(message, grave=grave)

    def on_key(self, event: events.Key) -> None:
        """Clear the message of the last key."""
        self.say("")

    def action_quit_app(self) -> None:
        """Quit."""
        self.app.exit(0)

    def action_next_theme(self) -> None:
        """Use the next theme: dark, light, high contrast."""
        now = self.app.theme.removeprefix("clausediff-")
        following = NAMES[(NAMES.index(now) + 1) % len(NAMES)] if now in NAMES else NAMES[0]
        self.app.theme = f"clausediff-{following}"
        self.say(f"Theme: {following}")

    def action_zoom(self) -> None:
        """Maximise the panel that has the focus, or go back."""
        if self.maximized is not None:
            self.minimize()
        elif self.focused is None or not self.maximize(self.focused):
            self.say("Tab goes to a panel; z then maximises it.")

    def show(self) -> None:
        """Draw everything in its current state."""

    def action_filter(self) -> None:
        """Open the filter, which holds for all screens."""
        session = self.host.session

        def change(wanted: Filter) -> int:
            session.set_filter(wanted)
            self.show()
            return session.position()[1]

        self.host.window(Filtering).ask(session.filter, session.categories(), session.position()[1], change)

    # Decisions

    def look_again(self) -> None:
        """Show what another reviewer has decided meanwhile."""
        if not self.is_current:
            return
        try:
            changed = self.host.session.reload()
        except LedgerError as error:
            self.say(flat(str(error)), grave=True)
            return
        if changed:
            self.show()

    def written(self, change: Callable[[], object]) -> bool:
        """Call ``change``, which writes to the ledger; False, with a message, when the ledger cannot be written."""
        try:
            change()
        except LedgerError as error:
            self.say(f"Not kept: {flat(str(error))}", grave=True)
            return False
        return True

    def answer(self, subjects: Sequence[Subject], action: str, then: Callable[[str], None]) -> None:
        """Answer these findings; a question asks for its note first. ``then`` is called with what to say of it."""
        session = self.host.session

        def keep(note: str) -> None:
            if self.written(lambda: session.answer(subjects, action, note)):
                many = f" in {len(subjects)} copies" if len(subjects) > 1 else ""
                then(f"{SAID[action]}{many}")

        def asked(note: str | None) -> None:
            if note is not None:
                keep(note.strip())

        if session.readonly:
            self.say("This review is for reading only.", grave=True)
        elif action == "ask":
            self.host.window(Line).ask("Ask", "What is to be asked, and whom? It decides nothing yet.", asked)
        else:
            keep("")

    def undo_latest(self) -> bool:
        """Undo the latest decision in all its copies; whether there was one."""
        undone: list[tuple[str, int]] = []
        if not self.written(lambda: undone.append(self.host.session.undo_latest())):
            return False
        action, many = undone[0]
        if not many:
            self.say("There is nothing to undo.")
            return False
        self.show()
        self.say(f"Undone{f' in {many} copies' if many > 1 else ''}: {SAID[action].lower()}")
        return True
