"""What an OpenDocument text says of the names that its fields ask for: variables, user fields, bookmarks, properties."""

from __future__ import annotations

from clausediff import regex as re
from clausediff.scan.readers.field_codes import Unknown, Value, can_be_number, evaluate, same_words
from clausediff.scan.readers.odt.package import Element, Package, o, prefixed

__all__ = ["Values", "value_of"]

_PROPERTIES = {
    "text:title": "dc:title", "text:subject": "dc:subject", "text:description": "dc:description", "text:keywords": "meta:keyword",
    "text:initial-creator": "meta:initial-creator", "text:creator": "dc:creator",
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

    def is_set(self, name: str) -> bool:
        """Whether anything in the document gives a value to a variable or a user field of that name."""
        setters = (
            o("text:variable-set"),
            o("text:variable-input"),
            o("text:set"),
            o("text:sequence"),
            o("text:user-field-input"),
        )
        roots = (self._package.content, self._package.styles)
        return name in self._fields or any(
            each.get(o("text:name")) == name for root in roots for each in root.iter(*setters)
        )

    def information(self, element: Element) -> str | None:
        """What the document's information says of the property that a field shows: nothing where it does not have it. None where
        it has it in a format of its own."""
        wanted = _PROPERTIES.get(prefixed(element))
        meta = self._package.meta
        if wanted is not None:
            return ", ".join("".join(each.itertext()) for each in meta.iter(o(wanted))) if meta is not None else ""
        name = element.get(o("text:name"))
        for each in meta.iter(o("meta:user-defined")) if meta is not None else ():
            if each.get(o("meta:name")) == name:
                plain = each.get(o("meta:value-type")) in (None, "string")
                return "".join(each.itertext()) if plain else None
        return ""

    def is_heading(self, stored: str) -> bool:
        """Whether stored words are those of a heading, or a part of them."""
        words = "".join(stored.split())
        return any(
            words in "".join("".join(each.itertext()).split()) for each in self._package.content.iter(o("text:h"))
        )

    @property
    def file_name(self) -> str:
        """The name of the document's file without its ending."""
        return self._package.path.rpartition("/")[2].rpartition(".")[0]

    def bookmark(self, name: str) -> str | None:
        """The words of a bookmark, a reference mark or a number in a sequence; None where there is none of that name."""
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
        elif event == "start" and each.tag == o("text:sequence"):
            found.setdefault(each.get(o("text:ref-name")) or "", "".join(each.itertext()))
        elif event == "start" and each.tag in (o("text:bookmark"), o("text:reference-mark")):
            found.setdefault(name, "")
        said = each.tail if event == "end" else each.text if each.tag not in _PASSED else None
        for pieces in opened.values():
            pieces.append(said or "")
    return found
