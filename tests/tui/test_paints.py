"""What keys paint, bit by bit, is what the whole screen would look like if it were painted at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.widgets import Input

from clausediff.model import Report
from clausediff.tui.app import ReviewApp

from .driving import press
from .factory import report


class Paper:
    """A terminal that keeps what it is sent: (line, column) -> (character, look)."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], tuple[str, str]] = {}

    def put(self, y: int, x: int, segments: list[Segment]) -> None:
        """Write from a place on."""
        for text, style, _ in segments:
            for character in text:
                if cell_len(character):
                    self.cells[y, x] = character, str(style)
                    x += cell_len(character)

    def take(self, update: object) -> None:
        """An update of all, or of parts of lines."""
        if isinstance(update, LayoutUpdate):
            for y, strips in enumerate(update.strips):
                self.put(y, 0, [segment for strip in strips for segment in strip])
        elif isinstance(update, ChopsUpdate):
            for y, start, end in update.spans:
                for right, (left, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                    if strip is not None and left < end and right > start:
                        first, last = max(left, start), min(right, end)
                        self.put(y, first, [*strip.crop(first - left, last - left)])


class Painted(ReviewApp):
    """The app, with the paper that it was painted on."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self.paper = Paper()

    def _display(self, screen, renderable) -> None:
        super()._display(screen, renderable)
        self.paper.take(renderable)

    def whole(self) -> dict[tuple[int, int], tuple[str, str]]:
        """What should be on it."""
        paper = Paper()
        paper.take(self.screen._compositor.render_update(full=True, screen_stack=self._background_screens))
        return paper.cells


ONE = "n N j k space b w n w v v v { } } home end i i t t y a r u f j space esc / x esc g esc e j esc ? j esc t f esc"
BUNDLE = "j k s s { } f j esc / x esc e esc ? esc t enter n t esc n n j f esc t esc enter ? esc esc"


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    ("made", "keys"),
    [(report(), ONE), (report(paths=("in/a.txt", "in/b.txt"), copies=2, error="in/c.pdf"), BUNDLE)],
    ids=["an agreement", "a bundle"],
)
async def test_nothing_is_left_unpainted(
    tmp_path: Path, made: Report, keys: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After any key: no cell still shows what was there before it."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda self: None)
    app = Painted(lambda _report: made, tmp_path / "l.sqlite", "Ada")
    async with app.run_test(size=size, tooltips=True, notifications=True) as pilot:
        while app._session is None:
            await pilot.pause()
        await pilot.pause()
        for key in keys.split():
            await press(pilot, key)
            await pilot.pause(0.05)
            wanted = app.whole()
            assert {at for at in wanted if app.paper.cells.get(at) != wanted[at]} == set(), key
