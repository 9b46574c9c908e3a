"""Each state as a picture, compared with the one on disk.

``CLAUSEDIFF_SNAPSHOTS=write`` writes the pictures; look at each one that changed before you commit it.
"""

from __future__ import annotations

import os
import re
import threading
from importlib.metadata import version
from pathlib import Path

import pytest
from textual.widgets import Input

from clausediff.decisions import ledger
from clausediff.model import Report
from clausediff.tui.app import ReviewApp
from clausediff.tui.listing import RowList
from clausediff.tui.loading import FailedScreen

from .driving import opened, press, settled
from .factory import Spec, pile, report

FOLDER = Path(__file__).with_name("snapshots")
TEXTUAL = "8.2.8"
"""The version that drew the pictures; another one may draw its own parts otherwise."""

BUNDLE = report(paths=("in/a.txt", "in/b.txt"), copies=2, error="in/c.pdf", outside="a stray line")
ONE = report()
PILE = pile(40, error="in/x.pdf")
HOSTILE = report(
    Spec(
        "[1]",
        "Pay [Company Name] [/bold] \x1b[31m"
        " ⟦契約\t60⇒契約\t90 \u202eabc|substantive|number|[red]both[/red]⟧ e\u0301 days.",
    ),
    Spec("2.", "y" * 300),
)
WIDE, NARROW, HUGE = (120, 36), (80, 24), (200, 60)

STATES = [
    ("pile", PILE, WIDE, (), "dark"),
    ("pile-80-light", PILE, NARROW, ("j", "j"), "light"),
    ("pile-200-contrast", PILE, HUGE, (), "contrast"),
    ("pile-decided", PILE, WIDE, ("R", "R", "D", "y"), "dark"),
    ("pile-filtered-80", PILE, NARROW, ("/", "z", "enter"), "dark"),
    ("copies", BUNDLE, WIDE, ("2",), "dark"),
    ("fields-80", PILE, NARROW, ("3",), "dark"),
    ("difference", PILE, WIDE, ("n", "n", "n", "n", "n", "n", " "), "dark"),
    ("difference-80-contrast", PILE, NARROW, ("n", "W"), "contrast"),
    ("difference-200-light", PILE, HUGE, ("n", "v"), "light"),
    ("question-80", PILE, NARROW, ("G", "A"), "dark"),
    ("agreement", ONE, WIDE, (), "dark"),
    ("agreement-80", ONE, NARROW, (), "dark"),
    ("agreement-contrast", ONE, WIDE, ("h",), "contrast"),
    ("agreement-200-light", ONE, HUGE, ("a", "n", "r", "N"), "light"),
    ("noise-shown-80", ONE, NARROW, ("n", "w", "v"), "dark"),
    ("filter-80", ONE, NARROW, ("f",), "dark"),
    ("ask-80", ONE, NARROW, ("s", "h", "m"), "dark"),
    ("help", PILE, WIDE, ("?",), "dark"),
    ("hostile", HOSTILE, WIDE, (), "dark"),
    ("too-small", ONE, (50, 12), (), "dark"),
    ("nothing", Report(()), NARROW, (), "dark"),
]


def same(svg: str, name: str) -> None:
    """The picture is the one on disk."""
    # no font from another host: the pictures are opened in browsers too
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    path = FOLDER / f"{name}.svg"
    if os.environ.get("CLAUSEDIFF_SNAPSHOTS") == "write":
        FOLDER.mkdir(exist_ok=True)
        path.write_text(svg, encoding="utf-8")
    if version("textual") != TEXTUAL:
        pytest.skip(f"the pictures were drawn by Textual {TEXTUAL}")
    assert path.read_text(encoding="utf-8") == svg, f"{name} looks different; CLAUSEDIFF_SNAPSHOTS=write shows how"


@pytest.fixture(autouse=True)
def _still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No clock, no path of this machine, no blinking."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(ledger, "now", lambda: "2026-01-31T12:00:00.000Z")
    monkeypatch.setattr(Input, "_toggle_cursor", lambda self: None)


@pytest.mark.parametrize(("name", "made", "size", "keys", "theme"), STATES, ids=[state[0] for state in STATES])
async def test_looks_as_it_did(
    name: str, made: Report, size: tuple[int, int], keys: tuple[str, ...], theme: str
) -> None:
    """The picture on disk was looked at."""
    async with opened(made, Path("."), size=size, theme=theme) as (app, pilot):
        await press(pilot, *keys)
        await settled(pilot)
        in_sight(app)
        same(app.export_screenshot(), name)


def in_sight(app: ReviewApp) -> None:
    """The line with the cursor of each list that is shown can be seen."""
    for each in app.screen.query(RowList):
        if each.display and each.region.height and each.count():
            assert 0 <= each.cursor - each.scroll_offset.y < max(1, each.scrollable_content_region.height)


async def test_without_color(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks, signs and words carry what colour carried."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(ONE, Path(".")) as (app, _):
        assert app.no_color
        svg = app.export_screenshot()
        same(svg, "no-color")
    colors = {
        tuple(int(color[at : at + 2], 16) for at in (1, 3, 5)) for color in re.findall(r"fill: ?(#[0-9a-f]{6})", svg)
    }
    grey = [color for color in colors if max(color) - min(color) < 8]
    assert len(grey) >= len(colors) - 2, colors


async def test_loading() -> None:
    """Stage, count, file."""
    go_on = threading.Event()

    def compare(progress) -> Report:
        progress("compare", 3, 7, "in/release.txt")
        progress("compare", 7, 7, "in/release.txt")
        go_on.wait(60)
        return ONE

    app = ReviewApp(compare, Path("ledger.sqlite"), "Ada")
    async with app.run_test(size=NARROW) as pilot:
        while "7 of 7" not in app.export_screenshot().replace("&#160;", " "):
            await pilot.pause()
        await pilot.pause()  # the words are there as soon as they are set, the box has its height after the next layout
        same(app.export_screenshot(), "loading-80")
        go_on.set()


async def test_failed() -> None:
    """One sentence."""

    def compare(progress) -> Report:
        from clausediff.errors import NoMatchError

        raise NoMatchError("no canonical fits in/a.txt; the nearest are nda and icml-2020; name one with --canonical.")

    app = ReviewApp(compare, Path("ledger.sqlite"), "Ada")
    async with app.run_test(size=NARROW) as pilot:
        while not isinstance(app.screen, FailedScreen):
            await pilot.pause()
        await pilot.pause()
        same(app.export_screenshot(), "failed-80")
