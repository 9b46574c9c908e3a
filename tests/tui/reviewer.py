"""A reviewer in a process of its own: decides a pile in the terminal UI, key by key, and prints what the screen says of it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from .driving import bar, opened, press
from .factory import pile

COPIES = 8


async def main(folder: Path) -> None:
    """Answer each difference in all its copies; print the tally after each key."""
    async with opened(pile(COPIES), folder) as (app, pilot):
        await press(pilot, "enter")
        for _ in app.session.entries:
            many = len(app.session.entries[app.session.entry].held) > 1
            for key in ("R", "y") if many else ("R",):
                await press(pilot, key)
                print(bar(app, "#title") if app.screen.query("#title") else "asked", flush=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
