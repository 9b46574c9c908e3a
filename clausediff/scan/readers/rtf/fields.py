"""Fields of a file in Rich Text Format: groups with an instruction, which may hold other fields, and what it showed last."""

from __future__ import annotations

from dataclasses import dataclass, field

from clausediff.scan.readers.field_codes import Field, nested, shows_nothing, tell_field, without_result
from clausediff.scan.readers.output import Look, Output
from clausediff.scan.readers.rtf.forms import FormField, is_check_box, is_list
from clausediff.scan.readers.rtf.values import Values

__all__ = ["Fields"]


@dataclass(slots=True)
class _Open:
    code: list[str] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)
    """What it shows, where it stands in the instruction of another field."""
    form: FormField = field(default_factory=FormField)
    dirty: bool = False
    locked: bool = False
    in_result: bool = False
    start: int | None = None
    """Where in the text its result begins; None where it has none."""


class Fields:
    """The fields that are open, the outermost first, and those of which something may have to be told."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._held: list[tuple[Output, int, Field]] = []

    @property
    def any(self) -> bool:
        """Whether a field is open."""
        return bool(self._open)

    def begin(self) -> None:
        """A field begins."""
        self._open.append(_Open())

    def mark(self, name: str) -> None:
        """Take a control word of the field: whether it is to be worked out anew, or not at all."""
        if self._open:
            self._open[-1].dirty |= name == "flddirty"
            self._open[-1].locked |= name == "fldlock"

    def words(self, text: str) -> None:
        """Words of an instruction, or of what a field within an instruction shows."""
        if self._open:
            last = self._open[-1]
            (last.inner if last.in_result else last.code).append(text)

    def form_word(self, name: str, number: int | None) -> None:
        """A control word within an instruction."""
        if self._open:
            self._open[-1].form.word(name, number)

    def entry(self, words: str) -> None:
        """An entry of a list to choose from."""
        if self._open:
            self._open[-1].form.entries.append(words)

    def result(self, out: Output | None) -> bool:
        """What the field shows begins, in a text or in another field's instruction; False where nothing of it is shown."""
        if not self._open:
            return True
        last = self._open[-1]
        last.in_result, last.start = True, None if out is None else out.length
        return not shows_nothing("".join(last.code))

    def end(self, out: Output | None, look: Look, values: Values) -> None:
        """The last field ends, in a text or in another field's instruction."""
        if not self._open:
            return
        ended = self._open.pop()
        code = "".join(ended.code)
        values.set(code)
        if out is None:
            if self._open and not self._open[-1].in_result:
                self._open[-1].code.append(nested("".join(ended.inner)))
            return
        stored = "" if ended.start is None else out.since(ended.start)
        if is_check_box(code):
            if not ended.form.known:
                out.tell("unread", "whether a box is ticked is not in the file")
            out.add(ended.form.sign, look)
        elif is_list(code) and ended.form.choice:
            if not stored.strip():
                out.add(ended.form.choice, look)
            else:
                quote = ended.form.choice.replace('"', "”")
                tell_field(out, ended.start or 0, Field(f'QUOTE "{quote}"', stored), values.known)
        else:
            if not stored.strip() and not _drawn(out, code, look):
                return
            self._held.append(
                (
                    out,
                    out.length if ended.start is None else ended.start,
                    Field(code, stored, ended.dirty, ended.locked),
                )
            )

    def tell(self, outputs: list[Output], values: Values) -> None:
        """Say what is to be told of the fields that have ended in some outputs, before these become parts of others; of all others
        it was said when they ended."""
        for out, start, held in self._held:
            if any(out is each for each in outputs):
                tell_field(out, start, held, values.known)
        self._held = [each for each in self._held if not any(each[0] is out for out in outputs)]


def _drawn(out: Output, code: str, look: Look) -> bool:
    """Put in what is drawn of a code with which nothing is stored; False where nothing more is to be told of it."""
    shown = without_result(code)
    out.add(shown.text, Look(look.unseen, look.struck, look.raised, shown.prompt))
    if shown.unread:
        out.tell("unread", f"{shown.unread}, and was not compared")
    return not shown.unread and not shown.text
