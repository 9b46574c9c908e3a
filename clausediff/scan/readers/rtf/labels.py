"""Labels of lists in a file in Rich Text Format, which stand in the file and are counted anew by most programs."""

from __future__ import annotations

from clausediff.scan.readers.output import Output, quoted
from clausediff.scan.readers.rtf.lists import Lists
from clausediff.scan.readers.rtf.state import State

__all__ = ["Labels"]


class Labels:
    """The label of the paragraph that is being read, and where its line begins."""

    def __init__(self) -> None:
        self._label = ""
        self._old = False
        """Whether it is one of the kind that programs show as it stands."""
        self._told = False
        self._line: tuple[Output | None, int] = (None, 0)

    def line_begins(self, out: Output) -> None:
        """A paragraph or a cell of a table begins."""
        self._label, self._line = "", (out, out.length)

    def start(self, out: Output) -> int | None:
        """Where the line begins in a text; None where it began in another one."""
        held, start = self._line
        return start if held is out else 0 if held is None else None

    def begin(self, state: State) -> None:
        """A label begins; in the middle of a line no program shows one."""
        start = self.start(state.out)
        state.label = True
        state.plain()
        if state.destination == "text" and start is not None and state.out.since(start).strip():
            state.gone = state.gone or "it is the label of a list in the middle of a line"

    def end(self, name: str, words: str) -> None:
        """A label ends with those words, in a group of that name."""
        self._label, self._old = words.strip() or "?", name == "pntext" or not words.strip()

    def tell(self, out: Output, state: State, lists: Lists | None) -> None:
        """Say of a paragraph that ends that its label is not in the file, is another one than its list has, or stands there though it
        is in no list; ``lists`` are those of the text where it is counted."""
        listed = state.listed != 0
        if listed and lists is not None and self._label:
            lists.tell(out, state.listed, state.level, "" if self._old else self._label)
        if listed and not self._label and not self._told:
            self._told = True
            out.tell("unread", "paragraphs are numbered, and their numbers are not in the file")
        elif not listed and self._label and not self._old:
            says = f"the file has the label {quoted(self._label)} for a paragraph that is in no list, and most programs do not show it"
            out.tell("versions", says, self._label)
