"""Draw the pictures of docs/tui.md: the program's own screens on the samples, as SVG.

.venv/bin/python tools/screenshots.py          writes docs/images/tui-*.svg; the same samples give the same bytes
.venv/bin/python tools/screenshots.py FOLDER   writes every screen at three sizes in three themes, to be looked at:
                                               FOLDER/SCREEN-THEME-COLUMNS.svg, and .png where rsvg-convert is installed
"""

from __future__ import annotations

import asyncio
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from clausediff.decisions import ledger
from clausediff.model import Report
from clausediff.pipeline import Options, compare_sources
from clausediff.tui.app import ReviewApp
from clausediff.tui.themes import NAMES

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
BUNDLE = "samples"
ONE = "samples/edited/nda-notice-90-days.txt"
NOT = "samples/edited/nda-not-dropped.txt"
PAGE = "samples/paper/release-struck.pdf"

PICTURES: tuple[tuple[str, str, tuple[int, int], str, tuple[str, ...]], ...] = (
    ("tui-pile", BUNDLE, (120, 36), "dark", ()),
    ("tui-copies", BUNDLE, (120, 36), "dark", ("2",)),
    ("tui-difference", BUNDLE, (120, 36), "dark", ("n", "n", "n")),
    ("tui-agreement", ONE, (120, 36), "dark", ()),
    ("tui-noise-shown", NOT, (120, 36), "dark", ("w",)),
    ("tui-decided", BUNDLE, (120, 36), "light", ("R", "R", "D", "R")),
    ("tui-narrow", ONE, (80, 24), "dark", ()),
)
"""(name, what is opened, columns and lines, theme, keys pressed)."""

SCREENS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("differences", BUNDLE, ()),
    ("differences-end", BUNDLE, ("G",)),
    ("differences-decided", BUNDLE, ("R", "R", "D", "R")),
    ("differences-found", BUNDLE, ("slash", *"notice", "enter")),
    ("copies", BUNDLE, ("2",)),
    ("fields", BUNDLE, ("3", "right")),
    ("difference", BUNDLE, ("n", "n", "n")),
    ("difference-why", BUNDLE, ("n", "W", "v")),
    ("difference-picture", PAGE, ("enter", "i")),
    ("question", BUNDLE, ("G", "A")),
    ("agreement", BUNDLE, ("2", "enter")),
    ("agreement-page", PAGE, ("2", "enter", "n", "I")),
    ("agreement-inline", NOT, ("v", "w", "h")),
    ("filter", BUNDLE, ("f",)),
    ("find", BUNDLE, ("slash", *"notice")),
    ("note", NOT, ("s", *"who?")),
    ("export", BUNDLE, ("e",)),
    ("help", BUNDLE, ("question_mark",)),
    ("palette", BUNDLE, ("ctrl+p",)),
)
"""(name, what is opened, keys pressed)."""

SIZES = ((80, 24), (120, 36), (200, 60))


async def draw(made: Report, size: tuple[int, int], theme: str, keys: tuple[str, ...], number: int) -> str:
    """One picture."""
    app = ReviewApp(lambda _report: made, Path(f"decisions{number or ''}.sqlite"), "Ada", theme)
    async with app.run_test(size=size) as pilot:
        while app._session is None:
            await pilot.pause()
        for _ in range(3):
            await pilot.pause()
        for key in keys:
            await pilot.press(key)
            for _ in range(3):
                await pilot.pause()
        svg = app.export_screenshot(title="clausediff")
    # the pictures take no font from another host
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)


def compared(opened: str) -> Report:
    """The report on a file, or on the texts of a folder."""
    paths = sorted(str(path) for path in Path(opened).rglob("*.txt")) if Path(opened).is_dir() else [opened]
    return compare_sources(paths, Options())


def document_pictures() -> None:
    """The pictures of docs/tui.md."""
    reports: dict[str, Report] = {}
    for number, (name, opened, size, theme, keys) in enumerate(PICTURES):
        if opened not in reports:
            reports[opened] = compared(opened)
        svg = asyncio.run(draw(reports[opened], size, theme, keys, number))
        (IMAGES / f"{name}.svg").write_text(svg, encoding="utf-8")
        print(f"docs/images/{name}.svg")


def every_screen(folder: Path) -> None:
    """Each screen at each size in each theme."""
    folder.mkdir(parents=True, exist_ok=True)
    convert = shutil.which("rsvg-convert")
    reports = {opened: compared(opened) for opened in {opened for _, opened, _ in SCREENS}}
    number = 1000
    for (name, opened, keys), size, theme in itertools.product(SCREENS, SIZES, NAMES):
        number += 1
        target = folder / f"{name}-{theme}-{size[0]}.svg"
        target.write_text(asyncio.run(draw(reports[opened], size, theme, keys, number)), encoding="utf-8")
        if convert:
            subprocess.run([convert, "-o", str(target.with_suffix(".png")), str(target)], check=True)


def main() -> None:
    """The pictures of the documentation, or every screen."""
    ledger.now = lambda: "2026-01-31T12:00:00.000Z"  # the same bytes whenever it is run
    IMAGES.mkdir(parents=True, exist_ok=True)
    folder = Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / "samples").symlink_to(ROOT / "samples")
        os.chdir(scratch)
        if folder is None:
            document_pictures()
        else:
            every_screen(folder)


if __name__ == "__main__":
    main()
