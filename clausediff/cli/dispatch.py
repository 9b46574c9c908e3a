"""Which command a command line means, and how each is run."""

from __future__ import annotations

import importlib
import os
from argparse import Namespace

from clausediff.cli.parser import COMMANDS, command_parser, main_parser

__all__ = ["dispatch"]

_MODULES = {name: f"clausediff.cli.{name}" for name in COMMANDS}


def dispatch(arguments: list[str]) -> int:
    """Run a command line; returns the exit code."""
    command = arguments[0] if arguments else ""
    if command in COMMANDS:
        parsed = command_parser(command).parse_args(arguments[1:])
        use_library(parsed)
        return int(importlib.import_module(_MODULES[command]).run(parsed))
    parsed = main_parser().parse_intermixed_args(arguments)
    use_library(parsed)
    from clausediff.cli import compare

    return compare.run(parsed)


def use_library(parsed: Namespace) -> None:
    """Put the folders of ``--library`` before those of the environment, for this process and its workers."""
    own = getattr(parsed, "library", None)
    if own:
        from clausediff.library import ENVIRONMENT

        before = os.environ.get(ENVIRONMENT, "")
        os.environ[ENVIRONMENT] = os.pathsep.join([*own, before] if before else own)
