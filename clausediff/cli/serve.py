"""``clausediff serve``: the terminal UI in a browser, by default on this machine only."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from clausediff.cli.compare import comparison
from clausediff.cli.console import say
from clausediff.cli.sources import expand
from clausediff.errors import UsageError

__all__ = ["run"]


def run(arguments: Namespace) -> int:
    """Serve until interrupted; prints the address to open on stderr."""
    from clausediff.decisions import default_path
    from clausediff.tui.serve import serve

    if "-" in arguments.files:
        raise UsageError("serve reads its files anew for each visitor, so standard input will not do; give a file")
    sources = expand(arguments.files)
    for note in sources.notes():
        say(note)
    return serve(
        sources.paths,
        comparison(arguments),
        decisions=Path(arguments.decisions) if arguments.decisions else default_path(arguments.files),
        reviewer=arguments.reviewer,
        theme=arguments.theme,
        host=arguments.host,
        port=arguments.port,
        allow_remote=arguments.allow_remote,
        readonly=arguments.read_only,
    )
