"""Word's fields: what they compute is shown, and their codes are not.

A *complex* field is spread over runs: ``begin``, its code, ``separate``, its result, ``end``; it may hold others and run
over several paragraphs. A *simple* one is an element with its code as an attribute. Word shows the result that was stored with it,
or works it out anew (:mod:`clausediff.scan.readers.field_codes`). Some kinds store none.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from clausediff.scan.readers.docx.names import Element, number, on, value, w
from clausediff.scan.readers.field_codes import Shown, nested, shows_nothing, without_result

__all__ = ["Ended", "Fields", "shown_of"]


@dataclass(slots=True)
class _Open:
    code: list[str] = field(default_factory=list)
    data: Element | None = None
    dirty: bool = False
    locked: bool = False
    in_result: bool = False
    silent: bool = False
    """Whether nothing of its result is shown."""
    start: int = 0
    """Where in the text its result begins."""
    inner: list[str] = field(default_factory=list)
    """Its result, where it stands in the code of another field."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A field that has ended."""

    code: str
    data: Element | None
    dirty: bool
    locked: bool
    start: int | None
    """Where in the text its result begins; None where it has none."""

    @property
    def is_form(self) -> bool:
        """Whether it is a check box or a list to choose from, which is drawn from its data."""
        return (self.code.split() or [""])[0].upper() in ("FORMCHECKBOX", "FORMDROPDOWN")


@dataclass(slots=True)
class Fields:
    """The fields that are open where a story is being read, the outermost first."""

    stack: list[_Open] = field(default_factory=list)

    @property
    def shown(self) -> bool:
        """Whether what is read now can be seen: it is in no field's code."""
        return all(each.in_result and not each.silent for each in self.stack)

    def code(self, text: str) -> None:
        """A part of a field's code."""
        if self.stack and not self.stack[-1].in_result:
            self.stack[-1].code.append(text)

    def inner(self, text: str) -> None:
        """Words that are not shown, since they are the result of a field in another one's code."""
        if self.stack and self.stack[-1].in_result:
            self.stack[-1].inner.append(text)

    def begin(self, element: Element) -> None:
        """A field begins."""
        held = _Open(data=element.find(w("ffData")), dirty=bool(on(element, "dirty")) and _has(element, "dirty"))
        held.locked = bool(on(element, "fldLock")) and _has(element, "fldLock")
        self.stack.append(held)

    def separate(self, at: int) -> None:
        """The result of a field begins, at an offset of the text."""
        if self.stack:
            last = self.stack[-1]
            last.in_result, last.start = True, at
            last.silent = shows_nothing("".join(last.code))

    def end(self) -> Ended | None:
        """A field ends; None where none is open."""
        if not self.stack:
            return None
        ended = self.stack.pop()
        if self.stack and not self.stack[-1].in_result and ended.in_result:
            self.stack[-1].code.append(nested("".join(ended.inner)))
        start = ended.start if ended.in_result else None
        return Ended("".join(ended.code), ended.data, ended.dirty, ended.locked, start)


def _has(element: Element, name: str) -> bool:
    return element.get(w(name)) is not None


def shown_of(code: str, data: Element | None) -> Shown:
    """What Word shows of a field with which no result is stored."""
    name = (code.split() or [""])[0].upper()
    if name == "FORMCHECKBOX":
        return _check_box(data)
    if name == "FORMDROPDOWN":
        return _drop_down(data)
    return without_result(code)


def _check_box(data: Element | None) -> Shown:
    box = data.find(w("checkBox")) if data is not None else None
    checked = on(box.find(w("checked"))) if box is not None else None
    default = on(box.find(w("default"))) if box is not None else None
    return Shown("☒" if (checked if checked is not None else default) else "☐")


def _drop_down(data: Element | None) -> Shown:
    chosen = data.find(w("ddList")) if data is not None else None
    entries = [value(each) or "" for each in chosen.findall(w("listEntry"))] if chosen is not None else []
    at = number(value(chosen, "result"))
    at = number(value(chosen, "default")) if at is None else at
    return Shown(entries[at or 0] if 0 <= (at or 0) < len(entries) else "")
