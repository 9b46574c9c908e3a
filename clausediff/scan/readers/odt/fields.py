"""Fields of an OpenDocument text, whose words LibreOffice works out anew when it opens the document.

Beside the words of a field stands what they come from: a value, a formula, the name of a bookmark. Where both say different things,
the words of the file are not those that are shown.
"""

from __future__ import annotations

from collections.abc import Callable

from clausediff import regex as re
from clausediff.scan.readers.field_codes import Value, can_be_number, is_count, number_of, same_words, tell_other
from clausediff.scan.readers.odt.package import Element, o, prefixed
from clausediff.scan.readers.odt.values import Values, value_of
from clausediff.scan.readers.output import Output, quoted
from clausediff.scan.scan import Unread

__all__ = ["tell", "tell_value"]

_PROPERTIES = "title subject description keywords initial-creator creator user-defined".split()
_SENDERS = (
    "sender-firstname sender-lastname sender-initials sender-title sender-position sender-email sender-phone-private sender-fax "
    "sender-company sender-phone-work sender-street sender-city sender-postal-code sender-country sender-state-or-province author-name "
    "author-initials".split()
)
_COUNTS = "page-count paragraph-count word-count character-count table-count image-count object-count page-variable-get".split()
_DATES = "date time creation-date creation-time modification-date modification-time print-date print-time".split()


def tell(out: Output, start: int, element: Element, values: Values) -> None:
    """Say what is to be told of a field whose words are those of a text from an offset on."""
    name = prefixed(element).partition(":")[2]
    reader = _READERS.get(name)
    stored = " ".join(out.since(start).split())
    if reader is None or (element.get(o("text:fixed")) == "true" and name not in _DATES):
        return
    shown = reader(element, stored, values)
    if shown is not None and not same_words(shown, stored):
        called = next(
            (said for key in ("text:name", "text:ref-name", "text:formula") if (said := element.get(o(key)))), ""
        )
        tell_other(out, start, f"{name} {called}".strip(), shown, stored)
    elif name in _SENDERS and stored:
        says = f"a field ({name}) shows who opens the document, and the file holds {quoted(stored)} for it"
        out.unread.append(_unread(out, start, says, stored))


def tell_value(out: Output, cell: Element, values: Values) -> None:
    """Say of a cell of a table that its number, which the program writes, is not the one of its words."""
    value, stored = value_of(cell), " ".join("".join(out.pieces).split())
    if isinstance(value, float) and cell.get(o("office:value-type")) in ("float", "currency", "percentage"):
        figures = number_of(stored)
        if figures is not None and not any(can_be_number(stored, each, stored) for each in (value, value * 100)):
            tell_other(out, 0, "a cell's value", _written(value), stored)


def _unread(out: Output, start: int, says: str, words: str) -> Unread:
    return Unread("versions", says, words, out.span_from(start))


def _written(value: Value) -> str:
    return value if isinstance(value, str) else f"{float(value):.10g}"


def _fitting(value: Value | None, element: Element, stored: str, values: Values) -> str | None:
    """A value, as it is told where the stored words cannot be it."""
    return None if value is None or values.fits(stored, value, element) else _written(value)


def _user_field(element: Element, stored: str, values: Values) -> str | None:
    name = element.get(o("text:name")) or ""
    return _fitting(values.user_field(name), element, stored, values) if values.is_set(name) else ""


def _variable(element: Element, stored: str, values: Values) -> str | None:
    """The value of a variable at this place; one that nothing sets shows nothing."""
    name = element.get(o("text:name")) or ""
    return _fitting(values.get(name), element, stored, values) if values.is_set(name) else ""


def _set(element: Element, stored: str, values: Values) -> str | None:
    """A place that sets a variable, by a formula or to a value, and shows it unless it says otherwise."""
    found = values.result(element.get(o("text:formula")))
    value = value_of(element) if found is None else found
    name = element.get(o("text:name")) or ""
    if value is None and prefixed(element) != "text:sequence" and stored:
        value = stored
    values.set(name, value)
    return None if element.get(o("text:display")) == "none" else _fitting(value, element, stored, values)


def _sequence(element: Element, stored: str, values: Values) -> str | None:
    """A number that counts on from the last one of its name, which is 0 at first."""
    name = element.get(o("text:name")) or ""
    if values.get(name) is None:
        values.set(name, 0.0)
    return _set(element, stored, values)


def _expression(element: Element, stored: str, values: Values) -> str | None:
    found = values.result(element.get(o("text:formula")))
    return _fitting(value_of(element) if found is None else found, element, stored, values)


def _reference(element: Element, stored: str, values: Values) -> str | None:
    kind = element.get(o("text:reference-format"))
    found = values.bookmark(element.get(o("text:ref-name")) or "")
    if found is None:
        return "an error: there is no such place"
    if kind == "page":
        return None if is_count(stored) else "the number of a page"
    return found if kind == ("value" if prefixed(element) == "text:sequence-ref" else "text") else None


def _drop_down(element: Element, stored: str, _: Values) -> str | None:
    labels = [
        (each.get(o("text:value")) or "", each.get(o("text:current-selected")))
        for each in element.iter(o("text:label"))
    ]
    chosen = next((label for label, selected in labels if selected == "true"), None)
    if chosen is None and labels and not any(same_words(label, stored) for label, _ in labels):
        return " / ".join(label for label, _ in labels)
    return chosen


def _property(element: Element, stored: str, values: Values) -> str | None:
    return values.information(element)


def _count(_: Element, stored: str, __: Values) -> str | None:
    return None if is_count(stored) else "a number"


def _date(element: Element, stored: str, _: Values) -> str | None:
    """A date or a time: that of the day, or a fixed one, which the words must be able to be."""
    name = prefixed(element).rpartition("-")[2].rpartition(":")[2]
    said = element.get(o(f"text:{name}-value")) or ""
    figures = [int(each) for each in re.findall(r"\d+", stored)[:8]]
    if element.get(o("text:fixed")) != "true" or not said:
        usual = len(figures) > 1 or any(1900 <= each <= 2100 for each in figures) or not stored
        return None if usual else f"the {name} of the day"
    numbers = [int(each) for each in re.findall(r"\d+", said)[:7]]
    allowed = {*numbers, *(each % 100 for each in numbers), *(each % 12 for each in numbers), 12}
    return None if figures and all(each in allowed for each in figures) else said


def _chapter(_: Element, stored: str, values: Values) -> str | None:
    return None if is_count(stored) or values.is_heading(stored) else "a heading"


def _file_name(element: Element, stored: str, values: Values) -> str | None:
    """The name of the file as it is called now; that of a page's edge is of old often enough."""
    edge = next(element.iterancestors(o("style:header"), o("style:footer")), None)
    like = edge is not None or re.fullmatch(r"\S.*\.\w{2,5}|.*[/\\].*", stored) is not None
    return None if like or same_words(stored, values.file_name) else "the name of the file"


def _hidden(element: Element, stored: str, values: Values) -> str | None:
    """Text that a condition hides: whether it did so is in the file, and what it says now may be another thing."""
    return "" if values.holds(element.get(o("text:condition"))) and stored else None


_READERS: dict[str, Callable[[Element, str, Values], str | None]] = {
    "user-field-get": _user_field,
    "user-field-input": _user_field,
    "variable-get": _variable,
    "variable-set": _set,
    "variable-input": _set,
    "set": _set,
    "sequence": _sequence,
    "expression": _expression,
    "table-formula": _expression,
    "bookmark-ref": _reference,
    "reference-ref": _reference,
    "sequence-ref": _reference,
    "drop-down": _drop_down,
    "hidden-text": _hidden,
    "chapter": _chapter,
    "file-name": _file_name,
    **dict.fromkeys(_PROPERTIES, _property),
    **dict.fromkeys(_SENDERS, lambda *_: None),
    **dict.fromkeys(_COUNTS, _count),
    **dict.fromkeys(_DATES, _date),
}
