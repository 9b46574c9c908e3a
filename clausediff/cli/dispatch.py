"""Determines the command of a command line and runs it."""

from __future__ import annotations

import importlib
import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clausediff.canonical.own_types import own_types
from clausediff.cli.configuration import configure, find_settings, own_field_types, show_settings
from clausediff.cli.parser import COMMANDS, command_parser, main_parser
from clausediff.errors import UsageError

__all__ = ["dispatch", "own_library"]

_READ_NO_FORM = ("cache", "completion", "explain")
"""Commands that read no canonical, and so need no field types of the settings."""
_OPTIONS = ("check", "export")
"""Options that other programs have as commands."""


def dispatch(arguments: list[str]) -> int:
    """Run a command line; returns the exit code."""
    command = arguments[0] if arguments else ""
    _refuse_misnamed(command)
    if command in COMMANDS:
        parsed = command_parser(command).parse_args(arguments[1:])
        settings = None if command in _READ_NO_FORM else find_settings(Path.cwd())
        module = importlib.import_module(f"clausediff.cli.{command}")
    else:
        # With intermixed arguments, argparse does not keep the files after "--".
        at = arguments.index("--") if "--" in arguments else len(arguments)
        parser = main_parser()
        settings = configure(parser, Path.cwd())
        parsed = parser.parse_intermixed_args(arguments[:at])
        parsed.files += arguments[at + 1 :]
        if parsed.show_config:
            show_settings(parser, settings, parsed, arguments[:at])
            return 0
        folder = len(parsed.files) == 1 and (Path(parsed.files[0]) / "run.json").is_file()
        module = importlib.import_module("clausediff.cli.portfolio" if folder else "clausediff.cli.compare")
    with own_library(parsed), own_types(own_field_types(settings)):
        return int(module.run(parsed))


def _refuse_misnamed(command: str) -> None:
    """Raise UsageError where the first word is meant as a command or an option, and no file is called so."""
    if not command.isidentifier() or command in COMMANDS or os.path.lexists(command):
        return
    meant = f"--{command}" if command in _OPTIONS else ""
    from difflib import get_close_matches

    close = get_close_matches(command, (*COMMANDS, *_OPTIONS), 1, 0.75)
    if not meant and close:
        meant = f"--{close[0]}" if close[0] in _OPTIONS else close[0]
    if meant:
        raise UsageError(f"there is no command and no file {command}; did you mean {meant}?")


@contextmanager
def own_library(parsed: Namespace) -> Iterator[None]:
    """Prepend the folders of ``--library`` to those in the environment, while a command and its workers run."""
    own = getattr(parsed, "library", None)
    if not own:
        yield
        return
    from clausediff.canonical.library import ENVIRONMENT

    before = os.environ.get(ENVIRONMENT)
    os.environ[ENVIRONMENT] = os.pathsep.join([*own, before] if before else own)
    try:
        yield
    finally:
        if before is None:
            del os.environ[ENVIRONMENT]
        else:
            os.environ[ENVIRONMENT] = before
