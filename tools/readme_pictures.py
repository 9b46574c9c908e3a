"""Make README's picture of the output again: the text block, and docs/images/check.svg.

usage: .venv/bin/python tools/readme_pictures.py [--check]

With --check nothing is written, and the exit code is 1 when README is out of date.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = ["--check", "samples/edited/nda-notice-90-days.txt", "samples/mutual-nda/filled.txt"]
BEGIN, END = "<!-- output: tools/readme_pictures.py -->\n", "<!-- end of output -->"
COLUMNS = 96


def printed(*options: str) -> str:
    """What the command prints."""
    from clausediff.cli.main import main

    out = io.StringIO()
    with redirect_stdout(out):
        main([*options, *COMMAND])
    return out.getvalue()


def block() -> str:
    """The text block of README."""
    return f"{BEGIN}```\n$ clausediff {' '.join(COMMAND)}\n{printed()}```\n{END}"


def svg() -> str:
    """The picture: the same in colour, as a terminal shows it."""
    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text(f"$ clausediff {' '.join(COMMAND)}", style="bold"))
    console.print(Text.from_ansi(printed("--color", "always")))
    return console.export_svg(title="clausediff --check", unique_id="clausediff")


def updated(readme: str) -> str:
    """README with the block as it is now."""
    before, rest = readme.split(BEGIN)
    return before + block() + rest.split(END, 1)[1]


def main() -> int:
    """Write both, or with --check compare the block."""
    os.chdir(ROOT)
    path = ROOT / "README.md"
    readme = path.read_text("utf-8")
    if "--check" in sys.argv[1:]:
        return int(updated(readme) != readme)
    path.write_text(updated(readme), "utf-8")
    images = ROOT / "docs" / "images"
    images.mkdir(parents=True, exist_ok=True)
    (images / "check.svg").write_text(svg(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
