"""The keys of the portfolio, in the form of :mod:`clausediff.tui.keys`."""

from __future__ import annotations

from clausediff.tui.keys import COMMON, MOVES, Key

__all__ = ["PORTFOLIO"]

PORTFOLIO = (
    Key(
        "enter",
        "open",
        "enter",
        "open",
        "Of a difference: its copies. Of a clause: its variants, and with 3 its copies. Of a copy: the agreement",
    ),
    Key("1", "tab('differences')", "1", "", "Differences"),
    Key("2", "tab('clauses')", "2", "", "Clauses"),
    Key("3", "tab('copies')", "3", "", "Copies, with the clauses that deviate most"),
    Key("f", "filter", "f", "filter", "Only substantive, only review, or both"),
    Key("slash", "search", "/", "find", "Only what holds some words: in texts, clauses, parties and file names"),
    Key("s", "sort", "s", "sort", "Next order of the list"),
    Key("e", "export", "e", "export", "Write the portfolio as HTML or as a workbook"),
    Key("j,down", "down", "j", "", "Next line"),
    Key("k,up", "up", "k", "", "Previous line"),
    Key("space,pagedown", "page_down", "space", "", "A page down"),
    Key("b,pageup", "page_up", "b", "", "A page up"),
    Key("g,home", "first", "g", "", "To the first line"),
    *MOVES,
    Key("escape", "clear", "esc", "", "Show everything again"),
    *COMMON,
)
