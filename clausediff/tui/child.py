"""The process behind one browser window of ``clausediff serve``: the terminal UI, driven through its pipes."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

VARIABLE = "CLAUSEDIFF_SERVED"
"""The environment variable that says what to open, as JSON: no shell ever sees a file's name."""


def described(
    paths: list[str], options: dict[str, Any], decisions: str, reviewer: str | None, theme: str | None
) -> str:
    """What a child is to open, for :data:`VARIABLE`."""
    return json.dumps(
        {"paths": paths, "options": options, "decisions": decisions, "reviewer": reviewer, "theme": theme}
    )


def main() -> int:
    """Run the terminal UI on what the environment describes."""
    from clausediff.pipeline import Options
    from clausediff.tui.app import run

    wanted = json.loads(os.environ[VARIABLE])
    options = Options(**{**wanted["options"], "witness": tuple(wanted["options"]["witness"])})
    return run(
        wanted["paths"],
        options,
        decisions=Path(wanted["decisions"]),
        reviewer=wanted["reviewer"],
        theme=wanted["theme"],
    )


if __name__ == "__main__":
    sys.exit(main())
