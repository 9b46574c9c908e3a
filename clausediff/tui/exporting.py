"""The key ``e``: asks for a format and a file name, and writes a report. Asks before it overwrites a file."""

from __future__ import annotations

from pathlib import Path

from clausediff.report import formats, write
from clausediff.report.visible import flat
from clausediff.tui.base import Base
from clausediff.tui.dialogs import Choice, Line, Question


def start(screen: Base) -> None:
    """Ask for the format, then for the name, then write the report in a thread."""
    window = screen.host.window
    chosen = [each for each in formats() if each.suffixes]
    entries = [(each.name, f"{each.name:<9} {each.description}") for each in chosen]

    def with_format(name: str | None) -> None:
        if name is None:
            return
        suffix = next(each.suffixes[0] for each in chosen if each.name == name)
        hint = f"A {name} report of all agreements, with the decisions so far. Relative to {Path.cwd()}."
        window(Line).ask("Export to", hint, lambda path: with_path(name, path), f"clausediff-report{suffix}")

    def with_path(name: str, path: str | None) -> None:
        if path is None or not path.strip():
            return
        target = Path(path.strip()).expanduser()
        if target.is_dir():
            screen.say(f"{flat(str(target))} is a folder; name a file.", grave=True)
        elif target.exists():
            question = f"{flat(str(target))} is already there. Replace it?"
            window(Question).ask("Export", question, lambda yes: save(name, target, force=True) if yes else None)
        else:
            save(name, target, force=False)

    def save(name: str, target: Path, *, force: bool) -> None:
        report = screen.host.session.decided()
        screen.say(f"Writing {flat(str(target))} …")

        def work() -> None:
            try:
                write(report, target, name=name, force=force)
            except Exception as error:  # an error in a thread is lost unless it is shown
                screen.app.call_from_thread(screen.say, flat(str(error)), grave=True)
            else:
                screen.app.call_from_thread(screen.say, f"Written: {flat(str(target))}")

        screen.run_worker(work, thread=True, exclusive=True, group="export", exit_on_error=False)

    window(Choice).ask("Export", entries, with_format)
