"""The process behind one browser window of ``clausediff serve``: the terminal UI, connected by pipes."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

VARIABLE = "CLAUSEDIFF_SERVED"
"""The environment variable with what to open, as JSON, so that no shell ever interprets the name of a file."""


def described(
    paths: list[str],
    options: dict[str, Any],
    decisions: str,
    reviewer: str | None,
    theme: str | None,
    *,
    readonly: bool = False,
) -> str:
    """The value of :data:`VARIABLE` for a child process."""
    return json.dumps(
        {
            "paths": paths,
            "options": options,
            "decisions": decisions,
            "reviewer": reviewer,
            "theme": theme,
            "readonly": readonly,
        }
    )


def main() -> int:
    """Run the terminal UI on what the environment describes."""
    from clausediff.pipeline import Options
    from clausediff.tui.app import run

    wanted = json.loads(os.environ[VARIABLE])
    # JSON has lists where the options have tuples.
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in wanted["options"].items()
    }
    options = Options(**given)
    return run(
        wanted["paths"],
        options,
        decisions=Path(wanted["decisions"]),
        reviewer=wanted["reviewer"],
        theme=wanted["theme"],
        readonly=wanted["readonly"],
        ask_name=True,
    )


if __name__ == "__main__":
    sys.exit(main())
