"""What the screens of a pile say of decisions, and the question before one on several copies."""

from __future__ import annotations

from collections.abc import Callable

from clausediff.tui.base import SAID, Base
from clausediff.tui.dialogs import Question
from clausediff.tui.entries import Entry
from clausediff.tui.pile_rows import readings
from clausediff.tui.session import Session
from clausediff.tui.wrap import crop

__all__ = ["about", "ask_for_all", "nothing_left"]


def about(entry: Entry) -> str:
    """``7.1 30 → 90``, short enough for a line."""
    left, right = readings(entry)
    return crop(f"{entry.place} {left} → {right}" if left else right, 60)


def ask_for_all(screen: Base, entry: Entry, action: str, many: int, done: Callable[[bool | None], None]) -> None:
    """Ask whether an answer is meant for so many copies."""
    question = f"{about(entry)}\n\n{SAID[action]}: in all {many} copies that read exactly so?"
    screen.host.window(Question).ask("All copies", question, done)


def nothing_left(session: Session) -> str:
    """What to say where no undecided difference passes the filter: never that all is well while something is not."""
    undecided = sum(bool(session.standing(index)[1]) for index in range(len(session.entries)))
    if undecided:
        return f"The filter hides {undecided} undecided difference{'s' * (undecided != 1)}; f or esc changes it."
    tally = session.tally()
    return "Every difference is decided." if tally.finished else f"Every difference is decided. Still: {tally}"
