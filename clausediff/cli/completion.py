"""``clausediff completion SHELL``: a completion script, made from the parser itself."""

from __future__ import annotations

from argparse import Namespace

from clausediff.cli.parser import full_parser

__all__ = ["run"]


def run(arguments: Namespace) -> int:
    """Print the script of one shell."""
    import shtab

    print(shtab.complete(full_parser(), arguments.shell))
    return 0
