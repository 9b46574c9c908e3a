"""What an OpenDocument text says of the names that its fields ask for: variables, user fields, bookmarks, properties."""

from __future__ import annotations

from clausediff import regex as re
from clausediff.scan.readers.field_codes import Unknown, Value, can_be_number, evaluate, same_words
from clausediff.scan.readers.odt.package import Element, Package, o, prefixed

__all__ = ["Values", "value_of"]

_PROPERTIES = {
    "text:title": "dc:title", "text:subject": "dc:subject", "text:description": "dc:description", "text:keywords": "meta:keyword",
    "text:initial-creator": "meta:initial-creator",
}  # fmt: skip
"""Fields that show a property of the document, and the property's element."""
_PREFIX = re.compile(r"^\w+:(?!=)")
_STARTS = {o("text:bookmark-start"), o("text:reference-mark-start")}
_ENDS = {o("text:bookmark-end"), o("text:reference-mark-end")}
_PASSED = {o("text:tracked-changes"), o("office:annotation"), o("text:note")}


class Values:
    """The values of one document, by their names as they are written; those of variables are the ones set so far."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._variables: dict[str, Value] = {}
        self._fields: dict[str, Value] = {}
        self._bookmarks: dict[str, str] | None = None
        for each in package.content.iter(o("text:user-field-decl")):
            found = value_of(each)
            if found is not None:
                self._fields.setdefault(each.get(o("text:name")) or "", found)

    def set(self, name: str, value: Value | None) -> None:
        """A variable gets a value, or one that is not known."""
        if value is None:
            self._variables.pop(name, None)
        else:
            self._variables[name] = value

    def get(self, name: str) -> Value | None:
        """The value of a variable or of a user field."""
        return self._variables.get(name, self._fields.get(name))

    def user_field(self, name: str) -> Value | None:
        """The value that the document gives to a user field."""
        return self._fields.get(name)

    def property(self, element: Element) -> str | None:
        """What the document's information says of the property that a field shows."""
        if self._package.meta is None:
            return None
        wanted = _PROPERTIES.get(prefixed(element))
        if wanted is not None:
            return next(("".join(each.itertext()) for each in self._package.meta.iter(o(wanted))), None)
        name = element.get(o("text:name"))
        for each in self._package.meta.iter(o("meta:user-defined")):
            if each.get(o("meta:name")) == name and each.get(o("meta:value-type")) in (None, "string", "float"):
                return "".join(each.itertext())
        return None

    def bookmark(self, name: str) -> str | None:
        """The words of a bookmark or a reference mark; None where there is none of that name."""
        if self._bookmarks is None:
            self._bookmarks = _bookmarks(self._package.content)
        return self._bookmarks.get(name)

    def result(self, formula: str | None) -> Value | None:
        """What a formula or a condition gives; None where that is not known."""
        try:
            return evaluate(_PREFIX.sub("", (formula or "").strip()), self.get)
        except Unknown:
            return None

    def holds(self, condition: str | None) -> bool | None:
        """Whether a condition holds; None where that is not known."""
        found = self.result(condition)
        return None if found is None or isinstance(found, str) else bool(found)

    def fits(self, stored: str, value: Value, element: Element) -> bool:
        """Whether stored words can be a value, in the format of a field: a number, with what its style writes beside it."""
        if isinstance(value, str):
            return same_words(stored, value)
        style = element.get(o("style:data-style-name"))
        kinds = {"i": "roman", "I": "roman", "a": "alphabetic", "A": "alphabetic"}
        kind = kinds.get(element.get(o("style:num-format")) or "")
        return can_be_number(stored, float(value), self._beside(style), [kind] if kind else [])

    def _beside(self, style: str | None) -> str:
        """The words that a format of numbers puts beside them."""
        roots = (self._package.content, self._package.styles)
        held = [each for root in roots for each in root.iter() if style and each.get(o("style:name")) == style]
        return " ".join("".join(each.itertext()) for each in held if prefixed(each).startswith("number:"))


def value_of(element: Element) -> Value | None:
    """The value that an element has beside its words; None where it has none, or a date."""
    kind = element.get(o("office:value-type"))
    said = element.get(o("office:value"))
    try:
        if said is not None and kind != "string":
            return float(said)
    except ValueError:
        return None
    return element.get(o("office:string-value")) if kind in ("string", None) else None


def _bookmarks(root: Element) -> dict[str, str]:
    from lxml import etree

    found: dict[str, str] = {}
    opened: dict[str, list[str]] = {}
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, each in walk:
        name = each.get(o("text:name")) or "" if isinstance(each.tag, str) else ""
        if event == "start" and each.tag in _PASSED:
            walk.skip_subtree()
        elif event == "start" and each.tag in _STARTS:
            opened.setdefault(name, [])
        elif event == "start" and each.tag in _ENDS:
            found.setdefault(name, "".join(opened.pop(name, [])))
        elif event == "start" and each.tag in (o("text:bookmark"), o("text:reference-mark")):
            found.setdefault(name, "")
        said = each.tail if event == "end" else each.text if each.tag not in _PASSED else None
        for pieces in opened.values():
            pieces.append(said or "")
    return found
