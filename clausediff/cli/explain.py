"""``clausediff explain CODE``: prints what a category of findings means."""

from __future__ import annotations

import sys
from argparse import Namespace

from clausediff.errors import UsageError

__all__ = ["run"]


def run(arguments: Namespace) -> int:
    """Print the explanations, or the list of codes."""
    from clausediff.judge.explain import explain, explanations

    if arguments.list:
        known = explanations()
        width = max(map(len, known))
        _print("".join(f"{code:<{width}}  {each.title}\n" for code, each in known.items()))
        return 0
    if not arguments.codes:
        raise UsageError("name a category, as in `clausediff explain negation`, or list them with --list")
    _print("\n".join(explain(code) for code in arguments.codes))
    return 0


def _print(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
