"""Opens the page of a finding outside the program: a text in ``$EDITOR`` at its line, any other file with the system's viewer."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from clausediff.model import Document, Finding
from clausediff.report.visible import flat

if TYPE_CHECKING:
    from clausediff.tui.base import Base

__all__ = ["command", "open_page"]

TEXTS = ("text", "markdown")
"""Readers whose files an editor can show."""


def command(document: Document, finding: Finding | None) -> tuple[list[str], bool] | None:
    """The program and its arguments, and whether it takes over the terminal; None where there is no program.

    The path is an argument by itself, made absolute, so that neither a shell nor the program takes it for anything else.
    """
    path = str(Path(document.path).absolute())
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if document.reader in TEXTS and editor:
        line = document.text.count("\n", 0, finding.scan.span[0]) + 1 if finding is not None else 1
        return [*shlex.split(editor), f"+{line}", path], True
    if sys.platform == "darwin":
        return ["open", path], False
    viewer = shutil.which("xdg-open")
    return ([viewer, path], False) if viewer else None


def open_page(screen: Base, document: Document, finding: Finding | None) -> None:
    """Open the file, or say why it cannot be opened."""
    if os.environ.get("CLAUSEDIFF_SERVED"):
        screen.say("In a browser, files are not opened: they are on the machine that serves them.")
        return
    if document.path == "-" or not Path(document.path).is_file():
        screen.say(f"{flat(document.path)} is not there any more.", grave=True)
        return
    found = command(document, finding)
    if found is None:
        screen.say("Set EDITOR, or install xdg-open, to open files.", grave=True)
        return
    arguments, takes_over = found
    try:
        if takes_over:
            with screen.app.suspend():
                subprocess.run(arguments, check=False)
        else:
            subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            screen.say(f"Opened {flat(document.path)}")
    except Exception as error:  # whatever the program or the terminal has against it
        screen.say(f"It could not be opened: {flat(str(error))}", grave=True)
