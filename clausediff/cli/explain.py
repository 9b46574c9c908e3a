"""``clausediff explain CODE``: what a category of findings, or a rule of the judge, means."""

from __future__ import annotations

import sys
from argparse import Namespace

from clausediff.errors import UsageError

__all__ = ["run"]


def run(arguments: Namespace) -> int:
    """Print the explanations, or the list of codes."""
    from clausediff.judge.explain import explain, explanations
    from clausediff.judge.rules import entries

    if arguments.list:
        known = {code: each.title for code, each in explanations().items()}
        rules = {entry.id: entry.says for entry in entries()}
        width = max(map(len, (*known, *rules)))
        _print("".join(f"{code:<{width}}  {title}\n" for code, title in (known | rules).items()))
        return 0
    if not arguments.codes:
        raise UsageError("name a category, as in `clausediff explain negation`, or list them with --list")
    _print("\n".join(explain(code) for code in arguments.codes))
    return 0


def _print(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
