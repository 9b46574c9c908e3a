"""``clausediff decisions list|export|import|prune``: calls :mod:`clausediff.decisions.commands`."""

from __future__ import annotations

import sys
from argparse import Namespace

__all__ = ["run"]


def run(arguments: Namespace) -> int:
    """Run one action; returns the exit code."""
    from clausediff.decisions import commands

    actions = {
        "list": commands.list_,
        "export": commands.export,
        "import": commands.import_,
        "prune": commands.prune,
    }
    return actions[arguments.action](arguments, sys.stdout, sys.stderr)
