"""A list of lines in columns: Textual's list with the keys of vim, drawn again only where a line has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.style import Style
from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from clausediff.tui.wrap import cells, crop

__all__ = ["RowList", "joined"]

Pieces = Iterable[tuple[str, Style]]


def joined(pieces: Pieces, width: int) -> Text:
    """Pieces as one line of at most ``width`` columns: a longer one would be wrapped."""
    line = Text(no_wrap=True, overflow="ellipsis", end="")
    left = width
    for text, look in pieces:
        shown = crop(text, left)
        line.append(shown, look)
        left -= cells(shown)
        if left <= 0:
            break
    return line


class RowList(OptionList):
    """A list whose lines are given anew after each change."""

    DEFAULT_CSS = """
    RowList { border: none; padding: 0; background: $background; height: 1fr; scrollbar-gutter: stable;
              scrollbar-size-vertical: 1; overflow-x: hidden; }
    RowList:focus { border: none; background: $background; background-tint: $foreground 0%; }
    RowList > .option-list--option { padding: 0; color: $foreground; }
    RowList > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: bold; }
    RowList:focus > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: bold; }
    RowList > .option-list--option-hover { background: $surface; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._lines_now: list[Text] = []
        self._names: list[str] = []

    @property
    def room(self) -> int:
        """The columns of a line."""
        return max(0, self.outer_size.width - self.styles.gutter.width - 1)

    def fill(self, names: Sequence[str], lines: Sequence[Text], cursor: int | None) -> None:
        """Show these lines, with the cursor on one of them, in sight."""
        if list(names) != self._names:
            self.set_options(Option(line, id=name) for name, line in zip(names, lines, strict=True))
            self._names = list(names)
        else:
            for index, (old, new) in enumerate(zip(self._lines_now, lines, strict=True)):
                if old is not new and (old != new or old.spans != new.spans):
                    self.replace_option_prompt_at_index(index, new)
        self._lines_now = list(lines)
        if names:
            self.go(0 if cursor is None else cursor)

    def go(self, line: int) -> None:
        """Put the cursor on a line."""
        if self.option_count:
            line = max(0, min(line, self.option_count - 1))
            if self.highlighted != line:
                self.highlighted = line
            if line == 0:
                self.scroll_to(y=0, animate=False, immediate=True)

    @property
    def cursor(self) -> int:
        """The line with the cursor."""
        return self.highlighted or 0

    def half(self, pages: int) -> None:
        """Move by half pages."""
        self.go(self.cursor + pages * max(1, self.size.height // 2))
