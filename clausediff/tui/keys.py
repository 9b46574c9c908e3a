"""The table of the keys of all screens, from which bindings, footer, palette and help are made.

Each key has an id (``difference.agreed``), by which a keymap can put its action on other keys; see
:mod:`clausediff.tui.keymap`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual.binding import Binding

__all__ = ["DIFFERENCE", "PILE", "REVIEW", "Key", "bindings"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key and its action."""

    keys: str
    """Textual's names of the key and of its alternatives, with commas between."""
    action: str
    """The action of the screen, or ``app.NAME`` for one of the app."""
    shown: str
    """The key as printed in the footer and in the help."""
    label: str
    """One or two words for the footer; empty for a key that is not in it."""
    help: str
    """A sentence for the help."""

    @property
    def name(self) -> str:
        """The action without its owner and arguments: ``answer_misread`` of ``answer('misread')``."""
        return self.action.removeprefix("app.").replace("('", "_").removesuffix("')")


def bindings(screen: str, keys: tuple[Key, ...]) -> list[Binding]:
    """The keys of a screen as bindings of Textual."""
    return [
        Binding(
            key.keys,
            key.action,
            key.label or key.help,
            show=bool(key.label),
            key_display=key.shown,
            tooltip=key.help,
            id=f"{screen}.{key.name}",
        )
        for key in keys
    ]


COMMON = (
    Key("question_mark,f1", "app.help", "?", "help", "Show all keys and signs"),
    Key("q", "quit_app", "q", "quit", "Quit; every decision is already kept"),
    Key("t", "next_theme", "t", "", "Next theme: dark, light, high contrast"),
    Key("z", "zoom", "z", "", "Maximise the panel that has the focus; again or esc: back (tab goes to the next panel)"),
)

ANSWERS = (
    Key("a", "answer('misread')", "a", "misread", "Misread: the words on the page are the canonical's"),
    Key("d", "answer('agreed')", "d", "agreed", "A real change, and agreed"),
    Key("r", "answer('object')", "r", "object", "A real change, and not agreed: an open point"),
    Key("s", "answer('ask')", "s", "ask", "Ask somebody, with a note; decides nothing"),
)

FOR_ALL = (
    Key("A", "answer_all('misread')", "A", "misread", "Misread, in all copies that read exactly so"),
    Key("D", "answer_all('agreed')", "D", "agreed", "A real change and agreed, in all copies that read exactly so"),
    Key("R", "answer_all('object')", "R", "object", "A real change and not agreed, in all copies that read exactly so"),
    Key("S", "answer_all('ask')", "S", "ask", "Ask somebody about all copies that read exactly so"),
)

MOVES = (
    Key("G", "last", "G", "", "To the end"),
    Key("ctrl+d", "half_down", "^d", "", "Half a page down"),
    Key("ctrl+u", "half_up", "^u", "", "Half a page up"),
)

DIFFERENCE = (
    *ANSWERS,
    replace(FOR_ALL[0], label="in all"),
    *(replace(key, label="") for key in FOR_ALL[1:]),
    Key("u", "undo", "u", "undo", "Undo the latest decision, in all its copies at once"),
    Key("enter", "open", "enter", "", "Open the agreement of this copy, at this difference"),
    Key("c", "comment", "c", "", "Write a comment on this copy"),
    Key("n", "next", "n", "next", "Next undecided difference"),
    Key("j", "down", "j", "", "Next copy"),
    Key("k", "up", "k", "", "Previous copy"),
    Key("space", "select", "space", "", "Select this copy: a, d, r and s then answer the selected ones"),
    Key("right_square_bracket,right", "next_entry", "]", "", "Next difference"),
    Key("left_square_bracket,left", "previous_entry", "[", "", "Previous difference"),
    Key("i", "picture", "i", "", "Show or hide the picture of the words on the page"),
    Key("I", "whole_picture", "I", "", "The picture of the whole page"),
    Key("o", "open_page", "o", "", "Open the page: its file, or the text in $EDITOR"),
    Key("v", "view", "v", "", "Inline, or side by side"),
    Key("W", "trace", "W", "", "Why, in full: every reason, and the rule that decided"),
    Key("y", "copy", "y", "", "Copy a citation: clause and both readings"),
    Key("e", "app.export", "e", "", "Write a report"),
    Key("g", "first", "gg", "", "To the first copy"),
    *MOVES,
    Key("escape,b", "back", "esc", "back", "Back to the list"),
    *COMMON,
)

PILE = (
    Key("enter", "open", "enter", "open", "Open the difference, or the agreement"),
    *FOR_ALL,
    Key("u", "undo", "u", "undo", "Undo the latest decision, in all its copies at once"),
    Key("n", "next", "n", "next", "Next undecided difference"),
    Key("j", "down", "j", "", "Next line"),
    Key("k", "up", "k", "", "Previous line"),
    Key("1", "tab('differences')", "1", "", "Differences"),
    Key("2", "tab('copies')", "2", "", "Copies"),
    Key("3", "tab('fields')", "3", "", "Fields"),
    Key("right", "right", "→", "", "In the fields: further fields at the right"),
    Key("left", "left", "←", "", "In the fields: back to the left"),
    Key("f", "filter", "f", "", "Filter by verdict, category, undecided; it holds for all screens"),
    Key("slash", "search", "/", "find", "Only what holds some words: in texts, fields and file names"),
    Key("s", "sort", "s", "", "Sort the copies: gravest first, by file, by name, most undecided first"),
    Key("e", "app.export", "e", "", "Write a report"),
    Key("o", "open_page", "o", "", "Open the page: its file, or the text in $EDITOR"),
    Key("g", "first", "gg", "", "To the first line"),
    *MOVES,
    Key("escape", "clear", "esc", "", "Show everything again"),
    *COMMON,
)

REVIEW = (
    Key("n", "next", "n", "next", "Next finding, across clauses and agreements"),
    Key("N", "previous", "N", "", "Previous finding"),
    *ANSWERS,
    Key("c", "comment", "c", "", "Write a comment on the finding"),
    Key("u", "undo", "u", "undo", "Undo the latest decision or comment on the finding"),
    Key("j,down", "clause_down", "j", "", "Next clause"),
    Key("k,up", "clause_up", "k", "", "Previous clause"),
    Key("h", "clean", "h", "", "Show or hide clauses with nothing to look at"),
    Key("f", "filter", "f", "filter", "Filter by verdict, category, undecided; it holds for all screens"),
    Key("w", "noise", "w", "", "Show or fold away noise, format and field findings"),
    Key("W", "trace", "W", "", "Why, in full: every reason, and the rule that decided"),
    Key("v", "view", "v", "", "Side by side, inline, or as scanned"),
    Key("slash", "search", "/", "find", "Search canonical and copy; enter again for the next clause"),
    Key("g", "go", "g", "", "Go to a clause by its number, its path as 3.1(b), or first words; gg: the first"),
    Key("left_curly_bracket", "less", "{", "", "Less context round a finding"),
    Key("right_curly_bracket", "more", "}", "", "More context round a finding"),
    Key("i", "picture", "i", "", "Show or hide the picture of the words on the page"),
    Key("I", "whole_picture", "I", "", "The picture of the whole page"),
    Key("o", "open_page", "o", "", "Open the page: its file, or the text in $EDITOR"),
    Key("e", "app.export", "e", "", "Write a report"),
    Key("y", "copy", "y", "", "Copy a citation: clause and both readings"),
    Key("F", "fields", "F", "", "Show or hide the fields"),
    Key("left_square_bracket", "copy_up", "[", "", "Previous agreement"),
    Key("right_square_bracket", "copy_down", "]", "", "Next agreement"),
    Key("space,pagedown", "page_down", "space", "", "Scroll the text down"),
    Key("b,pageup", "page_up", "b", "", "Scroll the text up"),
    Key("home", "first", "home", "", "First clause"),
    Key("end,G", "last", "G", "", "Last clause"),
    Key("ctrl+d", "half_down", "^d", "", "Half a page down"),
    Key("ctrl+u", "half_up", "^u", "", "Half a page up"),
    Key("escape", "back", "esc", "", "Back to the list"),
    Key("enter", "next", "enter", "", "Next finding"),
    *COMMON,
)
