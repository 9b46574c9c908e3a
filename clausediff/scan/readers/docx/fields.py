"""Word's fields: what they compute is shown, and their codes are not.

A *complex* field is spread over runs: ``begin``, its code, ``separate``, its result, ``end``; it may hold others and run
over several paragraphs. Word shows the result that was stored with it. Some kinds store none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from clausediff import regex as re
from clausediff.scan.readers.docx.names import Element, number, on, value, w
from clausediff.scan.readers.symbols import symbols

__all__ = ["Fields", "Shown", "without_result"]

_WORD = re.compile(r'"([^"]*)"|(\S+)')
_SILENT = frozenset(
    "xe tc ta rd set ask bookmark index private page numpages sectionpages section date time ref pageref noteref "
    "docproperty docvariable quote if formtext hyperlink toc seq styleref title author filename mergefield next advance".split()
)
"""Fields that show nothing where no result is stored with them, or a number of a page."""


@dataclass(slots=True)
class _Open:
    code: list[str] = field(default_factory=list)
    data: Element | None = None
    in_result: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open where a story is being read, the outermost first."""

    stack: list[_Open] = field(default_factory=list)

    @property
    def shown(self) -> bool:
        """Whether what is read now can be seen: it is in no field's code."""
        return all(each.in_result for each in self.stack)

    def code(self, text: str) -> None:
        """A part of a field's code."""
        if self.stack and not self.stack[-1].in_result:
            self.stack[-1].code.append(text)

    def mark(self, element: Element) -> tuple[str, Element | None] | None:
        """A ``fldChar``. Of a field that ends without a result: its code and its form data; else None."""
        kind = value(element, name="fldCharType")
        if kind == "begin":
            self.stack.append(_Open(data=element.find(w("ffData"))))
        elif kind == "separate" and self.stack:
            self.stack[-1].in_result = True
        elif kind == "end" and self.stack:
            ended = self.stack.pop()
            name = "".join(ended.code).split()[:1]
            own = name and name[0].upper() in ("FORMCHECKBOX", "FORMDROPDOWN")
            if not ended.in_result or own:
                return "".join(ended.code), ended.data
        return None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a field without a result."""

    text: str = ""
    prompt: bool = False
    """Whether it asks for words that nobody filled in."""
    unread: str = ""
    """Why it could not be read; empty where it could."""


def without_result(code: str, data: Element | None) -> Shown:
    """What Word shows of a field with which no result is stored."""
    words = [quoted or plain for quoted, plain in _WORD.findall(code)]
    name = words[0].upper() if words else ""
    reader = _KINDS.get(name)
    if reader is not None:
        return reader(words, data)
    if not name or name.lower() in _SILENT or name.startswith("="):
        return Shown()
    return Shown(unread=f"a field {name.lower()} computes what it shows")


def _check_box(_: list[str], data: Element | None) -> Shown:
    box = data.find(w("checkBox")) if data is not None else None
    checked = on(box.find(w("checked"))) if box is not None else None
    default = on(box.find(w("default"))) if box is not None else None
    return Shown("☒" if (checked if checked is not None else default) else "☐")


def _drop_down(_: list[str], data: Element | None) -> Shown:
    chosen = data.find(w("ddList")) if data is not None else None
    entries = [value(each) or "" for each in chosen.findall(w("listEntry"))] if chosen is not None else []
    at = number(value(chosen, "result"))
    at = number(value(chosen, "default")) if at is None else at
    return Shown(entries[at or 0] if 0 <= (at or 0) < len(entries) else "")


def _button(words: list[str], _: Element | None) -> Shown:
    return Shown(" ".join(words[2:]), prompt=True)


def _symbol(words: list[str], _: Element | None) -> Shown:
    code = words[1] if len(words) > 1 else ""
    font = words[words.index("\\f") + 1] if "\\f" in words[:-1] else ""
    try:
        char = chr(int(code, 16) if code.lower().startswith("0x") else int(code))
    except (ValueError, OverflowError):
        char = code[:1]
    shown = symbols(char, font)
    return Shown(shown) if shown is not None else Shown(unread=f"a sign of the font {font} is not known")


_KINDS: dict[str, Callable[[list[str], Element | None], Shown]] = {
    "FORMCHECKBOX": _check_box,
    "FORMDROPDOWN": _drop_down,
    "MACROBUTTON": _button,
    "GOTOBUTTON": _button,
    "SYMBOL": _symbol,
}
