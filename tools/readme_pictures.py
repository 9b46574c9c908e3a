"""Make README's picture of the output again: the text block, and docs/images/check.svg.

usage: .venv/bin/python tools/readme_pictures.py [--check]

With --check nothing is written, and the exit code is 1 when README is out of date.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
COMMAND = ["--check", "samples/edited/nda-notice-90-days.txt", "samples/mutual-nda/filled.txt"]
BEGIN, END = "<!-- output: tools/readme_pictures.py -->\n", "<!-- end of output -->"
SIZE, ADVANCE, LEADING, MARGIN = 14, 8.6, 20, 16
SGR = r"\x1b\[[0-9;]*m"
COLORS = {"2": "#8a8f94", "31": "#ff6b68", "32": "#a8cc6a", "33": "#f0c674", "34": "#81a2be", "36": "#8abeb7"}


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
    lines = [f"\x1b[1m$ clausediff {' '.join(COMMAND)}\x1b[0m", *printed("--color", "always").splitlines()]
    columns = max(len(re.sub(SGR, "", line)) for line in lines)
    width, height = round(columns * ADVANCE + 2 * MARGIN), len(lines) * LEADING + 2 * MARGIN
    runs = [run for row, line in enumerate(lines) for run in drawn(line, MARGIN + (row + 0.75) * LEADING)]
    box = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    font = f"{SIZE}px 'Fira Code','DejaVu Sans Mono',Menlo,Consolas,monospace"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {box}>',
            "<title>clausediff --check</title>",
            f"<style>text{{font:{font};white-space:pre}}</style>",
            f'<rect width="{width}" height="{height}" rx="8" fill="#1d1f21"/>',
            *runs,
            "</svg>",
            "",
        ]
    )


def drawn(line: str, y: float) -> Iterator[str]:
    """The runs of one line, each at its own place, so that no viewer's handling of spaces moves it."""
    color, weight, column = "#c5c8c6", "", 0
    for part in re.split(f"({SGR})", line):
        if part.startswith("\x1b["):
            for code in part[2:-1].split(";"):
                if code in ("", "0"):
                    color, weight = "#c5c8c6", ""
                elif code == "1":
                    weight = ' font-weight="bold"'
                elif code in COLORS:
                    color = COLORS[code]
            continue
        for found in re.finditer(r"\S+(?: \S+)*", part):
            x = MARGIN + (column + found.start()) * ADVANCE
            length = round(len(found[0]) * ADVANCE, 1)
            yield (
                f'<text x="{x:.1f}" y="{y:.1f}" textLength="{length}" fill="{color}"{weight}>{escape(found[0])}</text>'
            )
        column += len(part)


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
