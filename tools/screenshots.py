"""Draw the pictures of docs/tui.md: the program's own screens on the samples, as SVG.

.venv/bin/python tools/screenshots.py        writes docs/images/tui-*.svg; the same samples give the same bytes
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from clausediff.decisions import ledger
from clausediff.model import Report
from clausediff.pipeline import Options, compare_sources
from clausediff.tui.app import ReviewApp

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
BUNDLE = "samples"
ONE = "samples/edited/nda-notice-90-days.txt"
NOT = "samples/edited/nda-not-dropped.txt"

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


def main() -> None:
    """All pictures."""
    ledger.now = lambda: "2026-01-31T12:00:00.000Z"  # the same bytes whenever it is run
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "samples").symlink_to(ROOT / "samples")
        os.chdir(folder)
        reports: dict[str, Report] = {}
        for number, (name, opened, size, theme, keys) in enumerate(PICTURES):
            if opened not in reports:
                paths = sorted(str(p) for p in Path(opened).rglob("*.txt")) if Path(opened).is_dir() else [opened]
                reports[opened] = compare_sources(paths, Options())
            svg = asyncio.run(draw(reports[opened], size, theme, keys, number))
            (IMAGES / f"{name}.svg").write_text(svg, encoding="utf-8")
            print(f"docs/images/{name}.svg")


if __name__ == "__main__":
    main()
